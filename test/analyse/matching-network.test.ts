/** The network of a problem: what flows when nothing is decided, and after each kind of decision; the same in whole numbers. */
import { describe, expect, test } from "vitest";
import { mend } from "../../src/analyse/matching-flow.ts";
import {
  closeHub,
  copyState,
  exactFlow,
  isMet,
  keepRoom,
  matchesOf,
  type Network,
  networkOf,
  openHub,
  type State,
} from "../../src/analyse/matching-network.ts";
import type { Problem } from "../../src/analyse/matching-problem.ts";
import { problem, shown } from "./matching-specimen.ts";

function begun(made: Problem, free = false): { readonly network: Network; readonly state: State } {
  const { network, start } = networkOf(made, free);
  return { network, state: start() };
}

/** What flows, in doubles and in whole numbers. */
function flows(network: Network, state: State): readonly (readonly string[])[] {
  mend(network.net, state.points);
  return [state.points, exactFlow(network, state)].map((flow) => shown(matchesOf(network, flow).flat()));
}

// Mentors 0 and 5 in theme 0, mentor 0 in theme 1; city 4 also mentors nobody.
const made = problem([
  ...[1, 2, 3, 4].map((city) => [0, 0, city, 40 + city] as const),
  ...[1, 2, 3].map((city) => [0, 5, city, 30 + city] as const),
  ...[3, 4].map((city) => [1, 0, city, 50 + city] as const),
]);

describe("the best flow", () => {
  test("does not know that a mentor has one scheme and that three must come together", () => {
    const { network, state } = begun(made);
    // 42 + 41 with mentor 0 in theme 0; 53 + 54 with the same mentor in theme 1: four places, as it has.
    expect(flows(network, state)).toEqual([
      ["0: 0 ← 1 2", "1: 0 ← 3 4"],
      ["0: 0 ← 1 2", "1: 0 ← 3 4"],
    ]);
    expect(isMet(network, state, state.points)).toBe(true);
  });
  test("with a scheme: its least number first, and no other scheme of its mentor", () => {
    const { network, state } = begun(made);
    expect(openHub(network, state, 0)).toBe(true);
    expect([...state.decided]).toEqual([1, 0, 2]);
    expect(flows(network, state)).toEqual([["0: 0 ← 1 2 3 4"], ["0: 0 ← 1 2 3 4"]]);
    expect([openHub(network, state, 0), openHub(network, state, 2)]).toEqual([true, false]);
  });
  test("without a scheme", () => {
    const { network, state } = begun(made);
    const copy = copyState(state);
    closeHub(network, state, 0);
    expect(flows(network, state)).toEqual([
      ["0: 5 ← 1 2", "1: 0 ← 3 4"],
      ["0: 5 ← 1 2", "1: 0 ← 3 4"],
    ]);
    expect(flows(network, copy)[0]).toEqual(["0: 0 ← 1 2", "1: 0 ← 3 4"]);
  });
  test("two cannot bring what must be three: the scheme is not met", () => {
    const { network, state } = begun(made);
    openHub(network, state, 2);
    mend(network.net, state.points);
    expect([isMet(network, state, state.points), isMet(network, state, exactFlow(network, state))]).toEqual([false, false]);
  });
  test("in one language", () => {
    const apart = problem([1, 2, 3, 4].map((city) => [0, 0, city, 10, city < 3 ? 1 : city === 3 ? 3 : 2] as const));
    const { network, state } = begun(apart);
    keepRoom(network, state, 0, 1);
    expect(flows(network, state)).toEqual([["0: 0 ← 3 4"], ["0: 0 ← 3 4"]]);
  });
  test("whoever must be placed is placed, whatever it costs, or it is not met", () => {
    const low = problem([...[1, 2, 3, 4].map((city) => [0, 0, city, 50] as const), [0, 0, 5, 1]], { placed: new Set([5]) });
    const { network, state } = begun(low);
    expect(flows(network, state)[0]?.[0]).toContain(" 5");
    closeHub(network, state, 0);
    mend(network.net, state.points);
    expect(isMet(network, state, state.points)).toBe(false);
  });
  test("whoever mentors does not learn in that theme", () => {
    const both = problem([...[2, 3, 4].map((city) => [0, 1, city, 10] as const), [0, 0, 1, 90]]);
    const { network, state } = begun(both);
    openHub(network, state, 1);
    expect(flows(network, state)).toEqual([["0: 1 ← 2 3 4"], ["0: 1 ← 2 3 4"]]);
  });
});

describe("in whole numbers ties are settled", () => {
  test("more pairs, then the first ones", () => {
    // Cities 1 to 6 alike; mentor 0 has room for four.
    const { network, state } = begun(problem([6, 5, 4, 3, 2, 1].map((city) => [0, 0, city, 10] as const)));
    expect(flows(network, state)[1]).toEqual(["0: 0 ← 1 2 3 4"]);
  });
  test("where only demands count, no pair has a worth", () => {
    const { network } = begun(made, true);
    expect([network.keys, [...network.points.values()].every((value) => value === 0)]).toEqual([null, true]);
  });
});
