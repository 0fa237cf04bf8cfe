import { describe, expect, test } from "vitest";
import { checkShape } from "../../src/base/schema.ts";
import { fullyPartlyNot, whatIf } from "../../src/index.ts";
import { explanationShape, namedFramework, nodesShape, whatIfShape } from "../../src/present/check-shown.ts";
import { explain } from "../../src/score/explain.ts";
import { assessed, percent, percents, tree } from "../small.ts";
import { places } from "../support/issues.ts";

const stored = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("an explanation", () => {
  const why = stored(explain(percents([80, 50])));
  const found = (value: unknown) => places(checkShape(explanationShape(), value, []));
  test("that was stored is one", () => expect(found(why)).toEqual([]));
  test("is looked at all the way down", () => {
    expect(found({ ...why, children: [{ ...why.children[0], lost: 5 }] })).toEqual(["wrong-type at children.0.lost"]);
    expect(found({ ...why, children: [{ ...why.children[0], exact: "much" }] })).toEqual(["bad-format at children.0.exact"]);
    expect(found({ ...why, rule: "sum" })).toEqual(["bad-format at rule"]);
    expect(found({ ...why, children: {} })).toEqual(["wrong-type at children"]);
  });
});

describe("a what-if", () => {
  const result = stored(
    whatIf(assessed(tree({ a: fullyPartlyNot, b: percent }), { "t.a": "fully", "t.b": 1 }), { "t.a": { level: "partly", comment: "c" } }),
  );
  const found = (more: object) => places(checkShape(whatIfShape(), { ...result, ...more }, []));
  test("that was stored is one", () => expect(found({})).toEqual([]));
  test("has answers and numbers in its places", () => {
    expect(found({ changes: { "t.a": { before: true, after: null } } })).toEqual(["bad-format at changes.t.a.before"]);
    expect(found({ nodes: { t: { ...result.nodes.t, exact: { before: 1, after: null, change: null } } } })).toEqual([
      "wrong-type at nodes.t.exact.before",
    ]);
    expect(found({ city: { name: 1 } })).toEqual(["wrong-type at city.name"]);
  });
});

test("a table by node has no strange key, under which nothing would be looked at", () => {
  const found = (nodes: string) => places(checkShape(nodesShape(), JSON.parse(`{ "nodes": ${nodes} }`), []));
  expect(found('{ "t": 1 }')).toEqual([]);
  expect(found('{ "__proto__": 1 }')).toEqual(["bad-format at nodes"]);
  expect(found("[]")).toEqual(["wrong-type at nodes"]);
});

test("a framework is named by id, version and digest", () => {
  expect(places(checkShape(namedFramework(), { id: "t", version: 1 }, ["framework"]))).toEqual([
    "wrong-type at framework.version",
    "missing-key at framework.digest",
  ]);
});
