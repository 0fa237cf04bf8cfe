/** What a city says to one question: a value on the indicator's scale, or why there is none; with comment, evidence, date and confidence. */
import * as z from "zod/mini";
import { isPartialDate } from "../base/date.ts";
import { clip, type Issue, issue, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Outline } from "../model/outline.ts";
import { isExcluded, type MissingState, missingStates } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import { type AnswerValue, kindOfScale } from "../model/scale-kinds.ts";

/** One document, record or talk that supports an answer. */
export interface Evidence {
  /** What it is called. */
  readonly title: string;
  /** What kind of evidence it is, in the users' own words. */
  readonly kind?: string;
  /** Where it can be read. */
  readonly url?: string;
  /** Date it carries: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date?: string;
  /** When it stops counting: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly expires?: string;
}

/** An answer with everything that belongs to it. At most one of level, number, items, points and missing; with none of them it is not answered. */
export interface AnswerDetail {
  /** Key of a level. */
  readonly level?: string;
  /** Measured number, in the scale's unit. */
  readonly number?: number;
  /** Keys of the ticked items. */
  readonly items?: readonly string[];
  /** Points earned, 0 to the scale's maximum. */
  readonly points?: number;
  /** Why there is no value. */
  readonly missing?: MissingState;
  /** Why it is missing; required when it is not applicable or outside the city's competence. */
  readonly reason?: string;
  /** Whatever helps a reader. */
  readonly comment?: string;
  /** What supports the answer. */
  readonly evidence?: readonly Evidence[];
  /** When the answer was given: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date?: string;
  /** How sure the rater is, 0 to 1; kept and reported, never part of the score. */
  readonly confidence?: number;
}

/** An answer: a bare level key, number, points or list of items, or all of it in detail. */
export type Answer = string | number | readonly string[] | AnswerDetail;

const VALUE_FIELDS = ["level", "number", "items", "points"] as const;

let schema: z.ZodMiniType | undefined;

/** Shape of a detailed answer; what its scale allows is checked apart. */
export function answerDetailSchema(): z.ZodMiniType<AnswerDetail> {
  schema ??= z.strictObject({
    level: z.optional(z.string()),
    number: z.optional(z.number()),
    items: z.optional(z.array(z.string())),
    points: z.optional(z.number()),
    missing: z.optional(z.enum(missingStates as [MissingState, ...MissingState[]])),
    reason: z.optional(z.string()),
    comment: z.optional(z.string()),
    evidence: z.optional(
      z.array(
        z.strictObject({
          title: z.string().check(z.minLength(1)),
          kind: z.optional(z.string()),
          url: z.optional(z.string()),
          date: z.optional(z.string()),
          expires: z.optional(z.string()),
        }),
      ),
    ),
    date: z.optional(z.string()),
    confidence: z.optional(z.number().check(z.minimum(0)).check(z.maximum(1))),
  });
  return schema as z.ZodMiniType<AnswerDetail>;
}

/** The value of a checked answer on its scale; null when it has none. */
export function valueOf(answer: Answer | undefined): AnswerValue | null {
  if (answer === undefined) return null;
  if (!isDetail(answer)) return answer;
  return answer.level ?? answer.number ?? answer.items ?? answer.points ?? null;
}

/** Why a checked answer has no value; null when it has one. */
export function missingOf(answer: Answer | undefined): MissingState | null {
  if (valueOf(answer) !== null) return null;
  return answer !== undefined && isDetail(answer) ? (answer.missing ?? "not-answered") : "not-answered";
}

/** The detail of an answer, whichever way it was given. */
export function detailOf(answer: Answer, scale: Scale): AnswerDetail {
  return isDetail(answer) ? answer : ({ [kindOfScale(scale).field]: answer } as AnswerDetail);
}

function isDetail(answer: Answer): answer is AnswerDetail {
  return typeof answer === "object" && !Array.isArray(answer);
}

/** Everything wrong with one entry of a table of answers (plain data): whom it is for, and what it says. */
export function checkEntry(
  tree: Outline,
  id: string,
  answer: unknown,
  path: readonly (string | number)[],
  suggest = true,
): readonly Issue[] {
  const framework = tree.framework.id;
  const node = tree.byId.get(id);
  if (node === undefined) {
    const near = suggest
      ? nearest(
          id,
          tree.indicators.map((indicator) => indicator.id),
        )
      : null;
    return [issue("unknown-indicator", path, { id: clip(id, 200), framework, nearest: near })];
  }
  return node.scale === null ? [issue("group-answered", path, { id, framework })] : checkAnswer(id, node.scale, answer, path);
}

/** Everything wrong with one answer (plain data) on one scale. */
export function checkAnswer(id: string, scale: Scale, answer: unknown, path: readonly (string | number)[]): readonly Issue[] {
  const kind = kindOfScale(scale);
  if (answer === null) return [issue("answer-null", path, { id })];
  if (!isRecord(answer)) return kind.check(scale, answer, id, path);
  // What is well formed is looked at, whatever is wrong beside it.
  const issues: Issue[] = checkShape(answerDetailSchema(), answer, path);
  const malformed = new Set(issues.map((found) => found.path[path.length]));
  const detail = Object.fromEntries(Object.entries(answer).filter(([key]) => !malformed.has(key))) as AnswerDetail;
  const given = [...VALUE_FIELDS, "missing" as const].filter((field) => detail[field] !== undefined);
  if (given.length > 1) return [...issues, issue("answer-ambiguous", path, { id, first: given[0] as string, second: given[1] as string })];
  const field = given[0];
  if (field !== undefined && field !== "missing") {
    if (field !== kind.field)
      issues.push(issue("answer-kind", [...path, field], { id, expected: `${kind.field} (${kind.allowed(scale)})`, received: field }));
    else issues.push(...kind.check(scale, detail[field], id, [...path, field]));
  }
  const reason = (detail.reason ?? "").trim();
  if (detail.missing !== undefined && isExcluded(detail.missing) && reason === "")
    issues.push(issue("reason-missing", [...path, "reason"], { id, state: detail.missing }));
  if (detail.missing === undefined && reason !== "") issues.push(issue("reason-unused", [...path, "reason"], { id }));
  return [...issues, ...checkDates(detail, path)];
}

function checkDates(detail: AnswerDetail, path: readonly (string | number)[]): Issue[] {
  const dates: [readonly (string | number)[], string | undefined][] = [[[...path, "date"], detail.date]];
  for (const [i, evidence] of (detail.evidence ?? []).entries()) {
    dates.push([[...path, "evidence", i, "date"], evidence.date], [[...path, "evidence", i, "expires"], evidence.expires]);
  }
  return dates.flatMap(([at, date]) =>
    date === undefined || isPartialDate(date)
      ? []
      : [issue("date-invalid", at, { received: shown(date), form: "YYYY-MM-DD, YYYY-MM or YYYY" })],
  );
}

/**
 * The one way to write an accepted answer: bare when there is nothing but a value, without empty texts and empty lists of evidence.
 * Two answers that say the same are then equal, whichever way they came in.
 */
export function canonicalAnswer(answer: Answer): Answer | undefined {
  if (!isDetail(answer)) return answer;
  const kept = Object.entries(answer).filter(
    ([key, value]) => key === "items" || !((value as unknown) === "" || (Array.isArray(value) && value.length === 0)),
  );
  if (kept.length === 0) return undefined;
  const [field, value] = kept[0] as [string, AnswerValue];
  return kept.length === 1 && (VALUE_FIELDS as readonly string[]).includes(field) ? value : (Object.fromEntries(kept) as AnswerDetail);
}
