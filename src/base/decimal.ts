/**
 * Our own Decimal: 50 significant digits, its own settings. `defaults: true` matters: a clone without it inherits whatever the host
 * application set on the shared constructor, and a host that calls `Decimal.set({ precision: 3 })` would change scores.
 *
 * Inside, values keep 50 digits. Published texts are rounded half-even to 30 decimals, once. No published text re-enters the arithmetic.
 */
import { Decimal as Shared } from "decimal.js";

export const Decimal = /* @__PURE__ */ Shared.clone({
  precision: 50,
  rounding: Shared.ROUND_HALF_EVEN,
  defaults: true,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = Shared;

/** How many decimals a published exact text has at most. */
export const PUBLISHED_DECIMALS = 30;

export const ZERO = /* @__PURE__ */ new Decimal(0);
export const ONE = /* @__PURE__ */ new Decimal(1);
export const HUNDRED = /* @__PURE__ */ new Decimal(100);

/** The decimal that a double prints as: 0.1 is one tenth. */
export function decimal(value: number | string): Decimal {
  return new Decimal(value);
}

/** Rounds half-even to the published 30 decimals; still a Decimal, for gates, ties and ranks. */
export function rounded(value: Decimal): Decimal {
  return value.toDecimalPlaces(PUBLISHED_DECIMALS, Decimal.ROUND_HALF_EVEN);
}

/** The published text: 30 decimals at most, no exponent, no trailing zeros, no minus zero. */
export function exactText(value: Decimal): string {
  // toFixed() gives no minus to a zero, negative or rounded to it.
  return rounded(value).toFixed();
}

/** The double nearest to the published text: one rounding, from the text, never from the working digits. */
export function toDouble(value: Decimal): number {
  return Number(exactText(value));
}

/** All working digits, so that a reader of the text has the same Decimal again. */
export function workingText(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total: Decimal = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

export function least(values: readonly Decimal[]): Decimal {
  return values.reduce((a, b) => (b.lt(a) ? b : a));
}

export function greatest(values: readonly Decimal[]): Decimal {
  return values.reduce((a, b) => (b.gt(a) ? b : a));
}
