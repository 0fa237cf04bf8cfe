import { describe, expect, test } from "vitest";
import { BenchmarkError, checkFramework } from "../../src/index.ts";
import { checkPolicy, ruleTable } from "../../src/model/check-policy.ts";
import { outline } from "../../src/model/outline.ts";
import type { ScoringPolicy } from "../../src/model/policy.ts";
import { leaf, percent, tree } from "../small.ts";
import { flawsOf, places } from "../support/issues.ts";

const framework = tree({ g: { x: percent, y: percent, p: leaf({ penalty: true }) }, h: percent });
const check = (policy: ScoringPolicy, of = framework) => {
  const issues = checkPolicy(outline(of), policy);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues;
};
const codes = (policy: ScoringPolicy) => check(policy).map((found) => found.code);

describe("a policy against a framework", () => {
  test("may name any group in rules and any node but the root in weights", () => {
    expect(
      codes({
        aggregate: { at: { t: "minimum", "t.g": "median" }, byDepth: { "0": "maximum", "1": "minimum" } },
        weights: { "t.g": 2, "t.g.p": 0.5 },
      }),
    ).toEqual([]);
  });
  test("may not name what is not there, an indicator's rule, the root's weight, or a depth without groups", () => {
    expect(codes({ aggregate: { at: { "t.z": "minimum", "t.h": "minimum" }, byDepth: { "2": "minimum" } } })).toEqual([
      "policy-no-effect",
      "policy-unknown-id",
      "policy-not-group",
    ]);
    expect(codes({ weights: { t: 1, "t.g.z": 1 } })).toEqual(["policy-no-effect", "policy-unknown-id"]);
  });
  test("is told where each slip stands, what it names, and what to do", () => {
    const rules = check({ aggregate: { at: { "t.k": "minimum", "t.h": "minimum" }, byDepth: { "1": "median", "2": "minimum" } } });
    expect(rules.map(({ path }) => path)).toEqual([
      ["policy", "aggregate", "byDepth", "2"],
      ["policy", "aggregate", "at", "t.k"],
      ["policy", "aggregate", "at", "t.h"],
    ]);
    expect(rules.map(({ message }) => message)).toEqual([
      "The policy sets a rule at depth 2, which would change nothing: the deepest groups are at depth 1. Remove it.",
      "The policy names “t.k” under aggregate, which is not a node of “t”. Did you mean “t.g”?",
      "The policy sets a rule for “t.h”, which is an indicator; only groups have a rule.",
    ]);
    const weights = check({ weights: { t: 1, "t.g.z": 1, "t.h": 0, "t.g": 0 } });
    expect(weights.map(({ path }) => path)).toEqual([
      ["policy", "weights", "t"],
      ["policy", "weights", "t.g.z"],
      ["policy", "weights"],
    ]);
    expect(weights.map(({ message }) => message)).toEqual([
      "The policy sets a weight for “t”, which would change nothing: the root has no siblings. Remove it.",
      "The policy names “t.g.z” under weights, which is not a node of “t”. Did you mean “t.g.x”?",
      "All children of “t” have the weight 0, so it cannot be computed. Give at least one a positive weight.",
    ]);
  });
  test("gets a suggestion for its first hundred slips", () => {
    const ids = Array.from({ length: 102 }, (_, i) => `t.kindergarten${i}`);
    const issues = check({ weights: Object.fromEntries(ids.map((id) => [id, 1])) }, tree({ kindergarten: percent }));
    expect(issues.map(({ params }) => params.nearest)).toEqual([...new Array(100).fill("t.kindergarten"), null, null]);
  });
  test("may not leave a group without weight; a penalty's weight does not help it", () => {
    expect(codes({ weights: { "t.g.x": 0, "t.g.y": 0 } })).toEqual(["weights-zero"]);
    expect(codes({ weights: { "t.g.x": 0, "t.g.p": 0 } })).toEqual([]);
    // What says that it is no penalty is none.
    expect(check({ weights: { "t.a": 0 } }, tree({ a: percent, b: leaf({ penalty: false }) }))).toEqual([]);
  });
  test("may not begin two bands at one place", () => {
    const issues = check({
      bands: [
        { name: "a", from: 1 },
        { name: "b", from: 2 },
        { name: "c", from: 1 },
      ],
    });
    expect(places(issues)).toEqual(["bands-unordered at policy.bands.2.from"]);
    expect(issues[0]?.message).toBe("The band “c” begins at 1, where another band begins too. Give each band its own beginning.");
  });
});

test("a framework's own policy is checked when the framework is, not when a city is scored", () => {
  expect(checkFramework({ ...framework, policy: { weights: { "t.q": 2 } } })).toMatchObject([
    { code: "policy-unknown-id", params: { id: "t.q" } },
  ]);
  expect(() => tree({ a: percent }, { policy: { aggregate: { at: { "t.a": "minimum" } } } })).toThrow(BenchmarkError);
});

test("a single rule is a table with a default", () => {
  expect((["median", { power: 2 }, { cappedSum: 2 }, { at: { t: "median" } }, undefined] as const).map(ruleTable)).toStrictEqual([
    { default: "median" },
    { default: { power: 2 } },
    { default: { cappedSum: 2 } },
    { at: { t: "median" } },
    {},
  ]);
});
