/**
 * From one round to the next: which indicators say something else and to which cause that belongs, and for every node its change in four parts.
 *
 * A switch for each cause. Off, its indicators say what they said before; on, what they say after; the policy switch chooses the policy. So all off is
 * the earlier round and all on the later one, and each of the 16 combinations is scored by the same definition as any assessment.
 */
import type { Leaf } from "../assess/leaf.ts";
import { type Decimal, exactText, rounded } from "../base/decimal.ts";
import { setOwn } from "../base/plain.ts";
import type { OutlineNode } from "../model/outline.ts";
import { isExcluded } from "../model/policy.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import type { Plan } from "../score/plan.ts";
import { meanOverOrders, partsOf } from "./order-mean.ts";
import type { AnswerState, Cause, IndicatorChange, NodeProgress, ProgressStep } from "./progress-product.ts";

/** One round, ready for arithmetic; leaves and values in the order of the plan's indicators. */
export interface RoundState {
  readonly date: string;
  readonly plan: Plan;
  readonly leaves: readonly Leaf[];
  readonly values: readonly (AnswerValue | null)[];
  readonly exact: readonly Exact[];
}

const CAUSES: readonly Cause[] = ["answers", "known", "applicable", "policy"];
const POLICY = 8;

/** The cause that a change of one indicator belongs to; null if it says the same. What touches "not applicable" belongs there, else what touches "open". */
export function causeOf(before: AnswerState, after: AnswerState): IndicatorChange["cause"] | null {
  if (before.missing === after.missing && sameValue(before.value, after.value)) return null;
  const states = [before.missing, after.missing].filter((missing) => missing !== null);
  return states.some(isExcluded) ? "applicable" : states.length > 0 ? "known" : "answers";
}

/** The step between two rounds that are scored in one tree. At most 14 evaluations beside the two of the rounds; fewer where a cause has nothing in it. */
export function stepBetween(before: RoundState, after: RoundState): ProgressStep {
  const { tree } = after.plan;
  const causes = tree.indicators.map((_, k) => causeOf(stateOf(before, k), stateOf(after, k)));
  const policyChanged = before.plan !== after.plan;
  const active = CAUSES.reduce(
    (bits, cause, i) => bits | ((cause === "policy" ? policyChanged : causes.includes(cause as never)) ? 1 << i : 0),
    0,
  );
  const scored = new Map<number, readonly Exact[]>([
    [active, after.exact],
    [0, before.exact],
  ]);
  const worth = Array.from({ length: 16 }, (_, combination) => {
    const on = combination & active;
    const exact = scored.get(on) ?? evaluate(on & POLICY ? after.plan : before.plan, mixed(before, after, causes, on));
    scored.set(on, exact);
    return exact;
  });
  const nodes = {};
  for (const [i, { id }] of tree.nodes.entries()) setOwn(nodes, id, nodeProgress(worth.map((exact) => exact[i] as Exact)));
  const changed = tree.indicators.flatMap(({ id }: OutlineNode, k): IndicatorChange[] => {
    const cause = causes[k] ?? null;
    return cause === null ? [] : [{ id, cause, before: stateOf(before, k), after: stateOf(after, k) }];
  });
  return { from: before.date, to: after.date, policyChanged, nodes, changed };
}

function stateOf({ leaves, values }: RoundState, k: number): AnswerState {
  const { missing, points } = leaves[k] as Leaf;
  return { value: values[k] ?? null, missing, points: points === null ? null : exactText(points) };
}

function sameValue(one: AnswerValue | null, two: AnswerValue | null): boolean {
  const text = (value: AnswerValue | null): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return text(one) === text(two);
}

function mixed(before: RoundState, after: RoundState, causes: readonly (Cause | null)[], on: number): readonly Leaf[] {
  return causes.map((cause, k) => {
    const isOn = cause !== null && (on >> CAUSES.indexOf(cause)) & 1;
    return (isOn ? after : before).leaves[k] as Leaf;
  });
}

/** @param worth the node in each of the 16 combinations */
function nodeProgress(worth: readonly Exact[]): NodeProgress {
  const [first, last] = [published(worth[0] as Exact), published(worth[15] as Exact)];
  const head = { before: first && exactText(first), after: last && exactText(last) };
  const nothing = { answers: null, known: null, applicable: null, policy: null };
  if (first === null || last === null) {
    const side = first === null ? (last === null ? "both" : "before") : "after";
    return { ...head, change: null, ...nothing, reason: `unscored-${side}` };
  }
  const difference = last.minus(first);
  const change = exactText(difference);
  // In between, what is known counts, also where it is too little to be shown.
  const shares = meanOverOrders(worth.map(({ value }) => (value === null ? null : rounded(value))));
  if (shares === null) return { ...head, change, ...nothing, reason: "no-order" };
  const [answers, known, applicable, policy] = partsOf(difference, shares) as [string, string, string, string];
  return { ...head, change, answers, known, applicable, policy, reason: null };
}

function published({ status, value }: Exact): Decimal | null {
  return status === "scored" && value !== null ? rounded(value) : null;
}
