/** A peer review, begun, taken from step to step, and added to: throwing and not throwing. And the assessments that it holds. */
import * as z from "zod/mini";
import { assess } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Outcome, throwIfAny, unwrap } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Framework } from "../model/tree.ts";
import { askedOf, reviewFlow } from "./check-review.ts";
import type { StepHead } from "./process.ts";
import type { Review, ReviewAdditions, ReviewInput, ReviewStepContents } from "./review.ts";
import type { ReviewTransition } from "./review-process.ts";
import { advance, begin, ensureProduct } from "./run-process.ts";

/** What a step of a review takes. */
export type ReviewStep<N extends ReviewTransition, I extends string = string, G extends string = string> = StepHead &
  ReviewAdditions<I, G> &
  ReviewStepContents<I, G>[N];

/**
 * A review of one city by its peers, in its first state. Everything that is handed in, here and later, is kept: there is no verb that removes.
 * Your input is copied, never kept or frozen.
 *
 * @param framework the benchmark; its ids type the nodes that are named
 * @param input the host, who begins it and when; questions, team and whatever else is there
 * @throws BenchmarkError with all issues
 * @example
 * import { startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const review = startReview(generalGovernance, {
 *   host: { id: "harbourton", name: "Harbourton (invented)" }, date: "2026-01-12", by: "coordinator",
 *   questions: [{ text: "Does our council hear residents before it decides?", nodes: ["governance.voice"] }],
 * });
 * review.state; // "draft"
 */
export function startReview<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: ReviewInput<NoInfer<I>, NoInfer<G>>,
): Review<I, G> {
  return unwrap(tryStartReview(framework, input));
}

/**
 * The same as {@link startReview} for input of unknown shape, without throwing on it.
 *
 * @param framework the benchmark
 * @param input anything, typically parsed JSON
 * @returns the review, or every issue
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { tryStartReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const team = [{ id: "p1", role: "peer", city: "aford", conflicts: [] }];
 * const outcome = tryStartReview(generalGovernance, { host: { id: "aford", name: "Aford (invented)" }, date: "2026-01-12", by: "host", team });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "own-city"
 */
export function tryStartReview<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): Outcome<Review<I, G>> {
  return begin(reviewFlow, framework, input) as Outcome<Review<I, G>>;
}

/**
 * The review one step further. What the step needs is handed in with it, or came in before; {@link reviewProcess} says what that is.
 *
 * Cost: linear in the size of the review, with one check of each assessment in it.
 *
 * @param review made by `startReview` or `advanceReview`
 * @param transition the step
 * @param content date, `by`, what the step takes, and additions
 * @returns another review; the one handed in stays as it is
 * @throws BenchmarkError with all issues: a step that does not begin here, what it needs and has not, unknown ids, dates before the step before, conflicts
 * @example
 * import { advanceReview, startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const host = { id: "harbourton", name: "Harbourton (invented)" };
 * const begun = startReview(generalGovernance, { host, date: "2026-01-12", by: "coordinator" });
 * const review = advanceReview(begun, "assessSelf", {
 *   date: "2026-03-16", by: "host",
 *   initialReport: { city: host, date: "2026-03-10", rater: { role: "self" }, answers: { "governance.leadership.named-lead": "fully" } },
 * });
 * review.history.map(({ transition, by }) => [transition, by]); // [["start", "coordinator"], ["assessSelf", "host"]]
 */
export function advanceReview<I extends string, G extends string, const N extends ReviewTransition>(
  review: Review<I, G>,
  transition: N,
  content: ReviewStep<N, NoInfer<I>, NoInfer<G>>,
): Review<I, G> {
  return unwrap(tryAdvanceReview(review, transition, content));
}

/**
 * The same as {@link advanceReview} for input of unknown shape, without throwing.
 *
 * @param review made by `startReview` or `advanceReview`
 * @param transition the step
 * @param content anything
 * @returns the review one step further, or every issue
 * @example
 * import { startReview, tryAdvanceReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const begun = startReview(generalGovernance, { host: { id: "a", name: "Aford (invented)" }, date: "2026-01-12", by: "host" });
 * const outcome = tryAdvanceReview(begun, "giveFeedback", { date: "2026-02-01", by: "team" });
 * outcome.ok ? "" : outcome.issues[0]?.message; // "The step “giveFeedback” begins at “visited”, but this stands at “draft”. Steps from here: assessSelf."
 */
