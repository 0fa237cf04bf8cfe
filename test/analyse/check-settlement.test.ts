/** A settlement from a stranger: one of ours passes, and what does not fit its own framework is named where it stands. */
import { expect, test } from "vitest";
import { ensureSettlement } from "../../src/analyse/check-settlement.ts";
import { settle } from "../../src/index.ts";
import { hall, peer, self } from "../assess/panel-cases.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const made = settle([self(hall("fpn")), peer("north", hall("nn-"))], { otherwise: "evidence-first" });
const refused = (more: object): string[] => places(thrownBy(() => ensureSettlement({ ...made, ...more })));

test("one of ours passes as it is, and as a plain copy", () => {
  expect(ensureSettlement(made)).toEqual(made);
  const copy = ensureSettlement(JSON.parse(JSON.stringify(made)));
  expect(copy).toEqual(made);
  expect(deeplyFrozen(copy)).toBe(true);
});

test("what does not fit is named where it stands", () => {
  const source = made.sources["town.hall.open"] as object;
  expect(refused({ sources: { "town.hall.shut": source } })).toEqual(["unknown-indicator at sources.town.hall.shut"]);
  expect(refused({ sources: { "town.hall": { ...source, values: {} } } })).toEqual(["group-answered at sources.town.hall"]);
  expect(refused({ sources: { "town.hall.open": { ...source, values: { west: "fully" } } } })).toEqual([
    "rater-unknown at sources.town.hall.open.values.west",
  ]);
  expect(refused({ unsettled: [{ id: "town.ways.posts", reason: "not-judged", values: { city: "many" } }] })[0]).toContain(
    "at unsettled.0.values.city",
  );
  expect(refused({ assessment: { ...made.assessment, date: "soon" } })).toEqual(["date-invalid at assessment.date"]);
  expect(refused({ otherwise: "toss" })).toEqual(["not-allowed at otherwise"]);
  expect(places(thrownBy(() => ensureSettlement({ kind: "agreement" })))).toEqual(["not-a-settlement at "]);
});
