/** A mentoring scheme, begun, taken from step to step, and added to: throwing and not throwing. */
import { type Outcome, unwrap } from "../base/issue.ts";
import type { Framework } from "../model/tree.ts";
import { schemeFlow } from "./check-scheme.ts";
import type { StepHead } from "./process.ts";
import { advance, begin, ensureProduct } from "./run-process.ts";
import type { Scheme, SchemeAdditions, SchemeInput, SchemeStepContents } from "./scheme.ts";
import type { SchemeTransition } from "./scheme-process.ts";

/** What a step of a scheme takes. */
export type SchemeStep<N extends SchemeTransition, I extends string = string, G extends string = string> = StepHead &
  SchemeAdditions<I, G> &
  SchemeStepContents[N];

/**
 * A mentoring scheme in its first state: a theme, and cities that have named a gap in it. Everything that is handed in, here and later, is kept.
 *
 * @param framework the toolkit's benchmark; its ids type theme and gaps
 * @param input theme, implementing cities, who begins it and when
 * @throws BenchmarkError with all issues
 * @example
 * import { startScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const scheme = startScheme(neighbourhoodParticipation, {
 *   theme: "neighbourhoods", date: "2026-01-12", by: "coordinator",
 *   implementing: [{ city: { id: "aford", name: "Aford (invented)" }, gap: { text: "Few residents of the new quarters come to meetings." } }],
 * });
 * scheme.state; // "gapNamed"
 */
export function startScheme<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: SchemeInput<NoInfer<I>, NoInfer<G>>,
): Scheme<I, G> {
  return unwrap(tryStartScheme(framework, input));
}

/**
 * The same as {@link startScheme} for input of unknown shape, without throwing on it.
 *
 * @param framework the toolkit's benchmark
 * @param input anything
 * @returns the scheme, or every issue
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { tryStartScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const outcome = tryStartScheme(neighbourhoodParticipation, { theme: "neighbourhoods", date: "2026-01-12", by: "coordinator", implementing: [] });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "out-of-range"
 */
export function tryStartScheme<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): Outcome<Scheme<I, G>> {
  return begin(schemeFlow, framework, input) as Outcome<Scheme<I, G>>;
}

/**
 * The scheme one step further. {@link schemeProcess} says what each step needs.
 *
 * Cost: linear in the size of the scheme, with one check of each assessment and roadmap in it.
 *
 * @param scheme made by `startScheme` or `advanceScheme`
 * @param transition the step
 * @param content date, `by`, what the step takes, and additions
 * @returns another scheme; the one handed in stays as it is
 * @throws BenchmarkError with all issues: a step that does not begin here, what it needs and has not, unknown ids and cities, progress of another roadmap
 * @example
 * import { advanceScheme, startScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const implementing = ["Aford", "Bexhaven", "Cray"].map((name) => ({
 *   city: { id: name.toLowerCase(), name: `${name} (invented)` }, gap: { text: "Few residents come to meetings." },
 * }));
 * const scheme = startScheme(neighbourhoodParticipation, { theme: "neighbourhoods", date: "2026-01-12", by: "coordinator", implementing });
 * const mentor = { id: "dunmouth", name: "Dunmouth (invented)" };
 * advanceScheme(scheme, "match", { date: "2026-02-02", by: "facilitator", mentor }).state; // "matched"
 */
export function advanceScheme<I extends string, G extends string, const N extends SchemeTransition>(
  scheme: Scheme<I, G>,
  transition: N,
  content: SchemeStep<N, NoInfer<I>, NoInfer<G>>,
): Scheme<I, G> {
  return unwrap(tryAdvanceScheme(scheme, transition, content));
}

/**
 * The same as {@link advanceScheme} for input of unknown shape, without throwing.
 *
 * @param scheme made by `startScheme` or `advanceScheme`
 * @param transition the step
 * @param content anything
 * @returns the scheme one step further, or every issue
 * @example
 * import { startScheme, tryAdvanceScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const implementing = [{ city: { id: "aford", name: "Aford (invented)" }, gap: { text: "Few residents come to meetings." } }];
 * const scheme = startScheme(neighbourhoodParticipation, { theme: "neighbourhoods", date: "2026-01-12", by: "coordinator", implementing });
 * const outcome = tryAdvanceScheme(scheme, "match", { date: "2026-02-02", by: "facilitator" });
 * outcome.ok ? [] : outcome.issues.map(({ params }) => params.need); // ["mentor", "implementing"]
 */
export function tryAdvanceScheme<I extends string, G extends string>(
  scheme: Scheme<I, G>,
  transition: unknown,
  content: unknown,
): Outcome<Scheme<I, G>> {
  return advance(schemeFlow, scheme, transition ?? "", content) as Outcome<Scheme<I, G>>;
}

/**
 * The scheme with something more, in the same state: a visit, a lesson, a later progress.
 *
 * @param scheme made by `startScheme` or `advanceScheme`
 * @param content date, `by`, and at least one list
 * @throws BenchmarkError with all issues
 * @example
 * import { addToScheme, startScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const implementing = [{ city: { id: "aford", name: "Aford (invented)" }, gap: { text: "Few residents come to meetings." } }];
 * const scheme = startScheme(neighbourhoodParticipation, { theme: "neighbourhoods", date: "2026-01-12", by: "coordinator", implementing });
 * const lessons = [{ by: "aford", text: "Naming the gap took three talks with associations." }];
 * addToScheme(scheme, { date: "2026-02-02", by: "aford", lessons }).lessons[0]?.step; // "gapNamed"
 */
export function addToScheme<I extends string, G extends string>(
  scheme: Scheme<I, G>,
  content: StepHead & SchemeAdditions<NoInfer<I>, NoInfer<G>>,
): Scheme<I, G> {
  return unwrap(tryAddToScheme(scheme, content));
}

/**
 * The same as {@link addToScheme} for input of unknown shape, without throwing.
 *
 * @param scheme made by `startScheme` or `advanceScheme`
 * @param content anything
 * @returns the scheme, or every issue
 * @example
 * import { startScheme, tryAddToScheme } from "indicatree";
 * import { neighbourhoodParticipation } from "indicatree/frameworks/neighbourhood-participation";
 *
 * const implementing = [{ city: { id: "aford", name: "Aford (invented)" }, gap: { text: "Few residents come to meetings." } }];
 * const scheme = startScheme(neighbourhoodParticipation, { theme: "neighbourhoods", date: "2026-01-12", by: "coordinator", implementing });
 * const outcome = tryAddToScheme(scheme, { date: "2026-01-02", by: "aford", lessons: [{ by: "aford", text: "Ask early." }] });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "step-too-early"
 */
export function tryAddToScheme<I extends string, G extends string>(scheme: Scheme<I, G>, content: unknown): Outcome<Scheme<I, G>> {
  return advance(schemeFlow, scheme, null, content) as Outcome<Scheme<I, G>>;
}

/** A scheme that was made here, or a plain copy of one, checked again. */
export function ensureScheme<I extends string, G extends string>(scheme: Scheme<I, G>): Scheme<I, G> {
  return ensureProduct(schemeFlow, scheme) as Scheme<I, G>;
}
