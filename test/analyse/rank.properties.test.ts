/** Any framework, any cities: ranks against a recount of one's own, tiers pair by pair, what all share against scoring it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison, NodeColumns } from "../../src/analyse/comparison.ts";
import { decimal, exactText } from "../../src/base/decimal.ts";
import {
  type Answer,
  type Assessment,
  assess,
  assessDraft,
  BenchmarkError,
  compare,
  describeRanking,
  dominance,
  type Framework,
  findPractices,
  fiveStep,
  fullyPartlyNot,
  parseFramework,
  type Ranking,
  rank,
  type Scale,
  type Scorecard,
  type ScoringPolicy,
  score,
  similarCities,
  yesNo,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { aggregations, frameworkSpecs, hostileJson, policiesOf, valuesOn } from "../arbitraries.ts";
import { leaf, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { meets } from "../support/meets.ts";

interface Case {
  readonly framework: Framework;
  readonly assessments: readonly Assessment[];
  readonly policy: ScoringPolicy | undefined;
  readonly node: string;
}

/** The same tree without some of what keeps cities from being ranked. */
function without<T extends object>(node: T, keys: readonly string[]): T {
  const kept = Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)));
  const { children } = kept as { readonly children?: readonly object[] };
  return (children === undefined ? kept : { ...kept, children: children.map((child) => without(child, keys)) }) as T;
}

const trees = fc
  .tuple(frameworkSpecs(), fc.constantFrom([], ["mandatory", "total"], ["mandatory", "total", "onlyIf"], ["mandatory", "total", "onlyIf"]))
  .map(([spec, keys]) => parseFramework(without(spec, keys)));

const cases: fc.Arbitrary<Case> = trees.chain((framework) => {
  const { nodes, indicators } = outline(framework);
  // Mostly answered cities; here and there something is open or does not apply. What another answer makes superfluous, a draft leaves out.
  const answer = (scale: Scale): fc.Arbitrary<Answer | undefined> =>
    fc.oneof(
      { weight: 12, arbitrary: valuesOn(scale) },
      { weight: 1, arbitrary: fc.constant({ missing: "not-applicable" as const, reason: "there is none" }) },
      { weight: 2, arbitrary: fc.constantFrom(undefined, { missing: "refused" as const }) },
    );
  const answers = fc.tuple(...indicators.map(({ scale }) => answer(scale as Scale)));
  return fc.record({
    framework: fc.constant(framework),
    assessments: fc.array(answers, { minLength: 2, maxLength: 6 }).map((all) =>
      all.map((each, i) => {
        const given = Object.fromEntries(indicators.map(({ id }, k) => [id, each[k]]));
        const city = { id: `c${i}`, name: `C${i} (invented)` };
        return assessDraft(framework, { city, date: "2026-03-01", rater: { role: "self" }, answers: given }).assessment;
      }),
    ),
    policy: fc.option(policiesOf(framework), { nil: undefined, freq: 2 }),
    node: fc.oneof(
      { weight: 1, arbitrary: fc.constant(framework.id) },
      { weight: 1, arbitrary: fc.constantFrom(...nodes.map(({ id }) => id)) },
    ),
  });
});

