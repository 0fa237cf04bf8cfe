/** "Did you mean …?": the nearest known word, or none. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "../../src/base/nearest.ts";

/** Optimal string alignment from its definition, without any stopping. */
function reference(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => d[i]?.[j] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (d[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swap);
    }
  }
  return at(a.length, b.length);
}

describe("editDistance", () => {
  test("counts a letter added, left out, replaced, and two swapped as one each", () => {
    expect(["leadd", "led", "lexd", "laed", "lead"].map((word) => editDistance(word, "lead", 9))).toEqual([1, 1, 1, 1, 0]);
    expect(editDistance("kitten", "sitting", 9)).toBe(3);
    expect(editDistance("ca", "abc", 9)).toBe(3);
    expect(editDistance("", "abc", 9)).toBe(3);
  });

  test("is the defined distance below the limit, and the limit from there on", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 8 }), (a, b, limit) => {
        expect(Math.min(editDistance(a, b, limit), limit)).toBe(Math.min(reference(a, b), limit));
      }),
      { numRuns: 1000 },
    );
  });

  test("gives up at once where the lengths differ too much", () => {
    const long = "x".repeat(1_000_000);
    expect(editDistance("a", long, 3)).toBe(3);
  });
});

describe("nearest", () => {
  test("finds a misspelt word, the nearest of several", () => {
    expect(nearest("weigth", ["why", "weight", "height"])).toBe("weight");
    expect(nearest("fuly", ["partly", "fully", "not-at-all"])).toBe("fully");
  });

  test("takes the first of equally near words", () => {
    expect(nearest("cat", ["bat", "hat"])).toBe("bat");
    expect(nearest("cat", ["hat", "bat"])).toBe("hat");
  });

  test("does not mind upper and lower case, and gives the known spelling", () => {
    expect(nearest("FULLY", ["Fully"])).toBe("Fully");
    expect(nearest("fully", ["partly", "FULLY"])).toBe("FULLY");
  });

  test("allows for a third of the word's letters, and at least one", () => {
    expect(nearest("abcdef", ["abcdxy"])).toBe("abcdxy");
    expect(nearest("abcdef", ["abcxyz"])).toBeNull();
    expect(nearest("abcde", ["abcxy"])).toBeNull();
    expect(nearest("ab", ["ax"])).toBe("ax");
    expect(nearest("ab", ["xy"])).toBeNull();
  });

  test("counts a right last segment as near, but an exact word as nearer", () => {
    const ids = ["governance.leadership.named-lead", "governance.leadership.public"];
    expect(nearest("named-lead", ids)).toBe("governance.leadership.named-lead");
    expect(nearest("leadership.named-lead", ids)).toBe("governance.leadership.named-lead");
    expect(nearest("lead", ids)).toBeNull();
    expect(nearest("lead", ["a.lead", "lead"])).toBe("lead");
    expect(nearest("lead", ["leaf", "a.lead"])).toBe("a.lead");
  });

  test("knows no neighbour of nothing, of what is no text, and of more than 200 letters", () => {
    expect(nearest("", ["a"])).toBeNull();
    for (const value of [1, null, undefined, ["a"], {}]) expect(nearest(value, ["a", "1"])).toBeNull();
    expect(nearest("x".repeat(200), ["x".repeat(199)])).toBe("x".repeat(199));
    expect(nearest("x".repeat(201), ["x".repeat(200)])).toBeNull();
    expect(nearest("a", [])).toBeNull();
  });

  test("takes any iterable of words", () => expect(nearest("ab", new Map([["abc", 1]]).keys())).toBe("abc"));

  test("is not slowed down by a text of 10 MB on either side", () => {
    const start = performance.now();
    expect(nearest("x".repeat(10_000_000), ["xx"])).toBeNull();
    expect(nearest("abc", ["x".repeat(10_000_000), "abd"])).toBe("abd");
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
