/** Words and parts that the reports on reviews share: lists in a sentence, counts, evidence, spans, and blocks that are left out where they would be empty. */
import type { Evidence } from "../assess/answer.ts";
import { decimal, greatest, least } from "../base/decimal.ts";
import type { NodeScore } from "../score/scorecard.ts";
import type { Block, Column, HeadingLevel } from "./document.ts";
import { formatNumber, NO_VALUE } from "./format.ts";

/** A heading. */
export const heading = (level: HeadingLevel, text: string): Block => ({ kind: "heading", level, text });

/** A list, unless it would be empty. */
export function listOfItems(items: readonly string[], ordered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items, ...(ordered ? { ordered } : {}) }];
}

/** A table, unless it would have no rows; without columns in which nothing stands. A column is its title, or a whole column. */
export function tableOf(caption: string, columns: readonly (string | Column)[], rows: readonly (readonly string[])[]): Block[] {
  const heads = columns.map((column): Column => (typeof column === "string" ? { title: column } : column));
  const filled = heads.map((_, i) => i === 0 || rows.some((row) => row[i] !== ""));
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => filled[i]);
  return rows.length === 0 ? [] : [{ kind: "table", caption, columns: kept(heads), rows: rows.map(kept) }];
}

/** “1 gap”, “2 gaps”, “2 cities”. */
export function plural(n: number, word: string, many = `${word}s`): string {
  return `${n} ${n === 1 ? word : many}`;
}

/** “a”, “a and b”, “a, b and c”. */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Something that was said, as a sentence: with a full stop, if it ends without any mark. */
export function ended(text: string): string {
  return /[.!?…](["”’»)]*)$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** In quotation marks. */
export function quoted(text: string): string {
  return `“${text}”`;
}

/** With a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One piece of evidence with all that is known of it. */
export function evidenceWords({ title, kind, date, expires, url }: Evidence): string {
  const about = [kind, date, expires === undefined ? undefined : `until ${expires}`, url].filter((part) => part !== undefined);
  return about.length === 0 ? title : `${title} (${about.join(", ")})`;
}

/** From one day to another; one day alone if they are the same. */
export function days(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}

/** What the open answers of a node still allow, in a cell. */
export function rangeWords({ range }: Pick<NodeScore, "range">): string {
  if (range === null) return NO_VALUE;
  return range.low === range.high ? "settled" : `${formatNumber(range.low)} to ${formatNumber(range.high)}`;
}

/** The least and the greatest of some exact values, and how many there are; null if there is none. */
export interface Span {
  readonly low: string;
  readonly high: string;
  readonly n: number;
  /** Greatest less least. */
  readonly spread: string;
}

/** The span of what is not null. */
export function spanOf(values: readonly (string | null)[]): Span | null {
  const known = values.flatMap((value) => (value === null ? [] : [decimal(value)]));
  if (known.length === 0) return null;
  const [low, high] = [least(known), greatest(known)];
  return { low: low.toFixed(), high: high.toFixed(), n: known.length, spread: high.minus(low).toFixed() };
}

/** A span in a cell: “50.0 to 75.0”; of one value, the value; with how many of how many where some have none: “50.0 (2 of 3)”. */
export function spanWords(values: readonly (string | null)[]): string {
  const span = spanOf(values);
  if (span === null) return NO_VALUE;
  const [low, high] = [formatNumber(span.low), formatNumber(span.high)];
  const some = span.n < values.length ? ` (${span.n} of ${values.length})` : "";
  return `${low === high ? low : `${low} to ${high}`}${some}`;
}

/** A difference as a reader says it: “6.3 points higher”, “no higher and no lower”. */
export function higherWords(points: number, unit = " points"): string {
  const text = formatNumber(Math.abs(points));
  return text === "0.0" ? "no higher and no lower" : `${text}${unit} ${points > 0 ? "higher" : "lower"}`;
}

/** How the roles of raters are called: one of them, several. */
export const ROLES = {
  self: ["city itself", "city itself"],
  peer: ["peer", "peers"],
  expert: ["expert", "experts"],
  stakeholder: ["rating by stakeholders", "ratings by stakeholders"],
  consensus: ["consensus", "consensus"],
} as const;
