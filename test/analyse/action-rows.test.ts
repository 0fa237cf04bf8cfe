/** Projected ends and knock-on, by hand: each case with its arithmetic. */
import { describe, expect, test } from "vitest";
import type { ActionRow, ProgressEntry, RoadmapAction } from "../../src/index.ts";
import { monitorRoadmap } from "../../src/index.ts";
import { action, done, entry, recorded, steps } from "./roadmap-specimen.ts";

const rows = (actions: readonly RoadmapAction[], asOf: string, ...progress: readonly ProgressEntry[]): readonly ActionRow[] =>
  monitorRoadmap(recorded(...actions), { asOf, progress }).actions;
const ends = (actions: readonly RoadmapAction[], asOf: string, ...progress: readonly ProgressEntry[]) =>
  rows(actions, asOf, ...progress).map(({ projectedEnd, reason, slippageDays }) => projectedEnd ?? `${reason} ${slippageDays}`);

/** January to April 2026, 120 days; steps at the ends of the months. */
const hall = action("hall", "2026-01-01", "2026-04-30", { milestones: steps("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30") });

describe("the projected end", () => {
  test("is the due date while everything is done on its day, whatever the day that is looked at", () => {
    const [m1, m2, m3] = [done("hall.m1", "2026-01-31"), done("hall.m2", "2026-02-28"), done("hall.m3", "2026-03-31")];
    expect(ends([hall], "2026-01-31", m1)).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-02-27", m1)).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-02-28", m1)).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-03-31", m1, m2, m3)).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-04-30", m1, m2, m3)).toEqual(["2026-04-30"]);
  });

  test("carries the delay of the last milestone done to the end", () => {
    // m1 ten days late: 30 April + 10 = 10 May. m2 is not yet due, so it adds nothing.
    expect(ends([hall], "2026-02-20", done("hall.m1", "2026-02-10"))).toEqual(["2026-05-10"]);
    // m2 then done on its day: the ten days are caught up.
    expect(ends([hall], "2026-03-01", done("hall.m1", "2026-02-10"), done("hall.m2", "2026-02-28"))).toEqual(["2026-04-30"]);
    // m1 nine days early: 30 April − 9 = 21 April.
    expect(ends([hall], "2026-02-01", done("hall.m1", "2026-01-22"))).toEqual(["2026-04-21"]);
  });

  test("grows day by day once the next milestone is overdue", () => {
    const m1 = done("hall.m1", "2026-01-31");
    expect(ends([hall], "2026-03-01", m1)).toEqual(["2026-05-01"]);
    expect(ends([hall], "2026-03-31", m1)).toEqual(["2026-05-31"]);
    // 28 February to 31 December 2026 are 306 days; 30 April 2026 + 306 = 2 March 2027.
    expect(ends([hall], "2026-12-31", m1)).toEqual(["2027-03-02"]);
    // The larger of the two delays: m1 was 20 days late, m2 is 5 days overdue.
    expect(ends([hall], "2026-03-05", done("hall.m1", "2026-02-20"))).toEqual(["2026-05-20"]);
  });

  test("counts milestones, in whatever order they are done", () => {
    // m3 done first, on 10 February: one is done, ten days after the first due date.
    expect(ends([hall], "2026-02-20", done("hall.m3", "2026-02-10"))).toEqual(["2026-05-10"]);
  });

  test("over a leap day: due 2028-02-28, a day late is 29 February, two days late is 1 March", () => {
    const leap = action("leap", "2028-01-01", "2028-02-28", { milestones: steps("2028-01-31", "2028-02-28") });
    expect(ends([leap], "2028-02-05", done("leap.m1", "2028-02-01"))).toEqual(["2028-02-29"]);
    expect(ends([leap], "2028-02-05", done("leap.m1", "2028-02-02"))).toEqual(["2028-03-01"]);
  });

  test("is the last done date once all is done", () => {
    const all = ["2026-01-31", "2026-02-10", "2026-03-31", "2026-03-20"].map((date, i) => done(`hall.m${i + 1}`, date));
    // 31 March is 30 days before 30 April.
    expect(rows([hall], "2026-07-01", ...all)[0]).toMatchObject({
      state: "done",
      projectedEnd: "2026-03-31",
      slippageDays: -30,
      reason: null,
      done: 4,
    });
    expect(rows([hall], "2026-07-01", ...all, done("hall", "2026-05-02"))[0]).toMatchObject({
      projectedEnd: "2026-05-02",
      slippageDays: 2,
    });
    expect(ends([action("plain", "2026-01-01", "2026-04-30")], "2026-07-01", done("plain", "2026-06-30"))).toEqual(["2026-06-30"]);
  });

  test("is unknown where something was done at a time that nobody knows, unless the action itself has a date", () => {
    const all = ["2026-01-31", "undated", "2026-03-31", "2026-04-20"].map((date, i) => done(`hall.m${i + 1}`, date));
    expect(ends([hall], "2026-07-01", ...all)).toEqual(["undated null"]);
    expect(ends([hall], "2026-07-01", ...all, done("hall", "2026-04-25"))).toEqual(["2026-04-25"]);
    expect(ends([hall], "2026-07-01", ...all, done("hall", "undated"))).toEqual(["undated null"]);
    expect(ends([action("plain", "2026-01-01", "2026-04-30")], "2026-07-01", done("plain", "undated"))).toEqual(["undated null"]);
  });

  test("is not moved to an earlier day by what nobody dated", () => {
    // m1 done early and dated, m2 undated: the second due date is no measure for the first date. Next is m3, on 31 March.
    expect(ends([hall], "2026-03-15", done("hall.m1", "2026-01-10"), done("hall.m2", "undated"))).toEqual(["2026-04-30"]);
    // m2 dated and 3 days late counts: 30 April + 3.
    expect(ends([hall], "2026-03-15", done("hall.m1", "undated"), done("hall.m2", "2026-03-03"))).toEqual(["2026-05-03"]);
    expect(ends([hall], "2026-02-15", done("hall.m1", "undated"))).toEqual(["2026-04-30"]);
  });

  test("is the due date up to the start, whatever is done before", () => {
    expect(ends([hall], "2025-12-31")).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-01-01", done("hall.m1", "2025-12-01"))).toEqual(["2026-04-30"]);
    expect(ends([action("plain", "2026-01-01", "2026-04-30")], "2026-01-01")).toEqual(["2026-04-30"]);
  });

  test("is the due date as long as nothing was due, and none once the first milestone is overdue and nothing is done", () => {
    expect(ends([hall], "2026-01-31")).toEqual(["2026-04-30"]);
    expect(ends([hall], "2026-02-01")).toEqual(["no-progress null"]);
    expect(ends([hall], "2026-02-01", entry("hall.m1", "in-progress", "2026-01-20"))).toEqual(["no-progress null"]);
  });

  test("without milestones is none after the start", () => {
    expect(ends([action("plain", "2026-01-01", "2026-04-30")], "2026-01-02")).toEqual(["no-milestones null"]);
    expect(ends([action("plain", "2026-01-01", "2026-04-30")], "2026-01-02", entry("plain", "in-progress", "2026-01-02"))).toEqual([
      "no-milestones null",
    ]);
  });

  test("ends with the calendar", () => {
    const last = action("last", "9999-01-01", "9999-12-31", { milestones: steps("9999-01-31", "9999-12-31") });
    expect(ends([last], "9999-03-01", done("last.m1", "9999-01-31"))).toEqual(["9999-12-31"]);
    expect(ends([last], "9999-03-01", done("last.m1", "9999-02-01"))).toEqual(["beyond-calendar null"]);
  });
});

