/** How far raters agree, and where they differ. */
import { describe, expect, test } from "vitest";
import { addToReview } from "../../src/index.ts";
import { reviewAgreement, stateWords } from "../../src/present/review-agreement.ts";
import { reviewScope } from "../../src/present/review-scope.ts";
import { aford } from "../analyse/review-specimen.ts";
import { headings, rated, richReview, rows, said, textOf } from "./report-specimen.ts";

const blocks = reviewAgreement(reviewScope(richReview()), 2);

describe("figures", () => {
  test("are said with what they rest on", () => {
    const lines = said(blocks);
    // a: 5 raters, 10 pairs, 3 alike; the other five questions: 3 raters, 3 pairs, 1 alike. 8 of 25.
    expect(lines[0]).toBe(
      "6 questions of 6 were answered by two raters or more. Of all pairs of answers by two raters to one question, 32 % are alike.",
    );
    // Petra and Quinn answer marks alike, and nothing else.
    expect(lines[1]).toBe("Among the peers alone, 17 % of 6 pairs of answers are alike.");
    expect(lines[2]).toMatch(
      /^Beside the 2 peers, the city rates itself 18\.2 points higher .* it could lie from \d+\.\d to \d+\.\d points higher \(95 % bootstrap interval\)\.$/,
    );
    expect(lines[3]).toMatch(/over 1 question that both sides answered\. There is no interval: too few questions\.$/);
    expect(lines[5]).toMatch(
      /^Krippendorff's alpha is -?\d\.\d \(interval, 6 questions; 1 is full agreement, 0 what chance would give\)\.$/,
    );
    expect(textOf(blocks)).toContain(
      "Petra Peer, Quinn Quill, Xenia Expert worked together, so that their ratings are nearer to one rating than to 3.",
    );
  });

  test("by part, and only where two raters answered", () => {
    expect(rows(blocks, "Agreement by part")).toEqual([
      ["Part", "Questions", "Alike", "City above peers", "City above experts", "City above stakeholders"],
      ["lead", "2", "31 %", "25.0", "0.0", "100.0"],
      ["money", "2", "33 %", "16.3", "–", "–"],
      ["ways", "1", "33 %", "16.7", "–", "–"],
      ["fine (penalty: less is better)", "1", "33 %", "10.0", "–", "–"],
    ]);
    const one = addToReview(richReview("selfAssessed"), {
      date: "2026-02-02",
      by: "team",
      ratings: [{ assessment: rated(aford, { role: "stakeholder" }, { "t.ways": ["talk", "write"] }, "2026-02-01") }],
    });
    const alike = reviewAgreement(reviewScope(one), 5);
    expect(rows(alike, "Agreement by part")).toEqual([
      ["Part", "Questions", "Alike", "City above stakeholders"],
      ["ways", "1", "100 %", "0.0"],
    ]);
    expect(said(alike)).toContain("Krippendorff's alpha cannot be said (too few questions).");
    expect(said(alike).at(-1)).toBe("The raters differ on no question that two of them answered.");
  });

  test("with the city alone there is nothing to say", () => {
    expect(reviewAgreement(reviewScope(richReview("selfAssessed")), 5)).toEqual([]);
  });
});

describe("differences", () => {
  test("the first stand in full, the others in a table, and each remark stands once", () => {
    expect(headings(blocks)).toEqual([
      "3 How far the raters agree",
      "3 Worth talking over",
      "4 fine (20.0 points apart)",
      "4 a (100.0 points apart)",
    ]);
    expect(said(blocks).slice(-5)).toEqual([
      "20 of 100 points: the city itself and Quinn Quill.",
      "a?",
      "Fully: the city itself, Quinn Quill and Xenia Expert. The city itself: “We all know her.” Evidence of the city itself: Charter (policy, 2025-03, https://a.example).",
      "Partly: Petra Peer. Petra Peer: “Nobody named her.”",
      "Not at all: Six associations (stakeholder).",
    ]);
    expect(rows(blocks, "Further questions")).toEqual([
      ["Question", "Who says what", "What they add"],
      ["ways", "2 of 3 items: the city itself and Quinn Quill; 1 of 3 items: Petra Peer", ""],
      [
        "b",
        "partly: the city itself and Petra Peer; not at all: Quinn Quill",
        "Evidence of Quinn Quill: Minutes. Quinn Quill answered on 2026-04-03, sure to 80 %.",
      ],
      ["posts", "40 % of posts: the city itself and Petra Peer; 20 % of posts: Quinn Quill", ""],
      ["marks", "80 of 100 points: the city itself; 60 of 100 points: Petra Peer and Quinn Quill", ""],
    ]);
    const none = reviewAgreement(reviewScope(richReview()), 0);
    expect(rows(none, "Questions on which the raters differ")).toHaveLength(7);
    expect(headings(none)).toHaveLength(2);
  });

  test("what has no value is said in words", () => {
    const side = { state: "outside-competence", words: null, routed: false } as never;
    expect(stateWords(side)).toBe("outside the city's competence");
    expect(stateWords({ state: "not-applicable", words: null, routed: true } as never)).toBe("does not apply (because of another answer)");
    expect(stateWords({ state: "answered", words: "Fully", routed: false } as never)).toBe("fully");
    const reasoned = addToReview(richReview("selfAssessed"), {
      date: "2026-02-02",
      by: "team",
      ratings: [
        {
          assessment: rated(
            aford,
            { role: "stakeholder" },
            { "t.lead.a": { missing: "not-applicable", reason: "No mayor" } },
            "2026-02-01",
          ),
        },
      ],
    });
    expect(said(reviewAgreement(reviewScope(reasoned), 1)).at(-1)).toBe(
      "Does not apply: stakeholders together. Reason of stakeholders together: “No mayor”.",
    );
  });
});
