/** Bootstrap intervals of any figure: what is drawn, which quantiles are taken, when there is none, and how often they hold what they should. */
import { describe, expect, test } from "vitest";
import { intervalsOf, LEAST_UNITS, noInterval } from "../../src/analyse/resample.ts";
import { seeded } from "../../src/base/random.ts";

const options = { seed: 1, draws: 2000, level: 0.95 };
const meanOf =
  (values: readonly number[]) =>
  (counts: Float64Array, into: Float64Array): void => {
    into[0] = values.reduce((sum, value, i) => sum + value * (counts[i] as number), 0) / values.length;
  };

test("each draw takes as many units as there are, by the seed; the ends are quantiles of type 7", () => {
  const values = [0, 1, 4, 9, 16, 25];
  const { below } = seeded(7);
  const means = Array.from({ length: 500 }, () => values.reduce((sum) => sum + (values[below(6)] as number), 0) / 6).sort((a, b) => a - b);
  // Position 499 · 0.05 = 24.95 and 499 · 0.95 = 474.05, from 0.
  const between = (i: number, part: number): number => (means[i] as number) + part * ((means[i + 1] as number) - (means[i] as number));
  const [interval] = intervalsOf(6, { seed: 7, draws: 500, level: 0.9 }, 1, meanOf(values));
  expect(interval?.low).toBeCloseTo(between(24, 0.95), 12);
  expect(interval?.high).toBeCloseTo(between(474, 0.05), 12);
});

describe("there is none", () => {
  test("of fewer than five units", () => {
    expect(intervalsOf(LEAST_UNITS - 1, options, 2, () => {})).toEqual([noInterval("too-few-units"), noInterval("too-few-units")]);
  });

  test("where all draws say the same", () =>
    expect(intervalsOf(6, options, 1, meanOf([3, 3, 3, 3, 3, 3]))).toEqual([noInterval("no-variation")]));

  test("where more than a tail's worth of draws says nothing; with fewer, those are left out", () => {
    // Of every `of` draws one is undefined; a tail of 95 % is one in forty.
    const sometimes = (of: number) => {
      let draw = 0;
      return intervalsOf(6, options, 1, (counts, into) => {
        into[0] = draw++ % of === 0 ? Number.NaN : (counts[0] as number);
      })[0];
    };
    expect(sometimes(39)).toEqual(noInterval("no-variation"));
    expect(sometimes(40)).toEqual({ low: 0, high: 3, reason: null });
  });
});

test("of a share of sixty units it holds the true share nearly as often as it says", () => {
  const { next } = seeded(99);
  const held = (size: number): number => {
    let hits = 0;
    for (let i = 0; i < 400; i++) {
      const values = Array.from({ length: size }, () => Number(next() < 0.7 * 2 ** 32));
      const { low, high } = intervalsOf(size, { seed: i, draws: 400, level: 0.95 }, 1, meanOf(values))[0] ?? noInterval(null);
      if (low !== null && high !== null && low <= 0.7 && 0.7 <= high) hits++;
    }
    return hits / 400;
  };
  expect(held(60)).toBeGreaterThan(0.91);
  expect(held(10)).toBeGreaterThan(0.85);
});
