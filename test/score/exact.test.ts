import { describe, expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import { exactText } from "../../src/base/decimal.ts";
import { parseFramework } from "../../src/index.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed, leaf, notApplicable, percent, scored, three, tree, unknown } from "../small.ts";

describe("evaluate", () => {
  const framework = tree({ g: { x: percent, y: percent }, h: percent });
  const run = (answers: Parameters<typeof assessed>[1]) => {
    const assessment = assessed(framework, answers);
    return evaluate(plan(framework), leaves(assessment));
  };
  test("gives every node of the plan in its order", () => {
    expect(run({ "t.g.x": 10, "t.g.y": 30, "t.h": 60 }).map((node) => exactText(node.value as never))).toEqual([
      "40",
      "20",
      "10",
      "30",
      "60",
    ]);
  });
  test("keeps 50 working digits between the floors: 2/3 of 100 is not rounded before it is used again", () => {
    const [root] = run({ "t.g.x": 100, "t.g.y": 100, "t.h": 33.333333333333336 });
    expect(root?.value?.precision()).toBeGreaterThan(15);
  });
  test("counts the leaves that are there, and those that cannot leave any more", () => {
    const [root, g] = run({ "t.g.x": 10, "t.g.y": unknown, "t.h": { missing: "not-applicable", reason: "none" } });
    expect([root?.leaves, root?.certain, g?.leaves, g?.certain]).toEqual([2, 1, 2, 1]);
    const [, , , , h] = run({ "t.g.x": 10, "t.h": { missing: "not-applicable", reason: "none" } });
    expect([h?.leaves, h?.certain]).toEqual([0, 0]);
  });
  test("what is excluded, or stands in by a rule, leaves nothing open; what is unknown does", () => {
    const settled = (answers: Parameters<typeof assessed>[1], missing: object = {}) =>
      evaluate(plan(framework, { missing }), leaves(assessed(framework, answers))).map((node) => node.settled);
    const gone = { "t.g.x": notApplicable, "t.g.y": notApplicable };
    expect(settled({ ...gone, "t.h": 60 })).toEqual([true, true, true, true, true]);
    expect(settled({ ...gone, "t.h": notApplicable }, { "not-applicable": "worst" })).toEqual([true, true, true, true, true]);
    expect(settled({ ...gone, "t.h": unknown }, { unknown: "worst" })).toEqual([false, true, true, true, false]);
  });
  test("where everything is answered the range is the value, the same object", () => {
    const [root] = run({ "t.g.x": 10, "t.g.y": 30, "t.h": 60 });
    expect(root?.low).toBe(root?.value);
    expect(root?.high).toBe(root?.value);
  });
});

describe("why a node has no value", () => {
  const said = (card: ReturnType<typeof scored>) => Object.values(card.nodes).map(({ status, reason }) => [status, reason]);
  test("is said at leaves too", () => {
    const card = scored(tree({ a: percent, b: percent, g: { x: percent } }), { "t.a": 40, "t.b": notApplicable, "t.g.x": unknown });
    expect(said(card)).toEqual([
      ["unscored", "below-coverage"],
      ["scored", null],
      ["not-applicable", "excluded"],
      ["unscored", "nothing-answered"],
      ["unscored", "nothing-answered"],
    ]);
  });
  test("an exclusion that blocks blocks, also where nothing else is left", () => {
    const all = { "t.a": notApplicable, "t.b": notApplicable, "t.c": notApplicable };
    const card = scored(three(), all, { missing: { "not-applicable": "block" } });
    expect(card.total).toMatchObject({ status: "unscored", reason: "blocked", value: null, provisional: null });
  });
  test("where only a part of weight 0 is applicable, no weight is left: shares are 0, not 0 / 0", () => {
    const card = scored(three(), { "t.a": notApplicable, "t.b": notApplicable, "t.c": "fully" }, { weights: { "t.c": 0 } });
    expect(card.total).toMatchObject({ status: "not-applicable", reason: "no-weight", range: null, coverage: 0 });
    expect(card.nodes["t.c"]?.weight).toEqual({ local: 0, effective: 0 });
  });
});

describe("a member of a suite whose own total is forbidden", () => {
  const about = { version: "1.0.0", status: "untested", total: "forbidden" } as const;
  const question = (id: string) => ({ id, title: "A", question: "A?", scale: percent });
  const member = { id: "m", title: "M", ...about, children: [question("m.x")] };
  const suite = parseFramework({ id: "t", title: "T", ...about, children: [question("t.a"), member] });
  test("has no score, but hands its value on: (40 + 60) / 2 = 50", () => {
    const { nodes, total } = scored(suite, { "t.a": 40, "m.x": 60 }, { total: "computed" });
    expect(nodes.m).toMatchObject({ status: "unscored", reason: "total-forbidden", value: null, exact: null, provisional: 60 });
    expect(total.exact).toBe("50");
  });
  test("a policy that forbids the total forbids the root's, and no group's below", () => {
    const plain = tree({ a: percent, g: { x: percent } });
    const { nodes, total } = scored(plain, { "t.a": 40, "t.g.x": 60 }, { total: "forbidden" });
    expect([total.reason, nodes["t.g"]?.exact]).toEqual(["total-forbidden", "60"]);
  });
});

describe("coverage by children", () => {
  const framework = tree({ a: percent, g: { x: percent, y: percent } });
  const by = (answers: Parameters<typeof assessed>[1], missing: object = {}) => {
    const { total } = scored(framework, answers, { coverage: { by: "children", threshold: 0.6 }, missing });
    return total.reason ?? total.exact;
  };
  test("counts a group that is scored, and not one that only has a value: 2 of 2, then 1 of 2", () => {
    expect(by({ "t.a": 40, "t.g.x": 60, "t.g.y": 80 })).toBe("55");
    expect(by({ "t.a": 40, "t.g.x": 60 })).toBe("below-coverage");
  });
  test("counts a leaf that a rule for missing answers gives a value: (0 + 60) / 2 = 30", () => {
    expect(by({ "t.a": unknown, "t.g.x": 60, "t.g.y": 60 }, { unknown: "worst" })).toBe("30");
    expect(by({ "t.a": unknown, "t.g.x": 60, "t.g.y": 60 })).toBe("below-coverage");
  });
});

describe("the possible range, worked by hand", () => {
  const range = (...of: Parameters<typeof scored>) => scored(...of).total.range;
  test("under drop, what an excluded leaf counts as is known: (100 + 0 + 0) / 3 to (100 + 0 + 100) / 3", () => {
    const policy = { coverage: { below: "drop" }, missing: { "not-applicable": "worst" } } as const;
    expect(range(three(), { "t.a": "fully", "t.b": notApplicable, "t.c": unknown }, policy)).toEqual({ low: 100 / 3, high: 200 / 3 });
  });
  test("under drop, a scored group keeps its own range, unless an exclusion in it could take the score away", () => {
    const framework = tree({ a: percent, g: { x: percent, y: percent } });
    const drop = { below: "drop", threshold: 0.5 } as const;
    const block = { coverage: drop, missing: { "not-applicable": "block" } } as const;
    // g is 60 with one of two open: 30 to 80. The root: (50 + 30) / 2 to (50 + 80) / 2; with 0 to 100 for g, 25 to 75.
    const open = { "t.a": 50, "t.g.x": 60, "t.g.y": unknown };
    expect(range(framework, open, { coverage: drop })).toEqual({ low: 40, high: 65 });
    expect(range(framework, open, block)).toEqual({ low: 25, high: 75 });
    // Where everything in g is answered, nothing can be taken away: (0 + 60) / 2 to (100 + 60) / 2.
    expect(range(framework, { "t.a": unknown, "t.g.x": 60, "t.g.y": 60 }, block)).toEqual({ low: 30, high: 80 });
  });
  test("a group with a known penalty and no certain leaf may leave: 90 alone is more than (90 + 80) / 2 = 85", () => {
    const framework = tree({ a: percent, g: { x: percent, p: leaf({ penalty: true, weight: 0.2 }) } });
    const answers = { "t.a": 90, "t.g.x": unknown, "t.g.p": 100 };
    expect(range(framework, answers)).toEqual({ low: 45, high: 90 });
    expect(scored(framework, { ...answers, "t.g.x": notApplicable }).total.exact).toBe("90");
  });
  test("a group of which nothing is known needs no such care: a capped sum that has 60 of one keeps it", () => {
    const framework = tree({ a: percent, g: { x: percent } }, { aggregate: { cappedSum: 1 } });
    expect(range(framework, { "t.a": 60, "t.g.x": unknown })).toEqual({ low: 60, high: 100 });
  });
  test("over equal leaves, where the weight of every part can move: 100 with weight 2 beside 0 with weight 1 is 66.66…", () => {
    const framework = tree({ a: { w: percent, x: percent }, b: { w: percent, x: percent } }, {}, { "t.b": { aggregate: "minimum" } });
    const policy = { weights: "equal-leaves" } as const;
    const answers = { "t.a.w": 100, "t.b.w": 0 };
    // a: 50 to 100, weight 1 to 2; b: 0, weight 1 to 2. Lowest 50·1 / (1 + 2), highest 100·2 / (2 + 1).
    expect(range(framework, answers, policy)).toEqual({ low: 50 / 3, high: 200 / 3 });
    const reached = { ...answers, "t.a.x": 100, "t.b.x": notApplicable };
    expect(scored(framework, reached, policy).total.value).toBe(200 / 3);
  });
});
