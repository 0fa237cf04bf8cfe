import { describe, expect, test } from "vitest";
import {
  type Assessment,
  assess,
  type Block,
  compare,
  dominance,
  findPractices,
  describe as inFigures,
  rank,
  release,
  score,
  similarCities,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { listIssues, listShown } from "../../src/present/list-tables.ts";
import { notApplicable, percent, tree } from "../small.ts";

const town = tree(
  { a: percent, b: percent, c: percent, d: percent, e: percent, f: percent },
  { context: [{ id: "size", title: "Size", type: "number" }] },
);
const city = (id: string, ...points: readonly (number | null)[]): Assessment =>
  assess(town, {
    city: { id, name: `City ${id}`, context: { size: points[0] ?? 0 } },
    date: `2026-03-0${points.length > 6 ? 2 : 1}`,
    rater: { role: "self" },
    visibility: "public",
    answers: Object.fromEntries(
      ["a", "b", "c", "d", "e", "f"].flatMap((name, i) => {
        const value = points[i];
        const evidence = [{ title: `Proof of ${id}` }];
        return value === undefined
          ? []
          : [[`t.${name}`, value === null ? notApplicable : { points: value, ...(value === 100 ? { evidence } : {}) }]];
      }),
    ),
  });
// Totals: p = (50 × 5 + 100) / 6 = 58.33…, q = 40, r has three of six answered, too little.
const assessments = [city("p", 50, 50, 50, 50, 50, 100), city("q", 40, 40, 40, 40, 40, 40), city("r", 100, 0, 0)];
const comparison = compare(assessments.map((assessment) => score(assessment)));

const shown = (kind: string, product: object) => {
  expect(listIssues(kind, product)).toEqual([]);
  return listShown(kind, product as never, namesFrom(outline(town)), 50);
};
const tables = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const rows = (blocks: readonly Block[], i = 0) => tables(blocks)[i]?.rows;

test("a description: who is in which cohort and in none, then figures, then differences", () => {
  const bands = [
    { name: "small", below: 50 },
    { name: "middle", from: 50, below: 60 },
  ];
  const { title, blocks } = shown(
    "description",
    inFigures(comparison, { by: { size: { factor: "size", bands } }, reference: { city: "q" } }),
  );
  expect(title).toBe("T 1.0.0: cohorts in figures");
  expect(blocks[0]).toEqual({
    kind: "list",
    items: [
      "all cities: 3 cities, assessed on 2026-03-01",
      "small (size): 1 city, assessed on 2026-03-01",
      "middle (size): 1 city, assessed on 2026-03-01",
    ],
  });
  expect(texts(blocks)[0]).toBe("In no cohort: r (size: outside bands).");
  // Of three cities two are scored: mean (58.33… + 40) / 2 = 49.16…; quartiles at 40 + 18.33… / 4 and × 3 / 4; deviation 18.33… / √2 = 12.96…
  expect(rows(blocks)?.slice(0, 2)).toEqual([
    ["T", "all cities", "2", "3", "49.2", "49.2", "44.6", "53.8", "40.0", "58.3", "13.0"],
    ["T", "small", "1", "1", "40.0", "40.0", "40.0", "40.0", "40.0", "40.0", "–"],
  ]);
  expect(rows(blocks, 1)?.slice(0, 2)).toEqual([
    ["T", "p", "City q", "58.3", "40.0", "18.3"],
    ["T", "r", "City q", "–", "40.0", "–"],
  ]);
});

describe("a ranking", () => {
  test("has tiers beside ranks, ranges, what one level would change, and who stands apart", () => {
    const { title, blocks } = shown("ranking", rank(comparison, "t", { framework: town }));
    expect(title).toBe("T: tiers and ranks");
    expect(texts(blocks)[0]).toContain("Ranked are 2 of 3 cities, assessed on 2026-03-01 (self).");
    expect(texts(blocks)[1]).toBe("All indicators apply in all ranked cities.");
    expect(
      tables(blocks)[0]
        ?.columns.map((column) => column.title)
        .slice(0, 5),
    ).toEqual(["City", "Tier", "Rank", "Value", "Possible range"]);
    expect(rows(blocks)?.map((row) => row.slice(0, 5))).toEqual([
      ["City p", "1", "1", "58.3", "58.3"],
      ["City q", "2", "2", "40.0", "40.0"],
    ]);
    expect(rows(blocks, 1)).toEqual([["City r", "unscored", "–"]]);
  });
  test("says what not all share, and has no list of nobody", () => {
    const two = compare([score(assessments[0] as Assessment), score(city("s", 10, 10, 10, 10, 10, null))]);
    const { blocks } = shown("ranking", rank(two, "t", { framework: town }));
    // Five of six indicators of equal weight are shared: 83.33… %.
    expect(texts(blocks)[1]).toBe("They share 83.3 % of the weight; not shared: f.");
    expect(tables(blocks)).toHaveLength(1);
  });
});

test("a release: what may be published, what is held back and why, what is not protected", () => {
  const made = release(comparison, [{ nodes: ["t.a", "t.f"] }], { k: 3 });
  const { title, blocks } = shown("release", made);
  expect(title).toBe("T 1.0.0: figures that may be published together");
  expect(texts(blocks)[0]).toBe("From 3 cities, assessed on 2026-03-01; at least 3 cities stand in for each other.");
  // (50 + 40 + 100) / 3 = 63.33…
  expect(rows(blocks)).toEqual([["a", "all cities", "3", "63.3", "–", "–", "–"]]);
  expect(rows(blocks, 1)).toEqual([["f", "all cities", "too few"]]);
  expect(blocks).toContainEqual({ kind: "list", items: made.notProtected });
});

test("practices: who leads with what evidence, then how many", () => {
  const { title, blocks } = shown("practices", findPractices(assessments, "t", { audience: "public", for: "q" }));
  expect(title).toBe("Practices: T");
  expect(texts(blocks)[0]).toMatch(/^Among 2 of 2 cities, .*For the public to read\. Distance: .*\.$/);
  expect(rows(blocks)?.map((row) => row.slice(0, 4))).toEqual([
    ["a", "City r", "100.0", "Proof of r"],
    ["f", "City p", "100.0", "Proof of p"],
  ]);
  expect(rows(blocks, 1)?.[0]).toEqual(["a", "1", "1", "0", "0"]);
  const scheme = shown("practices", findPractices(assessments, "t", { audience: "scheme" }));
  expect(texts(scheme.blocks)[0]).toBe("Among 3 of 3 cities, assessed on 2026-03-01 (self). For the cities of the scheme to read.");
});

test("similar cities: the distance in words and in figures", () => {
  const { title, blocks } = shown("similar-cities", similarCities(comparison, "p", { on: "profile", framework: town }));
  expect(title).toBe("Cities most like p");
  expect(texts(blocks)[0]).toMatch(/^Distance: .+\. Among \d of 2 cities/);
  // Five children 10 apart and one 60: √((5 × 100 + 3600) / 6) = 26.14…; with r three: √((2500 + 2500 + 2500) / 3) = 50.
  expect(rows(blocks)).toEqual([
    ["City q", "2026-03-01", "26.1", "6", "6"],
    ["City r", "2026-03-01", "50.0", "3", "6"],
  ]);
});

test("dominance: p is at least as good as q everywhere; r is not scored everywhere", () => {
  const { blocks } = shown("dominance", dominance(comparison, "t", { framework: town }));
  expect(rows(blocks)).toEqual([
    ["City p", "1", "1", "0", "1", "–"],
    ["City q", "2", "0", "1", "1", "–"],
    ["City r", "–", "0", "0", "0", "unscored"],
  ]);
});
