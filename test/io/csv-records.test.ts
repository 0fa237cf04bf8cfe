/** From text to records: delimiters, line ends, quotes, row numbers; and no cost blow-up, whatever the quotes do. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvRecord, type Delimiter, findDelimiter, forEachRecord } from "../../src/io/csv-records.ts";

function records(text: string, delimiter?: Delimiter): CsvRecord[] {
  const found: CsvRecord[] = [];
  forEachRecord(text, delimiter, (record) => found.push(record));
  return found;
}
const cells = (text: string, delimiter?: Delimiter): (readonly string[])[] => records(text, delimiter).map((record) => record.cells);
const kinds = (text: string): unknown[] => records(text).map(({ row, cells: read, broken }) => [row, ...read, broken]);

describe("the delimiter is", () => {
  test("the most frequent of comma, semicolon and tab in the first line, outside quotes", () => {
    expect(findDelimiter("a;b,c;d\n1,2,3,4,5")).toBe(";");
    expect(findDelimiter("a\tb\tc,d\n")).toBe("\t");
    expect(findDelimiter('"a;b;c",d\n')).toBe(",");
    expect(findDelimiter('"a\n;;;",d\n')).toBe(",");
  });
  test("the earlier of comma, semicolon and tab where two are equally frequent, and a comma where there is none", () => {
    expect(findDelimiter("a,b;c")).toBe(",");
    expect(findDelimiter("a\tb;c")).toBe(";");
    expect(findDelimiter("a")).toBe(",");
    expect(findDelimiter("")).toBe(",");
  });
  test("found in the first line that holds a word", () => expect(findDelimiter(' \n;;;;\n"",\r\n a\tb\n')).toBe("\t"));
  test("the one that was said, whatever the first line looks like", () => expect(cells("a;b;c,d", ",")).toEqual([["a;b;c", "d"]]));
});

describe("a text", () => {
  test("may begin with a byte order mark", () =>
    expect(cells("\uFEFFa,b\n1,2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]));
  test("may end its lines in any way, also in several ways", () => {
    for (const end of ["\n", "\r\n", "\r"])
      expect(cells(`a,b${end}1,2${end}${end}3,4${end}`)).toEqual([
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ]);
    expect(cells('a,b\r\n1,"2"\n3,4\r"5",6')).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });
  test("keeps line ends and delimiters inside quotes as they are", () => {
    expect(cells('a,b\r\n"x\r\ny\rz\n,","say ""hi"""\r\n')).toEqual([
      ["a", "b"],
      ["x\r\ny\rz\n,", 'say "hi"'],
    ]);
  });
  test("may have blanks around a quoted cell", () => expect(cells('a, "b,c" ,d\n "e" \n')).toEqual([["a", "b,c", "d"], ["e"]]));
  test("of nothing has no records", () => {
    for (const text of ["", "\uFEFF", "\n\n", " , \n\t\n", '"",""\n" "']) expect(records(text)).toEqual([]);
  });
});

describe("row numbers", () => {
  test("count records as a spreadsheet does: blank ones count, the lines inside a cell do not", () => {
    expect(records('a,b\n\n,\n"x\n\ny",2\n3,4').map((record) => record.row)).toEqual([1, 4, 5]);
  });
  test("stay true below a broken quote, which ends with its line", () => {
    expect(kinds('a,b\n1,"2\n3,4\n')).toEqual([
      [1, "a", "b", false],
      [2, "1", "lines"],
      [3, "3", "4", false],
    ]);
  });
});

describe("a quotation mark is broken", () => {
  test("that is never closed", () =>
    expect(kinds('a,b\n1,"2')).toEqual([
      [1, "a", "b", false],
      [2, "1", "lines"],
    ]));
  test("that closes inside a cell", () =>
    expect(kinds('a,b,c\n1,"2"x,3\n4,5,6')).toEqual([
      [1, "a", "b", "c", false],
      [2, "1", "line"],
      [3, "4", "5", "6", false],
    ]));
  test("that stands inside a cell without quotes", () =>
    expect(kinds('a,b\n1,5" pipe\n2,3')).toEqual([
      [1, "a", "b", false],
      [2, "1", "lines"],
      [3, "2", "3", false],
    ]));
  test("that closes a cell which another line opened, where more follows", () =>
    expect(kinds('a\n"b\nc"d\ne')).toEqual([
      [1, "a", false],
      [2, "lines"],
      [3, "lines"],
      [4, "e", false],
    ]));
});

test("Records are those that a naive reader finds, for any table that is written well", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", " ", ",", ";", "\t", '"', "\n", "\r", "'", "é", "🏙"), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(table, fc.constantFrom<Delimiter[]>(",", ";", "\t"), fc.constantFrom("\n", "\r\n", "\r"), (rows, delimiter, end) => {
      const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter)).join(end);
      const wanted = rows.flatMap((row, i) => (row.every((each) => each.trim() === "") ? [] : [{ row: i + 1, cells: row, broken: false }]));
      expect(records(text, delimiter)).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test("Any text at all is read, row by row, in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", ",", ";", "\t", '"', "\n", "\r", "\uFEFF"), maxLength: 60 }), (text) => {
      const rows = records(text).map((record) => record.row);
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
    }),
    { numRuns: 2000 },
  );
});

describe("two million characters are read in seconds,", () => {
  const filled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));
  const patterns: { readonly [name: string]: (size: number) => string } = {
    "with a quote that never closes on every line": (size) => filled('x","y\n', size),
    "with quotes that open on one line and close on the next": (size) => filled('"\n""\n', size),
    "with quotes inside a cell, and blanks after them": (size) => `"${filled('a"', size / 2)}${" ".repeat(size / 2)}\n`,
    "with doubled quotes and no end": (size) => `"${filled('""', size)}`,
    "with three quotes a line": (size) => filled('"""\n', size),
    "with one broken quote after another": (size) => filled('a,"b\n""c\n', size),
    "with blanks before quotes": (size) => filled(' "', size),
    "with nothing but delimiters": (size) => filled(",", size),
    "with nothing but line ends": (size) => filled("\n", size),
    "with nothing but apostrophes": (size) => filled("'", size),
  };
  for (const [name, make] of Object.entries(patterns)) {
    test(name, () => {
      const took = (size: number): number => {
        const text = make(size);
        const start = performance.now();
        forEachRecord(text, undefined, () => {});
        return performance.now() - start;
      };
      expect(took(2_000_000)).toBeLessThan(5_000);
    });
  }
});
