/** What the first row of a table means: its form, and where city, rater, context and answers stand. */

import { contextFactors } from "../assess/assessment.ts";
import { capped, type Issue, MAXIMUM_ISSUES } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import type { Outline } from "../model/outline.ts";
import type { ContextFactor } from "../model/tree.ts";
import { clipped, issueAt, patientNearest } from "./table-issue.ts";

/** Columns that say of what an assessment is; they may be filled in on any or every row. */
export const headColumns = ["city", "name", "date", "role", "rater", "rater name", "rater city", "visibility", "context"] as const;
/** One of {@link headColumns}. */
export type HeadColumn = (typeof headColumns)[number];

/** What belongs to one answer: in the long form a column each, in the wide form one each for an indicator. */
export const answerFields = ["answer", "missing", "reason", "comment", "evidence", "answered on", "confidence"] as const;
/** One of {@link answerFields}. */
export type AnswerField = (typeof answerFields)[number];

/** Columns of the blank table that are for its reader. */
export const readersColumns = ["group", "title", "question", "allowed", "core"] as const;

/** The columns in which one answer stands. */
export interface AnswerColumns {
  /** The indicator; null in the long form, where a column names it. */
  readonly id: string | null;
  readonly at: ReadonlyMap<AnswerField, number>;
}

/** A first row, understood. */
export interface Columns {
  /** How many cells a row can have. */
  readonly width: number;
  readonly head: ReadonlyMap<HeadColumn, number>;
  readonly context: readonly { readonly factor: ContextFactor; readonly at: number }[];
  /** Where the long form names the indicator. */
  readonly indicator: number | null;
  readonly answers: readonly AnswerColumns[];
  /** Columns without a name, left of one that has a name. */
  readonly nameless: readonly number[];
  readonly issues: readonly Issue[];
  /** Whether rows can be read at all; and whether what is read can be trusted. */
  readonly state: "sound" | "doubtful" | "unusable";
}

/** The column name of an answer's field, as issues say it and tables are written. */
export function fieldColumn(id: string | null, field: AnswerField): string {
  if (id === null) return field;
  return field === "answer" ? id : `${id} ${field}`;
}

/** The column name of a context factor; null if an indicator has that name, and the column would be taken for its answers. */
export function contextColumn(factor: string, tree: Outline): string | null {
  return isIndicator(tree, `context.${factor}`) ? null : `context.${factor}`;
}

/** Looks up an indicator's id as it is, or in another case where only one fits. */
export function idFinder(tree: Outline): (word: string) => string | null {
  const ids = tree.indicators.map((indicator) => indicator.id);
  const find = looseFinder(ids);
  return (word) => find(word);
}

/** Reads the first row. Columns that are not known are issues and are not read; `ignore` names some that are known not to matter. */
export function readColumns(cells: readonly string[], row: number, tree: Outline, ignore: readonly string[]): Columns {
  const names = cells.map((cell) => cell.trim().replace(/\s+/g, " "));
  const skipped = new Set([...readersColumns, ...ignore.map((name) => name.trim().replace(/\s+/g, " ").toLowerCase())]);
  const isLong = names.some((name) => name.toLowerCase() === "indicator" && !skipped.has("indicator"));
  const known = knownColumns(tree, isLong);
  const issues: Issue[] = [];
  const at = new Map<string, number>();
  let state: Columns["state"] = "sound";
  for (const [index, name] of names.entries()) {
    if (name === "" || skipped.has(name.toLowerCase())) continue;
    if (issues.length > MAXIMUM_ISSUES) break;
    const column = known.find(name);
    if (column === null) {
      const near = known.nearest(name);
      issues.push(issueAt("column-unknown", { row, column: name }, { nearest: near }));
      // A name that is nearly one we know is a slip: what stands below it was meant, and nobody's table is complete without it.
      if (near !== null) state = "doubtful";
    } else if (at.has(column)) {
      issues.push(issueAt("column-twice", { row, column: name }));
      state = "doubtful";
    } else at.set(column, index);
  }
  const answers = answerColumns(tree, isLong, at);
  const required = ["city", ...(answers.length > 0 ? [] : [isLong ? "answer" : "indicator"])].filter((name) => !at.has(name));
  const met = clipped(
    names
      .filter((name) => name !== "")
      .slice(0, 30)
      .map(clipped)
      .join(", "),
  );
  for (const column of required) issues.push(issueAt("column-missing", { row, column }, { nearest: nearest(column, names), met }));
  let width = names.length;
  while (width > 0 && names[width - 1] === "") width--;
  return {
    width,
    head: pick(headColumns, (name) => at.get(name)),
    context: contextFactors(tree.framework).flatMap((factor) => {
      const index = at.get(`context.${factor.id}`);
      return index === undefined || (!isLong && contextColumn(factor.id, tree) === null) ? [] : [{ factor, at: index }];
    }),
    indicator: at.get("indicator") ?? null,
    answers,
    nameless: names.slice(0, width).flatMap((name, index) => (name === "" ? [index] : [])),
    issues: capped(issues),
    state: required.length > 0 ? "unusable" : state,
  };
}

