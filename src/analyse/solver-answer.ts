/** What a solver that the caller hands in answers to a program: which columns are one, read with care; no number of it goes any further. */
import { BenchmarkError, clip, issue, shown } from "../base/issue.ts";
import { isRecord } from "../base/plain.ts";
import type { ProgramSolver } from "./proposal.ts";

/** How far a solver's own rounding may go in the objective. */
export const SOLVER_SLACK = 1e-7;
const SETTINGS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: SOLVER_SLACK,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
};

/**
 * Which of these columns a solver sets to one; null if it says that no solution exists. What is no number is not one.
 *
 * @param path where the solver stands in what the caller handed in
 * @throws BenchmarkError if it throws, or says anything but “Optimal” and “Infeasible”
 */
export function onesOf(
  solver: ProgramSolver,
  program: string,
  names: readonly string[],
  path: readonly string[],
): ReadonlySet<string> | null {
  let status = "";
  let ones: readonly string[] = [];
  try {
    const result = solver.solve(program, SETTINGS) as { readonly Status: unknown; readonly Columns: { readonly [name: string]: unknown } };
    status = result.Status === "Infeasible" || result.Status === "Optimal" ? result.Status : shown(result.Status);
    ones = names.filter((name) => {
      const column = Object.hasOwn(result.Columns, name) ? result.Columns[name] : null;
      if (!isRecord(column)) return false;
      const { Primal } = column;
      return typeof Primal === "number" && Primal > 0.5;
    });
  } catch (error) {
    throw solverFailed(path, `it threw ${message(error)}`);
  }
  if (status === "Infeasible") return null;
  if (status !== "Optimal") throw solverFailed(path, `its status is ${status}`);
  return new Set(ones);
}

/** A solver that does not do what it should. */
export function solverFailed(path: readonly string[], problem: string): BenchmarkError {
  return new BenchmarkError([issue("solver-failed", path, { problem: clip(problem, 200) })]);
}

/** What an error says, whatever it is. */
function message(error: unknown): string {
  try {
    return error instanceof Error ? shown(error.message) : shown(error);
  } catch {
    return "something that cannot be read";
  }
}
