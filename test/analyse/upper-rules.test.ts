/** Bounds in doubles against the exact rules: never below, hardly above, also where numbers are extreme. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { upperLeaf, upperRule } from "../../src/analyse/upper-rules.ts";
import { decimal, rounded } from "../../src/base/decimal.ts";
import type { Aggregation } from "../../src/index.ts";
import { ruleOf } from "../../src/score/aggregate.ts";

const rules: fc.Arbitrary<Aggregation> = fc.oneof(
  fc.constantFrom<Aggregation[]>("arithmetic", "geometric", "harmonic", "minimum", "maximum", "median"),
  fc
    .oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(1e-9, -1e-9, 1e-3, -1e-3, 1e-200, 10, -10, 0.02))
    .filter((power) => Math.abs(power) > 1e-300)
    .map((power) => ({ power })),
  fc.constantFrom(0.1, 1, 2.5, 100).map((cappedSum) => ({ cappedSum })),
);
const points = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1e-40, 1e-9, 99.999999999) },
);
const tame = points.filter((value) => value === 0 || value >= 1e-9);
const plain = fc.constantFrom(1, 1, 2, 3, 0.5, 0.1, 0.3);
const extreme = fc.oneof(plain, fc.constantFrom(1e-30, 1e30, 1e300, 1e-300, 1e308));

const both = (aggregation: Aggregation, values: readonly number[], weights: readonly number[]) => ({
  upper: upperRule(
    aggregation,
    weights,
    [],
  )(
    values.map((value) => upperLeaf(decimal(value), false)),
    [],
  ),
  exact: ruleOf(aggregation).value(values.map((value, i) => ({ value: decimal(value), weight: decimal(weights[i] as number) }))),
});

describe("a bound", () => {
  test.each([
    ["arithmetic", 40],
    ["geometric", Math.cbrt(20 * 20 * 80)],
    ["harmonic", 3 / (1 / 20 + 1 / 20 + 1 / 80)],
    ["minimum", 20],
    ["maximum", 80],
    ["median", 20],
    [{ power: 2 }, Math.sqrt((400 + 400 + 6400) / 3)],
    [{ cappedSum: 2 }, 60],
  ] as const)("by hand, 20, 20 and 80 under %j: %d", (rule, value) => {
    expect(both(rule, [20, 20, 80], [1, 1, 1]).upper).toBeCloseTo(value, 6);
  });
  test("at an exact half the median is the mean of the two, also by doubles", () => {
    expect(both("median", [20, 80], [1, 1]).upper).toBeCloseTo(50, 6);
    // Weights that are no whole numbers may or may not reach half: the bound takes the higher value.
    expect(both("median", [20, 80, 90], [0.3, 0.2, 0.1]).upper).toBeCloseTo(80, 6);
  });
  test("is never below the exact value of the same children, and hardly above", () => {
    fc.assert(
      fc.property(rules, fc.array(fc.tuple(tame, plain), { minLength: 1, maxLength: 6 }), (rule, parts) => {
        const { upper, exact } = both(
          rule,
          parts.map(([value]) => value),
          parts.map(([, weight]) => weight),
        );
        expect(exact.lte(upper)).toBe(true);
        // A median over weights that are no whole numbers may stand a step higher.
        if (rule !== "median") expect(upper - rounded(exact).toNumber()).toBeLessThan(1e-7);
      }),
      { numRuns: 1500 },
    );
  });
  test("is never below it where weights are extreme", () => {
    fc.assert(
      fc.property(rules, fc.array(fc.tuple(points, extreme), { minLength: 1, maxLength: 5 }), (rule, parts) => {
        const { upper, exact } = both(
          rule,
          parts.map(([value]) => value),
          parts.map(([, weight]) => weight),
        );
        expect(exact.lte(upper)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
  test("stays above through groups of groups, and with penalties, which are bounded from below", () => {
    const penalty = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0.1, 0.5, 1));
    const group = fc.record({
      rule: rules,
      parts: fc.array(fc.tuple(points, plain), { minLength: 1, maxLength: 3 }),
      off: fc.array(penalty, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(rules, fc.array(group, { minLength: 1, maxLength: 3 }), (top, groups) => {
        const made = groups.map(({ rule, parts, off }) => {
          const raw = ruleOf(rule).value(parts.map(([value, weight]) => ({ value: decimal(value), weight: decimal(weight) })));
          const left = off.reduce((sum, [value, weight]) => sum.minus(decimal(value).times(weight)), raw);
          const bound = upperRule(
            rule,
            parts.map(([, weight]) => weight),
            off.map(([, weight]) => weight),
          );
          const upper = bound(
            parts.map(([value]) => upperLeaf(decimal(value), false)),
            off.map(([value]) => upperLeaf(decimal(value), true)),
          );
          return { exact: left.lt(0) ? decimal(0) : left, upper };
        });
        const exact = ruleOf(top).value(made.map(({ exact: value }) => ({ value, weight: decimal(1) })));
        const weights = made.map(() => 1);
        expect(
          exact.lte(
            upperRule(
              top,
              weights,
              [],
            )(
              made.map(({ upper }) => upper),
              [],
            ),
          ),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  test("of nothing is nothing: zero stays zero, so that a zero still decides a geometric mean", () => {
    expect(upperLeaf(decimal(0), false)).toBe(0);
    expect(both("geometric", [0, 100], [1e-9, 1]).upper).toBe(0);
    expect(both({ power: -2 }, [0, 100], [1, 1]).upper).toBe(0);
    expect(both("arithmetic", [0, 0], [1, 2]).upper).toBe(0);
  });
});
