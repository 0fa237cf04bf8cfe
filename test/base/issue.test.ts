/** What is wrong, as data, and the one error that carries it. */
import { describe, expect, test } from "vitest";
import { BenchmarkError, capped, issue, kindOf, MAXIMUM_ISSUES, shown, throwIfAny, unwrap } from "../../src/base/issue.ts";
import { flawsOf } from "../support/issues.ts";

describe("issue", () => {
  test("fills the sentence of its code from params, and says where from the path", () => {
    expect(issue("wrong-type", ["city", "id"], { expected: "a text", received: "a number" })).toEqual({
      code: "wrong-type",
      path: ["city", "id"],
      message: "“city › id” should be a text, but is a number.",
      params: { where: "“city › id”", expected: "a text", received: "a number" },
    });
    expect(issue("cycle", []).message).toBe("The input contains itself. Remove the circular reference.");
    expect(issue("cycle", ["children", 0]).params).toEqual({ where: "“children › 0”" });
  });

  test("takes another where if one is given, and none where the sentence has none", () => {
    expect(issue("policy-no-effect", ["x"], { where: "a weight", why: "so" }).message).toBe(
      "The policy sets a weight, which would change nothing: so. Remove it.",
    );
    expect(issue("group-empty", ["x"], { id: "a" }).params).toEqual({ id: "a" });
  });

  test("says “Did you mean …?” only when something is near", () => {
    expect(issue("unknown-node", [], { id: "a.b", framework: "a", nearest: "a.c" }).message).toBe(
      "“a.b” is not a node of “a”. Did you mean “a.c”?",
    );
    expect(issue("unknown-node", [], { id: "a.b", framework: "a", nearest: null }).message).toBe("“a.b” is not a node of “a”.");
  });

  test("keeps braces, brackets and dollars of the reader's own words", () => {
    const message = issue("unknown-node", [], { id: "{framework} $& [[x]]", framework: "{id}", nearest: "$1[[{id}]]" }).message;
    expect(message).toBe("“{framework} $& [[x]]” is not a node of “{id}”. Did you mean “$1[[{id}]]”?");
  });

  test("writes 0 and false as they are, and a question mark only for what nobody filled in", () => {
    expect(issue("bands-unordered", [], { name: "low", from: 0 }).message).toContain("begins at 0,");
    expect(issue("wrong-type", [], { expected: false, received: "" }).message).toBe("The input should be false, but is .");
    expect(issue("group-empty", []).message).toBe("The group “?” has no children. Give it at least one indicator, or remove it.");
    expect(issue("group-empty", [], JSON.parse('{"__proto__": 1}')).message).toContain("“?”");
  });

  test("shortens a long way to the place in the sentence, not in the path", () => {
    const path = new Array(300).fill("children");
    const made = issue("cycle", path);
    expect(made.path).toHaveLength(300);
    expect(made.params.where).toHaveLength(162);
    expect(made.message).toMatch(/^“children › .*…” contains itself\./);
  });

  test("shortens a step of 10,000 letters in the path too, and leaves numbers", () => {
    const { path } = issue("cycle", ["x".repeat(10_000), 7, "x".repeat(500)]);
    expect(path.map((step) => (typeof step === "string" ? step.length : step))).toEqual([500, 7, 500]);
  });

  test("fills in where only if the sentence asks for it", () => {
    expect(issue("group-empty", ["children"], { id: "a" }).params).toEqual({ id: "a" });
  });

  test("is frozen, and keeps neither the caller's path nor its params", () => {
    const path = ["a"];
    const params = { id: "a" };
    const made = issue("group-empty", path, params);
    path.push("b");
    params.id = "b";
    expect(made.path).toEqual(["a"]);
    expect(made.params).toEqual({ id: "a" });
    expect(flawsOf(made)).toEqual([]);
    expect(Object.isFrozen(path)).toBe(false);
  });
});

