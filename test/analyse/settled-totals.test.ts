/** Validated and not yet validated totals side by side. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Settlement, type SettleRule, score, settle, settledTotals } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { by, hall, panels, peer, rows, self } from "../assess/panel-cases.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const median: SettleRule = { otherwise: "lower-median-of-peers" };

describe("by hand", () => {
  // Settled: q0 p 50, q1 f 100, mean 75, two of four, so the other two may move it: (50 + 100 + 0 + 0) / 4 to (50 + 100 + 200) / 4.
  // With the city's own q2 f and q3 n: (50 + 100 + 100 + 0) / 4 = 62.5.
  const settled = settle(rows(["self", "city", "fffn"], ["peer", "a", "pf--"]), median);
  const totals = settledTotals(settled, { coverage: { threshold: 0.5 } });
  test("the settled answers alone leave the rest open; with the city's own nothing is", () => {
    expect(totals.validated.total).toMatchObject({ value: 75, coverage: 0.5, range: { low: 37.5, high: 87.5 } });
    expect(totals.all.total).toMatchObject({ value: 62.5, coverage: 1 });
    expect(totals.notYetValidated).toEqual(["rows.q2", "rows.q3"]);
  });

  test("the policy holds for both; without one the framework's own", () => {
    expect(totals.all.policy).toEqual(totals.validated.policy);
    expect(settledTotals(settled).validated.total).toMatchObject({ value: null, reason: "below-coverage" });
  });

  test("a settlement from JSON gives the same", () => {
    const stored = JSON.parse(JSON.stringify(settled)) as typeof settled;
    expect(settledTotals(stored, { coverage: { threshold: 0.5 } })).toEqual(totals);
  });
});

describe("what the city claims is left out", () => {
  const claimed = (ratings: Parameters<typeof settle>[0], rule: SettleRule = median) =>
    settledTotals(settle(ratings, rule)).notYetValidated;
  test("where several self-assessments differ", () => {
    const desk = (id: string, letters: string) => by({ role: "self", id }, hall(letters));
    expect(claimed([desk("a", "ff-"), desk("b", "fpp"), peer("c", {})])).toEqual(["town.hall.open", "town.hall.lit"]);
  });

  test("where a decision leaves it open", () =>
    expect(
      claimed([self(hall("ff-")), peer("a", {})], { ...median, decisions: { "town.hall.open": { answer: { missing: "unknown" } } } }),
    ).toEqual(["town.hall.warm"]));

  test("where it would not be asked after what is settled, and where it would make what is settled superfluous", () => {
    const own = self({ "town.ways.bus": "yes", "town.ways.stop": "fully" });
    expect(claimed([own, peer("a", { "town.ways.bus": "no" })])).toEqual([]);
    const roofless = { missing: "not-applicable", reason: "No roof" } as const;
    expect(claimed([self({ "town.ways.bus": "yes", "town.ways.stop": roofless }), peer("a", { "town.ways.bus": "no" })])).toEqual([]);
    // The peers settle the stop without saying whether there is a bus; the city says that there is none.
    expect(claimed([self({ ...hall("f--"), "town.ways.bus": "no" }), peer("a", { "town.ways.stop": "partly" })])).toEqual([
      "town.hall.open",
    ]);
    expect(claimed([own, peer("a", {})])).toEqual(["town.ways.bus", "town.ways.stop"]);
    // Two departments, one of which denies the bus at whose stop the other looked.
    const split = [
      by({ role: "self", id: "x" }, { "town.ways.bus": "no" }),
      by({ role: "self", id: "y" }, { "town.ways.stop": "fully" }),
      peer("a", {}),
    ];
    expect(claimed(split)).toEqual(["town.ways.bus"]);
  });

  test("where there is no self-assessment", () => expect(claimed([peer("a", hall("f--"))])).toEqual([]));
});

test("any settlement: settled answers stay in both, and more is answered in the second by exactly what is claimed", () => {
  let claims = 0;
  fc.assert(
    fc.property(panels(), (ratings) => {
      const settled = settle(ratings, { otherwise: "leave-open" });
      const totals = settledTotals(settled);
      expect(deeplyFrozen(totals) && survivesJson(totals)).toBe(true);
      expect(totals.validated).toEqual(score(settled.assessment));
      claims += totals.notYetValidated.length;
      for (const id of totals.notYetValidated) expect(settled.unsettled.some((one) => one.id === id)).toBe(true);
      expect(totals.all.total.counts.answered).toBeGreaterThanOrEqual(totals.validated.total.counts.answered);
      if (totals.notYetValidated.length === 0) expect(totals.all.nodes).toEqual(totals.validated.nodes);
    }),
    { numRuns: 100 },
  );
  expect(claims).toBeGreaterThan(50);
});

describe("bad input", () => {
  const settled = settle([self({ ...hall("fpn"), "town.ways.posts": 5 }), peer("constructor", hall("ppp"))], median);
  test("is refused", () => {
    expect(places(thrownBy(() => settledTotals(settled.assessment as never)))).toEqual(["not-a-settlement at "]);
    const changed = (unsettled: unknown): unknown => ({ ...settled, unsettled });
    const refused = (value: unknown): string[] => places(thrownBy(() => settledTotals(value as Settlement)));
    expect(refused(changed([{ id: "town.ways.posts", reason: "left-open", values: { city: "many" } }]))).toEqual([
      "answer-kind at unsettled.0.values.city",
    ]);
    expect(refused(changed([{ id: "town.ways.post", reason: "left-open", values: { city: 5 } }]))).toEqual([
      "unknown-indicator at unsettled.0.id",
    ]);
    expect(refused(changed(null))).toEqual(["wrong-type at unsettled"]);
  });

  test("of any kind gives issues, and nothing foreign", () => {
    fc.assert(
      fc.property(hostileJson([settled, { weights: "equal" }]), (make) => {
        const value = make() as never;
        meets(() => settledTotals(value));
        meets(() => settledTotals(settled, value));
      }),
      { numRuns: 300 },
    );
  });
});
