/** What one answer, one level worse or better, would make of a value: the ground on which cities are told apart. */
import type { Leaf } from "../assess/leaf.ts";
import { type Decimal, decimal, greatest, HUNDRED, least, ONE, rounded, sum, ZERO } from "../base/decimal.ts";
import type { ChecklistScale, LevelScale, PointsScale, Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import type { Plan } from "../score/plan.ts";
import { leavesOf } from "./compared-tree.ts";
import { replace, withoutRanges } from "./replace.ts";

/** Points one level below and above some points, as far as the scale goes. */
const neighbours: { readonly [K in Scale["kind"]]: (scale: never, points: Decimal) => readonly Decimal[] } = {
  levels: ({ levels }: LevelScale, points) => {
    const all = levels.map((level) => rounded(decimal(level.points)));
    const [lower, higher] = [all.filter((one) => one.lt(points)), all.filter((one) => one.gt(points))];
    return [...(lower.length > 0 ? [greatest(lower)] : []), ...(higher.length > 0 ? [least(higher)] : [])];
  },
  // Which items are ticked is not in the columns: it could be the dearest.
  checklist: (scale: ChecklistScale, points) =>
    within(points, greatest(scale.items.map(({ key }) => kindOfScale(scale).points(scale, [key])))),
  points: ({ maximum }: PointsScale, points) => within(points, HUNDRED.div(maximum)),
  // A measured number has no levels.
  number: () => [],
};

function within(points: Decimal, step: Decimal): readonly Decimal[] {
  return [greatest([ZERO, points.minus(step)]), least([HUNDRED, points.plus(step)])];
}

/** The value at the root of a plan, and what one level can make of it. */
export interface Reach {
  /** Null if there is none. */
  readonly value: Decimal | null;
  /** The least and the greatest value with one answer other by one level; the value itself where no other is possible. */
  readonly down: Decimal;
  readonly up: Decimal;
}

/**
 * Of every answered indicator the next level below and above is tried, with everything else as it is; indicators that ask the same go along.
 *
 * Cost: one evaluation, and for each answer two of the groups above it; under plain weighted means two products instead.
 *
 * @param plan with the node that is looked at as its root
 * @param leaves one for each of its indicators
 */
export function reachOf(plan: Plan, leaves: readonly Leaf[]): Reach {
  const exact = evaluate(plan, leaves);
  const { value } = exact[0] as Exact;
  if (value === null) return { value, down: ZERO, up: ZERO };
  const answered = leavesOf(plan).flatMap(({ id, index, scale }, k) => {
    const points = leaves[k]?.points ?? null;
    return points === null ? [] : [{ id, index, scale: scale as Scale, points }];
  });
  const indices = new Map(answered.map(({ id, index }) => [id, index]));
  const plain = withoutRanges(exact);
  const shares = plan.nodes[0]?.linear === true ? knownShares(plan, exact) : null;
  const reached = answered.flatMap(({ id, index, scale, points }) => {
    const kin = (plan.tree.byId.get(id)?.kin ?? []).flatMap((other) => indices.get(other) ?? []);
    return (neighbours[scale.kind] as (scale: Scale, points: Decimal) => readonly Decimal[])(scale, points).map((to) => {
      if (shares === null) return (replace(plan, plain, new Map([index, ...kin].map((at) => [at, to])))[0] as Exact).value ?? value;
      return sum([index, ...kin].map((at) => shares[at] as Decimal))
        .times(to.minus(points))
        .plus(value);
    });
  });
  return { value, down: least([value, ...reached]), up: greatest([value, ...reached]) };
}

/** Share of each node in the value at the root, where everything is a plain weighted mean: among what counts, level by level. */
function knownShares(plan: Plan, exact: readonly Exact[]): readonly Decimal[] {
  const shares: Decimal[] = [ONE];
  for (const [i, { children }] of plan.nodes.entries()) {
    const total = sum(children.map((child) => countedWeight(exact[child] as Exact)));
    for (const child of children)
      shares[child] = total.isZero() ? ZERO : (shares[i] as Decimal).times(countedWeight(exact[child] as Exact)).div(total);
  }
  return shares;
}

function countedWeight({ counted, weight }: Exact): Decimal {
  return counted ? weight : ZERO;
}
