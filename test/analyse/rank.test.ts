/** A ranking: ranks, ties, tiers, who stands apart and why, what all share. By hand. */
import { describe, expect, test } from "vitest";
import type { Comparison } from "../../src/analyse/comparison.ts";
import { consultativeBodies } from "../../src/frameworks/consultative-bodies.ts";
import {
  type Answer,
  assess,
  compare,
  compareShared,
  type Framework,
  fullyPartlyNot,
  parseFramework,
  rank,
  type Scorecard,
  type ScoringPolicy,
  score,
  yesNo,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { leaf, notApplicable, percent, tree, unknown } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, places, thrownBy } from "../support/issues.ts";

type Answers = { readonly [id: string]: Answer };
const card = (framework: Framework, id: string, answers: Answers, extra: object = {}, policy?: ScoringPolicy): Scorecard =>
  score(
    assess(framework, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers, ...extra }),
    policy,
  );
const side = (framework: Framework, cities: { readonly [id: string]: Answers }, policy?: ScoringPolicy): Comparison =>
  compare(Object.entries(cities).map(([id, answers]) => card(framework, id, answers, {}, policy)));

const one = tree({ a: percent });
const values = (all: { readonly [id: string]: number }) =>
  side(one, Object.fromEntries(Object.entries(all).map(([id, value]) => [id, { "t.a": value }])));
const four = tree({ a: fullyPartlyNot, b: fullyPartlyNot, c: fullyPartlyNot, d: fullyPartlyNot });
const [F, P, N] = ["fully", "partly", "not-at-all"];
const quads = (text: string): Answers =>
  Object.fromEntries(
    [...text].flatMap((letter, k) =>
      letter === "?" ? [] : [[`t.${"abcde"[k]}`, letter === "x" ? notApplicable : ({ F, P, N } as { [key: string]: string })[letter]]],
    ) as [string, Answer][],
  );

