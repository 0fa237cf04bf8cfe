/** A small review, round and scheme for worked cases: what each step is handed, and what comes of all of them. */
import {
  type Assessment,
  type AssessmentInput,
  advanceReview,
  advanceRound,
  advanceScheme,
  assess,
  type City,
  monitorRoadmap,
  type Review,
  type ReviewTransition,
  type Round,
  type RoundTransition,
  recordRoadmap,
  reviewProcess,
  roundProcess,
  type Scheme,
  type SchemeTransition,
  schemeProcess,
  startReview,
  startRound,
  startScheme,
} from "../../src/index.ts";
import { action, steps, town } from "./roadmap-specimen.ts";

export const place = (name: string): City => ({ id: name.toLowerCase(), name: `${name} (invented)` });
export const [aford, bexhaven, cray, dunmouth] = ["Aford", "Bexhaven", "Cray", "Dunmouth"].map(place) as [City, City, City, City];

export function rated(city: City, date: string, rater: AssessmentInput["rater"], level = "fully"): AssessmentInput {
  return { city, date, rater, answers: { "t.lead.a": level, "t.lead.b": { level: "partly", comment: `Seen by ${rater.name ?? "all"}.` } } };
}

/** What a review of a city is begun with. */
export const reviewHead = (host: City) => ({
  host,
  title: `Review of ${host.name}`,
  date: "2026-01-10",
  by: "coordinator",
  name: "Cora Coordinator",
  questions: [{ text: "Do we lead?", nodes: ["t.lead"] }],
});

/** What each step of a review is handed. */
export const reviewSteps = (host: City) => ({
  assessSelf: { date: "2026-02-01", by: "host", initialReport: rated(host, "2026-01-30", { role: "self", name: "Hanna Host" }) },
  reviewDocuments: {
    date: "2026-03-01",
    by: "team",
    team: [
      { id: "petra", role: "peer", city: "elm", name: "Petra Peer", organisation: "City of Elm", conflicts: [] },
      { id: "quinn", role: "peer", city: "fenwick", name: "Quinn Quill", conflicts: ["worked for the host until 2020"] },
      { id: "xenia", role: "expert", name: "Xenia Expert", conflicts: [] },
    ],
    deskReview: { summary: "Petra Peer read it all.", nodes: ["t.lead"], documents: [{ title: "Strategy", date: "2025" }] },
  },
  planVisit: {
    date: "2026-03-15",
    by: "petra",
    visitPlan: {
      from: "2026-04-01",
      to: "2026-04-04",
      agenda: [{ date: "2026-04-02", what: "Town hall", place: "Room 1" }],
      sites: ["School"],
    },
  },
  visit: {
    date: "2026-04-05",
    by: "team",
    visit: { from: "2026-04-01", to: "2026-04-04", sites: ["School"], changes: "Rain" },
    interviews: [
      {
        id: "i1",
        role: "head of a school",
        date: "2026-04-02",
        nodes: ["t.money"],
        name: "Sarah School",
        notes: "Sarah School was frank.",
        quotations: ["Nobody ever asked us"],
      },
    ],
    ratings: [
      { assessment: rated(host, "2026-04-04", { role: "peer", id: "petra", name: "Petra Peer", city: "elm" }, "partly") },
      { assessment: rated(host, "2026-04-04", { role: "stakeholder", id: "s1", name: "Stan Stake" }, "not-at-all"), asks: ["t.lead"] },
    ],
    findings: [
      {
        id: "f1",
        kind: "gap",
        nodes: ["t.money.posts"],
        text: "Posts are few. Sarah School: “Nobody ever asked us”.",
        by: "quinn",
        evidence: [{ title: "Staffing list", date: "2026-01" }],
        interviews: ["i1"],
        quotation: "Nobody ever asked us",
      },
    ],
  },
  giveFeedback: { date: "2026-04-05", by: "team", feedback: { date: "2026-04-05", text: "Thank you." } },
  issueReport: {
    date: "2026-06-01",
    by: "coordinator",
    reply: { date: "2026-04-20", text: "We agree." },
    recommendations: [
      {
        id: "r1",
        priority: "high",
        nodes: ["t.money"],
        text: "Fund posts.",
        by: "team",
        findings: ["f1"],
        practice: { title: "Fund", city: "elm" },
      },
    ],
    report: { title: "Individual report", date: "2026-06-01" },
  },
});

type Contents = { readonly [step: string]: object };

/** A review in a state, or at its end. */
export function reviewAt(state: string = "reportIssued", host: City = aford): Review {
  const contents: Contents = reviewSteps(host);
  let review = startReview(town, reviewHead(host));
  for (const { name } of reviewProcess.transitions) {
    if (review.state === state) break;
    review = advanceReview(review, name, contents[name] as never);
  }
  return review;
}

