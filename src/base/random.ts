/**
 * Chance that can be had again: a seeded generator, the same bits wherever JavaScript runs, since it adds, multiplies and shifts 32-bit integers only.
 *
 * The generator is xoshiro128** 1.1: D. Blackman and S. Vigna (2021), Scrambled linear pseudorandom number generators, ACM Transactions on Mathematical
 * Software 47(4). Its four words of state come from the seed as in SplitMix: the seed is raised by 0x9e3779b9 four times, and each sum goes through the
 * 32-bit finaliser of MurmurHash3 (A. Appleby). That is a bijection, so the four words differ and are never all 0. It is no generator for secrets.
 */

/** A sequence of numbers that a seed decides. */
export interface Chance {
  /** The next 32 bits, as a whole number from 0 to 2³² − 1. */
  readonly next: () => number;
  /** A whole number from 0 to n − 1, each as likely as any other; n from 1 to 2³². */
  readonly below: (n: number) => number;
}

/** How many different numbers 32 bits can say. */
const WORDS = 2 ** 32;
/** The greatest seed. */
export const GREATEST_SEED = WORDS - 1;

/** The sequence of a seed, a whole number from 0 to 2³² − 1. */
export function seeded(seed: number): Chance {
  const word = (k: number): number => finalised(seed + Math.imul(k, 0x9e3779b9));
  let [a, b, c, d] = [word(1), word(2), word(3), word(4)];
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  // Of the 2³² numbers, those past the last whole multiple of n would favour the small remainders: they are drawn again.
  const below = (n: number): number => {
    const enough = WORDS - (WORDS % n);
    let drawn = next();
    while (drawn >= enough) drawn = next();
    return drawn % n;
  };
  return { next, below };
}

function finalised(sum: number): number {
  let z = sum | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
