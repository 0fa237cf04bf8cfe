/** Why each action of a plan is picked, and why each other one is left out. */

import type { Decimal } from "../base/decimal.ts";
import type { LeftOutReason, PickReason } from "./proposal.ts";
import { type Candidate, doneBy, isReached, judge, missingBefore, pickedAfter, type Schedule } from "./proposal-candidate.ts";
import { type Chosen, type Problem, pointsAt, type Work } from "./proposal-problem.ts";
import type { Values } from "./proposal-value.ts";

/** Why an action is picked. */
export interface Pick {
  readonly reason: PickReason;
  /** Places of the picked actions that come after it. */
  readonly enables: readonly number[];
  /** The root at the end without all of these. */
  readonly without: Decimal;
}

/** The reason for a picked action: what is worse without it, or else without it and what comes after it. */
export function pickOf(problem: Problem, values: Values, best: Candidate, action: number): Pick {
  const gone = pickedAfter(problem, best.schedule, action);
  const [alone, together] = [[action], gone].map((places) => judge(problem, values, without(best.schedule, places))) as [
    Candidate,
    Candidate,
  ];
  const reason = worse(best, alone) ?? (worse(best, together) === null ? "raises-earlier" : "enables");
  return { reason, enables: gone.filter((place) => place !== action), without: together.end };
}

function worse(best: Candidate, other: Candidate): PickReason | null {
  if (best.reached && !other.reached) return "needed-for-target";
  if (other.end.lt(best.end)) return "raises-total";
  return other.sum.lt(best.sum) ? "raises-earlier" : null;
}

function without(schedule: Schedule, places: readonly number[]): Schedule {
  return schedule.map((at, place) => (places.includes(place) ? -1 : at));
}

/** Why an action is left out. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** Places of the actions that the reason speaks of. */
  readonly others: readonly number[];
  /** The root at the end with it and what must come before it. */
  readonly with: Decimal;
}

/** The first reason that holds for an action that is left out. */
export function leftOutOf(problem: Problem, { exact }: Values, best: Candidate, action: number): LeftOut {
  const { work, budgets } = problem;
  const { effort, first, last, moves } = work[action] as Work;
  const end = doneBy(best.schedule, budgets.length);
  const needs = missingBefore(problem, best.schedule, action);
  const more = Uint8Array.from(end);
  for (const place of needs) more[place] = 1;
  const value = exact(more);
  const said = (reason: LeftOutReason, others: readonly number[] = []): LeftOut => ({ reason, others, with: value });
  if (!moves) return said("brings-nothing");
  const overtaking = overtakenBy(problem, end, action);
  if (overtaking !== null) return said("overtaken", overtaking);
  if (!budgets.some((budget, phase) => phase >= first && phase <= last && effort <= budget)) return said("over-budget");
  if (isReached(problem, best.end)) return said("not-needed");
  if (!value.gt(best.end)) return said("no-gain");
  const before = needs.filter((place) => place !== action);
  return before.length > 0 ? said("prerequisite-left-out", before) : said("does-not-fit");
}

/** What is picked and moves the same answers, if nothing is left of them for the action to improve; null otherwise. */
function overtakenBy({ slots }: Problem, end: Chosen, action: number): number[] | null {
  const more = Uint8Array.from(end);
  more[action] = 1;
  const own = slots.filter(({ by }) => by.some((one) => one.action === action));
  if (!own.every((slot) => pointsAt(slot, more).eq(pointsAt(slot, end)))) return null;
  const others = new Set(own.flatMap(({ by }) => by.map((one) => one.action)).filter((other) => end[other] === 1));
  return others.size === 0 ? null : [...others].sort((a, b) => a - b);
}
