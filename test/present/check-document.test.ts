import { describe, expect, test } from "vitest";
import { BenchmarkError, type Document, report, toHtml, toMarkdown, toText } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/index.ts";
import { documentSchema, ensureDocument } from "../../src/present/check-document.ts";
import { assessed, percent, tree } from "../small.ts";
import { places, thrownBy } from "../support/issues.ts";
import { form, hostile, hostileForm, specimen } from "./specimen.ts";

describe("a document", () => {
  test("is what reports are, and every kind of part", () => {
    for (const document of [specimen, hostile, form, hostileForm, report([assessed(tree({ a: percent }), { "t.a": 1 })])]) {
      expect(documentSchema().safeParse(document).success).toBe(true);
      expect(ensureDocument(document)).toEqual(document);
      expect(fromJson(toJson(document), { kind: "document" })).toEqual(document);
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
      { ...specimen, blocks: [{ kind: "heading", level: 7, text: "" }] },
      { ...specimen, title: 1 },
      { ...specimen, extra: 1 },
    ];
    for (const render of [toMarkdown, toHtml, toText])
      for (const each of wrong) expect(() => render(each as unknown as Document), JSON.stringify(each)).toThrow(BenchmarkError);
  });
  test("has parts to fill in that say what they ask, with room that fits on a page, and names of their own", () => {
    const field = { kind: "field", label: "City" };
    const choice = { kind: "choice", legend: "Which?", options: [{ label: "This" }] };
    const box = { kind: "box", level: 3, title: "One", blocks: [field] };
    const issues = (...blocks: readonly object[]) => places(thrownBy(() => ensureDocument({ ...specimen, blocks } as unknown as Document)));
    expect(ensureDocument({ ...specimen, blocks: [field, choice, box] } as unknown as Document).blocks).toHaveLength(3);
    const wrong: readonly (readonly [block: object, place: string])[] = [
      [{ ...field, label: "" }, "text-empty at blocks.0.label"],
      [{ ...field, lines: 0 }, "out-of-range at blocks.0.lines"],
      [{ ...field, lines: 41 }, "out-of-range at blocks.0.lines"],
      [{ ...field, lines: 1.5 }, "wrong-type at blocks.0.lines"],
      [{ ...field, rows: 2 }, "unknown-key at blocks.0.rows"],
      [{ ...field, name: "" }, "text-empty at blocks.0.name"],
      [{ ...choice, options: [] }, "out-of-range at blocks.0.options"],
      [{ ...choice, options: [{ label: "" }] }, "text-empty at blocks.0.options.0.label"],
      [{ ...choice, legend: 1 }, "wrong-type at blocks.0.legend"],
      [{ ...box, level: 1 }, "not-allowed at blocks.0.level"],
      [{ ...box, blocks: [box] }, "bad-format at blocks.0.blocks.0.kind"],
    ];
    for (const [block, place] of wrong) expect(issues(block), JSON.stringify(block)).toEqual([place]);
    const named = { ...field, name: "city" };
    expect(issues(named, { ...box, blocks: [{ ...choice, name: "city" }] })).toEqual(["bad-format at blocks"]);
  });
});
