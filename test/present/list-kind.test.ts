import { expect, test } from "vitest";
import { checkShape } from "../../src/base/schema.ts";
import { columns, text } from "../../src/present/list-kind.ts";

test("columns are said in short", () => {
  expect(columns("title:Part", "node:Part:indented", "mean:Mean:1", "low~high:Range:1", "far:Distance:number")).toEqual([
    { key: "title", title: "Part", as: "text" },
    { key: "node", title: "Part", as: "indented" },
    { key: "mean", title: "Mean", as: 1 },
    { key: "low", title: "Range", as: 1, to: "high" },
    { key: "far", title: "Distance", as: "number" },
  ]);
});
test("a text is a text", () => {
  expect(checkShape(text, "", [])).toEqual([]);
  expect(checkShape(text, 1, [])).toHaveLength(1);
});
