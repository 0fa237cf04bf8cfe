/** The bootstrap interval of Krippendorff's alpha over units. */
import type { Decimal } from "../base/decimal.ts";
import { ascending } from "../base/statistics.ts";
import type { Interval } from "./agreement.ts";
import type { AlphaMetric } from "./krippendorff-alpha.ts";
import type { Rows } from "./rating-table.ts";
import { type BootstrapOptions, intervalsOf } from "./resample.ts";

/** How often one unit was given each of its values: pairs of the value's place and how often; and how many ratings it has. */
interface Unit {
  readonly places: readonly (readonly [place: number, times: number])[];
  readonly ratings: number;
}

/** In doubles: ends of an interval need no more. Units count in the order given; the order of raters does not show. */
export function alphaInterval(rows: Rows<Decimal | null>, metric: AlphaMetric, options: BootstrapOptions): Interval {
  const columns = (rows[0] ?? []).map((_, u) => rows.flatMap((row) => row[u] ?? [])).filter((ratings) => ratings.length > 1);
  const sorted = ascending(columns.flat()).filter((value, i, all) => i === 0 || !value.eq(all[i - 1] as Decimal));
  const place = new Map(sorted.map((value, i) => [value.toString(), i]));
  const units = columns.map((ratings): Unit => {
    const times = new Map<number, number>();
    for (const rating of ascending(ratings)) {
      const at = place.get(rating.toString()) as number;
      times.set(at, (times.get(at) ?? 0) + 1);
    }
    return { places: [...times], ratings: ratings.length };
  });
  const positions = positionsOf(sorted);
  const [interval] = intervalsOf(units.length, options, 1, (counts, into) => {
    into[0] = alphaOfDraw(units, counts, positions, metric);
  });
  return interval as Interval;
}

/** Values as doubles: as they are, and measured from the least in parts of the span, so that squares neither vanish nor overflow. */
interface Positions {
  readonly values: readonly number[];
  readonly parts: readonly number[];
}

function positionsOf(sorted: readonly Decimal[]): Positions {
  const [first, last] = [sorted[0] as Decimal, sorted[sorted.length - 1] as Decimal];
  const span = sorted.length < 2 ? null : last.minus(first);
  return {
    values: sorted.map((value) => value.toNumber()),
    parts: sorted.map((value) => (span === null ? 0 : value.minus(first).div(span).toNumber())),
  };
}

function alphaOfDraw(units: readonly Unit[], drawn: Float64Array, { values, parts }: Positions, metric: AlphaMetric): number {
  const times = new Float64Array(values.length);
  let n = 0;
  for (const [u, { places, ratings }] of units.entries()) {
    const count = drawn[u] as number;
    n += count * ratings;
    for (const [at, often] of places) times[at] = (times[at] as number) + count * often;
  }
  if (times.filter((often) => often > 0).length < 2) return Number.NaN;
  const ranks = metric === "ordinal" ? midRanksOf(times) : parts;
  const apart = (a: number, b: number): number => {
    if (metric === "nominal") return 1;
    const [x, y] = metric === "ratio" ? [values[a] as number, values[b] as number] : [ranks[a] as number, ranks[b] as number];
    return ((x - y) / (metric === "ratio" ? x + y : 1)) ** 2;
  };
  let within = 0;
  for (const [u, { places, ratings }] of units.entries()) {
    const count = drawn[u] as number;
    if (count > 0 && places.length > 1) within += (count * pairs(places, apart)) / (ratings - 1);
  }
  return 1 - ((n - 1) * within) / (metric === "ratio" ? pairs([...times.entries()], apart) : spread(times, n, ranks, metric));
}

/** Σ δ² over ordered pairs of different values. */
function pairs(places: readonly (readonly [number, number])[], apart: (a: number, b: number) => number): number {
  let total = 0;
  for (const [i, [a, often]] of places.entries())
    for (let k = i + 1; k < places.length; k++) {
      const [b, others] = places[k] as readonly [number, number];
      if (often > 0 && others > 0) total += 2 * often * others * apart(a, b);
    }
  return total;
}

/** The same for all ratings of a draw, from sums: Σ (a − b)² over ordered pairs is 2 n Σ (a − mean)². */
function spread(times: Float64Array, n: number, ranks: readonly number[], metric: AlphaMetric): number {
  let total = 0;
  if (metric === "nominal") {
    for (const often of times) total += often * (n - often);
    return total;
  }
  let mean = 0;
  for (const [at, often] of times.entries()) mean += (often * (ranks[at] as number)) / n;
  for (const [at, often] of times.entries()) total += often * ((ranks[at] as number) - mean) ** 2;
  return 2 * n * total;
}

function midRanksOf(times: Float64Array): readonly number[] {
  let before = 0;
  return Array.from(times, (often) => {
    before += often;
    return before - often + (often + 1) / 2;
  });
}
