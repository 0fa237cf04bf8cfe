/** Which of many possible actions to do first: the best plan within budgets, phase by phase, with the reason for each pick. */
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { notAsked } from "../assess/routing.ts";
import { type Decimal, decimal, exactText, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { type OutlineNode, outline } from "../model/outline.ts";
import { isExcluded } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import { statementOf } from "../model/statement.ts";
import { answerWords } from "./answer-words.ts";
import type {
  PickedAction,
  PlannedMove,
  PlannedValue,
  ProposalOptions,
  ProposalTarget,
  ProposedPhase,
  RoadmapProposal,
} from "./proposal.ts";
import { type Candidate, doneBy, isReached } from "./proposal-candidate.ts";
import { defaultNodes, type ReadOptions, readProposal } from "./proposal-options.ts";
import { answerAt, type Chosen, type Problem, problemOf, type ValueNode, type Work } from "./proposal-problem.ts";
import { leftOutOf, pickOf } from "./proposal-reasons.ts";
import { type Found, search } from "./proposal-search.ts";
import { solved, TOLERANCE } from "./proposal-solver.ts";
import { type Values, valuesOf } from "./proposal-value.ts";

/**
 * Help in choosing what to do first: of the possible actions the best plan within budgets, phase by phase, with the reason for each pick and for what is
 * left out. It counts points and nothing else; what such a plan cannot know stands in `docs/propose-roadmap.md`.
 *
 * - An action leads to answers, and never makes one worse. Where several lead to one indicator, the best answer holds; on a checklist their ticks add up
 *   (of a penalty only common ticks stay). What asks for the same fact elsewhere (`sameAs`) moves along.
 * - Open answers count as the worst until an action answers them. Coverage, and what is not applicable, stay as they are at the start.
 * - Prerequisites are done in an earlier phase or, before it, in the same one. What is not spent of a budget lapses.
 * - The best plan: it reaches the target, if any does; then it has the least effort if it does, else the highest root at the end; then the highest sum
 *   of the root after each phase; then the fewest actions; then the ids, sorted, that come first; then the earlier phases, by id. Values are compared
 *   exactly, rounded to the 30 decimals that are published.
 *
 * Cost: up to 20 actions in one phase and 12 in three, a few seconds at most, and always the best plan, whatever the rules. Beyond, the search may stop
 * at its number of nodes; then `optimal` is false, and `bound` is what was proven. Or hand in a loaded solver (`highs`) for trees of plain weighted
 * means: 60 actions in four phases take seconds. A solver does not tell plans apart that differ by ids alone, or by less than a millionth of a point.
 *
 * @param assessment made by `assess` or `assessDraft`
 * @param options actions; phases, budget, target, policy, nodes, solver
 * @returns a frozen proposal
 * @throws BenchmarkError with all issues: unknown ids, levels off their scale, prerequisites that go in a circle, phases that do not exist, a root
 *   without an overall number, options that would change nothing, a solver for a tree that is not linear
 * @example
 * import { assess, defineFramework, fullyPartlyNot, proposeRoadmap } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly", "small.c": "not-at-all" } });
 * const plan = proposeRoadmap(aford, {
 *   actions: [
 *     { id: "staff", title: "Hire", effort: 2 },
 *     { id: "b", title: "Complete b", effort: 1, levels: { "small.b": "fully" } },
 *     { id: "c", title: "Set up c", effort: 2, levels: { "small.c": "fully" }, after: ["staff"] },
 *   ],
 *   phases: 2,
 *   budget: 3,
 *   target: 80,
 * });
 * plan.phases.map(({ picks, after }) => [picks.map(({ action, reason }) => `${action}: ${reason}`), after.value]);
 * // => [[["staff: enables"], 50], [["c: needed-for-target"], 83.33…]]
 * plan.leftOut.map(({ action, reason }) => [action, reason]); // [["b", "not-needed"]]
 * plan.optimal; // true
 */
export function proposeRoadmap<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  options: ProposalOptions<NoInfer<I>, NoInfer<G>>,
): RoadmapProposal<I, G> {
  const checked = ensureAssessment(assessment);
  const given = readProposal(outline(checked.framework), options);
  const problem = problemOf(checked, given);
  const values = valuesOf(problem);
  const { solver, nodes = defaultNodes(given.actions.length) } = given;
  const found = solver === undefined ? search(problem, values, nodes) : solved(problem, values, solver);
  return freeze(productOf(checked, given, problem, values, found) as RoadmapProposal<I, G>);
}

