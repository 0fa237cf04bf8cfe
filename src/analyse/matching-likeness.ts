/** How alike cities are in their context: 1 less Gower's distance, as `similarCities` measures it. */
import { type Decimal, decimal, greatest, least, ONE, rounded, sum, ZERO } from "../base/decimal.ts";
import { own } from "../base/plain.ts";
import type { ReadCity } from "./matching-options.ts";

/** How alike two cities are. */
export interface Likeness {
  /** 0 to 1; null if less than half of the factors are stated by both. */
  readonly value: Decimal | null;
  /** Factors in which they are not more than a tenth of the range apart. */
  readonly near: readonly string[];
}

const NEAR = /* @__PURE__ */ decimal("0.1");

/** The likeness of any two of these cities. The range of a number is that among all of them. */
export function likenessOf(cities: readonly Pick<ReadCity, "city">[], factors: readonly string[]): (a: number, b: number) => Likeness {
  const columns = factors.map((factor) => {
    const values = cities.map(({ city: { context = {} } }) => own(context, factor));
    const numbers = values.filter((value) => typeof value === "number").map(decimal);
    return { factor, values, range: numbers.length === 0 ? ZERO : greatest(numbers).minus(least(numbers)) };
  });
  return (a, b) => {
    const parts = columns.flatMap(({ factor, values, range }) => {
      const [one, other] = [values[a], values[b]];
      if (one === undefined || other === undefined) return [];
      if (one === other) return [{ factor, size: ZERO }];
      const isNumber = typeof one === "number" && typeof other === "number";
      return [{ factor, size: isNumber ? decimal(one).minus(decimal(other)).abs().div(range) : ONE }];
    });
    const near = parts.filter(({ size }) => size.lte(NEAR)).map(({ factor }) => factor);
    if (parts.length === 0 || parts.length * 2 < factors.length) return { value: null, near };
    return { value: ONE.minus(rounded(sum(parts.map(({ size }) => size)).div(parts.length))), near };
  };
}
