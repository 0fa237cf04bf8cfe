import { describe, expect, test } from "vitest";
import type { Document } from "../../src/index.ts";
import { escapeHtml, toHtml } from "../../src/present/html.ts";
import { all, formFlaws, readHtml, textOf } from "./html-tree.ts";
import { form, hostile, hostileForm, specimen } from "./specimen.ts";

test("one standalone page: language, title, one h1, heads of rows and columns, a caption, no script and nothing from elsewhere", () => {
  const page = toHtml(specimen);
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page.match(/<h1>/g)?.length).toBe(1);
  expect(page).toContain("<title>Title</title>");
  expect(page).toContain("<caption>A table</caption>");
  expect(page).toContain('<th scope="col" class="number">Value</th>');
  expect(page).toContain('<th scope="row">Aford</th><td class="number">61.5</td>');
  expect(page).toContain("<ul>\n<li>one</li>");
  expect(page).toContain("<ol>\n<li>first</li>");
  expect(page).not.toMatch(/<script|https?:|src=/);
});
test("whatever a user typed is escaped, in content and in attributes", () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe("&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
  expect(toHtml(hostile)).not.toContain("<script");
  expect(toHtml({ ...specimen, language: '"><script>' })).not.toContain("<script");
});
test("it prints on A4 without breaking rows", () => expect(toHtml(specimen)).toMatch(/@media print[\s\S]*@page { size: A4/));

describe("a form", () => {
  const root = readHtml(toHtml(form));
  const control = (label: string) => {
    const [found] = all(root, "label").filter((each) => textOf(each) === label);
    return all(root, "input", "textarea").find((each) => each.attributes.id === found?.attributes.for)?.attributes;
  };
  test("has a control for each field and option, tied to its label", () => {
    expect(control("City")).toEqual({ id: "i1", name: "city" });
    expect(control("Share")).toMatchObject({ inputmode: "decimal", "aria-describedby": "i2h i2u", name: "i2" });
    expect(control("Yes It is green.")).toMatchObject({ type: "radio", name: "lawn", value: "yes" });
    expect(control("Don't know")).toMatchObject({ type: "radio", name: "lawn", value: "3" });
    expect(control("Oak")).toMatchObject({ type: "checkbox", value: "1" });
    expect(control("Elm")?.name).toBe(control("Oak")?.name);
    expect(control("Evidence")).toMatchObject({ rows: "2", name: "lawn/evidence" });
    expect(all(root, "legend").map(textOf)).toEqual(["Is there a lawn?", "Which trees? Tick all."]);
  });
  test("keeps a box together under its heading, by name for screen readers and by style in print", () => {
    const [box] = all(root, "div").filter(({ attributes }) => attributes.role === "group");
    const [heading] = all(root, "h3");
    expect([heading?.attributes.id, heading?.parent]).toEqual([box?.attributes["aria-labelledby"], box]);
    expect(toHtml(form)).toMatch(/@media print[\s\S]*\.box,[^}]*break-inside: avoid/);
    expect(toHtml(form)).toContain('<h2 class="page">Who</h2>');
  });
  test("shows as many lines to write on as there is room, hidden from screen readers", () => {
    const lines = all(root, "span").filter(({ attributes }) => attributes.class?.startsWith("lines"));
    expect(lines.map((each) => [all(each, "i").length, each.attributes["aria-hidden"]])).toEqual([
      [2, "true"],
      [1, "true"],
    ]);
  });
  test("is sound for a screen reader, whatever was typed", () => {
    for (const each of [specimen, hostile, form, hostileForm]) expect(formFlaws(toHtml(each))).toEqual([]);
    const [first] = all(readHtml(toHtml(hostileForm)), "input");
    expect(first?.attributes.name).toBe(hostileForm.blocks.flatMap((block) => (block.kind === "field" ? [block.name] : []))[0]);
  });
  test("would be found unsound", () => {
    const page = toHtml(form);
    const broken: readonly (readonly [from: string | RegExp, to: string, flaw: string])[] = [
      ['for="i1"', 'for="i0"', "0 labels for i1"],
      [/<legend>Is there.*<\/legend>/, "", "a fieldset without a legend"],
      ['id="i2"', 'id="i1"', "the id i1 twice"],
      ['"i2h i2u"', '"i2h i2x"', "aria-describedby of <input> leads nowhere: i2x"],
      ['name="lawn/evidence"', 'name="city"', "the name city twice"],
      [/h3/g, "h4", "h4 after h2"],
      [' lang="en"', "", "no language"],
      ["<main>", "<main><script></script>", "<script> is not for a page that stands alone"],
      [/<fieldset>\n?<legend>.*<\/legend>([\s\S]*?)<\/fieldset>/, "$1", "i4 is ticked outside a fieldset"],
    ];
    for (const [from, to, flaw] of broken) expect(formFlaws(page.replace(from, to)), flaw).toContain(flaw);
    for (const stray of ["<p>", "&", "a < b", "</div>"]) expect(() => readHtml(page.replace("Ask the", stray)), stray).toThrow();
  });
  test("leaves no trace of forms in documents without one", () => {
    const plain: Document = { ...specimen, blocks: [{ kind: "heading", level: 6, text: "Deep" }] };
    expect(toHtml(plain)).toContain("<h6>Deep</h6>");
    expect(all(readHtml(toHtml(plain)), "input", "fieldset", "textarea")).toEqual([]);
  });
});
