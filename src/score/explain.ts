/** Why a score is what it is: the tree again, with each child's contribution and the points lost because of it, down to the leaves' points. */

import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { leaves } from "../assess/leaf.ts";
import { apportion } from "../base/apportion.ts";
import { type Decimal, exactText, HUNDRED, rounded, sum, toDouble, workingText } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import type { Aggregation, ScoringPolicy } from "../model/policy.ts";
import { contributions } from "./aggregate.ts";
import { type Exact, evaluate } from "./exact.ts";
import { type Plan, type PlanNode, plan } from "./plan.ts";

/** One node of an explanation. */
export interface Explanation {
  /** Id of the node. */
  readonly id: string;
  /** Its title. */
  readonly title: string;
  /** How its value came about: a group's rule, the answer on its scale, or why there is none. */
  readonly rule: Aggregation | "scale" | "excluded" | "open";
  /** Scored, unscored or not applicable, as on the scorecard. */
  readonly status: "scored" | "unscored" | "not-applicable";
  /** The value as published; null unless scored. */
  readonly exact: string | null;
  /** The published text of what an unscored node passes to its parent; null if nothing, or if it is scored. */
  readonly provisional: string | null;
  /** The leaf's points with all working digits, from which {@link rebuild} starts; null for a group, and for a leaf that does not count. */
  readonly points: string | null;
  /** Whether the node enters its parent's value. */
  readonly counted: boolean;
  /** Weight beside its siblings (not a share); of a penalty: points lost per point. */
  readonly weight: number;
  /** Whether it is a penalty, taken off after the rule. */
  readonly penalty: boolean;
  /** What this child brings to its parent (a penalty brings less than nothing); siblings and floor add up to the parent's text. Null for what does not count. */
  readonly contribution: string | null;
  /** Points lost at the parent because of this child; siblings and joint loss, less the floor, add up to 100 less the parent's text. Null where not told apart. */
  readonly lost: string | null;
  /** Of a group: whether a child at 0 alone makes its value 0 (geometric and harmonic mean, negative powers), whatever the others are. */
  readonly zeroed: boolean;
  /** Of a group whose penalties are more than it has: what the floor at 0 gives back. */
  readonly floor: string | null;
  /** Of a group with a rule that cannot tell its children apart (median or capped sum of more than 12): points lost together. */
  readonly jointLoss: string | null;
  /** In tree order; empty for a leaf. */
  readonly children: readonly Explanation[];
}

/**
 * Explains a score, or one node of it. The children's contributions add up to the parent's value, digit for digit; the points lost because of
 * them add up to 100 less the value.
 *
 * Contributions: contributionᵢ = M · wᵢxᵢ / Σ wⱼxⱼ, under the arithmetic mean simply wᵢxᵢ / Σ wⱼ.

 * Points lost under a quasi-arithmetic mean with φ: lossᵢ = (100 − M) · wᵢ(φ(100) − φ(xᵢ)) / Σ wⱼ(φ(100) − φ(xⱼ)). Minimum: shared by the children
 * tied at it. Maximum: in equal parts. Median and capped sum: Shapley value up to 12 children, one joint line above. A zero that makes the whole
 * mean zero takes the whole loss (`zeroed`).
 *
 * @param assessment made by `assess`
 * @param id the node to explain; the root if left out
 * @param policy as for `score`
 * @returns a frozen tree
 * @throws BenchmarkError for an unknown id, or a policy that `score` refuses
 * @example
 * import { assess, defineFramework, explain, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const why = explain(assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly", "small.c": "not-at-all" } }));
 * why.exact; // "50"
 * why.children.map((child) => child.contribution);
 * // => ["33.333333333333333333333333333333", "16.666666666666666666666666666667", "0"]
 */
