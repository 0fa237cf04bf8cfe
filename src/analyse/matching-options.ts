/** What `matchMentors` is told, checked: shapes, ids, whose results they are and who may see them, and what would change nothing. */
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Decimal, decimal } from "../base/decimal.ts";
import { canonicalJson } from "../base/digest.ts";
import { BenchmarkError, capped, clip, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, fieldsOf, type Json, listOf } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { ensureScorecard } from "../score/check-scorecard.ts";
import { score } from "../score/score.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import type { MatchCity, MatchOptions } from "./matching.ts";
import { matchSchema } from "./matching-input.ts";
import { moved } from "./run-process.ts";

type Path = readonly (string | number)[];

/** A theme with nothing wrong in it. */
export interface ReadTheme {
  /** Id of its node. */
  readonly id: string;
  readonly title: string;
  readonly tree: Outline;
  readonly schemes: number | null;
}

/** A city with nothing wrong in it, every default filled in. Themes are places in the list of themes. */
export interface ReadCity {
  readonly city: MatchCity["city"];
  readonly languages: readonly string[];
  readonly mentor: readonly number[];
  readonly implement: ReadonlyMap<number, { readonly text: string; readonly points: Decimal | null }>;
  readonly capacity: { readonly mentor: number; readonly implement: number };
  /** Its value in each theme, if a scored one was handed in. */
  readonly values: ReadonlyMap<number, Decimal>;
}

/** Everything that is matched. */
export interface ReadMatching {
  /** By id. */
  readonly themes: readonly ReadTheme[];
  /** By id. */
  readonly cities: readonly ReadCity[];
  readonly options: Omit<MatchOptions, "solver">;
  readonly solver: MatchOptions["solver"];
}

/** An input of which results and frameworks were taken out: they are products, and checked as such. */
interface Given {
  readonly cities: readonly (MatchCity & { readonly results?: undefined })[];
  readonly themes: readonly { readonly node?: string; readonly schemes?: number }[];
  readonly options?: Omit<MatchOptions, "solver">;
}

/**
 * The input, read.
 *
 * @throws BenchmarkError with everything wrong with it
 */
