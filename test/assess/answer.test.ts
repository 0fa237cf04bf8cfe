/** One answer: which forms it can take, what can be wrong with it, and the one way in which it is kept. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerDetailSchema, canonicalAnswer, checkAnswer, checkEntry, detailOf, missingOf, valueOf } from "../../src/assess/answer.ts";
import { type Answer, fullyPartlyNot, type Scale } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { missingStates } from "../../src/model/policy.ts";
import { answersOn, scales } from "../arbitraries.ts";
import { library } from "../specimen.ts";
import { flawsOf, places } from "../support/issues.ts";

const list: Scale = { kind: "checklist", id: "l", rule: "share", items: ["a", "b"].map((key) => ({ key, label: key })) };
const hours: Scale = { kind: "number", id: "h", unit: "hours", worst: 20, best: 60 };
const marks: Scale = { kind: "points", id: "m", maximum: 10 };
const check = (answer: unknown, scale: Scale = fullyPartlyNot) => {
  const issues = checkAnswer("t.a", scale, answer, ["answers", "t.a"]);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues;
};
const wrong = (answer: unknown, scale?: Scale): string[] => places(check(answer, scale)).map((place) => place.replace("answers.t.a", "…"));

describe("a bare answer", () => {
  test("is a value on the scale", () => {
    expect([wrong("fully"), wrong(["a"], list), wrong(50, hours), wrong(0, marks)]).toEqual([[], [], [], []]);
    expect(wrong("mostly")).toEqual(["value-off-scale at …"]);
    expect(wrong(["a", "c"], list)).toEqual(["value-off-scale at ….1"]);
    for (const answer of [false, true, 1, ["fully"]]) expect(wrong(answer)).toEqual(["answer-kind at …"]);
    for (const answer of ["1", true, false, []]) expect(wrong(answer, marks)).toEqual(["answer-kind at …"]);
  });
});

test("null is told to be left out, on every scale", () => {
  for (const scale of [fullyPartlyNot, list, hours, marks]) expect(wrong(null, scale)).toEqual(["answer-null at …"]);
});

describe("a detailed answer", () => {
  test("has its value under the key of its scale", () => {
    expect([wrong({ level: "fully" }), wrong({ items: [] }, list), wrong({ number: 0 }, hours), wrong({ points: 10 }, marks)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(wrong({ level: "mostly" })).toEqual(["value-off-scale at ….level"]);
    expect(wrong({ items: ["a", "x"] }, list)).toEqual(["value-off-scale at ….items.1"]);
    expect(wrong({ points: 11 }, marks)).toEqual(["value-off-scale at ….points"]);
  });

  test("under the key of another scale is told which to use", () => {
    expect(check({ points: 5 })[0]?.message).toBe(
      "“t.a” should be answered by level (fully | partly | not-at-all), but the answer is points.",
    );
    expect(wrong({ level: "fully" }, list)).toEqual(["answer-kind at ….level"]);
    expect(wrong({ number: 5 }, marks)).toEqual(["answer-kind at ….number"]);
    expect(wrong({ points: 5 }, hours)).toEqual(["answer-kind at ….points"]);
  });

  test("has at most one value, or a state in its place", () => {
    expect(wrong({ level: "fully", points: 1 })).toEqual(["answer-ambiguous at …"]);
    expect(wrong({ level: "fully", missing: "unknown" })).toEqual(["answer-ambiguous at …"]);
    expect(check({ missing: "unknown", number: 0 }, hours)[0]?.params).toEqual({ id: "t.a", first: "number", second: "missing" });
    expect(wrong({ items: [], missing: "unknown" }, list)).toEqual(["answer-ambiguous at …"]);
  });

  test("may hold no value at all", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ comment: "Later", evidence: [], confidence: 0.5 })).toEqual([]);
  });

  test("has keys of their kinds and no others", () => {
    expect(
      wrong({
        level: 1,
        items: "a",
        number: "1",
        points: null,
        missing: "n/a",
        reason: 1,
        comment: 1,
        evidence: {},
        date: 2026,
        confidence: "high",
      }),
    ).toEqual([
      "wrong-type at ….level",
      "wrong-type at ….number",
      "wrong-type at ….items",
      "wrong-type at ….points",
      "not-allowed at ….missing",
      "wrong-type at ….reason",
      "wrong-type at ….comment",
      "wrong-type at ….evidence",
      "wrong-type at ….date",
      "wrong-type at ….confidence",
    ]);
    expect(check({ levl: "fully" })[0]?.params).toMatchObject({
      nearest: "level",
      known: "level, number, items, points, missing, reason, comment, evidence, date, confidence",
    });
    expect(wrong(JSON.parse('{"__proto__": {"level": "fully"}, "constructor": 1}'))).toEqual([
      "unknown-key at ….__proto__",
      "unknown-key at ….constructor",
    ]);
    expect(wrong({ items: [1] }, list)).toEqual(["wrong-type at ….items.0"]);
  });

  test("has a confidence from 0 to 1", () => {
    expect(wrong({ level: "fully", confidence: 0 })).toEqual([]);
    expect(wrong({ level: "fully", confidence: 1 })).toEqual([]);
    expect(wrong({ level: "fully", confidence: -0.01 })).toEqual(["out-of-range at ….confidence"]);
    expect(wrong({ level: "fully", confidence: 1.01 })).toEqual(["out-of-range at ….confidence"]);
  });

  test("has a reason if it is excluded, may have one if it is open, and none if it has a value", () => {
    for (const missing of missingStates) {
      const excluded = missing === "not-applicable" || missing === "outside-competence";
      for (const reason of [undefined, "", "  \n"])
        expect(wrong({ missing, reason }), `${missing} ${reason}`).toEqual(excluded ? ["reason-missing at ….reason"] : []);
      expect(wrong({ missing, reason: "Because" })).toEqual([]);
    }
    expect(wrong({ level: "fully", reason: "Because" })).toEqual(["reason-unused at ….reason"]);
    expect(wrong({ reason: "Because" })).toEqual(["reason-unused at ….reason"]);
    expect(wrong({ level: "fully", reason: " " })).toEqual([]);
  });

  test("has evidence with titles, and dates that exist, whole or partial", () => {
    const evidence = (one: object): string[] =>
      wrong({ level: "fully", evidence: [{ title: "A" }, { title: "B", ...one }] }).map((place) => place.replace("evidence.1", "·"));
    expect(evidence({ kind: "", url: "https://example.org", date: "2026-02", expires: "2030" })).toEqual([]);
    expect(evidence({ title: "" })).toEqual(["text-empty at ….·.title"]);
    expect(evidence({ title: undefined })).toEqual(["missing-key at ….·.title"]);
    expect(evidence({ date: "2026-02-30", expires: "30.2.2026" })).toEqual(["date-invalid at ….·.date", "date-invalid at ….·.expires"]);
    expect(evidence({ date: "" })).toEqual(["date-invalid at ….·.date"]);
    expect(evidence({ url: 1, page: 2 })).toEqual(["wrong-type at ….·.url", "unknown-key at ….·.page"]);
    expect(wrong({ level: "fully", evidence: ["Minutes"] })).toEqual(["wrong-type at ….evidence.0"]);
    expect(wrong({ level: "fully", date: "2026-13" })).toEqual(["date-invalid at ….date"]);
    expect(wrong({ level: "fully", date: "2026" })).toEqual([]);
    expect(check({ level: "fully", date: "yesterday" })[0]?.message).toBe(
      "“answers › t.a › date” is “yesterday”, which is not a date of the calendar. Write it as YYYY-MM-DD, YYYY-MM or YYYY.",
    );
  });

  test("is told everything that is wrong with it at once", () => {
    expect(wrong({ level: "mostly", reason: "Because", date: "never", evidence: [{ title: "A", expires: "x" }] })).toEqual([
      "value-off-scale at ….level",
      "reason-unused at ….reason",
      "date-invalid at ….date",
      "date-invalid at ….evidence.0.expires",
    ]);
  });
});

test("any answer that is generated for a scale is accepted on it", () => {
  fc.assert(
    fc.property(
      scales().chain((scale) => fc.tuple(fc.constant(scale), answersOn(scale))),
      ([scale, answer]) => {
        expect(wrong(answer, scale)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("the schema of a detailed answer is made once", () => expect(answerDetailSchema()).toBe(answerDetailSchema()));

describe("checkEntry", () => {
  const tree = outline(library);
  const entry = (id: string, answer: unknown, suggest?: boolean) => checkEntry(tree, id, answer, ["answers", id], suggest);

  test("checks the answer on the scale of its indicator", () => {
    expect(entry("library.access.hours", 5)).toEqual([]);
    expect(places(entry("library.access.hours", "5"))).toEqual(["answer-kind at answers.library.access.hours"]);
  });

  test("knows groups and strangers from indicators, and suggests indicators only", () => {
    expect(places(entry("library.access", "fully"))).toEqual(["group-answered at answers.library.access"]);
    expect(entry("libary.has-bus", "yes")[0]?.params).toEqual({ id: "libary.has-bus", framework: "library", nearest: "library.has-bus" });
    expect(entry("hours", 5)[0]?.params.nearest).toBe("library.access.hours");
    expect(entry("library.acces", "fully")[0]?.params.nearest).toBeNull();
    expect(entry("hours", 5, false)[0]?.params.nearest).toBeNull();
    for (const id of ["__proto__", "constructor", "toString", ""])
      expect(
        entry(id, "fully").map((issue) => issue.code),
        id,
      ).toEqual(["unknown-indicator"]);
  });

  test("names a stranger of a million letters in two hundred", () => {
    expect(entry("x".repeat(200), 1)[0]?.params.id).toHaveLength(200);
    expect(entry("x".repeat(1_000_000), 1)[0]?.params.id).toBe(`${"x".repeat(199)}…`);
  });
});

describe("valueOf and missingOf", () => {
  const cases: readonly (readonly [Answer | undefined, ReturnType<typeof valueOf>, ReturnType<typeof missingOf>])[] = [
    [undefined, null, "not-answered"],
    ["fully", "fully", null],
    [0, 0, null],
    [[], [], null],
    [{ level: "fully", comment: "C" }, "fully", null],
    [{ number: 0 }, 0, null],
    [{ points: 0 }, 0, null],
    [{ items: [] }, [], null],
    [{}, null, "not-answered"],
    [{ comment: "C" }, null, "not-answered"],
    ...missingStates.map((missing) => [{ missing, reason: "R" }, null, missing] as const),
  ];
  test("tell the value of an answer, or else why it has none", () => {
    for (const [answer, value, missing] of cases)
      expect([valueOf(answer), missingOf(answer)], JSON.stringify(answer)).toEqual([value, missing]);
  });
});

test("detailOf writes a bare answer under the key of its scale, and leaves a detailed one alone", () => {
  expect(detailOf("fully", fullyPartlyNot)).toEqual({ level: "fully" });
  expect(detailOf([], list)).toEqual({ items: [] });
  expect(detailOf(0, hours)).toEqual({ number: 0 });
  expect(detailOf(3, marks)).toEqual({ points: 3 });
  const detail = { missing: "unknown" } as const;
  expect(detailOf(detail, marks)).toBe(detail);
});

describe("canonicalAnswer", () => {
  const cases: readonly (readonly [Answer, Answer | undefined])[] = [
    ["fully", "fully"],
    [0, 0],
    [[], []],
    [{ level: "fully" }, "fully"],
    [{ number: 0 }, 0],
    [{ points: 7.5 }, 7.5],
    [{ items: [] }, []],
    [{ items: ["a"], comment: "" }, ["a"]],
    [{ level: "fully", comment: "", reason: "", evidence: [], date: "" }, "fully"],
    [
      { level: "fully", comment: "C", evidence: [] },
      { level: "fully", comment: "C" },
    ],
    [
      { items: [], comment: "C" },
      { items: [], comment: "C" },
    ],
    [
      { level: "fully", confidence: 0 },
      { level: "fully", confidence: 0 },
    ],
    [{}, undefined],
    [{ comment: "", evidence: [] }, undefined],
    [{ comment: "C" }, { comment: "C" }],
    [{ missing: "unknown" }, { missing: "unknown" }],
    [
      { level: "fully", evidence: [{ title: "A" }] },
      { level: "fully", evidence: [{ title: "A" }] },
    ],
  ];
  test("writes an answer bare where it has nothing but a value, and drops what is empty", () => {
    for (const [answer, canonical] of cases) expect(canonicalAnswer(answer), JSON.stringify(answer)).toEqual(canonical);
  });

  test("says the same as before, and the same again when done twice", () => {
    fc.assert(
      fc.property(
        scales().chain((scale) => fc.tuple(fc.constant(scale), answersOn(scale))),
        ([scale, answer]) => {
          const canonical = canonicalAnswer(answer);
          expect([valueOf(canonical), missingOf(canonical)]).toEqual([valueOf(answer), missingOf(answer)]);
          if (canonical === undefined) return;
          expect(canonicalAnswer(canonical)).toEqual(canonical);
          expect(canonicalAnswer(detailOf(answer, scale))).toEqual(canonical);
          expect(wrong(canonical, scale)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
