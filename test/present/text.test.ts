import { describe, expect, test } from "vitest";
import type { Document } from "../../src/index.ts";
import { toText } from "../../src/present/text.ts";
import { hostile, specimen } from "./specimen.ts";

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
    expect(
      toText(long, { width: 10 })
        .split("\n")
        .every((line) => line.length <= 40),
    ).toBe(true);
  });
  test("nothing is lost by wrapping", () => {
    const words = Array.from({ length: 60 }, (_, i) => `w${i}`);
    expect(toText({ ...specimen, blocks: [{ kind: "list", items: [words.join(" ")] }] }, { width: 40 }).match(/w\d+/g)).toEqual(words);
    expect(toText(hostile)).toContain("<script>");
  });
});
