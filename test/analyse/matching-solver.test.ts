/** A real solver against the brute force, at the size that is promised, and solvers that fail. */
import * as fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { worthOf } from "../../src/analyse/matching-problem.ts";
import { search } from "../../src/analyse/matching-search.ts";
import { programOf, solvedBy, TOLERANCE } from "../../src/analyse/matching-solver.ts";
import { matchMentors, type ProgramSolver } from "../../src/index.ts";
import { flawsOf, thrownBy } from "../support/issues.ts";
import { bruteForce, cases, inputOf, summary } from "./matching-cases.ts";
import { learner, mentor, problem, shown, themed, UNIT } from "./matching-specimen.ts";

const runs = Number(process.env.INDICATREE_RUNS ?? 1);
const times = (n: number): number => Math.max(1, Math.round(n * runs));
let highs: ProgramSolver;

beforeAll(async () => {
  highs = await loadHighs();
}, 30_000);

describe("with HiGHS", () => {
  test("a solver finds one that is worth as much; and where ties are settled, the same", () => {
    let [bySolver, settled] = [0, 0];
    fc.assert(
      fc.property(cases({ cities: [6, 8], themes: [1, 3], demands: false }), (made) => {
        const matching = matchMentors({
          ...inputOf(made),
          options: { ...made.options, solver: highs, nodes: 1 + (made.cities.length % 3) },
        });
        const best = bruteForce(made);
        expect([matching.optimal, Number(matching.total.exact)]).toEqual([true, best?.worth]);
        expect(Number(matching.bound.exact) - Number(matching.total.exact)).toBeLessThan(1e-5);
        if (matching.tiesSettled) expect(summary(matching)).toEqual(best);
        bySolver += Number(matching.method === "solver");
        settled += Number(matching.tiesSettled);
      }),
      { numRuns: times(200) },
    );
    if (runs >= 1) expect([bySolver > 10, settled > 15]).toEqual([true, true]);
  });
  test("by hand: worth the same as by the search, in languages apart, with demands, and none where there is none", () => {
    const rows = [0, 7].flatMap((own) =>
      [1, 2, 3, 4, 5, 6].map((city) => [0, own, city, own === 0 ? 20 + city : city, city % 2 === 0 ? 1 : 3] as const),
    );
    for (const extra of [{}, { wanted: new Map([[0, 2]]) }, { placed: new Set([1]) }]) {
      const made = problem(rows, extra);
      expect(worthOf(solvedBy(made, highs) ?? [])).toBe(worthOf(search(made, 1000).best ?? []));
    }
    expect(solvedBy(problem(rows, { wanted: new Map([[0, 3]]) }), highs)).toBe(null);
  });
  test("fifty cities and four themes: no worse than a search that stopped, and within its bound", () => {
    let state = 5;
    const next = (): number => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return state / 2 ** 32;
    };
    const rows = Array.from({ length: 4 }, (_, own) => own).flatMap((own) => {
      const learners = Array.from({ length: 50 }, (_, city) => city).filter(() => next() < 0.6);
      const mentors = Array.from({ length: 50 }, (_, city) => city).filter(() => next() < 0.15);
      const gaps = learners.map((city) => [city, 1 + Math.floor(60 * next())] as const);
      return mentors.flatMap((by) =>
        gaps.filter(([city]) => city !== by).map(([city, gap]) => [own, by, city, gap + Math.floor(10 * next())] as const),
      );
    });
    const made = problem(rows);
    const stopped = search(made, 300);
    const best = solvedBy(made, highs);
    expect([
      stopped.finished,
      best !== null && worthOf(best) >= worthOf(stopped.best ?? []),
      best !== null && worthOf(best) <= (stopped.bound as bigint),
    ]).toEqual([false, true, true]);
  }, 60_000);
});

describe("the program", () => {
  test("says every limit", () => {
    const made = problem([...[1, 2, 3].map((city) => [0, 0, city, 10] as const), [0, 1, 2, 5]], {
      wanted: new Map([[0, 1]]),
      placed: new Set([2]),
    });
    const lines = programOf(made)
      .split("\n")
      .map((line) => line.trim());
    expect(lines[1]).toBe("goal: + 10 x0_0_0 + 10 x0_0_1 + 10 x0_0_2 + 5 x1_0_0");
    for (const row of [
      "+ 1 x0_0_0 + 1 x0_0_1 + 1 x0_0_2 - 3 y0_0 >= 0",
      "+ 1 x0_0_0 + 1 x0_0_1 + 1 x0_0_2 - 4 y0_0 <= 0",
      "+ 1 y0_0 <= 1",
      "+ 1 y0_0 + 1 y1_0 >= 1",
      "+ 1 x0_0_0 + 1 y1_0 <= 1",
      "+ 1 x0_0_1 + 1 x1_0_0 <= 1",
      "+ 1 x0_0_1 + 1 x1_0_0 >= 1",
    ])
      expect(lines.some((line) => line.endsWith(`: ${row}`))).toBe(true);
  });
});

describe("solvers that fail", () => {
  const made = problem([1, 2, 3, 4].map((city) => [0, 0, city, 10] as const));
  const column = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { Primal: 1 }]));
  const says = (Status: unknown, names: readonly string[] = []): ProgramSolver => ({ solve: () => ({ Status, Columns: column(names) }) });
  test("their matching is checked: it must keep every limit", () => {
    expect(shown(solvedBy(made, says("Optimal", ["x0_0_2", "x0_0_0", "x0_0_1"])))).toEqual(["0: 0 ← 1 2 3"]);
    const [issue] = thrownBy(() => solvedBy(made, says("Optimal", ["x0_0_0"])));
    expect([issue?.code, issue?.params.problem, flawsOf(issue as never)]).toEqual([
      "solver-failed",
      "what it gave does not keep every limit",
      [],
    ]);
  });
  test("what is no number is no match: as a text this list would not end", () => {
    let endless: unknown = 1;
    for (let i = 0; i < 60; i++) endless = [endless, endless];
    const names = ["x0_0_0", "x0_0_1", "x0_0_2"];
    const strange = (Primal: unknown): ProgramSolver => ({
      solve: () => ({ Status: "Optimal", Columns: Object.fromEntries(names.map((name) => [name, { Primal }])) }),
    });
    for (const value of [endless, "1", [1], true, null]) expect(shown(solvedBy(made, strange(value)))).toEqual([]);
  });
  test.each<[string, ProgramSolver]>([
    ["another status", says("Time limit reached")],
    ["a strange status", says({ a: 1 })],
    ["no result", { solve: () => null }],
    [
      "an error",
      {
        solve: () => {
          throw new RangeError("out of memory");
        },
      },
    ],
    [
      "something else that is thrown",
      {
        solve: () => {
          throw Object.create(null);
        },
      },
    ],
  ])("%s", (_, solver) => {
    expect(thrownBy(() => solvedBy(made, solver)).map(({ code, path }) => [code, path])).toEqual([
      ["solver-failed", ["options", "solver"]],
    ]);
  });
  test("where the search comes to its end, no solver is asked", () => {
    const cities = [mentor("a", ["ta"]), ...["b", "c", "d"].map((id) => learner(id, { ta: 10 }))];
    const matching = matchMentors({ cities, themes: [themed("ta")], options: { solver: says("Time limit reached") } });
    expect([matching.method, matching.tolerance, matching.total.exact, TOLERANCE, UNIT]).toEqual(["search", 0, "30", 1e-6, 10n ** 30n]);
  });
});
