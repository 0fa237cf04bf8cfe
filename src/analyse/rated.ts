/** The ratings that agreement, disagreement and consensus are about: a list of assessments, or what a review holds, each as it was asked. */
import { assess } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Panel, readPanel, type Seat, seated } from "../assess/panel.ts";
import { isRecord } from "../base/plain.ts";
import { askedOf } from "./check-review.ts";
import { ensureReview } from "./peer-review.ts";
import type { Review } from "./review.ts";

/**
 * Several ratings of one city: a list of assessments, or a review with all that it holds. In a review, who was asked only some indicators says nothing
 * of the others, and leaves none open; of who rated twice, the later rating counts where it was asked; without an id a rater goes by the role or, where
 * several of one role have none, by the name.
 */
export type Rated<I extends string = string, G extends string = string> = readonly Assessment<I, G>[] | Review<I, G>;

/** Raters side by side, and who of them worked together. */
export interface RatedPanel {
  readonly panel: Panel;
  /** Of a review: the peers and experts who rated, if they are two or more. */
  readonly teams: readonly (readonly string[])[];
}

/** @throws BenchmarkError for what is neither, and for ratings that cannot be set side by side */
export function readRated(given: unknown): RatedPanel {
  if (!isReview(given)) return { panel: readPanel(given), teams: [] };
  const panel = seated(seatsOf(ensureReview(given as Review)));
  const team = panel.raters.filter(({ role }) => role === "peer" || role === "expert").map(({ id }) => id);
  return { panel, teams: team.length < 2 ? [] : [team] };
}

function isReview(given: unknown): boolean {
  try {
    return isRecord(given as never) && (given as { readonly kind?: unknown }).kind === "review";
  } catch {
    // What cannot be read is no review: the list says so.
    return false;
  }
}

/** The ratings of a checked review, each rater once, as it was asked. */
export function seatsOf({ framework, initialReport, ratings }: Review): readonly Seat[] {
  const all = [...(initialReport === undefined ? [] : [{ assessment: initialReport, asks: undefined }]), ...ratings];
  const sameRater = new Map<string, (typeof all)[number][]>();
  for (const one of all) {
    const { role, id, name } = one.assessment.rater;
    const key = JSON.stringify([role, id ?? null, id === undefined ? (name ?? null) : null]);
    sameRater.set(key, [...(sameRater.get(key) ?? []), one]);
  }
  const raters = [...sameRater.values()].map((said) =>
    [...said].sort((a, b) => (a.assessment.date < b.assessment.date ? 1 : a.assessment.date > b.assessment.date ? -1 : 0)),
  );
  const names = raters.map(([last]) => {
    const { role, id, name } = (last as (typeof all)[number]).assessment.rater;
    const others = raters.filter(([other]) => other?.assessment.rater.role === role && other.assessment.rater.id === undefined);
    return id ?? (others.length > 1 ? (name ?? role) : role);
  });
  return raters.map((said, i): Seat => {
    const last = (said[0] as (typeof all)[number]).assessment;
    const name = names[i] as string;
    const parts = said.map(
      ({ assessment, asks }) => assess(asks === undefined ? framework : askedOf(framework, asks), assessment) as Assessment,
    );
    return {
      assessment: assess(framework, last) as Assessment,
      id: names.indexOf(name) === names.lastIndexOf(name) ? name : `${last.rater.role} ${name}`,
      parts,
    };
  });
}
