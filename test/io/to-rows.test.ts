/** Products as flat records. */
import { describe, expect, test } from "vitest";
import { assess, BenchmarkError, explain, type Framework, parseFramework, score, yesNo } from "../../src/index.ts";
import { toRows } from "../../src/io/index.ts";
import { head, traps } from "./specimens.ts";

const aford = assess(traps, {
  ...head,
  rater: { role: "peer", id: "p1" },
  answers: {
    "context.size": { level: "yes", comment: "c", evidence: [{ title: "Plan", date: "2024" }], date: "2026-02", confidence: 0.5 },
    "context.deep.list": [],
    "context.deep.share": 20,
    "context.deep.points": { missing: "not-applicable", reason: "none here" },
  },
});
const codes = (products: unknown): unknown => {
  try {
    return toRows(products as []);
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return error.issues.map((found) => found.code);
  }
};

describe("an assessment", () => {
  const rows = toRows(aford);
  test("has a row for each indicator, in the order of the framework, answered or not", () => {
    expect(rows.map((row) => [row.indicator, row.answer, row.missing])).toEqual([
      ["context.size", "yes", null],
      ["context.deep.level", null, "not-answered"],
      ["context.deep.odd", null, "not-answered"],
      ["context.deep.list", "(none)", null],
      ["context.deep.share", 20, null],
      ["context.deep.strict", null, "not-answered"],
      ["context.deep.points", null, "not-applicable"],
    ]);
  });
  test("says everything of an answer, and its points", () => {
    expect(rows[0]).toEqual({
      city: "aford",
      name: "Aford (invented)",
      date: "2026-03-01",
      role: "peer",
      rater: "p1",
      indicator: "context.size",
      title: "Size",
      answer: "yes",
      missing: null,
      reason: null,
      comment: "c",
      evidence: "Plan (2024)",
      answered_on: "2026-02",
      confidence: 0.5,
      points: 100,
    });
    expect(rows[4]?.points).toBe(25);
  });
  test("marks a question that another answer makes superfluous as not applicable", () => {
    const routed: Framework = parseFramework({
      id: "o",
      title: "O",
      version: "1.0.0",
      status: "untested",
      children: [
        { id: "o.a", title: "A", question: "A?", scale: yesNo },
        { id: "o.b", title: "B", question: "B?", scale: yesNo, onlyIf: { indicator: "o.a", is: ["yes"] } },
      ],
    });
    expect(toRows(assess(routed, { ...head, answers: { "o.a": "no" } })).map((row) => row.missing)).toEqual([null, "not-applicable"]);
  });
});

describe("a scorecard", () => {
  test("has a row for each node, in tree order", () => {
    const card = score(aford);
    const rows = toRows(card);
    expect(rows.map((row) => row.node)).toEqual(Object.keys(card.nodes));
    expect(rows[0]).toEqual({
      city: "aford",
      name: "Aford (invented)",
      date: "2026-03-01",
      role: "peer",
      rater: "p1",
      framework: "context",
      version: "1.0.0",
      node: "context",
      status: card.total.status,
      value: card.total.value,
      exact: card.total.exact,
      provisional: card.total.provisional,
      low: card.total.range?.low,
      high: card.total.range?.high,
      coverage: card.total.coverage,
      indicators: 7,
      answered: 3,
      open: 3,
      excluded: 1,
      evidenced: 1,
      weight_local: 1,
      weight_effective: 1,
      reason: card.total.reason,
    });
    expect(rows.at(-1)).toMatchObject({ node: "context.deep.points", low: null, high: null, reason: "excluded" });
  });
  test("may come back from JSON", () => {
    const card = score(aford);
    expect(toRows(JSON.parse(JSON.stringify([card, card])))).toEqual(toRows([card, card]));
    expect(toRows(JSON.parse(JSON.stringify(aford)))).toEqual(toRows(aford));
  });
  test("that was changed by hand is refused", () => {
    const card = JSON.parse(JSON.stringify(score(aford)));
    expect(codes({ ...card, nodes: { "context.size": {} } })).toContain("missing-key");
    expect(codes({ kind: "scorecard" })).toContain("missing-key");
  });
});

describe("an explanation", () => {
  test("has a row for each node with its depth, a group before its children, and its rule in words", () => {
    const rows = toRows(explain(aford, "context.deep", { aggregate: { power: 2 } }));
    expect(rows.map((row) => [row.depth, row.node, row.rule])).toEqual([
      [0, "context.deep", "power 2"],
      [1, "context.deep.level", "open"],
      [1, "context.deep.odd", "open"],
      [1, "context.deep.list", "scale"],
      [1, "context.deep.share", "scale"],
      [1, "context.deep.strict", "open"],
      [1, "context.deep.points", "excluded"],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(["depth", "node", "title", "rule", "exact", "points", "weight", "contribution", "lost"]);
    expect(rows[4]).toMatchObject({ points: "25", exact: "25", weight: 1 });
    expect(toRows(explain(aford, "context.deep", { aggregate: { cappedSum: 2 } }))[0]?.rule).toBe("capped sum 2");
  });
  test("that was changed by hand is refused", () => {
    expect(codes({ rule: "scale", children: [] })).toContain("missing-key");
    const cyclic = { rule: "scale", children: [] as unknown[] };
    cyclic.children.push(cyclic);
    expect(codes(cyclic)).toContain("cycle");
  });
});

describe("rows", () => {
  test("have the same keys, whatever the products hold, and are frozen", () => {
    for (const rows of [toRows([aford, aford]), toRows(score(aford)), toRows([explain(aford)])]) {
      expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
      expect(Object.isFrozen(rows) && rows.every((row) => Object.isFrozen(row))).toBe(true);
      expect(
        rows
          .flatMap((row) => Object.values(row))
          .every((value) => value === null || ["string", "number", "boolean"].includes(typeof value)),
      ).toBe(true);
    }
  });
  test("of nothing are none", () => expect(toRows([])).toEqual([]));
  test("of anything else, or of several kinds, are refused", () => {
    for (const wrong of [null, undefined, 1, "x", {}, [[]], [null], traps, { kind: "document", children: [] }])
      expect(codes(wrong)).toEqual(["not-for-rows"]);
    expect(codes([aford, score(aford)])).toEqual(["not-for-rows"]);
    const trap = Object.defineProperty({}, "kind", {
      get: () => {
        throw new Error("boo");
      },
    });
    expect(codes(trap)).toEqual(["unreadable"]);
  });
});
