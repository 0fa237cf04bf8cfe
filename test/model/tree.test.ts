/** Telling groups, frameworks and indicators apart. */
import { expect, test } from "vitest";
import type { Group, Indicator } from "../../src/index.ts";
import { isFramework, isGroup } from "../../src/model/tree.ts";
import { library } from "../specimen.ts";

const nodes = (node: Indicator | Group): readonly (Indicator | Group)[] =>
  "children" in node ? [node, ...node.children.flatMap(nodes)] : [node];
const ids = (which: (node: Indicator | Group) => boolean): string[] =>
  nodes(library)
    .filter(which)
    .map((node) => node.id);

test("isGroup is true of whatever has children", () => {
  expect(ids(isGroup)).toEqual(["library", "library.access", "library.access.languages", "library.bus", "reading"]);
});

test("isFramework is true of the root and of a framework inside it", () => expect(ids(isFramework)).toEqual(["library", "reading"]));

test("an indicator is neither", () => {
  expect(nodes(library).filter((node) => !isGroup(node))).toHaveLength(9);
  expect(nodes(library).filter((node) => !isGroup(node) && isFramework(node))).toEqual([]);
});
