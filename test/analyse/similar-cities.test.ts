/** Likeness: both distances by hand, against a computation in doubles, and what has no distance. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { type Answer, assess, compare, parseFramework, type SimilarOptions, score, similarCities } from "../../src/index.ts";
import { notApplicable, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const names = ["a", "b", "c", "d"] as const;
const framework = parseFramework({
  ...tree({ ...Object.fromEntries(names.map((name) => [name, percent])), g: { x: percent, y: percent } }),
  context: [
    { id: "size", title: "S", type: "number" },
    { id: "port", title: "P", type: "boolean" },
    { id: "kind", title: "K", type: "choice", choices: ["old", "new"] },
    { id: "motto", title: "M", type: "text" },
  ],
});
type Context = { readonly [factor: string]: string | number | boolean };
type Cell = number | "x" | null;
const city = (id: string, values: readonly Cell[], context?: Context, extra: object = {}) => {
  const ids = [...names.map((name) => `t.${name}`), "t.g.x", "t.g.y"];
  const answers = Object.fromEntries(
    values.flatMap((value, k) => (value === null ? [] : [[ids[k], (value === "x" ? notApplicable : value) as Answer]])),
  );
  const head = {
    city: { id, name: `${id} (invented)`, ...(context === undefined ? {} : { context }) },
    date: "2026-03-01",
    rater: { role: "self" as const },
  };
  return score(assess(framework, { ...head, answers, ...extra }));
};
const near = (comparison: Comparison, id: string, options: object) =>
  similarCities(comparison, id, options as SimilarOptions).rows.map(({ city: other, distance }) => [other, distance]);

describe("similarCities on profiles", () => {
  const comparison = compare([
    city("a", [50, 50, 50, 50, 50, 50]),
    city("b", [50, 50, 50, 50, 60, 60]),
    city("c", [53, 54, 50, 50, 50, 50]),
    city("d", [50, 80, "x", null, 50, null]),
    city("e", [50, "x", "x", null, 40, 40]),
    city("f", [10, 10, "x", "x", 10, 10]),
  ]);

  test("root of the mean squared difference over the children that both have scored", () => {
    const made = similarCities(comparison, "a", { on: "profile", framework });
    // c: √((9 + 16)/5) = √5; b: √(100/5) = √20; f: √(3 · 1600/3) = 40. d and e have 2 of 5.
    expect(made.rows.map(({ city: other, distance, compared, of }) => [other, distance, compared, of])).toEqual([
      ["c", Math.sqrt(5), 5, 5],
      ["b", Math.sqrt(20), 5, 5],
      ["f", 40, 3, 5],
    ]);
    expect(made.rows[0]?.exact).toBe("2.236067977499789696409173668731");
    expect(made.rows[0]?.parts[1]).toEqual({ id: "t.b", own: 50, other: 54, distance: 4 });
    expect(made.apart.map(({ city: other, distance, exact, compared, parts }) => [other, distance, exact, compared, parts.length])).toEqual(
      [
        ["d", null, null, 2, 2],
        ["e", null, null, 2, 2],
      ],
    );
    expect(made.by).toEqual(["t.a", "t.b", "t.c", "t.d", "t.g"]);
    expect([made.node, made.on, made.city, made.reference.n, made.reference.of]).toEqual(["t", "profile", "a", 3, 5]);
  });

  test("exactly half of the children is enough", () => {
    expect(near(comparison, "a", { on: "profile", framework, node: "t.g" })).toEqual([
      ["c", 0],
      ["d", 0],
      ["b", 10],
      ["e", 10],
      ["f", 40],
    ]);
    const half = similarCities(comparison, "d", { on: "profile", framework, node: "t.g" });
    expect(half.rows.map(({ compared, of }) => [compared, of])).toEqual(Array(5).fill([1, 2]));
  });

  test("ties stay in the order given; a limit cuts rows and not the count", () => {
    const same = compare([city("a", [1, 1, 1, 1]), city("z", [3, 1, 1, 1]), city("y", [1, 3, 1, 1]), city("x", [1, 1, 1, 1])]);
    expect(near(same, "a", { on: "profile", framework })).toEqual([
      ["x", 0],
      ["z", 1],
      ["y", 1],
    ]);
    const limited = similarCities(same, "a", { on: "profile", framework, limit: 2 });
    expect([limited.rows.map(({ city: other }) => other), limited.reference.n]).toEqual([["x", "z"], 3]);
  });

  test("agrees with a computation in doubles, and is the same both ways", () => {
    const values = fc.array(
      fc.oneof({ weight: 5, arbitrary: fc.nat(100) as fc.Arbitrary<Cell> }, { weight: 1, arbitrary: fc.constantFrom<Cell>("x", null) }),
      {
        minLength: 4,
        maxLength: 4,
      },
    );
    const four = parseFramework(tree(Object.fromEntries(names.map((name) => [name, percent]))));
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 6 }), (table) => {
        const cards = table.map((row, i) =>
          score(
            assess(four, {
              city: { id: `c${i}`, name: `C${i}` },
              date: "2026-03-01",
              rater: { role: "self" },
              answers: Object.fromEntries(
                row.flatMap((value, k) => (value === null ? [] : [[`t.${names[k]}`, value === "x" ? notApplicable : value]])),
              ),
            }),
          ),
        );
        const all = compare(cards);
        const made = similarCities(all, "c0", { on: "profile", framework: four });
        expect(made.rows.length + made.apart.length).toBe(table.length - 1);
        for (const row of [...made.rows, ...made.apart]) {
          const other = table[Number(row.city.slice(1))] as readonly Cell[];
          const both = (table[0] as readonly Cell[]).flatMap((value, k) =>
            typeof value === "number" && typeof other[k] === "number" ? [(value - (other[k] as number)) ** 2] : [],
          );
          expect(row.compared).toBe(both.length);
          if (both.length < 2) expect(row.distance).toBeNull();
          else expect(row.distance).toBeCloseTo(Math.sqrt(both.reduce((a, b) => a + b, 0) / both.length), 10);
          const back = similarCities(all, row.city, { on: "profile", framework: four });
          expect([...back.rows, ...back.apart].find(({ city: id }) => id === "c0")?.exact).toBe(row.exact);
        }
        const distances = made.rows.map(({ distance }) => distance as number);
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});

describe("similarCities on contexts", () => {
  const comparison = compare([
    city("a", [], { size: 100, port: true, kind: "old", motto: "x" }),
    city("b", [], { size: 300, port: true, kind: "new" }),
    city("c", [], { size: 200, port: false, kind: "old", motto: "x" }),
    city("d", [], { size: 500 }),
    city("e", []),
  ]);

  test("Gower's distance: numbers by range, others equal or not, over what both state", () => {
    const made = similarCities(comparison, "a", { on: "context", factors: ["size", "port", "kind", "motto"] });
    // range 400: c: (100/400 + 1 + 0 + 0)/4; b: (200/400 + 0 + 1)/3, of 4 factors; d states but one
    expect(made.rows.map(({ city: other, distance, compared, of }) => [other, distance, compared, of])).toEqual([
      ["c", 0.3125, 4, 4],
      ["b", 0.5, 3, 4],
    ]);
    expect(made.rows[0]?.parts).toEqual([
      { id: "size", own: 100, other: 200, distance: 0.25 },
      { id: "port", own: true, other: false, distance: 1 },
      { id: "kind", own: "old", other: "old", distance: 0 },
      { id: "motto", own: "x", other: "x", distance: 0 },
    ]);
    expect(made.apart.map(({ city: other, compared }) => [other, compared])).toEqual([
      ["d", 1],
      ["e", 0],
    ]);
    expect([made.node, made.on, made.by]).toEqual([null, "context", ["size", "port", "kind", "motto"]]);
  });

  test("a number that all state alike tells nobody apart", () => {
    const alike = compare([city("a", [], { size: 7 }), city("b", [], { size: 7 })]);
    expect(near(alike, "a", { on: "context", factors: ["size"] })).toEqual([["b", 0]]);
  });

  test("is a frozen plain product, also of a comparison that was stored", () => {
    for (const options of [
      { on: "context", factors: ["size", "port"] },
      { on: "profile", framework },
    ] as const) {
      const made = similarCities(comparison, "a", options);
      expect(deeplyFrozen(made) && survivesJson(made)).toBe(true);
      expect(similarCities(JSON.parse(JSON.stringify(comparison)), "a", options)).toEqual(made);
    }
  });

  test("refuses cities and factors that are not there, and options that would do nothing", () => {
    const refused = (id: unknown, options: unknown) =>
      places(thrownBy(() => similarCities(comparison, id as string, options as SimilarOptions)));
    expect(refused("z", { on: "context", factors: ["size"] })).toEqual(["reference-unknown at city"]);
    for (const wrong of [null, 3, {}, "__proto__"])
      expect(refused(wrong, { on: "context", factors: ["size"] })).toEqual(["reference-unknown at city"]);
    expect(refused("a", { on: "context", factors: ["sise", "size", "size"] })).toEqual([
      "factor-not-stated at options.factors.0",
      "named-twice at options.factors.2",
    ]);
    expect(refused("b", { on: "context", factors: ["motto"] })).toEqual(["factor-not-its-own at options.factors.0"]);
    expect(refused("a", { on: "context" })).toEqual(["missing-key at options.factors"]);
    expect(refused("a", { on: "context", factors: [] })).toEqual(["out-of-range at options.factors"]);
    expect(refused("a", { on: "context", factors: ["size"], node: "t", framework })).toEqual([
      "option-no-effect at options.framework",
      "option-no-effect at options.node",
    ]);
    expect(refused("a", { on: "profile", framework, factors: ["size"] })).toEqual(["option-no-effect at options.factors"]);
    expect(refused("a", { on: "profile" })).toEqual(["missing-key at options.framework"]);
    expect(refused("a", { on: "profile", framework, node: "t.a" })).toEqual(["node-unsuitable at node"]);
    expect(refused("a", { on: "profile", framework, node: "t.q" })).toEqual(["unknown-node at node"]);
    expect(refused("a", { on: "both" })).toEqual(["not-allowed at options.on"]);
    for (const limit of [0, -1, 1.5, "2"]) expect(refused("a", { on: "profile", framework, limit })).toHaveLength(1);
    for (const wrong of [null, 3, "x", [], {}]) expect(refused("a", wrong).length).toBeGreaterThan(0);
    for (const wrong of [null, 3, "x", [], {}])
      expect(thrownBy(() => similarCities(wrong as never, "a", { on: "context", factors: ["size"] })).length).toBeGreaterThan(0);
  });
});
