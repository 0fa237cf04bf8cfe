/** Figures of a comparison: by hand, against a count of one's own, and for what is missing. */
import fc from "fast-check";
import { expect, describe as suite, test } from "vitest";
import { compare } from "../../src/analyse/compare.ts";
import { describe } from "../../src/analyse/describe.ts";
import { assess, parseFramework, score } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, thrownBy } from "../support/issues.ts";

const scale = { kind: "points", id: "marks", maximum: 100 };
const framework = parseFramework({
  id: "t",
  title: "T",
  version: "1",
  status: "untested",
  context: [{ id: "size", title: "S", type: "number" }],
  children: [
    { id: "t.a", title: "A", question: "A?", scale },
    { id: "t.b", title: "B", question: "B?", scale },
  ],
});
const card = (id: string, a: number | null, b: number | null, size?: number, date = "2026-03-01") => {
  const context = size === undefined ? {} : { context: { size } };
  const answers = { ...(a === null ? {} : { "t.a": a }), ...(b === null ? {} : { "t.b": b }) };
  return score(assess(framework, { city: { id, name: `${id} (invented)`, ...context }, date, rater: { role: "self" }, answers }));
};
const four = compare([
  card("a", 10, 30, 1, "2025-01-01"),
  card("b", 20, 20, 2),
  card("c", 40, null, 30, "2026-05-05"),
  card("d", null, 80),
]);
const by = {
  size: {
    factor: "size",
    bands: [
      { name: "small", below: 10 },
      { name: "large", from: 10 },
      { name: "huge", from: 99 },
    ].slice(0, 2),
  },
};

suite("describe", () => {
  test("counts, means and quartiles, by hand", () => {
    const { rows } = describe(four, { by });
    const row = (node: string, cohort: string) => rows.find((each) => each.node === node && each.cohort === cohort);
    // a: 10, 20, 40 of four cities; quartiles of type 7 at positions 1.5, 2, 2.5.
    expect(row("t.a", "all cities")).toEqual({
      node: "t.a",
      family: null,
      cohort: "all cities",
      of: 4,
      n: 3,
      mean: 23.333333333333332,
      median: 20,
      lowerQuartile: 15,
      upperQuartile: 30,
      least: 10,
      greatest: 40,
      standardDeviation: 15.275252316519467,
      exactMean: "23.333333333333333333333333333333",
      reason: null,
    });
    expect(row("t.b", "small")).toMatchObject({ of: 2, n: 2, mean: 25, median: 25, least: 20, greatest: 30 });
    // c leaves b open: of the total half is answered, below the threshold.
    expect(row("t", "large")).toMatchObject({ of: 1, n: 0, mean: null, median: null, exactMean: null, reason: "none-scored" });
    expect(rows.map(({ node }) => node).filter((node, i, all) => all.indexOf(node) === i)).toEqual(["t", "t.a", "t.b"]);
  });

  test("says which cities and dates a figure rests on, and who found no cohort", () => {
    const { cohorts, unplaced } = describe(four, { by });
    expect(cohorts).toEqual([
      { family: null, name: "all cities", cities: ["a", "b", "c", "d"], dates: { first: "2025-01-01", last: "2026-05-05" } },
      { family: "size", name: "small", cities: ["a", "b"], dates: { first: "2025-01-01", last: "2026-03-01" } },
      { family: "size", name: "large", cities: ["c"], dates: { first: "2026-05-05", last: "2026-05-05" } },
    ]);
    expect(unplaced).toEqual([{ family: "size", city: "d", reason: "not-stated" }]);
  });

  test("a cohort without members has no figures, and says so", () => {
    const { rows, cohorts } = describe(four, { by: { size: { factor: "size", bands: [{ name: "none", from: 500 }] } } });
    expect(rows.filter(({ cohort }) => cohort === "none").map(({ reason, of }) => [reason, of])).toEqual(Array(3).fill(["no-member", 0]));
    expect(cohorts[1]).toMatchObject({ cities: [], dates: null });
  });

  test("differences to a model city, to one's cohort, to one's own past", () => {
    const rows = (reference: never) =>
      describe(four, { by, reference })
        .differences.filter(({ node }) => node === "t.a")
        .map(({ city, against, difference }) => [city, against, difference]);
    expect(rows({ city: "b" } as never)).toEqual([
      ["a", "b (invented)", -10],
      ["c", "b (invented)", 20],
      ["d", "b (invented)", null],
    ]);
    expect(rows({ family: "size" } as never)).toEqual([
      ["a", "small", -5],
      ["b", "small", 5],
      ["c", "large", 0],
    ]);
    const past = compare([card("c", 15.5, 0, 30, "2024-02-02"), card("x", 1, 1)]);
    expect(rows({ past } as never)).toEqual([["c", "itself on 2024-02-02", 24.5]]);
    const exact = describe(four, { reference: { city: "c" } }).differences[0];
    expect(exact).toMatchObject({ node: "t", city: "a", value: 20, reference: null, difference: null, exact: null });
  });

  test("agrees with a count of one's own on any values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (values) => {
        const row = describe(compare(values.map((value, i) => card(`c${i}`, value, value)))).rows[0];
        const sorted = [...values].sort((a, b) => a - b);
        const at = (p: number) => {
          const h = (sorted.length - 1) * p;
          const i = Math.floor(h);
          return (sorted[i] as number) + (h - i) * ((sorted[Math.min(i + 1, sorted.length - 1)] as number) - (sorted[i] as number));
        };
        expect(row?.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 10);
        expect(row?.median).toBeCloseTo(at(0.5), 10);
        expect(row?.lowerQuartile).toBeCloseTo(at(0.25), 10);
        expect(row?.upperQuartile).toBeCloseTo(at(0.75), 10);
      }),
      { numRuns: 60 },
    );
  });

  test("is a frozen plain product, also of a comparison that was stored", () => {
    const made = describe(four, { by, reference: { city: "a" } });
    expect(deeplyFrozen(made)).toBe(true);
    expect(survivesJson(made)).toBe(true);
    expect(describe(JSON.parse(JSON.stringify(four)), { by, reference: { city: "a" } })).toEqual(made);
  });

  test("refuses what it cannot hold a city against, and what is no comparison", () => {
    const refused = (options: unknown) => codes(thrownBy(() => describe(four, options as never)));
    expect(refused({ reference: { city: "zzz" } })).toEqual(["reference-unknown"]);
    expect(refused({ reference: { family: "size" } })).toEqual(["not-allowed"]);
    expect(refused({ by, reference: { family: "siz" } })).toEqual(["not-allowed"]);
    expect(refused({ reference: {} })).toEqual(["wrong-type"]);
    expect(refused({ reference: { city: "a", family: "size" } })).toEqual(["wrong-type"]);
    expect(refused({ cohorts: {} })).toEqual(["unknown-key"]);
    expect(refused(null)).toEqual(["wrong-type"]);
    const other = score(
      assess(framework, { city: { id: "a", name: "a" }, date: "2026-03-01", rater: { role: "self" }, answers: { "t.a": 1 } }),
      { coverage: { threshold: 0.1 } },
    );
    expect(refused({ reference: { past: compare([other]) } })).toEqual(["policies-mixed"]);
    for (const wrong of [null, 3, {}, { kind: "comparison" }, { ...four, dates: [] }, { ...four, nodes: {} }])
      expect(thrownBy(() => describe(wrong as never)).length).toBeGreaterThan(0);
  });
});
