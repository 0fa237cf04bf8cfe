/** Documents with every kind of part: two to read, one to fill in, and of each one with everything that could break out of it. */
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

/** A form with every kind of part that can be filled in. */
export const form: Document = {
  kind: "document",
  title: "Form",
  language: "en",
  blocks: [
    { kind: "heading", level: 2, text: "Who", page: true },
    { kind: "field", label: "City", name: "city" },
    { kind: "field", label: "Share", hint: "0 to 100", unit: "% of posts", number: true },
    {
      kind: "box",
      level: 3,
      title: "1. Lawn",
      blocks: [
        { kind: "paragraph", text: "Ask the gardener." },
        {
          kind: "choice",
          legend: "Is there a lawn?",
          name: "lawn",
          options: [
            { label: "Yes", hint: "It is green.", value: "yes" },
            { label: "No", value: "no" },
            { label: "Don't know", inline: true },
          ],
        },
        { kind: "choice", legend: "Which trees?", hint: "Tick all.", many: true, options: [{ label: "Oak" }, { label: "Elm" }] },
        { kind: "field", label: "Evidence", hint: "A photograph.", name: "lawn/evidence", unit: "(dated)", lines: 2 },
        { kind: "field", label: "Comment", lines: 1 },
      ],
    },
  ],
};

const nasty = `"><script>alert('1')</script>\n# x | [a](b) {0}`;

/** The same with every text hostile. */
export const hostileForm: Document = {
  kind: "document",
  title: nasty,
  language: "en",
  blocks: [
    { kind: "heading", level: 2, text: nasty, page: true },
    { kind: "field", label: nasty, name: nasty, hint: nasty, unit: nasty },
    {
      kind: "box",
      level: 3,
      title: nasty,
      blocks: [{ kind: "choice", legend: nasty, name: `${nasty}2`, hint: nasty, options: [{ label: nasty, hint: nasty, value: nasty }] }],
    },
  ],
};
