/** The shape of a roadmap's progress, for what comes back from JSON; and the states in which its rows can be. */
import * as z from "zod/mini";
import { isDate } from "../base/date.ts";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { ActionState, LevelState, MilestoneState, RoadmapProgress } from "./roadmap-progress.ts";

/** States of milestones, the best first. */
export const MILESTONE_STATES: readonly MilestoneState[] = [
  "done-on-time",
  "done-late",
  "done-undated",
  "blocked",
  "late",
  "due",
  "not-yet-due",
];
/** States of levels, the best first. */
export const LEVEL_STATES: readonly LevelState[] = ["reached", "behind", "not-assessed-since", "not-yet-due", "unknown"];
/** States of actions, the best first. */
export const ACTION_STATES: readonly ActionState[] = ["done", "blocked", "late", "under-way", "not-begun"];

const known = new WeakSet<object>();

/** Notes that a progress was made here, so that its shape needs no second look. */
export function markProgress(progress: RoadmapProgress): RoadmapProgress {
  known.add(progress);
  return progress;
}

/** A progress that was made here, or a plain copy of one whose shape holds. */
export function ensureRoadmapProgress(value: RoadmapProgress): RoadmapProgress {
  if (typeof value === "object" && value !== null && known.has(value)) return value;
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "roadmap-progress")
    throw new BenchmarkError([issue("not-roadmap-progress", [], { received: kindOf(value) })]);
  throwIfAny(checkShape(progressSchema(), plain.value, []));
  return plain.value as unknown as RoadmapProgress;
}

let schema: z.ZodMiniType | undefined;

function progressSchema(): z.ZodMiniType {
  schema ??= makeSchema();
  return schema;
}

function makeSchema(): z.ZodMiniType {
  const text = z.string();
  const number = z.number();
  const date = z.string().check(z.refine(isDate, { error: "a date, YYYY-MM-DD" }));
  const [texts, numbers, dates] = [z.nullable(text), z.nullable(number), z.nullable(date)];
  const states = (words: readonly string[]) => z.enum(words as [string, ...string[]]);
  const counts = (words: readonly string[]) => z.strictObject(Object.fromEntries(words.map((word) => [word, number])));
  const reported = { reportedOn: texts, by: texts, note: texts };
  const ends = { projectedEnd: dates, reason: texts, slippageDays: numbers };
  const measured = z.nullable(z.strictObject({ date, role: text }));
  return z.strictObject({
    kind: z.literal("roadmap-progress"),
    framework: z.strictObject({ id: text, version: text, digest: text }),
    city: z.strictObject({ id: text, name: text, context: z.optional(z.record(text, z.unknown())) }),
    roadmap: text,
    asOf: date,
    baseline: measured,
    latest: measured,
    later: number,
    milestones: z.array(
      z.strictObject({
        action: text,
        actionTitle: text,
        milestone: text,
        title: text,
        owner: text,
        due: date,
        state: states(MILESTONE_STATES),
        daysLate: numbers,
        ...reported,
      }),
    ),
    indicators: z.array(
      z.strictObject({
        indicator: text,
        title: text,
        action: text,
        due: date,
        baseline: texts,
        baselinePoints: numbers,
        planned: text,
        plannedPoints: number,
        reached: texts,
        reachedPoints: numbers,
        reason: texts,
        change: numbers,
        state: states(LEVEL_STATES),
      }),
    ),
    actions: z.array(
      z.strictObject({
        action: text,
        title: text,
        owner: text,
        start: date,
        due: date,
        state: states(ACTION_STATES),
        milestones: number,
        done: number,
        earliestStart: dates,
        knockOnDays: numbers,
        waitsFor: texts,
        ...ends,
        ...reported,
      }),
    ),
    summary: z.strictObject({
      milestones: counts(MILESTONE_STATES),
      levels: counts(LEVEL_STATES),
      actions: counts(ACTION_STATES),
      due: date,
      ...ends,
    }),
  });
}
