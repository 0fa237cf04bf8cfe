/** Scales: named, shared answer sets. A scale is data; how each kind turns an answer into a unit score stands in `scale-kinds`. */
import { freeze } from "../base/freeze.ts";

/** A named, shared answer set of one of four kinds. Points run from 0 (worst) to 100 (best). */
export type Scale = LevelScale | ChecklistScale | NumberScale | PointsScale;

/** One of several described levels; the answer is a level's key. */
export interface LevelScale {
  /** Tells the kinds apart. */
  readonly kind: "levels";
  /** Readable name of the scale. */
  readonly id: string;
  /** At least two, in reading order. */
  readonly levels: readonly {
    /** What an answer says; starts with a letter or digit. */
    readonly key: string;
    /** What a reader sees. */
    readonly label: string;
    /** 0 to 100. */
    readonly points: number;
  }[];
}

/** Any number of items that are ticked; the answer is the list of their keys, an empty list when none is true. */
export interface ChecklistScale {
  /** Tells the kinds apart. */
  readonly kind: "checklist";
  /** Readable name of the scale. */
  readonly id: string;
  /** At least one. */
  readonly items: readonly {
    /** What an answer ticks. */
    readonly key: string;
    /** What a reader sees. */
    readonly label: string;
    /** What the item is worth; default 1 under `share`; needed, on 0 to 100, under `capped-sum`. */
    readonly points?: number;
  }[];
  /** `share`: points ticked over all points. `capped-sum`: points ticked, at most 100. */
  readonly rule: "share" | "capped-sum";
}

/** A measured number between two goalposts; `best` may be the smaller one. */
export interface NumberScale {
  /** Tells the kinds apart. */
  readonly kind: "number";
  /** Readable name of the scale. */
  readonly id: string;
  /** Unit of the number, e.g. "% of posts". */
  readonly unit: string;
  /** The number that earns 0. */
  readonly worst: number;
  /** The number that earns 100. */
  readonly best: number;
  /** Straight between the goalposts (default), or in the logarithm (both goalposts above 0). */
  readonly transform?: "linear" | "log";
  /** Outside the goalposts: the nearer goalpost's points (default), or an issue. */
  readonly outside?: "clamp" | "refuse";
}

/** Points out of a maximum, as in a marked test; the answer is the points. */
export interface PointsScale {
  /** Tells the kinds apart. */
  readonly kind: "points";
  /** Readable name of the scale. */
  readonly id: string;
  /** The points that earn 100; above 0. */
  readonly maximum: number;
}

/**
 * Fully 100, partly 50, not at all 0: the words of the Integrating Cities Charter's monitoring with the arithmetic of MIPEX.
 * The scale is ordinal; the numbers are a convention.
 */
export const fullyPartlyNot: LevelScale = /* @__PURE__ */ freeze({
  kind: "levels",
  id: "fully-partly-not",
  levels: [
    { key: "fully", label: "Fully", points: 100 },
    { key: "partly", label: "Partly", points: 50 },
    { key: "not-at-all", label: "Not at all", points: 0 },
  ],
});

/** Yes 100, no 0. */
export const yesNo: LevelScale = /* @__PURE__ */ freeze({
  kind: "levels",
  id: "yes-no",
  levels: [
    { key: "yes", label: "Yes", points: 100 },
    { key: "no", label: "No", points: 0 },
  ],
});

/** Five steps, keys "0" to "4": 0, 25, 50, 75, 100. What each step means belongs into the indicator's criteria. */
export const fiveStep: LevelScale = /* @__PURE__ */ freeze({
  kind: "levels",
  id: "five-step",
  levels: [
    { key: "0", label: "0", points: 0 },
    { key: "1", label: "1", points: 25 },
    { key: "2", label: "2", points: 50 },
    { key: "3", label: "3", points: 75 },
    { key: "4", label: "4", points: 100 },
  ],
});
