/** Who could learn from whom, and what that is worth: willingness, languages, earlier pairs, gaps and likeness; and the problem that they make. */
import { type Decimal, decimal, rounded, ZERO } from "../base/decimal.ts";
import { type Likeness, likenessOf } from "./matching-likeness.ts";
import type { ReadCity, ReadMatching } from "./matching-options.ts";
import { grouped, type Hub, type Pair, type Problem } from "./matching-problem.ts";

/** How many cities learn in a scheme. */
export const SIZE = { least: 3, most: 4 };

/** What can be in the way of a demand, in the order in which a reader would look. */
export const families = ["willingness", "capacity", "language", "earlier", "gap", "size"] as const;
export type Family = (typeof families)[number];

/** What is known of a mentor and a city in a theme. */
export interface Link {
  readonly willing: boolean;
  /** Languages that both work in. */
  readonly languages: readonly string[];
  readonly earlier: boolean;
  /** Null if nothing says how large it is. */
  readonly gap: Decimal | null;
  readonly basis: "measured" | "declared";
  readonly enough: boolean;
  /** Null where likeness was not asked for. */
  readonly likeness: Likeness | null;
  readonly worth: Decimal;
}

/** What a problem must have. */
export type Demand =
  | { readonly kind: "schemes"; readonly theme: number; readonly count: number }
  | { readonly kind: "place"; readonly city: number };

/** Links of a matching, each made when it is asked for. */
export interface Links {
  readonly given: ReadMatching;
  readonly link: (theme: number, mentor: number, city: number) => Link;
}

export function linksOf(given: ReadMatching): Links {
  const { cities, options } = given;
  const known = new Map<number, Link>();
  const likeness = likenessOf(cities, options.context?.factors ?? []);
  const earlier = new Set((options.earlier ?? []).flatMap(([a, b]) => [JSON.stringify([a, b]), JSON.stringify([b, a])]));
  const make = (theme: number, mentor: number, city: number): Link => {
    const [one, other] = [cities[mentor] as ReadCity, cities[city] as ReadCity];
    const named = other.implement.get(theme);
    const [high, low] = [one.values.get(theme), other.values.get(theme)];
    const measured = high !== undefined && low !== undefined ? high.minus(low) : null;
    const gap = measured ?? named?.points ?? null;
    const alike = options.context === undefined ? null : likeness(mentor, city);
    const { leastGap } = options;
    return {
      willing: one.mentor.includes(theme) && named !== undefined,
      languages: one.languages.filter((language) => other.languages.includes(language)),
      earlier: earlier.has(JSON.stringify([one.city.id, other.city.id])),
      gap,
      basis: measured === null ? "declared" : "measured",
      enough: gap?.gt(0) === true && (leastGap === undefined || gap.gte(decimal(leastGap))),
      likeness: alike,
      worth: rounded((gap ?? ZERO).plus((alike?.value ?? ZERO).times(options.context?.weight ?? 0))),
    };
  };
  return {
    given,
    link: (theme, mentor, city) => {
      const key = (theme * cities.length + mentor) * cities.length + city;
      const found = known.get(key) ?? make(theme, mentor, city);
      known.set(key, found);
      return found;
    },
  };
}

/** Whether two may be matched, but for what is relaxed. */
export function isAllowed({ willing, languages, earlier, enough }: Link, relaxed: ReadonlySet<Family>): boolean {
  return (
    (willing || relaxed.has("willingness")) &&
    (languages.length > 0 || relaxed.has("language")) &&
    (!earlier || relaxed.has("earlier")) &&
    (enough || relaxed.has("gap"))
  );
}

const NOTHING: ReadonlySet<Family> = new Set();

/** The demands of a matching. */
export function demandsOf({ themes, cities, options: { place = [] } }: ReadMatching): readonly Demand[] {
  const wants = (city: ReadCity): boolean => (place === "all" ? city.implement.size > 0 : place.includes(city.city.id));
  return [
    ...themes.flatMap(({ schemes }, theme): Demand[] => (schemes === null ? [] : [{ kind: "schemes", theme, count: schemes }])),
    ...cities.flatMap((each, city): Demand[] => (wants(each) ? [{ kind: "place", city }] : [])),
  ];
}

/** The problem under some demands, without what is relaxed. */
export function problemOf({ given, link }: Links, demands: readonly Demand[], relaxed: ReadonlySet<Family> = NOTHING): Problem {
  const { themes, cities, options } = given;
  const apart = options.languages !== "pairs" && !relaxed.has("language");
  const hubs = themes.flatMap((_, theme) =>
    cities.flatMap(({ languages }, mentor): Hub[] => {
      const allowed = cities.flatMap((__, city) => {
        const found = city === mentor ? null : link(theme, mentor, city);
        return found !== null && isAllowed(found, relaxed) ? [{ city, found }] : [];
      });
      const rooms = apart
        ? roomsOf(
            languages,
            allowed.map(({ found }) => found.languages),
          )
        : [];
      const pairs = allowed.map(({ city, found }): Pair => {
        const bits = rooms.reduce((all, language, room) => (found.languages.includes(language) ? all | (1 << room) : all), 0);
        return { theme, mentor, city, worth: unitsOf(found.worth), rooms: apart ? bits : 1 };
      });
      return pairs.length === 0 ? [] : [{ theme, mentor, pairs, rooms: Math.max(1, rooms.length) }];
    }),
  );
  const most = (own: number): number => (relaxed.has("capacity") ? themes.length : Math.min(own, themes.length));
  return {
    hubs,
    pairs: hubs.flatMap(({ pairs }) => pairs),
    asMentor: cities.map(({ capacity }) => most(capacity.mentor)),
    asImplementer: cities.map(({ capacity }) => most(capacity.implement)),
    ...(relaxed.has("size") ? { least: 1, most: Math.max(1, cities.length) } : SIZE),
    wanted: new Map(demands.flatMap((demand) => (demand.kind === "schemes" ? [[demand.theme, demand.count] as const] : []))),
    placed: new Set(demands.flatMap((demand) => (demand.kind === "place" ? [demand.city] : []))),
  };
}

function unitsOf(worth: Decimal): bigint {
  return BigInt(worth.times("1e30").toFixed(0));
}

/** The languages that tell cities apart: of two that bring the same cities together the first; none that brings together but some of another's. */
function roomsOf(languages: readonly string[], spoken: readonly (readonly string[])[]): readonly string[] {
  const groups = languages.map((language) => spoken.flatMap((list, i) => (list.includes(language) ? [i] : [])));
  const covers = (a: readonly number[], b: readonly number[]): boolean => b.every((each) => a.includes(each));
  return languages.filter((_, k) => {
    const own = groups[k] as readonly number[];
    return own.length > 0 && groups.every((other, n) => n === k || !covers(other, own) || (covers(own, other) && n > k));
  });
}

/** Pairs by scheme, each with its mentor and theme. */
export function schemesOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const span = pairs.reduce((most, { mentor }) => Math.max(most, mentor + 1), 1);
  return [...grouped(pairs, ({ theme, mentor }) => theme * span + mentor).values()];
}
