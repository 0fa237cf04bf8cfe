/**
 * The typed tree: what a framework, a group and an indicator are. Ids are literal types and nothing else is: they are the only type
 * parameters, so that an id completes in the editor and a misspelt one does not compile, at a small cost to the compiler.
 */
import type { Aggregation, ScoringPolicy } from "./policy.ts";
import type { Provenance } from "./provenance.ts";
import type { Scale } from "./scale.ts";

/** A condition on another answer: the node is asked only where the indicator has one of these levels; elsewhere it counts as not applicable. */
export interface Condition {
  /** Id of an indicator on a level scale, one that is always asked. */
  readonly indicator: string;
  /** Level keys of that indicator's scale. */
  readonly is: readonly string[];
}

/** A leaf: one question on one scale. */
export interface Indicator<I extends string = string> {
  /** Dotted id that begins with its parent's; readable, never reused. */
  readonly id: I;
  /** One question. */
  readonly question: string;
  /** Short title for tables and charts. */
  readonly title: string;
  /** A scale, or the name of an entry in the framework's `scales`. */
  readonly scale: Scale | string;
  /** Weight among its siblings; above 0, default 1. */
  readonly weight?: number;
  /** Part of the short form that an officer can answer in about an hour. */
  readonly core?: boolean;
  /** For each level key: what must be seen to choose it. */
  readonly criteria?: { readonly [levelKey: string]: string };
  /** What counts as evidence. */
  readonly evidenceExpected?: readonly string[];
  /** Means of collection. */
  readonly collection?: "document" | "data" | "interview" | "observation";
  /** Who usually knows. */
  readonly answeredBy?: readonly string[];
  /** Ids of indicators that ask for the same fact (in a suite, it is asked once). */
  readonly sameAs?: readonly string[];
  /** A gate: the band is withheld below this value (0 to 100). */
  readonly mandatory?: { /** Least value, 0 to 100. */ readonly atLeast: number };
  /** Lowers its group by weight × points, never raises the maximum. */
  readonly penalty?: boolean;
  /** Asked only under this condition. */
  readonly onlyIf?: Condition;
  /** Where it comes from; authored if not said. */
  readonly provenance?: Provenance;
}

/** A practice of a real city that a published source documents. */
export interface Example {
  /** What was done, by whom, in one or two sentences. */
  readonly text: string;
  /** Key of the bibliography. */
  readonly source: string;
  /** Where in the source. */
  readonly locator?: string;
}

/** An inner node: a standard of an INTI-Cities benchmark, a key factor of a toolkit. */
export interface Group<I extends string = string, G extends string = string> {
  /** Dotted id that begins with its parent's; readable, never reused. */
  readonly id: G;
  /** Title. */
  readonly title: string;
  /** At least one indicator, group or framework. */
  readonly children: readonly (Indicator<I> | Group<I, G>)[];
  /** What such a node is called: "standard", "key factor". */
  readonly label?: string;
  /** Why it matters. */
  readonly why?: string;
  /** How a city goes about it. */
  readonly how?: string;
  /** Documented practices, each with its source. */
  readonly examples?: readonly Example[];
  /** Weight among its siblings; above 0, default 1. */
  readonly weight?: number;
  /** Rule for its children; arithmetic unless the policy says otherwise. */
  readonly aggregate?: Aggregation;
  /** A gate: the band is withheld below this value (0 to 100). */
  readonly mandatory?: { /** Least value, 0 to 100. */ readonly atLeast: number };
  /** Asked only under this condition. */
  readonly onlyIf?: Condition;
  /** Where it comes from; authored if not said. */
  readonly provenance?: Provenance;
}

/** What `group()` returns: a distinct interface, so that it can stand beside inline groups without blurring their id types. */
export interface Branch<I extends string = string, G extends string = string> extends Group<I, G> {}

/** Describes the city; never scored. Used for cohorts and to annotate results. */
export interface ContextFactor {
  /** Kebab-case id without dots. */
  readonly id: string;
  /** What a reader sees. */
  readonly title: string;
  /** Type of its value. */
  readonly type: "number" | "text" | "choice" | "boolean";
  /** The allowed values of a choice. */
  readonly choices?: readonly string[];
  /** What a reader of another language sees for a choice; the value stays. */
  readonly choiceLabels?: { readonly [choice: string]: string };
  /** Unit of a number. */
  readonly unit?: string;
  /** Where it comes from; authored if not said. */
  readonly provenance?: Provenance;
}

/**
 * A versioned tree that defines one benchmark. Its id is the first segment of all its ids. A framework is a legal child of another
 * (a suite), with its ids unchanged.
 */
export interface Framework<I extends string = string, G extends string = string> extends Group<I, G> {
  /** Version of the benchmark, e.g. "0.9.0". */
  readonly version: string;
  /** Untested until real cities and an outside reviewer have used it. */
  readonly status: "untested" | "tested" | "superseded";
  /** The benchmark in one sentence. */
  readonly standard?: string;
  /** No overall number by default (suites). */
  readonly total?: "forbidden";
  /** Scales that indicators refer to by name. */
  readonly scales?: { readonly [name: string]: Scale };
  /** Facts about a city that annotate its results. */
  readonly context?: readonly ContextFactor[];
  /** How it is scored unless a caller says otherwise. */
  readonly policy?: ScoringPolicy;
  /** Full references by key. */
  readonly bibliography?: { readonly [key: string]: string };
  /** Language of the texts (BCP 47); English if not said. */
  readonly language?: string;
  /** How far a translation has been checked; absent in the original. */
  readonly translation?: "awaiting-review" | "reviewed";
}

/** The indicator ids of a framework, as a union of literals. */
export type IndicatorId<F> = F extends Framework<infer I, string> ? I : never;
/** The group ids of a framework (its root included), as a union of literals. */
export type GroupId<F> = F extends Framework<string, infer G> ? G : never;

/** Whether a node is a group (it has children) rather than an indicator (it has a question). */
export function isGroup(node: Indicator | Group): node is Group {
  return "children" in node;
}

/** Whether a node is a framework rather than a plain group. */
export function isFramework(node: Indicator | Group): node is Framework {
  return "version" in node;
}
