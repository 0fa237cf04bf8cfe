/** Products that are lists of rows, as tables for a notebook: whether they can be shown, and how. */
import * as z from "zod/mini";
import type { Issue } from "../base/issue.ts";
import { checkShape } from "../base/schema.ts";
import { namedFramework } from "./check-shown.ts";
import { description, dominance, practices, ranking, release, similar } from "./city-lists.ts";
import type { Block } from "./document.ts";
import type { Names } from "./lent-names.ts";
import { type Kind, text } from "./list-kind.ts";
import { matching } from "./match-lists.ts";
import { type Shown, said, small } from "./node-tables.ts";
import { agreement, settlement } from "./rater-lists.ts";
import { proposal, roadmapProgress } from "./roadmap-lists.ts";
import { type CellForm, type PlainRow, rowTable } from "./row-table.ts";

const kinds: { readonly [kind: string]: Kind<never> } = {
  description,
  ranking,
  release,
  practices,
  "similar-cities": similar,
  dominance,
  "roadmap-progress": roadmapProgress,
  "roadmap-proposal": proposal,
  agreement,
  settlement,
  matching,
};

/** Whether a kind of product is shown as lists. */
export function isListed(kind: string): boolean {
  return Object.hasOwn(kinds, kind);
}

/** What is wrong with a product of such a kind, so that it cannot be shown. */
export function listIssues(kind: string, product: unknown): Issue[] {
  const { head, lists } = kinds[kind] as Kind<never>;
  const flat = lists.filter(({ rows: made }) => made === undefined);
  const rows = flat.map(({ at, columns: shownOnes }) => {
    const keys = shownOnes.flatMap(({ key, to, as }) =>
      [key, ...(to === undefined ? [] : [to])].map((name) => [name, cellShape(as)] as const),
    );
    return [at, z.array(z.looseObject(Object.fromEntries(keys)))] as const;
  });
  const shape = z.looseObject({ framework: namedFramework(), statement: z.optional(text), ...head, ...Object.fromEntries(rows) });
  return checkShape(shape, product, []);
}

function cellShape(as: CellForm): z.ZodMiniType {
  if (typeof as === "number" || as === "number") return z.nullable(z.number());
  return as === "titles" ? z.array(z.looseObject({ title: text })) : z.nullable(text);
}

/** A product of such a kind, checked before, as title and parts. */
export function listShown(kind: string, product: { readonly [key: string]: unknown }, names: Names, most: number): Shown {
  const { title, opening, lists, closing } = kinds[kind] as Kind<unknown>;
  const tables = lists.flatMap(({ at, caption, columns: shownOnes, ifAny, rows: made }): Block[] => {
    const all = made === undefined ? (product[at] as readonly PlainRow[]) : made(product as never);
    const rows = all.filter((row) => typeof row.node !== "string" || names.within(row.node));
    return ifAny && rows.length === 0 ? [] : rowTable(caption, rows, shownOnes, { most, names });
  });
  const last = [...(closing?.(product) ?? []), ...(typeof product.statement === "string" ? [small(product.statement)] : [])];
  return { title: title(product, names), blocks: [...opening(product, names).map(opened), ...tables, ...last] };
}

function opened(line: string | readonly string[]): Block {
  return typeof line === "string" ? said(line) : { kind: "list", items: line };
}
