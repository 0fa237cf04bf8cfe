/** What must hold for any roadmap and any reports: bounds, monotony, and the formula against a second way to compute it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../src/base/days.ts";
import { monitorRoadmap, type ProgressEntry, type Roadmap, type RoadmapAction } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { done, plus, roadmaps } from "./roadmap-specimen.ts";

/** Some milestones of a roadmap, done on some day up to `asOf`. */
const followed = fc
  .record({
    roadmap: roadmaps,
    asOf: fc.integer({ min: -100, max: 1400 }),
    seeds: fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 35, maxLength: 35 }),
  })
  .map(({ roadmap, asOf, seeds }) => {
    const day = plus("2026-01-01", asOf);
    const progress = roadmap.actions.flatMap(({ id, milestones = [] }, i) =>
      milestones.flatMap((milestone, k): ProgressEntry[] => {
        const seed = seeds[(i * 5 + k) % seeds.length] as number;
        return seed > 1
          ? []
          : [done(`${id}.${milestone.id}`, seed === 1 ? "undated" : plus("2025-06-01", Math.round(seed * (asOf + 210))))];
      }),
    );
    return { roadmap, asOf: day, progress: progress.filter(({ date }) => date <= day || date === "undated") };
  });

describe("for any roadmap and reports", () => {
  test("the product is frozen and plain, rows are as many as they should be, and their states add up", () => {
    fc.assert(
      fc.property(followed, ({ roadmap, ...options }) => {
        const progress = monitorRoadmap(roadmap, options);
        expect(deeplyFrozen(progress) && survivesJson(progress)).toBe(true);
        const total = (counts: object): number => Object.values(counts).reduce((a: number, b: number) => a + b, 0);
        const { milestones, levels, actions } = progress.summary;
        expect([total(milestones), total(levels), total(actions)]).toEqual([
          roadmap.actions.reduce((sum, { milestones: own = [] }) => sum + own.length, 0),
          roadmap.targets.length,
          roadmap.actions.length,
        ]);
        for (const row of progress.actions) {
          expect(row.reason === null).toBe(row.projectedEnd !== null);
          expect(row.slippageDays === null).toBe(row.projectedEnd === null);
          if (row.projectedEnd !== null) expect(dayNumber(row.projectedEnd) - dayNumber(row.due)).toBe(row.slippageDays);
          // What is not done cannot end before the day that is looked at; nothing starts before its start.
          if (row.state !== "done" && row.projectedEnd !== null) expect(row.projectedEnd >= options.asOf).toBe(true);
          if (row.earliestStart !== null) expect(dayNumber(row.earliestStart) - dayNumber(row.start)).toBe(row.knockOnDays);
          if (row.knockOnDays !== null) expect(row.knockOnDays).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the projected end of what waits for nobody is what earned schedule gives: today + planned duration − planned time of what is done", () => {
    fc.assert(
      fc.property(followed, ({ roadmap, asOf, progress }) => {
        const { actions } = monitorRoadmap(roadmap, { asOf, progress });
        for (const [i, action] of roadmap.actions.entries()) {
          if ((action.after ?? []).length > 0 || progress.some(({ date }) => date === "undated")) continue;
          expect(actions[i]?.projectedEnd).toBe(earnedSchedule(action, progress, asOf));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("an action of which all that was due is done on its day ends on its due date", () => {
    fc.assert(
      fc.property(roadmaps, fc.integer({ min: 0, max: 1400 }), (roadmap, days) => {
        const asOf = plus("2026-01-01", days);
        const progress = roadmap.actions.flatMap(({ id, milestones = [] }) =>
          milestones.filter(({ due }) => due <= asOf).map((milestone) => done(`${id}.${milestone.id}`, milestone.due)),
        );
        for (const row of monitorRoadmap(roadmap, { asOf, progress }).actions)
          if (row.milestones > 0 && row.state !== "done" && row.reason === null && row.knockOnDays !== null && row.knockOnDays === 0)
            expect(row.slippageDays).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("one more milestone done today never makes anything end later", () => {
    fc.assert(
      fc.property(followed, fc.nat(), ({ roadmap, asOf, progress }, pick) => {
        const open = monitorRoadmap(roadmap, { asOf, progress }).milestones.filter(({ state }) => !state.startsWith("done"));
        const chosen = open[pick % Math.max(1, open.length)];
        if (chosen === undefined) return;
        const before = monitorRoadmap(roadmap, { asOf, progress }).actions;
        const after = monitorRoadmap(roadmap, {
          asOf,
          progress: [...progress, done(`${chosen.action}.${chosen.milestone}`, asOf)],
        }).actions;
        for (const [i, row] of after.entries()) {
          const was = before[i]?.projectedEnd ?? null;
          // Before its start an action keeps its due date, whatever is done: then finishing it is the only thing that moves it, to the day itself.
          if (was !== null && row.projectedEnd !== null) expect(row.projectedEnd <= was).toBe(true);
          expect((row.knockOnDays ?? 0) <= (before[i]?.knockOnDays ?? Number.POSITIVE_INFINITY)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a day later, with nothing more done, nothing that is not done ends earlier", () => {
    fc.assert(
      fc.property(followed, fc.integer({ min: 1, max: 60 }), ({ roadmap, asOf, progress }, days) => {
        const before = monitorRoadmap(roadmap, { asOf, progress }).actions;
        const after = monitorRoadmap(roadmap, { asOf: plus(asOf, days), progress }).actions;
        // At its start the plan gives way to what was done: an action that was ahead before it began may then move forward, once.
        const steady = (i: number): boolean => (roadmap.actions[i]?.start ?? "") < asOf;
        for (const [i, row] of after.entries()) {
          const was = before[i]?.projectedEnd ?? null;
          if (was !== null && row.projectedEnd !== null && row.state !== "done" && steady(i)) expect(row.projectedEnd >= was).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Actual time + (planned duration − earned schedule), day by day: ES runs on from the last milestone done, and stops at the next due date. */
function earnedSchedule(action: RoadmapAction, progress: readonly ProgressEntry[], asOf: string): string | null {
  const own = progress.filter((entry) => entry.action === action.id);
  const dues = (action.milestones ?? []).map(({ due }) => due).sort();
  const dates = own.map(({ date }) => date).sort();
  if (dues.length > 0 && dates.length === dues.length) return dates.at(-1) as string;
  if (asOf <= action.start) return action.due;
  if (dues.length === 0) return null;
  if (dates.length === 0 && asOf > (dues[0] as string)) return null;
  const [doneOn, planned, next] = [
    dates.at(-1) ?? action.start,
    dates.length === 0 ? action.start : (dues[dates.length - 1] as string),
    dues[dates.length] as string,
  ];
  // Walk the days since the last milestone was done; each earns a day of the plan, up to the next due date.
  let earned = dayNumber(planned);
  for (let day = dayNumber(doneOn); day < dayNumber(asOf) && earned < dayNumber(next); day++) earned++;
  return plus(asOf, dayNumber(action.due) - earned);
}

test("the second way is a second way: it knows the case of the docs", () => {
  const hall: RoadmapAction = {
    id: "hall",
    title: "H",
    owner: "O",
    serves: ["t"],
    start: "2026-01-01",
    due: "2026-04-30",
    milestones: [
      { id: "m1", title: "M", due: "2026-01-31" },
      { id: "m2", title: "M", due: "2026-04-30" },
    ],
  };
  expect(earnedSchedule(hall, [done("hall.m1", "2026-02-10")], "2026-03-01")).toBe("2026-05-10");
});

/** Only to say what kind of roadmap the generator makes. */
test("the generator makes roadmaps with prerequisites, milestones and levels", () => {
  const made = fc.sample(roadmaps, { numRuns: 200, seed: 5 });
  const any = (has: (roadmap: Roadmap) => boolean): number => made.filter(has).length;
  expect(any(({ actions }) => actions.some(({ after }) => after !== undefined))).toBeGreaterThan(20);
  expect(any(({ actions }) => actions.some(({ milestones = [] }) => milestones.length > 2))).toBeGreaterThan(50);
  expect(any(({ targets }) => targets.length > 0)).toBeGreaterThan(50);
});
