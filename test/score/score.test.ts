import { describe, expect, test } from "vitest";
import { consultativeBodies } from "../../src/frameworks/consultative-bodies.ts";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import {
  assess,
  BenchmarkError,
  defineFramework,
  explain,
  fullyPartlyNot,
  group,
  type NumberScale,
  rebuild,
  score,
  yesNo,
} from "../../src/index.ts";
import { assessed, head, leaf, notApplicable, percent, percents, scored, three, tree, unknown } from "../small.ts";

const fpn = { "t.a": "fully", "t.b": "partly", "t.c": "not-at-all" } as const;

describe("worked cases of the arithmetic mean", () => {
  test("fully, partly, not at all: (100 + 50 + 0) / 3 = 50", () => {
    expect(scored(three(), fpn).total.exact).toBe("50");
  });
  test("weights 2, 1, 1: (200 + 50 + 0) / 4 = 62.5", () => {
    expect(scored(three([2, 1, 1]), fpn).total.exact).toBe("62.5");
  });
  test("third not applicable: (100 + 50) / 2 = 75, and nothing is left open", () => {
    const { total } = scored(three(), { ...fpn, "t.c": notApplicable });
    expect(total).toMatchObject({ status: "scored", exact: "75", value: 75, range: { low: 75, high: 75 }, coverage: 1, reason: null });
    expect(total.counts).toEqual({ indicators: 3, answered: 2, open: 0, excluded: 1, evidenced: 0, levels: { fully: 1, partly: 1 } });
  });
  test("third unknown: 75 of the two known, possible 150/3 = 50 to 250/3 = 83.33…, coverage 2/3", () => {
    const { total } = scored(three(), { ...fpn, "t.c": unknown });
    expect(total).toMatchObject({ exact: "75", range: { low: 50, high: 250 / 3 }, coverage: 2 / 3 });
    expect(total.counts).toMatchObject({ answered: 2, open: 1, excluded: 0 });
  });
  test("groups {100} and {0, 0, 50}: mean of means (100 + 16.66…) / 2 = 58.33…, over equal leaves 150 / 4 = 37.5", () => {
    const framework = tree({ g: { x: fullyPartlyNot }, h: { x: fullyPartlyNot, y: fullyPartlyNot, z: fullyPartlyNot } });
    const answers = { "t.g.x": "fully", "t.h.x": "not-at-all", "t.h.y": "not-at-all", "t.h.z": "partly" };
    expect(scored(framework, answers).total.exact).toBe("58.333333333333333333333333333333");
    expect(scored(framework, answers, { weights: "equal-leaves" }).total.exact).toBe("37.5");
  });
  test("A = 80 complete beside B = two not and two open: B unscored, root (80 + 0) / 2 = 40, possible 40 to (80 + 50) / 2 = 65", () => {
    const framework = tree({ a: { x: percent }, b: { w: fullyPartlyNot, x: fullyPartlyNot, y: fullyPartlyNot, z: fullyPartlyNot } });
    const card = scored(framework, { "t.a.x": 80, "t.b.w": "not-at-all", "t.b.x": "not-at-all" });
    expect(card.nodes["t.b"]).toMatchObject({
      status: "unscored",
      value: null,
      exact: null,
      provisional: 0,
      reason: "below-coverage",
      range: { low: 0, high: 50 },
    });
    expect(card.total).toMatchObject({ exact: "40", range: { low: 40, high: 65 }, coverage: 0.75 });
  });
  test("under drop the same B is left out: root 80, possible 40 to 90, since B may turn out anything", () => {
    const framework = tree({ a: { x: percent }, b: { w: fullyPartlyNot, x: fullyPartlyNot, y: fullyPartlyNot, z: fullyPartlyNot } });
    const card = scored(framework, { "t.a.x": 80, "t.b.w": "not-at-all", "t.b.x": "not-at-all" }, { coverage: { below: "drop" } });
    expect(card.nodes["t.b"]).toMatchObject({ status: "unscored", provisional: null });
    expect(card.total).toMatchObject({ exact: "80", range: { low: 40, high: 90 } });
  });
  test("3.70 on a 1 to 5 number scale is (3.7 - 1) / 4 × 100 = 67.5; 3.44 is 61; 3.12 is 53", () => {
    const oneToFive: NumberScale = { kind: "number", id: "one-to-five", unit: "points", worst: 1, best: 5 };
    for (const [answer, exact] of [
      [3.7, "67.5"],
      [3.44, "61"],
      [3.12, "53"],
    ] as const)
      expect(scored(tree({ a: oneToFive }), { "t.a": answer }).total.exact).toBe(exact);
  });
  test("89 of 200 points are exactly 44.5", () => {
    expect(scored(tree({ a: { kind: "points", id: "p", maximum: 200 } }), { "t.a": 89 }).total.exact).toBe("44.5");
  });
  test("all not applicable is not applicable, with a null and a reason, never 0 and never NaN", () => {
    const { total, gates, band } = scored(
      three(),
      { "t.a": notApplicable, "t.b": notApplicable, "t.c": notApplicable },
      { bands: [{ name: "low", from: 0 }] },
    );
    expect(total).toMatchObject({
      status: "not-applicable",
      value: null,
      exact: null,
      provisional: null,
      range: null,
      coverage: 0,
      reason: "excluded",
    });
    expect({ gates, band }).toEqual({ gates: [], band: { name: null, reason: "unscored" } });
  });
  test("nothing answered: unscored, possible 0 to 100", () => {
    expect(scored(three(), {}).total).toMatchObject({
      status: "unscored",
      value: null,
      provisional: null,
      range: { low: 0, high: 100 },
      coverage: 0,
      reason: "nothing-answered",
    });
  });
});

