/** What a ranking is: who was ranked among whom, in ranks and in tiers, and who stands apart. */
import type { Unplaced } from "./cohorts.ts";
import type { Comparison } from "./comparison.ts";

/** Among which cities figures are meant. */
export interface ReferenceSet {
  /** Cities that the figures are about. */
  readonly n: number;
  /** Cities in the comparison, or in the cohort. */
  readonly of: number;
  /** Dates of the earliest and the latest assessment among the `n`; null where none has a date. */
  readonly dates: { readonly first: string; readonly last: string } | null;
  /** Assessments among the `n` without a date. */
  readonly undated: number;
  /** In what roles they were answered. */
  readonly roles: readonly string[];
}

/** One city's place. */
export interface Place {
  /** Id of the city. */
  readonly city: string;
  /** Competition rank (1, 2, 2, 4), the greatest value first, from exact values. */
  readonly rank: number;
  /** Dense rank (1, 2, 2, 3). */
  readonly dense: number;
  /** The competition rank as text, with “=” where it is shared: "=2". */
  readonly label: string;
  /** 1 for the highest. Cities of one tier are not ordered, whatever their ranks. */
  readonly tier: number;
}

/** A ranked city, as a flat row. Values run from 0 to 100. */
export interface RankRow extends Place {
  /** What readers see. */
  readonly name: string;
  /** When it was assessed. */
  readonly date: string;
  /** In what role the rater answered. */
  readonly rater: string;
  /** Its value at the node. */
  readonly value: number;
  /** The same with all digits. */
  readonly exact: string;
  /** Low end of its possible range. */
  readonly low: number;
  /** High end of its possible range. */
  readonly high: number;
  /** Its value if one answer were one level worse: the one that costs most. */
  readonly oneLevelDown: number;
  /** Its value if one answer were one level better: the one that brings most. */
  readonly oneLevelUp: number;
  /** Its value on the indicators that all ranked cities share; null if it has none there. */
  readonly sharedValue: number | null;
  /** The same with 20 decimals; with all digits where nothing is left out. */
  readonly sharedExact: string | null;
  /** Competition rank on what all share. */
  readonly sharedRank: number | null;
  /** Dense rank on what all share. */
  readonly sharedDense: number | null;
  /** Label of the shared rank. */
  readonly sharedLabel: string | null;
}

/** Cities that are not ordered among each other. */
export interface Tier {
  /** 1 for the highest. */
  readonly tier: number;
  /** The ranks that its cities have: "1", "2–4". */
  readonly ranks: string;
  /** Their ids, in the order of the comparison. */
  readonly cities: readonly string[];
}

/** Why a city has no rank. */
export type ApartReason = "not-applicable" | "gate-unmet" | "gate-open" | "unscored" | "few-apply";

/** A city that is not ranked, as a flat row. */
export interface ApartRow {
  /** Id of the city. */
  readonly city: string;
  /** What readers see. */
  readonly name: string;
  /** When it was assessed. */
  readonly date: string;
  /**
   * "not-applicable": nothing in the node applies; "gate-unmet": a mandatory part is not met; "gate-open": not known to be met; "unscored": too little is
   * answered; "few-apply": less than half of the indicators apply.
   */
  readonly reason: ApartReason;
  /** Ids of the mandatory parts that are not met, or not known to be, separated by “; ”; null if there are none. */
  readonly gates: string | null;
}

/** Ranks inside one cohort. */
export interface CohortRanks {
  /** Under which rule it was made. */
  readonly family: string;
  /** What readers see. */
  readonly cohort: string;
  /** Among which cities. */
  readonly reference: ReferenceSet;
  /** Its ranked cities, by rank. */
  readonly rows: readonly Place[];
}

/** A ranking at one node. */
export interface Ranking {
  /** Tells products apart. */
  readonly kind: "ranking";
  /** Which framework was scored. */
  readonly framework: Comparison["framework"];
  /** Under which policy. */
  readonly policy: Comparison["policy"];
  /** What the comparison rests on. */
  readonly basis: Comparison["basis"];
  /** Id of the node. */
  readonly node: string;
  /** Its title. */
  readonly title: string;
  /** Among which cities. */
  readonly reference: ReferenceSet;
  /** Indicators in the node. */
  readonly indicators: number;
  /** Of these: applicable in every ranked city. */
  readonly sharedIndicators: number;
  /** Their share of the node's weight, with nothing excluded; 0.8 to 1. */
  readonly sharedWeight: number;
  /** Ids of the indicators that not all share, in tree order. */
  readonly notShared: readonly string[];
  /** Ranked cities by rank; ties in the order of the comparison. */
  readonly rows: readonly RankRow[];
  /** Tiers, the highest first. */
  readonly tiers: readonly Tier[];
  /** Cities without a rank, in the order of the comparison. */
  readonly apart: readonly ApartRow[];
  /** Ranks inside each cohort; empty unless asked for. */
  readonly cohorts: readonly CohortRanks[];
  /** Cities that a family of cohorts has no place for. */
  readonly unplaced: readonly Unplaced[];
  /** What is official and what is not. */
  readonly statement: string;
}
