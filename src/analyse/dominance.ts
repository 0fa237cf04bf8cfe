/** Who is better than whom without any weight: at least as good on every child of a node and better on one, and the tiers that this gives. */
import { decimal } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { ranks } from "../base/statistics.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { columnsOf, ensureSingle, nodeOf, planOf, profileOf, readOptions, referenceOf, stateAt } from "./compared-tree.ts";
import type { Comparison } from "./comparison.ts";
import type { ReferenceSet } from "./ranking.ts";

/** What {@link dominance} can be told. */
export interface DominanceOptions {
  /** The framework that the cities were assessed with; of a comparison on shared indicators the latest version. */
  readonly framework: Framework;
}

/** One city among the others, as a flat row. */
export interface DominanceRow {
  /** Id of the city. */
  readonly city: string;
  /** What readers see. */
  readonly name: string;
  /** 1 where no city dominates it; else one more than the highest number among those that do. Null if it can be compared with no other city. */
  readonly tier: number | null;
  /** Cities that it dominates. */
  readonly dominates: number;
  /** Cities that dominate it. */
  readonly dominatedBy: number;
  /** Cities that it can be compared with at all: the same children apply, and all of them are scored. */
  readonly comparable: number;
  /**
   * "unscored": a child that applies is not scored; "not-applicable": no child applies; "alone": the same children apply in no other city. Null where there is a
   * tier.
   */
  readonly reason: "unscored" | "not-applicable" | "alone" | null;
}

/** One city that dominates another, as a flat row. */
export interface DominancePair {
  /** Id of the city that is at least as good everywhere. */
  readonly city: string;
  /** Id of the city that it dominates. */
  readonly over: string;
  /** Children on which it is better; at least 1. */
  readonly better: number;
  /** Children on which both are equal. */
  readonly equal: number;
}

/** Dominance at one node. */
export interface Dominance {
  /** Tells products apart. */
  readonly kind: "dominance";
  /** Which framework was scored. */
  readonly framework: Comparison["framework"];
  /** Under which policy. */
  readonly policy: Comparison["policy"];
  /** What the comparison rests on. */
  readonly basis: Comparison["basis"];
  /** Id of the node. */
  readonly node: string;
  /** Its title. */
  readonly title: string;
  /** Ids of the children that are compared, in tree order. */
  readonly children: readonly string[];
  /** Among which cities. */
  readonly reference: ReferenceSet;
  /** One row for each city, in the order of the comparison. */
  readonly rows: readonly DominanceRow[];
  /** Every pair in which one dominates, in the order of the comparison. */
  readonly pairs: readonly DominancePair[];
  /** Ids of the cities of each tier, the highest first, in the order of the comparison. */
  readonly tiers: readonly (readonly string[])[];
  /** What is official and what is not. */
  readonly statement: string;
}

/** More cities make millions of pairs. */
const MOST = 2000;

/**
 * Dominance among cities: A dominates B if A is at least as good on every child of the node and better on one. It needs no weights and no overall number, and leaves
 * most pairs open: that is the point. Compared are exact values; of a penalty, less is better.
 *
 * Two cities can be compared if the same children apply in both and all of these are scored. Children that apply in neither are left out, and so are children of the
 * weight 0. In place of a child that has no overall number by design stand its own children.
 *
 * The tiers are the layers of the longest chains (L. Mirsky, A dual of Dilworth's decomposition theorem, American Mathematical Monthly 78 (1971), 876–877): in tier 1 is
 * who is dominated by nobody; in tier k who is dominated by someone of tier k − 1 and by nobody of tier k or below. Gates play no part.
 *
 * Cost: cities² × children; at most 2,000 cities.
 *
 * @param comparison made by `compare` or `compareShared`; each city once
 * @param node id of a group
 * @param options the framework
 * @returns pairs, and a row for each city
 * @throws BenchmarkError for another framework, an indicator, or more than 2,000 cities
 * @example
 * import { assess, compare, defineFramework, dominance, fullyPartlyNot, score } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const card = (id: string, a: string, b: string) =>
 *   score(assess(small, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers: { "small.a": a, "small.b": b } }));
 * const three = compare([card("aford", "partly", "fully"), card("beford", "partly", "not-at-all"), card("ceford", "fully", "partly")]);
 * const { pairs, tiers } = dominance(three, "small", { framework: small });
 * pairs.map(({ city, over }) => `${city} over ${over}`); // ["aford over beford", "ceford over beford"]
 * tiers; // [["aford", "ceford"], ["beford"]]
 */
