/** What `measureAgreement` can be told, checked against the raters and the scales that they used. */
import * as z from "zod/mini";
import type { Panel } from "../assess/panel.ts";
import { type Issue, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { GREATEST_SEED } from "../base/random.ts";
import { tableSchema } from "../base/schema.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import { readOptions } from "./compared-tree.ts";
import { categoriesOf } from "./measures.ts";
import { checkWeights } from "./weighted-kappa.ts";

/** What {@link measureAgreement} can be told. */
export interface AgreementOptions {
  /**
   * Raters who travelled, read or talked together, by their ids (of one without an id, the role). Raters of one team are marked in each pair. Default: of a
   * review its peers and experts, else none.
   */
  readonly teams?: readonly (readonly string[])[];
  /** Disagreement weights by id of a level scale: rows and columns are the different points of its levels, from the least; 0 on the diagonal. */
  readonly weights?: { readonly [scale: string]: readonly (readonly number[])[] };
  /** What number scales are: distances count (default), or distances in proportion to the sum (numbers from 0). */
  readonly numbers?: "interval" | "ratio";
  /** As for `score`; it decides the values behind W. */
  readonly policy?: ScoringPolicy;
  /** Where chance begins, a whole number from 0 to 2³² − 1. Default 1. */
  readonly seed?: number;
  /** How many times indicators are drawn, 100 to 100,000. Default 2,000. */
  readonly draws?: number;
  /** Share of the draws inside the interval, 0.5 to 0.999. Default 0.95. */
  readonly level?: number;
}

/** Options with every default filled in. */
export type ReadAgreementOptions = Required<Omit<AgreementOptions, "policy">> & Pick<AgreementOptions, "policy">;

/**
 * @param teams where the options name none
 * @throws BenchmarkError for options that are malformed, name what is not there, or would change nothing
 */
export function readAgreementOptions(panel: Panel, options: unknown, teams: Teams = []): ReadAgreementOptions {
  const given = readOptions<AgreementOptions>(options === undefined ? {} : options, shape());
  throwIfAny([
    ...(given.teams ?? []).flatMap((team, t) => checkTeam(panel, given.teams as Teams, team, t)),
    ...Object.entries(given.weights ?? {}).flatMap(([scale, table]) => checkOwn(panel, scale, table)),
    ...(given.numbers === "ratio" ? checkRatio(panel) : []),
  ]);
  return { teams, weights: {}, numbers: "interval", seed: 1, draws: 2000, level: 0.95, ...given };
}

type Teams = NonNullable<AgreementOptions["teams"]>;

function shape(): z.core.$ZodLooseShape {
  const within = (least: number, most: number) => [z.minimum(least), z.maximum(most)] as const;
  return {
    teams: z.optional(z.array(z.array(z.string()).check(z.minLength(2)))),
    weights: z.optional(tableSchema(z.array(z.array(z.number())))),
    numbers: z.optional(z.enum(["interval", "ratio"])),
    policy: z.optional(z.unknown()),
    seed: z.optional(z.int().check(...within(0, GREATEST_SEED))),
    draws: z.optional(z.int().check(...within(100, 100_000))),
    level: z.optional(z.number().check(...within(0.5, 0.999))),
  };
}

function checkTeam({ raters }: Panel, teams: Teams, team: readonly string[], t: number): Issue[] {
  const names = raters.map(({ id }) => id);
  const before = teams.slice(0, t).flat();
  return team.flatMap((rater, i): Issue[] => {
    const path = ["options", "teams", t, i];
    if (!names.includes(rater)) return [issue("rater-unknown", path, { rater, nearest: nearest(rater, names), known: names.join(", ") })];
    return before.includes(rater) || team.indexOf(rater) < i ? [issue("named-twice", path, { name: rater })] : [];
  });
}

function checkOwn({ tree }: Panel, id: string, table: readonly (readonly number[])[]): Issue[] {
  const path = ["options", "weights", id];
  const levels = tree.indicators.map(({ scale }) => scale as Scale).filter(({ kind }) => kind === "levels");
  const scales = levels.filter((scale) => scale.id === id);
  if (scales.length === 0) {
    const near = nearest(id, new Set(levels.map((scale) => scale.id)));
    return [issue("scale-not-rated", path, { scale: id, framework: tree.framework.id, nearest: near })];
  }
  // Scales of one id in several frameworks may differ in their levels; the table must fit each.
  const sizes = new Set(scales.map((scale) => categoriesOf(scale).length));
  return [...sizes].flatMap((size) => checkWeights(table, size, path));
}

function checkRatio({ tree, voices }: Panel): Issue[] {
  const path = ["options", "numbers"];
  const numeric = tree.indicators.flatMap(({ scale }, k) => (scale?.kind === "number" ? [k] : []));
  if (numeric.length === 0)
    return [issue("option-no-effect", path, { option: "numbers", why: "no indicator is answered on a number scale" })];
  const negative = numeric.some((k) => voices.some((voice) => Number(voice[k]?.fact ?? 0) < 0));
  return negative ? [issue("out-of-range", path, { received: "“ratio”", expected: "“interval”, since there are answers below 0" })] : [];
}
