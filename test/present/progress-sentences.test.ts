/** Progress in words. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, assess, describeProgress, type Framework, type ScoringPolicy, trackProgress } from "../../src/index.ts";
import { hostileJson } from "../arbitraries.ts";
import { head, leaf, notApplicable, percent, tree, unknown } from "../small.ts";
import { deeplyFrozen } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

type Answers = { readonly [id: string]: Answer };
const abc = tree({ a: percent, b: percent, c: percent }, { policy: { coverage: { threshold: 0.3 } } });
const round = (date: string, answers: Answers, framework: Framework = abc, more: object = {}) =>
  assess(framework, { ...head, date, answers, ...more });
const track = (before: Answers, after: Answers, policy?: ScoringPolicy) =>
  trackProgress([round("2024-03-01", before), { assessment: round("2026-03-01", after), ...(policy === undefined ? {} : { policy }) }]);
const say = (...given: Parameters<typeof track>) => describeProgress(track(...given));
const base = { "t.a": 20, "t.b": 40, "t.c": 60 };
const start = "From 2024-03-01 to 2026-03-01 the total ";

describe("a change in words", () => {
  test("up, down, and from one cause", () => {
    expect(say(base, { ...base, "t.a": 50 })).toEqual([
      `${start}rose by 10.0 points, from 40.0 to 50.0, all of it from answers that changed.`,
    ]);
    expect(say(base, { ...base, "t.a": 5 })).toEqual([
      `${start}fell by 5.0 points, from 40.0 to 35.0, all of it from answers that changed.`,
    ]);
    expect(say(base, { ...base, "t.a": 20.03 })[0]).toBe(
      `${start}rose by less than 0.1 points, from 40.0 to 40.0, all of it from answers that changed.`,
    );
  });
  test("from several causes, each with its sign", () => {
    // The three orders of order-mean, in test/analyse/progress.test.ts: 49 / 3, -37 / 6, -16 / 6.
    expect(say(base, { ...base, "t.a": 50, "t.c": notApplicable }, { weights: { "t.a": 3 } })).toEqual([
      `${start}rose by 7.5 points, from 40.0 to 47.5: 16.3 from answers that changed, -6.2 from questions that no longer apply, -2.7 from scoring by another policy.`,
    ]);
  });
  test("nothing", () => {
    expect(say(base, base)).toEqual([`${start}stayed at 40.0.`]);
    // Answers and what applies cancel out: 25 / 6 each.
    expect(say({ "t.a": 40, "t.b": 50, "t.c": 60 }, { "t.a": 50, "t.b": 50, "t.c": notApplicable })).toEqual([
      `${start}stayed at 50.0: 4.2 from answers that changed, -4.2 from questions that no longer apply.`,
    ]);
  });
  test.each<[string, Answers, Answers, string]>([
    ["known", { ...base, "t.c": unknown }, base, "answers that became known"],
    ["open", base, { ...base, "t.c": unknown }, "answers that are no longer known"],
    ["known and open", { ...base, "t.c": unknown }, { ...base, "t.a": unknown }, "answers that became known or ceased to be"],
    ["no longer apply", base, { ...base, "t.c": notApplicable }, "questions that no longer apply"],
    ["apply", { ...base, "t.c": notApplicable }, base, "questions that came to apply"],
    ["both", { ...base, "t.c": notApplicable }, { ...base, "t.a": notApplicable }, "questions that came to apply or ceased to"],
  ])("the words of each part say which way it went: %s", (_, before, after, words) => {
    const [first, second] = say(before, after);
    expect(first).toMatch(new RegExp(`, all of it from ${words}\\.$`));
    expect(second).toBe("None of this comes from answers that changed.");
  });
  test("another reason for a missing answer", () => {
    const policy: ScoringPolicy = { missing: { refused: "worst", "outside-competence": "worst" } };
    const sayBoth = (before: Answer, after: Answer) =>
      describeProgress(
        trackProgress([round("2024-03-01", { ...base, "t.c": before }), round("2026-03-01", { ...base, "t.c": after })], { policy }),
      )[0];
    expect(sayBoth(unknown, { missing: "refused" })).toContain("all of it from other reasons for open answers.");
    expect(sayBoth(notApplicable, { missing: "outside-competence", reason: "state law" })).toContain(
      "all of it from other reasons why questions do not apply.",
    );
  });
  test("of one node, with its title, and only what lies in it", () => {
    const nested = tree({ a: percent, g: { x: percent, y: percent } });
    const progress = trackProgress([
      round("2024-03-01", { "t.a": unknown, "t.g.x": 0, "t.g.y": 50 }, nested),
      round("2026-03-01", { "t.a": 80, "t.g.x": 100, "t.g.y": notApplicable }, nested),
    ]);
    // g: 25 → 100; answers alone 75, applicable alone 0. answers (50 + 100) / 2 = 75, applicable (-25 + 25) / 2 = 0.
    expect(describeProgress(progress, { node: "t.g" })).toEqual([
      "From 2024-03-01 to 2026-03-01 “g” rose by 75.0 points, from 25.0 to 100.0, all of it from answers that changed.",
    ]);
  });
  test("what happened elsewhere is not in the words of a node", () => {
    const nested = tree({ a: percent, g: { x: percent, y: percent } }, { policy: { coverage: { threshold: 0.3 } } });
    const progress = trackProgress([
      round("2024-03-01", { "t.a": 1, "t.g.y": 1 }, nested),
      round("2026-03-01", { "t.g.x": 3, "t.g.y": 1 }, nested),
    ]);
    expect(describeProgress(progress, { node: "t.g" })[0]).toMatch(/all of it from answers that became known\.$/);
    expect(describeProgress(progress)[0]).toMatch(/all of it from answers that became known or ceased to be\.$/);
  });
  test("of one step of several, from 0", () => {
    const progress = trackProgress([
      round("2022-03-01", base),
      round("2024-03-01", { ...base, "t.a": 80 }),
      round("2026-03-01", { ...base, "t.a": 50 }),
    ]);
    expect(describeProgress(progress)[0]).toMatch(/^From 2022-03-01 to 2026-03-01 the total rose by 10\.0 points/);
    expect(describeProgress(progress, { step: 1 })[0]).toMatch(/^From 2024-03-01 to 2026-03-01 the total fell by 10\.0 points/);
  });
});

describe("warnings", () => {
  const warned = "More than half of what moved does not come from answers that changed.";
  test("at more than half, not at half", () => {
    // a 0 → 50 and b open → 100, c not applicable: 37.5 and 37.5.
    const half = say({ "t.a": 0, "t.c": notApplicable }, { "t.a": 50, "t.b": 100, "t.c": notApplicable });
    expect(half).toHaveLength(1);
    expect(half[0]).toContain("37.5 from answers that changed, 37.5 from answers that became known.");
    // a 0 → 49: alone 49; b alone 50; both 74.5. answers (49 + 24.5) / 2 = 36.75, known 37.75.
    expect(say({ "t.a": 0, "t.c": notApplicable }, { "t.a": 49, "t.b": 100, "t.c": notApplicable })[1]).toBe(warned);
  });
  test("signs apart: a small change can hide large parts", () => {
    // a 20 → 30: answers about 4; c away: about -8.
    expect(say(base, { ...base, "t.a": 30, "t.c": notApplicable })[1]).toBe(warned);
  });
  test("none where nothing moved", () => expect(say(base, base)).toHaveLength(1));
});

describe("what cannot be stated", () => {
  test("a node that was not scored, and why", () => {
    const nested = tree({ g: { x: percent, y: percent, z: percent }, h: { u: percent } });
    const progress = trackProgress([
      round("2024-03-01", { "t.g.x": 1, "t.h.u": 1 }, nested),
      round("2026-03-01", { "t.g.x": 1, "t.g.y": 1, "t.g.z": 1, "t.h.u": notApplicable }, nested),
    ]);
    const lead = "From 2024-03-01 to 2026-03-01 no change of ";
    expect(describeProgress(progress, { node: "t.g" })).toEqual([
      `${lead}“g” can be stated: it was not scored on 2024-03-01 (too little answered).`,
    ]);
    expect(describeProgress(progress, { node: "t.h" })).toEqual([
      `${lead}“h” can be stated: it was not scored on 2026-03-01 (not applicable).`,
    ]);
    expect(
      describeProgress(
        trackProgress([round("2024-03-01", { "t.a": notApplicable, "t.b": notApplicable, "t.c": notApplicable }), round("2026-03-01", {})]),
      ),
    ).toEqual([`${lead}the total can be stated: it was not scored on 2024-03-01 (not applicable) and on 2026-03-01 (nothing answered).`]);
    const forbidden = tree({ a: percent }, { total: "forbidden" });
    expect(
      describeProgress(trackProgress([round("2024-03-01", { "t.a": 1 }, forbidden), round("2026-03-01", { "t.a": 2 }, forbidden)])),
    ).toEqual([`${lead}the total can be stated: it was not scored on either date (no overall number, by design).`]);
  });
  test("a change without parts", () => {
    const ab = tree({ a: percent, b: percent });
    const progress = trackProgress([
      { assessment: round("2024-03-01", { "t.a": 40 }, ab), policy: { weights: { "t.b": 0 } } },
      { assessment: round("2026-03-01", { "t.b": 70 }, ab), policy: { weights: { "t.a": 0 } } },
    ]);
    expect(describeProgress(progress)).toEqual([
      `${start}rose by 30.0 points, from 40.0 to 70.0; how much of this came from what cannot be told.`,
    ]);
  });
});

describe("what the comparison rests on", () => {
  test("is said where it is a subset, or several roles", () => {
    const next = tree({ a: percent, b: leaf({ weight: 3 }) }, { version: "2.0.0" });
    const rounds = [round("2024-03-01", base, abc, { rater: { role: "peer" } }), round("2026-03-01", { "t.a": 20, "t.b": 40 }, next)];
    expect(describeProgress(trackProgress(rounds, { comparable: "shared-indicators", raters: "mixed" }))).toEqual([
      `${start}stayed at 35.0.`,
      "Compared are only the 2 indicators that all rounds share (the rounds have 3, 2), scored as in version 2.0.0.",
      "The rounds were answered in different roles (peer, self); part of a change can be the rater's.",
    ]);
  });
});

describe("bad input", () => {
  const progress = track(base, base);
  test.each<[string, unknown, string]>([
    ["a node that is not there", { node: "t.d" }, "unknown-node at options.node"],
    ["a node that is no text", { node: 5 }, "wrong-type at options.node"],
    ["a step that is not there", { step: 1 }, "out-of-range at options.step"],
    ["half a step", { step: 0.5 }, "out-of-range at options.step"],
    ["a step by name", { step: "length" }, "wrong-type at options.step"],
    ["an unknown option", { nodes: "t" }, "unknown-key at options.nodes"],
    ["no options", null, "wrong-type at options"],
  ])("%s", (_, options, place) => expect(places(thrownBy(() => describeProgress(progress, options as never)))).toEqual([place]));
  test("no progress", () => expect(places(thrownBy(() => describeProgress({} as never)))).toEqual(["not-progress at "]));
  test("anything hostile gives issues; sentences are frozen", () => {
    expect(deeplyFrozen(describeProgress(progress))).toBe(true);
    const run = (enter: (value: never) => unknown, around: readonly unknown[]) =>
      fc.assert(
        fc.property(hostileJson(around), (make) => {
          let value: unknown;
          try {
            value = make();
          } catch {
            return;
          }
          meets(() => {
            enter(value as never);
            return Object.freeze({});
          });
        }),
        { numRuns: 300 },
      );
    run((value) => describeProgress(value), [progress]);
    run((value) => describeProgress(progress, value), [{ node: "t.a", step: 0 }]);
  });
});
