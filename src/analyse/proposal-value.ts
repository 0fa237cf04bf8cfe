/** What the root is worth when some actions are done: exactly; and bounded from above in doubles, which costs a hundredth of it. */
import { type Decimal, rounded, sum, ZERO } from "../base/decimal.ts";
import { ruleOf } from "../score/aggregate.ts";
import { type Chosen, type Problem, pointsAt, type Slot, type ValueNode } from "./proposal-problem.ts";
import { upperLeaf, upperRule } from "./upper-rules.ts";

/** The root by the actions that are done. */
export interface Values {
  /** Rounded to the 30 decimals that are published: what is compared. */
  readonly exact: (chosen: Chosen) => Decimal;
  /** Never below the exact value, and hardly above. */
  readonly upper: (chosen: Chosen) => number;
}

/** Evaluators that remember what each node was worth by the actions that can move it. */
export function valuesOf({ root }: Problem): Values {
  const exact = evaluator(root, exactly, 50);
  // Of many actions there are too many sets for a memory to pay where a value costs a microsecond.
  const bound = evaluator(root, fromAbove, 12);
  // What is compared is rounded, and may be rounded up.
  const upper = (chosen: Chosen): number => {
    const value = bound(chosen);
    return value === 0 ? 0 : value + 1e-30;
  };
  return { exact: (chosen) => rounded(exact(chosen)), upper };
}

/** A way to compute: a leaf that can move, one that cannot, and a group from its children. */
interface Algebra<T> {
  readonly leaf: (slot: Slot, chosen: Chosen) => T;
  readonly known: (points: Decimal, penalty: boolean) => T;
  readonly group: (node: ValueNode) => (parts: readonly T[], penalties: readonly T[]) => T;
}

const exactly: Algebra<Decimal> = {
  leaf: pointsAt,
  known: (points) => points,
  group: ({ aggregation, parts, penalties }) => {
    const rule = ruleOf(aggregation as NonNullable<typeof aggregation>);
    return (values, taken) => {
      const value = rule.value(parts.map(({ weight }, i) => ({ weight, value: values[i] as Decimal })));
      if (penalties.length === 0) return value;
      const left = value.minus(sum(penalties.map(({ weight }, i) => weight.times(taken[i] as Decimal))));
      return left.lt(0) ? ZERO : left;
    };
  },
};

const fromAbove: Algebra<number> = {
  leaf: (slot, chosen) => upperLeaf(pointsAt(slot, chosen), slot.penalty),
  known: upperLeaf,
  group: ({ aggregation, parts, penalties }) => {
    const weights = (list: ValueNode["parts"]): number[] => list.map(({ weight }) => weight.toNumber());
    return upperRule(aggregation as NonNullable<typeof aggregation>, weights(parts), weights(penalties));
  },
};

/** How many values a node remembers before it starts anew. */
const REMEMBERED = 200_000;

function evaluator<T>(node: ValueNode, algebra: Algebra<T>, most: number, penalty = false): (chosen: Chosen) => T {
  const { touch, slot } = node;
  if (slot === null && node.parts.length === 0) {
    const known = algebra.known(node.points, penalty);
    return () => known;
  }
  const fresh = slot === null ? group(node, algebra, most) : (chosen: Chosen): T => algebra.leaf(slot, chosen);
  if (touch.length > most) return fresh;
  const memory = new Map<number, T>();
  return (chosen) => {
    let key = 0;
    for (const action of touch) key = 2 * key + (chosen[action] as number);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const value = fresh(chosen);
    if (memory.size >= REMEMBERED) memory.clear();
    memory.set(key, value);
    return value;
  };
}

function group<T>(node: ValueNode, algebra: Algebra<T>, most: number): (chosen: Chosen) => T {
  const parts = node.parts.map((part) => evaluator(part.node, algebra, most));
  const penalties = node.penalties.map((part) => evaluator(part.node, algebra, most, true));
  const combine = algebra.group(node);
  return (chosen) =>
    combine(
      parts.map((part) => part(chosen)),
      penalties.map((part) => part(chosen)),
    );
}
