/** Tables of numbers: what is taken, and what is said of the rest. */
import { describe, expect, test } from "vitest";
import { negativeCells, readRows, unevenRows } from "../../src/analyse/rating-table.ts";
import { decimal } from "../../src/base/decimal.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";

const numbers = (rows: readonly (readonly ({ toNumber: () => number } | null)[])[]) =>
  rows.map((row) => row.map((cell) => cell?.toNumber() ?? null));

describe("rows", () => {
  test("are read as decimals, gaps only where they are allowed", () => {
    expect(
      numbers(
        readRows(
          [
            [1, 2.5],
            [-3, 0],
          ],
          "table",
        ),
      ),
    ).toEqual([
      [1, 2.5],
      [-3, 0],
    ]);
    expect(numbers(readRows([[1, null]], "table", true))).toEqual([[1, null]]);
    expect(places(thrownBy(() => readRows([[1, null]], "table")))).toEqual(["wrong-type at table.0.1"]);
  });

  test("of different lengths are named one by one", () => {
    const issues = thrownBy(() => readRows([[1, 2], [1], [1, 2, 3]], "ratings"));
    expect(places(issues)).toEqual(["rows-uneven at ratings.1", "rows-uneven at ratings.2"]);
    expect(issues[0]?.message).toBe("“ratings › 1” has 1 entries; 2 are expected. Give all rows the same length.");
    expect(unevenRows([[1]], 2, []).flatMap(flawsOf)).toEqual([]);
  });

  test.each([
    ["NaN", [[Number.NaN]], "not-finite at t.0.0"],
    ["Infinity", [[1, Number.POSITIVE_INFINITY]], "not-finite at t.0.1"],
    ["a text", [["1"]], "wrong-type at t.0.0"],
    ["undefined", [[undefined]], "not-plain at t.0.0"],
    ["a list", [1], "wrong-type at t.0"],
    ["null", null, "wrong-type at t"],
  ])("with %s are refused", (_, table, place) => expect(places(thrownBy(() => readRows(table, "t", true)))).toEqual([place]));

  test("below 0 are named where that is asked", () =>
    expect(
      places(
        negativeCells(
          [
            [decimal(1), null],
            [decimal(-2), decimal(0)],
          ],
          ["t"],
        ),
      ),
    ).toEqual(["out-of-range at t.1.0"]));
});
