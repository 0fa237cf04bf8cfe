/** Is this a document? The renderers and JSON ask it of whatever a caller hands in. */
import * as z from "zod/mini";
import { BenchmarkError, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Block, Document } from "./document.ts";

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
  const words = () => z.string().check(z.minLength(1));
  const flag = () => z.optional(z.boolean());
  const name = z.optional(words());
  const hint = z.optional(text());
  const level = z.literal([2, 3, 4, 5, 6]);
  const column = z.strictObject({ title: text(), align: z.optional(z.enum(["left", "right"])) });
  const lines = z.int().check(z.minimum(1)).check(z.maximum(40));
  const option = z.strictObject({ label: words(), hint, value: z.optional(text()), inline: flag() });
  const options = z.array(option).check(z.minLength(1));
  const flat = [
    z.strictObject({ kind: z.literal("heading"), level, text: text(), page: flag() }),
    z.strictObject({ kind: z.literal("paragraph"), text: text(), small: flag() }),
    z.strictObject({ kind: z.literal("list"), items: z.array(text()), ordered: flag() }),
    z.strictObject({ kind: z.literal("table"), caption: text(), columns: z.array(column), rows: z.array(z.array(text())) }),
    z.strictObject({ kind: z.literal("field"), label: words(), name, hint, unit: hint, number: flag(), lines: z.optional(lines) }),
    z.strictObject({ kind: z.literal("choice"), legend: words(), name, hint, many: flag(), options }),
  ] as const;
  const box = z.strictObject({ kind: z.literal("box"), level, title: words(), blocks: z.array(z.discriminatedUnion("kind", flat)) });
  return z.strictObject({
    kind: z.literal("document"),
    title: text(),
    language: text(),
    blocks: z
      .array(z.discriminatedUnion("kind", [...flat, box]))
      .check(
        z.refine((blocks) => unique(names(blocks as readonly Block[])), { error: "fields and choices that each have a name of their own" }),
      ),
  });
}

function names(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "box" ? names(block.blocks) : ((block as { readonly name?: string }).name ?? [])));
}

/** A name that stands twice would tie two choices together on screen, and lose one of two answers. */
function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
