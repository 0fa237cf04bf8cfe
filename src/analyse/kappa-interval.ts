/** Bootstrap intervals of Cohen's kappa, one for each set of weights, from the same draws. */
import type { Interval } from "./agreement.ts";
import { type BootstrapOptions, intervalsOf } from "./resample.ts";

/**
 * @param cells of each unit: the category of the first rater × `size` + that of the second
 * @param size how many categories
 * @param costs disagreement weights, cell by cell
 */
export function kappaIntervals(
  cells: readonly number[],
  size: number,
  costs: readonly (readonly number[])[],
  options: BootstrapOptions,
): readonly Interval[] {
  const table = new Float64Array(size * size);
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)];
  return intervalsOf(cells.length, options, costs.length, (counts, into) => {
    for (const list of [table, rows, columns]) list.fill(0);
    for (const [unit, cell] of cells.entries()) {
      const count = counts[unit] as number;
      const [i, j] = [Math.floor(cell / size), cell % size];
      table[cell] = (table[cell] as number) + count;
      rows[i] = (rows[i] as number) + count;
      columns[j] = (columns[j] as number) + count;
    }
    for (const [f, cost] of costs.entries()) {
      let [observed, expected] = [0, 0];
      for (const [cell, weight] of cost.entries()) {
        if (weight === 0) continue;
        observed += weight * (table[cell] as number);
        expected += weight * (rows[Math.floor(cell / size)] as number) * (columns[cell % size] as number);
      }
      into[f] = expected === 0 ? Number.NaN : 1 - (observed * cells.length) / expected;
    }
  });
}
