/**
 * What can be wrong, as data; and the one error class, which merely carries all issues at once.
 * Checks return issues; only a public verb throws, once, when everything has been looked at.
 */
import { freeze } from "./freeze.ts";
import { type IssueCode, messages } from "./messages.ts";

/** How many issues one check reports: of an input in which everything is wrong, the first thousand say enough. */
export const MAXIMUM_ISSUES = 1000;

/** A value that an issue's message can name. */
export type IssueParam = string | number | boolean | null;

/**
 * One thing that is wrong: where, what, and what to do.
 *
 * @example
 * import { tryAssess } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const outcome = tryAssess(generalGovernance, { city: { id: "a", name: "Aford (invented)" }, date: "2026-02-30", rater: { role: "self" }, answers: {} });
 * if (!outcome.ok) {
 *   outcome.issues[0]?.code; // "date-invalid"
 *   outcome.issues[0]?.path; // ["date"]
 * }
 */
export interface Issue {
  /** Stable kebab-case code, e.g. "unknown-indicator"; see {@link messages}. */
  readonly code: string;
  /** Keys and indices from the input's root to the place. */
  readonly path: readonly (string | number)[];
  /** English sentence, built from code and params; says what was expected, what was met and what to do. */
  readonly message: string;
  /** What the message names, for translation and for programs. */
  readonly params: { readonly [name: string]: IssueParam };
}

/** Either a value, or all issues that stood in its way. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * The only error that this library throws on purpose. It carries every issue found, not just the first.
 *
 * @example
 * import { BenchmarkError, parseFramework } from "indicatree";
 *
 * let codes: string[] = [];
 * try {
 *   parseFramework({ id: "x" });
 * } catch (error) {
 *   if (error instanceof BenchmarkError) codes = error.issues.map((issue) => issue.code);
 * }
 * codes; // ["missing-key", "missing-key", "missing-key", "missing-key"]
 */
export class BenchmarkError extends Error {
  /** Always "BenchmarkError". */
  override readonly name = "BenchmarkError";
  /** Everything that was wrong (of very much, the first thousand), in the order of the input. Never empty. */
  readonly issues: readonly Issue[];

  /** @param issues what was wrong; at least one */
  constructor(issues: readonly Issue[]) {
    const shown = issues.slice(0, SHOWN).map((issue) => `- ${pathText(issue.path)}${issue.message}`);
    const more = issues.length > SHOWN ? [`- and ${issues.length - SHOWN} more (see issues)`] : [];
    super([`${issues.length} ${issues.length === 1 ? "issue" : "issues"}:`, ...shown, ...more].join("\n"));
    this.issues = freeze([...issues]);
  }
}
const SHOWN = 20;

/** Makes a frozen issue; `where` is filled from the path unless given. */
export function issue(code: IssueCode, path: readonly (string | number)[], params: { readonly [name: string]: IssueParam } = {}): Issue {
  const full = messages[code].includes("{where}") && !("where" in params) ? { where: whereText(path), ...params } : { ...params };
  return freeze({
    code,
    path: path.map((step) => (typeof step === "string" ? clip(step, 500) : step)),
    message: fill(messages[code], full),
    params: full,
  });
}

/** At most as many issues as one check reports; where there are more, the last one says so. */
export function capped(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MAXIMUM_ISSUES) return issues;
  return [...issues.slice(0, MAXIMUM_ISSUES), issue("too-many-issues", [], { maximum: MAXIMUM_ISSUES })];
}

/** Throws unless there is nothing to say. */
export function throwIfAny(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new BenchmarkError(issues);
}

/** The value of an outcome, or the error that carries its issues. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new BenchmarkError(outcome.issues);
}

/** A value as a message shows it: short, quoted if a text, never more than some 80 characters. Any value, a revoked proxy too. */
export function shown(value: unknown): string {
  try {
    return described(value);
  } catch {
    return UNREADABLE;
  }
}
const UNREADABLE = "something that cannot be read";

function described(value: unknown): string {
  if (typeof value === "string") return `“${clip(value, 80)}”`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return kindOf(value);
}

/** The kind of a value in plain words. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (typeof value === "object") return objectKind(value);
  return {
    string: "a text",
    number: "a number",
    boolean: "true or false",
    function: "a function",
    symbol: "a symbol",
    bigint: "a big integer",
  }[typeof value as "string"];
}

function objectKind(value: object): string {
  try {
    return Array.isArray(value) ? "a list" : "an object";
  } catch {
    return UNREADABLE;
  }
}

/** A text of at most so many characters, never half a surrogate pair at its end. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function whereText(path: readonly (string | number)[]): string {
  return path.length === 0 ? "The input" : `“${clip(path.join(" › "), 160)}”`;
}

function pathText(path: readonly (string | number)[]): string {
  return path.length === 0 ? "" : `${clip(path.join("."), 160)}: `;
}

/** A sentence with its params in it. */
export function fill(template: string, params: { readonly [name: string]: IssueParam }): string {
  const said = (name: string): IssueParam => (Object.hasOwn(params, name) ? (params[name] ?? null) : null);
  return template
    .replace(/\[\[(.*?)\]\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].some((match) => said(match[1] ?? "") === null) ? "" : part,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => String(said(name) ?? "?"));
}