interface Known {
  readonly find: (name: string) => string | null;
  readonly nearest: (name: string) => string | null;
}

/** The columns that a table of a form can have, each under the one name by which it is called here. */
function knownColumns(tree: Outline, isLong: boolean): Known {
  const words: readonly string[] = [...headColumns, ...(isLong ? ["indicator", ...answerFields] : [])];
  const factors = contextFactors(tree.framework).map((factor) => factor.id);
  const ids = isLong ? [] : tree.indicators.map((indicator) => indicator.id);
  const findFactor = looseFinder(factors);
  const findId = looseFinder(ids);
  const find = (name: string): string | null => {
    const lower = name.toLowerCase();
    if (words.includes(lower)) return lower;
    const space = name.indexOf(" ");
    const id = findId(space < 0 ? name : name.slice(0, space));
    const field = space < 0 ? "answer" : answerFields.find((each) => each === lower.slice(space + 1));
    if (id !== null && field !== undefined && (space < 0 || field !== "answer")) return fieldColumn(id, field);
    const factor = lower.startsWith("context.") ? findFactor(name.slice("context.".length)) : null;
    return factor === null ? null : `context.${factor}`;
  };
  const near = patientNearest();
  const names = [...words, ...factors.map((factor) => `context.${factor}`), ...ids];
  return {
    find,
    nearest: (name) => {
      const [id = "", ...rest] = name.split(" ", 20);
      const field = answerFields.find((each) => each !== "answer" && each === rest.join(" ").toLowerCase());
      const likely = field === undefined ? null : near(id, ids);
      return likely === null || field === undefined ? near(name, names) : fieldColumn(likely, field);
    },
  };
}

function answerColumns(tree: Outline, isLong: boolean, at: ReadonlyMap<string, number>): AnswerColumns[] {
  const ids = isLong ? [null] : tree.indicators.map((indicator) => indicator.id);
  const columns = ids.map((id) => ({ id, at: pick(answerFields, (field) => at.get(fieldColumn(id, field))) }));
  return columns.filter((each) => (isLong ? each.at.has("answer") || each.at.has("missing") : each.at.size > 0));
}

function pick<K>(keys: readonly K[], find: (key: K) => number | undefined): ReadonlyMap<K, number> {
  return new Map(keys.flatMap((key) => (find(key) === undefined ? [] : [[key, find(key) as number] as const])));
}

function looseFinder(ids: readonly string[]): (word: string) => string | null {
  const exact = new Set(ids);
  const loose = new Map<string, string | null>();
  for (const id of ids) loose.set(id.toLowerCase(), loose.has(id.toLowerCase()) ? null : id);
  return (word) => (exact.has(word) ? word : (loose.get(word.toLowerCase()) ?? null));
}

function isIndicator(tree: Outline, id: string): boolean {
  return tree.byId.has(id) && tree.byId.get(id)?.scale !== null;
}
