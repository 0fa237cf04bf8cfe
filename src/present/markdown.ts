/** A document as Markdown (CommonMark with GitHub's tables and boxes to tick). Everything a user typed is escaped. */
import { ensureDocument } from "./check-document.ts";
import type { Block, Document } from "./document.ts";

/**
 * Markdown of a document, for a repository, a wiki or a text editor. What can be ticked is `- [ ]`; room to write is a line.
 *
 * @param given made by `report` or `toQuestionnaire`
 * @throws BenchmarkError for anything else
 * @example
 * import { toMarkdown } from "indicatree";
 *
 * toMarkdown({ kind: "document", title: "Two * three", language: "en", blocks: [{ kind: "paragraph", text: "<b>" }] }); // "# Two \\* three\n\n\\<b\\>\n"
 */
export function toMarkdown(given: Document): string {
  const document = ensureDocument(given);
  return `${[`# ${inline(document.title)}`, ...document.blocks.map(block)].join("\n\n")}\n`;
}

/** Beside words a line of room; alone in a paragraph, a rule across the page. */
const LINE = "_".repeat(40);

function block(part: Block): string {
  switch (part.kind) {
    case "heading":
      return `${part.page ? "---\n\n" : ""}${"#".repeat(part.level)} ${inline(part.text)}`;
    case "paragraph":
      return part.small ? `<small>${escaped(part.text)}</small>` : escaped(part.text);
    case "list":
      return part.items.map((item, i) => `${part.ordered ? `${i + 1}.` : "-"} ${escaped(item)}`).join("\n");
    case "table": {
      const line = (cells: readonly string[]): string => `| ${cells.map(inline).join(" | ")} |`;
      const rule = `| ${part.columns.map((column) => (column.align === "right" ? "---:" : "---")).join(" | ")} |`;
      return [strong(part.caption), "", line(part.columns.map((column) => column.title)), rule, ...part.rows.map(line)].join("\n");
    }
    case "field": {
      const head = strong(part.label) + noted(part.hint);
      const room = part.lines === undefined ? ` ${LINE}` : "";
      return [head + room + noted(part.unit), ...Array.from({ length: part.lines ?? 0 }, () => LINE)].join("\n\n");
    }
    case "choice": {
      const boxes = part.options.map(({ label, hint = "" }) => `- [ ] ${hint === "" ? inline(label) : strong(label) + noted(hint)}`);
      return [strong(part.legend) + noted(part.hint), boxes.join("\n")].join("\n\n");
    }
    case "box":
      return [`${"#".repeat(part.level)} ${inline(part.title)}`, ...part.blocks.map(block)].join("\n\n");
  }
}

function noted(text = ""): string {
  return text === "" ? "" : ` ${inline(text)}`;
}

function strong(text: string): string {
  return `**${inline(text).trim()}**`;
}

/** Text that begins a line: it could also be taken for a list, a rule or code. */
function escaped(text: string): string {
  return inline(text)
    .trim()
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

function inline(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*_{}[\]<>|#~$&]/g, "\\$&");
}
