/** The search at the sizes that are promised, under any rule; how it stops; and that nothing but its input decides. */
import { describe, expect, test } from "vitest";
import { judge } from "../../src/analyse/proposal-candidate.ts";
import { search } from "../../src/analyse/proposal-search.ts";
import type { Aggregation, PossibleAction } from "../../src/index.ts";
import { assessed, percent, percents, tree } from "../small.ts";
import { flat, posed, to } from "./proposal-specimen.ts";

const rules: readonly Aggregation[] = [
  "arithmetic",
  "geometric",
  "harmonic",
  "minimum",
  "maximum",
  "median",
  { power: 2 },
  { power: -2 },
  { cappedSum: 12 },
];
/** As many nodes as the default of `proposeRoadmap`. */
const NODES = 2 ** 21;

/** Numbers that look drawn but are the same everywhere. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Groups of four indicators, and actions on one or two of them. */
function city(rule: Aggregation, count: number, phases: number, seed: number) {
  const next = drawn(seed);
  const groups = Math.ceil(count / 3);
  const names = Array.from({ length: groups }, (_, g) => `g${g}`);
  const framework = tree(Object.fromEntries(names.map((name) => [name, { a: percent, b: percent, c: percent, d: percent }])), {
    policy: { aggregate: rule },
  });
  const ids = names.flatMap((name) => ["a", "b", "c", "d"].map((leaf) => `t.${name}.${leaf}`));
  const answers = Object.fromEntries(ids.map((id) => [id, Math.floor(5 + 60 * next())]));
  const actions = Array.from({ length: count }, (_, i): PossibleAction => {
    const levels = Object.fromEntries(
      Array.from({ length: 1 + Math.floor(1.4 * next()) }, () => [
        ids[Math.floor(next() * ids.length)] as string,
        Math.floor(55 + 45 * next()),
      ]),
    );
    return {
      id: `a${i}`,
      title: "A",
      effort: 1 + Math.floor(9 * next()),
      levels,
      ...(i > 3 && next() < 0.15 ? { after: [`a${Math.floor(next() * i)}`] } : {}),
    };
  });
  const all = actions.reduce((sum, { effort }) => sum + effort, 0);
  return { assessment: assessed(framework, answers), actions, options: { phases, budget: Math.floor((0.55 * all) / phases) } };
}

describe("at the sizes that are promised", () => {
  for (const rule of rules)
    for (const [count, phases] of [
      [20, 1],
      [12, 3],
    ] as const)
      test(`the best plan under ${JSON.stringify(rule)}, of ${count} actions in ${phases} ${phases === 1 ? "phase" : "phases"}`, () => {
        for (const target of [undefined, 45]) {
          const { assessment, actions, options } = city(rule, count, phases, count + phases);
          const { problem, values } = posed(assessment, actions, { ...options, ...(target === undefined ? {} : { target }) });
          const { best, optimal, nodes, bound } = search(problem, values, NODES);
          expect(optimal && nodes < NODES / 4).toBe(true);
          expect(bound).toEqual(best.reached ? { effort: best.effort } : { value: best.end });
        }
      });
  test("also where efforts and gains are the same number, so that every bound is tight and hardly any plan exact", () => {
    const next = drawn(5);
    const efforts = Array.from({ length: 20 }, () => 1 + Math.floor(900_000 * next()));
    const framework = tree(Object.fromEntries(efforts.map((_, i) => [`v${i}`, { kind: "points", id: "p", maximum: 1_000_000 } as const])));
    const start = assessed(framework, Object.fromEntries(efforts.map((_, i) => [`t.v${i}`, 0])));
    const all = efforts.reduce((a, b) => a + b, 0);
    const budget = Math.floor(all / 2);
    const { problem, values } = posed(
      start,
      efforts.map((effort, i) => to(`a${i}`, effort, { [i]: effort })),
      { budget },
    );
    const { best, optimal, nodes } = search(problem, values, NODES);
    expect([optimal, nodes < NODES / 2, best.effort <= budget]).toEqual([true, true, true]);
    // A subset of twenty numbers can come within a few of half their sum: the best plan by an independent count of all sums.
    const sums = (some: readonly number[]): number[] =>
      Array.from({ length: 2 ** some.length }, (_, bits) => some.reduce((sum, effort, i) => sum + ((bits >> i) & 1) * effort, 0)).sort(
        (a, b) => a - b,
      );
    const others = sums(efforts.slice(10));
    let [closest, high] = [0, others.length - 1];
    for (const sum of sums(efforts.slice(0, 10))) {
      while (high >= 0 && sum + (others[high] as number) > budget) high--;
      if (high >= 0) closest = Math.max(closest, sum + (others[high] as number));
    }
    expect(best.effort).toBe(closest);
  });
  test("twenty actions that differ by their ids alone are one choice of how many", () => {
    const alike = Array.from({ length: 20 }, (_, i) => to(`a${String(i).padStart(2, "0")}`, 1, { [i]: 50 }));
    const { problem, values } = flat(20, alike, { budget: 10, policy: { aggregate: { power: 3 } } });
    const { best, optimal, nodes } = search(problem, values, NODES);
    expect([optimal, nodes < 100, best.schedule]).toEqual([true, true, Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : -1))]);
  });
});

