/** The cells of one answer, read together. */
import { describe, expect, test } from "vitest";
import { fullyPartlyNot, type Scale } from "../../src/index.ts";
import { readEntry } from "../../src/io/answer-entry.ts";
import type { AnswerField } from "../../src/io/columns.ts";

const read = (cells: { readonly [F in AnswerField]?: string }, scale: Scale = fullyPartlyNot, mark?: "." | ",") =>
  readEntry((field) => cells[field] ?? "", "x.a", scale, mark);
const answer = (cells: Parameters<typeof read>[0], scale?: Scale) => read(cells, scale)?.answer;
const codes = (cells: Parameters<typeof read>[0], scale?: Scale) =>
  read(cells, scale)?.issues.map(({ field, issue }) => [field, issue.code]);

describe("an answer", () => {
  test("is bare where there is nothing but a value", () =>
    expect(read({ answer: " Fully " })).toEqual({ answer: "fully", said: "Fully", issues: [] }));
  test("keeps what else is said, comment and reason to the last blank", () => {
    expect(
      answer({ answer: "partly", comment: " so so\n", evidence: "Plan (2024)", "answered on": " 2026-02 ", confidence: "0,5" }),
    ).toEqual({
      level: "partly",
      comment: " so so\n",
      evidence: [{ title: "Plan", date: "2024" }],
      date: "2026-02",
      confidence: 0.5,
    });
    expect(answer({ missing: "Not applicable", reason: " none here " })).toEqual({ missing: "not-applicable", reason: " none here " });
    expect(answer({ comment: " " })).toEqual({ comment: " " });
  });
  test("is none where all cells are empty", () => expect(read({ answer: " ", missing: " ", evidence: "  " })).toBeNull());
  test("may be missing by a word in its own cell, with the reason there or beside it", () => {
    expect(answer({ answer: "not applicable: no port" })).toEqual({ missing: "not-applicable", reason: "no port" });
    expect(answer({ answer: "not applicable", reason: "no port" })).toEqual({ missing: "not-applicable", reason: "no port" });
    expect(answer({ answer: "unknown", missing: "unknown" })).toEqual({ missing: "unknown" });
  });
});

describe("an issue is", () => {
  test("an answer that is marked missing as well; neither is kept", () => {
    expect(codes({ answer: "fully", missing: "unknown" })).toEqual([["missing", "missing-and-answer"]]);
    expect(codes({ answer: "refused", missing: "unknown" })).toEqual([["missing", "missing-and-answer"]]);
    expect(answer({ answer: "fully", missing: "unknown", comment: "hm" })).toEqual({ comment: "hm" });
  });
  test("a word that is none of the five", () => expect(codes({ missing: "n/a", reason: "no port" })).toEqual([["missing", "not-allowed"]]));
  test("an answer that cannot be read, once; what is valid beside it is kept", () => {
    expect(codes({ answer: "mostly", reason: "because", comment: "c" })).toEqual([["answer", "value-off-scale"]]);
    expect(answer({ answer: "mostly", reason: "because", comment: "c" })).toEqual({ comment: "c" });
  });
  test("two different reasons", () => {
    expect(codes({ answer: "refused: secret", reason: "private" })).toEqual([["reason", "answer-ambiguous"]]);
    expect(codes({ answer: "refused: secret", reason: " secret " })).toEqual([]);
  });
  test("evidence or confidence that cannot be read", () => {
    expect(codes({ answer: "fully", evidence: "<x>", confidence: "high" })).toEqual([
      ["evidence", "evidence-unreadable"],
      ["confidence", "bad-format"],
    ]);
    expect(codes({ answer: "fully", confidence: "0,125" })).toEqual([["confidence", "number-ambiguous"]]);
    expect(read({ answer: "fully", confidence: "0,125" }, fullyPartlyNot, ",")?.answer).toEqual({ level: "fully", confidence: 0.125 });
  });
});
