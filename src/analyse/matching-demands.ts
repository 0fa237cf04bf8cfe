/** Why demands cannot be met: the fewest that contradict each other, and what would have to give way. */
import { clip, type Issue, issue } from "../base/issue.ts";
import type { ReadCity, ReadTheme } from "./matching-options.ts";
import { type Demand, type Family, families, type Links, problemOf } from "./matching-pairs.ts";
import { canMeet } from "./matching-solve.ts";

/** What each family of limits is in words. */
const WORDS: { readonly [F in Family]: string } = {
  willingness: "who is willing",
  capacity: "how many schemes a city takes on",
  language: "the languages that cities share",
  earlier: "the pairs of earlier rounds",
  gap: "the gaps to learn from",
  size: "three to four cities in a scheme",
};

/** One issue for each set of demands that cannot be met together; sets have no demand in common. */
export function demandIssues(links: Links, demands: readonly Demand[], limit: number): readonly Issue[] {
  const can = (some: readonly Demand[], relaxed: readonly Family[] = []): boolean | null =>
    canMeet(problemOf(links, some, new Set(relaxed)), limit);
  // A demand that cannot be met alone needs no other to be in conflict with.
  const alone = demands.filter((demand) => can([demand]) === false);
  const issues = alone.map((demand) => explained(links, [demand], can));
  let rest = demands.filter((demand) => !alone.includes(demand));
  while (can(rest) === false) {
    let conflict = rest;
    for (const demand of rest) {
      const fewer = conflict.filter((other) => other !== demand);
      if (can(fewer) === false) conflict = fewer;
    }
    issues.push(explained(links, conflict, can));
    rest = rest.filter((demand) => !conflict.includes(demand));
  }
  return issues;
}

function explained(
  links: Links,
  demands: readonly Demand[],
  can: (some: readonly Demand[], relaxed: readonly Family[]) => boolean | null,
): Issue {
  const { themes, cities, options } = links.given;
  const names = (of: (demand: Demand) => string | null): string => clip(demands.flatMap((demand) => of(demand) ?? []).join(", "), 2000);
  const [first] = demands;
  const path = first?.kind === "schemes" ? ["themes"] : ["options", "place"];
  const [sets, isSure] = smallest((relaxed) => can(demands, relaxed));
  const named = sets.map((set) => set.map((family) => WORDS[family]).join(", with ")).join("; or ");
  return issue("demand-unmet", path, {
    demand: clip(demands.map((demand) => inWords(links, demand)).join("; "), 2000),
    binds: sets.length === 0 ? (isSure ? "there are too few cities" : "too much to be told in so many nodes") : named,
    counts: first?.kind === "schemes" && demands.length === 1 ? counts(links, first.theme) : null,
    families: sets.map((set) => set.join("+")).join(", ") || null,
    themes: names((demand) => (demand.kind === "schemes" ? (themes[demand.theme] as ReadTheme).id : null)),
    cities: names((demand) => (demand.kind === "place" ? (cities[demand.city] as ReadCity).city.id : null)),
    all: options.place === "all",
  });
}

/** The smallest sets of families that would have to give way, all of one size; none if all of them together are not enough. */
function smallest(can: (relaxed: readonly Family[]) => boolean | null): readonly [sets: readonly (readonly Family[])[], isSure: boolean] {
  let isSure = true;
  for (let size = 1; size <= families.length; size++) {
    const sets = subsets(size).filter((set) => {
      const met = can(set);
      isSure &&= met !== null;
      return met === true;
    });
    if (sets.length > 0) return [sets, isSure];
  }
  return [[], isSure];
}

function subsets(size: number): readonly (readonly Family[])[] {
  const bits = Array.from({ length: 2 ** families.length }, (_, mask) => families.filter((__, i) => ((mask >> i) & 1) === 1));
  return bits.filter((set) => set.length === size);
}

function inWords({ given: { themes, cities } }: Links, demand: Demand): string {
  if (demand.kind === "place") return `a place for ${(cities[demand.city] as ReadCity).city.name}`;
  const { title } = themes[demand.theme] as ReadTheme;
  return `${demand.count} ${demand.count === 1 ? "scheme" : "schemes"} in “${title}”`;
}

/** How many are willing in a theme. */
function counts({ given: { cities } }: Links, theme: number): string {
  const [mentors, learners] = [
    cities.filter(({ mentor }) => mentor.includes(theme)),
    cities.filter(({ implement }) => implement.has(theme)),
  ];
  return `${mentors.length} ${mentors.length === 1 ? "city is" : "cities are"} willing to mentor, ${learners.length} to learn`;
}
