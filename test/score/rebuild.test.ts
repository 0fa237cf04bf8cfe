import { describe, expect, test } from "vitest";
import { type Aggregation, BenchmarkError, type Explanation, explain, rebuild, score } from "../../src/index.ts";
import { assessed, leaf, notApplicable, percent, percents, three, tree, unknown } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const rules: Aggregation[] = [
  "arithmetic",
  "geometric",
  "harmonic",
  "minimum",
  "maximum",
  "median",
  { power: 3 },
  { power: -2.5 },
  { cappedSum: 1.5 },
];

describe("rebuild reaches the published text again, from points, rules and weights alone", () => {
  test.each(rules.map((rule) => [JSON.stringify(rule), rule] as const))("under %s", (_, rule) => {
    const assessment = percents([100 / 3, 66.6, 12.5, 99.99], [1, 2, 0.3, 7], rule);
    expect(rebuild(explain(assessment))).toBe(score(assessment).total.exact);
  });
  test("through JSON, and with every published number in it spoiled", () => {
    const why = explain(assessed(three([2, 1, 1]), { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" }));
    const spoil = (node: Explanation): object => ({
      ...node,
      exact: "1",
      provisional: "1",
      contribution: "1",
      lost: "1",
      floor: "1",
      children: node.children.map(spoil),
    });
    expect(rebuild(JSON.parse(JSON.stringify(spoil(why))))).toBe("62.5");
  });
  test("with thirds of thirds, where the published text would not be enough to start from", () => {
    const thirds = { kind: "checklist", id: "c", rule: "share", items: ["x", "y", "z"].map((key) => ({ key, label: key })) } as const;
    const assessment = assessed(tree({ g: { a: thirds, b: thirds, c: thirds }, h: { a: thirds } }), {
      "t.g.a": ["x"],
      "t.g.b": ["x"],
      "t.g.c": ["x"],
      "t.h.a": ["x", "y"],
    });
    expect(rebuild(explain(assessment))).toBe("50");
  });
  test("with penalties, and down to the floor", () => {
    const framework = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
    expect(rebuild(explain(assessed(framework, { "t.a": 70, "t.p": 100 })))).toBe("20");
    expect(rebuild(explain(assessed(framework, { "t.a": 10, "t.p": 100 })))).toBe("0");
  });
  test("of an unscored node: what it passes to its parent", () => {
    const why = explain(assessed(tree({ a: percent, b: percent }), { "t.a": 40, "t.b": unknown }));
    expect(why).toMatchObject({ exact: null, provisional: "40" });
    expect(rebuild(why)).toBe("40");
  });
  test("leaves out what was dropped, and takes in what a missing rule gave a value", () => {
    const framework = tree({ a: percent, g: { x: percent, y: percent } });
    const drop = { coverage: { below: "drop" } } as const;
    const dropped = assessed(framework, { "t.a": 40, "t.g.x": 100 });
    expect(rebuild(explain(dropped, undefined, drop))).toBe(score(dropped, drop).total.exact);
    const worst = { missing: { "not-answered": "worst" } } as const;
    expect(rebuild(explain(dropped, undefined, worst))).toBe("45");
  });
});

describe("what cannot be rebuilt is one clear issue", () => {
  const codeOf = (value: unknown): string | undefined => {
    try {
      rebuild(value as Explanation);
    } catch (error) {
      if (error instanceof BenchmarkError) return error.issues[0]?.code;
      throw error;
    }
    return undefined;
  };
  test("nothing answered", () => expect(codeOf(explain(assessed(three(), {})))).toBe("nothing-to-rebuild"));
  test("something else", () => {
    for (const wrong of [
      null,
      1,
      "x",
      [],
      {},
      { children: 3 },
      { children: [], points: 3 },
      { children: [], points: "x" },
      { children: [], points: "1e5" },
      { children: [{}], points: null },
    ])
      expect(codeOf(wrong), JSON.stringify(wrong)).toMatch(/^not(hing-to-rebuild|-an-explanation)$/);
    expect(codeOf(new Date())).toBe("not-plain");
    expect(codeOf({ id: { toString: 1 }, children: [], points: null })).toBe("nothing-to-rebuild");
  });
  test("nothing that counts, though a penalty is known, or an answer blocks", () => {
    const framework = tree({ g: { x: percent, p: leaf({ penalty: true, weight: 0.2 }) } });
    expect(codeOf(explain(assessed(framework, { "t.g.x": notApplicable, "t.g.p": 50 }), "t.g"))).toBe("nothing-to-rebuild");
    const block = { missing: { unknown: "block" } } as const;
    expect(codeOf(explain(assessed(three(), { "t.a": "fully", "t.b": unknown }), undefined, block))).toBe("nothing-to-rebuild");
    // No explanation of ours looks like this one: a rule, and a penalty alone to apply it to.
    const penalty = { id: "t.p", points: "50", counted: true, weight: 0.2, penalty: true, children: [] };
    for (const rule of rules) expect(codeOf({ id: "t", rule, points: null, children: [penalty] })).toBe("nothing-to-rebuild");
  });
  test("says which part it is", () => {
    const said = (value: unknown) => thrownBy(() => rebuild(value as Explanation)).map(({ path, params }) => ({ path, params }));
    expect(said(explain(assessed(three(), {})))).toEqual([{ path: [], params: { id: "t" } }]);
    expect(said({ id: 7, children: [], points: null })).toEqual([{ path: [], params: { id: "an object" } }]);
    expect(said([])).toEqual([{ path: [], params: { received: "a list" } }]);
    expect(said({ id: 7, children: [], points: "x" })).toEqual([{ path: [], params: { received: "an object" } }]);
    const long = "x".repeat(100);
    expect(said({ id: long, children: [], points: "x" })).toEqual([
      { path: [], params: { received: `one whose part “${"x".repeat(80)}” cannot be read` } },
    ]);
  });
  test("an explanation with a rule or a weight that is none", () => {
    const why = explain(assessed(three(), { "t.a": "fully" }), undefined, { coverage: { threshold: 0 } });
    expect(codeOf({ ...why, rule: "best" })).toBe("not-an-explanation");
    expect(codeOf({ ...why, children: why.children.map((child) => ({ ...child, weight: 0 })) })).toBe("not-an-explanation");
  });
});
