/** What a mentoring scheme is: a theme, a mentor, three or four cities that named a gap, and what they do about it. Types only; `startScheme` begins one. */
import type { Assessment, AssessmentInput, City } from "../assess/assessment.ts";
import type { Framework } from "../model/tree.ts";
import type { HistoryEntry, StepHead } from "./process.ts";
import type { Visit } from "./review.ts";
import type { Consultation, Endorsement, Roadmap } from "./roadmap.ts";
import type { RoadmapProgress } from "./roadmap-progress.ts";
import type { SchemeState, SchemeTransition } from "./scheme-process.ts";

/** A city that wants to learn, and the gap that it named. */
export interface ImplementingCity<I extends string = string, G extends string = string> {
  /** The city. */
  readonly city: City;
  /** What it named. No assessment is needed for that. */
  readonly gap: {
    /** In its own words. */
    readonly text: string;
    /** Ids of groups and indicators within the theme. */
    readonly nodes?: readonly (I | G)[];
  };
}

/** A visit in a scheme. */
export interface SchemeVisit extends Visit {
  /** Id of the city that was visited. */
  readonly host: string;
  /** Ids of the cities that came. */
  readonly guests: readonly string[];
  /** What it was for. */
  readonly purpose: string;
  /** Notes; `anonymise` strikes them out. */
  readonly notes?: string;
}

/** Who was consulted on the roadmap of which city. */
export interface SchemeConsultation extends Consultation {
  /** Id of the implementing city. */
  readonly city: string;
}

/** Who stands behind the roadmap of which city. */
export interface SchemeEndorsement extends Endorsement {
  /** Id of the implementing city. */
  readonly city: string;
}

/** What somebody learnt. */
export interface Lesson<I extends string = string, G extends string = string> {
  /** Id of the city that learnt it, or “facilitator”. */
  readonly by: string;
  /** What it learnt. */
  readonly text: string;
  /** Ids of groups and indicators that it is about. */
  readonly nodes?: readonly (I | G)[];
  /** The state in which it came in. */
  readonly step: SchemeState;
}

/** What can come in at any step, and between steps. Lists grow; nothing is overwritten or removed. */
export interface SchemeAdditions<I extends string = string, G extends string = string> {
  /** Cities that have named a gap; three or four once the scheme is matched. */
  readonly implementing?: readonly ImplementingCity<I, G>[];
  /** Assessments of the mentor or implementing cities by themselves. */
  readonly assessments?: readonly (AssessmentInput<I> | Assessment<I, G>)[];
  /** Visits. */
  readonly visits?: readonly SchemeVisit[];
  /** Stakeholders consulted. */
  readonly consulted?: readonly SchemeConsultation[];
  /** A roadmap of each implementing city. */
  readonly roadmaps?: readonly Roadmap<I, G>[];
  /** Who stands behind them. */
  readonly endorsements?: readonly SchemeEndorsement[];
  /** How far they have come. */
  readonly monitoring?: readonly RoadmapProgress[];
  /** What was learnt. */
  readonly lessons?: readonly Omit<Lesson<I, G>, "step">[];
}

/** What a scheme begins with. */
export interface SchemeInput<I extends string = string, G extends string = string> extends StepHead, SchemeAdditions<I, G> {
  /** Title for readers. */
  readonly title?: string;
  /** Id of the group that it is about: a toolkit's root, or a key factor. */
  readonly theme: G;
  /** The cities that have named a gap; at least one. */
  readonly implementing: readonly ImplementingCity<I, G>[];
}

/** What each step takes beside date, `by` and additions; {@link schemeProcess} says what it needs. */
export interface SchemeStepContents {
  /** A mentor is found. */
  readonly match: {
    /** The mentor city. */
    readonly mentor: City;
  };
  /** Each city has assessed itself. */
  readonly benchmark: object;
  /** Each city has a roadmap. */
  readonly draftRoadmaps: object;
  /** Each roadmap is endorsed. */
  readonly endorseRoadmaps: object;
  /** The cities set out. */
  readonly startImplementing: object;
  /** It has been seen how far they are. */
  readonly monitor: object;
  /** It is written down what was learnt. */
  readonly reviewLessons: object;
}

/** A checked, frozen mentoring scheme. Plain data that an application can store. */
export interface Scheme<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "scheme";
  /** The toolkit's benchmark; held by reference in memory. */
  readonly framework: Framework<I, G>;
  /** Where it stands. */
  readonly state: SchemeState;
  /** Title for readers. */
  readonly title?: string;
  /** Id of the group that it is about. */
  readonly theme: G;
  /** The mentor city. */
  readonly mentor?: City;
  /** The cities that have named a gap. */
  readonly implementing: readonly ImplementingCity<I, G>[];
  /** Assessments by the cities of themselves. */
  readonly assessments: readonly AssessmentInput<I>[];
  /** Visits. */
  readonly visits: readonly SchemeVisit[];
  /** Stakeholders consulted. */
  readonly consulted: readonly SchemeConsultation[];
  /** Roadmaps. */
  readonly roadmaps: readonly Roadmap<I, G>[];
  /** Who stands behind them, beside those whom a roadmap names. */
  readonly endorsements: readonly SchemeEndorsement[];
  /** How far they have come, in the order in which it was handed in. */
  readonly monitoring: readonly RoadmapProgress[];
  /** What was learnt. */
  readonly lessons: readonly Lesson<I, G>[];
  /** Every step: who, when, what. */
  readonly history: readonly HistoryEntry<SchemeTransition, SchemeState>[];
  /** What of the benchmark is official and what is not. */
  readonly statement: string;
}
