/** One fact in several places: a change of one is carried to those that said the same, and to no others. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryOver, factOf } from "../../src/assess/kin.ts";
import { answerFor } from "../../src/assess/routing.ts";
import { type Answer, type Assessment, fullyPartlyNot, parseFramework, revise, type Scale, tryRevise } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { answersOn } from "../arbitraries.ts";
import { assessed, leaf, tree } from "../small.ts";
import { codes } from "../support/issues.ts";

/** Asked in three places; t.d stands alone. */
const checklist: Scale = { kind: "checklist", id: "c", rule: "share", items: ["x", "y", "z"].map((key) => ({ key, label: key })) };
const three = (scale: Scale) =>
  tree({ a: leaf({ scale }), b: leaf({ scale, sameAs: ["t.a"] }), c: leaf({ scale, sameAs: ["t.a"] }), d: leaf({ scale }) });
const changed = (before: Assessment, change: { readonly [id: string]: Answer | undefined }) =>
  revise(before, (draft) => void Object.assign(draft.answers, change));
const levels = three(fullyPartlyNot);

describe("a change of one place", () => {
  test("is carried to those that said the same, and the patches show it", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": "partly", "t.d": "partly" });
    const { assessment, patches, inverse } = changed(before, { "t.b": "fully" });
    expect(assessment.answers).toEqual({ "t.a": "fully", "t.b": "fully", "t.d": "partly" });
    expect(patches.patches.map(({ path }) => path[1])).toEqual(["t.a", "t.b"]);
    expect(inverse.patches.map(({ value }) => value)).toEqual(["partly", "partly"]);
  });
  test("is carried to where the fact was said, if the place itself was silent", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": { comment: "See A" } });
    expect(changed(before, { "t.c": "fully" }).assessment.answers).toEqual({ "t.a": "fully", "t.b": { comment: "See A" }, "t.c": "fully" });
  });
  test("moves the whole answer where the whole was the same, the fact alone where remarks differ", () => {
    const evidence = [{ title: "Old minutes" }];
    const before = assessed(levels, {
      "t.a": { level: "partly", evidence },
      "t.b": { evidence, level: "partly" },
      "t.c": { level: "partly", comment: "Ask the mayor" },
    });
    const next: Answer = { level: "fully", evidence: [{ title: "New minutes" }] };
    expect(changed(before, { "t.a": next }).assessment.answers).toEqual({
      "t.a": next,
      "t.b": next,
      "t.c": { level: "fully", comment: "Ask the mayor" },
    });
  });
  test("to a missing state and back carries the reason, and takes it away again", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": { level: "partly", confidence: 1 } });
    const away: Answer = { missing: "outside-competence", reason: "The region decides" };
    const without = changed(before, { "t.a": away }).assessment;
    expect(without.answers).toEqual({ "t.a": away, "t.b": { ...away, confidence: 1 } });
    expect(changed(without, { "t.b": "fully" }).assessment.answers).toEqual({ "t.a": "fully", "t.b": "fully" });
    const open = changed(before, { "t.b": { missing: "not-answered" } }).assessment;
    expect(open.answers["t.a"]).toEqual({ missing: "not-answered" });
  });
  test("leaves alone what only gained a comment, and what was taken away in one place: the fact is still said in the other", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": "partly" });
    expect(changed(before, { "t.a": { level: "partly", comment: "x" } }).assessment.answers["t.b"]).toBe("partly");
    expect(changed(before, { "t.a": undefined }).assessment.answers).toEqual({ "t.b": "partly" });
  });
  test("does not override a place that the recipe has changed too: then the two contradict each other", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": "partly", "t.c": "partly" });
    expect(codes(issuesOf(before, { "t.a": "fully", "t.b": "not-at-all" }))).toContain("same-as-conflict");
    expect(changed(before, { "t.a": "fully", "t.b": "fully" }).assessment.answers["t.c"]).toBe("fully");
  });
  test("is not carried while it is wrong", () => {
    const before = assessed(levels, { "t.a": "partly", "t.b": "partly" });
    for (const wrong of ["mostly", null, { level: "fully", extra: 1 }, [], 3]) {
      const issues = issuesOf(before, { "t.a": wrong as Answer });
      expect(issues.every(({ path }) => path[1] === "t.a")).toBe(true);
    }
  });
  test("ticks in any order are the same fact", () => {
    const before = assessed(three(checklist), { "t.a": ["x", "y"], "t.b": ["y", "x"] });
    expect(changed(before, { "t.a": ["y", "x"] }).assessment.answers["t.b"]).toEqual(["y", "x"]);
    expect(changed(before, { "t.a": ["z"] }).assessment.answers["t.b"]).toEqual(["z"]);
  });
  test("long lists that differ only at their end are different facts", () => {
    const items = Array.from({ length: 9 }, (_, i) => ({ key: `a-rather-long-key-${i}`, label: "" }));
    const keys = items.map(({ key }) => key);
    expect(factOf(keys.slice(0, 8))).not.toBe(factOf([...keys.slice(0, 7), keys[8] as string]));
  });
});

function issuesOf(before: Assessment, change: { readonly [id: string]: Answer }) {
  const outcome = tryRevise(before, (draft) => void Object.assign(draft.answers, change));
  return outcome.ok ? [] : outcome.issues;
}

test("whatever the answers were: after one place says something else, no place still says the old, and no other fact has moved", () => {
  const cases = fc.constantFrom<Scale>(fullyPartlyNot, checklist, { kind: "points", id: "p", maximum: 9 }).chain((scale) =>
    fc.record({
      framework: fc.constant(three(scale)),
      fact: answersOn(scale),
      // Which places say it, and which one is changed to what.
      places: fc.subarray(["t.a", "t.b", "t.c"], { minLength: 1 }),
      at: fc.constantFrom("t.a", "t.b", "t.c"),
      next: answersOn(scale),
      alone: answersOn(scale),
    }),
  );
  fc.assert(
    fc.property(cases, ({ framework, fact, places, at, next, alone }) => {
      const before = assessed(parseFramework(framework), { ...Object.fromEntries(places.map((id) => [id, fact])), "t.d": alone });
      const { assessment } = changed(before, { [at]: next });
      const tree = outline(assessment.framework);
      const said = ["t.a", "t.b", "t.c"].map((id) => factOf(assessment.answers[id]));
      const wanted = factOf(assessment.answers[at]) ?? factOf(answerFor(tree, at, assessment.answers));
      expect(said.filter((one) => one !== null && one !== wanted)).toEqual([]);
      // A change that says nothing (a remark alone, or nothing) takes it away in one place only.
      if (factOf(next) === null)
        expect(said.filter((one) => one !== null).length).toBe(factOf(fact) === null ? 0 : places.filter((id) => id !== at).length);
      expect(assessment.answers["t.d"]).toEqual(before.answers["t.d"]);
    }),
    { numRuns: 300 },
  );
});

test("without kin the answers are handed on as they are", () => {
  const framework = tree({ a: fullyPartlyNot });
  expect(carryOver(outline(framework), {}, { "t.a": "fully" })).toEqual({ "t.a": "fully" });
});
