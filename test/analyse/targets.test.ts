import { describe, expect, test } from "vitest";
import { checkTarget, reaches, targetsOf } from "../../src/analyse/targets.ts";
import { decimal } from "../../src/base/decimal.ts";
import type { Json } from "../../src/base/plain.ts";
import { copyPlain } from "../../src/base/plain.ts";
import { type Scorecard, score } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { plan } from "../../src/score/plan.ts";
import { junk } from "../arbitraries.ts";
import { assessed, leaf, notApplicable, percent, tree } from "../small.ts";
import { codes, flawsOf, places, thrownBy } from "../support/issues.ts";

const framework = tree({ a: percent, g: { x: percent, y: percent }, p: leaf({ penalty: true, weight: 0.2 }) });
const look = outline(framework);
const check = (target: unknown) => checkTarget(look, target as Json);
const targets = (target: Parameters<typeof targetsOf>[1], policy = {}) =>
  Object.fromEntries(
    targetsOf(plan(framework, policy), target).map((value, i) => [look.nodes[i]?.id, value === null ? null : value.toNumber()]),
  );
const model = assessed(framework, { "t.a": 90, "t.g.x": 30, "t.g.y": notApplicable, "t.p": 10 });
const stored = (card: Scorecard) => JSON.parse(JSON.stringify(card)) as { [key: string]: unknown };

describe("whether a value reaches a target", () => {
  test("at or above it; of a penalty, at or below", () => {
    expect(reaches(decimal(80), decimal(80), false)).toBe(true);
    expect(reaches(decimal("79.999999999999"), decimal(80), false)).toBe(false);
    expect(reaches(decimal(81), decimal(80), true)).toBe(false);
    expect(reaches(decimal(79), decimal(80), true)).toBe(true);
  });
  test("numbers that are published as the same double are equal", () => {
    const third = decimal(100).div(3);
    expect(decimal(100 / 3).gt(third)).toBe(true);
    expect(reaches(third, decimal(100 / 3), false)).toBe(true);
    expect(reaches(decimal(200).div(3), decimal(200 / 3), true)).toBe(true);
  });
  test("what rounds to the target at 30 decimals is at it", () => {
    expect(reaches(decimal("79.99999999999999999999999999999999"), decimal(80), false)).toBe(true);
  });
});

describe("a number", () => {
  test("is the target of every node; a penalty may have what is left to 100", () => {
    expect(targets(80)).toEqual({ t: 80, "t.a": 80, "t.g": 80, "t.g.x": 80, "t.g.y": 80, "t.p": 20 });
    expect(targets(0)).toMatchObject({ t: 0, "t.p": 100 });
  });
  test("lies between 0 and 100", () => {
    expect(check(0)).toEqual([]);
    expect(check(100)).toEqual([]);
    expect(places([...check(-0.1), ...check(100.1)])).toEqual(["out-of-range at target", "out-of-range at target"]);
  });
});

describe("a profile", () => {
  test("is the target of the nodes that it names; of a penalty, the points themselves", () => {
    expect(check({ "t.a": 70, "t.p": 5 })).toEqual([]);
    expect(targets({ "t.a": 70, "t.p": 5 })).toEqual({ t: null, "t.a": 70, "t.g": null, "t.g.x": null, "t.g.y": null, "t.p": 5 });
  });
  test("all that is wrong is said at once", () => {
    expect(places(check({ "t.aa": 5, "t.a": 101, "t.g": "high", "t.g.x": null }))).toEqual([
      "unknown-node at target.t.aa",
      "out-of-range at target.t.a",
      "wrong-type at target.t.g",
      "wrong-type at target.t.g.x",
    ]);
    expect(check({ "t.g.z": 5 })[0]?.params.nearest).toBe("t.g.x");
    expect(check({ x: 5 })[0]?.params.nearest).toBe("t.g.x");
  });
  test("one that names nothing would change nothing", () => expect(codes(check({}))).toEqual(["names-nothing"]));
  test("a framework may be called kind", () => {
    const odd = outline(tree({ a: percent }));
    expect(checkTarget(odd, { kind: 5 })[0]?.code).toBe("unknown-node");
  });
  test("a node that has no overall number cannot have a target", () => {
    const suite = tree({ a: percent, b: percent }, { total: "forbidden" });
    expect(places(thrownBy(() => targetsOf(plan(suite), { t: 50, "t.a": 50 })))).toEqual(["target-forbidden at target.t"]);
    expect(targetsOf(plan(suite, { total: "computed" }), { t: 50 })[0]?.toNumber()).toBe(50);
  });
});

describe("the scorecard of a model city", () => {
  test("gives each scored node its exact value, and no target where it has none", () => {
    const card = score(model);
    expect(check(stored(card))).toEqual([]);
    // (90 + 30) / 2 − 0.2 × 10 = 58.
    expect(targets(card)).toEqual({ t: 58, "t.a": 90, "t.g": 30, "t.g.x": 30, "t.g.y": null, "t.p": 10 });
    const half = score(assessed(framework, { "t.a": 90 }));
    expect(targets(half)).toEqual({ t: null, "t.a": 90, "t.g": null, "t.g.x": null, "t.g.y": null, "t.p": null });
  });
  test("belongs to the same framework", () => {
    const other = score(assessed(tree({ a: percent }), { "t.a": 1 }));
    expect(places(check(stored(other)))).toEqual(["framework-differs at target.framework.digest"]);
  });
  test("was made under the same policy; bands move no value", () => {
    const geometric = score(model, { aggregate: "geometric", coverage: { threshold: 0.5 } });
    expect(places(thrownBy(() => targets(geometric)))).toEqual([
      "policy-differs at target.policy.aggregate",
      "policy-differs at target.policy.coverage",
    ]);
    expect(targets(geometric, { aggregate: { default: "geometric" }, coverage: { threshold: 0.5 } })["t.a"]).toBe(90);
    expect(targets(score(model, { bands: [{ name: "low", from: 0 }] }))["t.a"]).toBe(90);
  });
  test("one that was stored is read again; one that was changed by hand is refused", () => {
    const card = stored(score(model));
    const nodes = card.nodes as { [id: string]: object };
    const { "t.a": _, ...less } = nodes;
    expect(places(check({ ...card, nodes: less }))).toEqual(["nodes-differ at target.nodes.t.a"]);
    const with_ = (exact: unknown) => check({ ...card, nodes: { ...nodes, "t.a": { ...nodes["t.a"], exact } } });
    expect(with_("12.5")).toEqual([]);
    for (const exact of ["120", "1e2", "-1", "abc", 5, undefined]) expect(with_(exact)).not.toEqual([]);
    expect(check({ ...card, policy: { aggregate: null } })).not.toEqual([]);
    expect(check({ kind: "scorecard" })).not.toEqual([]);
  });
});

test("anything else is no target", () => {
  expect(places(check(undefined))).toEqual(["missing-key at target"]);
  for (const wrong of ["80", null, true, [80], { kind: "assessment" }]) expect(places(check(wrong))).toEqual(["wrong-type at target"]);
  for (const [what, make] of junk) {
    const plain = copyPlain(make());
    if (plain.ok) for (const found of check(plain.value)) expect(flawsOf(found), what).toEqual([]);
  }
});
