import { describe, expect, test } from "vitest";
import { judge, type Schedule } from "../../src/analyse/proposal-candidate.ts";
import { leftOutOf, pickOf } from "../../src/analyse/proposal-reasons.ts";
import type { PossibleAction, ProposalOptions } from "../../src/index.ts";
import { flat, to } from "./proposal-specimen.ts";

const reasons = (size: number, actions: readonly PossibleAction[], schedule: Schedule, options: Partial<ProposalOptions> = {}) => {
  const { problem, values } = flat(size, actions, options);
  const best = judge(problem, values, schedule);
  return schedule.map((at, action) => {
    if (at >= 0) {
      const { reason, enables, without } = pickOf(problem, values, best, action);
      return [reason, enables, without.toFixed()];
    }
    const { reason, others, with: then } = leftOutOf(problem, values, best, action);
    return [reason, others, then.toFixed()];
  });
};

describe("why picked", () => {
  test("without it the target is missed, alone or with what it prepares", () => {
    const actions = [to("hire", 1), to("a", 1, { 0: 100 }, { after: ["hire"] }), to("b", 0, { 1: 20 })];
    expect(reasons(2, actions, [0, 0, 0], { target: 40 })).toEqual([
      ["enables", [1], "10"],
      ["needed-for-target", [], "10"],
      ["raises-total", [], "50"],
    ]);
  });
  test("without a target: the end, else an earlier phase, else what it prepares", () => {
    const actions = [
      to("pilot", 1, { 0: 40 }),
      to("whole", 1, { 0: 100 }, { after: ["pilot"] }),
      to("desk", 1),
      to("b", 1, { 1: 10 }, { after: ["desk"] }),
    ];
    expect(reasons(2, actions, [0, 1, 0, 1], { phases: 2 })).toEqual([
      ["raises-earlier", [1], "5"],
      ["raises-total", [], "25"],
      ["enables", [3], "50"],
      ["raises-total", [], "50"],
    ]);
  });
});

describe("why left out, the first that holds", () => {
  const actions = [
    to("a", 2, { 0: 100 }),
    to("idle", 1, { 1: 0 }),
    to("less", 1, { 0: 60 }),
    to("dear", 9, { 1: 50 }),
    to("desk", 3),
    to("b", 1, { 1: 30 }, { after: ["desk"] }),
    to("c", 2, { 1: 20 }),
  ];
  const picked = [0, -1, -1, -1, -1, -1, -1];
  test("without a target", () => {
    expect(reasons(2, actions, picked, { budget: 3 }).slice(1)).toEqual([
      ["brings-nothing", [], "50"],
      ["overtaken", [0], "50"],
      ["over-budget", [], "75"],
      ["brings-nothing", [], "50"],
      ["prerequisite-left-out", [4], "65"],
      ["does-not-fit", [], "60"],
    ]);
  });
  test("with a target that is reached", () => {
    expect(reasons(2, actions, picked, { budget: 3, target: 50 }).map(([reason]) => reason)).toEqual([
      ...["needed-for-target", "brings-nothing", "overtaken", "over-budget", "brings-nothing", "not-needed", "not-needed"],
    ]);
  });
  test("where a rule leaves no gain", () => {
    const both = [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 })];
    expect(reasons(2, both, [-1, -1], { budget: 1, policy: { aggregate: "minimum" } }).map(([reason]) => reason)).toEqual([
      "no-gain",
      "no-gain",
    ]);
  });
});
