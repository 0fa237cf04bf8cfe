import { expect, test } from "vitest";
import { type Block, monitorRoadmap, proposeRoadmap, recordRoadmap } from "../../src/index.ts";
import { namesFrom } from "../../src/present/lent-names.ts";
import { listIssues, listShown } from "../../src/present/list-tables.ts";
import { assessed, percent, tree } from "../small.ts";

const town = tree({ a: percent, b: percent });
const aford = assessed(town, { "t.a": 20, "t.b": 40 });
const tables = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const shown = (kind: string, product: object) => {
  expect(listIssues(kind, product)).toEqual([]);
  return listShown(kind, product as never, namesFrom(null), 50);
};

test("a roadmap's progress: sentences, then milestones, actions and levels", () => {
  const roadmap = recordRoadmap(town, {
    city: aford.city,
    actions: [
      {
        id: "one",
        title: "Open a desk",
        owner: "Mayor",
        start: "2026-01-01",
        due: "2026-06-30",
        serves: ["t.a"],
        levels: { "t.a": 80 },
        milestones: [{ id: "m", title: "Room found", due: "2026-03-31" }],
      },
    ],
  });
  const progress = monitorRoadmap(roadmap, {
    asOf: "2026-04-10",
    assessments: [aford],
    progress: [{ action: "one", milestone: "m", status: "done", date: "2026-04-05", by: "Clerk" }],
  });
  const { title, blocks } = shown("roadmap-progress", progress);
  expect(title).toBe("Roadmap of Aford (invented) on 2026-04-10");
  expect(texts(blocks)[0]).toContain("1 of 1 milestone");
  // Its only milestone was done five days late, and with it the action: from 5 April to 30 June are 25 + 31 + 30 = 86 days.
  expect(tables(blocks)).toEqual([
    [["Room found", "Open a desk", "2026-03-31", "done late", "5", "2026-04-05", "Clerk"]],
    [["Open a desk", "Mayor", "2026-01-01", "2026-06-30", "done", "1", "1", "2026-04-05", "-86", "–"]],
    [["a", "20 of 100 points", "80 of 100 points", "2026-06-30", "20 of 100 points", "not yet due"]],
  ]);
});

test("a proposal: what is picked in which phase and why, and what is left out", () => {
  const proposal = proposeRoadmap(aford, {
    actions: [
      { id: "p", title: "Desk", effort: 2.5, levels: { "t.a": 80 } },
      { id: "q", title: "House", effort: 9, levels: { "t.b": 100 } },
    ],
    phases: [{ title: "Spring" }],
    budget: 5,
    effortUnit: "person-days",
  });
  const { title, blocks } = shown("roadmap-proposal", proposal);
  expect(title).toBe("What Aford (invented) could do");
  // (20 + 40) / 2 = 30 before, (80 + 40) / 2 = 60 after; with the house (80 + 100) / 2 = 90.
  expect(texts(blocks).slice(0, 2)).toEqual([
    "With everything that is picked, the total goes from 30.0 to 60.0; open answers count as the worst.",
    "It takes 2.5 person-days. No plan is better.",
  ]);
  expect(tables(blocks)).toEqual([[["Desk", "Spring", "2.5", "a", "raises total", "30.0"]], [["House", "9", "over budget", "90.0"]]]);
  const unproven = { ...proposal, optimal: false, effortUnit: null, phases: [], leftOut: [] };
  expect(texts(shown("roadmap-proposal", unproven).blocks).slice(1, 4)).toEqual([
    "It takes 2.5 units of effort. That no plan is better is not proven.",
    "Picked, phase by phase: none.",
    "Left out: none.",
  ]);
});
