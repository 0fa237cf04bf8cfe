/** A comparison in figures: for each node and cohort how many cities, their mean, median and quartiles, and how far each city is from a reference. */
import { type Decimal, decimal, exactText, greatest, least, toDouble } from "../base/decimal.ts";
import { canonicalJson } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { fieldsOf } from "../base/plain.ts";
import { mean, quantileType7, sampleStandardDeviation } from "../base/statistics.ts";
import { ensureComparison } from "./check-comparison.ts";
import { type Cohort, type CohortRules, cohortsOf, type Unplaced } from "./cohorts.ts";
import type { Comparison } from "./comparison.ts";

/** What {@link describe} can be told. */
export interface DescribeOptions {
  /** Cohorts by family; all cities together are always described. */
  readonly by?: CohortRules;
  /** What each city is held against: another city of the comparison, its cohorts of one family, or its own past. */
  readonly reference?: { readonly city: string } | { readonly family: string } | { readonly past: Comparison };
}

/** The cities that figures speak of. */
export interface DescribedCohort {
  /** Under which rule it was made; null for all cities. */
  readonly family: string | null;
  /** What readers see. */
  readonly name: string;
  /** Ids of its cities. */
  readonly cities: readonly string[];
  /** Dates of the earliest and the latest assessment among them; null without members. */
  readonly dates: { readonly first: string; readonly last: string } | null;
}

/** One node in one cohort, as a flat row. Figures are from 0 to 100, rounded once from exact values; null where `reason` says why. */
export interface DescribedNode {
  /** Id of the node. */
  readonly node: string;
  /** Family of the cohort; null for all cities. */
  readonly family: string | null;
  /** Name of the cohort. */
  readonly cohort: string;
  /** Cities in the cohort. */
  readonly of: number;
  /** Of these: with a value at this node. All figures are about them. */
  readonly n: number;
  /** Arithmetic mean. */
  readonly mean: number | null;
  /** Quantile of type 7 at one half. */
  readonly median: number | null;
  /** Quantile of type 7 at one quarter. */
  readonly lowerQuartile: number | null;
  /** Quantile of type 7 at three quarters. */
  readonly upperQuartile: number | null;
  /** Least value. */
  readonly least: number | null;
  /** Greatest value. */
  readonly greatest: number | null;
  /** Over n − 1; null for fewer than two. */
  readonly standardDeviation: number | null;
  /** The mean of the exact values as published, with up to 30 decimals, so that anybody can recount it. */
  readonly exactMean: string | null;
  /** "no-member", or "none-scored"; null where there are figures. */
  readonly reason: "no-member" | "none-scored" | null;
}

/** How far one city is from a reference at one node, as a flat row. */
export interface DifferenceRow {
  /** Id of the node. */
  readonly node: string;
  /** Id of the city. */
  readonly city: string;
  /** What it is held against. */
  readonly against: string;
  /** Its value. */
  readonly value: number | null;
  /** The reference's value: of a cohort its mean, the city itself included. */
  readonly reference: number | null;
  /** Value minus reference, from exact values; null where one of them is. */
  readonly difference: number | null;
  /** The difference with all digits. */
  readonly exact: string | null;
}

/** A comparison in figures. */
export interface Description {
  /** Tells products apart. */
  readonly kind: "description";
  /** Which framework was scored. */
  readonly framework: Comparison["framework"];
  /** What the comparison rests on. */
  readonly basis: Comparison["basis"];
  /** The cohorts, that of all cities first. */
  readonly cohorts: readonly DescribedCohort[];
  /** Cities that a family has no cohort for. */
  readonly unplaced: readonly Unplaced[];
  /** One row for each node and cohort, nodes in tree order. */
  readonly rows: readonly DescribedNode[];
  /** One row for each node and city, if a reference was given. */
  readonly differences: readonly DifferenceRow[];
  /** What is official and what is not. */
  readonly statement: string;
}

