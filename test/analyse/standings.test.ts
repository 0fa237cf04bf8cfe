import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { type Options, readOptions, type Standing, standings } from "../../src/analyse/standings.ts";
import { type Assessment, parseFramework, type ScoringPolicy } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessed, leaf, notApplicable, percent, tree, unknown } from "../small.ts";
import { places, thrownBy } from "../support/issues.ts";

const framework = tree({ a: leaf({ weight: 2 }), g: { x: percent, y: percent }, p: leaf({ penalty: true, weight: 0.1 }) });
const table = (assessment: Assessment, target: number, policy?: ScoringPolicy) =>
  Object.fromEntries(standings(assessment, { target, policy }).all.map((standing) => [standing.node.id, standing]));
const flags = ({ reached, best, worst }: Standing) => [reached, best, worst];

describe("how a node stands to its target", () => {
  const partly = table(assessed(framework, { "t.a": 80, "t.g.x": 40, "t.p": 30 }), 50);

  test("its value, and the best and the worst that open answers allow, reach it or not", () => {
    // g lies between 20 and 70; t between (160 + 20) / 3 − 3 = 57 and (160 + 70) / 3 − 3.
    expect(Object.entries(partly).map(([id, standing]) => [id, ...flags(standing)])).toEqual([
      ["t", true, true, true],
      ["t.a", true, true, true],
      ["t.g", false, true, false],
      ["t.g.x", false, false, false],
      ["t.g.y", false, true, false],
      ["t.p", true, true, true],
    ]);
  });
  test("its distance, and its value only if it is scored", () => {
    expect(Object.entries(partly).map(([id, { distance, current }]) => [id, Number(distance.toFixed(6)), current])).toEqual([
      ["t", 13.666667, 63.666666666666664],
      ["t.a", 30, 80],
      ["t.g", 10, null],
      ["t.g.x", 10, 40],
      ["t.g.y", 50, null],
      ["t.p", 20, 30],
    ]);
  });
  test("of an open penalty, from the worst end", () => {
    const { "t.p": open } = table(assessed(framework, { "t.a": 80 }), 80);
    expect([open?.distance.toNumber(), ...flags(open as Standing)]).toEqual([80, false, true, false]);
  });
  test("answers and evidence", () => {
    const { "t.g": g, "t.g.x": x, "t.g.y": y, "t.a": a } = partly;
    expect([g?.evidenceMissing, x?.evidenceMissing, y?.evidenceMissing]).toEqual([true, true, false]);
    expect([a?.answer, y?.answer, g?.answer]).toEqual([80, null, null]);
    const evidence = [{ title: "Minutes" }];
    expect(table(assessed(framework, { "t.a": { points: 80, evidence } }), 50).t?.evidenceMissing).toBe(false);
  });
  test("what does not apply is not there", () => {
    const rest = table(assessed(framework, { "t.a": 80, "t.g.x": notApplicable, "t.g.y": notApplicable, "t.p": unknown }), 50);
    expect(Object.keys(rest)).toEqual(["t", "t.a", "t.p"]);
    expect(Object.keys(table(assessed(framework, { "t.a": 80, "t.p": 10 }), 50, { weights: { "t.g.x": 0 } }))).toContain("t.g.x");
  });
});

describe("moving a node to its target", () => {
  test("changes what is above it, and tells gates that turn", () => {
    const gated = tree({ a: percent, g: { x: percent, y: percent } }, {}, { "t.g": { mandatory: { atLeast: 50 } } });
    const { all, move } = standings(assessed(gated, { "t.a": 80, "t.g.x": 20, "t.g.y": 60 }), { target: { "t.g.x": 60, "t.g.y": 10 } });
    // x at 60: g 60, t 70, from 60. y at 10: g 15, t 47.5.
    expect(all.map((standing) => move(standing)).map(({ change, ...gates }) => [change.toNumber(), gates])).toEqual([
      [10, { met: "t.g", lost: null }],
      [-12.5, { met: null, lost: null }],
    ]);
    const high = standings(assessed(gated, { "t.a": 80, "t.g.x": 60, "t.g.y": 60 }), { target: { "t.g.y": 10 } });
    expect(high.move(high.all[0] as Standing)).toMatchObject({ met: null, lost: "t.g" });
  });
  test("a distance of 0 moves nothing", () => {
    const { all, move } = standings(assessed(framework, { "t.a": 80, "t.p": 0 }), { target: { "t.a": 80 } });
    expect(move(all[0] as Standing).change.toNumber()).toBe(0);
  });
  test("what asks the same moves with it, but not where it is not asked", () => {
    const twins = parseFramework({
      ...{ id: "t", title: "T", version: "1", status: "untested" },
      children: [
        {
          id: "t.q",
          title: "q",
          question: "?",
          scale: {
            kind: "levels",
            id: "l",
            levels: [
              { key: "y", label: "Y", points: 100 },
              { key: "n", label: "N", points: 0 },
            ],
          },
        },
        { id: "t.a", title: "a", question: "?", scale: percent },
        { id: "t.b", title: "b", question: "?", scale: percent, sameAs: ["t.a"] },
        { id: "t.c", title: "c", question: "?", scale: percent, sameAs: ["t.a"], onlyIf: { indicator: "t.q", is: ["y"] } },
      ],
    });
    const change = (q: string): number => {
      const { all, move } = standings(assessed(twins, { "t.q": q, "t.a": 20 }), { target: { "t.a": 80 } });
      return move(all[0] as Standing).change.toNumber();
    };
    // (100 + 3 × 20) / 4 to (100 + 3 × 80) / 4; (0 + 2 × 20) / 3 to (0 + 2 × 80) / 3.
    expect([change("y"), change("n")]).toEqual([45, 40]);
  });
});

describe("options", () => {
  const tree_ = outline(framework);
  const read = (options: unknown) => readOptions<Options>(tree_, options, { order: z.optional(z.enum(["up", "down"])) }, () => []);
  test("are copied", () => {
    const given = { target: { "t.a": 50 }, order: "up" };
    expect(read(given)).toEqual(given);
    expect(read(given)).not.toBe(given);
    expect(read({ target: 5, kind: undefined })).toEqual({ target: 5 });
  });
  test("are refused with everything that is wrong", () => {
    expect(places(thrownBy(() => read({ target: 500, order: "sideways", kind: 1, more: 1 })))).toEqual([
      "not-allowed at kind",
      "not-allowed at order",
      "unknown-key at more",
      "out-of-range at target",
    ]);
    expect(places(thrownBy(() => read(null)))).toEqual(["wrong-type at options"]);
    expect(places(thrownBy(() => read({ target: Number.NaN })))).toEqual(["not-finite at target"]);
  });
});
