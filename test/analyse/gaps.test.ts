import { describe, expect, test } from "vitest";
import { implementoring } from "../../src/frameworks/implementoring.ts";
import {
  type Assessment,
  assessDraft,
  type Framework,
  findGaps,
  fullyPartlyNot,
  type Gap,
  parseFramework,
  score,
} from "../../src/index.ts";
import { rowsToCsv } from "../../src/io/index.ts";
import { outline } from "../../src/model/outline.ts";
import { junk } from "../arbitraries.ts";
import { assessed, head, leaf, notApplicable, percent, percents, tree, unknown } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

type Options = Parameters<typeof findGaps>[1];
const near = (value: number): number => Number(value.toFixed(9));
const gains = (gaps: readonly Gap[]) => gaps.map(({ id, gain }) => [id, near(gain)]);
const one = (assessment: Assessment, id: string, options: Options): Gap =>
  findGaps(assessment, options).find((gap) => gap.id === id) as Gap;
const ids = (gaps: readonly Gap[]) => gaps.map(({ id }) => id);

const framework = tree({ a: leaf({ weight: 2 }), g: { x: percent, y: percent } });
const city = assessed(framework, { "t.a": 40, "t.g.x": 50, "t.g.y": 100 });

describe("by hand, under the arithmetic mean", () => {
  test("distance, points lost and gain of every node below the target, the root and groups too", () => {
    // t = (2 × 40 + 75) / 3 = 51.67. a: 2/3 × 40 = 26.67. x: 1/3 × 1/2 × 30 = 5. g: 1/3 × 5 = 1.67. y has reached it.
    expect(
      findGaps(city, { target: 80 }).map(({ lost, gain, distance, ...gap }) => ({ ...gap, numbers: [distance, gain, lost].map(near) })),
    ).toEqual(
      (
        [
          ["t", "T", "group", 51.666666666666664, [28.333333333, 28.333333333, 48.333333333], null, true],
          ["t.a", "a", "indicator", 40, [40, 26.666666667, 40], "at least 80 of 100 points", true],
          ["t.g.x", "x", "indicator", 50, [30, 5, 8.333333333], "at least 80 of 100 points", true],
          ["t.g", "g", "group", 75, [5, 1.666666667, 8.333333333], null, true],
        ] as const
      ).map(([id, title, kind, current, numbers, to, evidenceMissing]) => ({
        ...{ id, title, kind, current, target: 80, at: "t", gates: null, state: "gap", to, evidenceMissing, numbers },
      })),
    );
  });
  test("a target that a value reaches is no gap, whatever others want", () => {
    expect(ids(findGaps(city, { target: { "t.a": 40, "t.g": 75.1, "t.g.y": 20 } }))).toEqual(["t.g"]);
    expect(findGaps(city, { target: { "t.a": 39 } })).toEqual([]);
    expect(findGaps(city, { target: 0 })).toEqual([]);
  });
  test("a target of the very double that was published is reached", () => {
    const third = assessed(tree({ a: percent, b: percent, c: percent }), { "t.a": 100, "t.b": 0, "t.c": 0 });
    expect(findGaps(third, { target: { t: score(third).total.value as number } })).toEqual([]);
  });
  test("only indicators, only groups", () => {
    expect(ids(findGaps(city, { target: 80, kind: "indicator" }))).toEqual(["t.a", "t.g.x"]);
    expect(ids(findGaps(city, { target: 80, kind: "group" }))).toEqual(["t", "t.g"]);
  });
});

