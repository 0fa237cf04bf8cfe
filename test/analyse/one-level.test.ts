/** One answer, one level other: by hand on every kind of scale, and against scoring the changed answers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, leafAt, leavesOf, nodeOf, planFrom, planOf } from "../../src/analyse/compared-tree.ts";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { reachOf } from "../../src/analyse/one-level.ts";
import { toDouble } from "../../src/base/decimal.ts";
import {
  type Aggregation,
  type Answer,
  compare,
  type Framework,
  fiveStep,
  fullyPartlyNot,
  type Scale,
  type ScoringPolicy,
  yesNo,
} from "../../src/index.ts";
import { leaf, percent, scored, tree } from "../small.ts";

const reach = (framework: Framework, answers: { readonly [id: string]: Answer }, policy?: ScoringPolicy, node = "t"): (number | null)[] => {
  const comparison = compare([scored(framework, answers, policy)]) as Comparison;
  const whole = planOf(comparison, framework);
  const plan = planFrom(whole, nodeOf(whole, node));
  const { value, down, up } = reachOf(
    plan,
    leavesOf(plan).map(({ id }) => leafAt(columnsOf(comparison, id), 0)),
  );
  return [value, down, up].map((each) => (each === null ? null : toDouble(each)));
};
const one = (scale: Scale, answer: Answer) => reach(tree({ a: scale }), { "t.a": answer });

describe("reachOf", () => {
  test("the next level, whatever the points are; none beyond the ends", () => {
    expect(one(fullyPartlyNot, "partly")).toEqual([50, 0, 100]);
    expect(one(fullyPartlyNot, "fully")).toEqual([100, 50, 100]);
    expect(one(fullyPartlyNot, "not-at-all")).toEqual([0, 0, 50]);
    expect(one(fiveStep, "3")).toEqual([75, 50, 100]);
    const uneven: Scale = {
      kind: "levels",
      id: "u",
      levels: [90, 10, 40, 40].map((points, i) => ({ key: `k${i}`, label: `K${i}`, points })),
    };
    expect(one(uneven, "k2")).toEqual([40, 10, 90]);
  });

  test("one mark of a points scale, within it", () => {
    expect(one({ kind: "points", id: "p", maximum: 5 }, 3)).toEqual([60, 40, 80]);
    expect(one({ kind: "points", id: "p", maximum: 5 }, 4.5)).toEqual([90, 70, 100]);
    expect(one({ kind: "points", id: "p", maximum: 0.5 }, 0.25)).toEqual([50, 0, 100]);
  });

  test("the dearest item of a checklist", () => {
    const items = [1, 2, 5].map((points, i) => ({ key: `i${i}`, label: `I${i}`, points }));
    // 2 of 8 are ticked: 25; the dearest is worth 62.5
    expect(one({ kind: "checklist", id: "c", rule: "share", items }, ["i1"])).toEqual([25, 0, 87.5]);
    expect(one({ kind: "checklist", id: "c", rule: "capped-sum", items }, ["i0", "i2"])).toEqual([6, 1, 11]);
  });

  test("nothing on a measured number", () => {
    expect(one({ kind: "number", id: "n", unit: "", worst: 0, best: 10 }, 4)).toEqual([40, 40, 40]);
  });

  test("weighs by what counts in this city: what is open or does not apply leaves more to each answer", () => {
    const framework = tree({ a: leaf({ scale: fullyPartlyNot, weight: 2 }), b: fullyPartlyNot, c: fullyPartlyNot });
    const full = { "t.a": "partly", "t.b": "fully", "t.c": "fully" };
    // 2/4 of the weight × 50
    expect(reach(framework, full)).toEqual([75, 50, 100]);
    expect(reach(framework, { ...full, "t.c": { missing: "not-applicable", reason: "R" } })).toEqual([
      66.66666666666667, 33.333333333333336, 100,
    ]);
    expect(reach(framework, { ...full, "t.c": { missing: "unknown" } })).toEqual([66.66666666666667, 33.333333333333336, 100]);
  });

  test("looks at the node that is asked for, and takes the answer that moves it most", () => {
    const framework = tree({ g: { a: yesNo, b: fullyPartlyNot }, h: percent });
    const answers = { "t.g.a": "yes", "t.g.b": "fully", "t.h": 0 };
    expect(reach(framework, answers, undefined, "t.g")).toEqual([100, 50, 100]);
    expect(reach(framework, answers)).toEqual([50, 25, 50.5]);
    expect(reach(framework, answers, undefined, "t.h")).toEqual([0, 0, 1]);
  });

  test("a penalty's next level counts the other way", () => {
    const framework = tree({ a: percent, p: leaf({ scale: yesNo, penalty: true, weight: 0.2 }) });
    // 60 − 0.2 · 100 = 40; without the penalty 60; one mark of a is 1
    expect(reach(framework, { "t.a": 60, "t.p": "yes" })).toEqual([40, 39, 60]);
  });

  test("indicators that ask the same move together", () => {
    const framework = tree({ a: leaf({ scale: yesNo, sameAs: ["t.b"] }), b: leaf({ scale: yesNo }), c: yesNo, d: yesNo });
    // two of four move at once: from 100 to 50
    expect(reach(framework, { "t.a": "yes", "t.c": "yes", "t.d": "yes" })).toEqual([100, 50, 100]);
  });

  test("no value, no reach", () => {
    expect(reach(tree({ a: yesNo }), {})).toEqual([null, 0, 0]);
  });

  test("is what scoring gives with one answer changed, under every rule", () => {
    const names = ["not-at-all", "partly", "fully"];
    const rule = fc.constantFrom<Aggregation>(
      "arithmetic",
      "arithmetic",
      "geometric",
      "harmonic",
      "minimum",
      "maximum",
      "median",
      { power: 2 },
      { cappedSum: 1.5 },
    );
    const answer = fc.oneof(
      { weight: 5, arbitrary: fc.nat(2) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant("x") },
    );
    const weight = fc.constantFrom(1, 1, 2, 0.5, 3);
    let moved = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(answer, weight), { minLength: 6, maxLength: 6 }),
        fc.tuple(rule, rule),
        fc.boolean(),
        fc.constantFrom<NonNullable<ScoringPolicy["weights"]>>("declared", "equal", "equal-leaves"),
        (leavesGiven, [inner, outer], penalty, weights) => {
          const at = (k: number) => leaf({ scale: fullyPartlyNot, weight: leavesGiven[k]?.[1] ?? 1 });
          const p = leaf({ scale: fullyPartlyNot, weight: 0.3, penalty });
          const framework = tree(
            { g: { a: at(0), b: at(1), p }, h: { c: at(2), d: at(3) }, e: at(4) },
            { aggregate: outer },
            { "t.g": { aggregate: inner } },
          );
          const ids = ["t.g.a", "t.g.b", "t.h.c", "t.h.d", "t.e", "t.g.p"];
          const answers: { [id: string]: Answer } = {};
          for (const [k, id] of ids.entries()) {
            const given = leavesGiven[k]?.[0] ?? null;
            if (typeof given === "number") answers[id] = names[given] as string;
            else if (given === "x") answers[id] = { missing: "outside-competence", reason: "R" };
          }
          const value = (changed: typeof answers) => scored(framework, changed, { weights, coverage: { threshold: 0 } }).total.value;
          const start = value(answers);
          if (start === null) return;
          const reached = ids.flatMap((id, k) => {
            const given = leavesGiven[k]?.[0];
            if (typeof given !== "number") return [];
            const next = [given - 1, given + 1].filter((level) => level in names);
            return next.map((level) => value({ ...answers, [id]: names[level] as string }) as number);
          });
          const [low, high] = [Math.min(start, ...reached), Math.max(start, ...reached)];
          const [own, down, up] = reach(framework, answers, { weights, coverage: { threshold: 0 } });
          expect(own).toBe(start);
          expect(down).toBeCloseTo(low, 10);
          expect(up).toBeCloseTo(high, 10);
          if (low < start || high > start) moved++;
        },
      ),
      { numRuns: 250 },
    );
    expect(moved).toBeGreaterThan(150);
  });
});
