/** Bootstrap intervals of figures of agreement: units are drawn again and again, and the middle of what the figure then says is kept. */
import { seeded } from "../base/random.ts";
import type { Interval } from "./agreement.ts";
import type { Statistic } from "./statistic.ts";

/** Of fewer indicators there is no interval: there are too few different ways to draw them. */
export const LEAST_UNITS = 5;

/** How intervals are made. */
export interface BootstrapOptions {
  readonly seed: number;
  readonly draws: number;
  readonly level: number;
}

/** No interval, and why. */
export function noInterval(reason: Statistic["reason"]): Interval {
  return { low: null, high: null, reason };
}

/** For each figure of one draw, its value; NaN where it is undefined. `counts` says how often each unit was drawn. */
export type Figures = (counts: Float64Array, into: Float64Array) => void;

/**
 * The percentile intervals of several figures of the same units: so many times, as many units are drawn with replacement as there are; the ends are
 * quantiles (type 7) of the figures drawn. B. Efron (1979), Bootstrap methods, Annals of Statistics 7, 1–26. A draw in which the figure is undefined is
 * left out; where more than one tail's worth of the draws are, and where all draws give the same, there is no interval.
 *
 * @param size how many units
 * @param figures how many figures
 */
export function intervalsOf(size: number, { seed, draws, level }: BootstrapOptions, figures: number, of: Figures): readonly Interval[] {
  if (size < LEAST_UNITS) return Array.from({ length: figures }, () => noInterval("too-few-units"));
  const chance = seeded(seed);
  const found = Array.from({ length: figures }, () => new Float64Array(draws));
  const [counts, into] = [new Float64Array(size), new Float64Array(figures)];
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0);
    for (let i = 0; i < size; i++) {
      const unit = chance.below(size);
      counts[unit] = (counts[unit] as number) + 1;
    }
    of(counts, into);
    for (const [f, values] of found.entries()) values[draw] = into[f] as number;
  }
  const tail = (1 - level) / 2;
  return found.map((values) => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const quantile = (p: number): number => {
      const at = p * (sorted.length - 1);
      const below = Math.floor(at);
      const [low, high] = [sorted[below] as number, sorted[Math.min(sorted.length - 1, below + 1)] as number];
      return low + (high - low) * (at - below) + 0;
    };
    if (draws - sorted.length > draws * tail || sorted[0] === sorted[sorted.length - 1]) return noInterval("no-variation");
    return { low: quantile(tail), high: quantile(1 - tail), reason: null };
  });
}
