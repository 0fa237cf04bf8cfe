/** Krippendorff's alpha: printed values, cases by hand, a brute force by coincidences, what moves it and what does not. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AlphaMetric, alphaStatistic, krippendorffAlpha, type Ratings } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { reference, withReference } from "../golden/reference.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const metrics: readonly AlphaMetric[] = ["nominal", "ordinal", "interval", "ratio"];

interface Published {
  readonly matrix: { readonly values: Ratings };
  readonly alpha: { readonly [metric: string]: readonly [number] };
}

withReference("published examples", () => {
  const examples = reference<{ readonly [name: string]: Published }>("published/krippendorff_alpha.json");

  // K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units, with gaps.
  test.each([
    ["ex1", "nominal", "0.743"],
    ["ex1", "ordinal", "0.815"],
    ["ex1", "interval", "0.849"],
    ["ex1", "ratio", "0.797"],
    // Three coders, fifteen units, the example of the encyclopaedia.
    ["ex2", "nominal", "0.691"],
    ["ex2", "interval", "0.811"],
  ] as const)("%s %s is %s, as printed", (name, metric, printed) => {
    const { matrix, alpha } = examples[name] as Published;
    const value = krippendorffAlpha(matrix.values, { metric }) as number;
    expect(value.toFixed(3)).toBe(printed);
    expect(value).toBeCloseTo(alpha[metric]?.[0] as number, 14);
  });
});

describe("by hand", () => {
  // Units (1,1) (2,2) (2,1): n = 6, three 1 and three 2. Within: 2 ordered pairs differ, over m − 1 = 1: 2. All: 3 · 3 · 2 = 18.
  // 1 − (6 − 1) · 2 / 18 = 4/9. With two values every metric but ratio says the same; there each pair counts 1/9, which cancels out.
  test.each(metrics)("two raters, three units, two values: 4/9 (%s)", (metric) =>
    expect(
      krippendorffAlpha(
        [
          [1, 2, 2],
          [1, 2, 1],
        ],
        { metric },
      ),
    ).toBe(4 / 9),
  );

  // Units (1,1,2) and (3,3): n = 5; 1 twice, 2 once, 3 twice.
  // Within: unit 1 has m = 3; the pairs 1-2 count four times in order: interval 4 · 1 / 2 = 2; unit 2: 0.
  // All, interval: 2 · (2·1 · 1 + 2·2 · 4 + 1·2 · 1) = 40. 1 − 4 · 2 / 40 = 0.8.
  // Ordinal: mid-ranks 1.5, 3, 4.5: distances 1.5, 1.5, 3: within 4 · 2.25 / 2 = 4.5; all 2 · (2 · 2.25 + 4 · 9 + 2 · 2.25) = 90. 1 − 4 · 4.5 / 90 = 0.8.
  // Nominal: within 4/2 = 2; all 2 · (2 + 4 + 2) = 16. 1 − 4 · 2/16 = 0.5.
  // Ratio: within 4 · (1/3)² / 2 = 2/9; all 2 · (2 · 1/9 + 4 · 1/4 + 2 · 1/25) = 2 · (50 + 225 + 18) / 225 = 586/225. 1 − 4 · (2/9) · (225/586) = 1 − 200/586.
  const gappy: Ratings = [
    [1, 3],
    [1, null],
    [2, 3],
  ];
  test.each([
    ["interval", 0.8],
    ["ordinal", 0.8],
    ["nominal", 0.5],
    ["ratio", 1 - 200 / 586],
  ] as const)("a gap, unequal distances: %s gives %d", (metric, expected) =>
    expect(krippendorffAlpha(gappy, { metric })).toBeCloseTo(expected, 15),
  );

  test("what only one rater rated counts for nothing", () => {
    const more: Ratings = [
      [1, 3, 9],
      [1, null, null],
      [2, 3, null],
    ];
    for (const metric of metrics) expect(krippendorffAlpha(more, { metric })).toBe(krippendorffAlpha(gappy, { metric }));
  });

  test("perfect agreement is 1, and systematic disagreement lies below 0", () => {
    for (const metric of metrics) {
      expect(
        krippendorffAlpha(
          [
            [1, 2, 4],
            [1, 2, 4],
          ],
          { metric },
        ),
      ).toBe(1);
      expect(
        krippendorffAlpha(
          [
            [1, 2],
            [2, 1],
          ],
          { metric },
        ),
      ).toBe(-0.5);
    }
  });

  test("distances survive great numbers", () => {
    const far = (by: number): Ratings => [
      [by + 1, by + 2, by + 2],
      [by + 1, by + 2, by + 1],
    ];
    expect(krippendorffAlpha(far(1e15), { metric: "interval" })).toBe(4 / 9);
  });

  test("two zeros are equal under ratio", () =>
    expect(
      krippendorffAlpha(
        [
          [0, 0, 1],
          [0, 0, 0],
        ],
        { metric: "ratio" },
      ),
    ).toBe(0));
});

describe("undefined", () => {
  test.each([
    ["one-rater", [[1, 2, 3]]],
    ["one-rater", []],
    [
      "one-rater",
      [
        [1, 2],
        [null, null],
      ],
    ],
    ["too-few-units", [[], []]],
    [
      "too-few-units",
      [
        [1, null],
        [null, 2],
      ],
    ],
    [
      "too-few-units",
      [
        [1, 2],
        [2, null],
      ],
    ],
    [
      "no-variation",
      [
        [3, 3],
        [3, 3],
      ],
    ],
    [
      "no-variation",
      [
        [3, 3, 7],
        [3, 3, null],
      ],
    ],
  ] as const)("%s", (reason, ratings) => {
    for (const metric of metrics) {
      expect(alphaStatistic(ratings, { metric })).toEqual({ value: null, reason });
      expect(krippendorffAlpha(ratings, { metric })).toBeNull();
    }
  });
});

/** By the matrix of coincidences, as Krippendorff lays it out, in doubles: nothing of it is shared with ours. */
function brute(ratings: Ratings, metric: AlphaMetric): number {
  const values = [...new Set(ratings.flat().filter((value) => value !== null))].sort((a, b) => a - b) as number[];
  const coincidence = values.map(() => values.map(() => 0));
  for (const unit of ratings[0]?.keys() ?? []) {
    const said = ratings.map((row) => row[unit]).filter((value) => value !== null && value !== undefined) as number[];
    for (const [i, a] of said.entries())
      for (const [j, b] of said.entries()) {
        const row = coincidence[values.indexOf(a)] as number[];
        if (i !== j) row[values.indexOf(b)] = (row[values.indexOf(b)] as number) + 1 / (said.length - 1);
      }
  }
  const margin = coincidence.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const n = margin.reduce((sum, cell) => sum + cell, 0);
  const delta = (c: number, k: number): number => {
    const [a, b] = [values[c] as number, values[k] as number];
    if (metric === "nominal") return a === b ? 0 : 1;
    if (metric === "interval") return (a - b) ** 2;
    if (metric === "ratio") return a === b ? 0 : ((a - b) / (a + b)) ** 2;
    const [from, to] = [Math.min(c, k), Math.max(c, k)];
    const between = margin.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((margin[c] as number) + (margin[k] as number)) / 2) ** 2;
  };
  const over = (weight: (c: number, k: number) => number): number =>
    values.reduce((sum, _, c) => sum + values.reduce((part, __, k) => part + weight(c, k) * delta(c, k), 0), 0);
  const observed = over((c, k) => (coincidence[c] as number[])[k] as number) / n;
  const expected = over((c, k) => (margin[c] as number) * (margin[k] as number)) / (n * (n - 1));
  return 1 - observed / expected;
}

