/** Display rounding, the only place where a number loses digits: half away from zero, on the decimal text, never on the binary double. */
import { Decimal, decimal } from "../base/decimal.ts";
import { BenchmarkError, issue, shown } from "../base/issue.ts";

/** What is shown where there is no value. */
export const NO_VALUE = "–";

/**
 * A number as a reader sees it. Rounds half away from zero on the decimal text, so 0.285 of 1 reads 28.5 % and not 28.4.
 *
 * @param value an exact text, a double (its shortest decimal text counts), or null
 * @param decimals digits after the point, 0 to 10; default 1
 * @returns the text with exactly that many decimals; "–" for null
 * @throws BenchmarkError for anything else
 * @example
 * import { formatNumber } from "indicatree";
 *
 * formatNumber("6.25"); // "6.3"
 * formatNumber("44.5", 0); // "45"
 * formatNumber(null); // "–"
 */
export function formatNumber(value: string | number | null, decimals = 1): string {
  if (value === null) return NO_VALUE;
  const isNumber = typeof value === "number" ? Number.isFinite(value) : typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
  if (!isNumber)
    throw new BenchmarkError([issue("wrong-type", ["value"], { expected: "a finite number, its text or null", received: shown(value) })]);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 10)
    throw new BenchmarkError([issue("out-of-range", ["decimals"], { received: shown(decimals), expected: "a whole number from 0 to 10" })]);
  const text = decimal(value).toFixed(decimals, Decimal.ROUND_HALF_UP);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/**
 * A share as a percentage.
 *
 * @param share 0 to 1
 * @param decimals digits after the point, 0 to 10; default 0
 * @throws BenchmarkError for anything else
 * @example
 * import { formatPercent } from "indicatree";
 *
 * formatPercent(0.285, 1); // "28.5 %"
 */
export function formatPercent(share: number, decimals = 0): string {
  if (!Number.isFinite(share))
    throw new BenchmarkError([issue("wrong-type", ["share"], { expected: "a finite number", received: shown(share) })]);
  return `${formatNumber(decimal(share).times(100).toFixed(), decimals)} %`;
}
