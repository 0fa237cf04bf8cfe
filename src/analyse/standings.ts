/** How each node of an assessment stands to its target: the common ground of gaps and strengths. */
import * as z from "zod/mini";
import { valueOf } from "../assess/answer.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { type Decimal, rounded, toDouble, ZERO } from "../base/decimal.ts";
import { BenchmarkError, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Outline } from "../model/outline.ts";
import { isExcluded, type ScoringPolicy } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import type { Indicator } from "../model/tree.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import { gatesOf } from "../score/gates.ts";
import { type Plan, type PlanNode, plan } from "../score/plan.ts";
import { type Portions, portions } from "./portions.ts";
import { replace, withoutRanges } from "./replace.ts";
import { checkTarget, reaches, type Target, targetsOf } from "./targets.ts";

/** What gaps and strengths are told alike. */
export interface TargetOptions<K extends string = string> {
  /** What to hold the assessment against: a number from 0 to 100, such a number by id, or the scorecard of a model city. */
  readonly target: Target<K>;
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
  /** Only indicators, or only groups; both if left out. */
  readonly kind?: "indicator" | "group";
}

/** One node that has a target. */
export interface Standing {
  readonly index: number;
  readonly node: PlanNode;
  readonly kind: "indicator" | "group";
  /** Of an indicator: its scale and answer. */
  readonly scale: Scale | null;
  readonly answer: AnswerValue | null;
  readonly target: Decimal;
  /** Whether what is known of its value reaches the target, or if nothing is, the worst that is possible; whether the best, and the worst, would. */
  readonly reached: boolean;
  readonly best: boolean;
  readonly worst: boolean;
  /** Between that value and the target; 0 where both are the same double. */
  readonly distance: Decimal;
  /** The value as published: null unless scored. */
  readonly current: number | null;
  /** Index of the node at the top, where points are measured. */
  readonly top: number;
  readonly lost: Decimal;
  readonly brought: Decimal;
  readonly evidenceMissing: boolean;
}

/** What happens at the top, and to gates, when a node comes to its target and everything else stays. */
export interface Move {
  /** Published number after less published number before. */
  readonly change: Decimal;
  /** Ids of gates that are met after and were not before; and the other way round. */
  readonly met: string | null;
  readonly lost: string | null;
}

/** Options as they came, copied. */
export type Options = { readonly [key: string]: Json };

/** Options as plain data, or every issue: an unknown key, a target that cannot be one, what `more` finds. */
export function readOptions<O>(tree: Outline, options: unknown, own: z.core.$ZodLooseShape, more: (options: Options) => Issue[]): O {
  if (typeof options !== "object" || options === null)
    throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  const shape = z.strictObject({
    target: z.optional(z.unknown()),
    policy: z.optional(z.unknown()),
    kind: z.optional(z.enum(["indicator", "group"])),
    ...own,
  });
  const issues = checkShape(shape, plain.value, []);
  const given = isRecord(plain.value) ? plain.value : {};
  throwIfAny([...issues, ...(isRecord(plain.value) ? [...checkTarget(tree, given.target), ...more(given)] : [])]);
  return given as O;
}

/** Every applicable node with a target, in tree order, and what moving one to its target does. */
export function standings(
  assessment: Assessment,
  { target, policy, kind }: TargetOptions,
): { readonly all: readonly Standing[]; readonly move: (standing: Standing) => Move } {
  const compiled = plan(assessment.framework, policy);
  const found = leaves(assessment);
  const exact = evaluate(compiled, found);
  const targets = targetsOf(compiled, target);
  const tops = topsOf(compiled);
  const shares = portions(compiled, exact, tops);
  const { asked, bare } = tallies(compiled, found);
  const all = compiled.nodes.flatMap((node, index): Standing[] => {
    const { status, value, low, high } = exact[index] as Exact;
    const [aim, sort] = [targets[index] ?? null, node.rule === null ? "indicator" : "group"] as const;
    const there = status !== "not-applicable" && !node.totalForbidden && (asked[index] as number) > 0 && (kind ?? sort) === sort;
    if (!there || aim === null || low === null || high === null) return [];
    const { penalty } = node;
    const [best, worst] = penalty ? [low, high] : [high, low];
    const from = value ?? worst;
    const answer = node.rule === null ? valueOf(answerFor(compiled.tree, node.id, assessment.answers)) : null;
    return [
      {
        index,
        node,
        kind: sort,
        scale: node.scale,
        answer,
        target: aim,
        reached: reaches(from, aim, penalty),
        best: reaches(best, aim, penalty),
        worst: reaches(worst, aim, penalty),
        distance: toDouble(from) === toDouble(aim) ? ZERO : aim.minus(rounded(from)).abs(),
        current: status === "scored" && value !== null ? toDouble(value) : null,
        top: tops[index] as number,
        ...shareOf(shares, index),
        evidenceMissing: (bare[index] as number) > 0,
      },
    ];
  });
  return { all, move: mover(compiled, found, exact) };
}

