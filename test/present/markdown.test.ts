import { expect, test } from "vitest";
import type { Document } from "../../src/index.ts";
import { toMarkdown } from "../../src/present/markdown.ts";
import { form, hostile, hostileForm, specimen } from "./specimen.ts";

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
test("fields are lines, choices are boxes to tick", () => {
  const line = "_".repeat(40);
  expect(toMarkdown(form)).toBe(
    [
      "# Form",
      "---",
      "## Who",
      `**City** ${line}`,
      `**Share** 0 to 100 ${line} % of posts`,
      "### 1. Lawn",
      "Ask the gardener.",
      "**Is there a lawn?**",
      "- [ ] **Yes** It is green.\n- [ ] No\n- [ ] Don't know",
      "**Which trees?** Tick all.",
      "- [ ] Oak\n- [ ] Elm",
      "**Evidence** A photograph. (dated)",
      line,
      line,
      "**Comment**",
      `${line}\n`,
    ].join("\n\n"),
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
  expect(toMarkdown(hostileForm)).not.toMatch(/(^|[^\\])[<[](?! \])|^#[^#]*\n#/);
});
test("a paragraph cannot turn into a rule, a heading of the one above, or code", () => {
  const paragraphs = (...texts: readonly string[]): Document => ({
    ...specimen,
    blocks: texts.map((text) => ({ kind: "paragraph", text })),
  });
  expect(toMarkdown(paragraphs("---", "===", "    code", "+ 1", "-5"))).toBe("# Title\n\n\\---\n\n\\===\n\ncode\n\n\\+ 1\n\n\\-5\n");
});
