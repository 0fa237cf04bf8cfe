/** Points lost and brought at the top: what explain says, handed down. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Portions, portions } from "../../src/analyse/portions.ts";
import { leaves } from "../../src/assess/leaf.ts";
import { type Decimal, decimal, sum } from "../../src/base/decimal.ts";
import { type Aggregation, type Assessment, type Explanation, explain, type ScoringPolicy } from "../../src/index.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed as anyAssessed } from "../arbitraries.ts";
import { assessed, leaf, percent, percents, tree } from "../small.ts";

function portionsOf(assessment: Assessment, policy?: ScoringPolicy): Portions & { readonly ids: readonly string[] } {
  const compiled = plan(assessment.framework, policy);
  const tops = compiled.nodes.map(() => 0);
  return { ...portions(compiled, evaluate(compiled, leaves(assessment)), tops), ids: compiled.nodes.map(({ id }) => id) };
}

const table = (values: readonly Decimal[]): number[] => values.map((value) => Number(value.toFixed(12)));

describe("by hand", () => {
  const framework = tree({ a: leaf({ weight: 2 }), g: { x: percent, y: percent } });
  const assessment = assessed(framework, { "t.a": 40, "t.g.x": 50, "t.g.y": 100 });
  test("under the arithmetic mean: share of the weight × distance from 100, share of the weight × value", () => {
    // t = (2 × 40 + 75) / 3 = 155/3. Lost: a 2/3 × 60 = 40; g 1/3 × 25 = 8.33, all of it by x. Brought: a 80/3; g 25 = 1/3 × (50 + 100)/2.
    const { lost, brought } = portionsOf(assessment);
    expect(table(lost)).toEqual([48.333333333333, 40, 8.333333333333, 8.333333333333, 0]);
    expect(table(brought)).toEqual([51.666666666667, 26.666666666667, 25, 8.333333333333, 16.666666666667]);
  });
  test("under a minimum the lowest child carries the loss, and hands it down", () => {
    // t = min(40, 75) = 40: a loses 60, g nothing, nor anything in g. Brought: 40 × 80/155 and 40 × 75/155.
    const { lost, brought } = portionsOf(assessment, { aggregate: { at: { t: "minimum" } } });
    expect(table(lost)).toEqual([60, 60, 0, 0, 0]);
    expect(table(brought).slice(0, 3)).toEqual([40, 20.645161290323, 19.354838709677]);
  });
  test("a penalty loses its weight × points, and brings less than nothing; the floor takes nothing from that", () => {
    const penal = tree({ a: percent, p: leaf({ penalty: true, weight: 0.5 }) });
    expect(portionsOf(assessed(penal, { "t.a": 60, "t.p": 20 }))).toMatchObject({
      lost: [decimal(50), decimal(40), decimal(10)],
      brought: [decimal(50), decimal(60), decimal(-10)],
    });
    // 30 − 50 is below 0: of 100 lost points, 70 and 50 are shares as 7 to 5.
    const floored = portionsOf(assessed(penal, { "t.a": 30, "t.p": 100 }));
    expect(table(floored.lost)).toEqual([100, 58.333333333333, 41.666666666667]);
    expect(table(floored.brought)).toEqual([0, 0, 0]);
  });
  test("where losses cannot be told apart, weight × distance from 100 decides", () => {
    // The median of 13 values 0, 1 × 11 … : eleven at 90, one at 0, one at 50; 90 in all, 10 lost: sizes 110, 100 and 50.
    const many = portionsOf(percents([...new Array(11).fill(90), 0, 50], [], "median"));
    expect(table(many.lost)).toEqual([10, ...new Array(11).fill(Number((100 / 260).toFixed(12))), 3.846153846154, 1.923076923077]);
  });
  test("nothing is lost or brought by what does not count", () => {
    const { lost, brought } = portionsOf(assessed(framework, { "t.a": 40 }));
    expect(table(lost)).toEqual([60, 60, 0, 0, 0]);
    expect(table(brought)).toEqual([40, 40, 0, 0, 0]);
    expect(table(portionsOf(assessed(framework, {})).lost)).toEqual([0, 0, 0, 0, 0]);
  });
  test("each node at its own top starts anew", () => {
    const compiled = plan(framework);
    const exact = evaluate(compiled, leaves(assessment));
    expect(table(portions(compiled, exact, [0, 1, 2, 2, 2]).lost)).toEqual([48.333333333333, 60, 25, 25, 0]);
  });
});

describe("any tree, under any policy", () => {
  const near = (one: Decimal, two: Decimal): void => expect(one.minus(two).abs().toNumber()).toBeLessThan(1e-18);

  test("explain's own texts, scaled to what the parent has, give the same", () => {
    fc.assert(
      fc.property(anyAssessed(), ({ assessment, policy }) => {
        const { lost, brought, ids } = portionsOf(assessment, policy);
        const at = new Map(ids.map((id, i) => [id, i]));
        const visit = (node: Explanation): void => {
          const index = at.get(node.id) as number;
          const told = node.children.filter((child) => child.lost !== null);
          const whole = sum(told.map((child) => decimal(child.lost as string)));
          const value = sum([...told.map((child) => decimal(child.contribution as string)), decimal(node.floor ?? 0)]);
          for (const child of node.children) {
            const k = at.get(child.id) as number;
            // Texts have 30 decimals: where whole or value is all but nothing, their ratios say nothing.
            if (child.contribution === null) expect([lost[k], brought[k]].map(String)).toEqual(["0", "0"]);
            else {
              if (node.jointLoss === null && whole.gt(1e-9))
                near(lost[k] as Decimal, (lost[index] as Decimal).times(child.lost as string).div(whole));
              if (value.gt(1e-9)) near(brought[k] as Decimal, (brought[index] as Decimal).times(child.contribution).div(value));
            }
            visit(child);
          }
        };
        visit(explain(assessment, undefined, policy));
      }),
      { numRuns: 120 },
    );
  });

  test("what a group loses, its counted children lose together", () => {
    const rules: Aggregation[] = ["arithmetic", "geometric", "harmonic", "minimum", "maximum", "median", { power: 2 }, { cappedSum: 2 }];
    const value = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), fc.constantFrom(...rules), (values, rule) => {
        const { lost, brought } = portionsOf(percents(values, [], rule));
        near(sum(lost.slice(1)), lost[0] as Decimal);
        near(sum(brought.slice(1)), brought[0] as Decimal);
      }),
      { numRuns: 200 },
    );
  });
});