const cell = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 40 }).map((n) => n / 8),
  ),
  { nil: null, freq: 4 },
);
const tables: fc.Arbitrary<Ratings> = fc
  .integer({ min: 2, max: 7 })
  .chain((units) => fc.array(fc.array(cell, { minLength: units, maxLength: units }), { minLength: 2, maxLength: 5 }));
const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

describe("any ratings", () => {
  test("agree with the brute force wherever alpha is defined, and it is at most 1", () => {
    let defined = 0;
    fc.assert(
      fc.property(tables, fc.constantFrom(...metrics), (ratings, metric) => {
        const { value, reason } = alphaStatistic(ratings, { metric });
        if (reason !== null) {
          const paired = (ratings[0] ?? []).filter((_, u) => ratings.filter((row) => row[u] !== null).length > 1);
          // Undefined there too, or of a single unit, where it is 0 whatever was said.
          expect(Number.isNaN(brute(ratings, metric)) || paired.length < 2).toBe(true);
          return;
        }
        defined++;
        expect(value).toBeCloseTo(brute(ratings, metric), 9);
        expect(value).toBeLessThanOrEqual(1);
      }),
      { numRuns: 600 },
    );
    expect(defined).toBeGreaterThan(300);
  });

  test("may be given in any order of raters and of units", () => {
    const cases = tables.chain((ratings) =>
      fc.record({ ratings: fc.constant(ratings), raters: shuffled([...ratings.keys()]), units: shuffled([...(ratings[0] ?? []).keys()]) }),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom(...metrics), ({ ratings, raters, units }, metric) => {
        const other = raters.map((r) => units.map((u) => (ratings[r] as readonly (number | null)[])[u] as number | null));
        expect(alphaStatistic(other, { metric })).toEqual(alphaStatistic(ratings, { metric }));
      }),
    );
  });

  test("may be renamed under nominal, stretched under ordinal, shifted and scaled under interval, scaled under ratio", () => {
    const change = (ratings: Ratings, by: (value: number) => number): Ratings =>
      ratings.map((row) => row.map((v) => (v === null ? null : by(v))));
    fc.assert(
      fc.property(tables, (ratings) => {
        const same = (metric: AlphaMetric, by: (value: number) => number): void =>
          expect(alphaStatistic(change(ratings, by), { metric })).toEqual(alphaStatistic(ratings, { metric }));
        same("nominal", (v) => 1000 - 7 * v);
        same("ordinal", (v) => v ** 3 + 1);
        same("interval", (v) => 40 - 8 * v);
        same("ratio", (v) => 4 * v);
      }),
    );
  });
});

