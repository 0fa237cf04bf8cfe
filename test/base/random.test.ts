/** Seeded chance: the same bits everywhere, held against the algorithms' reference programs in C. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GREATEST_SEED, seeded } from "../../src/base/random.ts";

const first = (seed: number, n: number): number[] => {
  const { next } = seeded(seed);
  return Array.from({ length: n }, next);
};

/** The authors' own C program, line by line in unsigned 64-bit integers cut to 32 bits: no shift or product is shared with ours. */
function reference(seed: number): () => number {
  const cut = (x: bigint): bigint => x & 0xffff_ffffn;
  const rotate = (x: bigint, k: bigint): bigint => cut(x << k) | (x >> (32n - k));
  const mix = (sum: bigint): bigint => {
    let z = cut(sum);
    z = cut((z ^ (z >> 16n)) * 0x85ebca6bn);
    z = cut((z ^ (z >> 13n)) * 0xc2b2ae35n);
    return z ^ (z >> 16n);
  };
  const s = [1n, 2n, 3n, 4n].map((k) => mix(BigInt(seed) + k * 0x9e3779b9n)) as [bigint, bigint, bigint, bigint];
  return () => {
    const result = cut(rotate(cut(s[1] * 5n), 7n) * 9n);
    const t = cut(s[1] << 9n);
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
    return Number(result);
  };
}

describe("the bits", () => {
  // Printed by the C program xoshiro128starstar.c (version 1.1), its state filled by MurmurHash3's fmix32 as the header of random.ts says.
  test.each([
    [0, [3809008728, 1133695204, 53579671, 2891528803, 139681546, 2203266335, 104831812, 1587294886], 282857296],
    [1, [2442144158, 3238099751, 3819917871, 2104621829, 2021136066, 4223536128, 1515984730, 2298887649], 2003373540],
    [2026, [1436751614, 742089593, 1736781944, 1312845263, 2711517162, 3597559494, 1144900860, 3142045927], 225532689],
    [4294967295, [835879718, 1921286648, 2356205009, 1885780724, 980451116, 1053911718, 3677392737, 2464361898], 3679964757],
  ])("of seed %i are those of the C program, the 100,000th too", (seed, eight, late) => {
    const all = first(seed, 100_000);
    expect(all.slice(0, 8)).toEqual(eight);
    expect(all.at(-1)).toBe(late);
  });

  test("are those of the reference for any seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: GREATEST_SEED }), (seed) => {
        const next = reference(seed);
        expect(first(seed, 50)).toEqual(Array.from({ length: 50 }, next));
      }),
    );
  });

  test("begin anew with each generator, and differ from seed to seed", () => {
    expect(first(7, 20)).toEqual(first(7, 20));
    expect(first(7, 20)).not.toEqual(first(8, 20));
  });
});

describe("below(n)", () => {
  test("stays below, and reaches every number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: GREATEST_SEED }), (n, seed) => {
        const { below } = seeded(seed);
        const drawn = new Set(Array.from({ length: 60 * n }, () => below(n)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
      { numRuns: 50 },
    );
  });

  test("draws again what would favour small numbers", () => {
    // 2³² = 1 · 3,000,000,000 + 1,294,967,296: what is drawn from 3,000,000,000 on is drawn again, and the rest is taken as it is.
    const n = 3_000_000_000;
    const { below } = seeded(1);
    const kept = first(1, 200).filter((word) => word < n);
    expect(kept.length).toBeLessThan(200);
    expect(kept.map(() => below(n))).toEqual(kept);
  });

  test("draws again where the number drawn is n itself", () => {
    // 2³² = 1 · 2,442,144,158 + …, and that is the first word of seed 1; the second and third are greater, the fourth is not.
    expect(seeded(1).below(2442144158)).toBe(2104621829);
    expect(GREATEST_SEED).toBe(4294967295);
  });

  test("takes all 32 bits where n is 2³², and draws nothing but 0 where n is 1", () => {
    expect([seeded(3).below(2 ** 32)]).toEqual(first(3, 1));
    expect(seeded(3).below(1)).toBe(0);
  });

  test("is even: of 60,000 throws of a die each face comes up about 10,000 times", () => {
    const { below } = seeded(2026);
    const faces = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const face = below(6);
      faces[face] = (faces[face] as number) + 1;
    }
    // Chi-squared with 5 degrees of freedom; 20.5 is passed once in a thousand seeds.
    const chi = faces.reduce((sum, face) => sum + (face - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(20.5);
    expect(chi).toBeGreaterThan(0);
  });
});
