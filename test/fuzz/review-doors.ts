/** The doors of reviews, rounds and schemes, and of several raters. */
import * as api from "../../src/index.ts";
import type { Doors } from "./door.ts";
import {
  agreementOptions,
  begunScheme,
  comparedRound,
  feltReview,
  good,
  heads,
  matchedScheme,
  panel,
  plannedReview,
  policy,
  preparedRound,
  review,
  round,
  scheme,
  settled,
  steps,
  town,
} from "./specimens.ts";

/** One step with a product of its own: the verb that throws and the one that does not. */
type Advance = (product: never, step: never, content: never) => unknown;
function stepDoors(name: string, advance: Advance, product: unknown, step: string, content: unknown): Doors {
  return {
    [`${name}, as product`]: [(value) => advance(value, step as never, content as never), product],
    [`${name}, as step`]: [(value) => advance(product as never, value, content as never), step],
    [`${name}, as content`]: [(value) => advance(product as never, step as never, value), content],
  };
}

/** The verb that begins one: both arguments. */
function startDoors(name: string, start: (framework: never, input: never) => unknown, input: unknown): Doors {
  return {
    [`${name}, as framework`]: [(value) => start(value, input as never), town],
    [`${name}, as input`]: [(value) => start(town as never, value), input],
  };
}

/** The verb that adds: both arguments. */
function addDoors(name: string, add: (product: never, content: never) => unknown, product: unknown, content: unknown): Doors {
  return {
    [`${name}, as product`]: [(value) => add(value, content as never), product],
    [`${name}, as content`]: [(value) => add(product as never, value), content],
  };
}

const { visit, giveFeedback, issueReport } = steps.review;
const more = {
  date: "2026-08-01",
  by: "coordinator",
  findings: visit.findings.map((each) => ({ ...each, id: "f9", interviews: [] as string[] })),
};
const reviewer = { date: "2026-02-01", by: "coordinator", reviewers: [{ id: "elm", name: "Elm (invented)" }], reviews: [review] };
const lessons = {
  date: "2027-01-01",
  by: "dunmouth",
  lessons: steps.scheme.reviewLessons.lessons,
  visits: steps.scheme.draftRoadmaps.visits,
};

const processes: Doors = {
  ...startDoors("startReview", api.startReview, heads.review),
  ...startDoors("tryStartReview", api.tryStartReview, { ...heads.review, team: steps.review.reviewDocuments.team }),
  ...stepDoors("advanceReview", api.advanceReview, feltReview, "issueReport", issueReport),
  ...stepDoors("tryAdvanceReview", api.tryAdvanceReview, plannedReview, "visit", visit),
  ...addDoors("addToReview", api.addToReview, review, more),
  ...addDoors("tryAddToReview", api.tryAddToReview, feltReview, { ...more, ...giveFeedback, feedback: undefined, date: "2026-08-01" }),
  "assessmentsOf, as review": [(value) => api.assessmentsOf(value), review],
  "assessmentsOf, as options": [(value) => api.assessmentsOf(review, value), { under: "asked" }],
  ...startDoors("startRound", api.startRound, heads.round),
  ...startDoors("tryStartRound", api.tryStartRound, heads.round),
  ...stepDoors("advanceRound", api.advanceRound, comparedRound, "compareReviews", steps.round.compareReviews),
  ...stepDoors("tryAdvanceRound", api.tryAdvanceRound, preparedRound, "closeReviews", steps.round.closeReviews),
  ...addDoors("tryAddToRound", api.tryAddToRound, preparedRound, { ...reviewer, reviews: [], date: "2026-08-01" }),
  ...addDoors("tryAddToScheme", api.tryAddToScheme, matchedScheme, { ...lessons, lessons: [] }),
  ...addDoors("addToRound", api.addToRound, preparedRound, { ...reviewer, date: "2026-08-01" }),
  ...startDoors("startScheme", api.startScheme, heads.scheme),
  ...startDoors("tryStartScheme", api.tryStartScheme, heads.scheme),
  ...stepDoors("advanceScheme", api.advanceScheme, begunScheme, "match", steps.scheme.match),
  ...stepDoors("tryAdvanceScheme", api.tryAdvanceScheme, matchedScheme, "draftRoadmaps", steps.scheme.draftRoadmaps),
  ...addDoors("addToScheme", api.addToScheme, scheme, lessons),
  "anonymise, as product": [(value) => api.anonymise(value), review, scheme, good, round],
  "anonymise, as options": [(value) => api.anonymise(review, value), { also: ["Hanna Host", "Town hall"] }],
};

const ratings = [
  [1, 2, 3, null, 4],
  [1, 2, 2.5, 3, 4],
  [null, 2, 3, 3, 4],
];
const ranks = [
  [1, 2, 3, 4],
  [2, 1, 3, 4.5],
  [1, 2, 4, 3],
];
const table = [
  [10, 2, 0],
  [3, 8, 1],
  [0, 1, 5],
];
const weights = [
  [0, 1, 2],
  [1, 0, 1.5],
  [2, 1, 0],
];
const statistics: Doors = {
  "measureAgreement, as assessments": [(value) => api.measureAgreement(value, { draws: 100 }), panel],
  "measureAgreement, as options": [(value) => api.measureAgreement(panel, value), agreementOptions],
  "disagreements, as assessments": [(value) => api.disagreements(value), panel],
  "disagreements, as options": [(value) => api.disagreements(panel, value), { policy }],
  "settledTotals, as settlement": [(value) => api.settledTotals(value), settled],
  "settledTotals, as policy": [(value) => api.settledTotals(settled, value), policy],
  kendallW: [api.kendallW, ranks],
  concordanceStatistic: [api.concordanceStatistic, ranks],
  "krippendorffAlpha, as ratings": [(value) => api.krippendorffAlpha(value, { metric: "ratio" }), ratings],
  "alphaStatistic, as ratings": [(value) => api.alphaStatistic(value, { metric: "ordinal" }), ratings],
  "alphaStatistic, as options": [(value) => api.alphaStatistic(ratings, value), { metric: "interval" }],
  "weightedKappa, as table": [(value) => api.weightedKappa(value, { weights: "quadratic" }), table],
  "kappaStatistic, as table": [(value) => api.kappaStatistic(value, { weights }), table],
  "kappaStatistic, as options": [(value) => api.kappaStatistic(table, value), { weights }, { weights: "linear" }],
};

export const reviewing: Doors = { ...processes, ...statistics };
