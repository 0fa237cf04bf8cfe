/** What if: hand-worked cases, and the scores of the changed assessment at every node of generated frameworks. */
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type Answer,
  type Assessment,
  assess,
  defineFramework,
  fullyPartlyNot,
  type NodeChange,
  type NodeScore,
  score,
  tryAssess,
  type WhatIf,
  whatIf,
} from "../../src/index.ts";
import { answersOf, assessed as generated, hostileJson } from "../arbitraries.ts";
import { addTexts, assessed, head, leaf, notApplicable, percent, percents, three, tree, unknown } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const node = (result: WhatIf, id: string): NodeChange => (result.nodes as { [id: string]: NodeChange })[id] as NodeChange;

describe("worked by hand", () => {
  // g = (40 + 80) / 2 = 60; with 60 for 40: (60 + 80) / 2 = 70. Root = (2·g + 1·x) / 3: (120 + 30) / 3 = 50, then (140 + 30) / 3 = 56.666…
  const framework = tree({ g: { a: percent, b: percent }, x: percent }, {}, { "t.g": { weight: 2 } });
  const before = assessed(framework, { "t.g.a": 40, "t.g.b": 80, "t.x": 30 });
  test("one answer, and its way up; the others stay", () => {
    const result = whatIf(before, { "t.g.a": 60 });
    expect(result.changes).toEqual({ "t.g.a": { before: 40, after: 60 } });
    expect(node(result, "t.g.a")).toMatchObject({ before: 40, after: 60, change: 20 });
    expect(node(result, "t.g")).toMatchObject({ before: 60, after: 70, change: 10, status: { before: "scored", after: "scored" } });
    expect(node(result, "t.x")).toMatchObject({ before: 30, after: 30, change: 0, exact: { before: "30", after: "30", change: "0" } });
    expect(result.total).toEqual({
      before: 50,
      after: 170 / 3,
      change: 20 / 3,
      exact: { before: "50", after: "56.666666666666666666666666666667", change: "6.666666666666666666666666666667" },
      status: { before: "scored", after: "scored" },
      range: { before: { low: 50, high: 50 }, after: { low: 170 / 3, high: 170 / 3 } },
    });
    expect(result.total).toEqual(node(result, "t"));
    expect([result.becameScored, result.becameUnscored, result.gates]).toEqual([[], [], []]);
  });
  test("an answer taken away: nothing is scored by it any more, the range opens, coverage falls", () => {
    // x weighs 1 of 3: coverage falls to 2/3, above the 65 % needed. Range: (120 + 0) / 3 to (120 + 100) / 3.
    const result = whatIf(before, { "t.x": { missing: "not-answered" } });
    expect(node(result, "t.x")).toMatchObject({
      before: 30,
      after: null,
      change: null,
      exact: { before: "30", after: null, change: null },
    });
    expect(result.total).toMatchObject({ before: 50, after: 60, range: { after: { low: 40, high: 220 / 3 } } });
    expect(result.becameUnscored).toEqual(["t.x"]);
    expect(result.changes).toEqual({ "t.x": { before: 30, after: { missing: "not-answered" } } });
  });
  test("a group that becomes scored, one that does not apply any more", () => {
    // Of g one half is answered, too little; of the root (2 · 1/2 + 1) / 3 = 2/3, enough.
    const open = assessed(framework, { "t.g.a": 40, "t.x": 30 });
    expect(whatIf(open, { "t.g.b": 80 }).becameScored).toEqual(["t.g", "t.g.b"]);
    const gone = whatIf(before, { "t.g.a": notApplicable, "t.g.b": notApplicable });
    expect(node(gone, "t.g")).toMatchObject({ after: null, status: { before: "scored", after: "not-applicable" }, range: { after: null } });
    expect(gone.becameUnscored).toEqual(["t.g", "t.g.a", "t.g.b"]);
    expect(gone.total.after).toBe(30);
  });
  test("thirds: the published texts before and of the change add up to the text after", () => {
    // 200/3 = 66.6…67 and 100/3 = 33.3…33: their difference is 33.3…34 in the thirtieth place, not 33.3…33.
    const result = whatIf(percents([100, 0, 0]), { "t.v1": 100 });
    expect(result.total.exact).toEqual({
      before: "33.333333333333333333333333333333",
      after: "66.666666666666666666666666666667",
      change: "33.333333333333333333333333333334",
    });
  });
  test("under a minimum only the lowest counts; a policy decides as for score", () => {
    const lowest = whatIf(percents([10, 50]), { "t.v1": 90 }, { policy: { aggregate: "minimum" } });
    expect(lowest.total.change).toBe(0);
    expect(lowest.policy.aggregate).toBe("minimum");
    expect(whatIf(percents([10, 50]), { "t.v1": 90 }).total.change).toBe(20);
  });
});

