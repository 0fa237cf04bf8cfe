/**
 * What a process is: states and the steps between them, as data. Each says whether a source documents it for the project itself, for others of its kind,
 * or whether it is ours. Types only; `reviewProcess`, `roundProcess` and `schemeProcess` are such.
 */

/**
 * Where a state or step comes from. `documented`: published for the project that it models; `generic`: published for projects of the same family;
 * `ours`: this project's own.
 */
export type Origin = "documented" | "generic" | "ours";

/** Where something of a process comes from. */
export interface Sourced {
  /** Documented, generic or ours. */
  readonly origin: Origin;
  /** Which publication, in a few words; not there where it is ours. */
  readonly source?: string;
}

/** Where a review, round or scheme can stand. */
export interface ProcessState<S extends string = string> extends Sourced {
  /** The word in data. */
  readonly key: S;
  /** What readers see. */
  readonly title: string;
  /** What has happened, in a sentence. */
  readonly what: string;
}

/** What must be there before a step can be taken. */
export interface Need {
  /** The key under which it is handed in. */
  readonly key: string;
  /** What it is. */
  readonly what: string;
  /** How many of it there usually are, by the sources. No step is refused for it; `reviewCautions` says where a review has fewer or more. */
  readonly typical?: {
    /** What is counted. */
    readonly of: string;
    /** Usually not fewer. */
    readonly least: number;
    /** Usually not more. */
    readonly most: number;
  };
}

/** A step from one state to another. */
export interface ProcessTransition<N extends string = string, S extends string = string> extends Sourced {
  /** The word in data. */
  readonly name: N;
  /** Where it begins. */
  readonly from: S;
  /** Where it leads. */
  readonly to: S;
  /** What it needs, handed in with it or before. */
  readonly needs: readonly Need[];
}

/** A small state machine as data. */
export interface Process<N extends string = string, S extends string = string> {
  /** The word in data: the `kind` of what goes through it. */
  readonly id: string;
  /** What readers see. */
  readonly title: string;
  /** In order; the first is where it begins. */
  readonly states: readonly ProcessState<S>[];
  /** All that there are. */
  readonly transitions: readonly ProcessTransition<N, S>[];
}

/** Who took a step, and when. There is no clock: a date is somebody's statement. */
export interface StepHead {
  /** YYYY-MM-DD; not before the step before it. */
  readonly date: string;
  /** Who took it: the id of a team member or city, or a word such as “host” or “coordinator”. */
  readonly by: string;
  /** Name of the person; `anonymise` strikes it out. */
  readonly name?: string;
  /** Whatever helps a reader. */
  readonly note?: string;
}

/** A step that was taken. */
export interface HistoryEntry<N extends string = string, S extends string = string> extends StepHead {
  /** Which step; “start” is the first entry, “add” brought something without a step. */
  readonly transition: N | "start" | "add";
  /** The state after it. */
  readonly state: S;
  /** Keys of what was handed in. */
  readonly what: readonly string[];
}
