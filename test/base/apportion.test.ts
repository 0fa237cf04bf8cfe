/** Parts that add up, digit for digit. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "../../src/base/apportion.ts";
import { type Decimal, decimal, exactText, rounded, sum } from "../../src/base/decimal.ts";

/** A text of at most 30 decimals as a whole number of units. */
function units(text: string): bigint {
  const [whole = "", part = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + part.padEnd(30, "0"));
  return text.startsWith("-") ? -size : size;
}
const total = (texts: readonly string[]): bigint => texts.map(units).reduce((a, b) => a + b, 0n);
const unit = (n: number): Decimal => decimal(n).times("1e-30");
const thirds = `33.${"3".repeat(30)}`;

test("of three equal thirds of 100 the first gets the unit that is left", () => {
  const third = decimal(100).div(3);
  expect(apportion(decimal(100), [third, third, third])).toEqual([`33.${"3".repeat(29)}4`, thirds, thirds]);
});

test("units that are left go to the largest remainders, not to the first parts", () => {
  expect(apportion(unit(6), [unit(1.2), unit(1.9), unit(2.9)]).map(units)).toEqual([1n, 2n, 3n]);
  expect(apportion(unit(5), [unit(1.6), unit(1.5), unit(1.9)]).map(units)).toEqual([2n, 1n, 2n]);
});

test("where more is left than there are parts, everybody gets the same and the largest remainders one more", () => {
  expect(apportion(unit(14), [unit(1.2), unit(1.9), unit(2.5)]).map(units)).toEqual([4n, 5n, 5n]);
});

test("where the shares are too much, the smallest remainders give first, later parts before earlier ones", () => {
  expect(apportion(unit(5), [unit(2.5), unit(2.1), unit(2.5)]).map(units)).toEqual([2n, 1n, 2n]);
  expect(apportion(unit(4), [unit(2), unit(2), unit(2)]).map(units)).toEqual([2n, 1n, 1n]);
});

test("negative parts are split as exactly as positive ones", () => {
  const parts = apportion(decimal(50), [decimal(200).div(3), decimal(-50).div(3)]);
  expect(parts).toEqual([`66.${"6".repeat(29)}7`, `-16.${"6".repeat(29)}7`]);
  expect(apportion(decimal(-1), [decimal(-1).div(3), decimal(-2).div(3)])).toEqual([`-0.${"3".repeat(30)}`, `-0.${"6".repeat(29)}7`]);
});

test("texts have no exponent and no trailing zeros", () => {
  expect(apportion(decimal(10), [decimal(10), decimal(0)])).toEqual(["10", "0"]);
  expect(apportion(decimal("100.25"), [decimal("100.25")])).toEqual(["100.25"]);
  expect(apportion(unit(1), [unit(1), unit(0)])).toEqual([`0.${"0".repeat(29)}1`, "0"]);
  expect(apportion(unit(-1), [unit(-1)])).toEqual([`-0.${"0".repeat(29)}1`]);
});

test("no parts take no part", () => expect(apportion(decimal(5), [])).toEqual([]));

test("a single part takes the whole as it is published", () => {
  expect(apportion(decimal(100).div(3), [decimal(100).div(3)])).toEqual([exactText(decimal(100).div(3))]);
  expect(apportion(unit(2.5), [unit(2.5)]).map(units)).toEqual([2n]);
});

describe("for shares of any size", () => {
  const weights = fc
    .array(fc.oneof(fc.nat(7), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 12 })
    .filter((some) => some.some((w) => w > 0));
  const whole = fc.double({ min: 0, max: 100, noNaN: true });

  test("the parts add up to the published whole", () => {
    fc.assert(
      fc.property(weights, whole, (some, of) => {
        const all = sum(some.map(decimal));
        const exact = decimal(of).times("1.000000000000000000000000000000000007");
        const shares = some.map((w) => exact.times(w).div(all));
        const parts = apportion(exact, shares);
        expect(total(parts)).toBe(units(exactText(exact)));
      }),
    );
  });

  test("each part is within one unit of its true share", () => {
    fc.assert(
      fc.property(weights, whole, (some, of) => {
        const all = sum(some.map(decimal));
        const exact = rounded(decimal(of));
        const shares = some.map((w) => exact.times(w).div(all));
        for (const [i, part] of apportion(exact, shares).entries()) {
          expect(
            decimal(part)
              .minus(shares[i] as Decimal)
              .abs()
              .lte("1.000001e-30"),
            `${part} for ${shares[i]}`,
          ).toBe(true);
        }
      }),
    );
  });

  test("a part that is larger gets no less", () => {
    fc.assert(
      fc.property(weights, whole, (some, of) => {
        const all = sum(some.map(decimal));
        const shares = some.map((w) => decimal(of).times(w).div(all));
        const parts = apportion(decimal(of), shares).map(units);
        for (const [i, a] of shares.entries())
          for (const [j, b] of shares.entries()) if (a.gt(b)) expect(parts[i]).toBeGreaterThanOrEqual(parts[j] as bigint);
      }),
    );
  });
});

test("a whole that its shares miss by far is split at once and still adds up", () => {
  const parts = apportion(decimal("1e40"), [decimal(1), decimal(2), decimal(3)]);
  expect(total(parts)).toBe(units(`1${"0".repeat(40)}`));
  const huge = [decimal("-6.7e300"), decimal(100).div(3), decimal("6.7e300")];
  expect(total(apportion(decimal(5), huge))).toBe(units("5"));
});
