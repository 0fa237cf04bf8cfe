/** A figure, or why there is none. */
import { expect, test } from "vitest";
import { figure, undefinedFor } from "../../src/analyse/statistic.ts";
import { decimal } from "../../src/base/decimal.ts";

test("is a number without a reason, rounded once and never minus zero", () => {
  expect(figure(decimal(1).div(3))).toEqual({ value: 1 / 3, reason: null });
  expect(Object.is(figure(decimal(-0)).value, 0)).toBe(true);
});

test("or a reason without a number", () => expect(undefinedFor("no-variation")).toEqual({ value: null, reason: "no-variation" }));
