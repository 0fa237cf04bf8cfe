/** Planned against reached. */
import { describe, expect, test } from "vitest";
import { levelRows } from "../../src/analyse/level-rows.ts";
import { assess, fullyPartlyNot, type RoadmapTarget, recordRoadmap, yesNo } from "../../src/index.ts";
import { head, leaf, notApplicable, tree } from "../small.ts";
import { action, assessedOn, recorded } from "./roadmap-specimen.ts";

const target = (indicator: string, level: string | number | readonly string[], due = "2026-06-30"): readonly RoadmapTarget[] =>
  recorded(action("x", "2026-01-01", due, { serves: ["t"], levels: { [indicator]: level } })).targets;
const early = "2026-01-01";

describe("a level", () => {
  test("shows what was, what is planned and what is, in words and points", () => {
    const [before, after] = [assessedOn(early, { "t.money.posts": 20 }), assessedOn("2026-07-01", { "t.money.posts": 36 })];
    // Of 80 %: 20 is 25 points, 40 is 50, 36 is 45; 45 − 25 = 20.
    expect(levelRows(target("t.money.posts", 40), before, after, "2026-07-02")).toEqual([
      {
        indicator: "t.money.posts",
        title: "posts",
        action: "x",
        due: "2026-06-30",
        baseline: "20 % of posts",
        baselinePoints: 25,
        planned: "40 % of posts",
        plannedPoints: 50,
        reached: "36 % of posts",
        reachedPoints: 45,
        reason: null,
        change: 20,
        state: "behind",
      },
    ]);
  });

  test("is reached at the planned points and above, by exact points", () => {
    const state = (level: number, answer: number) =>
      levelRows(target("t.money.posts", level), null, assessedOn(early, { "t.money.posts": answer }), early)[0]?.state;
    expect([state(40, 40), state(40, 41), state(40, 39.999999999)]).toEqual(["reached", "reached", "not-yet-due"]);
    expect(state(0.1 + 0.2, 0.3)).toBe("not-yet-due");
    const ticks = (answer: readonly string[]) =>
      levelRows(target("t.ways", ["talk", "meet"]), null, assessedOn(early, { "t.ways": answer }), early)[0]?.state;
    // Two other items of three are worth the same.
    expect([ticks(["meet", "write"]), ticks(["meet"])]).toEqual(["reached", "not-yet-due"]);
  });

  test("of a penalty is reached at the planned points and below", () => {
    const state = (answer: number) => levelRows(target("t.fine", 10), null, assessedOn(early, { "t.fine": answer }), early)[0]?.state;
    expect([state(10), state(0), state(11)]).toEqual(["reached", "reached", "not-yet-due"]);
  });

  test("that is not reached: not yet due up to its day; then behind if assessed since, else not assessed since", () => {
    const state = (assessed: string, asOf: string) =>
      levelRows(target("t.lead.a", "fully"), null, assessedOn(assessed, { "t.lead.a": "partly" }), asOf)[0]?.state;
    expect(state("2026-06-30", "2026-06-30")).toBe("not-yet-due");
    expect(state("2026-06-29", "2026-07-01")).toBe("not-assessed-since");
    expect(state("2026-06-30", "2026-07-01")).toBe("behind");
    expect(state("2026-07-01", "2026-07-01")).toBe("behind");
  });

  test("is unknown without an assessment, or where it does not answer, and says why", () => {
    const row = (answer?: object) =>
      levelRows(target("t.lead.a", "fully"), null, answer === undefined ? null : assessedOn(early, answer as never), "2027-01-01")[0];
    expect(row()).toMatchObject({
      state: "unknown",
      reason: "no-assessment",
      reached: null,
      reachedPoints: null,
      change: null,
      baseline: null,
    });
    expect(row({})).toMatchObject({ state: "unknown", reason: "not-answered" });
    expect(row({ "t.lead.a": { missing: "refused" } })).toMatchObject({ state: "unknown", reason: "refused" });
    expect(row({ "t.lead.a": notApplicable })).toMatchObject({ state: "unknown", reason: "not-applicable" });
    expect(row({ "t.lead.a": { level: "partly", comment: "Nearly" } })).toMatchObject({ reason: null, reached: "Partly", change: null });
  });
});

test("a question that another answer makes superfluous is not applicable, and one fact asked twice is known by either answer", () => {
  const framework = tree({
    first: leaf({ scale: yesNo }),
    second: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.first", is: ["yes"] } }),
    twin: leaf({ scale: yesNo, sameAs: ["t.first"] }),
  });
  const levels = { "t.second": "fully", "t.twin": "yes" };
  const { targets } = recordRoadmap(framework, { city: head.city, actions: [action("x", early, early, { serves: ["t"], levels })] });
  const card = assess(framework, { ...head, answers: { "t.first": "no" } });
  expect(levelRows(targets, null, card, "2027-01-01").map(({ reached, reason }) => [reached, reason])).toEqual([
    [null, "not-applicable"],
    ["No", null],
  ]);
});
