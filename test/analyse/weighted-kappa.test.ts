/** Cohen's kappa: printed values, cases by hand, a brute force over pairs of ratings, and bad input. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KappaWeights, kappaStatistic, weightedKappa } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { reference, withReference } from "../golden/reference.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

type Table = readonly (readonly number[])[];

withReference("published examples", () => {
  interface Published {
    readonly cohen1968: { readonly proportions: { readonly values: Table }; readonly disagreement_weights: { readonly values: Table } };
    readonly sexualfun: {
      readonly counts: { readonly values: Table };
      readonly unweighted: number;
      readonly linear: number;
      readonly quadratic: number;
    };
  }
  const { cohen1968, sexualfun } = reference<Published>("published/weighted_kappa.json");

  test("J. Cohen (1968), Weighted kappa: κ = .492, weighted κ = .348, with his disagreement weights", () => {
    const table = cohen1968.proportions.values;
    expect(weightedKappa(table, { weights: "unweighted" })?.toFixed(3)).toBe("0.492");
    expect(weightedKappa(table, { weights: cohen1968.disagreement_weights.values })?.toFixed(3)).toBe("0.348");
    expect(weightedKappa(table, { weights: cohen1968.disagreement_weights.values })).toBeCloseTo(8 / 23, 14);
  });

  // Husbands and wives: M. Hout, O. D. Duncan and M. E. Sobel (1987); κ as printed by A. Agresti and by M. Friendly.
  test.each([
    ["unweighted", "0.129"],
    ["linear", "0.237"],
    ["quadratic", "0.332"],
  ] as const)("Hout, Duncan and Sobel (1987), %s: %s", (weights, printed) => {
    const value = weightedKappa(sexualfun.counts.values, { weights }) as number;
    expect(value.toFixed(3)).toBe(printed);
    expect(value).toBeCloseTo(sexualfun[weights], 14);
  });
});

describe("by hand", () => {
  // n = 50, margins 25, 25 and 30, 20. Differing: 15. By chance: (25 · 20 + 25 · 30) / 50 = 25. 1 − 15 / 25 = 0.4.
  const two: Table = [
    [20, 5],
    [10, 15],
  ];
  test("two categories: 0.4, whatever the weights of steps", () => {
    for (const weights of ["unweighted", "linear", "quadratic"] as const) expect(weightedKappa(two, { weights })).toBe(0.4);
  });

  test("weights need not be symmetric: 1 − (1 · 5 + 3 · 10) / ((1 · 25 · 20 + 3 · 25 · 30) / 50) = 1 − 35/55", () =>
    expect(
      weightedKappa(two, {
        weights: [
          [0, 1],
          [3, 0],
        ],
      }),
    ).toBe(4 / 11));

  // Rows 2, 2, 2; columns 1, 3, 2; n = 6. One unit differs by one step, one by two.
  // Unweighted: 2; by chance (36 − 2·1 − 2·3 − 2·2) / 6 = 4. Linear: 1 + 2 = 3; by chance one step 2·3 + 2·1 + 2·2 + 2·3 = 18,
  // two steps 2·2 + 2·1 = 6, so (18 + 2 · 6) / 6 = 5. Quadratic: 1 + 4 = 5; by chance (18 + 4 · 6) / 6 = 7.
  const three: Table = [
    [1, 0, 1],
    [0, 2, 0],
    [0, 1, 1],
  ];
  test.each([
    ["unweighted", 1 - 2 / 4],
    ["linear", 1 - 3 / 5],
    ["quadratic", 1 - 5 / 7],
  ] as const)("three categories, %s: %d", (weights, expected) => expect(weightedKappa(three, { weights })).toBeCloseTo(expected, 15));

  test("perfect agreement is 1; only the proportions of counts, and of weights, matter", () => {
    expect(
      weightedKappa(
        [
          [3, 0],
          [0, 4],
        ],
        { weights: "linear" },
      ),
    ).toBe(1);
    expect(
      weightedKappa(
        two.map((row) => row.map((cell) => cell / 50)),
        { weights: "linear" },
      ),
    ).toBe(0.4);
    expect(
      weightedKappa(three, {
        weights: [
          [0, 5, 20],
          [5, 0, 5],
          [20, 5, 0],
        ],
      }),
    ).toBe(weightedKappa(three, { weights: "quadratic" }));
  });

  test("the paradox: 90 % agreement, and kappa below 0", () => {
    // Margins 95 and 5 on both sides. Differing 10; by chance 2 · 95 · 5 / 100 = 9.5. 1 − 10 / 9.5.
    expect(
      weightedKappa(
        [
          [90, 5],
          [5, 0],
        ],
        { weights: "unweighted" },
      ),
    ).toBeCloseTo(-0.5 / 9.5, 15);
  });
});

describe("undefined", () => {
  test.each([
    [
      "too-few-units",
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      "no-variation",
      [
        [9, 0],
        [0, 0],
      ],
    ],
    ["no-variation", [[9]]],
  ] as const)("%s", (reason, table) => {
    expect(kappaStatistic(table, { weights: "linear" })).toEqual({ value: null, reason });
    expect(weightedKappa(table, { weights: "linear" })).toBeNull();
  });

  test("where the weights see no difference between all categories that were used", () =>
    expect(
      kappaStatistic(
        [
          [3, 1, 0],
          [1, 3, 0],
          [0, 0, 0],
        ],
        {
          weights: [
            [0, 0, 1],
            [0, 0, 1],
            [1, 1, 0],
          ],
        },
      ).reason,
    ).toBe("no-variation"));
});

describe("any ratings of two raters", () => {
  const K = 4;
  const pairs = fc.array(fc.tuple(fc.nat(K - 1), fc.nat(K - 1)), { minLength: 1, maxLength: 20 });
  const matrix = fc
    .array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: K, maxLength: K }), { minLength: K, maxLength: K })
    .map((rows) => rows.map((row, i) => row.map((cell, j) => (i === j ? 0 : cell))))
    .filter((rows) => rows.flat().some((cell) => cell > 0));
  const weights: fc.Arbitrary<KappaWeights> = fc.oneof(
    fc.constantFrom("unweighted" as const, "linear" as const, "quadratic" as const),
    matrix,
  );
  const tabled = (list: readonly (readonly [number, number])[]): Table =>
    Array.from({ length: K }, (_, i) => Array.from({ length: K }, (__, j) => list.filter(([a, b]) => a === i && b === j).length));
  const cost = (given: KappaWeights, a: number, b: number): number =>
    typeof given !== "string"
      ? ((given[a] as readonly number[])[b] as number)
      : { unweighted: a === b ? 0 : 1, linear: Math.abs(a - b), quadratic: (a - b) ** 2 }[given];

  test("agree with a brute force: the mean cost of a unit's two ratings over that of any rating of one with any of the other", () => {
    fc.assert(
      fc.property(pairs, weights, (list, given) => {
        const observed = list.reduce((sum, [a, b]) => sum + cost(given, a, b), 0) / list.length;
        const expected = list.reduce((sum, [a]) => sum + list.reduce((part, [, b]) => part + cost(given, a, b), 0), 0) / list.length ** 2;
        const { value, reason } = kappaStatistic(tabled(list), { weights: given });
        if (expected === 0) expect(reason).toBe("no-variation");
        else expect(value).toBeCloseTo(1 - observed / expected, 9);
      }),
      { numRuns: 400 },
    );
  });

  test("may change places; and categories any order, if any two are equally far apart", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom("unweighted" as const, "linear" as const, "quadratic" as const), (list, given) => {
        const whole = kappaStatistic(tabled(list), { weights: given });
        expect(kappaStatistic(tabled(list.map(([a, b]) => [b, a])), { weights: given })).toEqual(whole);
        expect(kappaStatistic(tabled(list.map(([a, b]) => [K - 1 - a, K - 1 - b])), { weights: given })).toEqual(whole);
        const renamed = list.map(([a, b]) => [(a * 3 + 1) % K, (b * 3 + 1) % K] as const);
        expect(kappaStatistic(tabled(renamed), { weights: "unweighted" })).toEqual(kappaStatistic(tabled(list), { weights: "unweighted" }));
      }),
    );
  });
});

describe("bad input", () => {
  const two = [
    [1, 2],
    [3, 4],
  ];
  test.each([
    ["not square", [[1, 2]], "linear", ["rows-uneven at table.0"]],
    ["ragged", [[1, 2], [3]], "linear", ["rows-uneven at table.1"]],
    ["empty", [], "linear", ["out-of-range at table"]],
    [
      "a negative count",
      [
        [1, -2],
        [3, 4],
      ],
      "linear",
      ["out-of-range at table.0.1"],
    ],
    [
      "NaN",
      [
        [1, Number.NaN],
        [3, 4],
      ],
      "linear",
      ["not-finite at table.0.1"],
    ],
    ["another name", two, "cubic", ["bad-format at options.weights"]],
    ["weights of another size", two, [[0]], ["rows-uneven at options.weights"]],
    ["ragged weights", two, [[0, 1], [0]], ["rows-uneven at options.weights.1"]],
    [
      "negative weights",
      two,
      [
        [0, -1],
        [1, 0],
      ],
      ["out-of-range at options.weights.0.1"],
    ],
    [
      "weights of agreement",
      two,
      [
        [1, 0.5],
        [0.5, 1],
      ],
      ["weights-of-agreement at options.weights.0.0", "weights-of-agreement at options.weights.1.1"],
    ],
    [
      "weights that are all 0",
      two,
      [
        [0, 0],
        [0, 0],
      ],
      ["out-of-range at options.weights"],
    ],
  ])("%s", (_, table, weights, expected) =>
    expect(places(thrownBy(() => weightedKappa(table, { weights: weights as KappaWeights })))).toEqual(expected),
  );

  test("says what to do with weights of agreement", () =>
    expect(thrownBy(() => weightedKappa(two, { weights: two }))[0]?.message).toBe(
      "“options › weights › 0 › 0” is 1, but lies on the diagonal, where raters agree: weights are of disagreement, 0 there. Of weights of agreement, take 1 less each.",
    ));

  test("of any kind gives issues, and nothing foreign", () => {
    fc.assert(
      fc.property(
        hostileJson([
          two,
          {
            weights: [
              [0, 1],
              [2, 0],
            ],
          },
        ]),
        (make) => {
          const value = make() as never;
          meets(() => kappaStatistic(value, { weights: "quadratic" }));
          meets(() => kappaStatistic(two, value));
        },
      ),
      { numRuns: 400 },
    );
  });
});
