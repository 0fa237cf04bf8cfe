/** Progress as flat rows, for tables, notebooks and spreadsheets. */
import * as z from "zod/mini";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord, own } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import type { NodeProgress, Progress, ProgressStep } from "./progress-product.ts";

/** One node in one step. */
export interface ProgressRow {
  /** Id of the city. */
  readonly city: string;
  /** Its name. */
  readonly name: string;
  /** Date of the earlier round. */
  readonly from: string;
  /** Date of the later round. */
  readonly to: string;
  /** "step" between neighbouring rounds; "overall" from the first to the last of more than two. */
  readonly span: string;
  /** What is compared: "whole" or "shared-indicators". */
  readonly basis: string;
  /** Id of the node. */
  readonly node: string;
  /** Its title. */
  readonly title: string;
  /** Value in the earlier round, 0 to 100. */
  readonly before: number | null;
  /** Value in the later round. */
  readonly after: number | null;
  /** Difference in points. */
  readonly change: number | null;
  /** Part from answers that changed. */
  readonly answers: number | null;
  /** Part from answers that became known, or open. */
  readonly known: number | null;
  /** Part from questions that came not to apply, or to apply. */
  readonly applicable: number | null;
  /** Part from another policy. */
  readonly policy: number | null;
  /** Why there is no change or no parts; null if there are. */
  readonly reason: string | null;
}

/**
 * Progress as flat rows: one for each node in tree order, step after step; of more than two rounds, then one for each node from the first to the last.
 *
 * Columns, always all of them and in this order: city (id), name, from, to (dates), span (`step` or `overall`), basis (`whole` or
 * `shared-indicators`), node (id), title, before, after (0 to 100), change, answers, known, applicable, policy (points; the last four add up to the
 * change but for the last digits of doubles: the exact texts stand in the product), reason (null, `unscored-before`, `unscored-after`, `unscored-both`,
 * `no-order`).
 *
 * @param progress made by `trackProgress`, or come back from JSON
 * @returns frozen rows
 * @throws BenchmarkError for anything else
 * @example
 * import { assess, defineFramework, fullyPartlyNot, progressRows, trackProgress } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const city = { city: { id: "aford", name: "Aford (invented)" }, rater: { role: "self" } } as const;
 * const round = (date: string, a: string) => assess(small, { ...city, date, answers: { "small.a": a, "small.b": "fully" } });
 * progressRows(trackProgress([round("2024-03-01", "not-at-all"), round("2026-03-01", "fully")])).map(({ node, before, after }) => [node, before, after]);
 * // => [["small", 50, 100], ["small.a", 0, 100], ["small.b", 100, 100]]
 */
export function progressRows(progress: Progress): readonly ProgressRow[] {
  const checked = ensureProgress(progress);
  const { city, tree, steps, overall, basis } = checked;
  const rows = (step: ProgressStep, span: string): ProgressRow[] =>
    tree.map(({ id, title }) => {
      const node = own(step.nodes, id) as NodeProgress;
      const numbers = Object.fromEntries(NUMBERS.map((column) => [column, node[column] === null ? null : Number(node[column]) + 0]));
      const head = { city: city.id, name: city.name, from: step.from, to: step.to, span, basis: basis.kind, node: id, title };
      return { ...head, ...(numbers as { [C in (typeof NUMBERS)[number]]: number | null }), reason: node.reason };
    });
  return freeze([...steps.flatMap((step) => rows(step, "step")), ...(steps.length > 1 ? rows(overall, "overall") : [])]);
}

const NUMBERS = ["before", "after", "change", "answers", "known", "applicable", "policy"] as const;

/**
 * Progress that was made here, or a checked copy of one that came from elsewhere.
 *
 * @throws BenchmarkError for anything else
 */
export function ensureProgress(value: Progress): Progress {
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "progress")
    throw new BenchmarkError([issue("not-progress", [], { received: kindOf(value) })]);
  throwIfAny(checkShape(schema(), plain.value, []));
  const copy = plain.value as unknown as Progress;
  const missing = copy.tree.flatMap(({ id }) =>
    [...copy.steps, copy.overall].some(({ nodes }) => !Object.hasOwn(nodes, id)) ||
    copy.rounds.some(({ nodes }) => !Object.hasOwn(nodes, id))
      ? [id]
      : [],
  );
  if (missing.length > 0)
    throw new BenchmarkError([issue("not-progress", ["tree"], { received: `one that lacks the node “${missing[0]}”` })]);
  return freeze(copy);
}

let made: z.ZodMiniType | undefined;

/** What rows and sentences read of it. */
function schema(): z.ZodMiniType {
  if (made !== undefined) return made;
  const text = z.string();
  const nullable = z.nullable(text);
  const list = <T extends z.ZodMiniType>(entry: T) => z.array(entry).check(z.minLength(1));
  const number = z.nullable(text.check(z.regex(/^-?\d{1,3}(\.\d{1,30})?$/, { error: "a decimal number as text" })));
  const node = z.strictObject({ ...Object.fromEntries(NUMBERS.map((column) => [column, number])), reason: nullable });
  const changed = z.array(
    z.looseObject({ id: text, cause: text, before: z.looseObject({ missing: nullable }), after: z.looseObject({ missing: nullable }) }),
  );
  const step = z.strictObject({ from: text, to: text, policyChanged: z.boolean(), nodes: tableSchema(node), changed });
  const round = z.looseObject({
    date: text,
    rater: z.looseObject({ role: text }),
    framework: z.looseObject({ version: text }),
    nodes: tableSchema(z.strictObject({ exact: number, reason: nullable })),
  });
  made = z.looseObject({
    city: z.looseObject({ id: text, name: text }),
    framework: z.looseObject({ version: text }),
    basis: z.looseObject({ kind: text, indicators: z.number(), of: list(z.number()), roles: list(text) }),
    tree: list(z.strictObject({ id: text, title: text, parent: nullable })),
    rounds: list(round),
    steps: list(step),
    overall: step,
  });
  return made;
}