export function explain(assessment: Assessment, id?: string, policy?: ScoringPolicy): Explanation {
  const checked = ensureAssessment(assessment);
  const compiled = plan(checked.framework, policy);
  const place = compiled.tree.byId.get(id ?? checked.framework.id);
  if (place === undefined) {
    throw new BenchmarkError([
      issue("unknown-node", ["id"], {
        id: typeof id === "string" ? id : shown(id),
        framework: checked.framework.id,
        nearest: nearest(id, compiled.tree.byId.keys()),
      }),
    ]);
  }
  const exact = evaluate(compiled, leaves(checked));
  return freeze(explanation(compiled, exact, place.index, { contribution: null, lost: null }));
}

interface Share {
  readonly contribution: string | null;
  readonly lost: string | null;
}

function explanation(compiled: Plan, exact: readonly Exact[], index: number, share: Share): Explanation {
  const node = compiled.nodes[index] as PlanNode;
  const { status, value, counted, weight, floor, applicable } = exact[index] as Exact;
  const { shares, joint, zeroed } =
    node.rule === null || value === null
      ? { shares: new Map<number, Share>(), joint: null, zeroed: false }
      : sharesOf(compiled, exact, node, value, floor);
  const missing = applicable ? "open" : "excluded";
  return {
    id: node.id,
    title: node.node.title,
    rule:
      node.rule === null
        ? status === "scored"
          ? "scale"
          : status === "not-applicable"
            ? "excluded"
            : "open"
        : value === null
          ? missing
          : (node.aggregation as Aggregation),
    status,
    exact: status === "scored" && value !== null ? exactText(value) : null,
    provisional: status !== "scored" && counted && value !== null ? exactText(value) : null,
    points: node.rule === null && value !== null ? workingText(value) : null,
    counted: node.parent === null ? value !== null : counted && weight.gt(0),
    weight: toDouble(weight),
    penalty: node.penalty,
    ...share,
    zeroed,
    floor: value !== null && node.rule !== null && floor.gt(0) ? exactText(floor) : null,
    jointLoss: joint === null ? null : exactText(joint),
    children: node.children.map((child) => explanation(compiled, exact, child, shares.get(child) ?? { contribution: null, lost: null })),
  };
}

/** Contributions and points lost of the children that count, as texts that add up. */
function sharesOf(
  compiled: Plan,
  exact: readonly Exact[],
  node: PlanNode,
  value: Decimal,
  floor: Decimal,
): { readonly shares: Map<number, Share>; readonly joint: Decimal | null; readonly zeroed: boolean } {
  const rule = node.rule as NonNullable<PlanNode["rule"]>;
  const counting = node.children.filter((child) => (exact[child] as Exact).counted && (exact[child] as Exact).weight.gt(0));
  const regular = counting.filter((child) => !(compiled.nodes[child] as PlanNode).penalty);
  const penalties = counting.filter((child) => (compiled.nodes[child] as PlanNode).penalty);
  const parts = regular.map((child) => ({ value: (exact[child] as Exact).value as Decimal, weight: (exact[child] as Exact).weight }));
  const off = penalties.map((child) => (exact[child] as Exact).weight.times((exact[child] as Exact).value as Decimal));
  // The floor's own line is rounded by itself; the other lines add up to what remains.
  const published = rounded(value).minus(rounded(floor));
  const brought = apportion(published, [...contributions(parts, value.minus(floor).plus(sum(off))), ...off.map((points) => points.neg())]);
  const losses = rule.losses(parts);
  const whole = HUNDRED.minus(published);
  // A joint loss is one line; the penalties keep theirs.
  const lost = losses === null ? [...parts.map(() => null), ...off.map(exactText)] : apportion(whole, [...losses, ...off]);
  const shares = new Map(
    [...regular, ...penalties].map((child, k) => [child, { contribution: brought[k] ?? null, lost: lost[k] ?? null }]),
  );
  const joint = losses === null ? whole.minus(sum(off.map(rounded))) : null;
  return { shares, joint, zeroed: rule.zeroed(parts) };
}
