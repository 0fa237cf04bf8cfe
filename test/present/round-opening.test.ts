/** A round in short. */
import { expect, test } from "vitest";
import { reviewScope } from "../../src/present/review-scope.ts";
import { roundOpening } from "../../src/present/round-opening.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { closedRound, richReview, richRound, said } from "./report-specimen.ts";

test("of a round that has ended", () => {
  expect(said(roundOpening(roundScope(closedRound(), {}), "Title"))).toEqual([
    "Comparison of a round of peer reviews under the benchmark “T” (version 1.0.0, untested). Begun on 2026-01-01; on 2027-01-20 it stands at “Published”. The comparative analysis is of 2026-08-30. Also called “Comparative analysis”.",
    "2 of 2 host cities are shown: Aford (invented) and Bexhaven (invented). Their teams have 6 members in all, from 2 cities; they held 6 talks.",
    "The cities of themselves, all together: 2 fully, 2 partly, 8 measured or ticked. Evidence comes with 2 of 12 answers.",
    "Every city rates itself at 75 or more in “lead” and “fine (penalty, counted as 100 less its points)”.",
    "Beside their peers, 2 cities rate themselves higher on average; for 2 of 2 the difference stands whichever questions are drawn (its interval does not reach 0).",
    "The reviews hold 6 findings and 4 recommendations, 2 of high priority; 1 finding is named as common.",
    "Version 1.1.0 of the benchmark is proposed, with 1 change.",
    "The comparative analysis in its own words: Much in common.",
    "It is kept at: https://compared.example.",
  ]);
});

test("of a round that goes on: preliminary, with who is missing", () => {
  const lines = said(roundOpening(roundScope(richRound(), {}), "Round"));
  expect(lines[0]).toBe(
    "Preliminary comparison of a round of peer reviews under the benchmark “T” (version 1.0.0, untested). Begun on 2026-01-01; on 2026-01-01 it stands at “Prepared”.",
  );
  expect(lines[1]).toMatch(/^2 of 3 host cities are shown: .* Still missing: Cray \(invented\)\.$/);
  expect(lines.slice(-2)).toEqual([
    "The reviews hold 6 findings and 4 recommendations, 2 of high priority; what they have in common is not written up yet.",
    "No revision of the benchmark is proposed yet.",
  ]);
});

test("without peers nothing is said of them", () => {
  const scope = roundScope(closedRound(), {});
  const alone = reviewScope(richReview("selfAssessed"));
  expect(said(roundOpening({ ...scope, reviews: [alone, alone] }, "x")).join(" ")).not.toContain("Beside their peers");
});
