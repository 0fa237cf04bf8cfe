/** From rows to groups, and which cities are at fault. */
import { describe, expect, test } from "vitest";
import { collector } from "../../src/io/collect.ts";
import { readColumns } from "../../src/io/columns.ts";
import type { CsvRecord } from "../../src/io/csv-records.ts";
import type { HeadDefaults } from "../../src/io/head-cells.ts";
import { outline } from "../../src/model/outline.ts";
import { traps } from "./specimens.ts";

const tree = outline(traps);
const collect = (header: string, rows: readonly (string | Partial<CsvRecord>)[], defaults: HeadDefaults = {}) => {
  const { add, result } = collector(readColumns(header.split(","), 1, tree, []), tree, defaults);
  for (const [i, row] of rows.entries())
    add({ row: i + 2, broken: false, ...(typeof row === "string" ? { cells: row.split(",") } : { cells: [], ...row }) });
  const { groups, issues, bad, allBad } = result();
  return {
    groups: [...groups].map(({ city, date, role, rater, answers }) => [
      [city, date, role, rater].join("/"),
      Object.fromEntries([...answers].map(([id, { answer }]) => [id.split(".").at(-1), answer])),
    ]),
    issues: issues.map(({ code, path }) => [code, ...path.slice(1)]),
    bad: [...bad],
    allBad,
  };
};
const LONG = "city,indicator,answer,missing,reason,comment";

describe("rows belong together", () => {
  test("that agree in city, date, role and rater, wherever they stand", () => {
    const rows = [
      "a,2026-03-01,,,context.size,yes",
      "b,2026-03-01,,,context.size,no",
      " a , 2026-03-01 ,Self,,context.deep.points,3",
      "a,2026-03-01,peer,,context.size,no",
      "a,2026-03-01,,r1,context.size,no",
    ];
    expect(collect("city,date,role,rater,indicator,answer", rows)).toEqual({
      groups: [
        ["a/2026-03-01/self/", { size: "yes", points: 3 }],
        ["b/2026-03-01/self/", { size: "no" }],
        ["a/2026-03-01/peer/", { size: "no" }],
        ["a/2026-03-01/self/r1", { size: "no" }],
      ],
      issues: [],
      bad: [],
      allBad: false,
    });
  });
  test("also where the role is left to the options", () => {
    expect(
      collect("city,role,indicator,answer", ["a,,context.size,yes", "a,peer,context.deep.points,3"], { rater: { role: "peer" } }).groups,
    ).toEqual([["a//peer/", { size: "yes", points: 3 }]]);
  });
  test("also where a row has no indicator and no answer", () =>
    expect(collect(LONG, ["a,,,,,", "b"]).groups).toEqual([
      ["a//self/", {}],
      ["b//self/", {}],
    ]));
});

describe("an issue is, and its city is bad,", () => {
  test("an indicator that is not known, or is a group", () => {
    expect(collect(LONG, ["a,context.siez,yes", "b,context.deep,yes", "c,context.size,yes"])).toMatchObject({
      issues: [
        ["unknown-indicator", 2, "column", "indicator"],
        ["group-answered", 3, "column", "indicator"],
      ],
      bad: ["a", "b"],
    });
  });
  test("an answer without an indicator", () =>
    expect(collect(LONG, ["a,,yes"])).toMatchObject({ issues: [["cell-empty", 2, "column", "indicator"]], bad: ["a"] }));
  test("the same indicator twice; the first is used, unless one row says nothing of it", () => {
    const { add, result } = collector(readColumns(LONG.split(","), 1, tree, []), tree, {});
    for (const [i, row] of ["a,context.size", "a,context.size,yes", "a,CONTEXT.SIZE,,unknown", "a,context.size,"].entries())
      add({ row: i + 2, cells: row.split(","), broken: false });
    const { issues, groups } = result();
    expect(issues.map((found) => found.message)).toEqual([
      "Row 4 answers “context.size” for “a” again: “unknown”; row 3 says “yes”. Keep one; the first was used.",
    ]);
    expect([...groups][0]?.answers.get("context.size")?.answer).toBe("yes");
  });
  test("what two rows say differently of one assessment; the first is used", () => {
    expect(
      collect(`${LONG},name,context.note`, [
        "a,context.size,yes,,,,A,",
        "a,context.deep.points,3,,,, A ,n",
        "a,context.deep.level,,,,,B,m",
      ]),
    ).toMatchObject({
      issues: [
        ["row-contradicts", 4, "column", "name"],
        ["row-contradicts", 4, "column", "context.note"],
      ],
      bad: ["a"],
    });
  });
  test("a row with more cells than the first row names; empty ones do not matter, and of such a row nothing is used", () => {
    expect(collect(LONG, ["a,context.size,yes,,,,x", "b,context.size,yes,,,,,,"])).toEqual({
      groups: [
        ["a//self/", {}],
        ["b//self/", { size: "yes" }],
      ],
      issues: [["cells-too-many", 2]],
      bad: ["a"],
      allBad: false,
    });
  });
  test("a broken quote; if it may run over its line, or hides the city, no city is certain", () => {
    expect(collect(LONG, [{ cells: ["a", "context.size", "yes"], broken: "line" }])).toMatchObject({
      issues: [["quotes-broken", 2]],
      bad: ["a"],
      allBad: false,
      groups: [["a//self/", { size: "yes" }]],
    });
    expect(collect(LONG, [{ cells: ["a"], broken: "line" }])).toMatchObject({ bad: ["a"], allBad: false, groups: [] });
    expect(collect(LONG, [{ cells: ["a", "context.size"], broken: "lines" }]).allBad).toBe(true);
    expect(collect(LONG, [{ cells: [], broken: "line" }]).allBad).toBe(true);
  });
});

describe("a row without a city", () => {
  test("is skipped where it holds no answer", () =>
    expect(collect(`${LONG},name`, [",context.size,,,,,N", ",zzz"])).toEqual({ groups: [], issues: [], bad: [], allBad: false }));
  test("is an issue where it holds one, and the city above is not certain", () => {
    expect(collect(LONG, ["a,context.size,yes", ",context.deep.points,3", "b,context.size,yes"])).toMatchObject({
      issues: [["cell-empty", 3, "column", "city"]],
      bad: ["a"],
      allBad: false,
    });
    expect(collect(LONG, [",context.deep.points,,,,a comment"])).toMatchObject({ issues: [["cell-empty", 2, "column", "city"]] });
  });
});

test("A column without a name that is filled in is an issue, once", () => {
  expect(collect("city,,indicator,answer", ["a,,context.size,yes", "a,x,context.deep.points,3", "a,y,context.deep.level,"])).toMatchObject({
    issues: [["column-unknown", 3, "column", "#2"]],
    bad: [],
  });
});

test("Where a column stands twice, no city is certain", () => expect(collect("city,indicator,answer,answer", []).allBad).toBe(true));

test("In the wide form each row answers many indicators", () => {
  expect(
    collect("city,context.size,context.size comment,context.deep.points,context.deep.points missing", [
      "a,yes,well,,refused",
      "b,,,7",
      "a,,,3,",
    ]),
  ).toEqual({
    groups: [
      ["a//self/", { size: { level: "yes", comment: "well" }, points: { missing: "refused" } }],
      ["b//self/", { points: 7 }],
    ],
    issues: [["duplicate-answer", 4, "column", "context.deep.points"]],
    bad: ["a"],
    allBad: false,
  });
});
