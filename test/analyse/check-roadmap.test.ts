/** What can be wrong with a roadmap by itself. */
import { describe, expect, test } from "vitest";
import { checkPlan } from "../../src/analyse/check-roadmap.ts";
import { tryRecordRoadmap } from "../../src/index.ts";
import { flawsOf } from "../support/issues.ts";
import { action, city, refused, refusedWith, steps, town } from "./roadmap-specimen.ts";

const a = action("a", "2026-01-01", "2026-03-31");
const messages = (...actions: readonly unknown[]): string[] => {
  const outcome = tryRecordRoadmap(town, { city, actions });
  return outcome.ok ? [] : outcome.issues.map((issue) => issue.message);
};

describe("dates", () => {
  test("must exist: 2026 and 2100 have no 29 February, 2024 and 2000 have one", () => {
    expect(refused(action("a", "2026-02-29", "2026-03-31"))).toEqual(["date-invalid at actions.0.start"]);
    expect(refused(action("a", "2100-02-29", "2100-03-31"))).toEqual(["date-invalid at actions.0.start"]);
    expect(refused(action("a", "2024-02-29", "2024-02-29"))).toEqual([]);
    expect(refused(action("a", "2000-02-29", "2000-03-01"))).toEqual([]);
    expect(refused({ ...a, due: "31.3.2026" })).toEqual(["date-invalid at actions.0.due"]);
    expect(refusedWith({ agreed: "2026-13-01", endorsed: [{ by: "Council", date: "2026" }] }, a)).toEqual([
      "date-invalid at agreed",
      "date-invalid at endorsed.0.date",
    ]);
  });

  test("of a consultation may be a month or a year", () => {
    const consulted = ["2026", "2026-02", "2026-02-28", "2026-02-30", "spring"].map((date) => ({ who: "Associations", date }));
    expect(refused({ ...a, consulted })).toEqual([
      "date-invalid at actions.0.consulted.3.date",
      "date-invalid at actions.0.consulted.4.date",
    ]);
  });

  test("due is not before start; the same day is allowed", () => {
    expect(refused(action("a", "2026-12-31", "2027-01-01"), action("b", "2026-05-01", "2026-05-01"))).toEqual([]);
    expect(messages(action("a", "2027-01-01", "2026-12-31"))).toEqual([
      "“a” is due on 2026-12-31, before it starts (2027-01-01). Correct one of the dates.",
    ]);
  });

  test("of a milestone lie within its action, first and last day included", () => {
    expect(refused({ ...a, milestones: steps("2026-01-01", "2026-03-31") })).toEqual([]);
    expect(refused({ ...a, milestones: steps("2025-12-31", "2026-02-01", "2026-04-01") })).toEqual([
      "milestone-outside at actions.0.milestones.0.due",
      "milestone-outside at actions.0.milestones.2.due",
    ]);
    expect(messages({ ...a, milestones: steps("2025-12-31") })).toEqual([
      "The milestone “m1” is due on 2025-12-31, but its action lasts from 2026-01-01 to 2026-03-31. Move one of them.",
    ]);
  });
});

describe("prerequisites", () => {
  test("end before or on the day on which the follower starts", () => {
    expect(refused(a, action("b", "2026-03-31", "2026-04-30", { after: ["a"] }))).toEqual([]);
    expect(messages(a, action("b", "2026-03-30", "2026-04-30", { after: ["a"] }))).toEqual([
      "“b” starts on 2026-03-30, but its prerequisite “a” is due only on 2026-03-31. Move one of them.",
    ]);
    expect(refused(action("b", "2026-03-30", "2026-04-30", { after: ["a"] }), a)).toEqual(["starts-too-early at actions.0.after.0"]);
  });

  test("that go in a circle are named, and their dates are not held against them", () => {
    const circle = [
      action("a", "2026-01-01", "2026-01-31", { after: ["c"] }),
      action("b", "2026-02-01", "2026-02-28", { after: ["a"] }),
      action("c", "2026-03-01", "2026-03-31", { after: ["b"] }),
    ];
    expect(messages(...circle)).toEqual(["These actions wait for each other: “a” → “b” → “c” → “a”. Remove one of the prerequisites."]);
    expect(refused(...circle)).toEqual(["action-cycle at actions.0.after"]);
    expect(messages({ ...a, after: ["a"] })).toEqual(["These actions wait for each other: “a” → “a”. Remove one of the prerequisites."]);
  });

  test("that are not there are named, with what may have been meant", () => {
    expect(messages(action("survey", "2026-01-01", "2026-01-31"), { ...a, start: "2026-02-01", after: ["survay"] })).toEqual([
      "“survay” is not an action of this roadmap. Did you mean “survey”?",
    ]);
  });
});

