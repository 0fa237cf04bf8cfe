/** Is this a comparison? One made here needs no second look; one that was stored is checked in shape. */
import * as z from "zod/mini";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import type { Comparison, NodeColumns } from "./comparison.ts";

const known = new WeakSet<object>();

/** Remembers a comparison that was made here. */
export function madeHere(comparison: Comparison): Comparison {
  known.add(comparison);
  return comparison;
}

/**
 * A comparison made here, or a plain copy of one that came from elsewhere.
 *
 * @param path where it stands in what the caller was given
 * @throws BenchmarkError for anything else, also for columns of different lengths
 */
export function ensureComparison(value: Comparison, path: readonly (string | number)[] = []): Comparison {
  if (typeof value === "object" && value !== null && known.has(value)) return value;
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "comparison")
    throw new BenchmarkError([
      issue("not-a-comparison", path, {
        received: isRecord(plain.value) ? `an object of the kind ${shown(plain.value.kind)}` : kindOf(value),
      }),
    ]);
  throwIfAny(checkShape(schema(), plain.value, path));
  const comparison = plain.value as unknown as Comparison;
  const size = comparison.cities.length;
  const uneven = (lists: readonly (readonly unknown[])[]): boolean => lists.some((list) => list.length !== size);
  const columns = Object.entries(comparison.nodes as { readonly [id: string]: NodeColumns });
  const wrong = columns.find(([, column]) => uneven(Object.values(column)));
  if (wrong !== undefined || columns.length === 0 || size === 0 || uneven([comparison.dates, comparison.raters, comparison.gates]))
    throw new BenchmarkError([
      issue("bad-format", [...path, "nodes", ...(wrong === undefined ? [] : [wrong[0]])], {
        received: "columns of different lengths",
        expected: `${size} entries in each`,
      }),
    ]);
  return comparison;
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  const numbers = () => z.array(z.number());
  const gaps = () => z.array(z.nullable(z.number()));
  const exact = z.nullable(z.string().check(z.regex(/^(100|\d\d?(\.\d{1,30})?)$/, { error: "a number from 0 to 100 as text" })));
  const column = z.strictObject({
    value: gaps(),
    exact: z.array(exact),
    low: gaps(),
    high: gaps(),
    coverage: numbers(),
    answered: numbers(),
    open: numbers(),
    excluded: numbers(),
    evidenced: numbers(),
  });
  made ??= z.looseObject({
    framework: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
    policy: z.looseObject({}),
    basis: z.strictObject({
      kind: z.enum(["whole", "shared-indicators"]),
      indicators: z.number(),
      weight: z.number(),
      versions: z.array(z.string()),
    }),
    cities: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        context: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
      }),
    ),
    dates: z.array(z.string()),
    raters: z.array(z.looseObject({ role: z.string() })),
    gates: z.array(z.array(z.strictObject({ id: z.string(), state: z.enum(["unmet", "open"]) }))),
    nodes: tableSchema(column),
    statement: z.string(),
  });
  return made;
}
