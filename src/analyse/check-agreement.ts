/** Figures of agreement that were stored, or come from a stranger: all that is read of them is there, and every figure has a value or a reason. */
import * as z from "zod/mini";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import type { Agreement } from "./agreement.ts";

/** @throws BenchmarkError for anything else */
export function ensureAgreement(agreement: unknown): Agreement {
  const plain = copyPlain(agreement);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "agreement")
    throw new BenchmarkError([issue("not-a-product", [], { received: kindOf(agreement) })]);
  throwIfAny(checkShape(schema(), plain.value, []));
  return plain.value as unknown as Agreement;
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  const text = z.string();
  const some = z.nullable(z.number());
  const reason = z.nullable(z.enum(["one-rater", "too-few-units", "no-variation", "no-self"]));
  const whole = z.int().check(z.minimum(0));
  const interval = z.strictObject({ low: some, high: some, reason });
  const estimate = z.strictObject({ value: some, reason, interval });
  const kappa = z.strictObject({
    ...{ scale: text, points: z.array(z.number()), units: whole, table: z.array(z.array(whole)) },
    ...{ unweighted: estimate, linear: estimate, quadratic: estimate, own: z.nullable(estimate) },
  });
  const node = z.strictObject({
    units: whole,
    of: whole,
    same: estimate,
    alpha: z.array(z.strictObject({ scale: z.nullable(text), metric: text, units: whole, alpha: estimate })),
    w: z.strictObject({ value: some, reason, items: whole, raters: whole }),
    bias: z.array(z.strictObject({ against: text, units: whole, mean: z.strictObject({ value: some, reason }), interval })),
    pairs: z.array(
      z.strictObject({ raters: z.tuple([text, text]), sameTeam: z.boolean(), units: whole, same: estimate, kappa: z.array(kappa) }),
    ),
  });
  made ??= z.strictObject({
    kind: text,
    framework: z.strictObject({ id: text, version: text, digest: text }),
    city: z.looseObject({ id: text, name: text }),
    raters: z.array(z.strictObject({ id: text, role: text, name: z.nullable(text), city: z.nullable(text), date: text })),
    teams: z.array(z.array(text)),
    policy: z.looseObject({}),
    bootstrap: z.strictObject({
      ...{ method: z.literal("percentile"), units: z.literal("indicators"), leastUnits: whole },
      ...{ draws: whole, level: z.number(), seed: whole },
    }),
    overall: node,
    nodes: tableSchema(node),
    cautions: z.array(z.strictObject({ code: text, text })),
    statement: text,
  });
  return made;
}
