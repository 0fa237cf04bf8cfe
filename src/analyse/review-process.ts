/** The peer review of one city, and the round of several, as data: states, steps, what each step needs and where it comes from. */
import { freeze } from "../base/freeze.ts";
import type { Process } from "./process.ts";

const INTI = "INTI-Cities project page";
const MILESTONES = "INTI-Cities milestones page, January 2009";
const GENERIC = "EUROCITIES, knowledge sharing: peer review";

/** Where a review can stand. */
export type ReviewState = "draft" | "selfAssessed" | "deskReviewed" | "visitPlanned" | "visited" | "feedbackGiven" | "reportIssued";

/** The steps of a review. */
export type ReviewTransition = "assessSelf" | "reviewDocuments" | "planVisit" | "visit" | "giveFeedback" | "issueReport";

/**
 * The peer review of one city, as INTI-Cities (2007 to 2009) describes it. `startReview` and `advanceReview` follow it.
 *
 * @example
 * import { reviewProcess } from "indicatree";
 *
 * reviewProcess.states.map(({ key }) => key); // ["draft", "selfAssessed", "deskReviewed", "visitPlanned", "visited", "feedbackGiven", "reportIssued"]
 * reviewProcess.transitions.find(({ name }) => name === "giveFeedback")?.origin; // "generic"
 */
export const reviewProcess: Process<ReviewTransition, ReviewState> = /* @__PURE__ */ freeze({
  id: "review",
  title: "Peer review of a city",
  states: [
    { key: "draft", title: "Begun", what: "The benchmark and the host city are chosen.", origin: "documented", source: MILESTONES },
    {
      key: "selfAssessed",
      title: "Self-assessed",
      what: "The host has written its initial report: it has assessed itself against the standards with the indicators.",
      origin: "documented",
      source: INTI,
    },
    {
      key: "deskReviewed",
      title: "Desk-reviewed",
      what: "The peer team has read the initial report and made a preliminary analysis.",
      origin: "documented",
      source: INTI,
    },
    { key: "visitPlanned", title: "Visit planned", what: "Dates, agenda and sites are agreed.", origin: "ours" },
    {
      key: "visited",
      title: "Visited",
      what: "The team has been in the city, talked to people and seen sites.",
      origin: "documented",
      source: "Press report on the visit to Düsseldorf, 2008",
    },
    {
      key: "feedbackGiven",
      title: "Feedback given",
      what: "The team has told the host its first findings on the spot.",
      origin: "generic",
      source: GENERIC,
    },
    { key: "reportIssued", title: "Report issued", what: "The individual city report is out.", origin: "documented", source: MILESTONES },
  ],
  transitions: [
    {
      name: "assessSelf",
      from: "draft",
      to: "selfAssessed",
      needs: [{ key: "initialReport", what: "the host's assessment of itself (role self), with its date" }],
      origin: "documented",
      source: INTI,
    },
    {
      name: "reviewDocuments",
      from: "selfAssessed",
      to: "deskReviewed",
      needs: [
        {
          key: "team",
          what: "the peers and experts, none of the host city, each with declared conflicts (typically four peers)",
          typical: { of: "peers", least: 4, most: 4 },
        },
        { key: "deskReview", what: "the preliminary analysis" },
      ],
      origin: "documented",
      source: INTI,
    },
    {
      name: "planVisit",
      from: "deskReviewed",
      to: "visitPlanned",
      needs: [{ key: "visitPlan", what: "first and last day, and an agenda" }],
      origin: "ours",
    },
    {
      name: "visit",
      from: "visitPlanned",
      to: "visited",
      needs: [
        { key: "visit", what: "first and last day as they were", typical: { of: "days of the visit", least: 3, most: 4 } },
        {
          key: "interviews",
          what: "the talks, by the role of who was asked (typically 15 to 30)",
          typical: { of: "interviews", least: 15, most: 30 },
        },
      ],
      origin: "documented",
      source: "Press report on the visit to Düsseldorf, 2008; number of interviews: EUROCITIES and MIXITIES",
    },
    {
      name: "giveFeedback",
      from: "visited",
      to: "feedbackGiven",
      needs: [
        { key: "feedback", what: "when, and what was said" },
        { key: "findings", what: "at least one finding" },
      ],
      origin: "generic",
      source: GENERIC,
    },
    {
      name: "issueReport",
      from: "feedbackGiven",
      to: "reportIssued",
      needs: [
        { key: "reply", what: "what the host replied to the feedback (this need is ours)" },
        { key: "recommendations", what: "at least one recommendation" },
        { key: "report", what: "title and date of the individual report" },
      ],
      origin: "documented",
      source: MILESTONES,
    },
  ],
});

/** Where a round can stand. */
export type RoundState = "prepared" | "reviewed" | "compared" | "benchmarkRevised" | "published";

/** The steps of a round. */
export type RoundTransition = "closeReviews" | "compareReviews" | "reviseBenchmark" | "publish";

/**
 * A round of peer reviews, as INTI-Cities describes it: one benchmark, about six reviewed cities, a comparative analysis, the benchmark revised.
 * `startRound` and `advanceRound` follow it.
 *
 * @example
 * import { roundProcess } from "indicatree";
 *
 * roundProcess.transitions.map(({ name }) => name); // ["closeReviews", "compareReviews", "reviseBenchmark", "publish"]
 */
export const roundProcess: Process<RoundTransition, RoundState> = /* @__PURE__ */ freeze({
  id: "round",
  title: "Round of peer reviews",
  states: [
    {
      key: "prepared",
      title: "Prepared",
      what: "The benchmark is ready and the host cities are named.",
      origin: "documented",
      source: MILESTONES,
    },
    { key: "reviewed", title: "Reviewed", what: "Each host city has its individual report.", origin: "documented", source: MILESTONES },
    { key: "compared", title: "Compared", what: "The comparative analysis is written.", origin: "documented", source: MILESTONES },
    {
      key: "benchmarkRevised",
      title: "Benchmark revised",
      what: "The benchmark has been revised in the light of its testing.",
      origin: "documented",
      source: MILESTONES,
    },
    { key: "published", title: "Published", what: "The final report is out.", origin: "documented", source: MILESTONES },
  ],
  transitions: [
    {
      name: "closeReviews",
      from: "prepared",
      to: "reviewed",
      needs: [{ key: "reviews", what: "the review of each host city, with its report issued" }],
      origin: "documented",
      source: MILESTONES,
    },
    {
      name: "compareReviews",
      from: "reviewed",
      to: "compared",
      needs: [{ key: "comparison", what: "the comparative analysis" }],
      origin: "documented",
      source: MILESTONES,
    },
    {
      name: "reviseBenchmark",
      from: "compared",
      to: "benchmarkRevised",
      needs: [{ key: "revision", what: "the next version, and what changes in it, node by node, with reasons" }],
      origin: "documented",
      source: MILESTONES,
    },
    {
      name: "publish",
      from: "benchmarkRevised",
      to: "published",
      needs: [{ key: "publication", what: "title and date of the final report" }],
      origin: "documented",
      source: MILESTONES,
    },
  ],
});
