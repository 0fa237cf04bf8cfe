/**
 * The definition of every number, in decimals: one pass from the leaves to the root. Read this file to know what a score means.
 *
 * - An answered leaf has its points. An open leaf has no value (unless the policy gives it one) and could be anything from 0 to 100.
 *   An excluded leaf is not there.
 * - A group's value is its rule over the children that have one; its range is the same rule over the lowest and over the highest values that all
 *   applicable children can still take. Penalties are taken off, down to 0.
 * - Coverage is the weighted mean of the children's coverage. Below the threshold a group is unscored, but what is known still counts above
 *   ("provisional"), or it is left out there ("drop").
 */

import type { Leaf } from "../assess/leaf.ts";
import { type Decimal, decimal, greatest, HUNDRED, least, ONE, rounded, sum, ZERO } from "../base/decimal.ts";
import { isExcluded } from "../model/policy.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { Part } from "./rule.ts";
import { highestOver, lowestOver } from "./uncertain-weights.ts";

/** What is known of one node, with all working digits. */
export interface Exact {
  readonly status: "scored" | "unscored" | "not-applicable";
  readonly reason: string | null;
  /** What the node is worth to its parent, scored or not; null if nothing. */
  readonly value: Decimal | null;
  /** Whether the value enters the parent's. */
  readonly counted: boolean;
  /** Ends of the possible range; null if not applicable. */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  /** Whether the node is there at all: excluded ones are not. */
  readonly applicable: boolean;
  readonly coverage: Decimal;
  /** Whether nothing below is open: then the range is the value. */
  readonly settled: boolean;
  /** Whether an answer below forbids a value. */
  readonly blocked: boolean;
  /** Weight beside its siblings. */
  readonly weight: Decimal;
  /** Applicable leaves below, and those among them that cannot become not applicable any more. */
  readonly leaves: number;
  readonly certain: number;
  /** What a floor at 0 gave back after penalties. */
  readonly floor: Decimal;
}

/** Every node of the plan, in its order. */
export function evaluate(plan: Plan, leaves: readonly Leaf[]): readonly Exact[] {
  const result: Exact[] = new Array(plan.nodes.length);
  let next = leaves.length - 1;
  for (let i = plan.nodes.length - 1; i >= 0; i--) {
    const node = plan.nodes[i] as PlanNode;
    result[i] = node.rule === null ? leafOf(plan, node, leaves[next--] as Leaf) : groupOf(plan, node, result);
  }
  return result;
}

function leafOf(plan: Plan, node: PlanNode, leaf: Leaf): Exact {
  const weight = node.weight ?? ONE;
  const size = { leaves: node.penalty ? 0 : 1, certain: node.penalty ? 0 : 1 };
  const nothing = { weight, floor: ZERO, blocked: false };
  if (leaf.missing === null) {
    const value = leaf.points as Decimal;
    return {
      ...nothing,
      ...size,
      status: "scored",
      reason: null,
      value,
      counted: true,
      low: value,
      high: value,
      applicable: true,
      coverage: ONE,
      settled: true,
    };
  }
  const rule = plan.policy.missing[leaf.missing];
  const value = rule === "worst" ? ZERO : rule === "best" ? HUNDRED : null;
  const blocked = rule === "block";
  if (!isExcluded(leaf.missing)) {
    return {
      ...nothing,
      ...size,
      certain: 0,
      blocked,
      status: "unscored",
      reason: "nothing-answered",
      value,
      counted: value !== null,
      low: ZERO,
      high: HUNDRED,
      applicable: true,
      coverage: ZERO,
      settled: false,
    };
  }
  const there = value !== null;
  const leavesThere = there ? size : { leaves: 0, certain: 0 };
  return {
    ...nothing,
    ...leavesThere,
    blocked,
    status: "not-applicable",
    reason: "excluded",
    value,
    counted: there,
    low: value,
    high: value,
    applicable: there,
    coverage: there ? ONE : ZERO,
    settled: true,
  };
}

interface Child {
  readonly node: PlanNode;
  readonly exact: Exact;
}

