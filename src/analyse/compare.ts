/** From scorecards to a comparison: the same nodes of all cities in columns; the cards themselves are not kept. */
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { canonicalJson } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, kindOf, MAXIMUM_ISSUES, throwIfAny } from "../base/issue.ts";
import { fieldsOf, listOf, setOwn } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import { ensureScorecard } from "../score/check-scorecard.ts";
import { score } from "../score/score.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import { madeHere } from "./check-comparison.ts";
import type { Comparison, ComparisonBasis } from "./comparison.ts";
import { commonTree } from "./progress-basis.ts";

/** What {@link compare} can be told. */
export interface CompareOptions {
  /** “mixed” lets ratings by city, peers, experts and consensus stand side by side; the columns say whose each is. Default: one role only. */
  readonly roles?: "mixed";
  /** Called after every hundred scorecards with how many are done. */
  readonly onProgress?: (done: number) => void;
  /** When it says `aborted`, the comparison stops with an error of the code “aborted”; such as the signal of an `AbortController`. */
  readonly signal?: { readonly aborted: boolean };
}

const EVERY = 100;
const NUMBERS = ["value", "exact", "low", "high", "coverage", "answered", "open", "excluded", "evidenced"] as const;
type Columns = { [K in (typeof NUMBERS)[number]]: (number | string | null)[] };

/**
 * Sets cities side by side: for every node one column of values, of possible ranges, of coverage and of counts. Cities stay in the order given;
 * nothing is ranked. All cards must come from one framework version and one policy, and one role of raters unless asked otherwise.
 *
 * Cost: one pass; memory in proportion to nodes × cities, whatever the cards weigh, so that a generator can hand in ten thousand.
 *
 * @param cards made by `score`, one for each city
 * @param options roles, progress, abort
 * @throws BenchmarkError for no cards, a city twice, other frameworks, policies or roles (all of them are named), and when aborted
 * @example
 * import { assess, compare, defineFramework, fullyPartlyNot, score } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const card = (id: string, a: "fully" | "partly") =>
 *   score(assess(small, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers: { "small.a": a, "small.b": "fully" } }));
 * const both = compare([card("aford", "partly"), card("beford", "fully")]);
 * both.nodes.small?.value; // [75, 100]
 * both.cities.map((city) => city.id); // ["aford", "beford"]
 */
export function compare<const I extends string, const G extends string>(
  cards: Iterable<Scorecard<I, G>>,
  options: CompareOptions = {},
): Comparison<I | G> {
  return collect(cards, options, null) as Comparison<I | G>;
}

/**
 * Compares cities that were assessed with different versions of a framework, on what the versions share: the indicators of the same id and scale,
 * in the tree and with the weights of the framework that was given last. The basis of the result says how much that is.
 *
 * @param assessments one for each city
 * @param options as for {@link compare}, and a policy for the scoring
 * @throws BenchmarkError as {@link compare}, and if the versions share nothing
 * @example
 * import { assess, compareShared, defineFramework, yesNo } from "indicatree";
 *
 * const version = (number: string, names: readonly string[]) =>
 *   defineFramework({ id: "t", title: "T", version: number, status: "untested", children: names.map((name) => ({ id: `t.${name}`, title: name, question: `${name}?`, scale: yesNo })) });
 * const head = { date: "2026-03-01", rater: { role: "self" } } as const;
 * const old = assess(version("1.0.0", ["a", "b"]), { ...head, city: { id: "aford", name: "Aford (invented)" }, answers: { "t.a": "yes", "t.b": "no" } });
 * const latest = assess(version("2.0.0", ["a", "c"]), { ...head, city: { id: "beford", name: "Beford (invented)" }, answers: { "t.a": "no", "t.c": "yes" } });
 * const shared = compareShared([old, latest]);
 * shared.nodes.t?.value; // [100, 0]
 * shared.basis; // { kind: "shared-indicators", indicators: 1, weight: 0.5, versions: ["1.0.0", "2.0.0"] }
 */
export function compareShared(
  assessments: Iterable<Assessment>,
  options: CompareOptions & { readonly policy?: ScoringPolicy } = {},
): Comparison {
  const checked: Assessment[] = [];
  for (const assessment of iterable(assessments)) checked.push(ensureAssessment(assessment));
  if (checked.length === 0) throw new BenchmarkError([issue("nothing-to-compare", [])]);
  const { policy, ...rest } = optionsOf<typeof options>(options);
  const { framework, basis } = commonTree(checked, true);
  const kept = new Set(outline(framework).indicators.map(({ id }) => id));
  const cards = function* (): Generator<Scorecard> {
    for (const { framework: _, kind: __, answers, ...head } of checked) {
      const own = Object.fromEntries(Object.entries(answers).filter(([id]) => kept.has(id)));
      yield score(ensureAssessment({ ...head, kind: "assessment", framework, answers: own } as Assessment), policy);
    }
  };
  const versions = [...new Set(checked.map((assessment) => assessment.framework.version))].sort();
  return collect(cards(), rest, {
    kind: "shared-indicators",
    indicators: basis.indicators,
    weight: basis.weight.at(-1) as number,
    versions,
  });
}

function iterable<T>(given: Iterable<T>): Iterable<T> {
  if (kindOf(given) === "a list") return listOf(given as unknown as readonly T[]);
  try {
    if (typeof given === "object" && given !== null && typeof given[Symbol.iterator] === "function") return given;
  } catch {
    // What cannot be read is named below.
  }
  throw new BenchmarkError([
    issue("wrong-type", [], { expected: "a list of scorecards, or anything that gives them one by one", received: kindOf(given) }),
  ]);
}

