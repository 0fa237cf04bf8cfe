/** Practices: who leads, shows evidence and is agreed to be named; everybody else is a number. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Assessment,
  assess,
  findPractices,
  fiveStep,
  fullyPartlyNot,
  type PracticeOptions,
  parseFramework,
  score,
  yesNo,
} from "../../src/index.ts";
import { leaf, notApplicable, percent, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const framework = parseFramework({
  ...tree({ g: { a: fullyPartlyNot, b: fiveStep }, h: { c: percent, p: leaf({ scale: yesNo, penalty: true, weight: 0.1 }) } }),
  context: [{ id: "size", title: "S", type: "number" }],
});
const proof = [{ title: "Report 2025", date: "2025-11-03" }];
const shown = (level: string, more: object = {}): Answer => ({ level, evidence: proof, ...more });
const city = (
  id: string,
  answers: { readonly [id: string]: Answer },
  visibility?: "city" | "scheme" | "public",
  extra: object = {},
): Assessment =>
  assess(framework, {
    city: { id, name: `${id} (invented)` },
    date: "2026-03-01",
    rater: { role: "self" },
    ...(visibility === undefined ? {} : { visibility }),
    answers,
    ...extra,
  });
const find = (all: readonly Assessment[], node: string, options: object) => findPractices(all, node, options as PracticeOptions);

describe("findPractices", () => {
  const all = [
    city("a", { "t.g.a": shown("fully", { comment: "Since 2019", date: "2025-12", confidence: 0.9 }), "t.g.b": shown("4") }, "public"),
    city("b", { "t.g.a": shown("fully"), "t.g.b": shown("3") }, "scheme"),
    city("c", { "t.g.a": shown("fully") }, "city"),
    city("d", { "t.g.a": shown("fully") }),
    city("e", { "t.g.a": "fully" }, "public"),
    city("f", { "t.g.a": shown("partly"), "t.g.b": notApplicable }, "public"),
    city("g", { "t.g.a": "fully" }, "city"),
  ];

  test("names those who lead, show evidence and agreed; counts the others", () => {
    const open = find(all, "t.g.a", { audience: "public" });
    expect(open.rows).toEqual([
      {
        indicator: "t.g.a",
        title: "a",
        city: "a",
        name: "a (invented)",
        points: 100,
        level: "fully",
        evidence: proof,
        comment: "Since 2019",
        date: "2025-12",
        rater: "self",
        distance: null,
      },
    ]);
    // e and g show nothing; b, c and d are not agreed to be named in public
    expect(open.counts).toEqual([{ indicator: "t.g.a", leading: 6, named: 1, withoutEvidence: 2, notNamed: 3 }]);
    const scheme = find(all, "t.g.a", { audience: "scheme" });
    expect(scheme.rows.map((row) => [row.city, row.comment, row.date])).toEqual([
      ["a", "Since 2019", "2025-12"],
      ["b", null, "2026-03-01"],
    ]);
    expect(scheme.counts[0]).toMatchObject({ leading: 6, named: 2, withoutEvidence: 2, notNamed: 2 });
    const said = JSON.stringify(open);
    for (const hidden of ["b (invented)", "c (invented)", "d (invented)", "g (invented)"]) expect(said).not.toContain(hidden);
  });

  test("of a group looks at every indicator, in tree order; leads at the top of the scale, or from the points that are asked for", () => {
    const whole = find(all, "t", { audience: "scheme" });
    expect(whole.rows.map((row) => [row.indicator, row.city])).toEqual([
      ["t.g.a", "a"],
      ["t.g.a", "b"],
      ["t.g.b", "a"],
    ]);
    expect(whole.counts.map(({ indicator, leading }) => [indicator, leading])).toEqual([
      ["t.g.a", 6],
      ["t.g.b", 1],
      ["t.h.c", 0],
      ["t.h.p", 0],
    ]);
    expect(find(all, "t.g", { audience: "scheme", atLeast: 75 }).rows.map((row) => [row.indicator, row.city, row.points])).toEqual([
      ["t.g.a", "a", 100],
      ["t.g.a", "b", 100],
      ["t.g.b", "a", 100],
      ["t.g.b", "b", 75],
    ]);
    expect(find(all, "t.g.a", { audience: "public", atLeast: 50 }).rows.map((row) => row.city)).toEqual(["a", "f"]);
    expect(whole.atLeast).toBeNull();
  });

  test("the top is what the scale gives: less than 100 points, ticks, marks, of a penalty the least", () => {
    const low = {
      kind: "levels" as const,
      id: "l",
      levels: [
        { key: "n", label: "N", points: 10 },
        { key: "y", label: "Y", points: 80 },
      ],
    };
    const items = ["i", "j"].map((key) => ({ key, label: key, points: 30 }));
    const odd = tree({
      l: low,
      c: { kind: "checklist", id: "c", rule: "capped-sum", items },
      s: { kind: "checklist", id: "s", rule: "share", items },
      n: { kind: "number", id: "n", unit: "", worst: 0, best: 7 },
      p: leaf({ scale: low, penalty: true }),
      q: leaf({ scale: percent, penalty: true }),
    });
    const given = (id: string, answers: readonly object[]) =>
      assess(odd, {
        city: { id, name: id },
        date: "undated",
        rater: { role: "expert" },
        visibility: "public",
        answers: Object.fromEntries(["l", "c", "s", "n", "p", "q"].map((name, k) => [`t.${name}`, { ...answers[k], evidence: proof }])),
      });
    const best = given("best", [
      { level: "y" },
      { items: ["i", "j"] },
      { items: ["j", "i"] },
      { number: 8 },
      { level: "n" },
      { points: 0 },
    ]);
    const rest = given("rest", [{ level: "n" }, { items: ["i"] }, { items: ["j"] }, { number: 6.9 }, { level: "y" }, { points: 1 }]);
    const { rows, reference } = find([rest, best], "t", { audience: "public" });
    expect(rows.map((row) => [row.indicator, row.city, row.points, row.level])).toEqual([
      ["t.l", "best", 80, "y"],
      ["t.c", "best", 60, null],
      ["t.s", "best", 100, null],
      ["t.n", "best", 100, null],
      ["t.p", "best", 10, "n"],
      ["t.q", "best", 0, null],
    ]);
    expect(reference).toEqual({ n: 2, of: 2, dates: null, undated: 2, roles: ["expert"] });
    expect(find([rest, best], "t.q", { audience: "public", atLeast: 99 }).rows).toHaveLength(2);
    expect(find([rest, best], "t.q", { audience: "public", atLeast: 99.5 }).rows.map((row) => row.city)).toEqual(["best"]);
  });

  test("evidence may stand with the indicator that asks the same", () => {
    const kin = tree({ a: leaf({ scale: yesNo, sameAs: ["t.b"] }), b: leaf({ scale: yesNo }) });
    const one = assess(kin, {
      city: { id: "a", name: "A" },
      date: "2026-03-01",
      rater: { role: "self" },
      visibility: "public",
      answers: { "t.a": shown("yes") },
    });
    expect(find([one], "t.b", { audience: "public" }).rows.map(({ indicator, evidence }) => [indicator, evidence])).toEqual([
      ["t.b", proof],
    ]);
  });

  test("the most similar ones first, without the one that wants to learn", () => {
    const like = (id: string, c: number | null, size: number, more: object = {}) =>
      city(id, { "t.g.a": shown("fully"), "t.g.b": "0", ...(c === null ? {} : { "t.h.c": c, "t.h.p": "no" }) }, "public", {
        city: { id, name: id, context: { size } },
        ...more,
      });
    const cities = [
      like("far", 90, 20),
      like("none", null, 90),
      like("near", 15, 100),
      like("me", 10, 10),
      like("hidden", 10, 10, { visibility: "city" }),
    ];
    const profile = find(cities, "t.g.a", { audience: "public", for: "me" });
    // profile on g (50 in all) and h: |90 − 10|/√2 and |15 − 10|/√2; of “none” one of two, with distance 0
    expect(profile.rows.map((row) => [row.city, row.distance])).toEqual([
      ["none", 0],
      ["near", Math.sqrt(12.5)],
      ["far", 56.568542494923804],
    ]);
    expect(profile.counts).toEqual([{ indicator: "t.g.a", leading: 4, named: 3, withoutEvidence: 0, notNamed: 1 }]);
    expect([profile.for, profile.reference.n]).toEqual(["me", 4]);
    const context = find(cities, "t.g.a", { audience: "public", for: "me", on: "context", factors: ["size"] });
    expect(context.rows.map((row) => [row.city, row.distance])).toEqual([
      ["far", 0.1111111111111111],
      ["none", 0.8888888888888888],
      ["near", 1],
    ]);
    expect(profile.method).not.toBe(context.method);
  });

  test("a recount of one's own", () => {
    const answer = fc.record({
      level: fc.constantFrom("fully", "partly", "not-at-all"),
      proven: fc.boolean(),
      visibility: fc.constantFrom(undefined, "city", "scheme", "public"),
    });
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.constantFrom("scheme", "public"),
        fc.constantFrom(undefined, 50, 0),
        (given, audience, atLeast) => {
          const cities = given.map(({ level, proven, visibility }, i) =>
            city(`c${i}`, { "t.g.a": proven ? shown(level) : level }, visibility as never),
          );
          const { rows, counts } = find(cities, "t.g.a", { audience, ...(atLeast === undefined ? {} : { atLeast }) });
          const points = { fully: 100, partly: 50, "not-at-all": 0 } as { [level: string]: number };
          const leads = given.flatMap((each, i) => ((points[each.level] as number) >= (atLeast ?? 100) ? [{ ...each, id: `c${i}` }] : []));
          const named = leads.filter(
            ({ proven, visibility }) => proven && (visibility === "public" || (visibility === "scheme" && audience === "scheme")),
          );
          expect(rows.map((row) => row.city)).toEqual(named.map(({ id }) => id));
          const [count] = counts;
          expect(count?.leading).toBe(leads.length);
          expect(count?.withoutEvidence).toBe(leads.filter(({ proven }) => !proven).length);
          expect((count?.named ?? 0) + (count?.withoutEvidence ?? 0) + (count?.notNamed ?? 0)).toBe(leads.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("is a frozen plain product, also of assessments that were stored", () => {
    const made = find(all, "t", { audience: "scheme", for: "a", on: "profile" });
    expect(deeplyFrozen(made) && survivesJson(made)).toBe(true);
    expect(find(JSON.parse(JSON.stringify(all)), "t", { audience: "scheme", for: "a", on: "profile" })).toEqual(made);
    expect(made.statement).toBe(score(all[0] as Assessment).statement);
    expect(made.framework).toEqual(score(all[0] as Assessment).framework);
  });

  test("refuses other versions, a city twice, unknown ids, options that would do nothing", () => {
    const refused = (given: unknown, node: unknown, options: unknown) =>
      places(thrownBy(() => findPractices(given as never, node as never, options as never)));
    const other = parseFramework({ ...framework, version: "2.0.0" });
    const later = assess(other, { city: { id: "z", name: "Z" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
    expect(refused([all[0], later, all[0]], "t", { audience: "public" })).toEqual(["assessments-differ at 1", "city-rated-twice at 2"]);
    expect(refused([], "t", { audience: "public" })).toEqual(["nothing-to-compare at "]);
    expect(refused(all, "t.q", { audience: "public" })).toEqual(["unknown-node at node"]);
    expect(refused(all, undefined, { audience: "public" })).toEqual(["unknown-node at node"]);
    expect(refused(all, "t", {})).toEqual(["missing-key at options.audience"]);
    expect(refused(all, "t", { audience: "everybody" })).toEqual(["not-allowed at options.audience"]);
    expect(refused(all, "t", { audience: "public", for: "zz" })).toEqual(["reference-unknown at options.for"]);
    expect(refused(all, "t", { audience: "public", on: "profile" })).toEqual(["option-no-effect at options.on"]);
    expect(refused(all, "t", { audience: "public", for: "a", factors: ["size"] })).toEqual(["option-no-effect at options.factors"]);
    expect(refused(all, "t", { audience: "public", for: "a", on: "context" })).toEqual(["missing-key at options.factors"]);
    expect(refused(all, "t", { audience: "public", for: "a", on: "context", factors: ["size"] })).toEqual([
      "factor-not-stated at options.factors.0",
    ]);
    expect(refused(all, "t", { audience: "public", atLeast: 101 })).toEqual(["out-of-range at options.atLeast"]);
    for (const wrong of [null, 3, "x", {}, [null], [{}], [{ kind: "assessment" }]])
      expect(refused(wrong, "t", { audience: "public" }).length).toBeGreaterThan(0);
    for (const wrong of [null, 3, "x", []]) expect(refused(all, "t", wrong).length).toBeGreaterThan(0);
  });
});
