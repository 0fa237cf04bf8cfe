/** Is this a document? The renderers and JSON ask it of whatever a caller hands in. */
import * as z from "zod/mini";
import { BenchmarkError, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Document } from "./document.ts";

let schema: z.ZodMiniType | undefined;

/** The shape of a document with its blocks, made when first needed. */
export function documentSchema(): z.ZodMiniType {
  schema ??= makeSchema();
  return schema;
}

/**
 * A plain copy of a document.
 *
 * @throws BenchmarkError for anything else
 */
export function ensureDocument(document: Document): Document {
  const plain = copyPlain(document);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(checkShape(documentSchema(), plain.value, []));
  return plain.value as unknown as Document;
}

function makeSchema(): z.ZodMiniType {
  const text = () => z.string();
  const column = z.strictObject({ title: text(), align: z.optional(z.enum(["left", "right"])) });
  return z.strictObject({
    kind: z.literal("document"),
    title: text(),
    language: text(),
    blocks: z.array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("heading"),
          level: z.union([z.literal(2), z.literal(3), z.literal(4)], { error: "2, 3 or 4" }),
          text: text(),
        }),
        z.strictObject({ kind: z.literal("paragraph"), text: text(), small: z.optional(z.boolean()) }),
        z.strictObject({ kind: z.literal("list"), items: z.array(text()), ordered: z.optional(z.boolean()) }),
        z.strictObject({ kind: z.literal("table"), caption: text(), columns: z.array(column), rows: z.array(z.array(text())) }),
      ]),
    ),
  });
}
