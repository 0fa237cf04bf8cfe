/** What a round of peer reviews is: one benchmark, its reviews, what they have in common, and what becomes of the benchmark. Types only; `startRound` begins one. */
import type { City } from "../assess/assessment.ts";
import type { Framework } from "../model/tree.ts";
import type { HistoryEntry, StepHead } from "./process.ts";
import type { Finding, Publication, Review } from "./review.ts";
import type { RoundState, RoundTransition } from "./review-process.ts";

/** What several cities have in common. */
export interface CommonFinding<I extends string = string, G extends string = string>
  extends Pick<Finding<I, G>, "id" | "kind" | "nodes" | "text"> {
  /** Ids of the host cities in which it was found; at least one. */
  readonly cities: readonly string[];
}

/** The comparative analysis. */
export interface RoundComparison<I extends string = string, G extends string = string> extends Publication {
  /** What several cities have in common. */
  readonly common?: readonly CommonFinding<I, G>[];
}

/** A change to the benchmark that the round proposes. */
export interface ProposedChange<I extends string = string, G extends string = string> {
  /** Id of the group or indicator; of something new, the group that it joins. */
  readonly node: I | G;
  /** What happens to it. */
  readonly change: "add" | "remove" | "reword" | "split" | "merge" | "move" | "weight" | "scale" | "other";
  /** What is proposed. */
  readonly text: string;
  /** What in the round speaks for it. */
  readonly reason: string;
}

/** What becomes of the benchmark. */
export interface BenchmarkRevision<I extends string = string, G extends string = string> {
  /** The next version; another than the one that was used. */
  readonly version: string;
  /** At least one. */
  readonly changes: readonly ProposedChange<I, G>[];
}

/** What can come in at any step, and between steps. */
export interface RoundAdditions<I extends string = string, G extends string = string> {
  /** Cities that send peers; they may be hosts too. */
  readonly reviewers?: readonly City[];
  /** Reviews of the hosts, each with its report issued. */
  readonly reviews?: readonly Review<I, G>[];
}

/** What a round begins with. */
export interface RoundInput<I extends string = string, G extends string = string> extends StepHead, RoundAdditions<I, G> {
  /** Title for readers. */
  readonly title?: string;
  /** The cities to be reviewed, each once: two or more, typically six. */
  readonly hosts: readonly City[];
}

/** What each step takes beside date, `by` and additions; {@link roundProcess} says what it needs. */
export interface RoundStepContents<I extends string = string, G extends string = string> {
  /** All individual reports are out. */
  readonly closeReviews: object;
  /** The comparative analysis is written. */
  readonly compareReviews: {
    /** The analysis. */
    readonly comparison: RoundComparison<I, G>;
  };
  /** The benchmark is revised. */
  readonly reviseBenchmark: {
    /** What becomes of it. */
    readonly revision: BenchmarkRevision<I, G>;
  };
  /** The final report is out. */
  readonly publish: {
    /** The final report. */
    readonly publication: Publication;
  };
}

/** A checked, frozen round of reviews. Plain data that an application can store. */
export interface Round<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "round";
  /** The benchmark; held by reference in memory. */
  readonly framework: Framework<I, G>;
  /** Where it stands. */
  readonly state: RoundState;
  /** Title for readers. */
  readonly title?: string;
  /** The cities to be reviewed. */
  readonly hosts: readonly City[];
  /** Cities that send peers. */
  readonly reviewers: readonly City[];
  /** Reviews, in the order in which they came. */
  readonly reviews: readonly Review<I, G>[];
  /** The comparative analysis. */
  readonly comparison?: RoundComparison<I, G>;
  /** What becomes of the benchmark. */
  readonly revision?: BenchmarkRevision<I, G>;
  /** The final report. */
  readonly publication?: Publication;
  /** Every step: who, when, what. */
  readonly history: readonly HistoryEntry<RoundTransition, RoundState>[];
  /** What of the benchmark is official and what is not. */
  readonly statement: string;
}
