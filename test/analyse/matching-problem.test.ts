/** Which of two matchings is better, what is wrong with one, and parts that have nothing to do with each other. */
import { describe, expect, test } from "vitest";
import { compareMatchings, isHopeless, isMatching, type Pair, type Problem, partsOf, worthOf } from "../../src/analyse/matching-problem.ts";
import { problem, UNIT } from "./matching-specimen.ts";

const pick = ({ pairs }: Problem, ...names: readonly string[]): Pair[] =>
  pairs.filter(({ theme, mentor, city }) => names.includes(`${theme}${mentor}${city}`));

describe("compareMatchings", () => {
  const made = problem([
    [0, 0, 1, 10],
    [0, 0, 2, 10],
    [0, 3, 1, 10],
    [0, 3, 2, 20],
    [1, 0, 1, 10],
  ]);
  const compare = (a: readonly string[], b: readonly string[]): number => Math.sign(compareMatchings(pick(made, ...a), pick(made, ...b)));
  test("worth; then more pairs; then the first pair that only one has", () => {
    expect([worthOf(pick(made, "001", "032")), worthOf([])]).toEqual([30n * UNIT, 0n]);
    expect(compare(["032", "101"], ["001", "002"])).toBe(-1);
    expect(compare(["032"], ["001", "002"])).toBe(1);
    expect(compare(["001", "031"], ["002", "101"])).toBe(-1);
    expect(compare(["001", "101"], ["001", "031"])).toBe(1);
    expect(compare(["001"], ["001"])).toBe(0);
  });
});

describe("isMatching says no, with one thing wrong at a time:", () => {
  const rows = [1, 2, 3, 4, 5].flatMap((city) => [[0, 0, city, 10] as const, [0, 6, city, 10] as const, [1, 0, city, 10] as const]);
  const made = problem([...rows, [0, 1, 6, 5]], { asMentor: [1, 1, 1, 1, 1, 1, 1] });
  const right = ["001", "002", "003"];
  test.each<[string, readonly string[], Partial<Problem>]>([
    ["too few", ["001", "002"], {}],
    ["too many", ["001", "002", "003", "004", "005"], {}],
    ["one learns twice in a theme", [...right, "061", "064", "065"], { asImplementer: [9, 9, 9, 9, 9, 9, 9] }],
    ["one learns in two themes, with room for one", [...right, "103", "104", "105"], { asMentor: [2, 1, 1, 1, 1, 1, 1] }],
    ["one mentors in two themes, with room for one", [...right, "104", "105", "101"], { asImplementer: [1, 2, 1, 1, 1, 1, 1] }],
    ["a theme has fewer schemes than it must", right, { wanted: new Map([[1, 1]]) }],
    ["one that must be placed is not", right, { placed: new Set([4]) }],
  ])("%s", (_, names, extra) => {
    expect(isMatching({ ...made, ...extra }, pick(made, ...names))).toBe(false);
  });
  test("one mentors and learns in a theme", () => {
    const both = { ...made, least: 1, asImplementer: [9, 9, 9, 9, 9, 9, 9] };
    expect(isMatching(both, pick(made, "016"))).toBe(true);
    expect(isMatching(both, pick(made, "016", "001"))).toBe(false);
    expect(isMatching(both, pick(made, "016", "002"))).toBe(true);
  });
  test("no language in common; a pair of another problem", () => {
    const apart = problem([
      [0, 0, 1, 10, 1],
      [0, 0, 2, 10, 3],
      [0, 0, 3, 10, 2],
    ]);
    expect(isMatching(apart, apart.pairs)).toBe(false);
    expect(isMatching(made, [...pick(made, "001", "002"), { ...(made.pairs[0] as Pair) }])).toBe(false);
  });
  test("and yes to what keeps all of it, and to nothing at all", () => {
    expect([
      isMatching(made, pick(made, ...right)),
      isMatching(made, []),
      isMatching({ ...made, placed: new Set([2]) }, pick(made, ...right)),
    ]).toEqual([true, true, true]);
  });
});

describe("partsOf", () => {
  const two = problem([
    [0, 0, 1, 10],
    [0, 2, 3, 10],
    [1, 4, 1, 10],
  ]);
  test("themes are tied by a city that has room for fewer schemes than it wishes, by one that must be placed, and by a demand", () => {
    const sizes = (extra: Partial<Problem>): number[] => partsOf({ ...two, ...extra }).map(({ hubs }) => hubs.length);
    expect(sizes({})).toEqual([2, 1]);
    const room = { asImplementer: [1, 2, 1, 1, 1] };
    expect(sizes(room)).toEqual([1, 1, 1]);
    expect(sizes({ ...room, placed: new Set([1]) })).toEqual([2, 1]);
    expect(sizes({ ...room, wanted: new Map([[0, 1]]) })).toEqual([2, 1]);
  });
  test("a mentor ties its themes unless it has room for all, and whoever mentors and would learn ties both", () => {
    const mentors = problem([
      [0, 0, 1, 10],
      [1, 0, 2, 10],
    ]);
    expect([partsOf(mentors).length, partsOf({ ...mentors, asMentor: [2, 1, 1] }).length]).toEqual([1, 2]);
    expect(
      partsOf(
        problem([
          [0, 0, 1, 10],
          [0, 1, 2, 10],
        ]),
      ).length,
    ).toBe(1);
  });
  test("each part has its own demands alone; without any pair, a demand is hopeless", () => {
    const parts = partsOf({ ...two, placed: new Set([3]), wanted: new Map([[1, 1]]) });
    expect(parts.map(({ placed, wanted }) => [[...placed], [...wanted]])).toEqual([
      [[], [[1, 1]]],
      [[3], []],
    ]);
    expect([isHopeless(two), isHopeless({ ...two, placed: new Set([0]) }), isHopeless({ ...two, wanted: new Map([[7, 1]]) })]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
