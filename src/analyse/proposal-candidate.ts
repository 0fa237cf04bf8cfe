/** What one plan is worth, which of two is better, and small changes that make one better: the objective, in one place. */
import { type Decimal, decimal, ZERO } from "../base/decimal.ts";
import type { Chosen, Problem, Work } from "./proposal-problem.ts";
import type { Values } from "./proposal-value.ts";
import { reaches } from "./targets.ts";

/** The phase of each action, from 0; -1 for one that is left out. */
export type Schedule = readonly number[];

/** A plan that keeps all budgets, phases and prerequisites, with what it is worth. */
export interface Candidate {
  readonly schedule: Schedule;
  /** Whether the end reaches the target; false without one. */
  readonly reached: boolean;
  readonly effort: number;
  /** The root after each phase. */
  readonly values: readonly Decimal[];
  readonly end: Decimal;
  readonly sum: Decimal;
  readonly count: number;
}

/** What is done by the end of a phase. */
export function doneBy(schedule: Schedule, phase: number): Chosen {
  return Uint8Array.from(schedule, (at) => (at >= 0 && at <= phase ? 1 : 0));
}

/** Whether a value reaches the target. */
export function isReached({ target }: Problem, value: Decimal): boolean {
  return target !== null && reaches(value, decimal(target), false);
}

/** A plan with what it is worth. */
export function judge(problem: Problem, { exact }: Values, schedule: Schedule): Candidate {
  const values = problem.budgets.map((_, phase) => exact(doneBy(schedule, phase)));
  const end = values.at(-1) as Decimal;
  const picked = [...schedule.keys()].filter((action) => (schedule[action] as number) >= 0);
  return {
    schedule,
    reached: isReached(problem, end),
    effort: picked.reduce((all, action) => all + (problem.work[action] as Work).effort, 0),
    values,
    end,
    sum: values.reduce((a, b) => a.plus(b), ZERO),
    count: picked.length,
  };
}

/**
 * Below 0 if the first plan is the better one: the target reached; then the least effort if it is, else the highest end; then the highest sum over the
 * phases; then the fewest actions; then ids. Never 0 for different plans.
 */
export function compareCandidates({ byId }: Problem, a: Candidate, b: Candidate): number {
  if (a.reached !== b.reached) return a.reached ? -1 : 1;
  const first = a.reached ? a.effort - b.effort : b.end.cmp(a.end);
  return first || b.sum.cmp(a.sum) || a.count - b.count || compareIds(byId, a.schedule, b.schedule);
}

/** The first id that only one of two plans of equal size picks decides for it; if they pick the same, the first that one of them does earlier. */
export function compareIds(byId: readonly number[], a: Schedule, b: Schedule): number {
  const only = byId.find((action) => (a[action] as number) >= 0 !== (b[action] as number) >= 0);
  if (only !== undefined) return (a[only] as number) >= 0 ? -1 : 1;
  const moved = byId.find((action) => a[action] !== b[action]);
  return moved === undefined ? 0 : (a[moved] as number) - (b[moved] as number);
}

/** Whether a plan keeps all budgets, phases and prerequisites. */
export function isFeasible({ work, budgets }: Problem, schedule: Schedule): boolean {
  const left = [...budgets];
  return work.every(({ effort, first, last, after }, action) => {
    const at = schedule[action] as number;
    if (at < 0) return true;
    left[at] = (left[at] as number) - effort;
    const timely = after.every((before) => (schedule[before] as number) >= 0 && (schedule[before] as number) <= at);
    return at >= first && at <= last && timely && (left[at] as number) >= 0;
  });
}

/** An action with what must come before it, as far as that is not in the plan; or with what is picked after it. */
export function withRelated({ work }: Problem, action: number, related: (action: number) => readonly number[]): number[] {
  const found = new Set([action]);
  for (const one of found) for (const next of related(one)) found.add(next);
  return [...work.keys()].filter((place) => found.has(place));
}

/** The action and its prerequisites that a plan leaves out. */
export function missingBefore(problem: Problem, schedule: Schedule, action: number): number[] {
  return withRelated(problem, action, (one) => (problem.work[one] as Work).after.filter((before) => (schedule[before] as number) < 0));
}

/** The action and everything that is picked after it. */
export function pickedAfter(problem: Problem, schedule: Schedule, action: number): number[] {
  return withRelated(problem, action, (one) =>
    [...problem.work.keys()].filter((later) => (schedule[later] as number) >= 0 && problem.work[later]?.after.includes(one)),
  );
}

/** The plan with more actions, each in the earliest phase that still has room; null if one has none. */
export function added({ work, sequence, budgets }: Problem, schedule: Schedule, actions: readonly number[]): Schedule | null {
  const next = [...schedule];
  const left = budgets.map((budget, phase) =>
    schedule.reduce((room, at, action) => (at === phase ? room - (work[action] as Work).effort : room), budget),
  );
  for (const action of sequence) {
    if (!actions.includes(action)) continue;
    const { effort, first, last, after } = work[action] as Work;
    const begin = Math.max(first, ...after.map((before) => next[before] as number));
    const at = left.findIndex((room, phase) => phase >= begin && phase <= last && room >= effort);
    if (at < 0 || after.some((before) => (next[before] as number) < 0)) return null;
    next[action] = at;
    left[at] = (left[at] as number) - effort;
  }
  return next;
}

/**
 * The plan after every small change that makes it better: an action dropped with what comes after it, done earlier, exchanged for another, or added; each with
 * its prerequisites. In the end each pick is there for a reason. Cost: a bound for each pair of actions, as often as something was found.
 */
export function polished(problem: Problem, values: Values, start: Schedule): Candidate {
  let best = judge(problem, values, start);
  for (let found = true; found; ) {
    found = false;
    for (const action of problem.byId)
      for (const schedule of changes(problem, best.schedule, action)) {
        if (isWorse(problem, values, schedule, best)) continue;
        const candidate = judge(problem, values, schedule);
        if (compareCandidates(problem, candidate, best) >= 0) continue;
        best = candidate;
        found = true;
        break;
      }
  }
  return best;
}

/** Whether a bound is enough to see that a plan is worse. */
function isWorse({ work, budgets, target }: Problem, { upper }: Values, schedule: Schedule, best: Candidate): boolean {
  const top = upper(doneBy(schedule, budgets.length));
  if (!best.reached) return top < best.end.toNumber() - 1e-9;
  return (
    top < (target as number) || schedule.reduce((sum, at, action) => (at < 0 ? sum : sum + (work[action] as Work).effort), 0) > best.effort
  );
}

function* changes(problem: Problem, schedule: Schedule, action: number): Generator<Schedule> {
  const { work, byId } = problem;
  const at = schedule[action] as number;
  const more = (base: Schedule, place: number): Schedule | null =>
    work[place]?.moves && (base[place] as number) < 0 ? added(problem, base, missingBefore(problem, base, place)) : null;
  if (at < 0) {
    const after = more(schedule, action);
    if (after !== null) yield after;
    return;
  }
  const gone = new Set(pickedAfter(problem, schedule, action));
  const dropped = schedule.map((phase, place) => (gone.has(place) ? -1 : phase));
  yield dropped;
  for (let phase = 0; phase < at; phase++) {
    const moved = schedule.map((other, place) => (place === action ? phase : other));
    if (isFeasible(problem, moved)) yield moved;
  }
  for (const other of byId) {
    const exchanged = gone.has(other) ? null : more(dropped, other);
    if (exchanged !== null) yield exchanged;
  }
}
