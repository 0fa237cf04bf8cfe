/** What all share: which indicators, how much weight, which value is left. By hand. (Against scoring: rank.properties.test.ts.) */
import { describe, expect, test } from "vitest";
import { nodeOf, planFrom, planOf } from "../../src/analyse/compared-tree.ts";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { sharedIndicators, valueOnShared } from "../../src/analyse/shared-indicators.ts";
import { toDouble } from "../../src/base/decimal.ts";
import { type Answer, assess, compare, type Framework, type ScoringPolicy, score } from "../../src/index.ts";
import { leaf, percent, tree } from "../small.ts";

const framework = tree(
  { g: { a: leaf({ weight: 3 }), b: percent }, c: leaf({ weight: 3 }), p: leaf({ penalty: true, weight: 0.5 }) },
  {},
  { "t.g": { weight: 2 } },
);
const no = (missing: "not-applicable" | "outside-competence" | "unknown" | "refused"): Answer => ({ missing, reason: "R" });
const side = (cities: readonly { readonly [id: string]: Answer }[], policy?: ScoringPolicy, tree: Framework = framework) =>
  compare(
    cities.map((answers, i) =>
      score(assess(tree, { city: { id: `c${i}`, name: `C${i}` }, date: "2026-03-01", rater: { role: "self" }, answers }), policy),
    ),
  ) as Comparison;
const on = (comparison: Comparison, node = "t") => {
  const whole = planOf(comparison, framework);
  const plan = planFrom(whole, nodeOf(whole, node));
  const cities = [...comparison.cities.keys()];
  const { shared, weight, lacking } = sharedIndicators(comparison, plan, cities);
  const values = cities.map((i) => valueOnShared(comparison, plan, shared, i)).map((value) => (value === null ? null : toDouble(value)));
  return { shared, weight: toDouble(weight), lacking: lacking.map(toDouble), values };
};
const full = { "t.g.a": 80, "t.g.b": 40, "t.c": 50, "t.p": 20 };

describe("shared indicators", () => {
  test("weights by the tree with nothing excluded; a penalty has none and falls away for all", () => {
    // g has 2/5, in it a 3/4 and b 1/4: 0.3, 0.1; c has 0.6.
    const { shared, weight, lacking, values } = on(
      side([full, { ...full, "t.g.b": no("not-applicable"), "t.p": no("outside-competence") }]),
    );
    expect(shared).toEqual([true, false, true, false]);
    expect(weight).toBe(0.9);
    expect(lacking).toEqual([0, 0.1]);
    // both: (2 · 80 + 3 · 50)/5 = 62
    expect(values).toEqual([62, 62]);
    expect(on(side([full])).values).toEqual([48]);
  });

  test("at a node, shares of that node", () => {
    const { shared, weight, values } = on(side([full, { ...full, "t.g.b": no("not-applicable"), "t.c": no("not-applicable") }]), "t.g");
    expect([shared, weight, values]).toEqual([[true, false], 0.75, [80, 80]]);
  });

  test("an open answer is shared, and stays open", () => {
    const { shared, values, weight } = on(side([full, { ...full, "t.g.b": no("unknown") }]));
    expect([shared, weight, values]).toEqual([[true, true, true, true], 1, [48, 52]]);
  });

  test("where the policy tells kinds of open answers apart, what is open somewhere is not shared: the columns do not tell them apart", () => {
    const cities = [full, { ...full, "t.g.b": no("refused") }];
    expect(on(side(cities, { missing: { refused: "worst" } })).shared).toEqual([true, false, true, true]);
    const alike = { missing: { refused: "worst", unknown: "worst", "not-answered": "worst" } } as const;
    expect(on(side(cities, alike))).toMatchObject({ shared: [true, true, true, true], values: [48, 44] });
  });

  test("“not applicable” takes away here even where the policy counts a city's own as the worst", () => {
    const comparison = side([full, { ...full, "t.g.b": no("not-applicable") }], { missing: { "not-applicable": "worst" } });
    expect(comparison.nodes.t?.value).toEqual([48, 44]);
    expect(on(comparison)).toMatchObject({ weight: 0.9, values: [52, 52] });
    const blocked = side([full, full], { missing: { "not-applicable": "block" } });
    expect(on(blocked).values).toEqual([48, 48]);
  });

  test("equal leaves: a group weighs as much as it has shared leaves", () => {
    const { weight, values } = on(side([full, { ...full, "t.g.b": no("not-applicable") }], { weights: "equal-leaves" }));
    // three leaves and a penalty; then a and c: (80 + 50)/2 − 0.5 · 20
    expect(weight).toBe(0.6666666666666666);
    expect(values).toEqual([55, 55]);
  });
});
