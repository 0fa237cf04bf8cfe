/**
 * Where each action of a roadmap stands on a day, when it ends if nothing more is lost, and what that does to those that wait for it.
 *
 * The formula: due date + delay. With k milestones done, the delay is the larger of: the day on which the k-th was done, less the k-th due date; and `asOf`,
 * less the next due date (due dates in their order). This is the time estimate of earned schedule in which what remains goes as planned:
 * actual time + planned duration − earned schedule (W. Lipke, Schedule is Different, The Measurable News, 2003).
 */
import { dateOf, dayNumber, daysBetween } from "../base/days.ts";
import type { Said } from "./check-reports.ts";
import { reported } from "./milestone-rows.ts";
import type { RoadmapAction } from "./roadmap.ts";
import { orderOf } from "./roadmap-order.ts";
import type { ActionRow, ActionState, MilestoneRow } from "./roadmap-progress.ts";

/** What an action passes on to those that wait for it. */
interface End {
  /** The first day on which a follower can start; null if it holds up nobody. */
  readonly free: number | null;
  /** Whether it is late by an amount that nobody can say. */
  readonly unsure: boolean;
}

/** The rows of all actions, in the order of the roadmap. */
export function actionRows(
  actions: readonly RoadmapAction[],
  milestones: readonly MilestoneRow[],
  said: (action: string, milestone?: string) => Said,
  asOf: string,
): ActionRow[] {
  const rows: ActionRow[] = [];
  const ends: End[] = [];
  const { sequence, prerequisites } = orderOf(actions);
  const own = new Map<string, MilestoneRow[]>(actions.map(({ id }) => [id, []]));
  for (const row of milestones) own.get(row.action)?.push(row);
  for (const place of sequence) {
    const action = actions[place] as RoadmapAction;
    const steps = own.get(action.id) ?? [];
    const begun = said(action.id).begun || steps.some(({ milestone }) => said(action.id, milestone).begun);
    const before = (prerequisites[place] ?? []).map((waits) => ({ id: (actions[waits] as RoadmapAction).id, ...(ends[waits] as End) }));
    const { row, end } = rowOf(action, steps, said(action.id), begun, before, asOf);
    rows[place] = row;
    ends[place] = end;
  }
  return rows;
}

function rowOf(
  action: RoadmapAction,
  milestones: readonly MilestoneRow[],
  said: Said,
  begun: boolean,
  before: readonly (End & { readonly id: string })[],
  asOf: string,
): { readonly row: ActionRow; readonly end: End } {
  const { id, title, owner, start, due } = action;
  const [today, first, last] = [asOf, start, due].map(dayNumber) as [number, number, number];
  const done = milestones.filter(isDone);
  const finished = said.last?.status === "done" || (milestones.length > 0 && done.length === milestones.length);
  // What has begun is held up no more.
  const holding = begun ? [] : before.filter(({ free }) => free !== null && free > first);
  const earliest = holding.reduce((day, { free }) => Math.max(day, free as number), first);
  const shift = earliest - first;
  const projected = (): number | string => {
    if (finished) return lastDone(said, done);
    if (holding.some(({ unsure }) => unsure)) return "prerequisite-late";
    if (today <= earliest) return last + shift;
    if (milestones.length === 0) return "no-milestones";
    const delay = delayOf(milestones, shift, today);
    return delay === null ? "no-progress" : last + delay;
  };
  const found = projected();
  const date = typeof found === "number" ? dateOf(found) : null;
  // Without a projection the plan stands until its end is past; then the end is at least today, and nobody knows how much later.
  const open = Math.max(today, last + shift);
  const end =
    typeof found === "number"
      ? { free: found, unsure: date === null }
      : { free: found === "undated" ? null : open, unsure: found !== "undated" && open > last };
  const row: ActionRow = {
    action: id,
    title,
    owner,
    start,
    due,
    state: stateOf(finished, said, milestones, begun, today > last),
    milestones: milestones.length,
    done: done.length,
    earliestStart: begun ? null : dateOf(earliest),
    knockOnDays: begun ? null : shift,
    waitsFor: holding.find(({ free }) => free === earliest)?.id ?? null,
    projectedEnd: date,
    reason: date !== null ? null : typeof found === "string" ? found : "beyond-calendar",
    slippageDays: date === null ? null : daysBetween(due, date),
    ...reported(said),
  };
  return { row, end };
}

function isDone({ state }: MilestoneRow): boolean {
  return state.startsWith("done");
}

/** The delay so far in days, negative if ahead; null where nothing is done of what should be. Not all milestones are done. */
function delayOf(milestones: readonly MilestoneRow[], shift: number, today: number): number | null {
  const dues = milestones.map(({ due }) => dayNumber(due)).sort((a, b) => a - b);
  const done = milestones.filter(isDone).map(({ reportedOn }) => reportedOn as string);
  const overdue = today - (dues[done.length] as number);
  if (done.length === 0) return overdue > 0 ? null : Math.max(shift, overdue);
  const dated = done.filter((date) => date !== "undated");
  const lag = dated.length === 0 ? 0 : latest(dated) - (dues[done.length - 1] as number);
  // What nobody dated cannot put an action ahead of its plan.
  return Math.max(dated.length < done.length ? Math.max(0, lag) : lag, overdue);
}

/** The last day on which something of it was done; where a day is missing, nobody can say, unless the action itself has one. */
function lastDone({ last }: Said, done: readonly MilestoneRow[]): number | "undated" {
  const own = last?.status === "done" ? last.date : null;
  const dates = [...done.map(({ reportedOn }) => reportedOn as string), ...(own === null ? [] : [own])];
  if (own === "undated" || (own === null && dates.includes("undated"))) return "undated";
  return latest(dates.filter((date) => date !== "undated"));
}

/** The number of the latest day. */
function latest(dates: readonly string[]): number {
  return dayNumber(dates.reduce((a, b) => (b > a ? b : a)));
}

function stateOf(finished: boolean, { last }: Said, milestones: readonly MilestoneRow[], begun: boolean, isPast: boolean): ActionState {
  if (finished) return "done";
  if (last?.status === "blocked" || milestones.some(({ state }) => state === "blocked")) return "blocked";
  return isPast ? "late" : begun ? "under-way" : "not-begun";
}