describe("BenchmarkError", () => {
  const issues = (n: number) => Array.from({ length: n }, (_, i) => issue("group-empty", ["children", i], { id: `g${i}` }));

  test("carries all issues and shows each with its path", () => {
    const error = new BenchmarkError([issue("group-empty", ["children", 0], { id: "g" }), issue("cycle", [])]);
    expect(error.issues).toHaveLength(2);
    expect(error.message).toBe(
      "2 issues:\n- children.0: The group “g” has no children. Give it at least one indicator, or remove it.\n- The input contains itself. Remove the circular reference.",
    );
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("BenchmarkError");
    expect(String(error)).toMatch(/^BenchmarkError: 2 issues:/);
  });

  test("shortens a long path", () => {
    const line = (length: number) => new BenchmarkError([issue("cycle", ["x".repeat(length)])]).message.split("\n")[1];
    expect(line(160)).toMatch(/^- x{160}: “/);
    expect(line(161)).toMatch(/^- x{159}…: “/);
  });

  test("says “1 issue” of one", () => expect(new BenchmarkError(issues(1)).message).toMatch(/^1 issue:\n/));

  test("shows twenty and counts the rest", () => {
    expect(new BenchmarkError(issues(20)).message.split("\n")).toHaveLength(21);
    expect(new BenchmarkError(issues(20)).message).not.toContain("more");
    expect(new BenchmarkError(issues(21)).message.split("\n").at(-1)).toBe("- and 1 more (see issues)");
    expect(new BenchmarkError(issues(21)).message.split("\n")).toHaveLength(22);
    expect(new BenchmarkError(issues(21)).issues).toHaveLength(21);
  });

  test("keeps its own list, which nobody changes afterwards", () => {
    const given = issues(1);
    const error = new BenchmarkError(given);
    given.pop();
    expect(error.issues).toHaveLength(1);
    expect(Object.isFrozen(error.issues)).toBe(true);
    expect(Object.isFrozen(given)).toBe(false);
  });
});

test("throwIfAny throws what there is, and nothing for nothing", () => {
  expect(() => throwIfAny([])).not.toThrow();
  expect(() => throwIfAny([issue("cycle", [])])).toThrow(BenchmarkError);
});

test("unwrap gives the value, or throws all issues", () => {
  expect(unwrap({ ok: true, value: undefined })).toBeUndefined();
  const both = [issue("cycle", []), issue("cycle", ["a"])];
  expect(() => unwrap({ ok: false, issues: both })).toThrow(expect.objectContaining({ issues: both }));
});

test("shown quotes texts, counts lists, and names the rest", () => {
  const cases: readonly (readonly [unknown, string])[] = [
    ["text", "“text”"],
    ["", "“”"],
    [0, "0"],
    [1.5, "1.5"],
    [true, "true"],
    [null, "null"],
    [undefined, "nothing"],
    [[1, 2], "a list of 2"],
    [{}, "an object"],
    [() => 1, "a function"],
    [Symbol("s"), "a symbol"],
    [1n, "a big integer"],
  ];
  for (const [value, text] of cases) expect(shown(value)).toBe(text);
});

test("shown cuts a text to 80 characters and never through a surrogate pair", () => {
  expect(shown("x".repeat(80))).toBe(`“${"x".repeat(80)}”`);
  expect(shown("x".repeat(81))).toBe(`“${"x".repeat(79)}…”`);
  expect(shown(`${"x".repeat(78)}🏙${"x".repeat(9)}`)).toBe(`“${"x".repeat(78)}…”`);
  expect(shown(`${"x".repeat(77)}🏙${"x".repeat(9)}`)).toBe(`“${"x".repeat(77)}🏙…”`);
});

test("shown and kindOf say of a proxy that throws that it cannot be read", () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  expect([shown(revoked.proxy), kindOf(revoked.proxy)]).toEqual(["something that cannot be read", "something that cannot be read"]);
  const lying = new Proxy([], { get: () => Symbol("length") });
  expect([shown(lying), kindOf(lying)]).toEqual(["something that cannot be read", "a list"]);
});

test("kindOf names every kind of value", () => {
  expect([null, undefined, [], {}, "", 0, false, kindOf, Symbol.iterator, 1n].map(kindOf)).toEqual([
    "null",
    "nothing",
    "a list",
    "an object",
    "a text",
    "a number",
    "true or false",
    "a function",
    "a symbol",
    "a big integer",
  ]);
});

test("a check reports at most a thousand issues, and says so of more", () => {
  expect(MAXIMUM_ISSUES).toBe(1000);
  const many = (n: number) => Array.from({ length: n }, (_, i) => issue("cycle", [i]));
  const all = many(1000);
  expect(capped(all)).toBe(all);
  const most = capped(many(1001));
  expect(most).toHaveLength(1001);
  expect(most.at(-2)?.path).toEqual([999]);
  expect(most.at(-1)).toMatchObject({ code: "too-many-issues", path: [], params: { maximum: 1000 } });
});
