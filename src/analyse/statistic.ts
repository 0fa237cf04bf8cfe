/** A number that cannot always be had: the number, or the reason why there is none. */
import type { Decimal } from "../base/decimal.ts";
import { toDouble } from "../base/decimal.ts";

/**
 * Why a figure of agreement is undefined.
 *
 * - one-rater: fewer than two raters rated anything.
 * - too-few-units: fewer than two units (for W in `measureAgreement`: three; for the interval of a mean: five) were rated by two raters or more.
 * - no-variation: all ratings are the same, so nothing tells agreement from chance; of an interval: all differences are the same.
 * - no-self: there is no self-assessment to set beside the others.
 */
export type StatisticReason = "one-rater" | "too-few-units" | "no-variation" | "no-self";

/** A figure, or null with the reason why it is undefined. */
export type Statistic =
  | { /** The figure. */ readonly value: number /** Nothing stands in its way. */; readonly reason: null }
  | { /** Undefined. */ readonly value: null /** Why. */; readonly reason: StatisticReason };

/** A figure that is defined. */
export function figure(value: Decimal): Statistic {
  return { value: toDouble(value), reason: null };
}

/** A figure that is not. */
export function undefinedFor(reason: StatisticReason): Statistic {
  return { value: null, reason };
}