describe("rank", () => {
  test("competition and dense ranks, = for ties, in the order of values, ties in the order given", () => {
    const { rows, reference } = rank(values({ a: 70, b: 60, c: 80, d: 70 }), "t", { framework: one });
    expect(rows.map(({ city, value, rank: place, dense, label }) => [city, value, place, dense, label])).toEqual([
      ["c", 80, 1, 1, "1"],
      ["a", 70, 2, 2, "=2"],
      ["d", 70, 2, 2, "=2"],
      ["b", 60, 4, 3, "4"],
    ]);
    expect(reference).toEqual({ n: 4, of: 4, dates: { first: "2026-03-01", last: "2026-03-01" }, undated: 0, roles: ["self"] });
  });

  test("exact values decide: a third of 100 three times over is a true tie, and a hair is none", () => {
    const thirds = tree({ a: { kind: "points", id: "p", maximum: 3 }, b: { kind: "points", id: "p", maximum: 3 } });
    const tie = rank(side(thirds, { x: { "t.a": 1, "t.b": 2 }, y: { "t.a": 3, "t.b": 0 }, z: { "t.a": 1.5, "t.b": 1.5 } }), "t", {
      framework: thirds,
    });
    expect(tie.rows.map(({ label }) => label)).toEqual(["=1", "=1", "=1"]);
    // 1e-20 more is the same double
    const hair = side(one, { x: { "t.a": 50 }, y: { "t.a": 50 } });
    const stored = JSON.parse(JSON.stringify(hair));
    stored.nodes.t.exact[1] = "50.00000000000000000001";
    expect(rank(stored, "t", { framework: one }).rows.map(({ city, label }) => city + label)).toEqual(["y1", "x2"]);
  });

  test("tiers: less than one level of one answer does not order; exactly one does", () => {
    // Four answers of equal weight: one level is 12.5 points.
    const ladder = (all: { readonly [id: string]: string }) =>
      rank(side(four, Object.fromEntries(Object.entries(all).map(([id, text]) => [id, quads(text)]))), "t", { framework: four });
    const apart = ladder({ a: "FFFF", b: "FFFP", c: "FFPP" });
    expect(apart.rows.map(({ value, tier, oneLevelDown, oneLevelUp }) => [value, tier, oneLevelDown, oneLevelUp])).toEqual([
      [100, 1, 87.5, 100],
      [87.5, 2, 75, 100],
      [75, 3, 62.5, 87.5],
    ]);
    // Of five answers one level is 10 points, and 12.5 where one question does not apply: 90 and 80 are apart, but 87.5 is not apart from either.
    const five = tree({ a: fullyPartlyNot, b: fullyPartlyNot, c: fullyPartlyNot, d: fullyPartlyNot, e: fullyPartlyNot });
    const cities = { a: quads("FFFFP"), b: quads("FFFPP"), c: quads("FFFPx"), d: quads("NNNNN") };
    const chained = rank(side(five, cities), "t", { framework: five });
    expect(chained.rows.map(({ city, value, label, tier }) => [city, value, label, tier])).toEqual([
      ["a", 90, "1", 1],
      ["c", 87.5, "2", 1],
      ["b", 80, "3", 1],
      ["d", 0, "4", 2],
    ]);
    const { c: _, ...without } = cities;
    expect(rank(side(five, without), "t", { framework: five }).rows.map(({ tier }) => tier)).toEqual([1, 2, 3]);
    // In a tier cities stand as they were given.
    expect(chained.tiers).toEqual([
      { tier: 1, ranks: "1–3", cities: ["a", "b", "c"] },
      { tier: 2, ranks: "4", cities: ["d"] },
    ]);
  });

  test("tiers: possible ranges that touch do not order", () => {
    const open = rank(side(four, { a: quads("FFF?"), b: quads("PPPP"), c: quads("NNNN") }), "t", { framework: four });
    // a: 100, possible from 75; b: 50; one level of a is 50/3, of b 12.5
    expect(open.rows.map(({ city, tier, low, high }) => [city, tier, low, high])).toEqual([
      ["a", 1, 75, 100],
      ["b", 2, 50, 50],
      ["c", 3, 0, 0],
    ]);
    const close = rank(side(four, { a: quads("FPP?"), b: quads("FPNN"), c: quads("NNNN") }), "t", { framework: four });
    // a: 66.7, possible 50 to 75; b: 37.5. c could be reached by none.
    expect(close.rows.map(({ city, tier }) => city + tier)).toEqual(["a1", "b2", "c3"]);
    const touching = rank(side(four, { a: quads("FPP?"), b: quads("FNF?"), c: quads("NNNN") }), "t", { framework: four });
    expect(touching.rows.map(({ city, tier }) => city + tier)).toEqual(["a1", "b1", "c2"]);
  });

  test("apart: nothing applies, too little is answered, less than half applies", () => {
    const comparison = side(four, {
      a: quads("xxxx"),
      b: quads("?"),
      c: quads("FFFF"),
      d: quads("PPP?"),
      e: quads("Fxxx"),
      f: quads("FF??"),
    });
    const { rows, apart, reference } = rank(comparison, "t", { framework: four, by: { all: { where: { everybody: () => true } } } });
    expect(apart.map(({ city, reason, gates }) => [city, reason, gates])).toEqual([
      ["a", "not-applicable", null],
      ["b", "unscored", null],
      ["e", "few-apply", null],
      ["f", "unscored", null],
    ]);
    expect(rows.map(({ city }) => city)).toEqual(["c", "d"]);
    expect([reference.n, reference.of]).toEqual([2, 6]);
  });

  test("apart: half of the indicators is enough", () => {
    const pair = tree({ a: leaf({ scale: yesNo, weight: 9 }), b: yesNo });
    const { rows, sharedWeight } = rank(side(pair, { a: { "t.a": "yes", "t.b": notApplicable }, b: { "t.a": "yes", "t.b": "no" } }), "t", {
      framework: pair,
    });
    expect(rows.map(({ city, value, sharedValue, label, sharedLabel }) => [city, value, sharedValue, label, sharedLabel])).toEqual([
      ["a", 100, 100, "1", "=1"],
      ["b", 90, 100, "2", "=1"],
    ]);
    expect(sharedWeight).toBe(0.9);
  });

  test("apart: a mandatory part of the node, or one that its questions depend on, that is not met or not known to be", () => {
    const body = leaf({ scale: yesNo, mandatory: { atLeast: 50 } });
    const onBody = { onlyIf: { indicator: "t.base.body", is: ["yes"] } };
    const framework = tree({
      base: { body, text: yesNo },
      work: { meets: leaf({ scale: yesNo, ...onBody }), plan: yesNo, money: yesNo },
      other: { x: yesNo },
    });
    const rest: Answers = { "t.base.text": "yes", "t.work.plan": "yes", "t.work.money": "yes", "t.other.x": "yes" };
    const comparison = side(framework, {
      a: { ...rest, "t.base.body": "yes", "t.work.meets": "no" },
      b: { ...rest, "t.base.body": "no" },
      c: { ...rest, "t.base.body": unknown, "t.work.meets": "yes" },
    });
    const at = (node: string) => rank(comparison, node, { framework }).apart.map(({ city, reason, gates }) => [city, reason, gates]);
    const both = [
      ["b", "gate-unmet", "t.base.body"],
      ["c", "gate-open", "t.base.body"],
    ];
    expect(at("t")).toEqual(both);
    expect(at("t.base")).toEqual(both);
    expect(at("t.work")).toEqual(both);
    expect(at("t.other")).toEqual([]);
    expect(at("t.work.plan")).toEqual([]);
  });

  test("apart: a city without a consultative body is not ranked with those that have one", () => {
    const framework = consultativeBodies as Framework;
    const body = "consultative-bodies.mandate.standing-body";
    // Every question on a level scale that is asked after that first answer has the same level.
    const filled = (first: string, level: string): Answers => {
      const { nodes } = card(framework, "x", { [body]: first }) as { readonly nodes: { readonly [id: string]: Scorecard["total"] } };
      const asked = outline(framework).indicators.filter(
        ({ id, scale }) => scale?.id === fullyPartlyNot.id && nodes[id]?.status !== "not-applicable",
      );
      return { ...Object.fromEntries(asked.map(({ id }) => [id, level])), [body]: first };
    };
    const comparison = side(framework, { a: filled("standing", "partly"), b: filled("none", "fully"), c: filled("ad-hoc", "fully") });
    const { rows, apart } = rank(comparison, "consultative-bodies", { framework });
    expect(comparison.nodes["consultative-bodies"]?.value[1]).toBeGreaterThan(50);
    expect(rows.map(({ city }) => city)).toEqual(["c", "a"]);
    expect(apart).toMatchObject([{ city: "b", reason: "gate-unmet", gates: body }]);
  });

  test("what all share: others declared not applicable for everybody, by hand", () => {
    // Weights 5, 4, 1; c does not apply in x. Shared are a and b: 9 of 10.
    const framework = tree({ a: leaf({ weight: 5 }), b: leaf({ weight: 4 }), c: percent });
    const result = rank(
      side(framework, {
        x: { "t.a": 60, "t.b": 51, "t.c": notApplicable },
        y: { "t.a": 60, "t.b": 42, "t.c": 96 },
        z: { "t.a": 0, "t.b": 0, "t.c": 0 },
      }),
      "t",
      { framework },
    );
    // x: (300 + 204)/9 = 56; y: (300 + 168 + 96)/10 = 56.4, on what all share (300 + 168)/9 = 52
    expect(result.rows.map(({ city, exact, sharedExact, label, sharedLabel }) => [city, exact, sharedExact, label, sharedLabel])).toEqual([
      ["y", "56.4", "52", "1", "2"],
      ["x", "56", "56", "2", "1"],
      ["z", "0", "0", "3", "3"],
    ]);
    expect([result.indicators, result.sharedIndicators, result.sharedWeight, result.notShared]).toEqual([3, 2, 0.9, ["t.c"]]);
  });

  test("what all share: a city that has no value there has no rank there", () => {
    // Of x only c is answered on weights 4, 1, 15 … c does not apply in y.
    const framework = tree({ a: leaf({ weight: 4 }), b: leaf({ weight: 4 }), c: leaf({ weight: 2 }) });
    const policy = { coverage: { threshold: 0.55 } };
    const { rows } = rank(
      side(framework, { x: { "t.a": 100, "t.c": 100 }, y: { "t.a": 50, "t.b": 50, "t.c": notApplicable } }, policy),
      "t",
      { framework },
    );
    expect(
      rows.map(({ city, sharedValue, sharedRank, sharedDense, sharedLabel }) => [city, sharedValue, sharedRank, sharedDense, sharedLabel]),
    ).toEqual([
      ["x", null, null, null, null],
      ["y", 50, 1, 1, "1"],
    ]);
  });

  test("refused where less than 80 % of the weight is shared, with the city to which least applies; 80 % is enough", () => {
    const full = { "t.a": 50, "t.b": 50, "t.c": 50 };
    const lacking = (weight: number) => {
      const framework = tree({ a: leaf({ weight }), b: percent, c: percent });
      return rank(
        side(framework, { x: full, y: { ...full, "t.b": notApplicable }, z: { ...full, "t.b": notApplicable, "t.c": notApplicable } }),
        "t",
        {
          framework,
        },
      );
    };
    expect(lacking(8).apart.map(({ city }) => city)).toEqual(["z"]);
    expect(lacking(8).sharedWeight).toBe(0.9);
    const atLeast = (weight: number) => {
      const framework = tree({ a: leaf({ weight }), b: percent });
      return () =>
        rank(side(framework, { x: { "t.a": 1, "t.b": 2 }, y: { "t.a": 1, "t.b": notApplicable }, z: { "t.a": 1, "t.b": 3 } }), "t", {
          framework,
        });
    };
    expect(atLeast(4)().sharedWeight).toBe(0.8);
    const issues = thrownBy(atLeast(3.999));
    expect(codes(issues)).toEqual(["shared-too-little"]);
    // 3.999/4.999 = 79.996 %, and never shown as 80
    expect(issues[0]?.params).toEqual({ id: "t", n: 3, share: "79.9", shared: 1, of: 2, city: "y (invented)" });
  });

  test("cohorts: ranks, tiers and reference of each, also of one in which nobody is ranked", () => {
    const context = [{ id: "size", title: "Size", type: "choice" as const, choices: ["s", "l", "m"] }];
    const framework = parseFramework({ ...one, context });
    const sized = (id: string, size: string | null, value: number | null, date: string) =>
      card(framework, id, value === null ? {} : { "t.a": value }, {
        date,
        city: { id, name: id, ...(size === null ? {} : { context: { size } }) },
      });
    const comparison = compare([
      sized("a", "s", 10, "2024-01-01"),
      sized("b", "l", 90, "2026-01-01"),
      sized("c", "s", 50, "undated"),
      sized("d", null, 70, "2025-01-01"),
      sized("e", "m", null, "2025-01-01"),
    ]);
    const { cohorts, unplaced, reference } = rank(comparison, "t", { framework, by: { size: { factor: "size" } } });
    expect(reference).toEqual({ n: 4, of: 5, dates: { first: "2024-01-01", last: "2026-01-01" }, undated: 1, roles: ["self"] });
    expect(cohorts).toEqual([
      {
        family: "size",
        cohort: "l",
        reference: { n: 1, of: 1, dates: { first: "2026-01-01", last: "2026-01-01" }, undated: 0, roles: ["self"] },
        rows: [{ city: "b", rank: 1, dense: 1, label: "1", tier: 1 }],
      },
      { family: "size", cohort: "m", reference: { n: 0, of: 1, dates: null, undated: 0, roles: [] }, rows: [] },
      {
        family: "size",
        cohort: "s",
        reference: { n: 2, of: 2, dates: { first: "2024-01-01", last: "2024-01-01" }, undated: 1, roles: ["self"] },
        rows: [
          { city: "c", rank: 1, dense: 1, label: "1", tier: 1 },
          { city: "a", rank: 2, dense: 2, label: "2", tier: 2 },
        ],
      },
    ]);
    expect(unplaced).toEqual([{ family: "size", city: "d", reason: "not-stated" }]);
  });

  test("works at any node, a leaf too, and on a comparison of what versions share, with the latest of them", () => {
    const version = (number: string, names: readonly string[]) =>
      parseFramework({ ...tree(Object.fromEntries(names.map((name) => [name, percent]))), version: number });
    const [old, latest] = [version("1", ["a", "b", "c"]), version("2", ["a", "b", "d"])];
    const city = (id: string, framework: Framework, answers: Answers) =>
      assess(framework, { city: { id, name: id }, date: "2026-03-01", rater: { role: "self" }, answers });
    const shared = compareShared([
      city("x", old, { "t.a": 10, "t.b": 20, "t.c": 100 }),
      city("y", latest, { "t.a": 30, "t.b": 40, "t.d": 0 }),
    ]);
    expect(rank(shared, "t", { framework: latest }).rows.map(({ city: id, value }) => [id, value])).toEqual([
      ["y", 35],
      ["x", 15],
    ]);
    expect(rank(shared, "t.a", { framework: latest }).rows.map(({ city: id, value }) => [id, value])).toEqual([
      ["y", 30],
      ["x", 10],
    ]);
    expect(rank(shared, "t", { framework: latest }).basis.kind).toBe("shared-indicators");
    // The older version has the same shared part, but for its version.
    expect(codes(thrownBy(() => rank(shared, "t", { framework: old })))).toEqual(["framework-differs"]);
  });

  test("is a frozen plain product, also of a comparison that was stored", () => {
    const comparison = side(four, { a: quads("FFFP"), b: quads("FFPx"), c: quads("?") });
    expect(codes(thrownBy(() => rank(comparison, "t", { framework: four })))).toEqual(["shared-too-little"]);
    const fine = side(four, { a: quads("FFFP"), b: quads("FFP?"), c: quads("?") });
    const made = rank(fine, "t", { framework: four, by: { all: { where: { everybody: () => true } } } });
    expect(deeplyFrozen(made) && survivesJson(made)).toBe(true);
    expect(rank(JSON.parse(JSON.stringify(fine)), "t", { framework: four, by: { all: { where: { everybody: () => true } } } })).toEqual(
      made,
    );
    expect(made.statement).toBe(fine.statement);
  });
});

