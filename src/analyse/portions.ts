/** What each node brings to the number at the top, and what it costs there: the portions of an explanation, handed down level by level. */
import { type Decimal, HUNDRED, sum, ZERO } from "../base/decimal.ts";
import { contributions } from "../score/aggregate.ts";
import type { Exact } from "../score/exact.ts";
import type { Plan, PlanNode } from "../score/plan.ts";
import type { Part } from "../score/rule.ts";

/** Points at the top, for each node of a plan in its order; 0 for what does not count there. */
export interface Portions {
  /** What is missing from 100 because of it. */
  readonly lost: readonly Decimal[];
  /** What it brings; a penalty brings less than nothing. */
  readonly brought: readonly Decimal[];
}

/**
 * A group hands its points lost, and its contribution, down to its children in the proportions that `explain` gives for them. Where a rule cannot tell
 * its children's losses apart (median or capped sum of more than 12), weight × distance from 100 decides.
 *
 * @param tops for each node the index of the node at which it is measured; of a top, its own
 */
export function portions(plan: Plan, exact: readonly Exact[], tops: readonly number[]): Portions {
  const lost: Decimal[] = plan.nodes.map(() => ZERO);
  const brought: Decimal[] = plan.nodes.map(() => ZERO);
  for (const [i, node] of plan.nodes.entries()) {
    const { value, floor } = exact[i] as Exact;
    if (value === null) continue;
    if (tops[i] === i) {
      lost[i] = node.penalty ? value : HUNDRED.minus(value);
      brought[i] = node.penalty ? value.neg() : value;
    }
    if (node.rule === null || ((lost[i] as Decimal).isZero() && (brought[i] as Decimal).isZero())) continue;
    const counting = node.children.filter((child) => (exact[child] as Exact).counted && (exact[child] as Exact).weight.gt(0));
    const isPenalty = (child: number): boolean => (plan.nodes[child] as PlanNode).penalty;
    const points = (child: number): Decimal => (exact[child] as Exact).weight.times((exact[child] as Exact).value as Decimal);
    const regular = counting.filter((child) => !isPenalty(child));
    const penalties = counting.filter(isPenalty);
    const parts = regular.map((child) => ({ value: (exact[child] as Exact).value as Decimal, weight: (exact[child] as Exact).weight }));
    const off = penalties.map(points);
    const earned = contributions(parts, value.minus(floor).plus(sum(off)));
    const losses = node.rule.losses(parts) ?? joint(parts, HUNDRED.minus(value).plus(floor).minus(sum(off)));
    share(lost, lost[i] as Decimal, [...regular, ...penalties], [...losses, ...off]);
    share(brought, brought[i] as Decimal, [...regular, ...penalties], [...earned, ...off.map((one) => one.neg())], value);
  }
  return { lost, brought };
}

function joint(parts: readonly Part[], whole: Decimal): readonly Decimal[] {
  const sizes = parts.map((part) => part.weight.times(HUNDRED.minus(part.value)));
  const all = sum(sizes);
  return sizes.map((size) => (all.isZero() ? ZERO : whole.times(size).div(all)));
}

/** Splits `whole` over the children in proportion to their sizes; `all` is what the sizes stand to. */
function share(into: Decimal[], whole: Decimal, children: readonly number[], sizes: readonly Decimal[], all: Decimal = sum(sizes)): void {
  if (all.isZero()) return;
  for (const [k, child] of children.entries()) into[child] = whole.times(sizes[k] as Decimal).div(all);
}
