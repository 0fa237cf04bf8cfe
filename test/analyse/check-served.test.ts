/** What actions serve and the levels they set, against the framework. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RoadmapAction, tryRecordRoadmap } from "../../src/index.ts";
import { action, city, refused, town } from "./roadmap-specimen.ts";

const a = action("a", "2026-01-01", "2026-03-31");
const messages = (...actions: readonly unknown[]): string[] => {
  const outcome = tryRecordRoadmap(town, { city, actions });
  return outcome.ok ? [] : outcome.issues.map((issue) => issue.message);
};

describe("what an action serves", () => {
  test("is a node of the framework: its root, a group or an indicator", () => {
    expect(refused({ ...a, serves: ["t", "t.money", "t.ways"] })).toEqual([]);
    expect(messages({ ...a, serves: ["t.monney"] })).toEqual(["“t.monney” is not a node of “t”. Did you mean “t.money”?"]);
    expect(refused({ ...a, serves: ["t.lead", "__proto__", "constructor"] })).toEqual([
      "unknown-node at actions.0.serves.1",
      "unknown-node at actions.0.serves.2",
    ]);
  });
});

describe("levels", () => {
  test("are checked on their scale like an answer", () => {
    const all = ["t.lead", "t.money", "t.ways"];
    expect(
      refused({
        ...a,
        serves: all,
        levels: { "t.lead.a": "fully", "t.money.posts": 40, "t.money.marks": 100, "t.ways": ["meet", "talk"] },
      }),
    ).toEqual([]);
    expect(
      refused({
        ...a,
        serves: all,
        levels: { "t.lead.a": "fuly", "t.money.posts": "40", "t.money.marks": 101, "t.ways": ["meet", "shout", "meet"] },
      }),
    ).toEqual([
      "value-off-scale at actions.0.levels.t.lead.a",
      "answer-kind at actions.0.levels.t.money.posts",
      "value-off-scale at actions.0.levels.t.money.marks",
      "value-off-scale at actions.0.levels.t.ways.1",
      "item-twice at actions.0.levels.t.ways",
    ]);
  });

  test("are bare: an answer in detail, a missing one and null are none", () => {
    for (const level of [{ level: "fully" }, { missing: "unknown" }, null, true])
      expect(refused({ ...a, levels: { "t.lead.a": level } }), JSON.stringify(level)).toEqual(["answer-kind at actions.0.levels.t.lead.a"]);
  });

  test("are of indicators that exist, not of groups", () => {
    expect(refused({ ...a, levels: { "t.lead": "fully", "t.lead.z": "fully" } })).toEqual([
      "group-answered at actions.0.levels.t.lead",
      "unknown-indicator at actions.0.levels.t.lead.z",
    ]);
    const levels = JSON.parse('{"__proto__": "fully", "constructor": "fully"}');
    expect(refused({ ...a, levels })).toEqual([
      "unknown-indicator at actions.0.levels.__proto__",
      "unknown-indicator at actions.0.levels.constructor",
    ]);
  });

  test("are of indicators that the action serves, itself or by a group around them", () => {
    for (const serves of ["t", "t.lead", "t.lead.a"])
      expect(refused({ ...a, serves: [serves], levels: { "t.lead.a": "fully" } })).toEqual([]);
    expect(messages({ ...a, serves: ["t.lead.b", "t.money"], levels: { "t.lead.a": "fully" } })).toEqual([
      "“a” sets a level for “t.lead.a”, which it does not serve. Name it, or a group around it, in serves.",
    ]);
  });
});

describe("two actions that set different levels", () => {
  const sets = (id: string, start: string, level: unknown, after: readonly string[] = [], indicator = "t.lead.a"): RoadmapAction =>
    action(id, start, start, { serves: ["t"], levels: { [indicator]: level as string }, after });

  test("need an order, by any number of steps", () => {
    expect(messages(sets("x", "2026-01-01", "partly"), sets("y", "2026-02-01", "fully"))).toEqual([
      "“x” and “y” set different levels for “t.lead.a”, and neither comes after the other. Say in after which does, or set one level.",
    ]);
    expect(refused(sets("x", "2026-01-01", "partly"), sets("y", "2026-02-01", "fully", ["x"]))).toEqual([]);
    const middle = action("m", "2026-01-15", "2026-01-20", { after: ["x"] });
    expect(refused(sets("x", "2026-01-01", "partly"), middle, sets("y", "2026-02-01", "fully", ["m"]))).toEqual([]);
  });

  test("need none for the same level, and ticks in another order are the same", () => {
    expect(refused(sets("x", "2026-01-01", "fully"), sets("y", "2026-02-01", "fully"))).toEqual([]);
    expect(
      refused(sets("x", "2026-01-01", ["talk", "meet"], [], "t.ways"), sets("y", "2026-02-01", ["meet", "talk"], [], "t.ways")),
    ).toEqual([]);
    expect(refused(sets("x", "2026-01-01", ["talk"], [], "t.ways"), sets("y", "2026-02-01", ["meet"], [], "t.ways"))).toEqual([
      "levels-differ at actions.1.levels.t.ways",
    ]);
  });

  test("are told one dispute each, whatever the order of the list", () => {
    // y and z come after x, which sets another level; y and z agree. w comes after none of them.
    const actions = [
      sets("w", "2026-03-01", "not-at-all"),
      sets("z", "2026-02-01", "fully", ["x"]),
      sets("y", "2026-02-01", "fully", ["x"]),
      sets("x", "2026-01-01", "partly"),
    ];
    expect(refused(...actions)).toHaveLength(3);
    expect(refused(...actions.slice(1))).toEqual([]);
  });

  test("agree with brute force on whether there is any dispute", () => {
    const drafts = fc.array(fc.record({ level: fc.constantFrom(undefined, "fully", "partly"), waits: fc.nat(63) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(drafts, fc.boolean(), (list, turned) => {
        const day = (i: number) => `2026-01-${String(i + 1).padStart(2, "0")}`;
        const waitsOf = (i: number): number[] => [...Array(i).keys()].filter((k) => ((list[i]?.waits ?? 0) >> k) & 1);
        const isBefore = (k: number, i: number): boolean => waitsOf(i).some((one) => one === k || isBefore(k, one));
        const disputed = list.some((one, i) =>
          list.some(
            (other, k) => k < i && one.level !== undefined && other.level !== undefined && one.level !== other.level && !isBefore(k, i),
          ),
        );
        const actions = list.map(({ level }, i) =>
          action(`x${i}`, day(i), day(i), {
            after: waitsOf(i).map((k) => `x${k}`),
            ...(level === undefined ? {} : { levels: { "t.lead.a": level } }),
          }),
        );
        const found = refused(...(turned ? actions.reverse() : actions));
        expect(found.length > 0).toBe(disputed);
        for (const place of found) expect(place).toMatch(/^levels-differ/);
      }),
      { numRuns: 500 },
    );
  });
});
