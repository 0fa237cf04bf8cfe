import { describe, expect, test } from "vitest";
import { type Answer, assess, type Block, type Comparison, compare, explain, type Framework, score } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { comparisonShown, explanationShown, type NodeScope, scorecardShown, valueOf } from "../../src/present/node-tables.ts";
import { assessed, leaf, notApplicable, percent, percents, scored, tree } from "../small.ts";

const tables = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const scope = (framework: Framework, depth = 9, most = 50): NodeScope => ({ names: namesFrom(outline(framework), depth), framework, most });

const gated = tree(
  { a: leaf({ mandatory: { atLeast: 50 } }), g: { x: leaf({ mandatory: { atLeast: 50 } }), y: percent } },
  {
    policy: {
      bands: [
        { name: "Low", from: 0 },
        { name: "High", from: 50 },
      ],
    },
  },
);
const card = (id: string, answers: { readonly [id: string]: Answer }) =>
  score(assess(gated, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, answers }));

describe("a scorecard", () => {
  test("names the mandatory parts that are not met or open, and the band", () => {
    const said = (answers: { readonly [id: string]: Answer }) =>
      texts(scorecardShown(card("aford", answers), scope(gated)).blocks).slice(1, -1);
    expect(said({ "t.a": 10, "t.g.y": 100, "t.g.x": 80 })).toEqual(["Mandatory and not met: a."]);
    expect(said({ "t.a": 90, "t.g.y": 100 })).toEqual(["Mandatory and not known to be met: x."]);
    expect(said({ "t.a": 90, "t.g.y": 100, "t.g.x": 80 })).toEqual(["Band: High."]);
  });
  test("says where nothing applies, and where no date is stated", () => {
    const shown = scorecardShown({ ...card("aford", { "t.a": notApplicable, "t.g.x": 80, "t.g.y": 1 }), date: "undated" }, scope(gated));
    expect(tables(shown.blocks)[0]?.rows[1]).toEqual(["· a", "1 not applicable", "n/a", "–", "0.0 %"]);
    expect(texts(shown.blocks)[0]).toContain("on a day that is not stated");
  });
  test("has plain counts without the framework", () => {
    const shown = scorecardShown(card("aford", { "t.a": notApplicable, "t.g.x": 80 }), {
      names: namesFrom(null),
      framework: null,
      most: 50,
    });
    expect(tables(shown.blocks)[0]?.rows[0]?.[1]).toBe("1 answered, 1 open, 1 not applicable");
  });
});

describe("an explanation", () => {
  test("has what each part brings and costs: (80 + 2 × 50) / 3 = 60", () => {
    const { title, blocks } = explanationShown(explain(percents([80, 50], [1, 2])), 9, 50);
    expect(title).toBe("Why T stands at 60.0");
    expect(tables(blocks)[0]?.rows).toEqual([
      ["T", "arithmetic", "1", "60.0", "–", "–"],
      ["· v0", "answer", "1", "80.0", "26.7", "6.7"],
      ["· v1", "answer", "2", "50.0", "33.3", "33.3"],
    ]);
  });
  test("has the floor at 0, so that the parts still add up: 10 less 0.5 × 60 is 0", () => {
    const framework = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
    const rows = tables(explanationShown(explain(assessed(framework, { "t.a": 10, "t.p": 60 })), 9, 50).blocks)[0]?.rows;
    expect(rows).toEqual([
      ["T", "arithmetic", "1", "0.0", "–", "–"],
      ["· a", "answer", "1", "10.0", "10.0", "90.0"],
      ["· p", "answer, penalty", "0.500", "60.0", "-30.0", "30.0"],
      ["· given back at the floor of 0", "", "", "", "20.0", "-20.0"],
    ]);
  });
  test("has what children lose together, where no rule tells them apart", () => {
    const rows = tables(
      explanationShown(
        explain(
          percents(
            Array.from({ length: 13 }, () => 40),
            [],
            "median",
          ),
        ),
        1,
        50,
      ).blocks,
    )[0]?.rows;
    expect(rows?.at(-1)).toEqual(["· lost by all of them together", "", "", "", "–", "60.0"]);
  });
  test("names rules with numbers, open and excluded parts; and stops at a depth", () => {
    const framework = tree(
      { g: { x: percent, y: percent }, z: percent },
      { aggregate: { power: 2 } },
      { "t.g": { aggregate: { cappedSum: 1 } } },
    );
    const why = explain(assessed(framework, { "t.g.x": 50, "t.g.y": notApplicable }));
    const rules = (depth: number) => tables(explanationShown(why, depth, 50).blocks)[0]?.rows.map(([, rule]) => rule);
    expect(rules(9)).toEqual(["power 2", "capped sum 1", "answer", "not applicable", "open"]);
    expect(rules(1)).toEqual(["power 2", "capped sum 1", "open"]);
    expect(rules(0)).toEqual(["power 2"]);
  });
  test("of what has no value says so", () => {
    expect(explanationShown(explain(assessed(tree({ a: percent }), {})), 9, 50).title).toBe("Why T has no value");
  });
});

