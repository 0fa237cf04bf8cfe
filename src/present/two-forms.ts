/** A document in the two forms that a notebook takes: a piece of HTML for a page that is somebody else's, and plain text. */
import { sha256 } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import type { Document, TableBlock } from "./document.ts";
import { escapeHtml, htmlParts } from "./html.ts";
import { longestWord, textPart, WIDEST } from "./text.ts";

/**
 * A product in two forms. It shows itself: as a table where it is the last expression of a cell in the Deno kernel, as text with `console.log` in Node, Deno and
 * tslab. In tslab, `tslab.display.html(shown.html)` shows the table.
 */
export interface Display {
  /** A piece of HTML for a page that is somebody else's. Everything a user typed is escaped; there is no script in it. */
  readonly html: string;
  /** Plain text with tables in columns. */
  readonly text: string;
  /** The plain text. */
  readonly toString: () => string;
}

/** A checked document in both forms. */
export function twoForms(document: Document): Display {
  const { title, blocks, language } = document;
  const text = textOf(document);
  const html = [
    `<div class="indicatree" lang="${escapeHtml(language)}"><style>${STYLE}</style>`,
    ...(title === "" ? [] : [`<p class="title">${escapeHtml(title)}</p>`]),
    // Two pieces on one page must not share ids.
    ...htmlParts(blocks, `i${sha256(text).slice(0, 8)}-`),
    "</div>",
  ].join("\n");
  const hidden = (value: () => unknown): PropertyDescriptor => ({ value, enumerable: false });
  const shownForms = Object.defineProperties(
    { html, text },
    {
      toString: hidden(() => text),
      [Symbol.for("Jupyter.display")]: hidden(() => ({ "text/html": html, "text/plain": text })),
      [Symbol.for("nodejs.util.inspect.custom")]: hidden(() => text),
    },
  );
  return freeze(shownForms) as Display;
}

const WIDTH = 100;

function textOf({ title, blocks }: Document): string {
  const parts = blocks.map((part) => textPart(part, part.kind === "table" ? Math.max(WIDTH, widthOf(part)) : WIDTH, true));
  // What a terminal would take for a command is no text.
  const plain = (said: string): string => said.replace(/(?!\n)\p{Cc}/gu, "�");
  return plain([...(title === "" ? [] : [title.replace(/\s+/g, " ")]), ...parts].join("\n\n"));
}

/** How wide a table must be so that no number and no id is broken, and words have room. */
function widthOf({ columns, rows }: TableBlock): number {
  const widths = columns.map(({ title, align }, i) => {
    const cells = rows.map((row) => row[i] ?? "");
    const longest = Math.max(0, ...cells.map((cell) => cell.length));
    if (align === "right") return Math.max(longest, longestWord(title));
    const words = Math.max(...[title, ...cells].map(longestWord));
    return Math.min(Math.max(longest, title.length), Math.max(44, Math.min(words, WIDEST)));
  });
  return widths.reduce((a, b) => a + b + 2, -2);
}

/** Touches nothing outside `div.indicatree`. Notebooks set every cell of a table to the right; texts read better from the left. */
const STYLE = `
div.indicatree p { margin: .4em 0; max-width: 60em; }
div.indicatree p.title { font-size: 1.15em; font-weight: bold; }
div.indicatree p.small { font-size: .85em; opacity: .75; }
div.indicatree .wide { overflow-x: auto; }
div.indicatree table { border-collapse: collapse; border: 0; margin: .6em 0; font-size: .95em; table-layout: auto; }
div.indicatree caption { caption-side: top; text-align: left; font-weight: bold; color: inherit; padding: 0 0 .3em; }
div.indicatree th, div.indicatree td { text-align: left !important; vertical-align: top; font-weight: normal; white-space: normal; max-width: 36em; padding: .25em 1.2em .25em 0; border: 0; border-bottom: 1px solid #8884; }
div.indicatree thead th { font-weight: bold; vertical-align: bottom; border-bottom: 2px solid #888; }
div.indicatree td.number, div.indicatree th.number { text-align: right !important; font-variant-numeric: tabular-nums; white-space: nowrap; }
div.indicatree thead th.number { white-space: normal; }
`;
