/** What progress is tracked over: rounds checked, put in order, and one tree in which all of them can be scored. */
import * as z from "zod/mini";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { canonicalJson } from "../base/digest.ts";
import { BenchmarkError, capped, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, type Json, listOf } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import { policyWithin } from "../model/subset.ts";
import type { Framework } from "../model/tree.ts";
import { type Plan, plan } from "../score/plan.ts";
import { commonTree } from "./progress-basis.ts";
import type { ProgressBasis } from "./progress-product.ts";

/** An assessment with the policy that it is scored by. */
export interface ProgressRound<I extends string = string, G extends string = string> {
  /** Made by `assess`. */
  readonly assessment: Assessment<I, G>;
  /** As for `score`; also the `policy` of the scorecard that was published then. */
  readonly policy?: ScoringPolicy;
}

/** What {@link trackProgress} can be told. */
export interface ProgressOptions {
  /** As for `score`, for every round that brings no policy of its own. */
  readonly policy?: ScoringPolicy;
  /**
   * Lets rounds of several framework versions in: compared are only the indicators that all of them hold with the same id, on the same scale, in the
   * tree, with the weights and the policy of the latest round's framework.
   */
  readonly comparable?: "shared-indicators";
  /** Lets rounds in that were answered in several roles (self, peer, …). */
  readonly raters?: "mixed";
}

/** One checked round, and the plan that it is scored by. */
export interface ReadRound {
  readonly assessment: Assessment;
  readonly plan: Plan;
}

/** Checked rounds by date, all scored in one tree, and what that tree is. */
export interface ReadRounds {
  readonly rounds: readonly ReadRound[];
  readonly framework: Framework;
  readonly basis: ProgressBasis;
}

interface Entry {
  /** Place in the caller's list. */
  readonly at: number;
  readonly assessment: Assessment;
  readonly policy: ScoringPolicy | undefined;
}

/**
 * @throws BenchmarkError for rounds that are none, or cannot be compared; for options that are none, or would change nothing
 */
export function readRounds(given: unknown, said: unknown): ReadRounds {
  const issues: Issue[] = [];
  const options = attempt(issues, ["options"], () => optionsOf(said)) ?? {};
  const list = attempt(issues, [], () => listOf(given)) ?? [];
  const entries = list.flatMap((entry, at) => attempt(issues, [at], () => entryOf(entry, at)) ?? []);
  throwIfAny(capped(issues));
  if (entries.length < 2) throw new BenchmarkError([issue("rounds-too-few", [], { received: `${entries.length || "none"}` })]);
  entries.sort((a, b) => (a.assessment.date < b.assessment.date ? -1 : a.assessment.date > b.assessment.date ? 1 : a.at - b.at));
  throwIfAny(capped([...together(entries, options), ...idle(entries, options)]));
  const assessments = entries.map(({ assessment }) => assessment);
  const { framework, basis } = commonTree(assessments, options.comparable !== undefined);
  const latest = assessments.at(-1) as Assessment;
  const general = entries.some(({ policy }) => policy === undefined)
    ? attempt(issues, ["options"], () => planOf(framework, latest.framework, options.policy))
    : null;
  const plans = new Map<string, Plan>();
  const rounds = entries.flatMap(({ at, assessment, policy }): ReadRound[] => {
    const made = policy === undefined ? general : attempt(issues, [at], () => planOf(framework, assessment.framework, policy));
    if (made === null) return [];
    // One plan for equal policies: that is how a step knows whether the policy changed.
    const text = canonicalJson(made.policy);
    plans.set(text, plans.get(text) ?? made);
    return [{ assessment, plan: plans.get(text) as Plan }];
  });
  throwIfAny(capped(issues));
  return { rounds, framework, basis };
}

/** The plan of a policy for the common tree: checked against the framework it was made for; what it says of nodes that are not there falls away. */
function planOf(framework: Framework, madeFor: Framework, policy: ScoringPolicy | undefined): Plan {
  if (policy === undefined || framework === madeFor) return plan(framework, policy);
  plan(madeFor, policy);
  return plan(framework, policyWithin(policy, outline(framework).nodes));
}

/** Runs a check and keeps what it finds wrong, under a path; null if it found anything. */
function attempt<T>(issues: Issue[], path: readonly (string | number)[], run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    issues.push(...error.issues.map((found) => ({ ...found, path: [...path, ...found.path] })));
    return null;
  }
}

