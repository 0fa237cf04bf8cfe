/** Does a policy make sense for this framework? Everything that it names must be there, and everything that it says must change something. */
import { capped, type Issue, issue } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, own } from "../base/plain.ts";
import type { Outline, OutlineNode } from "./outline.ts";
import type { Aggregation, ScoringPolicy } from "./policy.ts";
import type { Indicator } from "./tree.ts";

/** The rules of a policy as a table, also where it names a single one. */
export function ruleTable(value: ScoringPolicy["aggregate"]): {
  readonly default?: Aggregation;
  readonly byDepth?: { readonly [depth: string]: Aggregation };
  readonly at?: { readonly [id: string]: Aggregation };
} {
  const isTable = typeof value === "object" && !("power" in value) && !("cappedSum" in value);
  return isTable ? value : value === undefined ? {} : { default: value as Aggregation };
}

/** Issues of a well-formed policy against a framework: ids and depths that are not there, parts that would change nothing. */
export function checkPolicy(tree: Outline, policy: ScoringPolicy): Issue[] {
  const depths = Math.max(...tree.nodes.filter((node) => node.children.length > 0).map((node) => node.depth));
  const rules = ruleTable(policy.aggregate);
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
    issues.push(
      issue("policy-unknown-id", path, {
        id,
        where,
        framework: tree.framework.id,
        nearest: issues.length < 100 ? nearest(id, tree.byId.keys()) : null,
      }),
    );
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
  return [...capped([...issues, ...checkBands(policy)])];
}

function checkZeroWeights(tree: Outline, weights: { readonly [id: string]: number }): Issue[] {
  return tree.nodes.flatMap(({ id, children }) => {
    const regular = children.map((child) => tree.nodes[child] as OutlineNode).filter(({ node }) => (node as Indicator).penalty !== true);
    const weightless = regular.length > 0 && regular.every((child) => own(weights, child.id) === 0);
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
