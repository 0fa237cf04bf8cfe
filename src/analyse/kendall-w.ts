/** Kendall's coefficient of concordance W: how far several raters put the same things in the same order. */
import { type Decimal, decimal, sum } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { midRanks } from "../base/mid-ranks.ts";
import { type Rows, readRows } from "./rating-table.ts";
import { figure, type Statistic, undefinedFor } from "./statistic.ts";

/**
 * Kendall's coefficient of concordance W, corrected for ties: 1 if all raters give the same order, 0 if their orders cancel out.
 *
 * W = 12 S / (m² (n³ − n) − m Σ (t³ − t)), with m raters, n items, S the sum of squared deviations of the items' rank sums from their mean, and t the
 * length of each run of ties of each rater. Each rater's numbers are turned into mid-ranks, so that scores may be handed in as well (all in one
 * direction); ranks in which ties share their mean stay as they are. Source: M. G. Kendall and B. Babington Smith (1939), The problem of m rankings,
 * Annals of Mathematical Statistics 10, 275–287. Worked out in decimals and rounded once.
 *
 * Cost: m · n log n.
 *
 * @param ranks raters × items; every rater ranks every item
 * @returns W, 0 to 1; null where it is undefined: see {@link concordanceStatistic} for the reason
 * @throws BenchmarkError for rows of different lengths, gaps, numbers that are not finite
 * @example
 * import { kendallW } from "indicatree";
 *
 * kendallW([[1, 2, 3], [1, 3, 2], [2, 1, 3]]); // 0.4444…
 * kendallW([[1, 2, 3], [3, 2, 1]]); // 0
 * kendallW([[1, 2, 3]]); // null
 */
export function kendallW(ranks: readonly (readonly number[])[]): number | null {
  return concordanceStatistic(ranks).value;
}

/**
 * The same as {@link kendallW}, with the reason where it is undefined: "one-rater", "too-few-units" (fewer than two items), "no-variation" (nobody
 * puts anything before anything).
 *
 * @param ranks raters × items
 * @throws BenchmarkError as {@link kendallW}
 * @example
 * import { concordanceStatistic } from "indicatree";
 *
 * concordanceStatistic([[1.5, 1.5], [1.5, 1.5]]); // { value: null, reason: "no-variation" }
 */
export function concordanceStatistic(ranks: readonly (readonly number[])[]): Statistic {
  return freeze(concordanceOf(readRows(ranks, "ranks")));
}

/** W of checked scores or ranks. */
export function concordanceOf(rows: Rows<Decimal>): Statistic {
  const items = rows[0]?.length ?? 0;
  if (rows.length < 2) return undefinedFor("one-rater");
  if (items < 2) return undefinedFor("too-few-units");
  const ranked = rows.map(midRanks);
  const middle = decimal((items + 1) / 2);
  const about = (values: readonly Decimal[], centre: Decimal): Decimal => sum(values.map((value) => value.minus(centre).pow(2)));
  // A rater's own squared deviations are (n³ − n − Σ (t³ − t)) / 12: the correction for ties is already in them.
  const most = sum(ranked.map((row) => about(row, middle))).times(rows.length);
  if (most.isZero()) return undefinedFor("no-variation");
  const totals = Array.from({ length: items }, (_, item) => sum(ranked.map((row) => row[item] as Decimal)));
  return figure(about(totals, middle.times(rows.length)).div(most));
}
