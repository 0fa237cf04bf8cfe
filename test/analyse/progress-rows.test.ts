/** Progress as rows. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess, type Progress, progressRows, trackProgress } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { head, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const framework = tree({ a: percent, g: { x: percent, y: percent } });
const round = (date: string, a: number, x: number, y?: number) =>
  assess(framework, { ...head, date, answers: { "t.a": a, "t.g.x": x, ...(y === undefined ? {} : { "t.g.y": y }) } });
const two = trackProgress([round("2024-03-01", 0, 10, 20), round("2026-03-01", 100, 10)]);
const three = trackProgress([round("2024-03-01", 0, 10, 20), round("2026-03-01", 100, 10), round("2028-03-01", 100, 40, 40)]);

describe("rows of progress", () => {
  test("have these columns in this order, whatever order the product was stored in", () => {
    const columns = "city,name,from,to,span,basis,node,title,before,after,change,answers,known,applicable,policy,reason";
    expect(Object.keys(progressRows(two)[0] ?? {}).join()).toBe(columns);
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? 1 : -1))
                .map(([key, inner]) => [key, sorted(inner)]),
            )
          : value;
    expect(JSON.stringify(progressRows(sorted(two) as Progress))).toBe(JSON.stringify(progressRows(two)));
  });
  test("hold one node each, as numbers", () => {
    // Total: (0 + 15) / 2 = 7.5 → (100 + 10) / 2 = 55; answers alone 57.5, known alone 5.
    expect(
      progressRows(two).map(({ node, title, before, after, change, answers, known, reason }) => [
        node,
        title,
        before,
        after,
        change,
        answers,
        known,
        reason,
      ]),
    ).toEqual([
      ["t", "T", 7.5, 55, 47.5, 50, -2.5, null],
      ["t.a", "a", 0, 100, 100, 100, 0, null],
      ["t.g", "g", 15, null, null, null, null, "unscored-after"],
      ["t.g.x", "x", 10, 10, 0, 0, 0, null],
      ["t.g.y", "y", 20, null, null, null, null, "unscored-after"],
    ]);
    expect(progressRows(two)[0]).toMatchObject({
      city: "aford",
      name: "Aford (invented)",
      from: "2024-03-01",
      to: "2026-03-01",
      span: "step",
      basis: "whole",
      applicable: 0,
      policy: 0,
    });
  });
  test("of three rounds: two steps, and the way from first to last", () => {
    const rows = progressRows(three);
    expect(rows.filter(({ node }) => node === "t").map(({ span, from, to, before, after }) => [span, from, to, before, after])).toEqual([
      ["step", "2024-03-01", "2026-03-01", 7.5, 55],
      ["step", "2026-03-01", "2028-03-01", 55, 70],
      ["overall", "2024-03-01", "2028-03-01", 7.5, 70],
    ]);
    expect(rows).toHaveLength(15);
    expect(deeplyFrozen(rows)).toBe(true);
    expect(survivesJson(rows)).toBe(true);
  });
  test("come of stored progress too", () => expect(progressRows(JSON.parse(JSON.stringify(three)))).toEqual(progressRows(three)));
});

describe("what is no progress", () => {
  const spoilt = (change: (copy: never) => void): unknown => {
    const copy = JSON.parse(JSON.stringify(two));
    change(copy as never);
    return copy;
  };
  test.each([
    ["nothing", undefined, "not-plain at "],
    ["a text", "progress", "not-progress at "],
    ["an assessment", round("2024-03-01", 1, 1), "not-progress at "],
    ["a bare kind", { kind: "progress" }, "missing-key at city"],
    [
      "a number that is none",
      spoilt((copy: { overall: { nodes: { t: { change: string } } } }) => {
        copy.overall.nodes.t.change = "lots";
      }),
      "bad-format at overall.nodes.t.change",
    ],
    [
      "a node that is missing",
      spoilt((copy: { steps: [{ nodes: { t?: object } }] }) => {
        delete copy.steps[0].nodes.t;
      }),
      "not-progress at tree",
    ],
    [
      "a node that is missing on the way from first to last",
      spoilt((copy: { overall: { nodes: { t?: object } } }) => {
        delete copy.overall.nodes.t;
      }),
      "not-progress at tree",
    ],
    [
      "a round without a node",
      spoilt((copy: { rounds: [{ nodes: { t?: object } }] }) => {
        delete copy.rounds[0].nodes.t;
      }),
      "not-progress at tree",
    ],
  ])("%s", (_, value, place) => {
    expect(places(thrownBy(() => progressRows(value as never)))[0]).toBe(place);
  });
  test("a stored minus zero is zero", () => {
    const stored = JSON.parse(JSON.stringify(two));
    stored.steps[0].nodes.t.before = "-0";
    expect(Object.is(progressRows(stored)[0]?.before, 0)).toBe(true);
  });
  test("anything hostile gives issues", () => {
    fc.assert(
      fc.property(hostileJson([two, three]), (make) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        meets(() => progressRows(value as never));
      }),
      { numRuns: 500 },
    );
  });
});
