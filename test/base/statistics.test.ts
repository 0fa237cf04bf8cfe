/** Each estimator against values worked by hand or printed by its source. */
import { expect, test } from "vitest";
import { decimal, exactText } from "../../src/base/decimal.ts";
import { ascending, mean, quantileType7, ranks, sampleStandardDeviation } from "../../src/base/statistics.ts";

const of = (...values: (number | string)[]) => values.map(decimal);

test("mean", () => {
  expect(exactText(mean(of(1, 2, 4)))).toBe("2.333333333333333333333333333333");
  expect(exactText(mean(of(0.1, 0.2)))).toBe("0.15");
});

test("quantiles of type 7, at position 1 + (n − 1)p", () => {
  // n = 4: quartiles at positions 1.75, 2.5, 3.25 of 10, 20, 40, 80: 10 + 0.75·10, 30, 40 + 0.25·40.
  const four = of(80, 10, 40, 20);
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileType7(four, p).toNumber())).toEqual([10, 17.5, 30, 50, 80]);
  expect([0, 0.25, 0.5, 1].map((p) => quantileType7(of(7), p).toNumber())).toEqual([7, 7, 7, 7]);
  // R: quantile(1:9, c(.1, .9)) is 1.8 and 8.2.
  const nine = of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  expect([0.1, 0.9].map((p) => quantileType7(nine, p).toNumber())).toEqual([1.8, 8.2]);
  expect(four.map(String)).toEqual(["80", "10", "40", "20"]);
});

test("standard deviation of a sample", () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares sum 32, over 7.
  expect(exactText(sampleStandardDeviation(of(2, 4, 4, 4, 5, 5, 7, 9))?.pow(2) ?? decimal(0))).toBe("4.571428571428571428571428571429");
  expect(sampleStandardDeviation(of(3))).toBeNull();
  expect(sampleStandardDeviation(of(3, 3))?.toNumber()).toBe(0);
});

test("competition and dense ranks, ties alike, from all digits", () => {
  // The dossier's case: 80, 70, 70, 60.
  expect(ranks(of(70, 80, 60, 70), "competition")).toEqual([2, 1, 4, 2]);
  expect(ranks(of(70, 80, 60, 70), "dense")).toEqual([2, 1, 3, 2]);
  expect(ranks(of("50.000000000000000000000000000001", "50"), "competition")).toEqual([1, 2]);
  expect(ranks([], "dense")).toEqual([]);
});

test("ascending order leaves the list alone", () => {
  const list = of(3, 1, 2);
  expect(ascending(list).map(Number)).toEqual([1, 2, 3]);
  expect(list.map(Number)).toEqual([3, 1, 2]);
});
