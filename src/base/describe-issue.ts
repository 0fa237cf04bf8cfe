/** The sentence of an issue in words of one's own, such as another language's. */
import { BenchmarkError, fill, type Issue, type IssueParam, issue, kindOf } from "./issue.ts";
import { fieldsOf } from "./plain.ts";

/**
 * The sentence of an issue in another language: the same codes and params, other templates. Codes that the table does not hold keep English.
 *
 * @param given as errors and outcomes carry them, also one that was stored
 * @param templates sentences by code; `{name}` is filled from params, `[[ … ]]` falls away when a param inside is null
 * @throws BenchmarkError if it is not an issue, or a template is no text
 * @example
 * import { describeIssue, tryAssess } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const outcome = tryAssess(generalGovernance, { city: { id: "a", name: "Aford (invented)" }, date: "2026-02-30", rater: { role: "self" }, answers: {} });
 * const french = { "date-invalid": "{received} n'est pas une date. Écrivez AAAA-MM-JJ." };
 * outcome.ok ? "" : describeIssue(outcome.issues[0]!, french); // "“2026-02-30” n'est pas une date. Écrivez AAAA-MM-JJ."
 */
export function describeIssue(given: Issue, templates: { readonly [code: string]: string } = {}): string {
  const { code, message, params } = fieldsOf(given) ?? {};
  const [filled, table] = [fieldsOf(params), fieldsOf(templates)];
  if (typeof code !== "string" || typeof message !== "string" || filled === null || !Object.values(filled).every(isParam))
    throw wrong("issue", "an issue of this library", given);
  if (table === null) throw wrong("templates", "sentences by code (an object)", templates);
  const template = Object.hasOwn(table, code) ? table[code] : undefined;
  if (template === undefined) return message;
  if (typeof template !== "string") throw wrong("templates", "a text for each code", template, code);
  return fill(template, filled as Issue["params"]);
}

function isParam(value: unknown): value is IssueParam {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function wrong(at: string, expected: string, received: unknown, ...path: string[]): BenchmarkError {
  return new BenchmarkError([issue("wrong-type", [at, ...path], { expected, received: kindOf(received) })]);
}
