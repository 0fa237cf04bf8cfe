/** A part of a framework as a framework. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullyPartlyNot, type Group, type Indicator, parseFramework, score, subsetOf, yesNo } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { policyWithin } from "../../src/model/subset.ts";
import { frameworks } from "../arbitraries.ts";
import { assessed, leaf, percent, tree } from "../small.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { codes, places, thrownBy } from "../support/issues.ts";

const ids = (framework: Parameters<typeof outline>[0]) => outline(framework).nodes.map(({ id }) => id);

describe("a part of a framework", () => {
  const whole = tree(
    { a: leaf({ weight: 2 }), g: { x: percent, y: percent, h: { z: percent } }, k: { u: percent } },
    { aggregate: "minimum" },
  );

  test("has the wanted indicators in tree order, the groups above them, and no others; everything else of them stays", () => {
    const part = subsetOf(whole, ["t.g.h.z", "t.a"]);
    expect(ids(part)).toEqual(["t", "t.a", "t.g", "t.g.h", "t.g.h.z"]);
    expect(part).toMatchObject({ id: "t", version: "1.0.0", aggregate: "minimum" });
    expect(part.children[0]).toEqual(whole.children[0]);
    expect(deeplyFrozen(part)).toBe(true);
    expect(outline(part).digest).not.toBe(outline(whole).digest);
    expect(parseFramework(JSON.parse(JSON.stringify(part)))).toEqual(part);
  });
  test("takes a group for everything in it; what is named twice counts once", () => {
    expect(ids(subsetOf(whole, ["t.g", "t.g.x", "t.g.x"]))).toEqual(["t", "t.g", "t.g.x", "t.g.y", "t.g.h", "t.g.h.z"]);
  });
  test("is the framework itself if nothing is left out", () => {
    expect(subsetOf(whole, ["t"])).toBe(whole);
    expect(subsetOf(whole, ["t.k.u", "t.a", "t.g"])).toBe(whole);
  });
  test("scores as if the others were not applicable", () => {
    // minimum of a = 80 and g = h = z = 40
    expect(score(assessed(subsetOf(whole, ["t.g.h.z", "t.a"]), { "t.a": 80, "t.g.h.z": 40 })).total.exact).toBe("40");
  });
  test("keeps members of a suite as frameworks", () => {
    const suite = parseFramework({
      id: "s",
      title: "S",
      version: "1",
      status: "untested",
      children: [whole, { id: "s.own", title: "Own", question: "?", scale: yesNo }],
    });
    const part = subsetOf(suite, ["t.k.u"]);
    expect(ids(part)).toEqual(["s", "t", "t.k", "t.k.u"]);
    expect(part.children[0]).toMatchObject({ version: "1.0.0", aggregate: "minimum" });
  });
});

describe("what would dangle", () => {
  const onlyIf = { indicator: "t.a", is: ["yes"] };
  const conditional = tree({ a: leaf({ scale: yesNo }), b: leaf({ onlyIf }), g: { x: percent, y: percent } }, {}, { "t.g": { onlyIf } });

  test("a condition on what is left out is an issue, for indicators and for groups; with what it asks for it is none", () => {
    const issues = thrownBy(() => subsetOf(conditional, ["t.b", "t.g.x"]));
    expect(places(issues)).toEqual(["subset-condition at ids", "subset-condition at ids"]);
    expect(issues.map(({ params }) => params)).toEqual([
      { id: "t.b", indicator: "t.a" },
      { id: "t.g", indicator: "t.a" },
    ]);
    // To say the default is the same.
    expect(thrownBy(() => subsetOf(conditional, ["t.b", "t.g.x"], { dangling: "refuse" }))).toEqual(issues);
    const part = subsetOf(conditional, ["t.b", "t.a"]);
    expect((part.children[1] as Indicator).onlyIf).toEqual(onlyIf);
  });
  test("or falls away if one says so", () => {
    const part = subsetOf(conditional, ["t.b", "t.g.x"], { dangling: "drop" });
    expect(outline(part).nodes.map(({ conditions }) => conditions)).toEqual([[], [], [], []]);
    expect("onlyIf" in (part.children[0] as Indicator)).toBe(false);
  });
  test("a penalty whose group has nothing else left is an issue, or is left out with its group", () => {
    const penal = tree({ a: percent, g: { x: percent, p: leaf({ penalty: true }) }, q: leaf({ penalty: true }) });
    expect(codes(thrownBy(() => subsetOf(penal, ["t.a", "t.g.p"])))).toEqual(["penalty-group"]);
    expect(ids(subsetOf(penal, ["t.a", "t.g.p", "t.q"], { dangling: "drop" }))).toEqual(["t", "t.a", "t.q"]);
    // Nothing is left at all.
    expect(codes(thrownBy(() => subsetOf(penal, ["t.q"], { dangling: "drop" })))).toEqual(["group-empty"]);
  });
  test("a group that loses its only regular child takes its penalty along, and so may the group above", () => {
    const nested = tree({ a: percent, g: { p: leaf({ penalty: true }), h: { x: percent, r: leaf({ penalty: true }) } } });
    expect(ids(subsetOf(nested, ["t.a", "t.g.p", "t.g.h.r"], { dangling: "drop" }))).toEqual(["t", "t.a"]);
  });
  test("a condition on a penalty that falls away falls away too", () => {
    const chained = tree({
      a: leaf({ onlyIf: { indicator: "t.g.p", is: ["yes"] } }),
      g: { x: percent, p: leaf({ penalty: true, scale: yesNo }) },
    });
    const part = subsetOf(chained, ["t.a", "t.g.p"], { dangling: "drop" });
    expect(ids(part)).toEqual(["t", "t.a"]);
    expect(outline(part).nodes[1]?.conditions).toEqual([]);
  });
  test("indicators that ask the same stay tied when the one that tied them goes; kin in other benchmarks stays named", () => {
    const kin = tree({
      a: leaf({ sameAs: ["t.b", "other.x"] }),
      b: percent,
      c: leaf({ sameAs: ["t.b"] }),
      d: leaf({ sameAs: ["t.e"] }),
      e: percent,
    });
    const kinOf = (framework: typeof kin) => Object.fromEntries(outline(framework).nodes.map(({ id, kin: family }) => [id, family]));
    const part = subsetOf(kin, ["t.a", "t.c", "t.d"]);
    expect(kinOf(part)).toMatchObject({ "t.a": ["t.c"], "t.c": ["t.a"], "t.d": [] });
    expect((part.children[0] as Indicator).sameAs).toEqual(["other.x", "t.c"]);
    expect("sameAs" in (part.children[2] as Indicator)).toBe(false);
    expect((subsetOf(kin, ["t.a", "t.b", "t.c"]).children[0] as Indicator).sameAs).toEqual(["t.b", "other.x"]);
    // b names nobody itself; of those that name it, a is left.
    expect((subsetOf(kin, ["t.a", "t.b"]).children[1] as Indicator).sameAs).toEqual(["t.a"]);
  });
});

describe("a policy within a part", () => {
  const policy = {
    weights: { "t.a": 3, "t.g.x": 2 },
    aggregate: { default: "geometric", byDepth: { "0": "minimum", "1": "maximum" }, at: { "t.g": "harmonic", t: "median" } },
    coverage: { threshold: 0.4 },
  } as const;
  const whole = tree({ a: percent, b: percent, g: { x: percent, y: percent } }, { policy });

  test("says what it said of the nodes that are there, and nothing of others", () => {
    expect(subsetOf(whole, ["t.a", "t.b"]).policy).toEqual({
      weights: { "t.a": 3 },
      aggregate: { default: "geometric", byDepth: { "0": "minimum" }, at: { t: "median" } },
      coverage: { threshold: 0.4 },
    });
    expect(subsetOf(whole, ["t.a", "t.g.y"]).policy).toEqual({ ...policy, weights: { "t.a": 3 } });
  });
  test("keeps an empty table, since it goes before the framework's own; leaves single rules and words alone", () => {
    const { nodes } = outline(tree({ z: percent }));
    expect(policyWithin(policy, nodes)).toMatchObject({ weights: {}, aggregate: { at: { t: "median" } } });
    for (const simple of [
      { aggregate: { power: 2 } },
      { aggregate: { cappedSum: 2 } },
      { aggregate: "minimum", weights: "equal" },
      {},
    ] as const)
      expect(policyWithin(simple, nodes)).toEqual(simple);
  });
  test("never weighs the root of a part, nor sets a rule for what is an indicator there", () => {
    const { nodes } = outline(parseFramework({ ...tree({ g: percent }), id: "t" }));
    expect(policyWithin({ weights: { t: 2, "t.g": 2 }, aggregate: { at: { "t.g": "minimum" } } }, nodes)).toEqual({
      weights: { "t.g": 2 },
      aggregate: { at: {} },
    });
  });
  test("that leaves a group without weight is refused", () => {
    const zero = tree({ g: { x: percent, y: percent }, a: percent }, { policy: { weights: { "t.g.x": 0 } } });
    expect(codes(thrownBy(() => subsetOf(zero, ["t.a", "t.g.x"])))).toEqual(["weights-zero"]);
  });
});

describe("bad input", () => {
  const whole = tree({ a: fullyPartlyNot, g: { x: percent } });
  test("ids that are not there are named with their nearest", () => {
    const issues = thrownBy(() => subsetOf(whole, ["t.a", "t.g.xx", "elsewhere"] as never));
    expect(places(issues)).toEqual(["unknown-node at ids.1", "unknown-node at ids.2"]);
    expect(issues[0]?.params.nearest).toBe("t.g.x");
  });
  test.each([
    ["no ids", [], {}, "out-of-range at ids"],
    ["no list", "t.a", {}, "wrong-type at ids"],
    ["a number among them", ["t.a", 5], {}, "wrong-type at ids.1"],
    ["nothing", undefined, {}, "missing-key at ids"],
    ["no options", ["t.a"], null, "wrong-type at options"],
    ["an unknown option", ["t.a"], { danglin: "drop" }, "unknown-key at options.danglin"],
    ["an unknown way", ["t.a"], { dangling: "keep" }, "not-allowed at options.dangling"],
    ["a prototype's key", ["constructor"], {}, "unknown-node at ids.0"],
    ["a function among them", ["t.a", () => "t.g"], {}, "not-plain at ids.1"],
    ["a function as an option", ["t.a"], { dangling: () => "drop" }, "not-plain at options.dangling"],
  ])("%s", (_, list, options, place) => {
    expect(places(thrownBy(() => subsetOf(whole, list as never, options as never)))).toEqual([place]);
  });
  test("something else than a framework", () => {
    expect(thrownBy(() => subsetOf({} as never, ["t.a"] as never)).length).toBeGreaterThan(0);
  });
});

describe("of any framework", () => {
  test("any choice of indicators gives a framework with exactly these (but for penalties alone), each with its scale, weight and ancestors", () => {
    let met = 0;
    fc.assert(
      fc.property(
        frameworks().chain((framework) => fc.record({ framework: fc.constant(framework), picks: fc.infiniteStream(fc.boolean()) })),
        ({ framework, picks }) => {
          const tree = outline(framework);
          const wanted = tree.indicators.filter(() => picks.next().value === true);
          if (!wanted.some(({ node }) => (node as Indicator).penalty !== true)) return;
          let part: typeof framework;
          try {
            part = subsetOf(
              framework,
              wanted.map(({ id }) => id),
              { dangling: "drop" },
            );
          } catch (error) {
            // A policy's zeros can be all that is left of a group.
            expect(codes((error as { issues: never[] }).issues)).toEqual(expect.arrayContaining(["weights-zero"]));
            return;
          }
          met++;
          const left = outline(part);
          const kept = new Set(left.indicators.map(({ id }) => id));
          for (const { id, node } of wanted) if (!kept.has(id)) expect((node as Indicator).penalty).toBe(true);
          for (const { id, scale, depth, kin, node } of left.nodes) {
            const before = tree.byId.get(id);
            expect(before?.scale ?? null).toEqual(scale);
            expect(before?.depth).toBe(depth);
            expect(node.weight).toBe(before?.node.weight);
            expect(kin).toEqual(before?.kin.filter((other) => kept.has(other)));
            if (scale !== null) expect(wanted.map((place) => place.id)).toContain(id);
            else expect((node as Group).children.length).toBeGreaterThan(0);
          }
          // In the order of the whole.
          expect(left.nodes.map(({ id }) => id)).toEqual(tree.nodes.filter(({ id }) => left.byId.has(id)).map(({ id }) => id));
        },
      ),
      { numRuns: 300 },
    );
    expect(met).toBeGreaterThan(100);
  });
});