describe("by hand, under other rules", () => {
  test("a minimum binds at the next lowest", () => {
    // 30, 50, 90: closing the lowest to 80 lifts the minimum to 50; closing the middle one lifts nothing.
    expect(gains(findGaps(percents([30, 50, 90], [], "minimum"), { target: 80, kind: "indicator" }))).toEqual([
      ["t.v0", 20],
      ["t.v1", 0],
    ]);
    expect(gains(findGaps(percents([30, 30, 90], [], "minimum"), { target: 80, kind: "indicator" }))).toEqual([
      ["t.v0", 0],
      ["t.v1", 0],
    ]);
  });
  test("a geometric mean", () => {
    // √(25 × 100) = 50; √(64 × 100) = 80.
    expect(gains(findGaps(percents([25, 100], [], "geometric"), { target: 64, kind: "indicator" }))).toEqual([["t.v0", 30]]);
    // A zero makes it zero: from 0 to √(0.64 × 0.25) × 100 = 40; the other one alone brings nothing.
    expect(gains(findGaps(percents([0, 25], [], "geometric"), { target: 64, kind: "indicator" }))).toEqual([
      ["t.v0", 40],
      ["t.v1", 0],
    ]);
  });
  test("a gap deep down works through every rule above it", () => {
    const deep = tree(
      { g: { x: percent, y: percent }, h: percent },
      {},
      { t: { aggregate: "minimum" }, "t.g": { aggregate: "geometric" } },
    );
    // g = √(25 × 100) = 50, t = min(50, 60) = 50. With x at 100 g is 100, t is 60.
    expect(one(assessed(deep, { "t.g.x": 25, "t.g.y": 100, "t.h": 60 }), "t.g.x", { target: 100 }).gain).toBe(10);
  });
});

describe("penalties: less is better", () => {
  const penal = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
  test("a number leaves a penalty what is left to 100; closing is bringing it down", () => {
    // t = 90 − 0.5 × 60 = 60. A target of 80: at most 20, so t = 80.
    const gap = one(assessed(penal, { "t.a": 90, "t.p": 60 }), "t.p", { target: 80 });
    expect(gap).toMatchObject({ current: 60, target: 20, distance: 40, gain: 20, lost: 30, state: "gap", to: "at most 20 of 100 points" });
    expect(one(assessed(penal, { "t.a": 90, "t.p": 20 }), "t.p", { target: 80 })).toBe(undefined);
  });
  test("a profile says the points themselves", () => {
    const assessment = assessed(penal, { "t.a": 90, "t.p": 60 });
    expect(one(assessment, "t.p", { target: { "t.p": 10 } })).toMatchObject({ target: 10, distance: 50, gain: 25 });
    expect(findGaps(assessment, { target: { "t.p": 60 } })).toEqual([]);
  });
  test("the floor at 0 binds", () => {
    // 30 − 50 is held at 0; with the penalty at 80 it is 30 − 40, still 0; at 20 it is 20.
    const assessment = assessed(penal, { "t.a": 30, "t.p": 100 });
    expect(one(assessment, "t.p", { target: { "t.p": 80 } }).gain).toBe(0);
    expect(one(assessment, "t.p", { target: { "t.p": 20 } }).gain).toBe(20);
  });
  test("an open one comes from the worst end, and takes nothing off yet", () => {
    const gap = one(assessed(penal, { "t.a": 90 }), "t.p", { target: 80 });
    expect(gap).toMatchObject({ current: null, target: 20, distance: 80, lost: 0, gain: -10, state: "answer-first" });
  });
});

describe("gates", () => {
  const gated = tree(
    { a: leaf({ mandatory: { atLeast: 60 } }), g: { x: leaf({ mandatory: { atLeast: 80 } }), y: percent } },
    {},
    { "t.g": { mandatory: { atLeast: 50 } } },
  );
  test("those that turn to met are named", () => {
    const assessment = assessed(gated, { "t.a": 20, "t.g.x": 30, "t.g.y": 40 });
    const table = (target: number) => findGaps(assessment, { target }).map(({ id, gates }) => [id, gates]);
    expect(table(80)).toEqual([
      ["t", null],
      ["t.a", "t.a"],
      ["t.g", "t.g"],
      ["t.g.x", "t.g; t.g.x"],
      ["t.g.y", "t.g"],
    ]);
    // x at 55 makes g 47.5.
    expect(table(55).find(([id]) => id === "t.g.x")).toEqual(["t.g.x", null]);
  });
  test("one that open answers leave open is met only when the whole range is", () => {
    const assessment = assessed(gated, { "t.a": 70, "t.g.x": 10 });
    expect(one(assessment, "t.g.y", { target: 80 }).gates).toBe(null);
    expect(one(assessment, "t.g.y", { target: 90 }).gates).toBe("t.g");
    expect(one(assessment, "t.g.x", { target: 100 }).gates).toBe("t.g; t.g.x");
  });
});

