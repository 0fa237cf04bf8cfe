/** Monitoring a roadmap: the whole product, what is refused, and hostile input. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roadmapDigest } from "../../src/analyse/record-roadmap.ts";
import { assess, type MonitorOptions, monitorRoadmap, parseFramework } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { head } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";
import { action, assessedOn, city, done, entry, recorded, steps, town } from "./roadmap-specimen.ts";

const roadmap = recorded(
  action("hall", "2026-01-01", "2026-04-30", {
    milestones: steps("2026-01-31", "2026-02-28", "2026-04-30"),
    levels: { "t.lead.a": "partly" },
  }),
  action("shop", "2026-05-01", "2026-06-30", {
    after: ["hall"],
    milestones: steps("2026-06-30"),
    levels: { "t.lead.a": "fully", "t.lead.b": "fully" },
  }),
  action("plain", "2026-01-01", "2026-01-31"),
);
const reports = [
  done("hall.m1", "2026-02-10"),
  { ...entry("hall.m2", "blocked", "2026-02-20"), by: "Office hall", note: "No room" },
  done("plain", "2026-01-20"),
];
const rounds = [
  assessedOn("2026-02-01", { "t.lead.a": "partly" }),
  assessedOn("2025-12-01", { "t.lead.a": "not-at-all" }),
  assessedOn("2026-12-01", {}),
];
const refused = (options: unknown) => places(thrownBy(() => monitorRoadmap(roadmap, options as MonitorOptions)));

describe("monitoring", () => {
  const progress = monitorRoadmap(roadmap, { asOf: "2026-03-10", progress: reports, assessments: rounds });

  test("says of which roadmap, on which day, by which assessments, in whatever order they are", () => {
    const { kind, framework, city: whose, roadmap: digest, asOf, baseline, latest, later } = progress;
    expect({ kind, framework, whose, digest, asOf, baseline, latest, later }).toEqual({
      kind: "roadmap-progress",
      framework: roadmap.framework,
      whose: city,
      digest: roadmapDigest(roadmap),
      asOf: "2026-03-10",
      baseline: { date: "2025-12-01", role: "self" },
      latest: { date: "2026-02-01", role: "self" },
      later: 1,
    });
    expect(monitorRoadmap(roadmap, { asOf: "2026-03-10", progress: reports, assessments: [...rounds].reverse() })).toEqual(progress);
  });

  test("has a row for each milestone, level and action", () => {
    expect(
      progress.milestones.map(({ action: of, milestone, state, daysLate, by, note }) => [of, milestone, state, daysLate, by, note]),
    ).toEqual([
      ["hall", "m1", "done-late", 10, null, null],
      // 28 February to 10 March 2026: 10 days.
      ["hall", "m2", "blocked", 10, "Office hall", "No room"],
      ["hall", "m3", "not-yet-due", 0, null, null],
      ["shop", "m1", "not-yet-due", 0, null, null],
    ]);
    expect(
      progress.indicators.map(({ indicator, action: by, baseline, planned, reached, change, state }) => [
        indicator,
        by,
        baseline,
        planned,
        reached,
        change,
        state,
      ]),
    ).toEqual([
      ["t.lead.a", "hall", "Not at all", "Partly", "Partly", 50, "reached"],
      ["t.lead.a", "shop", "Not at all", "Fully", "Partly", 50, "not-yet-due"],
      ["t.lead.b", "shop", null, "Fully", null, null, "unknown"],
    ]);
    // hall: m1 ten days late, m2 ten days overdue: 30 April + 10. shop: 1 May to 10 May, 9 days; 30 June + 9.
    expect(progress.actions.map(({ action: of, state, projectedEnd, slippageDays }) => [of, state, projectedEnd, slippageDays])).toEqual([
      ["hall", "blocked", "2026-05-10", 10],
      ["shop", "not-begun", "2026-07-09", 9],
      ["plain", "done", "2026-01-20", -11],
    ]);
  });

  test("comes to counts by state, and the end of the whole", () => {
    expect(progress.summary).toEqual({
      milestones: { "done-on-time": 0, "done-late": 1, "done-undated": 0, blocked: 1, late: 0, due: 0, "not-yet-due": 2 },
      levels: { reached: 1, behind: 0, "not-assessed-since": 0, "not-yet-due": 1, unknown: 1 },
      actions: { done: 1, blocked: 1, late: 0, "under-way": 0, "not-begun": 1 },
      due: "2026-06-30",
      projectedEnd: "2026-07-09",
      reason: null,
      slippageDays: 9,
    });
  });

  test("has no end of the whole where an action has none, and none where all is done at a time that nobody knows", () => {
    const plain = recorded(action("x", "2026-01-01", "2026-01-31"), action("y", "2026-01-01", "2026-02-28"));
    const end = (asOf: string, ...progress: readonly ReturnType<typeof done>[]) => {
      const { projectedEnd, reason, slippageDays } = monitorRoadmap(plain, { asOf, progress }).summary;
      return [projectedEnd, reason, slippageDays];
    };
    expect(end("2026-01-01")).toEqual(["2026-02-28", null, 0]);
    expect(end("2026-01-02")).toEqual([null, "action-unprojected", null]);
    expect(end("2026-03-31", done("x", "2026-01-31"), done("y", "2026-03-01"))).toEqual(["2026-03-01", null, 1]);
    expect(end("2026-03-31", done("x", "2026-01-31"), done("y", "undated"))).toEqual(["2026-01-31", null, -28]);
    expect(end("2026-03-31", done("x", "undated"), done("y", "undated"))).toEqual([null, "undated", null]);
  });

  test("is frozen and plain, and the same for a copy of the roadmap", () => {
    expect(deeplyFrozen(progress) && survivesJson(progress)).toBe(true);
    const copy = JSON.parse(JSON.stringify(roadmap));
    expect(monitorRoadmap(copy, { asOf: "2026-03-10", progress: reports, assessments: rounds })).toEqual(progress);
  });

  test("needs neither reports nor assessments", () => {
    const bare = monitorRoadmap(roadmap, { asOf: "2025-06-01" });
    expect([bare.baseline, bare.latest, bare.later]).toEqual([null, null, 0]);
    expect(bare.summary).toMatchObject({ due: "2026-06-30", projectedEnd: "2026-06-30", slippageDays: 0 });
    expect(monitorRoadmap(roadmap, { asOf: "2025-06-01", assessments: rounds })).toMatchObject({ baseline: null, latest: null, later: 3 });
  });

  test("an assessment on the very day counts", () => {
    expect(monitorRoadmap(roadmap, { asOf: "2026-02-01", assessments: rounds }).latest).toEqual({ date: "2026-02-01", role: "self" });
    expect(monitorRoadmap(roadmap, { asOf: "2026-01-31", assessments: rounds }).latest).toEqual({ date: "2025-12-01", role: "self" });
  });
});

describe("what is refused", () => {
  test("assessments of another city, framework or role, of one day, or without a date", () => {
    const at = "2026-03-10";
    const first = rounds[0];
    expect(
      refused({
        asOf: at,
        assessments: [first, assess(town, { ...head, city: { id: "beford", name: "Beford (invented)" }, date: "2026-01-05", answers: {} })],
      }),
    ).toEqual(["assessment-city at assessments.1.city"]);
    expect(
      refused({ asOf: at, assessments: [first, assess(town, { ...head, rater: { role: "peer" }, date: "2026-01-05", answers: {} })] }),
    ).toEqual(["assessment-role at assessments.1.rater"]);
    expect(refused({ asOf: at, assessments: [first, assessedOn("2026-01-05", {}), assessedOn("2026-02-01", {})] })).toEqual([
      "assessment-day at assessments.2.date",
    ]);
    expect(refused({ asOf: at, assessments: [assess(town, { ...head, date: "undated", answers: {} })] })).toEqual([
      "assessment-undated at assessments.0",
    ]);
    const other = parseFramework({ ...town, version: "2.0.0" });
    expect(refused({ asOf: at, assessments: [assess(other, { ...head, answers: {} })] })).toEqual([
      "framework-differs at assessments.0.framework.version",
      "framework-differs at assessments.0.framework.digest",
    ]);
  });

  test("what is no assessment, no option, no roadmap", () => {
    expect(refused({ asOf: "2026-03-10", assessments: [rounds[0], null, { kind: "assessment" }] })).toEqual([
      "not-an-assessment at assessments.1",
      "not-plain at assessments.2",
    ]);
    for (const wrong of [undefined, null, 3, "2026-03-10", []]) expect(refused(wrong), String(wrong)).toHaveLength(1);
    expect(refused({})).toEqual(["missing-key at asOf"]);
    expect(refused({ asOf: "2026-03-10", horizon: 3 })).toEqual(["unknown-key at horizon"]);
    expect(places(thrownBy(() => monitorRoadmap({} as never, { asOf: "2026-03-10" })))).toEqual(["not-a-roadmap at "]);
  });

  test("all of it at once", () => {
    expect(refused({ asOf: "2026-02-30", progress: [done("hal", "2026-01-01")], assessments: [3] })).toEqual([
      "date-invalid at asOf",
      "unknown-action at progress.0.action",
      "not-an-assessment at assessments.0",
    ]);
  });
});

describe("hostile input", () => {
  const options = { asOf: "2026-03-10", progress: reports, assessments: rounds };
  test("as options gives a progress, or issues that are well said", () => {
    const small = { asOf: "2026-03-10", progress: reports };
    fc.assert(
      fc.property(hostileJson([small]), (make) => meets(() => monitorRoadmap(roadmap, make() as never))),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(hostileJson([rounds[0]]), (make) =>
        meets(() => monitorRoadmap(roadmap, { asOf: "2026-03-10", assessments: [make() as never] })),
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(hostileJson([[]]), (make) => meets(() => monitorRoadmap(roadmap, { asOf: "2026-03-10", assessments: make() as never }))),
      { numRuns: 300 },
    );
  });
  test("as the roadmap", () => {
    fc.assert(
      fc.property(hostileJson([roadmap]), (make) => meets(() => monitorRoadmap(make() as never, options))),
      { numRuns: 1000 },
    );
  });
});
