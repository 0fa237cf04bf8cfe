/** A whole problem, part by part: nodes are shared, one part that cannot be is enough, and a solver is asked only where the search stopped. */
import loadHighs from "highs";
import { describe, expect, test } from "vitest";
import { canMeet, solve } from "../../src/analyse/matching-solve.ts";
import { problem, shown, UNIT } from "./matching-specimen.ts";

// Two themes that share no city: in theme 0 three of four make a choice, in theme 1 mentor and learners conflict.
const first = [1, 2, 3, 4].map((city) => [0, 0, city, 10 * city] as const);
const second = [...[6, 7, 8].map((city) => [1, 5, city, 10] as const), ...[5, 7, 8].map((city) => [1, 6, city, 11] as const)];

// Four mentors, eight cities: three schemes need nine. It takes more than one node to see that.
const crowded = problem(
  [9, 10, 11, 12].flatMap((by) => [1, 2, 3, 4, 5, 6, 7, 8].map((city) => [1, by, city, 10] as const)),
  { wanted: new Map([[1, 3]]) },
);

describe("solve", () => {
  test("puts the best of each part together", () => {
    const { best, optimal, tiesSettled, bound, bySolver } = solve(problem([...first, ...second]), 1000);
    expect([shown(best), optimal, tiesSettled, bound, bySolver]).toEqual([["0: 0 ← 1 2 3 4", "1: 6 ← 5 7 8"], true, true, 133n * UNIT, 0]);
  });
  test("one part that cannot meet its demand is enough, and so is a demand without any pair", () => {
    const none = { best: null, optimal: true };
    expect(solve(problem([...first, ...second], { wanted: new Map([[1, 2]]) }), 1000)).toMatchObject(none);
    expect(solve(problem(first, { placed: new Set([0]) }), 1000)).toMatchObject(none);
    expect(solve(crowded, 1000)).toMatchObject(none);
    expect(solve(crowded, 1)).toMatchObject({ ...none, optimal: false });
  });
  test("where nodes run out a solver takes over, and the search may end what it began", async () => {
    const solver = await loadHighs();
    const hard = [0, 1, 2].flatMap((theme) =>
      [8, 9].flatMap((by) => [1, 2, 3, 4, 5, 6].map((city) => [theme, by, city, 1 + (((theme + 2) * (by + 3) * city) % 37)] as const)),
    );
    const whole = solve(problem(hard), 1e6);
    const alone = solve(problem(hard), 2);
    const helped = solve(problem(hard), 2, solver);
    expect([whole.optimal, alone.optimal, alone.bound >= whole.bound]).toEqual([true, false, true]);
    expect([helped.optimal, helped.bySolver, helped.tiesSettled]).toEqual([true, 1, false]);
    expect(helped.bound - UNIT / 1_000_000n).toBe(whole.bound);
    expect(solve(crowded, 1, solver)).toMatchObject({ best: null, optimal: true });
  }, 30_000);
});

describe("canMeet", () => {
  test("yes, no, and not known", () => {
    const both = [...first, ...second];
    expect(canMeet(problem(both, { wanted: new Map([[0, 1]]), placed: new Set([8]) }), 1000)).toBe(true);
    expect(canMeet(problem(both, { wanted: new Map([[1, 2]]) }), 1000)).toBe(false);
    expect([canMeet(crowded, 1000), canMeet(crowded, 1)]).toEqual([false, null]);
    expect(canMeet(problem(both, { placed: new Set([0]) }), 1)).toBe(false);
  });
});
