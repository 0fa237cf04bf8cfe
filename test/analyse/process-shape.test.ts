/** What reviews, rounds and schemes share: nodes, days, stays, lists and assessments that are named wrongly. */
import { expect, test } from "vitest";
import { dayIssues, listed, nodeIssues, readAssessment, stayIssues, twice, unknownEntries } from "../../src/analyse/process-shape.ts";
import { outline } from "../../src/model/outline.ts";
import { places } from "../support/issues.ts";
import { aford, rated } from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

test("a node that is not there is an issue with the nearest; what is no text is left to the shape", () => {
  const found = nodeIssues(outline(town), ["t.lead", "t.led", 5, ""], ["nodes"]);
  expect(places(found)).toEqual(["unknown-node at nodes.1"]);
  expect(found[0]?.params.nearest).toBe("t.lead");
  expect(nodeIssues(outline(town), undefined, [])).toEqual([]);
});

test("of a list, what is said twice is named with both places", () => {
  const found = twice(["a", "b", "a", undefined, undefined], (i) => ["x", i]);
  expect(places(found)).toEqual(["listed-twice at x.2"]);
  expect(found[0]?.params).toEqual({ id: "a", first: 1, second: 3 });
});

test("an entry of another list must be there", () => {
  expect(places(unknownEntries(["i1", "i2"], [{ id: "i1" }], "interviews", ["x"]))).toEqual(["unknown-entry at x.1"]);
  expect(listed("no list")).toEqual([]);
});

test("nothing is dated after the last step; on its day it may be", () => {
  const content = { history: [{ date: "2026-01-01" }, { date: "2026-02-01" }] };
  const days = (["2026-02-01", "2026-02-02", "no date", undefined] as const).map((day, i) => [day, ["x", i]] as const);
  expect(places(dayIssues(content, days))).toEqual(["after-as-of at x.1"]);
});

test("a stay ends no sooner than it begins, and its agenda lies within", () => {
  expect(places(stayIssues({ from: "2026-02-02", to: "2026-02-01" }, ["v"]))).toEqual(["out-of-range at v.to"]);
  const agenda = ["2026-02-01", "2026-02-02", "2026-02-04", "2026-02-05"].map((date) => ({ date }));
  expect(places(stayIssues({ from: "2026-02-02", to: "2026-02-04", agenda }, ["v"]))).toEqual([
    "out-of-range at v.agenda.0.date",
    "out-of-range at v.agenda.3.date",
  ]);
});

test("an assessment is kept without its framework: dated, of the city, in the role", () => {
  const read = (more: object) =>
    readAssessment(town, { ...rated(aford, "2026-01-01", { role: "self" }), ...more } as never, { city: ["aford"], roles: ["self"] }, [
      "a",
    ]);
  const outcome = read({});
  expect(outcome.ok && Object.keys(outcome.value as object)).toEqual(["city", "date", "rater", "answers"]);
  const found = (more: object) => {
    const refused = read(more);
    return refused.ok ? [] : places(refused.issues);
  };
  expect(found({ date: "undated" })).toEqual(["assessment-undated at a.date"]);
  expect(found({ city: { id: "elm", name: "Elm (invented)" } })).toEqual(["city-elsewhere at a.city.id"]);
  expect(found({ rater: { role: "peer" } })).toEqual(["not-allowed at a.rater.role"]);
  expect(found({ answers: { "t.lead.c": "fully" } })).toEqual(["unknown-indicator at a.answers.t.lead.c"]);
});
