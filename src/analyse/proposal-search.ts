/**
 * The search for the best plan: branch and bound over the actions of the first phase, then of the second, and so on. Each is done now, or not in this
 * phase.
 *
 * What lets it stop early, whatever the rules, as long as they are monotone:
 * - Nothing below can end higher than with everything that still fits somewhere, as if it were free; under plain means also not higher than by a
 *   fractional knapsack.
 * - In the best plan nothing could be done earlier than it is (that would be better, if only by ids): what fits into a phase and is not done in it is
 *   left out for good.
 * - Two ways to the same set at the end of a phase: only the better one goes on.
 * - Of two actions alike but for their ids, or one of which brings no less for no more effort, the first goes first.
 *
 * Every bound is compared in doubles that err upwards, and exactly wherever that is close. Nothing depends on time.
 */
import { type Decimal, decimal, ZERO } from "../base/decimal.ts";
import { type Candidate, compareCandidates, compareIds, isReached, judge, polished } from "./proposal-candidate.ts";
import { filled, type Order, orderFor } from "./proposal-order.ts";
import type { Chosen, Problem, Work } from "./proposal-problem.ts";
import type { Values } from "./proposal-value.ts";

/** What a search found. */
export interface Found {
  readonly best: Candidate;
  /** Whether it looked at everything that could be better. */
  readonly optimal: boolean;
  /** No plan that reaches the target has less effort (in units), or no plan ends higher. */
  readonly bound: { readonly effort: number } | { readonly value: Decimal };
  readonly nodes: number;
}

/** Closer than this, doubles do not decide. */
const CLOSE = 1e-6;
/** How many ends of phases are remembered. */
const REMEMBERED = 500_000;

