/** Is this a scorecard? One made here needs no second look; one that was stored is checked in shape. */
import * as z from "zod/mini";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord, own } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import { policySchema } from "../model/policy.ts";
import { isMadeHere } from "./score.ts";
import type { NodeScore, Scorecard } from "./scorecard.ts";

const text = () => z.string();
const share = () => z.number();
let node: z.ZodMiniType | undefined;
let made: z.ZodMiniType | undefined;

/** The result of one node. */
export function nodeScoreSchema(): z.ZodMiniType {
  node ??= z.strictObject({
    status: z.enum(["scored", "unscored", "not-applicable"]),
    value: z.nullable(share()),
    exact: z.nullable(text()),
    provisional: z.nullable(share()),
    range: z.nullable(z.strictObject({ low: share(), high: share() })),
    coverage: share(),
    counts: z.strictObject({
      indicators: share(),
      answered: share(),
      open: share(),
      excluded: share(),
      evidenced: share(),
      levels: z.record(text(), share()),
    }),
    weight: z.strictObject({ local: share(), effective: share() }),
    reason: z.nullable(text()),
  });
  return node;
}

/** A scorecard's content, without its kind, framework and total. */
export function scorecardSchema(): z.ZodMiniType {
  made ??= z.strictObject({
    city: z.strictObject({ id: text(), name: text(), context: z.optional(z.record(text(), z.union([text(), share(), z.boolean()]))) }),
    date: text(),
    rater: z.strictObject({
      role: z.enum(["self", "peer", "expert", "stakeholder", "consensus"]),
      id: z.optional(text()),
      name: z.optional(text()),
      city: z.optional(text()),
    }),
    policy: policySchema(),
    nodes: tableSchema(nodeScoreSchema()),
    gates: z.array(z.strictObject({ id: text(), required: share(), state: z.enum(["met", "unmet", "open"]) })),
    band: z.strictObject({ name: z.nullable(text()), reason: z.nullable(text()) }),
    statement: text(),
  });
  return made;
}

/**
 * A scorecard made here, or a plain copy of one that came from elsewhere.
 *
 * @param path where it stands in what the caller was given
 * @throws BenchmarkError for anything else
 */
export function ensureScorecard(value: unknown, path: readonly (string | number)[] = []): Scorecard {
  if (typeof value === "object" && value !== null && isMadeHere(value)) return value as Scorecard;
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "scorecard")
    throw new BenchmarkError([
      issue("not-a-scorecard", path, {
        received: isRecord(plain.value) ? `an object of the kind ${shown(plain.value.kind)}` : kindOf(value),
      }),
    ]);
  const { kind: _, total: __, framework, ...rest } = plain.value;
  const named = z.strictObject({ id: z.string(), version: z.string(), digest: z.string() });
  throwIfAny([...checkShape(named, framework, [...path, "framework"]), ...checkShape(scorecardSchema(), rest, path)]);
  const card = plain.value as unknown as Scorecard;
  // The total is the root's result; what else a stored one says of it is not looked at.
  const total = own(card.nodes as { readonly [id: string]: NodeScore }, card.framework.id);
  if (total === undefined) throw new BenchmarkError([issue("missing-key", [...path, "nodes"], { expected: "a result for each node" })]);
  return { ...card, total };
}
