/** A small review in which everything stands, and a round of three, for worked cases of the reports. */
import {
  type AssessmentInput,
  advanceReview,
  advanceRound,
  type Block,
  type City,
  type Document,
  type Review,
  type ReviewState,
  type Round,
  reviewProcess,
  startReview,
  startRound,
} from "../../src/index.ts";
import { aford, bexhaven, cray } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";

type Answers = AssessmentInput["answers"];
type Rater = AssessmentInput["rater"];

export const rated = (city: City, rater: Rater, answers: Answers, date = "2026-04-04"): AssessmentInput => ({
  city,
  date,
  rater,
  visibility: "scheme",
  answers,
});

/** The city: lead (100 + 50) / 2 = 75, money (50 + 80) / 2 = 65, ways two of three items, fine 20 points of a penalty. */
export const ownAnswers: Answers = {
  "t.lead.a": {
    level: "fully",
    comment: "We all know her.",
    evidence: [{ title: "Charter", kind: "policy", date: "2025-03", url: "https://a.example" }],
  },
  "t.lead.b": "partly",
  "t.money.posts": 40,
  "t.money.marks": 80,
  "t.ways": ["talk", "write"],
  "t.fine": 20,
};
/** Petra: lead 50, money (50 + 60) / 2 = 55. */
export const petraAnswers: Answers = {
  "t.lead.a": { level: "partly", comment: "Nobody named her." },
  "t.lead.b": "partly",
  "t.money.posts": 40,
  "t.money.marks": 60,
  "t.ways": ["talk"],
  "t.fine": 40,
};
/** Quinn: lead 50, money (25 + 60) / 2 = 42.5. */
export const quinnAnswers: Answers = {
  "t.lead.a": "fully",
  "t.lead.b": { level: "not-at-all", evidence: [{ title: "Minutes" }], confidence: 0.8, date: "2026-04-03" },
  "t.money.posts": 20,
  "t.money.marks": 60,
  "t.ways": ["talk", "write"],
  "t.fine": 20,
};

const petra: Rater = { role: "peer", id: "petra", name: "Petra Peer", city: "elm" };
const quinn: Rater = { role: "peer", id: "quinn" };

/** What each step is handed; texts hold marks that renderers must escape. */
export const richSteps = (host: City) => ({
  assessSelf: {
    date: "2026-02-01",
    by: "host",
    initialReport: rated(host, { role: "self", name: "Hanna Host" }, ownAnswers, "2026-01-30"),
  },
  reviewDocuments: {
    date: "2026-03-01",
    by: "team",
    note: "Read on a train",
    team: [
      { id: "petra", role: "peer", city: "elm", name: "Petra Peer", organisation: "City of Elm", conflicts: [] },
      { id: "quinn", role: "peer", city: "fenwick", name: "Quinn Quill", conflicts: ["worked for the host until 2020"] },
      { id: "xenia", role: "expert", name: "Xenia Expert", conflicts: [] },
    ],
    deskReview: { summary: "Strong <on> paper", nodes: ["t.lead"], documents: [{ title: "Strategy", date: "2025" }] },
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
    visit: { from: "2026-04-01", to: "2026-04-05", sites: ["Library", "School"], changes: "It rained" },
    interviews: [
      {
        id: "i1",
        role: "head of a school",
        date: "2026-04-02",
        nodes: ["t.money"],
        name: "Sarah School",
        notes: "Sarah was frank.",
        quotations: ["Secret words"],
      },
      { id: "i2", role: "teacher", date: "2026-04-03" },
      { id: "i3", role: "teacher", date: "2026-04-02" },
    ],
    ratings: [
      { assessment: rated(host, petra, petraAnswers) },
      { assessment: rated(host, quinn, quinnAnswers) },
      { assessment: rated(host, { role: "expert", id: "xenia" }, { "t.lead.a": "fully" }) },
      { assessment: rated(host, { role: "stakeholder", name: "Six associations" }, { "t.lead.a": "not-at-all" }), asks: ["t.lead.a"] },
    ],
    findings: [
      {
        id: "f1",
        kind: "gap",
        nodes: ["t.money.posts", "t.lead"],
        text: "Posts are few",
        by: "quinn",
        evidence: [{ title: "Staffing list", date: "2026-01" }],
        interviews: ["i1", "i2", "i3"],
        quotation: "Nobody ever asked us",
      },
      { id: "f2", kind: "strength", nodes: ["t.lead.a"], text: "She leads *well*.", by: "team" },
      { id: "f3", kind: "challenge", nodes: ["t"], text: "The law is slow", by: "stakeholders" },
    ],
  },
  giveFeedback: { date: "2026-04-05", by: "team", feedback: { date: "2026-04-05", text: "Thank you" } },
  issueReport: {
    date: "2026-06-01",
    by: "coordinator",
    name: "Cora Coordinator",
    reply: { date: "2026-04-20", text: "We agree!" },
    recommendations: [
      { id: "r1", priority: "low", nodes: ["t.ways"], text: "Write more", by: "xenia" },
      {
        id: "r2",
        priority: "high",
        nodes: ["t.money"],
        text: "Fund posts",
        by: "team",
        findings: ["f1"],
        practice: { title: "Fund", city: "elm", source: "https://elm.example" },
      },
    ],
    report: { title: `Report on ${host.name}`, date: "2026-05-30", reference: "https://report.example", summary: "Go on" },
  },
});

