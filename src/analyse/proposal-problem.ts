/** What a plan is made over: how actions move answers, what of the tree they reach, and efforts and budgets in whole units. */
import { valueOf } from "../assess/answer.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { Decimal, decimal, HUNDRED, sum, ZERO } from "../base/decimal.ts";
import { BenchmarkError, issue, throwIfAny } from "../base/issue.ts";
import type { OutlineNode } from "../model/outline.ts";
import { type Aggregation, isExcluded, missingStates } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import { type AnswerValue, kindOfScale } from "../model/scale-kinds.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import { type Plan, type PlanNode, plan } from "../score/plan.ts";
import type { ReadOptions } from "./proposal-options.ts";
import { orderOf } from "./roadmap-order.ts";

/** A set of actions: 1 at the place of each that is in it. */
export type Chosen = Uint8Array;

/** An indicator that some action is to move, with its answer at the start and those that actions lead to. */
export interface Slot {
  readonly place: OutlineNode;
  readonly penalty: boolean;
  /** Null if open. */
  readonly start: AnswerValue | null;
  readonly by: readonly { readonly action: number; readonly value: AnswerValue }[];
}

/** A node as a plan counts it: what is not applicable or left out for lack of answers is not there. */
export interface ValueNode {
  readonly index: number;
  /** Actions that can move it, ascending. */
  readonly touch: readonly number[];
  /** Of an indicator that can move. */
  readonly slot: Slot | null;
  /** Of an indicator that cannot. */
  readonly points: Decimal;
  /** Of a group. */
  readonly aggregation: Aggregation | null;
  readonly parts: readonly Weighted[];
  readonly penalties: readonly Weighted[];
}

/** A child with its weight. */
export interface Weighted {
  readonly node: ValueNode;
  readonly weight: Decimal;
}

/** An action as a plan counts it. */
export interface Work {
  readonly id: string;
  /** In units of {@link Problem.unit}. */
  readonly effort: number;
  /** First and last phase, from 0. */
  readonly first: number;
  readonly last: number;
  /** Places of its prerequisites. */
  readonly after: readonly number[];
  /** Whether it improves an answer that counts. */
  readonly moves: boolean;
}

/** What a plan is made over. */
export interface Problem {
  readonly plan: Plan;
  readonly leaves: readonly Leaf[];
  readonly root: ValueNode;
  readonly slots: readonly Slot[];
  readonly work: readonly Work[];
  /** Places of actions: each after its prerequisites, of those that could come next the first by id. */
  readonly sequence: readonly number[];
  /** Places of actions by id. */
  readonly byId: readonly number[];
  /** In units; a budget beyond all efforts is all efforts. */
  readonly budgets: readonly number[];
  /** How many units one of effort is. */
  readonly unit: Decimal;
  readonly target: number | null;
}

/** A problem from checked options. */
export function problemOf(assessment: Assessment, options: ReadOptions): Problem {
  const compiled = plan(assessment.framework, options.policy);
  const found = leaves(assessment);
  const exact = startOf(compiled, found);
  const slots = slotsOf(assessment, compiled, found, options);
  const at = new Map(slots.map((slot) => [slot.place.index, slot]));
  const root = nodeOf(compiled, found, exact, at, 0);
  if (root === null) throw nothing(compiled, "nothing in it applies");
  const { unit, efforts, budgets } = unitsOf(options);
  const { prerequisites } = orderOf(options.actions);
  const ids = options.actions.map(({ id }) => id);
  const byId = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  const counts = new Set(root.touch);
  const last = budgets.length;
  const work = options.actions.map(({ id, phases: { earliest = 1, latest = last } = {} }, i): Work => {
    return {
      id,
      effort: efforts[i] as number,
      first: earliest - 1,
      last: latest - 1,
      after: prerequisites[i] as readonly number[],
      moves: counts.has(i),
    };
  });
  const target = options.target ?? null;
  return { plan: compiled, leaves: found, root, slots, work, sequence: sequenceOf(work, byId), byId, budgets, unit, target };
}

/** Places, each after what it waits for; of those that could come next, the first in the given order. */
export function sequenceOf(work: readonly Pick<Work, "after">[], order: readonly number[]): number[] {
  const waiting = [...order];
  const done = new Set<number>();
  while (waiting.length > 0) {
    const next = waiting.findIndex((place) => work[place]?.after.every((before) => done.has(before)));
    done.add(waiting[next] as number);
    waiting.splice(next, 1);
  }
  return [...done];
}

/** What is there and what counts, as it is at the start. An open answer that blocks a score does not block a plan, which counts it as the worst. */
function startOf(compiled: Plan, found: readonly Leaf[]): readonly Exact[] {
  const { policy } = compiled;
  const missing = { ...policy.missing };
  for (const state of missingStates) if (!isExcluded(state) && missing[state] === "block") missing[state] = "leave-out";
  const exact = evaluate({ ...compiled, policy: { ...policy, missing } }, found);
  const [root] = compiled.nodes as readonly [PlanNode];
  if (root.totalForbidden)
    throw nothing(compiled, "its total is forbidden. Plan for one of its members, or set total: “computed” in the policy");
  if (exact[0]?.blocked) throw nothing(compiled, "an answer that is not applicable blocks it under the policy");
  return exact;
}

function nothing({ tree }: Plan, why: string): BenchmarkError {
  return new BenchmarkError([issue("nothing-to-plan", [], { id: tree.framework.id, why })]);
}

