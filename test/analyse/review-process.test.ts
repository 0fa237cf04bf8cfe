/** The processes of review and round: states in the documented order, steps that join them, sources where they are not ours. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reviewProcess, roundProcess } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { flawsOfProcess, processShown } from "./process-flaws.ts";

test("a review and a round are sound machines, frozen and plain", () => {
  for (const process of [reviewProcess, roundProcess]) {
    expect(flawsOfProcess(process)).toEqual([]);
    expect(deeplyFrozen(process)).toBe(true);
    expect(survivesJson(process)).toBe(true);
  }
});

test("a review runs from the initial report to the individual report, and the round goes on from there", () => {
  expect(reviewProcess.states.map(({ key }) => key)).toEqual([
    ...["draft", "selfAssessed", "deskReviewed", "visitPlanned", "visited", "feedbackGiven", "reportIssued"],
  ]);
  expect(roundProcess.states.map(({ key }) => key)).toEqual(["prepared", "reviewed", "compared", "benchmarkRevised", "published"]);
});

test("feedback on the spot is generic, planning the visit is ours, the rest is documented", () => {
  const others = reviewProcess.transitions.filter(({ origin }) => origin !== "documented").map(({ name, origin }) => `${name} ${origin}`);
  expect(others).toEqual(["planVisit ours", "giveFeedback generic"]);
  expect(roundProcess.transitions.every(({ origin }) => origin === "documented")).toBe(true);
});

test("the docs draw it as it is", () => {
  const page = readFileSync("docs/peer-review.md", "utf8");
  for (const process of [reviewProcess, roundProcess]) expect(page).toContain(processShown(process));
});