describe("knock-on", () => {
  const shop = action("shop", "2026-05-01", "2026-06-30", { after: ["hall"], milestones: steps("2026-05-31", "2026-06-30") });
  const fair = action("fair", "2026-07-01", "2026-07-10", { after: ["shop"] });
  const late = done("hall.m1", "2026-02-10"); // ten days late: hall ends on 10 May

  test("moves the start of what waits to the projected end, and its end by as many days", () => {
    // 1 May to 10 May: 9 days. 30 June + 9 = 9 July; 1 July to 9 July: 8 days; 10 July + 8 = 18 July.
    const found = rows([fair, shop, hall], "2026-02-20", late).map((row) => [
      row.action,
      row.earliestStart,
      row.knockOnDays,
      row.waitsFor,
      row.projectedEnd,
    ]);
    expect(found).toEqual([
      ["fair", "2026-07-09", 8, "shop", "2026-07-18"],
      ["shop", "2026-05-10", 9, "hall", "2026-07-09"],
      ["hall", null, null, null, "2026-05-10"],
    ]);
  });

  test("is swallowed by time in between, and never moves a start forward", () => {
    const after = action("shop", "2026-05-20", "2026-06-30", { after: ["hall"] });
    expect(rows([hall, after], "2026-02-20", late)[1]).toMatchObject({
      earliestStart: "2026-05-20",
      knockOnDays: 0,
      waitsFor: null,
      projectedEnd: "2026-06-30",
    });
    expect(rows([hall, shop], "2026-02-01", done("hall.m1", "2026-01-02"))[1]).toMatchObject({
      earliestStart: "2026-05-01",
      knockOnDays: 0,
    });
  });

  test("comes from the prerequisite that ends last", () => {
    const park = action("park", "2026-01-01", "2026-04-15", { milestones: steps("2026-01-15", "2026-04-15") });
    const both = action("both", "2026-05-01", "2026-05-31", { after: ["hall", "park"] });
    // park: first milestone 36 days late (15 January to 20 February), 15 April + 36 = 21 May.
    expect(rows([hall, park, both], "2026-02-20", late, done("park.m1", "2026-02-20"))[2]).toMatchObject({
      earliestStart: "2026-05-21",
      knockOnDays: 20,
      waitsFor: "park",
    });
  });

  test("does not hold up what has begun, nor anybody once it is done", () => {
    const begun = rows([hall, shop], "2026-05-05", late, entry("shop", "in-progress", "2026-05-02"))[1];
    expect(begun).toMatchObject({ state: "under-way", earliestStart: null, knockOnDays: null, waitsFor: null, projectedEnd: "2026-06-30" });
    const all = ["2026-01-31", "2026-02-28", "2026-03-31", "undated"].map((date, i) => done(`hall.m${i + 1}`, date));
    expect(rows([hall, shop], "2026-06-01", ...all)[1]).toMatchObject({ earliestStart: "2026-05-01", knockOnDays: 0 });
    // Done five days late, on 5 May: what waits can start then.
    expect(rows([hall, shop], "2026-05-05", ...all.slice(0, 3), done("hall.m4", "2026-05-05"))[1]).toMatchObject({
      earliestStart: "2026-05-05",
      knockOnDays: 4,
    });
  });

  test("of an end that nobody can project: the plan stands until it is past, then the start is not before the day that is looked at", () => {
    // Nothing of hall is done, but it may still end on 30 April.
    expect(rows([hall, shop], "2026-03-15")[1]).toMatchObject({
      earliestStart: "2026-05-01",
      knockOnDays: 0,
      projectedEnd: "2026-06-30",
      reason: null,
    });
    // On 20 May it has not: shop cannot start before that day (19 days), and nobody knows when it ends; nor when fair does.
    expect(rows([hall, shop, fair], "2026-05-20").slice(1)).toMatchObject([
      { earliestStart: "2026-05-20", knockOnDays: 19, waitsFor: "hall", projectedEnd: null, reason: "prerequisite-late" },
      // 30 June + 19 = 19 July; 1 July to 19 July: 18 days.
      { earliestStart: "2026-07-19", knockOnDays: 18, waitsFor: "shop", projectedEnd: null, reason: "prerequisite-late" },
    ]);
    expect(rows([action("hall", "2026-01-01", "2026-04-30"), shop], "2026-04-30")[1]).toMatchObject({ knockOnDays: 0, reason: null });
  });

  test("of an end beyond the calendar has no date", () => {
    const last = action("last", "9999-01-01", "9999-06-30", { milestones: steps("9999-01-31", "9999-06-30") });
    const next = action("next", "9999-07-01", "9999-12-31", { after: ["last"] });
    // last: overdue since 30 June; on 31 December 184 days late, 31 January is done: ends 184 days after 30 June, on 31 December.
    expect(
      rows([last, next], "9999-12-31", done("last.m1", "9999-01-31")).map(({ projectedEnd, reason, earliestStart }) => [
        projectedEnd,
        reason,
        earliestStart,
      ]),
    ).toEqual([
      ["9999-12-31", null, null],
      [null, "beyond-calendar", "9999-12-31"],
    ]);
  });
});

describe("the state of an action", () => {
  const state = (asOf: string, ...progress: readonly ProgressEntry[]) => rows([hall], asOf, ...progress)[0]?.state;
  test("is done, blocked, late, under way or not begun, the first that is true", () => {
    const all = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"].map((date, i) => done(`hall.m${i + 1}`, date));
    expect(state("2026-05-01", ...all, entry("hall", "blocked", "2026-02-01"))).toBe("done");
    expect(state("2026-05-01", entry("hall.m3", "blocked", "2026-02-01"))).toBe("blocked");
    expect(state("2026-05-01", entry("hall", "blocked", "2026-02-01"), entry("hall", "in-progress", "2026-02-02"))).toBe("late");
    expect(state("2026-04-30", entry("hall", "in-progress", "2026-02-02"))).toBe("under-way");
    expect(state("2026-04-30", done("hall.m4", "2026-02-02"))).toBe("under-way");
    expect(state("2026-04-30")).toBe("not-begun");
  });
});
