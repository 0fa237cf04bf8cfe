/** A round: hosts once each, reviews of its hosts under its benchmark and with their reports, what is common, and a revision that is one. */
import { describe, expect, test } from "vitest";
import { addToRound, type Outcome, parseFramework, tryAddToRound, tryAdvanceRound, tryStartRound } from "../../src/index.ts";
import { places } from "../support/issues.ts";
import { aford, bexhaven, cray, reviewAt, roundAt, roundHead, roundSteps } from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

const found = (outcome: Outcome<unknown>) => (outcome.ok ? [] : places(outcome.issues));
const begun = (more: object) => found(tryStartRound(town, { ...roundHead, ...more }));
const closed = (reviews: readonly unknown[]) =>
  found(tryAdvanceRound(roundAt("prepared"), "closeReviews", { ...roundSteps().closeReviews, reviews }));

test("hosts are named once each, two at least; hosts may send peers too", () => {
  expect(begun({ hosts: [aford, bexhaven, aford] })).toEqual(["listed-twice at hosts.2.id"]);
  expect(begun({ reviewers: [cray, cray] })).toEqual(["listed-twice at reviewers.1.id"]);
  expect(begun({ hosts: [aford] })).toEqual(["out-of-range at hosts"]);
  expect(begun({ reviewers: [aford, bexhaven] })).toEqual([]);
});

describe("reviews", () => {
  test("are one of each host", () => {
    expect(closed([reviewAt("reportIssued", aford)])).toEqual(["need-missing at reviews"]);
    expect(closed([reviewAt("reportIssued", aford), reviewAt("reportIssued", aford)])).toEqual([
      ...["listed-twice at reviews.1.host.id", "need-missing at reviews"],
    ]);
    expect(closed([aford, bexhaven, cray].map((city) => reviewAt("reportIssued", city)))).toEqual(["city-elsewhere at reviews.2.host.id"]);
  });

  test("have their report", () => {
    expect(closed([reviewAt("reportIssued", aford), reviewAt("visited", bexhaven)])).toEqual(["review-open at reviews.1.state"]);
  });

  test("were made under the benchmark of the round", () => {
    const review = reviewAt("reportIssued", bexhaven);
    const other = parseFramework({ ...town, version: "2.0.0" });
    expect(closed([reviewAt("reportIssued", aford), { ...review, framework: other }])).toEqual(["wrong-framework at reviews.1.framework"]);
    expect(closed([reviewAt("reportIssued", aford), { ...review, framework: 5 }])[0]).toContain("reviews.1.framework");
  });

  test("are checked, with places in the list", () => {
    const review = reviewAt("reportIssued", bexhaven);
    expect(closed([reviewAt("reportIssued", aford), { ...review, findings: [] }])).toEqual([
      ...["unknown-entry at reviews.1.recommendations.0.findings.0", "need-missing at reviews.1.findings"],
    ]);
  });

  test("stay whole: a round holds the very reviews", () => {
    expect(roundAt().reviews).toEqual([reviewAt("reportIssued", aford), reviewAt("reportIssued", bexhaven)]);
    expect(JSON.parse(JSON.stringify(roundAt()))).toEqual(roundAt());
  });
});

test("what is common names nodes and hosts", () => {
  const { comparison, ...rest } = roundSteps().compareReviews;
  const common = [{ ...comparison.common[0], nodes: ["t.mony"], cities: ["aford", "cray"] }, comparison.common[0]];
  const outcome = tryAdvanceRound(roundAt("reviewed"), "compareReviews", { ...rest, comparison: { ...comparison, common } });
  expect(found(outcome)).toEqual([
    ...[
      "listed-twice at comparison.common.1.id",
      "unknown-node at comparison.common.0.nodes.0",
      "city-elsewhere at comparison.common.0.cities.1",
    ],
  ]);
});

test("a revision has another version, and changes of nodes that are there, each with a reason", () => {
  const refused = (revision: object) =>
    found(tryAdvanceRound(roundAt("compared"), "reviseBenchmark", { ...roundSteps().reviseBenchmark, revision }));
  const change = { node: "t.lead", change: "reword", text: "x", reason: "y" };
  expect(refused({ version: "1.0.0", changes: [change] })).toEqual(["version-same at revision.version"]);
  expect(refused({ version: "2", changes: [] })).toEqual(["out-of-range at revision.changes"]);
  expect(refused({ version: "2", changes: [change, { ...change, node: "t.x", reason: undefined }] })).toEqual([
    ...["missing-key at revision.changes.1.reason", "unknown-node at revision.changes.1.node"],
  ]);
});

test("ids and names that are no texts are issues at their places, whatever they are", () => {
  const odd = { toString: 1, valueOf: null };
  expect(begun({ hosts: [aford, { id: odd, name: odd }] })).toEqual(
    expect.arrayContaining(["wrong-type at hosts.1.id", "wrong-type at hosts.1.name"]),
  );
  expect(closed([{ ...reviewAt("reportIssued", aford), host: { id: odd, name: odd }, state: "visited" }])).toContain(
    "wrong-type at reviews.0.host.id",
  );
});

test("adding in two forms: with the round or with every issue, never thrown", () => {
  const round = roundAt("prepared");
  const content = { date: "2026-02-01", by: "coordinator", reviewers: [{ id: "elm", name: "Elm (invented)" }] };
  expect(tryAddToRound(round, content)).toEqual({ ok: true, value: addToRound(round, content) });
  expect(found(tryAddToRound(round, { ...content, reviewers: [cray] }))).toEqual(["listed-twice at reviewers.0.id"]);
  expect(found(tryAddToRound(round, null))).toEqual(["wrong-type at "]);
});
