/**
 * A planning problem as a mixed-integer program in the CPLEX LP format, for trees of plain weighted means. Variables: x{a}_{p} the action is done in the
 * phase; z… a step of an answer is reached by the end of a phase; v… the points of a checklist that has a cap.
 */
import { type Decimal, decimal } from "../base/decimal.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { orderFor, precedences } from "./proposal-order.ts";
import { type Problem, pointsAt, type Slot, type ValueNode, type Work } from "./proposal-problem.ts";
import type { Values } from "./proposal-value.ts";

/** Coefficients by variable. */
export type Terms = ReadonlyMap<string, number>;

/** A program without an objective, and the parts of one. */
export interface Program {
  readonly end: Terms;
  readonly sum: Terms;
  readonly effort: Terms;
  readonly count: Terms;
  /** What an effort in units is multiplied by, so that its coefficients stay small. */
  readonly scale: number;
  readonly rows: readonly string[];
  readonly bounds: readonly string[];
  readonly binary: readonly string[];
}

/** The program of a problem. */
export function programOf(problem: Problem, values: Values): Program {
  const { work, budgets } = problem;
  const { useless } = orderFor(problem, values);
  const pairs = precedences(problem);
  const open = (action: number, phase: number): boolean => {
    const { effort, first, last } = work[action] as Work;
    return useless[action] === 0 && phase >= first && phase <= last && effort <= (budgets[phase] as number);
  };
  const places = work.map((_, action) => budgets.map((__, phase) => phase).filter((phase) => open(action, phase)));
  /** Whether an action is done by the end of a phase, as a sum. */
  const by = (action: number, phase: number, factor: number, terms = new Map<string, number>()): Map<string, number> => {
    for (const at of places[action] as number[]) if (at <= phase) add(terms, `x${action}_${at}`, factor);
    return terms;
  };
  const all = work.reduce((sum, { effort }) => sum + effort, 0);
  const scale = all > 1e7 ? 1e4 / all : 1;
  const [end, sum, effort, count] = [0, 0, 0, 0].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const rows: string[] = [];
  const bounds: string[] = [];
  const binary: string[] = [];
  for (const [action, work_] of work.entries()) {
    const at = places[action] as number[];
    for (const phase of at) binary.push(`x${action}_${phase}`);
    by(action, budgets.length, work_.effort * scale, effort);
    by(action, budgets.length, 1, count);
    if (at.length > 1) rows.push(`${written(by(action, budgets.length, 1))} <= 1`);
    // Of several that go before only because they are no worse, the last says it all.
    const alike = pairs.filter(([, after]) => after === action).at(-1);
    for (const before of [...work_.after, ...(alike === undefined ? [] : [alike[0]])])
      for (const phase of at) {
        const row = by(before, phase, -1, by(action, phase, 1));
        rows.push(`${written(row)} <= 0`);
      }
  }
  for (const [phase, budget] of budgets.entries()) {
    const row = new Map<string, number>();
    for (const [action, { effort: takes }] of work.entries())
      if (open(action, phase) && takes > 0) row.set(`x${action}_${phase}`, takes * scale);
    if (row.size > 0 && budget < all) rows.push(`${written(row)} <= ${budget * scale}`);
  }
  for (const { slot, share } of sharesBelow(problem.root, 1)) {
    const { steps, cap } = stepsOf({ ...slot, by: slot.by.filter(({ action }) => (places[action] as number[]).length > 0) }, work.length);
    for (const phase of budgets.keys()) {
      const points = new Map<string, number>();
      for (const [k, { size, actions }] of steps.entries()) {
        if (actions.length === 1) by(actions[0] as number, phase, size, points);
        else {
          const name = `z${slot.place.index}_${k}_${phase}`;
          const row = new Map([[name, 1]]);
          for (const action of actions) by(action, phase, -1, row);
          rows.push(`${written(row)} <= 0`);
          bounds.push(`${name} <= 1`);
          add(points, name, size);
        }
      }
      let worth = points;
      if (cap !== null) {
        const name = `v${slot.place.index}_${phase}`;
        worth = new Map([[name, 1]]);
        const row = new Map(worth);
        for (const [other, factor] of points) add(row, other, -factor);
        rows.push(`${written(row)} <= 0`);
        bounds.push(`${name} <= ${cap}`);
      }
      for (const [name, factor] of worth) {
        add(sum, name, factor * share);
        if (phase === budgets.length - 1) add(end, name, factor * share);
      }
    }
  }
  return { end, sum, effort, count, scale, rows, bounds, binary };
}

function add(terms: Map<string, number>, name: string, factor: number): void {
  terms.set(name, (terms.get(name) ?? 0) + factor);
}

/** The answers that can move, each with its share of the root. */
function sharesBelow(node: ValueNode, share: number): { readonly slot: Slot; readonly share: number }[] {
  if (node.slot !== null) return [{ slot: node.slot, share }];
  const total = node.parts.reduce((all, { weight }) => all + weight.toNumber(), 0);
  return node.parts.flatMap((part) => (part.node.touch.length > 0 ? sharesBelow(part.node, (share * part.weight.toNumber()) / total) : []));
}

/** A rise of an answer in points, and the actions any of which brings it. */
interface Step {
  readonly size: number;
  readonly actions: readonly number[];
}

/** What an answer's points are made of above its start: steps that add up, to a cap if it has one. */
function stepsOf(slot: Slot, actions: number): { readonly steps: readonly Step[]; readonly cap: number | null } {
  const scale = slot.place.scale as Scale;
  const start = pointsAt(slot, new Uint8Array(actions));
  const worth = (value: Slot["by"][number]["value"]): Decimal => kindOfScale(scale).points(scale, value);
  if (scale.kind !== "checklist") {
    const levels = [...slot.by].map(({ action, value }) => ({ action, points: worth(value) })).filter(({ points }) => points.gt(start));
    const heights = levels
      .map(({ points }) => points)
      .sort((a, b) => a.cmp(b))
      .filter((height, i, list) => !list[i - 1]?.eq(height));
    const steps = heights.map((height, i) => ({
      size: height.minus(heights[i - 1] ?? start).toNumber(),
      actions: [...new Set(levels.filter(({ points }) => points.gte(height)).map(({ action }) => action))],
    }));
    return { steps, cap: null };
  }
  const ticked = (slot.start ?? []) as readonly string[];
  const steps = scale.items.flatMap((item): Step[] => {
    const { key } = item;
    const from = slot.by.filter(({ value }) => (value as readonly string[]).includes(key)).map(({ action }) => action);
    // Of a capped sum an item brings its points as long as there is room.
    const size = scale.rule === "share" ? worth([key]).toNumber() : (item.points as number);
    return ticked.includes(key) || from.length === 0 || size === 0 ? [] : [{ size, actions: [...new Set(from)] }];
  });
  return { steps, cap: scale.rule === "share" ? null : decimal(100).minus(start).toNumber() };
}

/** A sum as text, on lines that a reader of such files can take. */
export function written(terms: Terms): string {
  const parts = [...terms].map(([name, factor], i) => `${i % 8 === 7 ? "\n " : " "}${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${name}`);
  return parts.join("").trim();
}

export function textOf({ rows, bounds, binary }: Program, sense: string, objective: Terms, more: readonly string[]): string {
  const subject = [...rows, ...more].map((row, i) => ` r${i}: ${row}`);
  return [
    sense,
    ` goal: ${written(objective)}`,
    "Subject To",
    ...subject,
    "Bounds",
    ...bounds.map((line) => ` ${line}`),
    "Binary",
    ...binary.map((name) => ` ${name}`),
    "End",
    "",
  ].join("\n");
}
