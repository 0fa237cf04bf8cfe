/** A framework and a policy, compiled: what the arithmetic needs at each node, looked up once. */
import { type Decimal, decimal } from "../base/decimal.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import { type Aggregation, isExcluded, missingStates, type ScoringPolicy } from "../model/policy.ts";
import { type Framework, isFramework, isGroup } from "../model/tree.ts";
import { ruleOf } from "./aggregate.ts";
import { aggregationAt, type ResolvedPolicy, resolvePolicy, weightAt } from "./policy.ts";
import type { Rule } from "./rule.ts";

/** One node, ready for arithmetic. */
export interface PlanNode extends OutlineNode {
  /** Null for an indicator. */
  readonly aggregation: Aggregation | null;
  readonly rule: Rule | null;
  /** Null under equal-leaves. */
  readonly weight: Decimal | null;
  readonly penalty: boolean;
  readonly totalForbidden: boolean;
  /** Whether everything below is a plain weighted mean: only then are ranges under equal-leaves tight with fixed weights. */
  readonly linear: boolean;
}

/** A compiled policy. */
export interface Plan {
  readonly tree: Outline;
  readonly policy: ResolvedPolicy;
  readonly nodes: readonly PlanNode[];
  readonly threshold: Decimal;
  /** Whether declaring something not applicable can take a score away. */
  readonly exclusionBlocks: boolean;
}

const plans = new WeakMap<Framework, Plan>();

/** Compiles; the plan for a framework's own policy is remembered. Cost: linear in the number of nodes. */
export function plan(framework: Framework, given?: ScoringPolicy): Plan {
  const known = given === undefined ? plans.get(framework) : undefined;
  if (known !== undefined) return known;
  const tree = outline(framework);
  const policy = resolvePolicy(tree, given);
  const nodes: PlanNode[] = new Array(tree.nodes.length);
  for (let i = tree.nodes.length - 1; i >= 0; i--) {
    const place = tree.nodes[i] as OutlineNode;
    const { node, children } = place;
    const aggregation = isGroup(node) ? aggregationAt(policy, place.id, place.depth, node) : null;
    const penalty = !isGroup(node) && node.penalty === true;
    // A penalty's weight is in points lost per point, not a share among siblings: only an explicit weight changes it.
    const weight = weightAt(
      penalty && typeof policy.weights === "string" ? { ...policy, weights: "declared" } : policy,
      place.id,
      node.weight,
    );
    nodes[i] = {
      ...place,
      aggregation,
      rule: aggregation === null ? null : ruleOf(aggregation),
      weight: weight === null ? null : decimal(weight),
      penalty,
      totalForbidden: isFramework(node) && node.total === "forbidden" && !(place.parent === null && policy.total === "computed"),
      linear:
        policy.coverage.below === "provisional" &&
        !penalty &&
        (aggregation === null || aggregation === "arithmetic") &&
        children.every((child) => nodes[child]?.linear),
    };
    if (place.parent === null && policy.total === "forbidden") nodes[i] = { ...(nodes[i] as PlanNode), totalForbidden: true };
  }
  const made: Plan = {
    tree,
    policy,
    nodes,
    threshold: decimal(policy.coverage.threshold),
    exclusionBlocks: missingStates.some((state) => isExcluded(state) && policy.missing[state] === "block"),
  };
  if (given === undefined) plans.set(framework, made);
  return made;
}
