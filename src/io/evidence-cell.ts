/**
 * Evidence in one cell, for people and for programs: `Title (2025-11-03) <https://…>`, several separated by `; `, date and address optional.
 * What this form cannot say faithfully stands as a JSON list.
 */
import type { Evidence } from "../assess/answer.ts";

const FIELDS = ["title", "kind", "url", "date", "expires"];

/** The evidence that a cell holds; null if it cannot be read. */
export function readEvidence(cell: string): readonly Evidence[] | null {
  const text = cell.trim();
  if (/^\[\s*[{\]]/.test(text)) return readJson(text);
  const parts = text.split(/;(?:\s+|$)/);
  if (parts.length > 1 && parts.at(-1) === "") parts.pop();
  const found: Evidence[] = [];
  for (const part of parts) {
    const one = readOne(part.trim());
    if (one === null) return null;
    found.push(one);
  }
  return found;
}

/** Evidence as a cell, such that {@link readEvidence} gives the same list again. */
export function evidenceText(list: readonly Evidence[]): string {
  const simple = list
    .map(({ title, date, url }) => `${title}${date === undefined ? "" : ` (${date})`}${url === undefined ? "" : ` <${url}>`}`)
    .join("; ");
  return same(readEvidence(simple), list) ? simple : JSON.stringify(list);
}

function readOne(text: string): Evidence | null {
  let title = text;
  let url: string | undefined;
  let date: string | undefined;
  if (title.endsWith(">")) {
    const open = title.lastIndexOf("<");
    url = title.slice(open + 1, -1).trim();
    if (open < 0 || url === "") return null;
    title = title.slice(0, open).trimEnd();
  }
  const dated = /\((\d{4}(?:-\d{2}){0,2})\)$/.exec(title.slice(-"(YYYY-MM-DD)".length));
  if (dated !== null) {
    date = dated[1];
    title = title.slice(0, -dated[0].length).trimEnd();
  }
  if (title === "" || /[<>]/.test(title)) return null;
  return { title, ...(date === undefined ? {} : { date }), ...(url === undefined ? {} : { url }) };
}

function readJson(text: string): readonly Evidence[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isEvidence) ? list : null;
  } catch {
    return null;
  }
}

function isEvidence(value: unknown): value is Evidence {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "title")) return false;
  const entries = Object.entries(value);
  return entries.every(([key, held]) => FIELDS.includes(key) && typeof held === "string") && (value as Evidence).title !== "";
}

function same(read: readonly Evidence[] | null, list: readonly Evidence[]): boolean {
  if (read === null || read.length !== list.length) return false;
  return read.every((one, i) => FIELDS.every((field) => one[field as keyof Evidence] === list[i]?.[field as keyof Evidence]));
}