describe("gates and bands", () => {
  const framework = tree(
    { g: { a: percent, b: percent }, x: percent },
    {
      policy: {
        bands: [
          { name: "early", from: 0 },
          { name: "steady", from: 50 },
        ],
      },
    },
    { "t.g": { mandatory: { atLeast: 50 } } },
  );
  const of = (answers: { readonly [id: string]: Answer }, changes: { readonly [id: string]: Answer }) =>
    whatIf(assessed(framework, answers), changes);
  test("a gate that is met by then lets the band be named", () => {
    const result = of({ "t.g.a": 0, "t.g.b": 60, "t.x": 80 }, { "t.g.a": 40 });
    expect(result.gates).toEqual([{ id: "t.g", required: 50, before: "unmet", after: "met" }]);
    expect(result.band).toEqual({ before: { name: null, reason: "gate-unmet" }, after: { name: "steady", reason: null } });
  });
  test("a gate that opens, one that is not there any more; one that stays is not listed", () => {
    expect(of({ "t.g.a": 60, "t.g.b": 60, "t.x": 80 }, { "t.g.a": unknown }).gates).toMatchObject([{ before: "met", after: "open" }]);
    expect(of({ "t.g.a": 60, "t.g.b": 60, "t.x": 80 }, { "t.g.a": notApplicable, "t.g.b": notApplicable }).gates).toMatchObject([
      { before: "met", after: null },
    ]);
    expect(of({ "t.g.a": 60, "t.g.b": 60, "t.x": 80 }, { "t.x": 0 }).gates).toEqual([]);
  });
});

describe("what is asked twice, and what depends on an answer", () => {
  test("the same fact elsewhere moves along, and is listed", () => {
    const suite = tree({ a: leaf(), b: leaf({ sameAs: ["t.a"] }), c: leaf() });
    const result = whatIf(assessed(suite, { "t.a": 0, "t.b": 0, "t.c": 60 }), { "t.b": 90 });
    expect(result.changes).toEqual({ "t.a": { before: 0, after: 90 }, "t.b": { before: 0, after: 90 } });
    expect(result.total).toMatchObject({ before: 20, after: 80 });
    expect(whatIf(assessed(suite, { "t.a": 0, "t.c": 60 }), { "t.b": 90 }).changes).toEqual({
      "t.a": { before: 0, after: 90 },
      "t.b": { before: null, after: 90 },
    });
  });
  test("an answer that would not be asked any more is named, and can be taken away in the same change", () => {
    const framework = tree({ a: leaf({ scale: fullyPartlyNot }), b: leaf({ onlyIf: { indicator: "t.a", is: ["fully"] } }), c: percent });
    const before = assessed(framework, { "t.a": "fully", "t.b": 0, "t.c": 50 });
    expect(places(thrownBy(() => whatIf(before, { "t.a": "partly" })))).toEqual(["not-asked at answers.t.b"]);
    expect(whatIf(before, { "t.a": "partly", "t.b": { missing: "not-answered" } }).total).toMatchObject({
      before: 50,
      after: 50,
      change: 0,
    });
  });
  test("a forbidden total stays without a number; its parts have theirs", () => {
    const suite = tree({ a: percent, b: percent }, { total: "forbidden" });
    const result = whatIf(assessed(suite, { "t.a": 10, "t.b": 20 }), { "t.a": 30 });
    expect(result.total).toMatchObject({ before: null, after: null, change: null });
    expect(node(result, "t.a").change).toBe(20);
    expect([result.becameScored, result.becameUnscored]).toEqual([[], []]);
  });
});

describe("what cannot be", () => {
  const before = assessed(three(), { "t.a": "fully", "t.b": { level: "partly", evidence: [{ title: "M" }] } });
  const refused = (changes: unknown, options?: unknown): string[] =>
    places(thrownBy(() => whatIf(before, changes as never, options as never)));
  test("unknown ids, groups, values off the scale, null: all of them, at their place", () => {
    const changes = { "t.x": "fully", t: "fully", "t.a": "mostly", "t.b": null, "t.c": { missing: "not-applicable" } };
    expect(refused(changes)).toEqual([
      "unknown-indicator at changes.t.x",
      "group-answered at changes.t",
      "value-off-scale at changes.t.a",
      "answer-null at changes.t.b",
      "reason-missing at changes.t.c.reason",
    ]);
  });
  test("changes that would change nothing: none at all, the present answers, other words for them, a remark", () => {
    const idle = [
      {},
      { "t.a": "fully" },
      { "t.a": { level: "fully", comment: "as before" } },
      { "t.c": { missing: "not-answered" } },
      { "t.b": { level: "partly", evidence: [{ title: "Another" }] } },
      { "t.a": undefined },
    ];
    for (const changes of idle) expect(refused(changes), JSON.stringify(changes)).toEqual(["what-if-idle at changes"]);
    // A number beyond its best earns no more.
    const framework = tree({ n: { kind: "number", id: "n", unit: "", worst: 0, best: 10 } });
    expect(places(thrownBy(() => whatIf(assessed(framework, { "t.n": 10 }), { "t.n": 12 })))).toEqual(["what-if-idle at changes"]);
  });
  test("one change among others that change nothing is enough; so is evidence, or another word for missing", () => {
    expect(Object.keys(whatIf(before, { "t.a": "fully", "t.c": "partly" }).changes)).toEqual(["t.c"]);
    expect(whatIf(before, { "t.a": { level: "fully", evidence: [{ title: "M" }] } }).total.change).toBe(0);
    expect(whatIf(before, { "t.c": unknown }).changes).toEqual({ "t.c": { before: null, after: unknown } });
  });
  test("no table, no options, options that do nothing, a policy that score refuses", () => {
    for (const wrong of [null, "t.a", 3, [], undefined]) expect(refused(wrong)[0]).toMatch(/at changes$/);
    for (const wrong of [null, 3, []]) expect(refused({ "t.c": "fully" }, wrong)).toEqual(["wrong-type at options"]);
    expect(refused({ "t.c": "fully" }, { polcy: {} })).toEqual(["unknown-key at options.polcy"]);
    expect(refused({ "t.c": "fully" }, { policy: { weights: { "t.x": 2 } } })).toEqual(["policy-unknown-id at policy.weights.t.x"]);
    expect(places(thrownBy(() => whatIf({} as never, { "t.c": "fully" } as never)))).toEqual(["not-an-assessment at "]);
  });
  test("hostile changes, options and assessments give a result or a BenchmarkError", () => {
    const changes = { "t.c": { level: "fully", evidence: [{ title: "M" }] } };
    const calls: readonly (readonly [around: unknown, call: (value: never) => unknown])[] = [
      [changes, (value) => whatIf(before, value)],
      [{ policy: { weights: { "t.a": 2 } } }, (value) => whatIf(before, changes, value)],
      [before, (value) => whatIf(value, changes as never)],
    ];
    for (const [around, call] of calls) {
      fc.assert(
        fc.property(hostileJson([around]), (make) => {
          meets(() => call(make() as never));
        }),
        { numRuns: 500 },
      );
    }
  });
});

