/** Which experienced city mentors which: schemes of one mentor and three or four implementing cities, with the reason for each match. */
import { decimal, exactText, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, type Outcome, unwrap } from "../base/issue.ts";
import { statementOf } from "../model/statement.ts";
import type { Match, MatchedScheme, MatchInput, Matching, MatchLikeness, MatchPoints } from "./matching.ts";
import { demandIssues } from "./matching-demands.ts";
import { type ReadCity, type ReadMatching, type ReadTheme, readMatching } from "./matching-options.ts";
import { demandsOf, type Link, type Links, linksOf, problemOf, SIZE, schemesOf } from "./matching-pairs.ts";
import { type Pair, type Problem, worthOf } from "./matching-problem.ts";
import { reasonsOf, unplacedIn } from "./matching-reasons.ts";
import { type Solved, solve } from "./matching-solve.ts";
import { TOLERANCE } from "./matching-solver.ts";
import { attempt } from "./run-process.ts";

/** How many nodes the search visits at most: alone, and before a solver takes over. */
const NODES = { alone: 32_768, beforeSolver: 2_048 };

/**
 * Mentoring schemes from what cities offer and need: in each theme any number of schemes, each of one mentor and three or four implementing cities.
 *
 * - The gap of a pair is the mentor's value less the implementing city's, at the theme's node. Where one of them has no scored value, the gap that the city
 *   named stands in its place, if it named points. Without a gap above 0 there is nothing to learn, and no match.
 * - A match needs: both willing in the theme, room at both, a language that the whole scheme shares, no earlier pairing. No city mentors and learns in one
 *   theme, learns twice in one, or mentors twice in one.
 * - A pair is worth its gap; with `context`, also weight × likeness. The best matching is worth most in all; then it places the most cities; then it has the
 *   first pair, by ids of theme, mentor and city, that another has not. Worth is counted exactly, rounded to 30 decimals a pair; the order of the input makes
 *   no difference.
 *
 * Cost: fourteen cities and four themes take a fraction of a second as a rule, fifty cities seconds. The search may stop at its number of nodes; then `optimal`
 * is false and `bound` is what was proven, unless a loaded solver (`highs`) takes over.
 *
 * @param input cities, themes, options
 * @returns a frozen matching, with what could not be matched and why
 * @throws BenchmarkError with all issues: unknown ids, results that may not be shown or belong elsewhere; demands that cannot be met, with what binds
 * @example
 * import { defineFramework, matchMentors } from "indicatree";
 *
 * const marks = { kind: "points", id: "marks", maximum: 100 } as const;
 * const one = defineFramework({ id: "one", title: "One", version: "1.0.0", status: "untested",
 *   children: [{ id: "one.desk", title: "Desk", question: "How good is the desk?", scale: marks }] });
 * const learner = (id: string, points: number) =>
 *   ({ city: { id, name: `${id} (invented)` }, languages: ["English"], implement: [{ theme: "one", gap: { text: "No desk yet.", points } }] }) as const;
 * const found = matchMentors({
 *   cities: [{ city: { id: "dunmouth", name: "Dunmouth (invented)" }, languages: ["English"], mentor: ["one"] },
 *     learner("aford", 40), learner("beford", 25), learner("ceford", 30), learner("deford", 10), learner("eford", 20)],
 *   themes: [{ framework: one }],
 * });
 * found.schemes.map(({ mentor, implementing }) => [mentor.id, implementing.map(({ city }) => city.id)]); // [["dunmouth", ["aford", "beford", "ceford", "eford"]]]
 * found.total.exact; // "115"
 * found.unplaced.map(({ city, reason }) => [city, reason]); // [["deford", "schemes-full"]]
 */
export function matchMentors<const I extends string, const G extends string>(input: MatchInput<I, G>): Matching<G> {
  return unwrap(tryMatchMentors<G>(input));
}

/**
 * The same as {@link matchMentors} for input of unknown shape, without throwing.
 *
 * @param input anything
 * @returns the matching, or every issue
 * @example
 * import { tryMatchMentors } from "indicatree";
 *
 * const outcome = tryMatchMentors({ cities: [], themes: [] });
 * outcome.ok ? [] : outcome.issues.map(({ code, path }) => [code, path]); // [["out-of-range", ["cities"]], ["out-of-range", ["themes"]]]
 */
export function tryMatchMentors<const G extends string = string>(input: unknown): Outcome<Matching<G>> {
  return freeze(attempt(() => matched(readMatching(input)))) as Outcome<Matching<G>>;
}

