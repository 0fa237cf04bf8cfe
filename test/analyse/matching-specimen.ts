/** Cities, themes and problems for tests of matching, in a line each. */
import type { Pair, Problem } from "../../src/analyse/matching-problem.ts";
import { type Assessment, assess, type Framework, type MatchCity, type MatchTheme } from "../../src/index.ts";
import { benchmark } from "./matching-cases.ts";

const made = new Map<string, Framework>();

/** A benchmark of one question; the same object each time. */
export function theme(id: string): Framework {
  const known = made.get(id) ?? benchmark(id);
  made.set(id, known);
  return known;
}

export function themed(id: string, schemes?: number): MatchTheme {
  return { framework: theme(id), ...(schemes === undefined ? {} : { schemes }) };
}

export function mentor(id: string, themes: readonly string[], languages: readonly string[] = ["English"]): MatchCity {
  return { city: { id, name: `${id} (invented)` }, languages, mentor: themes };
}

/** A city that named gaps, in points by theme; 0 for one without points. */
export function learner(id: string, gaps: { readonly [theme: string]: number }, languages: readonly string[] = ["English"]): MatchCity {
  const implement = Object.entries(gaps).map(([own, points]) => ({
    theme: own,
    gap: { text: `Gap of ${id}`, ...(points > 0 ? { points } : {}) },
  }));
  return { city: { id, name: `${id} (invented)` }, languages, implement };
}

/** What a city says of itself in a theme. */
export function result(
  id: string,
  own: string,
  value: number,
  visibility: NonNullable<Assessment["visibility"]> | null = "scheme",
): Assessment {
  const head = { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" } } as const;
  return assess(theme(own), { ...head, ...(visibility === null ? {} : { visibility }), answers: { [`${own}.q`]: value } });
}

export const UNIT = 10n ** 30n;

/** A problem from rows of theme, mentor, city, worth in points, and languages as bits; every city takes on one scheme in each role. */
export function problem(rows: readonly (readonly [number, number, number, number, number?])[], extra: Partial<Problem> = {}): Problem {
  const cities = 1 + Math.max(0, ...rows.flatMap(([, a, b]) => [a, b]));
  const pairs = rows
    .map(([own, mentor_, city, worth, rooms = 1]): Pair => ({ theme: own, mentor: mentor_, city, worth: BigInt(worth) * UNIT, rooms }))
    .sort((a, b) => a.theme - b.theme || a.mentor - b.mentor || a.city - b.city);
  const keys = [...new Set(pairs.map((pair) => `${pair.theme} ${pair.mentor}`))];
  const one = Array.from({ length: cities }, () => 1);
  return {
    pairs,
    hubs: keys.map((key) => {
      const own = pairs.filter((pair) => `${pair.theme} ${pair.mentor}` === key);
      const { theme: of, mentor: by } = own[0] as Pair;
      return { theme: of, mentor: by, pairs: own, rooms: 32 - Math.clz32(own.reduce((all, { rooms }) => all | rooms, 0)) };
    }),
    ...{ asMentor: one, asImplementer: one, least: 3, most: 4, wanted: new Map(), placed: new Set() },
    ...extra,
  };
}

/** “mentor ← cities” of each scheme, with the theme in front. */
export function shown(pairs: readonly Pair[] | null): string[] {
  const groups = new Map<string, number[]>();
  for (const { theme: own, mentor: by, city } of pairs ?? []) groups.set(`${own}: ${by}`, [...(groups.get(`${own}: ${by}`) ?? []), city]);
  return [...groups].map(([head, cities]) => `${head} ← ${cities.join(" ")}`);
}
