/** Planning problems in one line: for the tests of the parts behind `proposeRoadmap`. */
import { type ReadOptions, readProposal } from "../../src/analyse/proposal-options.ts";
import { type Problem, problemOf } from "../../src/analyse/proposal-problem.ts";
import { type Values, valuesOf } from "../../src/analyse/proposal-value.ts";
import type { Assessment, PossibleAction, ProposalOptions } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { percents } from "../small.ts";

/** An action that leads indicators v0, v1, … of `percents` to points. */
export function to(
  id: string,
  effort: number,
  levels: { readonly [place: number]: number } = {},
  more: Partial<PossibleAction> = {},
): PossibleAction {
  return {
    id,
    title: id,
    effort,
    levels: Object.fromEntries(Object.entries(levels).map(([place, points]) => [`t.v${place}`, points])),
    ...more,
  };
}

/** A problem over an assessment, with its evaluators. */
export function posed(
  assessment: Assessment,
  actions: readonly PossibleAction[],
  options: Partial<ProposalOptions> = {},
): { readonly problem: Problem; readonly values: Values; readonly given: ReadOptions } {
  const given = readProposal(outline(assessment.framework), { actions, ...options });
  const problem = problemOf(assessment, given);
  return { problem, values: valuesOf(problem), given };
}

/** A problem over a flat mean of indicators at 0. */
export function flat(size: number, actions: readonly PossibleAction[], options: Partial<ProposalOptions> = {}) {
  return posed(percents(new Array(size).fill(0)), actions, options);
}
