/** Cohen's kappa of two raters on ordered or unordered categories: plain, linear, quadratic, or with disagreement weights of one's own. */
import * as z from "zod/mini";
import { type Decimal, decimal, ONE, sum } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { type Issue, issue, throwIfAny } from "../base/issue.ts";
import { readOptions } from "./compared-tree.ts";
import { negativeCells, type Rows, readRows, unevenRows } from "./rating-table.ts";
import { figure, type Statistic, undefinedFor } from "./statistic.ts";

/** How much each kind of disagreement counts: any the same, by steps, by squared steps, or a table of one's own (rows and columns as in the table of ratings). */
export type KappaWeights = "unweighted" | "linear" | "quadratic" | readonly (readonly number[])[];

/** What {@link weightedKappa} is told. */
export interface KappaOptions {
  /** A name, or a square table of disagreement weights: 0 on the diagonal, none below 0. */
  readonly weights: KappaWeights;
}

/**
 * Cohen's kappa: 1 less the weighted disagreement of two raters over the one that their margins alone would bring. 1 is perfect agreement, 0 what chance
 * gives, below 0 less than that.
 *
 * κ = 1 − Σ vᵢⱼ nᵢⱼ / Σ vᵢⱼ (nᵢ. n.ⱼ / n). The weights v are of **disagreement**, as in Cohen's own formula: 0 on the diagonal, higher for what is worse;
 * only their proportions matter, and they need not be symmetric. Unweighted v = 1, linear v = |i − j|, quadratic v = (i − j)². Weights w of agreement, as some programs
 * take them (1 on the diagonal), are refused; 1 − w gives the same kappa. Sources: J. Cohen (1960), A coefficient of agreement for nominal scales,
 * Educational and Psychological Measurement 20, 37–46; (1968), Weighted kappa, Psychological Bulletin 70, 213–220. Worked out in decimals and rounded once.
 *
 * Cost: the number of cells.
 *
 * @param table one rater in rows, the other in columns, the categories in the same order; counts or shares
 * @param options the weights
 * @returns kappa, at most 1; null where it is undefined: see {@link kappaStatistic} for the reason
 * @throws BenchmarkError for a table that is not square or empty, negative cells, weights of another size, of agreement, or all 0
 * @example
 * import { weightedKappa } from "indicatree";
 *
 * const table = [[20, 5], [10, 15]];
 * weightedKappa(table, { weights: "unweighted" }); // 0.4
 * weightedKappa(table, { weights: [[0, 1], [3, 0]] }); // 0.3636…
 * weightedKappa([[9, 0], [0, 0]], { weights: "unweighted" }); // null
 */
export function weightedKappa(table: readonly (readonly number[])[], options: KappaOptions): number | null {
  return kappaStatistic(table, options).value;
}

/**
 * The same as {@link weightedKappa}, with the reason where it is undefined: "too-few-units" (the table is all 0), "no-variation" (both raters used one
 * and the same category).
 *
 * @param table one rater in rows, the other in columns
 * @param options the weights
 * @throws BenchmarkError as {@link weightedKappa}
 * @example
 * import { kappaStatistic } from "indicatree";
 *
 * kappaStatistic([[9, 0], [0, 0]], { weights: "linear" }); // { value: null, reason: "no-variation" }
 */
export function kappaStatistic(table: readonly (readonly number[])[], options: KappaOptions): Statistic {
  const cells = readRows(table, "table");
  const words = z.enum(["unweighted", "linear", "quadratic"]);
  const form = { error: "“unweighted”, “linear”, “quadratic” or a table of disagreement weights" };
  const { weights } = readOptions<KappaOptions>(options, { weights: z.union([words, z.array(z.array(z.number()))], form) });
  const size = cells.length;
  throwIfAny([
    ...(size === 0 ? [issue("out-of-range", ["table"], { received: "an empty table", expected: "at least one category" })] : []),
    ...unevenRows(cells, size, ["table"]),
    ...negativeCells(cells, ["table"]),
    ...(typeof weights === "string" ? [] : checkWeights(weights, size, ["options", "weights"])),
  ]);
  return freeze(kappaOf(cells, costsOf(weights, size)));
}

/** Everything wrong with a table of disagreement weights for so many categories. */
export function checkWeights(weights: Rows<number>, size: number, path: readonly (string | number)[]): Issue[] {
  if (weights.length !== size) return [issue("rows-uneven", path, { received: weights.length, expected: size })];
  const uneven = unevenRows(weights, size, path);
  if (uneven.length > 0) return uneven;
  const cells = weights.map((row) => row.map(decimal));
  const diagonal = weights.flatMap((row, i) =>
    row[i] === 0 ? [] : [issue("weights-of-agreement", [...path, i, i], { received: row[i] as number })],
  );
  const idle = size > 1 && cells.flat().every((cell) => cell.isZero());
  return [
    ...negativeCells(cells, path),
    ...diagonal,
    ...(idle ? [issue("out-of-range", path, { received: "0 everywhere", expected: "above 0 somewhere off the diagonal" })] : []),
  ];
}

/** The disagreement weights that a name stands for, or a table of one's own. */
export function costsOf(weights: KappaWeights, size: number): Rows<Decimal> {
  if (typeof weights !== "string") return weights.map((row) => row.map(decimal));
  const cost = {
    unweighted: (steps: number) => Math.min(steps, 1),
    linear: (steps: number) => steps,
    quadratic: (steps: number) => steps ** 2,
  };
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => decimal(cost[weights](Math.abs(i - j)))));
}

/** Kappa of a checked square table. */
export function kappaOf(cells: Rows<Decimal>, costs: Rows<Decimal>): Statistic {
  const rows = cells.map(sum);
  const columns = cells.map((_, j) => sum(cells.map((row) => row[j] as Decimal)));
  const total = sum(rows);
  if (total.isZero()) return undefinedFor("too-few-units");
  const weighted = (at: (i: number, j: number) => Decimal): Decimal =>
    sum(costs.flatMap((row, i) => row.flatMap((cost, j) => (cost.isZero() ? [] : [cost.times(at(i, j))]))));
  const expected = weighted((i, j) => (rows[i] as Decimal).times(columns[j] as Decimal));
  if (expected.isZero()) return undefinedFor("no-variation");
  const observed = weighted((i, j) => (cells[i] as readonly Decimal[])[j] as Decimal);
  return figure(ONE.minus(observed.times(total).div(expected)));
}
