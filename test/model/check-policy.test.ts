import { describe, expect, test } from "vitest";
import { BenchmarkError, checkFramework } from "../../src/index.ts";
import { checkPolicy, ruleTable } from "../../src/model/check-policy.ts";
import { outline } from "../../src/model/outline.ts";
import type { ScoringPolicy } from "../../src/model/policy.ts";
import { leaf, percent, tree } from "../small.ts";

const framework = tree({ g: { x: percent, y: percent, p: leaf({ penalty: true }) }, h: percent });
const codes = (policy: ScoringPolicy) => checkPolicy(outline(framework), policy).map((found) => found.code);

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
  test("may not leave a group without weight; a penalty's weight does not help it", () => {
    expect(codes({ weights: { "t.g.x": 0, "t.g.y": 0 } })).toEqual(["weights-zero"]);
    expect(codes({ weights: { "t.g.x": 0, "t.g.p": 0 } })).toEqual([]);
  });
  test("may not begin two bands at one place", () => {
    expect(
      codes({
        bands: [
          { name: "a", from: 1 },
          { name: "b", from: 2 },
          { name: "c", from: 1 },
        ],
      }),
    ).toEqual(["bands-unordered"]);
  });
});

test("a framework's own policy is checked when the framework is, not when a city is scored", () => {
  expect(checkFramework({ ...framework, policy: { weights: { "t.q": 2 } } })).toMatchObject([
    { code: "policy-unknown-id", params: { id: "t.q" } },
  ]);
  expect(() => tree({ a: percent }, { policy: { aggregate: { at: { "t.a": "minimum" } } } })).toThrow(BenchmarkError);
});

test("a single rule is a table with a default", () => {
  expect([ruleTable("median"), ruleTable({ power: 2 }), ruleTable({ at: { t: "median" } }), ruleTable(undefined)]).toEqual([
    { default: "median" },
    { default: { power: 2 } },
    { at: { t: "median" } },
    {},
  ]);
});
