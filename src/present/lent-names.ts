/** What a framework lends to a product that names its nodes by id: titles, and how deep each stands. */
import type { Outline } from "../model/outline.ts";

/** Titles and depths of nodes; without a framework the ids themselves, all on one level. */
export interface Names {
  readonly title: (id: string) => string;
  /** The title, moved in by its depth. */
  readonly indented: (id: string) => string;
  /** Whether it is a node of the framework. */
  readonly has: (id: string) => boolean;
  /** Whether it stands deep enough to be left out. */
  readonly within: (id: string) => boolean;
  /** Whether the second is the first, or stands below it. */
  readonly holds: (id: string, other: string) => boolean;
}

/** Names from a framework; `depth` is the deepest level that is shown, the root being 0. */
export function namesFrom(tree: Outline | null, depth = Number.POSITIVE_INFINITY): Names {
  const place = (id: string) => tree?.byId.get(id);
  const title = (id: string): string => place(id)?.node.title ?? id;
  return {
    title,
    indented: (id) => inside(title(id), place(id)?.depth ?? 0),
    has: (id) => place(id) !== undefined,
    within: (id) => (place(id)?.depth ?? 0) <= depth,
    holds: (id, other) => {
      let at = place(other);
      while (at !== undefined && at.id !== id) at = at.parent === null ? undefined : tree?.nodes[at.parent];
      return id === other || at !== undefined;
    },
  };
}

/** A title, moved in: renderers keep no blanks at the beginning of a cell. */
export function inside(title: string, depth: number): string {
  return "· ".repeat(depth) + title;
}
