/**
 * A round of peer reviews: six invented cities assess themselves, peers from the others visit, and the comparative report sets them side by side.
 * Self-assessments, judgements of peers and what the visits brought stand in examples/data; all of it is invented. Run: npx tsx examples/09-round-of-six.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  type Assessment,
  advanceRound,
  comparativeReport,
  type Document,
  type Framework,
  individualReport,
  type Outcome,
  type Review,
  reviewProcess,
  settle,
  startRound,
  toHtml,
  toMarkdown,
  toText,
  tryAdvanceReview,
  tryStartReview,
} from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import { fromCsv } from "indicatree/io";

const here = new URL(".", import.meta.url);
const out = new URL("../out/", here);
mkdirSync(out, { recursive: true });
const text = (name: string): string => readFileSync(new URL(`data/${name}`, here), "utf8");
const benchmark: Framework = generalGovernance;

/** Reads one table; an example may insist on a table without issues. */
function read(name: string): readonly Assessment[] {
  const { assessments, issues } = fromCsv(text(name), benchmark);
  for (const issue of issues) console.error(issue.message);
  if (issues.length > 0) process.exit(1);
  return assessments;
}

const own = read("six-cities-general-governance.csv");
const peers = read("six-cities-peers.csv");
/** What each step of each review was handed, by city and step. */
const visits = JSON.parse(text("six-cities-visits.json")) as { readonly [city: string]: { readonly [step: string]: object } };

/** The review so far; a file may hold anything, so each step is tried, and what is wrong with it is said. */
function taken(outcome: Outcome<Review>): Review {
  if (outcome.ok) return outcome.value;
  for (const issue of outcome.issues) console.error(issue.message);
  process.exit(1);
}

/** One city through all steps of its review: the steps of the file, with the initial report and the ratings of the tables. */
function reviewed(initialReport: Assessment): Review {
  const { id, name } = initialReport.city;
  const steps = visits[id] ?? {};
  const ratings = peers.filter(({ city }) => city.id === id).map((assessment) => ({ assessment }));
  const tables: { readonly [step: string]: object } = { assessSelf: { initialReport }, visit: { ratings } };
  let review = taken(tryStartReview(benchmark, { host: { id, name }, ...steps.start }));
  for (const step of reviewProcess.transitions)
    review = taken(tryAdvanceReview(review, step.name, { ...steps[step.name], ...tables[step.name] }));
  return review;
}

const reviews = own.map(reviewed);
const hosts = reviews.map(({ host }) => host);

// A host may be a reviewer of others.
let round = startRound(benchmark, { title: "Six invented cities", hosts, reviewers: hosts, date: "2026-01-12", by: "coordinator" });
round = advanceRound(round, "closeReviews", { date: "2026-11-23", by: "coordinator", reviews });
round = advanceRound(round, "compareReviews", {
  date: "2027-01-15",
  by: "coordinator",
  comparison: {
    title: "Six invented cities: comparative report",
    date: "2027-01-15",
    common: [
      {
        id: "account",
        kind: "gap",
        nodes: ["governance.voice.account-given"],
        cities: ["harbourton", "stolecznow"],
        text: "Residents are asked, and not told what came of it.",
      },
      {
        id: "reception",
        kind: "challenge",
        nodes: ["governance.arrivals"],
        cities: ["lardomsvik", "stolecznow"],
        text: "Reception is decided elsewhere.",
      },
    ],
  },
});
round = advanceRound(round, "reviseBenchmark", {
  date: "2027-02-12",
  by: "coordinator",
  revision: {
    version: "0.9.1-invented",
    changes: [
      {
        node: "governance.equality.legal-duties",
        change: "reword",
        text: "Say whether a mail to all heads is a briefing.",
        reason: "Peers in all six cities answered it differently, and say so in their comments.",
      },
    ],
  },
});

/** Writes a report in two forms. */
function write(name: string, document: Document): void {
  writeFileSync(new URL(`${name}.md`, out), toMarkdown(document));
  writeFileSync(new URL(`${name}.html`, out), toHtml(document));
  console.log(`Written: out/${name}.md and .html`);
}

console.log(toText(comparativeReport(round, { sections: ["short"] }), { width: 100 }));
write("six-cities.comparative-report", comparativeReport(round));

const cities = Object.fromEntries(hosts.map(({ id, name }) => [id, name]));
for (const [i, review] of reviews.entries()) {
  const ratings = [own[i] as Assessment, ...peers.filter(({ city }) => city.id === review.host.id)];
  const settlement = settle(ratings, { otherwise: "lower-median-of-peers" });
  write(`${review.host.id}.individual-report`, individualReport(review, { settlement, cities }));
}
