/** Who could learn from whom, what it is worth, and the problem that comes of it. */
import { describe, expect, test } from "vitest";
import { readMatching } from "../../src/analyse/matching-options.ts";
import { demandsOf, type Family, isAllowed, type Link, linksOf, problemOf, schemesOf } from "../../src/analyse/matching-pairs.ts";
import { exactText } from "../../src/base/decimal.ts";
import type { MatchCity, MatchOptions } from "../../src/index.ts";
import { learner, mentor, result, themed, UNIT } from "./matching-specimen.ts";

const links = (cities: readonly MatchCity[], options: MatchOptions = {}, themes = [themed("ta")]) =>
  linksOf(readMatching({ cities, themes, options }));
const words = ({ gap, basis, enough, worth }: Link) => [gap === null ? null : exactText(gap), basis, enough, exactText(worth)];

describe("a link", () => {
  const high = { ...mentor("a", ["ta"]), results: [result("a", "ta", 75)] };
  const valued = (value: number, points = 0): MatchCity => ({ ...learner("b", { ta: points }), results: [result("b", "ta", value)] });
  test("two values go before a named gap; a named gap stands in where one is missing; without either there is none", () => {
    expect(words(links([high, valued(40, 10)]).link(0, 0, 1))).toEqual(["35", "measured", true, "35"]);
    expect(words(links([mentor("a", ["ta"]), valued(40, 10)]).link(0, 0, 1))).toEqual(["10", "declared", true, "10"]);
    expect(words(links([high, learner("b", { ta: 10 })]).link(0, 0, 1))).toEqual(["10", "declared", true, "10"]);
    expect(words(links([high, learner("b", { ta: 0 })]).link(0, 0, 1))).toEqual([null, "declared", false, "0"]);
  });
  test("from a gap of 0 there is nothing to learn, nor below the least gap; at it there is", () => {
    expect(words(links([high, valued(75, 50)]).link(0, 0, 1))).toEqual(["0", "measured", false, "0"]);
    expect(words(links([high, valued(80)]).link(0, 0, 1))).toEqual(["-5", "measured", false, "-5"]);
    expect([35, 35.1].map((leastGap) => links([high, valued(40)], { leastGap }).link(0, 0, 1).enough)).toEqual([true, false]);
  });
  test("in exact numbers: 75.3 − 40.1 is 35.2, which doubles miss", () => {
    const found = links([{ ...mentor("a", ["ta"]), results: [result("a", "ta", 75.3)] }, valued(40.1)], { leastGap: 35.2 }).link(0, 0, 1);
    expect([words(found), 75.3 - 40.1 === 35.2]).toEqual([["35.2", "measured", true, "35.2"], false]);
  });
  test("likeness adds weight × likeness; where too little is stated, nothing", () => {
    const sized = (city: MatchCity, size?: string): MatchCity =>
      size === undefined ? city : { ...city, city: { ...city.city, context: { size } } };
    const options = { context: { weight: 8, factors: ["size"] } };
    expect(exactText(links([sized(high, "small"), sized(valued(40), "small")], options).link(0, 0, 1).worth)).toBe("43");
    expect(exactText(links([sized(high, "small"), sized(valued(40), "large")], options).link(0, 0, 1).worth)).toBe("35");
    expect(links([sized(high, "small"), valued(40)], options).link(0, 0, 1)).toMatchObject({ likeness: { value: null, near: [] } });
  });
  test("is allowed if nothing is in the way, or what is has been relaxed", () => {
    const all = ["willingness", "language", "earlier", "gap"] as const;
    const fine = links([high, valued(40)]).link(0, 0, 1);
    expect(isAllowed(fine, new Set())).toBe(true);
    const flaws: { readonly [family: string]: Partial<Link> } = {
      willingness: { willing: false },
      language: { languages: [] },
      earlier: { earlier: true },
      gap: { enough: false },
    };
    for (const family of all)
      for (const other of all) expect(isAllowed({ ...fine, ...flaws[family] }, new Set<Family>([other]))).toBe(family === other);
  });
});

