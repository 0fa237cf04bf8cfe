/** Tiers of a list: by hand, and against a cut that looks at every pair. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clearlyAbove, type Extent, tiersOf } from "../../src/analyse/tiers.ts";
import { decimal } from "../../src/base/decimal.ts";

const extent = (value: number, low = value, high = value, down = value, up = value): Extent => ({
  value: decimal(value),
  low,
  high,
  down: decimal(down),
  up: decimal(up),
});

describe("clearlyAbove", () => {
  test("needs more, ranges that do not touch, and no answer that would turn the order round", () => {
    const [top, low] = [extent(60, 55, 65, 50, 70), extent(50, 45, 54, 40, 60)];
    expect(clearlyAbove(top, low)).toBe(true);
    expect(clearlyAbove(low, top)).toBe(false);
    expect(clearlyAbove(top, top)).toBe(false);
    expect(clearlyAbove({ ...top, low: 54 }, low)).toBe(false);
    // 49.9 would be below 50; 50 itself would only make them equal
    expect(clearlyAbove({ ...top, down: decimal("49.9") }, low)).toBe(false);
    expect(clearlyAbove(top, { ...low, up: decimal("60.1") })).toBe(false);
  });
});

describe("tiersOf", () => {
  test("keeps the order of the list, equal ones together, one alone", () => {
    expect(tiersOf([])).toEqual([]);
    expect(tiersOf([extent(3)])).toEqual([1]);
    expect(tiersOf([extent(1), extent(3), extent(2), extent(3)])).toEqual([3, 1, 2, 1]);
  });

  test("a chain of neighbours that are hard to tell apart is one tier, though its ends are far apart", () => {
    const chain = [90, 86, 82, 78].map((value) => extent(value, value, value, value - 5, value + 5));
    expect(tiersOf(chain)).toEqual([1, 1, 1, 1]);
    expect(tiersOf([...chain, extent(70, 70, 70, 65, 75)])).toEqual([1, 1, 1, 1, 2]);
  });

  test("one city of whom little is known holds all together that it could be", () => {
    const vague = extent(50, 20, 80);
    expect(tiersOf([extent(90), extent(70), vague, extent(30), extent(10)])).toEqual([1, 2, 2, 2, 3]);
  });

  const extents = fc
    .record({ value: fc.nat(12), below: fc.nat(12), above: fc.nat(12), down: fc.nat(12), up: fc.nat(12) })
    .map(({ value, below, above, down, up }) => extent(value * 5, value * 5 - below, value * 5 + above, value * 5 - down, value * 5 + up));

  test("agrees with a cut that looks at every pair, and no pair across a border could be the other way round", () => {
    let borders = 0;
    fc.assert(
      fc.property(fc.array(extents, { minLength: 1, maxLength: 9 }), (list) => {
        const sorted = list.map((_, i) => i).sort((a, b) => Number((list[b] as Extent).value.minus((list[a] as Extent).value)));
        const plain = list.map(({ value, low, high, down, up }) => ({
          value: value.toNumber(),
          low,
          high,
          down: down.toNumber(),
          up: up.toNumber(),
        }));
        type Plain = (typeof plain)[number];
        const apart = (a: number, b: number): boolean => {
          const [one, other] = [plain[a] as Plain, plain[b] as Plain];
          const swapped = one.down < other.value || other.up > one.value;
          return one.value > other.value && one.low > other.high && !swapped;
        };
        let tier = 1;
        const expected: number[] = [];
        for (const [k, i] of sorted.entries()) {
          if (k > 0 && sorted.slice(0, k).every((a) => sorted.slice(k).every((b) => apart(a, b)))) tier++;
          expected[i] = tier;
        }
        const tiers = tiersOf(list);
        expect(tiers).toEqual(expected);
        for (const [a, one] of tiers.entries())
          for (const [b, other] of tiers.entries())
            if (one < other) {
              borders++;
              expect(apart(a, b)).toBe(true);
            }
      }),
      { numRuns: 1000 },
    );
    expect(borders).toBeGreaterThan(500);
  });

  test("does not depend on the order in which cities come", () => {
    fc.assert(
      fc.property(
        fc
          .array(extents, { maxLength: 7 })
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length }))),
        ([list, order]) => {
          const tiers = tiersOf(list);
          expect(tiersOf(order.map((i) => list[i] as Extent))).toEqual(order.map((i) => tiers[i]));
        },
      ),
      { numRuns: 300 },
    );
  });
});
