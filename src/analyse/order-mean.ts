/**
 * A change that several switches bring about together, split over them: the mean, over all orders in which they can be turned on one after another,
 * of what each adds when its turn comes (the Shapley value; Shapley 1953, "A value for n-person games"). Where some combinations have no value, only
 * the orders that pass through none of them count (Faigle and Kern 1992, "The Shapley value for cooperative games under precedence constraints").
 */
import { apportion } from "../base/apportion.ts";
import { type Decimal, sum } from "../base/decimal.ts";

/**
 * What each switch brings; the parts sum to the last worth less the first, but for the last working digit. Null if no order is left.
 *
 * @param worth of each combination: switch i is on where bit i of the index is set; 2ⁿ of them, null where there is no value
 */
export function meanOverOrders(worth: readonly (Decimal | null)[]): readonly Decimal[] | null {
  const full = worth.length - 1;
  const switches = Array.from({ length: Math.log2(worth.length) }, (_, i) => i);
  // In how many orders a combination is reached from nothing; read from the other end, in how many everything is reached from it.
  const ways = (end: number): number[] => {
    const counts: number[] = [];
    for (let on = 0; on <= full; on++) {
      const before = switches.filter((i) => (on >> i) & 1).map((i) => counts[on ^ (1 << i)] as number);
      counts.push(worth[on ^ end] === null ? 0 : on === 0 ? 1 : before.reduce((a, b) => a + b, 0));
    }
    return counts;
  };
  const [up, down] = [ways(0), ways(full)];
  const orders = up[full] as number;
  if (orders === 0) return null;
  return switches.map((i) => {
    const without = worth.flatMap((_, on) => ((on >> i) & 1 ? [] : [on]));
    const gains = without.flatMap((on) => {
      const [from, to] = [worth[on] ?? null, worth[on | (1 << i)] ?? null];
      const times = (up[on] as number) * (down[full ^ (on | (1 << i))] as number);
      return from === null || to === null ? [] : [to.minus(from).times(times)];
    });
    return sum(gains).div(orders);
  });
}

/** The parts as texts that add up to the published change. Turned round, a change has the same parts with the other sign. */
export function partsOf(change: Decimal, shares: readonly Decimal[]): readonly string[] {
  const leading = [change, ...shares].find((one) => !one.isZero());
  if (leading === undefined || leading.gt(0)) return apportion(change, shares);
  return apportion(
    change.neg(),
    shares.map((share) => share.neg()),
  ).map((text) => (text === "0" ? text : text.startsWith("-") ? text.slice(1) : `-${text}`));
}
