/** What goes into matching mentors with implementing cities, and what comes out. Types only; `matchMentors` makes a matching. */
import type { Assessment, City } from "../assess/assessment.ts";
import type { Framework } from "../model/tree.ts";
import type { Scorecard } from "../score/scorecard.ts";
import type { ProgramSolver } from "./proposal.ts";

/** What schemes are about: a toolkit's benchmark, or a group of it. Its name is the framework's. */
export interface MatchTheme<I extends string = string, G extends string = string> {
  /** The benchmark. */
  readonly framework: Framework<I, G>;
  /** Id of a group of it; default: the whole benchmark. This id is the theme's. */
  readonly node?: NoInfer<G>;
  /** How many schemes there must be at least; none must if left out. */
  readonly schemes?: number;
}

/** A theme in which a city wants to learn, and the gap that it named in it. No assessment is needed for that. */
export interface NamedGap<G extends string = string> {
  /** Id of the theme. */
  readonly theme: G;
  /** What it named. */
  readonly gap: {
    /** In its own words. */
    readonly text: string;
    /** How large it holds the gap to be, in points, above 0 to 100. Counts where mentor and city do not both have a value. */
    readonly points?: number;
  };
}

/** A city that takes part. */
export interface MatchCity<G extends string = string> {
  /** The city; its context is what likeness is measured on. */
  readonly city: City;
  /** Languages that it can work in, one to thirty; one word for each, the same for all cities. */
  readonly languages: readonly string[];
  /** Ids of the themes in which it is willing to mentor. */
  readonly mentor?: readonly G[];
  /** Themes in which it is willing to learn. */
  readonly implement?: readonly NamedGap<G>[];
  /** How many schemes it takes on, 0 to 20. */
  readonly capacity?: {
    /** As mentor; default 1. */
    readonly mentor?: number;
    /** As implementing city; default 1. */
    readonly implement?: number;
  };
  /** Its results, one for each benchmark: assessments that the scheme may see, or scorecards. */
  readonly results?: readonly (Assessment | Scorecard)[];
}

/** What {@link matchMentors} can be told. */
export interface MatchOptions {
  /** Pairs of city ids that were together before, as mentor and implementing city or the other way round; they are not matched again. */
  readonly earlier?: readonly (readonly [string, string])[];
  /** Cities that must be in a scheme as implementing cities: “all” that want to learn, or their ids. */
  readonly place?: "all" | readonly string[];
  /** Likeness counts: a pair is worth its gap plus weight × likeness. */
  readonly context?: {
    /** Points that full likeness is worth, above 0 to 100. */
    readonly weight: number;
    /** Ids of context factors that likeness is measured on. */
    readonly factors: readonly string[];
  };
  /** The least gap to learn from, in points, above 0 to 100; default: any above 0. */
  readonly leastGap?: number;
  /** “scheme” (default): one language that all of a scheme share. “pairs”: each implementing city shares one with the mentor. */
  readonly languages?: "scheme" | "pairs";
  /** “mixed” lets values by city, peers, experts and consensus be subtracted from each other. Default: one role in each benchmark. */
  readonly roles?: "mixed";
  /**
   * How many nodes the search visits at most, 1 to 100,000,000; at least one in each part that has nothing to do with the others, and as many again after a
   * solver. Default: 32,768; with a solver 2,048.
   */
  readonly nodes?: number;
  /** Takes over where the search stopped before it was done. */
  readonly solver?: ProgramSolver;
}

/** What {@link matchMentors} takes. */
export interface MatchInput<I extends string = string, G extends string = string> {
  /** 1 to 200 cities. */
  readonly cities: readonly MatchCity<NoInfer<G>>[];
  /** 1 to 20 themes. */
  readonly themes: readonly MatchTheme<I, G>[];
  /** What else counts. */
  readonly options?: MatchOptions;
}

/** Points, as a number and with all digits. */
export interface MatchPoints {
  /** The nearest double. */
  readonly value: number;
  /** Up to 30 decimals. */
  readonly exact: string;
}

/** Why a city is matched with its mentor. */
export type MatchReason =
  /** The mentor's value is higher by so many points. */
  | { readonly code: "measured-gap"; readonly params: { readonly points: string; readonly mentor: string; readonly own: string } }
  /** The city named a gap of so many points. */
  | { readonly code: "declared-gap"; readonly params: { readonly points: string } }
  /** Languages that both work in. */
  | { readonly code: "shared-language"; readonly params: { readonly languages: string } }
  /** Likeness counts, and so much of it there is, 0 to 1; in the named factors both state the same, or nearly. */
  | { readonly code: "similar-context"; readonly params: { readonly likeness: string; readonly near: string | null } }
  /** With no other mentor would the pair be worth more. */
  | { readonly code: "best-mentor"; readonly params: Record<never, never> }
  /** With another one it would, but then the whole would be worth less, or another tie would be broken. */
  | { readonly code: "other-mentor"; readonly params: { readonly city: string; readonly name: string; readonly more: string } };

/** How alike two cities are. */
export interface MatchLikeness {
  /** 1 less Gower's distance: 0 to 1; null if less than half of the factors are stated by both, and then it counts as 0. */
  readonly value: number | null;
  /** The same with all digits. */
  readonly exact: string | null;
  /** Ids of factors in which they are nearest: not more than a tenth of the range apart. */
  readonly near: readonly string[];
}

