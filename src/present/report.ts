/** A readable report on one city, or on several side by side: counts first, one decimal, possible ranges, the weakest groups, what is official. */
import * as z from "zod/mini";
import { nextQuestions } from "../analyse/next-questions.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { copyPlain, listOf } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Framework, Group } from "../model/tree.ts";
import { ensureScorecard } from "../score/check-scorecard.ts";
import { type Explanation, explain } from "../score/explain.ts";
import { score } from "../score/score.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import type { Block, Document, TableBlock } from "./document.ts";
import { formatNumber, formatPercent, NO_VALUE } from "./format.ts";
import { describeCounts, describeNode, describeValue } from "./sentences.ts";

/** What {@link report} can be told. */
export interface ReportOptions {
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
  /** Title of the document; default: the framework's title. */
  readonly title?: string;
  /** How many of the weakest groups each city is shown; default 3. */
  readonly weakest?: number;
}

/**
 * A report as a document: for several cities first a table side by side (in the order given; nothing is ranked), then each city by itself.
 * Render it with `toMarkdown`, `toHtml` or `toText`.
 *
 * @param assessments one or more, all against the same framework
 * @param options policy, title, number of weakest groups
 * @throws BenchmarkError if there is no assessment, or they belong to different frameworks
 * @example
 * import { assess, report, toMarkdown } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
 * toMarkdown(report([aford])).startsWith("# General Governance"); // true
 */
export function report(assessments: readonly Assessment[], options: ReportOptions = {}): Document {
  const given = checkedOptions(options);
  const checked = listOf(assessments).map((assessment) => ensureAssessment(assessment));
  const framework = sameFramework(checked);
  const cards = checked.map((assessment) => score(assessment, given.policy));
  const blocks: Block[] = [
    ...opening(framework, cards),
    ...(cards.length > 1 ? [tableOf(framework, cards)] : []),
    ...checked.flatMap((assessment, i) => cityPart(assessment, cards[i] as Scorecard, given)),
    { kind: "heading", level: 2, text: "How to read this" },
    { kind: "paragraph", text: READING },
    { kind: "paragraph", text: cards[0]?.statement ?? "", small: true },
  ];
  return freeze({ kind: "document", title: given.title ?? framework.title, language: "en", blocks });
}

function checkedOptions(options: unknown): ReportOptions {
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: ["options", ...found.path] })));
  const shape = z.strictObject({
    policy: z.optional(z.unknown()),
    title: z.optional(z.string()),
    weakest: z.optional(z.int().check(z.minimum(0))),
  });
  throwIfAny(checkShape(shape, plain.value, ["options"]));
  return plain.value as ReportOptions;
}

const READING =
  "Values run from 0 to 100. An open answer is never counted as zero: it leaves the value, and the possible range shows the lowest and highest value " +
  "that the open answers still allow; where nothing is open, the value is settled. Points lost are what a part takes from a total of 100. What is not applicable, or outside the city's competence, leaves the calculation. A group of which too little is answered is not scored. " +
  "“Fully, partly, not at all” are ordered words; counting them as 100, 50 and 0 is a convention. The order of the cities says nothing.";

/**
 * The cities side by side: one row a group, one column a city, in the order given.
 *
 * @param framework of all cards
 * @param cards scored under one policy
 * @returns a frozen table block; groups that are not scored show a dash
 * @throws BenchmarkError for anything else, and for scorecards under another framework
 */
export function sideBySide(framework: Framework, cards: readonly Scorecard[]): TableBlock {
  const tree = outline(parseFramework(framework));
  const checked = listOf(cards).map((card, i) => ensureScorecard(card, ["cards", i]));
  throwIfAny(checked.flatMap((card, i) => strangeIn(tree, card, ["cards", i])));
  return freeze(tableOf(tree.framework, checked));
}

/** What keeps a scorecard from standing in a table of this framework. */
function strangeIn(tree: Outline, { framework, nodes }: Scorecard, path: readonly (string | number)[]): Issue[] {
  const { digest } = framework;
  if (digest !== tree.digest)
    return [issue("framework-differs", [...path, "framework"], { part: "digest", received: digest, expected: tree.digest })];
  const lacking = tree.nodes.filter(({ id }) => !Object.hasOwn(nodes, id));
  return lacking.map(({ id }) => issue("nodes-differ", [...path, "nodes", id], { id }));
}

