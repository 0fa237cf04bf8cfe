import { expect, test } from "vitest";
import { escapeHtml, toHtml } from "../../src/present/html.ts";
import { hostile, specimen } from "./specimen.ts";

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
