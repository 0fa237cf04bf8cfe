/** What a peer review of one city is: who looked at what, when, and what they said of which part of the benchmark. Types only; `startReview` begins one. */
import type { Evidence } from "../assess/answer.ts";
import type { Assessment, AssessmentInput, City } from "../assess/assessment.ts";
import type { Framework } from "../model/tree.ts";
import type { HistoryEntry, StepHead } from "./process.ts";
import type { ReviewState, ReviewTransition } from "./review-process.ts";

/** Something that the host wants to know from its peers. */
export interface HostQuestion<I extends string = string, G extends string = string> {
  /** The question. */
  readonly text: string;
  /** Ids of the groups and indicators that it is about. */
  readonly nodes?: readonly (I | G)[];
}

/** A member of the peer team. */
export interface TeamMember {
  /** Identity within the review. */
  readonly id: string;
  /** A peer comes from another city; an expert or facilitator need not come from any. */
  readonly role: "peer" | "expert" | "facilitator";
  /** Id of the member's own city; needed of a peer, and never the host. */
  readonly city?: string;
  /** Where the member works. */
  readonly organisation?: string;
  /** Name; `anonymise` strikes it out. */
  readonly name?: string;
  /** What could sway the member's judgement, in words; an empty list says that the member declared none. */
  readonly conflicts: readonly string[];
}

/** A judgement on the benchmark's scales by someone other than the host. */
export interface ReviewRating<I extends string = string> {
  /** By a peer, expert, stakeholder, or (agreed by all) by consensus; without an id it is a joint judgement. */
  readonly assessment: AssessmentInput<I>;
  /** Ids of the indicators or groups that the rater was asked; all if not said. Conditions on what was not asked fall away. */
  readonly asks?: readonly string[];
  /** The state in which it came in. */
  readonly step: ReviewState;
}

/** What the team sees before the visit. */
export interface DeskReview<I extends string = string, G extends string = string> {
  /** The preliminary analysis. */
  readonly summary: string;
  /** Ids of the groups and indicators that it looks at. */
  readonly nodes?: readonly (I | G)[];
  /** What was read beside the initial report. */
  readonly documents?: readonly Evidence[];
}

/** What is planned on one day of a visit. */
export interface AgendaItem {
  /** YYYY-MM-DD, within the visit. */
  readonly date: string;
  /** What is done. */
  readonly what: string;
  /** Where. */
  readonly place?: string;
}

/** A visit as it is planned. */
export interface VisitPlan {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day, YYYY-MM-DD. */
  readonly to: string;
  /** At least one. */
  readonly agenda: readonly AgendaItem[];
  /** Places to be seen. */
  readonly sites?: readonly string[];
}

/** A visit as it was. */
export interface Visit {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day, YYYY-MM-DD; not after the step that records it. */
  readonly to: string;
  /** Places that were seen. */
  readonly sites?: readonly string[];
  /** What was other than planned. */
  readonly changes?: string;
}

/** A talk of the team with somebody in the city, known by role. */
export interface Interview<I extends string = string, G extends string = string> {
  /** Identity within the review. */
  readonly id: string;
  /** The role of who was asked, such as “head of a school”. No name. */
  readonly role: string;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Ids of the groups and indicators that it was about. */
  readonly nodes?: readonly (I | G)[];
  /** Name, if it must be kept at all; `anonymise` strikes it out. */
  readonly name?: string;
  /** Notes; `anonymise` strikes them out. */
  readonly notes?: string;
  /** Words of the person; `anonymise` strikes them out, here and wherever they stand. */
  readonly quotations?: readonly string[];
}

/** What somebody found. */
export interface Finding<I extends string = string, G extends string = string> {
  /** Identity within the review. */
  readonly id: string;
  /** A strength, a gap to the standard, or a challenge that the city does not hold in its own hands. */
  readonly kind: "strength" | "gap" | "challenge";
  /** Ids of the groups and indicators that it is about; at least one. */
  readonly nodes: readonly (I | G)[];
  /** What was found. */
  readonly text: string;
  /** Who says so: the id of a team member, “team”, “host”, “stakeholders” or “coordinator”. */
  readonly by: string;
  /** What it rests on. */
  readonly evidence?: readonly Evidence[];
  /** Ids of interviews that it rests on. */
  readonly interviews?: readonly string[];
  /** Words of somebody; `anonymise` strikes them out. */
  readonly quotation?: string;
  /** The state in which it came in. */
  readonly step: ReviewState;
}

