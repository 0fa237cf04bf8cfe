/** What the ratings come to: the city's own counts and ranges by part, and beside them the others', role by role, never mixed. */

import { answerWords } from "../analyse/answer-words.ts";
import type { SettledTotals } from "../analyse/settled-totals.ts";
import { valueOf } from "../assess/answer.ts";
import type { Rater } from "../assess/assessment.ts";
import { readPanel, type Voice } from "../assess/panel.ts";
import type { Scale } from "../model/scale.ts";
import type { Scorecard } from "../score/scorecard.ts";
import type { Block } from "./document.ts";
import { inside } from "./lent-names.ts";
import { right, said, valueOf as valueCell } from "./node-tables.ts";
import { type Judgement, nodeOn, type Part, type ReviewScope } from "./review-scope.ts";
import { capital, heading, plural, ROLES, rangeWords, spanWords, tableOf } from "./review-words.ts";
import { describeCounts, describeNode } from "./sentences.ts";

/** The roles of others that judged, in a fixed order, each with those whose judgement counts. */
export function rolesOf({ others }: ReviewScope): { readonly role: Rater["role"]; readonly raters: readonly Judgement[] }[] {
  return (["peer", "expert", "stakeholder", "consensus"] as const)
    .map((role) => ({ role, raters: others.filter((one) => one.last && one.role === role) }))
    .filter(({ raters }) => raters.length > 0);
}

/** Counts and ranges of the city's own, then values beside each other. */
export function reviewResults(scope: ReviewScope, settled: SettledTotals | null): Block[] {
  const { review, self } = scope;
  const { total } = self.card;
  return [
    heading(2, "Results"),
    said(
      `${capital(describeNode(review.framework, total))}. Evidence comes with ${total.counts.evidenced} of ${plural(total.counts.answered, "answer")} of the city.${gatesSentence(scope)}`,
    ),
    ...tableOf(
      "The city's own assessment: what each part stands on",
      ["Part", "Counts", right("Value"), right("Possible range")],
      rowsOf(scope).map((part) => {
        const node = nodeOn(self.card, part.id);
        return [inside(part.title, part.depth), describeCounts(review.framework, node), valueCell(node), rangeWords(node)];
      }),
    ),
    heading(3, "The city beside its reviewers"),
    ...beside(scope, settled),
    ...(settled === null ? [] : [said(settledWords(scope, settled))]),
  ];
}

/** The parts, and the whole unless it has no number by design. */
function rowsOf({ parts, self, tree }: ReviewScope): Part[] {
  const whole = self.card.total.reason === "total-forbidden" ? [] : [{ id: tree.framework.id, title: "Total", depth: 0 }];
  return [...parts, ...whole];
}

/** What is mandatory and not met, or not known to be. */
function gatesSentence({ self, title }: ReviewScope): string {
  const named = (state: string): string =>
    self.card.gates
      .filter((gate) => gate.state === state)
      .map(({ id }) => title(id))
      .join(", ");
  const [unmet, open] = [named("unmet"), named("open")];
  return `${unmet === "" ? "" : ` Mandatory and not met: ${unmet}.`}${open === "" ? "" : ` Mandatory and not known to be met: ${open}.`}`;
}

function beside(scope: ReviewScope, settled: SettledTotals | null): Block[] {
  const roles = rolesOf(scope);
  if (roles.length === 0 && settled === null)
    return [said("Nobody but the city itself has rated it so far, so there is nothing to set beside it.")];
  const columns = roles.map(({ role, raters }) => right(headOf(role, raters.length)));
  const cell = (card: Scorecard, id: string): string => valueCell(nodeOn(card, id));
  const rows = rowsOf(scope).map((part) => [
    inside(part.title, part.depth),
    cell(scope.self.card, part.id),
    ...roles.map(({ raters }) => roleCell(raters, part.id)),
    ...(settled === null ? [] : [cell(settled.validated, part.id)]),
  ]);
  const valued = roles.some(({ raters }) => rowsOf(scope).some(({ id }) => raters.some(({ card }) => nodeOn(card, id).exact !== null)));
  if (!valued && settled === null)
    return [said("No other rater answered enough of any part for a value. What was answered stands below."), ...singly(scope)];
  return [
    said(
      "Each part has a value from a rater only where that rater answered enough of it. Where several raters share a role, the least and the greatest of their values stand there, and how many have one where not all do; roles are never mixed into one number.",
    ),
    ...tableOf(
      "Values side by side (0 to 100; – too little answered, n/a not applicable)",
      ["Part", right("City itself"), ...columns, ...(settled === null ? [] : [right("Settled")])],
      rows,
    ),
    ...singly(scope),
  ];
}

function headOf(role: Rater["role"], count: number): string {
  return count === 1 ? capital(ROLES[role][0]) : `${capital(ROLES[role][1])} (${count})`;
}

/** One value, or the span of several; n/a where nothing applies for any of them. */
export function roleCell(raters: readonly Judgement[], id: string): string {
  const nodes = raters.map(({ card }) => nodeOn(card, id));
  return nodes.every(({ status }) => status === "not-applicable") ? "n/a" : spanWords(nodes.map(({ exact }) => exact));
}

/** Answers to single questions, where others judged too little of a part for it to have a value. */
function singly(scope: ReviewScope): Block[] {
  const { self, tree, partOf } = scope;
  const others = scope.others.filter(({ last }) => last);
  const { voices } = readPanel([self, ...others].map(({ assessment }) => assessment));
  const words = (voice: Voice | undefined, scale: Scale): string | null => {
    const value = valueOf(voice?.answer);
    return voice?.leaf.missing !== null || value === null ? null : answerWords(scale, value).toLowerCase();
  };
  const rows = tree.indicators.flatMap(({ id, node, scale }, k) => {
    const thin = others.some(
      ({ card }, i) => nodeOn(card, partOf(id)).status === "unscored" && words(voices[i + 1]?.[k], scale as Scale) !== null,
    );
    if (!thin) return [];
    const groups = new Map<string, string[]>();
    for (const [i, { label }] of others.entries()) {
      const text = words(voices[i + 1]?.[k], scale as Scale);
      if (text !== null) groups.set(text, [...(groups.get(text) ?? []), label]);
    }
    const theirs = [...groups].map(([text, labels]) => `${text}: ${labels.join(", ")}`).join("; ");
    return [[node.title, words(voices[0]?.[k], scale as Scale) ?? "no answer", theirs]];
  });
  return tableOf("Answer by answer, where somebody judged too little of a part for a value", ["Question", "City itself", "Others"], rows);
}

function settledWords({ review }: ReviewScope, { validated, all, notYetValidated }: SettledTotals): string {
  const first = `Settled answers alone: ${describeNode(review.framework, validated.total)}.`;
  return notYetValidated.length === 0
    ? `${first} Nothing of the city's own is left that is not settled.`
    : `${first} With the city's own answers to ${plural(notYetValidated.length, "question")} not yet settled: ${describeNode(review.framework, all.total)}.`;
}
