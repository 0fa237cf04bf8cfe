/** A matching as JSON: it stands for itself, comes back as it was, and is checked on both ways. */
import { expect, test } from "vitest";
import { describeMatching, matchMentors } from "../../src/index.ts";
import { fromJson, toJson, tryFromJson } from "../../src/io/index.ts";
import { learner, mentor, themed } from "../analyse/matching-specimen.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";

const learners = ["b", "c", "d"].map((id) => learner(id, { ta: 10 }));
const found = matchMentors({ cities: [mentor("a", ["ta"]), ...learners], themes: [themed("ta")] });

test("comes back as it was, frozen, and can be read out", () => {
  const back = fromJson(toJson(found), { kind: "matching" });
  expect([back, deeplyFrozen(back)]).toEqual([found, true]);
  expect(describeMatching(back)).toEqual(describeMatching(found));
});

test("what is no matching is refused, on the way out and on the way in", () => {
  expect(places(thrownBy(() => toJson({ ...found, total: 3 } as never)))).toEqual(["wrong-type at total"]);
  const spoilt = tryFromJson(toJson(found).replace('"optimal":true', '"optimal":1'), { kind: "matching" });
  expect(spoilt.ok ? [] : places(spoilt.issues)).toEqual(["wrong-type at optimal"]);
  const other = tryFromJson(toJson(found), { kind: "document" });
  expect(other.ok ? [] : places(other.issues)).toEqual(["kind-differs at kind"]);
});