/** One group, from what is known of its children: nothing else of the tree matters to it. */
export function groupOf(plan: Plan, node: PlanNode, result: readonly Exact[]): Exact {
  const children: Child[] = node.children.map((index) => ({ node: plan.nodes[index] as PlanNode, exact: result[index] as Exact }));
  const there = children.filter(({ exact }) => exact.applicable && exact.weight.gt(0));
  const regular = there.filter((child) => !child.node.penalty);
  const penalties = there.filter((child) => child.node.penalty);
  const blocked = children.some(({ exact }) => exact.blocked);
  const leaves = there.reduce((n, { exact }) => n + exact.leaves, 0);
  const certain = there.reduce((n, { exact }) => n + exact.certain, 0);
  const size = { leaves, certain, blocked, weight: node.weight ?? decimal(leaves) };
  if (regular.length === 0) {
    const reason = blocked ? "blocked" : children.some(({ exact }) => exact.applicable) ? "no-weight" : "excluded";
    return {
      ...size,
      status: blocked ? "unscored" : "not-applicable",
      reason,
      value: null,
      counted: false,
      low: null,
      high: null,
      applicable: false,
      coverage: ZERO,
      settled: true,
      floor: ZERO,
    };
  }

  // A penalty has no share of the weight, so it has none of the coverage either; an open one widens the range.
  const coverage = weightedMean(regular.map(({ exact }) => ({ value: exact.coverage, weight: exact.weight })));
  const settled = there.every(({ exact }) => exact.settled);
  const known = regular.filter(({ exact }) => exact.counted);
  const { value, floor } =
    known.length === 0 || blocked
      ? { value: null, floor: ZERO }
      : lessPenalties(
          valueOf(node, known),
          penalties.filter(({ exact }) => exact.counted),
          "value",
        );
  const { low, high } = settled && value !== null ? { low: value, high: value } : rangeOf(plan, node, regular, penalties);
  const base = { ...size, value, floor, coverage, settled, low, high, applicable: true };
  if (blocked) return { ...base, status: "unscored", reason: "blocked", counted: false };
  if (value === null) return { ...base, status: "unscored", reason: "nothing-answered", counted: false };
  // A forbidden total is not computed in secret: there is no number, no range and nothing to take apart. A member of a larger framework still
  // hands its value on.
  if (node.totalForbidden && node.parent === null)
    return { ...base, status: "unscored", reason: "total-forbidden", counted: false, value: null, low: null, high: null };
  if (node.totalForbidden) return { ...base, status: "unscored", reason: "total-forbidden", counted: true };
  const reached = plan.policy.coverage.by === "weight" ? coverage : decimal(known.filter(available).length).div(regular.length);
  if (rounded(reached).gte(plan.threshold)) return { ...base, status: "scored", reason: null, counted: true };
  return { ...base, status: "unscored", reason: "below-coverage", counted: plan.policy.coverage.below === "provisional" };
}

/** Whether a direct child counts as available: a leaf with a value, a group that is scored. */
function available({ node, exact }: Child): boolean {
  return node.rule === null || exact.status === "scored";
}

function valueOf(node: PlanNode, children: readonly Child[]): Decimal {
  return (node.rule as NonNullable<PlanNode["rule"]>).value(
    children.map(({ exact }) => ({ value: exact.value as Decimal, weight: exact.weight })),
  );
}

function lessPenalties(
  value: Decimal,
  penalties: readonly Child[],
  end: "value" | "low" | "high",
): { readonly value: Decimal; readonly floor: Decimal } {
  if (penalties.length === 0) return { value, floor: ZERO };
  const left = value.minus(sum(penalties.map(({ exact }) => exact.weight.times(exact[end] as Decimal))));
  return left.lt(0) ? { value: ZERO, floor: left.neg() } : { value: left, floor: ZERO };
}

function rangeOf(
  plan: Plan,
  node: PlanNode,
  regular: readonly Child[],
  penalties: readonly Child[],
): { readonly low: Decimal; readonly high: Decimal } {
  const rule = node.rule as NonNullable<PlanNode["rule"]>;
  const ends = regular.map((child) => endsOf(plan, node, child));
  const movable = ends.some((end) => !end.least.eq(end.most));
  const lowest = movable
    ? lowestOver(node.aggregation, rule, ends)
    : rule.value(ends.map(({ low, most }) => ({ value: low, weight: most })));
  const highest = movable
    ? highestOver(node.aggregation, rule, ends)
    : rule.value(ends.map(({ high, most }) => ({ value: high, weight: most })));
  // An open penalty lies between none and full.
  return { low: lessPenalties(lowest, penalties, "high").value, high: lessPenalties(highest, penalties, "low").value };
}

/** A child's lowest and highest value, and its least and greatest weight. */
export interface Ends {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly least: Decimal;
  readonly most: Decimal;
}

function endsOf(plan: Plan, parent: PlanNode, { node, exact }: Child): Ends {
  const weights = { least: leastWeight(parent, node, exact), most: exact.weight };
  // Under "drop" a group that may enter or leave can move its parent like an open leaf.
  const uncertain =
    plan.policy.coverage.below === "drop" &&
    node.rule !== null &&
    (exact.status !== "scored" || (plan.exclusionBlocks && exact.certain < exact.leaves));
  if (uncertain) return { low: ZERO, high: HUNDRED, ...weights };
  return { low: exact.low as Decimal, high: exact.high as Decimal, ...weights };
}

/** How little a child can come to weigh when open answers turn out not applicable. */
function leastWeight(parent: PlanNode, node: PlanNode, exact: Exact): Decimal {
  // Under equal-leaves a group weighs as much as it has applicable leaves; in a tree of plain means that alone moves nothing past the ends.
  if (node.weight === null && !parent.linear) return decimal(exact.certain);
  // A group in which nothing is certain may leave its parent altogether. That matters where it could not be anything from 0 to 100 anyway:
  // where a penalty is already known.
  const anything = (exact.low as Decimal).isZero() && (exact.high as Decimal).eq(HUNDRED);
  return node.rule !== null && exact.certain === 0 && !anything ? ZERO : exact.weight;
}

function weightedMean(parts: readonly Part[]): Decimal {
  const total = sum(parts.map((part) => part.weight));
  return least([ONE, greatest([ZERO, sum(parts.map((part) => part.weight.times(part.value))).div(total)])]);
}
