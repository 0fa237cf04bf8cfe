/** A proposed roadmap in words: what it comes to, what is done in each phase and why, what is left out and why, and how sure it is. */
import * as z from "zod/mini";
import type { LeftOutAction, PickedAction, PlannedValue, ProposedPhase, RoadmapProposal } from "../analyse/proposal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { formatNumber } from "./format.ts";

/**
 * A proposed roadmap in sentences: the whole first, then each phase, each pick with its reason, what is left out and why, and how sure the plan is.
 *
 * @param proposal made by `proposeRoadmap`, or come back from JSON
 * @throws BenchmarkError for anything else
 * @example
 * import { assess, defineFramework, describeProposal, fullyPartlyNot, proposeRoadmap } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: [
 *     { id: "small.a", title: "A", question: "Is A in place?", scale: fullyPartlyNot },
 *     { id: "small.b", title: "B", question: "Is B in place?", scale: fullyPartlyNot },
 *   ],
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "not-at-all", "small.b": "partly" } });
 * const actions = [
 *   { id: "a", title: "Set up A", effort: 3, levels: { "small.a": "fully" } },
 *   { id: "b", title: "Complete B", effort: 2, levels: { "small.b": "fully" } },
 * ] as const;
 * describeProposal(proposeRoadmap(aford, { actions, budget: 4 }));
 * // => [
 * //   "The total goes from 25.0 to 75.0 with an effort of 3.",
 * //   "Phase 1: “Set up A” (effort 3 of 4). The total goes from 25.0 to 75.0.",
 * //   "“Set up A” raises the total: without it, it would end at 25.0.",
 * //   "“Complete B” is left out: it fits into no phase beside what is picked. With it, the total would end at 100.0.",
 * //   "No other choice within these limits is better.",
 * //   "This counts points. Whether an action works, who can do it and what matters more, it cannot know."
 * // ]
 */