/**
 * Describes a comparison: per node and cohort the number of cities, mean, median, quartiles (type 7), least and greatest value, standard deviation;
 * and the distance of each city to a reference. A city without a value at a node is counted in `of` and not in `n`. Nothing is ranked.
 *
 * Cost: nodes × cohorts × cities × log(cities).
 *
 * @param comparison made by `compare`
 * @param options cohorts and a reference
 * @throws BenchmarkError for factors that nobody states, bands that overlap, references that are not there
 * @example
 * import { assess, compare, defineFramework, describe, score } from "indicatree";
 *
 * const marks = { kind: "points", id: "marks", maximum: 100 } as const;
 * const one = defineFramework({ id: "one", title: "One", version: "1.0.0", status: "untested", context: [{ id: "population", title: "Residents", type: "number" }],
 *   children: [{ id: "one.a", title: "A", question: "How many marks?", scale: marks }] });
 * const card = (id: string, population: number, points: number) =>
 *   score(assess(one, { city: { id, name: `${id} (invented)`, context: { population } }, date: "2026-03-01", rater: { role: "self" }, answers: { "one.a": points } }));
 * const four = compare([card("a", 90_000, 20), card("b", 60_000, 50), card("c", 300_000, 80), card("d", 500_000, 100)]);
 * const population = { factor: "population", bands: [{ name: "under 200,000", below: 200_000 }, { name: "200,000 and more", from: 200_000 }] };
 * const described = describe(four, { by: { population }, reference: { city: "c" } });
 * described.rows.slice(0, 3).map((row) => [row.cohort, row.n, row.mean, row.median]); // [["all cities", 4, 62.5, 65], ["under 200,000", 2, 35, 35], ["200,000 and more", 2, 90, 90]]
 * described.differences[0]?.difference; // -60
 */
export function describe(comparison: Comparison, options: DescribeOptions = {}): Description {
  const checked = ensureComparison(comparison);
  const given = fieldsOf(options);
  if (given === null) throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  const { by, reference, ...rest } = given as DescribeOptions;
  const [surplus] = Object.keys(rest);
  if (surplus !== undefined)
    throw new BenchmarkError([
      issue("unknown-key", ["options", surplus], { nearest: nearest(surplus, ["by", "reference"]), known: "by, reference" }),
    ]);
  const { cohorts, unplaced } = cohortsOf(checked.cities, by);
  const values = new Map(
    Object.entries(checked.nodes).map(([id, { exact }]) => [id, exact.map((text) => (text === null ? null : decimal(text)))]),
  );
  const rows = [...values].flatMap(([node, column]) => cohorts.map((cohort) => describedNode(node, column, cohort)));
  return freeze({
    kind: "description",
    framework: checked.framework,
    basis: checked.basis,
    cohorts: cohorts.map((cohort) => describedCohort(checked, cohort)),
    unplaced,
    rows,
    differences: reference === undefined ? [] : differences(checked, values, cohorts, reference),
    statement: checked.statement,
  } satisfies Description);
}

function describedCohort({ cities, dates }: Comparison, { family, name, members }: Cohort): DescribedCohort {
  const own = members.map((i) => dates[i] as string).sort();
  const ends = own.length === 0 ? null : { first: own[0] as string, last: own.at(-1) as string };
  return { family, name, cities: members.map((i) => (cities[i] as { readonly id: string }).id), dates: ends };
}

type Column = readonly (Decimal | null)[];

function scored(column: Column, members: readonly number[]): Decimal[] {
  return members.flatMap((i) => column[i] ?? []);
}

function describedNode(node: string, column: Column, { family, name, members }: Cohort): DescribedNode {
  const values = scored(column, members);
  const figure = (of: (values: readonly Decimal[]) => Decimal | null): number | null => {
    const result = values.length === 0 ? null : of(values);
    return result === null ? null : toDouble(result);
  };
  return {
    node,
    family,
    cohort: name,
    of: members.length,
    n: values.length,
    mean: figure(mean),
    median: figure((all) => quantileType7(all, 0.5)),
    lowerQuartile: figure((all) => quantileType7(all, 0.25)),
    upperQuartile: figure((all) => quantileType7(all, 0.75)),
    least: figure(least),
    greatest: figure(greatest),
    standardDeviation: figure(sampleStandardDeviation),
    exactMean: values.length === 0 ? null : exactText(mean(values)),
    reason: members.length === 0 ? "no-member" : values.length === 0 ? "none-scored" : null,
  };
}

