/** What holds a score down: every node below its target, what it costs, what closing it alone would bring, and what it takes. */
import * as z from "zod/mini";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Decimal, decimal, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { type Issue, issue } from "../base/issue.ts";
import { isRecord, own } from "../base/plain.ts";
import { tableSchema } from "../base/schema.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import type { Indicator } from "../model/tree.ts";
import { closingOf } from "./closing.ts";
import { headOf, type Move, type Options, readOptions, type Standing, standings, type TargetOptions } from "./standings.ts";
import { checkIds } from "./targets.ts";

/** One node below its target; of a penalty, above it. Flat: a row as it stands. */
export type Gap<K extends string = string> = {
  /** Id of the node. */
  readonly id: K;
  /** Its title. */
  readonly title: string;
  /** Whether it is answered itself, or stands for what is below it. */
  readonly kind: "indicator" | "group";
  /** Its value as on the scorecard, 0 to 100; null unless scored. Of a penalty, less is better. */
  readonly current: number | null;
  /** What it is to reach, 0 to 100; of a penalty, what it is not to exceed. */
  readonly target: number;
  /** Points from its value to the target, above 0. With no value, from what is known of it; with nothing known, from the worst that is possible. */
  readonly distance: number;
  /** Id of the root at which `lost` and `gain` are measured: the framework's own, or where that has no overall number the member benchmark's. */
  readonly at: K;
  /** Points that the root lacks because of this node, 0 to 100; 0 for what does not count. */
  readonly lost: number;
  /** Points that the root would win if this node came to its target and everything else stayed. Below 0 only where something that did not count before would come in below the rest. */
  readonly gain: number;
  /** Ids of the gates that would turn to met, separated by “; ”; null if none would. */
  readonly gates: string | null;
  /** A gap in fact; or one that answers to open questions may still close, so that answering comes first. */
  readonly state: "gap" | "answer-first";
  /** What it takes, in the words of the scale; null for groups, and where no answer on the scale reaches the target. */
  readonly to: string | null;
  /** Whether it, or anything below it, is answered without evidence. */
  readonly evidenceMissing: boolean;
};

/** What {@link findGaps} can be told. */
export interface GapOptions<K extends string = string> extends TargetOptions<K> {
  /** Greatest first: gain (default), distance, or gain divided by effort. */
  readonly order?: "gain" | "distance" | "gain-per-effort";
  /** Effort by id, above 0, in any one unit; only with the order "gain-per-effort". */
  readonly effort?: { readonly [I in K]?: number };
}

/**
 * Every node below its target, indicators and groups alike, each with what it costs at the root and what closing it alone would bring there: exactly, under
 * any rule, also where a minimum or a gate binds. Excluded nodes are never gaps; a target that a value reaches is none.
 *
 * - A target that is a number holds for every node; a penalty may then have at most 100 less the number. A profile holds for the nodes that it names, a model city's
 *   scorecard for those that are scored there; both give a penalty the points that it may have.
 * - Closing a node: an answered indicator of the target's value stands in its place, with its weight. An indicator that asks the same as others (`sameAs`) is closed
 *   with them. Questions that depend on an answer stay asked or not, as they are.
 * - The root is measured by its value; where it is not scored, by what is known of it; where nothing is known, by the low end of its possible range.
 * - Gains do not add up under rules other than the arithmetic mean, nor do those of a group and its children.
 *
 * Order: as asked; ties by distance (under the order "distance" by gain), the greater first, then in tree order. Under "gain-per-effort" nodes without effort
 * stand last, in tree order. All by exact decimals.
 *
 * Cost: that of one `score` and one `explain`, and for each gap one evaluation of every group above it.
 *
 * @param assessment made by `assess` or `assessDraft`
 * @param options target; policy, kind, order, effort
 * @returns a frozen list; empty if nothing is below its target
 * @throws BenchmarkError for targets out of range, ids that are not there, a model city of another framework or policy, options that would change nothing
 * @example
 * import { assess, defineFramework, findGaps, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly", "small.c": "not-at-all" } });
 * const gaps = findGaps(aford, { target: 80, kind: "indicator" });
 * gaps.map(({ id, distance, gain, to }) => [id, distance, gain, to]);
 * // => [["small.c", 80, 26.66…, "fully"], ["small.b", 30, 10, "fully"]]
 */
export function findGaps<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  options: GapOptions<I | G>,
): readonly Gap<I | G>[] {
  const checked = ensureAssessment(assessment);
  const tree = outline(checked.framework);
  const given = readOptions<GapOptions>(tree, options, shape(), (found) => checkEffort(tree, found));
  const { all, move } = standings(checked, given);
  const found = all.filter(({ reached }) => !reached).map((standing) => ({ standing, move: move(standing) }));
  const sizes = found.map(({ standing, move: { change } }) => sizesOf(given, standing, change));
  const order = found.map((_, k) => k).sort((a, b) => compared(sizes[a] as Sizes, sizes[b] as Sizes) || a - b);
  const list = order.map((k) => gapOf(tree, (found[k] as Found).standing, (found[k] as Found).move));
  return freeze(list as Gap<never>[]);
}

interface Found {
  readonly standing: Standing;
  readonly move: Move;
}

function gapOf({ nodes }: Outline, standing: Standing, { change, met }: Move): Gap {
  const { node, scale, answer, target, distance, top, lost, best, evidenceMissing } = standing;
  return {
    ...headOf(standing),
    distance: toDouble(distance),
    at: nodes[top]?.id as string,
    lost: toDouble(lost),
    gain: toDouble(change),
    gates: met,
    state: best ? "answer-first" : "gap",
    to: scale === null ? null : closingOf({ node: node.node as Indicator, scale: scale as Scale, answer, target }),
    evidenceMissing,
  };
}

/** What to sort by, the more important first; null stands last, and among such nothing else counts. */
type Sizes = readonly [Decimal | null, Decimal];

function sizesOf({ order = "gain", effort = {} }: GapOptions, { node, distance }: Standing, gain: Decimal): Sizes {
  if (order === "distance") return [distance, gain];
  if (order === "gain") return [gain, distance];
  const known = own(effort as { readonly [id: string]: number }, node.id);
  return [known === undefined ? null : gain.div(decimal(known)), distance];
}

function compared([a, second]: Sizes, [b, other]: Sizes): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.cmp(a) || other.cmp(second);
}

function shape(): z.core.$ZodLooseShape {
  const effort = tableSchema(z.number().check(z.positive()));
  return { order: z.optional(z.enum(["gain", "distance", "gain-per-effort"])), effort: z.optional(effort) };
}

function checkEffort(tree: Outline, { order, effort }: Options): Issue[] {
  const wanted = order === "gain-per-effort";
  if (effort === undefined) return wanted ? [issue("missing-key", ["effort"], { expected: "effort above 0 for at least one id" })] : [];
  const unused = wanted ? [] : [issue("effort-unused", ["effort"])];
  return [...unused, ...(isRecord(effort) ? checkIds(tree, effort, ["effort"]) : [])];
}
