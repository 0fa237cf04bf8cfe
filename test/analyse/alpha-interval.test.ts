/** The interval of alpha: each draw is what the plain function says of the units that it holds; it holds the truth as often as it should where units are many. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { alphaInterval } from "../../src/analyse/alpha-interval.ts";
import { noInterval } from "../../src/analyse/resample.ts";
import { decimal } from "../../src/base/decimal.ts";
import { seeded } from "../../src/base/random.ts";
import { quantileType7 } from "../../src/base/statistics.ts";
import { type AlphaMetric, krippendorffAlpha, type Ratings } from "../../src/index.ts";

const metrics: readonly AlphaMetric[] = ["nominal", "ordinal", "interval", "ratio"];
const decimals = (ratings: Ratings) => ratings.map((row) => row.map((cell) => (cell === null ? null : decimal(cell))));

test("draws are ratings of their own, and their alphas those of the plain function", () => {
  let defined = 0;
  const cell = fc.option(
    fc.oneof(
      fc.nat(3),
      fc.nat(40).map((n) => n / 8),
    ),
    { nil: null, freq: 6 },
  );
  const tables = fc
    .integer({ min: 6, max: 10 })
    .chain((size) => fc.array(fc.array(cell, { minLength: size, maxLength: size }), { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(tables, fc.constantFrom(...metrics), fc.nat(1000), (ratings, metric, seed) => {
      const paired = (ratings[0] ?? []).flatMap((_, u) => (ratings.filter((row) => row[u] !== null).length > 1 ? [u] : []));
      const found = alphaInterval(decimals(ratings), metric, { seed, draws: 100, level: 0.8 });
      if (paired.length < 5) {
        expect(found).toEqual(noInterval("too-few-units"));
        return;
      }
      const { below } = seeded(seed);
      const values = Array.from({ length: 100 }, () => {
        const drawn = paired.map(() => paired[below(paired.length)] as number);
        return krippendorffAlpha(
          ratings.map((row) => drawn.map((u) => row[u] as number | null)),
          { metric },
        );
      }).flatMap((value) => (value === null ? [] : [value]));
      if (values.length < 90 || new Set(values).size === 1) {
        expect(found).toEqual(noInterval("no-variation"));
        return;
      }
      defined++;
      expect(found.low).toBeCloseTo(quantileType7(values.map(decimal), 0.1).toNumber(), 9);
      expect(found.high).toBeCloseTo(quantileType7(values.map(decimal), 0.9).toNumber(), 9);
    }),
    { numRuns: 60 },
  );
  expect(defined).toBeGreaterThan(25);
});

test("perfect agreement has none: every draw agrees perfectly too", () => {
  const same = [1, 2, 3, 1, 2, 3, 1, 2, 3, 3].map(decimal);
  for (const metric of metrics)
    expect(alphaInterval([same, same], metric, { seed: 1, draws: 500, level: 0.95 })).toEqual(noInterval("no-variation"));
});

test("great numbers do not spoil it", () => {
  const by = (from: number): Ratings => [[1, 2, 2, 3, 1, 4].map((n) => from + n), [1, 2, 1, 3, 2, 4].map((n) => from + n)];
  const options = { seed: 1, draws: 200, level: 0.9 };
  expect(alphaInterval(decimals(by(1e15)), "interval", options)).toEqual(alphaInterval(decimals(by(0)), "interval", options));
});

test("of a hundred units it holds the alpha of very many nearly as often as it says", () => {
  // Three raters say what is so with chance 0.7, else any of three levels alike.
  const { below } = seeded(5);
  const units = (size: number): Ratings => {
    const truth = Array.from({ length: size }, () => below(3));
    return [0, 1, 2].map(() => truth.map((level) => (below(10) < 7 ? level : below(3))));
  };
  const all = krippendorffAlpha(units(3000), { metric: "ordinal" }) as number;
  let hits = 0;
  for (let i = 0; i < 120; i++) {
    const { low, high } = alphaInterval(decimals(units(100)), "ordinal", { seed: i, draws: 200, level: 0.95 });
    if (low !== null && high !== null && low <= all && all <= high) hits++;
  }
  expect(hits / 120).toBeGreaterThan(0.88);
});
