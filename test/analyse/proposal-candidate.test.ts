import { describe, expect, test } from "vitest";
import {
  added,
  compareCandidates,
  compareIds,
  doneBy,
  isFeasible,
  isReached,
  judge,
  missingBefore,
  pickedAfter,
  polished,
} from "../../src/analyse/proposal-candidate.ts";
import { decimal } from "../../src/base/decimal.ts";
import { flat, to } from "./proposal-specimen.ts";

// Four quarters: a +25 (3), b +20 (2, after a), c +15 (2), d +5 (1).
const actions = [
  to("a", 3, { 0: 100 }),
  to("b", 2, { 1: 80 }, { after: ["a"] }),
  to("c", 2, { 2: 60 }),
  to("d", 1, { 3: 20 }, { phases: { earliest: 2 } }),
];
const { problem, values } = flat(4, actions, { phases: 2, budget: 4, target: 40 });

describe("a plan", () => {
  test("is worth what is done after each phase", () => {
    const plan = judge(problem, values, [0, 1, 1, -1]);
    expect([plan.values.map(String), String(plan.sum), String(plan.end), plan.effort, plan.count, plan.reached]).toEqual([
      ["25", "60"],
      "85",
      "60",
      7,
      3,
      true,
    ]);
    expect([...doneBy(plan.schedule, 0)]).toEqual([1, 0, 0, 0]);
    expect(isReached(problem, decimal(39.9)) || !isReached(problem, decimal(40))).toBe(false);
  });
  test("keeps budgets, windows and prerequisites, or not", () => {
    const feasible = (schedule: number[]) => isFeasible(problem, schedule);
    expect(
      [
        [0, 1, 1, -1],
        [-1, -1, -1, -1],
        [-1, -1, 0, 1],
      ].every(feasible),
    ).toBe(true);
    // Too dear together; b before a; b without a; d too early.
    expect(
      [
        [0, 0, -1, -1],
        [1, 0, -1, -1],
        [-1, 1, -1, -1],
        [-1, -1, -1, 0],
      ].some(feasible),
    ).toBe(false);
  });
  test("what an action waits for, and what waits for it", () => {
    expect([missingBefore(problem, [-1, -1, -1, -1], 1), missingBefore(problem, [0, -1, -1, -1], 1)]).toEqual([[0, 1], [1]]);
    expect([pickedAfter(problem, [0, 1, -1, -1], 0), pickedAfter(problem, [0, -1, -1, -1], 0)]).toEqual([[0, 1], [0]]);
  });
  test("takes more in the earliest phase with room, or cannot", () => {
    expect(added(problem, [-1, -1, -1, -1], [0, 1])).toEqual([0, 1, -1, -1]);
    expect(added(problem, [0, -1, -1, -1], [3])).toEqual([0, -1, -1, 1]);
    expect(added(problem, [0, 1, 1, -1], [3])).toBe(null);
    expect(added(problem, [-1, -1, -1, -1], [1])).toBe(null);
  });
});

describe("which of two plans is better", () => {
  const better = (a: number[], b: number[]) => Math.sign(compareCandidates(problem, judge(problem, values, a), judge(problem, values, b)));
  test("target, effort, sum; without a target reached: end", () => {
    expect(better([0, 1, -1, -1], [0, -1, -1, 1])).toBe(-1);
    // a and c: 40 for 5; a and b: 45 for 5, in the same phases: the sum decides.
    expect(better([0, -1, 1, -1], [0, 1, -1, -1])).toBe(1);
    expect(better([0, 1, 1, -1], [0, 1, -1, -1])).toBe(1);
    expect(better([0, -1, -1, -1], [-1, -1, 0, -1])).toBe(-1);
    expect(better([0, -1, -1, -1], [1, -1, -1, -1])).toBe(-1);
    expect(better([0, 1, -1, -1], [0, 1, -1, -1])).toBe(0);
  });
  test("ids: the first that only one of them has; then the first that is earlier", () => {
    const byId = [2, 0, 1];
    expect(compareIds(byId, [0, -1, -1], [-1, -1, 0])).toBe(1);
    expect(compareIds(byId, [0, -1, -1], [-1, 0, -1])).toBe(-1);
    expect(compareIds(byId, [0, 1, 1], [1, 0, 0])).toBe(1);
    expect(compareIds(byId, [0, 1, 1], [1, 0, 1])).toBe(-1);
    expect(compareIds(byId, [0, 1, 1], [0, 1, 1])).toBe(0);
  });
});

describe("small changes", () => {
  test("drop what the target does not need, add what it does, exchange, move forward what fits earlier", () => {
    // c exchanged for b: 45 instead of 40 for the same effort.
    expect(polished(problem, values, [0, 1, 1, -1]).schedule).toEqual([0, 1, -1, -1]);
    expect(polished(problem, values, [-1, -1, -1, -1]).reached).toBe(true);
    expect(polished(problem, values, [1, 1, -1, -1]).schedule).toEqual([0, 1, -1, -1]);
  });
  test("drop what prepares nothing", () => {
    const idle = flat(1, [to("hire", 1), to("a", 1, { 0: 50 })]);
    expect(polished(idle.problem, idle.values, [0, 0]).schedule).toEqual([-1, 0]);
  });
});
