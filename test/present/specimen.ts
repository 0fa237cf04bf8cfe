/** Two documents: one with every kind of part, one with everything that could break out of it. */
import type { Document } from "../../src/index.ts";

export const specimen: Document = {
  kind: "document",
  title: "Title",
  language: "en",
  blocks: [
    { kind: "heading", level: 2, text: "Part" },
    { kind: "paragraph", text: "A paragraph." },
    { kind: "paragraph", text: "Small print.", small: true },
    { kind: "list", items: ["one", "two"] },
    { kind: "list", items: ["first", "second"], ordered: true },
    { kind: "table", caption: "A table", columns: [{ title: "City" }, { title: "Value", align: "right" }], rows: [["Aford", "61.5"]] },
  ],
};

export const hostile: Document = {
  kind: "document",
  title: "<script>alert(1)</script>",
  language: "en",
  blocks: [
    { kind: "paragraph", text: "# not a heading" },
    { kind: "paragraph", text: "- not a list" },
    { kind: "paragraph", text: "1. not a list either" },
    { kind: "paragraph", text: "two\nlines" },
    { kind: "list", items: ["<img src=x onerror=alert(1)>", "[link](javascript:alert(1))"] },
    { kind: "table", caption: "<script>", columns: [{ title: "a | b" }, { title: "<b>" }], rows: [["a | b", "line\nbreak"]] },
  ],
};
