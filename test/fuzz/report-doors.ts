/** The doors of matching, and of the reports on reviews and rounds. */
import * as api from "../../src/index.ts";
import { type Assessment, assess, comparativeReport, individualReport, matchMentors, settle } from "../../src/index.ts";
import { benchmark } from "../analyse/matching-cases.ts";
import { richReview, richRound } from "../present/report-specimen.ts";
import type { Doors } from "./door.ts";

const ways = benchmark("ways");
const place = (id: string, population: number) => ({ id, name: `${id} (invented)`, context: { population } });
const result = (id: string, value: number): Assessment => {
  const head = { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, visibility: "scheme" } as const;
  return assess(ways, { ...head, answers: { "ways.q": value } });
};
const learner = (id: string, value: number) => ({
  city: place(id, 1000 * value),
  languages: ["English", "Polish"],
  implement: [{ theme: "ways", gap: { text: "Nobody leads", points: 30 } }],
  capacity: { implement: 1 },
  results: [result(id, value)],
});
export const matchInput = {
  cities: [
    { city: place("aford", 90_000), languages: ["English"], mentor: ["ways"], capacity: { mentor: 2 }, results: [result("aford", 90)] },
    ...[learner("beford", 10), learner("ceford", 20), learner("deford", 30), learner("eford", 40)],
  ],
  themes: [{ framework: ways, node: "ways", schemes: 1 }],
  options: {
    earlier: [["eford", "aford"]],
    place: ["beford"],
    context: { weight: 10, factors: ["population"] },
    leastGap: 5,
    languages: "pairs",
    nodes: 1000,
  },
};
export const matching = matchMentors(matchInput as never);

const review = richReview();
const round = richRound();
const settlement = settle(review, { otherwise: "evidence-first" });

export const reporting: Doors = {
  "matchMentors, as input": [matchMentors, matchInput],
  "tryMatchMentors, as input": [api.tryMatchMentors, matchInput],
  "matchMentors, as options": [(options) => matchMentors({ ...matchInput, options } as never), matchInput.options],
  describeMatching: [api.describeMatching, matching],
  reviewCautions: [api.reviewCautions, review],
  "individualReport, as review": [(value) => individualReport(value), review, richReview("visited")],
  "individualReport, as options": [
    (value) => individualReport(review, value),
    { title: "Ours", sections: ["short", "results", "gaps"], settlement, target: 80, weakest: 1, top: 2 },
  ],
  "comparativeReport, as round": [(value) => comparativeReport(value), round],
  "comparativeReport, as options": [
    (value) => comparativeReport(round, value),
    { audience: "scheme", sections: ["short", "spread"], top: 2 },
  ],
  // Both take a review in place of a list of assessments.
  "measureAgreement, as review": [(value) => api.measureAgreement(value, { draws: 100 }), review],
  "disagreements, as review": [(value) => api.disagreements(value), review],
  "settle, as review": [(value) => api.settle(value, { otherwise: "evidence-first" }), review],
};
