/** Options of readers and writers of tables, checked before anything is read: a misspelt option is an issue, never ignored. */
import * as z from "zod/mini";
import { isDate } from "../base/date.ts";
import { BenchmarkError, issue, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { delimiters } from "./csv-records.ts";
import { UNDATED } from "./head-cells.ts";

const PLACE = ["options"];

/** A plain copy of options that have the shape. */
export function checkedOptions<T extends object>(options: unknown, shape: () => { readonly [key: string]: z.ZodMiniType }): T {
  const plain = copyPlain(options === undefined ? {} : options);
  if (!plain.ok) throw new BenchmarkError(plain.issues.map((found) => ({ ...found, path: [...PLACE, ...found.path] })));
  throwIfAny(checkShape(z.strictObject(shape()), plain.value, PLACE));
  const { date } = plain.value as { readonly date?: string };
  if (date !== undefined && !isDate(date) && date !== UNDATED)
    throw new BenchmarkError([
      issue("date-invalid", [...PLACE, "date"], { received: shown(date), form: "YYYY-MM-DD (or the word undated)" }),
    ]);
  return plain.value as T;
}

/** Shape of the options that every writer takes. */
export const styleShape = (): { readonly [key: string]: z.ZodMiniType } => ({
  delimiter: z.optional(z.enum(delimiters)),
  decimal: z.optional(z.enum([".", ","])),
  newline: z.optional(z.enum(["\n", "\r\n"])),
});

/** Shape of the options of JSON. */
export const indentShape = (): { readonly [key: string]: z.ZodMiniType } => ({
  indent: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
});

/** Shape of the options of the reader. */
export const readShape = (): { readonly [key: string]: z.ZodMiniType } => {
  const text = z.string().check(z.minLength(1));
  return {
    delimiter: z.optional(z.enum(delimiters)),
    decimal: z.optional(z.enum([".", ","])),
    date: z.optional(z.string()),
    rater: z.optional(
      z.strictObject({
        role: z.enum(["self", "peer", "expert", "stakeholder", "consensus"]),
        id: z.optional(text),
        name: z.optional(text),
        city: z.optional(text),
      }),
    ),
    visibility: z.optional(z.enum(["city", "scheme", "public"])),
    ignore: z.optional(z.array(z.string())),
  };
};

/** Shape of the options of the blank table. */
export const templateShape = (): { readonly [key: string]: z.ZodMiniType } => ({
  cities: z.optional(z.array(z.strictObject({ id: z.string().check(z.minLength(1)), name: z.string().check(z.minLength(1)) }))),
  form: formShape(),
  core: z.optional(z.boolean()),
  delimiter: z.optional(z.enum(delimiters)),
});

/** Shape of the option that chooses a form. */
export const formShape = (): z.ZodMiniType => z.optional(z.enum(["long", "wide"]));
