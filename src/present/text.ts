/** A document as plain text for a terminal: tables in columns, lines no longer than the width. */
import * as z from "zod/mini";
import { BenchmarkError, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { ensureDocument } from "./check-document.ts";
import type { Block, Column, Document, FieldBlock } from "./document.ts";

/**
 * Plain text of a document. Tables keep number columns whole and wrap the first column; words longer than a line are cut into pieces.
 *
 * @param given made by `report` or `toQuestionnaire`
 * @param options `width`: characters per line, default 80, 40 to 10,000
 * @throws BenchmarkError for anything else
 * @example
 * import { toText } from "indicatree";
 *
 * toText({ kind: "document", title: "Report", language: "en", blocks: [{ kind: "list", items: ["one", "two"] }] }); // "Report\n======\n\n- one\n- two\n"
 */
export function toText(given: Document, options: { readonly width?: number } = {}): string {
  const document = ensureDocument(given);
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: ["options", ...found.path] })));
  const shape = z.strictObject({ width: z.optional(z.int().check(z.minimum(40), z.maximum(10_000))) });
  throwIfAny(checkShape(shape, plain.value, ["options"]));
  const { width = 80 } = plain.value as typeof options;
  const parts = [underlined(document.title, "=", width), ...document.blocks.map((part) => textPart(part, width))];
  return `${parts.join("\n\n")}\n`;
}

/** One part of a document as plain text; on request no word of a table is broken if it is not very long. */
export function textPart(part: Block, width: number, whole = false): string {
  switch (part.kind) {
    case "heading":
      return underlined(part.text, part.level === 2 ? "-" : "~", width);
    case "paragraph":
      return wrap(part.text, width).join("\n");
    case "list":
      return part.items.map((item, i) => hanging(part.ordered ? `${i + 1}. ` : "- ", item, width)).join("\n");
    case "table":
      return [...wrap(part.caption, width), ...table(part.columns, part.rows, width, whole)].join("\n");
    case "field":
      return field(part, width);
    case "choice": {
      const mark = part.many ? "[ ] " : "( ) ";
      const boxes = part.options.map(({ label, hint = "" }) => hanging(mark, hint === "" ? label : `${label}: ${hint}`, width));
      return [...wrap(noted(part.legend, part.hint), width), ...boxes].join("\n");
    }
    case "box":
      return [underlined(part.title, part.level === 2 ? "-" : "~", width), ...part.blocks.map((one) => textPart(one, width, whole))].join(
        "\n\n",
      );
  }
}

function underlined(text: string, mark: string, width: number): string {
  const lines = wrap(text, width);
  return [...lines, mark.repeat(Math.max(...lines.map((line) => line.length)))].join("\n");
}

/** A mark, and the text beside it. */
function hanging(mark: string, text: string, width: number): string {
  return wrap(text, width - mark.length)
    .map((line, k) => (k === 0 ? mark : " ".repeat(mark.length)) + line)
    .join("\n");
}

/** Lines to write on; a single one stands beside its label where there is room. */
function field({ label, hint, unit = "", lines }: FieldBlock, width: number): string {
  const head = wrap(`${noted(label, hint)}${lines === undefined ? "" : ` ${unit}`}`, width);
  if (lines !== undefined) return [head.join("\n"), ...Array.from({ length: lines }, () => "_".repeat(width))].join("\n\n");
  const tail = unit === "" ? "" : ` ${unit}`;
  const last = `${head.at(-1)} `;
  const room = width - last.length - tail.length;
  if (room >= 10) return [...head.slice(0, -1), last + "_".repeat(room) + tail].join("\n");
  return [...head, "_".repeat(width), ...(unit === "" ? [] : wrap(unit, width))].join("\n");
}

function noted(text: string, hint = ""): string {
  return hint === "" ? text : `${text} (${hint})`;
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number, whole: boolean): string[] {
  const longest = (i: number): number => Math.max(...rows.map((row) => (row[i] ?? "").length), 0);
  const natural = columns.map((column, i) => Math.max(column.title.length, longest(i)));
  // A column of numbers may have a broken head, but never a broken number.
  const words = (i: number): number => Math.max(...[columns[i]?.title ?? "", ...rows.map((row) => row[i] ?? "")].map(longestWord));
  const least = columns.map(({ title, align }, i) =>
    align === "right" ? Math.max(whole ? longestWord(title) : 7, longest(i)) : Math.max(12, whole ? Math.min(words(i), WIDEST) : 0),
  );
  const widths = fit(natural, least, width - 2 * (columns.length - 1));
  const line = (cells: readonly string[]): string[] => {
    const wrapped = columns.map((_, i) => wrap(cells[i] ?? "", widths[i] as number, "-"));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, k) =>
      columns
        .map((column, i) => pad(wrapped[i]?.[k] ?? "", widths[i] as number, column))
        .join("  ")
        .trimEnd(),
    );
  };
  const rule = widths.map((w) => "-".repeat(w)).join("  ");
  return [...line(columns.map((column) => column.title)), rule, ...rows.flatMap(line)];
}

/** How many characters the longest word of a text has. */
export function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((word) => word.length));
}

/** A longer word, such as an address, is broken in any case. */
export const WIDEST = 60;

/** Column widths that fit: first the columns that have most to spare give way, down to their least; if that is not enough, the widest. */
function fit(natural: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...natural];
  const spare = (i: number): number => (widths[i] as number) - (least[i] as number);
  for (let total = widths.reduce((a, b) => a + b, 0); total > room; total--) {
    const indices = widths.map((_, i) => i);
    // Heads of number columns before words: a broken head costs a reader less than a column of broken titles.
    const narrow = indices
      .filter((i) => spare(i) > 0)
      .sort((a, b) => (least[a] as number) - (least[b] as number) || spare(b) - spare(a))[0];
    const widest = indices.reduce((a, b) => ((widths[b] as number) > (widths[a] as number) ? b : a));
    const give = narrow ?? widest;
    if ((widths[give] as number) <= 4) break;
    widths[give] = (widths[give] as number) - 1;
  }
  return widths;
}

function pad(text: string, width: number, column: Column): string {
  return column.align === "right" ? text.padStart(width) : text.padEnd(width);
}

/** Breaks a text at spaces into lines of at most `width` characters; a longer word is cut, with the mark at each cut. */
function wrap(text: string, width: number, mark = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    let rest = word;
    if (line !== "" && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== "") lines.push(line);
    const piece = width - mark.length;
    for (; rest.length > width; rest = rest.slice(piece)) lines.push(rest.slice(0, piece) + mark);
    line = rest;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}