/** A review in a state, or at its end. */
export function richReview(state: ReviewState = "reportIssued", host: City = aford): Review {
  const contents = richSteps(host) as { readonly [step: string]: object };
  let review = startReview(town, {
    host,
    title: `Review of ${host.name}`,
    date: "2026-01-10",
    by: "coordinator",
    questions: [{ text: "Do we lead?", nodes: ["t.lead"] }, { text: "And the ways?", nodes: ["t.ways"] }, { text: "What next" }],
  });
  for (const { name } of reviewProcess.transitions) {
    if (review.state === state) break;
    review = advanceReview(review, name, contents[name] as never);
  }
  return review;
}

/** A round with two of three reviews, and the same at its end without the third host. */
export function richRound(): Round {
  const open = startRound(town, {
    title: "Round",
    hosts: [aford, bexhaven, cray],
    reviewers: [{ id: "elm", name: "Elm (invented)" }],
    date: "2026-01-01",
    by: "coordinator",
    reviews: [richReview("reportIssued", bexhaven), richReview("reportIssued", aford)],
  });
  return open;
}

export function closedRound(): Round {
  let round = startRound(town, { hosts: [aford, bexhaven], date: "2026-01-01", by: "coordinator" });
  round = advanceRound(round, "closeReviews", {
    date: "2026-07-01",
    by: "coordinator",
    reviews: [richReview("reportIssued", aford), richReview("reportIssued", bexhaven)],
  });
  round = advanceRound(round, "compareReviews", {
    date: "2026-09-01",
    by: "coordinator",
    comparison: {
      title: "Comparative analysis",
      date: "2026-08-30",
      reference: "https://compared.example",
      summary: "Much in common",
      common: [{ id: "c1", kind: "challenge", nodes: ["t.money"], text: "Money is short", cities: ["aford", "bexhaven"] }],
    },
  });
  round = advanceRound(round, "reviseBenchmark", {
    date: "2026-11-01",
    by: "coordinator",
    revision: {
      version: "1.1.0",
      changes: [{ node: "t.money.posts", change: "reword", text: "Ask for permanent posts.", reason: "Read in two ways." }],
    },
  });
  return advanceRound(round, "publish", {
    date: "2027-01-20",
    by: "coordinator",
    publication: { title: "Final report", date: "2027-01-20", reference: "https://final.example", summary: "All of it" },
  });
}

/** All words of blocks, as a reader meets them. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "paragraph" || block.kind === "heading") return block.text;
      if (block.kind === "list") return block.items.join("\n");
      if (block.kind === "table") return [block.caption, ...block.rows.map((row) => row.join(" | "))].join("\n");
      throw new Error(block.kind);
    })
    .join("\n");
}

/** How often a text stands in a document. */
export function times({ blocks, title }: Document, text: string): number {
  return `${title}\n${textOf(blocks)}`.split(text).length - 1;
}

/** Headings with their levels, in order. */
export function headings(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "heading" ? [`${block.level} ${block.text}`] : []));
}

/** The rows of the table whose caption begins so. */
export function rows(blocks: readonly Block[], caption: string): readonly (readonly string[])[] {
  const table = blocks.find((block) => block.kind === "table" && block.caption.startsWith(caption));
  if (table?.kind !== "table") throw new Error(`no table “${caption}”`);
  return [table.columns.map(({ title }) => title), ...table.rows];
}

/** The texts of all paragraphs and the items of all lists. */
export function said(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.kind === "list" ? [...block.items] : []));
}
