/** Krippendorff's alpha: agreement of any number of raters, with gaps, on any kind of numbers. */
import * as z from "zod/mini";
import { type Decimal, ONE, sum, ZERO } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { throwIfAny } from "../base/issue.ts";
import { midRanks } from "../base/mid-ranks.ts";
import { readOptions } from "./compared-tree.ts";
import { negativeCells, type Rows, readRows } from "./rating-table.ts";
import { figure, type Statistic, undefinedFor } from "./statistic.ts";

/** Ratings of raters (rows) for units (columns); null where a rater did not rate a unit. */
export type Ratings = readonly (readonly (number | null)[])[];

/** What is made of the difference of two ratings: names, an order, distances, or distances in proportion to the sum (numbers from 0). */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio";

/** What {@link krippendorffAlpha} is told. */
export interface AlphaOptions {
  /** What the ratings are. */
  readonly metric: AlphaMetric;
}

/**
 * Krippendorff's alpha: 1 less the disagreement within units over the disagreement that chance would bring. 1 is perfect agreement, 0 what chance
 * gives, below 0 less than that.
 *
 * α = 1 − (n − 1) · Σᵤ (Σ δ² over ordered pairs of ratings of unit u) / (mᵤ − 1) / (Σ δ² over all ordered pairs), where mᵤ ratings of unit u are two or
 * more and n is the sum of the mᵤ. δ² is: nominal, 0 if equal and 1 if not; ordinal, the squared difference of mid-ranks among the n ratings; interval,
 * (a − b)²; ratio, ((a − b) / (a + b))². Source: K. Krippendorff (2011), Computing Krippendorff's alpha-reliability; (2019), Content Analysis, 4th
 * edition, chapter 12. Worked out in decimals and rounded once.
 *
 * Cost: n log n; under ratio also the square of the number of different ratings.
 *
 * @param ratings raters × units, null where missing; numbers stand for names under nominal; at least 0 under ratio
 * @param options the metric
 * @returns alpha, at most 1; null where it is undefined: see {@link alphaStatistic} for the reason
 * @throws BenchmarkError for rows of different lengths, numbers that are not finite, numbers below 0 under ratio
 * @example
 * import { krippendorffAlpha } from "indicatree";
 *
 * const two = [[1, 2, 3, 3, null], [1, 2, 3, 2, 1]];
 * krippendorffAlpha(two, { metric: "nominal" }); // 0.6666…
 * krippendorffAlpha(two, { metric: "interval" }); // 0.8205…
 * krippendorffAlpha([[1, 1], [1, 1]], { metric: "nominal" }); // null
 */
export function krippendorffAlpha(ratings: Ratings, options: AlphaOptions): number | null {
  return alphaStatistic(ratings, options).value;
}

/**
 * The same as {@link krippendorffAlpha}, with the reason where it is undefined: "one-rater", "too-few-units" (fewer than two units with two ratings;
 * of a single unit the formula gives 0, whatever was said), "no-variation".
 *
 * @param ratings raters × units, null where missing
 * @param options the metric
 * @throws BenchmarkError as {@link krippendorffAlpha}
 * @example
 * import { alphaStatistic } from "indicatree";
 *
 * alphaStatistic([[3, 3], [3, 3]], { metric: "interval" }); // { value: null, reason: "no-variation" }
 * alphaStatistic([[1, null], [null, 2]], { metric: "interval" }); // { value: null, reason: "too-few-units" }
 */
export function alphaStatistic(ratings: Ratings, options: AlphaOptions): Statistic {
  const rows = readRows(ratings, "ratings", true);
  const { metric } = readOptions<AlphaOptions>(options, { metric: z.enum(["nominal", "ordinal", "interval", "ratio"]) });
  if (metric === "ratio") throwIfAny(negativeCells(rows, ["ratings"]));
  return freeze(alphaOf(rows, metric));
}

/** Alpha of checked ratings. */
export function alphaOf(rows: Rows<Decimal | null>, metric: AlphaMetric): Statistic {
  const rating = rows.filter((row) => row.some((cell) => cell !== null)).length;
  if (rows.length < 2 || rating === 1) return undefinedFor("one-rater");
  const columns = (rows[0] as readonly unknown[]).map((_, unit) => rows.flatMap((row) => row[unit] ?? []));
  const units = columns.filter((ratings) => ratings.length > 1);
  if (units.length < 2) return undefinedFor("too-few-units");
  const all = units.flat();
  const places = metric === "ordinal" ? midRanks(all) : all;
  const spread = metric === "nominal" ? namesApart : metric === "ratio" ? proportionsApart : distancesApart;
  const expected = spread(places);
  if (expected.isZero()) return undefinedFor("no-variation");
  let done = 0;
  const within = units.map(({ length }) => {
    const own = places.slice(done, done + length);
    done += length;
    return spread(own).div(length - 1);
  });
  return figure(
    ONE.minus(
      sum(within)
        .times(all.length - 1)
        .div(expected),
    ),
  );
}

/** How often each value stands in a list. */
function counts(values: readonly Decimal[]): readonly (readonly [Decimal, number])[] {
  const found = new Map<string, [Decimal, number]>();
  for (const value of values) {
    const text = value.toString();
    const known = found.get(text);
    if (known === undefined) found.set(text, [value, 1]);
    else known[1]++;
  }
  return [...found.values()];
}

/** Ordered pairs of different values. */
function namesApart(values: readonly Decimal[]): Decimal {
  return ONE.times(values.length ** 2 - counts(values).reduce((same, [, count]) => same + count ** 2, 0));
}

/** Σ (a − b)² over ordered pairs, from sums alone: 2 · (n Σ d² − (Σ d)²), with d measured from the first value. */
function distancesApart(values: readonly Decimal[]): Decimal {
  const from = values.map((value) => value.minus(values[0] as Decimal));
  const squares = sum(from.map((distance) => distance.times(distance)));
  return squares.times(values.length).minus(sum(from).pow(2)).times(2);
}

/** Σ ((a − b) / (a + b))² over ordered pairs; two zeros are equal. */
function proportionsApart(values: readonly Decimal[]): Decimal {
  const found = counts(values);
  let total = ZERO;
  for (const [i, [a, times]] of found.entries())
    for (const [b, others] of found.slice(i + 1))
      total = total.plus(
        a
          .minus(b)
          .div(a.plus(b))
          .pow(2)
          .times(2 * times * others),
      );
  return total;
}
