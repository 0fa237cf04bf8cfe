/** The rule by which ratings become one: its defaults, and what is said of rules that name what is not there or change nothing. */
import { describe, expect, test } from "vitest";
import { readPanel } from "../../src/assess/panel.ts";
import { readRule, unanimous } from "../../src/assess/settle-rule.ts";
import { fullyPartlyNot } from "../../src/index.ts";
import { tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { by, hall, peer, self } from "./panel-cases.ts";

const panel = readPanel([
  self(hall("fff")),
  peer("north", hall("fp-")),
  peer("south", { ...hall("fn-"), "town.hall.lit": { comment: "Not seen" } }),
]);
const refused = (rule: unknown): string[] => {
  const issues = thrownBy(() => readRule(panel, rule));
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return places(issues);
};
const decided = (id: string, decision: unknown): string[] => refused({ otherwise: "leave-open", decisions: { [id]: decision } });

describe("whose judgement counts", () => {
  test("is by default the peers' under the median, and everybody's otherwise", () => {
    expect(readRule(panel, { otherwise: "lower-median-of-peers" }).counts).toEqual([false, true, true]);
    expect(readRule(panel, { otherwise: "evidence-first" }).counts).toEqual([true, true, true]);
    expect(readRule(panel, { otherwise: "evidence-first", among: ["self"] }).counts).toEqual([true, false, false]);
  });

  test("must be somebody's", () => {
    const alone = readPanel([self({})]);
    const issues = thrownBy(() => readRule(alone, { otherwise: "lower-median-of-peers" }));
    expect(issues[0]?.message).toBe(
      "“lower-median-of-peers” needs a rating in the role peer, and there is none. Say in among whose judgement counts.",
    );
    expect(refused({ otherwise: "evidence-first", among: ["expert"] })).toEqual(["nobody-to-follow at rule.among"]);
  });

  test("is not asked for where the rule prefers nobody", () =>
    expect(refused({ otherwise: "leave-open", among: ["peer"] })).toEqual(["option-no-effect at rule.among"]));
});

describe("decisions", () => {
  test("that hold are kept, also for what asks the same", () => {
    const twins = tree({ a: { id: "", title: "", question: "?", scale: fullyPartlyNot, sameAs: ["t.b"] }, b: fullyPartlyNot });
    const two = readPanel([by({ role: "self" }, { "t.a": "fully" }, twins), by({ role: "peer" }, { "t.b": "partly" }, twins)]);
    const { decisions } = readRule(two, { otherwise: "leave-open", decisions: { "t.b": { take: "peer" } } });
    expect([...decisions].map(([id, { at }]) => [id, at])).toEqual([
      ["t.a", "t.b"],
      ["t.b", "t.b"],
    ]);
  });

  test.each([
    ["an unknown indicator", "town.hall.opne", { take: "north" }, "unknown-indicator at rule.decisions.town.hall.opne"],
    ["a group", "town.hall", { take: "north" }, "group-answered at rule.decisions.town.hall"],
    ["an unknown rater", "town.hall.warm", { take: "nord" }, "rater-unknown at rule.decisions.town.hall.warm.take"],
    ["an answer off the scale", "town.hall.warm", { answer: "fuly" }, "value-off-scale at rule.decisions.town.hall.warm.answer"],
    ["neither rater nor answer", "town.hall.warm", { reason: "So" }, "missing-key at rule.decisions.town.hall.warm"],
    ["both", "town.hall.warm", { take: "north", answer: "fully" }, "answer-ambiguous at rule.decisions.town.hall.warm"],
    ["another key", "town.hall.warm", { rater: "north" }, "unknown-key at rule.decisions.town.hall.warm.rater"],
    ["a reason that says nothing", "town.hall.warm", { take: "north", reason: "" }, "text-empty at rule.decisions.town.hall.warm.reason"],
    ["a rater who says nothing there", "town.hall.lit", { take: "north" }, "decision-idle at rule.decisions.town.hall.lit"],
    ["a rater who only comments", "town.hall.lit", { take: "south" }, "decision-idle at rule.decisions.town.hall.lit"],
    ["an answer that says nothing", "town.hall.lit", { answer: { comment: "Hm" } }, "decision-idle at rule.decisions.town.hall.lit"],
    ["what all say already", "town.hall.open", { take: "north" }, "decision-idle at rule.decisions.town.hall.open"],
    ["what all say already, in words of its own", "town.hall.open", { answer: "fully" }, "decision-idle at rule.decisions.town.hall.open"],
  ])("on %s are refused", (_, id, decision, place) => expect(decided(id, decision)).toEqual([place]));

  test("may add to what all say", () => {
    const answer = { level: "fully", comment: "Seen by all three" };
    expect(readRule(panel, { otherwise: "leave-open", decisions: { "town.hall.open": { answer } } }).decisions.size).toBe(1);
  });

  test("suggest the nearest rater", () => {
    const [issue] = thrownBy(() => readRule(panel, { otherwise: "leave-open", decisions: { "town.hall.warm": { take: "nort" } } }));
    expect(issue?.message).toBe("“nort” is not one of the raters. Did you mean “north”? Raters: city, north, south.");
  });
});

test("a rule of another shape is refused, and so is a day that does not exist", () => {
  expect(refused({})).toEqual(["missing-key at rule.otherwise"]);
  expect(refused({ otherwise: "upper-median" })).toEqual(["not-allowed at rule.otherwise"]);
  expect(refused({ otherwise: "evidence-first", among: [] })).toEqual(["out-of-range at rule.among"]);
  expect(refused({ otherwise: "evidence-first", date: "2026-02-30" })).toEqual(["date-invalid at rule.date"]);
  expect(refused(null)).toEqual(["wrong-type at rule"]);
});

test("two or more who judged say the same, or there is no unanimity", () => {
  const at = (id: string): string | null =>
    unanimous(
      panel,
      panel.tree.indicators.findIndex((place) => place.id === id),
    );
  expect([at("town.hall.open"), at("town.hall.warm"), at("town.hall.lit"), at("town.ways.posts")]).toEqual(['"fully"', null, null, null]);
});
