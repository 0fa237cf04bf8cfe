/** Flat records as a table. */
import { expect, test } from "vitest";
import { assess, BenchmarkError, score } from "../../src/index.ts";
import { rowsToCsv, toRows } from "../../src/io/index.ts";
import { head, traps } from "./specimens.ts";

const codes = (rows: unknown, options?: object): unknown => {
  try {
    return rowsToCsv(rows as [], options);
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return error.issues.map((found) => [found.code, ...found.path]);
  }
};

test("Columns stand in the order in which they first appear; what a row does not have is empty", () => {
  expect(rowsToCsv([{ a: 1, b: "x" }, { c: true, a: null }, JSON.parse('{"__proto__":"p"}')])).toBe(
    "a,b,c,__proto__\n1,x,,\n,,true,\n,,,p\n",
  );
  expect([rowsToCsv([]), rowsToCsv([{}])]).toEqual(["", ""]);
});

test("Numbers are plain, and no text begins a formula, in the first row neither", () => {
  expect(rowsToCsv([{ "=a": -1.5, b: "-1", c: "@x" }], { delimiter: ";", decimal: ",", newline: "\r\n" })).toBe(
    "'=a;b;c\r\n-1,5;'-1;'@x\r\n",
  );
});

test("Rows of every product can be written", () => {
  const text = rowsToCsv(toRows(score(assess(traps, { ...head, answers: { "context.size": "yes" } }))));
  expect(text.split("\n")[0]).toBe(
    "city,name,date,role,rater,framework,version,node,status,value,exact,provisional,low,high,coverage,indicators,answered,open,excluded,evidenced,weight_local,weight_effective,reason",
  );
  expect(text.split("\n")).toHaveLength(11);
});

test("Anything but texts, finite numbers, true, false and null is refused", () => {
  expect(codes([{ a: 1 }, { a: Number.NaN }])).toEqual([["cell-value", "rows", 1, "a"]]);
  expect(codes([{ a: {} }])).toEqual([["cell-value", "rows", 0, "a"]]);
  expect(codes([null])).toEqual([["wrong-type", "rows", 0]]);
  expect(codes("a")).toEqual([["wrong-type", "rows"]]);
  expect(codes([], { delimeter: ";" })).toEqual([["unknown-key", "options", "delimeter"]]);
});
