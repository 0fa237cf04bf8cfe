/** A document as plain text for a terminal: tables in columns, lines no longer than the width. */
import { ensureDocument } from "./check-document.ts";
import type { Block, Column, Document } from "./document.ts";

/**
 * Plain text of a document. Tables keep number columns whole and wrap the first column; words longer than a line are cut into pieces.
 *
 * @param given made by `report`
 * @param options `width`: characters per line, default 80, at least 40
 * @throws BenchmarkError for anything else
 * @example
 * import { toText } from "indicatree";
 *
 * toText({ kind: "document", title: "Report", language: "en", blocks: [{ kind: "list", items: ["one", "two"] }] }); // "Report\n======\n\n- one\n- two\n"
 */
export function toText(given: Document, options: { readonly width?: number } = {}): string {
  const document = ensureDocument(given);
  const width = Math.max(40, options?.width ?? 80);
  const parts = [
    [document.title, "=".repeat(Math.min(width, document.title.length))].join("\n"),
    ...document.blocks.map((part) => block(part, width)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function block(part: Block, width: number): string {
  switch (part.kind) {
    case "heading":
      return [part.text, (part.level === 2 ? "-" : "~").repeat(Math.min(width, part.text.length))].join("\n");
    case "paragraph":
      return wrap(part.text, width).join("\n");
    case "list":
      return part.items
        .map((item, i) => {
          const mark = part.ordered ? `${i + 1}. ` : "- ";
          return wrap(item, width - mark.length)
            .map((line, k) => (k === 0 ? mark : " ".repeat(mark.length)) + line)
            .join("\n");
        })
        .join("\n");
    case "table":
      return [...wrap(part.caption, width), ...table(part.columns, part.rows, width)].join("\n");
  }
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const longest = (i: number): number => Math.max(...rows.map((row) => (row[i] ?? "").length), 0);
  const natural = columns.map((column, i) => Math.max(column.title.length, longest(i)));
  // A column of numbers may have a broken head, but never a broken number.
  const least = columns.map((column, i) => (column.align === "right" ? Math.max(7, longest(i)) : 12));
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
