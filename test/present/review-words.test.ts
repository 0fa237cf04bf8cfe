/** Words and parts that the reports on reviews share. */
import { describe, expect, test } from "vitest";
import {
  capital,
  days,
  ended,
  evidenceWords,
  higherWords,
  joined,
  listOfItems,
  plural,
  rangeWords,
  spanOf,
  spanWords,
  tableOf,
} from "../../src/present/review-words.ts";

describe("words", () => {
  test("lists and counts read as sentences do", () => {
    expect([joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
    expect([plural(1, "gap"), plural(2, "gap"), plural(0, "city", "cities")]).toEqual(["1 gap", "2 gaps", "0 cities"]);
    expect(capital("the team")).toBe("The team");
  });

  test("a text gets a full stop only where it ends without any mark", () => {
    expect([ended("Fund posts"), ended("Why?"), ended("“Well.”"), ended("(so)"), ended("Hm… ")]).toEqual([
      "Fund posts.",
      "Why?",
      "“Well.”",
      "(so).",
      "Hm…",
    ]);
  });

  test("evidence comes with all that is known of it", () => {
    expect(evidenceWords({ title: "Charter" })).toBe("Charter");
    expect(evidenceWords({ title: "Charter", kind: "policy", date: "2025", expires: "2029", url: "https://a.example" })).toBe(
      "Charter (policy, 2025, until 2029, https://a.example)",
    );
  });

  test("days, ranges and differences", () => {
    expect([days("2026-01-01", "2026-01-01"), days("2026-01-01", "2026-01-03")]).toEqual(["2026-01-01", "2026-01-01 to 2026-01-03"]);
    expect([
      rangeWords({ range: null }),
      rangeWords({ range: { low: 50, high: 50 } }),
      rangeWords({ range: { low: 12.5, high: 50 } }),
    ]).toEqual(["–", "settled", "12.5 to 50.0"]);
    expect([higherWords(6.25), higherWords(-0.5, ""), higherWords(0.04)]).toEqual([
      "6.3 points higher",
      "0.5 lower",
      "no higher and no lower",
    ]);
  });
});

describe("spans", () => {
  test("run from the least to the greatest exact value, and say how many there are", () => {
    // 0.1 + 0.2 as doubles would not do: 70.3 − 70.1 is 0.2 exactly.
    expect(spanOf(["70.3", null, "70.1", "9"])).toEqual({ low: "9", high: "70.3", n: 3, spread: "61.3" });
    expect(spanOf(["70.3", "70.1"])?.spread).toBe("0.2");
    expect(spanOf([null])).toBeNull();
  });

  test("read as one value where there is one, and say where some have none", () => {
    expect([
      spanWords([null, null]),
      spanWords(["50"]),
      spanWords(["50", "75"]),
      spanWords(["50", null]),
      spanWords(["50", null, "75"]),
    ]).toEqual(["–", "50.0", "50.0 to 75.0", "50.0 (1 of 2)", "50.0 to 75.0 (2 of 3)"]);
  });
});

describe("blocks", () => {
  test("what would be empty is left out: lists, tables, columns, but never the first", () => {
    expect([listOfItems([]), tableOf("T", ["A"], [])]).toEqual([[], []]);
    expect(
      tableOf(
        "T",
        ["A", { title: "B", align: "right" }, "C"],
        [
          ["", "", "1"],
          ["", "", ""],
        ],
      ),
    ).toEqual([
      {
        kind: "table",
        caption: "T",
        columns: [{ title: "A" }, { title: "C" }],
        rows: [
          ["", "1"],
          ["", ""],
        ],
      },
    ]);
    expect(listOfItems(["a"], true)).toEqual([{ kind: "list", items: ["a"], ordered: true }]);
  });
});
