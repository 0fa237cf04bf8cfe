/** What likeness among cities is: which are near, how near, and what the distance is made of. */
import type { Framework } from "../model/tree.ts";
import type { Comparison } from "./comparison.ts";
import type { ReferenceSet } from "./ranking.ts";

/** What `similarCities` can be told. */
export type SimilarOptions<K extends string = string> =
  | {
      /** Cities with similar values on the children of a node. */
      readonly on: "profile";
      /** The framework that the cities were assessed with; of a comparison on shared indicators the latest version. */
      readonly framework: Framework;
      /** Id of a group; default: the root. */
      readonly node?: K;
      /** At most so many rows. */
      readonly limit?: number;
    }
  | {
      /** Cities in a similar situation. */
      readonly on: "context";
      /** Ids of context factors. */
      readonly factors: readonly string[];
      /** At most so many rows. */
      readonly limit?: number;
    };

/** What a distance is made of, on one child or factor. */
export interface LikenessPart {
  /** Id of the child or of the factor. */
  readonly id: string;
  /** What the city itself has. */
  readonly own: string | number | boolean;
  /** What the other city has. */
  readonly other: string | number | boolean;
  /** Points between them, or the share of the factor's range: 0 to 1. */
  readonly distance: number;
}

/** Another city, as near as it is. */
export interface SimilarCity {
  /** Its id. */
  readonly city: string;
  /** What readers see. */
  readonly name: string;
  /** When it was assessed. */
  readonly date: string;
  /** 0 for alike; on profiles in points up to 100, on contexts up to 1. Null if less than half could be compared. */
  readonly distance: number | null;
  /** The same with all digits; cities are sorted by it. */
  readonly exact: string | null;
  /** Children or factors that both have. */
  readonly compared: number;
  /** Of so many. */
  readonly of: number;
  /** What the distance is made of. */
  readonly parts: readonly LikenessPart[];
}

/** The cities most like one. */
export interface SimilarCities {
  /** Tells products apart. */
  readonly kind: "similar-cities";
  /** Which framework was scored. */
  readonly framework: Comparison["framework"];
  /** What the comparison rests on. */
  readonly basis: Comparison["basis"];
  /** Id of the city that others are like. */
  readonly city: string;
  /** What was compared. */
  readonly on: "profile" | "context";
  /** Under profile: id of the node. */
  readonly node: string | null;
  /** Ids of the children, or of the factors, that were asked for. */
  readonly by: readonly string[];
  /** What the distance is, in words. */
  readonly method: string;
  /** Among which other cities: `n` have a distance. */
  readonly reference: ReferenceSet;
  /** The nearest first; ties in the order of the comparison. */
  readonly rows: readonly SimilarCity[];
  /** Cities that share less than half with it: they have no distance. */
  readonly apart: readonly SimilarCity[];
  /** What is official and what is not. */
  readonly statement: string;
}
