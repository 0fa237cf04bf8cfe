/** The cities of a round side by side, in the order given: counts, values and ranges by part, as they rate themselves and as others rate them. */
import type { Rater } from "../assess/assessment.ts";
import type { Block } from "./document.ts";
import { formatPercent, NO_VALUE } from "./format.ts";
import { inside } from "./lent-names.ts";
import { right, said, valueOf } from "./node-tables.ts";
import { shortName } from "./review-people.ts";
import { roleCell, rolesOf } from "./review-results.ts";
import { nodeOn, type Part, type ReviewScope } from "./review-scope.ts";
import { heading, ROLES, rangeWords, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";
import { describeCounts } from "./sentences.ts";

/** Counts first, then values with their ranges, then what others say. */
export function roundResults(scope: RoundScope): Block[] {
  const { round, reviews } = scope;
  const cities = reviews.map(({ review }) => right(shortName(review.host.name)));
  const whole = reviews.some(({ self }) => self.card.total.reason !== "total-forbidden");
  const counts = reviews.map(({ review, self: { card } }) => [
    shortName(review.host.name),
    describeCounts(round.framework, card.total),
    ...(whole ? [valueOf(card.total), rangeWords(card.total)] : []),
    formatPercent(card.total.coverage),
  ]);
  const rows = rowsOf(scope, whole);
  const cell = ({ self }: ReviewScope, { id }: Part): string => valueOf(nodeOn(self.card, id));
  const ranged = rows.filter(({ id }) => reviews.some(({ self }) => !settled(self.card, id)));
  return [
    heading(2, "Side by side"),
    said(
      "Cities stand in the order in which the round names them. Nothing is ranked: cities differ in size, in their competences and in how strictly they rate.",
    ),
    ...tableOf(
      "What each city says of itself, in all",
      ["City", "Counts", ...(whole ? [right("Value"), right("Possible range")] : []), right("Answered")],
      counts,
    ),
    ...tableOf(
      `By the cities themselves (0 to 100; ${NO_VALUE} too little answered, n/a not applicable)`,
      ["Part", ...cities],
      rows.map((part) => [inside(part.title, part.depth), ...reviews.map((each) => cell(each, part))]),
    ),
    ...tableOf(
      "What open answers still allow, where there are any",
      ["Part", ...cities],
      ranged.map((part) => [inside(part.title, part.depth), ...reviews.map(({ self }) => rangeWords(nodeOn(self.card, part.id)))]),
    ),
    ...(["peer", "expert", "stakeholder", "consensus"] as const).flatMap((role) => byRole(scope, role, rows)),
  ];
}

function settled(card: ReviewScope["self"]["card"], id: string): boolean {
  const { range } = nodeOn(card, id);
  return range === null || range.low === range.high;
}

function rowsOf({ reviews, tree }: RoundScope, whole: boolean): Part[] {
  const parts = reviews[0]?.parts ?? [];
  return whole ? [...parts, { id: tree.framework.id, title: "Total", depth: 0 }] : [...parts];
}

/** The same for the raters of one role; nothing if none of them has a value for anything. */
function byRole({ reviews }: RoundScope, role: Rater["role"], rows: readonly Part[]): Block[] {
  const raters = reviews.map((each) => rolesOf(each).find((one) => one.role === role)?.raters ?? []);
  const filled = rows.map(({ id, title, depth }) => [
    inside(title, depth),
    ...raters.map((some) => (some.length === 0 ? "" : roleCell(some, id))),
  ]);
  const any = filled.some((row) => row.slice(1).some((text) => text !== "" && text !== NO_VALUE && text !== "n/a"));
  // A city without raters of this role has no column of its own.
  const heads = reviews.map(({ review }, i) => right(`${shortName(review.host.name)} (${(raters[i] as readonly unknown[]).length})`));
  const name = role === "consensus" ? "By consensus" : `By the ${ROLES[role][1]}`;
  return any
    ? tableOf(`${name}: the value, or the least and the greatest (behind each city, how many rated)`, ["Part", ...heads], filled)
    : [];
}