test("gates of a total that only answers keep from being forbidden do not confuse others", () => {
  const odd = tree(
    { a: leaf({ mandatory: { atLeast: 10 } }), b: leaf({ mandatory: { atLeast: 10 } }) },
    { mandatory: { atLeast: 0 }, total: "forbidden" },
  );
  const policy = { missing: { "not-answered": "block" } } as const;
  expect(findGaps(assessed(odd, { "t.b": 90 }), { target: 50, policy })).toMatchObject([{ id: "t.a", gates: "t.a" }]);
});

describe("a model city", () => {
  const model = score(assessed(framework, { "t.a": 70, "t.g.x": 45, "t.g.y": notApplicable }));
  test("is the target where it is scored", () => {
    expect(findGaps(city, { target: model }).map(({ id, target, gain }) => [id, near(target), near(gain)])).toEqual([
      ["t.a", 70, 20],
      ["t", near(185 / 3), 10],
    ]);
  });
  test("a city has no gap to itself", () => {
    const thirds = assessed(tree({ a: percent, b: percent, c: percent }), { "t.a": 100, "t.b": 1, "t.c": 0 });
    expect(findGaps(thirds, { target: score(thirds) })).toEqual([]);
    expect(findGaps(city, { target: JSON.parse(JSON.stringify(score(city))) })).toEqual([]);
  });
  test("must be scored as the assessment is", () => {
    expect(places(thrownBy(() => findGaps(city, { target: model, policy: { aggregate: "minimum" } })))).toEqual([
      "policy-differs at target.policy.aggregate",
    ]);
    const policy = { aggregate: "minimum" } as const;
    const same = score(assessed(framework, { "t.a": 70, "t.g.x": 45, "t.g.y": 45 }), policy);
    expect(findGaps(city, { target: same, policy })[0]).toMatchObject({ id: "t.a", target: 70, gain: 10 });
  });
});

describe("what it takes, on each kind of scale", () => {
  const items = ["North", "South", "East", "West"].map((label) => ({ key: label.toLowerCase(), label }));
  const scales = tree({
    level: leaf({ scale: fullyPartlyNot, criteria: { fully: "In force.", partly: "In writing.", "not-at-all": "Neither." } }),
    list: { kind: "checklist", id: "c", rule: "share", items },
    days: { kind: "number", id: "n", unit: "days", worst: 90, best: 0 },
    marks: { kind: "points", id: "p", maximum: 20 },
    short: {
      kind: "levels",
      id: "s",
      levels: [
        { key: "n", label: "None", points: 0 },
        { key: "s", label: "Some", points: 60 },
      ],
    },
  });
  test("answered", () => {
    const gaps = findGaps(assessed(scales, { "t.level": "partly", "t.list": ["east"], "t.days": 60, "t.marks": 4, "t.short": "s" }), {
      target: 75,
      kind: "indicator",
      order: "distance",
    });
    expect(gaps.map(({ id, to }) => [id, to])).toEqual([
      ["t.marks", "at least 15 of 20 points"],
      ["t.list", "2 more items, any of: North; South; West"],
      ["t.days", "at most 22.5 days"],
      ["t.level", "fully: In force."],
      ["t.short", null],
    ]);
  });
  test("open, and nothing for groups", () => {
    const gaps = findGaps(assessed(scales, {}), { target: 50, order: "distance" });
    expect(gaps.map(({ id, to }) => [id, to])).toEqual([
      ["t", null],
      ["t.level", "partly: In writing."],
      ["t.list", "2 items, any of: North; South; East; West"],
      ["t.days", "at most 45 days"],
      ["t.marks", "at least 10 of 20 points"],
      ["t.short", "some"],
    ]);
  });
});

