/** What is said to be in the way of a demand is, exactly: by the brute force, on small instances; and by hand. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchMentors, tryMatchMentors } from "../../src/index.ts";
import { flawsOf, thrownBy } from "../support/issues.ts";
import { bruteForce, type Case, cases, type Family, inputOf } from "./matching-cases.ts";
import { learner, mentor, themed } from "./matching-specimen.ts";

const runs = Number(process.env.INDICATREE_RUNS ?? 1);
const times = (n: number): number => Math.max(1, Math.round(n * runs));

describe("by hand", () => {
  const three = [learner("b", { ta: 10 }), learner("c", { ta: 20 }), learner("d", { ta: 30 })];
  const said = (input: Parameters<typeof matchMentors>[0]) =>
    thrownBy(() => matchMentors(input)).map(({ message, params }) => [message, params.families]);
  test("two schemes, but one willing mentor; the three to four cities are in the way as well, but that alone does not help", () => {
    expect(said({ cities: [mentor("a", ["ta"]), ...three], themes: [themed("ta", 2)] })).toEqual([
      [
        "No matching gives 2 schemes in “Theme ta”. In the way: who is willing, with three to four cities in a scheme. There, 1 city is willing to mentor, 3 to learn. Ask for less, or change what is in the way.",
        "willingness+size",
      ],
    ]);
  });
  test("a language that nobody shares, an earlier pair, a gap of nothing, a mentor without room: each is named", () => {
    const place = ["b"];
    const blocked = (cities: Parameters<typeof matchMentors>[0]["cities"], options = {}) =>
      said({ cities, themes: [themed("ta")], options: { place, ...options } }).map(([, families]) => families);
    expect(blocked([mentor("a", ["ta"], ["French"]), ...three])).toEqual(["language"]);
    // Without an earlier pair a could mentor b; or else e could, who is not willing.
    expect(blocked([mentor("a", ["ta"]), ...three, learner("e", { ta: 5 })], { earlier: [["b", "a"]] })).toEqual(["willingness, earlier"]);
    expect(blocked([mentor("a", ["ta"]), ...three], { leastGap: 11 })).toEqual(["gap"]);
    expect(blocked([{ ...mentor("a", ["ta"]), capacity: { mentor: 0 } }, ...three])).toEqual(["capacity"]);
    expect(blocked([mentor("a", ["ta"]), ...three.slice(0, 2)])).toEqual(["size"]);
  });
  test("demands that contradict each other are named together, others apart", () => {
    // Three could learn in either theme, but take on one scheme each; and nobody mentors in the third theme, or speaks with f.
    const cities = [
      ...[mentor("a", ["ta"]), mentor("e", ["tb"])],
      ...["b", "c", "d"].map((id) => learner(id, { ta: 10, tb: 10 })),
      learner("f", { ta: 10 }, ["Greek"]),
    ];
    const issues = thrownBy(() =>
      matchMentors({ cities, themes: [themed("ta", 1), themed("tb", 1), themed("tc", 1)], options: { place: ["f"] } }),
    );
    expect(issues.map(({ params }) => [params.themes, params.cities, params.families])).toEqual([
      ["tc", "", "willingness+gap"],
      ["", "f", "language"],
      ["ta, tb", "", "capacity, size"],
    ]);
    expect(issues[2]?.message).toContain(
      "1 scheme in “Theme ta”; 1 scheme in “Theme tb”. In the way: how many schemes a city takes on; or three to four cities in a scheme.",
    );
  });
  test("where nothing can give way, there are too few cities", () => {
    const [issue] = thrownBy(() => matchMentors({ cities: [mentor("a", ["ta"]), learner("b", { ta: 10 })], themes: [themed("ta", 2)] }));
    expect([issue?.params.families, issue?.params.binds]).toEqual([null, "there are too few cities"]);
  });
});

/** Everybody could learn everywhere, so that demands contradict each other rather than fail alone. */
function crowded({ cities, themes, options: { place } }: Case): Case {
  return {
    cities: cities.map((city, i) => ({
      ...{ ...city, languages: ["en"], capacity: { mentor: 2, implement: 1 } },
      themes: city.themes.map(({ mentors }) => ({ value: null, mentors: mentors || i === 0, learns: true, points: 20 })),
    })),
    themes: themes.map(({ id }) => ({ id, schemes: 1 })),
    options: { languages: "scheme", ...(place === undefined ? {} : { place }) },
  };
}

describe("demands that cannot be met", () => {
  const families: readonly Family[] = ["willingness", "capacity", "language", "earlier", "gap", "size"];
  test("what is named is in conflict, no demand in it could be spared, and what is said to be in the way is, exactly", () => {
    let [seen, alone, sets, joint] = [0, 0, 0, 0];
    fc.assert(
      fc.property(cases({ cities: [4, 7], themes: [1, 2], demands: true }), fc.constantFrom(true, false, false), (drawn, isCrowded) => {
        const made = isCrowded ? crowded(drawn) : drawn;
        const outcome = tryMatchMentors(inputOf(made));
        if (outcome.ok) return;
        for (const issue of outcome.issues) {
          expect([issue.code, flawsOf(issue)]).toEqual(["demand-unmet", []]);
          const { themes: wanted, cities: placed, families: named } = issue.params as { readonly [name: string]: string | null };
          const [themes, cities] = [wanted, placed].map((list) => (list === "" ? [] : (list as string).split(", "))) as [
            string[],
            string[],
          ];
          const only = (keptThemes: readonly string[], place: readonly string[]): Case => ({
            ...made,
            themes: made.themes.map((theme) => (keptThemes.includes(theme.id) ? theme : { ...theme, schemes: null })),
            options: { ...made.options, place },
          });
          const conflict = only(themes, cities);
          expect(bruteForce(conflict)).toBe(null);
          for (const id of themes) expect(bruteForce(only(without(themes, id), cities))).not.toBe(null);
          for (const id of cities) expect(bruteForce(only(themes, without(cities, id)))).not.toBe(null);
          const given = named === null ? [] : (named as string).split(", ").map((set) => set.split("+") as Family[]);
          const size = given[0]?.length ?? families.length;
          for (const set of subsets(families)) {
            const isNamed = given.some((one) => one.join() === set.join());
            if (set.length < size || (set.length === size && !isNamed)) expect([set, bruteForce(conflict, set)]).toEqual([set, null]);
            if (isNamed) expect(bruteForce(conflict, set)).not.toBe(null);
          }
          seen++;
          alone += Number(size === 1 && given.length > 0);
          sets += Number(size > 1 && given.length > 0);
          joint += Number(themes.length + cities.length > 1);
        }
      }),
      { numRuns: times(150) },
    );
    if (runs >= 1) expect([seen > 40, alone > 10, sets > 2, joint > 2]).toEqual([true, true, true, true]);
  });
  const without = <T>(list: readonly T[], one: T): T[] => list.filter((each) => each !== one);
  const subsets = <T>(list: readonly T[]): T[][] =>
    Array.from({ length: 2 ** list.length - 1 }, (_, mask) => list.filter((__, i) => (((mask + 1) >> i) & 1) === 1));
});
