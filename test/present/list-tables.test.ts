import { describe, expect, test } from "vitest";
import { outline } from "../../src/model/outline.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { isListed, listIssues, listShown } from "../../src/present/list-tables.ts";
import { places } from "../support/issues.ts";
import { products, town } from "./shown-products.ts";

const product = (name: string) => products[name]?.product as { readonly [key: string]: unknown };

test("knows its kinds, and nothing from a prototype", () => {
  const kinds = ["description", "ranking", "release", "practices", "similar-cities", "dominance", "roadmap-progress", "roadmap-proposal"];
  expect(kinds.every(isListed)).toBe(true);
  expect(["scorecard", "toString", "__proto__", ""].some(isListed)).toBe(false);
});

describe("what is read of a product is looked at first", () => {
  const rows = (...more: readonly object[]) => ({ ...product("dominance"), rows: more });
  const row = (product("dominance").rows as readonly object[])[0] as object;
  test("rows, cells and heads", () => {
    expect(listIssues("dominance", product("dominance"))).toEqual([]);
    expect(places(listIssues("dominance", { ...product("dominance"), rows: {} }))).toEqual(["wrong-type at rows"]);
    expect(places(listIssues("dominance", rows(row, { ...row, tier: "1", name: 2 })))).toEqual([
      "wrong-type at rows.1.name",
      "wrong-type at rows.1.tier",
    ]);
    expect(places(listIssues("dominance", { ...product("dominance"), title: null, statement: 5 }))).toEqual([
      "wrong-type at statement",
      "wrong-type at title",
    ]);
  });
  test("both ends of a range", () => {
    const [first] = product("ranking").rows as readonly object[];
    expect(places(listIssues("ranking", { ...product("ranking"), rows: [{ ...first, low: "1", high: "2" }] }))).toEqual([
      "wrong-type at rows.0.low",
      "wrong-type at rows.0.high",
    ]);
  });
  test("evidence", () => {
    const [first] = product("practices").rows as readonly object[];
    expect(places(listIssues("practices", { ...product("practices"), rows: [{ ...first, evidence: ["a"] }] }))).toEqual([
      "wrong-type at rows.0.evidence.0",
    ]);
  });
  test("what is no flat list", () => {
    expect(places(listIssues("roadmap-proposal", { ...product("roadmap-proposal"), phases: [{}] }))).toContain(
      "missing-key at phases.0.picks",
    );
  });
});

test("rows of nodes below a depth are left out; a statement closes it", () => {
  const described = product("description");
  const blocks = (depth: number) => listShown("description", described, namesFrom(outline(town), depth), 500).blocks;
  const counts = [0, 1, 2].map((depth) => blocks(depth).flatMap((block) => (block.kind === "table" ? [block.rows.length] : []))[0]);
  // One node, three, five; in each all cities and two cohorts.
  expect(counts).toEqual([3, 9, 15]);
  expect(blocks(0).at(-1)).toEqual({ kind: "paragraph", text: described.statement, small: true });
});
