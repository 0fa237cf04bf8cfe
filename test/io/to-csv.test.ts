/** Writing assessments as a table: what is written, and that it reads back as the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { type Answer, assess, BenchmarkError, type City, parseFramework, yesNo } from "../../src/index.ts";
import { fromCsv, toCsv } from "../../src/io/index.ts";
import { assessments, head, traps } from "./specimens.ts";

const lines = (text: string): readonly string[] => text.split("\n");
const issuesOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof BenchmarkError) return error.issues.map((found) => found.code);
    throw error;
  }
  return [];
};
const aford = (answers: { readonly [id: string]: Answer }, city: Partial<City> = {}) =>
  assess(traps, { ...head, city: { ...head.city, ...city }, answers });

describe("what is written reads back as the same", () => {
  for (const form of ["long", "wide"] as const) {
    for (const delimiter of [",", ";", "\t"] as const) {
      for (const decimal of [".", ","] as const) {
        test(`in the ${form} form with ${JSON.stringify(delimiter)} and the decimal mark ${decimal}, without saying so to the reader`, () => {
          fc.assert(
            fc.property(assessments, fc.constantFrom("\n" as const, "\r\n" as const), (list, newline) => {
              const read = fromCsv(toCsv(list, { form, delimiter, decimal, newline }), traps);
              expect(read.issues.filter((found) => found.code !== "table-empty")).toEqual([]);
              expect(read.drafts).toEqual([]);
              expect(read.assessments).toEqual(list);
            }),
            { numRuns: 120 },
          );
        });
      }
    }
  }

  test("with a byte order mark before it, and a decimal mark that is known", () => {
    fc.assert(
      fc.property(assessments, (list) => {
        const read = fromCsv(`\uFEFF${toCsv(list, { delimiter: ";", decimal: "," })}`, traps, { delimiter: ";", decimal: "," });
        expect(read.assessments).toEqual(list);
      }),
    );
  });

  test("for several raters of a city, and for an assessment without answers", () => {
    const one = assess(generalGovernance, { ...head, answers: { "governance.leadership.named-lead": "fully" } });
    const other = assess(generalGovernance, { ...head, rater: { role: "peer", id: "p1", name: "Peer", city: "bywater" }, answers: {} });
    const third = assess(generalGovernance, { ...head, rater: { role: "peer", id: "p2" }, visibility: "scheme", answers: {} });
    for (const form of ["long", "wide"] as const)
      expect(fromCsv(toCsv([one, other, third], { form }), generalGovernance).assessments).toEqual([one, other, third]);
  });

  test("for a context with nothing in it", () => {
    expect(fromCsv(toCsv(aford({}, { context: {} })), traps).assessments[0]?.city).toEqual({ ...head.city, context: {} });
    expect(fromCsv(toCsv(aford({}, { context: { note: "" } })), traps).assessments[0]?.city.context).toEqual({ note: "" });
  });
});

describe("no cell begins a formula", () => {
  test("in any form, whatever texts the assessments hold", () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom("long" as const, "wide" as const), (list, form) => {
        for (const row of naive(toCsv(list, { form }))) {
          for (const cell of row)
            expect(/^[=+@\t\r]/.test(cell) || (cell.startsWith("-") && !/^-\d+(\.\d+)?$/.test(cell)), JSON.stringify(cell)).toBe(false);
        }
      }),
    );
  });

  test("and a number is written plain, without an exponent", () => {
    const written = lines(toCsv(aford({ "context.deep.share": -5, "context.deep.strict": 1e-7 })));
    expect(written[1]).toBe("aford,Aford (invented),2026-03-01,self,context.deep.share,-5,,,,");
    expect(written[2]).toBe("aford,Aford (invented),2026-03-01,self,context.deep.strict,0.0000001,,,,");
  });
});

describe("columns", () => {
  test("that nothing fills are left out, but for the standard ones", () => {
    expect(toCsv([])).toBe("city,name,date,role,indicator,answer,missing,reason,comment,evidence\n");
    expect(lines(toCsv(aford({ "context.size": "yes" })))[0]).toBe("city,name,date,role,indicator,answer,missing,reason,comment,evidence");
    const full = assess(traps, {
      ...head,
      city: { ...head.city, context: { area: 1, size: 2 } },
      rater: { role: "peer", id: "r", name: "R", city: "b" },
      visibility: "public",
      answers: { "context.size": { level: "yes", confidence: 0.5, date: "2026" } },
    });
    expect(lines(toCsv(full))[0]).toBe(
      "city,name,date,role,rater,rater name,rater city,visibility,context.area,context,indicator,answer,missing,reason,comment,evidence,answered on,confidence",
    );
    expect(lines(toCsv(full))[1]).toBe(
      'aford,Aford (invented),2026-03-01,peer,r,R,b,public,1,"{""size"":2}",context.size,yes,,,,,2026,0.5',
    );
  });

  test("of the wide form name every indicator, and what else is said of one", () => {
    const text = toCsv(
      aford({
        "context.size": { missing: "not-applicable", reason: "none here" },
        "context.deep.list": ["b", "a"],
        "context.deep.points": 2.5,
      }),
      { form: "wide", delimiter: ";", decimal: "," },
    );
    expect(lines(text)).toEqual([
      "city;name;date;role;context.size;context.size missing;context.size reason;context.deep.level;context.deep.odd;context.deep.list;context.deep.share;context.deep.strict;context.deep.points",
      "aford;Aford (invented);2026-03-01;self;;not-applicable;none here;;;b|a;;;2,5",
      "",
    ]);
  });

  test("An empty list of items is (none), and evidence is written for people where that is faithful", () => {
    const text = toCsv(
      aford({
        "context.deep.list": {
          items: [],
          evidence: [
            { title: "Minutes", date: "2025-11-03", url: "https://example.org" },
            { title: "Talk", kind: "interview" },
          ],
        },
      }),
    );
    expect(text).toContain('(none),,,,"[{""title"":""Minutes""');
    expect(
      toCsv(
        aford({ "context.size": { evidence: [{ title: "Minutes", date: "2025-11-03", url: "https://example.org" }, { title: "Talk" }] } }),
      ),
    ).toContain("Minutes (2025-11-03) <https://example.org>; Talk\n");
  });
});

describe("refused are", () => {
  const other = parseFramework({
    id: "o",
    title: "O",
    version: "1.0.0",
    status: "untested",
    children: [{ id: "o.a", title: "A", question: "A?", scale: yesNo }],
  });
  test("assessments of several frameworks", () => {
    expect(issuesOf(() => toCsv([aford({}), assess(other, { ...head, answers: {} })]))).toEqual(["wrong-framework"]);
  });
  test("two assessments that the table could not tell apart", () => {
    expect(issuesOf(() => toCsv([aford({}), aford({ "context.size": "yes" })]))).toEqual(["assessment-twice"]);
  });
  test("options that do not exist", () => {
    expect(issuesOf(() => toCsv([], { delimeter: ";" } as object))).toEqual(["unknown-key"]);
    expect(issuesOf(() => toCsv([], { delimiter: "|" as "," }))).toEqual(["not-allowed"]);
  });
  test("what is no assessment", () => {
    expect(issuesOf(() => toCsv([{}] as unknown as []))).toEqual(["not-an-assessment"]);
  });
});

test("An assessment that came back from JSON is as good as its original", () => {
  const original = aford({ "context.size": "yes" });
  const stored = JSON.parse(JSON.stringify(original)) as typeof original;
  const second = { ...stored, city: { id: "b", name: "B" } };
  expect(toCsv([original, second])).toBe(
    toCsv([original, assess(traps, { ...head, city: { id: "b", name: "B" }, answers: { "context.size": "yes" } })]),
  );
});

/** A reader of our own for what is written, independent of the one under test. */
function naive(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, cell = "", end = ""] of text.matchAll(/("(?:[^"]|"")*"|[^,\n"]*)(,|\n)/g)) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
