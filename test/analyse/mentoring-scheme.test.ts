/** A scheme through all its steps. */
import { expect, test } from "vitest";
import { ensureScheme } from "../../src/analyse/mentoring-scheme.ts";
import { ensureRound } from "../../src/analyse/review-round.ts";
import { addToScheme, tryAddToScheme } from "../../src/index.ts";
import { places } from "../support/issues.ts";
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

test("adding in two forms: with the scheme or with every issue, never thrown", () => {
  const scheme = schemeAt("matched");
  const content = { date: "2026-02-10", by: "facilitator", lessons: [{ by: "cray", text: "Ask early." }] };
  const outcome = tryAddToScheme(scheme, content);
  expect(outcome).toEqual({ ok: true, value: addToScheme(scheme, content) });
  const wrong = tryAddToScheme(scheme, { ...content, by: "mayor", lessons: [{ by: "nobody", text: "" }], mentor: 5 });
  expect(wrong.ok ? [] : places(wrong.issues).sort()).toEqual([
    ...["text-empty at lessons.0.text", "unknown-key at mentor", "who-unknown at by", "who-unknown at lessons.0.by"],
  ]);
});
