/** The front door of consensus: a list and a review alike, and nothing foreign from anything else. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assessmentsOf, settle } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";
import { reviewAt } from "./review-specimen.ts";

const rule = { otherwise: "lower-median-of-peers" } as const;

test("a review settles as its assessments do, where all were asked what they answered", () => {
  const review = reviewAt();
  // The peer says partly twice; residents were asked the same group.
  const settled = settle(review, rule);
  expect(settled).toMatchObject({ kind: "settlement", assessment: { rater: { role: "consensus" }, city: review.host } });
  expect(settled.assessment.answers).toMatchObject({ "t.lead.a": "partly", "t.lead.b": { level: "partly" } });
  expect(settled).toEqual(settle(assessmentsOf(review), rule));
});

test("decisions name raters as the review does", () => {
  const decisions = { "t.lead.a": { take: "s1", reason: "Seen" } } as const;
  expect(settle(reviewAt(), { ...rule, decisions }).sources["t.lead.a"]).toMatchObject({ from: "decision", raters: ["s1"] });
  const unknown = { "t.lead.a": { take: "stakeholder" } } as const;
  expect(places(thrownBy(() => settle(reviewAt(), { ...rule, decisions: unknown })))).toEqual([
    "rater-unknown at rule.decisions.t.lead.a.take",
  ]);
});

test("of any kind gives issues, and nothing foreign", () => {
  fc.assert(
    fc.property(hostileJson([reviewAt(), rule]), (make) => {
      const value = make() as never;
      meets(() => settle(value, rule));
      meets(() => settle(reviewAt(), value));
    }),
    { numRuns: 200 },
  );
});