describe("missing answers", () => {
  test("excluded nodes are never gaps, whatever the policy makes of them", () => {
    const assessment = assessed(framework, {
      "t.a": 40,
      "t.g.x": notApplicable,
      "t.g.y": { missing: "outside-competence", reason: "the region's" },
    });
    expect(ids(findGaps(assessment, { target: 100 }))).toEqual(["t", "t.a"]);
    const policy = { missing: { "not-applicable": "worst", "outside-competence": "worst" } } as const;
    expect(ids(findGaps(assessment, { target: 100, policy }))).toEqual(["t", "t.a"]);
  });
  test("neither are questions that do not arise; what closing would make them stays as it is", () => {
    const routed = parseFramework({
      ...tree({ a: fullyPartlyNot, b: percent }),
      children: [
        { id: "t.a", title: "a", question: "?", scale: fullyPartlyNot },
        { id: "t.b", title: "b", question: "?", scale: percent, onlyIf: { indicator: "t.a", is: ["fully"] } },
      ],
    });
    expect(gains(findGaps(assessed(routed, { "t.a": "partly" }), { target: 100 }))).toEqual([
      ["t", 50],
      ["t.a", 50],
    ]);
  });
  test("an open indicator is to be answered first; it counts as answered when closed", () => {
    // (40 + 40 + 50) / 3 = 43.33 without y; with y at 80, g is 65 and t (80 + 65) / 3 = 48.33.
    const gap = one(assessed(framework, { "t.a": 40, "t.g.x": 50, "t.g.y": unknown }), "t.g.y", { target: 80 });
    expect([near(gap.gain), gap.distance, gap.lost, gap.current, gap.state, gap.evidenceMissing]).toEqual([
      5,
      80,
      0,
      null,
      "answer-first",
      false,
    ]);
  });
  test("one that would come in below the rest lowers what leaves it out so far", () => {
    expect(one(assessed(tree({ a: percent, b: percent }), { "t.a": 90 }), "t.b", { target: 60 }).gain).toBe(-15);
  });
  test("a group is to be answered first if open answers may lift it to its target", () => {
    // x = 50: g lies between 25 and 75.
    const assessment = assessed(framework, { "t.a": 40, "t.g.x": 50 });
    expect(one(assessment, "t.g", { target: 75 })).toMatchObject({ current: null, distance: 25, state: "answer-first" });
    expect(one(assessment, "t.g", { target: 76 }).state).toBe("gap");
  });
  test("an unscored group counts, when closed, as scored at its target", () => {
    // g provisional at 50: t = (80 + 50) / 3. At 80 it is (80 + 80) / 3.
    const assessment = assessed(framework, { "t.a": 40, "t.g.x": 50 });
    expect(near(one(assessment, "t.g", { target: 80 }).gain)).toBe(10);
    // Under drop g is left out: t = 40. Closed, it comes in: 160 / 3.
    const dropped = one(assessment, "t.g", { target: 80, policy: { coverage: { below: "drop" } } });
    expect([near(dropped.gain), dropped.lost]).toEqual([near(40 / 3), 0]);
  });
  test("an unscored total is measured by what is known of it", () => {
    const assessment = assessed(tree({ a: percent, b: percent, c: percent, d: percent }), { "t.a": 20, "t.b": 60 });
    expect(score(assessment).total).toMatchObject({ status: "unscored", provisional: 40 });
    expect(gains(findGaps(assessment, { target: 80 }))).toEqual([
      ["t", 40],
      ["t.a", 30],
      ["t.c", near(40 / 3)],
      ["t.d", near(40 / 3)],
      ["t.b", 10],
    ]);
  });
  test("where nothing is known, by the low end of the possible range", () => {
    const gaps = findGaps(assessed(framework, {}), { target: 60 });
    expect(gaps.map(({ id, gain, distance, lost, state }) => [id, near(gain), distance, lost, state])).toEqual([
      ["t", 60, 60, 0, "answer-first"],
      ["t.a", 40, 60, 0, "answer-first"],
      ["t.g", 20, 60, 0, "answer-first"],
      ["t.g.x", 10, 60, 0, "answer-first"],
      ["t.g.y", 10, 60, 0, "answer-first"],
    ]);
  });
  test("a blocked total is measured the same way", () => {
    const policy = { missing: { unknown: "block" } } as const;
    const assessment = assessed(framework, { "t.a": 40, "t.g.x": 50, "t.g.y": unknown });
    // The low end is (80 + 25) / 3; with y at 80 it is (80 + 65) / 3.
    expect(near(one(assessment, "t.g.y", { target: 80, policy }).gain)).toBe(near(40 / 3));
    expect(one(assessment, "t", { target: 80, policy })).toMatchObject({ current: null, distance: 45, gain: 45 });
  });
  test("a target that even the worst possible answer reaches is no gap", () => {
    expect(findGaps(assessed(framework, {}), { target: 0 })).toEqual([]);
    const low = tree({ a: percent, p: leaf({ penalty: true }) });
    expect(findGaps(assessed(low, { "t.a": 50 }), { target: { "t.p": 100 } })).toEqual([]);
  });
  test("an open answer that the policy counts as best has no gap, as worst one", () => {
    const assessment = assessed(framework, { "t.a": 40, "t.g.x": 50 });
    expect(one(assessment, "t.g.y", { target: 80, policy: { missing: { "not-answered": "best" } } })).toBe(undefined);
    const worst = one(assessment, "t.g.y", { target: 80, policy: { missing: { "not-answered": "worst" } } });
    expect(worst).toMatchObject({ current: null, distance: 80, state: "answer-first" });
    expect(near(worst.gain)).toBe(near(40 / 3));
  });
  test("evidence is missing where something is answered without", () => {
    const evidence = [{ title: "Minutes" }];
    const assessment = assessed(framework, { "t.a": { points: 40, evidence }, "t.g.x": { points: 50, evidence }, "t.g.y": 60 });
    expect(findGaps(assessment, { target: 80 }).map(({ id, evidenceMissing }) => [id, evidenceMissing])).toEqual([
      ["t", true],
      ["t.a", false],
      ["t.g", true],
      ["t.g.x", false],
      ["t.g.y", true],
    ]);
  });
});

