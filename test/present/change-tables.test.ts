import { describe, expect, test } from "vitest";
import { assess, type Block, fullyPartlyNot, trackProgress, whatIf } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { progressShown, whatIfShown } from "../../src/present/change-tables.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { assessed, head, leaf, percent, tree, unknown } from "../small.ts";

const tables = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

describe("a what-if", () => {
  const ways = { kind: "checklist", id: "ways", rule: "share", items: ["talk", "meet"].map((key) => ({ key, label: key })) } as const;
  const framework = tree({ a: fullyPartlyNot, b: leaf({ scale: ways }), c: percent, d: percent });
  const before = assessed(framework, { "t.a": { level: "partly", comment: "c" }, "t.b": ["talk", "meet"], "t.c": 30, "t.d": 10 });
  const result = whatIf(before, { "t.a": "fully", "t.b": [], "t.c": unknown } as never);
  test("has the changed answers in few words, and the parts that move with what they move by", () => {
    // Before (50 + 100 + 30 + 10) / 4 = 47.5, after (100 + 0 + 10) / 3 = 36.66…
    const { title, blocks } = whatIfShown(result, { names: namesFrom(outline(framework)), framework, most: 50 });
    expect(title).toBe("What if: Aford (invented), T 1.0.0");
    expect(tables(blocks).map(({ rows }) => rows)).toEqual([
      [
        ["a", "partly", "fully"],
        ["b", "talk; meet", "(none)"],
        ["c", "30", "unknown"],
      ],
      [
        ["T", "47.5", "36.7", "-10.8"],
        ["· a", "50.0", "100.0", "+50.0"],
        ["· b", "100.0", "0.0", "-100.0"],
        ["· c", "30.0", "–", "–"],
      ],
    ]);
    expect(texts(blocks)[0]).toContain("With 3 answers changed");
    expect(texts(blocks)).toContain("1 of 5 parts stays as it is.");
  });
  test("has ids and no sentences without the framework, and fewer parts at a depth", () => {
    const { blocks } = whatIfShown(result, { names: namesFrom(null), framework: null, most: 1 });
    expect(tables(blocks)[1]?.rows).toEqual([["t", "47.5", "36.7", "-10.8"]]);
    expect(texts(blocks)[0]).not.toContain("changed");
    const upper = whatIfShown(result, { names: namesFrom(outline(framework), 0), framework, most: 50 });
    expect(tables(upper.blocks)[1]?.rows).toHaveLength(1);
  });
});

describe("progress", () => {
  const framework = tree({ g: { x: percent, y: percent }, z: percent });
  const round = (date: string, x: number, z: number) => assess(framework, { ...head, date, answers: { "t.g.x": x, "t.z": z } });
  const rounds = [round("2022-03-01", 10, 20), round("2024-03-01", 10.125, 20), round("2026-03-01", 50, 10)];
  test("is told in sentences, then step by step and from the first round to the last", () => {
    const { title, blocks } = progressShown(trackProgress(rounds), 9, 50);
    expect(title).toBe("Aford (invented): progress from 2022-03-01 to 2026-03-01");
    expect(texts(blocks)[0]).toContain("the total rose by 15.0 points");
    expect(tables(blocks).map(({ caption }) => caption)).toEqual([
      "From 2022-03-01 to 2024-03-01, in points of 100",
      "From 2024-03-01 to 2026-03-01, in points of 100",
      "From 2022-03-01 to 2026-03-01, in points of 100",
    ]);
    // (10 + 20) / 2 = 15, (50 + 10) / 2 = 30
    expect(tables(blocks)[2]?.rows).toEqual([
      ["T", "15.0", "30.0", "+15.0", "+15.0", "0.0", "0.0", "0.0", "–"],
      ["· g", "–", "–", "–", "–", "–", "–", "–", "unscored both"],
      ["· · x", "10.0", "50.0", "+40.0", "+40.0", "0.0", "0.0", "0.0", "–"],
      ["· · y", "–", "–", "–", "–", "–", "–", "–", "unscored both"],
      ["· z", "20.0", "10.0", "-10.0", "-10.0", "0.0", "0.0", "0.0", "–"],
    ]);
    expect(tables(blocks)[0]?.rows[2]?.[3]).toBe("+0.1");
  });
  test("stops at a depth, and ends in a tree that goes round in a circle", () => {
    const progress = trackProgress(rounds.slice(1));
    expect(tables(progressShown(progress, 0, 50).blocks)[0]?.rows).toHaveLength(1);
    const circle = {
      ...progress,
      tree: progress.tree.map((node) => ({ ...node, parent: node.id === "t" ? ("t.g" as const) : node.parent })),
    };
    expect(() => progressShown(circle as never, 9, 50)).not.toThrow();
  });
});
