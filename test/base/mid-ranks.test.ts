/** Mid-ranks: ties share the mean of their places. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decimal } from "../../src/base/decimal.ts";
import { midRanks } from "../../src/base/mid-ranks.ts";

const ranked = (values: readonly number[]): number[] => midRanks(values.map(decimal)).map((rank) => rank.toNumber());

test("share the mean of the places held together", () => {
  expect(ranked([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
  expect(ranked([5, 5, 5])).toEqual([2, 2, 2]);
  expect(ranked([])).toEqual([]);
});

test("count who is below, and half of who is equal", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 }), (values) => {
      const expected = values.map(
        (value) => values.filter((one) => one < value).length + (values.filter((one) => one === value).length + 1) / 2,
      );
      expect(ranked(values)).toEqual(expected);
      expect(ranked(expected)).toEqual(expected);
    }),
  );
});
