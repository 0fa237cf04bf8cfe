/** Products become flat records, one node or answer each, for data frames, notebooks and spreadsheets. */
import { detailOf } from "../assess/answer.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, listOf, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { ensureScorecard } from "../score/check-scorecard.ts";
import type { Explanation } from "../score/explain.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import type { CellValue } from "./cell.ts";
import { explanationSchema } from "./json-schemas.ts";
import { answerCells } from "./to-csv.ts";

/** One flat record. All records of one call have the same keys in the same order. */
export interface Row {
  /** A text, a finite number, true, false, or null where there is nothing. */
  readonly [column: string]: string | number | boolean | null;
}

/** What can be made into rows. */
export type RowSource = Assessment | Scorecard | Explanation;

/**
 * Makes flat records of one product or many of a kind.
 *
 * - Assessments: one row for each indicator of the framework, in its order: city, name, date, role, rater, indicator, title, answer, missing, reason,
 *   comment, evidence, answered_on, confidence, points. A question that another answer makes superfluous is not-applicable; one that is not there, not-answered.
 * - Scorecards: one row for each node: city, name, date, role, rater, framework, version, node, status, value, exact, provisional, low, high, coverage,
 *   indicators, answered, open, excluded, evidenced, weight_local, weight_effective, reason.
 * - Explanations: one row for each node, a group before its children: depth, node, title, rule, exact, points, weight, contribution, lost.
 *
 * @param products made by `assess`, `score` or `explain`, or come back from JSON
 * @returns frozen rows with the same keys in each; none for no products
 * @throws BenchmarkError for anything else, and for products of several kinds
 * @example
 * import { assess, defineFramework, fullyPartlyNot, score } from "indicatree";
 * import { toRows } from "indicatree/io";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly" } });
 * toRows(score(aford)).map((row) => [row.node, row.value]); // [["small", 75], ["small.a", 100], ["small.b", 50]]
 * toRows(aford)[1]?.answer; // "partly"
 */
export function toRows(products: RowSource | readonly RowSource[]): readonly Row[] {
  const list: readonly unknown[] = listOf(products);
  const kinds = list.map((product, i) => kindOfProduct(product, [i]));
  const other = kinds.findIndex((kind) => kind !== kinds[0]);
  if (other >= 0)
    throw new BenchmarkError([
      issue("not-for-rows", [other], { received: `of another kind (${kinds[other]}) than the first (${kinds[0]})` }),
    ]);
  const rows = list.flatMap((product): Row[] => {
    if (kinds[0] === "assessment") return assessmentRows(ensureAssessment(product as Assessment));
    return kinds[0] === "scorecard" ? scorecardRows(ensureScorecard(product)) : explanationRows(product);
  });
  return freeze(rows);
}

type Kind = "assessment" | "scorecard" | "explanation";

function kindOfProduct(product: unknown, path: readonly number[]): Kind {
  try {
    const { kind, rule, children } = Object(product) as { readonly kind?: unknown; readonly rule?: unknown; readonly children?: unknown };
    if (kind === "assessment" || kind === "scorecard") return kind;
    if (kind === undefined && rule !== undefined && Array.isArray(children)) return "explanation";
  } catch {
    throw new BenchmarkError([issue("unreadable", path)]);
  }
  throw new BenchmarkError([issue("not-for-rows", path, { received: kindOf(product) })]);
}

function whose({ city, date, rater }: Pick<Assessment, "city" | "date" | "rater">): Row {
  return { city: city.id, name: city.name, date, role: rater.role, rater: rater.id ?? null };
}

function assessmentRows(assessment: Assessment): Row[] {
  const found = leaves(assessment);
  const tree = outline(assessment.framework);
  return tree.indicators.map(({ id, node, scale }, k) => {
    const answer = (found[k] as Leaf).routed ? own(assessment.answers, id) : answerFor(tree, id, assessment.answers);
    const cells = answerCells(answer === undefined ? {} : detailOf(answer, scale as Scale));
    const { missing, points } = found[k] as Leaf;
    const { answer: value, reason, comment, evidence, "answered on": answeredOn, confidence } = cells;
    const said: { readonly [column: string]: CellValue } = {
      answer: value,
      missing,
      reason,
      comment,
      evidence,
      answered_on: answeredOn,
      confidence,
    };
    return { ...whose(assessment), indicator: id, title: node.title, ...said, points: points === null ? null : toDouble(points) };
  });
}

function scorecardRows(card: Scorecard): Row[] {
  const { framework } = card;
  return Object.entries(card.nodes as { readonly [id: string]: NodeScore }).map(([node, score]) => ({
    ...whose(card),
    framework: framework.id,
    version: framework.version,
    node,
    status: score.status,
    value: score.value,
    exact: score.exact,
    provisional: score.provisional,
    low: score.range?.low ?? null,
    high: score.range?.high ?? null,
    coverage: score.coverage,
    indicators: score.counts.indicators,
    answered: score.counts.answered,
    open: score.counts.open,
    excluded: score.counts.excluded,
    evidenced: score.counts.evidenced,
    weight_local: score.weight.local,
    weight_effective: score.weight.effective,
    reason: score.reason,
  }));
}

function explanationRows(product: unknown): Row[] {
  const plain = copyPlain(product);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(checkShape(explanationSchema(), plain.value, []));
  const rows: Row[] = [];
  const visit = ({ id, title, rule, exact, points, weight, contribution, lost, children }: Explanation, depth: number): void => {
    rows.push({ depth, node: id, title, rule: ruleText(rule), exact, points, weight, contribution, lost });
    for (const child of children) visit(child, depth + 1);
  };
  visit(plain.value as unknown as Explanation, 0);
  return rows;
}

function ruleText(rule: Explanation["rule"]): string {
  if (typeof rule === "string") return rule;
  return "power" in rule ? `power ${rule.power}` : `capped sum ${rule.cappedSum}`;
}
