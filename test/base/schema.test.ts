/** From zod's issues to ours, one case per kind, and both sides of each bound. */
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { checkShape, tableSchema } from "../../src/base/schema.ts";
import { flawsOf, places } from "../support/issues.ts";

function said(schema: z.ZodMiniType, value: unknown): string[] {
  const issues = checkShape(schema, value, []);
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return issues.map((issue) => issue.message);
}

describe("checkShape", () => {
  test("finds nothing where nothing is wrong", () => expect(said(z.strictObject({ a: z.string() }), { a: "x" })).toEqual([]));

  test("names the expected type and what was met", () => {
    const schema = z.strictObject({
      t: z.string(),
      n: z.number(),
      i: z.int(),
      b: z.boolean(),
      o: z.strictObject({}),
      r: z.record(z.string(), z.string()),
      l: z.array(z.string()),
    });
    expect(said(schema, { t: 1, n: "1", i: 1.5, b: null, o: [], r: [1], l: {} })).toEqual([
      "“t” should be a text, but is a number.",
      "“n” should be a number, but is “1”.",
      "“i” should be a whole number, but is a number.",
      "“b” should be true or false, but is null.",
      "“o” should be an object, but is a list.",
      "“r” should be an object, but is a list.",
      "“l” should be a list, but is an object.",
    ]);
    expect(said(z.date(), 5)).toEqual(["The input should be date, but is a number."]);
  });

  test("says of an object what keys it should have", () => {
    const schema = z.strictObject({ city: z.strictObject({ id: z.string(), name: z.optional(z.string()) }) });
    expect(said(schema, { city: "Aford" })).toEqual(["“city” should be an object with id, name, but is “Aford”."]);
    expect(said(schema, {})).toEqual(["“city” is missing; an object with id, name is expected. Add it."]);
    expect(said(schema, [])).toEqual(["The input should be an object with city, but is a list."]);
  });

  test("says of a key that is not there what it should hold", () => {
    expect(said(z.strictObject({ a: z.number(), b: z.enum(["x", "y"]) }), {})).toEqual([
      "“a” is missing; a number is expected. Add it.",
      "“b” is missing; “x” or “y” is expected. Add it.",
    ]);
    const either = z.union([z.string(), z.number()], { error: "a text or a number" });
    const refined = z.unknown().check(z.refine((value) => value !== undefined, { error: "anything" }));
    expect(said(z.strictObject({ either, refined }), {})).toEqual([
      "“either” is missing; a text or a number is expected. Add it.",
      "“refined” is missing; anything is expected. Add it.",
    ]);
  });

  test("does not take a key of the prototype for one that is there", () => {
    expect(said(z.strictObject({ toString: z.number() }), {})).toEqual(["“toString” is missing; a number is expected. Add it."]);
  });

  test("names each unknown key, the nearest known one, and all that are known there", () => {
    const schema = z.strictObject({ title: z.string(), weight: z.optional(z.number()) });
    expect(said(schema, { title: "", weigth: 1, zz: 2 })).toEqual([
      "“weigth” is not a known key here. Did you mean “weight”? Known keys: title, weight.",
      "“zz” is not a known key here. Known keys: title, weight.",
    ]);
    expect(said(z.strictObject({}), JSON.parse('{"__proto__": 1}'))).toEqual(["“__proto__” is not a known key here. Known keys: none."]);
  });

  test("finds the known keys inside optional parts, lists, tables and defaults", () => {
    const inner = z.strictObject({ known: z.optional(z.number()) });
    const schema = z.strictObject({
      o: z.optional(inner),
      l: z.array(inner),
      r: z.record(z.string(), z.nullable(inner)),
      d: z._default(z.optional(inner), {}),
    });
    const bad = { knwon: 1 };
    const issues = checkShape(schema, { o: bad, l: [{}, bad], r: { x: bad }, d: bad }, []);
    expect(places(issues)).toEqual([
      "unknown-key at o.knwon",
      "unknown-key at l.1.knwon",
      "unknown-key at r.x.knwon",
      "unknown-key at d.knwon",
    ]);
    for (const issue of issues) expect(issue.params).toMatchObject({ nearest: "known", known: "known" });
  });

  test("knows no keys behind a check that hides its shape, unless the check names them", () => {
    const hidden = (extra: object) =>
      z
        .unknown()
        .check(
          z.superRefine((_, context) => context.addIssue({ code: "unrecognized_keys", keys: ["defualt"], input: {}, ...extra } as never)),
        );
    expect(checkShape(hidden({}), {}, [])[0]?.params).toMatchObject({ nearest: null, known: "none" });
    expect(checkShape(hidden({ known: ["default"] }), {}, [])[0]?.params).toMatchObject({ nearest: "default", known: "default" });
  });

  test("lists the allowed words, and the nearest of them", () => {
    const schema = z.strictObject({ a: z.enum(["small", "large"]), b: z.literal("x") });
    expect(said(schema, { a: "smal", b: 5 })).toEqual([
      "“a” is “smal”; allowed are “small”, “large”. Did you mean “small”?",
      "“b” is 5; allowed are “x”.",
    ]);
  });

  test("says on which side of a bound a value must lie, and whether the bound itself will do", () => {
    const schema = z.strictObject({
      min: z.number().check(z.gte(1)),
      more: z.number().check(z.gt(1)),
      max: z.number().check(z.lte(9)),
      less: z.number().check(z.lt(9)),
    });
    expect(said(schema, { min: 1, more: 1.1, max: 9, less: 8.9 })).toEqual([]);
    expect(said(schema, { min: 0, more: 1, max: 10, less: 9 })).toEqual([
      "“min” is 0; it must be at least 1.",
      "“more” is 1; it must be more than 1.",
      "“max” is 10; it must be at most 9.",
      "“less” is 9; it must be less than 9.",
    ]);
  });

  test("counts characters of texts and entries of lists", () => {
    const schema = z.strictObject({
      few: z.string().check(z.minLength(3)),
      many: z.string().check(z.maxLength(3)),
      list: z.array(z.string()).check(z.minLength(1)),
      long: z.array(z.string()).check(z.maxLength(1)),
    });
    expect(said(schema, { few: "ab", many: "abcd", list: [], long: ["a", "b"] })).toEqual([
      "“few” is 2 characters long; it must be at least 3 characters.",
      "“many” is 4 characters long; it must be at most 3 characters.",
      "“list” is a list of 0; it must be at least 1 entries.",
      "“long” is a list of 2; it must be at most 1 entries.",
    ]);
  });

  test("says of an empty text that it is empty", () => {
    expect(said(z.string().check(z.minLength(1)), "")).toEqual(["The input is empty. Write a text, or leave the key out."]);
    expect(said(z.string().check(z.maxLength(-1)), "")).toEqual(["The input is 0 characters long; it must be at most -1 characters."]);
  });

  test("takes the sentence of a format, a union and a refinement from the schema", () => {
    expect(said(z.strictObject({ a: z.string().check(z.regex(/^x/, { error: "an x" })) }), { a: "y" })).toEqual([
      "“a” is “y”; an x is expected.",
    ]);
    expect(said(z.union([z.literal("a"), z.number()], { error: "a or a number" }), [1])).toEqual([
      "The input is a list of 1; a or a number is expected.",
    ]);
    expect(said(z.number().check(z.refine((n) => n !== 0, { error: "anything but 0" })), 0)).toEqual([
      "The input is 0; anything but 0 is expected.",
    ]);
    expect(said(z.record(z.string().check(z.regex(/^\d+$/)), z.number()), { x: 1 })).toEqual(["“x” is “x”; another key is expected."]);
  });

  test("puts the given path in front, and counts places in lists by numbers", () => {
    expect(checkShape(z.array(z.string()), ["x", 1], ["policy", 0])[0]?.path).toEqual(["policy", 0, 1]);
    expect(places(checkShape(z.strictObject({ a: z.array(z.string()) }), { a: ["x", 1], b: 1 }, ["policy", 0]))).toEqual([
      "wrong-type at policy.0.a.1",
      "unknown-key at policy.0.b",
    ]);
  });

  test("stops after a thousand issues", () => {
    expect(checkShape(z.array(z.string()), new Array(2000).fill(1), [])).toHaveLength(1000);
    expect(checkShape(z.strictObject({}), Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, 1])), [])).toHaveLength(1000);
  });
});

describe("tableSchema", () => {
  const made = (): z.ZodMiniType => tableSchema(z.number(), z.string().check(z.regex(/^[a-z_]+$/)));

  test("checks keys and values", () => {
    expect(said(made(), { a: 1, constructor: 2 })).toEqual([]);
    expect(said(made(), { a: "1", B: 1 })).toHaveLength(2);
    expect(said(made(), [1])).toEqual(["The input should be an object, but is a list."]);
    expect(said(z.optional(made()), undefined)).toEqual([]);
    expect(said(tableSchema(z.number()), { "Any key": 1 })).toEqual([]);
  });

  test("refuses the key __proto__, over which zod's own record passes", () => {
    const value: unknown = JSON.parse('{"a": 1, "__proto__": "unseen"}');
    expect(z.record(z.string(), z.number()).safeParse(value).success).toBe(true);
    expect(said(made(), value)).toEqual(["The input is an object; a table without the key __proto__ is expected."]);
  });
});
