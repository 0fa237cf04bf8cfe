import { describe, expect, test } from "vitest";
import { decimal } from "../../src/base/decimal.ts";
import { ruleOf } from "../../src/score/aggregate.ts";
import { highestOver, lowestOver } from "../../src/score/uncertain-weights.ts";
import { percent, scored, tree } from "../small.ts";

const ends = (rows: readonly (readonly [number, number, number, number])[]) =>
  rows.map(([low, high, least, most]) => ({ low: decimal(low), high: decimal(high), least: decimal(least), most: decimal(most) }));

describe("ends where weights can move", () => {
  test("worked by hand: 0 to 60 with weight 1 to 3 beside 100 with weight 1", () => {
    const rows = ends([
      [0, 60, 1, 3],
      [100, 100, 1, 1],
    ]);
    expect(lowestOver("arithmetic", ruleOf("arithmetic"), rows).toNumber()).toBe(25); // (3·0 + 100) / 4
    expect(highestOver("arithmetic", ruleOf("arithmetic"), rows).toNumber()).toBe(80); // (60 + 100) / 2
  });
  test("hold against every choice on a grid of weights and values, for every kind of mean", () => {
    for (const aggregation of ["arithmetic", "geometric", "harmonic", "median", { power: 2 }, { cappedSum: 2 }] as const) {
      const rule = ruleOf(aggregation);
      const rows = [
        [10, 40, 0, 2],
        [30, 80, 1, 3],
        [60, 60, 1, 1],
      ] as const;
      const [low, high] = [lowestOver(aggregation, rule, ends(rows)), highestOver(aggregation, rule, ends(rows))];
      for (const w0 of [0, 1, 2])
        for (const w1 of [1, 2, 3])
          for (const v0 of [10, 25, 40])
            for (const v1 of [30, 55, 80]) {
              const parts = [
                [v0, w0],
                [v1, w1],
                [60, 1],
              ]
                .filter(([, w]) => (w as number) > 0)
                .map(([value, weight]) => ({ value: decimal(value as number), weight: decimal(weight as number) }));
              const value = rule.value(parts);
              expect(value.gte(low.minus("1e-40")) && value.lte(high.plus("1e-40")), JSON.stringify([aggregation, w0, w1, v0, v1])).toBe(
                true,
              );
            }
    }
  });
  test("do not depend on the order of the parts", () => {
    const rows = ends([
      [0, 60, 1, 3],
      [100, 100, 1, 1],
      [40, 50, 0, 2],
    ]);
    // Lowest: the 40 stays out, (3·0 + 100) / 4; with it, (3·0 + 2·40 + 100) / 6 is 30. Highest: (60 + 100) / 2.
    for (const order of [rows, [...rows].reverse(), [rows[1], rows[0], rows[2]] as typeof rows]) {
      expect(lowestOver("arithmetic", ruleOf("arithmetic"), order).toNumber()).toBe(25);
      expect(highestOver("arithmetic", ruleOf("arithmetic"), order).toNumber()).toBe(80);
    }
  });
  test("a capped sum can be lowest between the cuts: 10 with weight 1 of 0 to 10 beside 100 is (10 + 100) / 2 = 55", () => {
    const capped = { cappedSum: 2 };
    const rows = ends([
      [10, 10, 0, 10],
      [100, 100, 1, 1],
    ]);
    const between = ruleOf(capped).value([10, 100].map((value) => ({ value: decimal(value), weight: decimal(1) })));
    expect(between.toNumber()).toBe(55);
    // At the cuts it is 100, and 200 / 2 = 100; the mean of the same parts, (10·10 + 100) / 11, bounds both.
    expect(lowestOver(capped, ruleOf(capped), rows).toNumber()).toBeCloseTo(200 / 11, 12);
    expect(lowestOver(capped, ruleOf(capped), rows).lte(between)).toBe(true);
  });
  test("the case that fixed weights get wrong: a minimum with a zero beside 100, over equal leaves", () => {
    const framework = tree(
      { a: { x: percent }, b: { w: percent, x: percent, y: percent, z: percent } },
      {},
      { "t.b": { aggregate: "minimum" } },
    );
    const policy = { weights: "equal-leaves" } as const;
    const before = scored(framework, { "t.a.x": 100, "t.b.w": 0 }, policy).total;
    const excluded = Object.fromEntries(
      ["x", "y", "z"].map((name) => [`t.b.${name}`, { missing: "not-applicable", reason: "none" } as const]),
    );
    const after = scored(framework, { "t.a.x": 100, "t.b.w": 0, ...excluded }, policy).total;
    expect(before).toMatchObject({ provisional: 20, range: { low: 20, high: 50 } });
    expect(after.exact).toBe("50");
  });
});
