/** What an aggregation rule is: the shape that every object in `aggregate` has. */
import type { Decimal } from "../base/decimal.ts";

/** One child as its parent's rule sees it: a value from 0 to 100 and a weight above 0. */
export interface Part {
  readonly value: Decimal;
  readonly weight: Decimal;
}

/** How values become one value, and whose fault the missing points are. */
export interface Rule {
  /** The value of at least one part. */
  readonly value: (parts: readonly Part[]) => Decimal;
  /** Points lost per part; they sum to 100 − value. Null where the loss cannot be told apart ("joint"). */
  readonly losses: (parts: readonly Part[]) => readonly Decimal[] | null;
  /** Whether a part at 0 alone makes the value 0, whatever the others are. */
  readonly zeroed: (parts: readonly Part[]) => boolean;
}