/** What somebody recommends. */
export interface Recommendation<I extends string = string, G extends string = string> {
  /** Identity within the review. */
  readonly id: string;
  /** How pressing it is. */
  readonly priority: "high" | "medium" | "low";
  /** Ids of the groups and indicators that it is about; at least one. */
  readonly nodes: readonly (I | G)[];
  /** What to do. */
  readonly text: string;
  /** Who says so, as in a finding. */
  readonly by: string;
  /** Ids of the findings that it answers. */
  readonly findings?: readonly string[];
  /** A practice to learn from. */
  readonly practice?: {
    /** What it is called. */
    readonly title: string;
    /** Id or name of the city. */
    readonly city?: string;
    /** Where it is described. */
    readonly source?: string;
  };
  /** The state in which it came in. */
  readonly step: ReviewState;
}

/** Something that was said, and when. */
export interface Said {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What was said. */
  readonly text: string;
}

/** Something that was issued. */
export interface Publication {
  /** Title. */
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Where it is. */
  readonly reference?: string;
  /** What it says, in short. */
  readonly summary?: string;
}

/** Entries as they are handed in: the step in which they come is set by the library. */
export type WithoutStep<T> = readonly Omit<T, "step">[];

/** What can come in at any step, and between steps. Lists grow; nothing is overwritten or removed. */
export interface ReviewAdditions<I extends string = string, G extends string = string> {
  /** The host's own questions. */
  readonly questions?: readonly HostQuestion<I, G>[];
  /** Members of the peer team. */
  readonly team?: readonly TeamMember[];
  /** Talks. */
  readonly interviews?: readonly Interview<I, G>[];
  /** Judgements by others than the host. */
  readonly ratings?: WithoutStep<ReviewRating<I>>;
  /** Findings. */
  readonly findings?: WithoutStep<Finding<I, G>>;
  /** Recommendations. */
  readonly recommendations?: WithoutStep<Recommendation<I, G>>;
}

/** What a review begins with. */
export interface ReviewInput<I extends string = string, G extends string = string> extends StepHead, ReviewAdditions<I, G> {
  /** The city under review. */
  readonly host: City;
  /** Title for readers. */
  readonly title?: string;
}

/** What each step takes beside date, `by` and additions; {@link reviewProcess} says what it needs. */
export interface ReviewStepContents<I extends string = string, G extends string = string> {
  /** The host assesses itself. */
  readonly assessSelf: {
    /** The host's assessment of itself. */
    readonly initialReport: AssessmentInput<I> | Assessment<I, G>;
  };
  /** The team reads. */
  readonly reviewDocuments: {
    /** The preliminary analysis. */
    readonly deskReview: DeskReview<I, G>;
  };
  /** Dates and agenda are agreed. */
  readonly planVisit: {
    /** The plan. */
    readonly visitPlan: VisitPlan;
  };
  /** The team was there. */
  readonly visit: {
    /** The visit as it was. */
    readonly visit: Visit;
  };
  /** The team says what it found. */
  readonly giveFeedback: {
    /** When, and what. */
    readonly feedback: Said;
  };
  /** The report is out. */
  readonly issueReport: {
    /** What the host replied. */
    readonly reply: Said;
    /** The individual report. */
    readonly report: Publication;
  };
}

/** A checked, frozen review of one city: everything that was handed in, and how it got where it stands. Plain data that an application can store. */
export interface Review<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "review";
  /** The benchmark; held by reference in memory. */
  readonly framework: Framework<I, G>;
  /** Where it stands. */
  readonly state: ReviewState;
  /** The city under review. */
  readonly host: City;
  /** Title for readers. */
  readonly title?: string;
  /** The host's own questions. */
  readonly questions: readonly HostQuestion<I, G>[];
  /** The peer team. */
  readonly team: readonly TeamMember[];
  /** The host's assessment of itself. */
  readonly initialReport?: AssessmentInput<I>;
  /** The preliminary analysis. */
  readonly deskReview?: DeskReview<I, G>;
  /** The visit as planned. */
  readonly visitPlan?: VisitPlan;
  /** The visit as it was. */
  readonly visit?: Visit;
  /** Talks. */
  readonly interviews: readonly Interview<I, G>[];
  /** Judgements by others than the host. */
  readonly ratings: readonly ReviewRating<I>[];
  /** Findings, in the order in which they came. */
  readonly findings: readonly Finding<I, G>[];
  /** Recommendations, in the order in which they came. */
  readonly recommendations: readonly Recommendation<I, G>[];
  /** Feedback on the spot. */
  readonly feedback?: Said;
  /** The host's reply to it. */
  readonly reply?: Said;
  /** The individual report. */
  readonly report?: Publication;
  /** Every step: who, when, what. */
  readonly history: readonly HistoryEntry<ReviewTransition, ReviewState>[];
  /** What of the benchmark is official and what is not. */
  readonly statement: string;
}
