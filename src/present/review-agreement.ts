/** How far the raters of a review agree, with what such figures cannot tell; and where they differ, with criteria and both sides' grounds. */
import type { Agreement, BiasRow, NodeAgreement } from "../analyse/agreement.ts";
import type { Disagreement, DisagreementSide, RaterRemark } from "../analyse/disagreements.ts";
import type { Statistic } from "../analyse/statistic.ts";
import type { Block } from "./document.ts";
import { formatNumber, formatPercent, NO_VALUE } from "./format.ts";
import { inside } from "./lent-names.ts";
import { right, said } from "./node-tables.ts";
import { biasWords } from "./review-opening.ts";
import type { ReviewScope } from "./review-scope.ts";
import { capital, ended, evidenceWords, heading, higherWords, joined, listOfItems, plural, quoted, tableOf } from "./review-words.ts";

/** Both; nothing if the city alone has judged. */
export function reviewAgreement(scope: ReviewScope, top: number): Block[] {
  if (scope.agreement === null) return [];
  return [
    heading(3, "How far the raters agree"),
    ...figures(scope, scope.agreement),
    heading(3, "Worth talking over"),
    ...differing(scope, top),
  ];
}

function figures({ panel, parts }: ReviewScope, { overall, nodes, cautions, bootstrap }: Agreement): Block[] {
  const at = nodes as { readonly [id: string]: NodeAgreement };
  const peers = panel.filter(({ role }) => role === "peer").map(({ label }) => label);
  const rated = parts.filter(({ id }) => (at[id] as NodeAgreement).units > 0);
  const rows = rated.map(({ id, title, depth }) => {
    const node = at[id] as NodeAgreement;
    return [inside(title, depth), String(node.units), share(node.same), ...node.bias.map(({ mean }) => signed(mean))];
  });
  const heads = overall.bias.map(({ against }) => right(`City above ${against === "consensus" ? "the consensus" : `${against}s`}`));
  return [
    ...listOfItems([
      `${plural(overall.units, "question")} of ${overall.of} ${overall.units === 1 ? "was" : "were"} answered by two raters or more. ${sameWords(overall)}`,
      ...amongPeers(overall, peers),
      ...overall.bias.map((row) =>
        capital(`${biasWords(row, panel.filter(({ role }) => role === row.against).length)} ${intervalWords(row, bootstrap.level)}`.trim()),
      ),
      alphaWords(overall),
    ]),
    ...tableOf(
      "Agreement by part: questions answered by two raters or more (parts without such are left out), share of pairs of answers that are alike, and by how many points the city rates itself above others on average",
      ["Part", right("Questions"), right("Alike"), ...heads],
      rows,
    ),
    ...listOfItems(cautions.map(({ text }) => text)),
  ];
}

const REASONS = {
  "one-rater": "too few raters",
  "too-few-units": "too few questions",
  "no-variation": "all ratings are the same",
  "no-self": "no self-assessment",
} as const;

function share(same: Statistic): string {
  return same.value === null ? NO_VALUE : formatPercent(same.value);
}

function signed(mean: Statistic): string {
  return mean.value === null ? NO_VALUE : formatNumber(mean.value);
}

function sameWords({ same }: NodeAgreement): string {
  return same.value === null
    ? `How many pairs of answers are alike cannot be said (${REASONS[same.reason]}).`
    : `Of all pairs of answers by two raters to one question, ${share(same)} are alike.`;
}

/** Peers with each other, without the city. */
function amongPeers({ pairs }: NodeAgreement, peers: readonly string[]): string[] {
  const both = pairs.filter(({ raters }) => raters.every((rater) => peers.includes(rater)));
  const of = both.reduce((n, { units }) => n + units, 0);
  const alike = both.reduce((n, { units, same }) => n + Math.round((same.value ?? 0) * units), 0);
  return of === 0 ? [] : [`Among the peers alone, ${formatPercent(alike / of)} of ${plural(of, "pair")} of answers are alike.`];
}

