/** Dates as text: which ones exist. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { daysInMonth, isDate, isPartialDate } from "../../src/base/date.ts";

const two = (n: number): string => String(n).padStart(2, "0");

test("isDate accepts the first and the last day of each month, and no day before or after", () => {
  for (const [month, last] of [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
    const date = (day: number): string => `2026-${two(month + 1)}-${two(day)}`;
    expect([date(0), date(1), date(last), date(last + 1)].map(isDate), date(1)).toEqual([false, true, true, false]);
  }
});

test("isDate knows no month 0 and no month 13", () => {
  expect([isDate("2026-00-10"), isDate("2026-01-10"), isDate("2026-12-10"), isDate("2026-13-10")]).toEqual([false, true, true, false]);
});

test("February has 29 days in 2024 and 2000, and 28 in 1900, 2100 and 2023", () => {
  expect([2024, 2000, 1900, 2100, 2023].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28, 28]);
  expect([2024, 2000, 1900, 2100, 2023].map((year) => isDate(`${year}-02-29`))).toEqual([true, true, false, false, false]);
});

test("isDate agrees with the calendar of Date on every day from year 1000 on", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const text = `${year}-${two(month)}-${two(day)}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        expect(isDate(text)).toBe(date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year);
      },
    ),
  );
});

test("isDate refuses other forms of the same day, and everything that is no text", () => {
  const others = [
    "2026-3-1",
    "26-03-01",
    "2026/03/01",
    "2026-03-01T00:00",
    " 2026-03-01",
    "2026-03-01\n",
    "٢٠٢٦-٠٣-٠١",
    "+2026-03-01",
    "",
    "2026-03",
  ];
  for (const text of others) expect(isDate(text), JSON.stringify(text)).toBe(false);
  for (const value of [20260301, null, undefined, new Date(0), ["2026-03-01"], {}]) expect(isDate(value)).toBe(false);
  expect(isDate("0000-01-01")).toBe(true);
});

test("isPartialDate accepts a year, a month and a day that exist", () => {
  for (const text of ["2026", "0000", "2026-01", "2026-12", "2026-02-28", "2024-02-29"]) expect(isPartialDate(text), text).toBe(true);
});

test("isPartialDate refuses what does not exist or is not whole", () => {
  const others = [
    "2026-00",
    "2026-13",
    "2026-02-30",
    "2025-02-29",
    "2026-",
    "2026-1",
    "202",
    "20260",
    "2026-01-01-01",
    "2026-01-",
    "",
    "undated",
    "2026\n",
  ];
  for (const text of others) expect(isPartialDate(text), JSON.stringify(text)).toBe(false);
  for (const value of [2026, null, undefined, ["2026"]]) expect(isPartialDate(value)).toBe(false);
});