describe("a comparison", () => {
  const cities = (count: number) =>
    compare(
      Array.from({ length: count }, (_, i) =>
        card(`c${i}`, i === 1 ? { "t.a": 40, "t.g.x": 60, "t.g.y": 20 } : { "t.a": 60, "t.g.x": 60 }),
      ),
    );
  test("has parts down and cities across; a star where a mandatory part in it is not met", () => {
    // City c1: g = (60 + 20) / 2 = 40, t = (40 + 40) / 2 = 40, and t.a lacks 10 of its 50. City c0: half of g is answered, so it is not scored, but lies from 30 to 80;
    // t = (60 + 60) / 2 = 60, from (60 + 30) / 2 = 45 to (60 + 80) / 2 = 70.
    const { title, blocks } = comparisonShown(cities(2), scope(gated));
    expect(title).toBe("T 1.0.0: 2 cities");
    expect(texts(blocks)[0]).toBe("Assessed on 2026-03-01 (self). All cities are invented. The order of the cities says nothing.");
    const [table] = tables(blocks);
    expect(table?.caption).toBe("Values from 0 to 100 (– not scored, n/a not applicable, * a mandatory part in it is not met)");
    expect(table?.columns.map((column) => column.title)).toEqual(["Part", "c0", "c1"]);
    expect(table?.rows).toEqual([
      ["T", "60.0", "40.0*"],
      ["· a", "60.0", "40.0*"],
      ["· g", "–", "40.0"],
      ["· · x", "60.0", "60.0"],
      ["· · y", "–", "20.0"],
      ["T: lowest possible", "45.0", "40.0"],
      ["T: highest possible", "70.0", "40.0"],
      ["T: answered", "75.0 %", "100.0 %"],
    ]);
  });
  test("keeps what the root rests on below parts that are left out", () => {
    const { blocks } = comparisonShown(cities(2), scope(gated, 9, 1));
    expect(tables(blocks)[0]?.rows.map(([part]) => part)).toEqual(["T", "T: lowest possible", "T: highest possible", "T: answered"]);
    expect(texts(blocks)[1]).toBe("Shown are 1 of 5 parts; 4 are left out (the option rows shows more, depth the upper ones).");
  });
  test("of more than twelve cities has cities down and parts across", () => {
    expect(tables(comparisonShown(cities(12), scope(gated)).blocks)[0]?.columns[0]?.title).toBe("Part");
    const { blocks } = comparisonShown(cities(13), scope(gated, 1, 2));
    const [table] = tables(blocks);
    expect(table?.columns.map((column) => column.title)).toEqual([
      "City",
      "T",
      "a",
      "g",
      "T: lowest possible",
      "T: highest possible",
      "T: answered",
    ]);
    expect(table?.rows).toEqual([
      ["c0 (invented)", "60.0", "60.0", "–", "45.0", "70.0", "75.0 %"],
      ["c1 (invented)", "40.0*", "40.0*", "40.0", "40.0", "40.0", "100.0 %"],
    ]);
    expect(texts(blocks)).toContain("Shown are 2 of 13 rows; 11 are left out (the option rows shows more).");
  });
  test("with more than twelve parts across says how many are left out", () => {
    const wide = tree(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`v${i}`, percent])));
    const cards = Array.from({ length: 13 }, (_, i) => ({ ...scored(wide, { "t.v0": i }), city: { id: `c${i}`, name: `c${i}` } }));
    const { blocks } = comparisonShown(compare(cards), scope(wide));
    expect(tables(blocks)[0]?.columns).toHaveLength(1 + 12 + 3);
    expect(texts(blocks)).toContain("Shown are 12 of 21 parts; 9 are left out (the option depth chooses the upper ones).");
  });
  test("says who and when, how many are invented, and what versions share", () => {
    const two = cities(2);
    const mixed = {
      ...two,
      dates: ["2026-03-01", "undated"],
      cities: [two.cities[0], { id: "b", name: "B" }],
      raters: [{ role: "self" }, { role: "peer" }],
      basis: { kind: "shared-indicators", indicators: 3, weight: 0.75, versions: ["1.0.0", "2.0.0"] },
    } as unknown as Comparison;
    expect(texts(comparisonShown(mixed, scope(gated)).blocks)[0]).toBe(
      "Compared are the 3 indicators that versions 1.0.0, 2.0.0 share: 75.0 % of the weight. Assessed on 2026-03-01 (self, peer). 1 of the cities is invented. The order of the cities says nothing.",
    );
  });
  test("leaves out a line about the root that nobody has", () => {
    const suite = tree({ a: percent }, { total: "forbidden" });
    const rows = tables(comparisonShown(compare([scored(suite, { "t.a": 5 })]), scope(suite)).blocks)[0]?.rows.map(([part]) => part);
    expect(rows).toEqual(["T", "· a", "T: answered"]);
  });
});

test("a cell has a value, or why there is none", () => {
  expect(valueOf({ status: "scored", exact: "0.25" })).toBe("0.3");
  expect(valueOf({ status: "unscored", exact: null })).toBe("–");
  expect(valueOf({ status: "not-applicable", exact: null })).toBe("n/a");
});
