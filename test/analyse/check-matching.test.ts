/** A matching that was stored: what comes back unchanged is one; anything else is refused, with its place. */
import { describe, expect, test } from "vitest";
import { ensureMatching } from "../../src/analyse/check-matching.ts";
import { matchMentors } from "../../src/index.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { learner, mentor, result, themed } from "./matching-specimen.ts";

const sized = (id: string) => ({ id, name: `${id} (invented)`, context: { size: id < "d" ? "small" : "large" } });
const found = matchMentors({
  themes: [themed("ta"), themed("tb", 1)],
  cities: [
    { ...mentor("a", ["ta"]), results: [result("a", "ta", 90)], city: sized("a") },
    mentor("m", ["tb"]),
    { ...mentor("n", ["ta"]), results: [result("n", "ta", 70)] },
    ...["b", "c", "d", "e", "f", "g", "h"].map((id) => ({
      ...learner(id, { ta: 0, tb: 5 }),
      results: [result(id, "ta", 40)],
      city: sized(id),
      capacity: { implement: 2 },
    })),
    learner("x", { ta: 5, tb: 1 }, ["Greek"]),
  ],
  options: { context: { weight: 5, factors: ["size"] }, earlier: [["a", "h"]], leastGap: 1 },
});

test("what was stored comes back as it was", () => {
  expect(found.schemes.flatMap(({ matches }) => matches.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
    expect.arrayContaining(["measured-gap", "declared-gap", "shared-language", "similar-context", "best-mentor", "other-mentor"]),
  );
  const back = ensureMatching(JSON.parse(JSON.stringify(found)));
  expect([back, deeplyFrozen(back)]).toEqual([found, true]);
});

describe("refused:", () => {
  const refuse = (value: unknown): string[] => {
    const issues = thrownBy(() => ensureMatching(value));
    expect(issues.flatMap(flawsOf)).toEqual([]);
    return places(issues);
  };
  test("other products and other values", () => {
    for (const value of [null, 3, "x", [], {}, { kind: "scheme" }]) expect(refuse(value)).toEqual(["not-a-matching at "]);
    expect(refuse(Number.NaN)).toEqual(["not-finite at "]);
  });
  test("what is missing, added or of another kind, at its place", () => {
    const { total, ...rest } = found;
    expect(refuse(rest)).toEqual(["missing-key at total"]);
    expect(refuse({ ...found, extra: 1 })).toEqual(["unknown-key at extra"]);
    expect(refuse({ ...found, total: { ...total, exact: "many" } })).toEqual(["bad-format at total.exact"]);
    expect(refuse({ ...found, schemes: [{ ...found.schemes[0], matches: [] }] })).toEqual(["out-of-range at schemes.0.matches"]);
    expect(refuse({ ...found, unplaced: [{ ...found.unplaced[0], reason: "luck" }] })).toEqual(["not-allowed at unplaced.0.reason"]);
    const [scheme] = found.schemes;
    const matches = [{ ...scheme?.matches[0], reasons: [{ code: "luck", params: {} }] }];
    expect(refuse({ ...found, schemes: [{ ...scheme, matches }] })).toEqual(["bad-format at schemes.0.matches.0.reasons.0"]);
  });
});
