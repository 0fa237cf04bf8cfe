import { describe, expect, test } from "vitest";
import { formatNumber, formatPercent } from "../../src/present/format.ts";
import { percent, scored, tree } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

describe("display rounding is half away from zero on the decimal text", () => {
  test("6.25 with one decimal reads 6.3, where the double 6.25 to one decimal of half-even would read 6.2", () =>
    expect(formatNumber("6.25")).toBe("6.3"));
  test("0.285 of 1 is 28.5 with one decimal and 29 with none, where 0.285 * 100 in doubles is 28.499…", () => {
    const { total } = scored(tree({ a: { kind: "points", id: "p", maximum: 1 } }), { "t.a": 0.285 });
    expect(0.285 * 100).toBeLessThan(28.5);
    expect([formatNumber(total.exact), formatNumber(total.exact, 0)]).toEqual(["28.5", "29"]);
  });
  test("89/200 reads 45 without decimals, and 45.5 reads 46: never to even", () => {
    const { total } = scored(tree({ a: { kind: "points", id: "p", maximum: 200 } }), { "t.a": 89 });
    expect(formatNumber(total.exact, 0)).toBe("45");
    expect(formatNumber("45.5", 0)).toBe("46");
  });
  test("a double counts as the text it prints as: 1.005 with two decimals is 1.01", () => expect(formatNumber(1.005, 2)).toBe("1.01"));
  test("negative numbers round away from zero too, and there is no minus zero", () => {
    expect(formatNumber("-0.25")).toBe("-0.3");
    expect(formatNumber("-0.04")).toBe("0.0");
    expect(formatNumber(-0, 0)).toBe("0");
  });
  test("decimals are a whole number from 0 to 10, and what is no number is refused", () => {
    for (const decimals of [-1, 11, 0.5, Number.NaN, "1", null, {}])
      for (const format of [() => formatNumber(1, decimals as never), () => formatPercent(1, decimals as never)])
        expect(thrownBy(format)[0]).toMatchObject({ code: "out-of-range", path: ["decimals"] });
    for (const share of [Number.NaN, Number.POSITIVE_INFINITY, "0.5", null, undefined, {}])
      expect(thrownBy(() => formatPercent(share as never))[0]).toMatchObject({ code: "wrong-type", path: ["share"] });
  });
  test("no value is a dash, whole numbers keep their decimal", () =>
    expect([formatNumber(null), formatNumber(50), formatNumber("100", 0)]).toEqual(["–", "50.0", "100"]));
  test("a share is rounded from its decimal text: 0.285 is 28.5 %, 0.145 without decimals is 15 %", () => {
    expect(formatPercent(0.285, 1)).toBe("28.5 %");
    expect(formatPercent(0.145)).toBe("15 %");
    expect(formatNumber(scored(tree({ a: percent }), { "t.a": 12.25 }).total.exact)).toBe("12.3");
  });
});
