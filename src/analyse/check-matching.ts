/** Is this a matching? One that was stored may come back from anywhere: it is checked in shape. */
import * as z from "zod/mini";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Matching, UnplacedReason } from "./matching.ts";

const REASONS: readonly UnplacedReason[] = [
  ...(["no-mentor", "no-language", "earlier", "no-value", "nothing-to-learn", "mentors-itself"] as const),
  ...(["capacity-used", "too-few", "mentors-elsewhere", "schemes-full", "worth-less"] as const),
];

let made: z.ZodMiniType | undefined;

/** A matching, all the way down. */
export function matchingSchema(): z.ZodMiniType {
  made ??= makeSchema();
  return made;
}

function makeSchema(): z.ZodMiniType {
  const [text, texts, number] = [z.string(), z.array(z.string()), z.number()];
  const exact = text.check(z.regex(/^\d{1,9}(\.\d{1,30})?$/, { error: "a number as text" }));
  const points = z.strictObject({ value: number, exact });
  const city = z.strictObject({ id: text, name: text });
  const reason = z.union(
    [
      z.strictObject({ code: z.literal("measured-gap"), params: z.strictObject({ points: exact, mentor: exact, own: exact }) }),
      z.strictObject({ code: z.literal("declared-gap"), params: z.strictObject({ points: exact }) }),
      z.strictObject({ code: z.literal("shared-language"), params: z.strictObject({ languages: text }) }),
      z.strictObject({ code: z.literal("similar-context"), params: z.strictObject({ likeness: exact, near: z.nullable(text) }) }),
      z.strictObject({ code: z.literal("best-mentor"), params: z.strictObject({}) }),
      z.strictObject({ code: z.literal("other-mentor"), params: z.strictObject({ city: text, name: text, more: exact }) }),
    ],
    { error: "a reason with its code and params" },
  );
  const match = z.strictObject({
    ...{ city: text, gap: points, worth: points, languages: texts, reasons: z.array(reason) },
    basis: z.enum(["measured", "declared"]),
    values: z.strictObject({ mentor: z.nullable(points), own: z.nullable(points) }),
    likeness: z.nullable(z.strictObject({ value: z.nullable(number), exact: z.nullable(exact), near: texts })),
  });
  const pair = z.array(text).check(z.minLength(2), z.maxLength(2));
  return z.strictObject({
    kind: z.literal("matching"),
    themes: z.array(
      z.strictObject({
        ...{ id: text, title: text, schemes: z.nullable(number) },
        framework: z.strictObject({ id: text, version: text, digest: text }),
      }),
    ),
    cities: z.array(
      z.strictObject({
        ...{ id: text, name: text, languages: texts, mentor: texts, implement: texts },
        capacity: z.strictObject({ mentor: number, implement: number }),
      }),
    ),
    schemes: z.array(
      z.strictObject({
        ...{ theme: text, mentor: city, languages: texts, worth: points },
        implementing: z.array(z.strictObject({ city, gap: z.strictObject({ text }) })).check(z.minLength(1)),
        matches: z.array(match).check(z.minLength(1)),
      }),
    ),
    unplaced: z.array(
      z.strictObject({
        ...{ city: text, theme: text, others: texts, placedElsewhere: z.boolean() },
        reason: z.enum(REASONS),
      }),
    ),
    ...{ total: points, bound: points, optimal: z.boolean(), tiesSettled: z.boolean() },
    ...{ method: z.enum(["search", "solver"]), tolerance: number, nodesVisited: number },
    settings: z.strictObject({
      earlier: z.array(pair),
      place: z.union([z.literal("all"), texts], { error: "“all”, or a list of city ids" }),
      context: z.nullable(z.strictObject({ weight: number, factors: texts })),
      leastGap: z.nullable(number),
      languages: z.enum(["scheme", "pairs"]),
      roles: z.enum(["one", "mixed"]),
      nodes: number,
      size: z.strictObject({ least: number, most: number }),
    }),
    statement: text,
  });
}

/**
 * A matching made here, or a plain copy of one that came from elsewhere, checked in shape.
 *
 * @throws BenchmarkError for anything else
 */
export function ensureMatching(value: unknown): Matching {
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "matching")
    throw new BenchmarkError([
      issue("not-a-matching", [], { received: isRecord(plain.value) ? `an object of the kind ${shown(plain.value.kind)}` : kindOf(value) }),
    ]);
  throwIfAny(checkShape(matchingSchema(), plain.value, []));
  return freeze(plain.value as unknown as Matching);
}
