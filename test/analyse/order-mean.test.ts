/** The mean over orders, held against going through the orders one by one. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanOverOrders, partsOf } from "../../src/analyse/order-mean.ts";
import { decimal, exactText, sum, ZERO } from "../../src/base/decimal.ts";
import { addTexts } from "../small.ts";

const texts = (worth: readonly (number | null)[]) =>
  meanOverOrders(worth.map((one) => (one === null ? null : decimal(one))))?.map(exactText) ?? null;

function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((rest) => Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]));
}

describe("the mean over orders", () => {
  test("one switch brings everything", () => expect(texts([40, 100])).toEqual(["60"]));
  test("two switches by hand", () => {
    // a first: 40 - 0 = 40, then b: 100 - 40 = 60. b first: 10, then a: 90. Means: a (40 + 90) / 2 = 65, b (60 + 10) / 2 = 35.
    expect(texts([0, 40, 10, 100])).toEqual(["65", "35"]);
  });
  test("an order through a combination without a value does not count", () => {
    // Only b first is left: b brings 10, a 90.
    expect(texts([0, null, 10, 100])).toEqual(["90", "10"]);
    expect(texts([0, 40, null, 100])).toEqual(["40", "60"]);
  });
  test("no order left: no parts", () => {
    expect(texts([0, null, null, 100])).toBeNull();
    expect(texts([null, 1, 1, 100])).toBeNull();
  });
  test("three switches of which two are needed together", () => {
    // Worth 60 once a and b are on; c does nothing: a and b share alike.
    expect(texts([0, 0, 0, 60, 0, 0, 0, 60])).toEqual(["30", "30", "0"]);
  });
  test("is what going through all orders gives, for any worth of up to four switches with any holes", () => {
    let holes = 0;
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((n) =>
            fc.tuple(
              fc.constant(n),
              fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 6 }), { minLength: 2 ** n, maxLength: 2 ** n }),
            ),
          ),
        ([n, worth]) => {
          const open = orders(n).filter((order) => {
            const passed = order.map((_, k) => order.slice(0, k + 1).reduce((bits, j) => bits | (1 << j), 0));
            return [0, ...passed].every((on) => worth[on] !== null);
          });
          const expected = Array.from({ length: n }, (_, i) =>
            sum(
              open.map((order) => {
                const on = order.slice(0, order.indexOf(i)).reduce((bits, j) => bits | (1 << j), 0);
                return decimal((worth[on | (1 << i)] as number) - (worth[on] as number));
              }),
            ),
          );
          const found = texts(worth);
          if (open.length === 0) expect(found).toBeNull();
          else expect(found).toEqual(expected.map((total) => exactText(total.div(open.length))));
          if (open.length > 0 && open.length < orders(n).length) holes++;
        },
      ),
      { numRuns: 500 },
    );
    expect(holes).toBeGreaterThan(20);
  });
});

describe("parts as texts", () => {
  const third = decimal(10).div(3);
  test("add up to the change, and turned round have the other sign", () => {
    const parts = partsOf(decimal(10), [third, third, third]);
    expect(parts).toEqual(["3.333333333333333333333333333334", "3.333333333333333333333333333333", "3.333333333333333333333333333333"]);
    expect(partsOf(decimal(-10), [third.neg(), third.neg(), third.neg()])).toEqual(parts.map((part) => `-${part}`));
  });
  test("also where the change is nothing: the first part that is something leads", () => {
    const parts = partsOf(ZERO, [third, third, third.times(-2)]);
    expect(addTexts(parts)).toBe("0");
    expect(partsOf(ZERO, [third.neg(), third.neg(), third.times(2)])).toEqual(
      parts.map((part) => (part.startsWith("-") ? part.slice(1) : `-${part}`)),
    );
    expect(partsOf(ZERO, [ZERO, ZERO])).toEqual(["0", "0"]);
    expect(partsOf(decimal(-5), [decimal(-5), ZERO])).toEqual(["-5", "0"]);
  });
});
