/** Day numbers: known values, every day of the calendar against a count, and the host's calendar as a second opinion. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysInMonth } from "../../src/base/date.ts";
import { dateOf, dayNumber, daysBetween } from "../../src/base/days.ts";

const dates = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) =>
    [String(year).padStart(4, "0"), month, Math.min(day, daysInMonth(year, month))].map((part) => String(part).padStart(2, "0")).join("-"),
  );

describe("a day's number", () => {
  test("known values: the epoch, the first Gregorian day, the Modified Julian Day 0, the ends of the calendar", () => {
    // Modified Julian Day 0 is 1858-11-17, and 1970-01-01 is MJD 40587.
    expect(["1970-01-01", "1970-01-02", "1969-12-31", "1858-11-17"].map(dayNumber)).toEqual([0, 1, -1, -40_587]);
    // 1582-10-15, the first Gregorian day, is Julian day number 2299161; 1970-01-01 is 2440588: 2299161 − 2440588 = −141427.
    expect(dayNumber("1582-10-15")).toBe(-141_427);
    // 2000-01-01 is Julian day number 2451545: 2451545 − 2440588 = 10957.
    expect(dayNumber("2000-01-01")).toBe(10_957);
    // 0000-01-01 is JDN 1721060 (proleptic Gregorian), 9999-12-31 is JDN 5373484.
    expect(["0000-01-01", "9999-12-31"].map(dayNumber)).toEqual([1_721_060 - 2_440_588, 5_373_484 - 2_440_588]);
  });

  test("leap days: 2024 and 2000 have one, 1900, 2100 and 2023 have none", () => {
    const february = (year: number) => daysBetween(`${year}-02-28`, `${year}-03-01`);
    expect([2024, 2000, 1900, 2100, 2023].map(february)).toEqual([2, 2, 1, 1, 1]);
  });

  test("year ends: one day from December to January, 365 or 366 from one new year to the next", () => {
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
    expect([2023, 2024, 2025, 2100].map((year) => daysBetween(`${year}-01-01`, `${year + 1}-01-01`))).toEqual([365, 366, 365, 365]);
  });

  test("counts every day of 1600 to 2399, one after the other, and back", () => {
    // 1600-01-01 is JDN 2305448.
    let number = 2_305_448 - 2_440_588;
    const wrong: string[] = [];
    for (let year = 1600; year < 2400; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 1; day <= daysInMonth(year, month); day++) {
          const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          if (dayNumber(date) !== number || dateOf(number) !== date) wrong.push(date);
          number++;
        }
    expect(wrong).toEqual([]);
    // Twice 400 years of 146097 days.
    expect(number - (2_305_448 - 2_440_588)).toBe(2 * 146_097);
  });

  test("agrees with the host's calendar", () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(dayNumber(date)).toBe(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
      }),
    );
  });
});

test("dateOf has no date before 0000-01-01 and after 9999-12-31", () => {
  expect([dateOf(dayNumber("0000-01-01")), dateOf(dayNumber("0000-01-01") - 1)]).toEqual(["0000-01-01", null]);
  expect([dateOf(dayNumber("9999-12-31")), dateOf(dayNumber("9999-12-31") + 1), dateOf(1e15)]).toEqual(["9999-12-31", null, null]);
});

test("daysBetween turns its sign with its arguments, and adds up", () => {
  expect(daysBetween("2026-03-01", "2026-02-01")).toBe(-28);
  fc.assert(
    fc.property(dates, dates, dates, (a, b, c) => {
      expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      expect(daysBetween(a, b) <= 0).toBe(b <= a);
    }),
  );
});
