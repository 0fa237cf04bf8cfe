/** What the first row of a table means. */
import { describe, expect, test } from "vitest";
import { contextColumn, fieldColumn, idFinder, readColumns } from "../../src/io/columns.ts";
import { outline } from "../../src/model/outline.ts";
import { traps } from "./specimens.ts";

const tree = outline(traps);
const read = (names: readonly string[], ignore: readonly string[] = []) => readColumns(names, 1, tree, ignore);
const found = (names: readonly string[], ignore?: readonly string[]) =>
  read(names, ignore).issues.map(({ code, params }) => [code, params.column, params.nearest ?? null]);

describe("a table is", () => {
  test("long if it has a column indicator", () => {
    const columns = read([" City ", "INDICATOR", "Answer", "answered  on"]);
    expect([columns.indicator, columns.state, columns.width]).toEqual([1, "sound", 4]);
    expect(columns.answers).toEqual([
      {
        id: null,
        at: new Map([
          ["answer", 2],
          ["answered on", 3],
        ]),
      },
    ]);
  });
  test("wide if it has columns that are indicators, or what is said of them", () => {
    const columns = read(["city", "context.size", "Context.Deep.Level", "context.deep.share Missing"]);
    expect([columns.indicator, columns.state]).toEqual([null, "sound"]);
    expect(columns.answers.map(({ id }) => id)).toEqual(["context.size", "context.deep.level", "context.deep.share"]);
    expect(columns.context).toEqual([]);
  });
  test("of no use without a city, or without anything that could be an answer", () => {
    expect(found(["citi", "indicator", "answer"])).toEqual([
      ["column-unknown", "citi", "city"],
      ["column-missing", "city", "citi"],
    ]);
    expect(found(["city", "anwser"])).toEqual([
      ["column-unknown", "anwser", null],
      ["column-missing", "indicator", null],
    ]);
    expect(found(["city", "indicator", "anwser"])).toEqual([
      ["column-unknown", "anwser", "answer"],
      ["column-missing", "answer", "anwser"],
    ]);
    expect(read(["city", "indicator"]).state).toBe("unusable");
  });
});

describe("a column is", () => {
  test("a context factor by its id, in any case where only one fits", () => {
    expect(
      read(["city", "indicator", "answer", "context.area", "Context.NOTE", "context.size"]).context.map(({ factor, at }) => [
        factor.id,
        at,
      ]),
    ).toEqual([
      ["size", 5],
      ["area", 3],
      ["note", 4],
    ]);
  });
  test("skipped if it is for the reader of a blank table, or knowingly", () => {
    expect(
      found(["city", "group", "indicator", "title", "question", "allowed", "core", "answer", "Source", "x"], ["source", " X"]),
    ).toEqual([]);
    expect(read(["city", "indicator", "answer", "comment"], ["Comment"]).answers[0]?.at.has("comment")).toBe(false);
  });
  test("an issue if it is not known, with what is near; the rest can be read", () => {
    expect(found(["city", "indicator", "answer", "coment", "context.aera", "zzz"])).toEqual([
      ["column-unknown", "coment", "comment"],
      ["column-unknown", "context.aera", "context.area"],
      ["column-unknown", "zzz", null],
    ]);
    expect(found(["city", "context.size", "context.deep.levl", "context.deep.levl comment", "answer"])).toEqual([
      ["column-unknown", "context.deep.levl", "context.deep.level"],
      ["column-unknown", "context.deep.levl comment", "context.deep.level comment"],
      ["column-unknown", "answer", null],
    ]);
    expect(read(["city", "indicator", "answer", "zzz"]).state).toBe("sound");
  });
  test("an issue if it stands twice, and what is read is then in doubt", () => {
    expect(found(["city", "indicator", "answer", "Answer"])).toEqual([["column-twice", "Answer", null]]);
    expect(read(["city", "indicator", "answer", "Answer"]).state).toBe("doubtful");
  });
  test("counted up to the last that has a name; those without are remembered", () => {
    const columns = read(["city", "", "indicator", "answer", "", " "]);
    expect([columns.width, columns.nameless, columns.issues]).toEqual([4, [1], []]);
  });
});

test("Columns are called the same when they are written", () => {
  expect([fieldColumn(null, "answered on"), fieldColumn("x.a", "answer"), fieldColumn("x.a", "answered on")]).toEqual([
    "answered on",
    "x.a",
    "x.a answered on",
  ]);
  expect([contextColumn("area", tree), contextColumn("size", tree), contextColumn("deep", tree)]).toEqual([
    "context.area",
    null,
    "context.deep",
  ]);
});

test("An id is found as it is, or in another case where only one fits", () => {
  const find = idFinder(tree);
  expect([find("context.size"), find("CONTEXT.Size"), find("context.deep"), find("constructor")]).toEqual([
    "context.size",
    "context.size",
    null,
    null,
  ]);
});
