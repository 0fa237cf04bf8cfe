/** What the ratings come to. */
import { describe, expect, test } from "vitest";
import { addToReview, advanceReview, assessmentsOf, fullyPartlyNot, settle, settledTotals, startReview } from "../../src/index.ts";
import { reviewResults, rolesOf } from "../../src/present/review-results.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { tree } from "../small.ts";
import { rated, richReview, rows, said } from "./report-specimen.ts";

const scope = reviewScope(richReview());
const blocks = reviewResults(scope, null);

describe("side by side", () => {
  test("the city's counts, values and ranges come first", () => {
    expect(said(blocks)[0]).toBe("1 fully, 1 partly, 4 measured or ticked; 48.9 of 100. Evidence comes with 1 of 6 answers of the city.");
    expect(rows(blocks, "The city's own")).toEqual([
      ["Part", "Counts", "Value", "Possible range"],
      ["lead", "1 fully, 1 partly", "75.0", "settled"],
      ["money", "2 measured or ticked", "65.0", "settled"],
      ["ways", "1 measured or ticked", "66.7", "settled"],
      ["fine (penalty: less is better)", "1 measured or ticked", "20.0", "settled"],
      ["Total", "1 fully, 1 partly, 4 measured or ticked", "48.9", "settled"],
    ]);
  });

  test("each role of others has a column, with the span of its raters", () => {
    expect(rolesOf(scope).map(({ role, raters }) => [role, raters.length])).toEqual([
      ["peer", 2],
      ["expert", 1],
      ["stakeholder", 1],
    ]);
    // Petra: (50 + 55 + 33.33) / 3 − 40 = 6.11; Quinn: (50 + 42.5 + 66.67) / 3 − 20 = 33.06.
    expect(rows(blocks, "Values side by side")).toEqual([
      ["Part", "City itself", "Peers (2)", "Expert", "Rating by stakeholders"],
      ["lead", "75.0", "50.0", "–", "–"],
      ["money", "65.0", "42.5 to 55.0", "–", "–"],
      ["ways", "66.7", "33.3 to 66.7", "–", "–"],
      ["fine (penalty: less is better)", "20.0", "20.0 to 40.0", "–", "–"],
      ["Total", "48.9", "6.1 to 33.1", "–", "–"],
    ]);
  });

  test("where somebody judged too little of a part, single answers stand beside each other", () => {
    expect(rows(blocks, "Answer by answer")).toEqual([
      ["Question", "City itself", "Others"],
      ["a", "fully", "partly: Petra Peer; fully: Quinn Quill, Xenia Expert; not at all: Six associations (stakeholder)"],
    ]);
  });

  test("a consensus has a column of its own", () => {
    const review = addToReview(richReview("selfAssessed"), {
      date: "2026-02-02",
      by: "team",
      ratings: [{ assessment: rated(aford, { role: "consensus" }, { "t.lead.a": "partly", "t.lead.b": "partly" }, "2026-02-01") }],
    });
    expect(rows(reviewResults(reviewScope(review), null), "Values side by side").slice(0, 2)).toEqual([
      ["Part", "City itself", "Consensus"],
      ["lead", "75.0", "50.0"],
    ]);
  });

  test("where nobody has a value, and where nobody rated, that is said", () => {
    const review = addToReview(richReview("selfAssessed"), {
      date: "2026-02-02",
      by: "team",
      ratings: [{ assessment: rated(aford, { role: "stakeholder" }, { "t.lead.a": "partly" }, "2026-02-01") }],
    });
    expect(said(reviewResults(reviewScope(review), null)).at(-1)).toBe(
      "No other rater answered enough of any part for a value. What was answered stands below.",
    );
    expect(said(reviewResults(reviewScope(richReview("selfAssessed")), null)).at(-1)).toBe(
      "Nobody but the city itself has rated it so far, so there is nothing to set beside it.",
    );
  });
});

describe("a settlement", () => {
  test("stands beside the ratings, with what is not settled yet", () => {
    const settlement = settle(assessmentsOf(richReview()), { otherwise: "lower-median-of-peers" });
    const found = reviewResults(scope, settledTotals(settlement));
    // The lower of two peers: a partly, b not at all, posts 20, marks 60, ways 1 of 3, fine 20 (of a penalty the worse is 40).
    expect(rows(found, "Values side by side").map((row) => row.at(-1))).toEqual([
      "Settled",
      "25.0",
      "42.5",
      "33.3",
      expect.any(String),
      expect.any(String),
    ]);
    expect(said(found).at(-1)).toMatch(/^Settled answers alone: .* of 100\. Nothing of the city's own is left that is not settled\.$/);
    const open = settle(assessmentsOf(richReview()), { otherwise: "leave-open", decisions: { "t.lead.a": { take: "petra" } } });
    expect(said(reviewResults(scope, settledTotals(open))).at(-1)).toMatch(
      /^Settled answers alone: 1 partly, 5 open; not scored: .* With the city's own answers to 5 questions not yet settled: .* of 100\.$/,
    );
  });
});

test("gates that are not met are named", () => {
  const gated = tree(
    { g: { a: fullyPartlyNot }, h: { b: fullyPartlyNot } },
    {},
    { "t.g": { mandatory: { atLeast: 60 } }, "t.h": { mandatory: { atLeast: 60 } } },
  );
  const begun = startReview(gated, { host: aford, date: "2026-01-01", by: "host" });
  const review = advanceReview(begun, "assessSelf", {
    date: "2026-02-01",
    by: "host",
    initialReport: rated(aford, { role: "self" }, { "t.g.a": "partly" }, "2026-02-01"),
  });
  expect(said(reviewResults(reviewScope(review), null))[0]).toMatch(/Mandatory and not met: g\. Mandatory and not known to be met: h\.$/);
});
