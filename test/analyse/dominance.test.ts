/** Dominance: by hand, and against every pair looked at anew. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { type Answer, assess, compare, dominance, type Framework, parseFramework, score } from "../../src/index.ts";
import { leaf, notApplicable, percent, type Tree, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

type Cell = number | "x" | "?";
const side = (framework: Framework, cities: { readonly [id: string]: { readonly [id: string]: Answer } }): Comparison =>
  compare(
    Object.entries(cities).map(([id, answers]) =>
      score(assess(framework, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers })),
    ),
  );
const row = (values: readonly Cell[]): { readonly [id: string]: Answer } =>
  Object.fromEntries(values.flatMap((value, k) => (value === "?" ? [] : [[`t.${"abcdef"[k]}`, value === "x" ? notApplicable : value]])));
const flat = (count: number, extra: Tree = {}) =>
  tree({ ...Object.fromEntries([..."abcdef"].slice(0, count).map((name) => [name, percent])), ...extra });
const of = (cities: { readonly [id: string]: readonly Cell[] }, framework = flat(Object.values(cities)[0]?.length ?? 1)) =>
  dominance(side(framework, Object.fromEntries(Object.entries(cities).map(([id, values]) => [id, row(values)]))), "t", { framework });

describe("dominance", () => {
  test("pairs and tiers, by hand", () => {
    const { rows, pairs, tiers, children, reference } = of({
      a: [80, 60, 40],
      b: [80, 50, 40],
      c: [10, 50, 40],
      d: [90, 0, 0],
      e: [80, 60, 40],
    });
    expect(pairs).toEqual([
      { city: "a", over: "b", better: 1, equal: 2 },
      { city: "a", over: "c", better: 2, equal: 1 },
      { city: "b", over: "c", better: 1, equal: 2 },
      { city: "e", over: "b", better: 1, equal: 2 },
      { city: "e", over: "c", better: 2, equal: 1 },
    ]);
    expect(tiers).toEqual([["a", "d", "e"], ["b"], ["c"]]);
    expect(
      rows.map(({ city, tier, dominates, dominatedBy, comparable, reason }) => [city, tier, dominates, dominatedBy, comparable, reason]),
    ).toEqual([
      ["a", 1, 2, 0, 4, null],
      ["b", 2, 1, 2, 4, null],
      ["c", 3, 0, 3, 4, null],
      ["d", 1, 0, 0, 4, null],
      ["e", 1, 2, 0, 4, null],
    ]);
    expect(children).toEqual(["t.a", "t.b", "t.c"]);
    expect(reference).toMatchObject({ n: 5, of: 5 });
  });

  test("what applies in neither is left out; what applies in one, or is not scored, leaves no comparison", () => {
    const { rows, pairs, tiers, reference } = of({
      a: [80, 60, "x"],
      b: [70, 60, "x"],
      c: [10, 10, 10],
      d: [90, 90, "?"],
      e: [99, "x", 99],
      f: ["x", "x", "x"],
      g: [9, 9, 9],
    });
    expect(pairs.map(({ city, over, equal }) => `${city} ${over} ${equal}`)).toEqual(["a b 1", "c g 0"]);
    expect(rows.map(({ city, tier, reason, comparable }) => [city, tier, reason, comparable])).toEqual([
      ["a", 1, null, 1],
      ["b", 2, null, 1],
      ["c", 1, null, 1],
      ["d", null, "unscored", 0],
      ["e", null, "alone", 0],
      ["f", null, "not-applicable", 0],
      ["g", 2, null, 1],
    ]);
    expect(tiers).toEqual([
      ["a", "c"],
      ["b", "g"],
    ]);
    expect([reference.n, reference.of]).toEqual([4, 7]);
  });

  test("of a penalty less is better; children without weight do not count", () => {
    const framework = flat(1, { p: leaf({ penalty: true, weight: 0.1 }), z: percent });
    const cities = side(framework, { a: { "t.a": 50, "t.p": 10, "t.z": 0 }, b: { "t.a": 50, "t.p": 20, "t.z": 90 } });
    expect(dominance(cities, "t", { framework }).pairs).toEqual([]);
    const weightless = compare(
      Object.entries({ a: [10, 0], b: [20, 90] }).map(([id, [p, z]]) =>
        score(
          assess(framework, {
            city: { id, name: id },
            date: "2026-03-01",
            rater: { role: "self" },
            answers: { "t.a": 50, "t.p": p, "t.z": z } as never,
          }),
          { weights: { "t.z": 0 } },
        ),
      ),
    );
    const made = dominance(weightless, "t", { framework });
    expect(made.children).toEqual(["t.a", "t.p"]);
    expect(made.pairs).toEqual([{ city: "a", over: "b", better: 1, equal: 1 }]);
  });

  test("needs no overall number: of a suite, and of a member without one its own children", () => {
    const member = {
      id: "m",
      title: "M",
      version: "1",
      status: "untested",
      total: "forbidden",
      children: ["x", "y"].map((name) => ({ id: `m.${name}`, title: name, question: "?", scale: percent })),
    };
    const suite = parseFramework({
      id: "s",
      title: "S",
      version: "1",
      status: "untested",
      total: "forbidden",
      children: [member, { id: "s.z", title: "Z", question: "?", scale: percent }],
    });
    const made = dominance(side(suite, { a: { "m.x": 1, "m.y": 2, "s.z": 3 }, b: { "m.x": 1, "m.y": 1, "s.z": 3 } }), "s", {
      framework: suite,
    });
    expect(made.children).toEqual(["m.x", "m.y", "s.z"]);
    expect(made.pairs).toEqual([{ city: "a", over: "b", better: 1, equal: 2 }]);
    expect(made.title).toBe("S");
  });

  test("exact values decide", () => {
    const comparison = JSON.parse(JSON.stringify(side(flat(1), { a: row([50]), b: row([50]) })));
    expect(dominance(comparison, "t", { framework: flat(1) }).pairs).toEqual([]);
    comparison.nodes["t.a"].exact[1] = "50.000000000000000000000000000001";
    expect(dominance(comparison, "t", { framework: flat(1) }).pairs).toEqual([{ city: "b", over: "a", better: 1, equal: 0 }]);
  });

  test("agrees with every pair looked at anew; the tiers are chains as long as they can be", () => {
    const cell = fc.oneof({ weight: 6, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.constantFrom<Cell>("x", "?") });
    let dominated = 0;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 9 }), (table) => {
        const made = of(Object.fromEntries(table.map((values, i) => [`c${i}`, values])));
        const beats = (a: readonly Cell[], b: readonly Cell[]): boolean =>
          [...a, ...b].every((value) => value !== "?") &&
          a.every((value, k) => (value === "x") === (b[k] === "x")) &&
          a.every((value, k) => value === "x" || value >= (b[k] as Cell)) &&
          a.some((value, k) => value !== "x" && value > (b[k] as Cell));
        const expected = table.flatMap((a, i) => table.flatMap((b, j) => (beats(a, b) ? [`c${i} c${j}`] : [])));
        expect(made.pairs.map(({ city, over }) => `${city} ${over}`)).toEqual(expected);
        dominated += expected.length;
        const chain = (j: number): number =>
          1 + Math.max(0, ...table.flatMap((a, i) => (beats(a, table[j] as readonly Cell[]) ? [chain(i)] : [])));
        for (const [j, { tier, comparable, dominates, dominatedBy, reason }] of made.rows.entries()) {
          expect(tier).toBe(comparable === 0 ? null : chain(j));
          expect(reason === null).toBe(comparable > 0);
          expect(dominates).toBe(expected.filter((pair) => pair.startsWith(`c${j} `)).length);
          expect(dominatedBy).toBe(expected.filter((pair) => pair.endsWith(` c${j}`)).length);
        }
        for (const [k, cities] of made.tiers.entries())
          for (const city of cities) expect(made.rows.find((each) => each.city === city)?.tier).toBe(k + 1);
        expect(deeplyFrozen(made) && survivesJson(made)).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(dominated).toBeGreaterThan(50);
  });

  test("refuses an indicator, another framework, too many cities, what is no comparison", () => {
    const comparison = side(flat(2), { a: row([1, 2]) });
    const refused = (run: () => unknown) => places(thrownBy(run));
    expect(refused(() => dominance(comparison, "t.a", { framework: flat(2) }))).toEqual(["node-unsuitable at node"]);
    expect(refused(() => dominance(comparison, "t.q", { framework: flat(2) }))).toEqual(["unknown-node at node"]);
    expect(refused(() => dominance(comparison, "t", { framework: flat(3) }))).toEqual(["framework-differs at options.framework"]);
    const many = JSON.parse(JSON.stringify(comparison));
    const repeat = (list: unknown[]) => Array.from({ length: 2001 }, () => list[0]);
    many.cities = Array.from({ length: 2001 }, (_, i) => ({ id: `c${i}`, name: "C" }));
    for (const key of ["dates", "raters", "gates"]) many[key] = repeat(many[key]);
    for (const column of Object.values(many.nodes) as { [key: string]: unknown[] }[])
      for (const key of Object.keys(column)) column[key] = repeat(column[key] as unknown[]);
    expect(refused(() => dominance(many, "t", { framework: flat(2) }))).toEqual(["too-many-cities at "]);
    for (const wrong of [null, 3, "x", {}, []]) {
      expect(thrownBy(() => dominance(wrong as never, "t", { framework: flat(2) })).length).toBeGreaterThan(0);
      expect(thrownBy(() => dominance(comparison, "t", wrong as never)).length).toBeGreaterThan(0);
    }
  });
});
