import { describe, expect, test } from "vitest";
import { BenchmarkError, type Document, report, toHtml, toMarkdown, toText } from "../../src/index.ts";
import { documentSchema, ensureDocument } from "../../src/present/check-document.ts";
import { assessed, percent, tree } from "../small.ts";
import { hostile, specimen } from "./specimen.ts";

describe("a document", () => {
  test("is what reports are, and every kind of part", () => {
    for (const document of [specimen, hostile, report([assessed(tree({ a: percent }), { "t.a": 1 })])]) {
      expect(documentSchema().safeParse(document).success).toBe(true);
      expect(ensureDocument(document)).toEqual(document);
    }
  });
  test("is not anything else: each renderer says so with issues", () => {
    const wrong = [
      null,
      undefined,
      3,
      "x",
      {},
      [],
      { ...specimen, blocks: [{ kind: "picture" }] },
      { ...specimen, blocks: [{ kind: "heading", level: 5, text: "" }] },
      { ...specimen, title: 1 },
      { ...specimen, extra: 1 },
    ];
    for (const render of [toMarkdown, toHtml, toText])
      for (const each of wrong) expect(() => render(each as unknown as Document), JSON.stringify(each)).toThrow(BenchmarkError);
  });
});
