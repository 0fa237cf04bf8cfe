/** From answers to a checked assessment: throwing, not throwing, and half filled in. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalAnswer } from "../../src/assess/answer.ts";
import { ensureAssessment } from "../../src/assess/assess.ts";
import {
  type Answer,
  type Assessment,
  answersSchema,
  assess,
  assessDraft,
  BenchmarkError,
  defineFramework,
  type Framework,
  type Issue,
  parseFramework,
  score,
  tryAssess,
  yesNo,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { assessed } from "../arbitraries.ts";
import { assessments, inputs, library } from "../specimen.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, flawsOf, places } from "../support/issues.ts";

type Loose = { [key: string]: unknown };
const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
const loose = (json: string): Loose => JSON.parse(json);
const issuesOf = (input: unknown, framework: Framework = library): readonly Issue[] => {
  const outcome = tryAssess(framework, input);
  if (outcome.ok) return [];
  expect(outcome.issues.flatMap(flawsOf)).toEqual([]);
  expect(outcome.issues.length).toBeGreaterThan(0);
  return outcome.issues;
};
const wrong = (answers: unknown): string[] => places(issuesOf({ ...head, answers }));
const draft = (answers: unknown, extra: Loose = {}) => assessDraft(library, { ...head, answers, ...extra });
const errorOf = (call: () => unknown): BenchmarkError => {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(BenchmarkError);
    return error as BenchmarkError;
  }
  throw new Error("nothing was thrown");
};

describe("assess", () => {
  test("gives a frozen, plain assessment that holds its framework by reference", () => {
    const { harbourton } = assessments;
    expect(harbourton.kind).toBe("assessment");
    expect(harbourton.framework).toBe(library);
    expect(deeplyFrozen(harbourton)).toBe(true);
    expect(survivesJson(harbourton)).toBe(true);
    expect(Object.keys(harbourton)).toEqual(["kind", "framework", "city", "date", "rater", "visibility", "answers"]);
    expect(harbourton).toMatchObject({
      city: inputs.harbourton.city,
      date: "2026-03-01",
      rater: inputs.harbourton.rater,
      visibility: "scheme",
    });
  });

  test("keeps answers in the order of the tree, bare where they are nothing but a value", () => {
    expect(assessments.harbourton.answers).toEqual({
      ...inputs.harbourton.answers,
      "library.bus.stops": 7.5,
      "reading.circles": ["children", "adults"],
      "reading.loans": 4,
    });
    const reversed = Object.fromEntries(Object.entries(inputs.harbourton.answers).reverse());
    const again = assess(library, { ...inputs.harbourton, answers: reversed });
    expect(JSON.stringify(again.answers)).toBe(JSON.stringify(assessments.harbourton.answers));
  });

  test("drops answers that say nothing", () => {
    const answers = {
      "library.has-bus": {},
      "library.access.hours": { comment: "", evidence: [] },
      "reading.loans": undefined,
      "library.access.fee": "no",
    };
    expect(assess(library, { ...head, answers: answers as never }).answers).toEqual({ "library.access.fee": "no" });
  });

  test("leaves the caller's input as it is, and does not follow it", () => {
    const input = structuredClone(inputs.harbourton) as unknown as {
      city: { name: string };
      answers: { [id: string]: { evidence: { title: string }[] } };
    };
    const before = JSON.stringify(input);
    const assessment = assess(library, input as never);
    expect(JSON.stringify(input)).toBe(before);
    expect([input, input.city, input.answers, input.answers["library.access.membership"]].map(Object.isFrozen)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    input.city.name = "Changed";
    for (const evidence of input.answers["library.access.membership"]?.evidence ?? []) evidence.title = "Changed";
    input.answers = {};
    expect(JSON.stringify(assessment)).toBe(JSON.stringify(assessments.harbourton));
  });

  test("throws one error with every issue", () => {
    const error = errorOf(() =>
      assess(library, { ...head, date: "2026-02-30", answers: { "library.access": "fully", "library.has-bus": "maybe" } as never }),
    );
    expect(places(error.issues)).toEqual([
      "date-invalid at date",
      "group-answered at answers.library.access",
      "value-off-scale at answers.library.has-bus",
    ]);
    expect(error.issues).toEqual(
      issuesOf({ ...head, date: "2026-02-30", answers: { "library.access": "fully", "library.has-bus": "maybe" } }),
    );
  });

  test("checks a framework that was not made by this library, and refuses what is none", () => {
    const plain = JSON.parse(JSON.stringify(library)) as typeof library;
    expect(assess(plain, inputs.millbrook).framework).toEqual(library);
    expect(assess(plain, inputs.millbrook).framework).not.toBe(plain);
    for (const verb of [assess, tryAssess, assessDraft, answersSchema])
      expect(codes(errorOf(() => verb({ ...plain, children: [] } as never, inputs.millbrook)).issues)).toEqual(["group-empty"]);
  });

  test("works for ids that are named like prototypes", () => {
    const leaf = (id: string) => ({ id, title: "A", question: "A?", scale: yesNo });
    const framework = defineFramework({
      id: "constructor",
      title: "C",
      version: "1",
      status: "untested",
      children: [leaf("constructor.toString"), leaf("constructor.constructor")],
    });
    const assessment = assess(framework, { ...head, answers: { "constructor.toString": "yes" } });
    expect(assessment.answers).toEqual({ "constructor.toString": "yes" });
    const nodes = score(assessment).nodes as { readonly [id: string]: unknown };
    expect(nodes["constructor.constructor"]).toMatchObject({ status: "unscored" });
    expect(nodes.constructor).toMatchObject({ counts: { answered: 1, open: 1 } });
    expect(places(issuesOf({ ...head, answers: { constructor: "yes", toString: "yes" } }, framework))).toEqual([
      "group-answered at answers.constructor",
      "unknown-indicator at answers.toString",
    ]);
  });
});

describe("tryAssess", () => {
  test("gives a frozen outcome, either way", () => {
    const good = tryAssess(library, inputs.millbrook);
    expect(good.ok && good.value).toEqual(assessments.millbrook);
    expect(deeplyFrozen(good)).toBe(true);
    const bad = tryAssess(library, {});
    expect(bad.ok).toBe(false);
    expect(deeplyFrozen(bad)).toBe(true);
  });

  test("names what is no input at all", () => {
    for (const input of [null, "x", 1, []]) expect(places(issuesOf(input))).toEqual(["wrong-type at "]);
    for (const input of [undefined, () => 1, new Date(0)]) expect(places(issuesOf(input))).toEqual(["not-plain at "]);
    expect(places(issuesOf({}))).toEqual(["missing-key at city", "missing-key at date", "missing-key at rater", "missing-key at answers"]);
  });

  test("names unknown ids, groups, and prototypes", () => {
    expect(wrong({ "library.acces.hours": 5 })).toEqual(["unknown-indicator at answers.library.acces.hours"]);
    expect(wrong({ library: "fully", reading: 1 })).toEqual(["group-answered at answers.library", "group-answered at answers.reading"]);
    expect(wrong(loose('{"__proto__": "yes", "constructor": 1, "toString": null, "": 1}'))).toEqual([
      "unknown-indicator at answers.__proto__",
      "unknown-indicator at answers.constructor",
      "unknown-indicator at answers.toString",
      "unknown-indicator at answers.",
    ]);
  });

  test("does not find answers that are inherited", () => {
    const outcome = tryAssess(library, {
      ...head,
      answers: Object.create(Object.create(null, { "library.has-bus": { value: "yes", enumerable: true } })),
    });
    expect(outcome.ok && outcome.value.answers).toEqual({});
  });

  test("takes numbers as text, and texts as numbers, for what they are: wrong", () => {
    expect(wrong({ "library.access.hours": "50", "library.bus.stops": "5", "library.has-bus": 1 })).toEqual([
      "answer-kind at answers.library.access.hours",
      "answer-kind at answers.library.bus.stops",
      "answer-kind at answers.library.has-bus",
    ]);
  });

  test("names what is not finite, not plain, or without an end, each answer by itself", () => {
    const cycle: Loose = {};
    cycle.evidence = [cycle];
    expect(
      wrong({
        "library.access.hours": Number.NaN,
        "library.bus.stops": { points: Number.POSITIVE_INFINITY },
        "library.has-bus": new (class Yes {})(),
        "library.access.fee": cycle,
        "reading.loans": () => 4,
        "library.access.membership": "mostly",
      }),
    ).toEqual([
      "not-finite at answers.library.access.hours",
      "not-finite at answers.library.bus.stops.points",
      "not-plain at answers.library.has-bus",
      "cycle at answers.library.access.fee.evidence.0",
      "not-plain at answers.reading.loans",
      "value-off-scale at answers.library.access.membership",
    ]);
  });

  test("counts keys whose value is undefined as absent, at every level", () => {
    const answers = {
      "library.has-bus": undefined,
      "unknown.id": undefined,
      "library.access.hours": { number: 50, comment: undefined, strange: undefined },
    };
    const outcome = tryAssess(library, { ...head, visibility: undefined, extra: undefined, answers });
    expect(outcome.ok && outcome.value.answers).toEqual({ "library.access.hours": 50 });
    expect(outcome.ok && "visibility" in outcome.value).toBe(false);
  });

  test("sets a hundred suggestions, then none, and a thousand issues and a word on the others, fast", () => {
    const answers = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`library.access.ours${i}`, 1]));
    const start = performance.now();
    const issues = issuesOf({ ...head, answers });
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(issues).toHaveLength(1001);
    expect(issues.filter((issue) => typeof issue.params.nearest === "string")).toHaveLength(100);
    expect(issues[99]?.params.nearest).toBe("library.access.hours");
  });

  test("reports a thousand issues of the answers, and that there are more", () => {
    const answers: Loose = Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`x${i}`, 1]));
    expect(issuesOf({ ...head, answers })).toHaveLength(999);
    answers["library.has-bus"] = { level: "maybe", date: "never" };
    expect(issuesOf({ ...head, answers })).toHaveLength(1001);
  });

  test("takes comments of 10 MB fast, and refuses ids of 10 MB fast", () => {
    const long = "x".repeat(10_000_000);
    const start = performance.now();
    expect(issuesOf({ ...head, answers: { "library.has-bus": { level: "yes", comment: long } } })).toEqual([]);
    expect(wrong({ [long]: 1, "library.has-bus": long })).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("questions that are asked only under a condition", () => {
  test("have no value where the condition fails, whichever answer comes first", () => {
    expect(wrong({ "library.has-bus": "no", "library.bus.stops": 5 })).toEqual(["not-asked at answers.library.bus.stops"]);
    expect(wrong({ "library.bus.stops": { points: 5, comment: "C" }, "library.has-bus": { level: "no" } })).toEqual([
      "not-asked at answers.library.bus.stops",
    ]);
  });

  test("may have one where it holds or is not known, and may always be marked missing", () => {
    for (const bus of ["yes", { missing: "unknown" }, { comment: "C" }, undefined])
      expect(wrong({ "library.has-bus": bus, "library.bus.stops": 5 })).toEqual([]);
    expect(wrong({ "library.has-bus": "no", "library.bus.stops": { missing: "not-applicable", reason: "No bus" } })).toEqual([]);
    expect(wrong({ "library.has-bus": "no", "library.bus.stops": { comment: "C" } })).toEqual([]);
  });

  test("are judged by answers that are valid", () => {
    expect(wrong({ "library.has-bus": "nope", "library.bus.stops": 5 })).toEqual(["value-off-scale at answers.library.has-bus"]);
  });

  test("are left out of a draft, which keeps the answer that they depend on", () => {
    const { assessment, issues } = draft({ "library.bus.stops": 5, "library.has-bus": "no" });
    expect(assessment.answers).toEqual({ "library.has-bus": "no" });
    expect(issues[0]?.params).toEqual({ id: "library.bus.stops", indicator: "library.has-bus", levels: "“yes”", level: "no" });
  });

  test("say all levels under which they are asked", () => {
    const leaf = (id: string, extra = {}) => ({ id, title: "A", question: "A?", scale: "s", ...extra });
    const framework = parseFramework({
      id: "t",
      title: "T",
      version: "1",
      status: "untested",
      scales: { s: { kind: "levels", id: "s", levels: ["a", "b", "c"].map((key) => ({ key, label: key, points: 1 })) } },
      children: [leaf("t.a"), leaf("t.b", { onlyIf: { indicator: "t.a", is: ["a", "b"] } })],
    });
    expect(issuesOf({ ...head, answers: { "t.a": "c", "t.b": "a" } }, framework)[0]?.params.levels).toBe("“a” or “b”");
    expect(issuesOf({ ...head, answers: { "t.a": "b", "t.b": "a" } }, framework)).toEqual([]);
  });
});

describe("assessDraft", () => {
  test("keeps what is valid and returns the issues beside it, frozen", () => {
    const result = draft({ "library.has-bus": "maybe", "library.access.hours": 50, "library.acces": 1 });
    expect(result.assessment.answers).toEqual({ "library.access.hours": 50 });
    expect(places(result.issues)).toEqual(["value-off-scale at answers.library.has-bus", "unknown-indicator at answers.library.acces"]);
    expect(deeplyFrozen(result)).toBe(true);
    expect(result.issues.flatMap(flawsOf)).toEqual([]);
    expect(score(result.assessment).total.counts).toMatchObject({ answered: 1, open: 8 });
  });

  test("gives what assess gives where nothing is wrong", () => {
    const result = assessDraft(library, inputs.millbrook);
    expect(result.assessment).toEqual(assessments.millbrook);
    expect(result.issues).toEqual([]);
  });

  test("keeps the other answers when one is not even plain data", () => {
    const { assessment, issues } = draft({
      "library.has-bus": new Date(0),
      "library.access.hours": 50,
      "library.access.fee": Number.NaN,
      "reading.loans": 99,
    });
    expect(assessment.answers).toEqual({ "library.access.hours": 50 });
    expect(places(issues)).toEqual([
      "not-plain at answers.library.has-bus",
      "not-finite at answers.library.access.fee",
      "value-outside-goalposts at answers.reading.loans",
    ]);
  });

  test("does not read the getters of answers, and minds none of the others", () => {
    let called = 0;
    const answers = Object.defineProperty({ "library.access.hours": 50 }, "library.has-bus", { enumerable: true, get: () => ++called });
    const { assessment, issues } = draft(answers);
    expect([assessment.answers, places(issues), called]).toEqual([
      { "library.access.hours": 50 },
      ["not-plain at answers.library.has-bus"],
      0,
    ]);
  });

  test("reports the same bad object at each answer where it stands", () => {
    const bad = { comment: Symbol("s") };
    expect(draft({ "library.has-bus": bad, "library.access.fee": bad, "library.access.hours": 50 }).issues).toHaveLength(2);
  });

  test("takes ten thousand answers that are not plain, fast", () => {
    const answers: Loose = { "library.access.hours": 50 };
    for (let i = 0; i < 10_000; i++) answers[`x${i}`] = Number.NaN;
    const start = performance.now();
    const { assessment, issues } = draft(answers);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(assessment.answers).toEqual({ "library.access.hours": 50 });
    expect(issues).toHaveLength(1001);
  });

  test("keeps a valid answer that comes after more issues than are reported", () => {
    const answers: Loose = {};
    for (let i = 0; i < 1500; i++) answers[`x${i}`] = 1;
    const { assessment, issues } = draft({ ...answers, "library.access.hours": 50 });
    expect(assessment.answers).toEqual({ "library.access.hours": 50 });
    expect(issues).toHaveLength(1001);
  });

  test("keeps nothing of a table of answers that is itself not plain, whatever stands in it", () => {
    const { assessment, issues } = draft({ [Symbol("s")]: 1, "library.access.hours": 50, "library.has-bus": Number.NaN });
    expect(assessment.answers).toEqual({});
    expect(places(issues)).toEqual(["not-plain at answers"]);
  });

  test("keeps a key named __proto__ out of the answers, also beside one that is not plain", () => {
    const answers = loose('{"__proto__": {"library.has-bus": "yes"}, "library.access.hours": 50}');
    answers["library.access.fee"] = Number.NaN;
    const { assessment, issues } = draft(answers);
    expect(assessment.answers).toEqual({ "library.access.hours": 50 });
    expect(codes(issues)).toEqual(["not-finite", "unknown-indicator"]);
  });

  test("never throws because of answers, whatever stands in their place", () => {
    for (const answers of [undefined, null, [], "x", 1, new Map(), () => 1, [Number.NaN], Symbol("s"), { x: undefined }]) {
      const { assessment, issues } = draft(answers);
      expect(assessment.answers).toEqual({});
      expect(
        issues.map((issue) => issue.path[0]),
        String(issues[0]?.code),
      ).toEqual(issues.map(() => "answers"));
    }
    expect(codes(draft(undefined).issues)).toEqual(["missing-key"]);
    expect(codes(draft([Number.NaN]).issues)).toEqual(["not-finite"]);
    expect(codes(draft(new Map()).issues)).toEqual(["not-plain"]);
  });

  test("throws because of city, date or rater, with the issues of the answers beside them", () => {
    const error = errorOf(() => draft({ "library.has-bus": "maybe" }, { date: "never" }));
    expect(places(error.issues)).toEqual(["date-invalid at date", "value-off-scale at answers.library.has-bus"]);
    for (const extra of [
      { city: null },
      { rater: {} },
      { date: undefined },
      { visibility: "x" },
      { city: { id: "a", name: "A", context: { x: 1 } } },
      { extra: 1 },
      { city: new Map() },
    ])
      expect(errorOf(() => draft({}, extra)).issues).toHaveLength(1);
    for (const input of [null, undefined, "x", []]) expect(errorOf(() => assessDraft(library, input))).toBeInstanceOf(BenchmarkError);
    // Not plain in both places: each is said once, in the order of the input.
    const both = errorOf(() => draft({ "library.has-bus": Number.NaN }, { rater: new Map() }));
    expect(places(both.issues)).toEqual(["not-plain at rater", "not-finite at answers.library.has-bus"]);
  });

  test("survives input that changes while it is read", () => {
    let reads = 0;
    const shifting = new Proxy({ ...head, answers: { "library.has-bus": Number.NaN } } as Loose, {
      getOwnPropertyDescriptor: (target, key) => Reflect.getOwnPropertyDescriptor(target, key),
      get: () => {
        reads++;
        throw new Error("a trap");
      },
    });
    expect(places(errorOf(() => assessDraft(library, shifting)).issues)).toEqual([
      "not-finite at answers.library.has-bus",
      "unreadable at ",
    ]);
    expect(reads).toBeGreaterThan(0);
  });
});

describe("an older assessment, spread into a new one", () => {
  const { millbrook } = assessments;

  test("brings its kind and its framework along", () => {
    const again = assess(library, { ...millbrook, answers: { ...millbrook.answers, "library.access.hours": 50 } });
    expect(again.answers).toEqual({ ...millbrook.answers, "library.access.hours": 50 });
    expect(again.framework).toBe(library);
    expect(issuesOf(JSON.parse(JSON.stringify(millbrook)))).toEqual([]);
    expect(issuesOf({ ...millbrook, framework: undefined })).toEqual([]);
  });

  test("of another framework, or another version, is refused", () => {
    const said = (framework: unknown) => issuesOf({ ...millbrook, framework })[0]?.message;
    expect(said({ ...library, version: "1.0.1" })).toContain("belong to “library 1.0.1”, but “library 1.0.0”");
    expect(said({ ...library, id: "museum" })).toContain("belong to “museum 1.0.0”");
    expect(said(null)).toContain("belong to “null”");
    expect(said({})).toContain("belong to “an object”");
    expect(said({ id: { toString: 1 }, version: 1 })).toContain("belong to “an object”");
    expect(said({ id: "museum" })).toContain("belong to “an object”");
    expect(said({ version: "1.0.1" })).toContain("belong to “an object”");
    expect(said("library 1.0.0")).toContain("belong to “a text”");
    expect(places(issuesOf({ ...millbrook, framework: {} }))).toEqual(["wrong-framework at framework"]);
    expect(() => assessDraft(library, { ...millbrook, framework: {} })).toThrow(BenchmarkError);
  });

  test("is no older assessment under another kind", () => {
    expect(places(issuesOf({ ...inputs.millbrook, kind: "scorecard" }))).toEqual(["unknown-key at kind"]);
    expect(places(issuesOf({ ...inputs.millbrook, framework: library }))).toEqual(["unknown-key at framework"]);
  });

  test("whose kind cannot be read is unreadable", () => {
    const trap = Object.defineProperty({ ...inputs.millbrook }, "kind", {
      enumerable: true,
      get: () => {
        throw new Error("a trap");
      },
    });
    expect(places(issuesOf(trap))).toEqual(["unreadable at "]);
  });
});

describe("ensureAssessment", () => {
  const { harbourton } = assessments;

  test("gives back what was made here, and checks what came back from JSON", () => {
    expect(ensureAssessment(harbourton)).toBe(harbourton);
    const again = ensureAssessment(JSON.parse(JSON.stringify(harbourton)) as Assessment);
    expect(again).toEqual(harbourton);
    expect(deeplyFrozen(again)).toBe(true);
    expect(score(again)).toEqual(score(harbourton));
  });

  test("refuses what is no assessment", () => {
    const codesFor = (value: unknown) => codes(errorOf(() => ensureAssessment(value as Assessment)).issues);
    for (const value of [null, 1, "x", [], {}, { ...harbourton, kind: "scorecard" }])
      expect(codesFor(value)).toEqual(["not-an-assessment"]);
    expect(codesFor(undefined)).toEqual(["not-an-assessment"]);
    expect(codesFor(new Map())).toEqual(["not-plain"]);
    expect(codesFor({ ...harbourton, framework: { ...library, version: 1 } })).toEqual(["wrong-type"]);
    expect(codesFor({ ...harbourton, date: "never" })).toEqual(["date-invalid"]);
    expect(codesFor({ ...harbourton, answers: { "library.has-bus": "maybe" } })).toEqual(["value-off-scale"]);
    expect(errorOf(() => ensureAssessment([] as never)).message).toContain("An assessment is expected, but a list was given.");
    expect(places(errorOf(() => ensureAssessment([] as never)).issues)).toEqual(["not-an-assessment at "]);
  });
});

describe("any assessment", () => {
  test("is frozen, plain, in tree order, in its one form, and the same again after a round trip through JSON", () => {
    fc.assert(
      fc.property(assessed(), ({ framework, assessment }) => {
        expect(deeplyFrozen(assessment) && survivesJson(assessment)).toBe(true);
        const ids = outline(framework).indicators.map((node) => node.id);
        expect(Object.keys(assessment.answers)).toEqual(ids.filter((id) => Object.hasOwn(assessment.answers, id)));
        const answers = Object.values(assessment.answers) as Answer[];
        expect(answers.map(canonicalAnswer)).toEqual(answers);
        const { kind, framework: held, ...input } = JSON.parse(JSON.stringify(assessment)) as Assessment;
        expect([kind, held]).toEqual(["assessment", framework]);
        expect(assess(framework, input)).toEqual(assessment);
        expect(ensureAssessment(JSON.parse(JSON.stringify(assessment)))).toEqual(assessment);
      }),
      { numRuns: 60 },
    );
  });

  test("is scored by any policy that is generated for its framework", () => {
    fc.assert(
      fc.property(assessed(), ({ assessment, policy }) => {
        const card = score(assessment, policy);
        expect(deeplyFrozen(card) && survivesJson(card)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("is generated with every kind of answer and every part of a policy", () => {
    const seen = new Set<string>();
    for (const { framework, assessment, policy } of fc.sample(assessed(), { numRuns: 300, seed: 11 })) {
      for (const answer of Object.values(assessment.answers) as Answer[]) {
        if (typeof answer !== "object" || Array.isArray(answer)) seen.add(Array.isArray(answer) ? "bare list" : `bare ${typeof answer}`);
        else
          for (const key of Object.keys(answer))
            seen.add(key === "missing" ? `missing ${(answer as { missing: string }).missing}` : `detail ${key}`);
      }
      if (outline(framework).indicators.length > Object.keys(assessment.answers).length) seen.add("open");
      for (const [part, value] of Object.entries(policy ?? {})) {
        seen.add(`policy ${part}`);
        if (typeof value === "object" && !Array.isArray(value))
          for (const key of Object.keys(value)) if (!key.includes(".")) seen.add(`${part} ${key}`);
      }
      if (policy === undefined) seen.add("own policy");
    }
    const wanted = [
      ...["bare string", "bare number", "bare list", "open", "own policy"],
      ...["level", "items", "number", "points", "reason", "comment", "evidence", "date", "confidence"].map((key) => `detail ${key}`),
      ...["not-answered", "unknown", "refused", "not-applicable", "outside-competence"].map((state) => `missing ${state}`),
      ...["aggregate", "weights", "missing", "coverage", "bands", "total"].map((part) => `policy ${part}`),
      ...["aggregate default", "aggregate byDepth", "aggregate at", "aggregate power", "aggregate cappedSum"],
      ...["coverage threshold", "coverage by", "coverage below"],
    ];
    expect(wanted.filter((form) => !seen.has(form))).toEqual([]);
  });
});
