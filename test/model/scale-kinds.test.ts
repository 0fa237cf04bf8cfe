/** What each kind of scale accepts, says and is worth. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactText } from "../../src/base/decimal.ts";
import { checkShape } from "../../src/base/schema.ts";
import {
  type ChecklistScale,
  fullyPartlyNot,
  type LevelScale,
  type NumberScale,
  type PointsScale,
  type Scale,
} from "../../src/model/scale.ts";
import { type AnswerValue, kindOfScale, scaleKindNames } from "../../src/model/scale-kinds.ts";
import { junk, scales, valuesOn } from "../arbitraries.ts";
import { flawsOf, places } from "../support/issues.ts";

const shape = (scale: object): string[] => places(checkShape(kindOfScale(scale as Scale).schema(), scale, []));
const problems = (scale: Scale): readonly string[] => kindOfScale(scale).problems(scale);
const said = (scale: Scale, value: unknown): string[] => {
  const issues = kindOfScale(scale).check(scale, value, "t.a", ["answers", "t.a"]);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues.map((issue) => issue.message);
};
const points = (scale: Scale, value: AnswerValue): string => exactText(kindOfScale(scale).points(scale, value));
const thirty = (digit: string): string => digit.repeat(30);

test("scaleKindNames names all kinds, and each has a behaviour", () => {
  expect(scaleKindNames).toEqual(["levels", "checklist", "number", "points"]);
  expect(scaleKindNames.map((kind) => kindOfScale({ kind } as Scale).field)).toEqual(["level", "items", "number", "points"]);
});

describe("a level scale", () => {
  const level = (key: string, worth = 50) => ({ key, label: "L", points: worth });
  const scale = (...levels: object[]): LevelScale => ({ kind: "levels", id: "s", levels: levels as unknown as LevelScale["levels"] });

  test("has at least two levels, with points from 0 to 100", () => {
    expect(shape(scale(level("a"), level("b")))).toEqual([]);
    expect(shape(scale(level("a")))).toEqual(["out-of-range at levels"]);
    expect(shape(scale(level("a", 0), level("b", 100)))).toEqual([]);
    expect(shape(scale(level("a", -0.1), level("b", 100.1)))).toEqual([
      "out-of-range at levels.0.points",
      "out-of-range at levels.1.points",
    ]);
    expect(shape({ kind: "levels", levels: [level("a"), { key: "b" }], extra: 1 })).toEqual([
      "missing-key at id",
      "missing-key at levels.1.label",
      "missing-key at levels.1.points",
      "unknown-key at extra",
    ]);
    expect(shape({ ...scale(level("a"), level("b")), id: "" })).toEqual(["text-empty at id"]);
    expect(shape(scale({ ...level("a"), label: "" }, level("b")))).toEqual(["text-empty at levels.0.label"]);
  });

  test("has keys that begin with a letter or digit, of at most 100 characters", () => {
    for (const key of ["a", "0", "A_b-9", "constructor", "x".repeat(100)]) expect(shape(scale(level(key), level("b2"))), key).toEqual([]);
    for (const key of ["_a", "-a", "a b", "a.b", "ä", "__proto__", "a\n"])
      expect(shape(scale(level(key), level("b"))), key).toEqual(["bad-format at levels.0.key"]);
    expect(checkShape(kindOfScale(fullyPartlyNot).schema(), scale(level("_a"), level("b")), [])[0]?.message).toBe(
      "“levels › 0 › key” is “_a”; a key of letters, digits, - and _, beginning with a letter or digit is expected.",
    );
    expect(shape(scale(level("x".repeat(101)), level("b")))).toEqual(["out-of-range at levels.0.key"]);
    expect(shape(scale(level(""), level("b")))).toEqual(["bad-format at levels.0.key"]);
  });

  test("names each key that stands twice, once", () => {
    expect(problems(scale(level("a"), level("b")))).toEqual([]);
    expect(problems(scale(level("a"), level("b"), level("a"), level("a"), level("b")))).toEqual([
      "the level “a” stands twice",
      "the level “b” stands twice",
    ]);
  });

  test("takes one of its keys as an answer and nothing else", () => {
    expect(said(fullyPartlyNot, "partly")).toEqual([]);
    expect(said(fullyPartlyNot, "mostly")).toEqual(["“t.a” has the answer “mostly”; its scale allows fully | partly | not-at-all."]);
    expect(said(fullyPartlyNot, "Fully")).toEqual([
      "“t.a” has the answer “Fully”; its scale allows fully | partly | not-at-all. Did you mean “fully”?",
    ]);
    expect(said(fullyPartlyNot, "toString")).toEqual(["“t.a” has the answer “toString”; its scale allows fully | partly | not-at-all."]);
    expect(said(fullyPartlyNot, 1)).toEqual(["“t.a” should be answered by a level (fully | partly | not-at-all), but the answer is 1."]);
    expect(said(fullyPartlyNot, ["fully"])).toEqual([
      "“t.a” should be answered by a level (fully | partly | not-at-all), but the answer is a list of 1.",
    ]);
  });

  test("is worth the points of the level", () => {
    expect(["fully", "partly", "not-at-all"].map((key) => points(fullyPartlyNot, key))).toEqual(["100", "50", "0"]);
    expect(points(scale(level("a", 33.3), level("b", 0.1)), "b")).toBe("0.1");
  });
});

describe("a checklist", () => {
  const item = (key: string, worth?: number) => ({ key, label: "L", ...(worth === undefined ? {} : { points: worth }) });
  const list = (rule: ChecklistScale["rule"], ...items: object[]): ChecklistScale => ({
    kind: "checklist",
    id: "s",
    rule,
    items: items as unknown as ChecklistScale["items"],
  });
  const share = list("share", item("a"), item("b"), item("c", 3));
  const capped = list("capped-sum", item("a", 60), item("b", 50), item("c", 10));

  test("has at least one item, with points from 0 to 100 or without, and one of two rules", () => {
    expect(shape(list("share", item("a")))).toEqual([]);
    expect(shape(list("share"))).toEqual(["out-of-range at items"]);
    expect(shape(list("share", item("a", 0), item("b", 100)))).toEqual([]);
    expect(shape(list("share", item("a", -1), item("b", 101)))).toEqual([
      "out-of-range at items.0.points",
      "out-of-range at items.1.points",
    ]);
    expect(shape(list("sum" as "share", item("_a")))).toEqual(["bad-format at items.0.key", "not-allowed at rule"]);
    expect(shape({ ...share, rule: undefined })).toEqual(["missing-key at rule"]);
  });

  test("names keys that stand twice, missing points under capped-sum, and items that are all worth nothing", () => {
    expect(problems(share)).toEqual([]);
    expect(problems(list("share", item("a"), item("a"), item("a")))).toEqual(["the item “a” stands twice"]);
    expect(problems(list("capped-sum", item("a", 5), item("b")))).toEqual(["under “capped-sum” every item needs points (0 to 100)"]);
    expect(problems(list("share", item("a", 0), item("b", 0)))).toEqual(["all items together are worth 0"]);
    expect(problems(list("share", item("a", 0), item("b", 0.1)))).toEqual([]);
    expect(problems(list("share", item("a", 0), item("b")))).toEqual([]);
  });

  test("takes a list of its keys, each once, also an empty one", () => {
    for (const value of [[], ["a"], ["c", "a", "b"]]) expect(said(share, value)).toEqual([]);
    expect(said(share, "a")).toEqual(["“t.a” should be answered by a list of items (any of a | b | c), but the answer is “a”."]);
    expect(said(share, null)).toEqual(["“t.a” should be answered by a list of items (any of a | b | c), but the answer is null."]);
    expect(said(share, ["a", "b", "a", "a"])).toEqual(["“t.a” ticks “a” twice. Tick it once."]);
  });

  test("names each unknown item by its place, without counting it as ticked twice", () => {
    const issues = kindOfScale(share).check(share, ["a", "d", 1, "d"], "t.a", ["x"]);
    expect(places(issues)).toEqual(["value-off-scale at x.1", "value-off-scale at x.2", "value-off-scale at x.3"]);
    expect(issues[1]?.message).toBe("“t.a” has the answer 1; its scale allows any of a | b | c.");
    expect(issues[0]?.params.nearest).toBe("a");
  });

  test("answers a list of 200,000 wrong items within a second, with a thousand issues at most", () => {
    const wrong = Array.from({ length: 200_000 }, (_, i) => `item ${i}`);
    const start = performance.now();
    expect(kindOfScale(share).check(share, wrong, "t.a", [])).toHaveLength(1000);
    expect(said(share, new Array(200_000).fill("a"))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("is worth the share of the points ticked, an item without points counting 1", () => {
    expect([[], ["a"], ["b", "a"], ["c"], ["a", "b", "c"]].map((value) => points(share, value))).toEqual(["0", "20", "40", "60", "100"]);
    expect(points(list("share", item("a"), item("b"), item("c")), ["b"])).toBe(`33.${thirty("3")}`);
    expect(points(list("share", item("a", 0), item("b", 5)), ["a"])).toBe("0");
  });

  test("is worth the sum of the points ticked under capped-sum, at most 100", () => {
    expect([[], ["c"], ["a"], ["a", "c"], ["a", "b"], ["a", "b", "c"]].map((value) => points(capped, value))).toEqual([
      "0",
      "10",
      "60",
      "70",
      "100",
      "100",
    ]);
    expect(points(list("capped-sum", item("a", 60), item("b", 40)), ["a", "b"])).toBe("100");
  });
});

describe("a number scale", () => {
  const scale = (worst: number, best: number, extra: Partial<NumberScale> = {}): NumberScale => ({
    kind: "number",
    id: "s",
    unit: "hours",
    worst,
    best,
    ...extra,
  });

  test("has a unit, two goalposts, and words for transform and outside", () => {
    expect(shape(scale(0, 1))).toEqual([]);
    expect(shape(scale(5, -5, { unit: "", transform: "linear", outside: "clamp" }))).toEqual([]);
    expect(shape(scale(1, 2, { transform: "log", outside: "refuse" }))).toEqual([]);
    expect(shape({ kind: "number", id: "s", worst: "0", transform: "root", outside: "drop" })).toEqual([
      "missing-key at unit",
      "wrong-type at worst",
      "missing-key at best",
      "not-allowed at transform",
      "not-allowed at outside",
    ]);
  });

  test("needs two different goalposts, both above 0 for a logarithm", () => {
    expect(problems(scale(0, 1))).toEqual([]);
    expect(problems(scale(1, 1))).toEqual(["worst and best are the same number"]);
    expect(problems(scale(1e-9, 5, { transform: "log" }))).toEqual([]);
    for (const [worst, best] of [
      [0, 5],
      [5, 0],
      [-1, 5],
      [5, -1],
    ] as const)
      expect(problems(scale(worst, best, { transform: "log" }))).toEqual(["a logarithm needs worst and best above 0"]);
    expect(problems(scale(0, 0, { transform: "log" }))).toHaveLength(2);
    expect(problems(scale(0, 5, { transform: "linear" }))).toEqual([]);
  });

  test("takes any number where it clamps, and names its unit if it has one", () => {
    for (const value of [-1e300, 0, 20, 60, 1e300]) expect(said(scale(20, 60), value)).toEqual([]);
    expect(said(scale(20, 60, { outside: "clamp" }), 61)).toEqual([]);
    expect(said(scale(20, 60), "20")).toEqual(["“t.a” should be answered by a number (hours), but the answer is “20”."]);
    expect(said(scale(20, 60, { unit: "" }), true)).toEqual(["“t.a” should be answered by a number, but the answer is true."]);
  });

  test("refuses what lies outside its goalposts where it says so, whichever is the smaller", () => {
    for (const refusing of [scale(20, 60, { outside: "refuse" }), scale(60, 20, { outside: "refuse" })]) {
      expect([20, 40, 60].flatMap((value) => said(refusing, value))).toEqual([]);
      expect(said(refusing, 19.9)[0]).toContain("has the answer 19.9, outside");
      expect(said(refusing, 60.1)).toHaveLength(1);
    }
    expect(said(scale(60, 20, { outside: "refuse" }), 61)).toEqual([
      "“t.a” has the answer 61, outside 60 to 20; its scale refuses such values. Check the number and its unit (hours).",
    ]);
    expect(said(scale(60, 20, { outside: "refuse", unit: "" }), 61)).toEqual([
      "“t.a” has the answer 61, outside 60 to 20; its scale refuses such values. Check the number.",
    ]);
  });

  test("is worth the straight way between its goalposts, clamped at both, in either direction", () => {
    const upwards = scale(20, 60);
    expect([-1e9, 19, 20, 30, 45, 60, 61, 1e9].map((x) => points(upwards, x))).toEqual(["0", "0", "0", "25", "62.5", "100", "100", "100"]);
    const downwards = scale(60, 20);
    expect([-1e9, 19, 20, 30, 45, 60, 61, 1e9].map((x) => points(downwards, x))).toEqual([
      "100",
      "100",
      "100",
      "75",
      "37.5",
      "0",
      "0",
      "0",
    ]);
    expect(points(scale(0, 3), 1)).toBe(`33.${thirty("3")}`);
    expect(points(scale(0.1, 0.4), 0.2)).toBe(`33.${thirty("3")}`);
    expect(points(scale(-10, 10), 0)).toBe("50");
  });

  test("is worth the way in the logarithm where it says so", () => {
    const log = scale(1, 16, { transform: "log" });
    expect([0.5, 1, 2, 4, 8, 16, 17].map((x) => points(log, x))).toEqual(["0", "0", "25", "50", "75", "100", "100"]);
    expect([1, 4, 16].map((x) => points(scale(16, 1, { transform: "log" }), x))).toEqual(["100", "50", "0"]);
    expect([-5, 0].map((x) => points(log, x))).toEqual(["0", "0"]);
    expect(points(scale(1, 10, { transform: "log" }), 5)).toBe("69.897000433601880478626110527551");
  });
});

describe("a points scale", () => {
  const scale = (maximum: number): PointsScale => ({ kind: "points", id: "s", maximum });

  test("has a maximum above 0", () => {
    expect(shape(scale(0.001))).toEqual([]);
    expect(shape(scale(0))).toEqual(["out-of-range at maximum"]);
    expect(shape(scale(-1))).toEqual(["out-of-range at maximum"]);
    expect(problems(scale(1))).toEqual([]);
  });

  test("takes numbers from 0 to its maximum", () => {
    for (const value of [0, 2.5, 7]) expect(said(scale(7), value)).toEqual([]);
    expect(said(scale(7), 7.1)).toEqual(["“t.a” has the answer 7.1; its scale allows points from 0 to 7."]);
    expect(said(scale(7), -0.1)).toEqual(["“t.a” has the answer -0.1; its scale allows points from 0 to 7."]);
    expect(said(scale(7), "7")).toEqual(["“t.a” should be answered by points from 0 to 7, but the answer is “7”."]);
  });

  test("is worth the share of its maximum", () => {
    expect([0, 3.5, 7].map((value) => points(scale(7), value))).toEqual(["0", "50", "100"]);
    expect(points(scale(7), 1)).toBe("14.285714285714285714285714285714");
    expect(points(scale(0.3), 0.1)).toBe(`33.${thirty("3")}`);
  });
});

test("allowed says in words what a scale takes", () => {
  const allowed = (scale: Scale): string => kindOfScale(scale).allowed(scale);
  expect(allowed(fullyPartlyNot)).toBe("fully | partly | not-at-all");
  expect(allowed({ kind: "number", id: "n", unit: "%", worst: 80, best: 0 })).toBe("a number (%; 80 earns 0, 0 earns 100)");
  expect(allowed({ kind: "number", id: "n", unit: "", worst: -1, best: 2 })).toBe("a number (-1 earns 0, 2 earns 100)");
  expect(allowed({ kind: "number", id: "n", unit: "%", worst: 80, best: 0, outside: "refuse" })).toBe("a number from 0 to 80 (%)");
  expect(allowed({ kind: "number", id: "n", unit: "", worst: -1, best: 2, outside: "refuse" })).toBe("a number from -1 to 2");
  expect(allowed({ kind: "points", id: "p", maximum: 5 })).toBe("points from 0 to 5");
});

describe("any scale", () => {
  test("has the shape that its kind describes, and no problems", () => {
    fc.assert(
      fc.property(scales(), (scale) => {
        expect(shape(scale)).toEqual([]);
        expect(problems(scale)).toEqual([]);
      }),
    );
  });

  test("accepts the values that are meant for it, and gives each from 0 to 100 points", () => {
    fc.assert(
      fc.property(
        scales().chain((scale) => fc.tuple(fc.constant(scale), valuesOn(scale))),
        ([scale, value]) => {
          expect(said(scale, value)).toEqual([]);
          const worth = kindOfScale(scale).points(scale, value);
          expect(worth.gte(0) && worth.lte(100), `${worth}`).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("accepts by its zod schema what it accepts by its check, but for an item ticked twice", () => {
    const other = fc.oneof(
      fc.constantFrom("fully", "yes", "0", "constructor", "__proto__", 0, -1, 1, 50, 101, 1e6, true, null),
      fc.uniqueArray(fc.constantFrom("a-b", "yes", "no", "zz", "toString"), { maxLength: 2 }),
      fc.constantFrom<unknown>(["yes", 1], {}, { level: "yes" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(
        scales().chain((scale) => fc.tuple(fc.constant(scale), fc.oneof(valuesOn(scale), other))),
        ([scale, value]) => {
          const kind = kindOfScale(scale);
          expect(kind.answer(scale).safeParse(value).success).toBe(kind.check(scale, value, "t.a", []).length === 0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("never gives less for a better number", () => {
    const number = scales().filter((scale) => scale.kind === "number" || scale.kind === "points");
    fc.assert(
      fc.property(
        number.chain((scale) => fc.tuple(fc.constant(scale), valuesOn(scale), valuesOn(scale))),
        ([scale, a, b]) => {
          const [x, y] = [a, b].map((value) => kindOfScale(scale).points(scale, value));
          const upwards = scale.kind === "points" || (scale as NumberScale).best > (scale as NumberScale).worst;
          if (a < b) expect(upwards ? x?.lte(y as never) : x?.gte(y as never)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("has an issue that is well said for every kind of junk that is no value", () => {
    for (const scale of [
      fullyPartlyNot,
      { kind: "points", id: "p", maximum: 5 },
      { kind: "number", id: "n", unit: "", worst: 0, best: 1 },
    ] as const) {
      for (const [what, make] of junk) {
        const value = make();
        if (typeof value === "number" || value === "constructor") continue;
        expect(said(scale, value), what).toHaveLength(1);
      }
    }
  });
});
