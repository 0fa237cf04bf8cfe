/** A ranking, for those who ask for one: ranks from exact values, tiers of cities that cannot be told apart, and the rank on what all share. */
import * as z from "zod/mini";
import { Decimal, decimal, greatest, least, rounded, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { ranks } from "../base/statistics.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import type { Plan, PlanNode } from "../score/plan.ts";
import { type CohortRules, cohortsOf } from "./cohorts.ts";
import { columnsOf, ensureSingle, leafAt, leavesOf, nodeOf, planFrom, planOf, readOptions, referenceOf, stateAt } from "./compared-tree.ts";
import type { Comparison } from "./comparison.ts";
import { reachOf } from "./one-level.ts";
import type { ApartReason, ApartRow, Place, Ranking, RankRow, Tier } from "./ranking.ts";
import { sharedIndicators, valueOnShared } from "./shared-indicators.ts";
import { type Extent, tiersOf } from "./tiers.ts";

/** What {@link rank} can be told. */
export interface RankOptions {
  /** The framework that the cities were assessed with; of a comparison on shared indicators the latest version. */
  readonly framework: Framework;
  /** Cohorts by family: cities are then ranked inside each as well. */
  readonly by?: CohortRules;
}

/** Least share of the node's weight that all ranked cities must have in common. */
const LEAST_SHARED = 0.8;
/** Values computed again from published texts of 30 decimals are stated to so many: nothing of the texts' rounding is left in them. */
const DECIMALS = 20;

/**
 * Ranks the cities of a comparison at one node. A league table is asked for, never the default; this one says what it rests on and where it does not order.
 *
 * - **Ranks**: competition (1, 2, 2, 4) and dense (1, 2, 2, 3), from exact values, the greatest first; "=2" where several share a rank.
 * - **Tiers**: cities of one tier are not ordered, whatever their ranks. A tier ends only where each city above is clearly apart from each city below: their
 *   possible ranges do not touch, and no single answer in one of the two, one level other, would put them the other way round.
 * - **On what all share**: beside each rank that on the indicators which apply in every ranked city, all others declared not applicable for everybody.
 * - **Apart**: cities where the node is not applicable or not scored, where less than half of its indicators apply, and where a mandatory part of it (or one that its
 *   questions depend on) is not met or not known to be.
 *
 * Cost: for each city that of two evaluations of the node, and where not everything is a plain weighted mean two for each answer.
 *
 * @param comparison made by `compare` or `compareShared`; each city once
 * @param node id of the node to rank at
 * @param options the framework; cohorts
 * @returns a frozen ranking, with its reference set and dates
 * @throws BenchmarkError for another framework, a node without an overall number or a penalty, a comparison in which no city can be ranked, and where the cities share
 *   less than 80 % of the node's weight
 * @example
 * import { assess, compare, defineFramework, fullyPartlyNot, rank, score } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const card = (id: string, a: string, b: string) =>
 *   score(assess(small, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers: { "small.a": a, "small.b": b } }));
 * const three = compare([card("aford", "partly", "fully"), card("beford", "not-at-all", "not-at-all"), card("ceford", "fully", "partly")]);
 * const ranking = rank(three, "small", { framework: small });
 * ranking.rows.map(({ city, value, label, tier }) => [city, value, label, tier]); // [["aford", 75, "=1", 1], ["ceford", 75, "=1", 1], ["beford", 0, "3", 2]]
 * ranking.reference; // { n: 3, of: 3, dates: { first: "2026-03-01", last: "2026-03-01" }, undated: 0, roles: ["self"] }
 */
export function rank<const K extends string>(comparison: Comparison<K>, node: NoInfer<K>, options: RankOptions): Ranking {
  const checked = ensureSingle(comparison);
  const { framework, by } = readOptions<RankOptions>(options, { framework: z.optional(z.unknown()) }, ["framework", "by"]);
  const whole = planOf(checked, framework);
  const place = nodeOf(whole, node);
  const why = place.totalForbidden
    ? "it has no overall number, by design; rank one of its parts"
    : place.penalty
      ? "of a penalty less is better; rank its group"
      : null;
  if (why !== null) throw new BenchmarkError([issue("node-unsuitable", ["node"], { id: place.id, why })]);
  const plan = planFrom(whole, place);
  const { cohorts, unplaced } = cohortsOf(checked.cities, by);
  const gates = gatesBelow(plan);
  const all = checked.cities.map((_, i) => apartness(checked, place.id, gates, i));
  const ranked = all.flatMap((apart, i) => (apart === null ? [i] : []));
  const apart = all.filter((row) => row !== null);
  if (ranked.length === 0)
    throw new BenchmarkError([issue("nothing-to-rank", ["node"], { id: place.id, of: all.length, reasons: reasonsOf(apart) })]);
  const { shared, weight, lacking } = sharedIndicators(checked, plan, ranked);
  const places = leavesOf(plan);
  const notShared = places.filter((_, k) => !shared[k]).map(({ id }) => id);
  if (rounded(weight).lt(LEAST_SHARED)) {
    const most = lacking.reduce((best, one, k) => (one.gt(lacking[best] as Decimal) ? k : best), 0);
    const params = {
      id: place.id,
      n: ranked.length,
      share: weight.times(100).toFixed(1, Decimal.ROUND_FLOOR),
      shared: places.length - notShared.length,
    };
    const city = checked.cities[ranked[most] as number]?.name ?? "";
    throw new BenchmarkError([issue("shared-too-little", ["node"], { ...params, of: places.length, city })]);
  }
  const extents = new Map(ranked.map((i) => [i, extentOf(checked, plan, place.id, i)]));
  const ladder = ladderOf(checked, place.id, extents, ranked);
  const rows = rankRows(checked, plan, place, extents, ladder, notShared.length === 0 ? null : shared);
  return freeze({
    kind: "ranking",
    framework: checked.framework,
    policy: checked.policy,
    basis: checked.basis,
    node: place.id,
    title: (place.node as Indicator).title,
    reference: referenceOf(checked, ranked, all.length),
    indicators: places.length,
    sharedIndicators: places.length - notShared.length,
    sharedWeight: toDouble(weight),
    notShared,
    rows,
    tiers: tierList(ladder),
    apart,
    cohorts: cohorts.slice(1).map(({ family, name, members }) => {
      const inside = members.filter((i) => extents.has(i));
      return {
        family: family as string,
        cohort: name,
        reference: referenceOf(checked, inside, members.length),
        rows: ladderOf(checked, place.id, extents, inside).map(({ at: _, ...row }) => row),
      };
    }),
    unplaced,
    statement: checked.statement,
  } satisfies Ranking);
}

/** Ids of the mandatory parts of a node, and of those outside that its questions depend on. */
function gatesBelow(plan: Plan): ReadonlySet<string> {
  return new Set(plan.nodes.flatMap(({ id, conditions }) => [id, ...conditions.map(({ indicator }) => indicator)]));
}

/** Why a city stands apart; null if it is ranked. */
function apartness(comparison: Comparison, node: string, gates: ReadonlySet<string>, i: number): ApartRow | null {
  const columns = columnsOf(comparison, node);
  const [state, failing] = [stateAt(columns, i), (comparison.gates[i] ?? []).filter(({ id }) => gates.has(id))];
  const [applicable, excluded] = [(columns.answered[i] as number) + (columns.open[i] as number), columns.excluded[i] as number];
  const reason: ApartReason | null =
    state === "not-applicable"
      ? state
      : failing.length > 0
        ? failing.some((gate) => gate.state === "unmet")
          ? "gate-unmet"
          : "gate-open"
        : state === "unscored"
          ? state
          : applicable < excluded
            ? "few-apply"
            : null;
  const { id, name } = comparison.cities[i] as Comparison["cities"][number];
  const ids = failing.map((gate) => gate.id).join("; ");
  return reason === null ? null : { city: id, name, date: comparison.dates[i] as string, reason, gates: ids === "" ? null : ids };
}

function reasonsOf(apart: readonly ApartRow[]): string {
  const reasons = [...new Set(apart.map(({ reason }) => reason))];
  return reasons.map((reason) => `${apart.filter((row) => row.reason === reason).length} ${reason}`).join(", ");
}

/** A value as tiers and shared ranks see it. */
function told(value: Decimal): Decimal {
  return value.toDecimalPlaces(DECIMALS, Decimal.ROUND_HALF_EVEN);
}

function exactAt(comparison: Comparison, node: string, i: number): Decimal {
  return decimal(columnsOf(comparison, node).exact[i] as string);
}

function extentOf(comparison: Comparison, plan: Plan, node: string, i: number): Extent {
  const value = exactAt(comparison, node, i);
  const { low, high, value: double } = columnsOf(comparison, node);
  const reach = reachOf(
    plan,
    leavesOf(plan).map(({ id }) => leafAt(columnsOf(comparison, id), i)),
  );
  const [down, up] = [reach.down, reach.up].map((end) => told(value.plus(reach.value === null ? 0 : end.minus(reach.value)))) as [
    Decimal,
    Decimal,
  ];
  return { value: told(value), low: low[i] ?? (double[i] as number), high: high[i] ?? (double[i] as number), down, up };
}

/** Places of some cities among each other, by rank; `at` is a city's place in the comparison. */
function ladderOf(
  comparison: Comparison,
  node: string,
  extents: ReadonlyMap<number, Extent>,
  cities: readonly number[],
): (Place & { readonly at: number })[] {
  const values = cities.map((i) => exactAt(comparison, node, i));
  const [competition, dense] = [ranks(values, "competition"), ranks(values, "dense")];
  const tiers = tiersOf(cities.map((i) => extents.get(i) as Extent));
  const rows = cities.map((at, k) => {
    const place = competition[k] as number;
    const city = comparison.cities[at]?.id as string;
    return { at, city, rank: place, dense: dense[k] as number, label: labelOf(competition, place), tier: tiers[k] as number };
  });
  return rows.sort((a, b) => a.rank - b.rank);
}

function labelOf(all: readonly number[], rank: number): string {
  return `${all.indexOf(rank) === all.lastIndexOf(rank) ? "" : "="}${rank}`;
}

function rankRows(
  comparison: Comparison,
  plan: Plan,
  { id }: PlanNode,
  extents: ReadonlyMap<number, Extent>,
  ladder: readonly (Place & { readonly at: number })[],
  shared: readonly boolean[] | null,
): RankRow[] {
  const columns = columnsOf(comparison, id);
  const on = ladder.map(({ at }) => {
    if (shared === null) return exactAt(comparison, id, at);
    const value = valueOnShared(comparison, plan, shared, at);
    return value === null ? null : told(value);
  });
  const values = on.filter((value) => value !== null);
  const [competition, dense] = [ranks(values, "competition"), ranks(values, "dense")];
  let next = 0;
  return ladder.map(({ at, ...place }, k) => {
    const [value, extent, exact] = [on[k] ?? null, extents.get(at) as Extent, exactAt(comparison, id, at)];
    const m = value === null ? -1 : next++;
    return {
      ...place,
      name: comparison.cities[at]?.name as string,
      date: comparison.dates[at] as string,
      rater: comparison.raters[at]?.role as string,
      value: columns.value[at] as number,
      exact: columns.exact[at] as string,
      low: extent.low,
      high: extent.high,
      oneLevelDown: toDouble(least([exact, extent.down])),
      oneLevelUp: toDouble(greatest([exact, extent.up])),
      sharedValue: value === null ? null : toDouble(value),
      sharedExact: value === null ? null : value.toFixed(),
      sharedRank: competition[m] ?? null,
      sharedDense: dense[m] ?? null,
      sharedLabel: m < 0 ? null : labelOf(competition, competition[m] as number),
    };
  });
}

function tierList(ladder: readonly (Place & { readonly at: number })[]): Tier[] {
  return Array.from({ length: ladder.at(-1)?.tier ?? 0 }, (_, k) => {
    const inside = ladder.filter(({ tier }) => tier === k + 1);
    const [first, last] = [inside[0]?.rank as number, inside.at(-1)?.rank as number];
    const cities = [...inside].sort((a, b) => a.at - b.at).map(({ city }) => city);
    return { tier: k + 1, ranks: first === last ? String(first) : `${first}–${last}`, cities };
  });
}
