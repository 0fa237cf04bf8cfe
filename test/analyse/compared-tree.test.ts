/** A comparison and its tree: options in any state, the framework by its digest, a part of a plan as a plan, columns as leaves. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import {
  columnsOf,
  ensureSingle,
  leafAt,
  leavesOf,
  nodeOf,
  planFrom,
  planOf,
  profileOf,
  readOptions,
  referenceOf,
  stateAt,
} from "../../src/analyse/compared-tree.ts";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { leaves } from "../../src/assess/leaf.ts";
import { exactText } from "../../src/base/decimal.ts";
import { compare, compareShared, parseFramework, score } from "../../src/index.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed as anyAssessed, junk } from "../arbitraries.ts";
import { assessed, notApplicable, percent, scored, tree, unknown } from "../small.ts";
import { codes, places, thrownBy } from "../support/issues.ts";

const framework = tree({ g: { a: percent, b: percent }, c: percent });
const comparison = compare([scored(framework, { "t.g.a": 10, "t.g.b": notApplicable, "t.c": unknown })]) as Comparison;

describe("readOptions", () => {
  const shape = { limit: z.optional(z.number()) };
  test("hands some keys through as they are and copies the rest", () => {
    const by = { where: () => true };
    const read = readOptions<{ readonly by: unknown; readonly limit: number }>({ by, limit: 3 }, shape, ["by"]);
    expect(read.by).toBe(by);
    expect(read.limit).toBe(3);
    expect(readOptions({ by: undefined, limit: undefined }, shape, ["by"])).toEqual({});
    expect(places(thrownBy(() => readOptions({ bye: 1, limit: "3" }, shape, ["by"]))).sort()).toEqual([
      "unknown-key at options.bye",
      "wrong-type at options.limit",
    ]);
    expect(thrownBy(() => readOptions({ bye: 1 }, shape, ["by"]))[0]?.params.known).toContain("by");
  });

  test("names what is wrong with anything, and throws nothing foreign", () => {
    for (const [, make] of junk)
      for (const value of [make(), { limit: make() }]) {
        try {
          readOptions(value, shape, ["by"]);
        } catch (error) {
          expect((error as Error).name).toBe("BenchmarkError");
        }
      }
    const trap = () => {
      throw new RangeError("a trap");
    };
    expect(places(thrownBy(() => readOptions(Object.defineProperty({}, "by", { get: trap, enumerable: true }), shape, ["by"])))).toEqual([
      "not-plain at options.by",
    ]);
    for (const wrong of [null, undefined, 3, "x", [], () => 1]) expect(thrownBy(() => readOptions(wrong, shape)).length).toBe(1);
  });
});

describe("planOf", () => {
  test("takes the framework that was scored, under the comparison's policy, and no other", () => {
    expect(planOf(comparison, framework).tree.framework).toBe(framework);
    expect(planOf(comparison, JSON.parse(JSON.stringify(framework))).tree.digest).toBe(comparison.framework.digest);
    const geometric = compare([scored(framework, { "t.c": 1 }, { aggregate: "geometric" })]) as Comparison;
    expect(planOf(geometric, framework).nodes[0]?.aggregation).toBe("geometric");
    expect(places(thrownBy(() => planOf(comparison, tree({ c: percent }))))).toEqual(["framework-differs at options.framework"]);
    expect(places(thrownBy(() => planOf(comparison, undefined)))).toEqual(["missing-key at options.framework"]);
    const { "t.c": _, ...nodes } = comparison.nodes as { readonly [id: string]: never };
    expect(places(thrownBy(() => planOf({ ...comparison, nodes }, framework)))).toEqual(["nodes-differ at nodes.t.c"]);
  });

  test("of a comparison on shared indicators takes the latest version, or the shared part itself", () => {
    const version = (number: string, names: readonly string[]) =>
      parseFramework({ ...tree(Object.fromEntries(names.map((name) => [name, percent]))), version: number });
    const [old, latest] = [version("1", ["a", "b", "c"]), version("2", ["b", "c", "d"])];
    const shared = compareShared([assessed(old, { "t.b": 1 }), { ...assessed(latest, { "t.b": 2 }), city: { id: "z", name: "Z" } }]);
    const { framework: part } = planOf(shared, latest).tree;
    expect(part.children.map(({ id }) => id)).toEqual(["t.b", "t.c"]);
    expect(planOf(shared, part).tree.framework).toBe(part);
    expect(codes(thrownBy(() => planOf(shared, old)))).toEqual(["framework-differs"]);
    expect(codes(thrownBy(() => planOf(shared, tree({ z: percent }))))).toEqual(["framework-differs"]);
  });
});

describe("nodes", () => {
  const whole = planOf(comparison, framework);
  test("are found by id only", () => {
    expect(nodeOf(whole, "t.g").id).toBe("t.g");
    for (const wrong of [undefined, null, "g", "toString", 0, {}])
      expect(codes(thrownBy(() => nodeOf(whole, wrong)))).toEqual(["unknown-node"]);
  });

  test("a profile is made of the children that weigh something, and of those of a member without a number", () => {
    const member = {
      id: "m",
      title: "M",
      version: "1",
      status: "untested" as const,
      total: "forbidden" as const,
      children: [{ id: "m.x", title: "X", question: "?", scale: percent }],
    };
    const suite = parseFramework({ ...framework, children: [...framework.children, member] });
    const weightless = plan(suite, { weights: { "t.c": 0 } });
    expect(profileOf(weightless, nodeOf(weightless, "t")).map(({ id }) => id)).toEqual(["t.g", "m.x"]);
    expect(codes(thrownBy(() => profileOf(whole, nodeOf(whole, "t.c"))))).toEqual(["node-unsuitable"]);
  });

  test("the plan from a node down gives that node's value", () => {
    fc.assert(
      fc.property(anyAssessed(), fc.nat(), ({ framework: any, assessment, policy }, pick) => {
        const compiled = plan(any, policy);
        const place = compiled.nodes[pick % compiled.nodes.length] as (typeof compiled.nodes)[number];
        const part = planFrom(compiled, place);
        const found = leaves(assessment);
        const inside = leavesOf(part).map(
          ({ id }) => found[compiled.tree.indicators.findIndex((each) => each.id === id)] as (typeof found)[number],
        );
        const [here, there] = [evaluate(part, inside)[0], evaluate(compiled, found)[place.index]];
        // A number that is forbidden is handed on inside a larger tree, and is none at its top.
        if (place.totalForbidden && place.parent !== null) return;
        const plain = (exact: typeof here) => JSON.stringify({ ...exact });
        expect(plain(here)).toBe(plain(there));
      }),
      { numRuns: 100 },
    );
  });
});

describe("columns", () => {
  test("say of an indicator what a leaf says, but for the kind of missing answer", () => {
    const at = (id: string) => leafAt(columnsOf(comparison, id), 0);
    expect(exactText(at("t.g.a").points as never)).toBe("10");
    expect(["t.g.a", "t.g.b", "t.c"].map((id) => at(id).missing)).toEqual([null, "not-applicable", "not-answered"]);
  });

  test("say how a city stands at a node, whatever the policy makes of an excluded answer", () => {
    const state = (id: string, all = comparison) => stateAt(columnsOf(all, id), 0);
    expect(["t", "t.g", "t.g.a", "t.g.b", "t.c"].map((id) => state(id))).toEqual([
      "unscored",
      "scored",
      "scored",
      "not-applicable",
      "unscored",
    ]);
    const worst = compare([scored(framework, { "t.g.b": notApplicable }, { missing: { "not-applicable": "worst" } })]) as Comparison;
    expect(["t.g.b", "t.g.a"].map((id) => state(id, worst))).toEqual(["not-applicable", "unscored"]);
  });

  test("each city stands once", () => {
    const peer = score({ ...assessed(framework, {}), rater: { role: "peer" } });
    const twice = compare([scored(framework, {}), peer], { roles: "mixed" }) as Comparison;
    expect(places(thrownBy(() => ensureSingle(twice)))).toEqual(["city-rated-twice at cities.1"]);
    expect(ensureSingle(comparison)).toBe(comparison);
  });

  test("a reference set has size, dates and roles; a date that nobody said is counted apart", () => {
    const all = { dates: ["2026-02-01", "undated", "2024-12-31"], raters: [{ role: "self" }, { role: "peer" }, { role: "self" }] } as const;
    expect(referenceOf(all, [0, 1, 2], 5)).toEqual({
      n: 3,
      of: 5,
      dates: { first: "2024-12-31", last: "2026-02-01" },
      undated: 1,
      roles: ["self", "peer"],
    });
    expect(referenceOf(all, [1], 1)).toEqual({ n: 1, of: 1, dates: null, undated: 1, roles: ["peer"] });
    expect(referenceOf(all, [], 0)).toEqual({ n: 0, of: 0, dates: null, undated: 0, roles: [] });
  });
});
