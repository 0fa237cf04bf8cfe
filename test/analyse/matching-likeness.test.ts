/** Likeness is 1 less the distance that `similarCities` gives, digit for digit. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { likenessOf } from "../../src/analyse/matching-likeness.ts";
import { exactText, ONE, toDouble } from "../../src/base/decimal.ts";
import { assess, type City, compare, parseFramework, score, similarCities } from "../../src/index.ts";
import { percent } from "../small.ts";

const factors = ["population", "port", "size", "rent"] as const;
const framework = parseFramework({
  ...{ id: "t", title: "T", version: "1.0.0", status: "untested" },
  context: [
    { id: "population", title: "Residents", type: "number" },
    { id: "port", title: "Port", type: "boolean" },
    { id: "size", title: "Size", type: "text" },
    { id: "rent", title: "Rent", type: "number" },
  ],
  children: [{ id: "t.q", title: "Q", question: "?", scale: percent }],
});
const city = (id: string, context: NonNullable<City["context"]>): City => ({ id, name: `${id} (invented)`, context });

test("by hand: 100,000 and 300,000 of 100,000 to 500,000 are half apart, and one of two words is the same", () => {
  const three = [
    city("a", { population: 100_000, port: true }),
    city("b", { population: 300_000, port: true }),
    city("c", { population: 500_000, port: false }),
  ];
  const likeness = likenessOf(
    three.map((each) => ({ city: each })),
    ["population", "port"],
  );
  // 1 − (200,000 / 400,000 + 0) / 2 = 0.75; 1 − (1 + 1) / 2 = 0
  expect(
    [likeness(0, 1), likeness(0, 2), likeness(1, 1)].map(({ value, near }) => [value === null ? null : toDouble(value), near]),
  ).toEqual([
    [0.75, ["port"]],
    [0, []],
    [1, ["population", "port"]],
  ]);
});

test("the same as similarCities on any cities, also where too little is stated to tell", () => {
  const context = fc.record(
    {
      population: fc.constantFrom(1000, 2000, 3500, 7000, 7001.5),
      port: fc.boolean(),
      size: fc.constantFrom("small", "large"),
      rent: fc.constantFrom(3, 3.1, 12),
    },
    { requiredKeys: ["population"] },
  );
  let apart = 0;
  fc.assert(
    fc.property(fc.array(context, { minLength: 2, maxLength: 5 }), (contexts) => {
      const cities = contexts.map((each, i) => city(`c${i}`, each));
      const likeness = likenessOf(
        cities.map((each) => ({ city: each })),
        factors,
      );
      const head = { date: "2026-03-01", rater: { role: "self" } } as const;
      const comparison = compare(cities.map((each) => score(assess(framework, { ...head, city: each, answers: { "t.q": 1 } }))));
      const asked = factors.filter((factor) => contexts[0]?.[factor] !== undefined && contexts.some((each) => each[factor] !== undefined));
      const own = likenessOf(
        cities.map((each) => ({ city: each })),
        asked,
      );
      const { rows, apart: far } = similarCities(comparison, "c0", { on: "context", factors: asked });
      for (const row of [...rows, ...far]) {
        const { value } = own(0, Number(row.city.slice(1)));
        expect(value === null ? null : exactText(ONE.minus(value))).toBe(row.exact);
        apart += Number(value === null);
      }
      expect(likeness(0, 1)).toEqual(likeness(1, 0));
    }),
    { numRuns: 100 },
  );
  expect(apart).toBeGreaterThan(0);
});