export function describeProposal(proposal: RoadmapProposal): readonly string[] {
  const checked = ensureProposal(proposal);
  const { phases, leftOut, open, asksChange } = checked;
  const names = new Map(checked.actions.map(({ id, title }) => [id, `“${title}”`]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? `“${id}”`).join(", ");
  return freeze([
    whole(checked),
    ...(open.length > 0 ? [`It starts from ${shown(checked.start)} because ${counted(open.length, "open answer")} as the worst.`] : []),
    ...phases.map((phase) => phaseSentence(phase)),
    ...phases.flatMap(({ picks }) => picks.map((pick) => pickSentence(pick, named))),
    ...leftOut.map((action) => leftOutSentence(action, named)),
    ...(asksChange.length > 0
      ? [`Afterwards other questions would be asked than now; the plan counts them as at the start: ${asksChange.join(", ")}.`]
      : []),
    sureness(checked),
    "This counts points. Whether an action works, who can do it and what matters more, it cannot know.",
  ]);
}

function counted(n: number, word: string): string {
  return n === 1 ? `one ${word} counts` : `${n} ${word}s count`;
}

function shown({ exact }: PlannedValue): string {
  return formatNumber(exact);
}

function effortOf(effort: number, unit: string | null): string {
  return `${formatNumber(effort, 0) === String(effort) ? String(effort) : formatNumber(effort)}${unit === null ? "" : ` ${unit}`}`;
}

function whole({ start, end, effort, effortUnit, target, optimal, phases }: RoadmapProposal): string {
  const way = `the total goes from ${shown(start)} to ${shown(end)} with an effort of ${effortOf(effort, effortUnit)}`;
  if (target === null) return `T${way.slice(1)}.`;
  const aim = `target of ${formatNumber(target.value, Number.isInteger(target.value) ? 0 : 1)}`;
  if (target.state === "reached") {
    const last = phases.filter(({ picks }) => picks.length > 0).at(-1)?.number ?? 0;
    return last === 0 ? `The ${aim} is reached already: the total is ${shown(start)}.` : `The ${aim} is reached in phase ${last}: ${way}.`;
  }
  const best = optimal ? `What can be reached is ${shown(end)}` : `The best plan found ends at ${shown(end)}`;
  const missed =
    target.state === "out-of-reach" ? `The ${aim} cannot be reached within these limits.` : `No plan was found that reaches the ${aim}.`;
  return `${missed} ${best}: ${way}.`;
}

function phaseSentence({ number, title, budget, effort, picks, before, after }: ProposedPhase): string {
  const head = `Phase ${number}${title === null ? "" : ` (${title})`}`;
  if (picks.length === 0) return `${head}: nothing.`;
  const of = budget === null ? "" : ` of ${effortOf(budget, null)}`;
  const actions = picks.map((pick) => `“${pick.title}”`).join(", ");
  return `${head}: ${actions} (effort ${effortOf(effort, null)}${of}). The total goes from ${shown(before)} to ${shown(after)}.`;
}

type Named = (ids: readonly string[]) => string;

function pickSentence({ title, reason, enables, without }: PickedAction, named: Named): string {
  const more = enables.length > 0 ? ` and what comes after it (${named(enables)})` : "";
  const end = `without it${more}, it would end at ${shown(without)}`;
  const said = {
    "needed-for-target": `is needed for the target: without it${more}, the total would end at ${shown(without)}`,
    "raises-total": `raises the total: ${end}`,
    "raises-earlier": "raises the total earlier; at the end it would be the same without it",
    enables: `must come before ${named(enables)}: without these, the total would end at ${shown(without)}`,
  };
  return `“${title}” ${said[reason]}.`;
}

function leftOutSentence({ title, reason, others, with: value }: LeftOutAction, named: Named): string {
  const said = {
    "brings-nothing": "it would improve no answer that counts",
    overtaken: `${named(others)} brings all that it would`,
    "over-budget": "no phase in which it can be done has room for it",
    "not-needed": "the target is reached without it",
    "no-gain": "it would improve answers, but not the total",
    "prerequisite-left-out": `it must come after ${named(others)}, and all that does not fit`,
    "does-not-fit": "it fits into no phase beside what is picked",
  };
  const gain = reason === "over-budget" || reason === "prerequisite-left-out" || reason === "does-not-fit";
  return `“${title}” is left out: ${said[reason]}.${gain ? ` With it, the total would end at ${shown(value)}.` : ""}`;
}

function sureness({ optimal, bound, nodesVisited, tolerance, effortUnit }: RoadmapProposal): string {
  if (optimal)
    return tolerance === 0
      ? "No other choice within these limits is better."
      : "No other choice within these limits is better by more than a millionth of a point.";
  const proven =
    bound.of === "effort"
      ? `none reaches the target with less than ${effortOf(bound.value, effortUnit)}`
      : `none ends above ${shown(bound)}`;
  return `The search stopped after ${nodesVisited} ${nodesVisited === 1 ? "node" : "nodes"}. There may be a better plan, but ${proven}.`;
}

let schema: z.ZodMiniType | undefined;

/** What is read of a proposal: it may have been stored, and come back from anywhere. */
function proposalSchema(): z.ZodMiniType {
  const [text, number, texts, maybe] = [z.string(), z.number(), z.array(z.string()), z.nullable(z.string())];
  const value = z.object({ exact: text.check(z.regex(/^\d+(\.\d+)?$/, { error: "a number as text" })) });
  const reasons = {
    pick: ["needed-for-target", "raises-total", "raises-earlier", "enables"],
    left: ["brings-nothing", "overtaken", "over-budget", "not-needed", "no-gain", "prerequisite-left-out", "does-not-fit"],
  } as const;
  const pick = z.object({ title: text, reason: z.enum(reasons.pick), enables: texts, without: value });
  schema ??= z.object({
    actions: z.array(z.object({ id: text, title: text })),
    effortUnit: maybe,
    start: value,
    end: value,
    open: texts,
    asksChange: texts,
    effort: number,
    phases: z.array(
      z.object({ number, title: maybe, budget: z.nullable(number), effort: number, picks: z.array(pick), before: value, after: value }),
    ),
    target: z.nullable(z.object({ value: number, state: z.enum(["reached", "out-of-reach", "not-found"]) })),
    leftOut: z.array(z.object({ title: text, reason: z.enum(reasons.left), others: texts, with: value })),
    optimal: z.boolean(),
    bound: z.extend(value, { of: z.enum(["effort", "value"]), value: number }),
    nodesVisited: number,
    tolerance: number,
  });
  return schema;
}

function ensureProposal(value: unknown): RoadmapProposal {
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "roadmap-proposal")
    throw new BenchmarkError([
      issue("wrong-type", ["proposal"], { expected: "a proposal made by proposeRoadmap()", received: kindOf(value) }),
    ]);
  throwIfAny(checkShape(proposalSchema(), plain.value, ["proposal"]));
  return plain.value as unknown as RoadmapProposal;
}
