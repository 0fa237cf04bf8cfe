/** What a comparison is: the same nodes of many cities, in columns. */
import type { City, Rater } from "../assess/assessment.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Scorecard } from "../score/scorecard.ts";

/** One node in all cities; every list has one entry for each city, in their order. */
export interface NodeColumns {
  /** 0 to 100; null where the node is not scored. */
  readonly value: readonly (number | null)[];
  /** The same with all digits: what ranks, ties and differences are made from. */
  readonly exact: readonly (string | null)[];
  /** Low end of the possible range; null where nothing in the node is applicable. */
  readonly low: readonly (number | null)[];
  /** High end of the possible range; null where nothing in the node is applicable. */
  readonly high: readonly (number | null)[];
  /** Share of the applicable weight that is answered, 0 to 1. */
  readonly coverage: readonly number[];
  /** Indicators in it that are answered. */
  readonly answered: readonly number[];
  /** Not answered, unknown or refused. */
  readonly open: readonly number[];
  /** Not applicable or outside the city's competence. */
  readonly excluded: readonly number[];
  /** Answered with evidence. */
  readonly evidenced: readonly number[];
}

/** What a comparison rests on. */
export interface ComparisonBasis {
  /** Whether every indicator of the framework is compared, or only those that several versions share. */
  readonly kind: "whole" | "shared-indicators";
  /** Indicators that are compared. */
  readonly indicators: number;
  /** Share of the later framework's weight that they hold, 0 to 1. */
  readonly weight: number;
  /** Versions of the framework that were met. */
  readonly versions: readonly string[];
}

/** Cities side by side: columns, in the order in which the cities were given. Nothing is ranked. */
export interface Comparison<K extends string = string> {
  /** Tells products apart. */
  readonly kind: "comparison";
  /** Which framework was scored. */
  readonly framework: Scorecard["framework"];
  /** Under which policy, the same for all. */
  readonly policy: ScoringPolicy;
  /** What it rests on. */
  readonly basis: ComparisonBasis;
  /** The cities, with their context. */
  readonly cities: readonly City[];
  /** When each was assessed. */
  readonly dates: readonly string[];
  /** Who assessed each. */
  readonly raters: readonly Rater[];
  /** Which mandatory parts each does not meet, or is not known to meet. */
  readonly gates: readonly (readonly { readonly id: string; readonly state: "unmet" | "open" }[])[];
  /** Columns by node, in tree order. */
  readonly nodes: { readonly [N in K]: NodeColumns };
  /** What is official and what is not. */
  readonly statement: string;
}
