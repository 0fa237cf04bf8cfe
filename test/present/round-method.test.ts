/** Who took part in a round, and how it went. */
import { expect, test } from "vitest";
import { startRound } from "../../src/index.ts";
import { roundMethod, roundProfiles } from "../../src/present/round-method.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { aford, bexhaven } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { closedRound, headings, richReview, richRound, rows, said } from "./report-specimen.ts";

const scope = roundScope(richRound(), {});

test("the reviews, and who visited whom, in the order of the hosts", () => {
  const blocks = roundMethod(scope);
  expect(headings(blocks)).toEqual(["2 How the round was done"]);
  expect(rows(blocks, "The reviews")[1]).toEqual(["Aford", "2026-01-30", "2026-04-01 to 2026-04-05", "3", "3", "4", "2026-06-01"]);
  // Elm is a reviewer of the round, Fenwick is only named by the teams.
  expect(rows(blocks, "Who visited whom")).toEqual([
    ["From", "Aford", "Bexhaven"],
    ["Elm", "1 person", "1 person"],
    ["fenwick", "1 person", "1 person"],
    ["From no city", "1 person", "1 person"],
  ]);
  expect(rows(roundMethod(roundScope(closedRound(), {})), "What happened")).toHaveLength(6);
});

test("who is shown, who is missing, who is left out, and who is said to have agreed", () => {
  expect(said(roundMethod(scope))[0]).toBe(
    "This report is for the cities of the round. It shows cities whose assessments may be seen by them. Cities that send peers: Elm (invented). No review has joined the round yet from: Cray (invented).",
  );
  const agreed = roundMethod(roundScope(closedRound(), { audience: "public", agreed: ["aford", "bexhaven"] }));
  expect(said(agreed)[0]).toBe(
    "This report is for the public. It shows cities whose assessments may be seen by them. Whoever made it states that Aford (invented) and Bexhaven (invented) agreed to it apart from that.",
  );
  const hosts = [aford, bexhaven, { id: "d", name: "D (invented)" }];
  const three = startRound(town, {
    hosts,
    date: "2026-01-01",
    by: "coordinator",
    reviews: hosts.map((city) => richReview("reportIssued", city)),
  });
  expect(said(roundMethod(roundScope(three, { without: ["d"] })))[0]).toContain(
    "Left out on request, with everything in its review: D (invented).",
  );
});

test("cities that state no context", () => {
  expect(said(roundProfiles(scope))).toEqual(["The cities state no context."]);
});
