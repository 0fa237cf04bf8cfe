import { expect, test } from "vitest";
import { toMarkdown } from "../../src/present/markdown.ts";
import { hostile, specimen } from "./specimen.ts";

test("headings, paragraphs, lists and tables", () => {
  expect(toMarkdown(specimen)).toBe(
    [
      "# Title",
      "## Part",
      "A paragraph.",
      "<small>Small print.</small>",
      "- one\n- two",
      "1. first\n2. second",
      "**A table**\n\n| City | Value |\n| --- | ---: |\n| Aford | 61.5 |",
      "",
    ]
      .join("\n\n")
      .replace(/\n\n$/, "\n"),
  );
});
test("whatever a user typed stays text: no markup, no table cell, no heading, no list", () => {
  const text = toMarkdown(hostile);
  expect(text).not.toMatch(/(^|[^\\])<script/);
  expect(text).toContain("a \\| b");
  expect(text).toContain("\\# not a heading");
  expect(text).toContain("\\- not a list");
  expect(text).toContain("1\\. not a list either");
  expect(text).toContain("two lines");
});
