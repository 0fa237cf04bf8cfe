/** Gaps, roadmap, feedback and reply. */
import { describe, expect, test } from "vitest";
import { monitorRoadmap, score } from "../../src/index.ts";
import { reviewGaps, reviewReply, reviewRoadmap } from "../../src/present/review-outlook.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { aford, roadmapOf } from "../analyse/review-specimen.ts";
import { headings, richReview, said } from "./report-specimen.ts";

const scope = reviewScope(richReview());
const ground = { assessment: scope.self.assessment, settled: false };

describe("gaps", () => {
  test("the largest at a stated target, on stated answers", () => {
    const blocks = reviewGaps(scope, ground, 100, 2);
    expect(headings(blocks)).toEqual(["2 Gaps"]);
    expect(said(blocks)).toEqual([
      "5 questions lie below the target of 100, on the city's own answers. The first 2, by what closing each alone would add:",
      "fine: now 20, target at most 0. Closing it alone adds 20 points to the total. It takes at most 0 of 100 points. No evidence is attached.",
      // (100 − 66.67) / 3
      "ways: now 66.7, target 100. Closing it alone adds 11.1 points to the total. It takes 1 more item: meet. No evidence is attached.",
    ]);
  });

  test("other targets, other grounds, and none", () => {
    expect(said(reviewGaps(scope, { ...ground, settled: true }, { "t.lead.b": 60 }, 5))[0]).toBe(
      "1 question lies below the targets that were set for them, on the settled answers. All of them, by what closing each alone would add:",
    );
    expect(said(reviewGaps(scope, ground, score(scope.self.assessment), 5))).toEqual([
      "No question lies below the values of Aford (invented), on the city's own answers.",
    ]);
    expect(said(reviewGaps(scope, ground, 62.5, 0))[0]).toMatch(/below the target of 62\.5, .* They are not listed here\.$/);
  });
});

test("the roadmap is the report on it, one level further down, without its statement", () => {
  const roadmap = roadmapOf(aford);
  const blocks = reviewRoadmap(roadmap, monitorRoadmap(roadmap, { asOf: "2026-10-01", progress: [] }));
  expect(headings(blocks).slice(0, 3)).toEqual(["2 Roadmap of Aford (invented)", "3 Where it stands on 2026-10-01", "4 Milestones"]);
  expect(said(blocks)).not.toContain(roadmap.statement);
  expect(headings(reviewRoadmap(roadmap, undefined))).toContain("3 What was agreed");
});

test("feedback and reply, or that there is none yet", () => {
  expect(said(reviewReply(scope))).toEqual(["The team on the spot, 2026-04-05: Thank you.", "The city in reply, 2026-04-20: We agree!"]);
  expect(said(reviewReply(reviewScope(richReview("visited"))))).toEqual([
    "The team has not given its feedback yet.",
    "The city has not replied yet.",
  ]);
});
