/**
 * From rows to groups: one group for each assessment, with what its rows say of it and the answers in them. Rows can come in any order.
 * A city with a bad cell in any row is remembered, so that none of its assessments passes for complete.
 */

import type { Answer } from "../assess/answer.ts";
import { type Issue, type IssueParam, issue, shown } from "../base/issue.ts";
import type { IssueCode } from "../base/messages.ts";
import type { Outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { readEntry } from "./answer-entry.ts";
import { readTextCell, unguarded } from "./cell.ts";
import { type AnswerColumns, type Columns, fieldColumn, type HeadColumn, idFinder } from "./columns.ts";
import type { CsvRecord } from "./csv-records.ts";
import { type HeadDefaults, UNDATED } from "./head-cells.ts";
import { clipped, issueAt, movedTo, type Place, patientNearest } from "./table-issue.ts";

/** The rows of one assessment. */
export interface RowGroup {
  readonly city: string;
  readonly date: string;
  readonly role: string;
  readonly rater: string;
  /** Its first row. */
  readonly row: number;
  /** Cells of the head by column, the first that is filled in. */
  readonly said: Map<string, { readonly text: string; readonly row: number }>;
  /** Answers by indicator, the first of each. */
  readonly answers: Map<string, { readonly answer: Answer; readonly said: string; readonly row: number; readonly columns: AnswerColumns }>;
}

/** What all rows together say. */
export interface Collection {
  readonly groups: Iterable<RowGroup>;
  readonly issues: Issue[];
  /** Cities with a bad cell. */
  readonly bad: Set<string>;
  /** Whether rows may have been read wrongly, so that no city is certain. */
  readonly allBad: boolean;
}

/** Takes rows one by one, and gives the collection when asked. */
export function collector(
  columns: Columns,
  tree: Outline,
  defaults: HeadDefaults,
): { readonly add: (record: CsvRecord) => void; readonly result: () => Collection } {
  const groups = new Map<string, RowGroup>();
  const issues: Issue[] = [];
  const bad = new Set<string>();
  let allBad = columns.state === "doubtful";
  let above = "";
  const nameless = new Set(columns.nameless);
  const findId = idFinder(tree);
  const near = patientNearest();
  const ids = tree.indicators.map((indicator) => indicator.id);

  const found = (wrong: Issue, city: string): void => {
    issues.push(wrong);
    bad.add(city);
  };
  const placed = (row: number, column: string | undefined, city: string): Place => ({
    row,
    ...(column === undefined ? {} : { column }),
    ...(city === "" ? {} : { city }),
  });
  const say = (code: IssueCode, at: Place, params: { readonly [name: string]: IssueParam } = {}): void =>
    found(issueAt(code, at, params), at.city ?? above);

  const add = ({ row, cells, broken }: CsvRecord): void => {
    const cell = (index: number | undefined): string => (index === undefined ? "" : unguarded(cells[index] ?? ""));
    const head = (column: HeadColumn): string => cell(columns.head.get(column));
    const city = readTextCell(head("city"));
    if (broken !== false) {
      issues.push(issueAt("quotes-broken", placed(row, undefined, city)));
      if (city === "" || broken === "lines") allBad = true;
      bad.add(city);
      if (!isKeyRead(columns, cells.length)) return;
    }
    for (const index of nameless) {
      if (cell(index).trim() === "") continue;
      issues.push(issueAt("column-unknown", { row, column: `#${index + 1}` }, { nearest: null }));
      nameless.delete(index);
    }
    const surplus = cells.length > columns.width ? lastFilled(cells) : 0;
    const misaligned = surplus > columns.width;
    if (misaligned) say("cells-too-many", placed(row, undefined, city), { received: surplus, expected: columns.width });
    if (city === "") {
      const answered = misaligned
        ? undefined
        : columns.answers.flatMap((each) => [...each.at.values()]).find((index) => cell(index).trim() !== "");
      if (answered !== undefined) say("cell-empty", { row, column: "city" });
      return;
    }
    above = city;
    const group = groupOf(row, city, head);
    if (misaligned) return;
    for (const [column, index] of columns.head) if (!KEY.includes(column)) hear(group, row, column, cell(index));
    for (const { factor, at } of columns.context) hear(group, row, `context.${factor.id}`, cell(at));
    for (const each of columns.answers) hearAnswer(group, row, each, cell);
  };

  const groupOf = (row: number, city: string, head: (column: HeadColumn) => string): RowGroup => {
    const dated = head("date").trim();
    const date = dated.toLowerCase() === UNDATED ? UNDATED : dated;
    const role = head("role").trim().toLowerCase() || (defaults.rater?.role ?? "self");
    const rater = readTextCell(head("rater"));
    const key = JSON.stringify([city, date, role, rater]);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group = { city, date, role, rater, row, said: new Map(), answers: new Map() };
    groups.set(key, group);
    return group;
  };

  const hear = (group: RowGroup, row: number, column: string, text: string): void => {
    if (text === "") return;
    const first = group.said.get(column);
    if (first?.text === text || text.trim() === "") return;
    if (first === undefined) group.said.set(column, { text, row });
    else if (first.text.trim() !== text.trim()) {
      say(
        "row-contradicts",
        { row, column, city: group.city },
        { first: shown(first.text.trim()), second: shown(text.trim()), firstRow: first.row },
      );
    }
  };

  const hearAnswer = (group: RowGroup, row: number, answerColumns: AnswerColumns, cell: (index: number | undefined) => string): void => {
    const id = answerColumns.id ?? nameOf(group, row, answerColumns, cell);
    if (id === null) return;
    const scale = tree.byId.get(id)?.scale as Scale;
    const entry = readEntry((field) => cell(answerColumns.at.get(field)), id, scale, defaults.decimal);
    if (entry === null) return;
    const first = group.answers.get(id);
    if (first !== undefined) {
      const column = answerColumns.id ?? "indicator";
      const [one, other] = [first.said, entry.said].map((said) => (said === "" ? "no answer" : shown(said))) as [string, string];
      say("duplicate-answer", { row, column, city: group.city }, { id, firstRow: first.row, first: one, second: other });
      return;
    }
    group.answers.set(id, { answer: entry.answer, said: entry.said, row, columns: answerColumns });
    for (const wrong of entry.issues)
      found(movedTo(wrong.issue, { row, column: fieldColumn(answerColumns.id, wrong.field), city: group.city }), group.city);
  };

  /** The indicator that a row of the long form names; null, and an issue where one is needed, if it names none. */
  const nameOf = (group: RowGroup, row: number, { at }: AnswerColumns, cell: (index: number | undefined) => string): string | null => {
    const name = cell(columns.indicator ?? undefined).trim();
    const place = { row, column: "indicator", city: group.city };
    if (name === "") {
      if ([...at.values()].some((index) => cell(index).trim() !== "")) say("cell-empty", place);
      return null;
    }
    const id = findId(name);
    if (id !== null) return id;
    const params = { id: clipped(name), framework: tree.framework.id };
    if (tree.byId.has(name)) found(movedTo(issue("group-answered", [], params), place), group.city);
    else say("unknown-indicator", place, { ...params, nearest: near(name, ids) });
    return null;
  };

  return { add, result: () => ({ groups: groups.values(), issues, bad, allBad }) };
}

/** Columns that tell assessments apart. */
const KEY: readonly HeadColumn[] = ["city", "date", "role", "rater"];

/** Whether the cells that a broken row still has say to which assessment it belongs. */
function isKeyRead(columns: Columns, read: number): boolean {
  return KEY.every((column) => (columns.head.get(column) ?? -1) < read) && (columns.indicator ?? -1) < read;
}

/** How many cells a row has up to its last that is not empty. */
function lastFilled(cells: readonly string[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] as string).trim() === "") length--;
  return length;
}
