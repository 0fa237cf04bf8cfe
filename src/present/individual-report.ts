/** The individual report of a peer review: what a mayor reads of it, from the first state with a self-assessment to the last. */
import * as z from "zod/mini";
import { readOptions } from "../analyse/compared-tree.ts";
import { ensureRoadmap } from "../analyse/record-roadmap.ts";
import type { Review } from "../analyse/review.ts";
import type { Roadmap } from "../analyse/roadmap.ts";
import type { RoadmapProgress } from "../analyse/roadmap-progress.ts";
import { type SettledTotals, settledTotals } from "../analyse/settled-totals.ts";
import type { Target } from "../analyse/targets.ts";
import type { Settlement } from "../assess/settlement.ts";
import { freeze } from "../base/freeze.ts";
import { clip, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { tableSchema } from "../base/schema.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Block, Document } from "./document.ts";
import { said, small } from "./node-tables.ts";
import { reviewAgreement } from "./review-agreement.ts";
import { numberFindings, reviewFindings, reviewRecommendations } from "./review-findings.ts";
import { reviewMethod } from "./review-method.ts";
import { reviewOpening } from "./review-opening.ts";
import { reviewGaps, reviewReply, reviewRoadmap } from "./review-outlook.ts";
import { reviewProfile } from "./review-profile.ts";
import { reviewResults } from "./review-results.ts";
import { type ReviewScope, reviewScope } from "./review-scope.ts";
import { idleOption, sectionIssues, type Uses, within } from "./review-sections.ts";
import { heading } from "./review-words.ts";

/** A section of the individual report, in the order in which they stand. */
export type ReviewSection =
  | "short"
  | "profile"
  | "method"
  | "results"
  | "findings"
  | "recommendations"
  | "gaps"
  | "roadmap"
  | "reply"
  | "reading";

/** What {@link individualReport} can be told. */
export interface IndividualReportOptions {
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
  /** Title of the document; default: that of the issued report, else of the review. */
  readonly title?: string;
  /** Only these sections, for a shorter report; they keep their order. Default: all. The statement on what is official always stands at the end. */
  readonly sections?: readonly ReviewSection[];
  /** What gaps are measured against: as for `findGaps`. Default: 100. */
  readonly target?: Target;
  /** What the ratings were settled to, made by `settle`: stands beside the ratings, and gaps are looked for in it. */
  readonly settlement?: Settlement;
  /** The city's roadmap. */
  readonly roadmap?: Roadmap;
  /** Its progress, made by `monitorRoadmap`. */
  readonly progress?: RoadmapProgress;
  /** How many parts are named as highest and as lowest; default 3. */
  readonly weakest?: number;
  /** How many gaps are listed, and how many differences between raters stand in full; default 5. */
  readonly top?: number;
  /** Raters who worked together, by id (without one: name, else role). Default: the members of the review's team who rated. */
  readonly teams?: readonly (readonly string[])[];
  /** Names of other cities by id, for readers; those that the review does not name do no harm. */
  readonly cities?: { readonly [id: string]: string };
}

const SECTIONS = ["short", "profile", "method", "results", "findings", "recommendations", "gaps", "roadmap", "reply", "reading"] as const;

/**
 * The report on one review, as a document: what it is, the city and its questions, how the review was done, self beside each role of others, findings,
 * recommendations, gaps, the roadmap if one is handed in, feedback and reply, how to read it. From any state of a review that has an initial report: before
 * the last step it is a preliminary report and says so, and says what is not there yet.
 *
 * Names, notes and quotations of those who were talked to are left out: talks are counted by role. Names of the team and quotations in findings are shown; run
 * the review through `anonymise` first where they must not be. Everything else that was handed in is there, answers apart: of these those that raters differ on.
 *
 * Cost: that of `measureAgreement` and of one `score` for each rating.
 *
 * @param review made by `startReview` and `advanceReview`, also one that came through `anonymise` or back from JSON
 * @param options sections, target, settlement, roadmap and progress, policy, teams, counts
 * @returns a document for `toMarkdown`, `toHtml` or `toText`
 * @throws BenchmarkError for a review without an initial report, and for options that do not fit or would change nothing
 * @example
 * import { advanceReview, individualReport, startReview, toMarkdown } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const host = { id: "a", name: "Aford (invented)" };
 * const begun = startReview(generalGovernance, { host, date: "2026-01-12", by: "host" });
 * const review = advanceReview(begun, "assessSelf", {
 *   date: "2026-02-01", by: "host",
 *   initialReport: { city: host, date: "2026-02-01", rater: { role: "self" }, answers: { "governance.voice.account-given": "partly" } },
 * });
 * const document = individualReport(review, { sections: ["short"] });
 * document.title; // "Peer review of Aford (invented)"
 * toMarkdown(document).includes("Preliminary report"); // true
 */
export function individualReport(review: Review, options?: IndividualReportOptions): Document {
  const given = readOptions<IndividualReportOptions>(options === undefined ? {} : options, shape(), PASSED);
  const { policy, cities, teams, weakest = 3, top = 5 } = given;
  const scope = reviewScope(review, {
    ...(policy === undefined ? {} : { policy }),
    ...(cities === undefined ? {} : { cities }),
    ...(teams === undefined ? {} : { teams }),
  });
  const shown: readonly ReviewSection[] = given.sections ?? SECTIONS.filter((name) => name !== "roadmap" || given.roadmap !== undefined);
  throwIfAny([...unused(given, shown), ...unknownCities(scope, given)]);
  const settled = settledOf(scope, given);
  const roadmap = roadmapOf(scope, given);
  const title = given.title ?? scope.review.report?.title ?? scope.review.title ?? `Peer review of ${scope.review.host.name}`;
  const numbered = numberFindings(scope, shown.includes("findings"));
  const ground =
    given.settlement === undefined
      ? { assessment: scope.self.assessment, settled: false }
      : { assessment: given.settlement.assessment, settled: true };
  // Each section is made by itself, so that a chart can come to stand before the table that it shows.
  const sections: { readonly [S in ReviewSection]: () => Block[] } = {
    short: () => reviewOpening(scope, title, weakest),
    profile: () => reviewProfile(scope, numbered),
    method: () => reviewMethod(scope),
    results: () => [...reviewResults(scope, settled), ...reviewAgreement(scope, top)],
    findings: () => reviewFindings(scope, numbered),
    recommendations: () => reviewRecommendations(scope, numbered),
    gaps: () => within("target", () => reviewGaps(scope, ground, given.target ?? 100, top)),
    roadmap: () => (roadmap === null ? [] : within("progress", () => reviewRoadmap(roadmap, given.progress))),
    reply: () => reviewReply(scope),
    reading: () => [heading(2, "How to read this"), said(READING)],
  };
  const blocks = SECTIONS.filter((name) => shown.includes(name)).flatMap((name) => sections[name]());
  return freeze({ kind: "document", title, language: "en", blocks: [...blocks, small(scope.review.statement)] });
}

const READING =
  "Counts are what raters said; values from 0 to 100 are what a convention makes of it. An open answer is never counted as zero: the possible range shows what the open answers still allow, and says nothing of how strictly somebody rated. " +
  "Findings and recommendations are the words of those who are named with them. That raters agree does not make them right, and peers who travelled together have talked to each other. " +
  "A gap says how far an answer is from a target, not how urgent it is. People who were talked to are counted by their role; their names and the notes of the talks are not in this report.";

const PASSED = ["settlement", "roadmap", "progress", "target"];

function shape(): z.core.$ZodLooseShape {
  const count = z.optional(z.int().check(z.minimum(0)));
  return {
    policy: z.optional(z.unknown()),
    title: z.optional(z.string().check(z.minLength(1))),
    sections: z.optional(z.array(z.enum(SECTIONS)).check(z.minLength(1))),
    weakest: count,
    top: count,
    teams: z.optional(z.array(z.array(z.string()).check(z.minLength(2)))),
    cities: z.optional(tableSchema(z.string().check(z.minLength(1)))),
  };
}

const USES: Uses = [
  ["target", ["gaps"]],
  ["settlement", ["results", "gaps"]],
  ["roadmap", ["roadmap"]],
  ["weakest", ["short"]],
  ["top", ["results", "gaps"]],
  ["teams", ["results"]],
  ["policy", ["short", "method", "results", "gaps"]],
];

/** Options that nothing looks at, and what is asked for and not there. */
function unused(given: IndividualReportOptions, shown: readonly ReviewSection[]): Issue[] {
  const bare = shown.includes("roadmap") && given.roadmap === undefined;
  return [
    ...sectionIssues(given as { readonly [option: string]: unknown }, shown, USES),
    ...(given.progress !== undefined && given.roadmap === undefined
      ? [idleOption("progress", "there is no roadmap that it belongs to")]
      : []),
    ...(bare ? [issue("missing-key", ["options", "roadmap"], { expected: "a roadmap, as its section is asked for" })] : []),
  ];
}

/** Names of cities of which the review names none. */
function unknownCities({ review }: ReviewScope, { cities }: IndividualReportOptions): Issue[] {
  const named = [
    ...review.team.map(({ city }) => city),
    ...review.ratings.map(({ assessment }) => assessment.rater.city),
    ...review.recommendations.map(({ practice }) => practice?.city),
  ];
  const idle = cities !== undefined && !named.some((id) => id !== undefined && Object.hasOwn(cities, id));
  return idle ? [idleOption("cities", "the review names none of them")] : [];
}

/** The worth of a settlement, which must be of this city and benchmark. */
function settledOf({ tree, review, policy }: ReviewScope, { settlement }: IndividualReportOptions): SettledTotals | null {
  if (settlement === undefined) return null;
  const totals = within("settlement", () => settledTotals(settlement, policy));
  const { city, framework } = totals.validated;
  throwIfAny([
    ...elsewhere(city.id, review, ["options", "settlement", "assessment", "city", "id"]),
    ...(framework.digest === tree.digest
      ? []
      : [
          issue("wrong-framework", ["options", "settlement", "assessment", "framework"], {
            received: `${framework.id} ${framework.version}`,
            expected: `${tree.framework.id} ${tree.framework.version}`,
          }),
        ]),
  ]);
  return totals;
}

function roadmapOf({ tree, review }: ReviewScope, { roadmap }: IndividualReportOptions): Roadmap | null {
  if (roadmap === undefined) return null;
  const checked = within("roadmap", () => ensureRoadmap(roadmap));
  const { city, framework } = checked;
  throwIfAny([
    ...elsewhere(city.id, review, ["options", "roadmap", "city", "id"]),
    ...(framework.digest === tree.digest
      ? []
      : [
          issue("wrong-framework", ["options", "roadmap", "framework"], {
            received: `${framework.id} ${framework.version}`,
            expected: `${tree.framework.id} ${tree.framework.version}`,
          }),
        ]),
  ]);
  return checked;
}

function elsewhere(city: string, { host }: Review, path: readonly string[]): Issue[] {
  return city === host.id ? [] : [issue("city-elsewhere", path, { city: clip(city, 200), known: host.id })];
}
