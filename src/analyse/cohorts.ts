/** Groups of cities that a comparison is made among: by a context factor, by bands of a number, or by a question asked of each city. */
import type { City } from "../assess/assessment.ts";
import { BenchmarkError, type Issue, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, fieldsOf, isRecord, own } from "../base/plain.ts";

/** One band of a number: from (included) up to below (not included); one of the two may be left out. */
export interface CohortBand {
  /** What readers see. */
  readonly name: string;
  /** Least value in the band. */
  readonly from?: number;
  /** First value above the band. */
  readonly below?: number;
}

/**
 * How cities are put into cohorts. `{ factor }`: one cohort for each value that was met. `{ factor, bands }`: by a number. `{ where }`: by a question asked
 * of each city; such cohorts may overlap, and an answer that says nothing is no.
 */
export type CohortRule =
  | { readonly factor: string; readonly bands?: readonly CohortBand[] }
  | { readonly where: { readonly [name: string]: (city: City) => boolean } };

/** Rules by the name of their family, such as “population”. */
export type CohortRules = { readonly [family: string]: CohortRule };

/** One cohort. */
export interface Cohort {
  /** Under which rule it was made; null for all cities. */
  readonly family: string | null;
  /** What readers see. */
  readonly name: string;
  /** Positions of its cities in the comparison. */
  readonly members: readonly number[];
}

/** A city that a family has no cohort for. */
export interface Unplaced {
  /** Which family. */
  readonly family: string;
  /** Which city. */
  readonly city: string;
  /** "not-stated": it says nothing of the factor; "outside-bands"; "no-cohort": no question of the family holds for it. */
  readonly reason: "not-stated" | "outside-bands" | "no-cohort";
}

/** All cohorts, that of all cities first, and the cities that found none. */
export interface Cohorts {
  readonly cohorts: readonly Cohort[];
  readonly unplaced: readonly Unplaced[];
}

/**
 * @param cities of a comparison
 * @param by rules by family, checked here
 * @throws BenchmarkError for rules that are none, factors that no city states, bands that overlap
 */
export function cohortsOf(cities: readonly City[], by: CohortRules | undefined, path: readonly string[] = ["options", "by"]): Cohorts {
  const cohorts: Cohort[] = [{ family: null, name: "all cities", members: cities.map((_, i) => i) }];
  const unplaced: Unplaced[] = [];
  if (by === undefined) return { cohorts, unplaced };
  const rules = rulesOf(by);
  if (rules === null)
    throw new BenchmarkError([issue("wrong-type", path, { expected: "rules by family (an object)", received: kindOf(by) })]);
  throwIfAny(checkRules(cities, rules, path));
  for (const [family, rule] of Object.entries(rules)) {
    const names = cohortNames(cities, rule);
    const members = new Map(names.map((name) => [name, [] as number[]]));
    for (const [i, city] of cities.entries()) {
      const found = placesOf(city, rule, [...path, family]);
      if (typeof found === "string") unplaced.push({ family, city: city.id, reason: found });
      else for (const name of found) members.get(name)?.push(i);
    }
    for (const [name, list] of members) cohorts.push({ family, name, members: list });
  }
  return { cohorts, unplaced };
}

/** The rules, each read once: the functions of `where` as they are, all else as plain data. Null if there are none. */
function rulesOf(by: unknown): CohortRules | null {
  const rules = fieldsOf(by);
  const plain = (value: unknown): unknown => {
    const copy = copyPlain(value);
    return copy.ok ? copy.value : null;
  };
  const ruleOf = (rule: unknown): unknown => {
    const fields = fieldsOf(rule);
    return (
      fields &&
      Object.fromEntries(
        Object.entries(fields)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [key, key === "where" ? fieldsOf(value) : plain(value)]),
      )
    );
  };
  return rules && (Object.fromEntries(Object.entries(rules).map(([family, rule]) => [family, ruleOf(rule)])) as CohortRules);
}

function cohortNames(cities: readonly City[], rule: CohortRule): string[] {
  if ("where" in rule) return Object.keys(rule.where);
  if (rule.bands !== undefined) return rule.bands.map(({ name }) => name);
  const values = cities.flatMap((city) => own(city.context ?? {}, rule.factor) ?? []);
  return [...new Set(values.map(String))].sort();
}

