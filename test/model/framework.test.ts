/** Defining and parsing frameworks: what comes out is checked, frozen, and nobody else's. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BenchmarkError, checkFramework, defineFramework, fullyPartlyNot, group, parseFramework, score, yesNo } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { DEEPEST, frameworkSpecs, frameworks, type Hostile, hostileJson } from "../arbitraries.ts";
import { assessments, inputs, library, scorecards } from "../specimen.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { meets } from "../support/meets.ts";

const leaf = (id: string) => ({ id, title: "A", question: "A?", scale: yesNo });
const small = () => ({ id: "t", title: "T", version: "1", status: "untested" as const, children: [leaf("t.a"), leaf("t.b")] });

describe("parseFramework", () => {
  test("gives a frozen copy that says the same", () => {
    const given = small();
    const framework = parseFramework(given);
    expect(framework).toEqual(given);
    expect(framework).not.toBe(given);
    expect(deeplyFrozen(framework)).toBe(true);
    expect(survivesJson(framework)).toBe(true);
  });

  test("leaves the caller's object as it is, and does not follow it", () => {
    const given = small();
    const before = JSON.stringify(given);
    const framework = parseFramework(given);
    expect(JSON.stringify(given)).toBe(before);
    expect([given, given.children, given.children[0]].map((part) => Object.isFrozen(part))).toEqual([false, false, false]);
    given.title = "Changed";
    given.children.pop();
    (given.children[0] as { title: string }).title = "Changed";
    expect(JSON.stringify(framework)).toBe(before);
  });

  test("gives the same object back for one that it has made", () => {
    const framework = parseFramework(small());
    expect(parseFramework(framework)).toBe(framework);
    expect(parseFramework(JSON.parse(JSON.stringify(framework)))).not.toBe(framework);
  });

  test("checks an object that merely looks frozen", () => {
    expect(() => parseFramework(Object.freeze({ ...small(), version: 1 }))).toThrow(BenchmarkError);
  });

  test("drops keys whose value is undefined", () => {
    expect("weight" in parseFramework({ ...small(), weight: undefined })).toBe(false);
  });

  test("throws one error with all that checkFramework finds", () => {
    const bad = { ...small(), title: "", status: "ready", weigth: 1 };
    let thrown: unknown;
    try {
      parseFramework(bad);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(BenchmarkError);
    expect((thrown as BenchmarkError).issues).toEqual(checkFramework(bad));
    expect((thrown as BenchmarkError).issues).toHaveLength(3);
  });

  test("takes a framework with a scale of every kind as JSON text and back", () => {
    const again = parseFramework(JSON.parse(JSON.stringify(library)));
    expect(again).toEqual(library);
    expect(outline(again).digest).toBe(outline(library).digest);
  });
});

describe("defineFramework", () => {
  test("gives the same as parseFramework", () => {
    expect(defineFramework(small())).toEqual(parseFramework(small()));
    expect(() => defineFramework({ ...small(), children: [] })).toThrow(BenchmarkError);
  });

  test("takes a checked framework as a child, with its ids unchanged", () => {
    const inner = defineFramework({ ...small(), id: "u", children: [leaf("u.a")] });
    const suite = defineFramework({ ...small(), children: [inner] });
    expect(suite.children[0]).toEqual(inner);
    expect(outline(suite).indicators.map((node) => node.id)).toEqual(["u.a"]);
  });

  test("shares its scale constants with nobody", () => {
    const framework = defineFramework({ ...small(), scales: { level: fullyPartlyNot } });
    expect(framework.scales?.level).toEqual(fullyPartlyNot);
  });
});

test("group gives back what it is given, to be checked with its framework", () => {
  const branch = { id: "t.g", title: "G", children: [leaf("t.g.a")] } as const;
  expect(group(branch)).toBe(branch);
  expect(Object.isFrozen(group(branch))).toBe(false);
});

describe("the specimen", () => {
  test("has something of everything", () => {
    const { nodes, indicators } = outline(library);
    expect(new Set(indicators.map((node) => node.scale?.kind)).size).toBe(4);
    expect(Math.max(...nodes.map((node) => node.depth))).toBe(3);
    expect(nodes.filter((node) => node.node.mandatory !== undefined)).toHaveLength(2);
    expect(nodes.filter((node) => (node.node as { penalty?: boolean }).penalty)).toHaveLength(1);
    expect(nodes.filter((node) => node.node.onlyIf !== undefined)).toHaveLength(1);
    expect(library.context?.map((factor) => factor.type)).toEqual(["number", "choice", "boolean", "text"]);
    expect(library.policy?.bands).toHaveLength(3);
  });

  test("is at hand at each stage, for three invented cities", () => {
    for (const name of ["harbourton", "millbrook", "quarryVale"] as const) {
      expect(inputs[name].city.name).toContain("(invented)");
      expect(assessments[name]).toMatchObject({ kind: "assessment", city: inputs[name].city });
      expect(scorecards()[name]).toEqual(score(assessments[name]));
    }
    expect(Object.values(scorecards()).map((card) => [card.total.status, card.band.name])).toEqual([
      ["scored", "Established"],
      ["scored", null],
      ["unscored", null],
    ]);
  });
});

describe("generated frameworks", () => {
  test("are all accepted, as they are and after a round trip through JSON", () => {
    fc.assert(
      fc.property(frameworkSpecs(), (spec) => {
        const issues = checkFramework(spec);
        expect(issues.map((issue) => issue.message)).toEqual([]);
        const framework = parseFramework(spec);
        expect(parseFramework(JSON.parse(JSON.stringify(framework)))).toEqual(framework);
        expect(deeplyFrozen(framework) && survivesJson(framework)).toBe(true);
      }),
    );
  });

  test("reach every form that a framework can take", () => {
    const seen = new Set<string>();
    for (const framework of fc.sample(frameworks(), { numRuns: 300, seed: 7 })) {
      const { nodes, indicators } = outline(framework);
      for (const { scale } of indicators) {
        seen.add(`scale ${scale?.kind}`);
        if (scale?.kind === "number") seen.add(`number ${scale.transform ?? "linear"} ${scale.outside ?? "clamp"}`);
        if (scale?.kind === "checklist") seen.add(`checklist ${scale.rule}`);
      }
      for (const { node, depth, parent, conditions } of nodes) {
        seen.add(`depth ${depth}`);
        if (node.onlyIf !== undefined) seen.add("children" in node ? "condition of a group" : "condition of an indicator");
        if (conditions.length > 1) seen.add("conditions of two levels");
        if (node.mandatory !== undefined) seen.add("gate");
        if (node.weight !== undefined) seen.add("weight");
        if ("penalty" in node && node.penalty === true) seen.add("penalty");
        if ("scale" in node && typeof node.scale === "string") seen.add("named scale");
        if ("aggregate" in node)
          seen.add(typeof node.aggregate === "string" ? `rule ${node.aggregate}` : `rule ${Object.keys(node.aggregate as object)}`);
        if ("version" in node && parent !== null) seen.add("framework inside");
        if ("total" in node) seen.add("forbidden total");
      }
      if (framework.policy !== undefined) seen.add("policy");
      for (const factor of framework.context ?? []) seen.add(`context ${factor.type}`);
    }
    const rules = ["arithmetic", "geometric", "harmonic", "minimum", "maximum", "median", "power", "cappedSum"].map(
      (rule) => `rule ${rule}`,
    );
    const scales = ["levels", "checklist", "number", "points"].map((kind) => `scale ${kind}`);
    const numbers = ["linear clamp", "linear refuse", "log clamp", "log refuse"].map((kind) => `number ${kind}`);
    const depths = Array.from({ length: DEEPEST + 1 }, (_, depth) => `depth ${depth}`);
    const context = ["number", "text", "choice", "boolean"].map((type) => `context ${type}`);
    const rest = [
      "gate",
      "weight",
      "penalty",
      "named scale",
      "framework inside",
      "forbidden total",
      "policy",
      "checklist share",
      "checklist capped-sum",
    ];
    const routing = ["condition of a group", "condition of an indicator", "conditions of two levels"];
    expect([...seen].sort()).toEqual([...rules, ...scales, ...numbers, ...depths, ...context, ...rest, ...routing].sort());
  });
});

describe("hostile input", () => {
  const verbs: readonly (readonly [name: string, call: (make: Hostile) => unknown])[] = [
    ["checkFramework", (make) => checkFramework(make())],
    ["parseFramework", (make) => parseFramework(make())],
    ["defineFramework", (make) => defineFramework(make() as never)],
  ];
  let before: readonly PropertyKey[] = [];
  beforeAll(() => {
    before = Reflect.ownKeys(Object.prototype);
  });
  afterAll(() => expect(Reflect.ownKeys(Object.prototype)).toEqual(before));

  for (const [name, call] of verbs) {
    test(`meets ${name} 2,000 times and gets a framework, issues, or a BenchmarkError`, () => {
      fc.assert(
        fc.property(hostileJson([library]), (make) => {
          meets(() => call(make));
        }),
        { numRuns: 2000 },
      );
    });
  }
});
