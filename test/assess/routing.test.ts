/** Questions that another answer makes superfluous. */
import { describe, expect, test } from "vitest";
import { answerFor, checkKin, notAsked } from "../../src/assess/routing.ts";
import { type Answer, assess, fiveStep, nextQuestions, parseFramework, score, yesNo } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";

const leaf = (id: string, extra: object = {}) => ({ id, title: "A", question: "A?", scale: yesNo, ...extra });
const tree = outline(
  parseFramework({
    id: "t",
    title: "T",
    version: "1",
    status: "untested",
    children: [
      leaf("t.a"),
      leaf("t.b", { scale: fiveStep }),
      {
        id: "t.g",
        title: "G",
        onlyIf: { indicator: "t.a", is: ["yes"] },
        children: [leaf("t.g.plain"), leaf("t.g.high", { onlyIf: { indicator: "t.b", is: ["3", "4"] } })],
      },
    ],
  }),
);
const failed = (id: string, answers: { readonly [id: string]: Answer | undefined }): string | null => {
  const found = notAsked(tree, id, answers);
  return found && `${found.indicator} is ${found.level}, not ${found.is.join(" or ")}`;
};

describe("notAsked", () => {
  test("asks where the condition holds", () => {
    expect(failed("t.g.plain", { "t.a": "yes" })).toBeNull();
    expect(failed("t.g.high", { "t.a": "yes", "t.b": "3" })).toBeNull();
    expect(failed("t.g.high", { "t.a": { level: "yes", comment: "C" }, "t.b": { level: "4" } })).toBeNull();
  });

  test("asks nothing where a condition fails, that of a group above included, and says which", () => {
    expect(failed("t.g.plain", { "t.a": "no" })).toBe("t.a is no, not yes");
    expect(failed("t.g.plain", { "t.a": { level: "no" } })).toBe("t.a is no, not yes");
    expect(failed("t.g.high", { "t.a": "yes", "t.b": "2" })).toBe("t.b is 2, not 3 or 4");
    expect(failed("t.g.high", { "t.b": "0" })).toBe("t.b is 0, not 3 or 4");
    expect(failed("t.g.high", { "t.a": "no", "t.b": "0" })).toBe("t.a is no, not yes");
    expect(failed("t.g", { "t.a": "no" })).toBe("t.a is no, not yes");
  });

  test("asks as long as it is not known whether a condition holds", () => {
    expect(failed("t.g.high", {})).toBeNull();
    expect(failed("t.g.high", { "t.a": undefined })).toBeNull();
    for (const missing of ["not-answered", "unknown", "refused", "not-applicable", "outside-competence"] as const)
      expect(failed("t.g.plain", { "t.a": { missing, reason: "R" } })).toBeNull();
    expect(failed("t.g.plain", { "t.a": { comment: "C" } })).toBeNull();
  });

  test("always asks what has no condition, and what is not there", () => {
    expect(failed("t.a", { "t.a": "no" })).toBeNull();
    expect(failed("t.b", { "t.a": "no" })).toBeNull();
    expect(failed("t.zzz", { "t.a": "no" })).toBeNull();
  });

  test("looks at own answers only", () => {
    expect(failed("t.g.plain", Object.create({ "t.a": "no" }))).toBeNull();
  });
});