describe("suites", () => {
  const member = (id: string, other: string): Framework =>
    ({
      ...{ id, title: id, version: "1.0.0", status: "untested" },
      children: [
        { id: `${id}.a`, title: "a", question: "?", scale: percent, sameAs: [`${other}.a`] },
        { id: `${id}.b`, title: "b", question: "?", scale: percent },
      ],
    }) as Framework;
  const suite = parseFramework({
    id: "t",
    title: "T",
    version: "1.0.0",
    status: "untested",
    total: "forbidden",
    children: [member("u", "v"), member("v", "u")],
  });
  const assessment = assessed(suite, { "u.a": 20, "u.b": 60, "v.b": 100 });

  test("without an overall number each member is measured at its own root", () => {
    // u = (20 + 60) / 2, v = (20 + 100) / 2; a is one fact in both.
    expect(findGaps(assessment, { target: 80 }).map(({ id, at, gain, lost }) => [id, at, gain, lost])).toEqual([
      ["u", "u", 40, 60],
      ["u.a", "u", 30, 40],
      ["v.a", "v", 30, 40],
      ["v", "v", 20, 40],
      ["u.b", "u", 10, 20],
    ]);
  });
  test("with one, at the suite's; a fact that is asked twice is closed in both places", () => {
    const policy = { total: "computed" } as const;
    expect(findGaps(assessment, { target: 80, policy }).map(({ id, at, gain }) => [id, at, gain])).toEqual([
      ["u.a", "t", 30],
      ["v.a", "t", 30],
      ["t", "t", 30],
      ["u", "t", 20],
      ["v", "t", 10],
      ["u.b", "t", 5],
    ]);
    const really = score(assessed(suite, { "u.a": 80, "u.b": 60, "v.b": 100 }), policy).total.value as number;
    expect(really - (score(assessment, policy).total.value as number)).toBe(30);
  });
  test("the suite itself has no gap, and no target", () => {
    expect(places(thrownBy(() => findGaps(assessment, { target: { t: 80, u: 80 } })))).toEqual(["target-forbidden at target.t"]);
  });
  test("an indicator right below a forbidden total is its own measure", () => {
    const flat = tree({ a: percent, b: percent }, { total: "forbidden" });
    expect(findGaps(assessed(flat, { "t.a": 10, "t.b": 90 }), { target: 80 })).toMatchObject([
      { id: "t.a", at: "t.a", gain: 70, lost: 90 },
    ]);
  });
  test("so is a penalty there: it gains by what it goes down", () => {
    const flat = tree({ a: percent, p: leaf({ penalty: true, weight: 0.1 }) }, { total: "forbidden" });
    const gap = one(assessed(flat, { "t.a": 90, "t.p": 70 }), "t.p", { target: 80 });
    expect(gap).toMatchObject({ at: "t.p", target: 20, gain: 50, lost: 70 });
  });
  test("a suite inside a framework with a total is measured at the total", () => {
    const inner = { ...suite, id: "w", title: "W" };
    const outer = parseFramework({ id: "x", title: "X", version: "1.0.0", status: "untested", children: [inner] });
    const gaps = findGaps(assessed(outer, { "u.a": 20, "u.b": 60, "v.b": 100 }), { target: 80 });
    expect(gaps.map(({ id, at }) => [id, at])).toEqual([
      ["u.a", "x"],
      ["v.a", "x"],
      ["x", "x"],
      ["u", "x"],
      ["v", "x"],
      ["u.b", "x"],
    ]);
  });
});

