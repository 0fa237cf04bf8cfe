/**
 * The best matching by a solver that the caller hands in: one mixed-integer program. Variables: y{h}_{r} the hub is a scheme and meets in that language;
 * x{h}_{r}_{k} the pair is matched in it. What comes back is checked and valued exactly; no number of the solver is published.
 */
import { comparePairs, grouped, type Hub, isMatching, type Matching, type Pair, type Problem, seat } from "./matching-problem.ts";
import type { ProgramSolver } from "./proposal.ts";
import { written } from "./proposal-program.ts";
import { onesOf, solverFailed } from "./solver-answer.ts";

/** How far, in points, a better matching could go unnoticed. */
export const TOLERANCE = 1e-6;
const PATH = ["options", "solver"];

/** A column of the program that stands for a match. */
interface Place {
  readonly name: string;
  readonly hub: string;
  readonly pair: Pair;
}

/**
 * The matching that a solver finds; null if it says that there is none.
 *
 * @throws BenchmarkError for a solver that fails
 */
export function solvedBy(problem: Problem, solver: ProgramSolver): Matching | null {
  const places = placesOf(problem);
  const ones = onesOf(
    solver,
    programOf(problem, places),
    places.map(({ name }) => name),
    PATH,
  );
  if (ones === null) return null;
  const matching = places.filter(({ name }) => ones.has(name)).map(({ pair }) => pair);
  const sorted = matching.sort(comparePairs);
  if (!isMatching(problem, sorted)) throw solverFailed(PATH, "what it gave does not keep every limit");
  return sorted;
}

function placesOf({ hubs }: Problem): readonly Place[] {
  return hubs.flatMap(({ pairs, rooms }, h) =>
    Array.from({ length: rooms }, (_, room) => room).flatMap((room) =>
      pairs.flatMap((pair, k) => (((pair.rooms >> room) & 1) === 1 ? [{ name: `x${h}_${room}_${k}`, hub: `y${h}_${room}`, pair }] : [])),
    ),
  );
}

/** The program as text in the CPLEX LP format. */
export function programOf(problem: Problem, places: readonly Place[] = placesOf(problem)): string {
  const { hubs, least, most, asMentor, asImplementer, wanted, placed } = problem;
  const rows: string[] = [];
  const row = (terms: readonly (readonly [string, number])[], sense: string, bound: number): void => {
    if (terms.length > 0) rows.push(`${written(new Map(terms))} ${sense} ${bound}`);
  };
  const one = (names: readonly string[], factor = 1): (readonly [string, number])[] => names.map((name) => [name, factor] as const);
  const meets = (h: number): string[] => Array.from({ length: hubs[h]?.rooms ?? 0 }, (_, room) => `y${h}_${room}`);
  const order = new Map([...new Set(places.map(({ hub }) => hub))].map((hub, i) => [hub, i]));
  for (const group of grouped(places, ({ hub }) => order.get(hub) as number).values()) {
    const names = group.map(({ name }) => name);
    const hub = (group[0] as Place).hub;
    row([...one(names), [hub, -least]], ">=", 0);
    row([...one(names), [hub, -most]], "<=", 0);
  }
  const all = [...hubs.keys()];
  const schemes = (group: readonly number[]): string[] => group.flatMap(meets);
  for (const h of all) if ((hubs[h]?.rooms ?? 0) > 1) row(one(meets(h)), "<=", 1);
  for (const [mentor, group] of grouped(all, (h) => (hubs[h] as Hub).mentor)) row(one(schemes(group)), "<=", asMentor[mentor] as number);
  const byTheme = grouped(all, (h) => (hubs[h] as Hub).theme);
  for (const [theme, count] of wanted) row(one(schemes(byTheme.get(theme) ?? [])), ">=", count);
  const leads = new Map(all.map((h) => [seat(problem, (hubs[h] as Hub).theme, (hubs[h] as Hub).mentor), h]));
  for (const [place, group] of grouped(places, ({ pair }) => seat(problem, pair.theme, pair.city))) {
    const own = leads.get(place);
    row([...one(group.map(({ name }) => name)), ...one(own === undefined ? [] : meets(own))], "<=", 1);
  }
  for (const [city, group] of grouped(places, ({ pair }) => pair.city)) {
    const names = one(group.map(({ name }) => name));
    row(names, "<=", asImplementer[city] as number);
    if (placed.has(city)) row(names, ">=", 1);
  }
  const worth = new Map(places.map(({ name, pair }) => [name, Number(pair.worth) / 1e30]));
  return [
    "Maximize",
    ` goal: ${written(worth)}`,
    "Subject To",
    ...rows.map((text, i) => ` r${i}: ${text}`),
    "Binary",
    ...[...places.map(({ name }) => name), ...all.flatMap(meets)].map((name) => ` ${name}`),
    "End",
    "",
  ].join("\n");
}
