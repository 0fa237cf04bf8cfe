/** Intervals of kappa: each draw is what the plain function says of the units that it holds. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { kappaIntervals } from "../../src/analyse/kappa-interval.ts";
import { noInterval } from "../../src/analyse/resample.ts";
import { decimal } from "../../src/base/decimal.ts";
import { seeded } from "../../src/base/random.ts";
import { quantileType7 } from "../../src/base/statistics.ts";
import { type KappaWeights, weightedKappa } from "../../src/index.ts";

const kinds: readonly KappaWeights[] = [
  "unweighted",
  "linear",
  "quadratic",
  [
    [0, 1, 3],
    [2, 0, 1],
    [9, 1, 0],
  ],
];
const steps = (weights: KappaWeights): readonly number[] =>
  [0, 1, 2].flatMap((i) =>
    [0, 1, 2].map((j) => {
      if (typeof weights !== "string") return weights[i]?.[j] as number;
      const apart = Math.abs(i - j);
      return weights === "unweighted" ? Math.min(apart, 1) : weights === "linear" ? apart : apart ** 2;
    }),
  );

test("draws are tables of their own, and their kappas those of the plain function", () => {
  let defined = 0;
  const units = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(units, fc.nat(1000), (said, seed) => {
      const options = { seed, draws: 100, level: 0.8 };
      const intervals = kappaIntervals(
        said.map(([i, j]) => i * 3 + j),
        3,
        kinds.map(steps),
        options,
      );
      for (const [f, weights] of kinds.entries()) {
        const { below } = seeded(seed);
        const values = Array.from({ length: 100 }, () => {
          const table = [0, 1, 2].map(() => [0, 0, 0]);
          for (const _ of said) {
            const [i, j] = said[below(said.length)] as [number, number];
            const row = table[i] as number[];
            row[j] = (row[j] as number) + 1;
          }
          return weightedKappa(table, { weights });
        }).flatMap((value) => (value === null ? [] : [value]));
        const found = intervals[f];
        if (values.length < 90 || new Set(values).size === 1) expect(found).toEqual(noInterval("no-variation"));
        else {
          defined++;
          expect(found?.low).toBeCloseTo(quantileType7(values.map(decimal), 0.1).toNumber(), 9);
          expect(found?.high).toBeCloseTo(quantileType7(values.map(decimal), 0.9).toNumber(), 9);
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(defined).toBeGreaterThan(60);
});

test("perfect agreement has none: every draw agrees perfectly too", () =>
  expect(kappaIntervals([0, 0, 0, 4, 4, 8, 8, 8], 3, [steps("linear")], { seed: 1, draws: 500, level: 0.95 })).toEqual([
    noInterval("no-variation"),
  ]));
