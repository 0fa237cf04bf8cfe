/**
 * What a proposed roadmap is: a choice among possible actions, phase by phase, with the reason for each that is picked and each that is not.
 * Types only; `proposeRoadmap` makes one.
 */
import type { City, Rater } from "../assess/assessment.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { ActionPlan } from "./roadmap.ts";

/** Something that a city could do. */
export interface PossibleAction<I extends string = string, G extends string = string>
  extends Pick<ActionPlan<I, G>, "id" | "title" | "levels" | "note">,
    Partial<Pick<ActionPlan<I, G>, "serves">> {
  /** What it takes, 0 or more, in the unit of the budgets. */
  readonly effort: number;
  /** Ids of actions that must be done in an earlier phase or, before it, in the same one. */
  readonly after?: readonly string[];
  /** The first and the last phase in which it can be done, counted from 1; any if left out. */
  readonly phases?: { readonly earliest?: number; readonly latest?: number };
}

/** A stretch of time with a budget of its own. What is not spent in it lapses. */
export interface PhaseInput {
  /** What readers see. */
  readonly title?: string;
  /** The most effort that fits into it, 0 or more; without one, whatever `budget` says. */
  readonly budget?: number;
}

/**
 * A loaded solver of mixed-integer programs in the CPLEX LP format, such as the npm package `highs` gives: `await loadHighs()`. Nothing else of it is used.
 */
export interface ProgramSolver {
  /** Solves one program; gives `Status` and the `Primal` value of each of its `Columns`. */
  solve(program: string, options?: { readonly [name: string]: string | number | boolean }): unknown;
}

/** What {@link proposeRoadmap} is told. */
export interface ProposalOptions<I extends string = string, G extends string = string> {
  /** What could be done; 1 to 200. */
  readonly actions: readonly PossibleAction<I, G>[];
  /** How many phases, 1 (default) to 20, or each with its title and budget. */
  readonly phases?: number | readonly PhaseInput[];
  /** The most effort of each phase that has no budget of its own; no limit if left out. */
  readonly budget?: number;
  /** What effort is counted in, such as "person-days"; for readers. */
  readonly effortUnit?: string;
  /** What the total is to reach, 0 to 100, with the least effort. Without one: the highest total. */
  readonly target?: number;
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
  /** How many nodes the search may visit, 1 to 100,000,000. Default: 2,097,152 for up to 20 actions, 262,144 for more. */
  readonly nodes?: number;
  /** Uses this solver in place of the search; for trees of plain weighted means. */
  readonly solver?: ProgramSolver;
}

/** A value of the root as the plan counts it: with open answers as the worst. */
export interface PlannedValue {
  /** 0 to 100. */
  readonly value: number;
  /** The same, exact. */
  readonly exact: string;
}

/** An answer that a picked action moves. */
export interface PlannedMove<I extends string = string> {
  /** Id of the indicator. */
  readonly indicator: I;
  /** Its title. */
  readonly title: string;
  /** The answer before, in the words of its scale; null if open. */
  readonly from: string | null;
  /** The answer after. */
  readonly to: string;
}

/**
 * Why an action is picked. `needed-for-target`: without it the target is missed. `raises-total`: without it the total at the end is lower.
 * `raises-earlier`: it brings in an earlier phase what the total at the end would have anyway. `enables`: what comes after it is picked for one of these
 * reasons.
 */
export type PickReason = "needed-for-target" | "raises-total" | "raises-earlier" | "enables";

/** An action that is picked. */
export interface PickedAction<I extends string = string> {
  /** Its id. */
  readonly action: string;
  /** Its title. */
  readonly title: string;
  /** What it takes. */
  readonly effort: number;
  /** Why it is picked. */
  readonly reason: PickReason;
  /** Ids of the picked actions that come after it. */
  readonly enables: readonly string[];
  /** The root at the end of the plan without this action and what comes after it. */
  readonly without: PlannedValue;
  /** The answers that it moves when it is done in the order of the plan. */
  readonly moves: readonly PlannedMove<I>[];
}

