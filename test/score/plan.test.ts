import { describe, expect, test } from "vitest";
import { plan } from "../../src/score/plan.ts";
import { leaf, percent, tree } from "../small.ts";

describe("a plan", () => {
  const framework = tree({ a: leaf({ weight: 2 }), g: { x: percent, y: percent }, p: leaf({ penalty: true, weight: 0.25 }) });
  test("for a framework's own policy is compiled once; for another policy anew", () => {
    expect(plan(framework)).toBe(plan(framework));
    expect(plan(framework, { weights: "equal" })).not.toBe(plan(framework));
  });
  test("has one node per node, a rule at groups and none at leaves", () => {
    expect(plan(framework).nodes.map(({ id, aggregation, rule }) => [id, aggregation, rule !== null])).toEqual([
      ["t", "arithmetic", true],
      ["t.a", null, false],
      ["t.g", "arithmetic", true],
      ["t.g.x", null, false],
      ["t.g.y", null, false],
      ["t.p", null, false],
    ]);
  });
  test("keeps a penalty's own weight under equal weights and equal leaves, where a share would mean nothing", () => {
    for (const weights of ["equal", "equal-leaves"] as const)
      expect(plan(framework, { weights }).nodes.at(-1)?.weight?.toNumber()).toBe(0.25);
    expect(
      plan(framework, { weights: { "t.p": 0.5 } })
        .nodes.at(-1)
        ?.weight?.toNumber(),
    ).toBe(0.5);
    expect(plan(framework, { weights: "equal" }).nodes[1]?.weight?.toNumber()).toBe(1);
    expect(plan(framework, { weights: "equal-leaves" }).nodes[2]?.weight).toBe(null);
  });
  test("knows where everything below is a plain weighted mean", () => {
    const linear = (policy: Parameters<typeof plan>[1]) => plan(framework, policy).nodes.map((node) => node.linear);
    expect(linear({})).toEqual([false, true, true, true, true, false]);
    expect(linear({ aggregate: { at: { "t.g": "minimum" } } })[2]).toBe(false);
    expect(linear({ coverage: { below: "drop" } })).toEqual([false, false, false, false, false, false]);
  });
  test("knows whether declaring something not applicable can take a score away", () => {
    expect(plan(framework, { missing: { unknown: "block" } }).exclusionBlocks).toBe(false);
    expect(plan(framework, { missing: { "outside-competence": "block" } }).exclusionBlocks).toBe(true);
  });
});
