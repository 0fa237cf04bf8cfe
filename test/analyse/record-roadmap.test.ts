/** Recording a roadmap: what comes out, what is kept, what is refused, and hostile input. */
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { ensureRoadmap, roadmapDigest } from "../../src/analyse/record-roadmap.ts";
import {
  BenchmarkError,
  defineFramework,
  monitorRoadmap,
  parseFramework,
  type Roadmap,
  type RoadmapInput,
  recordRoadmap,
  roadmapReport,
  tryRecordRoadmap,
  yesNo,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { hostileJson } from "../arbitraries.ts";
import { leaf, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";
import { action, city, recorded, refusedWith, roadmaps, steps, town } from "./roadmap-specimen.ts";

const full: RoadmapInput = {
  city: { id: "aford", name: "Aford (invented)" },
  title: "Roadmap",
  agreed: "2026-01-10",
  effortUnit: "person-days",
  actions: [
    action("late", "2026-07-01", "2026-12-31", {
      serves: ["t.ways", "t"],
      levels: { "t.lead.a": "fully", "t.ways": ["talk", "meet"] },
      after: ["early"],
    }),
    action("early", "2026-02-01", "2026-06-30", {
      serves: ["t.lead", "t.money", "t.fine"],
      levels: { "t.money.posts": 40, "t.lead.a": "partly", "t.fine": 0 },
      effort: 12.5,
      partners: ["Library"],
      consulted: [{ who: "Associations", date: "2026-01" }],
      milestones: steps("2026-04-30", "2026-06-30"),
      note: "First",
    }),
  ],
  endorsed: [{ by: "Council", date: "2026-01-20" }],
};

describe("a recorded roadmap", () => {
  const roadmap = recordRoadmap(town, full);

  test("keeps everything that was agreed, and names its framework", () => {
    const { kind, framework, nodes, targets, statement, ...agreed } = roadmap;
    expect(agreed).toEqual(full);
    expect(kind).toBe("roadmap");
    expect(framework).toEqual({ id: "t", version: "1.0.0", digest: outline(town).digest });
    expect(statement).toContain("Not endorsed by EUROCITIES");
  });

  test("lists what is served in tree order, each once, with its title", () => {
    expect(roadmap.nodes.map(({ id, title }) => `${id} ${title}`)).toEqual([
      "t T",
      "t.lead lead",
      "t.money money",
      "t.ways ways",
      "t.fine fine",
    ]);
  });

  test("lists what is to be reached by indicator, of one indicator the first action first", () => {
    expect(roadmap.targets).toEqual([
      { indicator: "t.lead.a", title: "a", action: "early", due: "2026-06-30", planned: "Partly", exact: "50", penalty: false },
      { indicator: "t.lead.a", title: "a", action: "late", due: "2026-12-31", planned: "Fully", exact: "100", penalty: false },
      // 40 of 80 % of posts is half of the way.
      {
        indicator: "t.money.posts",
        title: "posts",
        action: "early",
        due: "2026-06-30",
        planned: "40 % of posts",
        exact: "50",
        penalty: false,
      },
      // 2 of 3 items: 66.6…7, rounded half-even to 30 decimals.
      {
        indicator: "t.ways",
        title: "ways",
        action: "late",
        due: "2026-12-31",
        planned: "2 of 3 items",
        exact: `66.${"6".repeat(29)}7`,
        penalty: false,
      },
      { indicator: "t.fine", title: "fine", action: "early", due: "2026-06-30", planned: "0 of 100 points", exact: "0", penalty: true },
    ]);
  });

  test("is frozen, plain, and apart from the caller's objects", () => {
    expect(deeplyFrozen(roadmap)).toBe(true);
    expect(survivesJson(roadmap)).toBe(true);
    expect(JSON.parse(JSON.stringify(roadmap))).toEqual(roadmap);
    expect(Object.isFrozen(full) || Object.isFrozen(full.actions)).toBe(false);
  });

  test("can be spread into a new one", () => {
    const [first] = roadmap.actions;
    const next = recordRoadmap(town, {
      ...roadmap,
      title: "Second",
      actions: [{ ...(first as (typeof roadmap.actions)[0]), after: [] }],
      effortUnit: undefined,
    });
    expect(next.title).toBe("Second");
    expect(next.nodes.map(({ id }) => id)).toEqual(["t", "t.ways"]);
    expect("effortUnit" in next).toBe(false);
    expect(recordRoadmap(town, roadmap)).toEqual(roadmap);
  });

  test("of another framework is not taken over", () => {
    const heavier = parseFramework({ ...town, version: "2.0.0", children: town.children });
    const outcome = tryRecordRoadmap(heavier, roadmap);
    expect(outcome.ok ? [] : places(outcome.issues)).toEqual([
      "framework-differs at framework.version",
      "framework-differs at framework.digest",
    ]);
  });

  test("has the city's context factors checked", () => {
    const framework = tree({ a: leaf() }, { context: [{ id: "size", title: "Size", type: "number" }] });
    const input = { city: { ...city, context: { size: 3 } }, actions: [action("x", "2026-01-01", "2026-01-02", { serves: ["t"] })] };
    expect(recordRoadmap(framework, input).city.context).toEqual({ size: 3 });
    const outcome = tryRecordRoadmap(framework, { ...input, city: { ...city, context: { size: "big", seize: 1 } } });
    expect(outcome.ok ? [] : places(outcome.issues)).toEqual([
      "context-kind at city.context.size",
      "unknown-context at city.context.seize",
    ]);
    expect(refusedWith({ city: { id: "x", name: "X", context: { size: null } } }, action("x", "2026-01-01", "2026-01-02"))).toEqual([
      "bad-format at city.context.size",
    ]);
  });
});

describe("ids are known to the compiler", () => {
  const parks = defineFramework({
    id: "parks",
    title: "Parks",
    version: "1.0.0",
    status: "untested",
    children: [
      { id: "parks.green", title: "Green", children: [{ id: "parks.green.lawn", title: "Lawn", question: "Lawn?", scale: yesNo }] },
    ],
  });
  const head = { id: "a", title: "A", owner: "O", start: "2026-01-01", due: "2026-01-02" };

  test("of groups and indicators alike; a misspelt one does not compile", () => {
    const roadmap = recordRoadmap(parks, { city, actions: [{ ...head, serves: ["parks.green"], levels: { "parks.green.lawn": "yes" } }] });
    expectTypeOf(roadmap).toEqualTypeOf<Roadmap<"parks.green.lawn", "parks" | "parks.green">>();
    // @ts-expect-error no such node
    expect(() => recordRoadmap(parks, { city, actions: [{ ...head, serves: ["parks.gren"] }] })).toThrow(BenchmarkError);
    // @ts-expect-error a group has no level
    expect(() => recordRoadmap(parks, { city, actions: [{ ...head, serves: ["parks"], levels: { "parks.green": "yes" } }] })).toThrow(
      BenchmarkError,
    );
  });

  test("and a roadmap with its own ids can be handed on where any will do", () => {
    const roadmap = recordRoadmap(parks, { city, actions: [{ ...head, serves: ["parks.green.lawn"] }] });
    expect(monitorRoadmap(roadmap, { asOf: "2026-01-01" }).actions).toHaveLength(1);
    expect(roadmapReport(roadmap).kind).toBe("document");
  });
});

describe("what is refused", () => {
  test("throws one error with all issues; the other form returns them", () => {
    const wrong = { city, actions: [action("a", "2026-02-30", "2026-03-01", { serves: ["t.x"] })] };
    expect(places(thrownBy(() => recordRoadmap(town, wrong)))).toEqual([
      "date-invalid at actions.0.start",
      "unknown-node at actions.0.serves.0",
    ]);
    expect(tryRecordRoadmap(town, wrong).ok).toBe(false);
  });

  test("anything that is no roadmap", () => {
    for (const wrong of [null, 3, "roadmap", [], {}, { kind: "roadmap" }, { kind: "scorecard" }]) {
      const outcome = tryRecordRoadmap(town, wrong);
      expect(outcome.ok, JSON.stringify(wrong)).toBe(false);
    }
    expect(() => tryRecordRoadmap({} as never, full)).toThrow(BenchmarkError);
  });
});

describe("a roadmap handed in again", () => {
  test("is taken as it is if it was made here, and checked if it is a copy", () => {
    const roadmap = recorded(action("a", "2026-01-01", "2026-03-31"));
    expect(ensureRoadmap(roadmap)).toBe(roadmap);
    expect(ensureRoadmap(JSON.parse(JSON.stringify(roadmap)))).toEqual(roadmap);
    const spoilt = JSON.parse(JSON.stringify(roadmap));
    spoilt.actions[0].due = "2025-01-01";
    spoilt.targets = [{ indicator: "t.lead.a" }];
    expect(places(thrownBy(() => ensureRoadmap(spoilt)))).toEqual([
      "missing-key at targets.0.title",
      "missing-key at targets.0.action",
      "missing-key at targets.0.due",
      "missing-key at targets.0.planned",
      "missing-key at targets.0.exact",
      "missing-key at targets.0.penalty",
      "due-before-start at actions.0.due",
    ]);
    for (const wrong of [null, {}, { kind: "document" }, "x"])
      expect(places(thrownBy(() => ensureRoadmap(wrong as never)))).toEqual(["not-a-roadmap at "]);
    const aimed = JSON.parse(JSON.stringify(recorded(action("a", "2026-01-01", "2026-03-31", { levels: { "t.lead.a": "fully" } }))));
    for (const exact of ["100.5", "101", "9".repeat(400), "-1", "1e2"]) {
      aimed.targets[0].exact = exact;
      expect(places(thrownBy(() => ensureRoadmap(aimed)))).toEqual(["bad-format at targets.0.exact"]);
    }
  });

  test("has a digest of what was agreed: not of titles, but of every date", () => {
    const roadmap = recorded(action("a", "2026-01-01", "2026-03-31"));
    expect(roadmapDigest({ ...roadmap, nodes: [], targets: [], statement: "" })).toBe(roadmapDigest(roadmap));
    expect(roadmapDigest(recorded(action("a", "2026-01-01", "2026-04-01")))).not.toBe(roadmapDigest(roadmap));
  });
});

test("any valid roadmap is frozen, plain, and the same when recorded again", () => {
  fc.assert(
    fc.property(roadmaps, (roadmap) => {
      expect(deeplyFrozen(roadmap) && survivesJson(roadmap)).toBe(true);
      expect(recordRoadmap(town, JSON.parse(JSON.stringify(roadmap)))).toEqual(roadmap);
    }),
  );
});

describe("hostile input", () => {
  const around: readonly Roadmap[] = [recordRoadmap(town, full)];
  test("gives a roadmap or issues that are well said", () => {
    fc.assert(
      fc.property(hostileJson([full, ...around]), (make) => meets(() => tryRecordRoadmap(town, make()))),
      { numRuns: 1500 },
    );
  });
  test("as a roadmap handed in again, and as the framework", () => {
    fc.assert(
      fc.property(hostileJson(around), (make) => meets(() => ensureRoadmap(make() as never))),
      { numRuns: 700 },
    );
    fc.assert(
      fc.property(hostileJson([town]), (make) => meets(() => recordRoadmap(make() as never, full as never))),
      { numRuns: 300 },
    );
  });
});
