/** Strengths by hand; what holds in any tree stands beside the properties of gaps. */
import { describe, expect, test } from "vitest";
import { type Assessment, findStrengths, type Strength, score } from "../../src/index.ts";
import { rowsToCsv } from "../../src/io/index.ts";
import { junk } from "../arbitraries.ts";
import { assessed, leaf, percent, percents, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

type Options = Parameters<typeof findStrengths>[1];
const framework = tree({ a: leaf({ weight: 2 }), g: { x: percent, y: percent } });
const city = assessed(framework, { "t.a": 40, "t.g.x": 50, "t.g.y": 100 });
const near = (value: number): number => Number(value.toFixed(9));
const one = (assessment: Assessment, id: string, options: Options): Strength =>
  findStrengths(assessment, options).find((strength) => strength.id === id) as Strength;

describe("by hand", () => {
  test("margin, contribution and stake of every node that reaches the target", () => {
    // t = (2 × 40 + 75) / 3. y brings 1/3 × 1/2 × 100 = 16.67; at 60 it would bring 10. g brings 25; at 60 it would bring 20.
    expect(
      findStrengths(city, { target: 60 }).map(({ margin, contribution, stake, ...rest }) => ({
        ...rest,
        numbers: [margin, contribution, stake].map(near),
      })),
    ).toEqual(
      (
        [
          ["t.g.y", "y", "indicator", 100, [40, 16.666666667, 6.666666667]],
          ["t.g", "g", "group", 75, [15, 25, 5]],
        ] as const
      ).map(([id, title, kind, current, numbers]) => ({
        ...{ id, title, kind, current, target: 60, at: "t", gates: null, state: "strength", evidenceMissing: true, numbers },
      })),
    );
  });
  test("under a minimum, only what is lowest after falling back costs", () => {
    // min(70, 80, 90) = 70: each at 50 costs 20.
    expect(
      findStrengths(percents([70, 80, 90], [], "minimum"), { target: 50, kind: "indicator" }).map(({ id, stake }) => [id, stake]),
    ).toEqual([
      ["t.v2", 20],
      ["t.v1", 20],
      ["t.v0", 20],
    ]);
    expect(one(percents([30, 80, 90], [], "minimum"), "t.v2", { target: 50 }).stake).toBe(0);
  });
  test("a penalty is a strength while it is low; its contribution is 0 or less", () => {
    const penal = assessed(tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) }), { "t.a": 90, "t.p": 10 });
    expect(one(penal, "t.p", { target: 80 })).toMatchObject({
      current: 10,
      target: 20,
      margin: 10,
      contribution: -5,
      stake: 5,
      state: "strength",
    });
  });
  test("a value that open answers may take below the target is to be answered first", () => {
    // g lies between 35 and 85.
    const assessment = assessed(framework, { "t.a": 40, "t.g.x": 70 });
    expect(one(assessment, "t.g", { target: 60 })).toMatchObject({ current: null, margin: 10, state: "answer-first" });
    expect(one(assessment, "t.g", { target: 35 }).state).toBe("strength");
  });
  test("gates that would be lost", () => {
    const gated = tree({ a: leaf({ mandatory: { atLeast: 60 } }), b: percent }, {}, { t: { mandatory: { atLeast: 70 } } });
    expect(one(assessed(gated, { "t.a": 90, "t.b": 60 }), "t.a", { target: 50 }).gates).toBe("t; t.a");
  });
  test("without an overall number, at the member's own root", () => {
    const flat = tree({ a: percent, g: { x: percent, y: percent } }, { total: "forbidden" });
    expect(findStrengths(assessed(flat, { "t.a": 10, "t.g.x": 90, "t.g.y": 50 }), { target: 70 })).toMatchObject([
      { id: "t.g.x", at: "t.g", margin: 20, stake: 10, contribution: 45 },
      { id: "t.g", at: "t.g", margin: 0, stake: 0, contribution: 70 },
    ]);
  });
});

test("order: by stake, ties by margin; by margin, ties by stake; then in tree order", () => {
  const even = tree({ a: leaf({ weight: 2 }), b: percent, c: percent, d: percent });
  const assessment = assessed(even, { "t.a": 70, "t.b": 80, "t.c": 80, "t.d": 60 });
  const order = (options: Omit<Options, "target"> = {}) =>
    findStrengths(assessment, { target: 50, kind: "indicator", ...options }).map(({ id }) => id);
  // Stakes: a 40/5, b and c 30/5, d 10/5; margins 20, 30, 30, 10.
  expect(order()).toEqual(["t.a", "t.b", "t.c", "t.d"]);
  expect(order({ order: "stake" })).toEqual(order());
  expect(order({ order: "margin" })).toEqual(["t.b", "t.c", "t.a", "t.d"]);
});

test("what comes out is frozen, JSON, and rows as it stands", () => {
  const strengths = findStrengths(city, { target: score(city) });
  expect(strengths).toHaveLength(5);
  expect(deeplyFrozen(strengths) && survivesJson(strengths)).toBe(true);
  expect(rowsToCsv(strengths).split("\n")[0]).toBe("id,title,kind,current,target,margin,at,contribution,stake,gates,state,evidenceMissing");
});

describe("bad input", () => {
  test("is said at once", () => {
    const wrong = (options: unknown) => places(thrownBy(() => findStrengths(city, options as Options)));
    expect(wrong({ target: { "t.q": 101 }, order: "gain", effort: {} })).toEqual([
      "not-allowed at order",
      "unknown-key at effort",
      "unknown-node at target.t.q",
      "out-of-range at target.t.q",
    ]);
    expect(wrong({})).toEqual(["missing-key at target"]);
  });
  test("hostile values, at every door", () => {
    for (const [, make] of junk)
      for (const enter of [
        (value: never) => findStrengths(value, { target: 80 }),
        (value: never) => findStrengths(city, value),
        (target: never) => findStrengths(city, { target }),
        (policy: never) => findStrengths(city, { target: 80, policy }),
      ])
        meets(() => enter(make() as never));
  });
});
