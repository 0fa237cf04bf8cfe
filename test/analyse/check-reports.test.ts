/** What people report of a roadmap: what can be wrong with it, and what was last said. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkReports, saidOf } from "../../src/analyse/check-reports.ts";
import type { ProgressEntry } from "../../src/index.ts";
import { flawsOf, places } from "../support/issues.ts";
import { action, done, entry, recorded, steps } from "./roadmap-specimen.ts";

const roadmap = recorded(
  action("hall", "2026-01-01", "2026-12-31", { milestones: steps("2026-03-31", "2026-12-31") }),
  action("shop", "2026-01-01", "2026-12-31"),
);
const check = (progress: unknown, asOf: unknown = "2026-06-30") => checkReports(roadmap, { asOf, progress } as never);
const found = (...progress: readonly unknown[]): string[] => places(check(progress));
const said = (...progress: readonly unknown[]): string[] => check(progress).map((issue) => issue.message);

describe("an entry", () => {
  test("is of an action and a milestone that are there", () => {
    expect(found(done("hall.m1", "2026-03-01"), entry("shop", "in-progress", "2026-03-01"))).toEqual([]);
    expect(said(done("hal", "2026-03-01"))).toEqual(["“hal” is not an action of this roadmap. Did you mean “hall”?"]);
    expect(said(done("hall.m3", "2026-03-01"))).toEqual(["“m3” is not a milestone of the action “hall”. Did you mean “m1”?"]);
    expect(found(done("shop.m1", "2026-03-01"), done("constructor", "2026-03-01"))).toEqual([
      "unknown-milestone at progress.0.milestone",
      "unknown-action at progress.1.action",
    ]);
  });

  test("has a date that exists, not after the day that is looked at", () => {
    expect(found(done("hall.m1", "2026-06-30"))).toEqual([]);
    expect(said(done("hall.m1", "2026-07-01"))).toEqual([
      "“progress › 0 › date” is dated 2026-07-01, after 2026-06-30, the day that is looked at. Correct the date, or leave it out.",
    ]);
    expect(found(done("hall.m1", "2026-02-30"))).toEqual(["date-invalid at progress.0.date"]);
    expect(places(check([done("hall.m1", "2026-03-01")], "2026-02-29"))).toEqual(["date-invalid at asOf"]);
  });

  test("of what is done may be undated, of the rest not", () => {
    expect(found(done("hall.m1", "undated"))).toEqual([]);
    expect(found(entry("hall.m1", "blocked", "undated"), entry("hall.m2", "in-progress", "undated"))).toEqual([
      "date-invalid at progress.0.date",
      "date-invalid at progress.1.date",
    ]);
  });

  test("has the keys it has, and texts that say something", () => {
    const odd = { ...done("hall.m1", "2026-03-01"), by: "", who: "x" };
    expect(found(odd).sort()).toEqual(["text-empty at progress.0.by", "unknown-key at progress.0.who"]);
    expect(found({ ...done("hall.m1", "2026-03-01"), by: "x", status: "finished" })).toEqual(["not-allowed at progress.0.status"]);
    expect(places(checkReports(roadmap, null))).toEqual(["wrong-type at "]);
    expect(places(checkReports(roadmap, { asOf: "2026-01-01", progres: [] }))).toEqual(["unknown-key at progres"]);
  });
});

describe("entries together", () => {
  test("say done once", () => {
    expect(said(done("hall.m1", "2026-03-01"), done("hall.m2", "2026-03-01"), done("hall.m1", "2026-03-02"))).toEqual([
      "“m1” is reported done twice (entries 1 and 3). Keep one.",
    ]);
  });

  test("say nothing of what is done at a later day; on the same day the list may have both", () => {
    const blocked = entry("hall.m1", "blocked", "2026-04-01");
    expect(said(done("hall.m1", "2026-03-31"), blocked)).toEqual([
      "“m1” is reported blocked on 2026-04-01, after it was done (2026-03-31). Correct one of the dates, or leave it out.",
    ]);
    expect(found(blocked, done("hall.m1", "2026-04-01"))).toEqual([]);
    expect(found(blocked, done("hall.m1", "undated"))).toEqual([]);
  });

  test("do not call an action done whose milestones are not", () => {
    expect(said(done("hall", "2026-06-01"), done("hall.m1", "2026-03-31"))).toEqual([
      "The action “hall” is reported done, but its milestone “m2” is not. Report the milestone too.",
    ]);
    expect(found(done("shop", "2026-06-01"))).toEqual([]);
    expect(found(done("hall", "2026-06-01"), done("hall.m1", "2026-03-31"), done("hall.m2", "2026-06-01"))).toEqual([]);
  });

  test("are looked at all at once, and every issue is well said", () => {
    const all = check([
      17,
      { action: "hall" },
      { ...done("hall.m1", "2026-13-01"), milestone: "m9" },
      done("shop", "2027-01-01"),
      done("shop", "2026-01-01"),
    ]);
    expect(all.map(({ code }) => code).sort()).toEqual(
      ["after-as-of", "date-invalid", "done-twice", "missing-key", "missing-key", "unknown-milestone", "wrong-type"].sort(),
    );
    expect(all.flatMap(flawsOf)).toEqual([]);
  });
});

describe("what was last said", () => {
  test("is the latest date, of one day the last in the list, and done for good", () => {
    const of = (...entries: readonly ProgressEntry[]) => saidOf(entries)("hall", "m1").last?.status;
    const [going, blocked] = [entry("hall.m1", "in-progress", "2026-03-02"), entry("hall.m1", "blocked", "2026-03-01")];
    expect(of(going, blocked)).toBe("in-progress");
    expect(of({ ...blocked, date: "2026-03-02" }, going)).toBe("in-progress");
    expect(of(going, { ...blocked, date: "2026-03-02" })).toBe("blocked");
    expect(of(done("hall.m1", "undated"), going)).toBe("done");
    expect(of(going, done("hall.m1", "2026-03-02"), blocked)).toBe("done");
    expect(of()).toBeUndefined();
  });

  test("keeps actions and milestones apart, and knows what was ever begun", () => {
    const look = saidOf([
      entry("hall", "blocked", "2026-03-01"),
      entry("hall.m1", "in-progress", "2026-01-02"),
      entry("hall.m1", "blocked", "2026-02-01"),
    ]);
    expect([look("hall").begun, look("hall", "m1").begun, look("hall", "m2").begun, look("shop").last]).toEqual([false, true, false, null]);
    expect(look("hall", "m1").last?.status).toBe("blocked");
  });

  test("does not depend on the order of entries of different days", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 8 });
    const status = fc.constantFrom("blocked" as const, "in-progress" as const);
    const given = days.chain((list) => fc.tuple(fc.constant(list), fc.array(status, { minLength: list.length, maxLength: list.length })));
    fc.assert(
      fc.property(given, ([list, states]) => {
        const entries = list.map((day, i) => entry("hall.m1", states[i] ?? "blocked", `2026-03-${String(day).padStart(2, "0")}`));
        const latest = entries.reduce((x, y) => (y.date > x.date ? y : x));
        expect(saidOf(entries)("hall", "m1").last).toEqual(latest);
        expect(saidOf([...entries].reverse())("hall", "m1").last).toEqual(latest);
      }),
    );
  });
});
