import { describe, expect, test } from "vitest";
import { filled, orderFor, precedences } from "../../src/analyse/proposal-order.ts";
import { percents } from "../small.ts";
import { flat, posed, to } from "./proposal-specimen.ts";

const pairs = ({ problem }: ReturnType<typeof flat>): string[] =>
  precedences(problem).map(([before, after]) => `${problem.work[before]?.id}<${problem.work[after]?.id}`);

describe("what is useless", () => {
  test("brings nothing and prepares nothing, or has no room, itself or before it", () => {
    const actions = [
      to("idle", 1, { 0: 0 }),
      to("hire", 1),
      to("a", 1, { 0: 50 }, { after: ["hire"] }),
      to("dear", 9, { 1: 50 }),
      to("b", 1, { 2: 50 }, { after: ["dear"] }),
      to("late", 3, { 1: 60 }, { phases: { earliest: 2 } }),
    ];
    const { problem, values } = flat(3, actions, { phases: [{ budget: 4 }, { budget: 2 }] });
    expect([...orderFor(problem, values).useless]).toEqual([1, 0, 0, 1, 1, 1]);
  });
});

describe("which action goes before which", () => {
  test("of siblings alike, the smaller id, if it leads as far for the same effort", () => {
    expect(pairs(flat(3, [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 }), to("c", 1, { 2: 40 })]))).toEqual(["a<b", "a<c", "b<c"]);
    expect(pairs(flat(3, [to("a", 1, { 0: 40 }), to("b", 1, { 1: 50 })]))).toEqual([]);
    expect(pairs(flat(3, [to("a", 2, { 0: 50 }), to("b", 1, { 1: 50 })]))).toEqual([]);
  });
  test("or for less, in a single phase: in several it might not be exchanged", () => {
    const actions = [to("a", 1, { 0: 50 }), to("b", 2, { 1: 50 })];
    expect(pairs(flat(2, actions))).toEqual(["a<b"]);
    expect(pairs(flat(2, actions, { phases: 2 }))).toEqual([]);
  });
  test("not where windows, prerequisites, starts or weights differ, where an answer is shared, or where something comes after", () => {
    const alike = (more: object, other = {}) =>
      pairs(
        flat(4, [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 }, more), to("c", 1, { 3: 10, 2: 10 }), to("d", 1, {}, other)], { phases: 2 }),
      );
    expect(alike({})).toEqual(["a<b"]);
    expect(alike({ phases: { earliest: 2 } })).toEqual([]);
    expect(alike({ after: ["d"] })).toEqual([]);
    expect(alike({}, { after: ["b"] })).toEqual([]);
    expect(alike({}, { after: ["a"] })).toEqual(["a<b"]);
    expect(pairs(flat(2, [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 }), to("c", 1, { 1: 20 })]))).toEqual([]);
    const actions = [to("a", 1, { 0: 50 }), to("b", 1, { 1: 50 })];
    expect(pairs(posed(percents([0, 1]), actions))).toEqual([]);
    expect(pairs(posed(percents([0, 0], [1, 2]), actions))).toEqual([]);
    expect(pairs(posed(percents([0, 0]), actions))).toEqual(["a<b"]);
  });
});

describe("the order in which actions are tried", () => {
  test("what brings most per effort first, what prepares it before it", () => {
    const { problem, values } = flat(3, [
      to("a", 5, { 0: 50 }),
      to("b", 1, { 1: 40 }),
      to("hire", 1),
      to("c", 1, { 2: 90 }, { after: ["hire"] }),
    ]);
    expect(orderFor(problem, values).order.map((action) => problem.work[action]?.id)).toEqual(["hire", "c", "b", "a"]);
  });
  test("gains by themselves, only where they cannot be more together", () => {
    const linear = flat(2, [to("a", 2, { 0: 50 }), to("b", 1, { 1: 50 }), to("c", 1, { 1: 30 })]);
    expect(
      orderFor(linear.problem, linear.values).gains?.map(({ action, gain, effort }) => [action, Math.round(gain * 1e6) / 1e6, effort]),
    ).toEqual([
      [1, 25, 1],
      [2, 15, 1],
      [0, 25, 2],
    ]);
    const bent = flat(2, [to("a", 2, { 0: 50 })], { policy: { aggregate: "geometric" } });
    expect(orderFor(bent.problem, bent.values).gains).toBe(null);
  });
  test("a first plan takes all that fits in that order", () => {
    const { problem, values } = flat(3, [to("a", 5, { 0: 50 }), to("b", 2, { 1: 40 }), to("c", 3, { 2: 90 })], { phases: 2, budget: 5 });
    expect(filled(problem, orderFor(problem, values))).toEqual([1, 0, 0]);
  });
});
