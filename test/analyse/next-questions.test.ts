import { describe, expect, test } from "vitest";
import { consultativeBodies } from "../../src/frameworks/consultative-bodies.ts";
import { assess, nextQuestions } from "../../src/index.ts";
import { assessed, head, leaf, notApplicable, percent, tree, unknown } from "../small.ts";

const ids = (questions: readonly { readonly id: string }[]) => questions.map((question) => question.id);

describe("what to ask next", () => {
  const framework = tree({
    light: leaf({ weight: 1 }),
    heavy: leaf({ weight: 5 }),
    core: leaf({ core: true }),
    g: { x: percent, y: percent },
  });
  test("the core first, then by the weight that hangs on it, then in tree order", () => {
    expect(ids(nextQuestions(assessed(framework, {})))).toEqual(["t.core", "t.heavy", "t.light", "t.g.x", "t.g.y"]);
  });
  test("answered and excluded ones are not asked; unknown and refused ones are", () => {
    expect(
      ids(
        nextQuestions(assessed(framework, { "t.heavy": 1, "t.light": notApplicable, "t.core": unknown, "t.g.x": { missing: "refused" } })),
      ),
    ).toEqual(["t.core", "t.g.x", "t.g.y"]);
  });
  test("weights are those of the policy, and shares of the root", () => {
    const questions = nextQuestions(assessed(framework, {}), { weights: "equal" });
    expect(questions.map((question) => question.weight)).toEqual([0.25, 0.25, 0.25, 0.125, 0.125]);
  });
  test("a question on which others depend carries their weight, and comes before them; those that do not arise are not asked", () => {
    const start = nextQuestions(assess(consultativeBodies, { ...head, answers: {} }));
    expect(start[0]).toMatchObject({ id: "consultative-bodies.mandate.standing-body", core: true });
    expect(start[0]?.weight).toBeGreaterThan(0.5);
    const none = nextQuestions(assess(consultativeBodies, { ...head, answers: { "consultative-bodies.mandate.standing-body": "none" } }));
    expect(none.length).toBe(6);
    expect(none.some((question) => question.id.startsWith("consultative-bodies.rights"))).toBe(false);
  });
  test("with nothing open there is nothing to ask", () => {
    expect(nextQuestions(assessed(tree({ a: percent }), { "t.a": 1 }))).toEqual([]);
  });
});
