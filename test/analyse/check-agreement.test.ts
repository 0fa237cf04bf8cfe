/** Figures of agreement from a stranger: those of ours pass, with and without values; what is read of them must be there. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ensureAgreement } from "../../src/analyse/check-agreement.ts";
import { measureAgreement } from "../../src/index.ts";
import { hall, panels, peer, self } from "../assess/panel-cases.ts";
import { places, thrownBy } from "../support/issues.ts";

test("those of any ratings pass", () => {
  fc.assert(
    fc.property(panels(), (ratings) => {
      const agreement = measureAgreement(ratings, { draws: 100 });
      expect(ensureAgreement(agreement)).toEqual(agreement);
    }),
    { numRuns: 25 },
  );
});

test("what is not there, or of another kind, is named", () => {
  const made = measureAgreement([self(hall("fpn")), peer("north", hall("nnp"))], { draws: 100 });
  const refused = (more: object): string[] => places(thrownBy(() => ensureAgreement({ ...made, ...more })));
  const { interval, ...bare } = made.overall.same;
  expect(refused({ overall: { ...made.overall, same: bare } })).toEqual(["missing-key at overall.same.interval"]);
  expect(refused({ overall: { ...made.overall, same: { ...bare, interval: { ...interval, reason: "tired" } } } })).toEqual([
    "not-allowed at overall.same.interval.reason",
  ]);
  expect(refused({ nodes: { "town.hall": 5 } })).toEqual(["wrong-type at nodes.town.hall"]);
  expect(refused({ seed: 5 })).toEqual(["unknown-key at seed"]);
  expect(refused({ kind: "ranking" })).toEqual(["not-a-product at "]);
});
