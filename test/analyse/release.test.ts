/** What is published tells nothing of a single city: by algebra on random releases, and by swapping answers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "../../src/analyse/compare.ts";
import { type ReleaseTable, release } from "../../src/analyse/release.ts";
import { decimal, exactText } from "../../src/base/decimal.ts";
import { mean } from "../../src/base/statistics.ts";
import { assess, parseFramework, score } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { codes, thrownBy } from "../support/issues.ts";

const scale = { kind: "points", id: "marks", maximum: 100 };
const leaf = (id: string, weight = 1) => ({ id, title: id, question: `${id}?`, scale, weight });
const framework = parseFramework({
  id: "t",
  title: "T",
  version: "1",
  status: "untested",
  context: [
    { id: "region", title: "R", type: "text" },
    { id: "size", title: "S", type: "text" },
  ],
  children: [{ id: "t.g", title: "G", children: [leaf("t.g.a", 2), leaf("t.g.b")] }, leaf("t.c")],
});
interface Made {
  readonly region: string;
  readonly size: string;
  readonly marks: readonly (number | null)[];
}
const ids = ["t.g.a", "t.g.b", "t.c"];
const compared = (cities: readonly Made[]) =>
  compare(
    cities.map(({ region, size, marks }, i) => {
      const answers = Object.fromEntries(
        ids.flatMap((id, k) => [[id, marks[k] === null ? { missing: "not-applicable", reason: "R" } : marks[k]]]),
      );
      return score(
        assess(framework, {
          city: { id: `c${i}`, name: `C${i}`, context: { region, size } },
          date: `2026-01-${String(i + 1).padStart(2, "0")}`,
          rater: { role: "self" },
          answers: answers as never,
        }),
      );
    }),
  );
const nodes = ["t", "t.g", "t.g.a", "t.g.b", "t.c"];
const city = fc.record({
  region: fc.constantFrom("n", "s"),
  size: fc.constantFrom("x", "y"),
  marks: fc.tuple(...ids.map(() => fc.option(fc.integer({ min: 0, max: 100 }), { freq: 6 }))),
});
/** Random tables: any nodes; all cities, one factor, the other, or both crossed. */
const rules = {
  all: undefined,
  region: { region: { factor: "region" } },
  size: { size: { factor: "size" } },
  crossed: {
    crossed: {
      where: Object.fromEntries(
        ["nx", "ny", "sx", "sy"].map((name) => [
          name,
          ({ context }: { readonly context?: object }) => Object.values(context ?? {}).join("") === name,
        ]),
      ),
    },
  },
} as const;
const tables = fc
  .subarray(Object.keys(rules) as (keyof typeof rules)[], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) =>
        fc
          .subarray(nodes, { minLength: 1 })
          .map((wanted): ReleaseTable => (rules[name] === undefined ? { nodes: wanted } : { nodes: wanted, by: rules[name] as never })),
      ),
    ),
  );

/** Whether a vector lies in the span of rows, modulo a prime of 61 bits. */
const PRIME = 2n ** 61n - 1n;
const mod = (x: bigint): bigint => ((x % PRIME) + PRIME) % PRIME;
const inverse = (x: bigint): bigint => {
  let [result, base, power] = [1n, mod(x), PRIME - 2n];
  for (; power > 0n; power >>= 1n, base = mod(base * base)) if (power & 1n) result = mod(result * base);
  return result;
};
function reduced(rows: readonly (readonly bigint[])[]): { readonly pivot: number; readonly row: readonly bigint[] }[] {
  const basis: { pivot: number; row: readonly bigint[] }[] = [];
  for (const row of rows) {
    const rest = minus(row, basis);
    const pivot = rest.findIndex((x) => x !== 0n);
    if (pivot < 0) continue;
    const scale = inverse(rest[pivot] as bigint);
    basis.push({ pivot, row: rest.map((x) => mod(x * scale)) });
  }
  return basis;
}
function minus(row: readonly bigint[], basis: readonly { readonly pivot: number; readonly row: readonly bigint[] }[]): bigint[] {
  let rest = row.map(mod);
  for (const { pivot, row: other } of basis) {
    const factor = rest[pivot] as bigint;
    if (factor !== 0n) rest = rest.map((x, i) => mod(x - factor * (other[i] as bigint)));
  }
  return rest;
}

