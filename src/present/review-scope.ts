/** What a report on a review is made from, worked out once: the city's own judgement and the others', the parts of the benchmark, and how everything is called. */
import type { Agreement } from "../analyse/agreement.ts";
import { askedOf } from "../analyse/check-review.ts";
import { type Disagreement, disagreementsOf } from "../analyse/disagreements.ts";
import { agreementOf } from "../analyse/measure-agreement.ts";
import { ensureReview } from "../analyse/peer-review.ts";
import { seatsOf } from "../analyse/rated.ts";
import type { Review } from "../analyse/review.ts";
import { assess } from "../assess/assess.ts";
import type { Assessment, AssessmentInput, Rater } from "../assess/assessment.ts";
import { seated } from "../assess/panel.ts";
import { BenchmarkError, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { own } from "../base/plain.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import { isFramework } from "../model/tree.ts";
import { score } from "../score/score.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import { type CityNames, distinct, raterName, raterWords, whoWords } from "./review-people.ts";

/** A row of the tables: a part of the benchmark below its root. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** 0 just below the root; deeper inside a member of a suite. */
  readonly depth: number;
}

/** One judgement on the city. */
export interface Judgement {
  /** Who judged, in few words that nobody else has. */
  readonly label: string;
  /** The same with role and city. */
  readonly full: string;
  readonly role: Rater["role"];
  /** As it was handed in. */
  readonly rater: Rater;
  /** Under the whole benchmark, the rater's id being the label. */
  readonly assessment: Assessment;
  readonly card: Scorecard;
  /** Ids that the rater was asked; null for all. */
  readonly asks: readonly string[] | null;
  /** Results under what was asked, for its counts. */
  readonly asked: Scorecard;
  /** The state in which it came in; null of the city's own. */
  readonly step: string | null;
  /** Whether it is the rater's last one: an earlier one is listed and not counted. */
  readonly last: boolean;
}

/** What a report on a review is made from. */
export interface ReviewScope {
  readonly review: Review;
  readonly tree: Outline;
  readonly policy: ScoringPolicy | undefined;
  readonly cities: CityNames;
  readonly parts: readonly Part[];
  /** The city's own judgement. */
  readonly self: Judgement;
  /** The others', in the order in which they came. */
  readonly others: readonly Judgement[];
  /** Those of whom agreement is measured: the city and the last judgement of each rater; a consensus only where nobody else judged. */
  readonly panel: readonly Judgement[];
  /** Null if nobody else judged. */
  readonly agreement: Agreement | null;
  /** What is worth talking over: not that somebody said nothing. */
  readonly differences: readonly Disagreement[];
  readonly title: (id: string) => string;
  readonly titles: (ids: readonly string[]) => string;
  readonly who: (by: string) => string;
  /** The part that a node stands in; the root's id for the root. */
  readonly partOf: (id: string) => string;
}

/** What it can be told. */
export interface ScopeOptions {
  readonly policy?: ScoringPolicy;
  readonly cities?: CityNames;
  /** Ids of raters who worked together; not said means: the members of the team. */
  readonly teams?: readonly (readonly string[])[];
}

