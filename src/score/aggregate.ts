/**
 * The aggregation rules: one small object each, and one table that names them. A rule says how weighted values become one value, and how the
 * points that are missing from 100 are shared among the children. To add a rule: its name in `model/policy`, its object here, its tests.
 *
 * Every rule here is monotone in each value and keeps 0 ≤ value ≤ 100: the possible range rests on that.
 */
import { Decimal, decimal, greatest, HUNDRED, least, ONE, rounded, sum, ZERO } from "../base/decimal.ts";
import type { Aggregation } from "../model/policy.ts";
import type { Part, Rule } from "./rule.ts";
import { shapley } from "./shapley.ts";

/**
 * What each part brings to a group's value: its share of the weighted points, scaled to the value. Under the arithmetic mean that is wᵢxᵢ / Σ wⱼ;
 * under any other rule it is a convention of ours, chosen because it is never negative, gives nothing to a zero, and adds up.
 */
export function contributions(parts: readonly Part[], value: Decimal): readonly Decimal[] {
  return shareByWeight(parts, (part) => part.weight.times(part.value), value);
}

/** The rule that an aggregation names. */
export function ruleOf(aggregation: Aggregation): Rule {
  if (typeof aggregation === "string") return rules[aggregation]();
  return "power" in aggregation ? powerMean(aggregation.power) : cappedSum(aggregation.cappedSum);
}

const never = (): boolean => false;

const rules: { readonly [A in Extract<Aggregation, string>]: () => Rule } = {
  arithmetic: () => quasiArithmetic({ to: (x) => x, from: (y) => y }),
  geometric: () => quasiArithmetic({ to: (x) => logarithm(x), from: (y) => y.exp(), zero: true }),
  harmonic: () => quasiArithmetic({ to: (x) => ONE.div(x), from: (y) => ONE.div(y), zero: true }),
  minimum: () => ({
    zeroed: never,
    value: (parts) => least(parts.map((part) => part.value)),
    losses: (parts) => {
      const lowest = rounded(least(parts.map((part) => part.value)));
      return shareEqually(parts, (part) => rounded(part.value).eq(lowest), HUNDRED.minus(lowest));
    },
  }),
  maximum: () => ({
    zeroed: never,
    value: (parts) => greatest(parts.map((part) => part.value)),
    losses: (parts) => shareEqually(parts, () => true, HUNDRED.minus(greatest(parts.map((part) => part.value)))),
  }),
  median: () => ({ zeroed: never, value: weightedMedian, losses: (parts) => shapley(parts, weightedMedian) }),
};

/**
 * The power mean with exponent p; p = 1 is the arithmetic mean, p = -1 the harmonic one. Any zero makes it zero where p < 0.
 *
 * Near p = 0 the powers of all values are nearly 1, and what tells them apart stands far behind the point: the working digits grow with the zeros
 * of p. Below 10⁻³⁰ the first terms of the expansion about the geometric mean are exact enough: M = exp(μ + p σ² / 2 + O(p²)), with μ and σ² the
 * weighted mean and variance of ln x.
 */
function powerMean(p: number): Rule {
  if (Math.abs(p) < 1e-30) return nearlyGeometric(p);
  const zeros = Math.max(0, Math.ceil(-Math.log10(Math.abs(p))));
  const Working = zeros <= 1 ? Decimal : Decimal.clone({ precision: 60 + 2 * zeros, defaults: true });
  const exponent = new Working(p);
  const inverse = new Working(1).div(exponent);
  return quasiArithmetic({ to: (x) => new Working(x).pow(exponent), from: (y) => new Decimal(y.pow(inverse)), zero: p < 0 });
}

function nearlyGeometric(p: number): Rule {
  const geometric = rules.geometric();
  return {
    ...geometric,
    value: (parts) => {
      if (geometric.zeroed(parts) || parts.every((part) => part.value.eq((parts[0] as Part).value))) return geometric.value(parts);
      const total = sum(parts.map((part) => part.weight));
      const mean = (of: (part: Part) => Decimal): Decimal => sum(parts.map((part) => part.weight.times(of(part)))).div(total);
      const mu = mean((part) => logarithm(part.value));
      const variance = mean((part) => logarithm(part.value).minus(mu).pow(2));
      return within(mu.plus(variance.times(decimal(p)).div(2)).exp(), parts);
    },
  };
}