function shareOf({ lost, brought }: Portions, index: number): { readonly lost: Decimal; readonly brought: Decimal } {
  return { lost: lost[index] as Decimal, brought: brought[index] as Decimal };
}

/** Where the points of each node are measured: the highest node on the way to it that may have an overall number. */
function topsOf(compiled: Plan): readonly number[] {
  const tops: number[] = [];
  for (const { index, parent } of compiled.nodes) {
    const above = parent === null ? index : (tops[parent] as number);
    tops.push(compiled.nodes[above]?.totalForbidden ? index : above);
  }
  return tops;
}

/** For each node: indicators that are asked and not excluded, and answers without evidence. */
function tallies(compiled: Plan, found: readonly Leaf[]): { readonly asked: readonly number[]; readonly bare: readonly number[] } {
  const [asked, bare] = [compiled.nodes.map(() => 0), compiled.nodes.map(() => 0)];
  for (const [k, place] of compiled.tree.indicators.entries()) {
    const { missing, evidenced } = found[k] as Leaf;
    for (let at: number | null = place.index; at !== null; at = compiled.nodes[at]?.parent ?? null) {
      if (missing === null || !isExcluded(missing)) asked[at] = (asked[at] as number) + 1;
      if (missing === null && !evidenced) bare[at] = (bare[at] as number) + 1;
    }
  }
  return { asked, bare };
}

function mover(compiled: Plan, found: readonly Leaf[], exact: readonly Exact[]): (standing: Standing) => Move {
  const { tree } = compiled;
  const states = (of: readonly Exact[]): ReadonlyMap<string, boolean> =>
    new Map(gatesOf(compiled, of).map(({ id, state }) => [id, state === "met"]));
  const turned = (from: ReadonlyMap<string, boolean>, to: ReadonlyMap<string, boolean>, met: boolean): string | null =>
    [...to.keys()].filter((id) => to.get(id) === met && from.get(id) === !met).join("; ") || null;
  const before = states(exact);
  const plain = withoutRanges(exact);
  // Whether a node or a group above it is a gate: only then do ranges matter.
  const gated: boolean[] = [];
  for (const { node, parent } of compiled.nodes) gated.push(node.mandatory !== undefined || (parent !== null && gated[parent] === true));
  const excluded = new Set(tree.indicators.filter((_, k) => isExcluded(found[k]?.missing ?? "unknown")).map(({ index }) => index));
  return ({ index, node, target, top, distance, reached }) => {
    if (distance.isZero()) return { change: ZERO, met: null, lost: null };
    // One fact has one answer, wherever it is asked.
    const kin = node.kin.map((id) => tree.byId.get(id)?.index as number).filter((other) => !excluded.has(other));
    // Where there is no value at all, the low end of the possible range says what is certain.
    const end = (exact[top] as Exact).value === null ? "low" : "value";
    const moving = [index, ...kin];
    const gates = moving.some((each) => gated[each]);
    const moved = replace(compiled, gates || end === "low" ? exact : plain, new Map(moving.map((each) => [each, target])));
    const after = gates ? states(moved) : before;
    const at = (of: readonly Exact[]): Decimal => rounded((of[top] as Exact)[end] ?? ZERO);
    // What is measured at itself wins its distance; so does a penalty, by going down.
    const change = index === top ? (reached ? distance.neg() : distance) : at(moved).minus(at(exact));
    return { change, met: turned(before, after, true), lost: turned(before, after, false) };
  };
}

/** Texts of a node that gaps and strengths share. */
export function headOf({ node, kind, current, target }: Standing): {
  readonly id: string;
  readonly title: string;
  readonly kind: "indicator" | "group";
  readonly current: number | null;
  readonly target: number;
} {
  return { id: node.id, title: (node.node as Indicator).title, kind, current, target: toDouble(target) };
}
