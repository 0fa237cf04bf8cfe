import { describe, expect, test } from "vitest";
import { BenchmarkError, type Issue, parseFramework, type ScoringPolicy } from "../../src/index.ts";
import { percent, scored, tree } from "../small.ts";

const framework = tree({ g: { x: percent, y: percent }, h: percent });
const answers = { "t.g.x": 100, "t.g.y": 25, "t.h": 50 };

function issuesOf(policy: unknown): readonly Issue[] {
  try {
    scored(framework, answers, policy as ScoringPolicy);
  } catch (error) {
    if (error instanceof BenchmarkError) return error.issues;
    throw error;
  }
  return [];
}
const codes = (policy: unknown) => issuesOf(policy).map((found) => found.code);

describe("a policy that cannot be meant is refused", () => {
  test("a rule or a weight for an id that is not there, with the nearest one", () => {
    expect(issuesOf({ weights: { "t.g.z": 2 } })).toMatchObject([
      { code: "policy-unknown-id", path: ["policy", "weights", "t.g.z"], params: { nearest: "t.g.x" } },
    ]);
    expect(codes({ aggregate: { at: { "t.q": "minimum" } } })).toEqual(["policy-unknown-id"]);
    expect(codes({ weights: JSON.parse('{"__proto__": 2, "constructor": 1}') })).toEqual(["policy-unknown-id", "policy-unknown-id"]);
  });
  test("a rule for an indicator, a weight for the root, a depth without groups", () => {
    expect(codes({ aggregate: { at: { "t.h": "minimum" } } })).toEqual(["policy-not-group"]);
    expect(codes({ weights: { t: 2 } })).toEqual(["policy-no-effect"]);
    expect(codes({ aggregate: { byDepth: { "2": "minimum" } } })).toEqual(["policy-no-effect"]);
    expect(codes({ aggregate: { byDepth: { "1": "minimum" } } })).toEqual([]);
  });
  test("a power of 0, or beyond 10, a cap of 0, a threshold above 1", () => {
    for (const aggregate of [{ power: 0 }, { power: 10.5 }, { power: -11 }, { cappedSum: 0 }, { cappedSum: -1 }, "mean", 3, null])
      expect(codes({ aggregate }).length, JSON.stringify(aggregate)).toBeGreaterThan(0);
    expect(codes({ coverage: { threshold: 1.1 } })).toEqual(["out-of-range"]);
    expect(codes({ aggregate: { power: 10 } })).toEqual([]);
  });
  test("weights below 0, or 0 for all children of a group", () => {
    expect(codes({ weights: { "t.h": -1 } }).length).toBe(1);
    expect(codes({ weights: { "t.g.x": 0, "t.g.y": 0 } })).toEqual(["weights-zero"]);
    expect(codes({ weights: { "t.g.x": Number.NaN } })).toEqual(["not-finite"]);
  });
  test("two bands with the same beginning, misspelt keys, unknown rules", () => {
    expect(
      codes({
        bands: [
          { name: "a", from: 10 },
          { name: "b", from: 10 },
        ],
      }),
    ).toEqual(["bands-unordered"]);
    expect(issuesOf({ wieghts: "equal" })).toMatchObject([{ code: "unknown-key", params: { nearest: "weights" } }]);
    expect(codes({ missing: { unknown: "zero" } })).toEqual(["not-allowed"]);
    expect(codes({ missing: { unkown: "worst" } })).toEqual(["unknown-key"]);
    expect(codes(new Map())).toEqual(["not-plain"]);
  });
  test("with the way to what is wrong, from the policy down", () => {
    const paths = (policy: unknown) => issuesOf(policy).map((found) => found.path.join("."));
    expect(paths({ weights: { "t.h": Number.NaN } })).toEqual(["policy.weights.t.h"]);
    expect(paths({ missing: { unknown: "zero" } })).toEqual(["policy.missing.unknown"]);
    expect(paths({ bands: [{ name: "a" }] })).toEqual(["policy.bands.0.from"]);
  });
});

describe("precedence", () => {
  test("the caller's policy over the framework's over the defaults; missing and coverage key by key", () => {
    const own = tree(
      { a: percent, b: percent },
      { policy: { aggregate: "minimum", coverage: { threshold: 0.2 }, missing: { unknown: "worst" } } },
    );
    const policy = scored(own, { "t.a": 50, "t.b": 90 }, { coverage: { by: "children" }, missing: { refused: "best" } }).policy;
    expect(policy).toMatchObject({
      aggregate: "minimum",
      coverage: { threshold: 0.2, by: "children", below: "provisional" },
      missing: { unknown: "worst", refused: "best", "not-answered": "leave-out" },
    });
    expect(scored(own, { "t.a": 50, "t.b": 90 }).total.exact).toBe("50");
    expect(scored(own, { "t.a": 50, "t.b": 90 }, { aggregate: "arithmetic" }).total.exact).toBe("70");
  });
  test("every default is said on the card, and what is not set is not there", () => {
    expect(scored(framework, answers).policy).toEqual({
      aggregate: "arithmetic",
      weights: "declared",
      missing: {
        "not-answered": "leave-out",
        unknown: "leave-out",
        refused: "leave-out",
        "not-applicable": "leave-out",
        "outside-competence": "leave-out",
      },
      coverage: { threshold: 0.65, by: "weight", below: "provisional" },
    });
  });
  test("a framework can forbid its own total by its policy too, and a caller can ask for it", () => {
    const own = tree({ a: percent }, { policy: { total: "forbidden" } });
    expect(scored(own, { "t.a": 50 })).toMatchObject({ policy: { total: "forbidden" }, total: { reason: "total-forbidden" } });
    expect(scored(own, { "t.a": 50 }, { total: "computed" })).toMatchObject({ policy: { total: "computed" }, total: { exact: "50" } });
  });
  test("a member of a suite weighs what it declares, whatever it is called: a text has a length of its own", () => {
    const about = { title: "T", version: "1.0.0", status: "untested" } as const;
    const question = (id: string) => ({ id, title: "A", question: "A?", scale: percent });
    const members = ["length", "other"].map((id) => ({ ...about, id, children: [question(`${id}.x`)] }));
    const suite = parseFramework({ ...about, id: "suite", children: members });
    // (100 + 0) / 2
    expect(scored(suite, { "length.x": 100, "other.x": 0 }).total.exact).toBe("50");
  });
  test("a policy is copied: changing it afterwards changes nothing", () => {
    const policy = { weights: { "t.h": 3 } };
    const card = scored(framework, answers, policy);
    policy.weights["t.h"] = 9;
    expect(card.policy.weights).toEqual({ "t.h": 3 });
    expect(Object.isFrozen(policy)).toBe(false);
  });
});
