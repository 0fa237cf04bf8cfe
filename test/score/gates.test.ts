import { describe, expect, test } from "vitest";
import { leaf, notApplicable, percent, scored, tree, unknown } from "../small.ts";

const bands = [
  { name: "developing", from: 0 },
  { name: "achieving", from: 50 },
  { name: "excelling", from: 80 },
];
const framework = tree({ a: leaf({ mandatory: { atLeast: 100 } }), b: percent });

describe("gates", () => {
  test("unmet: the band is withheld and no value changes ({fully, fully, partly} all mandatory: 83.33 without a band)", () => {
    const mandatory = { atLeast: 100 };
    const gated = tree({ a: leaf({ mandatory }), b: leaf({ mandatory }), c: leaf({ mandatory }) });
    const answers = { "t.a": 100, "t.b": 100, "t.c": 50 };
    const card = scored(gated, answers, { bands });
    expect(card.total.exact).toBe("83.333333333333333333333333333333");
    expect(card.total).toEqual(scored(tree({ a: percent, b: percent, c: percent }), answers).total);
    expect(card.gates.map((gate) => gate.state)).toEqual(["met", "met", "unmet"]);
    expect(card.band).toEqual({ name: null, reason: "gate-unmet" });
  });
  test("open: what may still be met is neither met nor unmet", () => {
    const card = scored(framework, { "t.a": unknown, "t.b": 90 }, { bands: [{ name: "any", from: 0 }], coverage: { threshold: 0.5 } });
    expect(card.gates).toEqual([{ id: "t.a", required: 100, state: "open" }]);
    expect(card.band).toEqual({ name: null, reason: "gate-open" });
  });
  test("a gate on a group looks at its whole possible range", () => {
    const gated = tree({ g: { x: percent, y: percent }, h: percent }, {}, { "t.g": { mandatory: { atLeast: 50 } } });
    const state = (x: number, atLeast = 50) =>
      scored(tree({ g: { x: percent, y: percent }, h: percent }, {}, { "t.g": { mandatory: { atLeast } } }), {
        "t.g.x": x,
        "t.g.y": unknown,
        "t.h": 1,
      }).gates[0]?.state;
    expect(scored(gated, { "t.g.x": 100, "t.g.y": 0, "t.h": 1 }).gates[0]?.state).toBe("met");
    expect([state(100), state(99), state(0), state(0, 50.001)]).toEqual(["met", "open", "open", "unmet"]);
  });
  test("a gate on what is not applicable is gone, like the node", () => {
    expect(scored(framework, { "t.a": notApplicable, "t.b": 90 }, { bands })).toMatchObject({ gates: [], band: { name: "excelling" } });
  });
});

describe("bands", () => {
  const band = (value: number, b: number | typeof unknown = value) =>
    scored(tree({ a: percent, b: percent }), { "t.a": value, "t.b": b }, { bands, coverage: { threshold: 0.5 } }).band;
  test("a boundary belongs to the upper band", () => {
    expect([band(49.999).name, band(50).name, band(80).name, band(100).name, band(0).name]).toEqual([
      "developing",
      "achieving",
      "excelling",
      "excelling",
      "developing",
    ]);
  });
  test("a true tie at a boundary is a tie: 89/200 + 1/2 = 45 % is not 44.99…", () => {
    const scale = { kind: "points", id: "p", maximum: 200 } as const;
    expect(
      scored(
        tree({ a: scale }),
        { "t.a": 89 },
        {
          bands: [
            { name: "low", from: 0 },
            { name: "high", from: 44.5 },
          ],
        },
      ).band.name,
    ).toBe("high");
    const thirds = { kind: "checklist", id: "c", rule: "share", items: ["x", "y", "z"].map((key) => ({ key, label: key })) } as const;
    expect(
      scored(
        tree({ a: thirds, b: thirds }),
        { "t.a": ["x"], "t.b": ["x", "y"] },
        {
          bands: [
            { name: "low", from: 0 },
            { name: "half", from: 50 },
          ],
        },
      ).band.name,
    ).toBe("half");
  });
  test("named only if the whole range lies in it", () => {
    expect(band(60, unknown)).toEqual({ name: null, reason: "range-crosses-bands" });
    expect(scored(tree({ a: leaf({ weight: 9 }), b: percent }), { "t.a": 60, "t.b": unknown }, { bands }).band.name).toBe("achieving");
  });
  test("bands may be given in any order; below the lowest there is none; without bands there is a reason", () => {
    const total = (policy: object) => scored(tree({ a: percent }), { "t.a": 30 }, policy).band;
    expect(total({ bands: [...bands].reverse() }).name).toBe("developing");
    for (const order of [
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
      [0, 2, 1],
    ])
      expect(scored(tree({ a: percent }), { "t.a": 90 }, { bands: order.map((i) => bands[i] as (typeof bands)[0]) }).band.name).toBe(
        "excelling",
      );
    expect(total({ bands: [{ name: "high", from: 60 }] })).toEqual({ name: null, reason: "below-lowest-band" });
    expect(total({})).toEqual({ name: null, reason: "no-bands" });
  });
  test("a total that is not scored has no band", () => {
    expect(scored(tree({ a: percent, b: percent }), { "t.a": 90 }, { bands }).band).toEqual({ name: null, reason: "unscored" });
  });
});