/**
 * Why an action is left out, the first that holds. `brings-nothing`: it would improve no answer that counts. `overtaken`: what is picked already brings
 * all that it would. `over-budget`: no phase in which it can be done has room for it, even alone. `not-needed`: the target is reached without it.
 * `no-gain`: it would improve answers, but the total at the end would be the same. `prerequisite-left-out`: it would raise the total, but what must come
 * before it is left out too. `does-not-fit`: it would raise the total, but it fits into no phase beside what is picked.
 */
export type LeftOutReason =
  | "brings-nothing"
  | "overtaken"
  | "over-budget"
  | "not-needed"
  | "no-gain"
  | "prerequisite-left-out"
  | "does-not-fit";

/** An action that is left out. */
export interface LeftOutAction {
  /** Its id. */
  readonly action: string;
  /** Its title. */
  readonly title: string;
  /** What it takes. */
  readonly effort: number;
  /** Why it is left out. */
  readonly reason: LeftOutReason;
  /** Ids of the actions that the reason speaks of: those that overtake it, or the prerequisites that are left out. */
  readonly others: readonly string[];
  /** The root at the end if it, and what must come before it, were done beside the plan. */
  readonly with: PlannedValue;
}

/** One phase of the plan. */
export interface ProposedPhase<I extends string = string> {
  /** Counted from 1. */
  readonly number: number;
  /** As given; null if none was. */
  readonly title: string | null;
  /** The most effort; null without limit. */
  readonly budget: number | null;
  /** The effort of what is picked. */
  readonly effort: number;
  /** What is picked for it, prerequisites first, then by id. */
  readonly picks: readonly PickedAction<I>[];
  /** The root when the phase begins. */
  readonly before: PlannedValue;
  /** The root when everything in it is done. */
  readonly after: PlannedValue;
}

/** What became of a target. */
export interface ProposalTarget {
  /** As given. */
  readonly value: number;
  /** Reached; proven out of reach within the budgets; or not found by a search that stopped. */
  readonly state: "reached" | "out-of-reach" | "not-found";
  /** Unless reached: the highest value that was found; it is the highest that can be reached if the plan is optimal. */
  readonly reachable: PlannedValue | null;
}

/** What {@link proposeRoadmap} gives. */
export interface RoadmapProposal<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "roadmap-proposal";
  /** Which framework. */
  readonly framework: { readonly id: string; readonly version: string; readonly digest: string };
  /** The city that was assessed. */
  readonly city: City;
  /** When it was assessed. */
  readonly date: string;
  /** Who answered. */
  readonly rater: Rater;
  /** The policy in force, every default filled in. */
  readonly policy: ScoringPolicy;
  /** The actions that were chosen among, as given. */
  readonly actions: readonly PossibleAction<I, G>[];
  /** What effort is counted in; null if not said. */
  readonly effortUnit: string | null;
  /** The root before anything is done. */
  readonly start: PlannedValue;
  /** The indicators that are open at the start and count as the worst. */
  readonly open: readonly I[];
  /** What to do, phase by phase. */
  readonly phases: readonly ProposedPhase<I>[];
  /** The root when everything is done. */
  readonly end: PlannedValue;
  /** The effort of all that is picked. */
  readonly effort: number;
  /** What became of the target; null if none was given. */
  readonly target: ProposalTarget | null;
  /** What is left out, by id. */
  readonly leftOut: readonly LeftOutAction[];
  /** Whether it is proven that no plan is better. */
  readonly optimal: boolean;
  /** What is proven of every plan: that none reaches the target with less effort, or that none has a higher root at the end. */
  readonly bound: PlannedValue & { readonly of: "effort" | "value" };
  /** What made the plan. */
  readonly method: "search" | "solver";
  /** How far, in points, a better plan could go unnoticed: 0 for the search, 0.000001 for a solver, which counts in doubles. */
  readonly tolerance: number;
  /** How many nodes the search visited; 0 for a solver. */
  readonly nodesVisited: number;
  /** Indicators that would become asked, or not asked any more, by a picked action. The plan counts them as at the start. */
  readonly asksChange: readonly I[];
  /** What is official and what is not. */
  readonly statement: string;
}
