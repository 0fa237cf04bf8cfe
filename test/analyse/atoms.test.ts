/** Holding back until nobody stands alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, suppress } from "../../src/analyse/atoms.ts";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const cell = (...cohort: number[]): Cell => ({ cohort, node: 0 });
const all = (cities: number, nodes = 1) => range(0, nodes).map(() => range(0, cities).map(() => true));

test("one large cell is published, a small one is not", () => {
  expect(suppress([cell(0, 1, 2, 3, 4), cell(0, 1)], all(5), 3)).toEqual({
    published: [true, false],
    reasons: [null, "too-few"],
    atoms: [5],
  });
  expect(suppress([cell(0, 1, 2, 3, 4), cell(0, 1)], all(5), 2)).toEqual({ published: [true, true], reasons: [null, null], atoms: [2, 3] });
});

test("what is left of a cell beside another counts too", () => {
  // all of 6, and 4 of them: the other 2 are told by the difference.
  expect(suppress([cell(...range(0, 6)), cell(0, 1, 2, 3)], all(6), 3)).toEqual({
    published: [true, false],
    reasons: [null, "singles-out"],
    atoms: [6],
  });
});

test("two crossed cells that share too few", () => {
  // 0-5 and 3-8: three atoms of three.
  expect(suppress([cell(...range(0, 6)), cell(...range(3, 9))], all(9), 3).atoms).toEqual([3, 3, 3]);
  const { published, atoms } = suppress([cell(...range(0, 6)), cell(...range(4, 10))], all(10), 3);
  expect(published.filter(Boolean)).toHaveLength(1);
  expect(atoms).toEqual([6]);
});

test("a city without a value at a node that others have is told by it", () => {
  const scored = [range(0, 6).map(() => true), range(0, 6).map((city) => city < 5)];
  const both = [
    { cohort: range(0, 6), node: 0 },
    { cohort: range(0, 6), node: 1 },
  ];
  expect(suppress(both, scored, 3)).toEqual({ published: [true, false], reasons: [null, "singles-out"], atoms: [6] });
});

test("cities in no cell need nobody to stand in for them", () => {
  expect(suppress([cell(0, 1, 2)], all(4), 3).published).toEqual([true]);
  expect(suppress([], all(4), 3)).toEqual({ published: [], reasons: [], atoms: [] });
});

test("whatever the cells: atoms are large enough, counted independently, and swapping inside one changes no cell", () => {
  const worlds = fc.integer({ min: 1, max: 12 }).chain((cities) =>
    fc.record({
      cities: fc.constant(cities),
      cells: fc.array(fc.record({ cohort: fc.subarray(range(0, cities)), node: fc.integer({ min: 0, max: 2 }) }), { maxLength: 7 }),
      scored: fc.tuple(...range(0, 3).map(() => fc.array(fc.boolean(), { minLength: cities, maxLength: cities }))),
      k: fc.integer({ min: 2, max: 4 }),
    }),
  );
  fc.assert(
    fc.property(worlds, ({ cities, cells, scored, k }) => {
      const made = suppress(cells, scored, k);
      const open = cells.filter((_, i) => made.published[i]);
      const has = (city: number, { cohort, node }: Cell): boolean => cohort.includes(city) && scored[node]?.[city] === true;
      const nodes = [...new Set(open.map(({ node }) => node))];
      const key = (city: number): string =>
        JSON.stringify([open.map(({ cohort }) => cohort.includes(city)), nodes.map((node) => scored[node]?.[city])]);
      const atoms = new Map<string, number[]>();
      for (const city of range(0, cities))
        if (open.some((one) => has(city, one))) atoms.set(key(city), [...(atoms.get(key(city)) ?? []), city]);
      expect(made.atoms).toEqual([...atoms.values()].map(({ length }) => length).sort((a, b) => a - b));
      for (const members of atoms.values()) {
        expect(members.length).toBeGreaterThanOrEqual(k);
        const [one, other] = members as [number, number];
        for (const each of open) {
          // The two swap what they have: the same cities stand in every cell as before.
          const swapped = (city: number): number => (city === one ? other : city === other ? one : city);
          const after = range(0, cities).filter((city) => each.cohort.includes(city) && scored[each.node]?.[swapped(city)]);
          expect(after).toEqual(range(0, cities).filter((city) => has(city, each)));
        }
      }
      for (const [i, reason] of made.reasons.entries()) {
        expect(reason === null).toBe(made.published[i]);
        // Nothing is held back that could stand beside the others.
        if (reason === "singles-out") {
          const more = cells.filter((_, j) => made.published[j] || j === i);
          expect(suppress(more, scored, k).published.every(Boolean)).toBe(false);
        }
      }
    }),
    { numRuns: 500 },
  );
});
