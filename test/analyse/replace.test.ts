/** The shortcut over the groups above a replaced node gives what evaluating everything again gives. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replace, withoutRanges } from "../../src/analyse/replace.ts";
import { type Leaf, leaves } from "../../src/assess/leaf.ts";
import { decimal } from "../../src/base/decimal.ts";
import { isExcluded } from "../../src/model/policy.ts";
import { type Exact, evaluate } from "../../src/score/exact.ts";
import { type Plan, type PlanNode, plan } from "../../src/score/plan.ts";
import { assessed as anyAssessed } from "../arbitraries.ts";
import { assessed, percent, tree } from "../small.ts";

/** As it was defined: an answered leaf of the value in each place, and everything below a replaced group gone. Everything is evaluated anew. */
function again(compiled: Plan, found: readonly Leaf[], exact: readonly Exact[], index: number, value: number): readonly Exact[] {
  const answered: Leaf = { missing: null, points: decimal(value), level: null, evidenced: false, routed: false };
  const below = (node: PlanNode): boolean => {
    for (let at = node.parent; at !== null; at = compiled.nodes[at]?.parent ?? null) if (at === index) return true;
    return false;
  };
  const kept = compiled.nodes.filter((node) => !below(node));
  const place = new Map(kept.map((node, k) => [node.index, k]));
  const nodes = kept.map((node): PlanNode => {
    const cut = node.index === index && node.rule !== null;
    return {
      ...node,
      // Under equal-leaves a group keeps the weight of the leaves that it had.
      weight: node.weight ?? (exact[node.index] as Exact).weight,
      ...(cut ? { rule: null, aggregation: null } : {}),
      parent: node.parent === null ? null : (place.get(node.parent) as number),
      children: cut ? [] : node.children.map((child) => place.get(child) as number),
    };
  });
  const states = kept
    .filter((node) => node.index === index || node.rule === null)
    .map((node) =>
      node.index === index ? answered : (found[compiled.tree.indicators.findIndex((each) => each.index === node.index)] as Leaf),
    );
  const result = evaluate({ ...compiled, nodes }, states);
  return compiled.nodes.map((node) =>
    place.has(node.index) ? (result[place.get(node.index) as number] as Exact) : (exact[node.index] as Exact),
  );
}

const said = ({ status, reason, value, low, high, coverage, blocked, settled, applicable, counted }: Exact, ranges: boolean): unknown => [
  status,
  reason,
  ...[value, coverage, ...(ranges ? [low, high] : [])].map((one) => one?.toFixed()),
  ...[blocked, settled, applicable, counted],
];

describe("replacing a node", () => {
  test("by hand: only the groups above move", () => {
    const framework = tree({ a: percent, g: { x: percent, y: percent }, h: { z: percent } });
    const compiled = plan(framework);
    const exact = evaluate(compiled, leaves(assessed(framework, { "t.a": 30, "t.g.x": 20, "t.g.y": 40, "t.h.z": 90 })));
    const values = (of: readonly Exact[]) => of.map(({ value }) => value?.toNumber());
    expect(values(exact)).toEqual([50, 30, 30, 20, 40, 90, 90]);
    // g becomes 45, the root (30 + 45 + 90) / 3 = 55.
    const moved = replace(compiled, exact, new Map([[3, decimal(50)]]));
    expect(values(moved)).toEqual([55, 30, 45, 50, 40, 90, 90]);
    expect(moved.map((node, i) => node === exact[i])).toEqual([false, true, false, false, true, true, true]);
    expect(values(replace(compiled, exact, new Map([[2, decimal(60)]])))).toEqual([60, 30, 60, 20, 40, 90, 90]);
    expect(
      values(
        replace(
          compiled,
          exact,
          new Map([
            [3, decimal(50)],
            [6, decimal(60)],
          ]),
        ),
      ),
    ).toEqual([45, 30, 45, 50, 40, 60, 60]);
    expect(values(exact)).toEqual([50, 30, 30, 20, 40, 90, 90]);
  });

  test("equals evaluating everything anew, in any tree, under any policy", () => {
    fc.assert(
      fc.property(anyAssessed(), fc.nat(), fc.constantFrom(0, 12.5, 50, 80, 100), ({ assessment, policy }, pick, value) => {
        const compiled = plan(assessment.framework, policy);
        const found = leaves(assessment);
        const exact = evaluate(compiled, found);
        const open = compiled.nodes.filter((node) => {
          const k = compiled.tree.indicators.findIndex((each) => each.index === node.index);
          return !node.totalForbidden && (k < 0 ? exact[node.index]?.applicable : !isExcluded(found[k]?.missing ?? "unknown"));
        });
        const node = open[pick % Math.max(1, open.length)];
        if (node === undefined) return;
        const full = again(compiled, found, exact, node.index, value);
        const at = new Map([[node.index, decimal(value)]]);
        const ancestors: number[] = [node.index];
        for (let up = node.parent; up !== null; up = compiled.nodes[up]?.parent ?? null) ancestors.push(up);
        const moved = replace(compiled, exact, at);
        // With weights fixed as above, the full evaluation no longer sees them move with open answers.
        const ranges = compiled.policy.weights !== "equal-leaves";
        for (const index of ancestors) expect(said(moved[index] as Exact, ranges)).toEqual(said(full[index] as Exact, ranges));
        const plain = replace(compiled, withoutRanges(exact), at);
        for (const index of ancestors) {
          const [one, two] = [plain[index] as Exact, full[index] as Exact];
          expect([one.status, one.value?.toFixed()]).toEqual([two.status, two.value?.toFixed()]);
        }
      }),
      { numRuns: 250 },
    );
  });
});