describe("other rules, each worked by hand", () => {
  const total = (values: readonly number[], aggregate: Parameters<typeof percents>[2], weights?: readonly number[]) =>
    score(percents(values, weights, aggregate)).total.exact;
  test("geometric mean of 100 and 25: √2500 = 50", () => expect(total([100, 25], "geometric")).toBe("50"));
  test("geometric mean with weights 3 and 1 of 81 and 1: 81^(3/4) = 27", () => expect(total([81, 1], "geometric", [3, 1])).toBe("27"));
  test("geometric mean with a zero is zero", () => expect(total([100, 0, 50], "geometric")).toBe("0"));
  test("minimum of 100, 25, 60 is 25", () => expect(total([100, 25, 60], "minimum")).toBe("25"));
  test("maximum of 100, 25, 60 is 100", () => expect(total([10, 25, 60], "maximum")).toBe("60"));
  test("harmonic mean of 100 and 25: 2 / (1/100 + 1/25) = 40", () => expect(total([100, 25], "harmonic")).toBe("40"));
  test("power mean with 2 of 30 and 40 (weights 1): √1250 = 35.355…", () =>
    expect(total([30, 40], { power: 2 })).toMatch(/^35\.35533905932737622004221810/));
  test("power 1 is the arithmetic mean, power -1 the harmonic one", () => {
    expect(total([100, 25], { power: 1 })).toBe("62.5");
    expect(total([100, 25], { power: -1 })).toBe("40");
  });
  test("median of 10, 20, 90 is 20; of 10, 20, 40, 90 the mean of the middle two, 30; with weights 1, 1, 3 it is 90", () => {
    expect(total([10, 90, 20], "median")).toBe("20");
    expect(total([90, 10, 40, 20], "median")).toBe("30");
    expect(total([10, 20, 90], "median", [1, 1, 3])).toBe("90");
  });
  test("capped sum 2 of four yes/no: one yes is 50, two are 100, three stay 100", () => {
    expect(total([100, 0, 0, 0], { cappedSum: 2 })).toBe("50");
    expect(total([100, 100, 0, 0], { cappedSum: 2 })).toBe("100");
    expect(total([100, 100, 100, 0], { cappedSum: 2 })).toBe("100");
  });
  test("capped sum over fewer than the cap counts against what is applicable: 50 of 1 with cap 3 is 50", () =>
    expect(total([50], { cappedSum: 3 })).toBe("50"));
  test("a penalty of weight 0.2 on 100 points takes 20 off, and no more than there is", () => {
    const framework = tree({ a: percent, p: leaf({ penalty: true, weight: 0.2 }) });
    expect(scored(framework, { "t.a": 70, "t.p": 100 }).total.exact).toBe("50");
    expect(scored(framework, { "t.a": 10, "t.p": 100 }).total.exact).toBe("0");
    expect(scored(framework, { "t.a": 70, "t.p": 0 }).total.exact).toBe("70");
    expect(scored(framework, { "t.a": 70 }).total).toMatchObject({ exact: "70", range: { low: 50, high: 70 } });
  });
  test("a rule is found by id, then where the framework states it, then by depth, then by default", () => {
    const framework = tree({ g: { x: percent, y: percent }, h: { x: percent, y: percent } }, {}, { "t.h": { aggregate: "maximum" } });
    const answers = { "t.g.x": 100, "t.g.y": 25, "t.h.x": 100, "t.h.y": 25 };
    const at = (policy: Parameters<typeof score>[1]) => ["t.g", "t.h"].map((id) => scored(framework, answers, policy).nodes[id]?.exact);
    expect(at(undefined)).toEqual(["62.5", "100"]);
    expect(at({ aggregate: "minimum" })).toEqual(["25", "100"]);
    expect(at({ aggregate: { default: "minimum", byDepth: { "1": "geometric" } } })).toEqual(["50", "100"]);
    expect(at({ aggregate: { byDepth: { "1": "geometric" }, at: { "t.h": "minimum" } } })).toEqual(["50", "25"]);
  });
});

