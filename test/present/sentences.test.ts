import { describe, expect, test } from "vitest";
import { fullyPartlyNot, type NodeScore } from "../../src/index.ts";
import { describeCounts, describeNode, describeValue } from "../../src/present/sentences.ts";
import { leaf, notApplicable, percent, scored, three, tree, unknown } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

describe("what a node stands on, in words", () => {
  test("levels from best to worst, then other scales, open, not applicable; counts first, the number second", () => {
    const framework = tree({ a: fullyPartlyNot, b: fullyPartlyNot, c: fullyPartlyNot, d: percent, e: percent, f: percent });
    const answers = { "t.a": "not-at-all", "t.b": "fully", "t.c": "partly", "t.d": 40, "t.e": unknown, "t.f": notApplicable };
    expect(describeNode(framework, scored(framework, answers).total)).toBe(
      "1 fully, 1 partly, 1 not at all, 1 measured or ticked, 1 open, 1 not applicable; 47.5 of 100, possible range 38.0 to 58.0",
    );
  });
  test("a complete node has no range to speak of", () => {
    expect(describeNode(three(), scored(three(), { "t.a": "fully", "t.b": "fully", "t.c": "fully" }).total)).toBe("3 fully; 100.0 of 100");
  });
  test("every reason for no value has its own words", () => {
    const value = (node: NodeScore) => describeValue(node);
    expect(value(scored(three(), {}).total)).toBe("nothing answered yet, possible range 0.0 to 100.0");
    expect(value(scored(three(), { "t.a": "fully" }).total)).toBe("not scored: 33 % answered, possible range 33.3 to 100.0");
    expect(value(scored(three(), { "t.a": notApplicable, "t.b": notApplicable, "t.c": notApplicable }).total)).toBe("not applicable here");
    expect(value(scored(three(), { "t.a": "fully" }, { missing: { "not-answered": "block" } }).total)).toMatch(
      /^not scored: an answer that the policy needs is missing/,
    );
    expect(value(scored(tree({ a: leaf() }, { total: "forbidden" }), { "t.a": 1 }).total)).toBe("no overall number, by design");
  });
  test("counts alone", () => expect(describeCounts(three(), scored(three(), {}).total)).toBe("3 open"));
  test("what is no framework, or no node of a scorecard, is refused", () => {
    const { total } = scored(three(), {});
    for (const wrong of [null, undefined, 3, {}, { ...total, counts: null }, { ...total, value: "1" }])
      expect(thrownBy(() => describeNode(three(), wrong as never)).length, String(wrong)).toBeGreaterThan(0);
    expect(thrownBy(() => describeNode(three(), { ...total, coverage: "?" } as never))[0]?.path).toEqual(["node", "coverage"]);
    for (const wrong of [null, "x", {}]) expect(thrownBy(() => describeNode(wrong as never, total)).length).toBeGreaterThan(0);
    expect(describeNode(JSON.parse(JSON.stringify(three())), JSON.parse(JSON.stringify(total)))).toBe(describeNode(three(), total));
  });
});
