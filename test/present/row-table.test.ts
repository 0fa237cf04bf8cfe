import { describe, expect, test } from "vitest";
import type { Block } from "../../src/index.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { cutTable, leftOut, rowIssues, rowTable, strangersTable } from "../../src/present/row-table.ts";
import { places } from "../support/issues.ts";

const names = namesFrom(null);
const rowsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
const aligned = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "table" ? block.columns.map(({ align }) => align ?? "left") : []));
type Cell = string | number | boolean | null | readonly string[];
const column = (...values: readonly Cell[]) =>
  strangersTable(
    values.map((value) => ({ value: 0, x: value })),
    ["x"],
    50,
    names,
  );
const cells = (...values: readonly Cell[]) => rowsOf(column(...values)).map(([cell]) => cell);

describe("a stranger's numbers have as many decimals as their column needs:", () => {
  test("none where all are whole", () => expect(cells(3, 12, null)).toEqual(["3", "12", "–"]));
  test("one where one is not, rounded half away from zero on the decimal text", () => {
    expect(cells(3, 0.25, -0.25)).toEqual(["3.0", "0.3", "-0.3"]);
    expect(cells(2, 1.005)).toEqual(["2.0", "1.0"]);
  });
  test("three where all lie between −1 and 1", () => expect(cells(0.0625, 1, -0.5)).toEqual(["0.063", "1.000", "-0.500"]));
  test("one in a column of points, however small", () => {
    const rows = [{ gain: 0.9375, share: 0.9375 }];
    expect(rowsOf(strangersTable(rows, undefined, 50, names))).toEqual([["0.9", "0.938"]]);
  });
  test("an exact text stands whole, and to the right", () => {
    const exact = "53.157118055555555555555555555556";
    expect(cells(exact, "7")).toEqual([exact, "7"]);
    expect(aligned(column(exact, "7"))).toEqual(["right"]);
    expect(aligned(column(exact, "seven"))).toEqual(["left"]);
  });
});

test("other cells are texts; a list is joined, nothing is a dash", () => {
  expect(cells(true, "a", "", null, ["a", "b"], [])).toEqual(["true", "a", "–", "–", "a; b", "–"]);
  expect(cells(1, "a", 0.5)).toEqual(["1", "a", "0.5"]);
});

test("every column stands under its own name, in the order in which it first appears; a record without it has a dash", () => {
  const blocks = strangersTable([{ b: 1 }, { a: "x", b: 2 }], undefined, 50, names);
  expect(blocks).toEqual([
    {
      kind: "table",
      caption: "2 rows",
      columns: [{ title: "b", align: "right" }, { title: "a" }],
      rows: [
        ["1", "–"],
        ["2", "x"],
      ],
    },
  ]);
});

test("chosen columns have heads and forms", () => {
  const row = {
    city: "aford",
    low: 1,
    high: 2.25,
    same: 3,
    why: "too-few",
    gates: "t.a; t.b",
    proofs: [{ title: "One" }, { title: "Two" }],
    far: 0.5,
  };
  const blocks = rowTable(
    "All",
    [row],
    [
      { key: "city", title: "City", as: "text" },
      { key: "low", title: "Range", as: 1, to: "high" },
      { key: "same", title: "Settled", as: 1, to: "same" },
      { key: "none", title: "Nothing", as: 1, to: "high" },
      { key: "why", title: "Why", as: "code" },
      { key: "gates", title: "Gates", as: "ids" },
      { key: "proofs", title: "Proofs", as: "titles" },
      { key: "far", title: "Far", as: "number" },
      { key: "city", title: "Again", as: "right" },
      { key: "city", title: "In", as: "indented" },
    ],
    { most: 5, names: { title: (id) => id.toUpperCase(), indented: (id) => `· ${id}` } },
  );
  expect(rowsOf(blocks)).toEqual([["aford", "1.0 to 2.3", "3.0", "–", "too few", "T.A; T.B", "One; Two", "0.500", "aford", "· aford"]]);
  expect(aligned(blocks)).toEqual(["left", "right", "right", "right", "left", "left", "left", "right", "right", "left"]);
});

test("a table is cut after so many rows and says how many are left out; where there are none it says so", () => {
  const made: number[] = [];
  const blocks = cutTable("Many", [{ title: "A" }], 1000, 2, (i) => {
    made.push(i);
    return [String(i)];
  });
  expect(rowsOf(blocks)).toEqual([["0"], ["1"]]);
  expect(made).toEqual([0, 1]);
  expect(blocks[1]).toMatchObject({ text: "Shown are 2 of 1000 rows; 998 are left out (the option rows shows more).", small: true });
  expect(cutTable("Many", [{ title: "A" }], 0, 2, () => [])).toEqual([{ kind: "paragraph", text: "Many: none." }]);
  expect(leftOut("parts", 3, 3, "")).toEqual([]);
});

test("what cannot be shown is named, all of it, but only in the columns that are shown", () => {
  expect(places(rowIssues([1, [], "x"], undefined))).toEqual(["wrong-type at 0", "wrong-type at 1", "wrong-type at 2"]);
  const rows = [{ a: { b: 1 }, c: [1, { d: 2 }], e: 1 }];
  expect(places(rowIssues(rows, undefined))).toEqual(["cell-value at 0.a", "cell-value at 0.c"]);
  expect(rowIssues(rows, ["e"])).toEqual([]);
  expect(places(rowIssues(rows, ["e", "f"]))).toEqual(["column-missing at options.columns.1"]);
  expect(rowIssues([], ["f"])).toEqual([]);
});
