/** A document as one standalone HTML page: no script, no outside file, prints on A4, readable and fillable with a screen reader. */
import { ensureDocument } from "./check-document.ts";
import type { Block, ChoiceBlock, Document, FieldBlock } from "./document.ts";

/**
 * A standalone HTML page of a document. Everything a user typed is escaped; there is no script and nothing is loaded from elsewhere. Fields and
 * choices are form controls with labels: they can be filled in on screen and printed, or printed and filled in by hand.
 *
 * @param given made by `report` or `toQuestionnaire`
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
    ...htmlParts(document.blocks),
    "</main></body></html>",
    "",
  ].join("\n");
}

/** The parts of a document in HTML, one by one; the ids in it are the prefix and a number. */
export function htmlParts(blocks: readonly Block[], prefix = "i"): string[] {
  let count = 0;
  const next = (): string => `${prefix}${++count}`;
  return blocks.map((part) => block(part, next));
}

/** Text that is safe in HTML content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/&#60;/g, "&lt;")
    .replace(/&#62;/g, "&gt;")
    .replace(/&#38;/g, "&amp;");
}

function block(part: Block, next: () => string): string {
  switch (part.kind) {
    case "heading":
      return `<h${part.level}${part.page ? ' class="page"' : ""}>${escapeHtml(part.text)}</h${part.level}>`;
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
    case "field":
      return field(part, next());
    case "choice":
      return choice(part, next);
    case "box": {
      const id = next();
      const head = `<h${part.level} id="${id}">${escapeHtml(part.title)}</h${part.level}>`;
      return [
        `<div class="box" role="group" aria-labelledby="${id}">${head}`,
        ...part.blocks.map((one) => block(one, next)),
        "</div>",
      ].join("\n");
    }
  }
}

function field({ label, name = "", hint = "", unit = "", number, lines }: FieldBlock, id: string): string {
  const notes = [hint, unit].map((text, i) => (text === "" ? "" : `<span class="hint" id="${id}${"hu"[i]}">${escapeHtml(text)}</span>`));
  const described = ["h", "u"].filter((_, i) => notes[i] !== "").map((mark) => id + mark);
  const about = described.length === 0 ? "" : ` aria-describedby="${described.join(" ")}"`;
  const common = `id="${id}" name="${escapeHtml(name === "" ? id : name)}"${about}`;
  const room =
    lines === undefined
      ? `<input ${common}${number ? ' inputmode="decimal" class="number"' : ""}>`
      : // Where nothing is typed, print shows lines to write on instead of an empty box; the placeholder is what tells it.
        `<textarea ${common} rows="${lines}" placeholder=" "></textarea><span class="lines${lines === 1 ? " one" : ""}" aria-hidden="true">${"<i></i>".repeat(lines)}</span>`;
  return `<div class="field"><label for="${id}">${escapeHtml(label)}</label> ${notes[0]}${room}${notes[1]}</div>`;
}

function choice({ legend, name = "", hint = "", many, options }: ChoiceBlock, next: () => string): string {
  const group = name === "" ? next() : name;
  const boxes = options.map(({ label, hint: when = "", value, inline }, i) => {
    const id = next();
    const input = `<input type="${many ? "checkbox" : "radio"}" id="${id}" name="${escapeHtml(group)}" value="${escapeHtml(value ?? String(i + 1))}">`;
    const text = when === "" ? escapeHtml(label) : `<b>${escapeHtml(label)}</b> ${escapeHtml(when)}`;
    return `<span class="${inline ? "option inline" : "option"}">${input}<label for="${id}">${text}</label></span>`;
  });
  const note = hint === "" ? "" : ` <span class="hint">${escapeHtml(hint)}</span>`;
  return `<fieldset><legend>${escapeHtml(legend)}${note}</legend>\n${boxes.join("\n")}\n</fieldset>`;
}

const STYLE = `
:root { color-scheme: light; font-size: 16px; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #1f4e6b; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul, ol { margin: .5rem 0; max-width: 44rem; }
.small { font-size: .82rem; color: #444; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid #d5d9dc; font-weight: normal; }
thead th { font-weight: bold; border-bottom: 2px solid #1a1a1a; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.box { border: 1px solid #8a949b; border-radius: 4px; margin: 1rem 0; padding: .6rem .9rem .7rem; }
.box > :first-child, .box > h3 + p { margin-top: 0; }
fieldset { border: 0; margin: .6rem 0; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .2rem; font-weight: bold; }
.hint { font-weight: normal; font-size: .88rem; color: #444; }
.option { display: flex; gap: .5rem; padding: .12rem 0; }
.inline { display: inline-flex; margin-right: 1.6rem; }
.option input { flex: none; width: 1.1rem; height: 1.1rem; margin: .2rem 0 0; }
.field { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .6rem; margin: .5rem 0; }
.field label { font-weight: bold; }
.field input, textarea { font: inherit; padding: .2rem .3rem; border: 1px solid #6b757c; border-radius: 3px; }
.field input { flex: 1 1 12rem; min-width: 0; }
.field input.number { flex: 0 1 10rem; }
textarea { flex: 1 0 100%; box-sizing: border-box; resize: vertical; }
.hint:has(+ textarea) { flex: 1 1 20rem; }
textarea[rows="1"] { flex: 1 1 12rem; }
.lines { display: none; flex: 1 0 100%; }
.lines.one { flex: 1 1 12rem; }
.lines i { display: block; height: 7mm; border-bottom: 1px solid #777; }
:focus-visible { outline: 3px solid #1f6fb2; outline-offset: 1px; }
@media print {
  @page { size: A4; margin: 14mm 17mm; }
  :root { font-size: 10pt; } body { line-height: 1.35; } main { max-width: none; padding: 0; } p, ul, ol { max-width: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; } p, tr, .box, .field, fieldset { break-inside: avoid; } .page { break-before: page; }
  h2 { margin-top: 1.25rem; } .box { margin: .7rem 0; padding-block: .5rem; } .field, fieldset, p { margin-block: .35rem; } th, td { padding-block: .18rem; } .option input { margin-top: .1rem; }
  .field input { border: 0; border-bottom: 1px solid #777; border-radius: 0; padding: .45rem .2rem 0; }
  textarea { field-sizing: content; } textarea:placeholder-shown { display: none; } textarea:placeholder-shown + .lines { display: block; }
}
`;
