/** The shape of the input: what is at its limits is right, what is beyond is not. `matching-options` tests it through the door. */
import { expect, test } from "vitest";
import { matchSchema } from "../../src/analyse/matching-input.ts";
import { checkShape } from "../../src/base/schema.ts";
import { places } from "../support/issues.ts";

const city = { city: { id: "a", name: "A (invented)" }, languages: ["English"] };
const check = (change: object): string[] => places(checkShape(matchSchema(), { cities: [city], themes: [{}], ...change }, []));

test("at the limits", () => {
  const cities = Array.from({ length: 200 }, () => ({ ...city, capacity: { mentor: 20, implement: 0 } }));
  expect(
    check({ cities, themes: Array.from({ length: 20 }, () => ({ schemes: 200 })), options: { nodes: 100_000_000, leastGap: 100 } }),
  ).toEqual([]);
});
test("beyond them", () => {
  const many = Array.from({ length: 201 }, () => city);
  expect(check({ cities: many, themes: Array.from({ length: 21 }, () => ({ schemes: 1 })) })).toEqual([
    "out-of-range at cities",
    "out-of-range at themes",
  ]);
  expect(check({ cities: [{ ...city, capacity: { mentor: 21 }, languages: Array.from({ length: 31 }, String) }] })).toEqual([
    "out-of-range at cities.0.languages",
    "out-of-range at cities.0.capacity.mentor",
  ]);
  expect(check({ options: { nodes: 100_000_001, leastGap: 100.1, context: { weight: 101, factors: [] } } })).toEqual([
    "out-of-range at options.context.weight",
    "out-of-range at options.context.factors",
    "out-of-range at options.leastGap",
    "out-of-range at options.nodes",
  ]);
});
