/** How a review was done. */
import { describe, expect, test } from "vitest";
import { addToReview } from "../../src/index.ts";
import { policyWords, reviewMethod } from "../../src/present/review-method.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { headings, rated, richReview, rows, said, textOf } from "./report-specimen.ts";

const method = reviewMethod(reviewScope(richReview(), { cities: { elm: "Elm (invented)" } }));

describe("a finished review", () => {
  test("names the team with roles, cities and conflicts", () => {
    expect(headings(method)).toEqual(["2 How the review was done", "3 The team", "3 Before the visit", "3 The visit", "3 Who rated"]);
    expect(rows(method, "Who reviewed")).toEqual([
      ["Who", "Role", "From", "Conflicts of interest"],
      ["Petra Peer", "peer", "Elm (invented), City of Elm", "none declared"],
      ["Quinn Quill", "peer", "fenwick", "worked for the host until 2020"],
      ["Xenia Expert", "expert", "", "none declared"],
    ]);
  });

  test("says what was read, and how the visit was other than planned", () => {
    expect(said(method).slice(1, 4)).toEqual([
      "The team's preliminary analysis: Strong <on> paper. It looks at: lead. Read beside the initial report:",
      "Strategy (2025)",
      "It was planned for 2026-04-01 to 2026-04-04. The team was there from 2026-04-01 to 2026-04-05. Sites: Library; School. Other than planned: It rained. Planned sites: School.",
    ]);
    expect(rows(method, "Agenda")).toEqual([
      ["Day", "What", "Where"],
      ["2026-04-02", "Town hall", "Room 1"],
    ]);
  });

  test("counts talks by role, and tells neither names nor notes nor words of those who were asked", () => {
    expect(rows(method, "3 talks")).toEqual([
      ["Role", "Talks", "When", "About"],
      ["head of a school", "1", "2026-04-02", "money"],
      ["teacher", "2", "2026-04-02 to 2026-04-03", ""],
    ]);
    expect(textOf(method)).not.toMatch(/Sarah|frank|Secret/);
  });

  test("says who rated what, and who was asked less", () => {
    expect(rows(method, "Ratings")).toEqual([
      ["Who", "Date", "Asked", "Answers"],
      ["the city itself (Hanna Host)", "2026-01-30", "all 6 questions", "1 fully, 1 partly, 4 measured or ticked"],
      ["Petra Peer (peer, Elm)", "2026-04-04", "all 6 questions", "2 partly, 4 measured or ticked"],
      ["Quinn Quill (peer, fenwick)", "2026-04-04", "all 6 questions", "1 fully, 1 not at all, 4 measured or ticked"],
      ["Xenia Expert (expert)", "2026-04-04", "all 6 questions", "1 fully, 5 open"],
      ["Six associations (stakeholder)", "2026-04-04", "1 of 6 questions: a", "1 not at all"],
    ]);
  });

  test("lists an earlier rating of one rater, and says that it does not count", () => {
    const again = addToReview(richReview(), {
      date: "2026-07-01",
      by: "petra",
      ratings: [{ assessment: rated(aford, { role: "peer", id: "petra" }, { "t.lead.a": "fully" }, "2026-06-20") }],
    });
    const table = rows(reviewMethod(reviewScope(again)), "Ratings");
    expect(table[0]?.at(-1)).toBe("Note");
    expect(table.map((row) => row.at(-1)).filter((note) => note !== "" && note !== "Note")).toEqual([
      "a later rating by the same rater counts instead",
    ]);
  });
});

describe("before the visit", () => {
  test("what is not there is said", () => {
    const early = reviewMethod(reviewScope(richReview("selfAssessed")));
    expect(said(early).slice(1)).toEqual([
      "No team is named yet.",
      "There has been no desk review yet.",
      "No visit is planned yet.",
      "No talks are recorded.",
      "Nobody but the city itself has rated it so far.",
      "Values are arithmetic means, with weights as the benchmark states them. A part is scored where at least 65 % of what applies in it is answered.",
    ]);
    expect(rows(early, "Ratings (everybody was asked all 6 questions)")[0]).toEqual(["Who", "Date", "Answers"]);
    expect(said(reviewMethod(reviewScope(richReview("visitPlanned"))))).toContain(
      "It was planned for 2026-04-01 to 2026-04-04. It has not taken place yet. Planned sites: School.",
    );
  });
});

test("a policy in words", () => {
  expect(policyWords({})).toBe("Values are arithmetic means, with weights as the benchmark states them.");
  expect(
    policyWords({
      aggregate: { default: { power: 2 }, byDepth: { 1: "median" } },
      weights: { "t.a": 2 },
      missing: { unknown: "worst", refused: "block", "not-answered": "leave-out" },
      coverage: { threshold: 0.5 },
    }),
  ).toBe(
    "Values are power means with exponent 2, with weights as the benchmark states them, but for 1 part; some parts follow rules of their own. Without a value, and not left out: unknown (counted as 0), refused (leaves no value above it). A part is scored where at least 50 % of what applies in it is answered.",
  );
  expect(policyWords({ aggregate: { cappedSum: 3 }, weights: "equal" })).toBe(
    "Values are sums with the cap 3, with all parts of a group weighing the same.",
  );
  expect(policyWords({ aggregate: "minimum", weights: "equal-leaves" })).toBe(
    "Values are the minimum, with all questions weighing the same.",
  );
});
