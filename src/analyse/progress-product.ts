/** What tracking progress gives: rounds, steps between them, and for each node a change with its four parts. */
import type { City, Rater } from "../assess/assessment.ts";
import type { MissingState, ScoringPolicy } from "../model/policy.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import type { Scorecard } from "../score/scorecard.ts";

/** Where a change of a score can come from, in this order; the first three also say what happened to one indicator. */
export type Cause = "answers" | "known" | "applicable" | "policy";

/** One node between two rounds. All numbers are exact texts; the four parts add up to the change, digit for digit. */
export interface NodeProgress {
  /** Published value in the earlier round, 0 to 100; null if it was not scored. */
  readonly before: string | null;
  /** Published value in the later round; null if it is not scored. */
  readonly after: string | null;
  /** `after` less `before`, -100 to 100; null unless both are there. */
  readonly change: string | null;
  /** Part from answers that changed: one value became another. */
  readonly answers: string | null;
  /** Part from open answers that became known, and from known ones that became open. */
  readonly known: string | null;
  /** Part from questions that came not to apply, or to apply (again). */
  readonly applicable: string | null;
  /** Part from another policy. */
  readonly policy: string | null;
  /** "unscored-before", "unscored-after", "unscored-both" (no change), "no-order" (a change without parts); null if all is there. */
  readonly reason: string | null;
}

/** What one indicator said in one round. */
export interface AnswerState {
  /** The answer's value on its scale; null if missing. */
  readonly value: AnswerValue | null;
  /** Why there is none; null if there is one. Also "not-applicable" where another answer keeps it from being asked. */
  readonly missing: MissingState | null;
  /** Points, 0 to 100, as exact text; null if missing. */
  readonly points: string | null;
}

/** One indicator that says something else than before. */
export interface IndicatorChange<K extends string = string> {
  /** Its id. */
  readonly id: K;
  /** To which part its change belongs. */
  readonly cause: Exclude<Cause, "policy">;
  /** In the earlier round. */
  readonly before: AnswerState;
  /** In the later round. */
  readonly after: AnswerState;
}

/** From one round to a later one. */
export interface ProgressStep<K extends string = string> {
  /** Date of the earlier round. */
  readonly from: string;
  /** Date of the later round. */
  readonly to: string;
  /** Whether the two rounds are scored by different policies. */
  readonly policyChanged: boolean;
  /** Every tracked node by id. */
  readonly nodes: { readonly [N in K]?: NodeProgress };
  /** The indicators that say something else, in tree order. */
  readonly changed: readonly IndicatorChange<K>[];
}

/** One round as it was scored here. */
export interface TrackedRound<K extends string = string> {
  /** Its date. */
  readonly date: string;
  /** Who answered. */
  readonly rater: Rater;
  /** The framework that was answered. */
  readonly framework: Scorecard["framework"];
  /** The policy in force, every default filled in. */
  readonly policy: ScoringPolicy;
  /** Every tracked node by id: its value, or why there is none (as on the scorecard). */
  readonly nodes: { readonly [N in K]?: { /** Published value. */ readonly exact: string | null; readonly reason: string | null } };
}

/** What the rounds are compared on. */
export interface ProgressBasis {
  /** Everything; or only the indicators that all rounds share, in the tree of the latest one. */
  readonly kind: "whole" | "shared-indicators";
  /** Digest of the tree by which all rounds are scored. */
  readonly digest: string;
  /** How many indicators it has. */
  readonly indicators: number;
  /** How many indicators the framework of each round has. */
  readonly of: readonly number[];
  /** Share of the weight of each round's own framework that these indicators have, 0 to 1, with nothing excluded. */
  readonly weight: readonly number[];
  /** Indicators of any round that are not compared. */
  readonly leftOut: readonly {
    /** Its id. */
    readonly id: string;
    /** "not-in-all", "scale-differs", "penalty-differs", or "penalty-alone": a penalty whose group has nothing else left. */
    readonly why: string;
  }[];
  /** The raters' roles, each once, in the order of the rounds. */
  readonly roles: readonly Rater["role"][];
}

/** Rounds of one city, and what changed between them. Frozen, plain. */
export interface Progress<K extends string = string> {
  /** Tells products apart. */
  readonly kind: "progress";
  /** The city, as its latest round names it. */
  readonly city: City;
  /** The framework of the latest round. */
  readonly framework: Scorecard["framework"];
  /** What the rounds are compared on. */
  readonly basis: ProgressBasis;
  /** The tracked nodes in tree order, the root first. */
  readonly tree: readonly {
    readonly id: K;
    readonly title: string /** Id of the group it stands in; null for the root. */;
    readonly parent: K | null;
  }[];
  /** By date, the earliest first. */
  readonly rounds: readonly TrackedRound<K>[];
  /** Between neighbouring rounds. */
  readonly steps: readonly ProgressStep<K>[];
  /** From the first round to the last. Its parts are worked out by themselves; they need not be the sums of the steps' parts. */
  readonly overall: ProgressStep<K>;
  /** What is official and what is not. */
  readonly statement: string;
}
