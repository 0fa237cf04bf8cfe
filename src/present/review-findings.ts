/** What was found and what is recommended: every finding by part of the benchmark, every recommendation by priority, with who said so and on what ground. */

import type { Finding, Recommendation } from "../analyse/review.ts";
import { reviewProcess } from "../analyse/review-process.ts";
import type { Block } from "./document.ts";
import { said, small } from "./node-tables.ts";
import { cityName } from "./review-people.ts";
import type { ReviewScope } from "./review-scope.ts";
import { capital, ended, evidenceWords, heading, joined, quoted } from "./review-words.ts";

/** Findings in the order in which the report shows them, and how it refers to them. */
export interface Numbered {
  readonly findings: readonly { readonly finding: Finding; readonly part: string; readonly number: number }[];
  /** “finding 2”, “findings 2 and 5”; where the report shows no findings, their words. */
  readonly cite: (ids: readonly string[]) => string;
}

const KINDS = ["strength", "gap", "challenge"] as const;

/** Findings by part in tree order, in each strengths before gaps before challenges. */
export function numberFindings({ review, tree, partOf }: ReviewScope, shown: boolean): Numbered {
  const place = (id: string): number => tree.byId.get(id)?.index as number;
  const first = ({ nodes }: Finding): string => [...nodes].sort((a, b) => place(a) - place(b))[0] as string;
  const all = review.findings.map((finding) => ({ finding, part: partOf(first(finding)) }));
  all.sort((a, b) => place(a.part) - place(b.part) || KINDS.indexOf(a.finding.kind) - KINDS.indexOf(b.finding.kind));
  const findings = all.map((each, i) => ({ ...each, number: i + 1 }));
  return {
    findings,
    cite: (ids) => {
      const named = findings.filter(({ finding }) => ids.includes(finding.id));
      if (!shown) return joined(named.map(({ finding }) => `the ${finding.kind} ${quoted(finding.text)}`));
      return `finding${named.length === 1 ? "" : "s"} ${joined(named.map(({ number }) => String(number)))}`;
    },
  };
}

/** Every finding, by part. */
export function reviewFindings(scope: ReviewScope, { findings }: Numbered): Block[] {
  const blocks: Block[] = [heading(2, "Findings")];
  if (findings.length === 0) return [...blocks, said("No findings are recorded yet.")];
  let before: string | null = null;
  for (const { finding, part, number } of findings) {
    if (part !== before) blocks.push(heading(3, part === scope.tree.framework.id ? "The benchmark as a whole" : scope.title(part)));
    before = part;
    blocks.push(said(`${number}. ${capital(finding.kind)}: ${ended(finding.text)}`), small(ground(scope, finding)));
  }
  return blocks;
}

/** What a finding is about, who says so, and on what ground. */
function ground({ review, titles, who }: ReviewScope, { nodes, by, step, evidence = [], interviews = [], quotation }: Finding): string {
  const roles = interviews.map((id) => review.interviews.find((talk) => talk.id === id)?.role ?? id);
  return [
    `About: ${titles(nodes)}.`,
    `Said by ${who(by)}, ${stepWords(step)}.`,
    evidence.length === 0 ? "No document is named." : `Evidence: ${evidence.map(evidenceWords).join("; ")}.`,
    ...(roles.length === 0 ? [] : [`Rests on talks with: ${counted(roles)}.`]),
    ...(quotation === undefined ? [] : [`Heard: ${quoted(quotation)}`]),
  ].join(" ");
}

/** “head of a school, teacher (2)”. */
export function counted(words: readonly string[]): string {
  return [...new Set(words)]
    .map((word) => {
      const n = words.filter((one) => one === word).length;
      return n === 1 ? word : `${word} (${n})`;
    })
    .join(", ");
}

/** When something came in, by the state that the review then had. */
export function stepWords(step: string): string {
  const title = reviewProcess.states.find(({ key }) => key === step)?.title ?? step;
  return `at the stage ${quoted(title.toLowerCase())}`;
}

const PRIORITIES = ["high", "medium", "low"] as const;

/** Every recommendation, the most pressing first. */
export function reviewRecommendations(scope: ReviewScope, numbered: Numbered): Block[] {
  const all = scope.review.recommendations;
  return [
    heading(2, "Recommendations"),
    ...(all.length === 0 ? [said("No recommendations are recorded yet.")] : []),
    ...PRIORITIES.flatMap((priority): Block[] => {
      const some = all.filter((one) => one.priority === priority);
      return some.length === 0
        ? []
        : [
            heading(3, `${capital(priority)} priority`),
            ...some.flatMap((one): Block[] => [said(ended(one.text)), small(reasons(scope, numbered, one))]),
          ];
    }),
  ];
}

/** What a recommendation is for, what it answers, whom to learn from. */
function reasons({ titles, who, cities }: ReviewScope, { cite }: Numbered, one: Recommendation): string {
  const { nodes, by, step, findings = [], practice } = one;
  return [
    `For: ${titles(nodes)}.`,
    ...(findings.length === 0 ? [] : [`Answers ${cite(findings)}.`]),
    ...(practice === undefined ? [] : [`A practice to learn from: ${practiceWords(practice, cities)}.`]),
    `Said by ${who(by)}, ${stepWords(step)}.`,
  ].join(" ");
}

/** A practice with its city and where it is described. */
export function practiceWords(practice: NonNullable<Recommendation["practice"]>, cities: ReviewScope["cities"]): string {
  const { title, city, source } = practice;
  const from = [city === undefined ? undefined : cityName(cities, city), source].filter((part) => part !== undefined);
  return `${quoted(title)}${from.length === 0 ? "" : ` (${from.join(", ")})`}`;
}
