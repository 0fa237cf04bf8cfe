/** Ranks in which equal values share the mean of the places that they hold together: 1, 2.5, 2.5, 4. */
import { type Decimal, decimal } from "./decimal.ts";

/** Mid-ranks from 1, the least value first. Ranks that are mid-ranks already stay as they are. */
export function midRanks(values: readonly Decimal[]): Decimal[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] as Decimal).cmp(values[j] as Decimal));
  const ranks: Decimal[] = new Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] as number] as Decimal;
    while (to < order.length && (values[order[to] as number] as Decimal).eq(value)) to++;
    const shared = decimal((from + 1 + to) / 2);
    for (const i of order.slice(from, to)) ranks[i] = shared;
  }
  return ranks;
}
