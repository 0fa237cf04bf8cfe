/**
 * The aggregation rules once more in doubles, rounded up: what comes out is never below the exact value of the same children, and hardly above.
 * A search that only asks “could this still be better?” is answered by it; whatever is close is then computed exactly.
 *
 * Why it holds: every rule is monotone, so upper bounds of the children give one of the group. Each step errs by far less than the share that is added
 * to it.
 */
import type { Decimal } from "../base/decimal.ts";
import type { Aggregation } from "../model/policy.ts";

/** Far more than the rounding of the doubles in one step. */
const UP = 1 + 1e-10;
const TINY = 1e-300;

/** Points as a double: from above; of a penalty, which is taken off, from below. Zero stays zero. */
export function upperLeaf(points: Decimal, penalty: boolean): number {
  const double = points.toNumber();
  if (penalty) return double / UP;
  return double === 0 && points.isZero() ? 0 : double * UP + TINY;
}

type Values = readonly number[];

/** The bound of a group, from those of its children. */
export function upperRule(aggregation: Aggregation, given: Values, penalties: Values): (values: Values, taken: Values) => number {
  const greatest = Math.max(...given);
  // Only the proportions count: weights near the ends of what a double can hold are brought to the middle.
  const scale = greatest > 1e100 || greatest < 1e-100 ? greatest : 1;
  const weights = given.map((weight) => weight / scale);
  const total = weights.reduce((a, b) => a + b, 0);
  const rule =
    typeof aggregation === "string"
      ? named[aggregation]
      : "power" in aggregation
        ? power(aggregation.power, given)
        : capped(aggregation.cappedSum, given);
  return (values, taken) => {
    const value = Math.min(100, rule(values, weights, total) * UP);
    if (penalties.length === 0) return value;
    let off = 0;
    for (let i = 0; i < penalties.length; i++) off += (penalties[i] as number) * (taken[i] as number);
    // Where the difference is small, its error is not: it is added in points.
    return Math.max(0, value - off / UP) + 1e-9;
  };
}

type Rule = (values: Values, weights: Values, total: number) => number;

const named: { readonly [A in Extract<Aggregation, string>]: Rule } = {
  arithmetic: (values, weights, total) => mean(values, weights, total, (x) => x) + speck(values),
  geometric: (values, weights, total) => within(values, Math.exp(mean(values, weights, total, Math.log))),
  harmonic: (values, weights, total) => within(values, 1 / mean(values, weights, total, (x) => 1 / x)),
  minimum: (values) => Math.min(...values),
  maximum: (values) => Math.max(...values),
  median,
};

/** The power mean by logarithms, so that nothing overflows or is lost; near p = 0 by such that keep their digits. */
function power(p: number, given: Values): Rule {
  const logs = given.map(Math.log);
  const all = sumOfLogs(logs);
  return (values, weights, total) => {
    const end = p > 0 ? Math.max(...values) : Math.min(...values);
    if (end === 0) return 0;
    if (Math.abs(p) >= 0.01) {
      const powers = values.map((x, i) => (logs[i] as number) - all + p * Math.log(x / end));
      return within(values, end * Math.exp(sumOfLogs(powers) / p)) + speck(values);
    }
    // A zero has no logarithm: it takes its share of the weight, and nothing else.
    const zeros = values.reduce((sum, x, i) => (x > 0 ? sum : sum + (weights[i] as number) / total), 0);
    const left = 1 - zeros;
    const scaled = mean(values, weights, total * left, (x) => (x > 0 ? Math.expm1(p * Math.log(x / end)) : 0));
    return within(values, end * Math.exp((Math.log1p(scaled) + Math.log1p(-zeros)) / p)) + speck(values);
  };
}

/** The logarithm of a sum, from those of its terms. */
function sumOfLogs(logs: Values): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** Not only proportions count here: the cap is a sum of the weights as they are. */
function capped(cap: number, weights: Values): Rule {
  const room = Math.min(
    cap,
    weights.reduce((a, b) => a + b, 0),
  );
  return (values) => mean(values, weights, room, (x) => x) + speck(values);
}

/** Where the weights reach half, give or take their rounding, the next value bounds the mean of the two. */
function median(values: Values, weights: Values, total: number): number {
  const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const slack = weights.every(Number.isSafeInteger) ? 0 : total * 1e-12;
  let reached = 0;
  for (const [k, i] of order.entries()) {
    reached += weights[i] as number;
    const over = reached - total / 2;
    const next = values[order[k + 1] ?? i] as number;
    if (over > slack) return values[i] as number;
    if (slack === 0 && over === 0) return ((values[i] as number) + next) / 2;
  }
  return Math.max(...values);
}

function mean(values: Values, weights: Values, total: number, to: (x: number) => number): number {
  let all = 0;
  for (let i = 0; i < values.length; i++) {
    // The share first: a weight can be too small for a double beside the total, but not too great.
    const share = (weights[i] as number) / total;
    const value = to(values[i] as number);
    if (share !== 0 && value !== 0) all += share * value;
  }
  return all;
}

/** What a weight too small for a double could bring, where anything is there at all. */
function speck(values: Values): number {
  return Math.max(...values) > 0 ? TINY : 0;
}

/** No mean leaves the span of its values; what underflows or has no number is bounded by it. */
function within(values: Values, value: number): number {
  const least = Math.min(...values);
  return Number.isNaN(value) ? Math.max(...values) : Math.max(least, Math.min(value, Math.max(...values)));
}
