/** Questions that depend on another answer: where a condition is known to fail, the question is not asked, and counts as not applicable. */
import { own } from "../base/plain.ts";
import type { Outline } from "../model/outline.ts";
import type { Condition } from "../model/tree.ts";
import { type Answer, valueOf } from "./answer.ts";

/** A condition that fails, with the level that makes it fail. */
export interface FailedCondition extends Condition {
  readonly level: string;
}

/** The condition that keeps an indicator from being asked; null if it is asked, or if that is not known yet. */
export function notAsked(tree: Outline, id: string, answers: { readonly [id: string]: Answer | undefined }): FailedCondition | null {
  for (const condition of tree.byId.get(id)?.conditions ?? []) {
    const level = valueOf(own(answers, condition.indicator));
    if (typeof level === "string" && !condition.is.includes(level)) return { ...condition, level };
  }
  return null;
}
