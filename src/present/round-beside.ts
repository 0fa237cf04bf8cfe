/** How the cities of a round rate themselves beside those who reviewed them, and on which questions raters differ in several of them. */
import type { Agreement } from "../analyse/agreement.ts";
import type { Disagreement, DisagreementSide } from "../analyse/disagreements.ts";
import type { Block } from "./document.ts";
import { formatNumber, formatPercent, NO_VALUE } from "./format.ts";
import { right, said } from "./node-tables.ts";
import { stateWords } from "./review-agreement.ts";
import { shortName } from "./review-people.ts";
import type { ReviewScope } from "./review-scope.ts";
import { capital, ended, heading, joined, listOfItems, plural, ROLES, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";

/** City by city: agreement, and how much higher the city rates itself than each role does. */
export function roundBeside(scope: RoundScope): Block[] {
  const rated = scope.reviews.filter(({ agreement }) => agreement !== null);
  const level = rated[0]?.agreement?.bootstrap.level ?? 0;
  const rows = rated.flatMap(({ review, agreement, panel }) => {
    const { overall } = agreement as Agreement;
    const alike = overall.same.value === null ? NO_VALUE : formatPercent(overall.same.value);
    return overall.bias.map(({ against, units, mean, interval }) => [
      shortName(review.host.name),
      `${panel.filter(({ role }) => role === against).length} ${ROLES[against][panel.filter(({ role }) => role === against).length === 1 ? 0 : 1]}`,
      String(units),
      mean.value === null ? NO_VALUE : formatNumber(mean.value),
      interval.low === null ? NO_VALUE : `${formatNumber(interval.low)} to ${formatNumber(interval.high)}`,
      alike,
    ]);
  });
  const alone = scope.reviews.filter(({ agreement }) => agreement === null);
  return [
    heading(2, "The cities beside their reviewers"),
    ...(rows.length === 0
      ? []
      : [
          said(
            `Points by which a city rates itself above its reviewers, on average over the questions that both sides answered; below 0 where it rates itself lower. The interval (${formatPercent(level)}, bootstrap) says how much rests on which questions were asked, and nothing of what other reviewers would have said. Each city had other reviewers, so the differences between cities are also differences between reviewers; and reviewers who travelled together are not independent.`,
          ),
        ]),
    ...tableOf(
      "Self beside others",
      ["City", "Beside", right("Questions"), right("City above"), right("Interval"), right("Answers alike")],
      rows,
    ),
    ...(alone.length === 0 ? [] : [said(`Nobody but the city itself rated: ${names(alone)}.`)]),
  ];
}

function names(reviews: readonly ReviewScope[]): string {
  return joined(reviews.map(({ review }) => shortName(review.host.name)));
}

/** What one side says, and how many of each role: no reviewer is named before all cities. */
function sideCounts(side: DisagreementSide): string {
  const roles = side.remarks.map(({ role }) => role);
  const who = (Object.keys(ROLES) as (keyof typeof ROLES)[]).flatMap((role) => {
    const n = roles.filter((one) => one === role).length;
    if (n === 0) return [];
    return role === "self" || role === "consensus" ? [`the ${ROLES[role][0]}`] : [`${n} ${ROLES[role][n === 1 ? 0 : 1]}`];
  });
  return `${stateWords(side)}: ${joined(who)}`;
}

/** How many cities rate themselves higher, or lower, than their peers do; and in how many the interval does not reach 0. */
export function biasCounts({ reviews }: RoundScope): {
  readonly of: number;
  readonly higher: number;
  readonly lower: number;
  readonly clear: number;
} {
  const rows = reviews.flatMap(({ agreement }) => agreement?.overall.bias.filter(({ against }) => against === "peer") ?? []);
  const means = rows.flatMap(({ mean }) => mean.value ?? []);
  return {
    of: means.length,
    higher: means.filter((mean) => mean > 0).length,
    lower: means.filter((mean) => mean < 0).length,
    clear: rows.filter(({ interval: { low, high } }) => low !== null && high !== null && (low > 0 || high < 0)).length,
  };
}

/** One question on which raters differ in some cities. */
export interface SharedDifference {
  readonly id: string;
  readonly title: string;
  /** In the order of the cities. */
  readonly where: readonly { readonly review: ReviewScope; readonly found: Disagreement }[];
}

/** Questions on which raters differ, first those of most cities, ties in tree order. */
export function sharedDifferences({ reviews, tree }: RoundScope): SharedDifference[] {
  const all = tree.indicators.map(({ id, node }) => ({
    id,
    title: node.title,
    where: reviews.flatMap((review) => {
      const found = review.differences.find((one) => one.id === id);
      return found === undefined ? [] : [{ review, found }];
    }),
  }));
  return all.filter(({ where }) => where.length > 0).sort((a, b) => b.where.length - a.where.length);
}

/** What differs in several cities, and in each city the question on which most hangs. */
export function roundDifferences(scope: RoundScope, top: number): Block[] {
  const shared = sharedDifferences(scope);
  const several = shared.filter(({ where }) => where.length > 1);
  const main = scope.reviews.flatMap(({ review, differences }) => {
    const [first] = differences;
    return first === undefined ? [] : [ended(`${shortName(review.host.name)}, ${first.title}: ${first.sides.map(sideCounts).join("; ")}`)];
  });
  if (shared.length === 0)
    return [heading(2, "Where raters differ"), said("In no city do the raters differ on a question that two of them answered.")];
  return [
    heading(2, "Where raters differ"),
    said(
      `${capital(plural(shared.length, "question"))} ${shared.length === 1 ? "has" : "have"} answers that differ in one city or more, ${several.length} of them in several. Individual reports list them with what each side says.`,
    ),
    ...tableOf(
      `Questions on which raters differ in several cities${several.length > top ? ` (the first ${top} of ${several.length})` : ""}`,
      ["Question", right("Cities"), "Where", right("Furthest apart")],
      several
        .slice(0, top)
        .map(({ title, where }) => [
          title,
          String(where.length),
          names(where.map(({ review }) => review)),
          formatNumber(
            where.reduce<number | null>((most, { found: { spread } }) => (spread === null ? most : Math.max(most ?? 0, spread)), null),
          ),
        ]),
    ),
    said("In each city, the question on which most hangs:"),
    ...listOfItems(main),
  ];
}
