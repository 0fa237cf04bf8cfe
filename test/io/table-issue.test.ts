/** Where an issue of a table stands. */
import { expect, test } from "vitest";
import { issue } from "../../src/base/issue.ts";
import { clipped, issueAt, movedTo, patientNearest } from "../../src/io/table-issue.ts";

test("An issue stands at row and column, and names the city where it is known", () => {
  expect(issueAt("cell-empty", { row: 3, column: "date", city: "aford" })).toEqual({
    code: "cell-empty",
    path: ["row", 3, "column", "date"],
    message: "Row 3 has no date. Fill it in.",
    params: { row: 3, column: "date", city: "aford" },
  });
  expect(issueAt("quotes-broken", { row: 3 })).toMatchObject({ path: ["row", 3], params: { row: 3 } });
});

test("An issue that was found elsewhere speaks of its place in the table", () => {
  const moved = movedTo(issue("not-allowed", ["rater", "role"], { received: "“boss”", allowed: "“self”", nearest: null }), {
    row: 2,
    column: "role",
  });
  expect(moved.message).toBe("“role” in row 2 is “boss”; allowed are “self”.");
  expect(movedTo(issue("too-large", [], { maximum: 5 }), { row: 2 }).path).toEqual(["row", 2]);
});

test("Long names are cut", () => {
  const long = "x".repeat(5000);
  expect(clipped(long)).toHaveLength(200);
  expect(JSON.stringify(issueAt("column-unknown", { row: 1, column: long, city: long }, { nearest: null })).length).toBeLessThan(1500);
});

test("A suggestion is looked for a limited number of times", () => {
  const near = patientNearest(2);
  expect([near("fuly", ["fully"]), near("fuly", ["fully"]), near("partl", ["partly"]), near("ful", ["fully"]), near("fuly", [])]).toEqual([
    "fully",
    "fully",
    "partly",
    null,
    "fully",
  ]);
});