function intervalWords({ mean, interval }: BiasRow, level: number): string {
  if (mean.value === null) return "";
  if (interval.low === null || interval.high === null)
    return `There is no interval: ${interval.reason === null ? "" : REASONS[interval.reason]}.`;
  const { low, high } = interval;
  const one = low > 0 || high < 0;
  const [near, far] = low > 0 ? [low, high] : [high, low];
  const words = one ? `${formatNumber(Math.abs(near))} to ${higherWords(far)}` : `${higherWords(low)} to ${higherWords(high)}`;
  return `If other questions of this kind had been asked, it could lie from ${words} (${formatPercent(level)} bootstrap interval).`;
}

function alphaWords({ alpha }: NodeAgreement): string {
  const all = alpha.find(({ scale }) => scale === null) ?? alpha[0];
  if (all === undefined) return "Krippendorff's alpha cannot be said: nothing is answered.";
  const { units, metric } = all;
  return all.alpha.value === null
    ? `Krippendorff's alpha cannot be said (${REASONS[all.alpha.reason]}).`
    : `Krippendorff's alpha is ${formatNumber(all.alpha.value)} (${metric}, ${plural(units, "question")}; 1 is full agreement, 0 what chance would give).`;
}

/** The main ones in full, the others in a table. */
function differing({ differences }: ReviewScope, top: number): Block[] {
  if (differences.length === 0) return [said("The raters differ on no question that two of them answered.")];
  const rest = differences.slice(top);
  return [
    said(
      `The raters differ on ${plural(differences.length, "question")}. First come those on which most hangs: the distance between the answers, by the weight of the question.${differences.length > top && top > 0 ? ` The first ${top} stand in full.` : ""}`,
    ),
    ...differences.slice(0, top).flatMap(inFull),
    ...tableOf(
      top === 0 ? "Questions on which the raters differ" : "Further questions on which the raters differ",
      ["Question", "Who says what", "What they add"],
      rest.map(({ title, sides }) => [
        title,
        sides.map(sideHead).join("; "),
        sides.flatMap(({ remarks }) => remarks.flatMap(remarkWords)).join(" "),
      ]),
    ),
  ];
}

function inFull({ title, question, spread, kind, sides }: Disagreement): Block[] {
  const apart = spread === null || kind !== "answers" ? "" : ` (${formatNumber(spread)} points apart)`;
  return [
    heading(4, `${title}${apart}`),
    said(question),
    ...listOfItems(
      sides.map((side) =>
        [
          `${capital(sideHead(side))}.`,
          ...(side.criterion === null ? [] : [`To say so, this must be seen: ${ended(side.criterion)}`]),
          ...side.remarks.flatMap(remarkWords),
        ].join(" "),
      ),
    ),
  ];
}

const STATES = {
  "not-answered": "no answer",
  unknown: "not known",
  refused: "answer refused",
  "not-applicable": "does not apply",
  "outside-competence": "outside the city's competence",
} as const;

/** What one side says: the answer in the words of its scale, or why there is none. */
export function stateWords({ state, words, routed }: DisagreementSide): string {
  return state === "answered" ? (words ?? "an answer").toLowerCase() : `${STATES[state]}${routed ? " (because of another answer)" : ""}`;
}

function sideHead(side: DisagreementSide): string {
  return `${stateWords(side)}: ${joined(side.raters)}`;
}

/** What a rater adds to an answer. */
function remarkWords({ rater, comment, reason, evidence, date, confidence }: RaterRemark): string[] {
  const when = [
    ...(date === null ? [] : [`answered on ${date}`]),
    ...(confidence === null ? [] : [`sure to ${formatPercent(confidence)}`]),
  ];
  return [
    ...(comment === null ? [] : [`${capital(rater)}: ${ended(quoted(comment))}`]),
    ...(reason === null ? [] : [`Reason of ${rater}: ${ended(quoted(reason))}`]),
    ...(evidence.length === 0 ? [] : [`Evidence of ${rater}: ${evidence.map(evidenceWords).join("; ")}.`]),
    ...(when.length === 0 ? [] : [`${capital(rater)} ${when.join(", ")}.`]),
  ];
}
