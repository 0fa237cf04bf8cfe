/** Numbers that no host setting can reach, and their published texts. */
import { Decimal as Shared } from "decimal.js";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  Decimal,
  decimal,
  exactText,
  greatest,
  HUNDRED,
  least,
  ONE,
  rounded,
  sum,
  toDouble,
  workingText,
  ZERO,
} from "../../src/base/decimal.ts";

const defaults = { precision: 20, rounding: Shared.ROUND_HALF_UP, toExpNeg: -7, toExpPos: 21, maxE: 9e15, minE: -9e15 };
const hostile = { precision: 3, rounding: Shared.ROUND_UP, toExpNeg: 0, toExpPos: 0, maxE: 2, minE: -2 };
const third = `0.${"3".repeat(50)}`;

describe("a host that changes decimal.js's shared constructor", () => {
  beforeEach(() => {
    Shared.set(hostile);
  });
  afterEach(() => {
    Shared.set(defaults);
    vi.resetModules();
  });

  test("changes its own numbers", () => expect(new Shared(1).div(3).toFixed()).toBe("0.334"));

  test("does not change ours", () => {
    expect(workingText(ONE.div(3))).toBe(third);
    expect(exactText(decimal(1000).div(3))).toBe(`333.${"3".repeat(30)}`);
    expect(decimal("12345.678").times(1000).toString()).toBe("12345678");
  });

  test("does not change ours when it came first", async () => {
    vi.resetModules();
    const again = await import("../../src/base/decimal.ts");
    expect(again.Decimal).not.toBe(Decimal);
    expect(again.Decimal.precision).toBe(50);
    expect(again.Decimal.rounding).toBe(Shared.ROUND_HALF_EVEN);
    expect(again.workingText(again.ONE.div(3))).toBe(third);
    expect(again.decimal(12345).times(1000).toString()).toBe("12345000");
  });

  test("changes no score, logarithms and powers included", async () => {
    const before = scoresOf(await import("../specimen.ts"));
    vi.resetModules();
    const after = await import("../specimen.ts");
    expect(after.scorecards()).not.toBe(before.cards);
    expect(scoresOf(after).texts).toEqual(before.texts);
    Shared.set(defaults);
    vi.resetModules();
    expect(scoresOf(await import("../specimen.ts")).texts).toEqual(before.texts);
  });

  test("is not changed by us", () => {
    expect({ precision: Shared.precision, rounding: Shared.rounding, toExpPos: Shared.toExpPos }).toEqual({
      precision: 3,
      rounding: Shared.ROUND_UP,
      toExpPos: 0,
    });
  });
});

function scoresOf({ scorecards }: typeof import("../specimen.ts")): { readonly cards: object; readonly texts: readonly (string | null)[] } {
  return { cards: scorecards(), texts: Object.values(scorecards()).flatMap((card) => Object.values(card.nodes).map((node) => node.exact)) };
}

test("decimal reads a double as the number it prints as", () => {
  expect(decimal(0.1).times(3).eq(decimal("0.3"))).toBe(true);
  expect(decimal(1e-7).toString()).toBe("0.0000001");
});

test("a text of more than 50 digits is kept whole by the constructor, and rounded half-even by arithmetic", () => {
  expect(workingText(decimal(`0.${"1".repeat(60)}`))).toBe(`0.${"1".repeat(60)}`);
  expect(workingText(decimal(`0.${"1".repeat(60)}`).times(ONE))).toBe(`0.${"1".repeat(50)}`);
  expect(workingText(decimal(`1${"0".repeat(49)}.5`).plus(ZERO))).toBe(`1${"0".repeat(49)}`);
});

test("rounded keeps 30 decimals and sends a tie to the even digit, both ways", () => {
  expect(rounded(decimal(`0.${"0".repeat(29)}25`)).toFixed()).toBe(`0.${"0".repeat(29)}2`);
  expect(rounded(decimal(`0.${"0".repeat(29)}35`)).toFixed()).toBe(`0.${"0".repeat(29)}4`);
  expect(rounded(decimal(`0.${"0".repeat(29)}251`)).toFixed()).toBe(`0.${"0".repeat(29)}3`);
  expect(rounded(decimal(`0.${"0".repeat(29)}3`)).toFixed()).toBe(`0.${"0".repeat(29)}3`);
});

test("exactText has no exponent, no trailing zeros and no minus zero", () => {
  const cases: readonly (readonly [string | number, string])[] = [
    [0, "0"],
    [-0, "0"],
    ["-1e-31", "0"],
    ["-1e-30", `-0.${"0".repeat(29)}1`],
    ["1e-30", `0.${"0".repeat(29)}1`],
    ["4e-31", "0"],
    ["1e25", `1${"0".repeat(25)}`],
    ["12.500", "12.5"],
    [100, "100"],
    [1e-7, "0.0000001"],
  ];
  for (const [given, text] of cases) expect(exactText(decimal(given)), String(given)).toBe(text);
});

test("toDouble is the double nearest to the published text, not to the working digits", () => {
  // Just below the middle between 1 and the next double; the 30 published decimals lie above the middle.
  const middle = decimal("1.00000000000000011102230246251565404236316680908203125");
  const below = middle.minus("1e-45");
  expect(Number(workingText(below))).toBe(1);
  expect(toDouble(below)).toBe(1 + Number.EPSILON);
  expect(Object.is(toDouble(decimal("-1e-40")), 0)).toBe(true);
  expect(toDouble(decimal("0.44499999999999999999999999999999999"))).toBe(0.445);
});

test("toDouble gives back every double from 0 to 100 that 30 decimals can hold", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-10, max: 100, noNaN: true }), (x) => {
      expect(toDouble(decimal(x))).toBe(x);
    }),
  );
});

test("workingText says all digits, so that a reader has the same number again", () => {
  const seventh = ONE.div(7);
  expect(decimal(workingText(seventh)).eq(seventh)).toBe(true);
  expect(workingText(seventh)).toHaveLength(52);
  expect(workingText(decimal(-0))).toBe("0");
  expect(workingText(decimal("1e-40"))).toBe(`0.${"0".repeat(39)}1`);
});

test("sum adds, and the sum of nothing is 0", () => {
  expect(sum([]).eq(ZERO)).toBe(true);
  expect(sum([decimal(0.1), decimal(0.2), decimal(-0.05)]).toString()).toBe("0.25");
  expect(sum(new Set([HUNDRED, ONE])).toString()).toBe("101");
});

test("least and greatest find the ends wherever they stand", () => {
  const values = [3, 1, 2].map(decimal);
  expect([least(values).toNumber(), greatest(values).toNumber()]).toEqual([1, 3]);
  expect([least([...values].reverse()).toNumber(), greatest([...values].reverse()).toNumber()]).toEqual([1, 3]);
  expect(least([decimal(5)]).toNumber()).toBe(5);
});
