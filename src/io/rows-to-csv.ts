/** Flat records become a table for a spreadsheet, under the same rule as all tables here: no text begins like a formula. */
import { BenchmarkError, issue, kindOf, shown } from "../base/issue.ts";
import { listOf } from "../base/plain.ts";
import { type CellValue, type TableStyle, tableText } from "./cell.ts";
import { checkedOptions, styleShape } from "./table-options.ts";

/** How rows are written: delimiter, decimal mark, line ends. */
export interface RowsToCsvOptions extends TableStyle {}

/**
 * Writes flat records as a table: a first row of column names, in the order in which they first appear, and a row for each record. Null and
 * absent values are empty cells; numbers stand as they are; a text that begins like a formula gets an apostrophe before it.
 *
 * @param rows records of texts, finite numbers, true, false and null, such as {@link toRows} makes
 * @param options delimiter, decimal mark and line ends
 * @throws BenchmarkError if a value is none of these
 * @example
 * import { rowsToCsv } from "indicatree/io";
 *
 * rowsToCsv([{ city: "aford", value: 61.5 }, { city: "=bywater", value: null }], { delimiter: ";", decimal: "," }); // "city;value\naford;61,5\n'=bywater;\n"
 */
export function rowsToCsv(rows: readonly { readonly [column: string]: CellValue | undefined }[], options?: RowsToCsvOptions): string {
  const style = checkedOptions<RowsToCsvOptions>(options, styleShape);
  if (kindOf(rows) !== "a list")
    throw new BenchmarkError([issue("wrong-type", ["rows"], { expected: "a list of rows", received: kindOf(rows) })]);
  const records = listOf(rows).map(entriesOf);
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  if (names.length === 0) return "";
  return tableText([names, ...records.map((record) => names.map((name): CellValue => record.get(name) ?? null))], style);
}

/** One row, read once. */
function entriesOf(row: unknown, i: number): ReadonlyMap<string, CellValue | undefined> {
  let entries: [string, unknown][];
  try {
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw new BenchmarkError([issue("wrong-type", ["rows", i], { expected: "an object", received: kindOf(row) })]);
    entries = Object.entries(row);
  } catch (error) {
    throw error instanceof BenchmarkError ? error : new BenchmarkError([issue("unreadable", ["rows", i])]);
  }
  for (const [column, value] of entries) {
    if (isCell(value)) continue;
    throw new BenchmarkError([
      issue("cell-value", ["rows", i, column], { received: typeof value === "number" ? String(value) : shown(value) }),
    ]);
  }
  return new Map(entries as [string, CellValue | undefined][]);
}

function isCell(value: unknown): value is CellValue {
  return (
    value === null ||
    value === undefined ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
  );
}
