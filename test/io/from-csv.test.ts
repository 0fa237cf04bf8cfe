/** Reading a filled-in table: what becomes an assessment, what a draft, and what each issue says. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { BenchmarkError, type IssueCode, messages } from "../../src/index.ts";
import { type CsvReadOptions, fromCsv, toCsv } from "../../src/io/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessments, hostile, long, traps } from "./specimens.ts";

const read = (text: string, options?: CsvReadOptions) => {
  const { assessments: good, drafts, issues } = fromCsv(text, traps, options);
  return {
    good: good.map((each) => each.city.id),
    drafts: drafts.map((each) => each.city.id),
    issues: issues.map(({ code, path }) => [code, ...path.slice(1).filter((part) => part !== "column")]),
  };
};
const one = (text: string, options?: CsvReadOptions) => {
  const { assessments: good, issues } = fromCsv(text, traps, options);
  expect(issues).toEqual([]);
  expect(good).toHaveLength(1);
  const { framework, kind, ...rest } = good[0] as (typeof good)[number];
  return rest;
};
const thrown = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return error.issues.map((found) => found.code);
  }
};

describe("a table", () => {
  test("of the long form has a row for each answer", () => {
    const text = long(
      [
        'a,Aford,2026-03-01,context.size,Yes,,,"well, yes",Plan (2024)',
        "a,,2026-03-01,context.deep.list,a|b,,,,",
        "a,,2026-03-01,context.deep.share,12.5,,,,",
        "a,,2026-03-01,context.deep.level,,Outside competence,the region,,",
      ].join("\n"),
      "city,name,date,indicator,answer,missing,reason,comment,evidence",
    );
    expect(one(text)).toEqual({
      city: { id: "a", name: "Aford" },
      date: "2026-03-01",
      rater: { role: "self" },
      answers: {
        "context.size": { level: "yes", comment: "well, yes", evidence: [{ title: "Plan", date: "2024" }] },
        "context.deep.level": { missing: "outside-competence", reason: "the region" },
        "context.deep.list": ["a", "b"],
        "context.deep.share": 12.5,
      },
    });
  });

  test("of the wide form has a row for each city", () => {
    const text =
      "city\tname\trole\tcontext.deep.level\tcontext.deep.list\tcontext.deep.list comment\tcontext.area\na\tAford\tpeer\tnot applicable: no port\t(none)\t so \t3,5\n";
    expect(one(text)).toEqual({
      city: { id: "a", name: "Aford", context: { area: 3.5 } },
      date: "undated",
      rater: { role: "peer" },
      answers: {
        "context.deep.level": { missing: "not-applicable", reason: "no port" },
        "context.deep.list": { items: [], comment: " so " },
      },
    });
  });

  test("may leave date, rater and visibility to the options", () => {
    const options = { date: "2026-03-01", rater: { role: "peer", id: "p1" }, visibility: "scheme" } as const;
    expect(one(long("a,context.size,yes"), options)).toEqual({
      city: { id: "a", name: "a" },
      date: "2026-03-01",
      rater: { role: "peer", id: "p1" },
      visibility: "scheme",
      answers: { "context.size": "yes" },
    });
  });

  test("may say what it is of on any row", () => {
    expect(
      one(long("a,context.size,yes,,\na,context.deep.points,3,Aford,\na,,,,2", "city,indicator,answer,name,context.area")).city,
    ).toEqual({ id: "a", name: "Aford", context: { area: 2 } });
  });

  test("may have been saved by a spreadsheet: byte order mark, semicolons, decimal commas, empty rows and columns", () => {
    expect(one("\uFEFFCity;Indicator;Answer;;\r\n;;;;\r\na;context.deep.share;12,5;;\r\n;;;;\r\n").answers).toEqual({
      "context.deep.share": 12.5,
    });
  });

  test("of which cells have an apostrophe against formulas is read without it", () => {
    expect(one(long("'-a,context.size,yes,,,'=1+1\n'-a,context.deep.points,3,,,'tis")).answers).toEqual({
      "context.size": { level: "yes", comment: "=1+1" },
      "context.deep.points": { points: 3, comment: "'tis" },
    });
  });
});

describe("a city of which any row is at fault is a draft:", () => {
  test("what is valid is kept, the rest is open", () => {
    const {
      assessments: good,
      drafts,
      issues,
    } = fromCsv(long("a,context.size,yes\nb,context.size,yes\na,context.deep.level,mostly\na,context.deep.points,4"), traps);
    expect(good.map((each) => each.city.id)).toEqual(["b"]);
    expect(drafts.map((each) => each.answers)).toEqual([{ "context.size": "yes", "context.deep.points": 4 }]);
    expect(issues).toEqual([
      {
        code: "value-off-scale",
        path: ["row", 4, "column", "answer"],
        message: "“context.deep.level” has the answer “mostly”; its scale allows not | partly | fully.",
        params: {
          id: "context.deep.level",
          received: "“mostly”",
          allowed: "not | partly | fully",
          nearest: null,
          row: 4,
          column: "answer",
          city: "a",
        },
      },
    ]);
  });
  test("all its assessments are, also those of other dates and raters", () => {
    expect(
      read(
        "city,date,indicator,answer\na,2026-03-01,context.size,yes\na,2026-03-O2,context.deep.points,4\nb,2026-03-01,context.size,yes\n",
      ),
    ).toEqual({ good: ["b"], drafts: ["a", "a"], issues: [["date-invalid", 3, "date"]] });
  });
  test("a bad date, role, visibility or context is replaced by what would stand there without it", () => {
    const text = "city,date,role,visibility,context.area,context.member,indicator,answer\na,1.3.2026,boss,all,big,yes,context.size,yes\n";
    expect(
      read(text)
        .issues.map(([code, , column]) => [code, column])
        .sort(),
    ).toEqual([
      ["context-kind", "context.area"],
      ["date-invalid", "date"],
      ["not-allowed", "role"],
      ["not-allowed", "visibility"],
    ]);
    expect(fromCsv(text, traps).drafts[0]).toMatchObject({ city: { context: { member: true } }, date: "undated", rater: { role: "self" } });
  });
  test("rows with and without a date are not silently two assessments", () => {
    const text = "city,date,indicator,answer\na,2026-03-01,context.size,yes\na,,context.deep.points,4\n";
    expect(read(text)).toEqual({ good: [], drafts: ["a", "a"], issues: [["cell-empty", 3, "date"]] });
    expect(read(text, { date: "2026-03-01" })).toMatchObject({ good: ["a", "a"], issues: [] });
    expect(read(text.replace("a,,", "a,Undated,"))).toMatchObject({ good: ["a", "a"], issues: [] });
  });
  test("what assess would not accept is an issue at its own cell", () => {
    const text = long(
      "a,context.size,,not applicable,,,,,\nb,context.deep.points,6,,,,,,\nc,context.deep.points,1,,why,,,,\nd,context.size,yes,,,,Plan (2024-13),,\ne,context.size,yes,,,,,2026-13,\nf,context.size,yes,,,,,,2",
      "city,indicator,answer,missing,reason,comment,evidence,answered on,confidence",
    );
    expect(read(text).issues).toEqual([
      ["reason-missing", 2, "reason"],
      ["value-off-scale", 3, "answer"],
      ["reason-unused", 4, "reason"],
      ["date-invalid", 5, "evidence"],
      ["date-invalid", 6, "answered on"],
      ["out-of-range", 7, "confidence"],
    ]);
    expect(read("city,context.size,context.deep.points\na,not applicable,6").issues).toEqual([
      ["reason-missing", 2, "context.size reason"],
      ["value-off-scale", 2, "context.deep.points"],
    ]);
  });
  test("issues stand in the order of the rows, and every issue names its row", () => {
    const { issues } = fromCsv(
      "city,zzz,date,indicator,answer\na,,x,context.size,yes\n,,,context.size,yes\na,,x,nope,yes\nb,,,context.size,nope",
      traps,
    );
    expect(issues.map(({ code, path, params }) => [code, path[1], params.row])).toEqual([
      ["column-unknown", 1, 1],
      ["date-invalid", 2, 2],
      ["cell-empty", 3, 3],
      ["unknown-indicator", 4, 4],
      ["value-off-scale", 5, 5],
    ]);
  });
});

describe("where the table itself is at fault,", () => {
  test("an unknown column is an issue; where it is nearly a known one, no city passes for complete", () => {
    expect(read("city,indicator,answer,internal number\na,context.size,yes,x")).toEqual({
      good: ["a"],
      drafts: [],
      issues: [["column-unknown", 1, "internal number"]],
    });
    expect(read("city,indicator,answer,coment\na,context.size,yes,x")).toEqual({
      good: [],
      drafts: ["a"],
      issues: [["column-unknown", 1, "coment"]],
    });
    expect(read("city,indicator,answer,coment\na,context.size,yes,x", { ignore: ["coment"] })).toEqual({
      good: ["a"],
      drafts: [],
      issues: [],
    });
  });
  test("a table without rows, or without the columns that it needs, has no assessments", () => {
    expect(read("")).toEqual({ good: [], drafts: [], issues: [["table-empty"]] });
    expect(read(" \n,,\n").issues).toEqual([["table-empty"]]);
    expect(read("city,indicator,answer\n\n").issues).toEqual([["table-empty"]]);
    expect(read("a,b\n1,2").issues).toEqual([
      ["column-unknown", 1, "a"],
      ["column-unknown", 1, "b"],
      ["column-missing", 1, "city"],
      ["column-missing", 1, "indicator"],
    ]);
    expect(fromCsv("name;answer\na;b", traps).issues.at(-1)?.message).toBe(
      "The table has no column “indicator”. Columns met: name, answer.",
    );
  });
  test("a column that stands twice makes every city a draft", () => {
    expect(read("city,indicator,answer,Answer\na,context.size,yes,no")).toEqual({
      good: [],
      drafts: ["a"],
      issues: [["column-twice", 1, "Answer"]],
    });
  });
  test("a broken quote costs its row; the rows below are read", () => {
    expect(read('city,indicator,answer\na,context.size,"ye"s\nb,context.size,yes')).toEqual({
      good: ["b"],
      drafts: ["a"],
      issues: [["quotes-broken", 2]],
    });
    expect(read('city,indicator,answer,comment\na,context.size,yes,"a"b"\nb,context.size,yes,')).toMatchObject({
      good: [],
      drafts: ["a", "b"],
      issues: [["quotes-broken", 2]],
    });
    expect(read('city,indicator,answer,comment\na,context.size,yes,"never closed\nb,context.size,yes,\n')).toEqual({
      good: [],
      drafts: ["a", "b"],
      issues: [["quotes-broken", 2]],
    });
    expect(read('city,"indi"cator,answer\na,context.size,yes')).toEqual({ good: [], drafts: [], issues: [["quotes-broken", 1]] });
  });
  test("a row with more cells than the first row is not used", () => {
    expect(read("city,indicator,answer\na,context.size,yes, but\nb,context.size,yes")).toEqual({
      good: ["b"],
      drafts: ["a"],
      issues: [["cells-too-many", 2]],
    });
    expect(fromCsv("city,indicator,answer\na,context.size,yes, but", traps).drafts[0]?.answers).toEqual({});
  });
});

describe("it throws only", () => {
  test("for a framework that is none", () => expect(thrown(() => fromCsv("", {} as typeof traps))).toContain("missing-key"));
  test("for options that do not exist", () => {
    expect(thrown(() => fromCsv("", traps, { delimeter: ";" } as object))).toEqual(["unknown-key"]);
    expect(thrown(() => fromCsv("", traps, { date: "yesterday" }))).toEqual(["date-invalid"]);
    expect(thrown(() => fromCsv("", traps, { rater: { role: "boss" as "self" } }))).toEqual(["not-allowed"]);
  });
  test("never for a text, nor for what is none", () => {
    for (const text of [null, undefined, 1, {}])
      expect(fromCsv(text as unknown as string, traps).issues.map((found) => found.code)).toEqual(["wrong-type"]);
  });
});

describe("whatever a text holds,", () => {
  const known = (codes: readonly string[]) => codes.every((code) => Object.hasOwn(messages, code as IssueCode));
  test("it is read, the result is frozen, and no city is both good and a draft", () => {
    const word = fc.oneof(
      hostile,
      fc.constantFrom(
        "city",
        "indicator",
        "answer",
        "context.size",
        "context.deep.list",
        "context.note",
        "context",
        "date",
        "yes",
        "a|b",
        "1e9",
        "{}",
        "[]",
        '"',
      ),
    );
    const table = fc
      .array(fc.array(word, { maxLength: 6 }), { maxLength: 6 })
      .chain((rows) => fc.constantFrom(",", ";", "\t").map((delimiter) => rows.map((row) => row.join(delimiter)).join("\n")));
    fc.assert(
      fc.property(
        fc.oneof(table, fc.string({ unit: "binary", maxLength: 80 })),
        fc.constantFrom(
          "",
          "city,indicator,answer,missing,reason,comment,evidence\n",
          "city,context.size,context.deep.list,context.area\n",
        ),
        (text, header) => {
          const result = fromCsv(header + text, traps);
          expect(Object.isFrozen(result) && Object.isFrozen(result.assessments) && Object.isFrozen(result.issues)).toBe(true);
          expect(known(result.issues.map((found) => found.code))).toBe(true);
          const drafts = new Set(result.drafts.map((each) => each.city.id));
          expect(result.assessments.some((each) => drafts.has(each.city.id))).toBe(false);
          expect(JSON.parse(JSON.stringify(result.issues))).toEqual(result.issues);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("a good table with one character changed is read, with issues that the catalogue knows", () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      by: fc.constantFrom("", '"', ",", "\n", ";", "'", "=", "x"),
    });
    fc.assert(
      fc.property(assessments, change, fc.constantFrom("long" as const, "wide" as const), (list, { at, by }, form) => {
        const text = toCsv(list, { form });
        const place = Math.floor(at * text.length);
        const result = fromCsv(text.slice(0, place) + by + text.slice(place + 1), traps);
        expect(known(result.issues.map((found) => found.code))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a cell of 400,000 characters works, or gives one issue", () => {
    const filled = (piece: string): string => piece.repeat(Math.ceil(400_000 / piece.length));
    const header =
      "city,indicator,answer,missing,reason,comment,evidence,answered on,confidence,context.note,context.area,context.duty,context,name,date,role,visibility,rater";
    const cells = ["a", "context.size", "yes", ...Array.from({ length: 15 }, () => "")];
    const texts = [
      filled("x"),
      filled("1"),
      filled("a|"),
      filled("a;"),
      filled("; "),
      filled("<a> "),
      filled("'"),
      filled(" x"),
      `[${filled('{""title"":""a""},')}{}]`,
      `{${filled('""a"":1,')}""a"":2}`,
    ];
    for (const indicator of ["context.size", "context.deep.list", "context.deep.share"]) {
      for (const column of cells.keys()) {
        for (const text of texts) {
          const row = cells.map((cell, k) => (k === column ? `"${text}"` : cell));
          if (column !== 1) row[1] = indicator;
          if (column !== 2) row[2] = indicator === "context.size" ? "yes" : indicator === "context.deep.list" ? "a" : "1";
          expect(
            fromCsv(`${header}\n${row.join(",")}\n`, traps, { delimiter: "," }).issues.length,
            `${header.split(",")[column]} ${text.slice(0, 9)}`,
          ).toBeLessThanOrEqual(1);
        }
      }
    }
  }, 120_000);
});

test("320,000 rows are read and written in seconds", () => {
  const ids = outline(generalGovernance).indicators;
  expect(ids).toHaveLength(32);
  const rows = ["city,name,date,indicator,answer,missing,reason,comment"];
  for (let city = 0; city < 10_000; city++) {
    for (const [k, { id, scale }] of ids.entries()) {
      const answer = scale?.kind === "levels" ? "Partly" : scale?.kind === "number" ? "12.5" : "(none)";
      rows.push(
        `city-${city},City ${city},2026-03-01,${id},${k % 5 === 4 ? ",unknown" : `${answer},`},,${k % 4 === 0 ? '"a comment, with ""quotes"""' : ""}`,
      );
    }
  }
  const text = rows.join("\n");
  const start = performance.now();
  const { assessments: good, issues } = fromCsv(text, generalGovernance);
  const between = performance.now();
  const written = toCsv(good);
  console.log(
    `320,000 rows, ${(text.length / 1e6).toFixed(0)} MB: read in ${((between - start) / 1000).toFixed(1)} s, written in ${((performance.now() - between) / 1000).toFixed(1)} s`,
  );
  expect(issues).toEqual([]);
  expect(good).toHaveLength(10_000);
  expect(Object.keys(good[9_999]?.answers ?? {})).toHaveLength(32);
  expect(written.split("\n")).toHaveLength(320_002);
  expect(performance.now() - start).toBeLessThan(60_000);
}, 120_000);
