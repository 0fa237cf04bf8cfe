/** Parts from several departments: nothing typed is lost, nothing is chosen for anybody. */
import { describe, expect, test } from "vitest";
import { assess, mergeAnswers, score } from "../../src/index.ts";
import { head, three } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const framework = three();
const valueOf = (parts: object) => {
  const outcome = mergeAnswers(framework, parts as never);
  if (!outcome.ok) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.value as { readonly [id: string]: unknown };
};
const issuesOf = (parts: unknown) => {
  const outcome = mergeAnswers(framework, parts as never);
  return outcome.ok ? [] : outcome.issues.map(({ code, path }) => `${code} ${path.join("/")}`);
};

describe("mergeAnswers", () => {
  test("puts parts together in the order of the framework, ready to assess", () => {
    const merged = valueOf({ finance: { "t.c": "fully" }, mayor: { "t.a": "partly", "t.b": { missing: "unknown" } } });
    expect(Object.keys(merged)).toEqual(["t.a", "t.b", "t.c"]);
    // (50 + 100) / 2; b is open
    expect(score(assess(framework, { ...head, answers: merged as never })).total.exact).toBe("75");
  });

  test("keeps all evidence once and every comment with its department", () => {
    const [one, two] = [{ title: "Plan", date: "2026" }, { title: "Minutes" }];
    expect(
      valueOf({
        finance: { "t.a": { level: "partly", evidence: [one], comment: "Budget" } },
        mayor: { "t.a": "partly" },
        housing: { "t.a": { level: "partly", evidence: [one, two], comment: "Homes" } },
      }),
    ).toEqual({ "t.a": { level: "partly", evidence: [one, two], comment: "finance: Budget\nhousing: Homes" } });
    expect(valueOf({ finance: { "t.a": "partly" }, mayor: { "t.a": { level: "partly" } } })).toEqual({ "t.a": "partly" });
  });

  test("tells both sides of every contradiction, and of every bad answer", () => {
    expect(
      issuesOf({
        finance: { "t.a": "partly", "t.b": "fully" },
        mayor: { "t.a": "fully", "t.b": { level: "fully", confidence: 0.5 } },
        housing: { "t.a": { missing: "unknown" }, "t.x": "no" },
      }),
    ).toEqual([
      "unknown-indicator housing/t.x",
      "parts-contradict mayor/t.a",
      "parts-contradict housing/t.a",
      "parts-contradict mayor/t.b",
    ]);
    expect(issuesOf({ finance: 3, mayor: { "t.a": "much" } })).toEqual(["wrong-type finance", "value-off-scale mayor/t.a"]);
  });

  test("nothing in, nothing out; what is no table of parts is refused", () => {
    expect(valueOf({})).toEqual({});
    expect(valueOf({ finance: {} })).toEqual({});
    for (const wrong of [null, 1, "x", []]) expect(thrownBy(() => mergeAnswers(framework, wrong as never))).toHaveLength(1);
    const cycle: { [key: string]: unknown } = {};
    cycle.self = cycle;
    expect(issuesOf(cycle)[0]).toContain("cycle");
  });

  test("a name that is also a property of every object is a name like any other", () => {
    expect(valueOf(JSON.parse('{ "__proto__": { "t.a": "fully" }, "constructor": { "t.b": "partly" } }'))).toEqual({
      "t.a": "fully",
      "t.b": "partly",
    });
  });
});
