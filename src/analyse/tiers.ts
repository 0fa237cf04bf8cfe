/** Tiers: a list of cities is cut only where everybody above is clearly apart from everybody below. */
import { type Decimal, greatest, least } from "../base/decimal.ts";

/** What is known of one city at the node. */
export interface Extent {
  readonly value: Decimal;
  /** Ends of the possible range. */
  readonly low: number;
  readonly high: number;
  /** Its value if one answer were one level worse, and one level better; neither is past `value`. */
  readonly down: Decimal;
  readonly up: Decimal;
}

/**
 * Whether the first is clearly above the second: it has more, their possible ranges do not touch, and no single answer, one level other in one of the
 * two, would put them the other way round.
 */
export function clearlyAbove(one: Extent, other: Extent): boolean {
  return one.value.gt(other.value) && one.low > other.high && one.down.gte(other.value) && other.up.lte(one.value);
}

/**
 * The tier of each, 1 for the highest, in their order. A tier ends only where each above is clearly above each below: all four conditions hold for all
 * pairs if they hold for the least above and the greatest below. Cost: that of sorting.
 */
export function tiersOf(list: readonly Extent[]): readonly number[] {
  const order = list.map((_, i) => i).sort((a, b) => (list[b] as Extent).value.cmp((list[a] as Extent).value));
  const sorted = order.map((i) => list[i] as Extent);
  // What each place is followed by, from the last one up.
  const below: { readonly high: number; readonly up: Decimal }[] = [];
  for (let k = sorted.length - 1; k > 0; k--) {
    const [{ high, up }, rest] = [sorted[k] as Extent, below[k]];
    below[k - 1] = rest === undefined ? { high, up } : { high: Math.max(high, rest.high), up: greatest([up, rest.up]) };
  }
  const tiers: number[] = [];
  let tier = 1;
  let above: Extent | undefined;
  for (const [k, one] of sorted.entries()) {
    const rest = below[k - 1];
    if (above !== undefined && rest !== undefined && clearlyAbove(above, { ...one, ...rest })) tier++;
    tiers[order[k] as number] = tier;
    above =
      above === undefined
        ? one
        : { value: one.value, low: Math.min(above.low, one.low), high: one.high, down: least([above.down, one.down]), up: one.up };
  }
  return tiers;
}
