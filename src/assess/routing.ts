/** Questions that depend on another answer: where a condition is known to fail, the question is not asked, and counts as not applicable. */

import { canonicalJson } from "../base/digest.ts";
import { type Issue, issue, shown } from "../base/issue.ts";
import { own } from "../base/plain.ts";
import type { Outline } from "../model/outline.ts";
import type { MissingState } from "../model/policy.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import type { Condition } from "../model/tree.ts";
import { type Answer, type AnswerDetail, missingOf, valueOf } from "./answer.ts";

/** A condition that fails, with the level that makes it fail. */
export interface FailedCondition extends Condition {
  readonly level: string;
}

/** Whether an answer says anything: a value, or why there is none. A comment alone does not. */
function speaks(answer: Answer | undefined): boolean {
  return valueOf(answer) !== null || (answer !== undefined && (answer as AnswerDetail).missing !== undefined);
}

/** The answer that counts for an indicator: its own, or that of the first of its kin that says something. */
export function answerFor(tree: Outline, id: string, answers: { readonly [id: string]: Answer | undefined }): Answer | undefined {
  const answer = own(answers, id);
  const kin = tree.byId.get(id)?.kin ?? [];
  if (kin.length === 0 || speaks(answer)) return answer;
  const from = kin.find((other) => speaks(own(answers, other)));
  return from === undefined ? answer : own(answers, from);
}

/** Answers to one fact that contradict each other; each is held against the first of its family. */
export function checkKin(tree: Outline, answers: { readonly [id: string]: Answer | undefined }): Issue[] {
  return tree.indicators.flatMap(({ id, kin, index }) => {
    const answer = own(answers, id);
    const first = speaks(answer) ? kin.find((other) => speaks(own(answers, other))) : undefined;
    if (first === undefined || (tree.byId.get(first) as { readonly index: number }).index > index) return [];
    const [one, two] = [fact(own(answers, first)), fact(answer)];
    if (canonicalJson(one) === canonicalJson(two)) return [];
    return [issue("same-as-conflict", ["answers", id], { id, other: first, first: said(two), second: said(one) })];
  });
}

/** What an answer says; ticks in any order say the same. */
function fact(answer: Answer | undefined): AnswerValue | MissingState | null {
  const value = valueOf(answer) ?? missingOf(answer);
  return Array.isArray(value) ? [...value].sort() : value;
}

function said(fact: AnswerValue | MissingState | null): string {
  return Array.isArray(fact) && fact.length === 0 ? "nothing ticked" : shown(Array.isArray(fact) ? fact.join(", ") : fact);
}

/** The condition that keeps an indicator from being asked; null if it is asked, or if that is not known yet. */
export function notAsked(tree: Outline, id: string, answers: { readonly [id: string]: Answer | undefined }): FailedCondition | null {
  for (const condition of tree.byId.get(id)?.conditions ?? []) {
    const level = valueOf(answerFor(tree, condition.indicator, answers));
    if (typeof level === "string" && !condition.is.includes(level)) return { ...condition, level };
  }
  return null;
}
