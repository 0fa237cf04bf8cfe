/**
 * A peer review from its beginning to its report: Harbourton (invented) is host, and four peers and an expert visit.
 * The host's answers are those of examples/data; everything after them is invented. Run: npx tsx examples/08-peer-review.ts
 */
import { readFileSync } from "node:fs";
import {
  type Assessment,
  addToReview,
  advanceReview,
  anonymise,
  assess,
  assessmentsOf,
  disagreements,
  formatNumber,
  measureAgreement,
  type Review,
  reviewCautions,
  reviewProcess,
  score,
  settle,
  settledTotals,
  startReview,
  tryAdvanceReview,
} from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import { fromCsv, fromJson, toJson } from "indicatree/io";

const table = readFileSync(new URL("data/six-cities-general-governance.csv", import.meta.url), "utf8");
const own = fromCsv(table, generalGovernance).assessments.find(({ city }) => city.id === "harbourton") as Assessment;
const host = own.city;

/** Prints where a review stands: the step that led there, where that step comes from, and what was handed in. */
function say({ history, state }: Pick<Review, "history" | "state">): void {
  const last = history.at(-1) as Review["history"][number];
  const step = reviewProcess.transitions.find(({ name }) => name === last.transition);
  const reached = reviewProcess.states.find(({ key }) => key === state);
  const origin = step === undefined ? "" : ` [${step.origin}${step.source === undefined ? "" : `: ${step.source}`}]`;
  console.log(`\n${last.date}  ${last.transition}, by ${last.by}: ${last.what.join(", ")}${origin}`);
  console.log(`            ${reached?.title}. ${reached?.what}`);
}

let review = startReview(generalGovernance, {
  host: { id: host.id, name: host.name },
  title: "Peer review of Harbourton (invented), 2026",
  date: "2026-01-12",
  by: "coordinator",
  questions: [
    { text: "Do residents hear what became of their views?", nodes: ["governance.voice.account-given"] },
    { text: "Would our procedure for hostile incidents hold on a bad day?", nodes: ["governance.leadership.hostile-incidents"] },
  ],
});
console.log(`${review.title}\n${review.statement}`);
say(review);

review = advanceReview(review, "assessSelf", { date: "2026-03-20", by: "host", initialReport: own });
say(review);

// A city never reviews itself: the first team is refused, and the issue says why.
const peer = (id: string, city: string, name: string) => ({ id, role: "peer" as const, city, name, conflicts: [] as string[] });
const deskReview = {
  summary: "Hearing residents is described well; the records of staffing are thin.",
  nodes: ["governance.voice", "governance.resources"] as const,
};
const refused = tryAdvanceReview(review, "reviewDocuments", {
  date: "2026-04-10",
  by: "team",
  team: [peer("h", "harbourton", "Hal Harbour (invented)")],
  deskReview,
});
if (!refused.ok) for (const issue of refused.issues) console.log(`\nRefused: ${issue.message}`);

review = advanceReview(review, "reviewDocuments", {
  date: "2026-04-10",
  by: "team",
  team: [
    peer("mira", "hatarhida", "Mira Mezo (invented)"),
    peer("tomas", "torrefucina", "Tomas Torre (invented)"),
    { ...peer("nina", "minneroux", "Nina North (invented)"), conflicts: ["Her city has a contract on interpreters with the host."] },
    peer("karel", "lardomsvik", "Karel Kald (invented)"),
    { id: "eva", role: "expert", organisation: "Institute of Cities (invented)", name: "Eva Expert (invented)", conflicts: [] },
  ],
  deskReview,
});
say(review);

review = advanceReview(review, "planVisit", {
  date: "2026-04-24",
  by: "coordinator",
  visitPlan: {
    from: "2026-05-18",
    to: "2026-05-21",
    agenda: [
      { date: "2026-05-18", what: "Political lead; heads of departments", place: "Town hall" },
      { date: "2026-05-19", what: "Schools, language courses, associations" },
      { date: "2026-05-20", what: "Front desks; advisory council" },
      { date: "2026-05-21", what: "First findings" },
    ],
    sites: ["Welcome office", "Harbour school"],
  },
});
say(review);

const roles = ["head of a department", "teacher", "member of an association", "front desk officer", "member of the advisory council"];
const judged = (id: string, level: "fully" | "partly" | "not-at-all") =>
  assess(generalGovernance, {
    city: { id: host.id, name: host.name },
    date: "2026-05-21",
    rater: { role: "peer", id },
    answers: {
      "governance.voice.account-given": level,
      "governance.voice.before-decisions": { level: "fully", comment: "Mira Mezo (invented) read five files." },
      "governance.leadership.hostile-incidents": "partly",
    },
  });
