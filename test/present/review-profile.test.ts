/** The city's context and its questions. */
import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { advanceReview, startReview } from "../../src/index.ts";
import { numberFindings } from "../../src/present/review-findings.ts";
import { contextRows, reviewProfile } from "../../src/present/review-profile.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { rated, richReview, rows, said } from "./report-specimen.ts";

describe("context", () => {
  const aford = { id: "a", name: "Aford", context: { population: 1284000, "born-abroad-share": 5.1, "charter-signatory": true } };
  test("stands side by side with units, thousands apart, and says what a city does not state", () => {
    expect(
      contextRows(generalGovernance, [
        aford,
        { id: "b", name: "B", context: { population: 900, "charter-signatory": false, "integration-duty": "voluntary task" } },
      ]),
    ).toEqual([
      ["Residents in the population register on the last 31 December (residents)", "1,284,000", "900"],
      ["Residents born abroad, as a share of all residents (% of residents)", "5.1", "–"],
      ["The city's legal position on integration", "–", "voluntary task"],
      ["The city has signed the Integrating Cities Charter", "yes", "no"],
    ]);
  });

  test("comes from the review's host and from the initial report, which knows better", () => {
    const begun = startReview(generalGovernance, {
      host: { id: "a", name: "Aford", context: { population: 1, "charter-signatory": true } },
      date: "2026-01-01",
      by: "host",
    });
    const review = advanceReview(begun, "assessSelf", {
      date: "2026-02-01",
      by: "host",
      initialReport: rated({ id: "a", name: "Aford", context: { population: 2000 } }, { role: "self" }, {}, "2026-02-01") as never,
    });
    const scope = reviewScope(review as never);
    expect(rows(reviewProfile(scope, numberFindings(scope, true)), "Aford: context").slice(1)).toEqual([
      ["Residents in the population register on the last 31 December (residents)", "2,000"],
      ["The city has signed the Integrating Cities Charter", "yes"],
    ]);
  });
});

describe("questions", () => {
  test("each stands beside the findings that name what it is about, or parts of it", () => {
    const scope = reviewScope(richReview());
    // 2 is on t.lead.a, inside t.lead; 3 on t.lead itself; the challenge is on the whole, which no question names.
    expect(said(reviewProfile(scope, numberFindings(scope, true)))).toEqual([
      "The city states no context.",
      "Do we lead? (About: lead.) See findings 2 and 3.",
      "And the ways? (About: ways.) No finding speaks to it.",
      "What next. (It names no part of the benchmark, so no finding can be set beside it.)",
    ]);
  });

  test("where findings are not shown, their words stand instead; where there are no questions, that is said", () => {
    const scope = reviewScope(richReview());
    expect(said(reviewProfile(scope, numberFindings(scope, false)))[1]).toBe(
      "Do we lead? (About: lead.) See the strength “She leads *well*.” and the gap “Posts are few”.",
    );
    const bare = { ...scope, review: { ...scope.review, questions: [] } };
    expect(said(reviewProfile(bare, numberFindings(bare, true))).at(-1)).toBe("The host put no questions of its own.");
  });
});
