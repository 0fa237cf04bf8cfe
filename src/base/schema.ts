/** From zod's issues to ours: one vocabulary of codes and one catalogue of sentences, whatever found the problem. */
import * as z from "zod/mini";
import { type Issue, issue, kindOf, MAXIMUM_ISSUES, shown } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { isRecord } from "./plain.ts";

/** Everything that a schema finds wrong with plain data, as issues under `path`. */
export function checkShape(schema: z.ZodMiniType, value: unknown, path: readonly (string | number)[]): Issue[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.slice(0, MAXIMUM_ISSUES).flatMap((found) => translate(found, schema, value, path));
}

function translate(found: z.core.$ZodIssue, schema: z.ZodMiniType, root: unknown, base: readonly (string | number)[]): Issue[] {
  const steps = found.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const path = [...base, ...steps];
  const met = at(root, steps);
  switch (found.code) {
    case "invalid_type": {
      const keys = found.expected === "object" ? knownKeys(schema, steps) : [];
      const expected = keys.length > 0 ? `an object with ${keys.join(", ")}` : typeName(found.expected);
      if (met === undefined) return [issue("missing-key", path, { expected })];
      return [issue("wrong-type", path, { expected, received: typeof met === "string" ? shown(met) : kindOf(met) })];
    }
    case "unrecognized_keys":
      return found.keys.slice(0, MAXIMUM_ISSUES).map((key) => {
        const known = (found as { readonly known?: readonly string[] }).known ?? knownKeys(schema, steps);
        return issue("unknown-key", [...path, key], { nearest: nearest(key, known), known: known.length > 0 ? known.join(", ") : "none" });
      });
    case "invalid_value": {
      const allowed = found.values.map(String);
      if (met === undefined) return [issue("missing-key", path, { expected: allowed.map((word) => `“${word}”`).join(" or ") })];
      return [
        issue("not-allowed", path, {
          received: shown(met),
          allowed: allowed.map((word) => `“${word}”`).join(", "),
          nearest: nearest(met, allowed),
        }),
      ];
    }
    case "too_small":
    case "too_big": {
      const least = found.code === "too_small";
      if (typeof met === "string" && least && met.length === 0) return [issue("text-empty", path)];
      const bound = String(least ? found.minimum : found.maximum);
      const size = typeof met === "string" ? " characters" : Array.isArray(met) ? " entries" : "";
      const word = least ? (found.inclusive === false ? "more than" : "at least") : found.inclusive === false ? "less than" : "at most";
      const received = typeof met === "string" ? `${met.length} characters long` : shown(met);
      return [issue("out-of-range", path, { received, expected: `${word} ${bound}${size}` })];
    }
    case "invalid_key":
      return [issue("bad-format", path, { received: shown(steps.at(-1)), expected: "another key" })];
    default:
      return [
        met === undefined
          ? issue("missing-key", path, { expected: found.message })
          : issue("bad-format", path, { received: shown(met), expected: found.message }),
      ];
  }
}

/** A table by free keys. zod's own record passes over the key `__proto__` without a look at its value; here it is refused. */
export function tableSchema<V extends z.ZodMiniType>(
  values: V,
  keys: z.ZodMiniType<string> = z.string(),
): z.ZodMiniType<{ [key: string]: z.output<V> }> {
  const foreign = (value: unknown): boolean => isRecord(value) && Object.hasOwn(value, "__proto__");
  const own = z.unknown().check(z.refine((value) => !foreign(value), { error: "a table without the key __proto__" }));
  return z.pipe(own, z.record(keys as z.ZodMiniType<string> & z.core.$ZodRecordKey, values)) as unknown as z.ZodMiniType<{
    [key: string]: z.output<V>;
  }>;
}

/** The keys of the strict object at a path: the way down through the schema's own definition. */
function knownKeys(schema: z.ZodMiniType, steps: readonly (string | number)[]): string[] {
  let here = unwrapped(schema);
  for (const step of steps) {
    const next = here?.shape?.[String(step)] ?? here?.element ?? here?.valueType;
    if (next === undefined) return [];
    here = unwrapped(next);
  }
  return Object.keys(here?.shape ?? {});
}

interface Definition {
  readonly shape?: { readonly [key: string]: z.ZodMiniType };
  readonly element?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
}

function unwrapped(schema: z.ZodMiniType): Definition | undefined {
  let definition = (schema as unknown as { readonly _zod?: { readonly def: Definition } })._zod?.def;
  while (definition?.innerType !== undefined)
    definition = (definition.innerType as unknown as { readonly _zod: { readonly def: Definition } })._zod.def;
  return definition;
}

function at(root: unknown, steps: readonly (string | number)[]): unknown {
  let value = root;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as { readonly [key: string | number]: unknown })[step];
  }
  return value;
}

function typeName(expected: string): string {
  const names: { readonly [type: string]: string } = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    object: "an object",
    record: "an object",
    array: "a list",
  };
  return Object.hasOwn(names, expected) ? (names[expected] as string) : expected;
}