test("of two ways to the same set with the same sums, the one with the smaller ids earlier goes on, whichever is met first", () => {
  // One action fits into each phase, and all bring the same: b, the cheapest, is tried first.
  const { problem, values } = flat(3, [to("a", 1, { 0: 50 }), to("b", 0.5, { 1: 50 }), to("c", 1, { 2: 50 })], { phases: 3, budget: 1 });
  const nothing = judge(problem, values, [-1, -1, -1]);
  expect(search(problem, values, NODES, nothing).best.schedule).toEqual([0, 1, 2]);
});

describe("by other ways of counting, at these sizes", () => {
  test("20 actions in one phase under a geometric mean: all million products of whole numbers", () => {
    const next = drawn(17);
    const number = (low: number, high: number) => low + Math.floor((high - low) * next());
    const rows = Array.from({ length: 20 }, () => ({ from: number(5, 50), upTo: number(55, 100), effort: number(1, 10) }));
    const budget = 40;
    const start = percents(
      rows.map(({ from }) => from),
      [],
      "geometric",
    );
    const { problem, values } = posed(
      start,
      rows.map(({ upTo, effort }, i) => to(`a${i}`, effort, { [i]: upTo })),
      { budget },
    );
    const products: bigint[] = [rows.reduce((all, { from }) => all * BigInt(from), 1n)];
    const efforts = new Uint16Array(2 ** 20);
    let best = 0;
    for (let set = 1; set < 2 ** 20; set++) {
      const without = set & (set - 1);
      const { from, upTo, effort } = rows[31 - Math.clz32(set ^ without)] as (typeof rows)[number];
      efforts[set] = (efforts[without] as number) + effort;
      products.push(((products[without] as bigint) / BigInt(from)) * BigInt(upTo));
      if ((efforts[set] as number) <= budget && (products[set] as bigint) > (products[best] as bigint)) best = set;
    }
    const found = search(problem, values, NODES).best.schedule;
    // Only one plan is best here, so that no tie is left to ids.
    expect(products.filter((product, set) => (efforts[set] as number) <= budget && product === products[best]).length).toBe(1);
    expect(found.map((at) => at + 1)).toEqual(rows.map((_, i) => (best >> i) & 1));
  });
  for (const rule of ["geometric", "median"] as const)
    for (const target of [undefined, 40])
      test(`12 actions in three phases under ${rule}${target === undefined ? "" : ", with a target"}: every way from set to set`, () => {
        const { assessment, actions, options } = city(rule, 12, 3, 4);
        const { problem, values } = posed(assessment, actions, { ...options, ...(target === undefined ? {} : { target }) });
        const { work, budgets } = problem;
        const chosen = (set: number) => Uint8Array.from(work, (_, i) => (set >> i) & 1);
        const size = 2 ** 12;
        const worth = Array.from({ length: size }, (_, set) => BigInt(values.exact(chosen(set)).times("1e30").toFixed()));
        const effort = Array.from({ length: size }, (_, set) => work.reduce((sum, each, i) => sum + ((set >> i) & 1) * each.effort, 0));
        const closed = Array.from({ length: size }, (_, set) =>
          work.every(({ after }, i) => ((set >> i) & 1) === 0 || after.every((one) => (set >> one) & 1)),
        );
        // The highest sum of values over the phases so far, by the set that is done.
        let sums: (bigint | undefined)[] = [0n];
        for (const budget of budgets) {
          const next: (bigint | undefined)[] = [];
          for (const [set, sum] of sums.entries()) {
            if (sum === undefined) continue;
            const rest = size - 1 - set;
            for (let more = rest; ; more = (more - 1) & rest) {
              const then = set | more;
              const all = sum + (worth[then] as bigint);
              if (closed[then] && (effort[more] as number) <= budget && all > (next[then] ?? -1n)) next[then] = all;
              if (more === 0) break;
            }
          }
          sums = next;
        }
        const ends = [...sums.keys()].filter((set) => sums[set] !== undefined);
        const reached = target === undefined ? [] : ends.filter((set) => Number(values.exact(chosen(set)).toFixed()) >= target);
        const order = (a: number, b: number): number => {
          const first =
            reached.length > 0 ? (effort[a] as number) - (effort[b] as number) : Number((worth[b] as bigint) - (worth[a] as bigint));
          return first || Number((sums[b] as bigint) - (sums[a] as bigint));
        };
        const top = [...(reached.length > 0 ? reached : ends)].sort(order)[0] as number;
        const { best } = search(problem, values, NODES);
        expect([best.reached, best.effort, BigInt(best.sum.times("1e30").toFixed())]).toEqual([
          reached.length > 0,
          reached.length > 0 ? effort[top] : best.effort,
          sums[top],
        ]);
        if (reached.length === 0) expect(BigInt(best.end.times("1e30").toFixed())).toBe(worth[top]);
        else expect(target).toBe(40);
      });
});

