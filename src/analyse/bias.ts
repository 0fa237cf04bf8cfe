/** How much higher a city rates itself than others do, with a bootstrap interval over indicators. */
import type { PanelRater, Voice } from "../assess/panel.ts";
import { type Decimal, decimal, ONE, toDouble } from "../base/decimal.ts";
import { seeded } from "../base/random.ts";
import { mean } from "../base/statistics.ts";
import type { BiasRow } from "./agreement.ts";
import { type BootstrapOptions, LEAST_UNITS, noInterval } from "./resample.ts";
import { figure, undefinedFor } from "./statistic.ts";

/** One indicator: what each rater says of it. */
export interface Unit {
  readonly voices: readonly Voice[];
  readonly penalty: boolean;
}

/** The city against the raters of one role. */
export function biasAgainst(
  against: PanelRater["role"],
  raters: readonly PanelRater[],
  units: readonly Unit[],
  options: BootstrapOptions,
): BiasRow {
  const differences = units.flatMap(({ voices, penalty }) => {
    const side = (role: PanelRater["role"]): Decimal[] =>
      voices.flatMap(({ leaf }, i) => (raters[i]?.role === role && leaf.points !== null ? [leaf.points] : []));
    const [own, others] = [side("self"), side(against)];
    if (own.length === 0 || others.length === 0) return [];
    const higher = mean(own).minus(mean(others));
    return [penalty ? higher.neg() : higher];
  });
  const size = differences.length;
  if (size === 0) {
    const reason = raters.some(({ role }) => role === "self") ? "too-few-units" : "no-self";
    return { against, units: 0, mean: undefinedFor(reason), interval: noInterval(reason) };
  }
  const different = new Set(differences.map((difference) => toDouble(difference)));
  const reason = size < LEAST_UNITS ? "too-few-units" : different.size === 1 ? "no-variation" : null;
  const interval = reason === null ? { ...percentileInterval(differences, options), reason } : noInterval(reason);
  return { against, units: size, mean: figure(mean(differences)), interval };
}

/** A point in so many parts: sums of 900 differences are still whole numbers of a double. */
const PARTS = 1e11;

/**
 * The percentile interval of a mean: so many times, as many values are drawn with replacement as there are; the ends are quantiles (type 7) of the means
 * drawn. B. Efron (1979), Bootstrap methods, Annals of Statistics 7, 1–26. Values count in whole parts of
 * 10⁻¹¹, so that sums are exact in any order.
 *
 * @param values each from −100 to 100
 */
export function percentileInterval(
  values: readonly Decimal[],
  { seed, draws, level }: BootstrapOptions,
): { readonly low: number; readonly high: number } {
  const whole = values.map((value) => value.times(PARTS).round().toNumber());
  const chance = seeded(seed);
  const sums = Float64Array.from({ length: draws }, () => {
    let total = 0;
    for (let i = 0; i < whole.length; i++) total += whole[chance.below(whole.length)] as number;
    return total;
  }).sort();
  const quantile = (p: Decimal): number => {
    const at = p.times(draws - 1);
    const below = at.floor().toNumber();
    const [low, high] = [decimal(sums[below] as number), decimal(sums[Math.min(draws - 1, below + 1)] as number)];
    return toDouble(low.plus(high.minus(low).times(at.minus(below))).div(PARTS * whole.length));
  };
  const tail = ONE.minus(decimal(level)).div(2);
  return { low: quantile(tail), high: quantile(ONE.minus(tail)) };
}