function tableOf(framework: Framework, cards: readonly Scorecard[]): TableBlock {
  const groups = topGroups(framework);
  const node = (card: Scorecard, id: string): NodeScore => (card.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore;
  const cell = (score: NodeScore): string => (score.status === "not-applicable" ? "n/a" : formatNumber(score.exact));
  const end =
    (pick: "low" | "high") =>
    (card: Scorecard): string =>
      card.total.range === null ? NO_VALUE : formatNumber(card.total.range[pick]);
  const numbers = (text: (card: Scorecard) => string): string[] => cards.map(text);
  return {
    kind: "table",
    caption: `Cities side by side (0 to 100; ${NO_VALUE} too little answered, n/a not applicable${cards.some((card) => isGated(card)) ? ", * a mandatory part is not met" : ""})`,
    columns: [
      { title: groups[0]?.label === undefined ? "Group" : capital(groups[0].label) },
      ...cards.map((card) => ({ title: shortName(card), align: "right" as const })),
    ],
    rows: [
      ...groups.map((group) => [group.title, ...numbers((card) => `${cell(node(card, group.id))}${isGated(card, group.id) ? "*" : ""}`)]),
      // A suite has no overall number, by design: rows of dashes would only ask for one.
      ...(framework.total === "forbidden" && cards.every(({ policy }) => policy.total !== "computed")
        ? []
        : [
            ["Total", ...numbers((card) => `${cell(card.total)}${isGated(card) ? "*" : ""}`)],
            ["lowest possible", ...numbers(end("low"))],
            ["highest possible", ...numbers(end("high"))],
          ]),
      ["answered", ...numbers((card) => formatPercent(card.total.coverage))],
    ],
  };
}

/** Whether a mandatory part, of all or of one group, is not met: then the value says less than it seems. */
function isGated(card: Scorecard, group?: string): boolean {
  return card.gates.some(({ id, state }) => state === "unmet" && (group === undefined || id === group || id.startsWith(`${group}.`)));
}

function opening(framework: Framework, cards: readonly Scorecard[]): Block[] {
  const who = cards.map((card) => card.city.name).join(", ");
  const roles = [...new Set(cards.map((card) => RATERS[card.rater.role] as string))].join(", ");
  const dates = [...new Set(cards.map((card) => card.date))].sort();
  const when = dates.length === 1 ? dates[0] : `${dates[0]} to ${dates.at(-1)}`;
  return [
    ...(framework.standard === undefined ? [] : [{ kind: "paragraph", text: framework.standard } satisfies Block]),
    { kind: "paragraph", text: `${who}: ${roles}, ${when}. Version ${framework.version} of the benchmark (${framework.status}).` },
  ];
}

const RATERS: { readonly [role: string]: string } = {
  self: "self-assessment",
  peer: "peer assessment",
  expert: "expert assessment",
  stakeholder: "assessment by stakeholders",
  consensus: "settled assessment",
};

function cityPart(assessment: Assessment, card: Scorecard, options: ReportOptions): Block[] {
  const { framework } = assessment;
  const nodes = card.nodes as { readonly [id: string]: NodeScore };
  const groups = topGroups(framework);
  const why = explain(assessment, undefined, options.policy);
  const weakest = weakestGroups(groups, nodes).slice(0, options.weakest ?? 3);
  const open = nextQuestions(assessment, options.policy);
  const evidenced = `Evidence comes with ${card.total.counts.evidenced} of ${card.total.counts.answered} answers.`;
  return [
    { kind: "heading", level: 2, text: card.city.name },
    {
      kind: "paragraph",
      text: `${capital(describeNode(framework, card.total))}. ${basis(card)}${evidenced}${bandSentence(framework, card)}`,
    },
    {
      kind: "table",
      caption: `${card.city.name}: what each part stands on`,
      columns: [
        { title: "Part" },
        { title: "Counts" },
        { title: "Value", align: "right" },
        { title: "Possible range", align: "right" },
        { title: "Points lost", align: "right" },
      ],
      rows: groups.map((group) => partRow(framework, group, nodes[group.id] as NodeScore, why)),
    },
    ...(weakest.length === 0
      ? []
      : ([
          { kind: "heading", level: 3, text: "Where it is weakest" },
          {
            kind: "list",
            items: weakest.map(
              (group) =>
                `${group.title} (${describeValue(nodes[group.id] as NodeScore)})${group.how === undefined ? "" : `: ${group.how}`}`,
            ),
          },
        ] satisfies Block[])),
    ...(open.length === 0
      ? []
      : ([
          { kind: "heading", level: 3, text: `What to answer next (${open.length} open)` },
          { kind: "list", items: open.slice(0, 3).map((question) => `${question.question} ${asked(question.answeredBy)}`.trim()) },
        ] satisfies Block[])),
  ];
}

function partRow(framework: Framework, group: Group, node: NodeScore, why: Explanation): string[] {
  const range =
    node.range === null
      ? NO_VALUE
      : node.range.low === node.range.high
        ? "settled"
        : `${formatNumber(node.range.low)} to ${formatNumber(node.range.high)}`;
  // Beside a total that is not shown, points lost of it would mean nothing.
  const lost = why.exact === null ? null : (why.children.find((child) => child.id === group.id)?.lost ?? null);
  return [
    group.title,
    describeCounts(framework, node),
    node.status === "not-applicable" ? "n/a" : formatNumber(node.exact),
    range,
    formatNumber(lost),
  ];
}

/** Scored groups below 100, the lowest first; ties in tree order. */
function weakestGroups(groups: readonly Group[], nodes: { readonly [id: string]: NodeScore }): Group[] {
  const scored = groups.filter((group) => nodes[group.id]?.status === "scored" && nodes[group.id]?.exact !== "100");
  return scored.sort((a, b) => (nodes[a.id]?.value ?? 0) - (nodes[b.id]?.value ?? 0));
}

/** Where most questions do not apply, the total rests on few, and says so. */
function basis(card: Scorecard): string {
  const { indicators, excluded } = card.total.counts;
  if (2 * excluded < indicators) return "";
  return `This rests on ${indicators - excluded} of ${indicators} questions, as the others do not apply: do not set it beside totals that rest on more. `;
}

/** The band, or what stands in its way; a mandatory part that is not met is named whether there are bands or not. */
function bandSentence(framework: Framework, card: Scorecard): string {
  if (card.band.name !== null) return ` Band: ${card.band.name}.`;
  const title = (id: string): string => outline(framework).byId.get(id)?.node.title ?? id;
  const gates = (state: string): string[] => card.gates.filter((gate) => gate.state === state).map((gate) => title(gate.id));
  const bands = (card.policy.bands ?? []).length > 0;
  if (gates("unmet").length > 0) return ` Mandatory and not met: ${gates("unmet").join(", ")}${bands ? "; so no band is named" : ""}.`;
  if (gates("open").length > 0)
    return ` Mandatory and not known to be met: ${gates("open").join(", ")}${bands ? "; so no band is named yet" : ""}.`;
  return card.band.reason === "range-crosses-bands" ? " No band is named yet: the possible range spans more than one." : "";
}

/** The groups just below the root; the root's own indicators stand for themselves in the total. */
function topGroups(framework: Framework): Group[] {
  const tree = outline(framework);
  return (tree.nodes[0]?.children ?? []).flatMap((index) => {
    const node = tree.nodes[index]?.node;
    return node !== undefined && "children" in node ? [node] : [];
  });
}

function sameFramework(assessments: readonly Assessment[]): Framework {
  const first = assessments[0];
  if (first === undefined) throw new BenchmarkError([issue("not-an-assessment", ["assessments"], { received: "an empty list" })]);
  const digest = outline(first.framework).digest;
  const other = assessments.findIndex((assessment) => outline(assessment.framework).digest !== digest);
  if (other < 0) return first.framework;
  const { id, version } = (assessments[other] as Assessment).framework;
  throw new BenchmarkError([
    issue("wrong-framework", ["assessments", other], {
      received: `${id} ${version}`,
      expected: `${first.framework.id} ${first.framework.version}`,
    }),
  ]);
}

function shortName(card: Scorecard): string {
  return card.city.name.replace(/ \(invented\)$/, "");
}

function asked(roles: readonly string[]): string {
  return roles.length === 0 ? "" : `(Ask: ${roles.join(", ")}.)`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
