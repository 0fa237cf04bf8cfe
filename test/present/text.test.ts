import { describe, expect, test } from "vitest";
import type { Document } from "../../src/index.ts";
import { toText } from "../../src/present/text.ts";
import { thrownBy } from "../support/issues.ts";
import { form, hostile, hostileForm, specimen } from "./specimen.ts";

describe("plain text", () => {
  test("aligns numbers to the right under their heads", () => {
    expect(toText(specimen)).toContain("City   Value\n-----  -----\nAford   61.5\n");
  });
  test("no line is longer than the width, whatever the words", () => {
    const long: Document = {
      ...specimen,
      blocks: [
        { kind: "paragraph", text: `${"word ".repeat(50)}${"x".repeat(300)}` },
        {
          kind: "table",
          caption: "c".repeat(200),
          columns: [{ title: "A long head of a column" }, { title: "B" }],
          rows: [["many words in one cell ".repeat(8), "y".repeat(90)]],
        },
      ],
    };
    for (const width of [40, 60, 80])
      for (const line of toText(long, { width }).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
  });
  test("a width that no page has, or an option that is none, is refused", () => {
    for (const width of [39, 40.5, 10_001, Number.NaN, "80", null])
      expect(thrownBy(() => toText(form, { width } as never)).map(({ path }) => path.join("."))).toEqual(["options.width"]);
    expect(thrownBy(() => toText(form, { wide: 80 } as never))[0]).toMatchObject({ code: "unknown-key", path: ["options", "wide"] });
    expect(thrownBy(() => toText(form, null as never))[0]).toMatchObject({ code: "wrong-type", path: ["options"] });
  });
  test("nothing is lost by wrapping", () => {
    const words = Array.from({ length: 60 }, (_, i) => `w${i}`);
    expect(toText({ ...specimen, blocks: [{ kind: "list", items: [words.join(" ")] }] }, { width: 40 }).match(/w\d+/g)).toEqual(words);
    expect(toText(hostile)).toContain("<script>");
  });
  test("fields are lines as wide as the page, choices are boxes to tick", () => {
    const line = "_".repeat(40);
    expect(toText(form, { width: 40 })).toBe(
      [
        "Form\n====",
        "Who\n---",
        `City ${"_".repeat(35)}`,
        `Share (0 to 100) ${"_".repeat(12)} % of posts`,
        "1. Lawn\n~~~~~~~",
        "Ask the gardener.",
        "Is there a lawn?\n( ) Yes: It is green.\n( ) No\n( ) Don't know",
        "Which trees? (Tick all.)\n[ ] Oak\n[ ] Elm",
        "Evidence (A photograph.) (dated)",
        line,
        line,
        "Comment",
        `${line}\n`,
      ].join("\n\n"),
    );
  });
  test("a field finds room for its line whatever its words, and headings keep to the width", () => {
    const words = "word ".repeat(30).trim();
    const long: Document = {
      ...specimen,
      title: words,
      blocks: [
        { kind: "box", level: 6, title: words, blocks: [{ kind: "field", label: words, unit: words }] },
        { kind: "field", label: words, hint: words, unit: words, lines: 3 },
        { kind: "choice", legend: words, options: [{ label: words, hint: words }] },
      ],
    };
    for (const document of [long, hostileForm])
      for (const line of toText(document, { width: 44 }).split("\n")) expect(line.length).toBeLessThanOrEqual(44);
    expect(toText(long, { width: 44 }).match(/word/g)).toHaveLength(30 * 10);
    expect(toText(long, { width: 44 }).match(/_{44}/g)).toHaveLength(4);
  });
});
