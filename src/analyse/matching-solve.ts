/** The best matching of a whole problem: part by part by the search; where it stops, by a solver if there is one. */
import {
  compareMatchings,
  comparePairs,
  isHopeless,
  type Matching,
  type Pair,
  type Problem,
  partsOf,
  worthOf,
} from "./matching-problem.ts";
import { anyMatching, search, unitsOf } from "./matching-search.ts";
import { solvedBy, TOLERANCE } from "./matching-solver.ts";
import { goodStart } from "./matching-start.ts";
import type { ProgramSolver } from "./proposal.ts";

/** What was found for a whole problem. */
export interface Solved {
  /** Null if there is none, or none was found. */
  readonly best: Matching | null;
  /** Whether it is proven that none is worth more; without a matching, that there is none. */
  readonly optimal: boolean;
  /** Whether ties are settled too. */
  readonly tiesSettled: boolean;
  /** No matching is worth more, in units of 10⁻³⁰ points. */
  readonly bound: bigint;
  readonly nodes: number;
  /** In how many parts what is proven is proven by a solver. */
  readonly bySolver: number;
}

const NONE = { best: null, optimal: true, tiesSettled: true, bound: 0n, nodes: 0, bySolver: 0 };

/**
 * The best matching.
 *
 * @param limit how many nodes the search visits at most
 * @throws BenchmarkError for a solver that fails
 */
export function solve(problem: Problem, limit: number, solver?: ProgramSolver): Solved {
  if (isHopeless(problem)) return NONE;
  let left = limit;
  const parts = partsOf(problem).map((part) => {
    const solved = solvePart(part, Math.max(1, left), solver);
    left -= solved.nodes;
    return solved;
  });
  const all = <T>(of: (part: Solved) => T): T[] => parts.map(of);
  const isImpossible = parts.some(({ best, optimal }) => best === null && optimal);
  const found = all(({ best }) => best);
  return {
    best: found.includes(null) ? null : (found.flat() as Pair[]).sort(comparePairs),
    optimal: isImpossible || all(({ optimal }) => optimal).every(Boolean),
    tiesSettled: isImpossible || all(({ tiesSettled }) => tiesSettled).every(Boolean),
    bound: all(({ bound }) => bound).reduce((a, b) => a + b, 0n),
    nodes: all(({ nodes }) => nodes).reduce((a, b) => a + b, 0),
    bySolver: all(({ bySolver }) => bySolver).reduce((a, b) => a + b, 0),
  };
}

function solvePart(part: Problem, limit: number, solver: ProgramSolver | undefined): Solved {
  const first = search(part, limit, goodStart(part));
  const plain = ({ best, tiesSettled, optimal, bound, nodes }: typeof first, before = 0): Solved => ({
    ...{ best, optimal, tiesSettled, bound: bound ?? 0n, nodes: nodes + before, bySolver: 0 },
  });
  if (first.optimal || solver === undefined) return plain(first);
  const given = solvedBy(part, solver);
  // That there is none is a matter of small whole numbers, of which doubles are sure.
  if (given === null && first.best === null) return { ...NONE, nodes: first.nodes, bySolver: 1 };
  const known = [given, first.best].filter((each) => each !== null).sort(compareMatchings)[0] as Matching;
  // From the best matching the search may well come to an end.
  const second = search(part, limit, known);
  if (second.optimal) return plain(second, first.nodes);
  const best = second.best as Matching;
  return {
    ...{ best, optimal: true, tiesSettled: false, bound: worthOf(best) + unitsOf(TOLERANCE) },
    ...{ nodes: first.nodes + second.nodes, bySolver: 1 },
  };
}

/** Whether any matching meets the demands; null if so many nodes do not tell. */
export function canMeet(problem: Problem, limit: number): boolean | null {
  if (isHopeless(problem)) return false;
  let isSure = true;
  for (const part of partsOf(problem)) {
    if (part.wanted.size + part.placed.size === 0) continue;
    const { best, finished } = anyMatching(part, limit);
    if (best === null && finished) return false;
    isSure &&= best !== null;
  }
  return isSure ? true : null;
}
