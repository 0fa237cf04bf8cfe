import { expect, test } from "vitest";
import type { Block, Document } from "../../src/index.ts";
import { twoForms } from "../../src/present/two-forms.ts";
import { all, readHtml, textOf } from "./html-tree.ts";
import { form, hostile, specimen } from "./specimen.ts";

const document = (...blocks: Block[]): Document => ({ kind: "document", title: "", language: "en", blocks });
const table = (title: string, cell: string, align?: "right"): Block => ({
  kind: "table",
  caption: "C",
  columns: [{ title: "City" }, { title, ...(align === undefined ? {} : { align }) }, { title: "Words" }],
  rows: [["aford", cell, "word ".repeat(60).trim()]],
});

test("HTML is one piece with its own style, whose every rule stays inside it", () => {
  const root = readHtml(`<!doctype html>\n${twoForms(specimen).html}`);
  expect(root.children).toHaveLength(1);
  expect(all(root, "p")[0]?.attributes.class).toBe("title");
  expect(all(root, "h1", "html", "body")).toEqual([]);
  const style = /<style>([\s\S]*?)<\/style>/.exec(twoForms(specimen).html)?.[1] ?? "";
  const selectors = [...style.matchAll(/^([^{}]+)\{/gm)].flatMap(([, list = ""]) => list.split(","));
  expect(selectors.length).toBeGreaterThan(10);
  for (const selector of selectors) expect(selector.trim()).toMatch(/^div\.indicatree /);
});
test("without a title neither form has room for one", () => {
  const { html, text } = twoForms(document({ kind: "paragraph", text: "x" }));
  expect(html).not.toContain('class="title"');
  expect(text).toBe("x");
});
test("what was typed is text in both forms, and no terminal takes it for a command", () => {
  expect(textOf(readHtml(`<!doctype html>\n${twoForms(hostile).html}`))).toContain("<script>alert(1)</script>");
  const { text } = twoForms({ ...document({ kind: "paragraph", text: "\u001b[31mred\u0007" }), title: "two\nlines" });
  expect(text).toBe("two lines\n\n�[31mred�");
});
test("two forms to fill in on one page do not share ids, but each piece is the same every time", () => {
  const ids = (each: Document) => all(readHtml(`<!doctype html>\n${twoForms(each).html}`), "input").map(({ attributes }) => attributes.id);
  const [one, other] = [ids(form), ids({ ...form, title: "Another" })];
  expect(one.filter((id) => other.includes(id))).toEqual([]);
  expect(ids(form)).toEqual(one);
});
test("the text grows as wide as numbers, ids and the words of heads need, and no wider than a hundred otherwise", () => {
  const widest = (...blocks: Block[]) =>
    Math.max(
      ...twoForms(document(...blocks))
        .text.split("\n")
        .map((line) => line.length),
    );
  const id = "governance.leadership.hostile-incidents";
  expect(twoForms(document(table("Id", id))).text).toContain(id);
  expect(twoForms(document(table("standardDeviation", "1.5", "right"))).text).toContain("standardDeviation");
  expect(twoForms(document(table("Exact", "53.157118055555555555555555555556", "right"))).text).toContain(
    "53.157118055555555555555555555556",
  );
  expect(widest(table("Id", "short"), { kind: "paragraph", text: "word ".repeat(60) })).toBeLessThanOrEqual(100);
});
