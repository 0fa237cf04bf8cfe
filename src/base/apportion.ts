/**
 * Largest remainder (Hamilton's method): splits a whole into parts that are whole multiples of 10⁻³⁰ and add up to it exactly, each within one
 * unit of its true share. Ties go to the earlier part. This is why published contributions sum to the published total, digit for digit.
 *
 * Units are counted as big integers: sums of many digits stay exact, and a whole that its shares miss by far is still split at once.
 */
import { Decimal, PUBLISHED_DECIMALS, rounded } from "./decimal.ts";

const PER_ONE = /* @__PURE__ */ new Decimal(`1e${PUBLISHED_DECIMALS}`);

/**
 * @param whole the published whole (it is rounded to 30 decimals here)
 * @param shares the exact parts; they sum to `whole` but for the last working digits
 * @returns texts that sum to the published whole
 */
export function apportion(whole: Decimal, shares: readonly Decimal[]): string[] {
  if (shares.length === 0) return [];
  const scaled = shares.map((share) => share.times(PER_ONE));
  const floors = scaled.map((share) => BigInt(share.floor().toFixed()));
  const missing = BigInt(rounded(whole).times(PER_ONE).toFixed()) - floors.reduce((a, b) => a + b, 0n);
  // Sorting is stable: ties stay in the order of the shares.
  const order = scaled
    .map((share, i) => ({ i, remainder: share.minus(share.floor()) }))
    .sort((a, b) => b.remainder.cmp(a.remainder))
    .map(({ i }) => i);
  // For true shares between 0 and the number of parts; working digits can be off by a few units more, either way.
  const all = BigInt(shares.length);
  const each = (missing - (((missing % all) + all) % all)) / all;
  const parts = floors.map((units) => units + each);
  for (const i of order.slice(0, Number(missing - each * all))) parts[i] = (parts[i] as bigint) + 1n;
  return parts.map(unitsText);
}

function unitsText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(PUBLISHED_DECIMALS + 1, "0");
  const text = `${digits.slice(0, -PUBLISHED_DECIMALS)}.${digits.slice(-PUBLISHED_DECIMALS)}`.replace(/\.?0+$/, "");
  return units < 0n ? `-${text}` : text;
}