describe("missing is not zero", () => {
  test("the five states: open ones lower the coverage, excluded ones do not", () => {
    for (const missing of ["not-answered", "unknown", "refused"] as const)
      expect(scored(three(), { ...fpn, "t.c": { missing } }).total).toMatchObject({ exact: "75", coverage: 2 / 3 });
    for (const missing of ["not-applicable", "outside-competence"] as const)
      expect(scored(three(), { ...fpn, "t.c": { missing, reason: "r" } }).total).toMatchObject({ exact: "75", coverage: 1 });
  });
  test("worst and best give an open answer a value, but it stays open", () => {
    const answers = { ...fpn, "t.c": unknown };
    expect(scored(three(), answers, { missing: { unknown: "worst" } }).total).toMatchObject({
      exact: "50",
      range: { low: 50, high: 250 / 3 },
      coverage: 2 / 3,
    });
    expect(scored(three(), answers, { missing: { unknown: "best" } }).total).toMatchObject({
      exact: "83.333333333333333333333333333333",
      coverage: 2 / 3,
    });
    expect(scored(three(), answers, { missing: { refused: "worst" } }).total.exact).toBe("75");
    expect(scored(three(), answers, { missing: { unknown: "worst" } }).nodes["t.c"]).toMatchObject({
      status: "unscored",
      value: null,
      provisional: 0,
    });
  });
  test("an excluded answer that the policy counts as worst is there, and nothing about it is open", () => {
    const { total, nodes } = scored(three(), { ...fpn, "t.c": notApplicable }, { missing: { "not-applicable": "worst" } });
    expect(total).toMatchObject({ exact: "50", range: { low: 50, high: 50 }, coverage: 1 });
    expect(nodes["t.c"]).toMatchObject({ status: "not-applicable", provisional: 0 });
  });
  test("block takes the value from every group above, and says so", () => {
    const framework = tree({ g: { x: percent, y: percent }, h: { x: percent } });
    const { total, nodes } = scored(framework, { "t.g.x": 50, "t.g.y": unknown, "t.h.x": 100 }, { missing: { unknown: "block" } });
    expect(nodes["t.g"]).toMatchObject({ status: "unscored", reason: "blocked", provisional: null });
    expect(total).toMatchObject({ status: "unscored", reason: "blocked" });
    expect(nodes["t.h"]?.exact).toBe("100");
  });
  test("coverage at the threshold is enough, a little below is not", () => {
    const answers = { "t.a": "fully", "t.b": "partly", "t.c": unknown } as const;
    expect(scored(three([35, 30, 35]), answers).total).toMatchObject({ status: "scored", coverage: 0.65 });
    expect(scored(three([35, 29.999, 35]), answers).total.status).toBe("unscored");
    expect(scored(three(), answers, { coverage: { threshold: 0.67 } }).total).toMatchObject({ status: "unscored", provisional: 75 });
  });
  test("coverage by children counts direct children that are scored, whatever they weigh", () => {
    const answers = { "t.a": "fully", "t.b": "partly", "t.c": unknown } as const;
    expect(scored(three([1, 1, 98]), answers).total.status).toBe("unscored");
    expect(scored(three([1, 1, 98]), answers, { coverage: { by: "children" } }).total.status).toBe("scored");
    expect(scored(three([98, 1, 1]), answers, { coverage: { by: "children", threshold: 0.8 } }).total.status).toBe("unscored");
  });
  test("a suite that forbids an overall number has none, until a policy asks for it", () => {
    const framework = tree({ a: percent }, { total: "forbidden" });
    expect(scored(framework, { "t.a": 40 }).total).toMatchObject({
      status: "unscored",
      value: null,
      provisional: null,
      reason: "total-forbidden",
    });
    expect(scored(framework, { "t.a": 40 }).total.range).toBe(null);
    const why = explain(assessed(framework, { "t.a": 40 }));
    expect(why).toMatchObject({ exact: null, provisional: null, children: [{ exact: "40", contribution: null, lost: null }] });
    expect(() => rebuild(why)).toThrow(/no value to rebuild/);
    expect(scored(framework, { "t.a": 40 }, { total: "computed" }).total.exact).toBe("40");
    expect(scored(tree({ a: percent }), { "t.a": 40 }, { total: "forbidden" }).total.reason).toBe("total-forbidden");
  });
  test("a branch that another answer makes superfluous is not applicable, whether or not its own question is open", () => {
    const card = score(assess(consultativeBodies, { ...head, answers: { "consultative-bodies.mandate.standing-body": "none" } }));
    expect(card.nodes["consultative-bodies.composition"].status).toBe("not-applicable");
    expect(card.nodes["consultative-bodies.mandate"]).toMatchObject({ exact: "0", counts: { answered: 1, excluded: 2 } });
    expect(card.nodes["consultative-bodies.feasibility"].status).toBe("unscored");
    expect(card.gates).toEqual([{ id: "consultative-bodies.mandate.standing-body", required: 50, state: "unmet" }]);
  });
});

