/** A comparison from elsewhere is checked in shape; one made here is taken as it is. */
import { expect, test } from "vitest";
import { ensureComparison, madeHere } from "../../src/analyse/check-comparison.ts";
import { compare } from "../../src/analyse/compare.ts";
import { assess, type Comparison, score } from "../../src/index.ts";
import { head, three } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const made = compare([score(assess(three(), { ...head, answers: { "t.a": "fully" } as never }))]);
const stored = (): { -readonly [K in keyof Comparison]: Comparison[K] } => JSON.parse(JSON.stringify(made));

test("one made here is itself; a stored one is an equal copy", () => {
  expect(ensureComparison(made)).toBe(made);
  expect(ensureComparison(stored())).toEqual(made);
  const other = stored() as Comparison;
  expect(madeHere(other)).toBe(other);
  expect(ensureComparison(other)).toBe(other);
});

test("what is not one is refused, with its place", () => {
  for (const wrong of [null, undefined, 1, "x", [], {}, { kind: "comparison" }])
    expect(thrownBy(() => ensureComparison(wrong as never)).length).toBeGreaterThan(0);
  const places = (change: (one: ReturnType<typeof stored>) => void): string[] => {
    const one = stored();
    change(one);
    return thrownBy(() => ensureComparison(one as Comparison, ["x"])).map(({ code, path }) => `${code} ${path.join(".")}`);
  };
  expect(
    places((one) => {
      one.dates = [];
    }),
  ).toEqual(["bad-format x.nodes"]);
  expect(
    places((one) => {
      (one.nodes as unknown as { t: { exact: unknown } }).t.exact = [];
    }),
  ).toEqual(["bad-format x.nodes.t"]);
  for (const exact of ["1e5", "100.5", "101", "-1"])
    expect(
      places((one) => {
        (one.nodes as unknown as { t: { exact: unknown } }).t.exact = [exact];
      }),
    ).toEqual(["bad-format x.nodes.t.exact.0"]);
  expect(
    places((one) => {
      one.nodes = {};
    }),
  ).toEqual(["bad-format x.nodes"]);
  expect(
    places((one) => {
      one.cities = "none" as never;
    }),
  ).toEqual(["wrong-type x.cities"]);
});
