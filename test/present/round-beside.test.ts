/** The cities beside their reviewers. */
import { expect, test } from "vitest";
import { reviewScope } from "../../src/present/review-scope.ts";
import { biasCounts, roundBeside, roundDifferences, sharedDifferences } from "../../src/present/round-beside.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { closedRound, richReview, rows, said } from "./report-specimen.ts";

const scope = roundScope(closedRound(), {});
const alone = reviewScope(richReview("selfAssessed"));

test("each city beside each role, with how many and over how many questions", () => {
  expect(rows(roundBeside(scope), "Self beside others").slice(0, 4)).toEqual([
    ["City", "Beside", "Questions", "City above", "Interval", "Answers alike"],
    ["Aford", "2 peers", "6", "18.2", expect.stringMatching(/^\d+\.\d to \d+\.\d$/), "32 %"],
    ["Aford", "1 expert", "1", "0.0", "–", "32 %"],
    ["Aford", "1 rating by stakeholders", "1", "100.0", "–", "32 %"],
  ]);
  expect(biasCounts(scope)).toEqual({ of: 2, higher: 2, lower: 0, clear: 2 });
});

test("cities that nobody else rated are named, and count nowhere", () => {
  const one = { ...scope, reviews: [alone, ...scope.reviews.slice(1)] };
  expect(said(roundBeside(one)).at(-1)).toBe("Nobody but the city itself rated: Aford.");
  expect(biasCounts(one).of).toBe(1);
  const none = { ...scope, reviews: [alone] };
  expect(said(roundBeside(none))).toEqual(["Nobody but the city itself rated: Aford."]);
  expect(said(roundDifferences(none, 5))).toEqual(["In no city do the raters differ on a question that two of them answered."]);
});

test("questions on which raters differ in several cities come first, and no reviewer is named", () => {
  expect(sharedDifferences(scope).map(({ id, where }) => [id, where.length])).toEqual(
    ["t.lead.a", "t.lead.b", "t.money.posts", "t.money.marks", "t.ways", "t.fine"].map((id) => [id, 2]),
  );
  const blocks = roundDifferences(scope, 2);
  expect(rows(blocks, "Questions on which raters differ in several cities (the first 2 of 6)")).toEqual([
    ["Question", "Cities", "Where", "Furthest apart"],
    ["a", "2", "Aford and Bexhaven", "100.0"],
    ["b", "2", "Aford and Bexhaven", "50.0"],
  ]);
  expect(said(blocks).at(-1)).toBe("Bexhaven, fine: 40 of 100 points: 1 peer; 20 of 100 points: the city itself and 1 peer.");
  expect(said(blocks).join(" ")).not.toContain("Petra");
});