review = advanceReview(review, "visit", {
  date: "2026-05-21",
  by: "team",
  visit: { from: "2026-05-18", to: "2026-05-21", sites: ["Welcome office", "Harbour school"] },
  interviews: Array.from({ length: 20 }, (_, i) => ({
    id: `talk-${i + 1}`,
    role: roles[i % roles.length] as string,
    date: `2026-05-${18 + Math.floor(i / 6)}`,
    ...(i === 2 ? { quotations: ["We spoke, and then it went quiet."], notes: "Asked for no names." } : {}),
  })),
  ratings: [
    { assessment: judged("mira", "partly") },
    { assessment: judged("karel", "not-at-all") },
    {
      // Associations were asked one question only.
      assessment: assess(generalGovernance, {
        city: { id: host.id, name: host.name },
        date: "2026-05-20",
        rater: { role: "stakeholder", name: "Six associations" },
        answers: { "governance.voice.account-given": "not-at-all" },
      }),
      asks: ["governance.voice.account-given"],
    },
  ],
  findings: [
    {
      id: "hearing",
      kind: "strength",
      nodes: ["governance.voice.before-decisions"],
      by: "mira",
      text: "Files show who was heard before each decision.",
      evidence: [{ title: "File 31/2024" }],
    },
    {
      id: "silence",
      kind: "gap",
      nodes: ["governance.voice.account-given"],
      by: "team",
      text: "Those who were heard seldom learn what came of it.",
      interviews: ["talk-3"],
      quotation: "We spoke, and then it went quiet.",
    },
  ],
});
say(review);

review = advanceReview(review, "giveFeedback", {
  date: "2026-05-21",
  by: "team",
  feedback: { date: "2026-05-21", text: "Strong before decisions, weak after them." },
  findings: [
    {
      id: "region",
      kind: "challenge",
      nodes: ["governance.resources.posts"],
      by: "eva",
      text: "The region decides on posts in schools; the city cannot mend that alone.",
    },
  ],
});
say(review);

// Something that comes in between two steps is kept with the state in which it came.
review = addToReview(review, {
  date: "2026-06-02",
  by: "karel",
  recommendations: [
    {
      id: "reply-rule",
      priority: "high",
      nodes: ["governance.voice.account-given"],
      by: "team",
      text: "Answer everybody who was heard within six weeks of the decision.",
      findings: ["silence"],
      practice: { title: "What became of your views", city: "lardomsvik" },
    },
  ],
});
say(review);

// What a step still needs is said, item by item.
const early = tryAdvanceReview(review, "issueReport", { date: "2026-06-30", by: "coordinator" });
if (!early.ok) for (const issue of early.issues) console.log(`\nNot yet: ${issue.message}`);

review = advanceReview(review, "issueReport", {
  date: "2026-07-10",
  by: "coordinator",
  reply: { date: "2026-06-20", text: "We accept the gap and will write a rule on replies." },
  report: { title: "Harbourton (invented): report of the peer review", date: "2026-07-10" },
});
say(review);

console.log("\nSelf beside others (roles are never mixed into one number):");
for (const assessment of assessmentsOf(review)) {
  const { rater } = assessment;
  const value = score(assessment).nodes["governance.voice.account-given"]?.value ?? null;
  console.log(
    `  ${rater.role}${rater.id === undefined ? "" : ` (${rater.id})`}: told what came of their views, ${formatNumber(value)} of 100`,
  );
}

// The review itself goes into agreement, disagreement and consensus: each rater counts where asked, and the team travelled together.
const { overall, cautions } = measureAgreement(review);
const percent = ({ value, reason }: { readonly value: number | null; readonly reason: string | null }): string =>
  value === null ? `not defined (${reason})` : `${Math.round(value * 100)} %`;
console.log(`\nOf ${overall.units} indicators that two or more rated, pairs of answers are alike in ${percent(overall.same)}.`);
for (const { against, mean, units } of overall.bias)
  if (mean.value !== null)
    console.log(`Over ${units} of them the host's points less those of role ${against} are ${formatNumber(mean.value)} on average.`);
for (const { text } of cautions) console.log(`  Mind: ${text}`);
for (const { text } of reviewCautions(review)) console.log(`  Mind: ${text}`);

console.log("\nWorth a conversation, worst first:");
for (const { title, sides } of disagreements(review).slice(0, 3))
  console.log(`  ${title}: ${sides.map(({ words, state, raters }) => `${words ?? state} (${raters.join(", ")})`).join("; ")}`);

const settled = settle(review, {
  otherwise: "lower-median-of-peers",
  decisions: { "governance.voice.account-given": { take: "karel", reason: "No reply was found in five files." } },
});
const { validated, all, notYetValidated } = settledTotals(settled);
console.log(
  `\nSettled: ${Object.keys(settled.sources).length} indicators. Validated total: ${formatNumber(validated.total.value)}; with what the host alone says of ${notYetValidated.length} more: ${formatNumber(all.total.value)}.`,
);

const stored = toJson(anonymise(review));
const again = fromJson(stored, { kind: "review", framework: generalGovernance });
console.log(
  `\nStored without names: ${again.team.map(({ name, city }) => `${name}${city === undefined ? "" : ` of ${city}`}`).join(", ")}.`,
);
console.log(
  `Names left: ${review.team.filter(({ name }) => stored.includes(name ?? "?")).length}; quotations left: ${stored.includes("went quiet") ? 1 : 0}.`,
);
