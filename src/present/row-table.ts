/** Records as tables: chosen columns with heads for readers, or all columns as they are called; so many rows, and how many more there are. */
import { type Issue, issue, kindOf, shown as named } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json, own } from "../base/plain.ts";
import type { Block, Column } from "./document.ts";
import { formatNumber, NO_VALUE } from "./format.ts";
import type { Names } from "./lent-names.ts";

/** A record that has been copied as plain data. */
export type PlainRow = { readonly [column: string]: Json };

/**
 * How a cell is written: as a text, to the left or to the right; as a code in words; as one id or several that may have titles, or one moved in by its depth; as the
 * titles of a list; as a number of as many decimals as its column needs, or of so many.
 */
export type CellForm = "text" | "right" | "code" | "id" | "ids" | "indented" | "titles" | "number" | number;

/** One column that is shown. */
export interface ShownColumn {
  /** Where its values stand in the records. */
  readonly key: string;
  /** Its head. */
  readonly title: string;
  readonly as: CellForm;
  /** Where the upper end stands, if the column shows a range. */
  readonly to?: string;
}

/** How many rows there may be, and what an id is called. */
export interface TableScope {
  readonly most: number;
  readonly names: Pick<Names, "title" | "indented">;
}

/** A table of so many rows, made one by one; a sentence where there are none, and one that says how many are left out. */
export function cutTable(
  caption: string,
  columns: readonly Column[],
  count: number,
  most: number,
  row: (i: number) => readonly string[],
): Block[] {
  if (count === 0) return [{ kind: "paragraph", text: `${caption}: none.` }];
  const rows = Array.from({ length: Math.min(count, most) }, (_, i) => row(i));
  return [{ kind: "table", caption, columns, rows }, ...leftOut("rows", rows.length, count, "the option rows shows more")];
}

/** What stands below a table of which something is left out. */
export function leftOut(what: string, shownOnes: number, all: number, remedy: string): Block[] {
  if (shownOnes === all) return [];
  return [
    { kind: "paragraph", text: `Shown are ${shownOnes} of ${all} ${what}; ${all - shownOnes} are left out (${remedy}).`, small: true },
  ];
}

/** Records under chosen columns. */
export function rowTable(caption: string, rows: readonly PlainRow[], shown: readonly ShownColumn[], { most, names }: TableScope): Block[] {
  const columns = shown.map((column) => (column.as === "number" ? { ...column, as: decimalsOf(column.key, rows) } : column));
  const heads = columns.map((column): Column => ({ title: column.title, ...(isNumeric(column, rows) ? { align: "right" as const } : {}) }));
  return cutTable(caption, heads, rows.length, most, (i) => columns.map((column) => cellOf(rows[i] as PlainRow, column, names)));
}

function cellOf(row: PlainRow, { key, as, to }: ShownColumn, names: TableScope["names"]): string {
  const low = cellText(own(row, key), as, names);
  const high = to === undefined ? low : cellText(own(row, to), as, names);
  return low === high || low === NO_VALUE ? low : `${low} to ${high}`;
}

function cellText(value: Json | undefined, as: CellForm, names: TableScope["names"]): string {
  if (value === null || value === undefined || value === "") return NO_VALUE;
  if (Array.isArray(value)) {
    const parts = value.map((part: Json) => cellText(isRecord(part) ? own(part, "title") : part, "text", names));
    return parts.length === 0 ? NO_VALUE : parts.join("; ");
  }
  if (typeof as === "number") return formatNumber(value as number, as);
  const text = String(value);
  switch (as) {
    case "code":
      return text.replaceAll("-", " ");
    case "id":
      return names.title(text);
    case "ids":
      return text.split("; ").map(names.title).join("; ");
    case "indented":
      return names.indented(text);
    default:
      return text;
  }
}

function isNumeric({ key, as }: ShownColumn, rows: readonly PlainRow[]): boolean {
  if (typeof as === "number" || as === "right") return true;
  // Digits as text, such as exact values, stand whole and to the right, where no renderer breaks them.
  const said = as === "text" ? rows.map((row) => own(row, key)).filter((value) => value !== null && value !== undefined) : [];
  return said.length > 0 && said.every((value) => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
}

/** What cannot be shown of a list of records: entries that are none, columns that are not there, cells with something inside. */
export function rowIssues(rows: readonly unknown[], columns: readonly string[] | undefined): Issue[] {
  const strange = rows.flatMap((row, i) =>
    isRecord(row) ? [] : [issue("wrong-type", [i], { expected: "a row, an object of columns", received: kindOf(row) })],
  );
  if (strange.length > 0 || rows.length === 0) return strange;
  const names = namesOf(rows as readonly PlainRow[]);
  const missing = (columns ?? []).flatMap((column, i) => {
    const params = { column, nearest: nearest(column, names), met: names.join(", ") };
    return names.includes(column) ? [] : [issue("column-missing", ["options", "columns", i], params)];
  });
  const looked = columns ?? names;
  const cells = (rows as readonly PlainRow[]).flatMap((row, i) =>
    looked.flatMap((key) => {
      const value = own(row, key);
      const parts: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value];
      return parts.some((part) => typeof part === "object" && part !== null)
        ? [issue("cell-value", [i, key], { received: Array.isArray(value) ? "a list with objects in it" : named(value) })]
        : [];
    }),
  );
  return [...missing, ...cells];
}

/**
 * A stranger's records: every column under its own name, or those that were asked for. Numbers have one decimal; none where all of the column are whole, and three
 * where all lie between −1 and 1, such as shares, and are not points. A column of ids is shown in titles, but for the column `id` itself.
 */
export function strangersTable(rows: readonly PlainRow[], asked: readonly string[] | undefined, most: number, names: Names): Block[] {
  if (rows.length === 0) return [{ kind: "paragraph", text: "No rows." }];
  const columns = (asked ?? namesOf(rows)).map((key): ShownColumn => {
    const values = rows.map((row) => own(row, key) ?? null).filter((value) => value !== null);
    const all = (holds: (value: Json) => boolean): boolean => values.length > 0 && values.every(holds);
    if (all((value) => typeof value === "number")) return { key, title: key, as: "number" };
    return { key, title: key, as: key !== "id" && all((value) => typeof value === "string" && names.has(value)) ? "id" : "text" };
  });
  return rowTable(`${rows.length} ${rows.length === 1 ? "row" : "rows"}`, rows, columns, { most, names });
}

/** Columns that hold points of 100 in this library's own rows: one decimal, however small. */
const POINTS =
  "value low high provisional points current target distance lost gain margin stake contribution before after change answers known applicable policy";

function decimalsOf(key: string, rows: readonly PlainRow[]): number {
  const values = rows.map((row) => own(row, key)).filter((value) => typeof value === "number");
  if (values.every(Number.isInteger)) return 0;
  return !POINTS.split(" ").includes(key) && values.every((value) => Math.abs(value) <= 1) ? 3 : 1;
}

/** The columns of records, in the order in which they first appear. */
function namesOf(rows: readonly PlainRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