function collect(cards: Iterable<unknown>, options: CompareOptions, given: ComparisonBasis | null): Comparison {
  const { roles, onProgress, signal } = checkOptions(options);
  const columns = new Map<string, Columns>();
  const texts = new Map<string, string>();
  const seen = new Map<string, number>();
  const issues: Issue[] = [];
  const heads: Pick<Scorecard, "city" | "date" | "rater" | "gates">[] = [];
  let first: Scorecard | undefined;
  let policy = "";
  let done = 0;
  for (const one of iterable(cards)) {
    if (isAborted(signal)) throw new BenchmarkError([issue("aborted", [], { done })]);
    const card = ensureScorecard(one, [done]);
    if (first === undefined) {
      first = card;
      policy = canonicalJson(card.policy);
      for (const id of Object.keys(card.nodes)) columns.set(id, emptyColumns());
    }
    const found = differences(first, policy, card, done, seen, roles === "mixed");
    issues.push(...found);
    if (issues.length > MAXIMUM_ISSUES) break;
    if (found.length === 0) {
      seen.set(key(card, roles === "mixed"), done);
      heads.push({ city: card.city, date: card.date, rater: card.rater, gates: card.gates });
      for (const [id, column] of columns) push(column, (card.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore, texts);
    }
    done++;
    if (done % EVERY === 0) onProgress?.(done);
  }
  throwIfAny(issues);
  if (first === undefined) throw new BenchmarkError([issue("nothing-to-compare", [])]);
  const nodes = {};
  for (const [id, column] of columns) setOwn(nodes, id, column);
  const root = columns.values().next().value as Columns;
  const indicators = (root.answered[0] as number) + (root.open[0] as number) + (root.excluded[0] as number);
  const made: Comparison = freeze({
    kind: "comparison",
    framework: first.framework,
    policy: first.policy,
    basis: given ?? { kind: "whole", indicators, weight: 1, versions: [first.framework.version] },
    cities: heads.map(({ city }) => city),
    dates: heads.map(({ date }) => date),
    raters: heads.map(({ rater }) => rater),
    gates: heads.map(({ gates }) => gates.flatMap(({ id, state }) => (state === "met" ? [] : [{ id, state }]))),
    nodes: nodes as Comparison["nodes"],
    statement: first.statement,
  } satisfies Comparison);
  return madeHere(made);
}

function checkOptions(options: CompareOptions): CompareOptions {
  const issues: Issue[] = [];
  const given = optionsOf<CompareOptions>(options);
  const { roles, onProgress, signal, ...rest } = given;
  const wrong = (name: string, expected: string, received: unknown): void => {
    issues.push(issue("wrong-type", ["options", name], { expected, received: kindOf(received) }));
  };
  if (roles !== undefined && roles !== "mixed") wrong("roles", "“mixed”, or left out", roles);
  if (onProgress !== undefined && typeof onProgress !== "function") wrong("onProgress", "a function", onProgress);
  if (signal !== undefined && !canAbort(signal)) wrong("signal", "an object with aborted", signal);
  for (const name of Object.keys(rest))
    issues.push(issue("unknown-key", ["options", name], { nearest: null, known: "roles, onProgress, signal" }));
  throwIfAny(issues);
  return given;
}

/** A signal changes: it is read each time. */
function isAborted(signal: CompareOptions["signal"]): boolean {
  try {
    return signal?.aborted === true;
  } catch {
    throw new BenchmarkError([issue("unreadable", ["options", "signal"])]);
  }
}

function canAbort(signal: unknown): boolean {
  try {
    return typeof (signal as { readonly aborted?: unknown } | null)?.aborted === "boolean";
  } catch {
    return false;
  }
}

function optionsOf<O>(options: unknown): O {
  const given = fieldsOf(options);
  if (given === null) throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  return given as O;
}

/** What tells columns apart. */
function key({ city, rater }: Scorecard, mixed: boolean): string {
  return mixed ? canonicalJson([city.id, rater.role, rater.id ?? null]) : city.id;
}

function differences(
  first: Scorecard,
  policy: string,
  card: Scorecard,
  at: number,
  seen: ReadonlyMap<string, number>,
  mixed: boolean,
): Issue[] {
  const city = card.city.name;
  const name = ({ framework }: Scorecard): string => `${framework.id} ${framework.version} (${framework.digest.slice(0, 15)}…)`;
  const issues: Issue[] = [];
  if (card.framework.digest !== first.framework.digest || Object.keys(card.nodes).join() !== Object.keys(first.nodes).join())
    issues.push(issue("frameworks-mixed", [at], { city, received: name(card), expected: name(first) }));
  else if (card.policy !== first.policy && canonicalJson(card.policy) !== policy) issues.push(issue("policies-mixed", [at], { city }));
  if (!mixed && card.rater.role !== first.rater.role)
    issues.push(issue("roles-mixed", [at], { city, received: card.rater.role, expected: first.rater.role }));
  const before = seen.get(key(card, mixed));
  if (before !== undefined) issues.push(issue("city-again", [at], { city, first: before + 1 }));
  return issues;
}

function emptyColumns(): Columns {
  return Object.fromEntries(NUMBERS.map((name) => [name, []])) as unknown as Columns;
}

/** Many cities have the same value; its text is kept once. */
function push(column: Columns, node: NodeScore, texts: Map<string, string>): void {
  const { value, exact, range, coverage, counts } = node;
  if (exact !== null && !texts.has(exact)) texts.set(exact, exact);
  column.value.push(value);
  column.exact.push(exact === null ? null : (texts.get(exact) as string));
  column.low.push(range?.low ?? null);
  column.high.push(range?.high ?? null);
  column.coverage.push(coverage);
  for (const name of ["answered", "open", "excluded", "evidenced"] as const) column[name].push(counts[name]);
}
