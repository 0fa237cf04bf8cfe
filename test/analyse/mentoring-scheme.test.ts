/** A scheme through all its steps. */
import { expect, test } from "vitest";
import { ensureScheme } from "../../src/analyse/mentoring-scheme.ts";
import { ensureRound } from "../../src/analyse/review-round.ts";
import { roundAt, schemeAt, schemeHead, schemeSteps } from "./review-specimen.ts";

test("everything that was handed in is there in the end", () => {
  const scheme = schemeAt();
  const steps = schemeSteps();
  expect(scheme).toMatchObject({
    kind: "scheme",
    theme: "t.lead",
    implementing: schemeHead.implementing,
    mentor: steps.match.mentor,
    visits: steps.draftRoadmaps.visits,
    consulted: steps.draftRoadmaps.consulted,
    roadmaps: steps.draftRoadmaps.roadmaps,
    endorsements: steps.endorseRoadmaps.endorsements,
    monitoring: steps.monitor.monitoring,
    lessons: [{ by: "dunmouth", text: "Mentors stay awake.", step: "reviewed" }],
  });
  expect(scheme.assessments.map(({ city }) => city.id)).toEqual(["aford", "bexhaven", "cray"]);
  expect(scheme.assessments.every((each) => !("framework" in each))).toBe(true);
});

test("a plain copy is the same again", () => {
  expect(ensureScheme(JSON.parse(JSON.stringify(schemeAt())))).toEqual(schemeAt());
  expect(ensureRound(JSON.parse(JSON.stringify(roundAt())))).toEqual(roundAt());
});
