/**
 * Hostile values through every entry point: whatever comes in, a result or a BenchmarkError comes out, never a foreign exception, and no hang.
 * 2,000 each in the tests; `npm run fuzz` makes it 100,000 each and prints the count.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyPlain } from "../src/base/plain.ts";
import {
  answersSchema,
  assess,
  assessDraft,
  BenchmarkError,
  checkFramework,
  defineFramework,
  describeIssue,
  describeNode,
  explain,
  formatNumber,
  nextQuestions,
  parseFramework,
  rebuild,
  report,
  score,
  toHtml,
  toMarkdown,
  toText,
  tryAssess,
} from "../src/index.ts";
import { csvTemplate, fromCsv, fromJson, rowsToCsv, toCsv, toJson, toRows, tryFromJson } from "../src/io/index.ts";
import { hostileJson } from "./arbitraries.ts";
import { assessments, inputs, library } from "./specimen.ts";

const count = Number(process.env.INDICATREE_FUZZ ?? 2000);
const good = Object.values(assessments)[0] as (typeof assessments)[keyof typeof assessments];
const why = explain(good);
const card = score(good);

/** Every public function that takes what a caller hands it, with one argument left to the fuzz. */
const doors: { readonly [name: string]: (value: never) => unknown } = {
  defineFramework,
  parseFramework,
  checkFramework,
  "assess, as input": (value) => assess(library, value),
  "assess, as framework": (value) => assess(value, inputs[Object.keys(inputs)[0] as keyof typeof inputs] as never),
  tryAssess: (value) => tryAssess(library, value),
  assessDraft: (value) => assessDraft(library, value),
  "answersSchema, as framework": (value) => answersSchema(value),
  "answersSchema, as answers": (value) => answersSchema(library).safeParse(value),
  "score, as assessment": (value) => score(value),
  "score, as policy": (value) => score(good, value),
  "explain, as assessment": (value) => explain(value),
  "explain, as id": (value) => explain(good, value),
  "explain, as policy": (value) => explain(good, undefined, value),
  rebuild,
  nextQuestions,
  "nextQuestions, as policy": (value) => nextQuestions(good, value),
  "report, as assessments": (value) => report([value]),
  "report, as policy": (value) => report([good], { policy: value }),
  toJson,
  "fromJson, as text": (value) => fromJson(value, { kind: "explanation" }),
  "fromJson, as content": (value) => {
    const text = stringified({ format: "indicatree", formatVersion: 1, kind: "document", content: value });
    return fromJson(text, { kind: "document" });
  },
  "tryFromJson, as envelope": (value) => tryFromJson(stringified(value), { kind: "assessment", framework: library }),
  "fromCsv, as text": (value) => fromCsv(value, library),
  "fromCsv, as options": (value) => fromCsv("city,indicator,answer\n", library, value),
  "toCsv, as assessments": (value) => toCsv(value),
  "toCsv, as options": (value) => toCsv([good], value),
  toRows,
  rowsToCsv,
  "csvTemplate, as framework": (value) => csvTemplate(value),
  "csvTemplate, as options": (value) => csvTemplate(library, value),
};

/** As text, if it is plain data; what is not has no text, or one without end. */
function stringified(value: unknown): string {
  const plain = copyPlain(value);
  return plain.ok ? JSON.stringify(plain.value) : "not JSON";
}

describe(`hostile values, ${count.toLocaleString("en")} at each door`, () => {
  test.each(Object.entries(doors))("%s", (name, enter) => {
    let [results, refusals] = [0, 0];
    fc.assert(
      fc.property(hostileJson(), (make) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        try {
          enter(value as never);
          results++;
        } catch (error) {
          if (!(error instanceof BenchmarkError)) throw new Error(`${name}: ${String(error)}`, { cause: error });
          expect(error.issues.length).toBeGreaterThan(0);
          refusals++;
        }
      }),
      { numRuns: count },
    );
    expect(results + refusals).toBeGreaterThan(count * 0.9);
    if (process.env.INDICATREE_FUZZ !== undefined) console.log(`${name}: ${results} results, ${refusals} refusals, no foreign exception`);
  });
});

describe("what only shows takes products of this library, and says nothing foreign of hostile texts in them", () => {
  test("texts of every kind, in every place where a user can type", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }), (name, comment) => {
        const city = { id: name === "" ? "x" : name, name: comment === "" ? "x" : comment };
        const outcome = tryAssess(library, { ...Object.values(inputs)[0], city });
        if (!outcome.ok) return;
        const document = report([outcome.value]);
        for (const text of [toMarkdown(document), toHtml(document), toText(document)]) expect(typeof text).toBe("string");
        expect(toHtml(document)).not.toMatch(/<script|<img/i);
      }),
      { numRuns: 300 },
    );
  });
  test("the small ones", () => {
    expect(formatNumber(card.total.exact)).toBe(formatNumber(card.total.value));
    expect(describeNode(library, card.total).length).toBeGreaterThan(0);
    expect(describeIssue({ code: "x", path: [], message: "m", params: {} }, { x: "{__proto__}" })).toBe("?");
    expect(rebuild(why)).toBe(why.exact ?? why.provisional);
  });
});
