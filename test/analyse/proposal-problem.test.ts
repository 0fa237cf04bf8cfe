import { describe, expect, test } from "vitest";
import { answerAt, pointsAt, type Slot, sequenceOf } from "../../src/analyse/proposal-problem.ts";
import { assessed, leaf, notApplicable, percent, tree } from "../small.ts";
import { flat, posed, to } from "./proposal-specimen.ts";

const on = (...bits: number[]): Uint8Array => Uint8Array.from(bits);

describe("a problem", () => {
  test("counts efforts and budgets in whole units of the finest effort; a budget is cut down to them, and to all that there is", () => {
    const { problem } = flat(2, [to("a", 0.25, { 0: 50 }), to("b", 1.5, { 1: 50 })], {
      phases: [{ budget: 0.259 }, { budget: 1 }, {}, { budget: 99 }],
    });
    expect([problem.unit.toFixed(), problem.work.map(({ effort }) => effort), problem.budgets]).toEqual([
      "100",
      [25, 150],
      [25, 100, 175, 175],
    ]);
  });
  test("0.1 + 0.2 is 0.3", () => {
    const { problem } = flat(2, [to("a", 0.1), to("b", 0.2)], { budget: 0.3 });
    expect(problem.budgets[0]).toBe(3);
  });
  test("knows windows from 0, prerequisites by place, and which actions move anything", () => {
    const { problem } = flat(2, [to("b", 1, { 0: 0 }, { after: ["a"], phases: { earliest: 2, latest: 3 } }), to("a", 1, { 1: 10 })], {
      phases: 3,
    });
    expect(problem.work).toEqual([
      { id: "b", effort: 1, first: 1, last: 2, after: [1], moves: false },
      { id: "a", effort: 1, first: 0, last: 2, after: [], moves: true },
    ]);
    expect([problem.byId, problem.sequence]).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });
  test("holds what is there and counts: nothing that is not applicable, without weight, or dropped", () => {
    const framework = tree({ g: { x: percent, y: percent }, a: percent, n: percent, z: percent });
    const city = assessed(framework, { "t.g.x": 10, "t.a": 20, "t.n": 30, "t.z": notApplicable });
    const { problem } = posed(city, [to("a", 1)], { policy: { coverage: { below: "drop" }, weights: { "t.n": 0 } } });
    expect(problem.root.parts.map(({ node }) => problem.plan.nodes[node.index]?.id)).toEqual(["t.a"]);
    const whole = posed(city, [to("a", 1)], { policy: { weights: { "t.n": 0 } } }).problem;
    expect(whole.root.parts.map(({ node, weight }) => [whole.plan.nodes[node.index]?.id, weight.toFixed()])).toEqual([
      ["t.g", "1"],
      ["t.a", "1"],
    ]);
  });
  test("keeps of an answer only the actions that improve it", () => {
    const { problem } = posed(assessed(tree({ v0: percent }), { "t.v0": 50 }), [
      to("up", 1, { 0: 60 }),
      to("same", 1, { 0: 50 }),
      to("down", 1, { 0: 40 }),
    ]);
    expect(problem.slots.map(({ by }) => by)).toEqual([[{ action: 0, value: 60 }]]);
    expect(problem.root.touch).toEqual([0]);
  });
});

describe("sequenceOf", () => {
  test("puts each after what it waits for, and otherwise keeps the order asked for", () => {
    const after = [[2], [], [1], []];
    expect(
      sequenceOf(
        after.map((list) => ({ after: list })),
        [0, 3, 2, 1],
      ),
    ).toEqual([3, 1, 2, 0]);
    expect(
      sequenceOf(
        after.map((list) => ({ after: list })),
        [1, 2, 0, 3],
      ),
    ).toEqual([1, 2, 0, 3]);
    expect(sequenceOf([], [])).toEqual([]);
  });
});

describe("an answer that actions move", () => {
  const items = ["p", "q", "r"].map((key) => ({ key, label: key }));
  const list = { kind: "checklist", id: "list", items, rule: "share" } as const;
  const slotsOf = (answers: { readonly [id: string]: number | readonly string[] }): readonly Slot[] => {
    const framework = tree({ v0: percent, p: leaf({ penalty: true }), l: list, m: leaf({ scale: list, penalty: true }) });
    const levels = [
      { "t.v0": 40, "t.p": 30, "t.l": ["q"], "t.m": ["p", "q"] },
      { "t.v0": 70, "t.p": 10, "t.l": ["r"], "t.m": ["q", "r"] },
    ];
    return posed(
      assessed(framework, answers),
      levels.map((each, i) => ({ ...to(`a${i}`, 1), levels: each })),
    ).problem.slots;
  };
  test("open: the worst until it is answered; then the best answer, or all ticks", () => {
    const [v, p, l, m] = slotsOf({}) as [Slot, Slot, Slot, Slot];
    const at = (bits: Uint8Array) => [v, p, l, m].map((slot) => [answerAt(slot, bits), pointsAt(slot, bits).toFixed(0)]);
    expect(at(on(0, 0))).toEqual([
      [null, "0"],
      [null, "100"],
      [null, "0"],
      [null, "100"],
    ]);
    expect(at(on(1, 0))).toEqual([
      [40, "40"],
      [30, "30"],
      [["q"], "33"],
      [["p", "q"], "67"],
    ]);
    expect(at(on(1, 1))).toEqual([
      [70, "70"],
      [10, "10"],
      [["q", "r"], "67"],
      [["q"], "33"],
    ]);
  });
  test("answered: nothing is lost of what was there", () => {
    const [v, p, l] = slotsOf({ "t.v0": 50, "t.p": 20, "t.l": ["p"] }) as [Slot, Slot, Slot];
    expect([answerAt(v, on(1, 0)), answerAt(p, on(1, 0)), answerAt(l, on(1, 0)), answerAt(l, on(1, 1))]).toEqual([
      50,
      20,
      ["p", "q"],
      ["p", "q", "r"],
    ]);
    expect([answerAt(v, on(0, 1)), answerAt(p, on(0, 1))]).toEqual([70, 10]);
  });
});
