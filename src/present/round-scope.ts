/** What a report on a round is made from: its reviews, each worked out once, of the cities that have agreed to be shown to those who will read it. */

import type { Review } from "../analyse/review.ts";
import { ensureRound } from "../analyse/review-round.ts";
import type { Round } from "../analyse/round.ts";
import type { City } from "../assess/assessment.ts";
import { clip, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { CityNames } from "./review-people.ts";
import { type ReviewScope, reviewScope } from "./review-scope.ts";
import { idleOption } from "./review-sections.ts";
import { plural } from "./review-words.ts";

/** What it can be told. */
export interface RoundScopeOptions {
  readonly policy?: ScoringPolicy;
  readonly audience?: "scheme" | "public";
  readonly agreed?: readonly string[];
  readonly without?: readonly string[];
}

/** What a report on a round is made from. */
export interface RoundScope {
  readonly round: Round;
  readonly tree: Outline;
  readonly audience: "scheme" | "public";
  readonly cities: CityNames;
  /** One for each city that is shown, in the order of the hosts. */
  readonly reviews: readonly ReviewScope[];
  /** Hosts whose review is not there yet. */
  readonly missing: readonly City[];
  /** Hosts that are left out on request. */
  readonly leftOut: readonly City[];
  /** Hosts shown because the caller says that they have agreed. */
  readonly agreed: readonly City[];
}

/** @throws BenchmarkError for what is no round, cities that have not agreed, options that would do nothing, fewer than two cities to show */
export function roundScope(given: Round, { policy, audience = "scheme", agreed = [], without = [] }: RoundScopeOptions): RoundScope {
  const round = ensureRound(given);
  const { hosts, reviewers } = round;
  const reviewOf = ({ id }: City): Review | undefined => round.reviews.find(({ host }) => host.id === id);
  const shown = hosts.filter((city) => reviewOf(city) !== undefined && !without.includes(city.id));
  const ids = hosts.map(({ id }) => id);
  const issues = [
    ...named("agreed", agreed, ids),
    ...named("without", without, ids),
    ...agreed
      .filter(
        (id) =>
          ids.includes(id) &&
          !needsWord(
            round.reviews.find(({ host }) => host.id === id),
            audience,
            without,
          ),
      )
      .map((id) => idleOption("agreed", `“${clip(id, 200)}” is left out, has no review yet, or says itself that it may be shown`)),
    ...without
      .filter((id) => ids.includes(id) && !round.reviews.some(({ host }) => host.id === id))
      .map((id) => idleOption("without", `“${clip(id, 200)}” has no review yet`)),
    ...shown.flatMap((city) => consentIssues(round, reviewOf(city) as Review, audience, agreed)),
    ...(shown.length < 2
      ? [
          issue("out-of-range", ["reviews"], {
            received: plural(shown.length, "city to show", "cities to show"),
            expected: "2 or more, to be compared",
          }),
        ]
      : []),
  ];
  throwIfAny(issues);
  const cities = Object.fromEntries([...reviewers, ...hosts].map(({ id, name }) => [id, name]));
  return {
    round,
    tree: outline(round.framework),
    audience,
    cities,
    reviews: shown.map((city) => reviewScope(reviewOf(city) as Review, { cities, ...(policy === undefined ? {} : { policy }) })),
    missing: hosts.filter((city) => reviewOf(city) === undefined),
    leftOut: hosts.filter(({ id }) => without.includes(id)),
    agreed: hosts.filter(({ id }) => agreed.includes(id)),
  };
}

function named(option: string, list: readonly string[], hosts: readonly string[]): Issue[] {
  return list.flatMap((id, i) => [
    ...(hosts.includes(id) ? [] : [issue("city-elsewhere", ["options", option, i], { city: clip(id, 200), known: hosts.join(", ") })]),
    ...(list.indexOf(id) < i ? [issue("named-twice", ["options", option, i], { name: clip(id, 200) })] : []),
  ]);
}

/** What of a review says that it is not for those who will read the report; nothing said means: for the city alone. */
function closed(
  { initialReport, ratings }: Review,
  audience: RoundScope["audience"],
): { readonly at: readonly (string | number)[]; readonly says: string }[] {
  const open = audience === "public" ? ["public"] : ["scheme", "public"];
  const all = [
    ...(initialReport === undefined ? [] : [{ at: ["initialReport"], says: initialReport.visibility ?? "city" }]),
    ...ratings.map(({ assessment }, i) => ({ at: ["ratings", i, "assessment"], says: assessment.visibility ?? "city" })),
  ];
  return all.filter(({ says }) => !open.includes(says));
}

function needsWord(review: Review | undefined, audience: RoundScope["audience"], without: readonly string[]): boolean {
  return review !== undefined && !without.includes(review.host.id) && closed(review, audience).length > 0;
}

/** One issue for each city, at the first assessment that is not for those readers. */
function consentIssues(round: Round, review: Review, audience: RoundScope["audience"], agreed: readonly string[]): Issue[] {
  const shut = agreed.includes(review.host.id) ? [] : closed(review, audience);
  const [first] = shut;
  if (first === undefined) return [];
  const at = ["reviews", round.reviews.indexOf(review), ...first.at, "visibility"];
  return [issue("not-agreed", at, { city: review.host.id, name: review.host.name, count: shut.length, visibility: first.says, audience })];
}
