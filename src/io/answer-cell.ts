/**
 * An answer in one cell: how each kind of scale is read from what people type, and written so that it is read the same. Where no value can be read,
 * the five words for a missing answer are understood too.
 */
import { type Issue, issue, shown } from "../base/issue.ts";
import { type MissingState, missingStates } from "../model/policy.ts";
import type { ChecklistScale, LevelScale, Scale } from "../model/scale.ts";
import { type AnswerValue, kindOfScale } from "../model/scale-kinds.ts";
import { type CellValue, readNumber } from "./cell.ts";

/** What a cell says. */
export type AnswerCell =
  | { readonly says: "value"; readonly value: AnswerValue }
  | { readonly says: "missing"; readonly missing: MissingState; readonly reason: string }
  | { readonly says: "nothing readable"; readonly issue: Issue };

/** The cell of a checklist on which nothing is ticked. */
export const NO_ITEMS = "(none)";

/** Reads a cell that is not empty, for the indicator `id` on its scale. The issue, if any, has no place yet. */
export function readAnswer(cell: string, id: string, scale: Scale, mark?: "." | ","): AnswerCell {
  const text = cell.trim();
  const read = readers[scale.kind](scale as never, text, id, mark);
  if (!("code" in read)) return { says: "value", value: read.value };
  const colon = text.indexOf(":");
  const word = colon < 0 ? text : text.slice(0, colon);
  const missing = readMissing(word);
  if (missing === null || (colon >= 0 && isWordOf(scale, word))) return { says: "nothing readable", issue: read };
  return { says: "missing", missing, reason: colon < 0 ? "" : text.slice(colon + 1).trim() };
}

/** One of the five words for a missing answer, in any case, with hyphens or spaces; null for any other text. */
export function readMissing(cell: string): MissingState | null {
  if (cell.length > 100) return null;
  const word = cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "-");
  return missingStates.find((state) => state === word) ?? null;
}

/** The cell of a checked value: a level's key, a number, or the keys of the ticked items. */
export function answerCell(value: AnswerValue): CellValue {
  if (typeof value !== "object") return value;
  return value.length === 0 ? NO_ITEMS : value.join("|");
}

type Reading = { readonly value: AnswerValue } | Issue;
type Reader<S extends Scale> = (scale: S, text: string, id: string, mark?: "." | ",") => Reading;

const number: Reader<Scale> = (scale, text, id, mark) => {
  const value = readNumber(text, mark);
  if (value === "ambiguous") return issue("number-ambiguous", [], { id, received: shown(text) });
  if (value !== null) return { value };
  const expected = `${kindOfScale(scale).allowed(scale)}, written in plain digits such as 12 or 3.7`;
  return issue("answer-kind", [], { id, expected, received: shown(text) });
};

const level: Reader<LevelScale> = (scale, text, id) => {
  const value = wordsOf(scale).find(text);
  return value === null ? offScale(scale, text, id) : { value };
};

const checklist: Reader<ChecklistScale> = (scale, text, id) => {
  if (text.toLowerCase() === NO_ITEMS) return { value: [] };
  const words = wordsOf(scale);
  const exact = text.split("|");
  if (exact.length <= scale.items.length && exact.every((part) => words.keys.has(part))) return ticked(exact, id);
  const whole = words.find(text);
  const lists = ["|", ";", ","].filter((separator) => text.includes(separator)).map((separator) => parts(text, separator));
  const read = lists.map((list) => (list.length === 0 ? null : found(words, list))).filter((keys) => keys !== null);
  const readings = new Map([...(whole === null ? [] : [[whole]]), ...read].map((keys) => [keys.join("|"), keys]));
  const [one, other] = readings.keys();
  if (one === undefined) {
    const list = lists[0] ?? [];
    return offScale(scale, list.find((part) => words.find(part) === null) ?? text, id);
  }
  if (other !== undefined) return issue("answer-ambiguous", [], { id, first: shown(one), second: shown(other) });
  return ticked(readings.get(one) as readonly string[], id);
};

const readers = { levels: level, checklist, number, points: number };

function parts(text: string, separator: string): string[] {
  return text.split(separator).filter((part) => part.trim() !== "");
}

function found(words: Words, list: readonly string[]): string[] | null {
  const keys: string[] = [];
  for (const part of list) {
    const key = words.find(part);
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}

function ticked(keys: readonly string[], id: string): Reading {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) return issue("item-twice", [], { id, item: key });
    seen.add(key);
  }
  return { value: keys };
}

/** The scale's own complaint about one word. */
function offScale(scale: LevelScale | ChecklistScale, word: string, id: string): Issue {
  const value = scale.kind === "levels" ? word : [word.trim()];
  return kindOfScale(scale).check(scale, value, id, [])[0] as Issue;
}

/** The keys of a scale and what else means them. */
interface Words {
  readonly keys: ReadonlySet<string>;
  /** The key that a text means: itself, a label, or either of them in another case where only one fits; null if none does. */
  readonly find: (text: string) => string | null;
}

const known = new WeakMap<Scale, Words>();

function wordsOf(scale: LevelScale | ChecklistScale): Words {
  const made = known.get(scale);
  if (made !== undefined) return made;
  const entries = scale.kind === "levels" ? scale.levels : scale.items;
  const keys = new Set(entries.map((entry) => entry.key));
  const labels = new Map<string, string | null>();
  const loose = new Map<string, string | null>();
  const add = (words: Map<string, string | null>, word: string, key: string): void => {
    words.set(word, (words.get(word) ?? key) === key && words.get(word) !== null ? key : null);
  };
  for (const { key, label } of entries) {
    add(labels, label.trim(), key);
    add(loose, key.toLowerCase(), key);
    add(loose, label.trim().toLowerCase(), key);
  }
  const find = (text: string): string | null => {
    const word = text.trim();
    if (keys.has(word)) return word;
    return labels.get(word) ?? loose.get(word.toLowerCase()) ?? null;
  };
  const words = { keys, find };
  known.set(scale, words);
  return words;
}

function isWordOf(scale: Scale, word: string): boolean {
  return (scale.kind === "levels" || scale.kind === "checklist") && wordsOf(scale).find(word) !== null;
}
