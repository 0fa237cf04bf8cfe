/** What `measureAgreement` gives: how far several raters of one city agree, at every node, and what such figures cannot tell. */
import type { City } from "../assess/assessment.ts";
import type { PanelRater } from "../assess/panel.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { AlphaMetric } from "./krippendorff-alpha.ts";
import type { Statistic } from "./statistic.ts";

/** A bootstrap interval over indicators. */
export interface Interval {
  /** Lower end; null if there is none. */
  readonly low: number | null;
  /** Upper end; null if there is none. */
  readonly high: number | null;
  /** Why there is none; null if there is one. */
  readonly reason: Statistic["reason"];
}

/** A figure with its bootstrap interval over indicators. */
export type Estimate = Statistic & {
  /** How much rests on which indicators were asked. */
  readonly interval: Interval;
};

/** Krippendorff's alpha of all raters on one scale, or on all. */
export interface AlphaRow {
  /** Id of the scale; null for all scales together, each answer by its points (0 to 100). */
  readonly scale: string | null;
  /** Ordinal for levels (by the order of their points), interval or ratio for numbers, interval for points and ticks. */
  readonly metric: AlphaMetric;
  /** Indicators that at least two raters answered. */
  readonly units: number;
  /** Alpha. */
  readonly alpha: Estimate;
}

/** Cohen's kappa of two raters on one level scale. */
export interface KappaRow {
  /** Id of the level scale. */
  readonly scale: string;
  /** The categories: the different points of its levels, from the least; 0 to 100. Levels of equal points are one category. */
  readonly points: readonly number[];
  /** Indicators that both answered. */
  readonly units: number;
  /** How often the first rater (rows) chose one category and the second (columns) the other. */
  readonly table: readonly (readonly number[])[];
  /** Any two categories are equally far apart. */
  readonly unweighted: Estimate;
  /** By steps between the categories. */
  readonly linear: Estimate;
  /** By squared steps. */
  readonly quadratic: Estimate;
  /** By the disagreement weights of the options; null if they have none for this scale. */
  readonly own: Estimate | null;
}

/** Two raters side by side. */
export interface PairAgreement {
  /** Ids of the two, in the order given. */
  readonly raters: readonly [string, string];
  /** Whether they are of one team. */
  readonly sameTeam: boolean;
  /** Indicators that both answered. */
  readonly units: number;
  /** Share of them that both answered alike, 0 to 1. */
  readonly same: Estimate;
  /** One entry for each level scale. */
  readonly kappa: readonly KappaRow[];
}

/** How much higher the city rates itself than the raters of one role. */
export interface BiasRow {
  /** The role of the others; roles are not mixed. */
  readonly against: PanelRater["role"];
  /** Indicators that both sides answered. */
  readonly units: number;
  /** Mean over them of the city's points less the mean of the others' points, −100 to 100; above 0 the city rates itself higher. Points of a penalty count the other way round. */
  readonly mean: Statistic;
  /** Bootstrap interval of that mean over indicators. */
  readonly interval: Interval;
}

/** Agreement at one node. Indicators that ask the same count once. */
export interface NodeAgreement {
  /** Indicators at or below it that at least two raters answered. Beside two others, a consensus does not count here, nor in `same`, `alpha` and `w`. */
  readonly units: number;
  /** Indicators at or below it. */
  readonly of: number;
  /** Percentage agreement, as a share: of all pairs of answers to one indicator by two raters, those that are alike; 0 to 1. */
  readonly same: Estimate;
  /** One entry for each scale, and one for all if they are several. */
  readonly alpha: readonly AlphaRow[];
  /** Kendall's W: whether raters put the node's children in the same order by their values. */
  readonly w: Statistic & {
    /** Children that every one of these raters has a value for, penalties apart. */
    readonly items: number;
    /** Raters who were asked all that lies below the node. */
    readonly raters: number;
  };
  /** One entry for each role other than self. */
  readonly bias: readonly BiasRow[];
  /** One entry for each two raters. */
  readonly pairs: readonly PairAgreement[];
}

/** What to keep in mind with the figures: a code for programs, a sentence for readers. */
export interface Caution {
  /**
   * - not-independent: whether raters judged independently of each other; always there.
   * - indicators-resampled: what the intervals are about; there if there are two raters or more.
   * - few-units: fewer than 30 indicators were rated by two raters or more.
   * - consensus-included: one of the raters is a consensus.
   * - asked-in-part: some were asked only some indicators.
   */
  readonly code: "not-independent" | "indicators-resampled" | "few-units" | "consensus-included" | "asked-in-part";
  /** In words. */
  readonly text: string;
}

/** How far several raters of one city agree. Frozen, plain; says which framework version, policy and seed made it. */
export interface Agreement<K extends string = string> {
  /** Tells products apart. */
  readonly kind: "agreement";
  /** Which framework. */
  readonly framework: {
    /** Id of its root. */
    readonly id: string;
    /** Its version. */
    readonly version: string;
    /** SHA-256 of what scores depend on. */
    readonly digest: string;
  };
  /** The city that was rated. */
  readonly city: City;
  /** Who rated, in the order given. */
  readonly raters: readonly PanelRater[];
  /** Teams as stated, or as the review has them, by rater ids; empty if there is none. */
  readonly teams: readonly (readonly string[])[];
  /** The policy that gave the values behind W. */
  readonly policy: ScoringPolicy;
  /** How the intervals were made. */
  readonly bootstrap: {
    /** Percentile method. */
    readonly method: "percentile";
    /** What is drawn again and again: indicators, not raters. */
    readonly units: "indicators";
    /** How many times. */
    readonly draws: number;
    /** Share of the draws inside the interval, such as 0.95. */
    readonly level: number;
    /** Where chance began: the same seed gives the same bits. */
    readonly seed: number;
    /** Fewer indicators have no interval. */
    readonly leastUnits: number;
  };
  /** The root's figures. */
  readonly overall: NodeAgreement;
  /** Every node's figures by id, in tree order. */
  readonly nodes: { readonly [N in K]: NodeAgreement };
  /** What to keep in mind. */
  readonly cautions: readonly Caution[];
  /** What is official and what is not. */
  readonly statement: string;
}
