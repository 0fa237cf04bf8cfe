/**
 * The best plan by a solver that the caller hands in, for trees of plain weighted means: one program for each part of the objective, the parts before
 * held fast. What comes back is checked and valued exactly; no number of the solver is published.
 */
import { type Decimal, decimal } from "../base/decimal.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import type { Plan } from "../score/plan.ts";
import type { ProgramSolver } from "./proposal.ts";
import { type Candidate, compareCandidates, isFeasible, judge, polished, type Schedule } from "./proposal-candidate.ts";
import type { Problem } from "./proposal-problem.ts";
import { programOf, type Terms, textOf, written } from "./proposal-program.ts";
import type { Found } from "./proposal-search.ts";
import type { Values } from "./proposal-value.ts";
import { onesOf, SOLVER_SLACK, solverFailed } from "./solver-answer.ts";

/** How far, in points, a better plan could go unnoticed. */
export const TOLERANCE = 1e-6;
/** What a part of the objective that is reached may lose while the next is improved: the solver's own rounding. */
const SLACK = SOLVER_SLACK;
const PATH = ["solver"];

/**
 * The best plan that a solver finds.
 *
 * @throws BenchmarkError for trees that are not linear, and for a solver that fails
 */
export function solved(problem: Problem, values: Values, solver: ProgramSolver): Found {
  checkLinear(problem.plan);
  const { work, budgets, target } = problem;
  const program = programOf(problem, values);
  const idle = work.map(() => -1);
  const [{ end: start }] = [judge(problem, values, idle)];
  let best = polished(problem, values, idle);
  /** A plan for one part of the objective; the best of all plans is kept, exactly. */
  const next = (sense: "Maximize" | "Minimize", objective: Terms, rows: readonly string[]): Candidate | null => {
    const schedule = scheduleOf(problem, solver, textOf(program, sense, objective, rows));
    if (schedule === null) return null;
    const candidate = judge(problem, values, schedule);
    if (compareCandidates(problem, candidate, best) < 0) best = candidate;
    return candidate;
  };
  const gained = (value: Decimal, times = 1): number => value.minus(start.times(times)).toNumber();
  const atLeast = (terms: Terms, least: number): string => `${written(terms)} >= ${least}`;

  // Where nothing can be gained, there is nothing to solve.
  if (program.end.size > 0) {
    let kept: string[] = [];
    for (const slack of target === null ? [] : [-SLACK, TOLERANCE]) {
      const reach = atLeast(program.end, gained(decimal(target as number)) + slack);
      const plan = next("Minimize", program.effort, [reach]);
      if (plan === null) break;
      kept = [reach, `${written(program.effort)} <= ${plan.effort * program.scale * (1 + 1e-9) + SLACK}`];
      if (plan.reached) break;
    }
    if (!best.reached) kept = [atLeast(program.end, gained(found(next("Maximize", program.end, [])).end) - SLACK)];
    const { sum } = found(next("Maximize", program.sum, kept));
    found(next("Minimize", program.count, [...kept, atLeast(program.sum, gained(sum, budgets.length) - SLACK)]));
    best = polished(problem, values, best.schedule);
  }
  return { best, optimal: true, bound: best.reached ? { effort: best.effort } : { value: best.end }, nodes: 0 };
}

function checkLinear({ nodes, policy }: Plan): void {
  if (nodes[0]?.linear) return;
  const bent = nodes.find((node) => node.penalty || (node.aggregation !== null && node.aggregation !== "arithmetic"));
  const rule = typeof bent?.aggregation === "string" ? bent.aggregation : JSON.stringify(bent?.aggregation);
  const why =
    bent === undefined ? `the policy says below: “${policy.coverage.below}”` : bent.penalty ? "it is a penalty" : `its rule is ${rule}`;
  throw new BenchmarkError([issue("solver-not-linear", ["solver"], { id: bent?.id ?? (nodes[0]?.id as string), why })]);
}

function found(candidate: Candidate | null): Candidate {
  if (candidate === null) throw failed("it found no plan, although there is one");
  return candidate;
}

function failed(problem: string): BenchmarkError {
  return solverFailed(PATH, problem);
}

/** The schedule that a solver gives; null if it says that there is none. */
function scheduleOf(problem: Problem, solver: ProgramSolver, text: string): Schedule | null {
  const { work, budgets } = problem;
  const names = work.flatMap((_, action) => budgets.map((__, phase) => `x${action}_${phase}`));
  const ones = onesOf(solver, text, names, PATH);
  if (ones === null) return null;
  const schedule = work.map((_, action) => budgets.findIndex((__, phase) => ones.has(`x${action}_${phase}`)));
  if (!isFeasible(problem, schedule)) throw failed("what it gave does not keep budgets, phases and prerequisites");
  return schedule;
}
