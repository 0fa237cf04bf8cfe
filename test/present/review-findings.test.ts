/** Findings and recommendations, each once. */
import { describe, expect, test } from "vitest";
import {
  counted,
  numberFindings,
  practiceWords,
  reviewFindings,
  reviewRecommendations,
  stepWords,
} from "../../src/present/review-findings.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { headings, richReview, said } from "./report-specimen.ts";

const scope = reviewScope(richReview());
const numbered = numberFindings(scope, true);

describe("findings", () => {
  test("stand by part in tree order, strengths before gaps, with who said so and on what ground", () => {
    const blocks = reviewFindings(scope, numbered);
    expect(headings(blocks)).toEqual(["2 Findings", "3 The benchmark as a whole", "3 lead"]);
    expect(said(blocks)).toEqual([
      "1. Challenge: The law is slow.",
      "About: T. Said by stakeholders, at the stage “visited”. No document is named.",
      "2. Strength: She leads *well*.",
      "About: a. Said by the team, at the stage “visited”. No document is named.",
      // It names posts and lead: it stands under lead, which comes first, and names both.
      "3. Gap: Posts are few.",
      "About: posts; lead. Said by Quinn Quill (peer, fenwick), at the stage “visited”. Evidence: Staffing list (2026-01). Rests on talks with: head of a school, teacher (2). Heard: “Nobody ever asked us”",
    ]);
  });

  test("are cited by number, or by their words where the report does not show them", () => {
    expect(numbered.cite(["f1"])).toBe("finding 3");
    expect(numbered.cite(["f1", "f3"])).toBe("findings 1 and 3");
    expect(numberFindings(scope, false).cite(["f3"])).toBe("the challenge “The law is slow”");
  });

  test("that are not there are said to be so", () => {
    const early = reviewScope(richReview("selfAssessed"));
    expect(said(reviewFindings(early, numberFindings(early, true)))).toEqual(["No findings are recorded yet."]);
    expect(said(reviewRecommendations(early, numberFindings(early, true)))).toEqual(["No recommendations are recorded yet."]);
  });
});

describe("recommendations", () => {
  test("stand by priority with what they answer and whom to learn from", () => {
    const blocks = reviewRecommendations(scope, numbered);
    expect(headings(blocks)).toEqual(["2 Recommendations", "3 High priority", "3 Low priority"]);
    expect(said(blocks)).toEqual([
      "Fund posts.",
      "For: money. Answers finding 3. A practice to learn from: “Fund” (elm, https://elm.example). Said by the team, at the stage “report issued”.",
      "Write more.",
      "For: ways. Said by Xenia Expert (expert), at the stage “report issued”.",
    ]);
  });

  test("words for practices, roles and stages", () => {
    expect(practiceWords({ title: "Fund" }, {})).toBe("“Fund”");
    expect(practiceWords({ title: "Fund", city: "elm" }, { elm: "Elm (invented)" })).toBe("“Fund” (Elm (invented))");
    expect(counted(["a", "b", "a"])).toBe("a (2), b");
    expect(stepWords("deskReviewed")).toBe("at the stage “desk-reviewed”");
  });
});
