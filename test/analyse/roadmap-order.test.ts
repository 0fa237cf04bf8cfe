/** The order of actions: against the definition, by brute force. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderOf } from "../../src/analyse/roadmap-order.ts";

/** "b: a c" is an action b that waits for a and c. */
const order = (...lines: readonly string[]) =>
  orderOf(
    lines.map((line) => {
      const [id = "", after = ""] = line.split(":");
      return { id, after: after.split(" ").filter((one) => one !== "") };
    }),
  );

describe("the order of actions", () => {
  test("puts each after what it waits for, whatever the order of the list", () => {
    expect(order("c:b", "a", "b:a").sequence).toEqual([1, 2, 0]);
    expect(order("a", "b", "c").sequence).toEqual([0, 1, 2]);
    expect(order().sequence).toEqual([]);
  });

  test("knows what comes before by any number of steps", () => {
    const { before } = order("a", "b:a", "c:b", "d");
    // Bits: a 1, b 2, c 4, d 8. c comes after a and b.
    expect([0, 1, 2, 3].map((place) => before.get(place))).toEqual([0n, 1n, 3n, 0n]);
  });

  test("leaves out prerequisites that are not there; of two with one id the first counts", () => {
    expect(order("b:a zebra", "a", "a:b").prerequisites).toEqual([[1], [], [0]]);
  });

  test("names a cycle from what comes first to what waits for it, and leaves out what waits for a cycle", () => {
    // a waits for c, c for b, b for a: a, then b, then c, then a.
    const { cycles, sequence } = order("a:c", "b:a", "c:b", "d:c", "e");
    expect(cycles).toEqual([["a", "b", "c", "a"]]);
    expect(sequence).toEqual([4]);
    expect(order("a:a").cycles).toEqual([["a", "a"]]);
    expect(order("a:b", "b:a", "c:d", "d:c").cycles).toEqual([
      ["a", "b", "a"],
      ["c", "d", "c"],
    ]);
  });

  test("takes a chain of 1000 without recursion", () => {
    const chain = Array.from({ length: 1000 }, (_, i) => `n${i}:${i === 999 ? "" : `n${i + 1}`}`);
    expect(order(...chain).sequence.slice(0, 3)).toEqual([999, 998, 997]);
  });
});

test("agrees with brute force: before, sequence and cycles", () => {
  const graphs = fc.integer({ min: 0, max: 7 }).chain((n) => fc.array(fc.subarray([...Array(n).keys()]), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(graphs, (waits) => {
      const { sequence, before, cycles } = orderOf(waits.map((after, i) => ({ id: `n${i}`, after: after.map((k) => `n${k}`) })));
      // Warshall: reach[i][k] where i waits for k, by any number of steps.
      const n = waits.length;
      const reach = waits.map((after) => [...Array(n).keys()].map((k) => after.includes(k)));
      for (let via = 0; via < n; via++)
        for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) if (reach[i]?.[via] && reach[via]?.[k]) (reach[i] as boolean[])[k] = true;
      const inRing = (i: number): boolean => reach[i]?.[i] === true;
      const behindRing = (i: number): boolean => inRing(i) || [...Array(n).keys()].some((k) => reach[i]?.[k] && inRing(k));
      expect([...sequence].sort()).toEqual([...Array(n).keys()].filter((i) => !behindRing(i)));
      for (const [at, place] of sequence.entries()) {
        for (const k of waits[place] ?? []) expect(sequence.indexOf(k)).toBeLessThan(at);
        const bits = [...Array(n).keys()].reduce((sum, k) => sum + (reach[place]?.[k] ? 1n << BigInt(k) : 0n), 0n);
        expect(before.get(place)).toBe(bits);
      }
      expect(cycles.length > 0).toBe([...Array(n).keys()].some(inRing));
      for (const cycle of cycles) {
        expect(cycle[0]).toBe(cycle.at(-1));
        for (let i = 0; i + 1 < cycle.length; i++) expect(waits[Number(cycle[i + 1]?.slice(1))]).toContain(Number(cycle[i]?.slice(1)));
      }
    }),
    { numRuns: 500 },
  );
});
