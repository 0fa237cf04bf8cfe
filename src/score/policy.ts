/** From a policy to decisions per node: checked against a framework, with every default filled in. */
import { type Issue, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
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

const table = (value: ScoringPolicy["aggregate"]) =>
  typeof value === "object" && !("power" in value) && !("cappedSum" in value) ? value : { default: value as Aggregation | undefined };

/**
 * The policy that a framework is scored by: the caller's over the framework's own over the defaults. `missing` and `coverage` are merged key
 * by key, everything else is replaced as a whole.
 *
 * @throws BenchmarkError for a policy of the wrong shape, or one that names what is not there or would change nothing
 */
export function resolvePolicy(tree: Outline, given?: ScoringPolicy): ResolvedPolicy {
  const policy = given === undefined ? {} : checked(tree, given);
  const declared = tree.framework.policy ?? {};
  if (declared !== undefined) throwIfAny(checkIds(tree, declared));
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
  const {
    default: general,
    byDepth,
    at,
  } = table(policy.aggregate) as { default?: Aggregation; byDepth?: { [depth: string]: Aggregation }; at?: { [id: string]: Aggregation } };
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
  throwIfAny(checkIds(tree, policy as ScoringPolicy));
  return policy as ScoringPolicy;
}

function checkIds(tree: Outline, policy: ScoringPolicy): Issue[] {
  const depths = Math.max(...tree.nodes.filter((node) => node.children.length > 0).map((node) => node.depth));
  const rules = table(policy.aggregate) as { byDepth?: object; at?: object };
  const issues: Issue[] = [];
  for (const depth of Object.keys(rules.byDepth ?? {})) {
    if (Number(depth) > depths)
      issues.push(
        issue("policy-no-effect", ["policy", "aggregate", "byDepth", depth], {
          where: `a rule at depth ${depth}`,
          why: `the deepest groups are at depth ${depths}`,
        }),
      );
  }
  const unknown = (id: string, path: readonly string[], where: string): void => {
    issues.push(issue("policy-unknown-id", path, { id, where, framework: tree.framework.id, nearest: nearest(id, tree.byId.keys()) }));
  };
  for (const id of Object.keys(rules.at ?? {})) {
    const path = ["policy", "aggregate", "at", id];
    const node = tree.byId.get(id);
    if (node === undefined) unknown(id, path, "aggregate");
    else if (node.children.length === 0) issues.push(issue("policy-not-group", path, { id }));
  }
  if (isRecord(policy.weights)) {
    for (const id of Object.keys(policy.weights)) {
      if (!tree.byId.has(id)) unknown(id, ["policy", "weights", id], "weights");
      else if (id === tree.framework.id)
        issues.push(
          issue("policy-no-effect", ["policy", "weights", id], { where: `a weight for “${id}”`, why: "the root has no siblings" }),
        );
    }
    issues.push(...checkZeroWeights(tree, policy.weights));
  }
  return [...issues, ...checkBands(policy)];
}

function checkZeroWeights(tree: Outline, weights: { readonly [id: string]: number }): Issue[] {
  return tree.nodes.flatMap(({ id, children }) => {
    const regular = children
      .map((child) => tree.nodes[child])
      .filter((child) => child !== undefined && !("penalty" in child.node && child.node.penalty === true));
    const weightless = regular.length > 0 && regular.every((child) => own(weights, child?.id ?? "") === 0);
    return weightless ? [issue("weights-zero", ["policy", "weights"], { id })] : [];
  });
}

function checkBands(policy: ScoringPolicy): Issue[] {
  const bands = policy.bands ?? [];
  return bands.flatMap((band, i) =>
    bands.findIndex((other) => other.from === band.from) < i
      ? [issue("bands-unordered", ["policy", "bands", i, "from"], { name: band.name, from: band.from })]
      : [],
  );
}