describe("ids and lists", () => {
  test("an id stands once: of actions in the roadmap, of milestones in their action", () => {
    expect(messages(a, a)).toEqual(["“a” stands twice in one list (entries 1 and 2). Rename or remove one."]);
    expect(refused({ ...a, milestones: [...steps("2026-01-31"), ...steps("2026-02-28")] })).toEqual([
      "listed-twice at actions.0.milestones.1.id",
    ]);
    expect(refused({ ...a, milestones: steps("2026-01-31") }, { ...a, id: "b", milestones: steps("2026-01-31") })).toEqual([]);
    expect(refused(a, { ...a, id: "b", start: "2026-03-31", after: ["a", "a"], serves: ["t.lead", "t.ways", "t.lead"] })).toEqual([
      "listed-twice at actions.1.serves.2",
      "listed-twice at actions.1.after.1",
    ]);
  });

  test("an action serves something, a roadmap has an action, and at most 1000", () => {
    expect(refused({ ...a, serves: [] })).toEqual(["out-of-range at actions.0.serves"]);
    expect(refused()).toEqual(["out-of-range at actions"]);
    const many = Array.from({ length: 1001 }, (_, i) => ({ ...a, id: `a${i}` }));
    expect(refused(...many)).toEqual(["out-of-range at actions"]);
    expect(refused(...many.slice(1))).toEqual([]);
  });
});

describe("texts and efforts", () => {
  test("a text that is empty or blank says nothing", () => {
    expect(refused({ ...a, title: "", owner: " \n", note: "", partners: ["", "x"] }).sort()).toEqual([
      "bad-format at actions.0.owner",
      "text-empty at actions.0.note",
      "text-empty at actions.0.partners.0",
      "text-empty at actions.0.title",
    ]);
  });

  test("an effort needs a unit, and a unit an effort; 0 is an effort, less is none", () => {
    expect(refused({ ...a, effort: 5 })).toEqual(["effort-unit-missing at actions.0.effort"]);
    expect(refusedWith({ effortUnit: "person-days" }, a)).toEqual(["effort-unit-unused at effortUnit"]);
    expect(refusedWith({ effortUnit: "person-days" }, { ...a, effort: 0 })).toEqual([]);
    expect(refusedWith({ effortUnit: "person-days" }, { ...a, effort: -1 })).toEqual(["out-of-range at actions.0.effort"]);
  });
});

test("all of it is found at once, each in its place, and well said", () => {
  const outcome = tryRecordRoadmap(town, {
    city: { id: "aford" },
    agreed: "soon",
    actions: [
      { ...a, milestones: [{ id: "m", title: "M", due: "2026-07-01" }], after: ["z"], owners: "x" },
      { ...a, start: "2026-05-01", due: "2026-04-01", serves: ["t.led"] },
      17,
    ],
    endorsed: [{ by: "", date: "2026-02-30" }],
  });
  const issues = outcome.ok ? [] : outcome.issues;
  expect(issues.map(({ code, path }) => `${code} at ${path.join(".")}`).sort()).toEqual([
    "date-invalid at agreed",
    "date-invalid at endorsed.0.date",
    "due-before-start at actions.1.due",
    "listed-twice at actions.1.id",
    "milestone-outside at actions.0.milestones.0.due",
    "missing-key at city.name",
    "text-empty at endorsed.0.by",
    "unknown-action at actions.0.after.0",
    "unknown-key at actions.0.owners",
    "unknown-node at actions.1.serves.0",
    "wrong-type at actions.2",
  ]);
  expect(issues.flatMap(flawsOf)).toEqual([]);
});

test("very much that is wrong costs little, and ends", () => {
  const worst = {
    ...a,
    serves: new Array(200_000).fill("t.lead"),
    after: Array.from({ length: 200_000 }, (_, i) => `n${i}`),
    milestones: new Array(50_000).fill({ id: "m", title: "M", due: "2026-13-01" }),
  };
  expect(checkPlan({ city, actions: [worst, worst] } as never).length).toBeLessThan(3000);
  const outcome = tryRecordRoadmap(town, { city, actions: [worst, worst] });
  expect(outcome.ok ? 0 : outcome.issues.length).toBe(1001);
});
