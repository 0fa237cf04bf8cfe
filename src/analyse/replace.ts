/** What a plan gives after some nodes have been replaced by a known value, everything else as it is. */
import { type Decimal, ONE, ZERO } from "../base/decimal.ts";
import { type Exact, groupOf } from "../score/exact.ts";
import type { Plan, PlanNode } from "../score/plan.ts";

/**
 * Every node once more, as if an answered indicator of the given value stood in the place of each replaced node, with that node's weight. What a group
 * is worth depends on its children alone, so only the groups above are evaluated anew: the result is that of evaluating everything.
 *
 * @param exact what `evaluate` gave for the plan
 * @param values by index; no replaced node lies below another
 */
export function replace(plan: Plan, exact: readonly Exact[], values: ReadonlyMap<number, Decimal>): readonly Exact[] {
  const result = [...exact];
  const above = new Set<number>();
  for (const [index, value] of values) {
    result[index] = known(exact[index] as Exact, value);
    for (let at = plan.nodes[index]?.parent ?? null; at !== null && !above.has(at); at = plan.nodes[at]?.parent ?? null) above.add(at);
  }
  // A parent stands before its children in the plan.
  for (const at of [...above].sort((a, b) => b - a)) result[at] = groupOf(plan, plan.nodes[at] as PlanNode, result);
  return result;
}

/** The same for `replace` where no ranges are asked of it: with every node taken as settled, none is computed, and values come out the same. */
export function withoutRanges(exact: readonly Exact[]): readonly Exact[] {
  return exact.map((node) => (node.settled ? node : { ...node, settled: true }));
}

function known(before: Exact, value: Decimal): Exact {
  return {
    ...before,
    status: "scored",
    reason: null,
    value,
    counted: true,
    low: value,
    high: value,
    applicable: true,
    coverage: ONE,
    settled: true,
    blocked: false,
    certain: before.leaves,
    floor: ZERO,
  };
}
