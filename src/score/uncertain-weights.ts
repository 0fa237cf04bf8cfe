/**
 * Ends of the range where weights themselves can move: under equal-leaves a group weighs as much as it has applicable leaves, so declaring an
 * open leaf not applicable changes weights as well as values; and a group with a known penalty but no certain leaf may leave its parent. For a
 * mean, the lowest value over a box of weights gives the lowest children their greatest weight and all others their least; so the cut is tried
 * at every place.
 */
import { type Decimal, greatest, least, ZERO } from "../base/decimal.ts";
import type { Aggregation } from "../model/policy.ts";
import { ruleOf } from "./aggregate.ts";
import type { Part, Rule } from "./rule.ts";

interface Ends {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly least: Decimal;
  readonly most: Decimal;
}

/** Never above what any choice of weights and values can give. */
export function lowestOver(aggregation: Aggregation | null, rule: Rule, ends: readonly Ends[]): Decimal {
  // A capped sum is never below the weighted mean of the same parts.
  const bounding = isCapped(aggregation) ? ruleOf("arithmetic") : rule;
  const sorted = [...ends].sort((a, b) => a.low.cmp(b.low));
  return least(cuts(sorted, (end) => end.low).map((parts) => bounding.value(parts)));
}

/** Never below what any choice of weights and values can give. */
export function highestOver(aggregation: Aggregation | null, rule: Rule, ends: readonly Ends[]): Decimal {
  const sorted = [...ends].sort((a, b) => b.high.cmp(a.high));
  const heaviest = sorted.map((end) => ({ value: end.high, weight: end.most }));
  return greatest([
    ...(isCapped(aggregation) ? [rule.value(heaviest)] : []),
    ...cuts(sorted, (end) => end.high).map((parts) => rule.value(parts)),
  ]);
}

function isCapped(aggregation: Aggregation | null): boolean {
  return typeof aggregation === "object" && aggregation !== null && "cappedSum" in aggregation;
}

/** The first k at their greatest weight, the others at their least, for every k that leaves something. */
function cuts(sorted: readonly Ends[], value: (end: Ends) => Decimal): Part[][] {
  return Array.from({ length: sorted.length + 1 }, (_, k) =>
    sorted.map((end, i) => ({ value: value(end), weight: i < k ? end.most : end.least })).filter((part) => part.weight.gt(ZERO)),
  ).filter((parts) => parts.length > 0);
}
