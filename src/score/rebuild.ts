/** The exact value once more, from an explanation alone: whoever holds the explanation can audit the score. */
import { Decimal, decimal, exactText, sum, ZERO } from "../base/decimal.ts";
import { BenchmarkError, issue, kindOf } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { type Aggregation, aggregationSchema } from "../model/policy.ts";
import { ruleOf } from "./aggregate.ts";
import type { Explanation } from "./explain.ts";

/**
 * Re-runs an explanation's rules over its leaves' points and weights, and nothing else: neither the published values nor the contributions are read.
 *
 * @param explanation made by `explain`; also one that was stored as JSON
 * @returns the text that `explain` published as `exact` (or as `provisional`, of an unscored node)
 * @throws BenchmarkError if nothing in it is answered, or if it is no explanation
 * @example
 * import { assess, explain, rebuild } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const harbourton = assess(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.public-commitment": "fully", "governance.leadership.named-lead": "partly", "governance.leadership.council-debate": "partly" },
 * });
 * const why = explain(harbourton, "governance.leadership");
 * why.exact === rebuild(why); // true
 */
export function rebuild(explanation: Explanation): string {
  const plain = copyPlain(explanation);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  const value = valueOf(plain.value);
  if (value === null)
    throw new BenchmarkError([
      issue("nothing-to-rebuild", [], {
        id: isRecord(plain.value) && typeof plain.value.id === "string" ? plain.value.id : kindOf(plain.value),
      }),
    ]);
  return exactText(value);
}

function valueOf(node: unknown): Decimal | null {
  if (!isRecord(node) || !Array.isArray(node.children) || (node.points !== null && typeof node.points !== "string")) throw notOne(node);
  if (node.points !== null) return decimalOf(node.points, node);
  if (node.rule === "open" || node.rule === "excluded") return null;
  const counting = node.children.filter((child) => isRecord(child) && child.counted === true) as { readonly [key: string]: unknown }[];
  if (counting.length === 0) return null;
  if (checkShape(aggregationSchema(), node.rule, []).length > 0) throw notOne(node);
  const parts = counting.map((child) => {
    const value = valueOf(child);
    if (value === null || typeof child.weight !== "number" || child.weight <= 0) throw notOne(child);
    return { value, weight: decimal(child.weight), penalty: child.penalty === true };
  });
  const regular = parts.filter((part) => !part.penalty);
  if (regular.length === 0) return null;
  const penalties = sum(parts.filter((part) => part.penalty).map((part) => part.weight.times(part.value)));
  return Decimal.max(
    ZERO,
    ruleOf(node.rule as unknown as Aggregation)
      .value(regular)
      .minus(penalties),
  );
}

function decimalOf(text: unknown, node: unknown): Decimal {
  if (typeof text !== "string" || !/^\d{1,3}(\.\d{1,2000})?$/.test(text)) throw notOne(node);
  return decimal(text);
}

function notOne(node: unknown): BenchmarkError {
  const what = isRecord(node) && typeof node.id === "string" ? `one whose part “${node.id.slice(0, 80)}” cannot be read` : kindOf(node);
  return new BenchmarkError([issue("not-an-explanation", [], { received: what })]);
}
