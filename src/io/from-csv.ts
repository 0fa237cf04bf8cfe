/** A filled-in table becomes assessments: those of cities whose rows are all good, drafts of the others, and every issue with its row and column. */

import { assessDraft } from "../assess/assess.ts";
import { type Assessment, contextFactors, type Rater } from "../assess/assessment.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, kindOf } from "../base/issue.ts";
import { setOwn } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { outline } from "../model/outline.ts";
import type { ContextFactor, Framework } from "../model/tree.ts";
import { unguarded } from "./cell.ts";
import { type Collection, collector, type RowGroup } from "./collect.ts";
import { type AnswerField, type Columns, fieldColumn, readColumns } from "./columns.ts";
import { type Delimiter, forEachRecord } from "./csv-records.ts";
import { type HeadDefaults, readHead, UNDATED } from "./head-cells.ts";
import { issueAt, movedTo } from "./table-issue.ts";
import { checkedOptions, readShape } from "./table-options.ts";

/** What a table holds. Frozen. */
export interface CsvReading<I extends string = string, G extends string = string> {
  /** Assessments of cities whose rows are all good, in the order in which they first appear. */
  readonly assessments: readonly Assessment<I, G>[];
  /** Assessments of cities with something wrong in any of their rows: what is valid is kept, the rest is open. */
  readonly drafts: readonly Assessment<I, G>[];
  /** Everything that is wrong, in the order of the rows; path `["row", 3, "column", "answer"]`, params row, column and city. */
  readonly issues: readonly Issue[];
}

/** How a table is read, and what stands where it does not say it. */
export interface CsvReadOptions {
  /** What stands between cells; found in the first row if left out. */
  readonly delimiter?: Delimiter;
  /** The decimal mark. Without it a point and a comma are both read, but a comma before exactly three digits is an issue. */
  readonly decimal?: "." | ",";
  /** Date of rows that have none: YYYY-MM-DD; "undated" if left out. */
  readonly date?: string;
  /** Who answered in rows that do not name a rater and do not have another role; in the role "self" if left out. */
  readonly rater?: Rater;
  /** Who may see assessments of which the table does not say it. */
  readonly visibility?: "city" | "scheme" | "public";
  /** Columns that are not read, and not reported as unknown. */
  readonly ignore?: readonly string[];
}

/**
 * Reads a table of answers, as a city fills it in or a spreadsheet exports it: one row an answer (with a column `indicator`), or one row a city
 * (with a column for each indicator). {@link csvTemplate} gives a blank one.
 *
 * Rows are numbered as a spreadsheet does it: the first row is 1. Nothing is guessed: what cannot be read is an issue, and the city's assessment
 * is then a draft, also where only one of its rows is at fault.
 *
 * A quotation mark belongs around a whole cell, and is doubled inside. An apostrophe before `=`, `+`, `-` or `@` is taken off, as {@link toCsv} put it there.
 * Time and memory are linear in the length of the text.
 *
 * @param text the table; comma, semicolon or tab between cells; any line ends; with or without a byte order mark
 * @param framework what was asked
 * @param options how it is read, and what stands where the table does not say it
 * @returns assessments, drafts and issues, frozen; nothing in a text makes it throw
 * @throws BenchmarkError if the framework or the options are not valid
 * @example
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 * import { fromCsv } from "indicatree/io";
 *
 * const table = `city;name;date;indicator;answer;missing;reason
 * aford;Aford (invented);2026-03-01;governance.leadership.named-lead;Partly;;
 * aford;;2026-03-01;governance.resources.posts;12,5;;
 * aford;;2026-03-01;governance.resources.budget-line;;not applicable;the county pays
 * bywater;Bywater (invented);2026-03-02;governance.leadership.named-lead;mostly;;
 * `;
 * const { assessments, drafts, issues } = fromCsv(table, generalGovernance);
 * assessments.map((assessment) => assessment.city.name); // ["Aford (invented)"]
 * assessments[0]?.answers["governance.resources.posts"]; // 12.5
 * drafts.map((draft) => draft.city.name); // ["Bywater (invented)"]
 * issues.map((issue) => issue.path); // [["row", 5, "column", "answer"]]
 */