export function readMatching(input: unknown): ReadMatching {
  const issues: Issue[] = [];
  const { plain, results, frameworks, solver } = taken(input, issues);
  issues.push(...checkShape(matchSchema(), plain, []));
  const trees = frameworks.map((framework, i) => {
    const path = ["themes", i, "framework"];
    if (framework !== undefined) return tried(issues, path, () => outline(parseFramework(framework)));
    issues.push(issue("missing-key", path, { expected: "a framework" }));
    return null;
  });
  const cards = results.map((list, i) =>
    list.map((result, k) => tried(issues, ["cities", i, "results", k], () => readResult(result, ["cities", i, "results", k]))),
  );
  throwIfAny(capped(issues));
  const given = plain as unknown as Given;
  const themes = given.themes.map(({ node, schemes }, i): ReadTheme => {
    const tree = trees[i] as Outline;
    const id = node ?? tree.framework.id;
    return { id, title: tree.byId.get(id)?.node.title ?? id, tree, schemes: schemes ?? null };
  });
  issues.push(...themeIssues(themes), ...cityIssues(given, themes), ...optionIssues(given));
  issues.push(...resultIssues(given, themes, cards as (readonly Scorecard[])[]));
  throwIfAny(capped(issues));
  const sorted = [...themes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const at = new Map(sorted.map(({ id }, i) => [id, i]));
  const cities = given.cities.map((city, i) => readCity(city, cards[i] as readonly Scorecard[], sorted, at));
  return {
    themes: sorted,
    cities: cities.sort((a, b) => (a.city.id < b.city.id ? -1 : 1)),
    options: given.options ?? {},
    solver,
  };
}

function readCity(given: MatchCity, cards: readonly Scorecard[], themes: readonly ReadTheme[], at: ReadonlyMap<string, number>): ReadCity {
  const place = (theme: string): number => at.get(theme) as number;
  const { capacity = {}, implement = [] } = given;
  const values = themes.flatMap(({ id, tree }, i) => {
    const card = cards.find(({ framework }) => framework.digest === tree.digest);
    const text = card === undefined ? null : ((card.nodes as { readonly [id: string]: NodeScore })[id]?.exact ?? null);
    return text === null ? [] : [[i, decimal(text)] as const];
  });
  return {
    city: given.city,
    languages: [...given.languages].sort(),
    mentor: (given.mentor ?? []).map(place).sort((a, b) => a - b),
    implement: new Map(
      implement
        .map(({ theme, gap: { text, points } }) => [place(theme), { text, points: points === undefined ? null : decimal(points) }] as const)
        .sort(([a], [b]) => a - b),
    ),
    capacity: { mentor: capacity.mentor ?? 1, implement: capacity.implement ?? 1 },
    values: new Map(values),
  };
}

/** The input without what is no plain data. */
function taken(
  input: unknown,
  issues: Issue[],
): {
  readonly plain: Json;
  readonly results: readonly (readonly unknown[])[];
  readonly frameworks: readonly unknown[];
  readonly solver: MatchOptions["solver"];
} {
  const fields = fieldsOf(input);
  if (fields === null)
    throw new BenchmarkError([issue("wrong-type", [], { expected: "cities, themes and options", received: kindOf(input) })]);
  const without = (key: "cities" | "themes", out: string): { readonly rest: unknown; readonly out: readonly unknown[] } => {
    if (!isList(fields[key])) return { rest: fields[key], out: [] };
    const parts = listOf(fields[key] as readonly unknown[]).map((one) => {
      const own = fieldsOf(one);
      if (own === null) return { rest: one, out: undefined };
      const { [out]: part, ...rest } = own;
      return { rest, out: part };
    });
    return { rest: parts.map((part) => part.rest), out: parts.map((part) => part.out) };
  };
  const [cities, themes] = [without("cities", "results"), without("themes", "framework")];
  const { solver, ...options } = fieldsOf(fields.options) ?? {};
  const plain = copyPlain({
    ...fields,
    cities: cities.rest,
    themes: themes.rest,
    ...(fields.options === undefined ? {} : { options: fieldsOf(fields.options) === null ? fields.options : options }),
  });
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (solver !== undefined && !isSolver(solver)) issues.push(issue("not-a-solver", ["options", "solver"], { received: kindOf(solver) }));
  const results = cities.out.map((list, i) => {
    if (list === undefined) return [];
    if (isList(list)) return listOf(list as readonly unknown[]);
    issues.push(issue("wrong-type", ["cities", i, "results"], { expected: "a list of assessments or scorecards", received: kindOf(list) }));
    return [];
  });
  return { plain: plain.value, results, frameworks: themes.out, solver: solver as MatchOptions["solver"] };
}

function isList(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function isSolver(value: unknown): boolean {
  try {
    return typeof (value as { readonly solve?: unknown } | null)?.solve === "function";
  } catch {
    return false;
  }
}

function tried<T>(issues: Issue[], path: Path, make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    const within = (found: Issue): boolean => path.every((step, i) => found.path[i] === step);
    issues.push(...error.issues.map((found) => (within(found) ? found : moved(found, [...path, ...found.path]))));
    return null;
  }
}

/** A scorecard, from whichever it is. Of an assessment the scheme must be allowed to see it: a match shows its value to others. */
function readResult(result: unknown, path: Path): Scorecard {
  const { kind } = fieldsOf(result) ?? {};
  if (kind !== "assessment") return ensureScorecard(result, path);
  const assessment = ensureAssessment(result as Assessment);
  const { visibility = "city", city } = assessment;
  if (visibility === "city") throw new BenchmarkError([issue("result-not-shared", path, { city: city.name })]);
  return score(assessment);
}

function themeIssues(themes: readonly ReadTheme[]): Issue[] {
  return themes.flatMap(({ id, tree }, i) => {
    const [path, framework] = [["themes", i, "node"], tree.framework as Framework];
    const first = themes.findIndex((other) => other.id === id);
    const node = tree.byId.get(id);
    if (node === undefined)
      return [issue("unknown-node", path, { id: clip(id, 200), framework: framework.id, nearest: nearest(id, tree.byId.keys()) })];
    if (node.scale !== null) return [issue("node-unsuitable", path, { id, why: "a theme is a group, and this is an indicator" })];
    return first === i ? [] : [issue("listed-twice", ["themes", i], { id, first: first + 1, second: i + 1 })];
  });
}

function cityIssues({ cities }: Given, themes: readonly ReadTheme[]): Issue[] {
  const known = themes.map(({ id }) => id);
  const spelt = new Map<string, string>();
  return cities.flatMap(({ city, languages, mentor = [], implement = [] }, i) => {
    const themed = (ids: readonly string[], path: (k: number) => Path): Issue[] =>
      ids.flatMap((id, k) => {
        const params = { theme: clip(id, 200), nearest: nearest(id, known), known: clip(known.join(", "), 500) };
        if (!known.includes(id)) return [issue("theme-unknown", path(k), params)];
        return ids.indexOf(id) === k ? [] : [issue("named-twice", path(k), { name: id })];
      });
    return [
      ...(cities.findIndex((other) => other.city.id === city.id) === i
        ? []
        : [issue("city-twice", ["cities", i, "city", "id"], { city: city.id })]),
      ...languages.flatMap((language, k) => {
        const path = ["cities", i, "languages", k];
        const first = spelt.get(language.toLowerCase());
        if (first === undefined) spelt.set(language.toLowerCase(), language);
        else if (first !== language) return [issue("language-spelling", path, { language: clip(language, 80), first: clip(first, 80) })];
        return languages.indexOf(language) === k ? [] : [issue("named-twice", path, { name: clip(language, 80) })];
      }),
      ...themed(mentor, (k) => ["cities", i, "mentor", k]),
      ...themed(
        implement.map(({ theme }) => theme),
        (k) => ["cities", i, "implement", k, "theme"],
      ),
    ];
  });
}

function optionIssues({ cities, options = {} }: Given): Issue[] {
  const ids = cities.map(({ city }) => city.id);
  const { earlier = [], place, context } = options;
  const listed = (list: readonly string[], path: Path): Issue[] =>
    list.flatMap((id, k) => {
      if (!ids.includes(id)) return [issue("city-unknown", ["options", ...path, k], { city: clip(id, 200), nearest: nearest(id, ids) })];
      return list.indexOf(id) === k ? [] : [issue("named-twice", ["options", ...path, k], { name: clip(id, 200) })];
    });
  const stated = [...new Set(cities.flatMap(({ city }) => Object.keys(city.context ?? {})))];
  return [
    ...earlier.flatMap((pair, i) => listed(pair, ["earlier", i])),
    ...(Array.isArray(place) ? listed(place, ["place"]) : []),
    ...(context?.factors ?? []).flatMap((factor, k, all) => {
      const path = ["options", "context", "factors", k];
      if (all.indexOf(factor) < k) return [issue("named-twice", path, { name: factor })];
      const params = { factor: clip(factor, 200), nearest: nearest(factor, stated), known: clip(stated.join(", "), 500) || "none" };
      return stated.includes(factor) ? [] : [issue("context-not-stated", path, params)];
    }),
  ];
}

/** Results of another city, of no theme, or several of one; and those that cannot be subtracted from each other. */
function resultIssues({ cities, options = {} }: Given, themes: readonly ReadTheme[], cards: readonly (readonly Scorecard[])[]): Issue[] {
  const firsts = new Map<string, Scorecard>();
  return cities.flatMap(({ city }, i) =>
    (cards[i] as readonly Scorecard[]).flatMap((card, k, own): Issue[] => {
      const path = ["cities", i, "results", k];
      const { digest, id, version } = card.framework;
      if (card.city.id !== city.id)
        return [issue("city-elsewhere", [...path, "city", "id"], { city: clip(card.city.id, 200), known: city.id })];
      const wanted = [...new Set(themes.map(({ tree: { framework } }) => `${framework.id} ${framework.version}`))].join(", ");
      if (!themes.some(({ tree }) => tree.digest === digest))
        return [issue("result-of-no-theme", path, { city: city.name, received: `${id} ${version}`, expected: clip(wanted, 500) })];
      const before = own.findIndex(({ framework }) => framework.digest === digest);
      if (before < k) return [issue("result-twice", path, { city: city.name, framework: id, first: before + 1, second: k + 1 })];
      const first = firsts.get(digest) ?? card;
      firsts.set(digest, first);
      return [
        ...(canonicalJson(card.policy) === canonicalJson(first.policy) ? [] : [issue("policies-mixed", path, { city: city.name })]),
        ...(options.roles === "mixed" || card.rater.role === first.rater.role
          ? []
          : [issue("roles-mixed", path, { city: city.name, received: card.rater.role, expected: first.rater.role })]),
      ];
    }),
  );
}
