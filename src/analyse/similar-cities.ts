/** Which cities are most like one city, in their results or in their context: whom to learn from. */
import * as z from "zod/mini";
import { type Decimal, decimal, exactText, greatest, least, ONE, rounded, sum, toDouble, ZERO } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { type Issue, issue, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { own } from "../base/plain.ts";
import { columnsOf, ensureSingle, nodeOf, planOf, profileOf, readOptions, referenceOf } from "./compared-tree.ts";
import type { Comparison } from "./comparison.ts";
import type { SimilarCities, SimilarCity, SimilarOptions } from "./likeness.ts";

/**
 * The cities most like one, for learning from each other.
 *
 * - `on: "profile"`: by results. The distance is the square root of the mean squared difference over the children of the node that both have scored, unweighted;
 *   in points, 0 to 100. Children of the weight 0 are left out; in place of a child that has no overall number by design stand its own children.
 * - `on: "context"`: by situation. Gower's distance (J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971), 857–871): the mean
 *   over the factors that both state; of numbers, the difference as a share of the range in this comparison; of all others 0 if equal and 1 if not. 0 to 1.
 *
 * A city that shares less than half of the children or factors has no distance and stands apart.
 *
 * Cost: cities × children.
 *
 * @param comparison made by `compare` or `compareShared`; each city once
 * @param city id of the city that others are to be like
 * @param options what to compare; a limit
 * @returns the nearest first, each with what its distance is made of
 * @throws BenchmarkError for a city or factors that are not there, another framework, options that would change nothing
 * @example
 * import { assess, compare, defineFramework, score, similarCities } from "indicatree";
 *
 * const marks = { kind: "points", id: "marks", maximum: 100 } as const;
 * const two = defineFramework({
 *   id: "two", title: "Two", version: "1.0.0", status: "untested", context: [{ id: "population", title: "Residents", type: "number" }, { id: "port", title: "Port", type: "boolean" }],
 *   children: ["a", "b"].map((name) => ({ id: `two.${name}`, title: name, question: `How many marks for ${name}?`, scale: marks })),
 * });
 * const card = (id: string, population: number, port: boolean, a: number, b: number) =>
 *   score(assess(two, { city: { id, name: `${id} (invented)`, context: { population, port } }, date: "2026-03-01", rater: { role: "self" }, answers: { "two.a": a, "two.b": b } }));
 * const three = compare([card("aford", 100_000, true, 50, 50), card("beford", 300_000, true, 53, 54), card("ceford", 200_000, false, 50, 80)]);
 * similarCities(three, "aford", { on: "profile", framework: two }).rows.map(({ city, distance }) => [city, distance]);
 * // => [["beford", 3.53…], ["ceford", 21.21…]]
 * similarCities(three, "aford", { on: "context", factors: ["population", "port"] }).rows.map(({ city, distance }) => [city, distance]);
 * // => [["beford", 0.5], ["ceford", 0.75]]
 */
export function similarCities<const K extends string>(
  comparison: Comparison<K>,
  city: string,
  options: SimilarOptions<NoInfer<K>>,
): SimilarCities {
  const checked = ensureSingle(comparison);
  const given = readOptions<Given>(options, shape(), ["framework"]);
  const ids = checked.cities.map(({ id }) => id);
  const self = ids.indexOf(city);
  throwIfAny([
    ...(self < 0 ? [issue("reference-unknown", ["city"], { city: shown(city), nearest: nearest(city, ids) })] : []),
    ...misplaced(given),
  ]);
  const { on, limit = ids.length } = given;
  const { node, by, measure, squared, method } =
    on === "profile" ? profile(checked, self, given) : context(checked, self, given.factors ?? []);
  const all = checked.cities.flatMap(({ id, name }, i) => {
    if (i === self) return [];
    const parts = by.flatMap((each, k) => {
      const part = measure(k, i);
      return part === null ? [] : [{ id: each, ...part }];
    });
    const sizes = parts.map(({ size }) => (squared ? size.times(size) : size));
    const mean = parts.length === 0 || parts.length * 2 < by.length ? null : rounded(sum(sizes).div(parts.length));
    const distance = mean === null ? null : squared ? mean.sqrt() : mean;
    const row: SimilarCity = {
      city: id,
      name,
      date: checked.dates[i] as string,
      distance: distance === null ? null : toDouble(distance),
      exact: distance === null ? null : exactText(distance),
      compared: parts.length,
      of: by.length,
      parts: parts.map(({ size, ...part }) => ({ ...part, distance: toDouble(size) })),
    };
    return [{ i, mean, row }];
  });
  const near = all.filter(({ mean }) => mean !== null).sort((a, b) => (a.mean as Decimal).cmp(b.mean as Decimal) || a.i - b.i);
  return freeze({
    kind: "similar-cities",
    framework: checked.framework,
    basis: checked.basis,
    city,
    on,
    node,
    by,
    method,
    reference: referenceOf(
      checked,
      near.map(({ i }) => i),
      all.length,
    ),
    rows: near.slice(0, limit).map(({ row }) => row),
    apart: all.filter(({ mean }) => mean === null).map(({ row }) => row),
    statement: checked.statement,
  } satisfies SimilarCities);
}

interface Given {
  readonly on: "profile" | "context";
  readonly framework?: unknown;
  readonly node?: string;
  readonly factors?: readonly string[];
  readonly limit?: number;
}

function shape(): z.core.$ZodLooseShape {
  return {
    on: z.enum(["profile", "context"]),
    node: z.optional(z.string()),
    factors: z.optional(z.array(z.string()).check(z.minLength(1))),
    limit: z.optional(z.int().check(z.minimum(1))),
  };
}

/** Options of the other kind would do nothing. */
function misplaced({ on, framework, node, factors }: Given): Issue[] {
  const foreign = on === "profile" ? { factors } : { framework, node };
  const unused = Object.entries(foreign).flatMap(([option, value]) =>
    value === undefined ? [] : [issue("option-no-effect", ["options", option], { option, why: `it is not looked at under “${on}”` })],
  );
  const missing =
    on === "context" && factors === undefined ? [issue("missing-key", ["options", "factors"], { expected: "ids of context factors" })] : [];
  return [...unused, ...missing];
}

type Value = string | number | boolean;

/** What to compare, and how: `measure` gives both values and how far they are apart, if both are there. */
interface Measure {
  readonly node: string | null;
  readonly by: readonly string[];
  readonly measure: (k: number, i: number) => { readonly own: Value; readonly other: Value; readonly size: Decimal } | null;
  /** Whether the mean is one of squares. */
  readonly squared: boolean;
  readonly method: string;
}

function profile(comparison: Comparison, self: number, { framework, node }: Given): Measure {
  const plan = planOf(comparison, framework);
  const place = nodeOf(plan, node ?? plan.tree.framework.id);
  const by = profileOf(plan, place).map(({ id }) => id);
  const columns = by.map((id) => columnsOf(comparison, id));
  return {
    node: place.id,
    by,
    squared: true,
    method: "root of the mean squared difference of values, 0 to 100, over the children that both have scored",
    measure: (k, i) => {
      const { exact, value } = columns[k] as (typeof columns)[number];
      const [one, other] = [exact[self] ?? null, exact[i] ?? null];
      if (one === null || other === null) return null;
      return { own: value[self] as number, other: value[i] as number, size: decimal(one).minus(decimal(other)).abs() };
    },
  };
}

function context({ cities }: Comparison, self: number, factors: readonly string[]): Measure {
  const values = factors.map((factor) => cities.map(({ context = {} }) => own(context, factor)));
  const stated = [...new Set(cities.flatMap(({ context }) => Object.keys(context ?? {})))];
  throwIfAny(
    factors.flatMap((factor, k) => {
      const path = ["options", "factors", k];
      if (!stated.includes(factor))
        return [issue("factor-not-stated", path, { factor, nearest: nearest(factor, stated), known: stated.join(", ") || "none" })];
      if (factors.indexOf(factor) < k) return [issue("named-twice", path, { name: factor })];
      return values[k]?.[self] === undefined ? [issue("factor-not-its-own", path, { city: cities[self]?.name ?? "", factor })] : [];
    }),
  );
  const ranges = values.map((column) => {
    const numbers = column.filter((value) => typeof value === "number").map(decimal);
    return numbers.length === 0 ? ZERO : greatest(numbers).minus(least(numbers));
  });
  return {
    node: null,
    by: factors,
    squared: false,
    method: "Gower's distance, 0 to 1, over the context factors that both state",
    measure: (k, i) => {
      const [one, other] = [values[k]?.[self], values[k]?.[i]];
      if (one === undefined || other === undefined) return null;
      if (one === other) return { own: one, other, size: ZERO };
      const size =
        typeof one === "number" && typeof other === "number"
          ? decimal(one)
              .minus(decimal(other))
              .abs()
              .div(ranges[k] as Decimal)
          : ONE;
      return { own: one, other, size };
    },
  };
}
