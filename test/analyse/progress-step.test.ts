/** One indicator belongs to one cause, whatever becomes of what. */
import { describe, expect, test } from "vitest";
import type { AnswerState } from "../../src/analyse/progress-product.ts";
import { causeOf, stepBetween } from "../../src/analyse/progress-step.ts";
import { leaves } from "../../src/assess/leaf.ts";
import type { Assessment, ScoringPolicy } from "../../src/index.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed, leaf, notApplicable, tree, unknown } from "../small.ts";

const value = (of: AnswerState["value"]): AnswerState => ({ value: of, missing: null, points: "50" });
const states: { readonly [name: string]: AnswerState } = {
  value: value("partly"),
  other: value("fully"),
  ...Object.fromEntries(
    (["not-answered", "unknown", "refused", "not-applicable", "outside-competence"] as const).map((missing) => [
      missing,
      { value: null, missing, points: null },
    ]),
  ),
};

describe("the cause of a change", () => {
  // From the row to the column: . none, a answers, k known, x applicable.
  const table = {
    "                  ": ["value", "other", "not-answered", "unknown", "refused", "not-applicable", "outside-competence"],
    value: [".", "a", "k", "k", "k", "x", "x"],
    other: ["a", ".", "k", "k", "k", "x", "x"],
    "not-answered": ["k", "k", ".", "k", "k", "x", "x"],
    unknown: ["k", "k", "k", ".", "k", "x", "x"],
    refused: ["k", "k", "k", "k", ".", "x", "x"],
    "not-applicable": ["x", "x", "x", "x", "x", ".", "x"],
    "outside-competence": ["x", "x", "x", "x", "x", "x", "."],
  };
  const letters: { readonly [letter: string]: string | null } = { ".": null, a: "answers", k: "known", x: "applicable" };
  const [columns, ...rows] = Object.entries(table) as [[string, string[]], ...[string, string[]][]];
  for (const [from, found] of rows) {
    for (const [i, letter] of found.entries()) {
      const to = columns[1][i] as string;
      test(`${from} → ${to}`, () => expect(causeOf(states[from] as AnswerState, states[to] as AnswerState)).toBe(letters[letter]));
    }
  }
  test("an answer that is worth the same but says something else is a change; ticks in another order are none", () => {
    expect(causeOf(value(40), value(41))).toBe("answers");
    expect(causeOf(value(["a", "b"]), value(["b", "a"]))).toBeNull();
    expect(causeOf(value(["a"]), value(["b"]))).toBe("answers");
    expect(causeOf(value([]), value(["b"]))).toBe("answers");
    expect(causeOf(value("1"), value(1))).toBe("answers");
  });
});

describe("a step", () => {
  const framework = tree({ a: leaf(), b: leaf(), c: leaf(), g: { x: leaf(), y: leaf() } });
  const state = (assessment: Assessment, policy?: ScoringPolicy) => {
    const compiled = plan(assessment.framework, policy);
    const found = leaves(assessment);
    const values = found.map(({ points }) => points?.toNumber() ?? null);
    return { date: assessment.date, plan: compiled, leaves: found, values, exact: evaluate(compiled, found) };
  };
  const before = { "t.a": 10, "t.b": 20, "t.g.x": unknown, "t.g.y": notApplicable };
  test("lists every indicator that says something else, with both states, and no others", () => {
    const { changed } = stepBetween(
      state(assessed(framework, before)),
      state(assessed(framework, { "t.a": 30, "t.b": 20, "t.c": 5, "t.g.x": notApplicable, "t.g.y": notApplicable })),
    );
    expect(changed).toEqual([
      {
        id: "t.a",
        cause: "answers",
        before: { value: 10, missing: null, points: "10" },
        after: { value: 30, missing: null, points: "30" },
      },
      {
        id: "t.c",
        cause: "known",
        before: { value: null, missing: "not-answered", points: null },
        after: { value: 5, missing: null, points: "5" },
      },
      {
        id: "t.g.x",
        cause: "applicable",
        before: { value: null, missing: "unknown", points: null },
        after: { value: null, missing: "not-applicable", points: null },
      },
    ]);
  });
  test("between two rounds that say the same has no change anywhere", () => {
    const same = state(assessed(framework, { "t.a": 10, "t.b": 20, "t.c": 30, "t.g.x": 4, "t.g.y": 6 }));
    const { nodes, changed, policyChanged } = stepBetween(same, same);
    expect(changed).toEqual([]);
    expect(policyChanged).toBe(false);
    for (const node of Object.values(nodes))
      expect(node).toMatchObject({ change: "0", answers: "0", known: "0", applicable: "0", policy: "0" });
  });
  test("knows another policy by another plan", () => {
    const full = assessed(framework, { "t.a": 10, "t.b": 20, "t.c": 30, "t.g.x": 4, "t.g.y": 6 });
    const { nodes, policyChanged } = stepBetween(state(full), state(full, { weights: { "t.a": 3 } }));
    expect(policyChanged).toBe(true);
    // (10 + 20 + 30 + 5) / 4 = 16.25; (30 + 20 + 30 + 5) / 6 = 14.1666…
    expect(nodes.t).toMatchObject({
      before: "16.25",
      answers: "0",
      policy: "-2.083333333333333333333333333333",
      change: "-2.083333333333333333333333333333",
    });
    expect(nodes["t.g"]).toMatchObject({ change: "0", policy: "0" });
  });
});
