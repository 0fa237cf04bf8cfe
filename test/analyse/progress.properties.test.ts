/** What must hold of progress for every framework, every two rounds and every two policies; the split is held against going through all orders. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaves } from "../../src/assess/leaf.ts";
import { type Decimal, decimal, exactText, rounded, sum } from "../../src/base/decimal.ts";
import {
  type Assessment,
  assess,
  assessDraft,
  type Framework,
  type NodeProgress,
  type NodeScore,
  type Scale,
  type ScoringPolicy,
  score,
  trackProgress,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { evaluate } from "../../src/score/exact.ts";
import { plan } from "../../src/score/plan.ts";
import { answersOn, frameworks, policiesOf, valuesOn } from "../arbitraries.ts";
import { addTexts } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";

const runs = (numRuns: number) => ({ numRuns: Math.ceil(numRuns * Number(process.env.INDICATREE_RUNS ?? 1)) });
/** How many cases a property must have met to mean anything, in a run of that length. */
const many = (least: number) => (Number(process.env.INDICATREE_RUNS ?? 1) < 1 ? 0 : least);

interface Two {
  readonly framework: Framework;
  readonly before: Assessment;
  readonly after: Assessment;
  readonly policies: readonly [ScoringPolicy | undefined, ScoringPolicy | undefined];
}

const city = { city: { id: "aford", name: "Aford (invented)" }, rater: { role: "self" } } as const;

function two(): fc.Arbitrary<Two> {
  return frameworks().chain((framework) => {
    // Most questions are answered; where two answers contradict each other, a draft leaves one out.
    const each = outline(framework).indicators.map(({ id, scale }) => {
      const answer = fc.oneof({ weight: 4, arbitrary: valuesOn(scale as Scale) }, { weight: 1, arbitrary: answersOn(scale as Scale) });
      return [id, fc.option(answer, { nil: undefined, freq: 9 })] as const;
    });
    const answers = fc.record(Object.fromEntries(each));
    const round = (date: string, given: object) => assessDraft(framework, { ...city, date, answers: given }).assessment;
    // Mostly every node with anything known in it is scored: else few of random rounds could be compared.
    const lenient = (policy: ScoringPolicy) => ({ ...policy, missing: {}, coverage: { ...policy.coverage, threshold: 0 } });
    const policies = fc
      .record({ first: policiesOf(framework), second: policiesOf(framework), kind: fc.nat(5) })
      .map(({ first, second, kind }): Two["policies"] => {
        if (kind === 0) return [undefined, undefined];
        if (kind === 1) return [first, second];
        return kind === 2 ? [lenient(first), lenient(first)] : [lenient(first), lenient(second)];
      });
    return fc.record({ one: answers, two: answers, policies }).map(({ one, two, policies }) => ({
      framework,
      before: round("2024-03-01", one),
      after: round("2026-03-01", two),
      policies,
    }));
  });
}

const entry = (assessment: Assessment, policy: ScoringPolicy | undefined) => (policy === undefined ? assessment : { assessment, policy });
const track = ({ before, after, policies }: Two) => trackProgress([entry(before, policies[0]), entry(after, policies[1])]);
const nodesOf = (progress: ReturnType<typeof track>) => Object.entries(progress.overall.nodes) as [string, NodeProgress][];
const minus = (text: string | null) => (text === null || text === "0" ? text : text.startsWith("-") ? text.slice(1) : `-${text}`);

