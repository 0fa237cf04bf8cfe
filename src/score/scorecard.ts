/** The result for one assessment: every node's value, possible range, coverage, counts and weights. */
import type { City, Rater } from "../assess/assessment.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Band, Gate } from "./gates.ts";

/** The lowest and highest value that the open answers still allow. Not a confidence interval: it says nothing of rating error. */
export interface PossibleRange {
  /** If every open answer turns out worst. */
  readonly low: number;
  /** If every open answer turns out best. */
  readonly high: number;
}

/** What a node stands on. */
export interface Counts {
  /** Indicators at or below the node. */
  readonly indicators: number;
  /** Of these: answered on their scale. */
  readonly answered: number;
  /** Not answered, unknown or refused. */
  readonly open: number;
  /** Not applicable or outside the city's competence. */
  readonly excluded: number;
  /** Answered and with at least one piece of evidence. */
  readonly evidenced: number;
  /** Answers on level scales, by level key. */
  readonly levels: { readonly [levelKey: string]: number };
}

/** The result for one node of the tree. */
export interface NodeScore {
  /** Scored; not covered well enough to be; or with nothing applicable in it. */
  readonly status: "scored" | "unscored" | "not-applicable";
  /** 0 to 100: `exact`, rounded once to a double; null unless scored. */
  readonly value: number | null;
  /** The value rounded half-even to 30 decimals, as text; null unless scored. */
  readonly exact: string | null;
  /** What an unscored node passes to its parent, 0 to 100; null if it passes nothing, or is scored. */
  readonly provisional: number | null;
  /** What the open answers still allow; null if not applicable. */
  readonly range: PossibleRange | null;
  /** Share of the applicable weight that is answered, 0 to 1; 0 if nothing is applicable. */
  readonly coverage: number;
  /** What the node stands on. */
  readonly counts: Counts;
  /** Shares of weight, 0 to 1. Penalties have none: their weight is points lost, not a share. */
  readonly weight: {
    /** Among its applicable siblings. */
    readonly local: number;
    /** At the root: the product of the local shares down to here. */
    readonly effective: number;
  };
  /** Why there is no value: "nothing-answered", "below-coverage", "blocked", "excluded", "total-forbidden", "no-weight"; null if scored. */
  readonly reason: string | null;
}

/** The result for one assessment. Frozen, plain, and complete: it says which framework version, policy and answers' date made it. */
export interface Scorecard<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "scorecard";
  /** Which framework; the digest covers its structure, not its texts. */
  readonly framework: {
    /** Id of its root. */
    readonly id: string;
    /** Its version. */
    readonly version: string;
    /** SHA-256 of what scores depend on. */
    readonly digest: string;
  };
  /** The city that was assessed. */
  readonly city: City;
  /** When it was assessed. */
  readonly date: string;
  /** Who answered. */
  readonly rater: Rater;
  /** The policy in force, every default filled in. */
  readonly policy: ScoringPolicy;
  /** The root's result. */
  readonly total: NodeScore;
  /** Every node's result by id, in tree order. */
  readonly nodes: { readonly [K in I | G]: NodeScore };
  /** Gates of applicable nodes, in tree order. */
  readonly gates: readonly Gate[];
  /** The band of the total, or why none is named. */
  readonly band: Band;
  /** What is official and what is not. */
  readonly statement: string;
}
