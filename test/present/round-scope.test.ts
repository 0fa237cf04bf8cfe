/** Which cities of a round are shown: those that have agreed. */
import { describe, expect, test } from "vitest";
import { type AssessmentInput, addToRound, type Round, startRound } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/json.ts";
import { roundScope } from "../../src/present/round-scope.ts";
import { aford, bexhaven, roundAt } from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { closedRound, richReview, richRound } from "./report-specimen.ts";

/** The closed round, with another visibility of Aford's initial report or of its first rating. */
function seen(where: "initialReport" | "rating", visibility: AssessmentInput["visibility"]): Round {
  const plain = JSON.parse(toJson(closedRound()));
  const review = plain.content.reviews[0];
  const assessment = where === "initialReport" ? review.initialReport : review.ratings[0].assessment;
  assessment.visibility = visibility;
  return fromJson(JSON.stringify(plain), { kind: "round", framework: town });
}

describe("consent", () => {
  test("cities whose assessments may be seen by the scheme are shown to it, in the order of the hosts", () => {
    const scope = roundScope(richRound(), {});
    expect(scope.reviews.map(({ review }) => review.host.id)).toEqual(["aford", "bexhaven"]);
    expect(scope.missing.map(({ id }) => id)).toEqual(["cray"]);
    expect(scope.cities).toMatchObject({ elm: "Elm (invented)", aford: "Aford (invented)" });
  });

  test("to the public only what says public", () => {
    const issues = thrownBy(() => roundScope(closedRound(), { audience: "public" }));
    expect(places(issues)).toEqual([
      "not-agreed at reviews.0.initialReport.visibility",
      "not-agreed at reviews.1.initialReport.visibility",
    ]);
    expect(issues[0]?.params).toEqual({ city: "aford", name: "Aford (invented)", count: 5, visibility: "scheme", audience: "public" });
  });

  test("one assessment that is for the city alone keeps the whole review back", () => {
    expect(places(thrownBy(() => roundScope(seen("rating", "city"), {})))).toEqual([
      "not-agreed at reviews.0.ratings.0.assessment.visibility",
    ]);
    expect(roundScope(seen("rating", "public"), {}).reviews).toHaveLength(2);
    expect(places(thrownBy(() => roundScope(seen("initialReport", "city"), {})))).toEqual([
      "not-agreed at reviews.0.initialReport.visibility",
    ]);
  });

  test("not said means not agreed; the caller can say that a city has", () => {
    expect(places(thrownBy(() => roundScope(roundAt("reviewed"), {})))).toHaveLength(2);
    expect(roundScope(roundAt("reviewed"), { agreed: ["aford", "bexhaven"] }).agreed.map(({ id }) => id)).toEqual(["aford", "bexhaven"]);
  });
});

describe("options", () => {
  const refused = (options: object, round = closedRound()) => places(thrownBy(() => roundScope(round, options)));
  test("a city that is left out is neither shown nor missing", () => {
    const three = startRound(town, {
      hosts: [aford, bexhaven, { id: "d", name: "D (invented)" }],
      date: "2026-01-01",
      by: "coordinator",
      reviews: [aford, bexhaven, { id: "d", name: "D (invented)" }].map((city) => richReview("reportIssued", city)),
    });
    const { reviews, leftOut, missing } = roundScope(three, { without: ["aford"] });
    expect([reviews.map(({ review }) => review.host.id), leftOut.map(({ id }) => id), missing]).toEqual([["bexhaven", "d"], ["aford"], []]);
    expect(refused({ agreed: ["aford"], without: ["aford"] }, three)).toEqual(["option-no-effect at options.agreed"]);
  });

  test("what would do nothing or is unknown is an issue", () => {
    expect(refused({ agreed: ["aford"] })).toEqual(["option-no-effect at options.agreed"]);
    expect(refused({ without: ["cray"] }, richRound())).toEqual(["option-no-effect at options.without"]);
    expect(refused({ agreed: ["elm"] })).toEqual(["city-elsewhere at options.agreed.0"]);
    expect(refused({ without: ["aford", "aford"] })).toEqual(["named-twice at options.without.1", "out-of-range at reviews"]);
  });

  test("fewer than two cities cannot be compared", () => {
    expect(refused({ without: ["aford"] })).toEqual(["out-of-range at reviews"]);
    const begun = startRound(town, { hosts: [aford, bexhaven], date: "2026-01-01", by: "coordinator" });
    const one = addToRound(begun, { date: "2026-07-01", by: "coordinator", reviews: [richReview()] });
    expect(refused({}, one)).toEqual(["out-of-range at reviews"]);
    expect(refused({}, {} as never)).toEqual(["not-a-process at "]);
  });
});
