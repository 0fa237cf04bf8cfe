/** Findings and recommendations of a round. */
import { describe, expect, test } from "vitest";
import { roundFindings, roundRecommendations } from "../../src/present/round-findings.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { closedRound, headings, richRound, rows, said } from "./report-specimen.ts";

const scope = roundScope(closedRound(), {});

describe("findings", () => {
  const blocks = roundFindings(scope);
  test("in common, counted and listed", () => {
    expect(headings(blocks)).toEqual([
      "2 Findings",
      "3 What several cities have in common",
      "3 All findings, by part",
      "4 The benchmark as a whole",
      "4 lead",
    ]);
    expect(said(blocks).slice(0, 3)).toEqual([
      "Challenge: Money is short.",
      "About: money. Found in: Aford and Bexhaven.",
      "2 strengths, 2 gaps and 2 challenges, each counted once, under the first part that it names. Who said so and on what ground stands in the individual reports.",
    ]);
    expect(rows(blocks, "In which cities")).toEqual([
      ["Part", "Strengths", "Gaps", "Challenges"],
      ["The benchmark as a whole", "", "", "Aford, Bexhaven"],
      ["lead", "Aford, Bexhaven", "Aford, Bexhaven", ""],
    ]);
    expect(said(blocks).slice(3)).toEqual([
      "Aford, challenge: The law is slow.",
      "Bexhaven, challenge: The law is slow.",
      "Aford, strength: She leads *well*.",
      "Bexhaven, strength: She leads *well*.",
      "Aford, gap: Posts are few.",
      "Bexhaven, gap: Posts are few.",
    ]);
  });

  test("of a city that is not shown nothing is told, not even its name", () => {
    const bare = { ...scope, reviews: scope.reviews.slice(1) };
    expect(said(roundFindings(bare))[1]).toBe("About: money. Found in: Bexhaven and 1 that is not shown here.");
    expect(said(roundFindings(bare)).join()).not.toContain("Aford");
  });

  test("several of one kind in one city are counted", () => {
    const [first] = scope.reviews;
    const twice = {
      ...scope,
      reviews: [
        { ...first, review: { ...first?.review, findings: [...(first?.review.findings ?? []), ...(first?.review.findings ?? [])] } },
      ],
    };
    expect(rows(roundFindings(twice as never), "In which cities")[1]).toEqual(["The benchmark as a whole", "", "", "Aford (2)"]);
  });

  test("before the analysis, and without anything in it, that is said", () => {
    expect(said(roundFindings(roundScope(richRound(), {})))[0]).toBe("The comparative analysis is not written yet.");
    const none = { ...scope, round: { ...scope.round, comparison: { title: "x", date: "2026-01-01" } }, reviews: [] };
    expect(said(roundFindings(none))).toEqual(["The comparative analysis names nothing in common.", "The reviews hold no findings."]);
  });
});

describe("recommendations", () => {
  test("by part, with those that several cities got, and practices once", () => {
    const blocks = roundRecommendations(scope);
    expect(headings(blocks)).toEqual(["2 Recommendations", "3 money", "3 ways", "3 Practices to learn from"]);
    expect(said(blocks)).toEqual([
      "4 recommendations, 2 of high priority. To more than one city: money and ways.",
      "Aford (high priority): Fund posts.",
      "Bexhaven (high priority): Fund posts.",
      "Aford (low priority): Write more.",
      "Bexhaven (low priority): Write more.",
    ]);
    expect(rows(blocks, "Practices")[1]).toEqual(["“Fund” (elm, https://elm.example)", "Aford and Bexhaven"]);
  });

  test("without any", () => {
    expect(said(roundRecommendations({ ...scope, reviews: [] }))).toEqual([
      "0 recommendations, 0 of high priority. No part has recommendations to more than one city.",
      "No recommendation names a practice.",
    ]);
  });
});
