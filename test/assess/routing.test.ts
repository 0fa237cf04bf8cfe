/** Questions that another answer makes superfluous. */
import { describe, expect, test } from "vitest";
import { notAsked } from "../../src/assess/routing.ts";
import { type Answer, fiveStep, parseFramework, yesNo } from "../../src/index.ts";
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