export function fromCsv<const I extends string, const G extends string>(
  text: string,
  framework: Framework<I, G>,
  options?: CsvReadOptions,
): CsvReading<I, G> {
  const checked = parseFramework(framework);
  const { delimiter, ignore = [], ...defaults } = checkedOptions<CsvReadOptions>(options, readShape);
  if (typeof text !== "string")
    return freeze({ assessments: [], drafts: [], issues: [issue("wrong-type", [], { expected: "a text", received: kindOf(text) })] });
  const tree = outline(checked);
  let columns: Columns | undefined;
  let rows: ReturnType<typeof collector> | undefined;
  let headerIsBroken: Issue | undefined;
  let count = 0;
  forEachRecord(text, delimiter, (record) => {
    if (columns === undefined) {
      if (record.broken !== false) headerIsBroken = issueAt("quotes-broken", { row: record.row });
      columns = readColumns(record.cells.map(unguarded), record.row, tree, ignore);
      if (columns.state !== "unusable" && headerIsBroken === undefined) rows = collector(columns, tree, defaults);
    } else {
      count++;
      rows?.add(record);
    }
  });
  const first = headerIsBroken === undefined ? (columns?.issues ?? []) : [headerIsBroken];
  const empty = count === 0 ? [issue("table-empty", [])] : [];
  const read = rows === undefined ? { assessments: [], drafts: [], issues: [] } : settle(checked, rows.result(), defaults);
  return freeze({ ...read, issues: [...empty, ...first, ...read.issues] }) as unknown as CsvReading<I, G>;
}

/** Groups of rows become assessments and drafts. */
function settle(framework: Framework, { groups, issues, bad, allBad }: Collection, defaults: HeadDefaults): CsvReading {
  const all = [...groups];
  const factors = contextFactors(framework);
  const made = all.map((group) => {
    const { assessment, issues: found } = assessmentOf(framework, factors, group, defaults);
    for (const each of found) issues.push(each);
    if (found.length > 0) bad.add(group.city);
    return assessment;
  });
  for (const found of datesMissing(all, defaults)) {
    issues.push(found.issue);
    bad.add(found.city);
  }
  issues.sort((a, b) => Number(a.path[1]) - Number(b.path[1]));
  const isGood = (_: Assessment, i: number): boolean => !allBad && !bad.has((all[i] as RowGroup).city);
  return { assessments: made.filter(isGood), drafts: made.filter((each, i) => !isGood(each, i)), issues };
}

function assessmentOf(
  framework: Framework,
  factors: readonly ContextFactor[],
  group: RowGroup,
  defaults: HeadDefaults,
): { readonly assessment: Assessment; readonly issues: readonly Issue[] } {
  const { city, date, role, rater, row } = group;
  const head = readHead(framework, factors, { city, date, role, rater, said: (column) => group.said.get(column)?.text }, defaults);
  const headIssues = head.issues.map((found) =>
    movedTo(found.issue, { row: group.said.get(found.column)?.row ?? row, column: found.column, city }),
  );
  const answers = {};
  for (const [id, { answer }] of group.answers) setOwn(answers, id, answer);
  try {
    const { assessment, issues } = assessDraft(framework, { ...head.input, answers });
    return { assessment, issues: [...headIssues, ...issues.map((found) => answerIssue(found, group))] };
  } catch (error) {
    // Only the sheer number of values can be at fault here: head and answers were read one by one.
    if (!(error instanceof BenchmarkError)) throw error;
    const { assessment } = assessDraft(framework, { ...head.input, answers: {} });
    return { assessment, issues: [...headIssues, ...error.issues.map((found) => movedTo(found, { row, city }))] };
  }
}

/** An issue of a checked answer, at the cell that it speaks of. */
function answerIssue(found: Issue, group: RowGroup): Issue {
  const [, id, key] = found.path;
  const entry = group.answers.get(String(id));
  const field: AnswerField =
    key === "date"
      ? "answered on"
      : key === "missing" || key === "reason" || key === "comment" || key === "evidence" || key === "confidence"
        ? key
        : "answer";
  return movedTo(found, { row: entry?.row ?? group.row, column: fieldColumn(entry?.columns.id ?? null, field), city: group.city });
}

/** Where some rows of a city and rater are dated and some are not: are they one assessment or two? That is not for us to guess. */
function datesMissing(groups: readonly RowGroup[], defaults: HeadDefaults): { readonly city: string; readonly issue: Issue }[] {
  if (defaults.date !== undefined) return [];
  const who = ({ city, role, rater }: RowGroup): string => JSON.stringify([city, role, rater]);
  const dated = new Set(groups.filter(({ date }) => date !== "" && date !== UNDATED).map(who));
  const undated = groups.filter((group) => group.date === "" && dated.has(who(group)));
  return undated.map(({ city, row }) => ({ city, issue: issueAt("cell-empty", { row, column: "date", city }) }));
}
