/**
 * Largest remainder (Hamilton's method): splits a whole into parts that are whole multiples of 10⁻³⁰ and add up to it exactly, each within one
 * unit of its true share. Ties go to the earlier part. This is why published contributions sum to the published total, digit for digit.
 */
import { Decimal, exactText, rounded, sum } from "./decimal.ts";

const UNIT = /* @__PURE__ */ new Decimal("1e-30");

/**
 * @param whole the published whole (it is rounded to 30 decimals here)
 * @param shares the exact parts; they sum to `whole` but for the last working digits
 * @returns texts that sum to the published whole
 */
export function apportion(whole: Decimal, shares: readonly Decimal[]): string[] {
  if (shares.length === 0) return [];
  const floors = shares.map((share) => share.div(UNIT).floor());
  const missing = rounded(whole).div(UNIT).minus(sum(floors)).toNumber();
  const order = shares
    .map((share, i) => ({ i, remainder: share.div(UNIT).minus(floors[i] as Decimal) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.i - b.i);
  // Between 0 and the number of parts for true shares; the loop also serves the few units by which working digits may be off.
  const step = missing < 0 ? -1 : 1;
  for (let k = 0; k < Math.abs(missing); k++) {
    const at = (step > 0 ? order[k % order.length] : order[order.length - 1 - (k % order.length)])?.i as number;
    floors[at] = (floors[at] as Decimal).plus(step);
  }
  return floors.map((units) => exactText(units.times(UNIT)));
}
