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

  test("reads rules once, and so takes no other than it has checked", () => {
    let reads = 0;
    const counted = Object.defineProperty({}, "x", {
      enumerable: true,
      get: () => (reads++ === 0 ? { factor: "country" } : { factor: 3 }),
    }) as CohortRules;
    expect(named(counted).map(([, name]) => name)).toEqual(["all cities", "Northland", "Southland"]);
    expect(reads).toBe(1);
    const where = Object.defineProperty({}, "some", { enumerable: true, get: () => (reads++ === 1 ? () => true : 3) });
    expect(named({ x: { where } } as CohortRules)[1]).toEqual(["x", "some", "abcd"]);
    expect(reads).toBe(2);
  });

  test("refuses rules that cannot be read, at once or only the first time", () => {
    const trap = (throws: () => boolean): CohortRules =>
      new Proxy({ x: { factor: "country" } } as CohortRules, {
        ownKeys: (target) => {
          if (throws()) throw new RangeError("a trap");
          return Reflect.ownKeys(target);
        },
      });
    let calls = 0;
    for (const by of [trap(() => true), trap(() => calls++ === 0)])
      expect(thrownBy(() => cohortsOf(cities, by))[0]).toMatchObject({ code: "wrong-type", path: ["options", "by"] });
    const inner = { factor: "country", bands: trap(() => true) };
    expect(codes(thrownBy(() => cohortsOf(cities, { x: inner } as never)))).toEqual(["wrong-type"]);
    expect(codes(thrownBy(() => cohortsOf(cities, { x: { where: trap(() => true) } } as never)))).toEqual(["wrong-type"]);
  });

  test("refuses an answer that is neither true nor false; one that says nothing is no", () => {
    const asked = (answer: unknown) => () => cohortsOf(cities, { x: { where: { some: () => answer } } } as never);
    for (const answer of ["yes", 1, Promise.resolve(true), {}])
      expect(thrownBy(asked(answer))[0]).toMatchObject({ code: "wrong-type", path: ["options", "by", "x", "where", "some"] });
    for (const answer of [undefined, null, false]) expect(asked(answer)().cohorts[1]?.members).toEqual([]);
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
