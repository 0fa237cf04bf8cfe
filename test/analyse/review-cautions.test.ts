/** What is unusual about a review: said once its step is taken, never refused. */
import { expect, test } from "vitest";
import { addToReview, reviewCautions, reviewProcess } from "../../src/index.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { codes, thrownBy } from "../support/issues.ts";
import { reviewAt } from "./review-specimen.ts";

const said = (state: string) => reviewCautions(reviewAt(state)).map(({ code, key, text }) => [code, key, text]);
const peers = ["fewer-than-usual", "team", "Number of peers: 2; 4 are usual."];
const declared = ["conflicts-declared", "team", "quinn declared: worked for the host until 2020."];

test("counts are held against the usual when the step is taken that needs them", () => {
  expect(said("selfAssessed")).toEqual([]);
  expect(said("visitPlanned")).toEqual([peers, declared]);
  expect(said("visited")).toEqual([peers, ["fewer-than-usual", "interviews", "Number of interviews: 1; 15 to 30 are usual."], declared]);
});

test("usual numbers are no caution, more are", () => {
  const more = addToReview(reviewAt(), {
    date: "2026-07-01",
    by: "host",
    team: ["r", "s"].map((id) => ({ id, role: "peer" as const, city: "oak", conflicts: [] })),
    interviews: Array.from({ length: 14 }, (_, i) => ({ id: `x${i}`, role: "teacher" })),
  });
  expect(reviewCautions(more).map(({ code }) => code)).toEqual(["conflicts-declared"]);
  const interviews = Array.from({ length: 16 }, (_, i) => ({ id: `y${i}`, role: "teacher" }));
  const many = reviewCautions(addToReview(more, { date: "2026-07-01", by: "host", interviews }));
  expect(many[0]).toEqual({ code: "more-than-usual", key: "interviews", text: "Number of interviews: 31; 15 to 30 are usual." });
  expect(deeplyFrozen(many)).toBe(true);
});

test("days of a visit are counted with the first and the last", () => {
  const review = JSON.parse(JSON.stringify(reviewAt()));
  const short = reviewCautions({ ...review, visit: { from: "2026-04-01", to: "2026-04-02" } });
  expect(short.map(({ text }) => text)).toContain("Number of days of the visit: 2; 3 to 4 are usual.");
});

test("a conflict that ends its own sentence is not ended twice", () => {
  const team = [{ id: "tess", role: "expert", conflicts: ["Advised the host.", "Wrote its plan."] }] as const;
  const review = addToReview(reviewAt("draft"), { date: "2026-01-20", by: "host", team });
  expect(reviewCautions(review)[0]?.text).toBe("tess declared: Advised the host.; Wrote its plan.");
});

test("what is usual stands in the process", () => {
  const typical = reviewProcess.transitions.flatMap(({ needs }) =>
    needs.flatMap(({ key, typical: usual }) => (usual ? [[key, usual.of]] : [])),
  );
  expect(typical).toEqual([
    ["team", "peers"],
    ["visit", "days of the visit"],
    ["interviews", "interviews"],
  ]);
  expect(codes(thrownBy(() => reviewCautions({} as never)))).toEqual(["not-a-process"]);
});