function placesOf(city: City, rule: CohortRule, path: readonly string[]): readonly string[] | Unplaced["reason"] {
  if ("where" in rule) {
    const names = Object.entries(rule.where).flatMap(([name, holds]) => {
      const answer: unknown = holds(city);
      // Nothing said is no; any other word would be a guess.
      if (typeof (answer ?? false) === "boolean") return answer === true ? [name] : [];
      const params = { expected: "a question that answers true or false", received: `one that answers ${kindOf(answer)}` };
      throw new BenchmarkError([issue("wrong-type", [...path, "where", name], params)]);
    });
    return names.length > 0 ? names : "no-cohort";
  }
  const value = own(city.context ?? {}, rule.factor);
  if (value === undefined) return "not-stated";
  if (rule.bands === undefined) return [String(value)];
  const names = rule.bands.filter(({ from = -Infinity, below = Infinity }) => (value as number) >= from && (value as number) < below);
  return names.length > 0 ? names.map(({ name }) => name) : "outside-bands";
}

function checkRules(cities: readonly City[], by: CohortRules, path: readonly string[]): Issue[] {
  const factors = [...new Set(cities.flatMap(({ context }) => Object.keys(context ?? {})))];
  return Object.entries(by).flatMap(([family, rule]) => checkRule(cities, factors, rule, [...path, family]));
}

function checkRule(cities: readonly City[], factors: readonly string[], rule: CohortRule, path: readonly string[]): Issue[] {
  if (!isRecord(rule))
    return [issue("wrong-type", path, { expected: "{ factor }, { factor, bands } or { where }", received: kindOf(rule) })];
  const { factor, bands, where, ...rest } = rule as { factor?: unknown; bands?: unknown; where?: unknown };
  const known = where === undefined ? ["factor", "bands"] : ["where"];
  const surplus = [
    ...Object.keys(rest),
    ...(where !== undefined && factor !== undefined ? ["factor"] : []),
    ...(where !== undefined && bands !== undefined ? ["bands"] : []),
  ];
  if (surplus.length > 0)
    return surplus.map((key) => issue("unknown-key", [...path, key], { nearest: nearest(key, known), known: known.join(", ") }));
  if (where !== undefined) {
    if (!isRecord(where) || Object.keys(where).length === 0)
      return [issue("wrong-type", [...path, "where"], { expected: "functions by cohort name (an object)", received: kindOf(where) })];
    return Object.entries(where).flatMap(([name, holds]) =>
      typeof holds === "function"
        ? []
        : [issue("wrong-type", [...path, "where", name], { expected: "a function that takes a city", received: kindOf(holds) })],
    );
  }
  if (typeof factor !== "string")
    return [issue("wrong-type", [...path, "factor"], { expected: "the id of a context factor", received: kindOf(factor) })];
  if (!factors.includes(factor))
    return [
      issue("factor-not-stated", [...path, "factor"], { factor, nearest: nearest(factor, factors), known: factors.join(", ") || "none" }),
    ];
  return bands === undefined ? [] : checkBands(cities, factor, bands, [...path, "bands"]);
}

function checkBands(cities: readonly City[], factor: string, bands: unknown, path: readonly string[]): Issue[] {
  const expected = "a list of bands: { name, from, below }";
  if (!Array.isArray(bands) || bands.length === 0) return [issue("wrong-type", path, { expected, received: kindOf(bands) })];
  const number = (value: unknown): boolean => value === undefined || (typeof value === "number" && Number.isFinite(value));
  const wrong = bands.findIndex(
    (band) =>
      !isRecord(band) ||
      typeof band.name !== "string" ||
      !number(band.from) ||
      !number(band.below) ||
      (band.from === undefined && band.below === undefined) ||
      Object.keys(band).some((key) => !["name", "from", "below"].includes(key)),
  );
  if (wrong >= 0)
    return [
      issue("wrong-type", [...path, String(wrong)], {
        expected: "{ name, from, below }, with a number in from or below",
        received: shown(bands[wrong]),
      }),
    ];
  const text = cities.findIndex((city) => !["number", "undefined"].includes(typeof own(city.context ?? {}, factor)));
  if (text >= 0) return [issue("bands-need-numbers", path, { factor, city: cities[text]?.name ?? "" })];
  const ends = (bands as readonly CohortBand[]).map(({ name, from = -Infinity, below = Infinity }) => ({ name, from, below }));
  const sorted = [...ends].sort((a, b) => a.from - b.from);
  const twice = new Set(ends.map(({ name }) => name)).size < ends.length;
  const overlap = sorted.findIndex((band, i) => band.below <= band.from || band.below > (sorted[i + 1]?.from ?? Infinity));
  return overlap >= 0 || twice ? [issue("bands-overlap", path, { name: twice ? "two bands" : (sorted[overlap]?.name ?? "") })] : [];
}
