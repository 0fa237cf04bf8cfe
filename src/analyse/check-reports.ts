/** What people report of a roadmap's actions and milestones: what can be wrong with it, and what was last said of each. */
import * as z from "zod/mini";
import { isDate } from "../base/date.ts";
import { clip, type Issue, issue, MAXIMUM_ISSUES, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { someText } from "./check-roadmap.ts";
import type { Roadmap } from "./roadmap.ts";
import type { ProgressEntry } from "./roadmap-progress.ts";

/** Looking for the nearest id is dear: of very many issues, the first hundred get one. */
const SUGGESTIONS = 100;

let schema: z.ZodMiniType | undefined;

function optionsSchema(): z.ZodMiniType {
  schema ??= z.strictObject({
    asOf: z.string(),
    progress: z.optional(
      z.array(
        z.strictObject({
          action: someText(),
          milestone: z.optional(someText()),
          status: z.enum(["done", "blocked", "in-progress"]),
          date: z.string(),
          by: z.optional(someText()),
          note: z.optional(someText()),
        }),
      ),
    ),
  });
  return schema;
}

/** Everything wrong with the options of `monitorRoadmap` but its assessments. */
export function checkReports(roadmap: Roadmap, options: Json): Issue[] {
  const issues = checkShape(optionsSchema(), options, []);
  if (!isRecord(options)) return issues;
  const asOf = isDate(options.asOf) ? options.asOf : null;
  if (asOf === null && typeof options.asOf === "string")
    issues.push(issue("date-invalid", ["asOf"], { received: shown(options.asOf), form: "YYYY-MM-DD" }));
  const entries = Array.isArray(options.progress) ? (options.progress as readonly Json[]) : [];
  const milestones = new Map(roadmap.actions.map((action) => [action.id, new Set(action.milestones?.map(({ id }) => id))]));
  const done = new Map<string, { readonly place: number; readonly date: string }>();
  for (const [i, entry] of entries.entries()) {
    if (issues.length > MAXIMUM_ISSUES) return issues;
    if (!isRecord(entry)) continue;
    const path = ["progress", i];
    issues.push(...checkDate(entry, asOf, path));
    if (typeof entry.action !== "string") continue;
    const near = (id: string, ids: Iterable<string>) => (issues.length < SUGGESTIONS ? nearest(id, ids) : null);
    const own = milestones.get(entry.action);
    if (own === undefined) {
      const found = near(entry.action, milestones.keys());
      issues.push(issue("unknown-action", [...path, "action"], { id: clip(entry.action, 200), nearest: found }));
    } else if (typeof entry.milestone === "string" && !own.has(entry.milestone)) {
      const [id, action] = [clip(entry.milestone, 200), clip(entry.action, 200)];
      issues.push(issue("unknown-milestone", [...path, "milestone"], { id, action, nearest: near(entry.milestone, own) }));
    }
    if (entry.status !== "done") continue;
    const first = done.get(keyOf(entry));
    if (first === undefined) done.set(keyOf(entry), { place: i, date: typeof entry.date === "string" ? entry.date : "" });
    else issues.push(issue("done-twice", path, { id: nameOf(entry), first: first.place + 1, second: i + 1 }));
  }
  for (const [i, entry] of entries.entries()) {
    if (issues.length > MAXIMUM_ISSUES) return issues;
    if (!isRecord(entry)) continue;
    const [date, status, since] = [entry.date, entry.status, done.get(keyOf(entry))?.date];
    if (typeof status === "string" && status !== "done" && isDate(date) && isDate(since) && date > since)
      issues.push(
        issue("reported-after-done", ["progress", i, "date"], { id: nameOf(entry), status: clip(status, 40), date, done: since }),
      );
    if (status !== "done" || entry.milestone !== undefined) continue;
    for (const id of milestones.get(entry.action as string) ?? [])
      if (issues.length <= MAXIMUM_ISSUES && !done.has(keyOf({ action: entry.action, milestone: id })))
        issues.push(issue("milestone-open", ["progress", i], { id: clip(id, 200), action: nameOf(entry) }));
  }
  return issues;
}

function checkDate(entry: { readonly [key: string]: Json }, asOf: string | null, path: readonly (string | number)[]): Issue[] {
  const { date, status } = entry;
  if (typeof date !== "string" || (date === "undated" && status === "done")) return [];
  if (!isDate(date)) {
    const form = status === "done" ? "YYYY-MM-DD (or the word undated)" : "YYYY-MM-DD";
    return [issue("date-invalid", [...path, "date"], { received: shown(date), form })];
  }
  return asOf !== null && date > asOf ? [issue("after-as-of", [...path, "date"], { date, asOf })] : [];
}

/** What was said of an action or a milestone. */
export interface Said {
  /** The latest entry; null if there is none. */
  readonly last: ProgressEntry | null;
  /** Whether it was ever reported as going on, or done. */
  readonly begun: boolean;
}

/** Looks up what was last said, of checked entries: what is done stays done; else the latest date counts, of one day the last in the list. */
export function saidOf(entries: readonly ProgressEntry[]): (action: string, milestone?: string) => Said {
  const said = new Map<string, Said>();
  for (const entry of entries) {
    const { last, begun } = said.get(keyOf(entry)) ?? { last: null, begun: false };
    const newer = entry.status === "done" || last === null || (last.status !== "done" && entry.date >= last.date);
    said.set(keyOf(entry), { last: newer ? entry : last, begun: begun || entry.status !== "blocked" });
  }
  return (action, milestone) => said.get(keyOf({ action, milestone })) ?? { last: null, begun: false };
}

function keyOf({ action, milestone }: { readonly action?: unknown; readonly milestone?: unknown }): string {
  return JSON.stringify([action, milestone ?? null]);
}

function nameOf({ action, milestone }: { readonly [key: string]: Json }): string {
  return clip(String(milestone ?? action), 200);
}
