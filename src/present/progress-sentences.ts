/** Progress in words: how far a node moved, what that came from, and what a reader should know before making much of it. */
import * as z from "zod/mini";
import type { AnswerState, NodeProgress, Progress, ProgressStep } from "../analyse/progress-product.ts";
import { ensureProgress } from "../analyse/progress-rows.ts";
import { type Decimal, decimal, exactText, sum } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { isExcluded, type MissingState } from "../model/policy.ts";
import { formatNumber } from "./format.ts";

/** What {@link describeProgress} can be told. */
export interface DescribeProgressOptions {
  /** Id of the node to speak of; default: the root ("the total"). */
  readonly node?: string;
  /** Which step, from 0; default: from the first round to the last. */
  readonly step?: number;
}

/**
 * Progress of one node in sentences: the change with its parts, each rounded for itself; a warning if more than half of what moved is not from answers
 * that changed; and what the comparison rests on, if it is not the whole framework or not one kind of rater.
 *
 * "More than half": the part from answers that changed is smaller than the other three parts together, signs apart.
 *
 * @param progress made by `trackProgress`, or come back from JSON
 * @param options which node, which step
 * @returns one to four sentences, the change first
 * @throws BenchmarkError for an unknown node, a step that is not there, or something else than progress
 * @example
 * import { assess, defineFramework, describeProgress, fullyPartlyNot, trackProgress } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const city = { city: { id: "aford", name: "Aford (invented)" }, rater: { role: "self" } } as const;
 * const round = (date: string, a: string) => assess(small, { ...city, date, answers: { "small.a": a, "small.b": "fully" } });
 * describeProgress(trackProgress([round("2024-03-01", "not-at-all"), round("2026-03-01", "partly")]));
 * // => ["From 2024-03-01 to 2026-03-01 the total rose by 25.0 points, from 50.0 to 75.0, all of it from answers that changed."]
 */
export function describeProgress(progress: Progress, options: DescribeProgressOptions = {}): readonly string[] {
  const checked = ensureProgress(progress);
  const { id, title, isRoot, step } = chosen(checked, options);
  const node = own(step.nodes, id) as NodeProgress;
  const name = isRoot ? "the total" : `“${title}”`;
  return freeze([
    ...(node.change === null ? [unstated(checked, step, id, name)] : [moved(checked, step, id, node, name), ...warning(node)]),
    ...restsOn(checked),
  ]);
}

interface Chosen {
  readonly id: string;
  readonly title: string;
  readonly isRoot: boolean;
  readonly step: ProgressStep;
}

function chosen({ tree, steps, overall, framework }: Progress, options: DescribeProgressOptions): Chosen {
  const plain = copyPlain({ options });
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(
    checkShape(
      z.strictObject({ options: z.strictObject({ node: z.optional(z.string()), step: z.optional(z.number()) }) }),
      plain.value,
      [],
    ),
  );
  const said = (plain.value as unknown as { readonly options: DescribeProgressOptions }).options;
  const at = said.node === undefined ? 0 : tree.findIndex(({ id }) => id === said.node);
  const place = tree[at];
  const step = said.step === undefined ? overall : steps[said.step];
  const ids = tree.map(({ id }) => id);
  throwIfAny([
    ...(place === undefined
      ? [issue("unknown-node", ["options", "node"], { id: said.node ?? null, framework: framework.id, nearest: nearest(said.node, ids) })]
      : []),
    ...(step === undefined
      ? [
          issue("out-of-range", ["options", "step"], {
            received: shown(said.step),
            expected: `a whole number from 0 to ${steps.length - 1}`,
          }),
        ]
      : []),
  ]);
  return { ...(place as Progress["tree"][0]), isRoot: at === 0, step: step as ProgressStep };
}

/** How far it moved, and what that came from. */
function moved(progress: Progress, step: ProgressStep, id: string, node: NodeProgress, name: string): string {
  const change = decimal(node.change as string);
  const start = `From ${step.from} to ${step.to} ${name}`;
  const ends = `from ${formatNumber(node.before)} to ${formatNumber(node.after)}`;
  const movement = change.isZero()
    ? `stayed at ${formatNumber(node.after)}`
    : `${change.gt(0) ? "rose" : "fell"} by ${size(change)}, ${ends}`;
  if (PARTS.some((part) => node[part] === null)) return `${start} ${movement}; how much of this came from what cannot be told.`;
  const words = causes(progress, step, id);
  const parts = PARTS.filter((part) => !decimal(node[part] as string).isZero());
  if (parts.length === 0) return `${start} ${movement}.`;
  if (parts.length === 1) return `${start} ${movement}, all of it from ${words[parts[0] as Part]}.`;
  return `${start} ${movement}: ${parts.map((part) => `${formatNumber(node[part])} from ${words[part]}`).join(", ")}.`;
}

