import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingOf, lower } from "../../src/analyse/closing.ts";
import { reaches } from "../../src/analyse/targets.ts";
import { decimal } from "../../src/base/decimal.ts";
import { fiveStep, fullyPartlyNot, type Indicator, type Scale } from "../../src/index.ts";
import { type AnswerValue, kindOfScale } from "../../src/model/scale-kinds.ts";
import { scales } from "../arbitraries.ts";

const closing = (scale: Scale, target: number, answer: AnswerValue | null = null, more: Partial<Indicator> = {}) =>
  closingOf({ node: { id: "t.a", title: "A", question: "?", scale, ...more }, scale, answer, target: decimal(target) });
const penalty = { penalty: true };

describe("levels: the nearest that is enough, in the words of its criterion", () => {
  const criteria = { fully: "It is in force.", partly: "exists in writing", "not-at-all": "Neither." };
  test("by hand", () => {
    expect(closing(fullyPartlyNot, 50, "not-at-all", { criteria })).toBe("partly: exists in writing");
    expect(closing(fullyPartlyNot, 50.1, "partly", { criteria })).toBe("fully: It is in force.");
    expect(closing(fullyPartlyNot, 20, null)).toBe("partly");
    expect(closing(fiveStep, 60, "1")).toBe("3");
  });
  test("of a penalty: the highest that is still low enough", () => {
    expect(closing(fullyPartlyNot, 50, "fully", penalty)).toBe("partly");
    expect(closing(fullyPartlyNot, 49, "fully", penalty)).toBe("not at all");
  });
  test("of two levels with the same points the first", () => {
    const levels = [
      { key: "no", label: "NGO asked", points: 0 },
      { key: "b", label: "By law", points: 70 },
      { key: "c", label: "By contract", points: 70 },
    ];
    expect(closing({ kind: "levels", id: "s", levels }, 70)).toBe("by law");
    expect(closing({ kind: "levels", id: "s", levels }, 0)).toBe("NGO asked");
    expect(closing({ kind: "levels", id: "s", levels }, 71)).toBe(null);
    expect(closing({ kind: "levels", id: "s", levels: levels.slice(1) }, 60, "b", penalty)).toBe(null);
  });
  test("labels begin small, unless they are written in capitals", () => {
    expect(["Fully", "NGO-led", "yes", "Övertygad", "A", "0"].map(lower)).toEqual(["fully", "NGO-led", "yes", "övertygad", "A", "0"]);
  });
});

describe("checklists: how many more items", () => {
  const items = ["North", "South", "East", "West"].map((label) => ({ key: label.toLowerCase(), label }));
  const even: Scale = { kind: "checklist", id: "c", rule: "share", items };
  test("of equal items any will do", () => {
    expect(closing(even, 75, ["south"])).toBe("2 more items, any of: North; East; West");
    expect(closing(even, 26, ["south"])).toBe("1 more item, any of: North; East; West");
    expect(closing(even, 100, ["south", "north"])).toBe("2 more items: East; West");
    expect(closing(even, 100, ["south", "north", "west"])).toBe("1 more item: East");
    expect(closing(even, 30)).toBe("2 items, any of: North; South; East; West");
  });
  test("of unequal items the fewest", () => {
    const worth = [60, 30, 30, 0].map((points, i) => ({ ...(items[i] as (typeof items)[number]), points }));
    const share: Scale = { kind: "checklist", id: "c", rule: "share", items: worth };
    const capped: Scale = { kind: "checklist", id: "c", rule: "capped-sum", items: worth };
    // 60 of 120 are 50 under share and 60 under capped-sum; 90 are 75 and 90.
    expect(closing(share, 50, [])).toBe("1 more item, such as: North");
    expect(closing(share, 51, [])).toBe("2 more items, such as: North; South");
    expect(closing(capped, 60, [])).toBe("1 more item, such as: North");
    expect(closing(capped, 90, ["north"])).toBe("1 more item, any of: South; East");
    expect(closing(capped, 100, ["north", "west"])).toBe("2 more items: South; East");
  });
  test("null where all together are not enough", () => {
    const poor: Scale = { kind: "checklist", id: "c", rule: "capped-sum", items: items.map((item) => ({ ...item, points: 20 })) };
    expect(closing(poor, 80, ["north"])).toBe("3 more items: South; East; West");
    expect(closing(poor, 81, ["north"])).toBe(null);
  });
  test("of a penalty: how many at most, whichever they are", () => {
    expect(closing(even, 50, ["north", "south", "west"], penalty)).toBe("at most 2 of the 3 ticked items");
    expect(closing(even, 24, ["north"], penalty)).toBe("no item");
    expect(closing(even, 50, null, penalty)).toBe("at most 2 of the 4 items");
    const uneven: Scale = { kind: "checklist", id: "c", rule: "capped-sum", items: items.map((item, i) => ({ ...item, points: 10 * i })) };
    expect(closing(uneven, 30, null, penalty)).toBe("at most 1 of the 4 items");
    expect(closing(uneven, 50, null, penalty)).toBe("at most 2 of the 4 items");
  });
});

