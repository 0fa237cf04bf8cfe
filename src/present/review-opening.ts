/** A review in short: what it is and where it stands, counts before values, where others see it otherwise, what was found and recommended. */
import type { BiasRow } from "../analyse/agreement.ts";
import { reviewProcess } from "../analyse/review-process.ts";
import { decimal } from "../base/decimal.ts";
import { clip } from "../base/issue.ts";
import type { Block } from "./document.ts";
import { formatNumber, formatPercent } from "./format.ts";
import { said } from "./node-tables.ts";
import { nodeOn, type Part, type ReviewScope } from "./review-scope.ts";
import { capital, ended, heading, higherWords, joined, listOfItems, plural, quoted, ROLES } from "./review-words.ts";
import { describeNode, describeValue } from "./sentences.ts";

/** What the report is, and three to six sentences that say the most of it. */
export function reviewOpening(scope: ReviewScope, title: string, weakest: number): Block[] {
  const { review } = scope;
  const named = [review.title, review.report?.title].filter((one) => one !== undefined && one !== title);
  const { reference, summary } = review.report ?? {};
  return [
    ...(review.framework.standard === undefined ? [] : [said(`The standard: ${review.framework.standard}`)]),
    said([kindSentence(scope), ...named.map((one) => ended(`Also called ${quoted(one as string)}`))].join(" ")),
    heading(2, "In short"),
    ...listOfItems([
      ownSentence(scope),
      ...extremes(scope, weakest),
      othersSentence(scope),
      foundSentence(scope),
      recommendedSentence(scope),
      ...missingSentence(scope),
    ]),
    ...(summary === undefined ? [] : [said(ended(`The team in its own words: ${summary}`))]),
    ...(reference === undefined ? [] : [said(ended(`The issued report is kept at: ${reference}`))]),
  ];
}

function kindSentence({ review }: ReviewScope): string {
  const { framework, host, state, history, report } = review;
  const under = `under the benchmark ${quoted(framework.title)} (version ${framework.version}, ${framework.status})`;
  const begun = history[0]?.date as string;
  if (report !== undefined) return `Peer review of ${host.name} ${under}. Begun on ${begun}; its report was issued on ${report.date}.`;
  const stage = reviewProcess.states.find(({ key }) => key === state)?.title;
  return `Preliminary report on the peer review of ${host.name} ${under}. Begun on ${begun}; on ${history.at(-1)?.date} it stands at ${quoted(stage as string)}. Nothing in it is final.`;
}

function ownSentence({ review, self, parts }: ReviewScope): string {
  const { card, assessment } = self;
  const { total } = card;
  const answered = total.status === "not-applicable" ? "" : `; ${formatPercent(total.coverage)} of the weight that applies is answered`;
  const members = total.reason !== "total-forbidden" ? [] : parts.filter(({ depth }) => depth === 0);
  const values = members.map(({ id, title }) => `${title}: ${describeValue(nodeOn(card, id))}`);
  return `The city's own assessment (${assessment.date}): ${describeNode(review.framework, total)}${answered}.${values.length === 0 ? "" : ` ${values.join(". ")}.`}`;
}

/** Groups by their value, the highest and the lowest; not where all stand alike. */
function extremes({ tree, self, parts }: ReviewScope, count: number): string[] {
  const valueOf = ({ id }: Part) => nodeOn(self.card, id);
  const groups = parts.filter(({ id }) => tree.byId.get(id)?.scale === null && valueOf({ id } as Part).exact !== null);
  // Benchmarks of a suite and their groups are not set against each other.
  const deepest = Math.max(0, ...groups.map(({ depth }) => depth));
  const level = groups.filter(({ depth }) => depth === deepest);
  const sorted = [...level].sort((a, b) => decimal(valueOf(b).exact as string).cmp(valueOf(a).exact as string));
  if (count === 0 || sorted.length < 2 || valueOf(sorted[0] as Part).exact === valueOf(sorted.at(-1) as Part).exact) return [];
  const most = Math.min(count, Math.floor(sorted.length / 2));
  const named = (ends: readonly Part[]): string => joined(ends.map((part) => `${part.title} (${formatNumber(valueOf(part).exact)})`));
  return [
    `By its own account the city stands highest in ${named(sorted.slice(0, most))}, and lowest in ${named(sorted.slice(-most).reverse())}.`,
  ];
}

function othersSentence(scope: ReviewScope): string {
  const { agreement, differences, panel } = scope;
  if (agreement === null) return "Nobody but the city itself has rated it so far.";
  const roles = agreement.overall.bias.map((row) => biasWords(row, panel.filter(({ role }) => role === row.against).length));
  const apart = differences.filter(({ kind }) => kind === "answers").slice(0, 2);
  const most = apart.length === 0 ? "" : ` Answers lie furthest apart, by weight, on ${joined(apart.map(({ title }) => quoted(title)))}.`;
  return `${roles.map(capital).join(" ")}${most}`;
}

/** How much higher the city rates itself than raters of one role: in a sentence, without an interval. */
export function biasWords({ against, units, mean }: BiasRow, count: number): string {
  const who = against === "consensus" ? "the consensus" : `the ${count === 1 ? ROLES[against][0] : `${count} ${ROLES[against][1]}`}`;
  if (mean.value === null) return `no question was answered both by the city and by ${who}.`;
  return `beside ${who}, the city rates itself ${higherWords(mean.value)} on average, over ${plural(units, "question")} that both sides answered.`;
}

function foundSentence({ review: { findings }, parts, partOf, title }: ReviewScope): string {
  if (findings.length === 0) return "No findings are recorded yet.";
  const of = (kind: string) => findings.filter((finding) => finding.kind === kind);
  const counts = (["strength", "gap", "challenge"] as const).map((kind) => plural(of(kind).length, kind));
  const order = parts.map(({ id }) => id);
  const where = (kind: string): string => {
    const ids = new Set(of(kind).flatMap(({ nodes }) => nodes.map(partOf)));
    return joined([...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((id) => quoted(title(id))));
  };
  const places = (["strength", "gap"] as const).flatMap((kind) => (of(kind).length === 0 ? [] : [`${kind}s in ${where(kind)}`]));
  return `The findings name ${joined(counts)}${places.length === 0 ? "" : `: ${places.join("; ")}`}.`;
}

function recommendedSentence({ review: { recommendations } }: ReviewScope): string {
  if (recommendations.length === 0) return "No recommendations are recorded yet.";
  const high = recommendations.filter(({ priority }) => priority === "high");
  const all = recommendations.length;
  const rest = high.length === 0 ? "none of" : high.length < all ? `${high.length} of` : all === 1 ? "of" : "all of";
  const first = high.slice(0, 3).map(({ text }) => quoted(clip(text.trim(), 160)));
  const more = first.length === 0 ? "" : `: ${joined(first)}${high.length > first.length ? ", and others" : ""}`;
  return ended(`${plural(all, "recommendation")} ${all === 1 ? "is" : "are"} made, ${rest} high priority${more}`);
}

/** The steps that have not been taken. */
function missingSentence({ review: { state } }: ReviewScope): string[] {
  const { states } = reviewProcess;
  const left = states.slice(states.findIndex(({ key }) => key === state) + 1).map(({ title }) => title.toLowerCase());
  return left.length === 0 ? [] : [`Still to come: ${joined(left)}.`];
}
