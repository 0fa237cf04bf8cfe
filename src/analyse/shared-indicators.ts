/** What all ranked cities share: the indicators that apply in every one of them, the weight that they hold, and each city's value on them alone. */
import type { Leaf } from "../assess/leaf.ts";
import { type Decimal, sum, ZERO } from "../base/decimal.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import type { Plan } from "../score/plan.ts";
import { sharesOf } from "../score/shares.ts";
import { columnsOf, leafAt, leavesOf } from "./compared-tree.ts";
import type { Comparison } from "./comparison.ts";

/** Indicators that all share. */
export interface SharedIndicators {
  /** For each indicator of the plan whether all share it. */
  readonly shared: readonly boolean[];
  /** Their share of the root's weight, 0 to 1. */
  readonly weight: Decimal;
  /** The share of the weight that does not apply, for each city. */
  readonly lacking: readonly Decimal[];
}

/**
 * @param plan with the node that is looked at as its root
 * @param cities by their place in the comparison
 */
export function sharedIndicators(comparison: Comparison, plan: Plan, cities: readonly number[]): SharedIndicators {
  const places = leavesOf(plan);
  const { effective } = sharesOf(
    plan,
    evaluate(
      plan,
      places.map(() => OPEN),
    ),
  );
  // Of penalties 0: their weight is no share.
  const weights = places.map(({ index }) => effective[index] as Decimal);
  // Where the policy treats one kind of open answer unlike another, the columns do not say which it is.
  const rules = plan.policy.missing;
  const openAlike = rules["not-answered"] === rules.unknown && rules.unknown === rules.refused;
  const columns = places.map(({ id }) => columnsOf(comparison, id));
  const shared = columns.map(({ excluded, open }) => cities.every((city) => excluded[city] === 0 && (openAlike || open[city] === 0)));
  const lacking = cities.map((city) => sum(columns.map(({ excluded }, k) => (excluded[city] === 0 ? ZERO : (weights[k] as Decimal)))));
  return { shared, weight: sum(weights.filter((_, k) => shared[k])), lacking };
}

/** The value of one city at the root of a plan with every other indicator declared not applicable; null if it is not scored there. */
export function valueOnShared(comparison: Comparison, plan: Plan, shared: readonly boolean[], city: number): Decimal | null {
  const leaves = leavesOf(plan).map(({ id }, k) => (shared[k] ? leafAt(columnsOf(comparison, id), city) : NOT_APPLICABLE));
  // What is declared here is taken away, whatever the policy makes of a city's own “not applicable”.
  const policy = { ...plan.policy, missing: { ...plan.policy.missing, "not-applicable": "leave-out" as const } };
  const { status, value } = evaluate({ ...plan, policy }, leaves)[0] as Exact;
  return status === "scored" ? value : null;
}

const NOTHING = { points: null, level: null, evidenced: false, routed: false };
const OPEN: Leaf = { missing: "not-answered", ...NOTHING };
const NOT_APPLICABLE: Leaf = { missing: "not-applicable", ...NOTHING };
