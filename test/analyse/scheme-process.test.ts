/** The process of a mentoring scheme: states in order, steps that join them, sources where they are not ours. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schemeProcess } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { flawsOfProcess, processShown } from "./process-flaws.ts";

test("a scheme is a sound machine, frozen and plain", () => {
  expect(flawsOfProcess(schemeProcess)).toEqual([]);
  expect(deeplyFrozen(schemeProcess)).toBe(true);
  expect(survivesJson(schemeProcess)).toBe(true);
});

test("a scheme runs from a gap that is named to what was learnt", () => {
  expect(schemeProcess.states.map(({ key }) => key)).toEqual([
    ...["gapNamed", "matched", "benchmarked", "roadmapDrafted", "roadmapEndorsed", "implementing", "monitored", "reviewed"],
  ]);
});

test("roadmap and monitoring are documented; assessing, endorsing and looking back are generic; what is inferred says so", () => {
  const origin = (name: string) => schemeProcess.transitions.find((step) => step.name === name)?.origin;
  expect(["draftRoadmaps", "monitor", "benchmark", "endorseRoadmaps", "reviewLessons"].map(origin)).toEqual([
    ...["documented", "documented", "generic", "generic", "generic"],
  ]);
  expect(schemeProcess.states.filter(({ source = "" }) => source.includes("inferred")).map(({ key }) => key)).toEqual([
    "matched",
    "benchmarked",
  ]);
});

test("the docs draw it as it is", () => expect(readFileSync("docs/mentoring.md", "utf8")).toContain(processShown(schemeProcess)));
