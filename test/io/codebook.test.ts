/** The codebook: every node, everything that it says, one row. */
import { expect, test } from "vitest";
import { generalGovernance, intiCities } from "../../src/frameworks/index.ts";
import { parseFramework } from "../../src/index.ts";
import { rowsToCsv, toCodebook } from "../../src/io/index.ts";
import { outline } from "../../src/model/outline.ts";
import { library } from "../specimen.ts";
import { thrownBy } from "../support/issues.ts";

const tiny = parseFramework({
  id: "t",
  title: "T",
  version: "1.2",
  status: "untested",
  bibliography: { S: "S" },
  children: [
    {
      id: "t.a",
      title: "A",
      question: "A?",
      weight: 2,
      core: true,
      mandatory: { atLeast: 50 },
      sameAs: ["x.y"],
      scale: {
        kind: "levels",
        id: "l",
        levels: [
          { key: "y", label: "Yes", points: 100 },
          { key: "n", label: "No", points: 0 },
        ],
      },
      criteria: { y: "Seen.", n: "Not seen." },
      evidenceExpected: ["Plan", "Photo"],
      collection: "document",
      answeredBy: ["housing"],
      provenance: { status: "published", relation: "paraphrase", source: "S", locator: "p. 1", note: "N" },
    },
    {
      id: "t.g",
      title: "G",
      label: "standard",
      why: "W",
      how: "H",
      onlyIf: { indicator: "t.a", is: ["y"] },
      children: [
        {
          id: "t.g.n",
          title: "N",
          question: "N?",
          scale: { kind: "number", id: "n", unit: "m", worst: 1, best: 9, transform: "log", outside: "refuse" },
        },
        {
          id: "t.g.c",
          title: "C",
          question: "C?",
          scale: {
            kind: "checklist",
            id: "c",
            rule: "capped-sum",
            items: [
              { key: "p", label: "P", points: 60 },
              { key: "q", label: "Q", points: 50 },
            ],
          },
        },
        { id: "t.g.p", title: "P", question: "P?", penalty: true, scale: { kind: "points", id: "p", maximum: 5 } },
      ],
    },
  ],
});

test("says everything that a node says", () => {
  const [root, a, g, n, c, p] = toCodebook(tiny);
  expect(root).toMatchObject({
    framework: "t",
    version: "1.2",
    id: "t",
    parent: null,
    depth: 0,
    kind: "group",
    question: null,
    scale: null,
    core: null,
    penalty: null,
    status: "authored",
  });
  expect(a).toEqual({
    framework: "t",
    version: "1.2",
    id: "t.a",
    parent: "t",
    depth: 1,
    kind: "indicator",
    label: null,
    title: "A",
    question: "A?",
    scale: "levels",
    unit: null,
    worst: null,
    best: null,
    values: "y = 100 | n = 0",
    criteria: "y: Seen. | n: Not seen.",
    weight: 2,
    core: true,
    mandatory: 50,
    penalty: false,
    only_if: null,
    same_as: "x.y",
    why: null,
    how: null,
    evidence: "Plan | Photo",
    collection: "document",
    answered_by: "housing",
    status: "published",
    relation: "paraphrase",
    source: "S",
    locator: "p. 1",
    note: "N",
  });
  expect(g).toMatchObject({ kind: "group", label: "standard", why: "W", how: "H", only_if: "t.a = y", weight: 1, core: null });
  expect([n, c, p].map((row) => row?.values)).toEqual([
    "a number; 1 = 0, 9 = 100, logarithmic, none outside",
    "p = 60: P | q = 50: Q",
    "0 to 5",
  ]);
  expect(n).toMatchObject({ unit: "m", worst: 1, best: 9, parent: "t.g", depth: 2 });
  expect(p?.penalty).toBe(true);
});

test("has one row a node, with the same columns in each, of a suite too", () => {
  for (const framework of [tiny, library, generalGovernance, intiCities]) {
    const rows = toCodebook(framework);
    expect(rows.map(({ id }) => id)).toEqual(outline(framework).nodes.map(({ id }) => id));
    expect(new Set(rows.map((row) => Object.keys(row).join()))).toHaveProperty("size", 1);
    expect(rowsToCsv(rows).trimEnd().split("\n").length).toBeGreaterThanOrEqual(rows.length + 1);
  }
  expect(toCodebook(intiCities).find(({ id }) => id === "governance.leadership")?.framework).toBe("governance");
});

test("refuses what is no framework", () => {
  for (const wrong of [null, 1, "x", [], {}]) expect(thrownBy(() => toCodebook(wrong as never)).length).toBeGreaterThan(0);
});
