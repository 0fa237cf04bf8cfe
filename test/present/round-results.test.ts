/** The cities side by side. */
import { expect, test } from "vitest";
import { intiCities } from "../../src/frameworks/inti-cities.ts";
import { addToReview, advanceReview, type Review, reviewProcess, startReview, startRound } from "../../src/index.ts";
import { roundResults } from "../../src/present/round-results.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { aford, bexhaven, reviewSteps } from "../analyse/review-specimen.ts";
import { closedRound, rated, rows, said } from "./report-specimen.ts";

const blocks = roundResults(roundScope(closedRound(), {}));

test("counts first, then values, in the order of the hosts", () => {
  expect(said(blocks)[0]).toContain("Nothing is ranked");
  expect(rows(blocks, "What each city says")[1]).toEqual(["Aford", "1 fully, 1 partly, 4 measured or ticked", "48.9", "settled", "100 %"]);
  expect(rows(blocks, "By the cities themselves")).toEqual([
    ["Part", "Aford", "Bexhaven"],
    ["lead", "75.0", "75.0"],
    ["money", "65.0", "65.0"],
    ["ways", "66.7", "66.7"],
    ["fine (penalty: less is better)", "20.0", "20.0"],
    ["Total", "48.9", "48.9"],
  ]);
  expect(rows(blocks, "By the peers")[2]).toEqual(["money", "42.5 to 55.0", "42.5 to 55.0"]);
  // Nothing is open, and neither the expert nor the associations have a value for any part.
  expect(() => rows(blocks, "What open answers")).toThrow();
  expect(() => rows(blocks, "By the experts")).toThrow();
});

test("a suite has no total; ranges stand where answers are open; a city without raters of a role has no column there", () => {
  const made = [aford, bexhaven].map((city, i) => {
    const answers = {
      "governance.leadership.public-commitment": "fully",
      "governance.leadership.named-lead": "partly",
      "governance.leadership.council-debate": i === 0 ? "fully" : "partly",
    };
    const steps = {
      ...reviewSteps(city),
      assessSelf: { date: "2026-02-01", by: "host", initialReport: rated(city, { role: "self" }, answers as never, "2026-02-01") },
    } as { readonly [step: string]: { readonly [key: string]: unknown } };
    let review = startReview(intiCities as never, { host: city, date: "2026-01-01", by: "host" }) as unknown as Review;
    for (const { name } of reviewProcess.transitions) {
      const { ratings: _, ...step } = JSON.parse(JSON.stringify(steps[name]).replace(/"t\.[a-z.]+"/g, '"governance.leadership"'));
      review = advanceReview(review, name, step as never);
    }
    if (i === 1) return review;
    return addToReview(review, {
      date: "2026-07-01",
      by: "petra",
      ratings: [{ assessment: rated(city, { role: "peer", id: "petra" }, answers as never) }],
    });
  });
  const round = startRound(intiCities as never, {
    hosts: [aford, bexhaven],
    date: "2026-01-01",
    by: "coordinator",
    reviews: made as never,
  });
  const suite = roundResults(roundScope(round as never, {}));
  expect(rows(suite, "What each city says")[0]).toEqual(["City", "Counts", "Answered"]);
  expect(rows(suite, "By the cities themselves").map(([part]) => part)).not.toContain("Total");
  expect(rows(suite, "By the cities themselves")[2]).toEqual(["· Political commitment and leadership", "83.3", "66.7"]);
  // (100 + 50 + 100 + open) / 4, (100 + 50 + 50 + open) / 4
  expect(rows(suite, "What open answers")[2]).toEqual(["· Political commitment and leadership", "62.5 to 87.5", "50.0 to 75.0"]);
  expect(rows(suite, "By the peers")[0]).toEqual(["Part", "Aford (1)"]);
});
