/** The search, by hand, where each rule in turn makes it branch; any number of nodes; and bounds. `match-mentors.properties` holds it against a brute force. */
import { describe, expect, test } from "vitest";
import { isMatching, worthOf } from "../../src/analyse/matching-problem.ts";
import { anyMatching, search, unitsOf } from "../../src/analyse/matching-search.ts";
import { goodStart } from "../../src/analyse/matching-start.ts";
import { problem, shown, UNIT } from "./matching-specimen.ts";

const all = [1, 2, 3, 4];

describe("search", () => {
  test("a mentor has one scheme, although two would have flowed", () => {
    // Theme 0 is worth 10 + 10 + 10 + 10, theme 1 only 12 + 12 + 12: 40 beats 36, and 12 + 12 + 10 + 10 may not be.
    const made = problem([...all.map((city) => [0, 0, city, 10] as const), ...[1, 2, 3].map((city) => [1, 0, city, 12] as const)]);
    const { best, finished, optimal, bound } = search(made, 1000);
    expect([shown(best), finished, optimal, bound]).toEqual([["0: 0 ← 1 2 3 4"], true, true, 40n * UNIT]);
  });
  test("three come together or none: the dearer mentor is left with two", () => {
    const rows = [...all.slice(0, 2).map((city) => [0, 5, city, 90] as const), ...all.map((city) => [0, 0, city, 10] as const)];
    expect(shown(search(problem(rows), 1000).best)).toEqual(["0: 0 ← 1 2 3 4"]);
  });
  test("nobody mentors and learns in one theme", () => {
    const rows = [...[2, 3, 4].map((city) => [0, 1, city, 10] as const), ...[1, 2, 3].map((city) => [0, 0, city, 12] as const)];
    expect(shown(search(problem(rows), 1000).best)).toEqual(["0: 0 ← 1 2 3"]);
  });
  test("a scheme meets in one language", () => {
    const rows = [1, 2, 3, 4, 5, 6].map((city) => [0, 0, city, 10 + city, city % 2 === 0 ? 1 : 2] as const);
    expect(shown(search(problem(rows), 1000).best)).toEqual(["0: 0 ← 2 4 6"]);
  });
  test("a demand for schemes, and nothing if it cannot be met", () => {
    const rows = [0, 7].flatMap((mentor) => [1, 2, 3, 4, 5, 6].map((city) => [0, mentor, city, mentor === 0 ? 20 : 1] as const));
    expect(shown(search(problem(rows), 1000).best)).toEqual(["0: 0 ← 1 2 3 4"]);
    // With six cities one of two schemes has three, and so has the other.
    expect(shown(search(problem(rows, { wanted: new Map([[0, 2]]) }), 1000).best)).toEqual(["0: 0 ← 1 2 3", "0: 7 ← 4 5 6"]);
    const none = search(problem(rows, { wanted: new Map([[0, 3]]) }), 1000);
    expect([none.best, none.finished, none.optimal, none.bound]).toEqual([null, true, true, null]);
  });
  test("ties go to more cities, then to the first ids", () => {
    // 4 × 15 = 3 × 20, and any of six.
    const rows = [...[1, 2, 3, 4, 5].map((city) => [0, 0, city, 15] as const), ...[1, 2, 3].map((city) => [0, 6, city, 20] as const)];
    const one = problem(rows, { asImplementer: [1, 1, 1, 1, 1, 1, 1] });
    expect(shown(search(one, 1000).best)).toEqual(["0: 0 ← 1 2 3 4"]);
  });
});

describe("a search that stops", () => {
  const rows = [0, 1, 2].flatMap((theme) =>
    [8, 9].flatMap((mentor) => [1, 2, 3, 4, 5, 6].map((city) => [theme, mentor, city, ((theme + 2) * (mentor + 3) * city) % 37] as const)),
  );
  const made = problem(rows.map(([a, b, c, d]) => [a, b, c, d + 1] as const));
  const whole = search(made, 1e6);
  test("keeps what it began with, and bounds what it did not see", () => {
    for (let nodes = 1; nodes < whole.nodes; nodes++) {
      const { best, finished, optimal, bound } = search(made, nodes);
      expect(finished).toBe(false);
      expect(best === null || isMatching(made, best)).toBe(true);
      expect((bound as bigint) >= worthOf(whole.best ?? [])).toBe(true);
      expect(!optimal || worthOf(best ?? []) === worthOf(whole.best ?? [])).toBe(true);
    }
    expect(whole.nodes).toBeGreaterThan(3);
    const started = search(made, 1, whole.best);
    expect([started.best, started.finished]).toEqual([whole.best, false]);
  });
  test("an optimum to begin with leads to the same matching", () => {
    expect(search(made, 1e6, whole.best)).toMatchObject({ best: whole.best, finished: true });
  });
});

test("of very many pairs ties are not looked into, and that is said", () => {
  const mentors = Array.from({ length: 91 }, (_, i) => i);
  const made = problem(mentors.flatMap((by) => mentors.map((city) => [0, by, 91 + city, 10] as const)));
  const { best, optimal, tiesSettled } = search(made, 100, goodStart(made));
  // 91 cities: 22 schemes of four and one of three.
  expect([made.pairs.length, worthOf(best ?? []), optimal, tiesSettled]).toEqual([8281, 910n * UNIT, true, false]);
});

describe("anyMatching", () => {
  test("stops at the first that meets the demands", () => {
    const rows = [0, 7].flatMap((mentor) => [1, 2, 3, 4, 5, 6].map((city) => [0, mentor, city, 10] as const));
    const made = problem(rows, { wanted: new Map([[0, 2]]), placed: new Set([6]) });
    const { best, finished } = anyMatching(made, 1000);
    expect([finished, best !== null && isMatching(made, [...best])]).toEqual([true, true]);
    expect(anyMatching({ ...made, wanted: new Map([[0, 3]]) }, 1000)).toMatchObject({ best: null, finished: true });
  });
});

test("points become units that are not below them", () => {
  expect([unitsOf(1), unitsOf(0.000001)]).toEqual([UNIT, UNIT / 1_000_000n]);
  expect(unitsOf(1 / 3) * 3n >= UNIT).toBe(true);
});