describe("kin: one fact that several indicators ask for", () => {
  const family = outline(
    parseFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      children: [
        leaf("t.a", { sameAs: ["t.c"] }),
        leaf("t.b", { sameAs: ["t.c", "elsewhere.x"] }),
        leaf("t.c"),
        leaf("t.d"),
        leaf("t.routed", { sameAs: ["t.c"], onlyIf: { indicator: "t.d", is: ["yes"] } }),
      ],
    }),
  );

  test("is found from either side and over several steps, in reading order", () => {
    const kin = Object.fromEntries(family.indicators.map(({ id, kin }) => [id, kin]));
    expect(kin).toEqual({
      "t.a": ["t.b", "t.c", "t.routed"],
      "t.b": ["t.a", "t.c", "t.routed"],
      "t.c": ["t.a", "t.b", "t.routed"],
      "t.d": [],
      "t.routed": ["t.a", "t.b", "t.c"],
    });
  });

  test("takes its own answer first, then the first of its kin that says something", () => {
    expect(answerFor(family, "t.a", { "t.a": "no", "t.b": "yes" })).toBe("no");
    expect(answerFor(family, "t.a", { "t.c": "yes" })).toBe("yes");
    expect(answerFor(family, "t.a", { "t.a": { comment: "C" }, "t.b": { comment: "D" }, "t.c": { missing: "unknown" } })).toEqual({
      missing: "unknown",
    });
    expect(answerFor(family, "t.a", { "t.a": { comment: "C" } })).toEqual({ comment: "C" });
    expect(answerFor(family, "t.d", { "t.a": "yes" })).toBeUndefined();
    expect(answerFor(family, "t.zzz", {})).toBeUndefined();
  });

  test("contradictions are named once each, against the first", () => {
    expect(checkKin(family, { "t.a": "yes", "t.b": { level: "yes", comment: "C" }, "t.c": { comment: "only" } })).toEqual([]);
    const found = checkKin(family, { "t.a": "yes", "t.b": "no", "t.c": { missing: "unknown" } });
    expect(found.map(({ code, path }) => [code, ...path])).toEqual([
      ["same-as-conflict", "answers", "t.b"],
      ["same-as-conflict", "answers", "t.c"],
    ]);
    expect(found[0]?.params).toMatchObject({ id: "t.b", other: "t.a", first: "“no”", second: "“yes”" });
  });

  test("one answer counts at every place, but not where the question is not asked", () => {
    const head = { city: { id: "a", name: "A" }, date: "2026-03-01", rater: { role: "self" } } as const;
    const card = score(
      assess(family.framework, { ...head, answers: { "t.c": { level: "yes", evidence: [{ title: "E" }] }, "t.d": "no" } }),
    );
    expect(["t.a", "t.b", "t.c", "t.d", "t.routed"].map((id) => card.nodes[id]?.exact)).toEqual(["100", "100", "100", "0", null]);
    expect(card.total.counts).toMatchObject({ answered: 4, evidenced: 3, excluded: 1, open: 0 });
  });

  test("one fact is asked once, with the weight of all its places", () => {
    const head = { city: { id: "a", name: "A" }, date: "2026-03-01", rater: { role: "self" } } as const;
    const next = nextQuestions(assess(family.framework, { ...head, answers: {} }));
    // t.d also carries the routed one: 1/5 + 1/5; the family of four is asked at t.a.
    expect(next.map(({ id, weight }) => [id, weight])).toEqual([
      ["t.a", 0.8],
      ["t.d", 0.4],
    ]);
  });

  test("long lists of ticks that differ at the end differ, and an empty one is named", () => {
    const items = Array.from({ length: 12 }, (_, i) => ({ key: `a-rather-long-key-${i}`, label: "L" }));
    const scale = { kind: "checklist", id: "c", rule: "share", items };
    const children = [leaf("t.a", { scale, sameAs: ["t.b"] }), leaf("t.b", { scale })];
    const ticks = outline(parseFramework({ id: "t", title: "T", version: "1", status: "untested", children }));
    const keys = items.map(({ key }) => key);
    expect(checkKin(ticks, { "t.a": keys, "t.b": keys.slice(0, -1) })).toHaveLength(1);
    expect(checkKin(ticks, { "t.a": [], "t.b": keys })[0]?.params.second).toBe("nothing ticked");
  });

  test("ticks in any order say the same", () => {
    const scale = { kind: "checklist", id: "c", rule: "share", items: ["x", "y"].map((key) => ({ key, label: key })) };
    const ticks = outline(
      parseFramework({
        id: "t",
        title: "T",
        version: "1",
        status: "untested",
        children: [leaf("t.a", { scale, sameAs: ["t.b"] }), leaf("t.b", { scale })],
      }),
    );
    expect(checkKin(ticks, { "t.a": ["x", "y"], "t.b": ["y", "x"] })).toEqual([]);
    expect(checkKin(ticks, { "t.a": ["x", "y"], "t.b": ["y"] })).toHaveLength(1);
  });
});
