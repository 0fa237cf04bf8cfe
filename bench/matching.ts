/** What matching mentors costs: seconds and nodes visited, by size, by the search and with a solver after it. Run: npx tsx bench/matching.ts */
import loadHighs from "highs";
import { type Assessment, assess, type Framework, type MatchCity, type MatchOptions, matchMentors, parseFramework } from "indicatree";

let state = 7;
/** A number that looks drawn, 0 to below 1. */
const next = (): number => {
  state = (state * 1664525 + 1013904223) % 2 ** 32;
  return state / 2 ** 32;
};

const themes = ["ta", "tb", "tc", "td"].map(
  (id): Framework =>
    parseFramework({
      ...{ id, title: `Theme ${id}`, version: "1.0.0", status: "untested" },
      children: Array.from({ length: 3 }, (_, i) => ({
        ...{ id: `${id}.q${i}`, title: `Question ${i}`, question: "How much?" },
        scale: { kind: "points", id: "hundred", maximum: 100 },
      })),
    }),
);
const ids = themes.map(({ id }) => id);

interface Kind {
  readonly name: string;
  /** Shares of cities that are willing. */
  readonly mentor: number;
  readonly implement: number;
  readonly capacity: { readonly mentor: number; readonly implement: number };
  /** How many steps values have; few make ties. */
  readonly steps: number;
  /** Named gaps instead of values: then a gap is not a difference, and everything is harder. */
  readonly named: boolean;
}

function draw(count: number, { mentor, implement, capacity, steps, named }: Kind): MatchCity[] {
  const value = (): number => Math.floor(next() * steps) * (100 / steps);
  return Array.from({ length: count }, (_, i): MatchCity => {
    const city = {
      id: `c${String(i).padStart(2, "0")}`,
      name: `City ${i} (invented)`,
      context: { population: Math.floor(20_000 + 900_000 * next()) },
    };
    const head = { city: { id: city.id, name: city.name }, date: "2026-03-01", rater: { role: "self" }, visibility: "scheme" } as const;
    const languages = ["English", "French", "German"].filter((_, k) => next() < (k === 0 ? 0.8 : 0.3));
    const results = themes.map(
      (theme): Assessment =>
        assess(theme, { ...head, answers: Object.fromEntries(Array.from({ length: 3 }, (_, k) => [`${theme.id}.q${k}`, value()])) }),
    );
    return {
      ...{ city, capacity, languages: languages.length > 0 ? languages : ["English"] },
      mentor: ids.filter(() => next() < mentor),
      implement: ids.flatMap((theme) =>
        next() < implement ? [{ theme, gap: { text: "Named.", ...(named ? { points: 1 + Math.floor(next() * 80) } : {}) } }] : [],
      ),
      ...(named ? {} : { results }),
    };
  });
}

const one = { mentor: 1, implement: 1 };
const kinds: readonly Kind[] = [
  { name: "some willing, one scheme each", mentor: 0.3, implement: 0.6, capacity: one, steps: 1000, named: false },
  { name: "most willing, two schemes each", mentor: 0.6, implement: 0.9, capacity: { mentor: 2, implement: 2 }, steps: 1000, named: false },
  { name: "most willing, one scheme each, few different values", mentor: 0.6, implement: 0.9, capacity: one, steps: 2, named: false },
  { name: "most willing, one scheme each, named gaps", mentor: 0.6, implement: 0.9, capacity: one, steps: 1000, named: true },
];
const solver = await loadHighs();

for (const count of [14, 20, 50])
  for (const kind of kinds)
    for (const seed of [1, 2, 3]) {
      state = seed * 7919;
      const cities = draw(count, kind);
      const run = (options: MatchOptions): string => {
        const start = performance.now();
        const { total, optimal, tiesSettled, bound, method, nodesVisited } = matchMentors({
          cities,
          themes: themes.map((framework) => ({ framework })),
          options: { ...options, context: { weight: 10, factors: ["population"] } },
        });
        const seconds = ((performance.now() - start) / 1000).toFixed(2);
        return `${seconds} s, ${nodesVisited} nodes, ${total.value.toFixed(1)} of at most ${bound.value.toFixed(1)}, optimal: ${optimal}, ties settled: ${tiesSettled}, by ${method}`;
      };
      console.log(`${count} cities, 4 themes, ${kind.name}, number ${seed}`);
      console.log(`  search:              ${run({})}`);
      console.log(`  search, then solver: ${run({ solver })}`);
    }
