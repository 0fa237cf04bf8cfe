/** From a roadmap, what was reported and what was assessed, to where it stands on a day. */
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { isDate } from "../base/date.ts";
import { daysBetween } from "../base/days.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, clip, type Issue, issue, MAXIMUM_ISSUES, throwIfAny } from "../base/issue.ts";
import { copyPlain, type Json, listOf } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import { actionRows } from "./action-rows.ts";
import { checkReports, saidOf } from "./check-reports.ts";
import { levelRows } from "./level-rows.ts";
import { milestoneRow } from "./milestone-rows.ts";
import { ensureRoadmap, frameworkIssues, roadmapDigest } from "./record-roadmap.ts";
import type { Roadmap } from "./roadmap.ts";
import type { ActionRow, MonitorOptions, ProgressEntry, RoadmapProgress, RoadmapRound, RoadmapSummary } from "./roadmap-progress.ts";
import { ACTION_STATES, LEVEL_STATES, MILESTONE_STATES, markProgress } from "./roadmap-progress-shape.ts";

/**
 * Where a roadmap stands on a day: first its milestones (done, late, blocked, due), by whom and when; then the levels that it is to reach, planned against
 * assessed; and for each action its projected end, with what that does to the actions that wait for it.
 *
 * Projected end of an action: the day on which it was done; up to its start, its due date, moved by as many days as its prerequisites move its start; after
 * that, due date + delay, as if what remains took as long as planned. With k milestones done, the delay is the larger of: the day on which the k-th was done,
 * less the k-th due date; and `asOf`, less the next due date. Without milestones, or with none done when the first was due, there is none, and a reason stands
 * beside it. The method is earned schedule, with what remains as planned (W. Lipke, Schedule is Different, The Measurable News, 2003).
 *
 * Cost: linear in actions, milestones, entries and assessments.
 *
 * @param roadmap made by `recordRoadmap`
 * @param options `asOf`, the day that is looked at; `progress`, what was reported by then; `assessments` of the same city, framework and role
 * @throws BenchmarkError with all issues: unknown ids, entries dated after `asOf`, something done twice, assessments that are not of this city and framework
 * @example
 * import { monitorRoadmap, recordRoadmap } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const roadmap = recordRoadmap(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" },
 *   actions: [
 *     {
 *       id: "log", title: "Log of hostile incidents", owner: "Mayor's office", start: "2026-05-01", due: "2026-07-30", serves: ["governance.leadership"],
 *       milestones: [{ id: "form", title: "Form agreed", due: "2026-05-31" }, { id: "log", title: "Log in use", due: "2026-07-30" }],
 *     },
 *   ],
 * });
 * const progress = [{ action: "log", milestone: "form", status: "done", date: "2026-06-10", by: "Mayor's office" }] as const;
 * const { milestones, actions } = monitorRoadmap(roadmap, { asOf: "2026-06-20", progress });
 * milestones.map(({ state, daysLate }) => [state, daysLate]); // [["done-late", 10], ["not-yet-due", 0]]
 * actions[0]?.projectedEnd; // "2026-08-09"
 */
export function monitorRoadmap(roadmap: Roadmap, options: MonitorOptions): RoadmapProgress {
  const plan = ensureRoadmap(roadmap);
  const { rest, given, issues } = apart(options);
  const plain = copyPlain(rest);
  if (!plain.ok) throw new BenchmarkError(capped([...plain.issues, ...issues]));
  const { rounds, issues: refused } = roundsOf(plan, given);
  throwIfAny(capped([...checkReports(plan, plain.value), ...issues, ...refused]));
  const { asOf, progress = [] } = plain.value as unknown as { readonly asOf: string; readonly progress?: readonly ProgressEntry[] };
  const said = saidOf(progress);
  const milestones = plan.actions.flatMap((action) =>
    (action.milestones ?? []).map((milestone) => milestoneRow(action, milestone, said(action.id, milestone.id), asOf)),
  );
  const known = rounds.filter(({ date }) => date <= asOf);
  const [baseline = null, latest = null] = [known[0], known.at(-1)];
  const indicators = levelRows(plan.targets, baseline, latest, asOf);
  const actions = actionRows(plan.actions, milestones, said, asOf);
  return markProgress(
    freeze({
      kind: "roadmap-progress",
      framework: plan.framework,
      city: plan.city,
      roadmap: roadmapDigest(plan),
      asOf,
      baseline: measured(baseline),
      latest: measured(latest),
      later: rounds.length - known.length,
      milestones,
      indicators,
      actions,
      summary: {
        milestones: tally(MILESTONE_STATES, milestones),
        levels: tally(LEVEL_STATES, indicators),
        actions: tally(ACTION_STATES, actions),
        ...endOf(actions),
      },
    } satisfies RoadmapProgress),
  );
}

