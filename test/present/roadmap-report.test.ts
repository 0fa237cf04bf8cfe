/** The report on a roadmap, with and without its progress. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, type Document, monitorRoadmap, recordRoadmap, roadmapReport, toHtml, toMarkdown, toText } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/json.ts";
import { action, assessedOn, city, done, type entry, recorded, roadmaps, steps, town } from "../analyse/roadmap-specimen.ts";
import { hostileJson } from "../arbitraries.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const roadmap = recordRoadmap(town, {
  city,
  title: "Aford (invented): two years",
  agreed: "2025-12-01",
  effortUnit: "person-days",
  actions: [
    action("hall", "2026-01-01", "2026-04-30", {
      serves: ["t.lead", "t.money.posts"],
      levels: { "t.lead.a": "fully", "t.money.posts": 40 },
      milestones: steps("2026-01-31", "2026-04-30"),
      partners: ["Library", "School"],
      consulted: [{ who: "Associations", date: "2025-11" }],
      effort: 12,
      note: "Rent is <free>",
    }),
    action("shop", "2026-05-01", "2026-06-30", { after: ["hall"] }),
  ],
  endorsed: [{ by: "Council", date: "2025-12-10" }],
});
const progress = monitorRoadmap(roadmap, {
  asOf: "2026-03-01",
  progress: [{ ...done("hall.m1", "2026-02-10"), by: "Office hall" }],
  assessments: [assessedOn("2025-11-01", { "t.lead.a": "partly" }), assessedOn("2026-02-15", { "t.lead.a": "fully" })],
});
const tables = ({ blocks }: Document) => blocks.filter((block): block is Extract<Block, { kind: "table" }> => block.kind === "table");
const headings = ({ blocks }: Document) => blocks.flatMap((block) => (block.kind === "heading" ? [`${block.level} ${block.text}`] : []));
const lists = ({ blocks }: Document) => blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []));

describe("without progress", () => {
  const document = roadmapReport(roadmap);
  test("says who agreed on what, action by action", () => {
    expect(document.title).toBe("Aford (invented): two years");
    expect(document.blocks[0]).toEqual({
      kind: "paragraph",
      text: "Aford (invented): 2 actions, from 2026-01-01 to 2026-06-30. Agreed on 2025-12-01. Endorsed by Council (2025-12-10).",
    });
    expect(headings(document)).toEqual([
      "2 What was agreed",
      "3 Do hall (2026-01-01 to 2026-04-30)",
      "3 Do shop (2026-05-01 to 2026-06-30)",
    ]);
    expect(lists(document)).toEqual([
      [
        "Answers for it: Office hall",
        "With: Library; School",
        "For: lead; posts",
        "To reach: a (Fully); posts (40 % of posts)",
        "Consulted: Associations (2025-11)",
        "Effort: 12 person-days",
        "Milestones: Step 1 (2026-01-31); Step 2 (2026-04-30)",
        "Note: Rent is <free>",
      ],
      ["Answers for it: Office shop", "For: lead", "After: “Do hall”"],
    ]);
    expect(document.blocks.at(-1)).toEqual({ kind: "paragraph", text: roadmap.statement, small: true });
  });

  test("says so where nothing was endorsed, and has a title of its own", () => {
    const bare = roadmapReport(recorded(action("a", "2026-01-01", "2026-01-02")));
    expect(bare.title).toBe("Roadmap of Aford (invented)");
    expect(bare.blocks[0]).toEqual({
      kind: "paragraph",
      text: "Aford (invented): 1 action, from 2026-01-01 to 2026-01-02. No endorsement is recorded.",
    });
  });
});

describe("with progress", () => {
  const document = roadmapReport(roadmap, progress);
  test("begins with milestones, then ends, then levels", () => {
    expect(headings(document).slice(0, 5)).toEqual([
      "2 Where it stands on 2026-03-01",
      "3 Milestones",
      "3 When it ends",
      "3 What was reached",
      "2 What was agreed",
    ]);
    expect(tables(document).map(({ columns, rows }) => [columns.map(({ title }) => title), ...rows])).toEqual([
      [
        ["Milestone", "Action", "Due", "State", "Reported"],
        ["Step 1", "Do hall", "2026-01-31", "done late (10 days)", "2026-02-10, Office hall"],
        ["Step 2", "Do hall", "2026-04-30", "not yet due", "–"],
      ],
      [
        ["Action", "Answers for it", "Milestones done", "Earliest start", "Due", "Projected end", "Days later"],
        ["Do hall", "Office hall", "1 of 2", "begun", "2026-04-30", "2026-05-10", "10"],
        // 1 May to 10 May: 9 days later, as its end.
        ["Do shop", "Office shop", "none planned", "2026-05-10", "2026-06-30", "2026-07-09", "9"],
      ],
      [
        ["Indicator", "On 2025-11-01", "Planned", "Due", "On 2026-02-15", "State"],
        ["a", "Partly", "Fully", "2026-04-30", "Fully", "reached"],
        ["posts", "–", "40 % of posts", "2026-04-30", "–", "not known"],
      ],
    ]);
  });

  test("has no column for a baseline beside itself, and no empty tables", () => {
    const one = monitorRoadmap(roadmap, { asOf: "2026-03-01", assessments: [assessedOn("2025-11-01", {})] });
    expect(tables(roadmapReport(roadmap, one))[2]?.columns.map(({ title }) => title)).toEqual([
      "Indicator",
      "Planned",
      "Due",
      "On 2025-11-01",
      "State",
    ]);
    const nobody = monitorRoadmap(roadmap, { asOf: "2026-03-01" });
    expect(tables(roadmapReport(roadmap, nobody))[2]?.columns[3]?.title).toBe("Reached");
    const bare = recorded(action("a", "2026-01-01", "2026-01-02"));
    expect(tables(roadmapReport(bare, monitorRoadmap(bare, { asOf: "2026-01-01" })))).toHaveLength(1);
  });

  test("says done, and why an end is not known", () => {
    const cells = (asOf: string, ...entries: readonly ReturnType<typeof entry>[]) =>
      tables(roadmapReport(roadmap, monitorRoadmap(roadmap, { asOf, progress: entries })))[1]?.rows.map((row) => `${row[5]} | ${row[6]}`);
    expect(cells("2026-04-01")).toEqual(["not known: nothing is done | –", "2026-06-30 | 0"]);
    expect(cells("2026-05-20")).toEqual(["not known: nothing is done | –", "not known: what it waits for is late | –"]);
    const all = [done("hall.m1", "2026-01-31"), done("hall.m2", "2026-04-20")];
    expect(cells("2026-05-20", ...all)).toEqual(["done 2026-04-20 | -10", "not known: no milestones | –"]);
    expect(cells("2026-05-20", ...all, done("shop", "undated"))?.[1]).toBe("done, nobody knows when | –");
  });

  test("is a document like any other: rendered three ways, escaped, at most as wide as asked, and through JSON", () => {
    expect(toHtml(document)).toContain("Rent is &lt;free&gt;");
    expect(toMarkdown(document).split("\n")[0]).toBe("# Aford (invented): two years");
    for (const line of toText(document, { width: 100 }).split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(fromJson(toJson(document), { kind: "document" })).toEqual(document);
    expect(roadmapReport(JSON.parse(JSON.stringify(roadmap)), JSON.parse(JSON.stringify(progress)))).toEqual(document);
  });

  test("of another roadmap, or of another state of this one, is refused", () => {
    const later = recordRoadmap(town, { ...roadmap, agreed: "2025-12-02" });
    expect(places(thrownBy(() => roadmapReport(later, progress)))).toEqual(["roadmap-differs at progress"]);
    expect(places(thrownBy(() => roadmapReport(roadmap, null as never)))).toEqual(["not-roadmap-progress at "]);
    expect(places(thrownBy(() => roadmapReport(progress as never)))).toEqual(["not-a-roadmap at "]);
  });
});

test("any roadmap can be reported on any day", () => {
  fc.assert(
    fc.property(roadmaps, fc.integer({ min: 2025, max: 2030 }), (any, year) => {
      const text = toText(roadmapReport(any, monitorRoadmap(any, { asOf: `${year}-12-31` })));
      expect(text).not.toMatch(/undefined|\bnull\b|NaN/);
    }),
  );
});

test("hostile values give a document, or issues that are well said", () => {
  fc.assert(
    fc.property(hostileJson([roadmap]), (make) => meets(() => roadmapReport(make() as never))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(hostileJson([progress]), (make) => meets(() => roadmapReport(roadmap, make() as never))),
    { numRuns: 500 },
  );
});
