/** Where each milestone of a roadmap stands on a day: done in time or late, blocked, late, due or not yet due. */
import { daysBetween } from "../base/days.ts";
import type { Said } from "./check-reports.ts";
import type { Milestone, RoadmapAction } from "./roadmap.ts";
import type { LastReport, MilestoneRow, MilestoneState } from "./roadmap-progress.ts";

/** The row of one milestone. */
export function milestoneRow(action: RoadmapAction, milestone: Milestone, said: Said, asOf: string): MilestoneRow {
  const { due } = milestone;
  return {
    action: action.id,
    actionTitle: action.title,
    milestone: milestone.id,
    title: milestone.title,
    owner: action.owner,
    due,
    state: stateOf(due, said, asOf),
    ...lateness(due, said.last?.status === "done" ? said.last.date : null, asOf),
    ...reported(said),
  };
}

/** What is undated was done by `asOf` at the latest: where that day is not after the due date, it was done in time. */
function stateOf(due: string, { last }: Said, asOf: string): MilestoneState {
  if (last?.status === "done") {
    if (last.date === "undated") return asOf <= due ? "done-on-time" : "done-undated";
    return last.date <= due ? "done-on-time" : "done-late";
  }
  if (last?.status === "blocked") return "blocked";
  return asOf > due ? "late" : asOf === due ? "due" : "not-yet-due";
}

/** Days from the due date to the end, or to `asOf` where there is none yet; at least 0. */
function lateness(due: string, end: string | null, asOf: string): { readonly daysLate: number | null } {
  if (end === "undated") return { daysLate: asOf <= due ? 0 : null };
  return { daysLate: Math.max(0, daysBetween(due, end ?? asOf)) };
}

/** What was last said, as columns. */
export function reported({ last }: Said): LastReport {
  return { reportedOn: last?.date ?? null, by: last?.by ?? null, note: last?.note ?? null };
}
