/** How far several raters of one city agree: worked by hand, typed reasons, any ratings held against the plain functions, and bad input. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPanel } from "../../src/assess/panel.ts";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import {
  type Agreement,
  type AgreementOptions,
  type Assessment,
  alphaStatistic,
  concordanceStatistic,
  type Framework,
  fullyPartlyNot,
  kappaStatistic,
  measureAgreement,
  type NodeAgreement,
  score,
} from "../../src/index.ts";
import { answersOf, hostileJson } from "../arbitraries.ts";
import { by, hall, panels, peer, rows, self, type TownAnswers } from "../assess/panel-cases.ts";
import { leaf, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

describe("by hand: the city says F F F P P N, a peer F F P P N N", () => {
  const ratings = rows(["self", "city", "fffppn"], ["peer", "north", "ffppnn"]);
  const { overall } = measureAgreement(ratings, {
    weights: {
      "fully-partly-not": [
        [0, 1, 9],
        [1, 0, 1],
        [9, 1, 0],
      ],
    },
  });
  const kappa = overall.pairs[0]?.kappa[0];

  test("percentage agreement: 4 of 6 are alike", () => {
    expect(overall).toMatchObject({ units: 6, of: 6, same: { value: 4 / 6, reason: null } });
    expect(overall.pairs[0]).toMatchObject({ raters: ["city", "north"], sameTeam: false, units: 6, same: { value: 4 / 6 } });
  });

  // Rows (city) N 1, P 2, F 3; columns (peer) N 2, P 2, F 2; n = 6. Two units differ, both by one step.
  // By chance, unweighted: (36 − 2 − 4 − 6) / 6 = 4. Linear: N-P 2 + N-F 2·2 + P-N 4 + P-F 4 + F-N 2·6 + F-P 6 = 32, / 6.
  // Quadratic: 2 + 4·2 + 4 + 4 + 4·6 + 6 = 48, / 6 = 8. With 9 for two steps: 16 + 9·(2 + 6) = 88, / 6.
  test("kappa", () => {
    expect(kappa).toMatchObject({
      scale: "fully-partly-not",
      points: [0, 50, 100],
      units: 6,
      table: [
        [1, 0, 0],
        [1, 1, 0],
        [0, 1, 2],
      ],
    });
    expect(kappa?.unweighted.value).toBe(1 - 2 / 4);
    expect(kappa?.linear.value).toBeCloseTo(1 - 12 / 32, 15);
    expect(kappa?.quadratic.value).toBe(1 - 2 / 8);
    expect(kappa?.own?.value).toBeCloseTo(1 - 12 / 88, 15);
  });

  // Of 12 ratings N 3, P 4, F 5: mid-ranks 2, 5.5, 10. Within: P-N and F-P in both orders: 2 · (3.5² + 4.5²) = 65.
  // All: 2 · (3·4 · 12.25 + 4·5 · 20.25 + 3·5 · 64) = 3024. 1 − 11 · 65 / 3024.
  test("alpha, ordinal", () => {
    expect(overall.alpha).toHaveLength(1);
    expect(overall.alpha[0]).toMatchObject({ scale: "fully-partly-not", metric: "ordinal", units: 6 });
    expect(overall.alpha[0]?.alpha.value).toBeCloseTo(1 - 715 / 3024, 15);
  });

  // Ranks: city 5 5 5 2.5 2.5 1, peer 5.5 5.5 3.5 3.5 1.5 1.5; sums 10.5 10.5 8.5 6 4 2.5 about 7: S = 57.
  // Own squares: city 3·1.5² + 2·1² + 2.5² = 15, peer 2·2² + 0 + 2·2² = 16. W = 57 / (2 · 31).
  test("W over the six children", () => expect(overall.w).toEqual({ value: 57 / 62, reason: null, items: 6, raters: 2 }));

  test("the city rates itself 50 points higher on two of six: 100 / 6, from none to a third of 100", () => {
    expect(overall.bias).toEqual([
      { against: "peer", units: 6, mean: { value: 100 / 6, reason: null }, interval: { low: 0, high: 100 / 3, reason: null } },
    ]);
  });

  test("what two say alike has an interval over the six indicators, and so have alpha and every kappa", () => {
    // 4 of 6 alike: the share of alike among six draws is binomial with 2/3. P(2 or fewer) = 10.0 %, P(1 or fewer) = 1.8 %: 2.5 % lies at 2/6;
    // P(6) = 8.8 %: 97.5 % lies at 6/6.
    expect(overall.same.interval).toEqual({ low: 2 / 6, high: 1, reason: null });
    expect(overall.pairs[0]?.same.interval).toEqual(overall.same.interval);
    for (const { value, interval } of [overall.alpha[0]?.alpha, kappa?.unweighted, kappa?.linear, kappa?.quadratic, kappa?.own].flatMap(
      (one) => one ?? [],
    )) {
      expect(interval.reason).toBeNull();
      expect(interval.low).toBeLessThan(value as number);
      expect(interval.high).toBe(1);
    }
  });

  test("of a single indicator there is only the plain agreement and the difference", () => {
    const { nodes } = measureAgreement(ratings);
    const one = nodes["rows.q2"] as NodeAgreement;
    const few = { value: null, reason: "too-few-units" };
    expect(one).toMatchObject({
      units: 1,
      of: 1,
      same: { value: 0 },
      alpha: [{ alpha: few }],
      w: { ...few, items: 0 },
      bias: [{ mean: { value: 50 } }],
    });
    expect(one.pairs[0]?.kappa[0]).toMatchObject({ units: 1, unweighted: few, linear: few, quadratic: few, own: null });
  });
});

describe("what is counted", () => {
  const ratings = [
    self({ ...hall("ffp"), "town.hall.stairs": "no", "town.ways.posts": 40, "town.ways.signs": ["north", "east"], "town.ways.bus": "no" }),
    peer("a", {
      ...hall("fp-"),
      "town.hall.stairs": "yes",
      "town.ways.posts": 40,
      "town.ways.signs": ["east", "north"],
      "town.ways.bus": "yes",
      "town.ways.stop": "fully",
    }),
    peer("b", { ...hall("np-"), "town.hall.stairs": "yes", "town.ways.posts": 60, "town.ways.signs": ["west", "south"] }),
  ];
  const agreement = measureAgreement(ratings, { teams: [["a", "b"]] });

  test("an indicator is a unit if two answered it; answers are alike if they say the same, ticks in any order", () => {
    expect([agreement.overall.units, agreement.overall.of]).toEqual([6, 8]);
    // City and a: open, posts, signs alike of 6. City and b: none of 5. a and b: warm, stairs of 5. In all 5 of 16.
    expect(agreement.overall.pairs.map(({ raters, units, same, sameTeam }) => [raters.join("-"), units, same.value, sameTeam])).toEqual([
      ["city-a", 6, 3 / 6, false],
      ["city-b", 5, 0, false],
      ["a-b", 5, 2 / 5, true],
    ]);
    expect(agreement.overall.same.value).toBe(5 / 16);
  });

  test("each scale has its alpha, and all together one on points", () => {
    expect(agreement.overall.alpha.map(({ scale, metric, units }) => [scale, metric, units])).toEqual([
      ["fully-partly-not", "ordinal", 2],
      ["yes-no", "ordinal", 2],
      ["share", "interval", 1],
      ["signs", "interval", 1],
      [null, "interval", 6],
    ]);
    const points = [
      [100, 100, 0, 50, 50, 0],
      [100, 50, 100, 50, 50, 100],
      [0, 50, 100, 75, 50, null],
    ];
    expect(agreement.overall.alpha.at(-1)?.alpha).toMatchObject(alphaStatistic(points, { metric: "interval" }));
  });

  test("a penalty counts the other way round in what the city claims for itself", () => {
    // Open 100 − 50, warm 100 − 50, stairs −(0 − 100): 200 / 3.
    expect(agreement.nodes["town.hall"]?.bias[0]?.mean.value).toBeCloseTo(200 / 3, 12);
  });

  test("raters of one role are set against the city apart from those of another", () => {
    const more = measureAgreement([...ratings, by({ role: "expert", id: "e" }, hall("ppp"))]);
    expect(more.nodes["town.hall"]?.bias.map(({ against, units }) => [against, units])).toEqual([
      ["peer", 3],
      ["expert", 3],
    ]);
  });

  test("what two indicators ask alike counts once in a group that holds both", () => {
    const twins = tree({ g: { a: leaf({ scale: fullyPartlyNot, sameAs: ["t.h.b"] }) }, h: { b: fullyPartlyNot, c: fullyPartlyNot } });
    const two = measureAgreement([
      by({ role: "self" }, { "t.g.a": "fully", "t.h.c": "fully" }, twins),
      by({ role: "peer" }, { "t.h.b": "fully", "t.h.c": "partly" }, twins),
    ]);
    expect(Object.entries(two.nodes).map(([id, { units, of }]) => [id, units, of])).toEqual([
      ["t", 2, 2],
      ["t.g", 1, 1],
      ["t.g.a", 1, 1],
      ["t.h", 2, 2],
      ["t.h.b", 1, 1],
      ["t.h.c", 1, 1],
    ]);
    expect(two.overall.same.value).toBe(1 / 2);
  });

  test("W is over children that all have a value for: values of groups, penalties apart", () => {
    const three = tree({
      g: { a: percent, b: percent },
      h: { a: percent },
      i: { a: percent },
      j: { a: percent, p: leaf({ penalty: true, weight: 0.1 }) },
    });
    const rate = (id: string, [a, b, h, i, j, p]: readonly number[]) =>
      by(
        { role: "peer", id },
        {
          "t.g.a": a as number,
          "t.g.b": b as number,
          "t.h.a": h as number,
          "t.j.a": j as number,
          "t.j.p": p as number,
          ...(i === undefined ? {} : { "t.i.a": i }),
        },
        three,
      );
    const two = [rate("x", [20, 40, 50, 10, 70, 100]), rate("y", [0, 80, 90, undefined as never, 30, 0])];
    // Values of g, h, j: 30, 50, 60 (70 less a tenth of 100) and 40, 90, 30: ranks 1 2 3 and 2 3 1.
    expect(measureAgreement(two).overall.w).toEqual({
      ...concordanceStatistic([
        [1, 2, 3],
        [2, 3, 1],
      ]),
      items: 3,
      raters: 2,
    });
  });

  test("W needs three children", () =>
    expect(measureAgreement(rows(["self", "city", "fp"], ["peer", "a", "fp"])).overall.w).toEqual({
      value: null,
      reason: "too-few-units",
      items: 2,
      raters: 2,
    }));

  test("the policy decides the values behind W, and nothing else", () => {
    const given = measureAgreement(ratings, { policy: { coverage: { threshold: 1 } } });
    expect(given.nodes["town.hall"]?.w.items).toBe(2);
    expect(given.overall.w.items).toBe(0);
    expect(given.policy.coverage).toMatchObject({ threshold: 1 });
    expect(given.overall.pairs).toEqual(measureAgreement(ratings).overall.pairs);
  });

  test("numbers may be measured in proportion", () => {
    const numbers = tree({
      a: { kind: "number", id: "n", unit: "", worst: 0, best: 100 },
      b: { kind: "number", id: "n", unit: "", worst: 0, best: 100 },
    });
    const two = [by({ role: "self" }, { "t.a": 1, "t.b": 50 }, numbers), by({ role: "peer" }, { "t.a": 2, "t.b": 60 }, numbers)];
    const table = [
      [1, 50],
      [2, 60],
    ];
    for (const metric of ["interval", "ratio"] as const)
      expect(measureAgreement(two, { numbers: metric }).overall.alpha).toMatchObject([
        { scale: "n", metric, units: 2, alpha: alphaStatistic(table, { metric }) },
      ]);
  });
});

describe("reasons", () => {
  test("one rater", () => {
    const { overall, cautions } = measureAgreement(rows(["self", "city", "fpn"]));
    const one = { value: null, reason: "one-rater" };
    expect(overall).toMatchObject({ same: one, alpha: [{ alpha: one }], w: one, bias: [], pairs: [] });
    expect(cautions.map(({ code }) => code)).toEqual(["not-independent", "few-units"]);
  });

  test("no variation: perfect agreement on one level tells nothing from chance", () => {
    const { overall } = measureAgreement(rows(["self", "city", "fffff"], ["peer", "a", "fffff"]));
    const none = { value: null, reason: "no-variation" };
    expect(overall).toMatchObject({
      same: { value: 1 },
      alpha: [{ alpha: none }],
      w: { ...none, items: 5, raters: 2 },
      bias: [{ mean: { value: 0 }, interval: { low: null, high: null, reason: "no-variation" } }],
    });
    expect(overall.pairs[0]?.kappa[0]).toMatchObject({ unweighted: none, linear: none, quadratic: none });
  });

  test("nothing in common", () => {
    const { overall } = measureAgreement(rows(["self", "city", "ff--"], ["peer", "a", "--ff"]));
    const few = { value: null, reason: "too-few-units" };
    expect(overall).toMatchObject({
      units: 0,
      of: 4,
      same: few,
      alpha: [{ alpha: few }],
      w: few,
      bias: [{ mean: few, interval: { reason: "too-few-units" } }],
    });
    expect(overall.pairs[0]).toMatchObject({ units: 0, same: few });
  });

  test("nobody but peers", () =>
    expect(measureAgreement(rows(["peer", "a", "ffp"], ["peer", "b", "fpp"])).overall.bias[0]).toMatchObject({
      mean: { value: null, reason: "no-self" },
      interval: { reason: "no-self" },
    }));
});

describe("a consensus", () => {
  const judged = [...rows(["self", "city", "ffffff"], ["peer", "a", "fpnfpn"], ["peer", "b", "fpnppn"], ["consensus", "joint", "fpnfpn"])];
  test("beside two others counts in pairs and in what the city claims, not in the figures of all", () => {
    const [three, four] = [measureAgreement(judged.slice(0, 3)).overall, measureAgreement(judged).overall];
    for (const key of ["units", "of", "same", "alpha", "w"] as const) expect(four[key]).toEqual(three[key]);
    expect(four.pairs).toHaveLength(6);
    expect(four.bias.map(({ against }) => against)).toEqual(["peer", "consensus"]);
  });
  test("is a rater like any other beside one", () => {
    const { overall } = measureAgreement([judged[0] as Assessment, judged[3] as Assessment]);
    expect(overall.same.value).toBe(2 / 6);
    expect(overall.w.raters).toBe(2);
  });
});

describe("chance", () => {
  const ratings = rows(["self", "city", "fffppnfpnf"], ["peer", "north", "ffppnnnfpf"], ["peer", "south", "pfppnnffpn"]);
  test("is recorded, and the same seed gives the same bits", () => {
    const agreement = measureAgreement(ratings, { seed: 42, draws: 500, level: 0.9 });
    expect(agreement.bootstrap).toEqual({ method: "percentile", units: "indicators", draws: 500, level: 0.9, seed: 42, leastUnits: 5 });
    expect(measureAgreement(ratings, { seed: 42, draws: 500, level: 0.9 })).toEqual(agreement);
    const { draws, level, seed } = agreement.bootstrap;
    expect(measureAgreement(ratings, { seed, draws, level })).toEqual(agreement);
    expect(measureAgreement(ratings, { seed: 43, draws: 500, level: 0.9 }).overall.bias).not.toEqual(agreement.overall.bias);
    expect(measureAgreement(ratings).bootstrap.seed).toBe(1);
  });

  test("at one node does not depend on the rest of the tree", () => {
    const levels = ["fully", "fully", "partly", "not-at-all", "partly", "fully"];
    const group = (offset: number) => Object.fromEntries(levels.map((_, i) => [`q${i + offset}`, fullyPartlyNot]));
    const answers = (by: number) => Object.fromEntries(levels.map((_, i) => [`t.g.q${i}`, levels[(i + by) % 6] as string]));
    const interval = (framework: Framework) =>
      measureAgreement([by({ role: "self" }, answers(0), framework), by({ role: "peer" }, answers(1), framework)]).nodes["t.g"]?.bias;
    expect(interval(tree({ g: group(0) }))).toEqual(interval(tree({ f: group(0), g: group(0) })));
    expect(interval(tree({ g: group(0) }))?.[0]?.interval.reason).toBeNull();
  });
});

describe("any ratings", () => {
  test("give a frozen product of plain JSON; its figures are those of the plain functions", () => {
    let [kappas, alphas] = [0, 0];
    fc.assert(
      fc.property(panels(), (ratings) => {
        const agreement = measureAgreement(ratings, { draws: 100 });
        expect(deeplyFrozen(agreement) && survivesJson(agreement)).toBe(true);
        const { tree: outline, voices } = readPanel(ratings);
        expect(Object.keys(agreement.nodes)).toEqual(outline.nodes.map(({ id }) => id));
        for (const node of outline.nodes) {
          const found = (agreement.nodes as { readonly [id: string]: NodeAgreement })[node.id] as NodeAgreement;
          const below = outline.indicators.flatMap((place, k) => (place.id === node.id || place.id.startsWith(`${node.id}.`) ? [k] : []));
          // Ids of a framework inside another begin anew: those nodes are left to the outer checks.
          if (outline.nodes.some(({ framework }) => framework !== outline.framework)) continue;
          expect(found.of).toBe(below.length);
          const levels = below.filter((k) => outline.indicators[k]?.scale?.kind === "levels");
          const all = found.alpha.find(({ scale }) => scale === null);
          if (all !== undefined) {
            alphas++;
            const table = voices.map((voice) => below.map((k) => voice[k]?.leaf.points?.toNumber() ?? null));
            const { value, reason } = alphaStatistic(table, { metric: "interval" });
            expect(all.alpha.reason).toBe(reason);
            if (value !== null) expect(all.alpha.value).toBeCloseTo(value, 9);
          }
          for (const pair of found.pairs)
            for (const row of pair.kappa) {
              kappas++;
              expect(row.table.flat().reduce((sum, cell) => sum + cell, 0)).toBe(row.units);
              expect(row.units).toBeLessThanOrEqual(levels.length);
              if (row.units > 1) expect(row.quadratic).toEqual(kappaStatistic(row.table, { weights: "quadratic" }));
              else expect(row.quadratic.reason).toBe("too-few-units");
            }
          for (const { mean, interval } of found.bias)
            if (interval.low !== null && interval.high !== null && mean.value !== null)
              expect(interval.low).toBeLessThanOrEqual(interval.high);
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(kappas, alphas)).toBeGreaterThan(30);
  });

  test("give the same figures in any order of raters; two that change places turn their table over", () => {
    const figures = ({ nodes }: Agreement): unknown =>
      Object.entries(nodes as { readonly [id: string]: NodeAgreement }).map(([id, { pairs, ...rest }]) => [
        id,
        rest,
        pairs
          .map(({ raters, units, same, kappa }) => [[...raters].sort().join(), units, same, kappa.map(({ table: _, ...row }) => row)])
          .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
      ]);
    fc.assert(
      fc.property(panels(), (ratings) => {
        expect(figures(measureAgreement([...ratings].reverse(), { draws: 100 }))).toEqual(
          figures(measureAgreement(ratings, { draws: 100 })),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("of raters who say the same agree wholly", () => {
    fc.assert(
      fc.property(panels(1), ([only]) => {
        const first = only as Assessment & { readonly answers: TownAnswers };
        const twice = [by({ role: "self" }, first.answers, first.framework), by({ role: "peer" }, first.answers, first.framework)];
        for (const { same, alpha, w, bias, pairs } of Object.values(
          measureAgreement(twice, { draws: 100 }).nodes,
        ) as readonly NodeAgreement[]) {
          expect(same.value ?? 1).toBe(1);
          for (const row of alpha) expect(row.alpha.value ?? 1).toBe(1);
          for (const row of pairs[0]?.kappa ?? []) expect(row.linear.value ?? 1).toBe(1);
          expect(w.value ?? 1).toBe(1);
          expect(bias[0]?.mean.value ?? 0).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("a shipped benchmark by five raters takes less than a few seconds, and says of all nodes what scores say", () => {
  const ratings = fc
    .sample(fc.tuple(...Array.from({ length: 5 }, () => answersOf(generalGovernance as Framework))), { numRuns: 1, seed: 5 })[0]
    ?.map((answers, i) =>
      by({ role: i === 0 ? "self" : "peer", id: `r${i}` }, answers, generalGovernance as Framework),
    ) as readonly Assessment[];
  const started = performance.now();
  const { nodes } = measureAgreement(ratings);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(Object.keys(nodes)).toEqual(Object.keys(score(ratings[0] as Assessment).nodes));
});

describe("bad input", () => {
  const ratings = [self(hall("fpn")), peer("constructor", hall("ppp"))];
  test("what cannot be set side by side is refused", () => {
    expect(places(thrownBy(() => measureAgreement([])))).toEqual(["no-raters at "]);
    expect(places(thrownBy(() => measureAgreement(ratings, { policy: { weights: { "town.hal": 1 } } })))).toEqual([
      "policy-unknown-id at policy.weights.town.hal",
    ]);
  });

  test("of any kind gives issues, and nothing foreign", () => {
    const options: AgreementOptions = {
      teams: [["city", "constructor"]],
      weights: {
        "yes-no": [
          [0, 1],
          [1, 0],
        ],
      },
      policy: { weights: "equal" },
      seed: 3,
      draws: 100,
    };
    meets(() => measureAgreement(ratings, options));
    fc.assert(
      fc.property(hostileJson([...ratings, options]), (make) => {
        const value = make() as never;
        meets(() => measureAgreement(value, { draws: 100 }));
        meets(() => measureAgreement([ratings[0] as Assessment, value], { draws: 100 }));
        meets(() => measureAgreement(ratings, value));
      }),
      { numRuns: 200 },
    );
  });
});
