/** How several ratings become one: the rule as a caller states it, checked against the raters and the tree. */
import * as z from "zod/mini";
import { isDate } from "../base/date.ts";
import { BenchmarkError, type Issue, issue, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, type Json, own } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import { type Answer, canonicalAnswer, checkEntry } from "./answer.ts";
import type { Rater } from "./assessment.ts";
import { factOf } from "./kin.ts";
import type { Panel, Voice } from "./panel.ts";

/** What was decided of one indicator: a rater's answer as it stands, or an answer of its own; and why. */
export type Decision =
  | { /** Id of the rater (of one without an id, the role). */ readonly take: string /** Why. */; readonly reason?: string }
  | {
      /** The answer that holds; a missing one leaves it open or takes it out. */ readonly answer: Answer /** Why. */;
      readonly reason?: string;
    };

/** What holds for indicators without a decision. */
export type SettleMethod = "lower-median-of-peers" | "evidence-first" | "leave-open";

/** How several ratings become one. */
export interface SettleRule<I extends string = string> {
  /** What was decided, by indicator; it holds also for indicators that ask the same. */
  readonly decisions?: { readonly [K in I]?: Decision };
  /** What holds elsewhere: see {@link settle}. */
  readonly otherwise: SettleMethod;
  /**
   * Whose judgement counts there. Default: what a rating of the role consensus says; where none does, peers under “lower-median-of-peers”, everybody
   * under “evidence-first”.
   */
  readonly among?: readonly Rater["role"][];
  /** Date of the consensus. Default: the latest date of the ratings. */
  readonly date?: string;
}

/** A checked rule. */
export interface ReadRule {
  readonly otherwise: SettleMethod;
  /** For each rater whether the judgement counts where nothing is decided. */
  readonly counts: readonly boolean[];
  /** For each rater whether what it says was agreed already, and goes before the others. */
  readonly joint: readonly boolean[];
  /** By indicator, spread over those that ask the same; `at` is where it was stated. */
  readonly decisions: ReadonlyMap<string, { readonly decision: Decision; readonly at: string }>;
  readonly date: string | undefined;
}

/** The answer that a decision brings. */
export function decidedAnswer({ raters, voices }: Panel, decision: Decision, k: number): Answer {
  if ("answer" in decision) return canonicalAnswer(decision.answer) as Answer;
  return voices[raters.findIndex(({ id }) => id === decision.take)]?.[k]?.answer as Answer;
}

/**
 * @throws BenchmarkError for a rule of the wrong shape, decisions on what is not there, by raters who are not, or that would change nothing; a rule
 * for which there is nobody
 */
export function readRule(panel: Panel, input: unknown): ReadRule {
  const plain = copyPlain(input);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: ["rule", ...found.path] })));
  throwIfAny(checkShape(schema(), plain.value, ["rule"]));
  const { decisions = {}, otherwise, among, date } = plain.value as unknown as SettleRule;
  const roles = among ?? (otherwise === "lower-median-of-peers" ? ["peer"] : null);
  const joint = panel.raters.map(({ role }) => among === undefined && role === "consensus");
  const counts = panel.raters.map(({ role }, i) => joint[i] === true || roles === null || roles.includes(role));
  throwIfAny([
    ...Object.entries(decisions).flatMap(([id, decision]) => checkDecision(panel, id, decision as Decision)),
    ...(among !== undefined && otherwise === "leave-open"
      ? [issue("option-no-effect", ["rule", "among"], { option: "among", why: "under “leave-open” nobody's judgement is preferred" })]
      : []),
    ...(counts.includes(true) ? [] : [issue("nobody-to-follow", ["rule", "among"], { rule: otherwise, roles: (roles ?? []).join(", ") })]),
    ...(date === undefined || isDate(date) || date === "undated"
      ? []
      : [issue("date-invalid", ["rule", "date"], { received: shown(date), form: "YYYY-MM-DD (or the word undated)" })]),
  ]);
  const spread = panel.tree.indicators.flatMap(({ id, kin }) => {
    const at = [id, ...kin].find((member) => Object.hasOwn(decisions, member));
    return at === undefined ? [] : [[id, { decision: own(decisions, at) as Decision, at }] as const];
  });
  return { otherwise, counts, joint, decisions: new Map(spread), date };
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  made ??= z.strictObject({
    decisions: z.optional(
      tableSchema(
        z.strictObject({
          take: z.optional(z.string()),
          answer: z.optional(z.unknown()),
          reason: z.optional(z.string().check(z.minLength(1))),
        }),
      ),
    ),
    otherwise: z.enum(["lower-median-of-peers", "evidence-first", "leave-open"]),
    among: z.optional(z.array(z.enum(["self", "peer", "expert", "stakeholder", "consensus"])).check(z.minLength(1))),
    date: z.optional(z.string()),
  });
  return made;
}

function checkDecision(panel: Panel, id: string, decision: Decision): Issue[] {
  const { tree, raters, voices } = panel;
  const path = ["rule", "decisions", id];
  const given = decision as { readonly take?: string; readonly answer?: Json };
  // Whom it is for is looked at even where what it says is amiss.
  const place = tree.byId.get(id);
  if (place === undefined || place.scale === null) return [...checkEntry(tree, id, "", path)];
  if ((given.take === undefined) === (given.answer === undefined)) {
    const both = given.take !== undefined;
    return [
      both
        ? issue("answer-ambiguous", path, { id, first: "take", second: "answer" })
        : issue("missing-key", path, { expected: "take or answer" }),
    ];
  }
  const k = tree.indicators.indexOf(place);
  if (given.take !== undefined) {
    const rater = raters.findIndex((known) => known.id === given.take);
    const names = raters.map((known) => known.id);
    if (rater < 0)
      return [
        issue("rater-unknown", [...path, "take"], { rater: given.take, nearest: nearest(given.take, names), known: names.join(", ") }),
      ];
    if (factOf(voices[rater]?.[k]?.answer) === null) return [idle(id, path, `“${given.take}” says nothing there`)];
  } else {
    const issues = checkEntry(tree, id, given.answer, [...path, "answer"]);
    if (issues.length > 0) return [...issues];
    const answer = canonicalAnswer(given.answer as Answer);
    if (factOf(answer) === null) return [idle(id, path, "its answer says nothing")];
    // With remarks of its own, a decision adds to what all say.
    if (isRecord(answer) && ["comment", "evidence", "reason"].some((key) => Object.hasOwn(answer, key))) return [];
  }
  const said = factOf(decidedAnswer(panel, decision, k));
  return unanimous(panel, k) === said ? [idle(id, path, "all who rated it say so already")] : [];
}

/** What all say who judged an indicator, if they are two or more and say the same; else null. */
export function unanimous({ voices }: Panel, k: number): string | null {
  const judged = voices.map((voice) => voice[k] as Voice).filter((voice) => voice.judged);
  const fact = judged[0]?.fact ?? null;
  return judged.length > 1 && judged.every((voice) => voice.fact === fact) ? fact : null;
}

/** An issue for a decision that changes nothing. */
export function idle(id: string, path: readonly (string | number)[], why: string): Issue {
  return issue("decision-idle", path, { id, why });
}
