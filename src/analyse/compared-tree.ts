/** A comparison together with the tree that it was made in: a comparison is plain columns, so whoever needs the tree hands in the framework. */
import * as z from "zod/mini";
import type { Leaf } from "../assess/leaf.ts";
import { decimal } from "../base/decimal.ts";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import { subsetOf } from "../model/subset.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { type Plan, type PlanNode, plan } from "../score/plan.ts";
import { ensureComparison } from "./check-comparison.ts";
import type { Comparison, NodeColumns } from "./comparison.ts";
import type { ReferenceSet } from "./ranking.ts";

/** Options as plain data; what stands under the keys of `passed` (a framework, functions) is handed through as it is. */
export function readOptions<O>(options: unknown, shape: z.core.$ZodLooseShape, passed: readonly string[] = []): O {
  const through: { [key: string]: unknown } = {};
  let rest = options;
  try {
    if (isRecord(options)) {
      const own = Object.getOwnPropertyDescriptors(options) as { [key: string]: PropertyDescriptor };
      for (const key of passed)
        if (own[key]?.value !== undefined) {
          through[key] = own[key].value;
          delete own[key];
        }
      rest = Object.create(Object.getPrototypeOf(options), own);
    }
  } catch {
    // What cannot be read is named below.
  }
  const plain = copyPlain(rest);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: ["options", ...found.path] })));
  if (!isRecord(plain.value))
    throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  const known = Object.fromEntries(passed.map((key) => [key, z.optional(z.unknown())]));
  throwIfAny(checkShape(z.strictObject({ ...known, ...shape }), plain.value, ["options"]));
  return { ...plain.value, ...through } as O;
}

/**
 * A comparison in which every city stands once.
 *
 * @throws BenchmarkError for anything else
 */
export function ensureSingle(value: Comparison): Comparison {
  const comparison = ensureComparison(value);
  const ids = comparison.cities.map(({ id }) => id);
  const twice = new Set(ids).size === ids.length ? -1 : ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (twice >= 0) throw new BenchmarkError([issue("city-rated-twice", ["cities", twice], { city: ids[twice] as string })]);
  return comparison;
}

/**
 * The plan that the comparison's cities were scored by.
 *
 * @param framework the one that they were assessed with; of a comparison on shared indicators the latest version
 * @throws BenchmarkError for another framework
 */
export function planOf(comparison: Comparison, framework: unknown): Plan {
  if (framework === undefined)
    throw new BenchmarkError([
      issue("missing-key", ["options", "framework"], { expected: "the framework that the cities were assessed with" }),
    ]);
  const given = parseFramework(framework);
  const tree = outline(given);
  const { digest } = comparison.framework;
  const tried = tree.digest === digest || comparison.basis.kind === "whole" ? tree : (shared(tree, comparison) ?? tree);
  if (tried.digest !== digest)
    throw new BenchmarkError([
      issue("framework-differs", ["options", "framework"], {
        part: "digest",
        received: digest,
        expected: `${given.version}, ${tree.digest}`,
      }),
    ]);
  throwIfAny(
    tried.nodes.filter(({ id }) => !Object.hasOwn(comparison.nodes, id)).map(({ id }) => issue("nodes-differ", ["nodes", id], { id })),
  );
  return plan(tried.framework, comparison.policy);
}

/** The part of a framework that a comparison on shared indicators was made in; null if it shares nothing with it. */
function shared(tree: Outline, { nodes }: Comparison): Outline | null {
  const kept = tree.indicators.filter(({ id }) => Object.hasOwn(nodes, id)).map(({ id }) => id);
  return kept.length === 0 ? null : outline(subsetOf(tree.framework as Framework, kept, { dangling: "drop" }));
}

/**
 * The node of that id.
 *
 * @throws BenchmarkError if there is none
 */
export function nodeOf({ nodes, tree }: Plan, id: unknown): PlanNode {
  const place = tree.byId.get(id as string);
  if (place === undefined)
    throw new BenchmarkError([
      issue("unknown-node", ["node"], {
        id: typeof id === "string" ? id : shown(id),
        framework: tree.framework.id,
        nearest: nearest(id, tree.byId.keys()),
      }),
    ]);
  return nodes[place.index] as PlanNode;
}

/**
 * The children that a city's profile at a node is made of: those that weigh something; in place of one that has no overall number by design, its own.
 *
 * @throws BenchmarkError for an indicator
 */
export function profileOf(plan: Plan, node: PlanNode): readonly PlanNode[] {
  if (node.rule === null)
    throw new BenchmarkError([issue("node-unsuitable", ["node"], { id: node.id, why: "it is an indicator and has no children" })]);
  return node.children
    .map((child) => plan.nodes[child] as PlanNode)
    .filter(({ weight }) => weight === null || weight.gt(0))
    .flatMap((child) => (child.totalForbidden ? profileOf(plan, child) : [child]));
}

/** The part of a plan from one node down, with that node as its root. Its `tree` stays the whole one. */
export function planFrom(plan: Plan, { index }: PlanNode): Plan {
  let end = index + 1;
  while (end < plan.nodes.length && ((plan.nodes[end] as PlanNode).parent ?? -1) >= index) end++;
  const nodes = plan.nodes.slice(index, end).map((node) => ({
    ...node,
    index: node.index - index,
    parent: node.index === index ? null : (node.parent as number) - index,
    children: node.children.map((child) => child - index),
  }));
  return { ...plan, nodes };
}

/** The indicators of a plan. */
export function leavesOf({ nodes }: Plan): readonly (PlanNode & { readonly node: Indicator })[] {
  return nodes.filter(({ rule }) => rule === null) as (PlanNode & { readonly node: Indicator })[];
}

/** What the columns of an indicator say of one city. Of the kinds of open and of excluded answers they know but one. */
export function leafAt({ exact, excluded }: NodeColumns, city: number): Leaf {
  const text = exact[city] ?? null;
  const missing = text !== null ? null : (excluded[city] as number) > 0 ? "not-applicable" : "not-answered";
  return { missing, points: text === null ? null : decimal(text), level: null, evidenced: false, routed: false };
}

/** The columns of a node. */
export function columnsOf({ nodes }: Comparison, id: string): NodeColumns {
  return own(nodes as { readonly [id: string]: NodeColumns }, id) as NodeColumns;
}

/** How one city stands at a node: with a value, without, or with nothing in the node that applies to it. */
export function stateAt({ exact, answered, open }: NodeColumns, city: number): "scored" | "unscored" | "not-applicable" {
  if (exact[city] !== null) return "scored";
  return answered[city] === 0 && open[city] === 0 ? "not-applicable" : "unscored";
}

/** The reference set of figures about some cities of a comparison. */
export function referenceOf({ dates, raters }: Pick<Comparison, "dates" | "raters">, cities: readonly number[], of: number): ReferenceSet {
  const dated = cities
    .map((i) => dates[i] as string)
    .filter((date) => date !== "undated")
    .sort();
  const ends = dated.length === 0 ? null : { first: dated[0] as string, last: dated.at(-1) as string };
  const roles = [...new Set(cities.map((i) => (raters[i] as { readonly role: string }).role))];
  return { n: cities.length, of, dates: ends, undated: cities.length - dated.length, roles };
}