describe("order", () => {
  const even = tree({ a: percent, b: percent, c: leaf({ weight: 2 }), d: percent });
  const assessment = assessed(even, { "t.a": 40, "t.b": 40, "t.c": 60, "t.d": 60 });
  const order = (options: Omit<Options, "target">) => ids(findGaps(assessment, { target: 80, kind: "indicator", ...options }));
  test("by gain; ties by distance, then in tree order", () => {
    // Gains: a and b 8, c 8, d 4; distances 40, 40, 20, 20.
    expect(order({})).toEqual(["t.a", "t.b", "t.c", "t.d"]);
    expect(order({ order: "gain" })).toEqual(order({}));
  });
  test("by distance; ties by gain, then in tree order", () => {
    const other = assessed(even, { "t.a": 60, "t.b": 40, "t.c": 60, "t.d": 40 });
    expect(ids(findGaps(other, { target: 80, kind: "indicator", order: "distance" }))).toEqual(["t.b", "t.d", "t.c", "t.a"]);
  });
  test("by gain per effort; what has no effort stands last, in tree order", () => {
    expect(order({ order: "gain-per-effort", effort: { "t.b": 4, "t.d": 1 } })).toEqual(["t.d", "t.b", "t.a", "t.c"]);
    expect(order({ order: "gain-per-effort", effort: { "t.b": 4, "t.d": 2, "t.c": 4, "t.a": 3 } })).toEqual(["t.a", "t.b", "t.c", "t.d"]);
  });
  test("ties are exact: thirds of thirds are equal, and a hair is not", () => {
    const weights = [1, 1, 1].map((weight) => leaf({ weight: weight / 3 }));
    const thirds = tree({ a: weights[0] as never, b: weights[1] as never, c: weights[2] as never });
    expect(ids(findGaps(assessed(thirds, { "t.a": 33.3, "t.b": 33.3, "t.c": 33.299999999 }), { target: 100, kind: "indicator" }))).toEqual([
      "t.c",
      "t.a",
      "t.b",
    ]);
  });
});

