/** What a what-if says in words. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, BenchmarkError, describeWhatIf, type Framework, tryAssess, type WhatIf, whatIf } from "../../src/index.ts";
import { answersOf, assessed as generated, hostileJson } from "../arbitraries.ts";
import { assessed, leaf, notApplicable, percent, percents, tree, unknown } from "../small.ts";
import { codes, thrownBy } from "../support/issues.ts";
import { meets } from "../support/meets.ts";

const names = ["one", "two", "three", "four", "five"];
const framework = tree(
  Object.fromEntries(names.map((name) => [name, { x: percent, y: percent }])),
  {
    policy: {
      bands: [
        { name: "early", from: 0 },
        { name: "steady", from: 50 },
      ],
    },
  },
  { "t.one": { mandatory: { atLeast: 50 }, title: "Number one" } },
);
const all = (value: number): { [id: string]: Answer } =>
  Object.fromEntries(names.flatMap((name) => [`t.${name}.x`, `t.${name}.y`].map((id) => [id, value])));
const say = (answers: { readonly [id: string]: Answer }, changes: { readonly [id: string]: Answer }, of: Framework = framework): string =>
  describeWhatIf(of, whatIf(assessed(of, answers), changes));

describe("in words", () => {
  test("total, the three groups that move most in order of size, gates and band", () => {
    // Groups: one 40 → 70, two 40 → 20, three 40 → 65, four 40 → 50, five 40. Total 40 → (70 + 20 + 65 + 50 + 40) / 5 = 49.
    const text = say(all(40), { "t.one.x": 100, "t.two.y": 0, "t.three.x": 90, "t.four.x": 60 });
    expect(text).toBe(
      "With 4 answers changed, the total goes from 40.0 to 49.0 (up 9.0). Number one: from 40.0 to 70.0 (up 30.0); three: from 40.0 to 65.0 (up 25.0); " +
        "two: from 40.0 to 20.0 (down 20.0); and 1 more. Mandatory and then met: Number one. Band: none before, early then.",
    );
  });
  test("what stays, what falls", () => {
    const even = percents([20, 40]);
    expect(describeWhatIf(even.framework, whatIf(even, { "t.v0": 40, "t.v1": 20 }))).toBe(
      "With 2 answers changed, the total stays at 30.0.",
    );
    expect(describeWhatIf(even.framework, whatIf(even, { "t.v0": 0 }))).toBe(
      "With one answer changed, the total goes from 30.0 to 20.0 (down 10.0).",
    );
  });
  test("what becomes scored, and what is not scored any more", () => {
    const { "t.one.x": _, "t.one.y": __, ...rest } = all(60);
    expect(say(rest, { "t.one.x": 60, "t.one.y": 60 })).toBe(
      "With 2 answers changed, the total stays at 60.0. Then scored: Number one. Mandatory and then met: Number one. Band: none before, steady then.",
    );
    expect(say(all(60), { "t.one.x": unknown, "t.one.y": notApplicable })).toContain(
      "Then not scored any more: Number one. Mandatory and then not known to be met: Number one. Band: steady before, none then.",
    );
    const open = Object.fromEntries(names.map((name) => [`t.${name}.x`, unknown]));
    expect(say(all(60), open)).toMatch(/^With 5 answers changed, the total would not be scored any more; it is 60\.0 now\./);
    expect(say({ ...all(60), ...open }, all(60))).toMatch(/^With 5 answers changed, the total would be 60\.0; it is not scored now\./);
    expect(say({}, { "t.one.x": 10 })).toMatch(/^With one answer changed, the total is still not scored\./);
  });
  test("a forbidden total", () => {
    const suite = tree({ a: { x: percent }, b: { y: leaf() } }, { total: "forbidden" });
    expect(say({ "t.a.x": 1, "t.b.y": 2 }, { "t.a.x": 3 }, suite)).toBe(
      "With one answer changed, there is still no overall number, by design. a: from 1.0 to 3.0 (up 2.0).",
    );
  });
  test("what is no what-if, or one of another framework, is refused; one that was stored is told as before", () => {
    const even = percents([20, 40]);
    const result = whatIf(even, { "t.v0": 30 });
    expect(describeWhatIf(even.framework, JSON.parse(JSON.stringify(result)))).toBe(describeWhatIf(even.framework, result));
    expect(codes(thrownBy(() => describeWhatIf(framework, result)))).toEqual(["framework-differs"]);
    for (const wrong of [null, 3, {}, even]) expect(() => describeWhatIf(even.framework, wrong as never)).toThrow(BenchmarkError);
    fc.assert(
      fc.property(hostileJson([result]), (make) => {
        meets(() => describeWhatIf(even.framework, make() as WhatIf));
        meets(() => describeWhatIf(make() as Framework, result));
      }),
      { numRuns: 500 },
    );
  });
  test("of any what-if something is said, without gaps in the words", () => {
    fc.assert(
      fc.property(
        generated().chain((each) => fc.tuple(fc.constant(each), answersOf(each.framework))),
        ([{ framework: any, assessment }, changes]) => {
          if (!tryAssess(any, { ...assessment, answers: { ...assessment.answers, ...changes } }).ok) return;
          try {
            const text = describeWhatIf(any, whatIf(assessment, changes));
            expect(text).toMatch(/^With .+\.$/s);
            expect(text).not.toMatch(/undefined|null|NaN/);
          } catch (error) {
            expect((error as { issues?: { code: string }[] }).issues?.[0]?.code).toBe("what-if-idle");
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
