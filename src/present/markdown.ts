/** A document as Markdown (CommonMark with GitHub's tables). Everything a user typed is escaped. */
import { ensureDocument } from "./check-document.ts";
import type { Block, Document } from "./document.ts";

/**
 * Markdown of a document, for a repository, a wiki or a text editor.
 *
 * @param given made by `report`
 * @throws BenchmarkError for anything else
 * @example
 * import { toMarkdown } from "indicatree";
 *
 * toMarkdown({ kind: "document", title: "Two * three", language: "en", blocks: [{ kind: "paragraph", text: "<b>" }] }); // "# Two \\* three\n\n\\<b\\>\n"
 */
export function toMarkdown(given: Document): string {
  const document = ensureDocument(given);
  return `${[`# ${escaped(document.title)}`, ...document.blocks.map(block)].join("\n\n")}\n`;
}

function block(part: Block): string {
  switch (part.kind) {
    case "heading":
      return `${"#".repeat(part.level)} ${escaped(part.text)}`;
    case "paragraph":
      return part.small ? `<small>${escaped(part.text)}</small>` : escaped(part.text);
    case "list":
      return part.items.map((item, i) => `${part.ordered ? `${i + 1}.` : "-"} ${escaped(item)}`).join("\n");
    case "table": {
      const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
      const rule = `| ${part.columns.map((column) => (column.align === "right" ? "---:" : "---")).join(" | ")} |`;
      return [`**${escaped(part.caption)}**`, "", line(part.columns.map((column) => column.title)), rule, ...part.rows.map(line)].join(
        "\n",
      );
    }
  }
}

function escaped(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_{}[\]<>|#~$&]/g, "\\$&")
    .replace(/^(\s*)([-+])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}
