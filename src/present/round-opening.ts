/** A round in short: who was reviewed, what the cities say of themselves in all, where they are alike and apart, how they stand beside their peers. */
import { roundProcess } from "../analyse/review-process.ts";
import type { NodeScore } from "../score/scorecard.ts";
import type { Block } from "./document.ts";
import { formatNumber } from "./format.ts";
import { said } from "./node-tables.ts";
import { ended, heading, joined, listOfItems, plural, quoted, type Span } from "./review-words.ts";
import { biasCounts } from "./round-beside.ts";
import type { RoundScope } from "./round-scope.ts";
import { allAlike, furthestApart, partSpans, type SpannedNode, STRONG, WEAK } from "./round-spread.ts";
import { describeCounts } from "./sentences.ts";

/** What the report is, and what it says in a few sentences. */
export function roundOpening(scope: RoundScope, title: string): Block[] {
  const { round } = scope;
  const { framework, comparison } = round;
  const named = [...new Set([round.title, comparison?.title])].filter((one) => one !== undefined && one !== title);
  return [
    ...(framework.standard === undefined ? [] : [said(`The standard: ${framework.standard}`)]),
    said([kindSentence(scope), ...named.map((one) => ended(`Also called ${quoted(one as string)}`))].join(" ")),
    heading(2, "In short"),
    ...listOfItems([
      castSentence(scope),
      countsSentence(scope),
      ...alikeSentence(scope),
      ...besideSentence(scope),
      foundSentence(scope),
      revisionSentence(scope),
    ]),
    ...(comparison?.summary === undefined ? [] : [said(ended(`The comparative analysis in its own words: ${comparison.summary}`))]),
    ...(comparison?.reference === undefined ? [] : [said(ended(`It is kept at: ${comparison.reference}`))]),
  ];
}

function kindSentence({ round }: RoundScope): string {
  const { framework, state, history, comparison } = round;
  const under = `under the benchmark ${quoted(framework.title)} (version ${framework.version}, ${framework.status})`;
  const stage = roundProcess.states.find(({ key }) => key === state)?.title as string;
  const first = comparison === undefined ? "Preliminary comparison" : "Comparison";
  const dated = comparison === undefined ? "" : ` The comparative analysis is of ${comparison.date}.`;
  return `${first} of a round of peer reviews ${under}. Begun on ${history[0]?.date}; on ${history.at(-1)?.date} it stands at ${quoted(stage)}.${dated}`;
}

function castSentence({ round, reviews, missing }: RoundScope): string {
  const people = reviews.reduce((n, { review }) => n + review.team.length, 0);
  const from = new Set(reviews.flatMap(({ review }) => review.team.flatMap(({ city = [] }) => city))).size;
  const talks = reviews.reduce((n, { review }) => n + review.interviews.length, 0);
  const short = missing.length === 0 ? "" : ` Still missing: ${joined(missing.map(({ name }) => name))}.`;
  return `${reviews.length} of ${round.hosts.length} host cities are shown: ${joined(reviews.map(({ review }) => review.host.name))}. Their teams have ${plural(people, "member")} in all, from ${plural(from, "city", "cities")}; they held ${plural(talks, "talk")}.${short}`;
}

/** All cities' own answers together: counts, and no number. */
function countsSentence({ round, reviews }: RoundScope): string {
  const totals = reviews.map(({ self }) => self.card.total);
  const levels: { [key: string]: number } = {};
  for (const { counts } of totals) for (const [key, n] of Object.entries(counts.levels)) levels[key] = (levels[key] ?? 0) + n;
  const sum = (key: "indicators" | "answered" | "open" | "excluded" | "evidenced"): number =>
    totals.reduce((n, { counts }) => n + counts[key], 0);
  const counts = {
    indicators: sum("indicators"),
    answered: sum("answered"),
    open: sum("open"),
    excluded: sum("excluded"),
    evidenced: sum("evidenced"),
    levels,
  };
  const all = { ...(totals[0] as NodeScore), counts };
  return `The cities of themselves, all together: ${describeCounts(round.framework, all)}. Evidence comes with ${counts.evidenced} of ${plural(counts.answered, "answer")}.`;
}

function alikeSentence(scope: RoundScope): string[] {
  const parts = partSpans(scope);
  const { strong, weak } = allAlike(parts);
  const [apart] = furthestApart(parts, 1);
  const names = (nodes: readonly SpannedNode[]): string => joined(nodes.map(({ title }) => quoted(title)));
  const said = [
    ...(strong.length === 0 ? [] : [`Every city rates itself at ${STRONG} or more in ${names(strong)}.`]),
    ...(weak.length === 0 ? [] : [`None rates itself above ${WEAK} in ${names(weak)}.`]),
    ...(apart === undefined ? [] : [apartWords(apart)]),
  ];
  return said.length === 0 ? [] : [said.join(" ")];
}

function apartWords({ title, span }: SpannedNode): string {
  const { low, high, n } = span as Span;
  return `They lie furthest apart in ${quoted(title)}, from ${formatNumber(low)} to ${formatNumber(high)} (${n} cities).`;
}

function besideSentence(scope: RoundScope): string[] {
  const { of, higher, lower, clear } = biasCounts(scope);
  if (of === 0) return [];
  const rate = (n: number): string => (n === 1 ? "1 city rates itself" : `${n} cities rate themselves`);
  const ways = [
    [higher, "higher"],
    [lower, "lower"],
    [of - higher - lower, "the same"],
  ] as const;
  const said = ways.filter(([n]) => n > 0).map(([n, way]) => `${rate(n)} ${way}`);
  return [
    `Beside their peers, ${joined(said)} on average; for ${clear} of ${of} the difference stands whichever questions are drawn (its interval does not reach 0).`,
  ];
}

function foundSentence({ round, reviews }: RoundScope): string {
  const findings = reviews.reduce((n, { review }) => n + review.findings.length, 0);
  const all = reviews.flatMap(({ review }) => review.recommendations);
  const common = round.comparison?.common?.length ?? 0;
  const shared =
    round.comparison === undefined
      ? "what they have in common is not written up yet"
      : `${plural(common, "finding")} ${common === 1 ? "is" : "are"} named as common`;
  return `The reviews hold ${plural(findings, "finding")} and ${plural(all.length, "recommendation")}, ${all.filter(({ priority }) => priority === "high").length} of high priority; ${shared}.`;
}

function revisionSentence({ round: { revision } }: RoundScope): string {
  return revision === undefined
    ? "No revision of the benchmark is proposed yet."
    : `Version ${revision.version} of the benchmark is proposed, with ${plural(revision.changes.length, "change")}.`;
}
