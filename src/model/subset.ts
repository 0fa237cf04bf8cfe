/** A part of a framework as a framework: the indicators that are wanted, the groups that still hold some, and a policy that names nothing else. */
import * as z from "zod/mini";
import { BenchmarkError, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { ruleTable } from "./check-policy.ts";
import { parseFramework } from "./framework.ts";
import { type OutlineNode, outline } from "./outline.ts";
import type { ScoringPolicy } from "./policy.ts";
import { type Framework, type Group, type Indicator, isGroup } from "./tree.ts";

/** What {@link subsetOf} can be told. */
export interface SubsetOptions {
  /**
   * What hangs on something that is left out: a condition on an indicator that is not there any more, a penalty whose group has nothing else left.
   * An issue (default), or it falls away: the question is then always asked, the penalty is left out too.
   */
  readonly dangling?: "refuse" | "drop";
}

/**
 * A framework with only some indicators of another. Groups in which none is left fall away; ids, weights, rules, gates, texts and version stay, and
 * the digest becomes another. A policy of its own keeps what it says of nodes that are still there. Indicators that ask for the same fact
 * (`sameAs`) stay tied, also where what tied them is left out.
 *
 * Cost: linear in the size of the framework.
 *
 * @param framework any
 * @param ids of indicators, in any order; the id of a group stands for all indicators in it
 * @param options `dangling: "drop"` lets conditions and penalties fall away that have lost what they hang on
 * @returns a checked, frozen framework; the same one if nothing is left out
 * @throws BenchmarkError for ids that are not there, and for what would dangle
 * @example
 * import { subsetOf } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const short = subsetOf(generalGovernance, ["governance.leadership.named-lead", "governance.resources"]);
 * short.children.map(({ id }) => id); // ["governance.leadership", "governance.resources"]
 */
export function subsetOf<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  ids: readonly NoInfer<I | G>[],
  options: SubsetOptions = {},
): Framework<I, G> {
  const checked = parseFramework(framework);
  const tree = outline(checked);
  const given = copyPlain({ ids, options });
  if (!given.ok) throw new BenchmarkError(given.issues);
  throwIfAny(checkShape(schema(), given.value, []));
  const { ids: wanted, options: said } = given.value as unknown as { readonly ids: readonly string[]; readonly options: SubsetOptions };
  throwIfAny(
    wanted.flatMap((id, i) =>
      tree.byId.has(id) ? [] : [issue("unknown-node", ["ids", i], { id, framework: checked.id, nearest: nearest(id, tree.byId.keys()) })],
    ),
  );
  const drop = said.dangling === "drop";
  const kept = keptOf(tree.nodes, new Set(wanted), drop);
  if (tree.nodes.every(({ id }) => kept.has(id))) return checked as Framework<I, G>;
  const issues: Issue[] = [];
  const prune = (node: Indicator | Group): object => {
    const { onlyIf, ...rest } = node;
    const lost = onlyIf !== undefined && !kept.has(onlyIf.indicator);
    if (lost && !drop) issues.push(issue("subset-condition", ["ids"], { id: node.id, indicator: onlyIf.indicator }));
    const head = lost ? rest : node;
    if (isGroup(node)) return { ...head, children: node.children.filter(({ id }) => kept.has(id)).map(prune) };
    const { kin } = tree.byId.get(node.id) as OutlineNode;
    // Whoever is left of a family names each other, whoever tied them before; kin elsewhere stays named.
    const named = [...(node.sameAs ?? []).filter((other) => !tree.byId.has(other)), ...kin.filter((other) => kept.has(other))];
    return kin.every((other) => kept.has(other)) ? head : { ...head, sameAs: named.length === 0 ? undefined : named };
  };
  const root = prune(checked);
  throwIfAny(issues);
  const places = tree.nodes.filter(({ id }) => kept.has(id));
  return parseFramework({ ...root, policy: checked.policy && policyWithin(checked.policy, places) }) as Framework<I, G>;
}

/** What of a policy names nodes that are there; everything else of it stays, also a table that has become empty. */
export function policyWithin(
  policy: ScoringPolicy,
  places: readonly Pick<OutlineNode, "id" | "depth" | "parent" | "children">[],
): ScoringPolicy {
  const weighted = new Set(places.filter(({ parent }) => parent !== null).map(({ id }) => id));
  const groups = places.filter(({ children }) => children.length > 0);
  const [ids, depths] = [new Set(groups.map(({ id }) => id)), new Set(groups.map(({ depth }) => String(depth)))];
  const rules = ruleTable(policy.aggregate);
  const isTable = rules === policy.aggregate;
  return {
    ...policy,
    ...(typeof policy.weights === "object" ? { weights: only(policy.weights, weighted) } : {}),
    ...(isTable
      ? {
          aggregate: {
            ...rules,
            ...(rules.at === undefined ? {} : { at: only(rules.at, ids) }),
            ...(rules.byDepth === undefined ? {} : { byDepth: only(rules.byDepth, depths) }),
          },
        }
      : {}),
  };
}

function only<T>(table: { readonly [key: string]: T }, keys: ReadonlySet<string>): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(table).filter(([key]) => keys.has(key)));
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  made ??= z.strictObject({
    ids: z.array(z.string()).check(z.minLength(1)),
    options: z.strictObject({ dangling: z.optional(z.enum(["refuse", "drop"])) }),
  });
  return made;
}

/** Ids of all nodes that stay: what is named or stands in something named, and the groups above it. */
function keptOf(nodes: readonly OutlineNode[], named: ReadonlySet<string>, drop: boolean): ReadonlySet<string> {
  const kept: boolean[] = [];
  for (const { id, parent } of nodes) kept.push(named.has(id) || (parent !== null && kept[parent] === true));
  // From the leaves up; a group stays if a child does, and a penalty needs a sibling to lower.
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { children } = nodes[i] as OutlineNode;
    const left = children.filter((child) => kept[child]);
    const lone = drop && left.every((child) => ((nodes[child] as OutlineNode).node as Indicator).penalty === true);
    if (lone) for (const child of left) kept[child] = false;
    if (left.length > 0) kept[i] = !lone;
  }
  return new Set(nodes.filter((_, i) => kept[i]).map(({ id }) => id));
}
