/** Who stands with whom, who is left over and why, and which rules are none. */
import { describe, expect, test } from "vitest";
import { type CohortRules, cohortsOf } from "../../src/analyse/cohorts.ts";
import { codes, thrownBy } from "../support/issues.ts";

const city = (id: string, context?: { readonly [factor: string]: string | number | boolean }) => ({
  id,
  name: `${id} (invented)`,
  ...(context && { context }),
});
const cities = [
  city("a", { population: 90_000, country: "Northland", signatory: true }),
  city("b", { population: 100_000, country: "Southland", signatory: false }),
  city("c", { population: 900_000, country: "Northland" }),
  city("d"),
];
const named = (by?: CohortRules) =>
  cohortsOf(cities, by).cohorts.map(({ family, name, members }) => [family, name, members.map((i) => cities[i]?.id).join("")]);

describe("cohortsOf", () => {
  test("all cities come first, and alone without rules", () => {
    expect(named()).toEqual([[null, "all cities", "abcd"]]);
  });

  test("by value, by band, by question, several families at once", () => {
    const by: CohortRules = {
      country: { factor: "country" },
      size: {
        factor: "population",
        bands: [
          { name: "small", below: 100_000 },
          { name: "middle", from: 100_000, below: 500_000 },
          { name: "none", from: 500_000, below: 600_000 },
        ],
      },
      kind: {
        where: { signed: ({ context }) => context?.signatory === true, northern: ({ context }) => context?.country === "Northland" },
      },
      yes: { factor: "signatory" },
    };
    expect(named(by)).toEqual([
      [null, "all cities", "abcd"],
      ["country", "Northland", "ac"],
      ["country", "Southland", "b"],
      ["size", "small", "a"],
      ["size", "middle", "b"],
      ["size", "none", ""],
      ["kind", "signed", "a"],
      ["kind", "northern", "ac"],
      ["yes", "false", "b"],
      ["yes", "true", "a"],
    ]);
    expect(cohortsOf(cities, by).unplaced.map(({ family, city, reason }) => `${family} ${city} ${reason}`)).toEqual([
      "country d not-stated",
      "size c outside-bands",
      "size d not-stated",
      "kind b no-cohort",
      "kind d no-cohort",
      "yes c not-stated",
      "yes d not-stated",
    ]);
  });

  test("a boundary belongs to the band that begins there", () => {
    const bands = [
      { name: "low", below: 100_000 },
      { name: "high", from: 100_000 },
    ];
    expect(named({ size: { factor: "population", bands } }).slice(1)).toEqual([
      ["size", "low", "a"],
      ["size", "high", "bc"],
    ]);
  });

  test("refuses rules that are none", () => {
    const refused = (by: unknown) => codes(thrownBy(() => cohortsOf(cities, by as CohortRules)));
    expect(refused(3)).toEqual(["wrong-type"]);
    expect(refused({ x: 3, y: {} })).toEqual(["wrong-type", "wrong-type"]);
    expect(thrownBy(() => cohortsOf(cities, { x: { factor: "populaton" } }))[0]).toMatchObject({
      code: "factor-not-stated",
      params: { nearest: "population" },
    });
    expect(refused({ x: { factor: "country", bands: [{ name: "a", from: 1 }] } })).toEqual(["bands-need-numbers"]);
    const banded = (bands: unknown) => refused({ x: { factor: "population", bands } });
    expect(banded([])).toEqual(["wrong-type"]);
    expect(banded([{ name: "a" }])).toEqual(["wrong-type"]);
    expect(banded([{ name: "a", from: Number.NaN }])).toEqual(["wrong-type"]);
    expect(banded([{ name: "a", from: 1, to: 2 }])).toEqual(["wrong-type"]);
    expect(
      banded([
        { name: "a", from: 1, below: 3 },
        { name: "b", from: 2 },
      ]),
    ).toEqual(["bands-overlap"]);
    expect(banded([{ name: "a", from: 3, below: 3 }])).toEqual(["bands-overlap"]);
    expect(
      banded([
        { name: "a", below: 3 },
        { name: "a", from: 3 },
      ]),
    ).toEqual(["bands-overlap"]);
    expect(refused({ x: { where: {} } })).toEqual(["wrong-type"]);
    expect(refused({ x: { where: { a: true } } })).toEqual(["wrong-type"]);
    expect(refused({ x: { where: { a: () => true }, factor: "country" } })).toEqual(["unknown-key"]);
    expect(refused({ x: { factor: "country", band: [] } })).toEqual(["unknown-key"]);
  });
});
