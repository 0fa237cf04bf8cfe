/** Of what an assessment is: city, date, rater, context and visibility, from the cells that say so; and back. */

import { type Assessment, checkHead, contextFactors, type Rater } from "../assess/assessment.ts";
import { type Issue, issue, shown } from "../base/issue.ts";
import { copyPlain, isRecord, type Json, own, setOwn } from "../base/plain.ts";
import type { Outline } from "../model/outline.ts";
import type { ContextFactor, Framework } from "../model/tree.ts";
import { type CellValue, readNumber, readTextCell, textCell } from "./cell.ts";
import { contextColumn, type HeadColumn } from "./columns.ts";

/** The word for a date that nobody gave. */
export const UNDATED = "undated";

/** What stands where a table does not say it. */
export interface HeadDefaults {
  readonly date?: string;
  readonly rater?: Rater;
  readonly visibility?: "city" | "scheme" | "public";
  readonly decimal?: "." | ",";
}

/** What the table says of one assessment. */
export interface HeadCells {
  readonly city: string;
  readonly date: string;
  readonly role: string;
  readonly rater: string;
  /** The other cells by column. */
  readonly said: (column: string) => string | undefined;
}

/** The head of an assessment with what was wrong in it; what is wrong is left out, or replaced by the default. */
export interface Head {
  readonly input: { readonly [key: string]: Json };
  readonly issues: readonly { readonly column: string; readonly issue: Issue }[];
}

/** Makes the head from cells, with the framework's context factors at hand. It is always one that `assess` accepts. */
export function readHead(framework: Framework, factors: readonly ContextFactor[], cells: HeadCells, defaults: HeadDefaults): Head {
  const text = (column: HeadColumn): string => readTextCell(cells.said(column) ?? "");
  const named = `${cells.rater}${text("rater name")}${text("rater city")}` !== "";
  const standIn = !named && cells.role === defaults.rater?.role ? defaults.rater : undefined;
  const issues: { column: string; issue: Issue }[] = [];
  const context = readContext(factors, cells, defaults.decimal, (column, wrong) => issues.push({ column, issue: wrong }));
  const visibility = text("visibility").toLowerCase() || defaults.visibility;
  const rater = {
    role: cells.role,
    ...filled({ id: cells.rater, name: text("rater name"), city: text("rater city") }),
    ...standIn,
  };
  const input: { [key: string]: Json } = {
    city: { id: cells.city, name: text("name") || cells.city, ...(context === null ? {} : { context }) },
    date: cells.date || defaults.date || UNDATED,
    rater: rater as unknown as Json,
    ...(visibility === undefined ? {} : { visibility }),
  };
  for (const wrong of checkHead(framework, { ...input, answers: {} })) {
    const [part, key, factor] = wrong.path;
    if (part === "date") input.date = defaults.date ?? UNDATED;
    else if (part === "visibility") delete input.visibility;
    else if (part === "rater") input.rater = { ...rater, role: defaults.rater?.role ?? "self" };
    else if (key === "context" && typeof factor === "string" && context !== null) delete context[factor];
    const column = part === "rater" ? String(key) : key === "context" ? `context.${String(factor)}` : String(part);
    issues.push({ column, issue: wrong });
  }
  return { input, issues };
}

function readContext(
  factors: readonly ContextFactor[],
  cells: HeadCells,
  mark: HeadDefaults["decimal"],
  found: (column: string, wrong: Issue) => void,
): { [factor: string]: Json } | null {
  const context: { [factor: string]: Json } = {};
  const whole = cells.said("context");
  let read: { readonly [key: string]: Json } | null = null;
  if (whole !== undefined) {
    read = readObject(whole, factors.length);
    if (read === null) found("context", issue("bad-format", [], { received: shown(whole), expected: "a JSON object of context factors" }));
    for (const [factor, value] of Object.entries(read ?? {})) setOwn(context, factor, value);
  }
  for (const factor of factors) {
    const cell = cells.said(`context.${factor.id}`);
    if (cell === undefined) continue;
    const value = readContextValue(factor, readTextCell(cell), mark);
    if (value !== null) context[factor.id] = value;
    else found(`context.${factor.id}`, issue("number-ambiguous", [], { received: shown(cell) }));
  }
  return read === null && Object.keys(context).length === 0 ? null : context;
}

/** A value of the factor's type if the text says one; else the text, about which `checkHead` complains; null for a number that could be two. */
function readContextValue(factor: ContextFactor, text: string, mark: HeadDefaults["decimal"]): Json {
  const lower = text.toLowerCase();
  if (factor.type === "number") {
    const value = readNumber(text, mark);
    return value === "ambiguous" ? null : (value ?? text);
  }
  if (factor.type === "boolean") return ["true", "yes"].includes(lower) ? true : ["false", "no"].includes(lower) ? false : text;
  if (factor.type === "text" || factor.choices?.includes(text)) return text;
  const close = (factor.choices ?? []).filter((choice) => choice.trim().toLowerCase() === lower);
  return close.length === 1 ? (close[0] as string) : text;
}

function readObject(text: string, most: number): { readonly [key: string]: Json } | null {
  try {
    const plain = copyPlain(JSON.parse(text));
    return plain.ok && isRecord(plain.value) && Object.keys(plain.value).length <= most ? plain.value : null;
  } catch {
    return null;
  }
}

function filled(texts: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
}

/** One column of the head when a table is written: its name, and its cell for an assessment. */
export interface HeadWriter {
  readonly column: string;
  readonly cell: (assessment: Assessment) => CellValue;
  /** Written even where no assessment fills it. */
  readonly standard: boolean;
}

/** The columns of the head, in the order in which they are written. */
export function headWriters(tree: Outline | null): readonly HeadWriter[] {
  const optional = (text: string | undefined): CellValue => (text === undefined ? null : textCell(text));
  const factors = tree === null ? [] : contextFactors(tree.framework);
  return [
    { column: "city", standard: true, cell: ({ city }) => textCell(city.id) },
    { column: "name", standard: true, cell: ({ city }) => textCell(city.name) },
    { column: "date", standard: true, cell: ({ date }) => date },
    { column: "role", standard: true, cell: ({ rater }) => rater.role },
    { column: "rater", standard: false, cell: ({ rater }) => optional(rater.id) },
    { column: "rater name", standard: false, cell: ({ rater }) => optional(rater.name) },
    { column: "rater city", standard: false, cell: ({ rater }) => optional(rater.city) },
    { column: "visibility", standard: false, cell: ({ visibility }) => visibility ?? null },
    ...factors.flatMap(({ id }): HeadWriter[] => {
      const column = tree === null ? null : contextColumn(id, tree);
      return column === null ? [] : [{ column, standard: false, cell: ({ city }) => contextCell(own(city.context ?? {}, id)) }];
    }),
    { column: "context", standard: false, cell: ({ city }) => unsayable(city.context, tree) },
  ];
}

function contextCell(value: string | number | boolean | undefined): CellValue {
  return typeof value === "string" ? textCell(value) : (value ?? null);
}

/** What of a context has no column of its own, as JSON: a factor named like an indicator, or that there is a context and nothing in it. */
function unsayable(context: Assessment["city"]["context"], tree: Outline | null): CellValue {
  if (context === undefined || tree === null) return null;
  const rest = Object.entries(context).filter(([factor]) => contextColumn(factor, tree) === null);
  return rest.length > 0 || Object.keys(context).length === 0 ? JSON.stringify(Object.fromEntries(rest)) : null;
}