let schema: z.ZodMiniType | undefined;

function optionsOf(said: unknown): ProgressOptions {
  const options = plainOf(said === undefined ? {} : said);
  schema ??= z.strictObject({
    policy: z.optional(z.unknown()),
    comparable: z.optional(z.literal("shared-indicators")),
    raters: z.optional(z.literal("mixed")),
  });
  throwIfAny(checkShape(schema, options, []));
  return options as ProgressOptions;
}

function plainOf(value: unknown): Json {
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  return plain.value;
}

const KEYS = ["assessment", "policy"];

function entryOf(entry: unknown, at: number): Entry {
  const { kind, keys, assessment, policy } = read(entry);
  if (kind === "scorecard")
    throw new BenchmarkError([issue("not-an-assessment", [], { received: "a scorecard, which holds no answers," })]);
  if (kind !== undefined || !keys.includes("assessment"))
    return { at, assessment: ensureAssessment(entry as Assessment), policy: undefined };
  const unknown = keys.filter((key) => !KEYS.includes(key));
  throwIfAny(unknown.map((key) => issue("unknown-key", [key], { nearest: nearest(key, KEYS), known: KEYS.join(", ") })));
  const own = policy === undefined ? undefined : (plainOf({ policy }) as unknown as { readonly policy: ScoringPolicy }).policy;
  return { at, assessment: ensureAssessment(assessment as Assessment), policy: own };
}

/** The parts of an entry, read once; it can be anything. */
function read(entry: unknown): {
  readonly kind: unknown;
  readonly keys: readonly string[];
  readonly assessment: unknown;
  readonly policy: unknown;
} {
  try {
    const { kind, assessment, policy } = Object(entry) as { readonly [key: string]: unknown };
    return {
      kind,
      assessment,
      policy,
      keys: typeof entry === "object" && entry !== null && !Array.isArray(entry) ? Object.keys(entry) : [],
    };
  } catch {
    throw new BenchmarkError([issue("unreadable", [])]);
  }
}

/** What keeps rounds from being one city's, in an order, by one kind of rater, on one framework. */
function together(entries: readonly Entry[], options: ProgressOptions): Issue[] {
  const latest = (entries.at(-1) as Entry).assessment;
  const mark = ({ id, version }: Framework): string => `${id} ${version}`;
  return entries.flatMap(({ at, assessment }, k) => {
    const { city, date, rater, framework } = assessment;
    const next = entries[k + 1];
    const other = outline(framework).digest !== outline(latest.framework).digest;
    const same = mark(framework) === mark(latest.framework);
    return [
      ...(date === "undated" ? [issue("round-undated", [at, "date"])] : []),
      ...(date !== "undated" && next?.assessment.date === date
        ? [issue("round-same-date", [next.at, "date"], { date, first: at + 1, second: next.at + 1 })]
        : []),
      ...(city.id === latest.city.id ? [] : [issue("round-other-city", [at, "city"], { received: city.id, expected: latest.city.id })]),
      ...(rater.role === latest.rater.role || options.raters === "mixed"
        ? []
        : [issue("round-other-role", [at, "rater"], { received: rater.role, expected: latest.rater.role })]),
      ...(other && options.comparable === undefined
        ? [
            issue("round-other-framework", [at, "framework"], {
              received: `${mark(framework)}${same ? " in another form" : ""}`,
              expected: mark(latest.framework),
            }),
          ]
        : []),
    ];
  });
}

/** Options that would change nothing. */
function idle(entries: readonly Entry[], options: ProgressOptions): Issue[] {
  const one = <T>(of: (entry: Entry) => T): boolean => new Set(entries.map(of)).size === 1;
  const found: readonly (readonly [keyof ProgressOptions, boolean, string])[] = [
    ["policy", entries.every(({ policy }) => policy !== undefined), "every round brings a policy of its own"],
    ["comparable", one(({ assessment }) => outline(assessment.framework).digest), "all rounds answer the same framework"],
    ["raters", one(({ assessment }) => assessment.rater.role), "all rounds were answered in one role"],
  ];
  return found.flatMap(([option, isIdle, why]) =>
    isIdle && options[option] !== undefined ? [issue("option-no-effect", ["options", option], { option, why })] : [],
  );
}
