/** What to ask next: the open indicators, the short form first, then by the weight that hangs on them. */

import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { type Decimal, sum, toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import type { OutlineNode } from "../model/outline.ts";
import { isExcluded, type ScoringPolicy } from "../model/policy.ts";
import type { Indicator } from "../model/tree.ts";
import { evaluate } from "../score/exact.ts";
import { plan } from "../score/plan.ts";
import { sharesOf } from "../score/shares.ts";

/** One open indicator. */
export interface NextQuestion<I extends string = string> {
  /** Id of the indicator. */
  readonly id: I;
  /** Short title. */
  readonly title: string;
  /** The question. */
  readonly question: string;
  /** Whether it belongs to the short form. */
  readonly core: boolean;
  /** Share of the root's weight that hangs on it, 0 to 1: its own effective weight, and that of every open indicator that is asked only depending on it, or that asks the same. */
  readonly weight: number;
  /** Who usually knows. */
  readonly answeredBy: readonly string[];
}

/**
 * The open indicators of an assessment in the order in which answering them tells most: `core` first, then by the weight that hangs on
 * them, then in tree order. Questions that another answer has made superfluous are not among them; what two indicators ask alike
 * (`sameAs`) is asked once.
 *
 * Cost: that of one `score`.
 *
 * @param assessment made by `assess` or `assessDraft`
 * @param policy as for `score`; it decides the weights
 * @example
 * import { assess, nextQuestions } from "indicatree";
 * import { consultativeBodies } from "indicatree/frameworks/consultative-bodies";
 *
 * const start = assess(consultativeBodies, { city: { id: "a", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
 * nextQuestions(start)[0]?.id; // "consultative-bodies.mandate.standing-body"
 */
export function nextQuestions<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  policy?: ScoringPolicy,
): readonly NextQuestion<I>[] {
  const checked = ensureAssessment(assessment);
  const compiled = plan(checked.framework, policy);
  const { tree } = compiled;
  const found = leaves(checked);
  const { effective } = sharesOf(compiled, evaluate(compiled, found));
  const open = tree.indicators.filter((_, k) => isOpen(found[k] as Leaf));
  const hanging = (place: OutlineNode): Decimal => {
    const family = [place.id, ...place.kin];
    const hang = open.filter(({ id, conditions }) => family.includes(id) || conditions.some(({ indicator }) => family.includes(indicator)));
    return sum(hang.map(({ index }) => effective[index] as Decimal));
  };
  // One fact is asked once: at its first place in the tree.
  const openIds = new Map(open.map(({ id, index }) => [id, index]));
  const first = open.filter(({ kin, index }) => !kin.some((other) => (openIds.get(other) ?? index) < index));
  const questions = first.map((place, k) => {
    const { id, title, question, core, answeredBy } = place.node as Indicator<I>;
    return { order: k, next: { id, title, question, core: core === true, weight: toDouble(hanging(place)), answeredBy: answeredBy ?? [] } };
  });
  questions.sort((a, b) => Number(b.next.core) - Number(a.next.core) || b.next.weight - a.next.weight || a.order - b.order);
  return freeze(questions.map(({ next }) => next));
}

function isOpen(leaf: Leaf): boolean {
  return leaf.missing !== null && !isExcluded(leaf.missing);
}
