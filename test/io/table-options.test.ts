/** Options of readers and writers of tables. */
import { describe, expect, test } from "vitest";
import { BenchmarkError } from "../../src/index.ts";
import { checkedOptions, readShape, styleShape, templateShape } from "../../src/io/table-options.ts";

const codes = (options: unknown, shape: Parameters<typeof checkedOptions>[1]): unknown => {
  try {
    return checkedOptions(options, shape);
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return error.issues.map((found) => [found.code, ...found.path]);
  }
};

describe("options", () => {
  test("may be left out, and are copied", () => {
    expect(codes(undefined, styleShape)).toEqual({});
    const given = { delimiter: ";", decimal: ",", newline: "\r\n" };
    expect(codes(given, styleShape)).toEqual(given);
    expect(codes(given, styleShape)).not.toBe(given);
  });
  test("of the reader say what stands where the table does not", () => {
    const given = { delimiter: "\t", decimal: ".", date: "undated", rater: { role: "peer", id: "p" }, visibility: "scheme", ignore: ["x"] };
    expect(codes(given, readShape)).toEqual(given);
  });
  test("that are misspelt or out of range are issues, all at once", () => {
    expect(codes({ delimeter: ";", decimal: "'" }, styleShape)).toEqual([
      ["not-allowed", "options", "decimal"],
      ["unknown-key", "options", "delimeter"],
    ]);
    expect(codes({ date: "2026-02-30" }, readShape)).toEqual([["date-invalid", "options", "date"]]);
    expect(codes({ rater: {}, ignore: [1] }, readShape)).toEqual([
      ["missing-key", "options", "rater", "role"],
      ["wrong-type", "options", "ignore", 0],
    ]);
    expect(codes({ cities: [{ id: "", name: "A" }] }, templateShape)).toEqual([["text-empty", "options", "cities", 0, "id"]]);
    for (const wrong of ["csv", null]) expect(codes(wrong, styleShape)).toEqual([["wrong-type", "options"]]);
    expect(codes({ date: new Date(0) }, readShape)).toEqual([["not-plain", "options", "date"]]);
  });
});
