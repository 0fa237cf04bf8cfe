/** One fact that is asked in several places (`sameAs`): where one place is revised, those that said the same move with it. */
import { canonicalJson } from "../base/digest.ts";
import { isRecord, type Json, own } from "../base/plain.ts";
import type { Outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { type Answer, type AnswerDetail, checkEntry, detailOf, missingOf, valueOf } from "./answer.ts";
import { answerFor } from "./routing.ts";

/**
 * The answers of a revision, with each changed fact carried to its other places: to those that said the old one, and that the recipe has left
 * saying it. A place whose whole answer was the same has the whole new one; another keeps its own remarks and evidence.
 */
export function carryOver(
  tree: Outline,
  before: { readonly [id: string]: Answer | undefined },
  given: { readonly [id: string]: Json },
): { readonly [id: string]: Json } {
  const now: { [id: string]: Json } = { ...given };
  // What is not valid is not carried; it is an issue anyway.
  const said = (id: string): Answer | undefined => {
    const answer = own(now, id);
    return answer === undefined || checkEntry(tree, id, answer, [], false).length > 0 ? undefined : (answer as Answer);
  };
  for (const { id, kin, scale } of tree.indicators) {
    if (kin.length === 0) continue;
    const next = said(id);
    const old = answerFor(tree, id, before);
    const fact = factOf(old);
    if (next === undefined || old === undefined || fact === null || [null, fact].includes(factOf(next))) continue;
    for (const other of kin) {
      const held = said(other);
      if (held === undefined || factOf(held) !== fact || factOf(own(before, other)) !== fact) continue;
      now[other] = (canonicalJson(held) === canonicalJson(old) ? next : moved(held, next, scale as Scale)) as Json;
    }
  }
  return now;
}

/** What a valid answer says, as a text: its value, or why there is none; ticks in any order say the same. Null if it says nothing. */
export function factOf(answer: Answer | undefined): string | null {
  const value = valueOf(answer);
  if (value !== null) return canonicalJson(Array.isArray(value) ? [...value].sort() : value);
  const stated = (answer as AnswerDetail | undefined)?.missing;
  return stated === undefined ? null : `(${missingOf(answer)})`;
}

const STATED = ["level", "number", "items", "points", "missing", "reason"] as const;

/** One answer's fact with another's remarks. */
function moved(held: Answer, next: Answer, scale: Scale): AnswerDetail {
  const isStated = (key: string): boolean => (STATED as readonly string[]).includes(key);
  const remarks = isRecord(held) ? Object.entries(held).filter(([key]) => !isStated(key)) : [];
  return Object.fromEntries([...Object.entries(detailOf(next, scale)).filter(([key]) => isStated(key)), ...remarks]);
}
