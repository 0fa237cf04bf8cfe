/** Statistics of decimals, each under the name of its method. All take a list in any order and need at least one value, unless they say more. */
import { type Decimal, decimal, sum } from "./decimal.ts";

/** Arithmetic mean. */
export function mean(values: readonly Decimal[]): Decimal {
  return sum(values).div(values.length);
}

/** Values from the least to the greatest. */
export function ascending(values: readonly Decimal[]): Decimal[] {
  return [...values].sort((a, b) => a.cmp(b));
}

/**
 * Quantile of type 7: linear between order statistics, at position 1 + (n − 1)·p. The default of R, NumPy and spreadsheets.
 * Hyndman, R. J. and Fan, Y. (1996), Sample quantiles in statistical packages, The American Statistician 50(4), 361–365.
 */
export function quantileType7(values: readonly Decimal[], p: number): Decimal {
  const sorted = ascending(values);
  const at = decimal(p).times(sorted.length - 1);
  const below = at.floor();
  const low = sorted[below.toNumber()] as Decimal;
  const high = sorted[Math.min(sorted.length - 1, below.toNumber() + 1)] as Decimal;
  return low.plus(high.minus(low).times(at.minus(below)));
}

/** Standard deviation of a sample: squared deviations over n − 1. Null for fewer than two values. */
export function sampleStandardDeviation(values: readonly Decimal[]): Decimal | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  const squares = sum(values.map((value) => value.minus(centre).pow(2)));
  return squares.div(values.length - 1).sqrt();
}

/** Competition ranks (1, 2, 2, 4) or dense ranks (1, 2, 2, 3), the greatest value first. */
export function ranks(values: readonly Decimal[], kind: "competition" | "dense"): number[] {
  const sorted = ascending(values).reverse();
  const rank = new Map<string, number>();
  let different = 0;
  for (const [i, value] of sorted.entries()) {
    const text = value.toFixed();
    if (rank.has(text)) continue;
    different++;
    rank.set(text, kind === "competition" ? i + 1 : different);
  }
  return values.map((value) => rank.get(value.toFixed()) as number);
}