describe("release", () => {
  test("on 1,000 random releases of up to 12 cities no single value lies in the span of the published sums", () => {
    let published = 0;
    fc.assert(
      fc.property(fc.array(city, { minLength: 2, maxLength: 12 }), tables, fc.integer({ min: 2, max: 5 }), (cities, wanted, k) => {
        const comparison = compared(cities);
        const made = release(comparison, wanted, { k });
        published += made.cells.length;
        // Unknown: every answer. A value is a sum of answers with weights that everybody knows, of what applies to the city.
        const unknown = (i: number, id: string): number => 3 * i + ids.indexOf(id);
        const vector = (i: number, node: string): bigint[] => {
          const row: bigint[] = new Array(3 * cities.length).fill(0n);
          const has = (id: string): boolean => cities[i]?.marks[ids.indexOf(id)] !== null;
          const group = ["t.g.a", "t.g.b"].filter(has);
          const weight = (id: string): bigint => (id === "t.g.a" ? 2n : 1n);
          const total = group.reduce((sum, id) => sum + weight(id), 0n);
          const add = (id: string, share: bigint): void => {
            row[unknown(i, id)] = share;
          };
          if (node === "t.g") for (const id of group) add(id, mod(weight(id) * inverse(total)));
          else if (node === "t") {
            const parts = (group.length > 0 ? 1n : 0n) + (has("t.c") ? 1n : 0n);
            for (const id of group) add(id, mod(weight(id) * inverse(total * parts)));
            if (has("t.c")) add("t.c", inverse(parts));
          } else add(node, 1n);
          return row;
        };
        const members = (cohort: string): number[] =>
          cities.flatMap(({ region, size }, i) => (cohort === "all cities" || [region, size, region + size].includes(cohort) ? [i] : []));
        const scored = (i: number, node: string): boolean => comparison.nodes[node]?.exact[i] !== null;
        const sums = made.cells.map(({ cohort, node, n }) => {
          const inside = members(cohort).filter((i) => scored(i, node));
          expect(inside.length).toBe(n);
          return inside.map((i) => vector(i, node)).reduce((a, b) => a.map((x, j) => mod(x + (b[j] as bigint))));
        });
        const basis = reduced(sums);
        for (const [i] of cities.entries())
          for (const node of nodes)
            if (scored(i, node))
              expect(
                minus(vector(i, node), basis).some((x) => x !== 0n),
                `${i} ${node}`,
              ).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(published).toBeGreaterThan(1000);
  });

  test("without the rule single values do lie in the span: the test can fail", () => {
    const rows = [
      [1n, 1n, 1n],
      [1n, 1n, 0n],
    ];
    expect(minus([0n, 0n, 1n], reduced(rows)).every((x) => x === 0n)).toBe(true);
    expect(minus([1n, 0n, 0n], reduced(rows)).every((x) => x === 0n)).toBe(false);
  });

  test("two cities of one atom can swap all their answers, and no published figure changes", () => {
    let swaps = 0;
    fc.assert(
      fc.property(fc.array(city, { minLength: 4, maxLength: 9 }), tables, (cities, wanted) => {
        const made = release(compared(cities), wanted, { k: 2 });
        const comparison = compared(cities);
        const inCohort = (i: number, cohort: string): boolean => {
          const { region, size } = cities[i] as Made;
          return cohort === "all cities" || [region, size, region + size].includes(cohort);
        };
        const isScored = (i: number, node: string): boolean => comparison.nodes[node]?.exact[i] !== null;
        /** Same cohorts, same missing pattern; nothing for a city that is in no figure. */
        const inCells = (i: number): string =>
          made.cells.some(({ cohort, node }) => inCohort(i, cohort) && isScored(i, node))
            ? made.cells.map(({ cohort, node }) => `${inCohort(i, cohort)}${isScored(i, node)}`).join()
            : "";
        for (let i = 0; i < cities.length; i++)
          for (let j = i + 1; j < cities.length; j++) {
            if (inCells(i) === "" || inCells(i) !== inCells(j)) continue;
            swaps++;
            const swapped = cities.map((each, at) =>
              at === i ? { ...each, marks: (cities[j] as Made).marks } : at === j ? { ...each, marks: (cities[i] as Made).marks } : each,
            );
            // The same cells, counted again by hand.
            const again = compared(swapped);
            for (const { cohort, node, n, exactMean } of made.cells) {
              const inside = swapped.flatMap(({ region, size }, at) =>
                cohort === "all cities" || [region, size, region + size].includes(cohort) ? [at] : [],
              );
              const values = inside.flatMap((at) => again.nodes[node]?.exact[at] ?? []).map(decimal);
              expect([values.length, exactText(mean(values))]).toEqual([n, exactMean]);
            }
          }
      }),
      { numRuns: 60 },
    );
    expect(swaps).toBeGreaterThan(100);
  });

  test("n and mean always, a median from 10, quartiles from 20, ends never", () => {
    const many = (n: number) => compared(Array.from({ length: n }, (_, i) => ({ region: "n", size: "x", marks: [i, i, i] })));
    const figures = (n: number) => release(many(n), [{ nodes: ["t"] }]).cells[0];
    expect(figures(9)).toEqual({
      family: null,
      cohort: "all cities",
      node: "t",
      n: 9,
      mean: 4,
      exactMean: "4",
      median: null,
      lowerQuartile: null,
      upperQuartile: null,
    });
    expect(figures(10)).toMatchObject({ median: 4.5, lowerQuartile: null });
    expect(figures(20)).toMatchObject({ median: 9.5, lowerQuartile: 4.75, upperQuartile: 14.25 });
    expect(figures(4)).toBeUndefined();
  });

  test("says what it rests on and what it does not protect", () => {
    const made = release(compared(Array.from({ length: 6 }, (_, i) => ({ region: i < 2 ? "n" : "s", size: "x", marks: [1, 2, null] }))), [
      { nodes: ["t", "t.c"] },
      { nodes: ["t"], by: rules.region },
    ]);
    expect(made).toMatchObject({
      kind: "release",
      k: 5,
      reference: { cities: 6, first: "2026-01-01", last: "2026-01-06" },
      atoms: { count: 1, smallest: 6 },
    });
    expect(made.suppressed).toEqual([
      { family: null, cohort: "all cities", node: "t.c", reason: "too-few" },
      { family: "region", cohort: "n", node: "t", reason: "too-few" },
      { family: "region", cohort: "s", node: "t", reason: "too-few" },
    ]);
    expect(made.notProtected.length).toBeGreaterThan(2);
    expect(deeplyFrozen(made)).toBe(true);
    expect(survivesJson(made)).toBe(true);
  });

  test("refuses bad tables and options", () => {
    const six = compared(Array.from({ length: 6 }, () => ({ region: "n", size: "x", marks: [1, 2, 3] })));
    const refused = (wanted: unknown, options?: unknown) => codes(thrownBy(() => release(six, wanted as never, options as never)));
    expect(refused([])).toEqual(["wrong-type"]);
    expect(refused(null)).toEqual(["wrong-type"]);
    expect(refused([{}, { nodes: [] }, { nodes: ["t"], cohorts: 1 }])).toEqual(["wrong-type", "wrong-type", "wrong-type"]);
    expect(refused([{ nodes: ["t", "t.z"] }, { nodes: ["t"] }])).toEqual(["unknown-node", "cell-twice"]);
    expect(refused([{ nodes: ["t"], by: { x: { factor: "regio" } } }])).toEqual(["factor-not-stated"]);
    for (const k of [1, 2.5, "5", null]) expect(refused([{ nodes: ["t"] }], { k })).toEqual(["out-of-range"]);
    expect(refused([{ nodes: ["t"] }], { n: 5 })).toEqual(["unknown-key"]);
    for (const wrong of [null, {}, 3]) expect(thrownBy(() => release(wrong as never, [{ nodes: ["t"] }])).length).toBeGreaterThan(0);
  });
});
