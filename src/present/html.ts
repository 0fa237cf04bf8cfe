/** A document as one standalone HTML page: no script, no outside file, prints on A4, readable by a screen reader. */
import { ensureDocument } from "./check-document.ts";
import type { Block, Document } from "./document.ts";

/**
 * A standalone HTML page of a document. Everything a user typed is escaped; there is no script and nothing is loaded from elsewhere.
 *
 * @param given made by `report`
 * @throws BenchmarkError for anything else
 * @example
 * import { toHtml } from "indicatree";
 *
 * const page = toHtml({ kind: "document", title: "Report", language: "en", blocks: [{ kind: "paragraph", text: "<script>" }] });
 * page.includes("<p>&lt;script&gt;</p>"); // true
 */
export function toHtml(given: Document): string {
  const document = ensureDocument(given);
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(document.language)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(document.title)}</title>`,
    `<style>${STYLE}</style></head>`,
    `<body><main><h1>${escapeHtml(document.title)}</h1>`,
    ...document.blocks.map(block),
    "</main></body></html>",
    "",
  ].join("\n");
}

/** Text that is safe in HTML content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/&#60;/g, "&lt;")
    .replace(/&#62;/g, "&gt;")
    .replace(/&#38;/g, "&amp;");
}

function block(part: Block): string {
  switch (part.kind) {
    case "heading":
      return `<h${part.level}>${escapeHtml(part.text)}</h${part.level}>`;
    case "paragraph":
      return `<p${part.small ? ' class="small"' : ""}>${escapeHtml(part.text)}</p>`;
    case "list": {
      const tag = part.ordered ? "ol" : "ul";
      return `<${tag}>\n${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</${tag}>`;
    }
    case "table": {
      const side = (i: number): string => (part.columns[i]?.align === "right" ? ' class="number"' : "");
      const head = part.columns.map((column, i) => `<th scope="col"${side(i)}>${escapeHtml(column.title)}</th>`).join("");
      const rows = part.rows.map(
        (row) =>
          `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${side(i)}>${escapeHtml(cell)}</td>`)).join("")}</tr>`,
      );
      return `<div class="wide"><table><caption>${escapeHtml(part.caption)}</caption><thead><tr>${head}</tr></thead>\n<tbody>${rows.join("\n")}</tbody></table></div>`;
    }
  }
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #1f4e6b; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p, ul, ol { margin: .5rem 0; max-width: 44rem; }
.small { font-size: .82rem; color: #444; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid #d5d9dc; font-weight: normal; }
thead th { font-weight: bold; border-bottom: 2px solid #1a1a1a; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } @page { size: A4; margin: 18mm; } }
`;
