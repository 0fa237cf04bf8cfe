/** A round of peer reviews, begun, taken from step to step, and added to: throwing and not throwing; with its checks. */
import * as z from "zod/mini";
import { clip, type Issue, issue, type Outcome, unwrap } from "../base/issue.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { publication, reviewFlow } from "./check-review.ts";
import type { StepHead } from "./process.ts";
import { cityIssues, dayIssues, listed, nodeIssues, processShape, shapes, textOf, twice } from "./process-shape.ts";
import { type RoundTransition, roundProcess } from "./review-process.ts";
import type { Round, RoundAdditions, RoundInput, RoundStepContents } from "./round.ts";
import { advance, begin, type Content, contentOf, ensureProduct, type Flow, fromContent, moved, withoutFramework } from "./run-process.ts";

/** The flow of a round. */
export const roundFlow: Flow = {
  process: roundProcess,
  head: ["title", "hosts"],
  lists: ["reviewers", "reviews"],
  stepped: [],
  words: ["coordinator", "host", "team"],
  people: (content) => [...listed(content.hosts), ...listed(content.reviewers)].map(({ id }) => textOf(id)),
  lacks: {
    reviews: (content) => {
      const reviewed = listed(content.reviews).map(({ host }) => (isRecord(host) ? host.id : null));
      return listed(content.hosts).flatMap(({ id, name }) => (reviewed.includes(id as Json) ? [] : [textOf(name)]));
    },
  },
  read: readRound,
  inner: { key: "reviews", flow: reviewFlow },
};

/** What a step of a round takes. */
export type RoundStep<N extends RoundTransition, I extends string = string, G extends string = string> = StepHead &
  RoundAdditions<I, G> &
  RoundStepContents<I, G>[N];

/**
 * A round of reviews under one benchmark, in its first state. A review joins it when its report is issued, here or later.
 *
 * @param framework the benchmark, in the version in which all cities are reviewed
 * @param input the host cities, who begins it and when
 * @throws BenchmarkError with all issues: a city that is named twice, a review under another benchmark or of a city that is no host
 * @example
 * import { startRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const [aford, bexhaven] = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts: [aford, bexhaven], reviewers: [aford], date: "2026-01-12", by: "coordinator" });
 * round.state; // "prepared"
 */
export function startRound<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: RoundInput<NoInfer<I>, NoInfer<G>>,
): Round<I, G> {
  return unwrap(tryStartRound(framework, input));
}

/**
 * The same as {@link startRound} for input of unknown shape, without throwing on it.
 *
 * @param framework the benchmark
 * @param input anything
 * @returns the round, or every issue
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { tryStartRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = { id: "aford", name: "Aford (invented)" };
 * const outcome = tryStartRound(generalGovernance, { hosts: [aford, aford], date: "2026-01-12", by: "coordinator" });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "listed-twice"
 */
export function tryStartRound<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): Outcome<Round<I, G>> {
  return begin(roundFlow, framework, input) as Outcome<Round<I, G>>;
}

/**
 * The round one step further. {@link roundProcess} says what each step needs.
 *
 * @param round made by `startRound` or `advanceRound`
 * @param transition the step
 * @param content date, `by`, what the step takes, and additions
 * @returns another round; the one handed in stays as it is
 * @throws BenchmarkError with all issues: a step that does not begin here, what it needs and has not, unknown ids
 * @example
 * import { startRound, tryAdvanceRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const hosts = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts, date: "2026-01-12", by: "coordinator" });
 * const outcome = tryAdvanceRound(round, "closeReviews", { date: "2026-11-30", by: "coordinator" });
 * outcome.ok ? [] : outcome.issues.map(({ params }) => params.whom); // ["Aford (invented)", "Bexhaven (invented)"]
 */
export function advanceRound<I extends string, G extends string, const N extends RoundTransition>(
  round: Round<I, G>,
  transition: N,
  content: RoundStep<N, NoInfer<I>, NoInfer<G>>,
): Round<I, G> {
  return unwrap(tryAdvanceRound(round, transition, content));
}

/**
 * The same as {@link advanceRound} for input of unknown shape, without throwing.
 *
 * @param round made by `startRound` or `advanceRound`
 * @param transition the step
 * @param content anything
 * @returns the round one step further, or every issue
 * @example
 * import { startRound, tryAdvanceRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const hosts = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts, date: "2026-01-12", by: "coordinator" });
 * const outcome = tryAdvanceRound(round, "publish", { date: "2027-01-30", by: "coordinator" });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "step-not-now"
 */
export function tryAdvanceRound<I extends string, G extends string>(
  round: Round<I, G>,
  transition: unknown,
  content: unknown,
): Outcome<Round<I, G>> {
  return advance(roundFlow, round, transition ?? "", content) as Outcome<Round<I, G>>;
}

/**
 * The round with something more, in the same state: a review whose report is out, a city that sends peers.
 *
 * @param round made by `startRound` or `advanceRound`
 * @param content date, `by`, and at least one list
 * @throws BenchmarkError with all issues
 * @example
 * import { addToRound, startRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const hosts = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts, date: "2026-01-12", by: "coordinator" });
 * const reviewers = [{ id: "cray", name: "Cray (invented)" }];
 * addToRound(round, { date: "2026-01-20", by: "coordinator", reviewers }).reviewers.length; // 1
 */
