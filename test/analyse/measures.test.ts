/** What of an answer is compared, scale by scale. */
import { expect, test } from "vitest";
import { categoriesOf, measuresOf, pointsOf } from "../../src/analyse/measures.ts";
import { readPanel, type Voice } from "../../src/assess/panel.ts";
import type { Scale } from "../../src/index.ts";
import { self } from "../assess/panel-cases.ts";

const { tree, voices } = readPanel([
  self({ "town.hall.open": "partly", "town.ways.posts": 120, "town.ways.signs": ["east"], "town.hall.warm": { missing: "unknown" } }),
]);
const at = (id: string): number => tree.indicators.findIndex((place) => place.id === id);
const voice = (id: string): Voice => voices[0]?.[at(id)] as Voice;

test("levels are compared by their order, numbers as they are, everything else by points; nothing where nothing is answered", () => {
  const measures = measuresOf(tree.indicators, "interval");
  const compared = (id: string) => {
    const { scale, metric, categories, value } = measures[at(id)] as (typeof measures)[0];
    return [scale, metric, categories, value(voice(id))?.toNumber() ?? null];
  };
  expect(compared("town.hall.open")).toEqual(["fully-partly-not", "ordinal", [0, 50, 100], 50]);
  expect(compared("town.hall.warm")).toEqual(["fully-partly-not", "ordinal", [0, 50, 100], null]);
  // 120 % of posts earns no more than 80 %, but is another number.
  expect(compared("town.ways.posts")).toEqual(["share", "interval", null, 120]);
  expect(compared("town.ways.signs")).toEqual(["signs", "interval", null, 25]);
  expect(pointsOf(voice("town.ways.posts"))?.toNumber()).toBe(100);
  expect(measuresOf(tree.indicators, "ratio")[at("town.ways.posts")]?.metric).toBe("ratio");
});

test("scales that are read alike share one measure", () => {
  const measures = measuresOf(tree.indicators, "interval");
  expect(measures[at("town.hall.open")]).toBe(measures[at("town.ways.stop")]);
  expect(new Set(measures).size).toBe(4);
});

test("levels of equal points are one category", () => {
  const level = (key: string, points: number) => ({ key, label: key, points });
  const scale: Scale = { kind: "levels", id: "s", levels: [level("yes", 100), level("no", 0), level("plans", 0)] };
  expect(categoriesOf(scale)).toEqual([0, 100]);
  expect(categoriesOf({ kind: "points", id: "p", maximum: 5 })).toEqual([]);
});
