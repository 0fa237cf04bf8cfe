/** A matching to begin with: what is worth most first, and only what keeps all limits. */
import { describe, expect, test } from "vitest";
import { goodStart } from "../../src/analyse/matching-start.ts";
import { problem, shown } from "./matching-specimen.ts";

describe("goodStart", () => {
  test("takes the scheme that is worth most, then what is still possible", () => {
    const rows = [0, 9].flatMap((mentor) =>
      [1, 2, 3, 4, 5, 6, 7].map((city) => [0, mentor, city, mentor === 0 ? 10 + city : 30 - city] as const),
    );
    // Mentor 9 could bring 29 + 28 + 27 + 26 = 110, mentor 0 only 17 + 16 + 15 + 14 = 62; then three are left: 15 + 16 + 17.
    expect(shown(goodStart(problem(rows)))).toEqual(["0: 9 ← 1 2 3 4", "0: 0 ← 7 6 5"]);
  });
  test("leaves out whom it may not take: mentors as learners, those without room, and languages apart", () => {
    const rows = [...[1, 2, 3].map((city) => [0, 0, city, 20] as const), ...[4, 5, 6].map((city) => [0, 1, city, 10] as const)];
    expect(shown(goodStart(problem(rows)))).toEqual(["0: 0 ← 1 2 3"]);
    expect(shown(goodStart(problem(rows, { asMentor: [0, 1, 1, 1, 1, 1, 1] })))).toEqual(["0: 1 ← 4 5 6"]);
    expect(shown(goodStart(problem(rows, { asImplementer: [1, 0, 1, 1, 1, 1, 1] })))).toEqual(["0: 1 ← 4 5 6"]);
    expect(goodStart(problem([1, 2, 3, 4].map((city) => [0, 0, city, 10, city < 3 ? 1 : 2] as const)))).toEqual([]);
  });
  test("is nothing where it does not meet a demand", () => {
    const rows = [1, 2, 3].map((city) => [0, 0, city, 20] as const);
    expect([goodStart(problem(rows, { placed: new Set([3]) }))?.length, goodStart(problem(rows, { wanted: new Map([[0, 2]]) }))]).toEqual([
      3,
      null,
    ]);
  });
});