describe("what comes out", () => {
  test("is frozen, JSON, and rows as it stands", () => {
    const gaps = findGaps(city, { target: 80 });
    expect(deeplyFrozen(gaps) && survivesJson(gaps)).toBe(true);
    expect(rowsToCsv(gaps).split("\n")[0]).toBe("id,title,kind,current,target,distance,at,lost,gain,gates,state,to,evidenceMissing");
    expect(rowsToCsv(gaps).trim().split("\n")).toHaveLength(5);
  });
  test("is the same for an assessment that came back from JSON", () => {
    expect(findGaps(JSON.parse(JSON.stringify(city)), { target: 80 })).toEqual(findGaps(city, { target: 80 }));
  });
  test("for the largest shipped suite, well under a second", () => {
    const answers = Object.fromEntries(
      outline(implementoring).indicators.flatMap(({ id, scale }) =>
        scale?.kind === "levels" ? [[id, scale.levels[0]?.key as string]] : [],
      ),
    );
    const large = assessDraft(implementoring as Framework, { ...head, answers }).assessment;
    const start = performance.now();
    expect(findGaps(large, { target: 100 }).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("bad input", () => {
  const wrong = (options: unknown) => places(thrownBy(() => findGaps(city, options as Options)));
  test("everything is said at once", () => {
    expect(wrong({ target: { "t.aa": 5, "t.a": 500 }, order: "gains", kind: "leaf", effort: { "t.z": 1, "t.a": 0 }, efort: 1 })).toEqual([
      "not-allowed at kind",
      "not-allowed at order",
      "out-of-range at effort.t.a",
      "unknown-key at efort",
      "unknown-node at target.t.aa",
      "out-of-range at target.t.a",
      "effort-unused at effort",
      "unknown-node at effort.t.z",
    ]);
  });
  test("effort and its order need each other", () => {
    expect(wrong({ target: 80, effort: { "t.a": 1 } })).toEqual(["effort-unused at effort"]);
    expect(wrong({ target: 80, order: "distance", effort: { "t.a": 1 } })).toEqual(["effort-unused at effort"]);
    expect(wrong({ target: 80, order: "gain-per-effort" })).toEqual(["missing-key at effort"]);
    expect(wrong({ target: 80, order: "gain-per-effort", effort: {} })).toEqual(["names-nothing at effort"]);
    expect(wrong({ target: 80, order: "gain-per-effort", effort: { "t.a": -1 } })).toEqual(["out-of-range at effort.t.a"]);
    expect(wrong({ target: 80, order: "gain-per-effort", effort: JSON.parse('{"__proto__": 1, "t.a": 1}') })).not.toEqual([]);
  });
  test("options, policies and assessments that are none", () => {
    expect(wrong(undefined)).toEqual(["wrong-type at options"]);
    expect(wrong({})).toEqual(["missing-key at target"]);
    expect(wrong([])).not.toEqual([]);
    expect(wrong({ target: 80, policy: { weights: { "t.q": 1 } } })).toEqual(["policy-unknown-id at policy.weights.t.q"]);
    expect(places(thrownBy(() => findGaps({} as Assessment, { target: 80 })))).toEqual(["not-an-assessment at "]);
  });
  test("hostile values, at every door", () => {
    for (const [, make] of junk) {
      for (const enter of [
        (value: never) => findGaps(value, { target: 80 }),
        (value: never) => findGaps(city, value),
        (target: never) => findGaps(city, { target }),
        (value: never) => findGaps(city, { target: { "t.a": value } }),
        (policy: never) => findGaps(city, { target: 80, policy }),
        (effort: never) => findGaps(city, { target: 80, order: "gain-per-effort", effort }),
        (order: never) => findGaps(city, { target: 80, order }),
      ])
        meets(() => enter(make() as never));
    }
  });
});