describe("rank refuses", () => {
  const comparison = values({ a: 1, b: 2 });
  const refused = (run: () => unknown) => places(thrownBy(run));

  test("a comparison in which nobody can be ranked, with the reasons", () => {
    const issues = thrownBy(() => rank(side(four, { a: quads("xxxx"), b: quads("?"), c: quads("F???") }), "t", { framework: four }));
    expect(issues.map(({ code, params }) => [code, params.reasons])).toEqual([["nothing-to-rank", "1 not-applicable, 2 unscored"]]);
  });

  test("a node without an overall number, a penalty, an unknown node", () => {
    const forbidden = tree({ a: percent }, { total: "forbidden" });
    expect(refused(() => rank(side(forbidden, { a: { "t.a": 1 } }), "t", { framework: forbidden }))).toEqual(["node-unsuitable at node"]);
    expect(rank(side(forbidden, { a: { "t.a": 1 } }), "t.a", { framework: forbidden }).rows).toHaveLength(1);
    const penal = tree({ a: percent, p: leaf({ penalty: true }) });
    expect(refused(() => rank(side(penal, { a: { "t.a": 1, "t.p": 3 } }), "t.p", { framework: penal }))).toEqual([
      "node-unsuitable at node",
    ]);
    for (const wrong of [undefined, null, "t.z", "", "constructor", "__proto__", 3, {}, Symbol("t")])
      expect(refused(() => rank(comparison, wrong as never, { framework: one }))).toEqual(["unknown-node at node"]);
  });

  test("another framework, none, and one that is none", () => {
    expect(refused(() => rank(comparison, "t", { framework: four }))).toEqual(["framework-differs at options.framework"]);
    expect(refused(() => rank(comparison, "t", {} as never))).toEqual(["missing-key at options.framework"]);
    for (const wrong of [null, 3, "t", {}, []])
      expect(thrownBy(() => rank(comparison, "t", { framework: wrong } as never)).length).toBeGreaterThan(0);
  });

  test("several ratings of one city", () => {
    const twice = compare([card(one, "a", { "t.a": 1 }), card(one, "a", { "t.a": 2 }, { rater: { role: "peer" } })], { roles: "mixed" });
    expect(refused(() => rank(twice, "t", { framework: one }))).toEqual(["city-rated-twice at cities.1"]);
    const mixed = compare([card(one, "a", { "t.a": 1 }), card(one, "b", { "t.a": 2 }, { rater: { role: "peer" } })], { roles: "mixed" });
    const made = rank(mixed, "t", { framework: one });
    expect([made.reference.roles, made.rows.map(({ rater }) => rater)]).toEqual([
      ["self", "peer"],
      ["peer", "self"],
    ]);
  });

  test("what is no comparison, options that are none or unknown, cohort rules that are none", () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new RangeError("a trap");
        },
      },
    );
    for (const wrong of [null, 3, "x", {}, [], { kind: "comparison" }, { ...comparison, nodes: {} }, trap])
      expect(thrownBy(() => rank(wrong as never, "t", { framework: one })).length).toBeGreaterThan(0);
    for (const wrong of [
      null,
      3,
      "x",
      [],
      trap,
      { framework: one, bye: {} },
      {
        framework: one,
        get by() {
          throw new RangeError("a trap");
        },
      },
      Object.create({ framework: one }),
    ])
      expect(thrownBy(() => rank(comparison, "t", wrong as never)).length).toBeGreaterThan(0);
    expect(refused(() => rank(comparison, "t", { framework: one, by: { size: { factor: "size" } } }))).toEqual([
      "factor-not-stated at options.by.size.factor",
    ]);
    expect(refused(() => rank(comparison, "t", { framework: one, by: 3 as never }))).toEqual(["wrong-type at options.by"]);
  });
});