/** Every indicator that some action improves. What asks for the same fact elsewhere moves along; what is not applicable stays so. */
function slotsOf(assessment: Assessment, { tree, nodes }: Plan, found: readonly Leaf[], { actions }: ReadOptions): Slot[] {
  const by = new Map<string, Slot["by"][number][]>();
  for (const [action, { levels = {} }] of actions.entries())
    for (const [id, value] of Object.entries(levels as { readonly [id: string]: AnswerValue }))
      for (const each of [id, ...(tree.byId.get(id)?.kin ?? [])]) by.set(each, [...(by.get(each) ?? []), { action, value }]);
  return tree.indicators.flatMap((place, k) => {
    const leaf = found[k] as Leaf;
    const all = by.get(place.id);
    if (all === undefined || (leaf.missing !== null && isExcluded(leaf.missing))) return [];
    const start = leaf.missing === null ? valueOf(answerFor(tree, place.id, assessment.answers)) : null;
    const slot = { place, penalty: (nodes[place.index] as PlanNode).penalty, start, by: all };
    const improves = ({ action, value }: Slot["by"][number]): boolean => {
      const alone = { ...slot, by: [{ action, value }] };
      return start === null || !pointsAt(alone, new Uint8Array(actions.length).fill(1)).eq(pointsAt(alone, new Uint8Array(actions.length)));
    };
    const useful = all.filter(improves);
    return useful.length > 0 ? [{ ...slot, by: useful }] : [];
  });
}

/** The answer when some actions are done: the best of its own and theirs. On a checklist ticks add up; on one that is a penalty only common ticks stay. */
export function answerAt(slot: Slot, chosen: Chosen): AnswerValue | null {
  const { place, penalty, start, by } = slot;
  const scale = place.scale as Scale;
  let best = start;
  for (const { action, value } of by) {
    if (chosen[action] !== 1) continue;
    if (best === null) best = value;
    else if (scale.kind === "checklist") best = ticks(scale.items, best as readonly string[], value as readonly string[], penalty);
    else if (worth(scale, value).cmp(worth(scale, best)) * (penalty ? -1 : 1) > 0) best = value;
  }
  return best;
}

function ticks(items: readonly { readonly key: string }[], a: readonly string[], b: readonly string[], both: boolean): readonly string[] {
  return items.map(({ key }) => key).filter((key) => (both ? a.includes(key) && b.includes(key) : a.includes(key) || b.includes(key)));
}

/** Its points when some actions are done; open answers count as the worst. */
export function pointsAt(slot: Slot, chosen: Chosen): Decimal {
  const value = answerAt(slot, chosen);
  return value === null ? worst(slot.penalty) : worth(slot.place.scale as Scale, value);
}

function worth(scale: Scale, value: AnswerValue): Decimal {
  return kindOfScale(scale).points(scale, value);
}

function worst(penalty: boolean): Decimal {
  return penalty ? HUNDRED : ZERO;
}

/** A node with what is below it; null if it is not there. */
function nodeOf(
  compiled: Plan,
  found: readonly Leaf[],
  exact: readonly Exact[],
  slots: ReadonlyMap<number, Slot>,
  index: number,
): ValueNode | null {
  const node = compiled.nodes[index] as PlanNode;
  const known = exact[index] as Exact;
  const bare = { index, touch: [], slot: null, points: ZERO, aggregation: node.aggregation, parts: [], penalties: [] };
  if (node.rule === null) {
    const slot = slots.get(index) ?? null;
    if (slot !== null) return { ...bare, slot, touch: [...new Set(slot.by.map(({ action }) => action))].sort((a, b) => a - b) };
    const open = known.status === "unscored";
    return { ...bare, points: open ? worst(node.penalty) : (known.value as Decimal) };
  }
  const children = node.children.flatMap((child): Weighted[] => {
    const { applicable, weight, counted } = exact[child] as Exact;
    const isGroup = compiled.nodes[child]?.rule !== null;
    // What is left out for lack of answers stays left out: an action that answers does not bring it in.
    if (!applicable || !weight.gt(0) || (isGroup && compiled.policy.coverage.below === "drop" && !counted)) return [];
    const made = nodeOf(compiled, found, exact, slots, child);
    return made === null ? [] : [{ node: made, weight }];
  });
  const isPenalty = (child: Weighted): boolean => (compiled.nodes[child.node.index] as PlanNode).penalty;
  const parts = children.filter((child) => !isPenalty(child));
  const touch = [...new Set(children.flatMap((child) => child.node.touch))].sort((a, b) => a - b);
  return parts.length === 0 ? null : { ...bare, touch, parts, penalties: children.filter(isPenalty) };
}

/** Efforts and budgets as whole numbers of one unit, so that sums are exact. */
function unitsOf({ actions, phases }: ReadOptions): { readonly unit: Decimal; readonly efforts: number[]; readonly budgets: number[] } {
  const given = actions.map(({ effort }) => decimal(effort));
  const unit = new Decimal(10).pow(Math.max(...given.map((effort) => effort.decimalPlaces())));
  const all = sum(given).times(unit);
  throwIfAny(all.gt(Number.MAX_SAFE_INTEGER) ? [issue("efforts-too-fine", ["actions"])] : []);
  const units = (amount: Decimal): number => Math.min(amount.times(unit).floor().toNumber(), all.toNumber());
  return {
    unit,
    efforts: given.map(units),
    budgets: phases.map(({ budget }) => (budget === null ? all.toNumber() : units(decimal(budget)))),
  };
}
