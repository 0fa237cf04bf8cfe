/** City, date, rater and context: everything of an assessment but its answers. */
import { describe, expect, test } from "vitest";
import { checkHead, contextFactors } from "../../src/assess/assessment.ts";
import type { Json } from "../../src/base/plain.ts";
import { type Framework, parseFramework, yesNo } from "../../src/index.ts";
import { inputs, library } from "../specimen.ts";
import { flawsOf, places } from "../support/issues.ts";

const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} };
const check = (input: unknown, framework: Framework = library) => {
  const issues = checkHead(framework, input as Json);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues;
};
const wrong = (extra: object): string[] => places(check({ ...head, ...extra }));

describe("the head of an assessment", () => {
  test("of each invented city is as it should be", () => {
    for (const input of Object.values(inputs)) expect(check(input)).toEqual([]);
  });

  test("has city, date, rater and answers", () => {
    expect(places(check({}))).toEqual(["missing-key at city", "missing-key at date", "missing-key at rater", "missing-key at answers"]);
    for (const input of [null, [], "x", 1]) expect(places(check(input))).toEqual(["wrong-type at "]);
    expect(wrong({ visibility: "city", notes: "" })).toEqual(["unknown-key at notes"]);
  });

  test("has a city with id and name", () => {
    expect(wrong({ city: { id: "", name: "" } })).toEqual(["text-empty at city.id", "text-empty at city.name"]);
    expect(wrong({ city: { id: 1, nam: "A" } })).toEqual(["wrong-type at city.id", "missing-key at city.name", "unknown-key at city.nam"]);
    expect(wrong({ city: "aford" })).toEqual(["wrong-type at city"]);
  });

  test("has a date of the calendar, or the word undated", () => {
    for (const date of ["2026-03-01", "2024-02-29", "undated"]) expect(wrong({ date })).toEqual([]);
    for (const date of ["2026-02-29", "2026-03", "2026", "", "Undated", "2026-03-01T00:00:00Z"])
      expect(wrong({ date }), date).toEqual(["date-invalid at date"]);
    for (const date of [20260301, null]) expect(wrong({ date })).toEqual(["wrong-type at date"]);
    expect(check({ ...head, date: "2026-02-29" })[0]?.message).toBe(
      "“date” is “2026-02-29”, which is not a date of the calendar. Write it as YYYY-MM-DD (or the word undated).",
    );
  });

  test("has a rater in one of five roles", () => {
    for (const role of ["self", "peer", "expert", "stakeholder", "consensus"])
      expect(wrong({ rater: { role, id: "r", name: "R", city: "c" } })).toEqual([]);
    expect(wrong({ rater: { role: "mayor", id: "", name: "", city: "", mail: "x" } })).toEqual([
      "not-allowed at rater.role",
      "text-empty at rater.id",
      "text-empty at rater.name",
      "text-empty at rater.city",
      "unknown-key at rater.mail",
    ]);
    expect(wrong({ rater: {} })).toEqual(["missing-key at rater.role"]);
  });

  test("has one of three visibilities, or none", () => {
    for (const visibility of ["city", "scheme", "public"]) expect(wrong({ visibility })).toEqual([]);
    expect(wrong({ visibility: "secret" })).toEqual(["not-allowed at visibility"]);
  });

  test("has answers in an object, whatever they are", () => {
    expect(wrong({ answers: { x: 1, y: null } })).toEqual([]);
    for (const answers of [[], null, "x"]) expect(wrong({ answers })).toEqual(["wrong-type at answers"]);
  });
});

describe("the context of a city", () => {
  const context = (given: unknown): string[] =>
    wrong({ city: { ...head.city, context: given } }).map((place) => place.replace("city.context", "…"));
  const said = (given: object): string | undefined => check({ ...head, city: { ...head.city, context: given } })[0]?.message;

  test("has values of the types that the factors have", () => {
    expect(context({ population: 0, size: "small", port: false, motto: "" })).toEqual([]);
    expect(context({ population: "1000", size: 1, port: "yes", motto: 5 })).toEqual([
      "context-kind at ….population",
      "context-kind at ….size",
      "context-kind at ….port",
      "context-kind at ….motto",
    ]);
    for (const value of [null, [], {}]) expect(context({ population: value, size: value, port: value, motto: value })).toHaveLength(4);
  });

  test("says what type is expected", () => {
    expect(said({ population: "1000" })).toBe("The context factor “population” should be a number, but is “1000”.");
    expect(said({ port: 1 })).toBe("The context factor “port” should be true or false, but is 1.");
    expect(said({ motto: true })).toBe("The context factor “motto” should be a text, but is true.");
    expect(said({ size: "tiny" })).toBe("The context factor “size” should be “small” or “medium” or “large”, but is “tiny”.");
  });

  test("has no factors that the framework does not know", () => {
    expect(context({ populaton: 1 })).toEqual(["unknown-context at ….populaton"]);
    expect(said({ populaton: 1 })).toContain("Did you mean “population”?");
    expect(context(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual([
      "unknown-context at ….__proto__",
      "unknown-context at ….constructor",
    ]);
  });

  test("is an object", () => {
    for (const given of [[], null, "x"]) expect(context(given)).toEqual(["wrong-type at …"]);
    expect(context({})).toEqual([]);
  });

  test("of a framework with factors named like prototypes works like any other", () => {
    const factor = (id: string) => ({ id, title: "F", type: "number" });
    const children = [{ id: "t.a", title: "A", question: "A?", scale: yesNo }];
    const framework = parseFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      context: [factor("constructor"), factor("toString")],
      children,
    });
    const city = { ...head.city, context: JSON.parse('{"constructor": 1, "toString": "x"}') };
    expect(places(check({ ...head, city }, framework))).toEqual(["context-kind at city.context.toString"]);
  });
});

describe("contextFactors", () => {
  const factor = (id: string, title: string) => ({ id, title, type: "number" as const });
  const leaf = (id: string) => ({ id, title: "A", question: "A?", scale: yesNo });
  const framework = (id: string, context: readonly object[] | undefined, ...children: object[]) => ({
    id,
    title: "T",
    version: "1",
    status: "untested",
    ...(context ? { context } : {}),
    children,
  });

  test("lists those of the framework, then those of the frameworks inside, the outermost of each id", () => {
    const suite = parseFramework(
      framework(
        "t",
        [factor("a", "outer a")],
        { id: "t.g", title: "G", children: [framework("u", [factor("a", "inner a"), factor("b", "first b")], leaf("u.a"))] },
        framework("v", [factor("b", "second b"), factor("c", "c")], leaf("v.a")),
      ),
    );
    expect(contextFactors(suite).map((found) => found.title)).toEqual(["outer a", "first b", "c"]);
  });

  test("lists none where there are none", () => expect(contextFactors(parseFramework(framework("t", undefined, leaf("t.a"))))).toEqual([]));
});
