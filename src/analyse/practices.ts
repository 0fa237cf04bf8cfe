/** What practices to learn from are: who leads where, with what evidence, and how many are left out. */
import type { Evidence } from "../assess/answer.ts";
import type { Comparison } from "./comparison.ts";
import type { ReferenceSet } from "./ranking.ts";

/** What `findPractices` can be told. */
export interface PracticeOptions {
  /** Who will read it: the cities of the scheme, or the public. Only cities whose assessment says that these may see it are named. */
  readonly audience: "scheme" | "public";
  /** Id of the city that wants to learn: it is left out itself, and the cities most like it come first. */
  readonly for?: string;
  /** Like it in what, with `for`: its results on the root's children (default), or its context. */
  readonly on?: "profile" | "context";
  /** Ids of context factors, with `on: "context"`. */
  readonly factors?: readonly string[];
  /** Points from which a city leads, 0 to 100; default: the most that the scale gives. Of a penalty, it leads at 100 less so many or fewer. */
  readonly atLeast?: number;
}

/** One city that leads on one indicator. */
export interface Practice {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Its title. */
  readonly title: string;
  /** Id of the city. */
  readonly city: string;
  /** What readers see. */
  readonly name: string;
  /** Its points, 0 to 100. */
  readonly points: number;
  /** Key of its level, on a level scale. */
  readonly level: string | null;
  /** What supports the answer; at least one piece. */
  readonly evidence: readonly Evidence[];
  /** What the city says to it. */
  readonly comment: string | null;
  /** When the answer was given; where that is not said, when the city was assessed. */
  readonly date: string;
  /** In what role it was answered. */
  readonly rater: string;
  /** How far the city is from the one that wants to learn, as `similarCities` says; null without `for`, and where too little can be compared. */
  readonly distance: number | null;
}

/** Who leads on one indicator, in numbers: named, and left out. */
export interface PracticeCount {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Cities that lead; the sum of the other three. */
  readonly leading: number;
  /** Of these: in the list. */
  readonly named: number;
  /** Of these: without evidence, so left out. */
  readonly withoutEvidence: number;
  /** Of these: with evidence, but not agreed to be named to this audience. */
  readonly notNamed: number;
}

/** Practices to learn from. */
export interface Practices {
  /** Tells products apart. */
  readonly kind: "practices";
  /** Which framework was answered. */
  readonly framework: Comparison["framework"];
  /** Id of the node. */
  readonly node: string;
  /** Who may read it. */
  readonly audience: "scheme" | "public";
  /** From which points a city leads; null: the most that each scale gives. */
  readonly atLeast: number | null;
  /** Id of the city that wants to learn. */
  readonly for: string | null;
  /** What the distance is, in words. */
  readonly method: string | null;
  /** Among which cities. */
  readonly reference: ReferenceSet;
  /** By indicator in tree order; in each the most similar first, then in the order given. */
  readonly rows: readonly Practice[];
  /** One row for each indicator. Counts, no names; with few cities a count can still give one away. */
  readonly counts: readonly PracticeCount[];
  /** What is official and what is not. */
  readonly statement: string;
}
