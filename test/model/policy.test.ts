/** The form of a policy: every part, both sides of every bound. What it means for a score is tested in `score/`. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkShape } from "../../src/base/schema.ts";
import { aggregationSchema, isExcluded, missingStates, policySchema } from "../../src/model/policy.ts";
import { aggregations, frameworks, policiesOf } from "../arbitraries.ts";
import { flawsOf, places } from "../support/issues.ts";

const rule = (value: unknown): string[] => places(checkShape(aggregationSchema(), value, []));
const issues = (value: unknown) => {
  const found = checkShape(policySchema(), value, []);
  expect(found.flatMap(flawsOf)).toEqual([]);
  return found;
};
const policy = (value: unknown): string[] => places(issues(value));
const messages = (value: unknown): string[] => issues(value).map((issue) => issue.message);
const RULES =
  "“arithmetic”, “geometric”, “harmonic”, “minimum”, “maximum”, “median”, { power: -10 to 10, not 0 } or { cappedSum: above 0 }";

describe("missing states", () => {
  test("are five, three of them open", () => {
    expect(missingStates).toEqual(["not-answered", "unknown", "refused", "not-applicable", "outside-competence"]);
    expect(missingStates.filter((state) => !isExcluded(state))).toEqual(["not-answered", "unknown", "refused"]);
    expect(missingStates.filter(isExcluded)).toEqual(["not-applicable", "outside-competence"]);
  });
});

describe("an aggregation", () => {
  test("is one of six words", () => {
    for (const word of ["arithmetic", "geometric", "harmonic", "minimum", "maximum", "median"]) expect(rule(word)).toEqual([]);
    for (const other of ["mean", "", "constructor", 1, null, []]) expect(rule(other), String(other)).toEqual(["bad-format at "]);
    expect(checkShape(aggregationSchema(), "mean", [])[0]?.message).toBe(`The input is “mean”; ${RULES} is expected.`);
  });

  test("or a power from -10 to 10 and not 0", () => {
    for (const power of [-10, -0.5, 1e-9, 1, 10]) expect(rule({ power })).toEqual([]);
    expect(rule({ power: -10.1 })).toEqual(["out-of-range at power"]);
    expect(rule({ power: 10.1 })).toEqual(["out-of-range at power"]);
    expect(rule({ power: "1" })).toHaveLength(1);
    expect(checkShape(aggregationSchema(), { power: 0 }, [])[0]?.message).toBe(
      "“power” is 0; a power other than 0 (the geometric mean stands for it) is expected.",
    );
  });

  test("or a capped sum above 0", () => {
    expect(rule({ cappedSum: 0.01 })).toEqual([]);
    expect(rule({ cappedSum: 0 })).toEqual(["out-of-range at cappedSum"]);
    expect(rule({ cappedSum: -1 })).toEqual(["out-of-range at cappedSum"]);
    expect(rule({ cappedSum: 1, power: 1 })).toHaveLength(1);
    expect(rule({})).toHaveLength(1);
  });

  test("is generated with every form", () => {
    fc.assert(
      fc.property(aggregations(), (made) => {
        expect(rule(made)).toEqual([]);
      }),
    );
  });
});

describe("a policy", () => {
  test("may say nothing", () => expect(policy({})).toEqual([]));

  test("has six parts and no others", () => {
    const parts = { aggregate: "median", weights: "equal", missing: {}, coverage: {}, bands: [], total: "computed" };
    expect(policy(parts)).toEqual([]);
    expect(messages({ agregate: "median" })).toEqual([
      "“agregate” is not a known key here. Did you mean “aggregate”? Known keys: aggregate, weights, missing, coverage, bands, total.",
    ]);
    expect(policy([])).toEqual(["wrong-type at "]);
    expect(policy("equal")).toEqual(["wrong-type at "]);
  });

  test("aggregates by one rule, or by a table of default, depth and id", () => {
    expect(policy({ aggregate: { power: 2 } })).toEqual([]);
    expect(policy({ aggregate: {} })).toEqual([]);
    expect(
      policy({
        aggregate: {
          default: "median",
          byDepth: { "0": "minimum", "12": { cappedSum: 2 } },
          at: { "a.b": "maximum", constructor: "median" },
        },
      }),
    ).toEqual([]);
    expect(policy({ aggregate: { default: "mean", byDepth: { "0": "meen" }, at: { a: 1, b: "median" } } })).toEqual([
      "bad-format at aggregate.default",
      "bad-format at aggregate.byDepth.0",
      "bad-format at aggregate.at.a",
    ]);
    expect(policy({ aggregate: { power: 11 } })).toEqual(["out-of-range at aggregate.power"]);
    for (const value of [null, [], "mean", 1]) expect(policy({ aggregate: value })).toHaveLength(1);
    expect(messages({ aggregate: "mean" })).toEqual([`“aggregate” is “mean”; ${RULES} is expected.`]);
  });

  test("names the known keys of the table of rules", () => {
    expect(messages({ aggregate: { defualt: "median" } })).toEqual([
      "“aggregate › defualt” is not a known key here. Did you mean “default”? Known keys: default, byDepth, at.",
    ]);
  });

  test("counts depths by whole numbers", () => {
    for (const depth of ["-1", "1.5", "root", "", "1e1"])
      expect(policy({ aggregate: { byDepth: { [depth]: "median" } } }), depth).toEqual([`bad-format at aggregate.byDepth.${depth}`]);
    expect(policy({ aggregate: { byDepth: JSON.parse('{"__proto__": "junk"}') } })).toEqual(["bad-format at aggregate.byDepth"]);
  });

  test("weighs by one of three words, or by a table of numbers from 0 up", () => {
    for (const weights of ["declared", "equal", "equal-leaves", {}, { a: 0, "a.b": 2.5 }]) expect(policy({ weights })).toEqual([]);
    expect(policy({ weights: { a: -0.1 } })).toHaveLength(1);
    expect(messages({ weights: "equall" })).toEqual([
      "“weights” is “equall”; “declared”, “equal”, “equal-leaves” or a table of weights from 0 up by id is expected.",
    ]);
    for (const weights of [{ a: "1" }, { a: null }, [1], 1, null]) expect(policy({ weights }), JSON.stringify(weights)).toHaveLength(1);
  });

  test("gives each missing state one of four rules", () => {
    for (const state of missingStates) {
      for (const word of ["leave-out", "worst", "best", "block"]) expect(policy({ missing: { [state]: word } })).toEqual([]);
      expect(policy({ missing: { [state]: "zero" } })).toEqual([`not-allowed at missing.${state}`]);
    }
    expect(policy({ missing: { "n/a": "worst" } })).toEqual(["unknown-key at missing.n/a"]);
  });

  test("has a threshold from 0 to 1, counted by weight or children, and one of two rules below it", () => {
    for (const threshold of [0, 0.65, 1]) expect(policy({ coverage: { threshold } })).toEqual([]);
    expect(policy({ coverage: { threshold: -0.01 } })).toEqual(["out-of-range at coverage.threshold"]);
    expect(policy({ coverage: { threshold: 1.01 } })).toEqual(["out-of-range at coverage.threshold"]);
    expect(policy({ coverage: { by: "weight", below: "drop" } })).toEqual([]);
    expect(policy({ coverage: { by: "children", below: "provisional" } })).toEqual([]);
    expect(policy({ coverage: { by: "leaves", below: "zero", least: 1 } })).toEqual([
      "not-allowed at coverage.by",
      "not-allowed at coverage.below",
      "unknown-key at coverage.least",
    ]);
  });

  test("has bands that begin between 0 and 100 and have names", () => {
    expect(
      policy({
        bands: [
          { name: "a", from: 0 },
          { name: "b", from: 100 },
        ],
      }),
    ).toEqual([]);
    expect(
      policy({
        bands: [
          { name: "", from: -1 },
          { name: "b", from: 100.5 },
          { from: 1, to: 2 },
        ],
      }),
    ).toEqual([
      "text-empty at bands.0.name",
      "out-of-range at bands.0.from",
      "out-of-range at bands.1.from",
      "missing-key at bands.2.name",
      "unknown-key at bands.2.to",
    ]);
    expect(policy({ bands: { low: 0 } })).toEqual(["wrong-type at bands"]);
  });

  test("forbids or computes a total", () => {
    expect(policy({ total: "forbidden" })).toEqual([]);
    expect(policy({ total: "allowed" })).toEqual(["not-allowed at total"]);
  });

  test("has the right form however it is generated", () => {
    fc.assert(
      fc.property(
        frameworks().chain((framework) => policiesOf(framework)),
        (made) => {
          expect(policy(made)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

test("the schemas are made once", () => {
  expect(aggregationSchema()).toBe(aggregationSchema());
  expect(policySchema()).toBe(policySchema());
});
