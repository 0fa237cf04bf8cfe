/**
 * Technology Achievement Index as the OECD/JRC Handbook on Constructing Composite Indicators (2008) uses it: eight indicators of 23 countries
 * (Table A.2), min-max between the least and greatest value, equal weights. Ranks are compared with an independent computation in doubles.
 */
import { expect, test } from "vitest";
import { assess, parseFramework, score } from "../../src/index.ts";
import { reference, withReference } from "./reference.ts";

interface Tai {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly data: { readonly [indicator: string]: readonly number[] };
}

withReference("TAI of the OECD/JRC handbook", () => {
  const tai = reference<Tai>("published/tai_data.json");
  const word = (name: string): string => name.replaceAll("_", "-");
  const framework = parseFramework({
    id: "tai",
    title: "Technology Achievement Index",
    version: "2001",
    status: "tested",
    children: tai.indicators.map((name) => {
      const column = tai.data[name] as readonly number[];
      return {
        id: `tai.${word(name)}`,
        title: name,
        question: `${name}?`,
        scale: { kind: "number", id: name, unit: "as in Table A.2", worst: Math.min(...column), best: Math.max(...column) },
      };
    }),
  });
  const ours = tai.units.map((unit, row) => {
    const answers = Object.fromEntries(tai.indicators.map((name) => [`tai.${word(name)}`, tai.data[name]?.[row] as number]));
    return score(assess(framework, { city: { id: `u${row}`, name: unit }, date: "2001-12-31", rater: { role: "expert" }, answers })).total
      .value as number;
  });
  const theirs = tai.units.map((_, row) => {
    const parts = tai.indicators.map((name) => {
      const column = tai.data[name] as readonly number[];
      const [low, high] = [Math.min(...column), Math.max(...column)];
      return ((column[row] as number) - low) / (high - low);
    });
    return (100 * parts.reduce((a, b) => a + b, 0)) / parts.length;
  });
  const ranks = (values: readonly number[]): number[] => values.map((value) => 1 + values.filter((other) => other > value).length);

  test("23 countries: equal-weight values within 1e-12, and the same ranks", () => {
    for (const [row, value] of ours.entries()) expect(Math.abs(value / (theirs[row] as number) - 1), tai.units[row]).toBeLessThan(1e-12);
    expect(ranks(ours)).toEqual(ranks(theirs));
    expect(ours.length).toBe(23);
  });
  test("in the handbook's min-max, equal-weight ranking Finland, the United States and Sweden lead", () => {
    const order = ours.map((value, row) => ({ value, unit: tai.units[row] })).sort((a, b) => b.value - a.value);
    expect(new Set(order.slice(0, 3).map(({ unit }) => unit))).toEqual(new Set(["Finland", "United States", "Sweden"]));
  });
});
