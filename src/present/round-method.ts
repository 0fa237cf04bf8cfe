/** Who took part in a round and how it went: the cities side by side, each review in a line, who visited whom, and the steps. */

import type { Review } from "../analyse/review.ts";
import { roundProcess } from "../analyse/review-process.ts";
import type { Block } from "./document.ts";
import { NO_VALUE } from "./format.ts";
import { right, said } from "./node-tables.ts";
import { historyShown } from "./review-history.ts";
import { policyWords } from "./review-method.ts";
import { cityName, shortName } from "./review-people.ts";
import { contextRows } from "./review-profile.ts";
import { days, heading, joined, plural, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";

/** The context of the cities, side by side. */
export function roundProfiles({ round, reviews }: RoundScope): Block[] {
  const cities = reviews.map(({ review: { host }, self }) => ({
    ...host,
    context: { ...round.hosts.find(({ id }) => id === host.id)?.context, ...host.context, ...self.assessment.city.context },
  }));
  const rows = contextRows(round.framework, cities);
  return [
    heading(2, "The cities"),
    ...(rows.length === 0
      ? [said("The cities state no context.")]
      : tableOf(
          "Context (describes the cities, never scored; – not stated)",
          ["What", ...cities.map(({ name }) => shortName(name))],
          rows,
        )),
  ];
}

/** Reviews, visits, steps, consent. */
export function roundMethod(scope: RoundScope): Block[] {
  const { round, cities, reviews } = scope;
  const rows = reviews.map(({ review, others }) => {
    const { host, initialReport, visit, interviews, team, history } = review;
    const stay = visit === undefined ? NO_VALUE : days(visit.from, visit.to);
    const issued = history.find(({ transition }) => transition === "issueReport")?.date ?? NO_VALUE;
    return [
      shortName(host.name),
      initialReport?.date ?? NO_VALUE,
      stay,
      String(interviews.length),
      String(team.length),
      String(others.filter(({ last }) => last).length),
      issued,
    ];
  });
  const who = (by: string): string =>
    by === "coordinator" ? "the coordinator" : by === "team" || by === "host" ? `the ${by}` : cityName(cities, by);
  return [
    heading(2, "How the round was done"),
    said(consentWords(scope)),
    ...tableOf("The reviews", ["City", "Assessed itself", "Visit", right("Talks"), right("Team"), right("Raters"), "Report issued"], rows),
    ...visits(scope),
    ...historyShown(round.history, roundProcess, who),
    ...reviews.slice(0, 1).map(({ self }) => said(policyWords(self.card.policy))),
  ];
}

/** Which hosts are shown, which are not and why. */
function consentWords({ round, audience, agreed, leftOut, missing }: RoundScope): string {
  const names = (list: readonly { readonly name: string }[]): string => joined(list.map(({ name }) => name));
  return [
    `This report is for ${audience === "scheme" ? "the cities of the round" : "the public"}. It shows cities whose assessments may be seen by them.`,
    ...(agreed.length === 0 ? [] : [`Whoever made it states that ${names(agreed)} agreed to it apart from that.`]),
    ...(leftOut.length === 0
      ? []
      : [`Left out on request, with everything in ${leftOut.length === 1 ? "its review" : "their reviews"}: ${names(leftOut)}.`]),
    ...(round.reviewers.length === 0 ? [] : [`Cities that send peers: ${names(round.reviewers)}.`]),
    ...(missing.length === 0 ? [] : [`No review has joined the round yet from: ${names(missing)}.`]),
  ].join(" ");
}

/** Members of teams by their own city, and the hosts that they visited. */
function visits({ reviews, cities }: RoundScope): Block[] {
  const team = (review: Review, from: string | null): number => review.team.filter(({ city = null }) => city === from).length;
  const from = [...new Set(reviews.flatMap(({ review }) => review.team.map(({ city = null }) => city)))];
  const known = Object.keys(cities);
  const place = (id: string | null): number => (id === null ? known.length + 1 : known.includes(id) ? known.indexOf(id) : known.length);
  const rows = from
    .sort((a, b) => place(a) - place(b))
    .map((id) => [
      id === null ? "From no city" : shortName(cityName(cities, id)),
      ...reviews.map(({ review }) => (team(review, id) === 0 ? NO_VALUE : plural(team(review, id), "person", "people"))),
    ]);
  return tableOf(
    "Who visited whom: members of the teams by their own city, and their hosts",
    ["From", ...reviews.map(({ review }) => shortName(review.host.name))],
    rows,
  );
}
