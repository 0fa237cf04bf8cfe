/** What has become of a roadmap by a day: milestones, levels and actions as flat rows, and what they come to. Types only; `monitorRoadmap` makes it. */
import type { Assessment, City, Rater } from "../assess/assessment.ts";
import type { Roadmap } from "./roadmap.ts";

/** What somebody reports of an action or of one of its milestones. */
export interface ProgressEntry {
  /** Id of the action. */
  readonly action: string;
  /** Id of a milestone of it; without one the entry is about the action as a whole. */
  readonly milestone?: string;
  /** The latest entry of an action or milestone counts; of one day's, the last in the list. */
  readonly status: "done" | "blocked" | "in-progress";
  /** When it was so, YYYY-MM-DD; of what is done also the word "undated" where nobody knows. */
  readonly date: string;
  /** Who did it, or who reports it. */
  readonly by?: string;
  /** Whatever helps a reader, such as what it waits for. */
  readonly note?: string;
}

/** What a roadmap is followed with. */
export interface MonitorOptions {
  /** The day that is looked at, YYYY-MM-DD. */
  readonly asOf: string;
  /** What was reported, in any order; nothing later than `asOf`. */
  readonly progress?: readonly ProgressEntry[];
  /** Of the roadmap's city, framework and one rater role, in any order, each of another day. Those after `asOf` are left aside, and counted. */
  readonly assessments?: readonly Assessment[];
}

/**
 * Where a milestone stands. `done-undated`: done, but nobody knows whether in time. `late`: not done, and due before `asOf`; `due`: on that very day.
 * `blocked` is said of a milestone whatever its date.
 */
export type MilestoneState = "done-on-time" | "done-late" | "done-undated" | "blocked" | "late" | "due" | "not-yet-due";

/** What was last reported. */
export interface LastReport {
  /** When; null if nothing was reported; "undated" if nobody knows. */
  readonly reportedOn: string | null;
  /** By whom; null if nobody said. */
  readonly by: string | null;
  /** What was noted; null if nothing was. */
  readonly note: string | null;
}

/** One milestone. */
export interface MilestoneRow extends LastReport {
  /** Id of its action. */
  readonly action: string;
  /** Title of its action. */
  readonly actionTitle: string;
  /** Its id. */
  readonly milestone: string;
  /** Its title. */
  readonly title: string;
  /** Who answers for its action. */
  readonly owner: string;
  /** When it is due. */
  readonly due: string;
  /** Where it stands. */
  readonly state: MilestoneState;
  /** Days from its due date to the day on which it was done, or to `asOf` if it is not; 0 if there are none; null for `done-undated`. */
  readonly daysLate: number | null;
}

/** Where an action stands. `blocked`: it, or a milestone of it, is. `late`: not done, and due before `asOf`. */
export type ActionState = "done" | "blocked" | "late" | "under-way" | "not-begun";

/** One action. */
export interface ActionRow extends LastReport {
  /** Its id. */
  readonly action: string;
  /** Its title. */
  readonly title: string;
  /** Who answers for it. */
  readonly owner: string;
  /** First day. */
  readonly start: string;
  /** Last day. */
  readonly due: string;
  /** Where it stands. */
  readonly state: ActionState;
  /** How many milestones it has. */
  readonly milestones: number;
  /** How many of them are done. */
  readonly done: number;
  /** The first day on which its prerequisites let it start, not before its own start; null once it has begun. */
  readonly earliestStart: string | null;
  /** Days from its start to that day; null once it has begun. */
  readonly knockOnDays: number | null;
  /** Id of the prerequisite that moves its start furthest; null if none does. */
  readonly waitsFor: string | null;
  /** When it ends if nothing more is lost or caught up; of what is done, when it was; null if that cannot be said. */
  readonly projectedEnd: string | null;
  /** Why there is no projected end: "undated", "prerequisite-late", "no-milestones", "no-progress", "beyond-calendar"; null if there is one. */
  readonly reason: string | null;
  /** Days from its due date to its projected end, negative if it ends earlier; null without one. */
  readonly slippageDays: number | null;
}

/**
 * Where a level stands. `behind`: assessed since it was due, and not there. `not-assessed-since`: it was due, but the latest assessment is older.
 * `unknown`: no assessment, or none that answers the indicator.
 */
export type LevelState = "reached" | "behind" | "not-assessed-since" | "not-yet-due" | "unknown";

/** One level that an action is to reach. */
export interface LevelRow {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Its title. */
  readonly title: string;
  /** Id of the action that is to move it. */
  readonly action: string;
  /** When that action is due. */
  readonly due: string;
  /** The answer in the baseline, in words; null if there is none. */
  readonly baseline: string | null;
  /** Its points, 0 to 100. */
  readonly baselinePoints: number | null;
  /** The answer it is to reach, in words. */
  readonly planned: string;
  /** Its points, 0 to 100. */
  readonly plannedPoints: number;
  /** The answer in the latest assessment, in words; null if there is none. */
  readonly reached: string | null;
  /** Its points, 0 to 100. */
  readonly reachedPoints: number | null;
  /** Why nothing is known to be reached: "no-assessment", or the word for a missing answer; null if something is. */
  readonly reason: string | null;
  /** Points reached less points in the baseline; null if one of them is missing. */
  readonly change: number | null;
  /** Where it stands. */
  readonly state: LevelState;
}

/** How many rows there are of each state, and when the whole ends. */
export interface RoadmapSummary {
  /** Milestones by state. */
  readonly milestones: { readonly [S in MilestoneState]: number };
  /** Levels by state. */
  readonly levels: { readonly [S in LevelState]: number };
  /** Actions by state. */
  readonly actions: { readonly [S in ActionState]: number };
  /** The last due date of all actions. */
  readonly due: string;
  /** The last projected end of all actions; null if one that is not done has none. */
  readonly projectedEnd: string | null;
  /** Why there is no projected end: "action-unprojected", or "undated" (all are done, nobody knows when); null if there is one. */
  readonly reason: string | null;
  /** Days from `due` to `projectedEnd`; null without one. */
  readonly slippageDays: number | null;
}

/** One assessment that was looked at. */
export interface RoadmapRound {
  /** Its date. */
  readonly date: string;
  /** In what role it was made. */
  readonly role: Rater["role"];
}

/** What has become of a roadmap. Frozen and plain; the rows are flat, for tables. */
export interface RoadmapProgress {
  /** Tells products apart. */
  readonly kind: "roadmap-progress";
  /** Which framework. */
  readonly framework: Roadmap["framework"];
  /** Whose roadmap. */
  readonly city: City;
  /** Digest of the roadmap that was followed. */
  readonly roadmap: string;
  /** The day that was looked at. */
  readonly asOf: string;
  /** The earliest assessment; null if there is none on or before `asOf`. */
  readonly baseline: RoadmapRound | null;
  /** The latest assessment on or before `asOf`; the baseline itself if there is only one. */
  readonly latest: RoadmapRound | null;
  /** How many assessments are later than `asOf`, and were left aside. */
  readonly later: number;
  /** Milestones, in the order of the roadmap. */
  readonly milestones: readonly MilestoneRow[];
  /** Levels, by indicator in tree order. */
  readonly indicators: readonly LevelRow[];
  /** Actions, in the order of the roadmap. */
  readonly actions: readonly ActionRow[];
  /** What it comes to. */
  readonly summary: RoadmapSummary;
}