describe("numbers: the number to reach, in its unit", () => {
  const scale = (worst: number, best: number, more: object = {}): Scale => ({
    kind: "number",
    id: "n",
    unit: "days",
    worst,
    best,
    ...more,
  });
  test("upwards and downwards", () => {
    expect(closing(scale(0, 80, { unit: "% of posts" }), 80, 40)).toBe("at least 64 % of posts");
    // 90 − 0.6 × 90.
    expect(closing(scale(90, 0), 60, 80)).toBe("at most 36 days");
    expect(closing(scale(1, 5, { unit: "" }), 67.5)).toBe("at least 3.7");
    expect(closing(scale(-10, 10), 25, -10)).toBe("at least -5 days");
    expect(closing(scale(90, 0), 100)).toBe("at most 0 days");
  });
  test("in the logarithm", () => {
    const log = scale(1, 100, { transform: "log" });
    expect(closing(log, 50, 2)).toBe("at least 10 days");
    // 10^1.6 = 39.81…; 39.9 earns 80.05.
    expect(closing(log, 80, 2)).toBe("at least 39.9 days");
    expect(closing(scale(100, 1, { transform: "log" }), 50, 80)).toBe("at most 10 days");
  });
  test("rounded towards the better end, to the fewest digits that overshoot by at most a tenth of a point", () => {
    // 1/3 of 80 is 26.67: 27 would earn 33.75, 26.7 earns 33.375.
    expect(closing(scale(0, 80), 33.3)).toBe("at least 26.7 days");
    expect(closing(scale(80, 0), 33.3)).toBe("at most 53.3 days");
    expect(closing(scale(1990, 2030), 58.25)).toBe("at least 2013.3 days");
    expect(closing(scale(0, 1e9), 100 / 3)).toBe("at least 334000000 days");
  });
  test("never beyond the end", () => {
    // 94.9605: two digits would be 95, beyond the end.
    expect(closing(scale(0, 94.97, { outside: "refuse" }), 99.99)).toBe("at least 94.97 days");
    expect(closing(scale(0, 0.123456, { outside: "refuse" }), 99.9999999)).toBe("at least 0.123456 days");
  });
  test("of a penalty: towards the end that takes nothing off", () => {
    expect(closing(scale(0, 80), 25, 60, penalty)).toBe("at most 20 days");
    expect(closing(scale(80, 0), 25, 0, penalty)).toBe("at least 60 days");
    expect(closing(scale(0, 80), 0, 60, penalty)).toBe("at most 0 days");
  });
});

test("points: the marks to reach", () => {
  const scale: Scale = { kind: "points", id: "p", maximum: 20 };
  expect(closing(scale, 80, 3)).toBe("at least 16 of 20 points");
  expect(closing(scale, 83, 3)).toBe("at least 16.6 of 20 points");
  expect(closing(scale, 100, 3)).toBe("at least 20 of 20 points");
  expect(closing(scale, 10, 3, penalty)).toBe("at most 2 of 20 points");
});

describe("whatever the scale", () => {
  const any = fc.record({
    scale: scales(),
    target: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.001, max: 100, noNaN: true })),
    penal: fc.boolean(),
  });
  const points = (scale: Scale, value: AnswerValue) => kindOfScale(scale).points(scale, value);

  test("the number that is named reaches the target, and its scale accepts it", () => {
    fc.assert(
      fc.property(any, ({ scale, target, penal }) => {
        if (scale.kind !== "number" && scale.kind !== "points") return;
        const text = closing(scale, target, null, { penalty: penal }) as string;
        const number = Number(/^at (?:least|most) (-?[\d.]+)/.exec(text)?.[1]);
        expect(kindOfScale(scale).check(scale, number, "t.a", [])).toEqual([]);
        expect(reaches(points(scale, number), decimal(target), penal)).toBe(true);
        const up = scale.kind === "points" || scale.best > scale.worst;
        expect(text.startsWith(up === penal ? "at most" : "at least")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  test("the level that is named reaches the target, and none nearer does", () => {
    fc.assert(
      fc.property(any, ({ scale, target, penal }) => {
        if (scale.kind !== "levels") return;
        const text = closing(scale, target, null, { penalty: penal });
        const enough = scale.levels.map((level) => level.points).filter((one) => (penal ? one <= target : one >= target));
        const named = scale.levels.filter(({ label }) => lower(label) === text).map((level) => level.points);
        if (text === null) expect(enough).toEqual([]);
        else expect(named).toContain(penal ? Math.max(...enough) : Math.min(...enough));
      }),
      { numRuns: 500 },
    );
  });
  test("so many items are enough, and one fewer are not, whichever they are", () => {
    fc.assert(
      fc.property(any, ({ scale, target }) => {
        if (scale.kind !== "checklist") return;
        const text = closing(scale, target);
        const subsets: string[][] = [[]];
        for (const { key } of scale.items) subsets.push(...subsets.map((keys) => [...keys, key]));
        const sizes = subsets.filter((keys) => reaches(points(scale, keys), decimal(target), false)).map((keys) => keys.length);
        expect(text === null ? null : Number.parseInt(text, 10)).toBe(sizes.length === 0 ? null : Math.min(...sizes));
      }),
      { numRuns: 500 },
    );
  });
});
