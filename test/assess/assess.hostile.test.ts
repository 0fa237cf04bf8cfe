/** Whatever reaches a verb of the front door: a result, or a BenchmarkError; never a foreign exception, never a half-checked product. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answersSchema, assess, assessDraft, explain, nextQuestions, rebuild, score, tryAssess } from "../../src/index.ts";
import { frameworks, type Hostile, hostileJson } from "../arbitraries.ts";
import { assessments, inputs, library } from "../specimen.ts";
import { meets } from "../support/meets.ts";

const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } };

describe("hostile input", () => {
  const { harbourton } = assessments;
  const policy = {
    aggregate: { default: "median", byDepth: { "1": { power: 2 } }, at: { "library.bus": "minimum" } },
    weights: { "library.bus": 2 },
    missing: { unknown: "worst" },
    coverage: { threshold: 0.5, by: "children", below: "drop" },
    bands: [{ name: "low", from: 0 }],
    total: "computed",
  };
  const explanation = JSON.parse(JSON.stringify(explain(harbourton)));
  const answers = inputs.harbourton.answers;
  const asInput = Object.values(inputs);
  const asAssessment = Object.values(assessments);

  const schema = answersSchema(library);

  /** Verb and place, how often (2,000 times for each verb), around what, and the call. */
  const calls: readonly (readonly [name: string, runs: number, around: readonly unknown[], call: (make: Hostile) => unknown])[] = [
    ["assess", 1000, asInput, (make) => assess(library, make() as never)],
    ["assess, as the framework,", 1000, [library], (make) => assess(make() as never, inputs.quarryVale as never)],
    ["tryAssess", 2000, [...asInput, ...asAssessment], (make) => tryAssess(library, make())],
    ["assessDraft", 2000, [...asInput, ...asAssessment], (make) => assessDraft(library, make())],
    ["answersSchema, as the framework,", 500, [library], (make) => answersSchema(make() as never).safeParse({}).success],
    ["answersSchema, as the answers,", 1500, [answers], (make) => schema.safeParse(make()).success],
    ["score", 1000, asAssessment, (make) => score(make() as never)],
    ["score, as the policy,", 1000, [policy], (make) => score(harbourton, make() as never)],
    ["explain", 700, asAssessment, (make) => explain(make() as never)],
    ["explain, as the id,", 600, ["library.access"], (make) => explain(harbourton, make() as never)],
    ["explain, as the policy,", 700, [policy], (make) => explain(harbourton, undefined, make() as never)],
    ["rebuild", 2000, [explanation], (make) => rebuild(make() as never)],
    ["nextQuestions", 1000, asAssessment, (make) => nextQuestions(make() as never)],
    ["nextQuestions, as the policy,", 1000, [policy], (make) => nextQuestions(assessments.quarryVale, make() as never)],
  ];
  let before: readonly PropertyKey[] = [];
  beforeAll(() => {
    before = Reflect.ownKeys(Object.prototype);
  });
  afterAll(() => expect(Reflect.ownKeys(Object.prototype)).toEqual(before));

  for (const [name, runs, around, call] of calls) {
    test(`meets ${name} ${runs} times and gets a result or a BenchmarkError`, () => {
      fc.assert(
        fc.property(hostileJson(around), (make) => {
          meets(() => call(make));
        }),
        { numRuns: runs },
      );
    });
  }
});

test("frameworks and answers from a generator never meet a foreign error on their way to the next question", () => {
  fc.assert(
    fc.property(
      frameworks().chain((framework) => fc.tuple(fc.constant(framework), hostileJson([{ ...head, answers: {} }]))),
      ([framework, make]) => {
        meets(() => {
          const outcome = tryAssess(framework, make());
          return outcome.ok ? nextQuestions(outcome.value) : outcome;
        });
      },
    ),
    { numRuns: 100 },
  );
});
