/** City, date, rater, context and visibility from cells. */
import { describe, expect, test } from "vitest";
import { contextFactors, type Rater } from "../../src/assess/assessment.ts";
import { type HeadDefaults, headWriters, readHead } from "../../src/io/head-cells.ts";
import { outline } from "../../src/model/outline.ts";
import { traps } from "./specimens.ts";

interface Cells {
  readonly [column: string]: string;
}
const head = (cells: Cells, defaults: HeadDefaults = {}) => {
  const { date = "", role = "self", rater = "", ...rest } = cells;
  return readHead(traps, contextFactors(traps), { city: "a", date, role, rater, said: (column) => rest[column] }, defaults);
};
const input = (cells: Cells, defaults?: HeadDefaults) => head(cells, defaults).input;
const found = (cells: Cells, defaults?: HeadDefaults) => head(cells, defaults).issues.map(({ column, issue }) => [column, issue.code]);

describe("what no cell says", () => {
  test("is the city's id for its name, undated, and the city itself as rater", () => {
    expect(input({})).toEqual({ city: { id: "a", name: "a" }, date: "undated", rater: { role: "self" } });
  });
  test("is what the options say", () => {
    const rater: Rater = { role: "peer", id: "p1", name: "Peer", city: "b" };
    expect(input({ role: "peer" }, { date: "2026-03-01", visibility: "scheme", rater })).toEqual({
      city: { id: "a", name: "a" },
      date: "2026-03-01",
      rater,
      visibility: "scheme",
    });
  });
  test("is not what the options say of a rater where the table names another, or another role", () => {
    const rater: Rater = { role: "peer", id: "p1" };
    expect(input({ role: "peer", rater: "p2" }, { rater }).rater).toEqual({ role: "peer", id: "p2" });
    expect(input({ role: "peer", "rater name": "Ann" }, { rater }).rater).toEqual({ role: "peer", name: "Ann" });
    expect(input({ role: "expert" }, { rater }).rater).toEqual({ role: "expert" });
  });
});

test("What the cells say is read by type", () => {
  const cells = {
    name: " Aford ",
    date: "2026-03-01",
    role: "peer",
    rater: "p1",
    "rater name": "Ann",
    "rater city": "b",
    visibility: "Public",
    "context.area": "12,5",
    "context.note": ' "" ',
    "context.duty": "SHARED",
    "context.member": "Yes",
    context: '{"size":3}',
  };
  expect(head(cells)).toEqual({
    input: {
      city: { id: "a", name: "Aford", context: { area: 12.5, note: "", duty: " shared ", member: true, size: 3 } },
      date: "2026-03-01",
      rater: { role: "peer", id: "p1", name: "Ann", city: "b" },
      visibility: "public",
    },
    issues: [],
  });
});

describe("what is wrong", () => {
  test("is an issue at its column, and is left out or replaced by the default", () => {
    const cells = {
      date: "2026-02-30",
      role: "boss",
      visibility: "all",
      "context.area": "12 km",
      "context.duty": "ours",
      "context.member": "maybe",
      "context.note": "fine",
    };
    expect(found(cells)).toEqual(
      [
        ["date", "date-invalid"],
        ["role", "not-allowed"],
        ["visibility", "not-allowed"],
        ["context.area", "context-kind"],
        ["context.duty", "context-kind"],
        ["context.member", "context-kind"],
      ].sort((a, b) => ORDER.indexOf(a[0] as string) - ORDER.indexOf(b[0] as string)),
    );
    expect(input(cells, { date: "2026-03-01" })).toEqual({
      city: { id: "a", name: "a", context: { note: "fine" } },
      date: "2026-03-01",
      rater: { role: "self" },
    });
  });
  test("is a number that could be a decimal or a thousand", () => {
    expect(found({ "context.area": "1,234" })).toEqual([["context.area", "number-ambiguous"]]);
    expect(found({ "context.area": "1,234" }, { decimal: "," })).toEqual([]);
  });
  test("is a context in JSON that is no object, holds what no JSON can, or more than there are factors", () => {
    for (const context of [
      "{",
      "[]",
      "1",
      '{"size":1e999}',
      JSON.stringify(Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`f${i}`, 1]))),
    ]) {
      expect(found({ context }), context).toEqual([["context", "bad-format"]]);
      expect(input({ context }).city).toEqual({ id: "a", name: "a" });
    }
    expect(found({ context: '{"__proto__":1,"size":"big","area":{}}' })).toEqual([
      ["context.__proto__", "unknown-context"],
      ["context.size", "context-kind"],
      ["context.area", "context-kind"],
    ]);
  });
});
const ORDER = ["role", "visibility", "date", "context.area", "context.note", "context.duty", "context.member"];

test("The columns that are written are those that are read", () => {
  expect(headWriters(outline(traps)).map(({ column }) => column)).toEqual([
    "city",
    "name",
    "date",
    "role",
    "rater",
    "rater name",
    "rater city",
    "visibility",
    "context.area",
    "context.note",
    "context.duty",
    "context.member",
    "context",
  ]);
  expect(
    headWriters(null)
      .filter(({ standard }) => standard)
      .map(({ column }) => column),
  ).toEqual(["city", "name", "date", "role"]);
});
