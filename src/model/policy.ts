/** The form of a scoring policy: data that says how a framework is scored. What the rules mean stands in `score/`. */
import * as z from "zod/mini";
import { tableSchema } from "../base/schema.ts";

/** Not answered, unknown or refused: the answer exists but is not known here. Leaves the value, widens the possible range. */
export type OpenState = "not-answered" | "unknown" | "refused";
/** Not applicable, or outside the city's competence: there is nothing to answer. Leaves numerator and denominator; needs a reason. */
export type ExcludedState = "not-applicable" | "outside-competence";
/** Why there is no answer. */
export type MissingState = OpenState | ExcludedState;

/** All missing states, open ones first. */
export const missingStates: readonly MissingState[] = ["not-answered", "unknown", "refused", "not-applicable", "outside-competence"];

/** Whether a state leaves the score altogether (not applicable, outside competence). */
export function isExcluded(state: MissingState): state is ExcludedState {
  return state === "not-applicable" || state === "outside-competence";
}

/**
 * How the values of a group's children become the group's value. Power: from -10 to 10, not 0. Weighted median: the mean of the two middle
 * values at an exact half. Capped sum: the sum of weighted points over the smaller of the cap and the applicable maximum.
 */
export type Aggregation =
  | "arithmetic"
  | "geometric"
  | "harmonic"
  | "minimum"
  | "maximum"
  | "median"
  | {
      /** Exponent of the power mean, -10 to 10, not 0. */
      readonly power: number;
    }
  | {
      /** Sum of weights that counts as full. */
      readonly cappedSum: number;
    };

/** What a missing answer does: left out, counted as 0, counted as 100, or no value for every group above it. */
export type MissingRule = "leave-out" | "worst" | "best" | "block";

/** Data that says how a framework is scored. Every part is optional; what is not said keeps its default. */
export interface ScoringPolicy {
  /** One rule for all groups, or a default with exceptions by depth (root 0) and by id. Default: arithmetic. A rule stated at a group in the framework beats default and depth; `at` beats all. */
  readonly aggregate?:
    | Aggregation
    | {
        /** For every group that nothing else names. */
        readonly default?: Aggregation;
        /** By depth: "0" is the root. */
        readonly byDepth?: { readonly [depth: string]: Aggregation };
        /** By id of a group. */
        readonly at?: { readonly [id: string]: Aggregation };
      };
  /** As declared in the framework (default), all siblings equal, all applicable leaves equal, or declared with these exceptions. */
  readonly weights?: "declared" | "equal" | "equal-leaves" | { readonly [id: string]: number };
  /** What each missing state does. Default: leave-out for all five. */
  readonly missing?: { readonly [S in MissingState]?: MissingRule };
  /** When a group is covered well enough to be shown as scored. */
  readonly coverage?: {
    /** Least share, 0 to 1. Default 0.65. */
    readonly threshold?: number;
    /** Share of applicable weight that is answered (default), or of applicable direct children that are scored. */
    readonly by?: "weight" | "children";
    /** Below it: what is known still counts in the groups above (default), or the group is left out of them. */
    readonly below?: "provisional" | "drop";
  };
  /** Named stretches of the total, each from its lower end (0 to 100); a boundary belongs to the upper band. */
  readonly bands?: readonly {
    /** Name shown to readers. */ readonly name: string;
    /** Lower end, 0 to 100. */
    readonly from: number;
  }[];
  /** Lets a framework that forbids an overall number have one. */
  readonly total?: "forbidden" | "computed";
}

let aggregation: z.ZodMiniType<Aggregation> | undefined;
let policy: z.ZodMiniType<ScoringPolicy> | undefined;

/** zod schema of an aggregation, made when first needed. */
export function aggregationSchema(): z.ZodMiniType<Aggregation> {
  aggregation ??= makeAggregationSchema();
  return aggregation;
}

/** zod schema of a policy, made when first needed. Which ids exist is checked against a framework in `score/policy`. */
export function policySchema(): z.ZodMiniType<ScoringPolicy> {
  policy ??= makePolicySchema();
  return policy;
}

function makeAggregationSchema(): z.ZodMiniType<Aggregation> {
  const words = z.enum(["arithmetic", "geometric", "harmonic", "minimum", "maximum", "median"]);
  const power = z.strictObject({
    power: z
      .number()
      .check(z.minimum(-10))
      .check(z.maximum(10))
      .check(z.refine((p) => p !== 0, { error: "a power other than 0 (the geometric mean stands for it)" })),
  });
  const cappedSum = z.strictObject({ cappedSum: z.number().check(z.positive()) });
  return z.union([words, power, cappedSum], {
    error: "“arithmetic”, “geometric”, “harmonic”, “minimum”, “maximum”, “median”, { power: -10 to 10, not 0 } or { cappedSum: above 0 }",
  });
}

function makePolicySchema(): z.ZodMiniType<ScoringPolicy> {
  const rule = aggregationSchema();
  const byKind = z.strictObject({
    default: z.optional(rule),
    byDepth: z.optional(tableSchema(rule, z.string().check(z.regex(/^\d+$/)))),
    at: z.optional(z.record(z.string(), rule)),
  });
  const missing = z.optional(z.enum(["leave-out", "worst", "best", "block"]));
  return z.strictObject({
    aggregate: z.optional(
      z.unknown().check(
        z.superRefine((value, context) => {
          const isTable = typeof value === "object" && value !== null && !("power" in value) && !("cappedSum" in value);
          const result = (isTable ? byKind : rule).safeParse(value);
          for (const found of result.error?.issues ?? [])
            context.addIssue({ ...found, known: Object.keys(byKind.shape), input: value } as Parameters<typeof context.addIssue>[0]);
        }),
      ),
    ) as unknown as z.ZodMiniType<ScoringPolicy["aggregate"]>,
    weights: z.optional(
      z.union([z.enum(["declared", "equal", "equal-leaves"]), z.record(z.string(), z.number().check(z.minimum(0)))], {
        error: "“declared”, “equal”, “equal-leaves” or a table of weights from 0 up by id",
      }),
    ),
    missing: z.optional(
      z.strictObject({
        "not-answered": missing,
        unknown: missing,
        refused: missing,
        "not-applicable": missing,
        "outside-competence": missing,
      }),
    ),
    coverage: z.optional(
      z.strictObject({
        threshold: z.optional(z.number().check(z.minimum(0)).check(z.maximum(1))),
        by: z.optional(z.enum(["weight", "children"])),
        below: z.optional(z.enum(["provisional", "drop"])),
      }),
    ),
    bands: z.optional(
      z.array(z.strictObject({ name: z.string().check(z.minLength(1)), from: z.number().check(z.minimum(0)).check(z.maximum(100)) })),
    ),
    total: z.optional(z.enum(["forbidden", "computed"])),
  });
}
