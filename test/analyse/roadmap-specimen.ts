/** A small framework and small roadmaps for worked cases, and any valid roadmap for properties. */
import * as fc from "fast-check";
import { dateOf, dayNumber } from "../../src/base/days.ts";
import {
  type Answer,
  type Assessment,
  assess,
  type Framework,
  fullyPartlyNot,
  type Milestone,
  type ProgressEntry,
  type Roadmap,
  type RoadmapAction,
  recordRoadmap,
  tryRecordRoadmap,
} from "../../src/index.ts";
import { head, leaf, percent, tree } from "../small.ts";
import { places } from "../support/issues.ts";

/** t.lead (a, b: fully, partly, not at all), t.money (posts: 0 to 80 %, marks: points of 100), t.ways (three items), t.lead is a group. */
export const town: Framework = tree({
  lead: { a: fullyPartlyNot, b: fullyPartlyNot },
  money: { posts: { kind: "number", id: "posts", unit: "% of posts", worst: 0, best: 80 }, marks: percent },
  ways: leaf({
    scale: { kind: "checklist", id: "ways", rule: "share", items: ["talk", "write", "meet"].map((key) => ({ key, label: key })) },
  }),
  fine: leaf({ penalty: true }),
});

export const city = head.city;

/** An action that serves the group t.lead. */
export function action(id: string, start: string, due: string, more: Partial<RoadmapAction> = {}): RoadmapAction {
  return { id, title: `Do ${id}`, owner: `Office ${id}`, serves: ["t.lead"], start, due, ...more };
}

/** Milestones m1, m2 … by their due dates. */
export function steps(...dues: readonly string[]): Milestone[] {
  return dues.map((due, i) => ({ id: `m${i + 1}`, title: `Step ${i + 1}`, due }));
}

export function recorded(...actions: readonly RoadmapAction[]): Roadmap {
  return recordRoadmap(town, { city, actions });
}

/** Code and place of every issue with these actions. */
export function refused(...actions: readonly unknown[]): string[] {
  return refusedWith({}, ...actions);
}

/** The same with other parts of the roadmap. */
export function refusedWith(more: object, ...actions: readonly unknown[]): string[] {
  const outcome = tryRecordRoadmap(town, { city, actions, ...more });
  return outcome.ok ? [] : places(outcome.issues);
}

/** "done" on a day, of a milestone ("a.m1") or an action ("a"). */
export function done(what: string, date: string): ProgressEntry {
  return entry(what, "done", date);
}

export function entry(what: string, status: ProgressEntry["status"], date: string): ProgressEntry {
  const [id = "", milestone] = what.split(".");
  return { action: id, ...(milestone === undefined ? {} : { milestone }), status, date };
}

export function assessedOn(date: string, answers: { readonly [id: string]: Answer }): Assessment {
  return assess(town, { ...head, date, answers });
}

/** The date so many days after another. */
export function plus(date: string, days: number): string {
  return dateOf(dayNumber(date) + days) as string;
}

/** Any valid roadmap: up to seven actions, prerequisites among the earlier ones that end in time, milestones within. */
export const roadmaps: fc.Arbitrary<Roadmap> = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 800 }),
      length: fc.integer({ min: 0, max: 400 }),
      steps: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
      waits: fc.nat({ max: 127 }),
      level: fc.constantFrom(undefined, "fully", "partly"),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drafts) => {
    const made: RoadmapAction[] = [];
    for (const [i, { start, length, steps: parts, waits, level }] of drafts.entries()) {
      const [from, to] = [plus("2026-01-01", start), plus("2026-01-01", start + length)];
      const after = made.filter((other, k) => ((waits >> k) & 1) === 1 && other.due <= from).map(({ id }) => id);
      const milestones = steps(...parts.map((part) => plus(from, Math.round(part * length))));
      // One level for all, so that no order is needed between them.
      const levels = level === undefined ? {} : { levels: { "t.lead.a": drafts[0]?.level ?? "fully" } };
      made.push(
        action(`x${i}`, from, to, { ...(milestones.length > 0 ? { milestones } : {}), ...(after.length > 0 ? { after } : {}), ...levels }),
      );
    }
    return recorded(...made);
  });
