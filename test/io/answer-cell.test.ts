/** An answer in one cell, by kind of scale. */
import { describe, expect, test } from "vitest";
import type { ChecklistScale, LevelScale, Scale } from "../../src/index.ts";
import { fiveStep, fullyPartlyNot } from "../../src/index.ts";
import { answerCell, readAnswer, readMissing } from "../../src/io/answer-cell.ts";

const read = (cell: string, scale: Scale, mark?: "." | ","): unknown => {
  const said = readAnswer(cell, "x.a", scale, mark);
  if (said.says === "value") return said.value;
  return said.says === "missing" ? { missing: said.missing, reason: said.reason } : said.issue.code;
};
const percent: Scale = { kind: "number", id: "n", unit: "%", worst: 0, best: 80 };
const items = (...entries: readonly (readonly [string, string])[]): ChecklistScale => ({
  kind: "checklist",
  id: "c",
  rule: "share",
  items: entries.map(([key, label]) => ({ key, label })),
});
const levels = (...entries: readonly (readonly [string, string])[]): LevelScale => ({
  kind: "levels",
  id: "l",
  levels: entries.map(([key, label]) => ({ key, label, points: 0 })),
});
const help = items(["night", "Interpreters, also at night"], ["care", "Childcare"], ["paper", "On paper; by post"]);

describe("a level is", () => {
  test("its key or its label, in any case", () => {
    for (const cell of ["not-at-all", "Not at all", " NOT AT ALL ", "Not-At-All"]) expect(read(cell, fullyPartlyNot)).toBe("not-at-all");
    expect(read("3", fiveStep)).toBe("3");
  });
  test("first of all its exact key, then its exact label, and only then another case, if it fits one level alone", () => {
    const crossed = levels(["a", "B"], ["b", "A"], ["x", "Same"], ["y", "same"], ["z", "Twin"], ["w", "Twin"]);
    expect(["a", "b", "A", "B", "Same", "same", "SAME", "Twin"].map((cell) => read(cell, crossed))).toEqual([
      "a",
      "b",
      "b",
      "a",
      "x",
      "y",
      "value-off-scale",
      "value-off-scale",
    ]);
  });
  test("nothing else; the issue says what is near", () => {
    const said = readAnswer("fuly", "x.a", fullyPartlyNot);
    expect(said).toMatchObject({
      says: "nothing readable",
      issue: { code: "value-off-scale", params: { id: "x.a", received: "“fuly”", nearest: "fully" } },
    });
  });
});

describe("a number", () => {
  test("is plain digits with a decimal point or comma", () => {
    expect([read("12", percent), read("3,7", percent), read("3.7", percent), read("-1", percent)]).toEqual([12, 3.7, 3.7, -1]);
  });
  test("that could be a decimal or a thousand is an issue, unless the mark is known", () => {
    expect([read("1,234", percent), read("1,234", percent, ",")]).toEqual(["number-ambiguous", 1.234]);
  });
  test("with a unit, thousands marks or in words is an issue that says how to write it", () => {
    for (const cell of ["12 %", "1.234,5", "twelve", "1e3", "NaN"]) expect(read(cell, percent)).toBe("answer-kind");
    const said = readAnswer("12 %", "x.a", percent);
    expect(said.says === "nothing readable" && said.issue.message).toBe(
      "“x.a” should be answered by a number (%; 0 earns 0, 80 earns 100), written in plain digits such as 12 or 3.7, but the answer is “12 %”.",
    );
  });
});

describe("a checklist is", () => {
  test("keys or labels, separated by a bar", () => {
    expect(read("care|night", help)).toEqual(["care", "night"]);
    expect(read(" Childcare | interpreters, also at night |", help)).toEqual(["care", "night"]);
  });
  test("also by semicolons or commas, where only one reading fits", () => {
    expect(read("care; night", help)).toEqual(["care", "night"]);
    expect(read("care,night", help)).toEqual(["care", "night"]);
    expect(read("Interpreters, also at night", help)).toEqual(["night"]);
    expect(read("On paper; by post", help)).toEqual(["paper"]);
    expect(read("Interpreters, also at night; care", help)).toEqual(["night", "care"]);
  });
  test("an issue where two readings fit", () =>
    expect(read("a, b", items(["a", "A"], ["b", "B"], ["c", "a, b"]))).toBe("answer-ambiguous"));
  test("its exact keys, whatever labels look like them", () =>
    expect(read("a|b", items(["a", "A"], ["b", "B"], ["c", "a|b"]))).toEqual(["a", "b"]));
  test("(none) where nothing is ticked", () => {
    expect([read("(none)", help), read(" (None) ", help)]).toEqual([[], []]);
  });
  test("an issue of its own for an item that is not there, or there twice", () => {
    expect(read("care|nihgt", help)).toBe("value-off-scale");
    expect(readAnswer("care|nihgt|nigth", "x.a", help)).toMatchObject({ issue: { params: { received: "“nihgt”", nearest: "night" } } });
    expect(read("care|care", help)).toBe("item-twice");
    expect(read("care|Childcare", help)).toBe("item-twice");
    expect(read("|", help)).toBe("value-off-scale");
  });
});

describe("the five words for a missing answer", () => {
  test("are understood in an answer's cell, with a reason after a colon", () => {
    for (const scale of [fullyPartlyNot, percent, help, { kind: "points", id: "p", maximum: 5 } as const]) {
      expect(read("unknown", scale)).toEqual({ missing: "unknown", reason: "" });
      expect(read("Not applicable: there is no port : really ", scale)).toEqual({
        missing: "not-applicable",
        reason: "there is no port : really",
      });
    }
  });
  test("are a level or an item where the scale has one of that name", () => {
    expect(read("unknown", levels(["unknown", "We do not know"], ["b", "Refused"]))).toBe("unknown");
    expect(read("refused", levels(["unknown", "We do not know"], ["b", "Refused"]))).toBe("b");
    expect(read("unknown: no records", levels(["unknown", "U"], ["b", "B"]))).toBe("value-off-scale");
    expect(read("refused", items(["refused", "Refused"]))).toEqual(["refused"]);
  });
  test("may have spaces for hyphens and any case, and are no other words", () => {
    expect(
      ["not-answered", " Not  Answered ", "OUTSIDE COMPETENCE", "outside - competence", "n/a", "", "notapplicable"].map(readMissing),
    ).toEqual(["not-answered", "not-answered", "outside-competence", "outside-competence", null, null, null]);
  });
});

test("A value is written so that it is read the same", () => {
  expect([answerCell("fully"), answerCell(12.5), answerCell(["a", "b"]), answerCell([])]).toEqual(["fully", 12.5, "a|b", "(none)"]);
});
