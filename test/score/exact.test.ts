import { describe, expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import { exactText } from "../../src/base/decimal.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed, percent, tree, unknown } from "../small.ts";

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
  });
  test("where everything is answered the range is the value, the same object", () => {
    const [root] = run({ "t.g.x": 10, "t.g.y": 30, "t.h": 60 });
    expect(root?.low).toBe(root?.value);
    expect(root?.high).toBe(root?.value);
  });
});