test("ids are typed", () => {
  const small = defineFramework({
    ...{ id: "s", title: "S", version: "1.0.0", status: "untested" },
    children: [{ id: "s.a", title: "A", question: "A?", scale: fullyPartlyNot }],
  });
  const start = assess(small, { ...head, answers: {} });
  expectTypeOf(whatIf(start, { "s.a": "fully" })).toEqualTypeOf<WhatIf<"s.a", "s">>();
  // @ts-expect-error: no such indicator
  expect(() => whatIf(start, { "s.b": "fully" })).toThrow("s.b");
});

test("at every node of any framework it says what score says of the changed assessment, and the three texts add up", () => {
  const cases = generated().chain(({ framework, assessment, policy }) =>
    fc.record({
      framework: fc.constant(framework),
      assessment: fc.constant(assessment),
      policy: fc.constant(policy),
      changes: answersOf(framework),
      pick: fc.nat(2),
    }),
  );
  let compared = 0;
  fc.assert(
    fc.property(cases, ({ framework, assessment, policy, changes, pick }) => {
      const some = Object.fromEntries(Object.entries(changes).filter((_, i) => (i + pick) % 2 === 0));
      const changed = tryAssess(framework, { ...assessment, answers: { ...assessment.answers, ...some } });
      let result: WhatIf;
      try {
        result = whatIf(assessment, some, policy === undefined ? {} : { policy });
      } catch (error) {
        // Refused if the changed answers are, or if they change nothing that counts.
        const codes = (error as { issues: { code: string }[] }).issues.map(({ code }) => code);
        if (changed.ok) expect(codes).toEqual(["what-if-idle"]);
        if (changed.ok) expect(score(changed.value, policy).nodes).toEqual(score(assessment, policy).nodes);
        return;
      }
      const after = score((changed as { readonly value: Assessment }).value, policy);
      const before = score(assessment, policy);
      expect(deeplyFrozen(result) && survivesJson(result)).toBe(true);
      expect(Object.keys(result.nodes)).toEqual(Object.keys(before.nodes));
      for (const [id, found] of Object.entries(result.nodes)) {
        const [old, next] = [before, after].map((card) => (card.nodes as { [id: string]: NodeScore })[id] as NodeScore) as [
          NodeScore,
          NodeScore,
        ];
        expect([found.before, found.after, found.status, found.range]).toEqual([
          old.value,
          next.value,
          { before: old.status, after: next.status },
          { before: old.range, after: next.range },
        ]);
        expect([found.exact.before, found.exact.after]).toEqual([old.exact, next.exact]);
        if (old.exact !== null && next.exact !== null) expect(addTexts([found.exact.before, found.exact.change])).toBe(found.exact.after);
        else expect([found.change, found.exact.change]).toEqual([null, null]);
        if (found.exact.change !== null) expect(found.change).toBe(Number(found.exact.change));
        compared++;
      }
      expect(result.band).toEqual({ before: before.band, after: after.band });
      const states = (gates: typeof before.gates) => new Map(gates.map(({ id, state }) => [id, state]));
      const [old, next] = [states(before.gates), states(after.gates)];
      const differing = Object.keys(before.nodes).filter((id) => old.get(id) !== next.get(id));
      expect(result.gates.map(({ id }) => id)).toEqual(differing);
      for (const gate of result.gates) expect([gate.before, gate.after]).toEqual([old.get(gate.id) ?? null, next.get(gate.id) ?? null]);
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(500);
});
