/**
 * Points lost where no formula splits them (median, capped sum): the Shapley value of the game in which a child that "is in" has its own value
 * and one that is out has 100. Symmetric, adds up, gives nothing to a child that changes nothing (Shapley 1953, "A value for n-person games").
 * Cost: 2ⁿ evaluations, so up to 12 children; above that the loss is joint.
 */
import { type Decimal, decimal, HUNDRED, ZERO } from "../base/decimal.ts";
import type { Part } from "./rule.ts";

/** Most children whose losses are told apart. */
export const SHAPLEY_MAXIMUM = 12;

/** Losses per part that sum to 100 − value(parts); null above 12 parts. */
export function shapley(parts: readonly Part[], value: (parts: readonly Part[]) => Decimal): readonly Decimal[] | null {
  const n = parts.length;
  if (n > SHAPLEY_MAXIMUM) return null;
  const worth = Array.from({ length: 2 ** n }, (_, coalition) =>
    HUNDRED.minus(value(parts.map((part, i) => ((coalition >> i) & 1 ? part : { ...part, value: HUNDRED })))),
  );
  const factorial = Array.from({ length: n + 1 }, (_, k) => product(k));
  return parts.map((_, i) => {
    let share: Decimal = ZERO;
    for (let coalition = 0; coalition < worth.length; coalition++) {
      if ((coalition >> i) & 1) continue;
      const size = bits(coalition);
      const gain = (worth[coalition | (1 << i)] as Decimal).minus(worth[coalition] as Decimal);
      share = share.plus(gain.times((factorial[size] as number) * (factorial[n - size - 1] as number)));
    }
    return share.div(decimal(factorial[n] as number));
  });
}

function product(k: number): number {
  let result = 1;
  for (let i = 2; i <= k; i++) result *= i;
  return result;
}

function bits(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
