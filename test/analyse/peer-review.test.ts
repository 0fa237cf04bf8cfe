/** A review through all its steps, and the assessments that it holds. */
import { expect, expectTypeOf, test } from "vitest";
import {
  type Assessment,
  advanceReview,
  assess,
  assessmentsOf,
  defineFramework,
  fullyPartlyNot,
  type ReviewStep,
  score,
  startReview,
  tryAdvanceReview,
  yesNo,
} from "../../src/index.ts";
import { leaf, tree } from "../small.ts";
import { codes, thrownBy } from "../support/issues.ts";
import { aford, rated, reviewAt, reviewHead, reviewSteps } from "./review-specimen.ts";
import { town } from "./roadmap-specimen.ts";

test("everything that was handed in is there in the end", () => {
  const review = reviewAt();
  const { assessSelf, reviewDocuments, planVisit, visit, giveFeedback, issueReport } = reviewSteps(aford);
  expect(review).toMatchObject({
    kind: "review",
    host: aford,
    questions: reviewHead(aford).questions,
    initialReport: assessSelf.initialReport,
    team: reviewDocuments.team,
    deskReview: reviewDocuments.deskReview,
    visitPlan: planVisit.visitPlan,
    visit: visit.visit,
    interviews: visit.interviews,
    ratings: visit.ratings,
    findings: visit.findings,
    feedback: giveFeedback.feedback,
    reply: issueReport.reply,
    recommendations: issueReport.recommendations,
    report: issueReport.report,
  });
  expect(review.framework).toBe(town);
  expect(review.statement).toContain("Not endorsed by EUROCITIES");
});

test("its assessments are the host's and the others', under the whole benchmark or what was asked", () => {
  const assessments = assessmentsOf(reviewAt());
  expect(assessments.map(({ rater }) => rater.role)).toEqual(["self", "peer", "stakeholder"]);
  // Fully and partly of two questions: (100 + 50) / 2; partly twice; not at all and partly.
  expect(assessments.map((each) => score(each).nodes["t.lead"]?.value)).toEqual([75, 50, 25]);
  expect(assessments.every(({ framework }) => framework === town)).toBe(true);
  expect(assessmentsOf(reviewAt(), { under: "asked" }).map(({ framework }) => framework.children.length)).toEqual([4, 4, 1]);
  expect(assessmentsOf(reviewAt("draft"))).toEqual([]);
  expect(codes(thrownBy(() => assessmentsOf({} as never)))).toEqual(["not-a-process"]);
  expect(codes(thrownBy(() => assessmentsOf(reviewAt(), { under: "some" } as never)))).toEqual(["not-allowed"]);
});

test("what was asked without its condition stands under the whole benchmark too", () => {
  const pond = tree({ a: fullyPartlyNot, b: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.a", is: ["fully"] } }) });
  const assessment = { city: aford, date: "2026-01-01", rater: { role: "stakeholder" }, answers: { "t.b": "partly" } } as const;
  const review = startReview(pond, { host: aford, date: "2026-01-10", by: "host", ratings: [{ assessment, asks: ["t.b"] }] });
  for (const under of ["whole", "asked"] as const) expect(assessmentsOf(review, { under })[0]?.answers).toEqual({ "t.b": "partly" });
});

test("an assessment made before is taken as it is; one of another framework is not", () => {
  const head = { date: "2026-02-01", by: "host" };
  const own: Assessment = assess(town, rated(aford, "2026-01-30", { role: "self" }));
  expect(advanceReview(reviewAt("draft"), "assessSelf", { ...head, initialReport: own }).initialReport).toEqual(
    rated(aford, "2026-01-30", { role: "self" }),
  );
  const other = { ...own, framework: { ...town, version: "9" } };
  const outcome = tryAdvanceReview(reviewAt("draft"), "assessSelf", { ...head, initialReport: other });
  expect(outcome.ok ? [] : codes(outcome.issues)).toEqual(["wrong-framework"]);
});

test("ids are typed", () => {
  const small = defineFramework({
    id: "y",
    title: "Y",
    version: "1",
    status: "untested",
    children: [{ id: "y.a", title: "A", question: "A?", scale: yesNo }],
  });
  const review = startReview(small, { host: aford, date: "2026-01-01", by: "host", questions: [{ text: "?", nodes: ["y.a", "y"] }] });
  expectTypeOf<NonNullable<(typeof review.questions)[number]["nodes"]>[number]>().toEqualTypeOf<"y" | "y.a">();
  expectTypeOf<ReviewStep<"giveFeedback", "y.a", "y">>().toHaveProperty("feedback");
  // @ts-expect-error: no such node
  expect(() => startReview(small, { host: aford, date: "2026-01-01", by: "host", questions: [{ text: "?", nodes: ["y.b"] }] })).toThrow();
});
