/** What is aimed at: a number for all nodes, a profile by id, or the scorecard of a model city, made into one target a node. */
import * as z from "zod/mini";
import { type Decimal, decimal, HUNDRED, rounded, toDouble } from "../base/decimal.ts";
import { canonicalJson } from "../base/digest.ts";
import { type Issue, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { ruleTable } from "../model/check-policy.ts";
import type { Outline } from "../model/outline.ts";
import { policySchema, type ScoringPolicy } from "../model/policy.ts";
import type { Plan } from "../score/plan.ts";
import type { Scorecard } from "../score/scorecard.ts";

/**
 * What to hold an assessment against: a number from 0 to 100 for every node; a number for each node that is named (a profile); or the scorecard of
 * another city, made with the same framework and policy (a model city).
 */
export type Target<K extends string = string> = number | { readonly [I in K]?: number } | Scorecard;

/** Whether a value is as good as its target; of a penalty, whether it is as low. Numbers that are published as the same double are equal. */
export function reaches(value: Decimal, target: Decimal, penalty: boolean): boolean {
  const ahead = rounded(value).cmp(target) * (penalty ? -1 : 1);
  return ahead >= 0 || toDouble(value) === toDouble(target);
}

/** Everything wrong with a target by itself (plain data): its shape, its numbers, ids and framework. */
export function checkTarget(tree: Outline, target: Json | undefined): Issue[] {
  const path = ["target"];
  if (target === undefined) return [issue("missing-key", path, { expected: TARGET })];
  if (typeof target === "number") return outOfRange(target, path);
  if (!isRecord(target) || (typeof target.kind === "string" && target.kind !== "scorecard")) {
    const received = isRecord(target) ? `an object of the kind ${shown(target.kind)}` : kindOf(target);
    return [issue("wrong-type", path, { expected: TARGET, received })];
  }
  if (target.kind === "scorecard") return checkCard(tree, target);
  return [...checkIds(tree, target, path), ...Object.entries(target).flatMap(([id, value]) => outOfRange(value, [...path, id]))];
}

const TARGET = "a number from 0 to 100, such a number by id, or a scorecard";

/** Ids of a table that are not there; a table without any. */
export function checkIds(tree: Outline, table: { readonly [id: string]: Json }, path: readonly string[]): Issue[] {
  const ids = Object.keys(table);
  if (ids.length === 0) return [issue("names-nothing", path)];
  return ids
    .filter((id) => !tree.byId.has(id))
    .map((id, k) =>
      // Looking for the nearest id is the dearest step.
      issue("unknown-node", [...path, id], { id, framework: tree.framework.id, nearest: k < 100 ? nearest(id, tree.byId.keys()) : null }),
    );
}

function outOfRange(value: Json, path: readonly string[]): Issue[] {
  if (typeof value !== "number") return [issue("wrong-type", path, { expected: "a number from 0 to 100", received: kindOf(value) })];
  return value >= 0 && value <= 100 ? [] : [issue("out-of-range", path, { received: value, expected: "from 0 to 100" })];
}

let schema: z.ZodMiniType | undefined;

/** What is read of a scorecard: it may have been stored, and come back from anywhere. */
function cardSchema(): z.ZodMiniType {
  const exact = z.nullable(z.string().check(z.regex(/^(100|\d\d?(\.\d{1,30})?)$/, { error: "a number from 0 to 100 as text" })));
  const node = z.object({ status: z.enum(["scored", "unscored", "not-applicable"]), exact });
  schema ??= z.object({ framework: z.object({ digest: z.string() }), policy: policySchema(), nodes: z.record(z.string(), node) });
  return schema;
}

function checkCard(tree: Outline, card: { readonly [key: string]: Json }): Issue[] {
  const issues = checkShape(cardSchema(), card, ["target"]);
  if (issues.length > 0) return issues;
  const { framework, nodes } = card as unknown as Scorecard;
  if (framework.digest !== tree.digest)
    return [
      issue("framework-differs", ["target", "framework", "digest"], {
        part: "digest",
        received: shown(framework.digest),
        expected: tree.digest,
      }),
    ];
  return tree.nodes.filter(({ id }) => !Object.hasOwn(nodes, id)).map(({ id }) => issue("nodes-differ", ["target", "nodes", id], { id }));
}

/**
 * The target of each node of a plan, in its order; null where there is none. A number T asks of a penalty that it be at most 100 − T; a profile and
 * a scorecard give its points themselves.
 *
 * @param target what `checkTarget` has nothing against
 * @throws BenchmarkError for a model city scored under another policy, and a profile that names a node without an overall number
 */
export function targetsOf(plan: Plan, target: Target): readonly (Decimal | null)[] {
  if (typeof target === "number") {
    const [plain, mirrored] = [decimal(target), HUNDRED.minus(target)];
    return plan.nodes.map(({ penalty }) => (penalty ? mirrored : plain));
  }
  if (target.kind === "scorecard") {
    const { policy, nodes } = target as Scorecard;
    const [theirs, ours] = [valuePolicy(policy), valuePolicy(plan.policy)];
    throwIfAny(
      Object.keys(ours)
        .filter((part) => theirs[part] !== ours[part])
        .map((part) => issue("policy-differs", ["target", "policy", part], { part })),
    );
    return plan.nodes.map(({ id }) => {
      const { status, exact } = nodes[id] as Scorecard["total"];
      return status === "scored" && exact !== null ? decimal(exact) : null;
    });
  }
  const profile = target as { readonly [id: string]: number };
  const given = plan.nodes.filter(({ id }) => Object.hasOwn(profile, id));
  throwIfAny(given.filter((node) => node.totalForbidden).map(({ id }) => issue("target-forbidden", ["target", id], { id })));
  return plan.nodes.map(({ id }) => {
    const value = own(profile, id);
    return value === undefined ? null : decimal(value);
  });
}

/** The parts of a policy on which values depend, each as one text; bands and a forbidden total move none. */
function valuePolicy({ aggregate, weights, missing, coverage }: ScoringPolicy): { readonly [part: string]: string } {
  const parts = { aggregate: ruleTable(aggregate), weights, missing, coverage };
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, canonicalJson(value ?? null)]));
}