describe("progress between any two rounds", () => {
  test("starts and ends at the published scores; parts add up to the change as texts, at every node; nothing is left unsaid", () => {
    let [split, unscored, mixed] = [0, 0, 0];
    fc.assert(
      fc.property(two(), (given) => {
        const progress = track(given);
        const cards = [score(given.before, given.policies[0]), score(given.after, given.policies[1])];
        for (const [id, node] of nodesOf(progress)) {
          const [first, last] = cards.map((card) => (card.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore);
          expect([node.before, node.after]).toEqual([first?.exact, last?.exact]);
          const parts = [node.answers, node.known, node.applicable, node.policy];
          if (node.before === null || node.after === null) {
            expect([node.change, ...parts]).toEqual([null, null, null, null, null]);
            expect(node.reason).toBe(`unscored-${node.before !== null ? "after" : node.after !== null ? "before" : "both"}`);
            unscored++;
            continue;
          }
          expect(addTexts([node.before, node.change])).toBe(node.after);
          expect(node.reason).toBe(node.answers === null ? "no-order" : null);
          if (node.answers === null) expect(parts).toEqual([null, null, null, null]);
          else expect(addTexts(parts)).toBe(node.change);
          split++;
          if (parts.filter((part) => part !== null && part !== "0").length > 1) mixed++;
        }
        expect(Object.keys(progress.overall.nodes)).toEqual(Object.keys(cards[0]?.nodes ?? {}));
        expect(deeplyFrozen(progress)).toBe(true);
        expect(survivesJson(progress)).toBe(true);
      }),
      runs(90),
    );
    expect(Math.min(split, unscored, mixed)).toBeGreaterThan(many(20));
  });

  test("turned round in time, every change and every part has the other sign", () => {
    fc.assert(
      fc.property(two(), (given) => {
        const there = track(given);
        const back = track({
          ...given,
          before: assess(given.framework, { ...city, date: "2024-03-01", answers: given.after.answers }),
          after: assess(given.framework, { ...city, date: "2026-03-01", answers: given.before.answers }),
          policies: [given.policies[1], given.policies[0]],
        });
        for (const [id, node] of nodesOf(there)) {
          const { before, after, reason, ...numbers } = back.overall.nodes[id] as NodeProgress;
          expect([before, after]).toEqual([node.after, node.before]);
          for (const [name, text] of Object.entries(numbers)) expect(minus(text), `${id} ${name}`).toBe(node[name as keyof NodeProgress]);
          expect(reason === "no-order").toBe(node.reason === "no-order");
        }
      }),
      runs(60),
    );
  });

  test("the split is the mean over all 24 orders in which every combination has a value", () => {
    let met = 0;
    fc.assert(
      fc.property(two(), (given) => {
        const { before, after, policies } = given;
        const plans = policies.map((policy) => plan(given.framework, policy));
        const [one, other] = [leaves(before), leaves(after)];
        const progress = track(given);
        const cause = new Map<string, number>(
          progress.overall.changed.map(({ id, cause }) => [id, ["answers", "known", "applicable"].indexOf(cause)]),
        );
        const { indicators } = (plans[0] as (typeof plans)[0]).tree;
        const known = new Map<string, readonly (Decimal | null)[]>();
        const worth = (on: readonly number[]) => {
          const key = [...on].sort().join();
          const values =
            known.get(key) ??
            evaluate(
              plans[on.includes(3) ? 1 : 0] as (typeof plans)[0],
              indicators.map(({ id }, k) => (on.includes(cause.get(id) ?? 9) ? other : one)[k] as (typeof one)[0]),
            ).map(({ value }) => (value === null ? null : rounded(value)));
          known.set(key, values);
          return values;
        };
        const orders = permutations([0, 1, 2, 3]).map((order) => ({ order, path: [0, 1, 2, 3, 4].map((n) => worth(order.slice(0, n))) }));
        for (const [index, { id }] of (plans[0] as (typeof plans)[0]).tree.nodes.entries()) {
          const node = progress.overall.nodes[id] as NodeProgress;
          if (node.change === null) continue;
          const open = orders.filter(({ path }) => path.every((values) => values[index] !== null));
          if (open.length === 0) {
            expect(node.reason).toBe("no-order");
            continue;
          }
          met++;
          for (const [i, name] of (["answers", "known", "applicable", "policy"] as const).entries()) {
            const gains = open.map(({ order, path }) => {
              const at = order.indexOf(i);
              return (path[at + 1]?.[index] ?? decimal(0)).minus(path[at]?.[index] ?? 0);
            });
            // Each part is within one unit of 10⁻³⁰ of its true share.
            const off = decimal(node[name] as string).minus(sum(gains).div(open.length));
            expect(off.abs().lt("1e-30"), `${id} ${name}: ${node[name]} is off by ${exactText(off)}`).toBe(true);
          }
        }
      }),
      runs(80),
    );
    expect(met).toBeGreaterThan(many(50));
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