/** The assessments by themselves: they hold their framework, which needs no copy. */
function apart(options: unknown): { readonly rest: unknown; readonly given: readonly unknown[]; readonly issues: readonly Issue[] } {
  try {
    if (typeof options !== "object" || options === null || Array.isArray(options)) return { rest: options, given: [], issues: [] };
    const { assessments = [], ...rest } = options as { readonly assessments?: unknown };
    return { rest, given: listOf(assessments), issues: [] };
  } catch (error) {
    return { rest: {}, given: [], issues: error instanceof BenchmarkError ? error.issues : [issue("unreadable", [])] };
  }
}

/** The assessments by date, or what keeps them from being set beside each other and the roadmap. */
function roundsOf(plan: Roadmap, given: readonly unknown[]): { readonly rounds: readonly Assessment[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rounds: { readonly assessment: Assessment; readonly entry: number }[] = [];
  for (const [i, value] of given.entries()) {
    if (issues.length > MAXIMUM_ISSUES) break;
    const path = ["assessments", i];
    try {
      const assessment = ensureAssessment(value as Assessment);
      const { framework, city, date, rater } = assessment;
      const named: Json = { id: framework.id, version: framework.version, digest: outline(framework).digest };
      issues.push(...frameworkIssues(named, plan.framework, [...path, "framework"]));
      if (city.id !== plan.city.id)
        issues.push(issue("assessment-city", [...path, "city"], { received: clip(city.id, 200), expected: clip(plan.city.id, 200) }));
      if (!isDate(date)) issues.push(issue("assessment-undated", path));
      const [first, same] = [rounds[0], rounds.find((other) => other.assessment.date === date)];
      if (first !== undefined && first.assessment.rater.role !== rater.role)
        issues.push(issue("assessment-role", [...path, "rater"], { received: rater.role, expected: first.assessment.rater.role }));
      if (same !== undefined && isDate(date)) issues.push(issue("assessment-day", [...path, "date"], { date, first: same.entry + 1 }));
      rounds.push({ assessment, entry: i });
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
      issues.push(...error.issues.map((found) => freeze({ ...found, path: [...path, ...found.path] })));
    }
  }
  const sorted = rounds.map(({ assessment }) => assessment).sort((a, b) => (a.date < b.date ? -1 : 1));
  return { rounds: sorted, issues };
}

function measured(assessment: Assessment | null): RoadmapRound | null {
  return assessment === null ? null : { date: assessment.date, role: assessment.rater.role };
}

function tally<S extends string>(states: readonly S[], rows: readonly { readonly state: S }[]): { readonly [K in S]: number } {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as { [K in S]: number };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** The roadmap ends with the last of its actions. What is done without a date has ended by now, and moves nothing. */
function endOf(actions: readonly ActionRow[]): Pick<RoadmapSummary, "due" | "projectedEnd" | "reason" | "slippageDays"> {
  const due = last(actions.map((action) => action.due)) as string;
  const projectedEnd = actions.some(({ state, projectedEnd: end }) => state !== "done" && end === null)
    ? null
    : last(actions.flatMap(({ projectedEnd: end }) => end ?? []));
  if (projectedEnd === null)
    return {
      due,
      projectedEnd,
      reason: actions.every(({ state }) => state === "done") ? "undated" : "action-unprojected",
      slippageDays: null,
    };
  return { due, projectedEnd, reason: null, slippageDays: daysBetween(due, projectedEnd) };
}

function last(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
}
