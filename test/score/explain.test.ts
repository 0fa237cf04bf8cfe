import { describe, expect, test } from "vitest";
import { type Assessment, BenchmarkError, type Explanation, explain, score } from "../../src/index.ts";
import { addTexts, assessed, leaf, notApplicable, percent, percents, three, tree, unknown } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const shares = (why: Explanation) => why.children.map((child) => [child.contribution, child.lost]);

describe("contributions and points lost", () => {
  test("thirds add up digit for digit: the unit that is left goes to the largest remainder, then to the earlier sibling", () => {
    const why = explain(assessed(three(), { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" }));
    expect(shares(why)).toEqual([
      ["33.333333333333333333333333333333", "0"],
      ["16.666666666666666666666666666667", "16.666666666666666666666666666667"],
      ["0", "33.333333333333333333333333333333"],
    ]);
    expect(addTexts(why.children.map((child) => child.contribution))).toBe("50");
    expect(addTexts(why.children.map((child) => child.lost))).toBe("50");
  });
  test("geometric mean: the log-mean decomposition; 100 and 25 lose nothing and 50", () => {
    expect(shares(explain(percents([100, 25], [], "geometric")))).toEqual([
      ["40", "0"],
      ["10", "50"],
    ]);
    // 64 and 25: M = 40, lost 60, shared as ln(100/64) : ln(100/25).
    const [a, b] = explain(percents([64, 25], [], "geometric")).children.map((child) => Number(child.lost));
    expect((a as number) / (b as number)).toBeCloseTo(Math.log(100 / 64) / Math.log(4), 14);
  });
  test("where one child is zero under a geometric or harmonic mean, the zeros share the whole loss by weight", () => {
    for (const rule of ["geometric", "harmonic", { power: -3 }] as const) {
      expect(shares(explain(percents([50, 0, 0], [1, 1, 3], rule)))).toEqual([
        ["0", "0"],
        ["0", "25"],
        ["0", "75"],
      ]);
      expect([explain(percents([50, 0], [], rule)).zeroed, explain(percents([50, 1], [], rule)).zeroed]).toEqual([true, false]);
    }
    expect(explain(percents([0, 0])).zeroed).toBe(false);
  });
  test("minimum: shared by the children tied at it; maximum: in equal parts", () => {
    expect(shares(explain(percents([40, 90, 40], [], "minimum")))).toMatchObject(
      [
        [/^9\.4/, "30"],
        [/^21\.1/, "0"],
        [/^9\.4/, "30"],
      ].map(([, lost]) => [expect.any(String), lost]),
    );
    expect(shares(explain(percents([40, 90], [], "maximum")))).toEqual([
      ["27.692307692307692307692307692308", "5"],
      ["62.307692307692307692307692307692", "5"],
    ]);
  });
  test("median: Shapley value; of 20, 60, 100 the middle one and the lowest share the 40 lost", () => {
    // Orders in which each child changes the median from 100: the first of {20, 60} to enter does nothing, the second brings it to 60.
    expect(shares(explain(percents([20, 60, 100], [], "median"))).map(([, lost]) => lost)).toEqual(["20", "20", "0"]);
  });
  test("above twelve children a median's loss is one joint line", () => {
    const why = explain(
      percents(
        Array.from({ length: 13 }, (_, i) => i),
        [],
        "median",
      ),
    );
    expect(why.jointLoss).toBe("94");
    expect(why.children.every((child) => child.lost === null)).toBe(true);
    expect(
      explain(
        percents(
          Array.from({ length: 12 }, (_, i) => i),
          [],
          "median",
        ),
      ).jointLoss,
    ).toBe(null);
  });
  test("beside a joint loss a penalty keeps its own line", () => {
    const values = Array.from({ length: 13 }, (_, i) => i);
    const framework = tree(
      { ...Object.fromEntries(values.map((i) => [`v${i}`, percent])), p: leaf({ penalty: true, weight: 0.02 }) },
      { aggregate: "median" },
    );
    const why = explain(assessed(framework, { ...Object.fromEntries(values.map((i) => [`t.v${i}`, i])), "t.p": 100 }));
    // The median is 6; the penalty takes 0.02 · 100 = 2 of it. Of the 96 that are missing, 2 are the penalty's and 94 are joint.
    expect([why.exact, why.jointLoss, why.children.at(-1)?.lost]).toEqual(["4", "94", "2"]);
    expect(why.children.slice(0, -1).map(({ lost }) => lost)).toEqual(values.map(() => null));
  });
  test("a penalty is a line of its own, and so is the floor at 0", () => {
    const framework = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
    const within = explain(assessed(framework, { "t.a": 70, "t.p": 100 }));
    expect(shares(within)).toEqual([
      ["70", "30"],
      ["-50", "50"],
    ]);
    expect(within).toMatchObject({ exact: "20", floor: null });
    const floored = explain(assessed(framework, { "t.a": 10, "t.p": 100 }));
    expect(floored).toMatchObject({ exact: "0", floor: "40" });
    expect(addTexts([...floored.children.map((child) => child.contribution), floored.floor])).toBe("0");
    expect(addTexts(floored.children.map((child) => child.lost))).toBe("140");
  });
  test("what does not count has no contribution: open, excluded, dropped, weighted zero", () => {
    const framework = tree({ a: percent, b: percent, c: percent, g: { x: percent, y: percent, z: percent } });
    const why = explain(assessed(framework, { "t.a": 50, "t.b": unknown, "t.c": notApplicable, "t.g.x": 0 }), undefined, {
      coverage: { below: "drop", threshold: 0.5, by: "children" },
    });
    expect(why.children.map(({ rule, counted, contribution }) => ({ rule, counted, contribution }))).toEqual([
      { rule: "scale", counted: true, contribution: "50" },
      { rule: "open", counted: false, contribution: null },
      { rule: "excluded", counted: false, contribution: null },
      { rule: "arithmetic", counted: false, contribution: null },
    ]);
  });
});

describe("an explanation", () => {
  test("reaches down to the points of every leaf, with all working digits", () => {
    const thirds = { kind: "checklist", id: "c", rule: "share", items: ["x", "y", "z"].map((key) => ({ key, label: key })) } as const;
    const why = explain(assessed(tree({ g: { a: thirds } }), { "t.g.a": ["x"] }));
    expect(why.children[0]?.children[0]).toMatchObject({
      rule: "scale",
      exact: "33.333333333333333333333333333333",
      points: `33.${"3".repeat(48)}`,
    });
  });
  test("of one node is the same as that part of the whole, apart from its share above", () => {
    const assessment = assessed(tree({ g: { x: percent, y: percent }, h: percent }), { "t.g.x": 30, "t.g.y": 60, "t.h": 0 });
    const part = explain(assessment, "t.g");
    expect({ ...explain(assessment).children[0], contribution: null, lost: null }).toEqual(part);
    expect(part.exact).toBe(score(assessment).nodes["t.g"]?.exact);
  });
  test("of an unknown node is refused with the nearest one", () => {
    const assessment: Assessment = assessed(three(), {});
    for (const id of ["t.aa", "__proto__", 7 as never]) expect(() => explain(assessment, id)).toThrow(BenchmarkError);
    const said = (id: unknown) =>
      thrownBy(() => explain(assessment, id as string)).map(({ code, path, params }) => ({ code, path, params }));
    expect(said("t.aa")).toEqual([{ code: "unknown-node", path: ["id"], params: { id: "t.aa", framework: "t", nearest: "t.a" } }]);
    expect(said(7)).toMatchObject([{ code: "unknown-node", params: { id: "7" } }]);
  });
  test("says of a group without a value whether it is open or excluded, and that no zero makes it zero", () => {
    const framework = tree({ a: percent, g: { x: percent }, h: { x: percent } });
    const why = explain(assessed(framework, { "t.a": 0, "t.g.x": unknown, "t.h.x": notApplicable }));
    expect(why.children.map(({ rule, zeroed, counted }) => ({ rule, zeroed, counted }))).toEqual([
      { rule: "scale", zeroed: false, counted: true },
      { rule: "open", zeroed: false, counted: false },
      { rule: "excluded", zeroed: false, counted: false },
    ]);
  });
  test("counts the root as far as it has a value, a dropped one included, and nothing that is blocked", () => {
    const framework = tree({ g: { x: percent, y: percent }, h: percent });
    const root = (answers: Parameters<typeof assessed>[1]) =>
      explain(assessed(framework, answers), undefined, { coverage: { below: "drop" } }).counted;
    expect([root({}), root({ "t.h": 50 }), root({ "t.g.x": 1, "t.g.y": 2, "t.h": 50 })]).toEqual([false, true, true]);
    const blocked = explain(assessed(framework, { "t.g.x": 50, "t.g.y": unknown, "t.h": 50 }), undefined, {
      missing: { unknown: "block" },
    });
    expect([blocked, ...blocked.children].map(({ rule, counted }) => [rule, counted])).toEqual([
      ["open", false],
      ["open", false],
      ["scale", true],
    ]);
  });
  test("is frozen, plain and survives JSON", () => {
    const why = explain(assessed(three(), { "t.a": "fully" }));
    expect(JSON.parse(JSON.stringify(why))).toEqual(why);
    expect(Object.isFrozen(why.children[0])).toBe(true);
  });
});
