/** What a search knows before it starts: which actions can matter at all, which go before which, in what order to try them, and what each can bring. */
import { added, missingBefore, type Schedule } from "./proposal-candidate.ts";
import { type Chosen, type Problem, pointsAt, type Slot, sequenceOf, type ValueNode, type Work } from "./proposal-problem.ts";
import type { Values } from "./proposal-value.ts";

/** What one action can bring at most, whatever else is done. */
export interface Gain {
  readonly action: number;
  readonly gain: number;
  readonly effort: number;
}

/** What is known before a search. */
export interface Order {
  /** 1 for what is in no best plan: it brings nothing and prepares nothing, or there is no room for it or for what must come before it. */
  readonly useless: Chosen;
  /** What each action waits for in the search: its prerequisites, and the actions that go before it because they are no worse. */
  readonly waits: readonly (readonly number[])[];
  /** Places of actions, each after what it waits for, the most promising first. */
  readonly order: readonly number[];
  /** The most that each can bring, greatest per effort first; null where actions may bring more together than each by itself. */
  readonly gains: readonly Gain[] | null;
}

/** Prepares a search. */
export function orderFor(problem: Problem, values: Values): Order {
  const { work, byId } = problem;
  const useless = uselessOf(problem);
  const waits = work.map(({ after }) => [...after]);
  for (const [before, after] of precedences(problem)) waits[after]?.push(before);
  const promise = promises(problem, values);
  const tried = [...byId].sort((a, b) => (promise[b] as number) - (promise[a] as number));
  const order = sequenceOf(
    waits.map((after) => ({ after })),
    tried,
  );
  return { useless, waits, order, gains: problem.plan.nodes[0]?.linear ? gainsOf(problem, values) : null };
}

function uselessOf({ work, sequence, budgets }: Problem): Chosen {
  const earliest: (number | null)[] = work.map(() => null);
  for (const action of sequence) {
    const { effort, first, last, after } = work[action] as Work;
    const before = after.map((one) => earliest[one] ?? null);
    if (before.includes(null)) continue;
    const begin = Math.max(first, ...(before as number[]));
    const phase = budgets.findIndex((budget, at) => at >= begin && at <= last && effort <= budget);
    if (phase >= 0) earliest[action] = phase;
  }
  const useful = new Set<number>();
  for (const action of [...sequence].reverse()) {
    if (earliest[action] === null) continue;
    const prepares = [...useful].some((later) => work[later]?.after.includes(action));
    if (prepares || work[action]?.moves) useful.add(action);
  }
  return Uint8Array.from(work, (_, action) => (useful.has(action) ? 0 : 1));
}

/**
 * Pairs of actions of which the second is in no best plan without the first, nor before it. Both move one answer and nothing else moves it; the two are
 * siblings of one weight that start alike, may be done in the same phases after the same prerequisites; the first leads at least as far, for the same
 * effort (or less, in a single phase), has the smaller id, and nothing comes after the second. Then a plan with the second alone becomes better by
 * taking the first instead, and one with both the other way round by exchanging them.
 */
export function precedences({ work, root, byId, budgets }: Problem): (readonly [before: number, after: number])[] {
  const alike = new Map<string, { readonly action: number; readonly slot: Slot }[]>();
  const lone = loneMoves(root);
  for (const action of byId) {
    const move = lone.get(action);
    if (move === undefined || move === null) continue;
    const { first, last, after } = work[action] as Work;
    const key = [move.beside, first, last, ...[...after].sort((a, b) => a - b)].join();
    alike.set(key, [...(alike.get(key) ?? []), { action, slot: move.slot }]);
  }
  const reached = (slot: Slot) => pointsAt(slot, new Uint8Array(work.length).fill(1)).times(slot.penalty ? -1 : 1);
  const prepares = new Set(work.flatMap(({ after }) => after));
  return [...alike.values()].flatMap((group) =>
    group.flatMap((a, i) =>
      group.slice(i + 1).flatMap((b) => {
        const [one, two] = [work[a.action] as Work, work[b.action] as Work];
        const cheaper = one.effort === two.effort || (budgets.length === 1 && one.effort < two.effort);
        return cheaper && reached(a.slot).gte(reached(b.slot)) && !prepares.has(b.action) ? [[a.action, b.action] as const] : [];
      }),
    ),
  );
}

/** Of each action that moves a single answer alone: the answer, and what it stands beside; null for others. */
function loneMoves(root: ValueNode): Map<number, { readonly slot: Slot; readonly beside: string } | null> {
  const found = new Map<number, { readonly slot: Slot; readonly beside: string } | null>();
  const walk = (group: ValueNode): void => {
    for (const { node, weight } of [...group.parts, ...group.penalties]) {
      const { slot, touch } = node;
      if (slot === null) walk(node);
      else {
        const start = pointsAt(slot, new Uint8Array(1 + Math.max(...touch)));
        const beside = [group.index, weight, start, slot.penalty].join();
        for (const action of touch) found.set(action, found.has(action) || touch.length > 1 ? null : { slot, beside });
      }
    }
  };
  walk(root);
  return found;
}

/** What an action brings at first and what is lost without it at last, by effort; what prepares others has the best of theirs. */
function promises(problem: Problem, { upper }: Values): readonly number[] {
  const { work, sequence } = problem;
  const n = work.length;
  const [none, all] = [new Uint8Array(n), new Uint8Array(n).fill(1)];
  const promise = work.map(({ effort }, action) => {
    const alone = Uint8Array.from(none);
    for (const one of missingBefore(problem, new Array(n).fill(-1), action)) alone[one] = 1;
    const without = Uint8Array.from(all);
    without[action] = 0;
    const size = upper(alone) - upper(none) + upper(all) - upper(without);
    // In millionths: machines agree on these, whatever their last digits.
    return Math.round((1e6 * size * problem.unit.toNumber()) / (effort + Number.EPSILON));
  });
  for (const action of [...sequence].reverse())
    for (const before of work[action]?.after ?? []) promise[before] = Math.max(promise[before] as number, promise[action] as number);
  return promise;
}

function gainsOf({ work }: Problem, { exact }: Values): Gain[] {
  const none = new Uint8Array(work.length);
  const start = exact(none);
  const gains = work.flatMap(({ effort }, action): Gain[] => {
    const alone = Uint8Array.from(none);
    alone[action] = 1;
    const gain = exact(alone).minus(start);
    // From above, as every bound.
    return gain.gt(0) ? [{ action, gain: gain.toNumber() * (1 + 1e-12) + 1e-12, effort }] : [];
  });
  return gains.sort((a, b) => b.gain * a.effort - a.gain * b.effort || a.action - b.action);
}

/** Everything that fits, the most promising first, each as early as there is room. */
export function filled(problem: Problem, { order, useless }: Order): Schedule {
  let schedule: Schedule = problem.work.map(() => -1);
  for (const action of order) if (useless[action] === 0) schedule = added(problem, schedule, [action]) ?? schedule;
  return schedule;
}