/** What a round is begun with, and each step handed. */
export const roundHead = { title: "Round", hosts: [aford, bexhaven], reviewers: [bexhaven, cray], date: "2026-01-01", by: "coordinator" };
export const roundSteps = () => ({
  closeReviews: { date: "2026-07-01", by: "coordinator", reviews: [reviewAt("reportIssued", aford), reviewAt("reportIssued", bexhaven)] },
  compareReviews: {
    date: "2026-09-01",
    by: "coordinator",
    comparison: {
      title: "Comparative analysis",
      date: "2026-08-30",
      common: [{ id: "c1", kind: "challenge", nodes: ["t.money"], text: "Money", cities: ["aford", "bexhaven"] }],
    },
  },
  reviseBenchmark: {
    date: "2026-11-01",
    by: "coordinator",
    revision: {
      version: "1.1.0",
      changes: [{ node: "t.money.posts", change: "reword", text: "Ask for permanent posts.", reason: "Read in two ways." }],
    },
  },
  publish: { date: "2027-01-20", by: "coordinator", publication: { title: "Final report", date: "2027-01-20" } },
});

export function roundAt(state: string = "published"): Round {
  const contents: Contents = roundSteps();
  let round = startRound(town, roundHead);
  for (const { name } of roundProcess.transitions) {
    if (round.state === state) break;
    round = advanceRound(round, name, contents[name] as never);
  }
  return round;
}

const learners = [aford, bexhaven, cray];
export const roadmapOf = (city: City) =>
  recordRoadmap(town, {
    city,
    actions: [
      action("a1", "2026-06-01", "2026-12-31", {
        owner: "Olga Owner",
        partners: ["Paul Partner"],
        consulted: [{ who: "Wanda Who", date: "2026-05" }],
        milestones: steps("2026-09-01"),
        note: "Olga Owner knows.",
      }),
    ],
    endorsed: city === aford ? [{ by: "Emil Endorser", date: "2026-05-30" }] : [],
  });

/** What a scheme is begun with, and each step handed. */
export const schemeHead = {
  theme: "t.lead",
  date: "2026-01-10",
  by: "coordinator",
  implementing: learners.map((city) => ({ city, gap: { text: "Nobody leads.", nodes: ["t.lead.a"] } })),
};
export const schemeSteps = () => ({
  match: { date: "2026-02-01", by: "facilitator", name: "Fay Facilitator", mentor: dunmouth },
  benchmark: {
    date: "2026-03-01",
    by: "coordinator",
    assessments: learners.map((city): Assessment => assess(town, rated(city, "2026-02-20", { role: "self", name: "Hanna Host" }))),
  },
  draftRoadmaps: {
    date: "2026-05-20",
    by: "dunmouth",
    visits: learners.map(({ id }) => ({
      from: "2026-04-01",
      to: "2026-04-03",
      host: id,
      guests: ["dunmouth"],
      purpose: "To draft",
      notes: "Olga Owner hosted.",
    })),
    consulted: [{ city: "aford", who: "Wanda Who", date: "2026-05" }],
    roadmaps: learners.map(roadmapOf),
  },
  endorseRoadmaps: {
    date: "2026-06-01",
    by: "coordinator",
    endorsements: ["bexhaven", "cray"].map((city) => ({ city, by: "Emil Endorser", date: "2026-05-31" })),
  },
  startImplementing: { date: "2026-06-02", by: "coordinator" },
  monitor: {
    date: "2026-10-10",
    by: "dunmouth",
    monitoring: learners.map((city) =>
      monitorRoadmap(roadmapOf(city), {
        asOf: "2026-10-01",
        progress: [
          { action: "a1", milestone: "m1", status: "done", date: "2026-09-03", by: "Rita Reporter", note: "Rita Reporter saw it." },
        ],
      }),
    ),
  },
  reviewLessons: { date: "2026-12-01", by: "dunmouth", lessons: [{ by: "dunmouth", text: "Mentors stay awake.", nodes: ["t.lead"] }] },
});

export function schemeAt(state: string = "reviewed"): Scheme {
  const contents: Contents = schemeSteps();
  let scheme = startScheme(town, schemeHead);
  for (const { name } of schemeProcess.transitions) {
    if (scheme.state === state) break;
    scheme = advanceScheme(scheme, name, contents[name] as never);
  }
  return scheme;
}

/** Everybody whose name, and everything whose words, stand in them. */
export const people = [
  ...["Cora Coordinator", "Hanna Host", "Petra Peer", "Quinn Quill", "Xenia Expert", "Sarah School", "Stan Stake", "Nobody ever asked us"],
  ...["Olga Owner", "Paul Partner", "Wanda Who", "Emil Endorser", "Fay Facilitator", "Rita Reporter"],
];

export type AnyTransition = ReviewTransition | RoundTransition | SchemeTransition;
