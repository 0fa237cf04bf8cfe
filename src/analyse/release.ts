/** Figures about many cities that may be published together: what would tell a city apart is held back. */
import { decimal, exactText, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, fieldsOf, listOf } from "../base/plain.ts";
import { mean, quantileType7 } from "../base/statistics.ts";
import { suppress } from "./atoms.ts";
import { ensureComparison } from "./check-comparison.ts";
import { type Cohort, type CohortRules, cohortsOf } from "./cohorts.ts";
import type { Comparison } from "./comparison.ts";

/** One table that is to be published: nodes down, cohorts across. */
export interface ReleaseTable {
  /** Ids of the nodes. */
  readonly nodes: readonly string[];
  /** The cohorts; all cities together if left out. */
  readonly by?: CohortRules;
}

/** What {@link release} can be told. */
export interface ReleaseOptions {
  /** Fewest cities that may stand in for each other; 2 or more, default 5. */
  readonly k?: number;
}

/** One published cell, as a flat row. Figures are from 0 to 100. */
export interface ReleasedCell {
  /** Family of the cohort; null for all cities. */
  readonly family: string | null;
  /** Name of the cohort. */
  readonly cohort: string;
  /** Id of the node. */
  readonly node: string;
  /** Cities in the cohort with a value at the node. */
  readonly n: number;
  /** Their arithmetic mean. */
  readonly mean: number;
  /** The mean with up to 30 decimals. */
  readonly exactMean: string;
  /** Quantile of type 7 at one half; null under 10 cities. */
  readonly median: number | null;
  /** Quantile of type 7 at one quarter; null under 20 cities. */
  readonly lowerQuartile: number | null;
  /** Quantile of type 7 at three quarters; null under 20 cities. */
  readonly upperQuartile: number | null;
}

/** One cell that is held back. */
export interface SuppressedCell {
  /** Family of the cohort; null for all cities. */
  readonly family: string | null;
  /** Name of the cohort. */
  readonly cohort: string;
  /** Id of the node. */
  readonly node: string;
  /** "too-few": fewer than k cities have a value; "singles-out": beside the other cells it would leave fewer than k that stand in for each other. */
  readonly reason: "too-few" | "singles-out";
}

/** Everything that is published together. */
export interface Release {
  /** Tells products apart. */
  readonly kind: "release";
  /** Which framework was scored. */
  readonly framework: Comparison["framework"];
  /** The cities that figures can rest on: how many, and when they were assessed. */
  readonly reference: { readonly cities: number; readonly first: string; readonly last: string };
  /** Fewest cities that stand in for each other. */
  readonly k: number;
  /** What can be published. */
  readonly cells: readonly ReleasedCell[];
  /** What is held back, and why. */
  readonly suppressed: readonly SuppressedCell[];
  /** How many sets of cities stand in for each other, and the size of the smallest; null if nothing is published. */
  readonly atoms: { readonly count: number; readonly smallest: number | null };
  /** What the rule does not protect; publish it with the figures. */
  readonly notProtected: readonly string[];
  /** What is official and what is not. */
  readonly statement: string;
}

/** Medians need so many cities, quartiles so many; least and greatest values are never published. */
const MEDIAN_FROM = 10;
const QUARTILES_FROM = 20;

const NOT_PROTECTED = [
  "Unanimity: where all cities of a cell have the same value, the mean tells it.",
  "Several releases: what two of them say together is not looked at. Publish everything in one, or keep cohorts and cities the same.",
  "Coalitions: k − 1 cities that share their own values can work out that of the one left.",
  "What is held back: that a cell is missing can itself tell that few cities have a value there.",
  "What else is known: a city that has published its own value no longer stands in for others.",
];

/**
 * What of some tables may be published. All tables are looked at together, as readers will. Two cities are in one atom if they are in the same
 * published cohorts and have values at the same published nodes. Cells are held back until every atom has at least k cities. Then this holds: two
 * cities of one atom can swap all their answers, and no published figure changes. Tables carry n and mean; a median from 10 cities, quartiles from 20;
 * least and greatest values never.
 *
 * Cost: cells held back × cells × atoms.
 *
 * @param comparison made by `compare`, of cities that agreed to be counted
 * @param tables everything that will be published together
 * @param options how many cities must stand in for each other
 * @throws BenchmarkError for no tables, unknown nodes, cohort rules that are none, the same cell twice, and a k under 2
 * @example
 * import { assess, compare, defineFramework, release, score } from "indicatree";
 *
 * const one = defineFramework({ id: "one", title: "One", version: "1.0.0", status: "untested", context: [{ id: "coast", title: "On the coast", type: "boolean" }],
 *   children: [{ id: "one.a", title: "A", question: "How many marks?", scale: { kind: "points", id: "marks", maximum: 100 } }] });
 * const card = (i: number) => score(assess(one, { city: { id: `c${i}`, name: `C${i} (invented)`, context: { coast: i < 3 } }, date: "2026-03-01", rater: { role: "self" }, answers: { "one.a": 10 * i } }));
 * const eleven = compare(Array.from({ length: 11 }, (_, i) => card(i)));
 * const made = release(eleven, [{ nodes: ["one"] }, { nodes: ["one"], by: { coast: { factor: "coast" } } }]);
 * made.cells.map((cell) => [cell.cohort, cell.n, cell.mean, cell.median]); // [["all cities", 11, 50, 50]]
 * made.suppressed.map((cell) => [cell.cohort, cell.reason]); // [["false", "singles-out"], ["true", "too-few"]]
 */