export function addToRound<I extends string, G extends string>(
  round: Round<I, G>,
  content: StepHead & RoundAdditions<NoInfer<I>, NoInfer<G>>,
): Round<I, G> {
  return unwrap(tryAddToRound(round, content));
}

/**
 * The same as {@link addToRound} for input of unknown shape, without throwing.
 *
 * @param round made by `startRound` or `advanceRound`
 * @param content anything
 * @returns the round, or every issue
 * @example
 * import { startRound, tryAddToRound } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const hosts = [{ id: "aford", name: "Aford (invented)" }, { id: "bexhaven", name: "Bexhaven (invented)" }];
 * const round = startRound(generalGovernance, { hosts, date: "2026-01-12", by: "coordinator" });
 * const outcome = tryAddToRound(round, { date: "2026-01-20", by: "mayor", reviewers: [{ id: "cray", name: "Cray (invented)" }] });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "who-unknown"
 */
export function tryAddToRound<I extends string, G extends string>(round: Round<I, G>, content: unknown): Outcome<Round<I, G>> {
  return advance(roundFlow, round, null, content) as Outcome<Round<I, G>>;
}

/** A round that was made here, or a plain copy of one, checked again. */
export function ensureRound<I extends string, G extends string>(round: Round<I, G>): Round<I, G> {
  return ensureProduct(roundFlow, round) as Round<I, G>;
}

function readRound(tree: Outline, content: Content): { readonly issues: readonly Issue[]; readonly content: Content } {
  const hosts = listed(content.hosts);
  const { comparison, revision } = content;
  const cities = hosts.map(({ id }) => textOf(id));
  const common = isRecord(comparison) ? listed(comparison.common) : [];
  const issues: Issue[] = [
    ...checkShape(schema(), content, []),
    ...["hosts", "reviewers"].flatMap((list) => [
      ...twice(
        listed(content[list]).map(({ id }) => id),
        (i) => [list, i, "id"],
      ),
      ...listed(content[list]).flatMap((city, i) => cityIssues(tree.framework, city, [list, i])),
    ]),
    ...twice(
      common.map(({ id }) => id),
      (i) => ["comparison", "common", i, "id"],
    ),
    ...common.flatMap(({ nodes, cities: found }, i) => {
      const at = ["comparison", "common", i];
      return [...nodeIssues(tree, nodes, [...at, "nodes"]), ...elsewhere(cities, Array.isArray(found) ? found : [], [...at, "cities"])];
    }),
    ...(isRecord(revision) ? listed(revision.changes) : []).flatMap(({ node }, i) =>
      nodeIssues(tree, node === undefined ? [] : [node], []).map((each) => moved(each, ["revision", "changes", i, "node"])),
    ),
    ...(isRecord(revision) && revision.version === tree.framework.version
      ? [issue("version-same", ["revision", "version"], { version: tree.framework.version })]
      : []),
    ...dayIssues(
      content,
      (["comparison", "publication"] as const).map((key) => {
        const part = content[key];
        return [isRecord(part) ? part.date : undefined, [key, "date"]];
      }),
    ),
  ];
  const reviews = (Array.isArray(content.reviews) ? content.reviews : []).map((given: Json, i) => {
    const at = ["reviews", i];
    const { issues: foreign, content: bare } = withoutFramework(tree, given, at);
    const outcome = fromContent(reviewFlow, tree.framework, bare);
    issues.push(...foreign, ...(outcome.ok ? [] : outcome.issues.map((each) => moved(each, [...at, ...each.path]))));
    return outcome.ok ? contentOf(reviewFlow, outcome.value) : bare;
  });
  const hosted = reviews.map((review) => (isRecord(review) && isRecord(review.host) ? review.host.id : undefined));
  issues.push(...elsewhere(cities, hosted, ["reviews"], ["host", "id"]), ...twice(hosted, (i) => ["reviews", i, "host", "id"]));
  for (const [i, review] of reviews.entries())
    if (isRecord(review) && review.state !== "reportIssued" && typeof review.state === "string")
      issues.push(issue("review-open", ["reviews", i, "state"], { city: clip(textOf(hosted[i]), 200), state: review.state }));
  return { issues, content: { ...content, reviews } };
}

function elsewhere(
  cities: readonly string[],
  named: readonly (Json | undefined)[],
  path: readonly string[] | readonly (string | number)[],
  end: readonly string[] = [],
): Issue[] {
  return named.flatMap((city, i) =>
    typeof city !== "string" || cities.includes(city)
      ? []
      : [issue("city-elsewhere", [...path, i, ...end], { city: clip(city, 200), known: cities.join(", ") })],
  );
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  made ??= makeSchema();
  return made;
}

function makeSchema(): z.ZodMiniType {
  const { text, said, date, nodes, city } = shapes();
  const common = z.strictObject({ id: text, kind: z.enum(["strength", "gap", "challenge"]), nodes, text, cities: nodes });
  const change = z.enum(["add", "remove", "reword", "split", "merge", "move", "weight", "scale", "other"]);
  return z.strictObject({
    ...processShape(roundProcess),
    hosts: z.array(city).check(z.minLength(2)),
    reviewers: z.array(city),
    reviews: z.array(z.record(z.string(), z.unknown())),
    comparison: z.optional(z.strictObject({ title: text, date, reference: said, summary: said, common: z.optional(z.array(common)) })),
    revision: z.optional(
      z.strictObject({ version: text, changes: z.array(z.strictObject({ node: text, change, text, reason: text })).check(z.minLength(1)) }),
    ),
    publication: z.optional(publication()),
  });
}