function matched(given: ReadMatching): Matching {
  const { solver, options } = given;
  const links = linksOf(given);
  const demands = demandsOf(given);
  const problem = problemOf(links, demands);
  const nodes = options.nodes ?? (solver === undefined ? NODES.alone : NODES.beforeSolver);
  const solved = solve(problem, nodes, solver);
  if (solved.best !== null) return productOf(links, problem, solved, nodes);
  const issues = solved.optimal ? demandIssues(links, demands, nodes) : [];
  throw new BenchmarkError(issues.length > 0 ? issues : [issue("matching-not-found", ["options"], { nodes })]);
}

function productOf(
  links: Links,
  problem: Problem,
  { best, optimal, tiesSettled, bound, nodes: visited, bySolver }: Solved,
  nodes: number,
): Matching {
  const { themes, cities, options } = links.given;
  const { earlier = [], place = [], context = null, leastGap = null, languages = "scheme", roles = "one" } = options;
  const chosen = best ?? [];
  const themeIds = (places: Iterable<number>): string[] => [...places].map((theme) => (themes[theme] as ReadTheme).id);
  const trees = [...new Set(themes.map(({ tree }) => tree))];
  return {
    kind: "matching",
    themes: themes.map(({ id, title, tree: { framework, digest }, schemes }) => ({
      id,
      title,
      framework: { id: framework.id, version: framework.version, digest },
      schemes,
    })),
    cities: cities.map(({ city: { id, name }, languages: spoken, mentor, implement, capacity }) => ({
      ...{ id, name, languages: spoken, capacity },
      mentor: themeIds(mentor),
      implement: themeIds(implement.keys()),
    })),
    schemes: schemesOf(chosen).map((pairs) => schemeOf(links, problem, pairs)),
    unplaced: unplacedIn(links, problem, chosen),
    total: inPoints(worthOf(chosen)),
    optimal,
    tiesSettled,
    bound: inPoints(bound),
    method: bySolver > 0 ? "solver" : "search",
    tolerance: toDouble(decimal(TOLERANCE).times(bySolver)),
    nodesVisited: visited,
    settings: { earlier, place, context, leastGap, languages, roles, nodes, size: SIZE },
    statement: [...trees.map(({ framework }) => statementOf(framework)), "How cities are matched is this project's own."].join(" "),
  };
}

function schemeOf(links: Links, problem: Problem, pairs: readonly Pair[]): MatchedScheme {
  const { themes, cities } = links.given;
  const { theme, mentor } = pairs[0] as Pair;
  const shared = pairs.map((pair) => links.link(theme, mentor, pair.city).languages);
  return {
    theme: (themes[theme] as ReadTheme).id,
    mentor: named(cities[mentor] as ReadCity),
    implementing: pairs.map(({ city }) => {
      const each = cities[city] as ReadCity;
      return { city: named(each), gap: { text: each.implement.get(theme)?.text as string } };
    }),
    languages: (shared[0] ?? []).filter((language) => shared.every((list) => list.includes(language))),
    matches: pairs.map((pair) => matchOf(links, problem, pair)),
    worth: inPoints(worthOf(pairs)),
  };
}

/** A city without its context, which may be none of the theme's. */
function named({ city: { id, name } }: ReadCity): { readonly id: string; readonly name: string } {
  return { id, name };
}

function matchOf(links: Links, problem: Problem, pair: Pair): Match {
  const { cities } = links.given;
  const { gap, basis, likeness, languages } = links.link(pair.theme, pair.mentor, pair.city);
  const value = (city: number): MatchPoints | null => {
    const found = (cities[city] as ReadCity).values.get(pair.theme);
    return found === undefined ? null : { value: toDouble(found), exact: exactText(found) };
  };
  const size = gap as NonNullable<Link["gap"]>;
  return {
    city: (cities[pair.city] as ReadCity).city.id,
    gap: { value: toDouble(size), exact: exactText(size) },
    basis,
    values: { mentor: value(pair.mentor), own: value(pair.city) },
    likeness: likeness === null ? null : likenessIn(likeness),
    worth: inPoints(pair.worth),
    languages,
    reasons: reasonsOf(links, problem, pair),
  };
}

function likenessIn({ value, near }: NonNullable<Link["likeness"]>): MatchLikeness {
  return { value: value === null ? null : toDouble(value), exact: value === null ? null : exactText(value), near };
}

/** Units of 10⁻³⁰ as points. */
function inPoints(units: bigint): MatchPoints {
  const value = decimal(units.toString()).times("1e-30");
  return { value: toDouble(value), exact: exactText(value) };
}
