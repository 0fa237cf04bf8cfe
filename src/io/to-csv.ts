/** Assessments become a table that reads back as the same assessments, in the long form (one row an answer) or the wide one (one row a city). */

import { type AnswerDetail, detailOf, valueOf } from "../assess/answer.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { listOf, own } from "../base/plain.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { answerCell } from "./answer-cell.ts";
import { type CellValue, type TableStyle, tableText } from "./cell.ts";
import { type AnswerField, answerFields, fieldColumn } from "./columns.ts";
import { evidenceText } from "./evidence-cell.ts";
import { type HeadWriter, headWriters } from "./head-cells.ts";
import { clipped } from "./table-issue.ts";
import { checkedOptions, formShape, styleShape } from "./table-options.ts";

/** How assessments are written. */
export interface CsvWriteOptions extends TableStyle {
  /** Long: one row an answer (default). Wide: one row an assessment, a column for each indicator. */
  readonly form?: "long" | "wide";
}

/**
 * Writes assessments as a table. {@link fromCsv} gives the same assessments again, whatever their texts hold.
 *
 * No cell begins like a formula: a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe before it, which {@link fromCsv}
 * takes off again; numbers stand as they are. Columns that nothing fills are left out, but for the standard ones. To open it in Excel,
 * put a byte order mark (`"\uFEFF"`) before the text.
 *
 * @param assessments one or many, all of one framework; of one city, date, role and rater only one
 * @param options form, delimiter, decimal mark and line ends
 * @throws BenchmarkError for assessments of several frameworks, or two that the table could not tell apart
 * @example
 * import { assess } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 * import { toCsv } from "indicatree/io";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.named-lead": { level: "partly", comment: "=a deputy" }, "governance.resources.posts": 12.5 },
 * });
 * toCsv(aford).split("\n").slice(0, 3);
 * // => [
 * //   "city,name,date,role,indicator,answer,missing,reason,comment,evidence",
 * //   "aford,Aford (invented),2026-03-01,self,governance.leadership.named-lead,partly,,,'=a deputy,",
 * //   "aford,Aford (invented),2026-03-01,self,governance.resources.posts,12.5,,,,"
 * // ]
 */
export function toCsv(assessments: Assessment | readonly Assessment[], options?: CsvWriteOptions): string {
  const { form = "long", ...style } = checkedOptions<CsvWriteOptions>(options, () => ({ ...styleShape(), form: formShape() }));
  const checked = listOf(assessments).map((each) => ensureAssessment(each));
  checkTogether(checked);
  const first = checked[0];
  const tree = first === undefined ? null : outline(first.framework);
  const writers = headWriters(tree).filter((writer) => writer.standard || checked.some((each) => writer.cell(each) !== null));
  const table = form === "long" || tree === null ? longTable(checked, tree, writers) : wideTable(checked, tree, writers);
  return tableText(table, style);
}

/** The fields of one answer, each as a cell. */
export function answerCells(detail: AnswerDetail): { readonly [F in AnswerField]: CellValue } {
  const value = valueOf(detail);
  return {
    answer: value === null ? null : answerCell(value),
    missing: detail.missing ?? null,
    reason: detail.reason ?? null,
    comment: detail.comment ?? null,
    evidence: detail.evidence === undefined ? null : evidenceText(detail.evidence),
    "answered on": detail.date ?? null,
    confidence: detail.confidence ?? null,
  };
}

const STANDARD: readonly AnswerField[] = ["answer", "missing", "reason", "comment", "evidence"];

function* longTable(
  assessments: readonly Assessment[],
  tree: Outline | null,
  writers: readonly HeadWriter[],
): Generator<readonly CellValue[]> {
  const answers = assessments.map((assessment) => answersOf(assessment, tree));
  const fields = answerFields.filter(
    (field) => STANDARD.includes(field) || answers.some((each) => each.some(({ cells }) => cells[field] !== null)),
  );
  yield [...writers.map((writer) => writer.column), "indicator", ...fields];
  for (const [i, assessment] of assessments.entries()) {
    const head = writers.map((writer) => writer.cell(assessment));
    for (const { id, cells } of answers[i] ?? []) yield [...head, id, ...fields.map((field) => cells[field])];
    if (answers[i]?.length === 0) yield [...head, null, ...fields.map(() => null)];
  }
}

function* wideTable(assessments: readonly Assessment[], tree: Outline, writers: readonly HeadWriter[]): Generator<readonly CellValue[]> {
  const answers = assessments.map((assessment) => new Map(answersOf(assessment, tree).map(({ id, cells }) => [id, cells])));
  const used = new Set(
    answers.flatMap((each) =>
      [...each].flatMap(([id, cells]) => answerFields.filter((field) => cells[field] !== null).map((field) => fieldColumn(id, field))),
    ),
  );
  const columns = tree.indicators.flatMap(({ id }) =>
    answerFields.filter((field) => field === "answer" || used.has(fieldColumn(id, field))).map((field) => ({ id, field })),
  );
  yield [...writers.map((writer) => writer.column), ...columns.map(({ id, field }) => fieldColumn(id, field))];
  for (const [i, assessment] of assessments.entries()) {
    yield [...writers.map((writer) => writer.cell(assessment)), ...columns.map(({ id, field }) => answers[i]?.get(id)?.[field] ?? null)];
  }
}

function answersOf(
  assessment: Assessment,
  tree: Outline | null,
): { readonly id: string; readonly cells: ReturnType<typeof answerCells> }[] {
  return (tree?.indicators ?? []).flatMap(({ id, scale }) => {
    const answer = own(assessment.answers, id);
    return answer === undefined ? [] : [{ id, cells: answerCells(detailOf(answer, scale as Scale)) }];
  });
}

function checkTogether(assessments: readonly Assessment[]): void {
  const seen = new Map<string, number>();
  const [first] = assessments;
  for (const [i, { framework, city, date, rater }] of assessments.entries()) {
    if (first !== undefined && framework !== first.framework && identity(framework) !== identity(first.framework)) {
      throw new BenchmarkError([
        issue("wrong-framework", [i], {
          received: `${framework.id} ${framework.version}`,
          expected: `${first.framework.id} ${first.framework.version}`,
        }),
      ]);
    }
    const key = JSON.stringify([city.id, date, rater.role, rater.id ?? ""]);
    const before = seen.get(key);
    if (before !== undefined)
      throw new BenchmarkError([issue("assessment-twice", [i], { city: clipped(city.id), first: before + 1, second: i + 1 })]);
    seen.set(key, i);
  }
}

function identity(framework: Assessment["framework"]): string {
  return JSON.stringify([framework.id, framework.version, outline(framework).digest]);
}