/** A city and its mentor, and why. */
export interface Match {
  /** Id of the implementing city. */
  readonly city: string;
  /** What it can learn. */
  readonly gap: MatchPoints;
  /** Whether it is the difference of two values, or what the city named. */
  readonly basis: "measured" | "declared";
  /** Values at the theme's node; null without a scored one. */
  readonly values: { readonly mentor: MatchPoints | null; readonly own: MatchPoints | null };
  /** How alike they are; null where likeness was not asked for. */
  readonly likeness: MatchLikeness | null;
  /** The gap, and what likeness adds to it. */
  readonly worth: MatchPoints;
  /** Languages that both work in. */
  readonly languages: readonly string[];
  /** Why. */
  readonly reasons: readonly MatchReason[];
}

/** A scheme that was found. */
export interface MatchedScheme<G extends string = string> {
  /** Id of the theme. */
  readonly theme: G;
  /** The mentor, as `advanceScheme` takes it. */
  readonly mentor: City;
  /** The implementing cities with the gaps that they named, as `startScheme` takes them. */
  readonly implementing: readonly { readonly city: City; readonly gap: { readonly text: string } }[];
  /** Languages that all of them work in; under “pairs” there may be none. */
  readonly languages: readonly string[];
  /** Why, city by city. */
  readonly matches: readonly Match[];
  /** What the matches are worth together. */
  readonly worth: MatchPoints;
}

/**
 * Why a wish to learn is not met; the first that holds.
 * `no-mentor`: nobody else is willing to mentor. `no-language`: no such mentor shares a language. `earlier`: those that do were together with it before.
 * `no-value`: nothing says how large the gap is. `nothing-to-learn`: no gap is large enough. `mentors-itself`: it mentors in this theme.
 * `capacity-used`: it learns in other themes, and takes on no more. `too-few`: no mentor could bring enough cities together.
 * `mentors-elsewhere`: its possible mentors are in schemes of other themes, or learn in this one. `schemes-full`: their schemes in this theme are full.
 * `worth-less`: placing it would make the whole worth less, or break a tie otherwise.
 */
export type UnplacedReason =
  | "no-mentor"
  | "no-language"
  | "earlier"
  | "no-value"
  | "nothing-to-learn"
  | "mentors-itself"
  | "capacity-used"
  | "too-few"
  | "mentors-elsewhere"
  | "schemes-full"
  | "worth-less";

/** A wish to learn that is not met. */
export interface UnplacedWish<G extends string = string> {
  /** Id of the city. */
  readonly city: string;
  /** Id of the theme. */
  readonly theme: G;
  /** Why. */
  readonly reason: UnplacedReason;
  /** Ids of what the reason speaks of: themes under `capacity-used`, mentors under all others. */
  readonly others: readonly string[];
  /** Whether the city learns in another theme. */
  readonly placedElsewhere: boolean;
}

/** What {@link matchMentors} gives. */
export interface Matching<G extends string = string> {
  /** Tells products apart. */
  readonly kind: "matching";
  /** Themes, by id. */
  readonly themes: readonly {
    readonly id: G;
    readonly title: string;
    readonly framework: { readonly id: string; readonly version: string; readonly digest: string };
    /** How many schemes were asked for; null if none. */
    readonly schemes: number | null;
  }[];
  /** Cities, by id, with every default filled in; what values they have stands with their matches alone. */
  readonly cities: readonly {
    readonly id: string;
    readonly name: string;
    readonly languages: readonly string[];
    readonly mentor: readonly G[];
    readonly implement: readonly G[];
    readonly capacity: { readonly mentor: number; readonly implement: number };
  }[];
  /** Schemes, by theme and mentor; their cities by id. */
  readonly schemes: readonly MatchedScheme<G>[];
  /** Wishes to learn that are not met, by city and theme. */
  readonly unplaced: readonly UnplacedWish<G>[];
  /** What all matches are worth together. */
  readonly total: MatchPoints;
  /** Whether it is proven that no matching is worth more. */
  readonly optimal: boolean;
  /** Whether it is proven that, of all that are worth as much, this is the one that the order of ties names. */
  readonly tiesSettled: boolean;
  /** What is proven: no matching is worth more than this. */
  readonly bound: MatchPoints;
  /** “solver” if any part of the matching, or of its proof, is a solver's. */
  readonly method: "search" | "solver";
  /** How far, in points, a better matching could go unnoticed: 0 for the search, 0.000001 for a solver, which counts in doubles. */
  readonly tolerance: number;
  /** How many nodes the search visited. */
  readonly nodesVisited: number;
  /** Options, every default filled in. */
  readonly settings: {
    readonly earlier: readonly (readonly [string, string])[];
    readonly place: "all" | readonly string[];
    readonly context: { readonly weight: number; readonly factors: readonly string[] } | null;
    readonly leastGap: number | null;
    readonly languages: "scheme" | "pairs";
    readonly roles: "one" | "mixed";
    readonly nodes: number;
    /** How many cities learn in a scheme. */
    readonly size: { readonly least: number; readonly most: number };
  };
  /** What of the benchmarks is official and what is not; how they are matched is this project's own. */
  readonly statement: string;
}