function productOf(assessment: Assessment, given: ReadOptions, problem: Problem, values: Values, found: Found): RoadmapProposal {
  const { best, optimal, bound, nodes } = found;
  const bySolver = given.solver !== undefined;
  const { plan, budgets, target, byId } = problem;
  const { tree, policy } = plan;
  const { framework } = tree;
  const start = values.exact(doneBy(best.schedule, -1));
  const effort = (units: number): Decimal => decimal(units).div(problem.unit);
  return {
    kind: "roadmap-proposal",
    framework: { id: framework.id, version: framework.version, digest: tree.digest },
    city: assessment.city,
    date: assessment.date,
    rater: assessment.rater,
    policy,
    actions: given.actions,
    effortUnit: given.effortUnit ?? null,
    start: published(start),
    open: openBelow(problem, problem.root),
    phases: phasesOf(given, problem, values, best, start),
    end: published(best.end),
    effort: toDouble(effort(best.effort)),
    target: target === null ? null : targetOf(problem, target, found),
    leftOut: byId.flatMap((action) => {
      const { id, title, effort: takes } = given.actions[action] as ReadOptions["actions"][number];
      if ((best.schedule[action] as number) >= 0) return [];
      const { reason, others, with: value } = leftOutOf(problem, values, best, action);
      return [{ action: id, title, effort: takes, reason, others: idsOf(problem, others), with: published(value) }];
    }),
    optimal,
    bound: "effort" in bound ? { of: "effort", ...published(effort(bound.effort)) } : { of: "value", ...published(bound.value) },
    method: bySolver ? "solver" : "search",
    tolerance: bySolver ? TOLERANCE : 0,
    nodesVisited: nodes,
    asksChange: asksChange(assessment, problem, doneBy(best.schedule, budgets.length)),
    statement: statementOf(framework),
  };
}

/** What is open and counts. */
function openBelow(problem: Problem, { index, parts, penalties }: ValueNode): string[] {
  const children = [...parts, ...penalties].map(({ node }) => node).sort((a, b) => a.index - b.index);
  if (children.length > 0) return children.flatMap((child) => openBelow(problem, child));
  const { indicators } = problem.plan.tree;
  const place = indicators.findIndex((indicator) => indicator.index === index);
  const missing = problem.leaves[place]?.missing ?? null;
  return missing !== null && !isExcluded(missing) ? [(indicators[place] as OutlineNode).id] : [];
}

function published(value: Decimal): PlannedValue {
  return { value: toDouble(value), exact: exactText(value) };
}

function idsOf({ work, byId }: Problem, places: readonly number[]): string[] {
  return byId.filter((place) => places.includes(place)).map((place) => (work[place] as Work).id);
}

function targetOf(problem: Problem, value: number, { best, optimal, bound }: Found): ProposalTarget {
  if (best.reached) return { value, state: "reached", reachable: null };
  const excluded = optimal || ("value" in bound && !isReached(problem, bound.value));
  return { value, state: excluded ? "out-of-reach" : "not-found", reachable: published(best.end) };
}

function phasesOf(given: ReadOptions, problem: Problem, values: Values, best: Candidate, start: Decimal): ProposedPhase[] {
  const { sequence, work, unit } = problem;
  const done: Chosen = doneBy(best.schedule, -1);
  return given.phases.map(({ title, budget }, phase) => {
    const here = sequence.filter((action) => best.schedule[action] === phase);
    const units = here.reduce((all, action) => all + (work[action] as Work).effort, 0);
    const picks = here.map((action): PickedAction => {
      const { id: name, title: words, effort } = given.actions[action] as ReadOptions["actions"][number];
      const { reason, enables, without } = pickOf(problem, values, best, action);
      const moves = movesOf(problem, done, action);
      done[action] = 1;
      return { action: name, title: words, effort, reason, enables: idsOf(problem, enables), without: published(without), moves };
    });
    return {
      number: phase + 1,
      title,
      budget,
      effort: toDouble(decimal(units).div(unit)),
      picks,
      before: published(phase === 0 ? start : (best.values[phase - 1] as Decimal)),
      after: published(best.values[phase] as Decimal),
    };
  });
}

/** The answers that an action moves when these are done already. */
function movesOf({ slots }: Problem, done: Chosen, action: number): PlannedMove[] {
  const after = Uint8Array.from(done);
  after[action] = 1;
  return slots.flatMap((slot): PlannedMove[] => {
    const [old, next] = [answerAt(slot, done), answerAt(slot, after)];
    if (next === null || isSame(old, next)) return [];
    const { id, node, scale } = slot.place;
    const words = (value: typeof next): string => answerWords(scale as Scale, value);
    return [{ indicator: id, title: node.title, from: old === null ? null : words(old), to: words(next) }];
  });
}

/** Whether nothing was added to an answer: lists of ticks only grow, or only shrink. */
function isSame(old: AnswerValue | null, next: AnswerValue): boolean {
  return Array.isArray(old) && Array.isArray(next) ? old.length === next.length : old === next;
}

/** Indicators that would be asked, or not be asked any more, after the plan. */
function asksChange({ answers }: Assessment, { plan: { tree }, slots }: Problem, done: Chosen): string[] {
  const moved = slots.flatMap((slot) => {
    const value = answerAt(slot, done);
    return value === null || isSame(slot.start, value) ? [] : [[slot.place.id, value] as const];
  });
  const then = { ...answers, ...Object.fromEntries(moved) };
  return tree.indicators.flatMap(({ id }) => ((notAsked(tree, id, answers) === null) === (notAsked(tree, id, then) === null) ? [] : [id]));
}
