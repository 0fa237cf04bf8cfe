/** The history as a table. */
import { expect, test } from "vitest";
import { addToReview, reviewProcess, roundProcess } from "../../src/index.ts";
import { historyShown } from "../../src/present/review-history.ts";
import { closedRound, richReview, rows, said } from "./report-specimen.ts";

const who = (by: string) => `<${by}>`;

test("every step with its date, who took it, what came in and where it comes from", () => {
  const review = addToReview(richReview(), { date: "2026-07-01", by: "petra", name: "Petra", questions: [{ text: "And?" }], note: "Late" });
  const blocks = historyShown(review.history, reviewProcess, who);
  expect(rows(blocks, "What happened")).toEqual([
    ["Date", "Step", "By", "What came in", "Origin"],
    ["2026-01-10", "Begun", "<coordinator>", "the host's questions", "documented"],
    ["2026-02-01", "Self-assessed", "<host>", "the initial report", "documented"],
    ["2026-03-01", "Desk-reviewed", "<team>", "the team, the desk review; Read on a train", "documented"],
    ["2026-03-15", "Visit planned", "<petra>", "the plan of the visit", "ours"],
    ["2026-04-05", "Visited", "<team>", "the visit, talks, ratings, findings", "documented"],
    ["2026-04-05", "Feedback given", "<team>", "feedback", "generic"],
    ["2026-06-01", "Report issued", "<coordinator> (Cora Coordinator)", "the host's reply, recommendations, the report", "documented"],
    ["2026-07-01", "Something was added", "<petra> (Petra)", "the host's questions; Late", ""],
  ]);
  // Each source once, and only of what was done.
  expect(said(blocks)[0]).toMatch(
    /Sources: INTI-Cities milestones page, January 2009; INTI-Cities project page; Press report .*; EUROCITIES, knowledge sharing: peer review\.$/,
  );
});

test("everything that can come in has words, in reviews and in rounds", () => {
  const round = rows(historyShown(closedRound().history, roundProcess, who), "What happened");
  expect(round.map((row) => row[3])).toEqual([
    "What came in",
    "the host cities",
    "reviews",
    "the comparative analysis",
    "the revision of the benchmark",
    "the final report",
  ]);
  for (const { transitions } of [reviewProcess, roundProcess])
    for (const { needs } of transitions)
      for (const { key } of needs) {
        const entry = { transition: "add", state: "x", date: "2026-01-01", by: "host", what: [key] } as const;
        expect(rows(historyShown([entry], reviewProcess as never, who), "What")[1]?.[3], key).not.toBe("");
      }
});
