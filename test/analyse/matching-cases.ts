/**
 * Small matching problems of any kind, and a brute force that knows nothing of the search. It takes each theme by itself: every city learns from one of the cities that it
 * may learn from, or from none; what keeps the rules of a theme is kept by who mentors and who learns in it, the best of each; and all themes are put together in every way.
 * Worth is in whole points: values, named gaps and what likeness adds are whole numbers.
 */
import * as fc from "fast-check";
import type { Matching } from "../../src/analyse/matching.ts";
import { assess, type Framework, type MatchCity, type MatchOptions, type MatchTheme, parseFramework } from "../../src/index.ts";
import { percent } from "../small.ts";

/** A benchmark of one question. */
export function benchmark(id: string): Framework {
  return parseFramework({
    ...{ id, title: `Theme ${id}`, version: "1.0.0", status: "untested" },
    children: [{ id: `${id}.q`, title: "Q", question: "How much?", scale: percent }],
  });
}

const ids = ["ta", "tb", "tc"];
const frameworks = new Map(ids.map((id) => [id, benchmark(id)]));

/** A city in numbers. */
interface Plain {
  readonly id: string;
  readonly languages: readonly string[];
  readonly context: { readonly size: string; readonly port: boolean };
  readonly capacity: { readonly mentor: number; readonly implement: number };
  /** By theme: its value, whether it is willing to mentor, and whether it learns, with the points of its gap if it named any. */
  readonly themes: readonly {
    readonly value: number | null;
    readonly mentors: boolean;
    readonly learns: boolean;
    readonly points: number | null;
  }[];
}

/** A problem in numbers. */
export interface Case {
  readonly cities: readonly Plain[];
  readonly themes: readonly { readonly id: string; readonly schemes: number | null }[];
  readonly options: MatchOptions;
}

export interface Shape {
  readonly cities: readonly [number, number];
  readonly themes: readonly [number, number];
  readonly demands: boolean;
}

/** Any problem of a shape; many values are equal, so that there are ties. */
export function cases({ cities, themes, demands }: Shape): fc.Arbitrary<Case> {
  const most = fc.constantFrom(true, true, true, true, true, false);
  const theme = fc.record({
    value: fc.option(fc.constantFrom(0, 10, 20, 20, 40, 40, 50, 60, 80, 100), { freq: 11 }),
    mentors: fc.constantFrom(true, true, false),
    learns: most,
    points: fc.option(fc.constantFrom(10, 20, 30, 30), { freq: 1 }),
  });
  const city = fc.record({
    languages: fc.constantFrom(["en"], ["en"], ["en", "fr"], ["en", "fr"], ["en", "fr"], ["fr"], ["en", "de"], ["de", "fr"]),
    context: fc.record({ size: fc.constantFrom("small", "large"), port: fc.boolean() }),
    capacity: fc.record({ mentor: fc.constantFrom(1, 1, 1, 2, 0), implement: fc.constantFrom(1, 1, 2, 2, 3) }),
    themes: fc.array(theme, { minLength: 3, maxLength: 3 }),
  });
  return fc
    .record({
      list: fc.array(city, { minLength: cities[0], maxLength: cities[1], size: "max" }),
      count: fc.integer({ min: themes[0], max: themes[1] }),
      names: fc.shuffledSubarray(["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"], { minLength: 8 }),
      earlier: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 2 }),
      weight: fc.option(fc.constantFrom(2, 10, 20), { freq: 2 }),
      leastGap: fc.option(fc.constantFrom(10, 20, 21), { freq: 2 }),
      languages: fc.constantFrom("scheme" as const, "scheme" as const, "pairs" as const),
      schemes: fc.array(fc.constantFrom(null, 1, 1, 2), { minLength: 3, maxLength: 3 }),
      place: fc.oneof(fc.constant(null), fc.constant("all" as const), fc.array(fc.nat(7), { minLength: 1, maxLength: 2 })),
    })
    .map(({ list, count, names, earlier, weight, leastGap, languages, schemes, place }): Case => {
      const name = (i: number): string => names[i % list.length] as string;
      const pairs = earlier.filter(([a, b]) => name(a) !== name(b)).map(([a, b]) => [name(a), name(b)] as const);
      const placed = Array.isArray(place) ? [...new Set(place.map(name))] : (place ?? undefined);
      return {
        cities: list.map((each, i) => ({ ...each, id: name(i), themes: each.themes.slice(0, count) })),
        themes: ids.slice(0, count).map((id, i) => ({ id, schemes: demands ? (schemes[i] ?? null) : null })),
        options: {
          ...(pairs.length > 0 ? { earlier: pairs } : {}),
          ...(weight === null ? {} : { context: { weight, factors: ["size", "port"] } }),
          ...(leastGap === null ? {} : { leastGap }),
          languages,
          ...(demands && placed !== undefined ? { place: placed } : {}),
        },
      };
    });
}

