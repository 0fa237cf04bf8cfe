/** Where the cities are alike and where they lie apart. */
import { describe, expect, test } from "vitest";
import { spanOf } from "../../src/present/review-words.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { allAlike, furthestApart, partSpans, questionSpans, roundSpread, type SpannedNode } from "../../src/present/round-spread.ts";
import { closedRound, rows, said } from "./report-specimen.ts";

const node = (id: string, ...values: readonly (string | null)[]): SpannedNode => ({
  id,
  title: id,
  depth: 0,
  of: values.length,
  span: spanOf(values),
});

describe("alike and apart", () => {
  test("strong from 75 and weak up to 50 in every city with a value, of two at least", () => {
    const nodes = [
      node("a", "75", "100"),
      node("b", "74.9", "100"),
      node("c", "50", "0"),
      node("d", "50.1", "0"),
      node("e", "100", null),
      node("f", "0", null, "50"),
      node("g", null, null),
    ];
    const { strong, weak } = allAlike(nodes);
    expect([strong.map(({ id }) => id), weak.map(({ id }) => id)]).toEqual([["a"], ["c", "f"]]);
  });

  test("the furthest apart first, ties in order; what does not differ is none", () => {
    const nodes = [node("a", "10", "20"), node("b", "0", "50"), node("c", "30", "30"), node("d", "50", "100"), node("e", "7", null)];
    expect(furthestApart(nodes).map(({ id }) => id)).toEqual(["b", "d", "a"]);
    expect(furthestApart(nodes, 1).map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("of a round", () => {
  const scope = roundScope(closedRound(), {});
  test("a penalty is counted the other way round, and says so", () => {
    expect(partSpans(scope).at(-1)).toEqual({
      id: "t.fine",
      title: "fine (penalty, counted as 100 less its points)",
      depth: 0,
      of: 2,
      span: { low: "80", high: "80", n: 2, spread: "0" },
    });
    expect(questionSpans(scope)).toHaveLength(6);
  });

  test("says what strong and weak mean, and that few cities are no sample", () => {
    const blocks = roundSpread(scope, 5);
    expect(said(blocks)).toEqual([
      "By the cities' own answers. 2 cities are no sample: nothing here speaks of other cities. “Strong” means that every city with a value has 75 or more, “weak” that none has more than 50; both are conventions of this report.",
      "Parts that are strong everywhere: lead and fine (penalty, counted as 100 less its points).",
      "Parts that are weak everywhere: none.",
      "Single questions that are strong everywhere: a, marks and fine (penalty, counted as 100 less its points).",
      "Single questions that are weak everywhere: b and posts.",
    ]);
    expect(rows(blocks, "Parts: the cities")[2]).toEqual(["money", "2 of 2", "65.0", "65.0", "0.0"]);
    // Two cities that answer alike lie apart nowhere.
    expect(() => rows(blocks, "Questions on which")).toThrow();
  });
});