export function dominance<const K extends string>(comparison: Comparison<K>, node: NoInfer<K>, options: DominanceOptions): Dominance {
  const checked = ensureSingle(comparison);
  const { framework } = readOptions<DominanceOptions>(options, {}, ["framework"]);
  const plan = planOf(checked, framework);
  const place = nodeOf(plan, node);
  const children = profileOf(plan, place);
  const { cities } = checked;
  if (cities.length > MOST) throw new BenchmarkError([issue("too-many-cities", [], { n: cities.length, most: MOST })]);
  const levels = children.map(({ id, penalty }) => levelsOf(checked, id, penalty));
  const states = cities.map((_, i) => children.map(({ id }) => stateAt(columnsOf(checked, id), i)));
  // Cities can be compared among each other if they have the same pattern; what is not scored somewhere can be compared with nobody.
  const patterns = states.map((all) => (all.includes("unscored") || !all.includes("scored") ? null : all.join()));
  const alike = new Map<string, number[]>();
  for (const [i, pattern] of patterns.entries()) if (pattern !== null) alike.set(pattern, [...(alike.get(pattern) ?? []), i]);
  const pairs: { readonly i: number; readonly j: number; readonly better: number; readonly equal: number }[] = [];
  for (const [i, pattern] of patterns.entries())
    for (const j of alike.get(pattern ?? "") ?? []) {
      let [better, equal, worse] = [0, 0, false];
      for (const level of levels) {
        const step = (level[i] ?? 0) - (level[j] ?? 0);
        if (step > 0) better++;
        else if (step < 0) worse = true;
        else if (level[i] !== null) equal++;
        if (worse) break;
      }
      if (better > 0 && !worse) pairs.push({ i, j, better, equal });
    }
  const [over, under] = [cities.map(() => 0), cities.map((): number[] => [])];
  for (const { i, j } of pairs) {
    over[i] = (over[i] as number) + 1;
    (under[j] as number[]).push(i);
  }
  // Whoever dominates me is dominated by fewer than I am: by all of mine but itself, or fewer.
  const layers: number[] = [];
  for (const i of [...cities.keys()].sort((a, b) => (under[a] as number[]).length - (under[b] as number[]).length))
    layers[i] = 1 + Math.max(0, ...(under[i] as number[]).map((above) => layers[above] as number));
  const rows = cities.map(({ id, name }, i): DominanceRow => {
    const comparable = (alike.get(patterns[i] ?? "") ?? [i]).length - 1;
    const unscored = states[i]?.includes("unscored") ? "unscored" : "not-applicable";
    const reason = comparable > 0 ? null : patterns[i] === null ? unscored : "alone";
    const tier = reason === null ? (layers[i] as number) : null;
    return { city: id, name, tier, dominates: over[i] as number, dominatedBy: (under[i] as number[]).length, comparable, reason };
  });
  const placed = rows.flatMap(({ tier }, i) => (tier === null ? [] : [i]));
  const last = Math.max(0, ...placed.map((i) => layers[i] as number));
  return freeze({
    kind: "dominance",
    framework: checked.framework,
    policy: checked.policy,
    basis: checked.basis,
    node: place.id,
    title: (place.node as Indicator).title,
    children: children.map(({ id }) => id),
    reference: referenceOf(checked, placed, cities.length),
    rows,
    pairs: pairs.map(({ i, j, ...counts }) => ({ city: cities[i]?.id as string, over: cities[j]?.id as string, ...counts })),
    tiers: Array.from({ length: last }, (_, k) => rows.filter(({ tier }) => tier === k + 1).map(({ city }) => city)),
    statement: checked.statement,
  } satisfies Dominance);
}

/** Each city's place on a child from the worst up, as whole numbers: equal ones have equal exact values. Null where there is no value. */
function levelsOf(comparison: Comparison, id: string, penalty: boolean): readonly (number | null)[] {
  const { exact } = columnsOf(comparison, id);
  const dense = ranks(
    exact.flatMap((text) => (text === null ? [] : [decimal(text)])),
    "dense",
  );
  let next = 0;
  return exact.map((text) => (text === null ? null : (penalty ? 1 : -1) * (dense[next++] as number)));
}
