/** A review in short. */
import { describe, expect, test } from "vitest";
import { intiCities } from "../../src/frameworks/inti-cities.ts";
import { addToReview, advanceReview, startReview } from "../../src/index.ts";
import { biasWords, reviewOpening } from "../../src/present/review-opening.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { tree } from "../small.ts";
import { headings, rated, richReview, said } from "./report-specimen.ts";

const opening = (review = richReview(), weakest = 3) => said(reviewOpening(reviewScope(review), "Title", weakest));

describe("a finished review", () => {
  test("says what it is and where it is kept, and sums up in sentences from data alone", () => {
    expect(opening()).toEqual([
      "Peer review of Aford (invented) under the benchmark “T” (version 1.0.0, untested). Begun on 2026-01-10; its report was issued on 2026-05-30. Also called “Review of Aford (invented)”. Also called “Report on Aford (invented)”.",
      // 48.9: (75 + 65 + 66.67) / 3 less 20 points of the penalty.
      "The city's own assessment (2026-01-30): 1 fully, 1 partly, 4 measured or ticked; 48.9 of 100; 100 % of the weight that applies is answered.",
      "By its own account the city stands highest in lead (75.0), and lowest in money (65.0).",
      // Peers: (25 + 25 + 12.5 + 20 + 16.67 + 10) / 6.
      "Beside the 2 peers, the city rates itself 18.2 points higher on average, over 6 questions that both sides answered. Beside the expert, the city rates itself no higher and no lower on average, over 1 question that both sides answered. Beside the rating by stakeholders, the city rates itself 100.0 points higher on average, over 1 question that both sides answered. Answers lie furthest apart, by weight, on “fine” and “a”.",
      "The findings name 1 strength, 1 gap and 1 challenge: strengths in “lead”; gaps in “lead” and “money”.",
      "2 recommendations are made, 1 of high priority: “Fund posts”.",
      "The team in its own words: Go on.",
      "The issued report is kept at: https://report.example.",
    ]);
    expect(headings(reviewOpening(reviewScope(richReview()), "Title", 3))).toEqual(["2 In short"]);
  });

  test("names no extremes on request", () => {
    expect(opening(richReview(), 0).join(" ")).not.toContain("stands highest");
  });
});

describe("before the end", () => {
  test("it is preliminary, and what is not there is said", () => {
    expect(opening(richReview("selfAssessed"))).toEqual([
      "Preliminary report on the peer review of Aford (invented) under the benchmark “T” (version 1.0.0, untested). Begun on 2026-01-10; on 2026-02-01 it stands at “Self-assessed”. Nothing in it is final. Also called “Review of Aford (invented)”.",
      expect.stringMatching(/^The city's own assessment/),
      expect.stringMatching(/^By its own account/),
      "Nobody but the city itself has rated it so far.",
      "No findings are recorded yet.",
      "No recommendations are recorded yet.",
      "Still to come: desk-reviewed, visit planned, visited, feedback given and report issued.",
    ]);
    expect(opening(richReview("feedbackGiven")).at(-1)).toBe("Still to come: report issued.");
  });
});

describe("recommendations", () => {
  const recommended = (...priorities: readonly ("high" | "low")[]) =>
    opening(
      addToReview(richReview("selfAssessed"), {
        date: "2026-02-02",
        by: "coordinator",
        recommendations: priorities.map((priority, i) => ({ id: `${i}`, priority, nodes: ["t"], text: `Do ${i}.`, by: "host" })),
      }),
    ).find((text) => text.includes("recommendation")) as string;
  test("of high priority are quoted, three of them", () => {
    expect(recommended("low")).toBe("1 recommendation is made, none of high priority.");
    expect(recommended("high")).toBe("1 recommendation is made, of high priority: “Do 0.”");
    expect(recommended("high", "high")).toBe("2 recommendations are made, all of high priority: “Do 0.” and “Do 1.”");
    expect(recommended("high", "high", "low", "high", "high")).toBe(
      "5 recommendations are made, 4 of high priority: “Do 0.”, “Do 1.” and “Do 3.”, and others.",
    );
  });
});

describe("other benchmarks", () => {
  test("a suite has no number in all, and each member has its own", () => {
    const begun = startReview(intiCities as never, { host: aford, date: "2026-01-01", by: "host" });
    const review = advanceReview(begun, "assessSelf", {
      date: "2026-02-01",
      by: "host",
      initialReport: rated(aford, { role: "self" }, { "governance.leadership.public-commitment": "fully" }, "2026-02-01"),
    });
    const [, , own] = opening(review as never);
    expect(own).toContain("no overall number, by design");
    expect(own).toMatch(/General Governance: not scored: 3 % answered, possible range .*\. Individual Empowerment: nothing answered yet/);
  });

  test("where parts stand alike none is highest", () => {
    const flat = tree({ a: { x: { kind: "points", id: "p", maximum: 100 } }, b: { y: { kind: "points", id: "p", maximum: 100 } } });
    const begun = startReview(flat, { host: aford, date: "2026-01-01", by: "host" });
    const review = advanceReview(begun, "assessSelf", {
      date: "2026-02-01",
      by: "host",
      initialReport: rated(aford, { role: "self" }, { "t.a.x": 50, "t.b.y": 50 }, "2026-02-01"),
    });
    expect(opening(review).join(" ")).not.toContain("stands highest");
  });

  test("where no question is shared, that is said", () => {
    const none = { value: null, reason: "too-few-units" } as const;
    const row = { against: "peer", units: 0, mean: none, interval: { low: null, high: null, reason: "too-few-units" } } as const;
    expect(biasWords(row as never, 2)).toBe("no question was answered both by the city and by the 2 peers.");
    expect(biasWords({ ...row, against: "consensus", units: 3, mean: { value: -5, reason: null } } as never, 1)).toBe(
      "beside the consensus, the city rates itself 5.0 points lower on average, over 3 questions that both sides answered.",
    );
  });
});