describe("a problem", () => {
  const three = ["b", "c", "d"].map((id, i) => learner(id, { ta: 10 + i, tb: 5 }));
  test("has a hub for each mentor with anybody to teach, and worth in whole units", () => {
    const { hubs, pairs, asMentor, asImplementer, least, most } = problemOf(
      links([mentor("a", ["ta"]), mentor("e", ["tb"], ["Greek"]), ...three], {}, [themed("ta"), themed("tb")]),
      [],
    );
    expect(hubs.map(({ theme, mentor: by, rooms }) => [theme, by, rooms])).toEqual([[0, 0, 1]]);
    expect(pairs.map(({ city, worth }) => [city, worth])).toEqual([
      [1, 10n * UNIT],
      [2, 11n * UNIT],
      [3, 12n * UNIT],
    ]);
    expect([asMentor, asImplementer, least, most]).toEqual([[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 3, 4]);
  });
  test("of languages only those stay that bring other cities together", () => {
    const spoken = (id: string, ...languages: string[]): MatchCity => learner(id, { ta: 10 }, languages);
    const cities = [
      mentor("a", ["ta"], ["Danish", "English", "French", "Greek", "Latin"]),
      spoken("b", "English", "French"),
      spoken("c", "French", "English"),
      spoken("d", "French"),
      spoken("e", "Greek", "Latin"),
    ];
    const { hubs } = problemOf(links(cities), []);
    // Danish nobody else speaks; English brings b and c together, and French d too; of Greek and Latin the first is enough.
    expect(hubs.map(({ rooms, pairs }) => [rooms, pairs.map((pair) => pair.rooms)])).toEqual([[2, [1, 1, 1, 2]]]);
    expect(
      problemOf(links(cities, { languages: "pairs" }), []).hubs.map(({ rooms, pairs }) => [rooms, pairs.map((pair) => pair.rooms)]),
    ).toEqual([[1, [1, 1, 1, 1]]]);
  });
  test("demands: schemes by theme, places for all that wish to learn, or for those named", () => {
    const input = { cities: [mentor("a", ["ta"]), ...three], themes: [themed("ta", 2), themed("tb")] };
    const demands = (place?: "all" | readonly string[]) =>
      demandsOf(readMatching({ ...input, ...(place === undefined ? {} : { options: { place } }) }));
    expect(demands()).toEqual([{ kind: "schemes", theme: 0, count: 2 }]);
    expect(demands("all").slice(1)).toEqual([1, 2, 3].map((city) => ({ kind: "place", city })));
    expect(demands(["a"]).slice(1)).toEqual([{ kind: "place", city: 0 }]);
    const { wanted, placed } = problemOf(linksOf(readMatching(input)), demands(["c"]));
    expect([[...wanted], [...placed]]).toEqual([[[0, 2]], [2]]);
  });
  test("without a family of limits", () => {
    const relaxed = (...family: Family[]) =>
      problemOf(links([mentor("a", ["ta"]), ...three], {}, [themed("ta"), themed("tb")]), [], new Set(family));
    expect([relaxed("capacity").asMentor, relaxed("size").least, relaxed("size").most]).toEqual([[2, 2, 2, 2], 1, 4]);
    expect([relaxed("willingness").hubs.length, relaxed("gap").pairs.length, relaxed("willingness", "gap").pairs.length]).toEqual([
      8, 3, 24,
    ]);
  });
  test("schemesOf puts the pairs of a mentor together, theme by theme", () => {
    const { pairs } = problemOf(links([mentor("a", ["ta", "tb"]), ...three], {}, [themed("ta"), themed("tb")]), []);
    expect(schemesOf(pairs).map((group) => group.length)).toEqual([3, 3]);
  });
});
