/** From a policy to decisions per node: checked against a framework, with every default filled in. */
import { throwIfAny } from "../base/issue.ts";
import { copyPlain, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { checkPolicy, ruleTable } from "../model/check-policy.ts";
import type { Outline } from "../model/outline.ts";
import { type Aggregation, type MissingRule, type MissingState, policySchema, type ScoringPolicy } from "../model/policy.ts";
import type { Group } from "../model/tree.ts";

/** The share of answers that a node needs to be shown as scored, unless a policy says otherwise: the JRC's 65 %. */
export const DEFAULT_THRESHOLD = 0.65;

/** A policy in which nothing is left unsaid. */
export interface ResolvedPolicy extends ScoringPolicy {
  readonly aggregate: NonNullable<ScoringPolicy["aggregate"]>;
  readonly weights: NonNullable<ScoringPolicy["weights"]>;
  readonly missing: { readonly [S in MissingState]: MissingRule };
  readonly coverage: Required<NonNullable<ScoringPolicy["coverage"]>>;
}

/**
 * The policy that a framework is scored by: the caller's over the framework's own over the defaults. `missing` and `coverage` are merged key
 * by key, everything else is replaced as a whole.
 *
 * @throws BenchmarkError for a policy of the wrong shape, or one that names what is not there or would change nothing
 */
export function resolvePolicy(tree: Outline, given?: ScoringPolicy): ResolvedPolicy {
  const policy = given === undefined ? {} : checked(tree, given);
  const declared = tree.framework.policy ?? {};
  const merged: ResolvedPolicy = {
    aggregate: policy.aggregate ?? declared.aggregate ?? "arithmetic",
    weights: policy.weights ?? declared.weights ?? "declared",
    missing: {
      "not-answered": "leave-out",
      unknown: "leave-out",
      refused: "leave-out",
      "not-applicable": "leave-out",
      "outside-competence": "leave-out",
      ...declared.missing,
      ...policy.missing,
    },
    coverage: { threshold: DEFAULT_THRESHOLD, by: "weight", below: "provisional", ...declared.coverage, ...policy.coverage },
    ...(policy.bands !== undefined || declared.bands !== undefined ? { bands: policy.bands ?? declared.bands } : {}),
    ...(policy.total !== undefined || declared.total !== undefined ? { total: policy.total ?? declared.total } : {}),
  };
  return merged;
}

/** The rule of one group: by id, else as the framework declares it there, else by depth, else the default. */
export function aggregationAt(policy: ResolvedPolicy, id: string, depth: number, group: Group): Aggregation {
  const { default: general, byDepth, at } = ruleTable(policy.aggregate);
  return own(at ?? {}, id) ?? group.aggregate ?? own(byDepth ?? {}, String(depth)) ?? general ?? "arithmetic";
}

/** The weight of a node beside its siblings; null under equal-leaves, where it is the number of applicable leaves. */
export function weightAt(policy: ResolvedPolicy, id: string, declared: number | undefined): number | null {
  if (policy.weights === "equal-leaves") return null;
  if (policy.weights === "equal") return 1;
  if (policy.weights === "declared") return declared ?? 1;
  return own(policy.weights, id) ?? declared ?? 1;
}

function checked(tree: Outline, given: ScoringPolicy): ScoringPolicy {
  const plain = copyPlain(given);
  if (!plain.ok) throwIfAny(plain.issues.map((found) => ({ ...found, path: ["policy", ...found.path] })));
  const policy = plain.ok ? plain.value : {};
  throwIfAny(checkShape(policySchema(), policy, ["policy"]));
  throwIfAny(checkPolicy(tree, policy as ScoringPolicy));
  return policy as ScoringPolicy;
}
