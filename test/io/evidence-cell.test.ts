/** Evidence in one cell, for people and for programs. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Evidence } from "../../src/index.ts";
import { evidenceText, readEvidence } from "../../src/io/evidence-cell.ts";
import { hostile } from "./specimens.ts";

test("A title may be followed by a date in parentheses and an address in angle brackets", () => {
  expect(readEvidence("Minutes (2025-11-03) <https://example.org/m>; Talk; Plan (2024) ; Page <https://example.org/a;b>;")).toEqual([
    { title: "Minutes", date: "2025-11-03", url: "https://example.org/m" },
    { title: "Talk" },
    { title: "Plan", date: "2024" },
    { title: "Page", url: "https://example.org/a;b" },
  ]);
});

test("Parentheses that hold no date belong to the title, and so do semicolons without a blank", () => {
  expect(readEvidence("Plan (draft)")).toEqual([{ title: "Plan (draft)" }]);
  expect(readEvidence("a;b")).toEqual([{ title: "a;b" }]);
  expect(readEvidence("[Draft] plan")).toEqual([{ title: "[Draft] plan" }]);
});

test("A list in JSON says what else there is", () => {
  expect(readEvidence(' [ {"title":"Talk","kind":"interview","expires":"2027"} ] ')).toEqual([
    { title: "Talk", kind: "interview", expires: "2027" },
  ]);
  expect(readEvidence("[]")).toEqual([]);
});

test("Unreadable are a title that is missing, brackets that do not match, and JSON of another shape", () => {
  const wrong = [
    "<https://example.org>",
    "(2024)",
    "a; ; b",
    "; a",
    "Plan <",
    "Plan <>",
    "a > b",
    "x>",
    "[{",
    '[{"title":""}]',
    '[{"title":1}]',
    '[{"titel":"a"}]',
    '[{"title":"a"},null]',
    "[{}]",
    "[ ] x",
  ];
  for (const cell of wrong) expect(readEvidence(cell), cell).toBeNull();
});

test("What is written reads back as the same, and is JSON only where it must be", () => {
  const text = hostile.filter((value) => value !== "");
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const one = fc.record({
    title: text,
    kind: maybe(hostile),
    url: maybe(hostile),
    date: maybe(fc.constantFrom("2024", "2024-02-29")),
    expires: maybe(fc.constantFrom("2024")),
  });
  const list = fc.array(one, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(list, (evidence) => {
      expect(readEvidence(evidenceText(evidence as Evidence[]))).toEqual(evidence);
    }),
    { numRuns: 1000 },
  );
  expect(
    evidenceText([
      { title: "Plan", date: "2024" },
      { title: "Talk", url: "https://example.org" },
    ]),
  ).toBe("Plan (2024); Talk <https://example.org>");
  expect(evidenceText([{ title: "Plan (2024)" }])).toBe('[{"title":"Plan (2024)"}]');
  expect(evidenceText([{ title: "Plan", kind: "document" }])).toBe('[{"title":"Plan","kind":"document"}]');
});
