/**
 * What a roadmap is: the actions that a city's administration and its stakeholders have agreed on, with what each serves, who does it and by when.
 * Types only; `recordRoadmap` makes one, `monitorRoadmap` follows it.
 */
import type { City } from "../assess/assessment.ts";

/** What an action is for and what it takes: what a proposed and an agreed action have in common. */
export interface ActionPlan<I extends string = string, G extends string = string> {
  /** Identity within the roadmap; progress and prerequisites refer to it. */
  readonly id: string;
  /** What is done, in a few words. */
  readonly title: string;
  /** Ids of the groups and indicators that it is done for; at least one. */
  readonly serves: readonly (I | G)[];
  /** The bare answer that each of these indicators is to reach: a level's key, a number, points, or the list of ticked items. */
  readonly levels?: { readonly [K in I]?: string | number | readonly string[] };
  /** What it takes, 0 or more, in the roadmap's `effortUnit`. */
  readonly effort?: number;
  /** Ids of actions that must end before it starts. */
  readonly after?: readonly string[];
  /** Whatever helps a reader. */
  readonly note?: string;
}

/** A step within an action by which progress is seen. */
export interface Milestone {
  /** Identity within the action. */
  readonly id: string;
  /** What is there when it is done. */
  readonly title: string;
  /** YYYY-MM-DD, within the time of the action. */
  readonly due: string;
}

/** Stakeholders who were asked, and when. */
export interface Consultation {
  /** Who was consulted. */
  readonly who: string;
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
}

/** Who stands behind the roadmap, and since when. */
export interface Endorsement {
  /** Body or person. */
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** An agreed action. */
export interface RoadmapAction<I extends string = string, G extends string = string> extends ActionPlan<I, G> {
  /** Who answers for it. */
  readonly owner: string;
  /** Who takes part. */
  readonly partners?: readonly string[];
  /** Stakeholders consulted on it. */
  readonly consulted?: readonly Consultation[];
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  /** Last day, YYYY-MM-DD; not before `start`. */
  readonly due: string;
  /** Steps by which progress is seen. */
  readonly milestones?: readonly Milestone[];
}

/** What people agreed. */
export interface RoadmapInput<I extends string = string, G extends string = string> {
  /** The city whose roadmap it is; that of its assessments. */
  readonly city: City;
  /** Title for readers. */
  readonly title?: string;
  /** When it was agreed, YYYY-MM-DD. */
  readonly agreed?: string;
  /** What efforts are counted in, such as "person-days". Needed where an action has an effort. */
  readonly effortUnit?: string;
  /** At least one, at most 1000; in the order in which readers see them. */
  readonly actions: readonly RoadmapAction<I, G>[];
  /** Who has endorsed it. */
  readonly endorsed?: readonly Endorsement[];
}

/** A group or indicator that an action serves. */
export interface ServedNode {
  /** Its id. */
  readonly id: string;
  /** Its title, in the words of the framework. */
  readonly title: string;
}

/** An indicator that the roadmap is to move: one for each level that an action sets. */
export interface RoadmapTarget {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Its title. */
  readonly title: string;
  /** Id of the action that is to move it. */
  readonly action: string;
  /** When that action is due. */
  readonly due: string;
  /** The answer it is to reach, in the words of its scale. */
  readonly planned: string;
  /** Points of that answer, 0 to 100, exact text. */
  readonly exact: string;
  /** More points are worse: the indicator is a penalty. */
  readonly penalty: boolean;
}

/** A checked, frozen roadmap. Plain: it names its framework, and holds the few words of it that readers need. */
export interface Roadmap<I extends string = string, G extends string = string> extends RoadmapInput<I, G> {
  /** Tells products apart. */
  readonly kind: "roadmap";
  /** Which framework; the digest covers its structure, not its texts. */
  readonly framework: {
    /** Id of its root. */
    readonly id: string;
    /** Its version. */
    readonly version: string;
    /** SHA-256 of what scores depend on. */
    readonly digest: string;
  };
  /** What the actions serve, each once, in tree order. */
  readonly nodes: readonly ServedNode[];
  /** What is to be reached, by indicator in tree order; of one indicator, the action that comes first in order first. */
  readonly targets: readonly RoadmapTarget[];
  /** What is official and what is not. */
  readonly statement: string;
}
