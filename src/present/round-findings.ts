/** What was found and recommended in a round: in common, counted by part and city, and all of it listed; and the practices that were named. */
import type { Finding, Recommendation } from "../analyse/review.ts";
import type { Block } from "./document.ts";
import { said, small } from "./node-tables.ts";
import { practiceWords } from "./review-findings.ts";
import { cityName, shortName } from "./review-people.ts";
import type { ReviewScope } from "./review-scope.ts";
import { capital, ended, heading, joined, listOfItems, plural, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";

/** Something said of one city, under the first part that it names. */
interface Placed<T> {
  readonly scope: ReviewScope;
  readonly part: string;
  readonly one: T;
}

function placed<T extends { readonly nodes: readonly string[] }>(
  { reviews, tree }: RoundScope,
  of: (scope: ReviewScope) => readonly T[],
): Placed<T>[] {
  const place = (id: string): number => tree.byId.get(id)?.index as number;
  const all = reviews.flatMap((scope) =>
    of(scope).map((one) => ({ scope, one, part: scope.partOf([...one.nodes].sort((a, b) => place(a) - place(b))[0] as string) })),
  );
  // A stable sort: within a part the cities keep their order.
  return all.sort((a, b) => place(a.part) - place(b.part));
}

const KINDS = ["strength", "gap", "challenge"] as const;

/** “Aford, Cray (2)”: cities, with how often where it is more than once. */
function citiesOf(some: readonly Placed<unknown>[]): string {
  const names = some.map(({ scope }) => shortName(scope.review.host.name));
  return [...new Set(names)].map((name) => `${name}${counted(names.filter((one) => one === name).length)}`).join(", ");
}

function counted(n: number): string {
  return n === 1 ? "" : ` (${n})`;
}

function partTitle({ tree }: RoundScope, id: string): string {
  return id === tree.framework.id ? "The benchmark as a whole" : (tree.byId.get(id)?.node.title ?? id);
}

/** Common findings, then all by part. */
export function roundFindings(scope: RoundScope): Block[] {
  const all = placed<Finding>(scope, ({ review }) => review.findings);
  const parts = [...new Set(all.map(({ part }) => part))];
  const rows = parts.map((id) => [
    partTitle(scope, id),
    ...KINDS.map((kind) => citiesOf(all.filter(({ part, one }) => part === id && one.kind === kind))),
  ]);
  const kinds = KINDS.map((kind) => plural(all.filter(({ one }) => one.kind === kind).length, kind));
  return [
    heading(2, "Findings"),
    heading(3, "What several cities have in common"),
    ...commonShown(scope),
    heading(3, "All findings, by part"),
    said(
      all.length === 0
        ? "The reviews hold no findings."
        : `${capital(joined(kinds))}, each counted once, under the first part that it names. Who said so and on what ground stands in the individual reports.`,
    ),
    ...tableOf("In which cities", ["Part", "Strengths", "Gaps", "Challenges"], rows),
    ...parts.flatMap((id): Block[] => [
      heading(4, partTitle(scope, id)),
      ...listOfItems(
        KINDS.flatMap((kind) => all.filter(({ part, one }) => part === id && one.kind === kind)).map(
          ({ scope: { review }, one }) => `${shortName(review.host.name)}, ${one.kind}: ${ended(one.text)}`,
        ),
      ),
    ]),
  ];
}

/** The common findings of the comparative analysis. Of cities that are not shown it names none. */
function commonShown({ round, reviews, cities, tree }: RoundScope): Block[] {
  const common = round.comparison?.common ?? [];
  if (common.length === 0)
    return [
      said(
        round.comparison === undefined
          ? "The comparative analysis is not written yet."
          : "The comparative analysis names nothing in common.",
      ),
    ];
  const shown = reviews.map(({ review }) => review.host.id);
  return common.flatMap(({ kind, text, nodes, cities: found }): Block[] => {
    const named = found.filter((id) => shown.includes(id)).map((id) => shortName(cityName(cities, id)));
    const others = found.length - named.length;
    const all = [...named, ...(others === 0 ? [] : [`${others} that ${others === 1 ? "is" : "are"} not shown here`])];
    const titles = nodes.map((id) => tree.byId.get(id)?.node.title ?? id);
    return [said(`${capital(kind)}: ${ended(text)}`), small(`About: ${titles.join("; ")}. Found in: ${joined(all)}.`)];
  });
}

/** Recommendations in common, all of them, and practices. */
export function roundRecommendations(scope: RoundScope): Block[] {
  const all = placed<Recommendation>(scope, ({ review }) => review.recommendations);
  const parts = [...new Set(all.map(({ part }) => part))];
  const high = all.filter(({ one }) => one.priority === "high").length;
  const several = parts.filter(
    (id) => new Set(all.filter(({ part }) => part === id).map(({ scope: { review } }) => review.host.id)).size > 1,
  );
  return [
    heading(2, "Recommendations"),
    said(
      [
        `${capital(plural(all.length, "recommendation"))}, ${high} of high priority.`,
        several.length === 0
          ? "No part has recommendations to more than one city."
          : `To more than one city: ${joined(several.map((id) => partTitle(scope, id)))}.`,
      ].join(" "),
    ),
    ...parts.flatMap((id): Block[] => [
      heading(3, partTitle(scope, id)),
      ...listOfItems(
        all
          .filter(({ part }) => part === id)
          .map(({ scope: { review }, one }) => `${shortName(review.host.name)} (${one.priority} priority): ${ended(one.text)}`),
      ),
    ]),
    heading(3, "Practices to learn from"),
    ...practicesShown(scope, all),
  ];
}

/** Practices, each once, with those to whom they were recommended. */
function practicesShown({ cities }: RoundScope, all: readonly Placed<Recommendation>[]): Block[] {
  const linked = all.flatMap(({ scope, one: { practice } }) =>
    practice === undefined ? [] : [{ words: practiceWords(practice, cities), to: shortName(scope.review.host.name) }],
  );
  const words = [...new Set(linked.map((one) => one.words))];
  const rows = words.map((practice) => [
    practice,
    joined([...new Set(linked.filter((one) => one.words === practice).map(({ to }) => to))]),
  ]);
  return rows.length === 0
    ? [said("No recommendation names a practice.")]
    : tableOf("Practices that recommendations name", ["Practice", "Recommended to"], rows);
}
