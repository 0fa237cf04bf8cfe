/** The shipped scales: their words, their numbers, and that nobody can change them. */
import { describe, expect, test } from "vitest";
import { checkFramework, fiveStep, fullyPartlyNot, type LevelScale, yesNo } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";

const table = (scale: LevelScale): readonly (readonly [string, number])[] => scale.levels.map(({ key, points }) => [key, points]);

describe("the shipped scales", () => {
  test("fullyPartlyNot is 100, 50, 0", () => {
    expect(table(fullyPartlyNot)).toEqual([
      ["fully", 100],
      ["partly", 50],
      ["not-at-all", 0],
    ]);
    expect(fullyPartlyNot.levels.map((level) => level.label)).toEqual(["Fully", "Partly", "Not at all"]);
  });

  test("yesNo is 100, 0", () => {
    expect(table(yesNo)).toEqual([
      ["yes", 100],
      ["no", 0],
    ]);
  });

  test("fiveStep goes from 0 to 100 in steps of 25, by keys that are texts", () => {
    expect(table(fiveStep)).toEqual([
      ["0", 0],
      ["1", 25],
      ["2", 50],
      ["3", 75],
      ["4", 100],
    ]);
  });

  test("have ids of their own, are frozen, plain, and valid", () => {
    const scales = [fullyPartlyNot, yesNo, fiveStep];
    expect(scales.map((scale) => scale.id)).toEqual(["fully-partly-not", "yes-no", "five-step"]);
    for (const scale of scales) {
      expect(deeplyFrozen(scale)).toBe(true);
      expect(survivesJson(scale)).toBe(true);
      const children = [{ id: "t.a", title: "A", question: "A?", scale }];
      expect(checkFramework({ id: "t", title: "T", version: "1", status: "untested", children })).toEqual([]);
    }
  });
});
