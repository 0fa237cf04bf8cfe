/** One rater's checked answers for one city, at one date, against one framework version. */
import * as z from "zod/mini";
import { isDate } from "../base/date.ts";
import { type Issue, issue, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { ContextFactor, Framework } from "../model/tree.ts";
import type { Answer } from "./answer.ts";

/** The city that is assessed. */
export interface City {
  /** Identity across rounds and tables. */
  readonly id: string;
  /** What readers see. */
  readonly name: string;
  /** Values of the framework's context factors; never scored. */
  readonly context?: { readonly [factor: string]: string | number | boolean };
}

/** Who answered. Roles are never mixed into one number silently. */
export interface Rater {
  /** In what role. */
  readonly role: "self" | "peer" | "expert" | "stakeholder" | "consensus";
  /** Identity of the rater. */
  readonly id?: string;
  /** What readers see. */
  readonly name?: string;
  /** The rater's own city (of a peer). */
  readonly city?: string;
}

/** What an assessment is made from. */
export interface AssessmentInput<I extends string = string> {
  /** The city that is assessed. */
  readonly city: City;
  /** When: YYYY-MM-DD, or the word "undated" where nobody said. */
  readonly date: string;
  /** Who answered. */
  readonly rater: Rater;
  /** Who may see it; not said means: the city alone. */
  readonly visibility?: "city" | "scheme" | "public";
  /** Answers by indicator id. What is not there is not answered. */
  readonly answers: { readonly [K in I]?: Answer };
}

/** A checked, frozen assessment. Holds its framework by reference in memory. */
export interface Assessment<I extends string = string, G extends string = string> extends AssessmentInput<I> {
  /** Tells products apart. */
  readonly kind: "assessment";
  /** The framework that it answers. */
  readonly framework: Framework<I, G>;
}

let schema: z.ZodMiniType | undefined;

function headSchema(): z.ZodMiniType {
  if (schema !== undefined) return schema;
  const text = z.string().check(z.minLength(1));
  schema = z.strictObject({
    city: z.strictObject({ id: text, name: text, context: z.optional(z.record(z.string(), z.unknown())) }),
    date: z.string(),
    rater: z.strictObject({
      role: z.enum(["self", "peer", "expert", "stakeholder", "consensus"]),
      id: z.optional(text),
      name: z.optional(text),
      city: z.optional(text),
    }),
    visibility: z.optional(z.enum(["city", "scheme", "public"])),
    answers: z.record(z.string(), z.unknown()),
  });
  return schema;
}

/** Everything wrong with an assessment but its answers. */
export function checkHead(framework: Framework, input: Json): Issue[] {
  const issues = checkShape(headSchema(), input, []);
  if (!isRecord(input)) return issues;
  if (typeof input.date === "string" && !isDate(input.date) && input.date !== "undated") {
    issues.push(issue("date-invalid", ["date"], { received: shown(input.date), form: "YYYY-MM-DD (or the word undated)" }));
  }
  const context = isRecord(input.city) ? input.city.context : undefined;
  if (isRecord(context)) issues.push(...checkContext(framework, context));
  return issues;
}

function checkContext(framework: Framework, context: { readonly [factor: string]: Json }): Issue[] {
  const factors = contextFactors(framework);
  const names = factors.map((factor) => factor.id);
  return Object.entries(context).flatMap(([id, value]) => {
    const path = ["city", "context", id];
    const factor = factors.find((known) => known.id === id);
    if (factor === undefined) return [issue("unknown-context", path, { factor: id, framework: framework.id, nearest: nearest(id, names) })];
    if (factor.type === "choice") {
      const choices = factor.choices ?? [];
      if (choices.includes(value as string)) return [];
      return [
        issue("context-kind", path, { factor: id, expected: choices.map((choice) => `“${choice}”`).join(" or "), received: shown(value) }),
      ];
    }
    const type = factor.type === "text" ? "string" : factor.type;
    if (typeof value === type) return [];
    return [
      issue("context-kind", path, {
        factor: id,
        expected: { string: "a text", number: "a number", boolean: "true or false" }[type],
        received: shown(value),
      }),
    ];
  });
}

const factors = new WeakMap<Framework, readonly ContextFactor[]>();

/** The context factors of a framework and of the frameworks inside it, each id once (the outermost wins). */
export function contextFactors(framework: Framework): readonly ContextFactor[] {
  const known = factors.get(framework);
  if (known !== undefined) return known;
  const found = new Map<string, ContextFactor>();
  const collect = (node: { readonly context?: readonly ContextFactor[]; readonly children?: readonly object[] }): void => {
    for (const factor of node.context ?? []) if (!found.has(factor.id)) found.set(factor.id, factor);
    for (const child of node.children ?? []) collect(child);
  };
  collect(framework);
  const made = [...found.values()];
  factors.set(framework, made);
  return made;
}
