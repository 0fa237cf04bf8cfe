/** From a panel to one consensus: each rule by hand, what is kept, what is not settled, and any ratings at all. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOf } from "../../src/assess/answer.ts";
import { readPanel, type Voice } from "../../src/assess/panel.ts";
import { type Answer, type Assessment, assess, defineFramework, fullyPartlyNot, type SettleRule, score, settle } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { leaf, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";
import { by, hall, panels, peer, self } from "./panel-cases.ts";

const median: SettleRule = { otherwise: "lower-median-of-peers" };
const evidence = [{ title: "Minutes" }];

describe("the lower median of peers", () => {
  test("is the middle one of three, and the less favourable of two or four", () => {
    // open: f p n → p. warm: f f p p → p. lit: f n → n. The city's own answers do not count.
    const settled = settle(
      [self(hall("fff")), peer("a", hall("fff")), peer("b", hall("pfn")), peer("c", hall("np-")), peer("d", hall("-p-"))],
      median,
    );
    expect(settled.assessment.answers).toEqual(hall("ppn"));
    expect(settled.sources["town.hall.open"]).toEqual({
      from: "lower-median-of-peers",
      raters: ["b"],
      values: { city: "fully", a: "fully", b: "partly", c: "not-at-all" },
    });
    expect(settled.sources["town.hall.warm"]?.raters).toEqual(["c", "d"]);
    expect(settled.assessment.rater).toEqual({ role: "consensus" });
  });

  test("of a penalty is the one with more points", () => {
    const settled = settle([peer("a", { "town.hall.stairs": "yes" }), peer("b", { "town.hall.stairs": "no" })], median);
    expect(settled.assessment.answers).toEqual({ "town.hall.stairs": "yes" });
  });

  test("may follow experts, if that is asked for", () => {
    const ratings = [peer("a", hall("f--")), by({ role: "expert", id: "e" }, hall("n--"))];
    expect(settle(ratings, median).assessment.answers).toEqual(hall("f--"));
    expect(settle(ratings, { ...median, among: ["peer", "expert"] }).assessment.answers).toEqual(hall("n--"));
  });

  test("does not depend on the order of raters where points are equal and answers are not", () => {
    const [a, b] = [peer("a", { "town.ways.signs": ["north"] }), peer("b", { "town.ways.signs": ["south"] })];
    expect(settle([a, b], median).assessment.answers).toEqual(settle([b, a], median).assessment.answers);
  });

  test("takes no account of what is open, and passes over raters who were not asked", () => {
    const settled = settle(
      [
        peer("a", { ...hall("f--"), "town.ways.bus": "no" }),
        peer("b", { "town.hall.open": { missing: "unknown" }, "town.ways.bus": "yes", "town.ways.stop": "partly" }),
        peer("c", { "town.ways.bus": "yes" }),
      ],
      median,
    );
    expect(settled.assessment.answers).toEqual({ "town.hall.open": "fully", "town.ways.bus": "yes", "town.ways.stop": "partly" });
    expect(settled.sources["town.hall.open"]?.values).toEqual({ a: "fully", b: { missing: "unknown" } });
  });
});

describe("evidence first", () => {
  const rule: SettleRule = { otherwise: "evidence-first" };
  test("lets the one answer with evidence win, also against a majority and also the city's own", () => {
    const settled = settle(
      [self({ "town.hall.open": { level: "fully", evidence } }), peer("a", hall("p--")), peer("b", hall("p--"))],
      rule,
    );
    expect(settled.assessment.answers).toEqual({ "town.hall.open": { level: "fully", evidence } });
    expect(settled.sources["town.hall.open"]).toMatchObject({ from: "evidence-first", raters: ["city"] });
  });

  test("takes the lower median of several, and of all where nobody has evidence", () => {
    const proven = (level: string): Answer => ({ level, evidence });
    const settled = settle(
      [
        self({ "town.hall.open": proven("fully"), "town.hall.warm": "fully" }),
        peer("a", { "town.hall.open": proven("partly"), "town.hall.warm": "partly" }),
        peer("b", { "town.hall.open": "not-at-all", "town.hall.warm": "fully" }),
      ],
      rule,
    );
    expect(settled.assessment.answers).toEqual({ "town.hall.open": { level: "partly", evidence }, "town.hall.warm": "fully" });
  });
});

describe("leave open", () => {
  test("settles what all who judged say alike, two or more", () => {
    const settled = settle([self(hall("ffp")), peer("a", hall("fp-"))], { otherwise: "leave-open" });
    expect(settled.assessment.answers).toEqual(hall("f--"));
    expect(settled.sources["town.hall.open"]).toEqual({ from: "agreed", raters: ["city", "a"], values: { city: "fully", a: "fully" } });
    expect(settled.unsettled.slice(0, 3)).toEqual([
      { id: "town.hall.warm", reason: "left-open", values: { city: "fully", a: "partly" } },
      { id: "town.hall.lit", reason: "left-open", values: { city: "partly" } },
      { id: "town.hall.stairs", reason: "not-judged", values: {} },
    ]);
  });
});

describe("decisions", () => {
  test("come first: a rater's answer as it stands, or one of their own, with the reason", () => {
    const full = { level: "fully", comment: "All week", date: "2026-02", evidence };
    const settled = settle([self({ ...hall("-ff"), "town.hall.open": full }), peer("a", hall("ppp")), peer("b", hall("ppp"))], {
      ...median,
      decisions: {
        "town.hall.open": { take: "city", reason: "Timetable seen" },
        "town.hall.warm": { answer: { missing: "unknown" }, reason: "No winter visit" },
        "town.hall.lit": { answer: "not-at-all" },
      },
    });
    expect(settled.assessment.answers).toEqual({
      "town.hall.open": full,
      "town.hall.warm": { missing: "unknown" },
      "town.hall.lit": "not-at-all",
    });
    expect(settled.sources["town.hall.open"]).toMatchObject({ from: "decision", raters: ["city"], reason: "Timetable seen" });
    expect(settled.sources["town.hall.lit"]).toEqual({ from: "decision", raters: [], values: { city: "fully", a: "partly", b: "partly" } });
  });

  test("on what a settled answer makes superfluous are refused", () => {
    const ratings = [peer("a", { "town.ways.bus": "no" }), peer("b", { "town.ways.bus": "yes", "town.ways.stop": "fully" })];
    const issues = thrownBy(() => settle(ratings, { ...median, decisions: { "town.ways.stop": { take: "b" } } }));
    expect(issues.map(({ message }) => message)).toEqual([
      "The decision on “town.ways.stop” would change nothing: it is not asked where “town.ways.bus” is settled as “no”. Leave it out.",
    ]);
  });

  test("that contradict each other about one fact are refused", () => {
    const twins = tree({ a: leaf({ scale: fullyPartlyNot, sameAs: ["t.b"] }), b: fullyPartlyNot });
    const ratings = [by({ role: "self" }, { "t.a": "fully" }, twins), by({ role: "peer" }, { "t.b": "partly" }, twins)];
    const decisions = { "t.a": { take: "self" }, "t.b": { take: "peer" } };
    expect(places(thrownBy(() => settle(ratings, { otherwise: "leave-open", decisions })))).toEqual([
      "same-as-conflict at rule.decisions.t.b",
    ]);
    const settled = settle(ratings, { otherwise: "leave-open", decisions: { "t.b": { take: "peer" } } });
    expect(settled.assessment.answers).toEqual({ "t.a": "partly", "t.b": "partly" });
  });
});

describe("what has no middle", () => {
  const out: Answer = { missing: "not-applicable", reason: "Open air" };
  test("stays unsettled: a value and “does not apply”, or two ways of not applying", () => {
    const settled = settle(
      [
        peer("a", { "town.hall.open": "fully", "town.hall.warm": out, "town.hall.lit": out }),
        peer("b", {
          "town.hall.open": out,
          "town.hall.warm": { missing: "outside-competence", reason: "State" },
          "town.hall.lit": { ...out, reason: "No roof" },
        }),
      ],
      median,
    );
    expect(settled.unsettled.slice(0, 2).map(({ id, reason }) => [id, reason])).toEqual([
      ["town.hall.open", "states-differ"],
      ["town.hall.warm", "states-differ"],
    ]);
    expect(settled.assessment.answers).toEqual({ "town.hall.lit": { missing: "not-applicable", reason: "a: Open air\nb: No roof" } });
  });

  test("but evidence can decide it", () => {
    const settled = settle([peer("a", { "town.hall.open": { ...(out as object), evidence } }), peer("b", hall("f--"))], {
      otherwise: "evidence-first",
    });
    expect(settled.assessment.answers["town.hall.open"]).toEqual({ missing: "not-applicable", reason: "a: Open air", evidence });
  });
});

test("what is not asked any more is not settled, and what was said of it is kept", () => {
  const settled = settle([peer("a", { "town.ways.bus": "no" }), peer("b", { "town.ways.bus": "yes", "town.ways.stop": "fully" })], median);
  expect(settled.assessment.answers).toEqual({ "town.ways.bus": "no" });
  expect(settled.unsettled.at(-1)).toEqual({ id: "town.ways.stop", reason: "not-asked", values: { b: "fully" } });
});

test("a settled answer carries the comments and the evidence of those who gave it, and nobody else's", () => {
  const settled = settle(
    [
      peer("a", { "town.hall.open": { level: "partly", comment: "Two days", evidence, date: "2026-02-01", confidence: 0.5 } }),
      peer("b", { "town.hall.open": { level: "partly", comment: "Three days", evidence: [...evidence, { title: "Photo" }] } }),
      peer("c", { "town.hall.open": { level: "fully", comment: "Open!", evidence: [{ title: "Poster" }] } }),
    ],
    median,
  );
  expect(settled.assessment.answers["town.hall.open"]).toEqual({
    level: "partly",
    comment: "a: Two days\nb: Three days",
    evidence: [{ title: "Minutes" }, { title: "Photo" }],
  });
  expect(settled.sources["town.hall.open"]?.values.a).toMatchObject({ date: "2026-02-01", confidence: 0.5 });
});

test("questions that ask the same are settled alike, also where a rater was asked only one of them", () => {
  // North has no bus, so t.b is not asked there, and t.a stands alone; south answers t.b.
  const twins = tree({
    a: leaf({ scale: fullyPartlyNot, sameAs: ["t.b"] }),
    bus: fullyPartlyNot,
    b: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.bus", is: ["fully"] } }),
  });
  const ratings = [
    by({ role: "peer", id: "north" }, { "t.a": "not-at-all", "t.bus": "partly" }, twins),
    by({ role: "peer", id: "south" }, { "t.b": "fully", "t.bus": "fully" }, twins),
    by({ role: "peer", id: "east" }, { "t.bus": "fully" }, twins),
  ];
  expect(settle(ratings, median).assessment.answers).toEqual({ "t.a": "not-at-all", "t.bus": "fully", "t.b": "not-at-all" });
});

describe("the head of the consensus", () => {
  const dated = (date: string, visibility?: "scheme" | "public") => ({ date, ...(visibility === undefined ? {} : { visibility }) });
  test("has the latest date unless the rule says one, the narrowest visibility, and the city as it describes itself", () => {
    const context = { city: { id: "aford", name: "Aford by the sea (invented)" } };
    const ratings = [
      peer("a", {}, dated("2026-04-09", "public")),
      self({}, { ...context, ...dated("undated", "scheme") }),
      peer("b", {}, dated("2026-05-02", "public")),
      peer("c", {}, dated("2025-12-31", "public")),
    ];
    const { assessment } = settle(ratings, median);
    expect(assessment).toMatchObject({ date: "2026-05-02", visibility: "scheme", ...context });
    expect(settle(ratings, { ...median, date: "2026-06-01" }).assessment.date).toBe("2026-06-01");
    expect(settle([peer("a", {}, dated("undated"))], median).assessment).toMatchObject({ date: "undated", visibility: "city" });
  });

  test("names everybody who rated, and whose judgement counted", () =>
    expect(settle([self({}), peer("a", {})], median).raters.map(({ id, role, counts }) => [id, role, counts])).toEqual([
      ["city", "self", false],
      ["a", "peer", true],
    ]));
});

describe("any ratings", () => {
  const rules = fc.constantFrom<SettleRule>(
    median,
    { otherwise: "evidence-first" },
    { otherwise: "leave-open" },
    { ...median, among: ["self", "expert", "peer"] },
  );
  const applicable = (ratings: readonly Assessment[], rule: SettleRule): SettleRule =>
    rule === median && !ratings.some(({ rater }) => rater.role === "peer") ? { otherwise: "evidence-first" } : rule;

  test("give a valid consensus that can be scored; each indicator is settled or not, and every judgement is kept", () => {
    fc.assert(
      fc.property(panels(), rules, (ratings, rule) => {
        const settled = settle(ratings, applicable(ratings, rule));
        const { tree: outline, voices } = readPanel(ratings);
        expect(deeplyFrozen(settled) && survivesJson(settled)).toBe(true);
        expect(JSON.parse(JSON.stringify(settled))).toEqual(settled);
        score(settled.assessment);
        const open = settled.unsettled.map(({ id }) => id);
        expect([...Object.keys(settled.sources), ...open].sort()).toEqual(outline.indicators.map(({ id }) => id).sort());
        expect(Object.keys(settled.assessment.answers).sort()).toEqual(Object.keys(settled.sources).sort());
        for (const [k, { id }] of outline.indicators.entries()) {
          const values = settled.sources[id]?.values ?? settled.unsettled.find((one) => one.id === id)?.values;
          const said = ratings.flatMap(({ rater }, i) => {
            const { answer } = (voices[i] as readonly Voice[])[k] as Voice;
            return answer === undefined ? [] : [[rater.id as string, answer] as const];
          });
          expect(values).toEqual(Object.fromEntries(said));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("stay on the scale: a settled value is one that a rater who counts gave, at least half of them as favourable, and at least half no more so", () => {
    let seen = 0;
    fc.assert(
      fc.property(panels(6), (ratings) => {
        const rule: SettleRule = { ...median, among: ["self", "peer", "expert", "stakeholder"] };
        const { tree: outline, voices } = readPanel(ratings);
        const { assessment } = settle(ratings, rule);
        const points = readPanel([assessment]).voices[0] as readonly Voice[];
        for (const [k, place] of outline.indicators.entries()) {
          const chosen = points[k]?.leaf.points ?? null;
          if (chosen === null || valueOf(assessment.answers[place.id]) === null) continue;
          seen++;
          const penalty = "penalty" in place.node && place.node.penalty === true;
          const all = voices.flatMap((voice) => voice[k]?.leaf.points ?? []);
          const [better, worse] = [all.filter((one) => one.gte(chosen)).length, all.filter((one) => one.lte(chosen)).length];
          expect(all.some((one) => one.eq(chosen))).toBe(true);
          expect(Math.min(better, worse) * 2).toBeGreaterThanOrEqual(all.length);
          // Of two middle ones the less favourable: strictly less than that leaves fewer than half.
          const lower = all.filter((one) => (penalty ? one.gt(chosen) : one.lt(chosen))).length;
          expect(lower * 2).toBeLessThan(all.length);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  test("give the same answers in any order of raters", () => {
    fc.assert(
      fc.property(panels(), rules, (ratings, rule) => {
        const fitting = applicable(ratings, rule);
        const values = (given: readonly Assessment[]) =>
          Object.entries(settle(given, fitting).assessment.answers).map(([id, answer]) => [id, valueOf(answer)]);
        expect(values([...ratings].reverse())).toEqual(values(ratings));
      }),
      { numRuns: 100 },
    );
  });

  test("put the same ticks in the order of the scale, whoever ticked them how", () => {
    const items = ["x", "y", "z"].map((key) => ({ key, label: key }));
    const ticked = defineFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      children: [{ id: "t.a", title: "A", question: "A?", scale: { kind: "checklist", id: "c", rule: "share", items } }],
    });
    const by = (id: string, ticks: readonly string[]) =>
      assess(ticked, { city: { id: "a", name: "A" }, date: "2026-03-01", rater: { role: "peer", id }, answers: { "t.a": ticks } });
    for (const order of [
      [by("n", ["z", "x"]), by("s", ["x", "z"])],
      [by("s", ["x", "z"]), by("n", ["z", "x"])],
    ])
      expect(settle(order, { otherwise: "lower-median-of-peers" }).assessment.answers).toEqual({ "t.a": ["x", "z"] });
  });
});

test("bad input of any kind gives issues, and nothing foreign", () => {
  const ratings = [self(hall("fpn")), peer("__proto__", hall("ppp"))];
  const rule = { otherwise: "evidence-first", decisions: { "town.hall.open": { take: "__proto__", reason: "So" } }, date: "2026-04-01" };
  meets(() => settle(ratings, rule as SettleRule));
  fc.assert(
    fc.property(hostileJson([...ratings, rule]), (make) => {
      const value = make() as never;
      meets(() => settle(value, median));
      meets(() => settle([ratings[0] as Assessment, value], rule as SettleRule));
      meets(() => settle(ratings, value));
    }),
    { numRuns: 300 },
  );
});
