import { describe, expect, test } from "vitest";
import { type Answer, explain, score } from "../../src/index.ts";
import { explanationSchema } from "../../src/io/json-schemas.ts";
import { scorecardSchema } from "../../src/score/check-scorecard.ts";
import { assessed, leaf, notApplicable, percent, tree, unknown } from "../small.ts";

const framework = tree(
  { a: percent, b: leaf({ mandatory: { atLeast: 50 } }), p: leaf({ penalty: true, weight: 0.1 }) },
  { policy: { bands: [{ name: "any", from: 0 }], aggregate: { default: "geometric", byDepth: { "0": { power: 2 } } } } },
);
const answered: readonly { readonly [id: string]: Answer }[] = [
  { "t.a": 1, "t.b": 2, "t.p": 3 },
  { "t.a": notApplicable, "t.b": unknown },
  {},
];
const products = answered.map((answers) => assessed(framework, answers));

describe("the shapes of products", () => {
  test.each(products.map((assessment, i) => [i, assessment] as const))("accept what the library makes (%i)", (_, assessment) => {
    const { kind: _kind, framework: _framework, total: _total, ...content } = score(assessment);
    expect(scorecardSchema().safeParse(content).success).toBe(true);
    expect(explanationSchema().safeParse(explain(assessment)).success).toBe(true);
  });
  test("refuse a missing part, a strange part and a wrong type, at any depth", () => {
    const why = explain(products[0] as (typeof products)[0]);
    const child = why.children[0] as (typeof why)["children"][0];
    for (const spoiled of [
      { ...child, lost: 3 },
      { ...child, extra: 1 },
      { ...child, counted: undefined },
    ])
      expect(explanationSchema().safeParse({ ...why, children: [spoiled] }).success).toBe(false);
  });
});
