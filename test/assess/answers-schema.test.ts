/** The schema for forms: it accepts what tryAssess accepts, answer by answer, and says the same sentences. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, answersSchema, type Framework, type Scale, tryAssess } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { answersOn, frameworks, junk } from "../arbitraries.ts";
import { inputs, library } from "../specimen.ts";

const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } };
const schema = answersSchema(library);
const accepts = (answers: unknown): boolean => schema.safeParse(answers).success;
/** Whether tryAssess accepts every answer by itself. */
function eachAccepted(framework: Framework, answers: object): boolean {
  return Object.entries(Object.getOwnPropertyDescriptors(answers)).every(
    ([id, property]) => tryAssess(framework, { ...head, answers: Object.defineProperty({}, id, property) }).ok,
  );
}
/** What the schema says, and what tryAssess says, of the same answers. */
function bothSay(answers: object): readonly (readonly string[])[] {
  const result = schema.safeParse(answers);
  const outcome = tryAssess(library, { ...head, answers });
  const bySchema = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return [
    bySchema,
    outcome.ok ? [] : outcome.issues.map((issue) => `${issue.path.slice(1).join(".")}: ${issue.message.replace("answers › ", "")}`),
  ];
}

describe("answersSchema", () => {
  test("accepts the answers of each invented city, bare and detailed, and nothing at all", () => {
    for (const { answers } of Object.values(inputs)) expect(accepts(answers)).toBe(true);
    expect(accepts({})).toBe(true);
  });

  test("gives the answers back as they were, but for keys without a value", () => {
    expect(schema.parse(inputs.harbourton.answers)).toEqual(inputs.harbourton.answers);
    expect(schema.parse({ "library.has-bus": undefined, "library.access.hours": { number: 5, comment: undefined } })).toStrictEqual({
      "library.access.hours": { number: 5 },
    });
  });

  test("refuses wrong values, wrong kinds, unknown ids and groups", () => {
    for (const answers of [
      { "library.has-bus": "maybe" },
      { "library.has-bus": null },
      { "library.access.hours": "50" },
      { "library.access.hours": Number.NaN },
      { "reading.loans": 17 },
      { "reading.circles": ["adults", "adults"] },
      { "library.has-bus": { level: "yes", missing: "unknown" } },
      { "library.has-bus": { missing: "not-applicable" } },
      { "library.has-bus": { level: "yes", date: "2026-02-30" } },
      { "library.access": "fully" },
      { "library.none": "fully" },
      JSON.parse('{"__proto__": "yes"}'),
      JSON.parse('{"constructor": "yes"}'),
      [],
      null,
      "yes",
      undefined,
      new Map(),
    ])
      expect(accepts(answers), JSON.stringify(answers)).toBe(false);
  });

  test("refuses a Date, a Map, a class and a getter where an answer should be, and calls no getter", () => {
    let called = 0;
    const getter = Object.defineProperty({}, "level", { enumerable: true, get: () => ++called });
    for (const answer of [
      new Date(0),
      new Map(),
      new (class {
        level = "yes";
      })(),
      getter,
    ])
      expect(accepts({ "library.has-bus": answer })).toBe(false);
    expect(accepts(Object.defineProperty({}, "library.has-bus", { enumerable: true, get: () => ++called }))).toBe(false);
    expect(called).toBe(0);
  });

  test("says what tryAssess says, at the same place", () => {
    const [bySchema, byAssess] = bothSay({
      "library.has-bus": "maybe",
      "library.access.hours": { points: 5, reason: "R" },
      "reading.loans": 17,
      "reading.circles": ["adults", "children", "x"],
      "library.access.fee": { missing: "refused", evidence: [{ title: "", date: "2026-02-30" }] },
      "library.access.desk": "yes",
      "library.access": 1,
    });
    expect(bySchema).toHaveLength(8);
    expect(bySchema).toEqual(byAssess);
  });

  test("names the code of each issue, for programs", () => {
    const result = schema.safeParse({ "library.has-bus": "maybe" });
    expect(result.error?.issues).toEqual([
      expect.objectContaining({ code: "custom", path: ["library.has-bus"], params: { code: "value-off-scale" } }),
    ]);
  });

  test("says of what is not plain what it is, and of what is no object", () => {
    const said = (answers: unknown) => schema.safeParse(answers).error?.issues.map((issue) => issue.message);
    expect(said({ "library.has-bus": new Date(0) })?.[0]).toMatch(/^“library.has-bus” holds an object of the class “Date”;/);
    expect(said(["yes"])).toEqual(["The input should be an object, but is a list."]);
  });

  test("leaves conditions between answers to tryAssess", () => {
    const answers = { "library.has-bus": "no", "library.bus.stops": 5 };
    expect(accepts(answers)).toBe(true);
    expect(tryAssess(library, { ...head, answers }).ok).toBe(false);
  });

  test("implements Standard Schema", () => {
    const standard = schema["~standard"];
    expect(standard.version).toBe(1);
    expect(standard.validate({ "library.has-bus": "yes" })).toEqual({ value: { "library.has-bus": "yes" } });
    expect(standard.validate({ "library.has-bus": "maybe" })).toMatchObject({ issues: [{ path: ["library.has-bus"] }] });
  });

  test("sets a hundred suggestions, and stops after a thousand issues, fast", () => {
    const answers = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`library.access.ours${i}`, 1]));
    const start = performance.now();
    const issues = schema.safeParse(answers).error?.issues ?? [];
    expect(issues).toHaveLength(1000);
    expect(issues.filter((issue) => issue.message.includes("Did you mean"))).toHaveLength(100);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("what the schema accepts is what tryAssess accepts, answer by answer,", () => {
  const other = (framework: Framework): fc.Arbitrary<unknown> => {
    const scales = outline(framework).indicators.map((node) => node.scale as Scale);
    const detail = fc.record(
      {
        level: fc.constantFrom("yes", "no", "0", "constructor"),
        number: fc.constantFrom(0, 50, -1e9),
        items: fc.subarray(["yes", "no", "zz"]),
        points: fc.constantFrom(0, 1, 1e9),
        missing: fc.constantFrom("unknown", "not-applicable", "n/a"),
        reason: fc.constantFrom("", " ", "Because"),
        date: fc.constantFrom("2026", "2026-02-30"),
        confidence: fc.constantFrom(0, 1, 2),
        strange: fc.constantFrom(undefined, 1),
        comment: fc.constantFrom(undefined, "C", 5),
      },
      { requiredKeys: [] },
    );
    const foreign = fc.constantFrom(...scales).chain((scale) => answersOn(scale));
    return fc.oneof(
      foreign,
      detail,
      fc.constantFrom("yes", "no", 0, 1e9, null, undefined, true, "__proto__"),
      fc.jsonValue({ maxDepth: 1 }),
    );
  };

  test("for answers that fit and answers that do not", () => {
    let [good, bad] = [0, 0];
    const cases = frameworks().chain((framework) => {
      const { nodes, indicators } = outline(framework);
      const ids = [...nodes.map((node) => node.id), "stranger", "__proto__"];
      const fitting = indicators.map(({ id, scale }) => answersOn(scale as Scale).map((answer): [string, Answer] => [id, answer]));
      const any = fc.tuple(fc.constantFrom(...ids), other(framework));
      return fc.tuple(
        fc.constant(framework),
        fc.array(
          fc.oneof({ weight: 3, arbitrary: fc.oneof(...fitting) as fc.Arbitrary<[string, unknown]> }, { weight: 1, arbitrary: any }),
          { maxLength: 3 },
        ),
      );
    });
    fc.assert(
      fc.property(cases, ([framework, entries]) => {
        const answers = {};
        for (const [id, value] of entries)
          Object.defineProperty(answers, id, { value, enumerable: true, configurable: true, writable: true });
        const accepted = answersSchema(framework).safeParse(answers).success;
        expect(accepted).toBe(eachAccepted(framework, answers));
        if (accepted) good++;
        else bad++;
      }),
      { numRuns: 250 },
    );
    expect(Math.min(good, bad)).toBeGreaterThan(50);
  });

  test("for every kind of junk in an answer's place, and in the place of all answers", () => {
    for (const [what, make] of junk) {
      for (const id of ["library.has-bus", "library.access.hours", "reading.circles"])
        expect(accepts({ [id]: make() }), `${what} at ${id}`).toBe(tryAssess(library, { ...head, answers: { [id]: make() } }).ok);
      expect(accepts(make()), what).toBe(tryAssess(library, { ...head, answers: make() }).ok);
    }
  });
});
