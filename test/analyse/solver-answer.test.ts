/** What a solver answers, and what it must not get away with. */
import { expect, test } from "vitest";
import { onesOf, solverFailed } from "../../src/analyse/solver-answer.ts";
import { thrownBy } from "../support/issues.ts";

const names = ["a", "b", "c"];
const answer = (result: unknown): unknown => onesOf({ solve: () => result as never }, "program", names, ["solver"]);
const problems = (result: unknown): unknown[] =>
  thrownBy(() => answer(result)).map(({ code, path, params }) => [code, path, params.problem]);

test("gives the columns that are nearer to one than to zero, and asks only for these", () => {
  const Columns = { a: { Primal: 0.999999 }, b: { Primal: 0.5 }, d: { Primal: 1 } };
  expect(answer({ Status: "Optimal", Columns })).toEqual(new Set(["a"]));
  expect(answer({ Status: "Infeasible", Columns: {} })).toBe(null);
});

test("what is no number is not one, and is never read as a text", () => {
  let endless: unknown = 1;
  for (let i = 0; i < 60; i++) endless = [endless, endless];
  for (const Primal of [endless, "1", [1], true, null, Number.NaN])
    expect(answer({ Status: "Optimal", Columns: { a: { Primal } } })).toEqual(new Set());
});

test("hands the program on, and says what went wrong and where", () => {
  let given = "";
  const listening = {
    solve: (text: string) => {
      given = text;
      return { Status: "Optimal", Columns: {} };
    },
  };
  onesOf(listening, "program", names, []);
  expect(given).toBe("program");
  expect(problems({ Status: "Time limit", Columns: {} })).toEqual([["solver-failed", ["solver"], "its status is “Time limit”"]]);
  expect(problems(null)[0]).toEqual(["solver-failed", ["solver"], expect.stringContaining("it threw")]);
  expect(solverFailed(["x"], "y".repeat(300)).issues[0]?.params.problem).toHaveLength(200);
});
