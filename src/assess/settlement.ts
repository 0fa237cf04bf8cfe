/** What `settle` gives: a consensus in which every answer says where it came from, beside all that was said. */
import type { Answer } from "./answer.ts";
import type { Assessment } from "./assessment.ts";
import type { PanelRater } from "./panel.ts";
import type { SettleMethod } from "./settle-rule.ts";

/** Where a settled answer comes from. */
export interface SettledSource {
  /** An explicit decision; a consensus among the ratings; the rule; or, under “leave-open”, that all who judged (two or more) say the same. */
  readonly from: "decision" | "consensus" | "agreed" | Exclude<SettleMethod, "leave-open">;
  /** Ids of the raters who said what is settled. */
  readonly raters: readonly string[];
  /** What each rater said, in full, by the rater's id. */
  readonly values: { readonly [rater: string]: Answer };
  /** Why it was decided so; only of decisions. */
  readonly reason?: string;
}

/** An indicator that is not settled. */
export interface Unsettled<I extends string = string> {
  /** Id of the indicator. */
  readonly id: I;
  /**
   * Why: nobody whose judgement counts has judged it; some gave a value where others say it does not apply (or why, differently); the rule leaves it
   * open; or it is not asked because of another settled answer.
   */
  readonly reason: "not-judged" | "states-differ" | "left-open" | "not-asked";
  /** What each rater said, in full, by the rater's id. */
  readonly values: { readonly [rater: string]: Answer };
}

/** What {@link settle} gives. */
export interface Settlement<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "settlement";
  /** The consensus: role “consensus”, checked like any assessment; what is not settled is not answered. */
  readonly assessment: Assessment<I, G>;
  /** The rule in force where nothing was decided. */
  readonly otherwise: SettleMethod;
  /** Who rated, in the order given. */
  readonly raters: readonly (PanelRater & {
    /** Whether the rule looks at this rater's judgement. */
    readonly counts: boolean;
  })[];
  /** Where each settled answer comes from, by indicator. */
  readonly sources: { readonly [K in I]?: SettledSource };
  /** What is not settled, in tree order. */
  readonly unsettled: readonly Unsettled<I>[];
  /** What is official and what is not. */
  readonly statement: string;
}
