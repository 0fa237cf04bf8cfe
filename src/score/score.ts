/** From an assessment to its scorecard. */

import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { type Decimal, exactText, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { setOwn } from "../base/plain.ts";
import { isExcluded, type ScoringPolicy } from "../model/policy.ts";
import { statementOf } from "../model/statement.ts";
import { type Exact, evaluate } from "./exact.ts";
import { bandOf, gatesOf } from "./gates.ts";
import { type Plan, plan } from "./plan.ts";
import type { Counts, NodeScore, Scorecard } from "./scorecard.ts";
import { sharesOf } from "./shares.ts";

/**
 * Scores one assessment exactly. Open answers leave the value, widen the possible range and lower the coverage; excluded ones leave the
 * calculation. The default is the weighted arithmetic mean at every group; see `ScoringPolicy` for everything else.
 *
 * Cost: linear in the number of nodes.
 *
 * @param assessment made by `assess`
 * @param policy changes to the framework's own policy and the defaults
 * @returns a frozen scorecard
 * @throws BenchmarkError for a policy that names unknown ids or would change nothing
 * @example
 * import { assess, defineFramework, fullyPartlyNot, score } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const total = score(assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly", "small.c": { missing: "unknown" } } })).total;
 * total.value; // 75
 * total.range; // { low: 50, high: 83.33333333333333 }
 * total.coverage; // 0.6666666666666666
 */
export function score<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  policy?: ScoringPolicy,
): Scorecard<I, G> {
  const checked = ensureAssessment(assessment);
  const compiled = plan(checked.framework, policy);
  const found = leaves(checked);
  const exact = evaluate(compiled, found);
  const nodes = nodeScores(compiled, found, exact);
  const gates = gatesOf(compiled, exact);
  const byId = {};
  for (const [i, node] of compiled.nodes.entries()) setOwn(byId, node.id, nodes[i]);
  const { framework } = compiled.tree;
  const card = freeze({
    kind: "scorecard",
    framework: { id: framework.id, version: framework.version, digest: compiled.tree.digest },
    city: checked.city,
    date: checked.date,
    rater: checked.rater,
    policy: compiled.policy,
    total: nodes[0] as NodeScore,
    nodes: byId as Scorecard<I, G>["nodes"],
    gates,
    band: bandOf(compiled, exact[0] as Exact, gates),
    statement: statementOf(framework),
  } satisfies Scorecard<I, G>);
  known.add(card);
  return card;
}

const known = new WeakSet<object>();

/** Whether a scorecard was made here and is frozen, so that its shape needs no second look. */
export function isMadeHere(card: object): boolean {
  return known.has(card);
}

function nodeScores(compiled: Plan, found: readonly Leaf[], exact: readonly Exact[]): NodeScore[] {
  const counts = countsOf(compiled, found);
  const { local, effective } = sharesOf(compiled, exact);
  return compiled.nodes.map((_, i) => {
    const { status, value, counted, low, high, coverage, reason } = exact[i] as Exact;
    const text = status === "scored" && value !== null ? exactText(value) : null;
    return {
      status,
      value: text === null ? null : Number(text),
      exact: text,
      provisional: status !== "scored" && counted && value !== null ? toDouble(value) : null,
      range: low === null || high === null ? null : { low: toDouble(low), high: toDouble(high) },
      coverage: toDouble(coverage),
      counts: counts[i] as Counts,
      weight: { local: toDouble(local[i] as Decimal), effective: toDouble(effective[i] as Decimal) },
      reason,
    };
  });
}

function countsOf(compiled: Plan, found: readonly Leaf[]): Counts[] {
  type Tally = { -readonly [K in keyof Counts]: Counts[K] } & { levels: { [levelKey: string]: number } };
  const tallies: Tally[] = compiled.nodes.map(() => ({ indicators: 0, answered: 0, open: 0, excluded: 0, evidenced: 0, levels: {} }));
  for (const [k, place] of compiled.tree.indicators.entries()) {
    const { missing, level, evidenced } = found[k] as Leaf;
    for (let at: number | null = place.index; at !== null; at = compiled.nodes[at]?.parent ?? null) {
      const tally = tallies[at] as Tally;
      tally.indicators++;
      if (missing === null) tally.answered++;
      else if (isExcluded(missing)) tally.excluded++;
      else tally.open++;
      if (missing === null && evidenced) tally.evidenced++;
      if (level !== null) tally.levels[level] = (Object.hasOwn(tally.levels, level) ? (tally.levels[level] as number) : 0) + 1;
    }
  }
  return tallies;
}
