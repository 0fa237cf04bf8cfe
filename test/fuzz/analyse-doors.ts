/** The doors of what follows from one assessment: gaps, what-ifs, roadmaps, progress. */
import * as api from "../../src/index.ts";
import { findGaps, monitorRoadmap, proposeRoadmap, recordRoadmap, trackProgress, whatIf } from "../../src/index.ts";
import { to } from "../analyse/proposal-specimen.ts";
import { percents } from "../small.ts";
import type { Doors } from "./door.ts";
import { card, changes, good, later, mini, monitoring, other, policy, proposal, roadmap, roadmapInput, rounds } from "./specimens.ts";

/** A plain mean, for which a program can be written. */
const plain = percents([0, 50]);
const linear = { actions: [to("a", 3, { 0: 60 }), to("b", 2, { 1: 90 })], budget: 4 };

export const analysing: Doors = {
  "nextQuestions, as assessment": [api.nextQuestions, other],
  "nextQuestions, as policy": [(value) => api.nextQuestions(other, value), policy],
  "findGaps, as assessment": [(value) => findGaps(value, { target: 80 }), good],
  "findGaps, as options": [
    (value) => findGaps(good, value),
    { target: { m: 90, "m.g.n": 80 }, policy, order: "distance" },
    { target: 90, order: "gain-per-effort", effort: { "m.g.n": 3, "m.bus": 1 }, kind: "indicator" },
    { target: card },
  ],
  "findStrengths, as assessment": [(value) => api.findStrengths(value, { target: 50 }), good],
  "findStrengths, as options": [(value) => api.findStrengths(good, value), { target: { m: 20 }, policy, order: "margin" }],
  "whatIf, as assessment": [(value) => whatIf(value, changes as never), good],
  "whatIf, as changes": [(value) => whatIf(good, value), changes],
  "whatIf, as options": [(value) => whatIf(good, changes, value), { policy }],
  "recordRoadmap, as framework": [(value) => recordRoadmap(value, roadmapInput as never), mini],
  "recordRoadmap, as input": [(value) => recordRoadmap(mini, value), roadmapInput],
  tryRecordRoadmap: [(value) => api.tryRecordRoadmap(mini, value), roadmapInput, roadmap],
  "monitorRoadmap, as roadmap": [(value) => monitorRoadmap(value, { asOf: "2026-10-15" }), roadmap],
  "monitorRoadmap, as options": [(value) => monitorRoadmap(roadmap, value), monitoring],
  "trackProgress, as rounds": [trackProgress, [good, later], [{ assessment: good, policy }, later]],
  "trackProgress, as options": [(value) => trackProgress([good, later], value), { policy }, { raters: "mixed" }],
  progressRows: [api.progressRows, rounds],
  "tryRecordRoadmap, as framework": [(value) => api.tryRecordRoadmap(value, roadmapInput), mini],
  "proposeRoadmap, as assessment": [(value) => proposeRoadmap(value, proposal as never), good],
  "proposeRoadmap, as options": [(value) => proposeRoadmap(good, value), proposal],
  "proposeRoadmap, as solver": [(value) => proposeRoadmap(plain, { ...linear, solver: value })],
  "proposeRoadmap, as what a solver gives": [
    (value) => proposeRoadmap(plain, { ...linear, solver: { solve: () => value } }),
    { Status: "Optimal", Columns: { x0_0: { Primal: 1 } } },
  ],
};
