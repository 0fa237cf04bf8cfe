/** What is unusual about a review, beside what is refused: numbers that differ from the usual, and conflicts that were declared. */
import { daysBetween } from "../base/days.ts";
import { freeze } from "../base/freeze.ts";
import { ensureReview } from "./peer-review.ts";
import type { Review } from "./review.ts";
import { reviewProcess } from "./review-process.ts";

/** Something to keep in mind with a review: a code for programs, a sentence for readers. */
export interface ReviewCaution {
  /**
   * - fewer-than-usual, more-than-usual: peers, interviews or days of the visit, once the step is taken that needs them.
   * - conflicts-declared: a member of the team declared what could sway the judgement.
   */
  readonly code: "fewer-than-usual" | "more-than-usual" | "conflicts-declared";
  /** The key of the review that it is about. */
  readonly key: string;
  /** In words; of people it has their ids. */
  readonly text: string;
}

/**
 * What readers of a review should know of how it was made. Nothing here is wrong: what a step must not lack is refused by the step itself. What is usual
 * comes from the `typical` of {@link reviewProcess}.
 *
 * @param review made by `startReview` or `advanceReview`
 * @returns a frozen list, in the order of the steps; empty if there is nothing to say
 * @throws BenchmarkError if it is not a review
 * @example
 * import { addToReview, reviewCautions, startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const begun = startReview(generalGovernance, { host: { id: "a", name: "Aford (invented)" }, date: "2026-01-12", by: "host" });
 * const team = [{ id: "p1", role: "peer", city: "bexhaven", conflicts: ["worked for the host until 2021"] }] as const;
 * const review = addToReview(begun, { date: "2026-02-01", by: "coordinator", team });
 * reviewCautions(review); // [{ code: "conflicts-declared", key: "team", text: "p1 declared: worked for the host until 2021." }]
 */
export function reviewCautions(review: Review): readonly ReviewCaution[] {
  const { team, interviews, visit, history } = ensureReview(review);
  const counts: { readonly [key: string]: number } = {
    team: team.filter(({ role }) => role === "peer").length,
    visit: visit === undefined ? 0 : daysBetween(visit.from, visit.to) + 1,
    interviews: interviews.length,
  };
  const taken = reviewProcess.transitions.filter(({ name }) => history.some(({ transition }) => transition === name));
  const unusual = taken.flatMap(({ needs }) =>
    needs.flatMap(({ key, typical }): ReviewCaution[] => {
      const count = counts[key];
      if (typical === undefined || count === undefined || (count >= typical.least && count <= typical.most)) return [];
      const { of, least, most } = typical;
      const usual = least === most ? String(least) : `${least} to ${most}`;
      return [
        { code: count < least ? "fewer-than-usual" : "more-than-usual", key, text: `Number of ${of}: ${count}; ${usual} are usual.` },
      ];
    }),
  );
  const declared = team.flatMap(({ id, conflicts }): ReviewCaution[] =>
    conflicts.length === 0
      ? []
      : [{ code: "conflicts-declared", key: "team", text: `${id} declared: ${conflicts.join("; ").replace(/\.$/, "")}.` }],
  );
  return freeze([...unusual, ...declared]);
}
