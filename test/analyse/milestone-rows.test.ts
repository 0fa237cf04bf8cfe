/** Where a milestone stands on a day. */
import { describe, expect, test } from "vitest";
import { milestoneRow } from "../../src/analyse/milestone-rows.ts";
import type { ProgressEntry } from "../../src/index.ts";
import { action, done, entry, steps } from "./roadmap-specimen.ts";

const due = "2026-02-28";
const hall = action("hall", "2026-01-01", "2026-12-31", { milestones: steps(due) });
const row = (asOf: string, last: ProgressEntry | null = null) =>
  milestoneRow(hall, { id: "m1", title: "Step 1", due }, { last, begun: last !== null }, asOf);
const stands = (asOf: string, last: ProgressEntry | null = null) => {
  const { state, daysLate } = row(asOf, last);
  return [state, daysLate];
};

describe("a milestone", () => {
  test("that is not done is not yet due, due on its day, and late from the next", () => {
    expect(stands("2026-02-27")).toEqual(["not-yet-due", 0]);
    expect(stands("2026-02-28")).toEqual(["due", 0]);
    // 2026 is no leap year: the next day is 1 March; 31 December is 306 days after 28 February.
    expect(stands("2026-03-01")).toEqual(["late", 1]);
    expect(stands("2026-12-31")).toEqual(["late", 306]);
  });

  test("that is done was done in time on its day and before, and late after it", () => {
    expect(stands("2026-06-30", done("hall.m1", "2026-02-28"))).toEqual(["done-on-time", 0]);
    expect(stands("2026-06-30", done("hall.m1", "2025-12-01"))).toEqual(["done-on-time", 0]);
    expect(stands("2026-06-30", done("hall.m1", "2026-03-15"))).toEqual(["done-late", 15]);
  });

  test("that is done without a date was done by the day that is looked at: in time if that is not after its due date, else nobody knows", () => {
    expect(stands("2026-02-28", done("hall.m1", "undated"))).toEqual(["done-on-time", 0]);
    expect(stands("2026-03-01", done("hall.m1", "undated"))).toEqual(["done-undated", null]);
  });

  test("that is blocked is so whatever its date, and its days are counted; one in progress is judged by its date", () => {
    expect(stands("2026-02-01", entry("hall.m1", "blocked", "2026-01-31"))).toEqual(["blocked", 0]);
    expect(stands("2026-03-05", entry("hall.m1", "blocked", "2026-01-31"))).toEqual(["blocked", 5]);
    expect(stands("2026-03-05", entry("hall.m1", "in-progress", "2026-01-31"))).toEqual(["late", 5]);
  });

  test("says by whom and when, or null", () => {
    expect(row("2026-03-05", { ...done("hall.m1", "2026-02-01"), by: "Mayor", note: "At last" })).toEqual({
      action: "hall",
      actionTitle: "Do hall",
      milestone: "m1",
      title: "Step 1",
      owner: "Office hall",
      due,
      state: "done-on-time",
      daysLate: 0,
      reportedOn: "2026-02-01",
      by: "Mayor",
      note: "At last",
    });
    expect(row("2026-01-01")).toMatchObject({ reportedOn: null, by: null, note: null });
  });

  test("due on a leap day: 29 February 2028, and the days after it", () => {
    const leap = { id: "m1", title: "Step 1", due: "2028-02-29" };
    expect(milestoneRow(hall, leap, { last: done("hall.m1", "2028-03-01"), begun: true }, "2028-04-01").daysLate).toBe(1);
    expect(milestoneRow(hall, { ...leap, due: "2027-12-31" }, { last: null, begun: false }, "2028-03-01").daysLate).toBe(61);
  });
});
