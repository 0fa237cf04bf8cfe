/** What a node stands on, in words: counts first, the number second, the possible range with it. */
import { BenchmarkError, throwIfAny } from "../base/issue.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { nodeScoreSchema } from "../score/check-scorecard.ts";
import type { NodeScore } from "../score/scorecard.ts";
import { formatNumber, formatPercent } from "./format.ts";

/**
 * What a node stands on, in one sentence: "12 fully, 9 partly, 5 not at all, 2 open, 3 not applicable; 61.4 of 100, possible range 54.2 to 67.0".
 *
 * @param framework whose labels are used
 * @param node of its scorecard
 * @throws BenchmarkError for anything else
 * @example
 * import { assess, describeNode, score } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: {
 *     "governance.leadership.public-commitment": "fully", "governance.leadership.named-lead": "partly", "governance.leadership.council-debate": "fully",
 *   },
 * });
 * describeNode(generalGovernance, score(aford).nodes["governance.leadership"]);
 * // => "2 fully, 1 partly, 1 open; 83.3 of 100, possible range 62.5 to 87.5"
 */
export function describeNode(framework: Framework, node: NodeScore): string {
  const checked = copyPlain(node);
  if (!checked.ok) throw new BenchmarkError(checked.issues);
  throwIfAny(checkShape(nodeScoreSchema(), checked.value, ["node"]));
  const [of, about] = [parseFramework(framework), checked.value as unknown as NodeScore];
  return `${describeCounts(of, about)}; ${describeValue(about)}`;
}

/** The counts alone: levels from best to worst, then answers on other scales, open and excluded ones. */
export function describeCounts(framework: Framework, node: NodeScore): string {
  const { answered, open, excluded, levels } = node.counts;
  const labels = levelLabels(framework);
  const onLevels = Object.values(levels).reduce((a, b) => a + b, 0);
  const ordered = Object.keys(levels).sort((a, b) => (labels.get(b)?.points ?? 0) - (labels.get(a)?.points ?? 0));
  const parts = [
    ...ordered.map((key) => `${levels[key]} ${labels.get(key)?.label ?? key}`),
    ...(answered > onLevels ? [`${answered - onLevels} measured or ticked`] : []),
    ...(open > 0 ? [`${open} open`] : []),
    ...(excluded > 0 ? [`${excluded} not applicable`] : []),
  ];
  return parts.join(", ");
}

/** The value with its range, or why there is none. */
export function describeValue(node: NodeScore): string {
  if (node.status === "not-applicable") return "not applicable here";
  const range =
    node.range === null || node.range.low === node.range.high
      ? ""
      : `, possible range ${formatNumber(node.range.low)} to ${formatNumber(node.range.high)}`;
  if (node.status === "scored") return `${formatNumber(node.exact)} of 100${range}`;
  const why: { readonly [reason: string]: string } = {
    "nothing-answered": "nothing answered yet",
    "below-coverage": `not scored: ${formatPercent(node.coverage)} answered`,
    blocked: "not scored: an answer that the policy needs is missing",
    "total-forbidden": "no overall number, by design",
  };
  return `${why[node.reason ?? ""] ?? "not scored"}${range}`;
}

function levelLabels(framework: Framework): Map<string, { readonly label: string; readonly points: number }> {
  const labels = new Map<string, { readonly label: string; readonly points: number }>();
  for (const { scale } of outline(framework).indicators) {
    if (scale?.kind !== "levels") continue;
    for (const level of scale.levels)
      if (!labels.has(level.key)) labels.set(level.key, { label: level.label.toLowerCase(), points: level.points });
  }
  return labels;
}