/** The problem as `matchMentors` takes it. */
export function inputOf({ cities, themes, options }: Case): {
  readonly cities: MatchCity[];
  readonly themes: MatchTheme[];
  readonly options: MatchOptions;
} {
  return {
    options,
    themes: themes.map(({ id, schemes }) => ({ framework: frameworks.get(id) as Framework, ...(schemes === null ? {} : { schemes }) })),
    cities: cities.map(({ id, languages, context, capacity, themes: own }): MatchCity => {
      const city = { id, name: `${id} (invented)`, context };
      return {
        ...{ city, languages, capacity },
        mentor: own.flatMap(({ mentors }, t) => (mentors ? [themes[t]?.id as string] : [])),
        implement: own.flatMap(({ learns, points }, t) =>
          learns ? [{ theme: themes[t]?.id as string, gap: { text: `Gap of ${id}`, ...(points === null ? {} : { points }) } }] : [],
        ),
        results: own.flatMap(({ value }, t) => {
          const theme = themes[t]?.id as string;
          const head = {
            city: { id, name: `${id} (invented)` },
            date: "2026-03-01",
            rater: { role: "self" },
            visibility: "scheme",
          } as const;
          return value === null ? [] : [assess(frameworks.get(theme) as Framework, { ...head, answers: { [`${theme}.q`]: value } })];
        }),
      };
    }),
  };
}

/** What is compared. */
export interface Summary {
  readonly worth: number;
  /** “theme mentor city”, sorted. */
  readonly pairs: readonly string[];
}

export function summary({ schemes, total }: Matching): Summary {
  const pairs = schemes.flatMap(({ theme, mentor, matches }) => matches.map(({ city }) => `${theme} ${mentor.id} ${city}`));
  return { worth: Number(total.exact), pairs: pairs.sort() };
}

export type Family = "willingness" | "capacity" | "language" | "earlier" | "gap" | "size";

interface Outcome {
  readonly mentors: number;
  readonly learners: number;
  readonly worth: number;
  readonly pairs: readonly string[];
}

/** The best of all matchings that meet the demands, without what is relaxed; null if there is none. */
export function bruteForce(made: Case, relaxed: readonly Family[] = []): Summary | null {
  const { cities, themes, options } = made;
  const free = new Set(relaxed);
  const popcount = (mask: number): number => mask.toString(2).replaceAll("0", "").length;
  let all: { readonly load: readonly (readonly [number, number])[]; readonly worth: number; readonly pairs: readonly string[] }[] = [
    { load: cities.map(() => [0, 0]), worth: 0, pairs: [] },
  ];
  for (const t of themes.keys()) {
    const outcomes = ofTheme(made, t, free);
    const next = new Map<string, (typeof all)[number]>();
    for (const before of all)
      for (const { mentors, learners, worth, pairs } of outcomes) {
        if (popcount(mentors) < (themes[t]?.schemes ?? 0)) continue;
        const load = before.load.map(([leads, learns], i) => [leads + ((mentors >> i) & 1), learns + ((learners >> i) & 1)] as const);
        const fits = load.every(([leads, learns], i) => {
          const { capacity } = cities[i] as Plain;
          return free.has("capacity") || (leads <= capacity.mentor && learns <= capacity.implement);
        });
        if (!fits) continue;
        const one = { load, worth: before.worth + worth, pairs: [...before.pairs, ...pairs] };
        const other = next.get(JSON.stringify(load));
        if (other === undefined || isBetter(one, other)) next.set(JSON.stringify(load), one);
      }
    all = [...next.values()];
  }
  const { place = [] } = options;
  const placed = cities.map(({ id, themes: own }) => (place === "all" ? own.some(({ learns }) => learns) : place.includes(id)));
  const met = all.filter(({ load }) => load.every(([, learns], i) => !placed[i] || learns > 0));
  const best = met.reduce<(typeof all)[number] | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null);
  return best === null ? null : { worth: best.worth, pairs: best.pairs };
}

