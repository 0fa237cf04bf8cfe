/** A real solver against the brute force, at the size that is promised, and solvers that fail. */
import * as fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { TOLERANCE } from "../../src/analyse/proposal-solver.ts";
import { type PossibleAction, type ProgramSolver, proposeRoadmap } from "../../src/index.ts";
import { assessed, leaf, percent, percents, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { bruteForce, cases, summary } from "./proposal-cases.ts";
import { to } from "./proposal-specimen.ts";

const runs = Number(process.env.INDICATREE_RUNS ?? 1);
let highs: ProgramSolver;

/** All of a plan but ids: of plans that differ by them alone a solver may give any. */
const essence = ({ end, values, reached, effort, picks }: ReturnType<typeof summary>) => [
  ...[reached, end, values, reached ? effort : null, picks.flat().length],
];

beforeAll(async () => {
  highs = await loadHighs();
}, 30_000);

describe("with HiGHS", () => {
  test("by hand, and in exact numbers: a third of a hundred is no double", () => {
    const actions = [to("a", 2, { 0: 100 }), to("b", 1, { 1: 100 }), to("c", 2, { 2: 90 })];
    const proposal = proposeRoadmap(percents([0, 0, 0]), { actions, budget: 3, solver: highs });
    expect(proposal).toMatchObject({ method: "solver", optimal: true, tolerance: TOLERANCE, nodesVisited: 0 });
    expect(proposal.end.exact).toBe("66.666666666666666666666666666667");
    expect(proposal.phases[0]?.picks.map(({ action, reason }) => [action, reason])).toEqual([
      ["a", "raises-total"],
      ["b", "raises-total"],
    ]);
    expect(proposal.leftOut.map(({ action, reason }) => [action, reason])).toEqual([["c", "does-not-fit"]]);
    expect(deeplyFrozen(proposal) && survivesJson(proposal)).toBe(true);
  });
  test("is as good as trying every schedule: target, end, effort, sum and number of actions, digit for digit", () => {
    let [others, reached] = [0, 0];
    fc.assert(
      fc.property(cases(true), (made) => {
        const found = summary(proposeRoadmap(made.assessment, { ...made.options, solver: highs }));
        const best = bruteForce(made);
        expect(essence(found)).toEqual(essence(best));
        others += Number(JSON.stringify(found.picks) !== JSON.stringify(best.picks));
        reached += Number(best.reached);
      }),
      { numRuns: Math.ceil(200 * runs) },
    );
    if (runs >= 1) expect([others < 20, reached > 20]).toEqual([true, true]);
  });
  test("is as good as the search, also for checklists and answers that several actions move", () => {
    const items = ["p", "q", "r", "s"].map((key, i) => ({ key, label: key, points: 20 + 20 * i }));
    const framework = tree({
      g: { l: { kind: "checklist", id: "l", items, rule: "share" }, m: { kind: "checklist", id: "m", items, rule: "capped-sum" } },
      v: percent,
      w: leaf({ weight: 2 }),
    });
    const city = assessed(framework, { "t.g.l": ["p"], "t.v": 20, "t.w": 10 });
    const levels: PossibleAction["levels"][] = [
      { "t.g.l": ["q"], "t.v": 50 },
      { "t.g.l": ["r", "q"] },
      { "t.g.m": ["r"], "t.w": 40 },
      { "t.g.m": ["s", "p"] },
      { "t.v": 80, "t.g.m": ["q"] },
      { "t.w": 90 },
    ];
    const actions = levels.map((each, i) => ({ ...to(`a${i}`, 1 + ((i * 3) % 4)), levels: each }));
    for (const target of [undefined, 40, 70])
      for (const budget of [2, 3, 5]) {
        const options = { actions, phases: 2, budget, ...(target === undefined ? {} : { target }) };
        const [one, two] = [proposeRoadmap(city, options), proposeRoadmap(city, { ...options, solver: highs })];
        expect(essence(summary(two))).toEqual(essence(summary(one)));
      }
  });
  test("sixty actions in four phases: no worse than the search, within its bound, in seconds", () => {
    let state = 3;
    const next = (): number => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return state / 2 ** 32;
    };
    const groups = Object.fromEntries(
      Array.from({ length: 8 }, (_, g) => [`g${g}`, Object.fromEntries(Array.from({ length: 10 }, (__, i) => [`i${i}`, percent]))]),
    );
    const framework = tree(groups);
    const ids = Array.from({ length: 80 }, (_, k) => `t.g${Math.floor(k / 10)}.i${k % 10}`);
    const city = assessed(framework, Object.fromEntries(ids.map((id) => [id, 25 * Math.floor(4 * next())])));
    const actions = Array.from({ length: 60 }, (_, k): PossibleAction => {
      const levels = Object.fromEntries(
        Array.from({ length: 1 + Math.floor(2 * next()) }, () => [ids[Math.floor(80 * next())] as string, next() < 0.6 ? 100 : 75]),
      );
      return {
        ...to(`a${k}`, 1 + Math.floor(9 * next())),
        levels,
        ...(k > 5 && next() < 0.25 ? { after: [`a${Math.floor(k * next())}`] } : {}),
      };
    });
    const options = { actions, phases: 4, budget: 30 };
    const solved = proposeRoadmap(city, { ...options, solver: highs });
    const searched = proposeRoadmap(city, { ...options, nodes: 3000 });
    expect([solved.optimal, searched.optimal]).toEqual([true, false]);
    expect(solved.end.value).toBeGreaterThanOrEqual(searched.end.value);
    expect(searched.bound.value).toBeGreaterThanOrEqual(solved.end.value);
    for (const { effort } of solved.phases) expect(effort).toBeLessThanOrEqual(30);
    expect(solved.phases.flatMap(({ picks }) => picks).length).toBeGreaterThan(15);
  }, 60_000);
  test("where nothing can be gained, the solver is not asked", () => {
    const asked: string[] = [];
    const solver: ProgramSolver = { solve: (text) => asked.push(text) };
    const proposal = proposeRoadmap(percents([50]), { actions: [to("a", 1, { 0: 40 })], solver, target: 60 });
    expect([proposal.end.exact, proposal.target?.state, asked]).toEqual(["50", "out-of-reach", []]);
  });
});

