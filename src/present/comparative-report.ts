/** The comparative report of a round of peer reviews: the cities side by side, in the order given, with what they have in common and where they differ. */
import * as z from "zod/mini";
import { readOptions } from "../analyse/compared-tree.ts";
import type { Round } from "../analyse/round.ts";
import { freeze } from "../base/freeze.ts";
import { throwIfAny } from "../base/issue.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Block, Document } from "./document.ts";
import { said, small } from "./node-tables.ts";
import { sectionIssues, type Uses } from "./review-sections.ts";
import { heading } from "./review-words.ts";
import { roundBeside, roundDifferences } from "./round-beside.ts";
import { roundFindings, roundRecommendations } from "./round-findings.ts";
import { roundMethod, roundProfiles } from "./round-method.ts";
import { roundOpening } from "./round-opening.ts";
import { roundResults } from "./round-results.ts";
import { roundRevision } from "./round-revision.ts";
import { type RoundScopeOptions, roundScope } from "./round-scope.ts";
import { roundSpread } from "./round-spread.ts";

/** A section of the comparative report, in the order in which they stand. */
export type RoundSection =
  | "short"
  | "cities"
  | "method"
  | "results"
  | "spread"
  | "beside"
  | "findings"
  | "recommendations"
  | "differences"
  | "revision"
  | "reading";

/** What {@link comparativeReport} can be told. */
export interface ComparativeReportOptions {
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
  /** Title of the document; default: that of the comparative analysis, else of the round. */
  readonly title?: string;
  /** Only these sections, for a shorter report; they keep their order. Default: all. The statement on what is official always stands at the end. */
  readonly sections?: readonly RoundSection[];
  /** Who will read it: the cities of the round (default), or the public. Only cities whose assessments may be seen by them are shown. */
  readonly audience?: "scheme" | "public";
  /** Ids of host cities that have agreed to be shown to these readers, whatever the visibility of the assessments in their reviews; the report says so. */
  readonly agreed?: readonly string[];
  /** Ids of host cities that are left out with their whole review; the report says so. */
  readonly without?: readonly string[];
  /** How many questions the lists of differences name; default 5. */
  readonly top?: number;
}

const SECTIONS = [
  "short",
  "cities",
  "method",
  "results",
  "spread",
  "beside",
  "findings",
  "recommendations",
  "differences",
  "revision",
  "reading",
] as const;

/**
 * The report on a round, as a document: the cities and how they were reviewed, counts and values side by side in the order of the hosts (nothing is ranked),
 * where they are alike and where they differ, each beside its reviewers, what was found and recommended, the proposed revision of the benchmark. In any state
 * in which two reviews or more have joined the round; it says which hosts are still missing.
 *
 * A city is shown if the `visibility` of every assessment in its review says that these readers may see it: “scheme” or “public” for the cities of the round,
 * “public” for the public; not said means: not agreed, as in `findPractices`. A city that has not agreed is an issue: name it in `agreed`, if it has since,
 * or in `without`.
 *
 * Cost: that of `measureAgreement` for each city, and of one `score` for each rating.
 *
 * @param round made by `startRound` and `advanceRound`, also one that came through `anonymise` or back from JSON
 * @param options audience and consent, sections, policy, counts
 * @returns a document for `toMarkdown`, `toHtml` or `toText`
 * @throws BenchmarkError for fewer than two cities to show, cities that have not agreed, and options that do not fit or would change nothing
 * @example
 * import { BenchmarkError, comparativeReport, startRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const hosts = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts, date: "2026-01-12", by: "coordinator" });
 * let missing: string[] = [];
 * try {
 *   comparativeReport(round);
 * } catch (error) {
 *   if (error instanceof BenchmarkError) missing = error.issues.map(({ code }) => code);
 * }
 * missing; // ["out-of-range"]
 */
export function comparativeReport(round: Round, options?: ComparativeReportOptions): Document {
  const given = readOptions<ComparativeReportOptions>(options === undefined ? {} : options, shape());
  const shown: readonly RoundSection[] = given.sections ?? SECTIONS;
  throwIfAny(sectionIssues(given as { readonly [option: string]: unknown }, shown, USES));
  const scope = roundScope(round, scopeOptions(given));
  const { top = 5 } = given;
  const title = given.title ?? scope.round.comparison?.title ?? scope.round.title ?? `Peer reviews under ${scope.round.framework.title}`;
  // Each section is made by itself, so that a chart can come to stand before the table that it shows.
  const sections: { readonly [S in RoundSection]: () => Block[] } = {
    short: () => roundOpening(scope, title),
    cities: () => roundProfiles(scope),
    method: () => roundMethod(scope),
    results: () => roundResults(scope),
    spread: () => roundSpread(scope, top),
    beside: () => roundBeside(scope),
    findings: () => roundFindings(scope),
    recommendations: () => roundRecommendations(scope),
    differences: () => roundDifferences(scope, top),
    revision: () => roundRevision(scope),
    reading: () => [heading(2, "How to read this"), said(READING)],
  };
  const blocks = SECTIONS.filter((name) => shown.includes(name)).flatMap((name) => sections[name]());
  return freeze({ kind: "document", title, language: "en", blocks: [...blocks, small(scope.round.statement)] });
}

const READING =
  "Counts are what the cities said; values from 0 to 100 are what a convention makes of it. An open answer is never counted as zero: the possible range shows what the open answers still allow. " +
  "What is not applicable, or outside a city's competence, leaves the calculation, so that two totals may rest on different questions. The order of the cities says nothing. " +
  "Each city was rated by itself and by reviewers of its own; how strictly they rate is in every number. A few cities that chose to take part are no sample of cities. " +
  "Findings and recommendations are the words of those who made them.";

const USES: Uses = [
  ["policy", ["short", "method", "results", "spread", "beside", "differences"]],
  ["top", ["spread", "differences"]],
];

function scopeOptions({ policy, audience, agreed, without }: ComparativeReportOptions): RoundScopeOptions {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(audience === undefined ? {} : { audience }),
    ...(agreed === undefined ? {} : { agreed }),
    ...(without === undefined ? {} : { without }),
  };
}

function shape(): z.core.$ZodLooseShape {
  const ids = z.optional(z.array(z.string().check(z.minLength(1))).check(z.minLength(1)));
  return {
    policy: z.optional(z.unknown()),
    title: z.optional(z.string().check(z.minLength(1))),
    sections: z.optional(z.array(z.enum(SECTIONS)).check(z.minLength(1))),
    audience: z.optional(z.enum(["scheme", "public"])),
    agreed: ids,
    without: ids,
    top: z.optional(z.int().check(z.minimum(0))),
  };
}