/** More worth; then more pairs; then the first pair that only one has. Pairs are sorted. */
function isBetter(a: Pick<Outcome, "worth" | "pairs">, b: Pick<Outcome, "worth" | "pairs">): boolean {
  if (a.worth !== b.worth) return a.worth > b.worth;
  if (a.pairs.length !== b.pairs.length) return a.pairs.length > b.pairs.length;
  const i = a.pairs.findIndex((pair, k) => pair !== b.pairs[k]);
  return i >= 0 && (a.pairs[i] as string) < (b.pairs[i] as string);
}

function ofTheme({ cities, themes, options }: Case, t: number, free: ReadonlySet<Family>): readonly Outcome[] {
  const worthOf = (m: number, c: number): number | null => {
    const [one, other] = [cities[m] as Plain, cities[c] as Plain];
    const [high, low] = [one.themes[t], other.themes[t]];
    if (m === c || high === undefined || low === undefined) return null;
    if (!free.has("willingness") && !(high.mentors && low.learns)) return null;
    if (!free.has("language") && !one.languages.some((each) => other.languages.includes(each))) return null;
    const met = (options.earlier ?? []).some((pair) => pair.includes(one.id) && pair.includes(other.id));
    if (!free.has("earlier") && met) return null;
    // Whoever does not learn has named no gap.
    const gap = high.value !== null && low.value !== null ? high.value - low.value : low.learns ? low.points : null;
    if (!free.has("gap") && (gap === null || gap <= 0 || gap < (options.leastGap ?? 0))) return null;
    const same = Number(one.context.size === other.context.size) + Number(one.context.port === other.context.port);
    return (gap ?? 0) + ((options.context?.weight ?? 0) * same) / 2;
  };
  const table = cities.map((_, c) => cities.map((__, m) => worthOf(m, c)));
  const [least, most] = free.has("size") ? [1, cities.length] : [3, 4];
  const best = new Map<string, Outcome>();
  const from = cities.map(() => -1);
  const close = (): void => {
    let [mentors, learners] = [0, 0];
    for (const [c, m] of from.entries()) if (m >= 0) [mentors, learners] = [mentors | (1 << m), learners | (1 << c)];
    if ((mentors & learners) !== 0) return;
    let worth = 0;
    const pairs: string[] = [];
    for (const [m, mentor] of cities.entries()) {
      const group = cities.filter((_, c) => from[c] === m);
      if (group.length === 0) continue;
      if (group.length < least || group.length > most) return;
      const meets = mentor.languages.some((each) => group.every(({ languages }) => languages.includes(each)));
      if (options.languages !== "pairs" && !free.has("language") && !meets) return;
      worth += cities.reduce((sum, _, c) => sum + (from[c] === m ? (table[c]?.[m] as number) : 0), 0);
      pairs.push(...group.map(({ id }) => `${themes[t]?.id} ${mentor.id} ${id}`));
    }
    const outcome = { mentors, learners, worth, pairs: pairs.sort() };
    const key = `${mentors} ${learners}`;
    const other = best.get(key);
    if (other === undefined || isBetter(outcome, other)) best.set(key, outcome);
  };
  const choose = (c: number): void => {
    if (c === cities.length) close();
    else
      for (let m = -1; m < cities.length; m++)
        if (m < 0 || table[c]?.[m] !== null) {
          from[c] = m;
          choose(c + 1);
        }
    from[c] = -1;
  };
  choose(0);
  return [...best.values()];
}
