/** How much of the weight each node has: among its applicable siblings, and at the root. */
import { type Decimal, ONE, sum, ZERO } from "../base/decimal.ts";
import type { Exact } from "./exact.ts";
import type { Plan, PlanNode } from "./plan.ts";

/** Shares of every node of a plan, in its order, with all working digits. */
export interface Shares {
  /** Among its applicable siblings; 0 for what is not applicable and for penalties, whose weight is points lost and not a share. */
  readonly local: readonly Decimal[];
  /** At the root: the product of the local shares down to the node. */
  readonly effective: readonly Decimal[];
}

/** The shares under a plan and what is known of each node. */
export function sharesOf(plan: Plan, exact: readonly Exact[]): Shares {
  const local: Decimal[] = plan.nodes.map((node) => (node.parent === null ? ONE : ZERO));
  for (const node of plan.nodes) {
    const sharing = node.children.filter((child) => (exact[child] as Exact).applicable && !(plan.nodes[child] as PlanNode).penalty);
    const total = sum(sharing.map((child) => (exact[child] as Exact).weight));
    if (total.isZero()) continue;
    for (const child of sharing) local[child] = (exact[child] as Exact).weight.div(total);
  }
  const effective: Decimal[] = [];
  for (const [i, node] of plan.nodes.entries())
    effective.push(node.parent === null ? ONE : (effective[node.parent] as Decimal).times(local[i] as Decimal));
  return { local, effective };
}
