/**
 * From a text to its records: delimiter, line ends, quotes, row numbers. Papaparse splits and unquotes; before it, one linear pass looks at the
 * quotes, because papaparse reads a broken one as far as the end of the text and in some texts at quadratic cost. A row whose quotes are broken ends at its
 * own line, so that one slip does not swallow the rows below it.
 */
import Papa from "papaparse";

/** What stands between cells. */
export type Delimiter = "," | ";" | "\t";
/** All delimiters; where two are equally frequent in a header, the earlier is meant. */
export const delimiters: readonly Delimiter[] = [",", ";", "\t"];

/** One record of the table that is not blank. */
export interface CsvRecord {
  /** As a spreadsheet numbers it, from 1: a cell may run over several lines, and blank rows count. */
  readonly row: number;
  /** The cells as they stand; of a row whose quotes are broken, those before the broken one. */
  readonly cells: readonly string[];
  /** Whether a quote is broken; "lines" if the cell that it opens may be meant to run over the end of its line. */
  readonly broken: false | "line" | "lines";
}

/** Calls `visit` with each record that is not blank, in order. Time is linear in the length of the text; rows are not kept. */
export function forEachRecord(text: string, delimiter: Delimiter | undefined, visit: (record: CsvRecord) => void): void {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const between = delimiter ?? findDelimiter(plain);
  const { sound, broken } = soundQuotes(plain, between);
  let row = 0;
  const step = ({ data }: { readonly data: string[] }): void => {
    const kind = broken.get(row) ?? false;
    row++;
    if (kind !== false) visit({ row, cells: data.slice(0, -1), broken: kind });
    else if (data.some((cell) => cell.trim() !== "")) visit({ row, cells: data, broken: false });
  };
  if (sound !== "") Papa.parse<string[]>(sound, { delimiter: between, newline: "\n", quoteChar: '"', step });
}

/** The delimiter that stands most often outside quotes in the first line that holds a word. */
export function findDelimiter(text: string): Delimiter {
  const counts = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  let words = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) words = true;
    else if (character === "," || character === ";" || character === "\t") counts[character]++;
    else if (character === "\n" || character === "\r") {
      if (words) break;
      for (const each of delimiters) counts[each] = 0;
    } else if (character.trim() !== "") words = true;
  }
  return delimiters.reduce((best, each) => (counts[each] > counts[best] ? each : best));
}

interface Sound {
  /** The text with sound quotes, line ends as \n outside of them, and rows cut short where a quote is broken. */
  readonly sound: string;
  /** Rows (from 0) that were cut. */
  readonly broken: ReadonlyMap<number, "line" | "lines">;
}

/**
 * Linear also where every line breaks a quote: a quote may open only at the beginning of a cell and close only at its end, so that of two
 * neighbouring lines at most one opens a cell that runs on far beyond it.
 */
function soundQuotes(text: string, delimiter: Delimiter): Sound {
  const broken = new Map<number, "line" | "lines">();
  const pieces: string[] = [];
  let row = 0;
  const keep = (from: number, to: number): void => {
    const plain = text.slice(from, to);
    const lines = plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
    for (let i = lines.indexOf("\n"); i >= 0; i = lines.indexOf("\n", i + 1)) row++;
    pieces.push(lines);
  };
  const isBlank = (at: number): boolean => text[at] === " " || (text[at] === "\t" && delimiter !== "\t");
  const isEdge = (at: number): boolean => text[at] === delimiter || text[at] === "\n" || text[at] === "\r";

  let at = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', at)) {
    let start = quote;
    while (start > at && isBlank(start - 1)) start--;
    if (start === at || isEdge(start - 1)) {
      const close = closingQuote(text, quote);
      let end = close + 1;
      while (isBlank(end)) end++;
      if (close >= 0 && (end >= text.length || isEdge(end))) {
        keep(at, start);
        pieces.push(text.slice(quote, close + 1));
        at = end;
        continue;
      }
    } else {
      while (start > at && !isEdge(start - 1)) start--;
    }
    keep(at, start);
    pieces.push("\n");
    const line = lineFrom(text, quote);
    broken.set(row, countQuotes(line.text) % 2 === 1 ? "lines" : "line");
    row++;
    at = line.next;
  }
  keep(at, text.length);
  return { sound: pieces.join(""), broken };
}

/** Where the cell closes that opens at a quote; -1 if it does not. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function lineFrom(text: string, from: number): { readonly text: string; readonly next: number } {
  const ends = /\r\n?|\n/g;
  ends.lastIndex = from;
  const end = ends.exec(text);
  return end === null ? { text: text.slice(from), next: text.length } : { text: text.slice(from, end.index), next: ends.lastIndex };
}

function countQuotes(text: string): number {
  let count = 0;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) count++;
  return count;
}
