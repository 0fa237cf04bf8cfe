/** Agreement and settlements as JSON: they come back as they were, and what was changed on the way is refused. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyPlain } from "../../src/base/plain.ts";
import { type Assessment, disagreements, type Framework, measureAgreement, settle, settledTotals } from "../../src/index.ts";
import { fromJson, toJson, tryFromJson } from "../../src/io/index.ts";
import { display } from "../../src/present/notebook.ts";
import { hostileJson } from "../arbitraries.ts";
import { hall, panels, peer, self, town } from "../assess/panel-cases.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { places } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const ratings = [
  self(hall("fpn")),
  peer("north", { ...hall("npf"), "town.hall.lit": { level: "fully", comment: "Seen" } }),
  peer("south", hall("-pp")),
];
const rule = { otherwise: "lower-median-of-peers", decisions: { "town.hall.open": { take: "city", reason: "Seen" } } } as const;
const made = { agreement: measureAgreement(ratings, { teams: [["north", "south"]], draws: 100 }), settlement: settle(ratings, rule) };
/** Content that is changed at will. */
interface Open {
  [key: string | number]: Open;
}
const kinds = ["agreement", "settlement"] as const;

test("come back as they were, frozen, ready to go on with", () => {
  for (const kind of kinds) {
    const back = fromJson(toJson(made[kind]), { kind, framework: town });
    expect(back).toEqual(made[kind]);
    expect(deeplyFrozen(back)).toBe(true);
    expect(display(back).text).toBe(display(made[kind]).text);
  }
  expect(settledTotals(fromJson(toJson(made.settlement), { kind: "settlement", framework: town }))).toEqual(settledTotals(made.settlement));
});

test("so do those of any ratings", () => {
  fc.assert(
    fc.property(panels(), (all) => {
      const { framework } = all[0] as Assessment;
      const agreement = measureAgreement(all, { draws: 100 });
      const settlement = settle(all, { otherwise: "evidence-first" });
      expect(fromJson(toJson(agreement), { kind: "agreement", framework })).toEqual(agreement);
      expect(fromJson(toJson(settlement), { kind: "settlement", framework })).toEqual(settlement);
      expect(display(agreement, { framework }).text + display(settlement).text + display(disagreements(all)).text).not.toContain(
        "undefined",
      );
    }),
    { numRuns: 30 },
  );
});

describe("what was changed on the way is refused", () => {
  /** With something else at a place of the content; left out if it is undefined. */
  const refused = (kind: (typeof kinds)[number], path: readonly (string | number)[], value: unknown, framework = town as Framework) => {
    const envelope = JSON.parse(toJson(made[kind])) as { readonly content: Open };
    let at = envelope.content;
    for (const key of path.slice(0, -1)) at = at[key] as Open;
    if (path.length > 0) at[path.at(-1) as string] = value as Open;
    const outcome = tryFromJson(JSON.stringify(envelope), { kind, framework });
    return outcome.ok ? [] : places(outcome.issues);
  };
  test("of a settlement: answers, raters and indicators that are not there", () => {
    const values = ["sources", "town.hall.open", "values"];
    const at = `${values.join(".")}`;
    expect(refused("settlement", [], null)).toEqual([]);
    expect(refused("settlement", [...values, "city"], "mostly")).toEqual([`value-off-scale at ${at}.city`]);
    expect(refused("settlement", [...values, "west"], "fully")).toEqual([`rater-unknown at ${at}.west`]);
    expect(refused("settlement", ["unsettled", 0, "id"], "town.hall")).toEqual(["group-answered at unsettled.0.id"]);
    expect(refused("settlement", ["assessment", "answers", "town.hall.open"], 5)[0]).toContain("at assessment.answers.town.hall.open");
    expect(refused("settlement", ["assessment"], undefined)[0]).toContain("at assessment.");
  });
  test("of agreement: nodes and figures that are not there", () => {
    expect(refused("agreement", ["nodes", "town.hall"], undefined)).toEqual(["nodes-differ at content.nodes.town.hall"]);
    expect(refused("agreement", ["nodes", "town.hall", "same"], 5)).toEqual(["wrong-type at nodes.town.hall.same"]);
    expect(refused("agreement", ["extra"], 5)).toEqual(["unknown-key at extra"]);
  });
  test("and so is another framework", () => {
    for (const kind of kinds)
      expect(refused(kind, [], null, { ...town, version: "2.0.0" } as Framework)).toContain("framework-differs at framework.version");
  });
});

test("whatever is read gives a product or issues", () => {
  for (const kind of kinds) {
    const envelope = JSON.parse(toJson(made[kind]));
    fc.assert(
      fc.property(hostileJson([envelope.content]), (make) => {
        const content = make();
        // What is no plain value, or too large for one, cannot be written.
        const plain = copyPlain(content);
        if (plain.ok) meets(() => fromJson(JSON.stringify({ ...envelope, content: plain.value }), { kind, framework: town }));
        meets(() => display(content as never).text);
        meets(() => toJson(content as never));
      }),
      { numRuns: 150 },
    );
  }
});
