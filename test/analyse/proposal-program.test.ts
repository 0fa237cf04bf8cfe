/** The program of a planning problem, read line by line. */
import { describe, expect, test } from "vitest";
import { programOf, textOf, written } from "../../src/analyse/proposal-program.ts";
import { assessed, percent, percents, tree } from "../small.ts";
import { flat, posed, to } from "./proposal-specimen.ts";

const program = ({ problem, values }: ReturnType<typeof flat>) => programOf(problem, values);
const terms = (made: ReadonlyMap<string, number>) => Object.fromEntries(made);

describe("a program", () => {
  test("by hand: two quarters, a before b, two phases of 3", () => {
    // a leads its half from 0 to 50: 25 points; b the other from 0 to 40: 20 points.
    const made = program(
      flat(2, [to("a", 2, { 0: 50 }), to("b", 1, { 1: 40 }, { after: ["a"] }), to("dear", 9, { 1: 90 })], { phases: 2, budget: 3 }),
    );
    expect(terms(made.end)).toEqual({ x0_0: 25, x0_1: 25, x1_0: 20, x1_1: 20 });
    expect(terms(made.sum)).toEqual({ x0_0: 50, x0_1: 25, x1_0: 40, x1_1: 20 });
    expect(terms(made.effort)).toEqual({ x0_0: 2, x0_1: 2, x1_0: 1, x1_1: 1 });
    expect(terms(made.count)).toEqual({ x0_0: 1, x0_1: 1, x1_0: 1, x1_1: 1 });
    expect(made.rows).toEqual([
      "+ 1 x0_0 + 1 x0_1 <= 1",
      "+ 1 x1_0 + 1 x1_1 <= 1",
      "+ 1 x1_0 - 1 x0_0 <= 0",
      "+ 1 x1_0 + 1 x1_1 - 1 x0_0 - 1 x0_1 <= 0",
      "+ 2 x0_0 + 1 x1_0 <= 3",
      "+ 2 x0_1 + 1 x1_1 <= 3",
    ]);
    expect([made.bounds, made.binary, made.scale]).toEqual([[], ["x0_0", "x0_1", "x1_0", "x1_1"], 1]);
    expect(textOf(made, "Maximize", made.end, ["x0_0 <= 0"])).toBe(
      [
        "Maximize",
        " goal: + 25 x0_0 + 25 x0_1 + 20 x1_0 + 20 x1_1",
        "Subject To",
        ...made.rows.map((row, i) => ` r${i}: ${row}`),
        " r6: x0_0 <= 0",
        "Bounds",
        "Binary",
        " x0_0",
        " x0_1",
        " x1_0",
        " x1_1",
        "End",
        "",
      ].join("\n"),
    );
  });
  test("one answer that two actions move rises in steps, each reached by any that leads so far", () => {
    const made = program(posed(percents([10]), [to("a", 1, { 0: 30 }), to("b", 2, { 0: 60 }), to("c", 2, { 0: 60 })], { phases: [{}] }));
    // 10 to 30 by any; 30 to 60 by b or c. (b goes before c, which differs by its id alone.)
    expect(terms(made.end)).toEqual({ z1_0_0: 20, z1_1_0: 30 });
    expect(made.rows).toEqual(["+ 1 z1_0_0 - 1 x0_0 - 1 x1_0 - 1 x2_0 <= 0", "+ 1 z1_1_0 - 1 x1_0 - 1 x2_0 <= 0"]);
    expect(made.bounds).toEqual(["z1_0_0 <= 1", "z1_1_0 <= 1"]);
  });
  test("siblings alike go in the order of their ids", () => {
    const made = program(flat(2, [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 })], { budget: 1 }));
    expect(made.rows[0]).toBe("+ 1 x1_0 - 1 x0_0 <= 0");
  });
  test("checklists rise by items; a capped sum up to its cap", () => {
    const items = ["p", "q", "r"].map((key) => ({ key, label: key, points: 40 }));
    const framework = tree({
      l: { kind: "checklist", id: "l", items, rule: "share" },
      m: { kind: "checklist", id: "m", items, rule: "capped-sum" },
      v: percent,
    });
    const city = assessed(framework, { "t.l": ["p"], "t.m": ["p"], "t.v": 0 });
    const made = program(posed(city, [{ ...to("a", 1), levels: { "t.l": ["q"], "t.m": ["q", "r"] } }]));
    const end = terms(made.end);
    expect(Object.keys(end)).toEqual(["x0_0", "v2_0"]);
    expect(end.x0_0).toBeCloseTo(100 / 9, 12);
    expect(end.v2_0).toBeCloseTo(1 / 3, 12);
    expect(made.rows).toEqual(["+ 1 v2_0 - 80 x0_0 <= 0"]);
    expect(made.bounds).toEqual(["v2_0 <= 60"]);
  });
  test("efforts of many digits are scaled", () => {
    const made = program(flat(2, [to("a", 0.123456789, { 0: 50 }), to("b", 1, { 1: 50 })], { budget: 1 }));
    expect([...made.effort.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1e4, 6);
  });
  test("long sums break their lines", () => {
    const sum = new Map(Array.from({ length: 20 }, (_, i) => [`x${i}_0`, i % 2 === 0 ? i : -i]));
    expect(written(sum).split("\n").length).toBe(3);
    expect(
      written(
        new Map([
          ["a", -0.5],
          ["b", 1e-9],
        ]),
      ),
    ).toBe("- 0.5 a + 1e-9 b");
  });
});