/** @throws BenchmarkError for what is no review, one without an initial report, and teams or a policy that do not fit */
export function reviewScope(given: Review, { policy, cities = {}, teams }: ScopeOptions = {}): ReviewScope {
  const review = ensureReview(given);
  const tree = outline(review.framework);
  const { initialReport, ratings, host } = review;
  if (initialReport === undefined)
    throw new BenchmarkError([
      issue("missing-key", ["initialReport"], { expected: "the host's assessment of itself (step “assessSelf”)" }),
    ]);
  const names = { ...cities, [host.id]: host.name };
  const keys = ratings.map(({ assessment: { rater } }) => keyOf(rater));
  const last = ratings.map(({ assessment: { date } }, i) =>
    ratings.every((other, j) => i === j || keys[i] !== keys[j] || other.assessment.date < date),
  );
  // Two judgements of one rater have one label; those that count are told apart.
  const plain = ratings.map(({ assessment: { rater } }) => raterName(review, rater, names));
  const places = ratings.flatMap((_, i) => (last[i] ? [i] : []));
  const apart = distinct(["the city itself", ...places.map((i) => plain[i] as string)]).slice(1);
  const labels = ratings.map((_, i) => apart[places.findIndex((k) => keys[k] === keys[i])] as string);
  const judged = (input: AssessmentInput, label: string): Assessment =>
    assess(review.framework, { ...input, rater: { ...input.rater, id: label } });
  const ours = judged(initialReport, "the city itself");
  const ownCard = score(ours, policy);
  const self: Judgement = {
    label: "the city itself",
    full: raterWords(review, initialReport.rater, names),
    role: "self",
    rater: initialReport.rater,
    assessment: ours,
    card: ownCard,
    asks: null,
    asked: ownCard,
    step: null,
    last: true,
  };
  const others = ratings.map(({ assessment: input, asks = null, step }, i): Judgement => {
    const assessment = judged(input, labels[i] as string);
    const card = score(assessment, policy);
    const asked = asks === null ? card : score(assess(askedOf(review.framework, asks), input));
    return {
      label: labels[i] as string,
      full: raterWords(review, input.rater, names),
      role: input.rater.role,
      rater: input.rater,
      assessment,
      card,
      asks,
      asked,
      step,
      last: last[i] as boolean,
    };
  });
  const counting = others.filter((each) => each.last);
  const judges = counting.filter(({ role }) => role !== "consensus");
  const panel = [self, ...(judges.length > 0 ? judges : counting)];
  const parts = partsOf(tree);
  const title = (id: string): string => tree.byId.get(id)?.node.title ?? id;
  const labelOf = (rater: Rater): string => (rater.role === "self" ? self.label : (labels[keys.indexOf(keyOf(rater))] as string));
  // Each as it was asked: who was asked only a part leaves nothing open elsewhere.
  const seats = seatsOf(review).map((seat) => ({ ...seat, id: labelOf(seat.assessment.rater) }));
  const rated = {
    panel: seated(seats.filter(({ id }) => panel.some(({ label }) => label === id))),
    teams: [],
  };
  const options = policy === undefined ? {} : { policy };
  const worked = teamsOf(review, panel, teams);
  const inParts = new Set(parts.map(({ id }) => id));
  return {
    review,
    tree,
    policy,
    cities: names,
    parts,
    self,
    others,
    panel,
    agreement: panel.length < 2 ? null : agreementOf(rated, { ...options, ...(worked.length === 0 ? {} : { teams: worked }) }),
    differences: panel.length < 2 ? [] : disagreementsOf(rated, options).flatMap(spoken),
    title,
    titles: (ids) => ids.map(title).join("; "),
    who: (by) => whoWords(review, by, names),
    partOf: (id) => {
      let at = tree.byId.get(id) as OutlineNode;
      while (at.parent !== null && !inParts.has(at.id)) at = tree.nodes[at.parent] as OutlineNode;
      return at.id;
    },
  };
}

/** The same for all ratings of one rater. */
function keyOf({ role, id, name }: Rater): string {
  return JSON.stringify([role, id ?? name ?? null]);
}

/** The result of a node. */
export function nodeOn(card: Scorecard, id: string): NodeScore {
  return own(card.nodes as { readonly [id: string]: NodeScore }, id) as NodeScore;
}

/** Behind the title of what lowers a value. */
const PENALTY = " (penalty: less is better)";

/** The children of the root; of a benchmark inside it, also its own. */
function partsOf({ nodes }: Outline): Part[] {
  const below = (place: OutlineNode, depth: number): Part[] =>
    place.children.flatMap((index) => {
      const child = nodes[index] as OutlineNode;
      const inner = isFramework(child.node) ? below(child, depth + 1) : [];
      const lowers = "penalty" in child.node && child.node.penalty === true;
      return [{ id: child.id, title: `${child.node.title}${lowers ? PENALTY : ""}`, depth }, ...inner];
    });
  return below(nodes[0] as OutlineNode, 0);
}

/** Teams by label. Who sits in the team of the review has read and travelled together, unless it is said otherwise. */
function teamsOf({ team }: Review, panel: readonly Judgement[], teams: ScopeOptions["teams"]): string[][] {
  const others = panel.slice(1);
  if (teams === undefined) {
    const members = others.filter(({ rater }) => team.some(({ id, role }) => id === rater.id && role === rater.role));
    return members.length < 2 ? [] : [members.map(({ label }) => label)];
  }
  const nameOf = ({ rater: { id, name, role } }: Judgement): string => id ?? name ?? role;
  const known = others.map(nameOf);
  throwIfAny(
    teams.flatMap((names, t) =>
      names.flatMap((rater, i) =>
        known.includes(rater)
          ? []
          : [issue("rater-unknown", ["options", "teams", t, i], { rater, nearest: nearest(rater, known), known: known.join(", ") })],
      ),
    ),
  );
  return teams.map((names) => names.map((rater) => others[known.indexOf(rater)]?.label as string));
}

/** Without those who said nothing at all; nothing if fewer than two sides are left. */
function spoken(found: Disagreement): Disagreement[] {
  const sides = found.sides.filter(
    ({ state, remarks }) =>
      state !== "not-answered" ||
      remarks.some(({ comment, reason, evidence }) => comment !== null || reason !== null || evidence.length > 0),
  );
  return sides.length < 2 ? [] : [{ ...found, sides }];
}
