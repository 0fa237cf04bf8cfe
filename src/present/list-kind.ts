/** How one kind of product is shown as lists: its title, its sentences, and which columns stand under which heads. */
import * as z from "zod/mini";
import type { Block } from "./document.ts";
import type { Names } from "./lent-names.ts";
import type { CellForm, PlainRow, ShownColumn } from "./row-table.ts";

/** One list of a product. */
export interface List {
  readonly at: string;
  readonly caption: string;
  readonly columns: readonly ShownColumn[];
  /** Left out where it is empty; otherwise said to be. */
  readonly ifAny?: boolean;
  /** Makes the rows of what is no flat list; its shape is then in the head. */
  readonly rows?: (product: never) => readonly PlainRow[];
}

/** How one kind of product is shown. */
export interface Kind<P> {
  readonly title: (product: P, names: Names) => string;
  /** Sentences; a list in place of one becomes a list. */
  readonly opening: (product: P, names: Names) => readonly (string | readonly string[])[];
  readonly lists: readonly List[];
  /** What the title and the opening read beside the lists. */
  readonly head: z.core.$ZodLooseShape;
  /** What closes it. */
  readonly closing?: (product: P) => readonly Block[];
}

/** `part:Part:id` is a column of key, head and form; `low~high:Range:1` one that shows a range. */
export function columns(...said: readonly string[]): ShownColumn[] {
  return said.map((words) => {
    const [keys = "", title = "", form = "text"] = words.split(":");
    const [key = "", to] = keys.split("~");
    const as = (/^\d$/.test(form) ? Number(form) : form) as CellForm;
    return { key, title, as, ...(to === undefined ? {} : { to }) };
  });
}

/** What a row or a head says in words. */
export const text = /* @__PURE__ */ z.string();
