/** The blank table. */
import { describe, expect, test } from "vitest";
import { consultativeBodies } from "../../src/frameworks/consultative-bodies.ts";
import { generalGovernance } from "../../src/frameworks/general-governance.ts";
import { assess, BenchmarkError, parseFramework, yesNo } from "../../src/index.ts";
import { csvTemplate, fromCsv } from "../../src/io/index.ts";
import { traps } from "./specimens.ts";

const cities = [
  { id: "aford", name: "Aford (invented)" },
  { id: " =b", name: '"B"' },
];
const codes = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return error.issues.map((found) => found.code);
  }
};

describe("a blank table", () => {
  test("has the question, what is allowed, and a column for each context factor", () => {
    const [first, second, third] = csvTemplate(traps).split("\n");
    expect(first).toBe(
      "city,name,date,role,context.area,context.note,context.duty,context.member,group,indicator,title,question,allowed,core,answer,missing,reason,comment,evidence",
    );
    expect(second).toBe(",,,,,,,,Traps,context.size,Size,'=Is it big?,yes | no,yes,,,,,");
    expect(third).toBe(',,,,,,,,\'@Deep,context.deep.level,Level,"Which, or none?",not | partly | fully,,,,,,');
  });
  test("has a block for each city, or one without a city", () => {
    expect(csvTemplate(generalGovernance, { cities }).split("\n")).toHaveLength(2 * 32 + 2);
    expect(csvTemplate(generalGovernance, { cities: [] }).split("\n")).toHaveLength(2);
    expect(csvTemplate(generalGovernance).split("\n")).toHaveLength(32 + 2);
  });
  test("of the wide form has a row for each city, and a column for each indicator", () => {
    expect(csvTemplate(traps, { form: "wide", cities, delimiter: ";" })).toBe(
      [
        "city;name;date;role;context.area;context.note;context.duty;context.member;context.size;context.deep.level;context.deep.odd;context.deep.list;context.deep.share;context.deep.strict;context.deep.points",
        "aford;Aford (invented);;self;;;;;;;;;;;",
        '""" =b""";"""\\""B\\""""";;self;;;;;;;;;;;',
        "",
      ].join("\n"),
    );
  });
  test("of the short form asks the core alone", () => {
    expect(csvTemplate(traps, { core: true }).split("\n")).toHaveLength(3);
    expect(csvTemplate(traps, { core: true, form: "wide" }).split("\n")[0]).toMatch(/context\.member,context\.size$/);
  });
});

describe("read back with nothing filled in,", () => {
  for (const framework of [traps, generalGovernance, consultativeBodies]) {
    for (const form of ["long", "wide"] as const) {
      for (const delimiter of [",", ";", "\t"] as const) {
        test(`the ${form} form of ${framework.id} with ${JSON.stringify(delimiter)} gives an assessment without answers for each city`, () => {
          const blank = csvTemplate(framework, { form, delimiter, cities });
          const expected = cities.map((city) => assess(framework, { city, date: "undated", rater: { role: "self" }, answers: {} }));
          expect(fromCsv(blank, framework)).toEqual({ assessments: expected, drafts: [], issues: [] });
          expect(fromCsv(csvTemplate(framework, { form, delimiter }), framework)).toEqual({ assessments: [], drafts: [], issues: [] });
        });
      }
    }
  }
});

test("Filled in without a city, it is an issue", () => {
  const filled = csvTemplate(traps).replace("yes,,,,,\n", "yes,no,,,,\n");
  expect(fromCsv(filled, traps)).toMatchObject({
    assessments: [],
    drafts: [],
    issues: [{ code: "cell-empty", path: ["row", 2, "column", "city"] }],
  });
});

test("Refused are cities that stand twice, a short form that does not exist, and options that do not", () => {
  expect(
    codes(() =>
      csvTemplate(traps, {
        cities: [
          { id: "a", name: "A" },
          { id: "a", name: "B" },
        ],
      }),
    ),
  ).toEqual(["city-twice"]);
  const plain = parseFramework({
    id: "o",
    title: "O",
    version: "1.0.0",
    status: "untested",
    children: [{ id: "o.a", title: "A", question: "A?", scale: yesNo }],
  });
  expect(codes(() => csvTemplate(plain, { core: true }))).toEqual(["core-none"]);
  expect(codes(() => csvTemplate(plain, { citys: [] } as object))).toEqual(["unknown-key"]);
  expect(codes(() => csvTemplate({} as typeof plain))).toContain("missing-key");
});