const PARTS = ["answers", "known", "applicable", "policy"] as const;
type Part = (typeof PARTS)[number];

function size(change: Decimal): string {
  const text = formatNumber(exactText(change.abs()));
  return text === "0.0" ? "less than 0.1 points" : `${text} points`;
}

/** What each part is called: the two ways of becoming known, and of coming to apply, by what happened below the node. */
function causes({ tree }: Progress, { changed }: ProgressStep, id: string): { readonly [P in Part]: string } {
  const below = new Set([id]);
  for (const node of tree) if (node.parent !== null && below.has(node.parent)) below.add(node.id);
  const inside = changed.filter((change) => below.has(change.id));
  const ways = (cause: string, gone: (missing: MissingState) => boolean, words: readonly string[]): string => {
    const is = ({ missing }: AnswerState): boolean => missing !== null && gone(missing);
    const of = inside.filter((change) => change.cause === cause);
    const [away, back] = [
      of.some(({ before, after }) => !is(before) && is(after)),
      of.some(({ before, after }) => is(before) && !is(after)),
    ];
    return words[(away ? 1 : 0) + (back ? 2 : 0)] as string;
  };
  return {
    answers: "answers that changed",
    known: ways("known", (missing) => !isExcluded(missing), [
      "other reasons for open answers",
      "answers that are no longer known",
      "answers that became known",
      "answers that became known or ceased to be",
    ]),
    applicable: ways("applicable", isExcluded, [
      "other reasons why questions do not apply",
      "questions that no longer apply",
      "questions that came to apply",
      "questions that came to apply or ceased to",
    ]),
    policy: "scoring by another policy",
  };
}

/** Whether a reader may take the change for the city's own doing. */
function warning(node: NodeProgress): string[] {
  if (PARTS.some((part) => node[part] === null)) return [];
  const [answers, ...others] = PARTS.map((part) => decimal(node[part] as string).abs()) as [Decimal, ...Decimal[]];
  if (sum(others).lte(answers)) return [];
  return [
    answers.isZero()
      ? "None of this comes from answers that changed."
      : "More than half of what moved does not come from answers that changed.",
  ];
}

/** Why no change can be stated. */
function unstated({ rounds }: Progress, step: ProgressStep, id: string, name: string): string {
  const [first, last] = [step.from, step.to].map((date) => {
    const { exact, reason } = own(rounds.find((round) => round.date === date)?.nodes ?? {}, id) ?? { exact: null, reason: null };
    return { when: `on ${date}`, why: exact === null ? `(${own(REASONS, reason ?? "") ?? "no value"})` : null };
  }) as [Missing, Missing];
  const missing =
    first.why === last.why
      ? `on either date ${first.why}`
      : [first, last].flatMap(({ when, why }) => (why === null ? [] : [`${when} ${why}`])).join(" and ");
  return `From ${step.from} to ${step.to} no change of ${name} can be stated: it was not scored ${missing}.`;
}

interface Missing {
  readonly when: string;
  readonly why: string | null;
}

const REASONS: { readonly [reason: string]: string } = {
  "nothing-answered": "nothing answered",
  "below-coverage": "too little answered",
  blocked: "an answer that the policy needs was missing",
  "total-forbidden": "no overall number, by design",
  excluded: "not applicable",
};

/** What the comparison rests on, where a reader would not expect it. */
function restsOn({ basis, framework }: Progress): string[] {
  const { kind, indicators, of, roles } = basis;
  return [
    ...(kind === "shared-indicators"
      ? [
          `Compared are only the ${indicators} indicators that all rounds share (the rounds have ${of.join(", ")}), scored as in version ${framework.version}.`,
        ]
      : []),
    ...(roles.length > 1
      ? [`The rounds were answered in different roles (${roles.join(", ")}); part of a change can be the rater's.`]
      : []),
  ];
}