describe("a search that stops", () => {
  const { assessment, actions, options } = city("geometric", 30, 4, 9);
  test("visits no more nodes than it may, and has a plan and a bound that say less than the whole search", () => {
    const { problem, values } = posed(assessment, actions, options);
    for (const limit of [1, 10, 1000]) {
      const { best, optimal, nodes, bound } = search(problem, values, limit);
      expect([optimal, nodes]).toEqual([false, limit]);
      expect("value" in bound && bound.value.gt(best.end) && bound.value.lt(100) && best.end.gt(values.exact(new Uint8Array(30)))).toBe(
        true,
      );
    }
  });
  test("with a target that is reached, the bound is an effort", () => {
    const { problem, values } = posed(assessment, actions, { ...options, target: 40 });
    const { best, optimal, bound } = search(problem, values, 200);
    expect([best.reached, optimal]).toEqual([true, false]);
    expect("effort" in bound && bound.effort <= best.effort && bound.effort > 0).toBe(true);
  });
  test("is the same every time", () => {
    const run = () => {
      const { problem, values } = posed(assessment, actions, options);
      return search(problem, values, 500);
    };
    expect(run()).toEqual(run());
  });
  test("where nothing is to be chosen, one look is enough", () => {
    const { problem, values } = posed(percents([50]), [to("a", 1, { 0: 40 })]);
    expect(search(problem, values, 1)).toMatchObject({ optimal: true, nodes: 1, best: { count: 0 } });
  });
});
