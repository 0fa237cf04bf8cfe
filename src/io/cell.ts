/** What stands in a cell, both ways: numbers and texts, the apostrophe that keeps a text from being a formula, quotes where they are needed. */
import { decimal } from "../base/decimal.ts";
import type { Delimiter } from "./csv-records.ts";

/** What a cell of a table can hold. */
export type CellValue = string | number | boolean | null;

/** How a table is written. */
export interface TableStyle {
  /** What stands between cells; default a comma. */
  readonly delimiter?: Delimiter;
  /** The decimal mark of numbers; default a point. */
  readonly decimal?: "." | ",";
  /** What stands at the end of each line; default a line feed. */
  readonly newline?: "\n" | "\r\n";
}

/** A table as text, a line end after each row. No text in it begins like a formula; numbers stand as they are. */
export function tableText(rows: Iterable<readonly CellValue[]>, style: TableStyle): string {
  const { delimiter = ",", decimal: mark = ".", newline = "\n" } = style;
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$`);
  const written = (value: CellValue): string => {
    const text =
      typeof value === "number"
        ? numberText(value, mark)
        : typeof value === "string"
          ? guarded(value)
          : value === null
            ? ""
            : String(value);
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(written).join(delimiter) + newline);
  return lines.join("");
}

/** A text with one more apostrophe before it if a spreadsheet would take it for a formula, or if it looks like one that already has one. */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Takes away what {@link guarded} put on. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** A finite number in plain digits, without an exponent. With a decimal comma never three decimals, which could be read as a thousand. */
export function numberText(value: number, mark: "." | ","): string {
  const plain = String(value + 0);
  const digits = plain.includes("e") ? decimal(value).toFixed() : plain;
  if (mark === ".") return digits;
  return digits.replace(".", ",").replace(/,(\d{3})$/, ",$10");
}

/** A number from plain digits. A point is a decimal mark; a comma too, unless three digits follow it and nobody said what it means. */
export function readNumber(text: string, mark?: "." | ","): number | "ambiguous" | null {
  const digits = text.trim();
  if (!/^[+-]?(?:\d+|\d*[.,]\d+)$/.test(digits)) return null;
  if (mark !== "," && /,\d{3}$/.test(digits)) return "ambiguous";
  const value = Number(digits.replace(",", ".")) + 0;
  return Number.isFinite(value) ? value : null;
}

/** An id or a name as a cell. Such cells are trimmed when they are read, so what would not survive it stands as JSON text, in quotation marks. */
export function textCell(text: string): string {
  return text !== "" && readTextCell(text) === text ? text : JSON.stringify(text);
}

/** The id or name that a cell holds; an empty text if it holds none. */
export function readTextCell(cell: string): string {
  const text = cell.trim();
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}