describe("what is refused", () => {
  const actions = [to("a", 2, { 0: 100 }), to("b", 1, { 1: 100 })];
  const issues = (solver: ProgramSolver, options = {}) => {
    const found = thrownBy(() => proposeRoadmap(percents([0, 0, 0]), { actions, budget: 2, solver, ...options }));
    expect(found.flatMap(flawsOf)).toEqual([]);
    expect(places(found)).toEqual([`${found[0]?.code} at solver`]);
    return `${found[0]?.code}: ${found[0]?.params.why ?? found[0]?.params.problem}`;
  };
  test("trees that are not linear, with the reason", () => {
    expect(issues(highs, { policy: { aggregate: "geometric" } })).toBe("solver-not-linear: its rule is geometric");
    expect(issues(highs, { policy: { aggregate: { power: 2 } } })).toBe('solver-not-linear: its rule is {"power":2}');
    expect(issues(highs, { policy: { coverage: { below: "drop" } } })).toBe("solver-not-linear: the policy says below: “drop”");
    const fined = assessed(tree({ v0: percent, p: leaf({ penalty: true }) }), { "t.v0": 10 });
    const [found] = thrownBy(() => proposeRoadmap(fined, { actions: [to("a", 1, { 0: 50 })], solver: highs }));
    expect(found?.params).toMatchObject({ id: "t.p", why: "it is a penalty" });
  });
  test("a solver that throws, gives up, says nonsense, or breaks a limit", () => {
    const gives = (result: unknown): ProgramSolver => ({ solve: () => result });
    expect(
      issues({
        solve: () => {
          throw new RangeError("memory access out of bounds");
        },
      }),
    ).toBe("solver-failed: it threw “memory access out of bounds”");
    expect(
      issues({
        solve: () => {
          throw null;
        },
      }),
    ).toBe("solver-failed: it threw null");
    expect(
      issues({
        solve: () => {
          throw Proxy.revocable({}, {});
        },
      }),
    ).toContain("solver-failed: it threw");
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(
      issues({
        solve: () => {
          throw proxy;
        },
      }),
    ).toBe("solver-failed: it threw something that cannot be read");
    expect(issues(gives(undefined))).toContain("solver-failed: it threw");
    expect(issues(gives({ Status: "Time limit reached", Columns: {} }))).toBe("solver-failed: its status is “Time limit reached”");
    expect(issues(gives({ Status: "Infeasible", Columns: {} }))).toBe("solver-failed: it found no plan, although there is one");
    const column = { Primal: 1 };
    expect(issues(gives({ Status: "Optimal", Columns: { x0_0: column, x1_0: column } }))).toBe(
      "solver-failed: what it gave does not keep budgets, phases and prerequisites",
    );
  });
  test("what is no number is no step of a plan, and is not read as one: as a text this list would not end", () => {
    let endless: unknown = 1;
    for (let i = 0; i < 60; i++) endless = [endless, endless];
    const strange = (Primal: unknown): ProgramSolver => ({ solve: () => ({ Status: "Optimal", Columns: { x0_0: { Primal } } }) });
    for (const value of [endless, "1", [1], true, null])
      expect(proposeRoadmap(percents([0, 0, 0]), { actions, budget: 3, solver: strange(value) }).end.value).toBeCloseTo(66.67, 2);
  });
  test("a solver that says “optimal” of a poor plan is corrected by what small changes find", () => {
    const lazy: ProgramSolver = { solve: () => ({ Status: "Optimal", Columns: {} }) };
    expect(proposeRoadmap(percents([0, 0, 0]), { actions, budget: 3, solver: lazy }).end.value).toBeCloseTo(66.67, 2);
  });
});
