/** A progress that comes back: as it is, as a copy, or as something else. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ACTION_STATES, ensureRoadmapProgress, LEVEL_STATES, MILESTONE_STATES } from "../../src/analyse/roadmap-progress-shape.ts";
import { monitorRoadmap } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { action, assessedOn, done, recorded, steps } from "./roadmap-specimen.ts";

const roadmap = recorded(
  action("hall", "2026-01-01", "2026-12-31", { milestones: steps("2026-03-31", "2026-12-31"), levels: { "t.lead.a": "fully" } }),
);
const progress = monitorRoadmap(roadmap, {
  asOf: "2026-06-30",
  progress: [done("hall.m1", "2026-04-01")],
  assessments: [assessedOn("2026-02-01", {})],
});

test("what was made here is taken as it is, a copy is looked at", () => {
  expect(ensureRoadmapProgress(progress)).toBe(progress);
  expect(ensureRoadmapProgress(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
});

test("what is something else, or spoilt, is refused with its place", () => {
  for (const wrong of [null, 3, [], {}, roadmap])
    expect(places(thrownBy(() => ensureRoadmapProgress(wrong as never)))).toEqual(["not-roadmap-progress at "]);
  const spoilt = JSON.parse(JSON.stringify(progress));
  spoilt.milestones[0].state = "great";
  spoilt.actions[0].projectedEnd = "2026-02-30";
  spoilt.summary.levels = {};
  expect(places(thrownBy(() => ensureRoadmapProgress(spoilt)))).toEqual([
    "not-allowed at milestones.0.state",
    "bad-format at actions.0.projectedEnd",
    ...LEVEL_STATES.map((state) => `missing-key at summary.levels.${state}`),
  ]);
});

test("hostile values give a progress of this shape, or issues that are well said", () => {
  fc.assert(
    fc.property(hostileJson([progress]), (make) => {
      let found: unknown;
      try {
        found = ensureRoadmapProgress(make() as never);
      } catch (error) {
        expect((error as { readonly issues: readonly never[] }).issues.slice(0, 20).flatMap(flawsOf)).toEqual([]);
        return;
      }
      expect(Object.keys(found as object)).toEqual(Object.keys(progress));
    }),
    { numRuns: 700 },
  );
});

test("states are each named once", () => {
  for (const states of [ACTION_STATES, LEVEL_STATES, MILESTONE_STATES]) expect(new Set(states).size).toBe(states.length);
});