describe("bad input", () => {
  test.each([
    ["rows of different lengths", [[1, 2], [1]], { metric: "nominal" }, ["rows-uneven at ratings.1"]],
    [
      "NaN",
      [
        [1, Number.NaN],
        [1, 2],
      ],
      { metric: "nominal" },
      ["not-finite at ratings.0.1"],
    ],
    [
      "a number below 0 under ratio",
      [
        [1, -2],
        [1, 2],
      ],
      { metric: "ratio" },
      ["out-of-range at ratings.0.1"],
    ],
    ["another metric", [[1], [1]], { metric: "circular" }, ["not-allowed at options.metric"]],
    ["no metric", [[1], [1]], {}, ["missing-key at options.metric"]],
    ["no options", [[1], [1]], undefined, ["not-plain at options"]],
    ["another option", [[1], [1]], { metric: "nominal", level: 1 }, ["unknown-key at options.level"]],
  ])("%s", (_, ratings, options, expected) =>
    expect(places(thrownBy(() => krippendorffAlpha(ratings as never, options as never)))).toEqual(expected),
  );

  test("of any kind gives issues, and nothing foreign", () => {
    const good: Ratings = [
      [1, 2, null],
      [1, 3, 2],
    ];
    fc.assert(
      fc.property(hostileJson([good, { metric: "ratio" }]), (make) => {
        const value = make() as never;
        meets(() => alphaStatistic(value, { metric: "ordinal" }));
        meets(() => alphaStatistic(good, value));
      }),
      { numRuns: 400 },
    );
  });
});
