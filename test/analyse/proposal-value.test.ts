/** What a plan is worth, against the definition of scores, for frameworks, answers and policies of any shape. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadOptions } from "../../src/analyse/proposal-options.ts";
import { pointsAt, problemOf } from "../../src/analyse/proposal-problem.ts";
import { valuesOf } from "../../src/analyse/proposal-value.ts";
import { type Leaf, leaves } from "../../src/assess/leaf.ts";
import { type Decimal, decimal, HUNDRED, rounded, ZERO } from "../../src/base/decimal.ts";
import type { Assessment, BenchmarkError, Scale, ScoringPolicy } from "../../src/index.ts";
import { isExcluded } from "../../src/model/policy.ts";
import { type AnswerValue, kindOfScale } from "../../src/model/scale-kinds.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { assessed as generated } from "../arbitraries.ts";
import { assessed, leaf, percent, tree } from "../small.ts";

const options = (levels: readonly { readonly [id: string]: AnswerValue }[], policy?: ScoringPolicy): ReadOptions => ({
  actions: levels.map((each, i) => ({ id: `a${i}`, title: "A", effort: 1, levels: each })),
  phases: [{ title: null, budget: null }],
  ...(policy === undefined ? {} : { policy }),
});

/** The best answer on a scale, and the worst. */
function ends(scale: Scale): readonly [AnswerValue, AnswerValue] {
  if (scale.kind === "points") return [scale.maximum, 0];
  if (scale.kind === "number") return [scale.best, scale.worst];
  if (scale.kind === "checklist") return [scale.items.map(({ key }) => key), []];
  const sorted = [...scale.levels].sort((a, b) => b.points - a.points);
  return [sorted[0]?.key as string, sorted.at(-1)?.key as string];
}

/** The same by the definition: open answers replaced by the worst points, moved ones by theirs, all in one evaluation. */
function defined(assessment: Assessment, policy: ScoringPolicy | undefined, moved: ReadonlyMap<string, Decimal>): Decimal | null {
  const compiled = plan(assessment.framework, policy);
  const found = leaves(assessment).map((each, k): Leaf => {
    const { id, index } = compiled.tree.indicators[k] as (typeof compiled.tree.indicators)[number];
    if (each.missing !== null && isExcluded(each.missing)) return each;
    const points = moved.get(id) ?? each.points ?? (compiled.nodes[index]?.penalty ? HUNDRED : ZERO);
    return { ...each, missing: null, points };
  });
  const value = evaluate(compiled, found)[0]?.value ?? null;
  return value === null ? null : rounded(value);
}

describe("values", () => {
  test("by hand: (2 · 40 + 100) / 3, from above in doubles", () => {
    const city = assessed(tree({ a: leaf({ weight: 2 }), b: percent }), { "t.a": 10, "t.b": 100 });
    const { exact, upper } = valuesOf(problemOf(city, options([{ "t.a": 40 }, { "t.a": 30 }])));
    expect(exact(new Uint8Array([0, 0])).toFixed()).toBe("40");
    expect(exact(new Uint8Array([1, 1])).toFixed()).toBe("60");
    expect(exact(new Uint8Array([0, 1])).toFixed(5)).toBe("53.33333");
    expect(upper(new Uint8Array([0, 1])) - 160 / 3).toBeGreaterThan(0);
    expect(upper(new Uint8Array([0, 1])) - 160 / 3).toBeLessThan(1e-7);
  });
  test("under anything but “drop”, are those of the definition with open answers at the worst; under “drop” too, where nothing is open", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        generated(),
        fc.array(fc.nat(1000), { minLength: 2, maxLength: 4 }),
        fc.nat(15),
        ({ assessment, policy }, places, chosen) => {
          const compiled = plan(assessment.framework, policy);
          const { tree: outline, nodes } = compiled;
          const levels = places.map((n) => {
            const { id, scale, index } = outline.indicators[n % outline.indicators.length] as (typeof outline.indicators)[number];
            return { [id]: ends(scale as Scale)[nodes[index]?.penalty ? 1 : 0] as AnswerValue };
          });
          let problem: ReturnType<typeof problemOf>;
          try {
            problem = problemOf(assessment, options(levels, policy));
          } catch (error) {
            expect((error as BenchmarkError).issues[0]?.code).toBe("nothing-to-plan");
            return;
          }
          const open = leaves(assessment).some(({ missing }) => missing !== null && !isExcluded(missing));
          const on = Uint8Array.from(levels, (_, i) => (chosen >> i) & 1);
          const moved = new Map<string, Decimal>();
          for (const [i, each] of levels.entries())
            for (const [id, value] of on[i] === 1 ? Object.entries(each) : [])
              for (const other of [id, ...(outline.byId.get(id)?.kin ?? [])])
                moved.set(other, kindOfScale(outline.byId.get(id)?.scale as Scale).points(outline.byId.get(id)?.scale as Scale, value));
          const { exact, upper } = valuesOf(problem);
          const [value, none, all] = [on, on.map(() => 0), on.map(() => 1)].map(exact) as [Decimal, Decimal, Decimal];
          expect(value.lte(upper(on)) && none.lte(value) && value.lte(all)).toBe(true);
          for (const slot of problem.slots) expect(pointsAt(slot, on).gte(0) && pointsAt(slot, on).lte(100)).toBe(true);
          if (compiled.policy.coverage.below === "drop" && open) return;
          compared++;
          expect(value.toFixed()).toBe(defined(assessment, policy, moved)?.toFixed());
        },
      ),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });
  test("remember what they have seen, and say the same again", () => {
    const city = assessed(tree({ a: percent, b: percent }), { "t.a": 10, "t.b": 100 });
    const { exact } = valuesOf(problemOf(city, options([{ "t.a": 40 }])));
    const first = exact(new Uint8Array([1]));
    expect(exact(new Uint8Array([0])).eq(decimal(55))).toBe(true);
    expect(exact(new Uint8Array([1])).eq(first)).toBe(true);
  });
});