/** The best plan, or the best that so many nodes find; from a plan that is good already, unless another is given. */
export function search(problem: Problem, values: Values, limit: number, start?: Candidate): Found {
  const { work, budgets, target, byId } = problem;
  const { exact, upper } = values;
  const n = work.length;
  const last = budgets.length - 1;
  const prepared = orderFor(problem, values);
  const { order, gains, waits } = prepared;
  const dead: Chosen = Uint8Array.from(prepared.useless);
  const chosen: Chosen = new Uint8Array(n);
  const at: number[] = new Array(n).fill(-1);
  const [all, now]: [Chosen, Chosen] = [new Uint8Array(n), new Uint8Array(n)];
  const passed: { sum: Decimal; at: readonly number[] }[] = [];
  const met = budgets.map(() => new Map<string, { readonly sum: Decimal; readonly at: readonly number[] }>());
  // The effort that phases after one still hold.
  const later = budgets.map((_, phase) => budgets.slice(phase + 1).reduce((a, b) => a + b, 0));
  let best = start ?? goodStart(problem, values, prepared);
  let [spent, count, nodes] = [0, 0, 0];
  let [stopped, openValue, openEffort] = [false, best.end, best.effort];

  /** Everything that may still come, as if it were free: in any phase, and in this one. */
  function reachOut(phase: number, next: number, left: number): void {
    for (let k = 0; k < n; k++) {
      const action = order[k] as number;
      all[action] = now[action] = chosen[action] as number;
      if (chosen[action] === 1 || dead[action] === 1) continue;
      const { effort, first: from, last: to } = work[action] as Work;
      const before = waits[action] as readonly number[];
      if (k >= next && phase >= from && phase <= to && effort <= left) now[action] = before.every((one) => now[one] === 1) ? 1 : 0;
      let fits = now[action] === 1;
      for (let q = Math.max(phase + 1, from); q <= to && !fits; q++) fits = effort <= (budgets[q] as number);
      all[action] = fits && before.every((one) => all[one] === 1) ? 1 : 0;
    }
  }

  /** Above what a set can be worth with more actions from another, within some effort. */
  function atMost(more: Chosen, room: number): number {
    const free = upper(more);
    if (gains === null) return free;
    let [worth, left] = [upper(chosen), room];
    for (const { action, gain, effort } of gains) {
      if (worth >= free) return free;
      if (more[action] !== 1 || chosen[action] === 1) continue;
      if (effort > left) return Math.min(free, worth + (gain * left) / effort);
      worth += gain;
      left -= effort;
    }
    return Math.min(free, worth);
  }

  /** The least effort, in whole units, that still has to come for the target to be reached. */
  function atLeast(): number {
    const gap = (target as number) - upper(chosen) - CLOSE / 2;
    if (gap <= 0) return 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (let action = 0; action < n; action++)
      if (all[action] === 1 && chosen[action] === 0) fewest = Math.min(fewest, (work[action] as Work).effort);
    if (gains === null) return fewest;
    let [missing, effort] = [gap, 0];
    for (const one of gains) {
      if (all[one.action] !== 1 || chosen[one.action] === 1) continue;
      if (one.gain >= missing) return Math.max(fewest, Math.ceil(effort + (one.effort * missing) / one.gain - CLOSE));
      missing -= one.gain;
      effort += one.effort;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Below 0 if a bound is below what is known, 0 if it is the same, above 0 if it is above, or may be. */
  function against(bound: number, known: Decimal, exactly: () => Decimal): number {
    const value = known.toNumber();
    if (bound < value - 1e-9) return -1;
    return bound > value + CLOSE ? 1 : exactly().cmp(known);
  }

  /** Whether no plan from here can be better than the best so far. */
  function hopeless(phase: number, next: number, left: number): boolean {
    reachOut(phase, next, left);
    const room = left + (later[phase] as number);
    const top = atMost(all, room);
    const mayReach = target !== null && top >= target && (top > target + CLOSE || isReached(problem, exact(all)));
    if (best.reached) {
      if (!mayReach) return true;
      const effort = spent + atLeast();
      if (effort !== best.effort) return effort > best.effort;
    } else {
      if (mayReach) return false;
      const ahead = against(top, best.end, () => exact(all));
      if (ahead !== 0) return ahead < 0;
    }
    const before = passed[phase - 1]?.sum ?? ZERO;
    const rest = last - phase;
    let [sums, reach] = [before.toNumber() + atMost(now, left), left];
    for (let q = phase + 1; q <= last; q++) {
      reach += budgets[q] as number;
      sums += atMost(all, reach);
    }
    const ahead = against(sums, best.sum, () => before.plus(exact(now)).plus(exact(all).times(rest)));
    if (ahead !== 0) return ahead < 0;
    const known = upper(chosen);
    const more = best.reached ? known < (target as number) : known < best.end.toNumber() - 1e-9;
    return count + (more ? 1 : 0) > best.count;
  }

  function visit(phase: number, from: number, left: number): void {
    if (nodes >= limit) leaveOpen(phase, from, left);
    else {
      nodes++;
      if (!hopeless(phase, from, left)) branch(phase, from, left);
    }
  }

  function branch(phase: number, from: number, left: number): void {
    let next = from;
    while (next < n && !isReady(order[next] as number, phase, left)) next++;
    if (next === n) {
      close(phase, left);
      return;
    }
    const action = order[next] as number;
    const { effort } = work[action] as Work;
    [chosen[action], at[action]] = [1, phase];
    spent += effort;
    count++;
    visit(phase, next + 1, left - effort);
    [chosen[action], at[action]] = [0, -1];
    spent -= effort;
    count--;
    // Whether it may still be done in a later phase shows when this one ends.
    if (phase === last) dead[action] = 1;
    visit(phase, next + 1, left);
    if (phase === last) dead[action] = 0;
  }

  function isReady(action: number, phase: number, left: number): boolean {
    const { effort, first: from, last: to } = work[action] as Work;
    const waiting = waits[action] as readonly number[];
    return (
      chosen[action] === 0 &&
      dead[action] === 0 &&
      phase >= from &&
      phase <= to &&
      effort <= left &&
      waiting.every((one) => chosen[one] === 1)
    );
  }

  /** The end of a phase. */
  function close(phase: number, left: number): void {
    if (phase === last) {
      const candidate = judge(problem, values, [...at]);
      if (compareCandidates(problem, candidate, best) < 0) best = candidate;
      return;
    }
    const sum = (passed[phase - 1]?.sum ?? ZERO).plus(exact(chosen));
    const here = { sum, at: [...at] };
    const key = keyOf(chosen);
    const memory = met[phase] as Map<string, typeof here>;
    const other = memory.get(key);
    // The same way again goes on: what is left out for good may have changed only by phases before, which are the same then too.
    if (other !== undefined && (other.sum.cmp(sum) || compareIds(byId, here.at, other.at)) >= 0) return;
    if (memory.size < REMEMBERED) memory.set(key, here);
    passed[phase] = here;
    const given = order.filter((action) => isReady(action, phase, left));
    for (const action of given) dead[action] = 1;
    visit(phase + 1, 0, budgets[phase + 1] as number);
    for (const action of given) dead[action] = 0;
  }

  /** No more nodes: what is not looked at is bounded. */
  function leaveOpen(phase: number, next: number, left: number): void {
    if (!stopped) {
      best = polished(problem, values, best.schedule);
      [stopped, openValue, openEffort] = [true, best.end, best.effort];
    }
    if (hopeless(phase, next, left)) return;
    if (best.reached) openEffort = Math.min(openEffort, spent + atLeast());
    else {
      const free = exact(all);
      const top = decimal(atMost(all, left + (later[phase] as number)) + CLOSE);
      const bound = free.gt(top) ? top : free;
      if (bound.gt(openValue)) openValue = bound;
    }
  }

  visit(0, 0, budgets[0] as number);
  const bound = best.reached ? { effort: stopped ? openEffort : best.effort } : { value: stopped ? openValue : best.end };
  return { best, optimal: !stopped, bound, nodes };
}

/** The better one of nothing and of all that fits, both with every small change that helps. */
function goodStart(problem: Problem, values: Values, prepared: Order): Candidate {
  const [one, two] = [problem.work.map(() => -1), filled(problem, prepared)].map((schedule) => polished(problem, values, schedule));
  return compareCandidates(problem, one as Candidate, two as Candidate) < 0 ? (one as Candidate) : (two as Candidate);
}

/** A set as a short text: fifteen actions a character. */
function keyOf(chosen: Chosen): string {
  let [key, bits] = ["", 1];
  for (const one of chosen) {
    bits = 2 * bits + one;
    if (bits < 2 ** 15) continue;
    key += String.fromCharCode(bits - 2 ** 15);
    bits = 1;
  }
  return key + String.fromCharCode(bits);
}