export function tryAdvanceReview<I extends string, G extends string>(
  review: Review<I, G>,
  transition: unknown,
  content: unknown,
): Outcome<Review<I, G>> {
  return advance(reviewFlow, review, transition ?? "", content) as Outcome<Review<I, G>>;
}

/**
 * The review with something more, in the same state: judgements, findings and talks that come in between two steps.
 *
 * @param review made by `startReview` or `advanceReview`
 * @param content date, `by`, and at least one list
 * @throws BenchmarkError with all issues
 * @example
 * import { addToReview, startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const begun = startReview(generalGovernance, { host: { id: "a", name: "Aford (invented)" }, date: "2026-01-12", by: "host" });
 * const team = [{ id: "p1", role: "peer", city: "bexhaven", conflicts: ["worked for the host until 2021"] }] as const;
 * addToReview(begun, { date: "2026-02-01", by: "coordinator", team }).team.length; // 1
 */
export function addToReview<I extends string, G extends string>(
  review: Review<I, G>,
  content: StepHead & ReviewAdditions<NoInfer<I>, NoInfer<G>>,
): Review<I, G> {
  return unwrap(tryAddToReview(review, content));
}

/**
 * The same as {@link addToReview} for input of unknown shape, without throwing.
 *
 * @param review made by `startReview` or `advanceReview`
 * @param content anything
 * @returns the review, or every issue
 * @example
 * import { startReview, tryAddToReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const begun = startReview(generalGovernance, { host: { id: "a", name: "Aford (invented)" }, date: "2026-01-12", by: "host" });
 * const outcome = tryAddToReview(begun, { date: "2026-02-01", by: "host" });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "nothing-added"
 */
export function tryAddToReview<I extends string, G extends string>(review: Review<I, G>, content: unknown): Outcome<Review<I, G>> {
  return advance(reviewFlow, review, null, content) as Outcome<Review<I, G>>;
}

/** A review that was made here, or a plain copy of one, checked again. */
export function ensureReview<I extends string, G extends string>(review: Review<I, G>): Review<I, G> {
  return ensureProduct(reviewFlow, review) as Review<I, G>;
}

/** How {@link assessmentsOf} gives what a review holds. */
export interface AssessmentsOptions {
  /**
   * Under which framework those stand that were asked only some indicators: the `whole` benchmark (default; the others are then not answered, and all
   * assessments can be set side by side), or what was `asked` (so that a group is scored by what was asked of it).
   */
  readonly under?: "whole" | "asked";
}

/**
 * The assessments that a review holds, ready to be scored and set side by side: the host's first, then the ratings in the order in which they came.
 *
 * @param review made by `startReview` or `advanceReview`
 * @param options `under: "asked"` for scores of those who were asked only some indicators
 * @throws BenchmarkError if it is not a review
 * @example
 * import { assessmentsOf, startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const host = { id: "a", name: "Aford (invented)" };
 * const residents = { city: host, date: "2026-02-01", rater: { role: "stakeholder" }, answers: { "governance.voice.account-given": "partly" } } as const;
 * const review = startReview(generalGovernance, {
 *   host, date: "2026-02-12", by: "coordinator", ratings: [{ assessment: residents, asks: ["governance.voice"] }],
 * });
 * assessmentsOf(review).map(({ rater, framework }) => [rater.role, framework.children.length]); // [["stakeholder", 8]]
 * assessmentsOf(review, { under: "asked" })[0]?.framework.children.length; // 1
 */
export function assessmentsOf<I extends string, G extends string>(
  review: Review<I, G>,
  options: AssessmentsOptions = {},
): readonly Assessment<I, G>[] {
  const { framework, initialReport, ratings } = ensureReview(review);
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(checkShape(z.strictObject({ under: z.optional(z.enum(["whole", "asked"])) }), plain.value, ["options"]));
  const part = (plain.value as AssessmentsOptions).under === "asked";
  const own = initialReport === undefined ? [] : [assess(framework, initialReport)];
  const others = ratings.map(({ assessment, asks }) =>
    assess(asks === undefined || !part ? framework : (askedOf(framework, asks) as Framework<I, G>), assessment),
  );
  return freeze([...own, ...others]);
}
