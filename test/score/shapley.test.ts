import { expect, test } from "vitest";
import { decimal, greatest, sum } from "../../src/base/decimal.ts";
import type { Part } from "../../src/score/rule.ts";
import { SHAPLEY_MAXIMUM, shapley } from "../../src/score/shapley.ts";

const parts = (values: readonly number[]): Part[] => values.map((value) => ({ value: decimal(value), weight: decimal(1) }));
const mean = (given: readonly Part[]) => sum(given.map((part) => part.value)).div(given.length);
const best = (given: readonly Part[]) => greatest(given.map((part) => part.value));

test("of a sum it is each one's own part: a mean of 40 and 80 loses 30 and 10", () => {
  expect(shapley(parts([40, 80]), mean)?.map(Number)).toEqual([30, 10]);
});
test("of the best of three: nobody alone loses anything, all share equally what the best lacks, the worse ones more", () => {
  // Worked by hand over the six orders of 40, 40, 70: only the last to enter moves the maximum from 100, to 70. Each is last in two of six.
  expect(shapley(parts([40, 40, 70]), best)?.map(Number)).toEqual([10, 10, 10]);
});
test("a child at 100 changes nothing and loses nothing", () => {
  expect(shapley(parts([100, 20]), mean)?.map(Number)).toEqual([0, 40]);
});
test("twelve children are told apart, thirteen are not", () => {
  expect(SHAPLEY_MAXIMUM).toBe(12);
  expect(shapley(parts(Array.from({ length: 12 }, () => 50)), mean)?.length).toBe(12);
  expect(shapley(parts(Array.from({ length: 13 }, () => 50)), mean)).toBe(null);
});
