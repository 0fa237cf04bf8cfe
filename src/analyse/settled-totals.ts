/** What a settlement is worth, twice: on what is settled alone, and with the city's own answers where nothing is settled yet. */
import { type Answer, valueOf } from "../assess/answer.ts";
import { tryAssess } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { factOf } from "../assess/kin.ts";
import { notAsked } from "../assess/routing.ts";
import type { Settlement } from "../assess/settlement.ts";
import { freeze } from "../base/freeze.ts";
import { unwrap } from "../base/issue.ts";
import { own, setOwn } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import { score } from "../score/score.ts";
import type { Scorecard } from "../score/scorecard.ts";
import { ensureSettlement } from "./check-settlement.ts";

/** Two scorecards of one city, under one policy. */
export interface SettledTotals<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "settled-totals";
  /** Settled answers alone; the rest is open. */
  readonly validated: Scorecard<I, G>;
  /** The same, with the city's own answers to what is not settled. */
  readonly all: Scorecard<I, G>;
  /** Ids of the indicators on which the second rests and the first does not, in tree order. */
  readonly notYetValidated: readonly I[];
}

/**
 * Validated and not yet validated totals side by side: the score of what is settled, with everything else open; and the score that also takes the
 * city's own answers where nothing is settled. Those are left out where several self-assessments differ, and where they contradict what is settled.
 *
 * Cost: that of two `score`.
 *
 * @param settlement made by `settle`
 * @param policy as for `score`
 * @returns both scorecards; equal if nothing of the city's own remains
 * @throws BenchmarkError for anything but a settlement, and for a policy that does not fit
 * @example
 * import { assess, defineFramework, settle, settledTotals, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested", policy: { coverage: { threshold: 0.5 } },
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01" } as const;
 * const settled = settle([
 *   assess(small, { ...head, rater: { role: "self" }, answers: { "small.a": "fully", "small.b": "fully" } }),
 *   assess(small, { ...head, rater: { role: "peer", id: "north" }, answers: { "small.a": "partly" } }),
 * ], { otherwise: "lower-median-of-peers" });
 * const { validated, all, notYetValidated } = settledTotals(settled);
 * [validated.total.value, all.total.value, notYetValidated]; // [50, 75, ["small.b"]]
 */
export function settledTotals<const I extends string, const G extends string>(
  settlement: Settlement<I, G>,
  policy?: ScoringPolicy,
): SettledTotals<I, G> {
  const { assessment, raters, unsettled } = ensureSettlement(settlement);
  const selves = raters.filter(({ role }) => role === "self").map(({ id }) => id);
  const tree = outline(assessment.framework);
  const answers = { ...assessment.answers } as { [id: string]: Answer };
  const claimed = new Set<string>();
  for (const { id, reason, values } of unsettled) {
    if (reason === "not-asked" || Object.hasOwn(assessment.answers, id)) continue;
    const said = selves.filter((self) => Object.hasOwn(values, self)).map((self) => [self, own(values, self) as Answer] as const);
    const speaking = said.filter(([, answer]) => factOf(answer) !== null);
    if (new Set(speaking.map(([, answer]) => factOf(answer))).size !== 1) continue;
    setOwn(answers, id, speaking[0]?.[1]);
    claimed.add(id);
  }
  // What is settled was asked: a claim that says otherwise gives way; and so does what only such a claim would ask for.
  const valued = tree.indicators.filter(({ id }) => valueOf(own(answers, id)) !== null);
  for (const { id } of valued) {
    let failed = claimed.has(id) ? null : notAsked(tree, id, answers);
    while (failed !== null) {
      const family = [failed.indicator, ...(tree.byId.get(failed.indicator)?.kin ?? [])].filter((member) => claimed.delete(member));
      for (const member of family) delete answers[member];
      failed = family.length === 0 ? null : notAsked(tree, id, answers);
    }
  }
  for (const { id } of valued) if (claimed.has(id) && notAsked(tree, id, answers) !== null && claimed.delete(id)) delete answers[id];
  const { city, date, rater } = assessment;
  const all = unwrap(tryAssess(assessment.framework, { city, date, rater, answers })) as Assessment<I, G>;
  return freeze({
    kind: "settled-totals",
    validated: score(assessment as Assessment<I, G>, policy),
    all: score(all, policy),
    notYetValidated: tree.indicators.filter(({ id }) => claimed.has(id)).map(({ id }) => id as I),
  } satisfies SettledTotals<I, G>);
}