export function release(comparison: Comparison, tables: readonly ReleaseTable[], options: ReleaseOptions = {}): Release {
  const checked = ensureComparison(comparison);
  const k = checkK(options);
  const wanted = cellsOf(checked, tables);
  const ids = [...new Set(wanted.map(({ node }) => node))];
  const scored = ids.map((id) => ((checked.nodes as Comparison["nodes"])[id]?.exact ?? []).map((text) => text !== null));
  const cells = wanted.map(({ cohortOf, node }) => ({ cohort: cohortOf, node: ids.indexOf(node) }));
  const { published, reasons, atoms } = suppress(cells, scored, k);
  const dates = [...checked.dates].sort();
  return freeze({
    kind: "release",
    framework: checked.framework,
    reference: { cities: checked.cities.length, first: dates[0] as string, last: dates.at(-1) as string },
    k,
    cells: wanted.filter((_, i) => published[i]).map((cell) => figures(checked, cell)),
    suppressed: wanted.flatMap(({ family, cohort, node }, i) => {
      const reason = reasons[i] ?? null;
      return reason === null ? [] : [{ family, cohort, node, reason }];
    }),
    atoms: { count: atoms.length, smallest: atoms[0] ?? null },
    notProtected: NOT_PROTECTED,
    statement: checked.statement,
  } satisfies Release);
}

interface Wanted {
  readonly family: string | null;
  readonly cohort: string;
  readonly node: string;
  readonly cohortOf: readonly number[];
}

function checkK(options: ReleaseOptions): number {
  const given = fieldsOf(options);
  if (given === null) throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  const [surplus] = Object.keys(given).filter((key) => key !== "k");
  if (surplus !== undefined) throw new BenchmarkError([issue("unknown-key", ["options", surplus], { nearest: null, known: "k" })]);
  const { k = 5 } = given as ReleaseOptions;
  if (!Number.isInteger(k) || k < 2)
    throw new BenchmarkError([issue("out-of-range", ["options", "k"], { received: shown(k), expected: "a whole number of at least 2" })]);
  return k;
}

function cellsOf(comparison: Comparison, given: readonly ReleaseTable[]): readonly Wanted[] {
  const tables = listOf<unknown>(given);
  if (tables.length === 0 || tables[0] === given)
    throw new BenchmarkError([
      issue("wrong-type", ["tables"], { expected: "a list of at least one table: { nodes, by }", received: kindOf(given) }),
    ]);
  const known = Object.keys(comparison.nodes);
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const wanted: Wanted[] = [];
  for (const [t, table] of tables.entries()) {
    const path = ["tables", t];
    const { nodes: ids, by, ...rest } = (fieldsOf(table) ?? {}) as Partial<ReleaseTable>;
    const list = copyPlain(ids ?? []);
    const nodes = list.ok && Array.isArray(list.value) ? (list.value as readonly string[]) : [];
    if (nodes.length === 0 || Object.keys(rest).length > 0) {
      issues.push(issue("wrong-type", path, { expected: "{ nodes: ids, by: cohort rules }", received: shown(table) }));
      continue;
    }
    const { cohorts } = cohortsOf(comparison.cities, by, ["tables", String(t), "by"]);
    const across: readonly Cohort[] = by === undefined ? cohorts : cohorts.slice(1);
    for (const [i, node] of nodes.entries()) {
      if (!known.includes(node)) {
        const framework = comparison.framework.id;
        issues.push(issue("unknown-node", [...path, "nodes", i], { id: shown(node), framework, nearest: nearest(node, known) }));
        continue;
      }
      for (const { family, name, members } of across) {
        const key = JSON.stringify([family, name, node]);
        if (seen.has(key)) issues.push(issue("cell-twice", [...path, "nodes", i], { node, cohort: name }));
        seen.add(key);
        wanted.push({ family, cohort: name, node, cohortOf: members });
      }
    }
  }
  throwIfAny(issues);
  return wanted;
}

function figures(comparison: Comparison, { family, cohort, node, cohortOf }: Wanted): ReleasedCell {
  const column = (comparison.nodes as Comparison["nodes"])[node]?.exact ?? [];
  const values = cohortOf.flatMap((city) => column[city] ?? []).map(decimal);
  const quantile = (p: number, from: number): number | null => (values.length < from ? null : toDouble(quantileType7(values, p)));
  return {
    family,
    cohort,
    node,
    n: values.length,
    mean: toDouble(mean(values)),
    exactMean: exactText(mean(values)),
    median: quantile(0.5, MEDIAN_FROM),
    lowerQuartile: quantile(0.25, QUARTILES_FROM),
    upperQuartile: quantile(0.75, QUARTILES_FROM),
  };
}
