/** A ranking in words: every kind of sentence, and what is no ranking. */
import { describe, expect, test } from "vitest";
import { type Answer, assess, compare, describeRanking, type Framework, rank, score, yesNo } from "../../src/index.ts";
import { leaf, notApplicable, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, thrownBy } from "../support/issues.ts";

const framework = tree({ body: leaf({ scale: yesNo, mandatory: { atLeast: 100 }, weight: 0.001 }), a: leaf({ weight: 9 }), b: percent });
const words = (cities: { readonly [name: string]: readonly [string, Answer, Answer, string?] }, tree: Framework = framework) => {
  const cards = Object.entries(cities).map(([name, [body, a, b, date = "2026-03-01"]]) =>
    score(
      assess(tree, {
        city: { id: name, name: `${name} (invented)` },
        date,
        rater: { role: "self" },
        answers: { "t.body": body, "t.a": a, "t.b": b },
      }),
    ),
  );
  return rank(compare(cards), "t", { framework: tree });
};

describe("describeRanking", () => {
  const ranking = words({
    Aford: ["yes", 80, 70, "2024-02-01"],
    Beford: ["yes", 80, 72],
    Ceford: ["yes", 30, notApplicable, "undated"],
    Deford: ["no", 90, 90],
    Eford: ["yes", { missing: "unknown" }, 90],
  });

  test("says among whom and when, who is told apart, who stands apart, and what it rests on", () => {
    expect(describeRanking(ranking)).toEqual([
      "T: 3 of 5 cities ranked, assessed from 2024-02-01 to 2026-03-01, 1 without a date.",
      "Tier 1 (ranks 1–2): Aford (invented), Beford (invented); not ordered among each other.",
      "Tier 2 (rank 3): Ceford (invented).",
      "Not ranked: Deford (invented) (a mandatory part is not met), Eford (invented) (too little is answered).",
      "2 of 3 indicators, with 90.0 % of the weight, apply in every ranked city; on these alone 1 city has another rank, or none.",
    ]);
    expect(describeRanking(JSON.parse(JSON.stringify(ranking)))).toEqual(describeRanking(ranking));
    expect(deeplyFrozen(describeRanking(ranking)) && survivesJson(describeRanking(ranking))).toBe(true);
  });

  test("says less where there is less to say", () => {
    expect(describeRanking(words({ Aford: ["yes", 80, 70, "undated"] }))).toEqual([
      "T: 1 of 1 cities ranked, 1 without a date.",
      "Tier 1 (rank 1): Aford (invented).",
      "All 3 indicators apply in every ranked city.",
    ]);
    const order = words({ Aford: ["yes", 50, notApplicable], Beford: ["yes", 40, 10] });
    expect(describeRanking(order).at(-1)).toContain("on these alone no city has another rank, or none");
  });

  test("refuses what is no ranking", () => {
    expect(codes(thrownBy(() => describeRanking({} as never)))).toEqual(["wrong-type"]);
    const { rows: _, ...rest } = ranking;
    for (const wrong of [null, undefined, 3, "x", [], rest, { ...ranking, apart: [{ name: "x", reason: "why" }] }])
      expect(thrownBy(() => describeRanking(wrong as never)).length).toBeGreaterThan(0);
  });
});
