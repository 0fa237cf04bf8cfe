/** Kendall's W: printed values, cases by hand, the textbook's formula, and bad input. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concordanceStatistic, kendallW } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { reference, withReference } from "../golden/reference.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

type Ranks = readonly (readonly number[])[];

withReference("published examples", () => {
  interface Published {
    readonly ranks: { readonly values: Ranks };
    readonly result: { readonly W: readonly [number] };
  }
  const examples = reference<{ readonly [name: string]: Published }>("published/kendall_w.json");

  test.each([
    // S. Siegel (1956), Nonparametric Statistics: three executives rank six applicants; and three rankings of ten with ties.
    ["siegel", 2, "0.16"],
    ["with_ties", 3, "0.828"],
    // Four judges, ten projects: 12 · 1048 / (16 · 990).
    ["projects", 3, "0.794"],
  ] as const)("%s", (name, digits, printed) => {
    const { ranks, result } = examples[name] as Published;
    const value = kendallW(ranks.values) as number;
    expect(value.toFixed(digits)).toBe(printed);
    expect(value).toBeCloseTo(result.W[0], 15);
  });
});

describe("by hand", () => {
  test("three raters, three items: rank sums 4, 6, 8 about 6, S = 8, W = 12 · 8 / (9 · 24) = 4/9", () =>
    expect(
      kendallW([
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
      ]),
    ).toBe(4 / 9));

  test("ties: 1, 2.5, 2.5 and 1, 2, 3: sums 2, 4.5, 5.5 about 4, S = 6.5, W = 12 · 6.5 / (4 · 24 − 2 · 6) = 78/84", () =>
    expect(
      kendallW([
        [1, 2.5, 2.5],
        [1, 2, 3],
      ]),
    ).toBe(78 / 84));

  test("one order is 1; two opposite ones are 0", () => {
    expect(
      kendallW([
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ]),
    ).toBe(1);
    expect(
      kendallW([
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ]),
    ).toBe(0);
  });

  test("scores give what their ranks give", () =>
    expect(
      kendallW([
        [10, 55, 55],
        [0.1, 0.2, 0.3],
      ]),
    ).toBe(
      kendallW([
        [1, 2.5, 2.5],
        [1, 2, 3],
      ]),
    ));
});

describe("undefined", () => {
  test.each([
    ["one-rater", [[1, 2, 3]]],
    ["one-rater", []],
    ["too-few-units", [[1], [1]]],
    ["too-few-units", [[], []]],
    [
      "no-variation",
      [
        [2, 2, 2],
        [5, 5, 5],
      ],
    ],
  ] as const)("%s", (reason, ranks) => {
    expect(concordanceStatistic(ranks)).toEqual({ value: null, reason });
    expect(kendallW(ranks)).toBeNull();
  });
});

const tables = fc
  .integer({ min: 2, max: 6 })
  .chain((items) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), { minLength: 2, maxLength: 5 }),
  );

describe("any rankings", () => {
  test("follow the textbook's formula with its correction for ties, and lie between 0 and 1", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const m = table.length;
        const n = (table[0] as number[]).length;
        const ranks = table.map((row) =>
          row.map((value) => row.filter((one) => one < value).length + (row.filter((one) => one === value).length + 1) / 2),
        );
        const ties = table.map((row) =>
          [...new Set(row)].map((value) => row.filter((one) => one === value).length).reduce((sum, t) => sum + t ** 3 - t, 0),
        );
        const sums = ranks[0]?.map((_, i) => ranks.reduce((sum, row) => sum + (row[i] as number), 0)) ?? [];
        const s = sums.reduce((sum, total) => sum + (total - (m * (n + 1)) / 2) ** 2, 0);
        const below = m ** 2 * (n ** 3 - n) - m * ties.reduce((sum, t) => sum + t, 0);
        const { value, reason } = concordanceStatistic(table);
        if (below === 0) expect(reason).toBe("no-variation");
        else expect(value).toBeCloseTo((12 * s) / below, 12);
        if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("may come in any order of raters and of items, and all turned round", () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), (table, r, i) => {
        const turned = <T>(list: readonly T[], by: number): T[] => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
        const whole = concordanceStatistic(table);
        expect(concordanceStatistic(turned(table, r).map((row) => turned(row, i)))).toEqual(whole);
        expect(concordanceStatistic(table.map((row) => row.map((value) => -value)))).toEqual(whole);
      }),
    );
  });
});

describe("bad input", () => {
  test.each([
    ["rows of different lengths", [[1, 2], [1]], ["rows-uneven at ranks.1"]],
    [
      "a gap",
      [
        [1, null],
        [1, 2],
      ],
      ["wrong-type at ranks.0.1"],
    ],
    [
      "NaN",
      [
        [1, Number.NaN],
        [1, 2],
      ],
      ["not-finite at ranks.0.1"],
    ],
    ["no table", "ranks", ["wrong-type at ranks"]],
  ])("%s", (_, ranks, expected) => expect(places(thrownBy(() => kendallW(ranks as never)))).toEqual(expected));

  test("of any kind gives issues, and nothing foreign", () => {
    fc.assert(
      fc.property(
        hostileJson([
          [
            [1, 2],
            [2, 1],
          ],
        ]),
        (make) => {
          const value = make() as never;
          meets(() => concordanceStatistic(value));
        },
      ),
      { numRuns: 400 },
    );
  });
});
