/** Proposals against a brute force that knows nothing of the search: every schedule, scored by `score`, ordered by the objective as it is written down. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/analyse/proposal-candidate.ts";
import { readProposal } from "../../src/analyse/proposal-options.ts";
import { problemOf } from "../../src/analyse/proposal-problem.ts";
import { search } from "../../src/analyse/proposal-search.ts";
import { valuesOf } from "../../src/analyse/proposal-value.ts";
import { proposeRoadmap } from "../../src/analyse/propose-roadmap.ts";
import { outline } from "../../src/model/outline.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { bruteForce, type Case, cases, scoredWith, summary, units } from "./proposal-cases.ts";

const runs = Number(process.env.INDICATREE_RUNS ?? 1);
const times = (n: number): number => Math.max(1, Math.round(n * runs));

describe("small instances under any rules, with penalties, open and excluded answers, prerequisites, windows, budgets and targets", () => {
  test("the search is as good as trying every schedule: picks, phases, values and effort, digit for digit", () => {
    let [tried, picked, reached] = [0, 0, 0];
    fc.assert(
      fc.property(cases(), (made) => {
        const proposal = proposeRoadmap(made.assessment, made.options);
        const found = summary(proposal);
        expect(found).toEqual(bruteForce(made));
        expect([proposal.optimal, proposal.bound.exact]).toEqual([true, found.reached ? String(proposal.effort) : proposal.end.exact]);
        tried++;
        picked += Number(found.picks.flat().length > 1);
        reached += Number(found.reached);
      }),
      { numRuns: times(250) },
    );
    // Nothing was waved through: many of them have something to choose.
    if (runs >= 1) expect([tried, picked > 30, reached > 15]).toEqual([250, true, true]);
  });
  test("the search finds it from nothing, without a good plan to start from", () => {
    fc.assert(
      fc.property(fc.oneof(cases(), cases(true)), (made) => {
        const given = readProposal(outline(made.framework), made.options);
        const problem = problemOf(made.assessment, given);
        const values = valuesOf(problem);
        const nothing = judge(
          problem,
          values,
          problem.work.map(() => -1),
        );
        const { best, optimal } = search(problem, values, 1e6, nothing);
        const wanted = bruteForce(made);
        const picks = wanted.picks.map((_, phase) => problem.work.flatMap(({ id }, i) => (best.schedule[i] === phase ? [id] : [])).sort());
        expect([optimal, picks, best.values.map(String)]).toEqual([true, wanted.picks, wanted.values]);
      }),
      { numRuns: times(350) },
    );
  });
  test("the order of the input makes no difference", () => {
    fc.assert(
      fc.property(cases(), fc.nat(), (made, turn) => {
        const { actions } = made.options;
        const turned = [...actions.slice(turn % actions.length), ...actions.slice(0, turn % actions.length)].reverse();
        const { actions: _, nodesVisited, ...rest } = proposeRoadmap(made.assessment, made.options);
        const { actions: __, nodesVisited: ___, ...other } = proposeRoadmap(made.assessment, { ...made.options, actions: turned });
        expect(summary(other as never)).toEqual(summary(rest as never));
        expect(other.leftOut).toEqual(rest.leftOut);
      }),
      { numRuns: times(100) },
    );
  });
  test("a search that stops gives a plan that keeps all limits and a bound that the best plan keeps", () => {
    let stopped = 0;
    fc.assert(
      fc.property(cases(), fc.integer({ min: 1, max: 12 }), (made, nodes) => {
        const proposal = proposeRoadmap(made.assessment, { ...made.options, nodes });
        const best = bruteForce(made);
        expect(proposal.nodesVisited).toBeLessThanOrEqual(nodes);
        expect(kept(made, proposal)).toBe(true);
        if (proposal.optimal) expect(summary(proposal)).toEqual(best);
        else stopped++;
        if (proposal.bound.of === "effort") expect(proposal.bound.value).toBeLessThanOrEqual(best.effort);
        else if (!best.reached) expect(units(proposal.bound.exact)).toBeGreaterThanOrEqual(units(best.end));
        if (proposal.target?.state === "out-of-reach") expect(best.reached).toBe(false);
        if (proposal.target?.state === "not-found") expect(proposal.optimal).toBe(false);
        expect(deeplyFrozen(proposal) && survivesJson(proposal)).toBe(true);
      }),
      { numRuns: times(120) },
    );
    if (runs >= 1) expect(stopped).toBeGreaterThan(10);
  });
  test("what a plan is worth without a pick, and with what is left out, is what `score` says", () => {
    fc.assert(
      fc.property(cases(), (made) => {
        const { phases, leftOut, start, end } = proposeRoadmap(made.assessment, made.options);
        const done = phases.flatMap(({ picks }) => picks.map(({ action }) => action));
        expect([start.exact, end.exact]).toEqual([scoredWith(made, []), scoredWith(made, done)]);
        for (const { action, enables, without, reason } of phases.flatMap(({ picks }) => picks)) {
          const gone = [action, ...enables];
          expect(without.exact).toBe(
            scoredWith(
              made,
              done.filter((id) => !gone.includes(id)),
            ),
          );
          if (reason === "raises-total") expect(units(without.exact)).toBeLessThan(units(end.exact));
          if (reason === "enables") expect(enables).not.toEqual([]);
        }
        for (const { action, reason, others, with: then } of leftOut) {
          if (reason === "no-gain") expect(then.exact).toBe(end.exact);
          if (reason === "does-not-fit") expect(then.exact).toBe(scoredWith(made, [...done, action]));
          if (reason === "overtaken") expect(others.every((id) => done.includes(id))).toBe(true);
          if (reason === "prerequisite-left-out") expect(others.some((id) => done.includes(id)) || others.length === 0).toBe(false);
        }
      }),
      { numRuns: times(120) },
    );
  });
});

/** Whether a plan keeps budgets, windows and prerequisites. */
function kept({ options }: Case, { phases }: ReturnType<typeof proposeRoadmap>): boolean {
  const at = new Map(phases.flatMap(({ picks, number }) => picks.map(({ action }) => [action, number] as const)));
  const inTime = options.actions.every(({ id, after = [], phases: window = {} }) => {
    const phase = at.get(id);
    if (phase === undefined) return true;
    if (phase < (window.earliest ?? 1) || phase > (window.latest ?? phases.length)) return false;
    return after.every((before) => (at.get(before) ?? Number.POSITIVE_INFINITY) <= phase);
  });
  return inTime && phases.every(({ effort, budget }) => budget === null || effort <= budget);
}
