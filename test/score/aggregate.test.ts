import { describe, expect, test } from "vitest";
import { Decimal, decimal, exactText, sum } from "../../src/base/decimal.ts";
import type { Aggregation } from "../../src/model/policy.ts";
import { contributions, ruleOf } from "../../src/score/aggregate.ts";
import type { Part } from "../../src/score/rule.ts";

const parts = (values: readonly (number | string)[], weights: readonly number[] = []): Part[] =>
  values.map((value, i) => ({ value: decimal(value), weight: decimal(weights[i] ?? 1) }));
const every: Aggregation[] = [
  "arithmetic",
  "geometric",
  "harmonic",
  "minimum",
  "maximum",
  "median",
  { power: 2 },
  { power: 0.5 },
  { power: -2 },
  { power: 10 },
  { power: -10 },
  { cappedSum: 2 },
  { cappedSum: 100 },
];

describe.each(every.map((rule) => [JSON.stringify(rule), rule] as const))("rule %s", (_, aggregation) => {
  const samples = [
    ["0", "0"],
    ["100", "100"],
    ["0", "100"],
    ["37.5", "62.5", "99"],
    ["1e-20", "100"],
    ["12.3", "12.3", "12.3"],
    ["0.1", "0.2", "0.3", "0.4"],
  ];
  test("stays between 0 and 100, and is 100 when all are", () => {
    const rule = ruleOf(aggregation);
    for (const values of samples) {
      const value = rule.value(parts(values));
      expect(value.gte(0) && value.lte(100), `${values}`).toBe(true);
    }
    expect(exactText(rule.value(parts([100, 100, 100])))).toBe("100");
    expect(exactText(rule.value(parts([0, 0])))).toBe("0");
  });
  test("losses are never negative and add up to 100 less the value", () => {
    const rule = ruleOf(aggregation);
    for (const values of samples) {
      const losses = rule.losses(parts(values, [2, 1, 0.5]));
      expect(losses?.every((loss) => loss.gte("-1e-40"))).toBe(true);
      expect(exactText(sum(losses ?? []))).toBe(exactText(decimal(100).minus(rule.value(parts(values, [2, 1, 0.5])))));
    }
  });
  test("does not fall when one value rises", () => {
    const rule = ruleOf(aggregation);
    for (const values of samples) {
      for (let i = 0; i < values.length; i++) {
        const raised = values.map((value, k) => (k === i ? decimal(value).plus(100).div(2).toFixed() : value));
        expect(rule.value(parts(raised)).gte(rule.value(parts(values)).minus("1e-40")), `${values} at ${i}`).toBe(true);
      }
    }
  });
  test("does not depend on the order of children, nor on the unit of weights (but for a capped sum, whose cap is in that unit)", () => {
    const [values, weights] = [
      [20, 90, 50, 70],
      [1, 3, 2, 2],
    ];
    const rule = ruleOf(aggregation);
    const value = exactText(rule.value(parts(values, weights)));
    expect(exactText(rule.value(parts([...values].reverse(), [...weights].reverse())))).toBe(value);
    if (!(typeof aggregation === "object" && "cappedSum" in aggregation))
      expect(
        exactText(
          rule.value(
            parts(
              values,
              weights.map((weight) => weight * 7),
            ),
          ),
        ),
      ).toBe(value);
  });
});

describe("power means near 0", () => {
  // 100 and 25 with equal weights, from the series of ln cosh: M = 50 · exp(ln cosh(p ln 2) / p), computed here with 400 digits.
  const Many = Decimal.clone({ precision: 1000, defaults: true });
  const reference = (p: string): string => {
    const [e, half] = [new Many(p), new Many(p).times(Many.ln(2))];
    const cosh = half.exp().plus(half.neg().exp()).div(2);
    return new Many(50).times(cosh.ln().div(e).exp()).toDecimalPlaces(30, Many.ROUND_HALF_EVEN).toFixed();
  };
  test.each(["0.5", "0.05", "1e-3", "1e-12", "1e-20", "-1e-20", "1e-29", "1e-31", "-1e-31", "1e-40", "-1e-60", "5e-324"])(
    "p = %s is right to 30 decimals",
    (p) => {
      expect(exactText(ruleOf({ power: Number(p) }).value(parts([100, 25])))).toBe(reference(p));
    },
  );
  test("a zero is a zero, and losses still add up", () => {
    for (const power of [1e-40, -1e-40, 1e-12, -1e-12]) {
      expect(exactText(ruleOf({ power }).value(parts([100, 0])))).toBe("0");
      const rule = ruleOf({ power });
      expect(exactText(sum(rule.losses(parts([64, 25])) ?? []))).toBe(exactText(decimal(100).minus(rule.value(parts([64, 25])))));
    }
  });
});

describe("means are ordered as they must be", () => {
  test("minimum ≤ harmonic ≤ geometric ≤ arithmetic ≤ quadratic ≤ maximum", () => {
    const values = parts([20, 90, 50, 70], [1, 3, 2, 2]);
    const chain = (
      ["minimum", { power: -10 }, "harmonic", "geometric", { power: 0.5 }, "arithmetic", { power: 2 }, { power: 10 }, "maximum"] as const
    ).map((rule) => ruleOf(rule).value(values).toNumber());
    expect([...chain].sort((a, b) => a - b)).toEqual(chain);
  });
  test("equal values are their own mean, to the last digit", () => {
    for (const aggregation of every.filter((rule) => typeof rule === "string" || "power" in rule))
      expect(
        ruleOf(aggregation)
          .value(parts(["33.333333333333333333333333333333333333333333333333", "33.333333333333333333333333333333333333333333333333"]))
          .toFixed(),
      ).toBe("33.333333333333333333333333333333333333333333333333");
  });
  test("a zero makes a geometric, harmonic or negative power mean zero by itself; under other rules it does not", () => {
    expect(every.filter((rule) => ruleOf(rule).zeroed(parts([0, 100])))).toEqual(["geometric", "harmonic", { power: -2 }, { power: -10 }]);
    expect(every.map((rule) => ruleOf(rule).zeroed(parts([1e-9, 100])))).toStrictEqual(every.map(() => false));
  });
  test("contributions are shares of the weighted points, scaled to the value: 1·30 and 3·50 of 40 are 6.66… and 33.33…", () => {
    expect(contributions(parts([30, 50], [1, 3]), decimal(40)).map(exactText)).toEqual([
      "6.666666666666666666666666666667",
      "33.333333333333333333333333333333",
    ]);
    expect(contributions(parts([0, 0]), decimal(0)).map(exactText)).toEqual(["0", "0"]);
  });
  test("a median of nothing is a mistake of ours, and says so", () => {
    expect(() => ruleOf("median").value([])).toThrow("a median needs at least one part with a positive weight");
  });
  test("a capped sum of 0.5 needs half of one child", () => {
    expect(exactText(ruleOf({ cappedSum: 0.5 }).value(parts([25, 0])))).toBe("50");
  });
});
