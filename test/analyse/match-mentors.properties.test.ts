/** Matchings against a brute force that knows nothing of the search, on both roads; demands that cannot be met, too. */
import * as fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { matchMentors, type ProgramSolver, tryMatchMentors } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { bruteForce, type Case, cases, inputOf, summary } from "./matching-cases.ts";

const runs = Number(process.env.INDICATREE_RUNS ?? 1);
const times = (n: number): number => Math.max(1, Math.round(n * runs));
const shape = { cities: [6, 8], themes: [1, 3], demands: false } as const;
let highs: ProgramSolver;

beforeAll(async () => {
  highs = await loadHighs();
}, 30_000);

/** Without the options that a matching records. */
const with_ = (made: Case, options: object) => {
  const input = inputOf(made);
  return { ...input, options: { ...input.options, ...options } };
};

describe("small instances with ties, languages, capacities, earlier pairs, named gaps and likeness", () => {
  test("the search finds the matching that trying all of them finds, ties included", () => {
    let [tried, several, tied] = [0, 0, 0];
    fc.assert(
      fc.property(cases(shape), (made) => {
        const matching = matchMentors(inputOf(made));
        const best = bruteForce(made);
        expect(summary(matching)).toEqual(best);
        expect([matching.optimal, matching.tiesSettled, matching.bound, matching.tolerance]).toEqual([true, true, matching.total, 0]);
        expect(deeplyFrozen(matching) && survivesJson(matching)).toBe(true);
        tried++;
        several += Number(matching.schemes.length > 1);
        tied += Number(matching.schemes.length > 0);
      }),
      { numRuns: times(250) },
    );
    if (runs >= 1) expect([tried, several > 20, tied > 80]).toEqual([times(250), true, true]);
  });
  test("with demands: the same, or both say that there is none", () => {
    let [met, unmet] = [0, 0];
    fc.assert(
      fc.property(cases({ ...shape, demands: true }), fc.boolean(), (made, solves) => {
        const outcome = tryMatchMentors(solves ? with_(made, { solver: highs, nodes: 2 }) : inputOf(made));
        const best = bruteForce(made);
        expect(outcome.ok).toBe(best !== null);
        if (!outcome.ok) unmet++;
        else {
          met++;
          expect(Number(outcome.value.total.exact)).toBe(best?.worth);
          if (outcome.value.tiesSettled) expect(summary(outcome.value)).toEqual(best);
        }
      }),
      { numRuns: times(250) },
    );
    if (runs >= 1) expect([met > 20, unmet > 20]).toEqual([true, true]);
  });
  test("a search that stops keeps every rule, and its bound holds", () => {
    let stopped = 0;
    fc.assert(
      fc.property(cases(shape), fc.integer({ min: 1, max: 3 }), (made, nodes) => {
        const matching = matchMentors(with_(made, { nodes }));
        const best = bruteForce(made);
        const [total, bound, worth] = [Number(matching.total.exact), Number(matching.bound.exact), best?.worth as number];
        expect(total <= worth && worth <= bound && matching.nodesVisited <= nodes + made.cities.length * made.themes.length).toBe(true);
        expect(!matching.optimal || total === worth).toBe(true);
        expect(matching.optimal || !matching.tiesSettled).toBe(true);
        if (matching.tiesSettled) expect(summary(matching)).toEqual(best);
        stopped += Number(!matching.tiesSettled);
      }),
      { numRuns: times(250) },
    );
    if (runs >= 1) expect(stopped).toBeGreaterThan(10);
  });
  test("the order of cities, themes, languages, wishes and earlier pairs makes no difference", () => {
    fc.assert(
      fc.property(cases(shape), (made) => {
        const { cities, themes, options } = inputOf(made);
        const turned = {
          cities: [...cities].reverse().map((city) => ({
            ...city,
            languages: [...city.languages].reverse(),
            mentor: [...(city.mentor ?? [])].reverse(),
            implement: [...(city.implement ?? [])].reverse(),
            results: [...(city.results ?? [])].reverse(),
          })),
          themes: [...themes].reverse(),
          options,
        };
        const [one, two] = [matchMentors({ cities, themes, options }), matchMentors(turned)];
        expect({ ...two, statement: "" }).toEqual({ ...one, statement: "" });
        const earlier = [...(options.earlier ?? [])].reverse().map(([a, b]) => [b, a] as const);
        const third = matchMentors({ ...turned, options: { ...options, earlier } });
        expect(third.schemes).toEqual(one.schemes);
      }),
      { numRuns: times(60) },
    );
  });
});