describe("weights", () => {
  test("equal ignores declared weights, an override replaces one, zero takes a child out of its parent", () => {
    expect(scored(three([2, 1, 1]), fpn, { weights: "equal" }).total.exact).toBe("50");
    expect(scored(three(), fpn, { weights: { "t.a": 2 } }).total.exact).toBe("62.5");
    const out = scored(three(), fpn, { weights: { "t.c": 0 } });
    expect(out.total.exact).toBe("75");
    expect(out.nodes["t.c"]).toMatchObject({ exact: "0", weight: { local: 0, effective: 0 } });
  });
  test("local shares are among applicable siblings; effective ones multiply down from the root", () => {
    const framework = tree({ g: { x: percent, y: percent }, h: leaf({ weight: 3 }) });
    const { nodes } = scored(framework, { "t.g.x": 10, "t.g.y": unknown, "t.h": 20 });
    expect(nodes["t.g"]?.weight).toEqual({ local: 0.25, effective: 0.25 });
    expect(nodes["t.g.y"]?.weight).toEqual({ local: 0.5, effective: 0.125 });
    expect(scored(framework, { "t.g.x": 10, "t.g.y": notApplicable, "t.h": 20 }).nodes["t.g.x"]?.weight).toEqual({
      local: 1,
      effective: 0.25,
    });
  });
  test("equal leaves weigh a group by its applicable leaves", () => {
    const framework = tree({ g: { x: percent }, h: { x: percent, y: percent, z: percent } });
    const answers = { "t.g.x": 100, "t.h.x": 0, "t.h.y": 0, "t.h.z": notApplicable };
    const card = scored(framework, answers, { weights: "equal-leaves" });
    expect(card.total.exact).toBe("33.333333333333333333333333333333");
    expect(card.nodes["t.h"]?.weight.local).toBe(2 / 3);
  });
  test("shares sum to one where doubles do not", () => {
    const { nodes } = scored(three([0.1, 0.2, 0.3]), fpn);
    expect(nodes["t.a"]?.weight.local).toBe(1 / 6);
    expect(nodes["t.b"]?.weight.local).toBe(1 / 3);
    expect(nodes["t.c"]?.weight.local).toBe(0.5);
  });
});

