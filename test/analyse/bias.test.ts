/** How much higher a city rates itself, and the bootstrap interval of it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { biasAgainst, percentileInterval, type Unit } from "../../src/analyse/bias.ts";
import { LEAST_UNITS } from "../../src/analyse/resample.ts";
import { readPanel, type Voice } from "../../src/assess/panel.ts";
import { decimal } from "../../src/base/decimal.ts";
import { seeded } from "../../src/base/random.ts";
import type { Assessment } from "../../src/index.ts";
import { hall, peer, rows, self } from "../assess/panel-cases.ts";

const options = { seed: 1, draws: 2000, level: 0.95 };
const unitsOf = (ratings: readonly Assessment[], penalty = false): Unit[] => {
  const { tree, voices } = readPanel(ratings);
  return tree.indicators.map((_, k) => ({ voices: voices.map((voice) => voice[k] as Voice), penalty }));
};
const bias = (ratings: readonly Assessment[], penalty = false) =>
  biasAgainst("peer", readPanel(ratings).raters, unitsOf(ratings, penalty), options);

describe("the mean difference", () => {
  test("is the city's points less the peers' mean, over what both sides answered", () => {
    // open: 100 − (50 + 0) / 2 = 75; warm: 50 − 50 = 0; lit: nobody else. Mean 37.5.
    const row = bias([self(hall("fpf")), peer("a", hall("pp-")), peer("b", hall("n--"))]);
    expect(row).toEqual({
      against: "peer",
      units: 2,
      mean: { value: 37.5, reason: null },
      interval: { low: null, high: null, reason: "too-few-units" },
    });
  });

  test("counts penalties the other way round", () =>
    expect(bias([self(hall("f--")), peer("a", hall("n--"))], true).mean).toEqual({ value: -100, reason: null }));

  test("is undefined without a self-assessment, and without shared indicators", () => {
    expect(bias([peer("a", hall("f--")), peer("b", hall("p--"))]).mean).toEqual({ value: null, reason: "no-self" });
    expect(bias([self(hall("f--")), peer("b", hall("-p-"))])).toMatchObject({ units: 0, mean: { value: null, reason: "too-few-units" } });
  });
});

describe("the interval", () => {
  test("needs five indicators, and differences that vary", () => {
    expect(LEAST_UNITS).toBe(5);
    const pair = (own: string, other: string) => bias(rows(["self", "city", own], ["peer", "a", other])).interval;
    expect(pair("ffff", "pfff").reason).toBe("too-few-units");
    expect(pair("fffff", "ppppp")).toEqual({ low: null, high: null, reason: "no-variation" });
    expect(pair("fffff", "pffff").reason).toBeNull();
  });

  test("is that of the percentile method: means of draws with replacement, quantiles of type 7", () => {
    const values = [0, 50, 100, -50, 0, 12.5];
    const { below } = seeded(7);
    const means = Array.from({ length: 500 }, () => values.reduce((sum) => sum + (values[below(6)] as number), 0) / 6).sort(
      (a, b) => a - b,
    );
    // Position 1 + 499 · 0.05 = 25.95 from 1, and 1 + 499 · 0.95 = 475.05.
    const between = (i: number, part: number): number => (means[i] as number) + part * ((means[i + 1] as number) - (means[i] as number));
    const { low, high } = percentileInterval(values.map(decimal), { seed: 7, draws: 500, level: 0.9 });
    expect(low).toBeCloseTo(between(24, 0.95), 9);
    expect(high).toBeCloseTo(between(474, 0.05), 9);
  });

  test("of two values is what the binomial distribution says", () => {
    // Of 8 draws from {0, 100}, half each: at most 1 hundred with chance 9/256 = 3.5 %, at most 0 with 1/256; so 2.5 % lies at 1/8 = 12.5.
    const values = [0, 0, 0, 0, 100, 100, 100, 100].map(decimal);
    expect(percentileInterval(values, { seed: 3, draws: 20_000, level: 0.95 })).toEqual({ low: 12.5, high: 87.5 });
  });

  test("comes near to 1.96 standard errors where there are many units", () => {
    const values = Array.from({ length: 400 }, (_, i) => decimal((i % 5) * 25 - 50));
    // Variance of −50, −25, 0, 25, 50: 1250; standard error √(1250 / 400) = 1.768; 1.96 of them: 3.465.
    const { low, high } = percentileInterval(values, { seed: 11, draws: 20_000, level: 0.95 });
    expect(low).toBeGreaterThan(-3.465 * 1.06);
    expect(low).toBeLessThan(-3.465 * 0.94);
    expect(high).toBeGreaterThan(3.465 * 0.94);
    expect(high).toBeLessThan(3.465 * 1.06);
  });

  test("is the same for the same seed, bit for bit, and another for another", () => {
    const values = [1, 2, 3, 5, 8, 13].map((n) => decimal(n).div(7));
    expect(percentileInterval(values, options)).toEqual(percentileInterval(values, options));
    expect(percentileInterval(values, options)).not.toEqual(percentileInterval(values, { ...options, seed: 2 }));
    expect(percentileInterval(values, options)).toMatchInlineSnapshot(`
      {
        "high": 1.2625000000002082,
        "low": 0.3333333333333333,
      }
    `);
  });

  test("lies within the values, its ends in order; a higher level is never narrower", () => {
    const list = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 1000 }), (tenths, seed) => {
        const values = tenths.map((n) => decimal(n).div(10));
        const narrow = percentileInterval(values, { seed, draws: 200, level: 0.8 });
        const wide = percentileInterval(values, { seed, draws: 200, level: 0.95 });
        const ends = [Math.min(...tenths) / 10, wide.low, narrow.low, narrow.high, wide.high, Math.max(...tenths) / 10];
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
      }),
    );
  });
});