/** Nine indicators, of which one or two do not apply everywhere: there is mostly a ranking. */
const nine: fc.Arbitrary<Case> = fc
  .record({
    scales: fc.array(fc.constantFrom<Scale>(fullyPartlyNot, fiveStep, yesNo, { kind: "points", id: "p", maximum: 3 }), {
      minLength: 9,
      maxLength: 9,
    }),
    weights: fc.array(fc.constantFrom(1, 2, 3, 0.7), { minLength: 9, maxLength: 9 }),
    rules: fc.array(aggregations(), { minLength: 3, maxLength: 3 }),
    penalty: fc.boolean(),
    loose: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 2 }),
    how: fc.record(
      {
        weights: fc.constantFrom("equal" as const, "equal-leaves" as const),
        coverage: fc.record({ threshold: fc.constantFrom(0, 0.65), below: fc.constantFrom("drop" as const, "provisional" as const) }),
        missing: fc.record(
          { unknown: fc.constantFrom("worst" as const, "leave-out" as const), "outside-competence": fc.constant("worst" as const) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  })
  .chain(({ scales, weights, rules, penalty, loose, how }) => {
    const at = (k: number, extra = {}) =>
      leaf({ scale: scales[k] as Scale, weight: loose.includes(k) ? 0.3 : (weights[k] ?? 1), ...extra });
    const framework = tree(
      {
        g: { a: at(0), b: at(1), c: at(2) },
        h: { d: at(3), e: at(4), f: at(5), i: at(6, penalty ? { penalty, weight: 0.2 } : {}) },
        j: at(7),
        k: at(8),
      },
      { aggregate: rules[0] as never },
      { "t.g": { aggregate: rules[1] as never }, "t.h": { aggregate: rules[2] as never } },
    );
    const { indicators } = outline(framework);
    const answer = (k: number): fc.Arbitrary<Answer> =>
      fc.oneof(
        { weight: 10, arbitrary: scales[k]?.kind === "points" ? fc.nat(3) : valuesOn(scales[k] as Scale) },
        { weight: 1, arbitrary: fc.constantFrom({ missing: "unknown" as const }, { missing: "not-answered" as const }) },
        {
          weight: loose.includes(k) ? 6 : 0,
          arbitrary: fc.constantFrom("not-applicable" as const, "outside-competence" as const).map((missing) => ({ missing, reason: "R" })),
        },
      );
    return fc.array(fc.tuple(...indicators.map((_, k) => answer(k))), { minLength: 3, maxLength: 6 }).map((all) => ({
      framework,
      assessments: all.map((each, i) =>
        assess(framework, {
          city: { id: `c${i}`, name: `C${i} (invented)` },
          date: "2026-03-01",
          rater: { role: "self" },
          answers: Object.fromEntries(indicators.map(({ id }, k) => [id, each[k]])),
        }),
      ),
      policy: how,
      node: "t",
    }));
  });
const any = fc.oneof({ weight: 1, arbitrary: cases }, { weight: 2, arbitrary: nine });

/** Tiers look at 20 decimals. */
const HAIR = 1e-18;

/** The ranking, or null where it is refused. */
function ranked({ framework, assessments, policy, node }: Case): { readonly ranking: Ranking; readonly comparison: Comparison } | null {
  const comparison = compare(assessments.map((assessment) => score(assessment, policy))) as Comparison;
  try {
    return { ranking: rank(comparison, node, { framework }), comparison };
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    expect(["node-unsuitable", "nothing-to-rank", "shared-too-little"]).toContain(error.issues[0]?.code);
    return null;
  }
}

/** An exact text in whole units of 10⁻³⁰. */
function units(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(30, "0"));
}

function recount(values: readonly bigint[], at: number): readonly [number, number, string] {
  const own = values[at] as bigint;
  const place = 1 + values.filter((value) => value > own).length;
  const ties = values.filter((value) => value === own).length;
  return [place, 1 + new Set(values.filter((value) => value > own)).size, `${ties > 1 ? "=" : ""}${place}`];
}

describe("rank", () => {
  test("recounts, splits into tiers that are apart, and leaves nobody out", () => {
    let [rankings, borders, ties] = [0, 0, 0];
    fc.assert(
      fc.property(any, (given) => {
        const made = ranked(given);
        if (made === null) return;
        rankings++;
        const { rows, apart, tiers, reference } = made.ranking;
        const columns = (made.comparison.nodes as { readonly [id: string]: NodeColumns })[given.node] as NodeColumns;
        expect([...rows, ...apart].map(({ city }) => city).sort()).toEqual(given.assessments.map(({ city }) => city.id).sort());
        expect([reference.n, reference.of]).toEqual([rows.length, given.assessments.length]);
        const values = rows.map(({ exact }) => units(exact));
        for (const [k, row] of rows.entries()) {
          const i = Number(row.city.slice(1));
          expect([row.value, row.exact, row.low, row.high]).toEqual([columns.value[i], columns.exact[i], columns.low[i], columns.high[i]]);
          expect([row.rank, row.dense, row.label]).toEqual(recount(values, k));
          expect(row.oneLevelDown).toBeLessThanOrEqual(row.value);
          expect(row.oneLevelUp).toBeGreaterThanOrEqual(row.value);
          if (row.label.startsWith("=")) ties++;
        }
        for (const one of rows)
          for (const other of rows)
            if (one.tier < other.tier) {
              borders++;
              expect(one.rank).toBeLessThan(other.rank);
              expect(one.low).toBeGreaterThan(other.high);
              expect(one.oneLevelDown + HAIR).toBeGreaterThanOrEqual(other.value);
              expect(other.oneLevelUp).toBeLessThanOrEqual(one.value + HAIR);
            }
        // Tiers hold each ranked city once, and cannot be cut any further.
        expect(tiers.flatMap(({ cities }) => cities).sort()).toEqual(rows.map(({ city }) => city).sort());
        for (const { tier } of tiers) {
          const inside = rows.filter((row) => row.tier === tier);
          for (let k = 1; k < inside.length; k++) {
            const [above, below] = [rows.slice(0, rows.indexOf(inside[k] as never)), rows.slice(rows.indexOf(inside[k] as never))];
            const clearly = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean =>
              units(a.exact) > units(b.exact) + 10n ** 12n &&
              a.low > b.high &&
              a.oneLevelDown >= b.value + HAIR &&
              b.oneLevelUp + HAIR <= a.value;
            expect(above.every((a) => below.every((b) => clearly(a, b)))).toBe(false);
          }
        }
        expect(deeplyFrozen(made.ranking) && survivesJson(made.ranking)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(rankings).toBeGreaterThan(10);
    expect(borders).toBeGreaterThan(5);
    expect(ties).toBeGreaterThan(5);
  });

  test("on what all share it says what scoring says with the others declared not applicable", () => {
    let [differing, compared] = [0, 0];
    fc.assert(
      fc.property(nine, (given) => {
        const made = ranked(given);
        if (made === null) return;
        const { rows, notShared, sharedIndicators, indicators, sharedWeight } = made.ranking;
        expect(sharedIndicators + notShared.length).toBe(indicators);
        expect(sharedWeight).toBeGreaterThanOrEqual(0.8);
        const without = Object.fromEntries(
          notShared.map((id) => [id, { missing: "not-applicable", reason: "not shared" } satisfies Answer]),
        );
        const policy = {
          ...made.comparison.policy,
          missing: { ...made.comparison.policy.missing, "not-applicable": "leave-out" as const },
        };
        const known: bigint[] = [];
        for (const row of rows) {
          const assessment = given.assessments[Number(row.city.slice(1))] as Assessment;
          const { framework: _, kind: __, ...input } = assessment;
          const card = score(assess(given.framework, { ...input, answers: { ...assessment.answers, ...without } }), policy) as Scorecard;
          const exact = (card.nodes as { readonly [id: string]: Scorecard["total"] })[given.node]?.exact ?? null;
          const twenty = (text: string | null): string | null => (text === null ? null : exactText(decimal(text).toDecimalPlaces(20)));
          expect(twenty(row.sharedExact)).toBe(twenty(exact));
          if (row.sharedExact !== null) known.push(units(row.sharedExact));
          if (row.sharedExact !== row.exact) differing++;
          compared++;
        }
        let next = 0;
        for (const row of rows) {
          const expected = row.sharedExact === null ? [null, null, null] : recount(known, next++);
          expect([row.sharedRank, row.sharedDense, row.sharedLabel]).toEqual(expected);
          if (notShared.length === 0) expect(row.sharedLabel).toBe(row.label);
        }
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(30);
    expect(differing).toBeGreaterThan(5);
  });

  test("the order in which cities come changes nothing but the order of ties", () => {
    fc.assert(
      fc.property(any, (given) => {
        const [made, turned] = [ranked(given), ranked({ ...given, assessments: [...given.assessments].reverse() })];
        expect(made === null).toBe(turned === null);
        if (made === null || turned === null) return;
        const byCity = ({ rows }: Ranking) => new Map(rows.map((row) => [row.city, row]));
        expect(byCity(made.ranking)).toEqual(byCity(turned.ranking));
        const order = ({ rows }: Ranking) => rows.map(({ rank: place }) => place);
        expect(order(made.ranking)).toEqual(order(turned.ranking));
      }),
      { numRuns: 25 },
    );
  });
});

test("spoilt comparisons, options and assessments give a sound product or typed issues", () => {
  const given = fc.sample(nine, { numRuns: 1, seed: 7 })[0] as Case;
  const { framework, assessments } = given;
  const comparison = compare(assessments.map((assessment) => score(assessment))) as Comparison;
  const ranking = rank(JSON.parse(JSON.stringify(comparison)), "t", { framework });
  const doors: readonly ((value: never) => unknown)[] = [
    (value) => rank(value, "t", { framework }),
    (value) => rank(comparison, "t", value),
    (value) => dominance(value, "t", { framework }),
    (value) => dominance(comparison, "t", value),
    (value) => similarCities(value, "c0", { on: "profile", framework }),
    (value) => similarCities(comparison, "c0", value),
    (value) => findPractices(value, "t", { audience: "public", for: "c0" }),
    (value) => findPractices(assessments, "t", value),
    (value) => Object.freeze({ lines: describeRanking(value) }),
  ];
  const around = [
    comparison,
    ranking,
    { framework, by: {} },
    { on: "profile", framework, node: "t", limit: 3 },
    { audience: "scheme", for: "c0", atLeast: 3 },
    assessments,
  ];
  fc.assert(
    fc.property(hostileJson(around), fc.constantFrom(...doors), (make, enter) => {
      let value: unknown;
      try {
        value = make();
      } catch {
        return;
      }
      meets(() => enter(value as never));
    }),
    { numRuns: 1000 },
  );
});
