/** A settlement that was stored, or comes from a stranger: checked against the framework that its assessment answers. */
import * as z from "zod/mini";
import { type Answer, checkEntry } from "../assess/answer.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Settlement } from "../assess/settlement.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import { outline } from "../model/outline.ts";
import { attempt, moved } from "./run-process.ts";

/** @throws BenchmarkError for anything else */
export function ensureSettlement(settlement: unknown): Settlement {
  const plain = copyPlain(settlement);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "settlement")
    throw new BenchmarkError([issue("not-a-settlement", [], { received: kindOf(settlement) })]);
  throwIfAny(checkShape(schema(), plain.value, []));
  const found = plain.value as unknown as Settlement;
  const rated = attempt(() => ensureAssessment(found.assessment));
  if (!rated.ok) throw new BenchmarkError(rated.issues.map((each) => moved(each, ["assessment", ...each.path])));
  const assessment = rated.value;
  const tree = outline(assessment.framework);
  const strange = (id: string, path: readonly (string | number)[]): readonly Issue[] =>
    (tree.byId.get(id)?.scale ?? null) === null ? checkEntry(tree, id, "", path) : [];
  const names = found.raters.map(({ id }) => id);
  const said = (id: string, values: { readonly [rater: string]: Answer }, path: readonly (string | number)[]): Issue[] =>
    Object.entries(strange(id, path).length > 0 ? {} : values).flatMap(([rater, answer]) => [
      ...checkEntry(tree, id, answer, [...path, "values", rater]),
      ...(names.includes(rater)
        ? []
        : [issue("rater-unknown", [...path, "values", rater], { rater, nearest: null, known: names.join(", ") })]),
    ]);
  throwIfAny([
    ...Object.entries(found.sources).flatMap(([id, source]) => [
      ...strange(id, ["sources", id]),
      ...said(id, (source as Settlement["sources"][string] & object).values, ["sources", id]),
    ]),
    ...found.unsettled.flatMap(({ id, values }, i) => [...strange(id, ["unsettled", i, "id"]), ...said(id, values, ["unsettled", i])]),
  ]);
  return freeze({ ...found, assessment });
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  const text = z.string();
  const from = z.enum(["decision", "consensus", "agreed", "lower-median-of-peers", "evidence-first"]);
  made ??= z.strictObject({
    kind: text,
    assessment: z.unknown(),
    otherwise: z.enum(["lower-median-of-peers", "evidence-first", "leave-open"]),
    raters: z.array(
      z.strictObject({ id: text, role: text, name: z.nullable(text), city: z.nullable(text), date: text, counts: z.boolean() }),
    ),
    sources: tableSchema(z.strictObject({ from, raters: z.array(text), values: tableSchema(z.unknown()), reason: z.optional(text) })),
    unsettled: z.array(
      z.strictObject({
        id: text,
        reason: z.enum(["not-judged", "states-differ", "left-open", "not-asked"]),
        values: tableSchema(z.unknown()),
      }),
    ),
    statement: text,
  });
  return made;
}
