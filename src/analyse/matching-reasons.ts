/** Why a city is matched with its mentor, and why a wish to learn is not met. */
import { exactText } from "../base/decimal.ts";
import type { MatchReason, UnplacedReason, UnplacedWish } from "./matching.ts";
import type { ReadCity, ReadTheme } from "./matching-options.ts";
import { type Link, type Links, SIZE } from "./matching-pairs.ts";
import { commonRooms, type Hub, type Matching, type Pair, type Problem } from "./matching-problem.ts";

/** Why a pair was matched. */
export function reasonsOf(links: Links, { pairs }: Problem, { theme, mentor, city }: Pair): readonly MatchReason[] {
  const { cities } = links.given;
  const own = links.link(theme, mentor, city);
  const [high, low] = [(cities[mentor] as ReadCity).values.get(theme), (cities[city] as ReadCity).values.get(theme)];
  const points = exactText(own.gap as NonNullable<Link["gap"]>);
  const better = pairs
    .filter((pair) => pair.theme === theme && pair.city === city)
    .map((pair) => ({ pair, worth: links.link(theme, pair.mentor, city).worth }))
    .filter(({ worth }) => worth.gt(own.worth))
    .sort((a, b) => b.worth.cmp(a.worth))[0];
  const other = better === undefined ? undefined : (cities[better.pair.mentor] as ReadCity).city;
  return [
    own.basis === "measured" && high !== undefined && low !== undefined
      ? { code: "measured-gap", params: { points, mentor: exactText(high), own: exactText(low) } }
      : { code: "declared-gap", params: { points } },
    { code: "shared-language", params: { languages: own.languages.join(", ") } },
    ...(own.likeness?.value?.gt(0) === true
      ? [
          {
            code: "similar-context",
            params: { likeness: exactText(own.likeness.value), near: own.likeness.near.join(", ") || null },
          } as const,
        ]
      : []),
    better === undefined || other === undefined
      ? { code: "best-mentor", params: {} }
      : { code: "other-mentor", params: { city: other.id, name: other.name, more: exactText(better.worth.minus(own.worth)) } },
  ];
}

/** Wishes to learn that a matching does not meet, by city and theme. */
export function unplacedIn(links: Links, problem: Problem, matching: Matching): readonly UnplacedWish[] {
  const { themes, cities } = links.given;
  return cities.flatMap(({ city: { id }, implement }, city) =>
    [...implement.keys()].flatMap((theme): UnplacedWish[] => {
      if (matching.some((pair) => pair.city === city && pair.theme === theme)) return [];
      const { reason, others } = unplaced(links, problem, matching, theme, city);
      const ids = others.map((other) =>
        reason === "capacity-used" ? (themes[other] as ReadTheme).id : (cities[other] as ReadCity).city.id,
      );
      const placedElsewhere = matching.some((pair) => pair.city === city);
      return [{ city: id, theme: (themes[theme] as ReadTheme).id, reason, others: ids, placedElsewhere }];
    }),
  );
}

function unplaced(
  { given: { cities }, link }: Links,
  problem: Problem,
  matching: Matching,
  theme: number,
  city: number,
): { readonly reason: UnplacedReason; readonly others: readonly number[] } {
  // What is left of those who could mentor, after one condition and the next.
  let left = [...cities.keys()].filter((mentor) => mentor !== city && cities[mentor]?.mentor.includes(theme));
  if (left.length === 0) return { reason: "no-mentor", others: [] };
  for (const [reason, holds] of [
    ["no-language", (found) => found.languages.length > 0],
    ["earlier", (found) => !found.earlier],
    ["no-value", (found) => found.gap !== null],
    ["nothing-to-learn", (found) => found.enough],
  ] as const satisfies readonly (readonly [UnplacedReason, (found: Link) => boolean])[]) {
    const next = left.filter((mentor) => holds(link(theme, mentor, city)));
    if (next.length === 0) return { reason, others: left };
    left = next;
  }
  if (matching.some((pair) => pair.theme === theme && pair.mentor === city)) return { reason: "mentors-itself", others: [] };
  const elsewhere = [...new Set(matching.filter((pair) => pair.city === city).map((pair) => pair.theme))];
  if (elsewhere.length >= (problem.asImplementer[city] as number)) return { reason: "capacity-used", others: elsewhere };
  const hubOf = (mentor: number): Hub => problem.hubs.find((hub) => hub.theme === theme && hub.mentor === mentor) as Hub;
  const could = left.filter((mentor) => (problem.asMentor[mentor] as number) > 0 && brings(hubOf(mentor), city));
  if (could.length === 0) return { reason: "too-few", others: left };
  const schemes = (mentor: number, own: boolean): number =>
    new Set(matching.filter((pair) => pair.mentor === mentor && (pair.theme === theme) === own).map((pair) => pair.theme)).size;
  const isBusy = (mentor: number): boolean =>
    schemes(mentor, true) === 0 &&
    (schemes(mentor, false) >= (problem.asMentor[mentor] as number) ||
      matching.some((pair) => pair.theme === theme && pair.city === mentor));
  const isFull = (mentor: number): boolean =>
    matching.filter((pair) => pair.theme === theme && pair.mentor === mentor).length === SIZE.most;
  const free = could.filter((mentor) => !isBusy(mentor));
  if (free.length === 0) return { reason: "mentors-elsewhere", others: could };
  return free.every(isFull) ? { reason: "schemes-full", others: free } : { reason: "worth-less", others: free };
}

/** Whether a mentor could bring enough cities together in one language, this one among them. */
function brings({ pairs, rooms }: Hub, city: number): boolean {
  const own = pairs.find((pair) => pair.city === city);
  return (
    own !== undefined &&
    Array.from({ length: rooms }, (_, room) => 1 << room).some(
      (bit) => (own.rooms & bit) !== 0 && pairs.filter((pair) => (commonRooms([pair]) & bit) !== 0).length >= SIZE.least,
    )
  );
}