type Reference = { readonly name: string; readonly at: (node: string, column: Column) => Decimal | null };

function differences(
  comparison: Comparison,
  values: ReadonlyMap<string, Column>,
  cohorts: readonly Cohort[],
  reference: NonNullable<DescribeOptions["reference"]>,
): DifferenceRow[] {
  const references = referencesOf(comparison, cohorts, reference);
  return [...values].flatMap(([node, column]) =>
    comparison.cities.flatMap(({ id }, i) =>
      (references[i] ?? []).map(({ name, at }) => {
        const [value, other] = [column[i] ?? null, at(node, column)];
        const gap = value === null || other === null ? null : value.minus(other);
        return {
          node,
          city: id,
          against: name,
          value: value === null ? null : toDouble(value),
          reference: other === null ? null : toDouble(other),
          difference: gap === null ? null : toDouble(gap),
          exact: gap === null ? null : exactText(gap),
        };
      }),
    ),
  );
}

/** For each city what it is held against; a city is not held against itself. */
function referencesOf(comparison: Comparison, cohorts: readonly Cohort[], reference: unknown): readonly (readonly Reference[])[] {
  const { cities } = comparison;
  const ids = cities.map(({ id }) => id);
  const path = ["options", "reference"];
  const given = fieldsOf(reference) ?? {};
  const [kind, ...others] = Object.keys(given);
  if (kind === "city" && others.length === 0) {
    const model = ids.indexOf(given.city as string);
    if (model < 0)
      throw new BenchmarkError([
        issue("reference-unknown", [...path, "city"], { city: shown(given.city), nearest: nearest(given.city, ids) }),
      ]);
    const name = (cities[model] as { readonly name: string }).name;
    return ids.map((_, i) => (i === model ? [] : [{ name, at: (_node, column) => column[model] ?? null }]));
  }
  if (kind === "family" && others.length === 0) {
    const own = cohorts.filter(({ family }) => family !== null && family === given.family);
    const families = [...new Set(cohorts.flatMap(({ family }) => family ?? []))];
    if (own.length === 0)
      throw new BenchmarkError([
        issue("not-allowed", [...path, "family"], {
          received: shown(given.family),
          allowed: families.join(", ") || "none without by",
          nearest: nearest(given.family, families),
        }),
      ]);
    return ids.map((_, i) =>
      own
        .filter(({ members }) => members.includes(i))
        .map(({ name, members }) => ({
          name,
          at: (_node, column) => {
            const values = scored(column, members);
            return values.length === 0 ? null : mean(values);
          },
        })),
    );
  }
  if (kind === "past" && others.length === 0) {
    const past = ensureComparison(given.past as Comparison, [...path, "past"]);
    const same = past.framework.digest === comparison.framework.digest && canonicalJson(past.policy) === canonicalJson(comparison.policy);
    if (!same) throw new BenchmarkError([issue("policies-mixed", [...path, "past"], { city: past.cities[0]?.name ?? "" })]);
    const before = new Map(past.cities.map(({ id }, i) => [id, i]));
    return ids.map((id) => {
      const at = before.get(id);
      if (at === undefined) return [];
      const column = (node: string): string | null => (past.nodes as Comparison["nodes"])[node]?.exact[at] ?? null;
      return [{ name: `itself on ${past.dates[at]}`, at: (node) => (column(node) === null ? null : decimal(column(node) as string)) }];
    });
  }
  throw new BenchmarkError([issue("wrong-type", path, { expected: "{ city }, { family } or { past }", received: shown(reference) })]);
}