interface Transform {
  /** φ, strictly monotone. */
  readonly to: (x: Decimal) => Decimal;
  /** Its inverse. */
  readonly from: (y: Decimal) => Decimal;
  /** Whether φ(0) is infinite: then a single zero makes the mean zero. */
  readonly zero?: boolean;
}

/**
 * A quasi-arithmetic mean φ⁻¹(Σ wᵢφ(xᵢ) / Σ wᵢ). Points lost: lossᵢ = (100 − M) · wᵢ(φ(100) − φ(xᵢ)) / Σ wⱼ(φ(100) − φ(xⱼ)); for the geometric mean
 * this is the log-mean decomposition. Where φ(0) is infinite, the children at 0 share the whole loss by weight.
 */
function quasiArithmetic({ to, from, zero = false }: Transform): Rule {
  const zeroed = (parts: readonly Part[]): boolean => zero && parts.some((part) => part.value.isZero());
  const value = (parts: readonly Part[]): Decimal => {
    if (zeroed(parts)) return ZERO;
    const first = parts[0] as Part;
    // Equal values are their own mean, without a trip through φ.
    if (parts.every((part) => part.value.eq(first.value))) return first.value;
    const total = sum(parts.map((part) => part.weight));
    // φ(x) first: its digits, which can be more than 50, decide those of the sum.
    const weighted = parts.map((part) => to(part.value).times(part.weight)).reduce((a, b) => a.plus(b));
    return within(from(weighted.div(total)), parts);
  };
  return {
    zeroed,
    value,
    losses: (parts) => {
      const lost = HUNDRED.minus(value(parts));
      if (lost.isZero()) return parts.map(() => ZERO);
      if (zeroed(parts)) return shareByWeight(parts, (part) => (part.value.isZero() ? part.weight : ZERO), lost);
      return shareByWeight(parts, (part) => to(HUNDRED).minus(to(part.value)).times(part.weight), lost);
    },
  };
}

/** The weighted median: where the weights up to a value reach half of all; the mean of the two middle values at an exact half. */
function weightedMedian(parts: readonly Part[]): Decimal {
  const sorted = [...parts].sort((a, b) => a.value.cmp(b.value));
  const half = sum(parts.map((part) => part.weight)).div(2);
  let reached: Decimal = ZERO;
  for (const [i, part] of sorted.entries()) {
    reached = reached.plus(part.weight);
    if (reached.eq(half)) return part.value.plus((sorted[i + 1] as Part).value).div(2);
    if (reached.gt(half)) return part.value;
  }
  throw new RangeError("a median needs at least one part with a positive weight");
}

/** The sum of weighted points over the smaller of the cap and the applicable maximum, at most 100. */
function cappedSum(cap: number): Rule {
  const value = (parts: readonly Part[]): Decimal => {
    const most = least([decimal(cap), sum(parts.map((part) => part.weight))]);
    return least([HUNDRED, sum(parts.map((part) => part.weight.times(part.value))).div(most)]);
  };
  return { zeroed: never, value, losses: (parts) => shapley(parts, value) };
}

/** Rounding in φ must not carry a mean past its smallest or greatest part. */
function within(mean: Decimal, parts: readonly Part[]): Decimal {
  const values = parts.map((part) => part.value);
  return greatest([least(values), least([greatest(values), mean])]);
}

function shareByWeight(parts: readonly Part[], size: (part: Part) => Decimal, whole: Decimal): Decimal[] {
  const sizes = parts.map(size);
  const total = sum(sizes);
  return sizes.map((one) => (total.isZero() ? ZERO : whole.times(one).div(total)));
}

function shareEqually(parts: readonly Part[], takesPart: (part: Part) => boolean, whole: Decimal): Decimal[] {
  const number = parts.filter(takesPart).length;
  return parts.map((part) => (takesPart(part) ? whole.div(number) : ZERO));
}

const logarithms = new Map<string, Decimal>();

/** ln with 50 digits costs some 100 µs, and most answers are one of a few values: a small memory pays. */
function logarithm(x: Decimal): Decimal {
  const key = x.toString();
  const known = logarithms.get(key);
  if (known !== undefined) return known;
  if (logarithms.size >= 1000) logarithms.clear();
  const made = Decimal.ln(x);
  logarithms.set(key, made);
  return made;
}
