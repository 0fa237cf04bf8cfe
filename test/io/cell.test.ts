/** What stands in a cell: numbers, texts, the apostrophe against formulas, quotes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guarded, numberText, readNumber, readTextCell, tableText, textCell, unguarded } from "../../src/io/cell.ts";
import { hostile } from "./specimens.ts";

describe("a text that a spreadsheet would take for a formula", () => {
  test("gets an apostrophe before it, and one that looks like that gets one more", () => {
    for (const text of ["=1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "'''@"]) expect(guarded(text)).toBe(`'${text}`);
    for (const text of ["", "1", "'tis", "''", "a=1", " =1"]) expect(guarded(text)).toBe(text);
  });
  test("is itself again when the apostrophe is taken off, as is every other text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a number", () => {
  test("is written in plain digits", () => {
    expect([0, -0, 12.5, -3, 1e21, 1e-7].map((value) => numberText(value, "."))).toEqual([
      "0",
      "0",
      "12.5",
      "-3",
      "1000000000000000000000",
      "0.0000001",
    ]);
  });
  test("with a decimal comma never has three decimals", () => {
    expect([0.5, 1.25, 1.234, 1.2345].map((value) => numberText(value, ","))).toEqual(["0,5", "1,25", "1,2340", "1,2345"]);
  });
  test("is read back as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom("." as const, "," as const), (value, mark) => {
        expect(readNumber(numberText(value, mark))).toBe(value + 0);
      }),
    );
  });
  test("may have a decimal point or a decimal comma, and a sign", () => {
    expect(["3.7", "3,7", " 12 ", "+4", "-,5", ".5", "007", "1,2345"].map((text) => readNumber(text))).toEqual([
      3.7, 3.7, 12, 4, -0.5, 0.5, 7, 1.2345,
    ]);
  });
  test("with a comma before exactly three digits is a number only if the comma is known to be the decimal mark", () => {
    expect([
      readNumber("1,234"),
      readNumber("1,234", "."),
      readNumber("1,234", ","),
      readNumber("1.234"),
      readNumber("1.234", ","),
    ]).toEqual(["ambiguous", "ambiguous", 1.234, 1.234, 1.234]);
  });
  test("is nothing else: no thousands marks, units, words, exponents or other notations", () => {
    const others = [
      "",
      "1.234,5",
      "1,234.5",
      "1 234",
      "12 %",
      "12%",
      "twelve",
      "1e3",
      "NaN",
      "Infinity",
      "-Infinity",
      "0x10",
      "0b1",
      "1_000",
      "--1",
      "5.",
      "1/2",
      "٣",
      "−1",
      "9".repeat(400),
    ];
    expect(others.map((text) => readNumber(text))).toEqual(others.map(() => null));
  });
});

describe("an id or name", () => {
  test("stands as it is where trimming does not change it, and else as JSON text", () => {
    expect(["aford", "a b", " a", "", '"x"', 'a "b"'].map(textCell)).toEqual(["aford", "a b", '" a"', '""', '"\\"x\\""', 'a "b"']);
  });
  test("is trimmed when it is read, and stays what it is when written", () => {
    expect([" aford\u00a0", '"', '"x', '"a" "b"'].map(readTextCell)).toEqual(["aford", '"', '"x', '"a" "b"']);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readTextCell(`  ${textCell(text)} `)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

test("A cell has quotes where it holds the delimiter, a quote or a line end, or begins or ends blank", () => {
  const row = ["a", "a,b", "a;b", 'a"b', "a\nb", " a", "a ", null, true, -1.5, "-1"];
  expect(tableText([row], {})).toBe('a,"a,b",a;b,"a""b","a\nb"," a","a ",,true,-1.5,\'-1\n');
  expect(tableText([row], { delimiter: ";", decimal: ",", newline: "\r\n" })).toBe(
    'a;a,b;"a;b";"a""b";"a\nb";" a";"a ";;true;-1,5;\'-1\r\n',
  );
});
