/** The tree in which rounds of several versions are scored. */
import { describe, expect, test } from "vitest";
import { commonTree } from "../../src/analyse/progress-basis.ts";
import { assess, type Framework } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { head, leaf, percent, type Tree, tree } from "../small.ts";
import { codes, thrownBy } from "../support/issues.ts";

const rounds = (...frameworks: Framework[]) =>
  frameworks.map((framework, i) => assess(framework, { ...head, date: `202${i}-03-01`, answers: {} }));
const points = (maximum: number) => leaf({ scale: { kind: "points", id: "p", maximum } });
const versions = (...trees: Tree[]) => commonTree(rounds(...trees.map((children, i) => tree(children, { version: `${i}` }))), true);

describe("the common tree", () => {
  test("of one framework is the framework", () => {
    const framework = tree({ a: percent });
    const { framework: common, basis } = commonTree(rounds(framework, framework), false);
    expect(common).toBe(framework);
    expect(basis).toMatchObject({ kind: "whole", indicators: 1, of: [1, 1], weight: [1, 1], leftOut: [] });
  });
  test("holds what all versions have with one scale, wherever it stands in the latest", () => {
    const { framework, basis } = versions(
      { a: percent, b: points(5), c: percent, old: percent },
      { g: { a: percent }, c: percent, b: points(7) },
    );
    // Ids are whole paths: what moved into a group has another id.
    expect(outline(framework).indicators.map(({ id }) => id)).toEqual(["t.c"]);
    expect(basis.leftOut).toEqual([
      { id: "t.g.a", why: "not-in-all" },
      { id: "t.b", why: "scale-differs" },
      { id: "t.a", why: "not-in-all" },
      { id: "t.old", why: "not-in-all" },
    ]);
  });
  test("labels of a scale may change, points may not", () => {
    const levels = (label: string, most: number) =>
      leaf({
        scale: {
          kind: "levels",
          id: label,
          levels: [
            { key: "yes", label, points: most },
            { key: "no", label: "No", points: 0 },
          ],
        },
      });
    expect(versions({ a: levels("Yes", 100) }, { a: levels("Oui", 100), n: percent }).basis.leftOut.map(({ id }) => id)).toEqual(["t.n"]);
    expect(codes(thrownBy(() => versions({ a: levels("Yes", 100) }, { a: levels("Yes", 90) })))).toEqual(["nothing-shared"]);
  });
  test("a penalty that became an indicator is another question; one that has nothing left to lower is left out", () => {
    const penalty = leaf({ penalty: true });
    expect(
      versions({ a: percent, p: penalty, g: { x: percent, q: penalty } }, { a: percent, p: percent, g: { y: percent, q: penalty } }).basis
        .leftOut,
    ).toEqual([
      { id: "t.p", why: "penalty-differs" },
      { id: "t.g.y", why: "not-in-all" },
      { id: "t.g.q", why: "penalty-alone" },
      { id: "t.g.x", why: "not-in-all" },
    ]);
    expect(codes(thrownBy(() => versions({ a: percent, p: penalty }, { b: percent, p: penalty })))).toEqual(["nothing-shared"]);
  });
  test("says how much of each version's weight it carries: by its own weights, groups and policy, penalties apart", () => {
    const first = tree({ a: leaf({ weight: 3 }), g: { x: percent, y: leaf({ weight: 3 }) }, p: leaf({ penalty: true, weight: 0.5 }) });
    const second = tree({ a: percent, g: { y: percent }, n: percent }, { version: "2", policy: { weights: "equal-leaves" } });
    // First: a 3/4, y 1/4 × 3/4 = 3/16. Second: 1/3 each.
    expect(commonTree(rounds(first, second), true).basis.weight).toEqual([0.9375, 2 / 3]);
  });
  test("an id that is a group in one version and an indicator in another is not shared", () => {
    expect(versions({ a: percent, g: { x: percent } }, { a: percent, g: percent }).basis.leftOut).toEqual([
      { id: "t.g", why: "not-in-all" },
      { id: "t.g.x", why: "not-in-all" },
    ]);
  });
});
