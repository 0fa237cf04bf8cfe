/** The sentence of an issue in words of one's own. */
import { describe, expect, test } from "vitest";
import { describeIssue } from "../../src/base/describe-issue.ts";
import { issue } from "../../src/base/issue.ts";
import { thrownBy } from "../support/issues.ts";

describe("describeIssue", () => {
  const made = issue("unknown-node", [], { id: "a.b", framework: "a", nearest: null });

  test("says the issue by another template, optional parts included", () => {
    expect(describeIssue(made, { "unknown-node": "{id} fehlt.[[ Meinten Sie {nearest}?]]" })).toBe("a.b fehlt.");
    expect(
      describeIssue({ ...made, params: { ...made.params, nearest: "a.c" } }, { "unknown-node": "{id} fehlt.[[ Meinten Sie {nearest}?]]" }),
    ).toBe("a.b fehlt. Meinten Sie a.c?");
  });

  test("drops an optional part as soon as one of its params is not said", () => {
    const templates = { "unknown-node": "{id}[[ of {framework}, perhaps {nearest}]][[ ({framework})]]" };
    expect(describeIssue(made, templates)).toBe("a.b (a)");
  });

  test("fills in params of the issue and nothing of a prototype", () => {
    expect(describeIssue(made, { "unknown-node": "{id} {framework} {toString} {constructor}[[ {valueOf}]]" })).toBe("a.b a ? ?");
  });

  test("keeps English for codes that the table does not hold, and without a table", () => {
    expect(describeIssue(made, { "group-empty": "leer" })).toBe(made.message);
    expect(describeIssue(made)).toBe(made.message);
    expect(describeIssue({ ...made, code: "constructor" }, {})).toBe(made.message);
  });

  test("of what is no issue, and from what are no templates, says what is wrong", () => {
    for (const wrong of [
      null,
      undefined,
      "x",
      [],
      {},
      { ...made, params: null },
      { ...made, params: { id: { toString: 1 } } },
      { ...made, message: 1 },
    ])
      expect(thrownBy(() => describeIssue(wrong as never))[0]).toMatchObject({ code: "wrong-type", path: ["issue"] });
    expect(thrownBy(() => describeIssue(made, null as never))[0]).toMatchObject({ code: "wrong-type", path: ["templates"] });
    expect(thrownBy(() => describeIssue(made, { "unknown-node": 3 } as never))[0]).toMatchObject({ path: ["templates", "unknown-node"] });
    // One bad param beside good ones is enough, and so is a code that is none.
    const halfBad = { ...made, params: { id: "a.b", framework: [] } };
    for (const wrong of [halfBad, { ...made, code: 7 }]) expect(thrownBy(() => describeIssue(wrong as never))).toHaveLength(1);
    const said = [null, { "unknown-node": 3 }].map((templates) => thrownBy(() => describeIssue(made, templates as never))[0]?.message);
    expect(said).toEqual([
      "“templates” should be sentences by code (an object), but is null.",
      "“templates › unknown-node” should be a text for each code, but is a number.",
    ]);
    expect(thrownBy(() => describeIssue(5 as never))[0]?.message).toBe("“issue” should be an issue of this library, but is a number.");
  });

  test("takes params of every kind that an issue can have", () => {
    const kinds = { ...made, params: { id: 7, framework: true, nearest: null } };
    expect(describeIssue(kinds as never, { "unknown-node": "{id}, {framework}[[, {nearest}]]" })).toBe("7, true");
  });
});