describe("what a scorecard says of itself", () => {
  const answers = { "governance.leadership.public-commitment": "fully" } as const;
  test("framework, digest, policy with every default, rater, statement; frozen, and the same after a trip through JSON", () => {
    const card = score(assess(generalGovernance, { ...head, answers }));
    expect(card).toMatchObject({
      kind: "scorecard",
      framework: { id: "governance", version: "0.9.0", digest: expect.stringMatching(/^sha256-[0-9a-f]{64}$/) },
      policy: { aggregate: "arithmetic", weights: "declared", coverage: { threshold: 0.65, by: "weight", below: "provisional" } },
      rater: { role: "self" },
    });
    expect(card.statement).toContain("Not endorsed by EUROCITIES, MPG or MigrationWork.");
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
    expect(Object.isFrozen(card) && Object.isFrozen(card.nodes) && Object.isFrozen(card.total.counts.levels)).toBe(true);
    expect(Object.keys(card.nodes).length).toBe(41);
  });
  test("total is the root's node", () => {
    const card = score(assess(generalGovernance, { ...head, answers }));
    expect(card.total).toBe(card.nodes.governance);
  });
  test("an assessment that came back from JSON, framework and all, gives the same card; anything else is an issue", () => {
    const assessment = assess(generalGovernance, { ...head, answers });
    expect(score(JSON.parse(JSON.stringify(assessment)))).toEqual(score(assessment));
    for (const wrong of [null, 3, "x", {}, [], { kind: "assessment" }, { kind: "scorecard" }])
      expect(() => score(wrong as never)).toThrow(BenchmarkError);
  });
  test("evidence is counted on answered indicators only", () => {
    const evidence = [{ title: "Decision" }];
    const card = scored(three(), { "t.a": { level: "fully", evidence }, "t.b": { missing: "unknown", evidence }, "t.c": "fully" });
    expect(card.total.counts.evidenced).toBe(1);
    expect(["t.a", "t.b", "t.c"].map((id) => card.nodes[id]?.counts.evidenced)).toEqual([1, 0, 0]);
  });
  test("a level key that a prototype also has is counted like any other", () => {
    const scale = {
      kind: "levels",
      id: "odd",
      levels: [
        { key: "constructor", label: "A", points: 0 },
        { key: "toString", label: "B", points: 100 },
      ],
    } as const;
    expect(scored(tree({ a: scale, b: scale }), { "t.a": "constructor", "t.b": "toString" }).total.counts.levels).toEqual({
      constructor: 1,
      toString: 1,
    });
  });
  test("a member of a suite scores as it does alone, ids unchanged", () => {
    const member = defineFramework({
      id: "m",
      title: "M",
      version: "1.0.0",
      status: "untested",
      scales: { s: yesNo },
      children: [
        group({
          id: "m.g",
          title: "G",
          children: [
            { id: "m.g.x", title: "X", question: "x?", scale: "s" },
            { id: "m.g.y", title: "Y", question: "y?", scale: "s" },
          ],
        }),
      ],
    });
    const suite = defineFramework({
      id: "suite",
      title: "Suite",
      version: "1.0.0",
      status: "untested",
      total: "forbidden",
      children: [member],
    });
    const answers = { "m.g.x": "yes", "m.g.y": "no" } as const;
    expect(score(assess(suite, { ...head, answers })).nodes.m.exact).toBe(score(assess(member, { ...head, answers })).total.exact);
  });
});

test("the largest shipped framework is scored in under 5 ms, the median of 50 runs", () => {
  const answers = Object.fromEntries(
    Array.from({ length: 32 }, (_, i) => [`t.g${i % 8}.x${i}`, ["fully", "partly", "not-at-all"][i % 3] as string]),
  );
  const groups = Object.fromEntries(
    Array.from({ length: 8 }, (_, g) => [
      `g${g}`,
      Object.fromEntries(Array.from({ length: 4 }, (_, k) => [`x${g + 8 * k}`, fullyPartlyNot])),
    ]),
  );
  const assessment = assessed(tree(groups), answers);
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    score(assessment);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(times[25]).toBeLessThan(5);
});
