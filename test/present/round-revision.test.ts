/** What becomes of the benchmark. */
import { describe, expect, test } from "vitest";
import { addToReview } from "../../src/index.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { readings, roundRevision } from "../../src/present/round-revision.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { closedRound, rated, richReview, richRound, rows, said } from "./report-specimen.ts";

const scope = roundScope(closedRound(), {});
const one = reviewScope(richReview());

describe("the revision", () => {
  test("stands with its reasons and with the final report", () => {
    const blocks = roundRevision(scope);
    expect(said(blocks)[0]).toBe("Version 1.1.0 is proposed in place of 1.0.0, with 1 change. Proposing changes no benchmark by itself.");
    expect(rows(blocks, "Proposed changes")[1]).toEqual(["posts", "reword", "Ask for permanent posts.", "Read in two ways."]);
    expect(said(blocks).at(-1)).toBe(
      "The final report is “Final report” (2027-01-20); kept at https://final.example; in its own words: All of it.",
    );
    expect(said(roundRevision(roundScope(richRound(), {})))[0]).toBe("No revision of the benchmark is proposed yet.");
  });
});

describe("questions that reviewers read differently", () => {
  test("are counted over peers and experts alone", () => {
    // Peers answer marks alike and everything else differently; only on a does the expert join them.
    expect(readings({ ...scope, reviews: [one] }).map(({ id, judged, differently }) => [id, judged, differently])).toEqual([
      ["t.lead.a", 1, 1],
      ["t.lead.b", 1, 1],
      ["t.money.posts", 1, 1],
      ["t.money.marks", 1, 0],
      ["t.ways", 1, 1],
      ["t.fine", 1, 1],
    ]);
    expect(readings({ ...scope, reviews: [reviewScope(richReview("selfAssessed"))] })).toEqual([]);
  });

  test("are not named on the evidence of two cities", () => {
    expect(said(roundRevision(scope))[1]).toBe(
      "It cannot be said: on no question did two or more peers or experts judge in 3 cities or more.",
    );
  });

  test("are named from three on, where they differ in every one, and no more is claimed", () => {
    // In the third city Quinn comes to Petra's view of b, posts and fine.
    const agreed = addToReview(richReview(), {
      date: "2026-07-01",
      by: "quinn",
      ratings: [
        {
          assessment: rated(
            aford,
            { role: "peer", id: "quinn" },
            { "t.lead.a": "fully", "t.lead.b": "partly", "t.money.posts": 40, "t.ways": ["talk", "meet"], "t.fine": 40 },
            "2026-06-20",
          ),
        },
      ],
    });
    const three = { ...scope, reviews: [one, one, reviewScope(agreed)] };
    expect(said(roundRevision(three)).slice(1, 4)).toEqual([
      "5 questions were judged by two or more peers or experts in 3 cities or more. On 2 questions they answered differently in every one of these cities. That may lie in the wording, in what each of them saw, or in the matter itself: it is a reason to look at the wording, not yet one to change it.",
      "a: in all 3 cities.",
      "ways: in all 3 cities.",
    ]);
    expect(said(roundRevision({ ...scope, reviews: [one, one, one] }))).toContain(
      "posts: in all 3 cities. A change of it is proposed above.",
    );
  });

  test("where none differs everywhere, that is said", () => {
    const same = {
      ...one,
      panel: [one.self, ...one.others.slice(0, 2).map((each) => ({ ...each, assessment: one.others[0]?.assessment as never }))],
    };
    const twins = {
      ...same,
      panel: same.panel.map((each, i) => ({
        ...each,
        assessment: { ...each.assessment, rater: { ...each.assessment.rater, id: `${i}` } },
      })),
    };
    expect(said(roundRevision({ ...scope, reviews: [twins, twins, twins] as never }))[1]).toBe(
      "6 questions were judged by two or more peers or experts in 3 cities or more. On none of them did they answer differently in every city.",
    );
  });
});
