/** Where several raters of one city differ, worst first, with what each side says: a list to talk over. */
import * as z from "zod/mini";
import { type AnswerDetail, detailOf, type Evidence, valueOf } from "../assess/answer.ts";
import type { Leaf } from "../assess/leaf.ts";
import type { Panel, PanelRater, Voice } from "../assess/panel.ts";
import { type Decimal, greatest, HUNDRED, least, rounded, toDouble, ZERO } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { own } from "../base/plain.ts";
import { isExcluded, type MissingState, type ScoringPolicy } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import type { Indicator } from "../model/tree.ts";
import { evaluate } from "../score/exact.ts";
import { type PlanNode, plan } from "../score/plan.ts";
import { sharesOf } from "../score/shares.ts";
import { answerWords } from "./answer-words.ts";
import { readOptions } from "./compared-tree.ts";
import { type Rated, type RatedPanel, readRated } from "./rated.ts";

/** What one rater adds to an answer. Null where nothing is said. */
export interface RaterRemark {
  /** Id of the rater (of one without an id, the role). */
  readonly rater: string;
  /** In what role. */
  readonly role: PanelRater["role"];
  /** Comment. */
  readonly comment: string | null;
  /** Why it is missing. */
  readonly reason: string | null;
  /** Evidence. */
  readonly evidence: readonly Evidence[];
  /** When the answer was given. */
  readonly date: string | null;
  /** How sure the rater is, 0 to 1. */
  readonly confidence: number | null;
}

/** Raters who say the same of one indicator. */
export interface DisagreementSide {
  /** Answered, or why there is no value. */
  readonly state: "answered" | MissingState;
  /** The answer: level key, number, points or ticked items; null if there is none. */
  readonly value: string | number | readonly string[] | null;
  /** The answer in the words of its scale; null if there is none. */
  readonly words: string | null;
  /** Its points, 0 to 100; null if there is none. */
  readonly points: number | null;
  /** What must be seen to choose this level; null if no criterion is written, or no level chosen. */
  readonly criterion: string | null;
  /** Whether it does not apply only because of another answer of these raters. */
  readonly routed: boolean;
  /** Who says so, in the order given. */
  readonly raters: readonly string[];
  /** What each of them adds. */
  readonly remarks: readonly RaterRemark[];
}

/** One indicator on which raters differ. */
export interface Disagreement<I extends string = string> {
  /** Id of the indicator. */
  readonly id: I;
  /** Short title. */
  readonly title: string;
  /** The question. */
  readonly question: string;
  /** In their answers; in whether it applies; or in that some leave open what others answer. The first that holds. */
  readonly kind: "answers" | "applies" | "open";
  /** Greatest less least points of those who answered, 0 to 100; null if fewer than two did. */
  readonly spread: number | null;
  /** Share of the root's weight that the indicator has where everything applies, 0 to 1; of a penalty, points at the root for each point. */
  readonly weight: number;
  /** `spread` × `weight`: points at the root that hang on it, at most 100; 0 without a spread. */
  readonly points: number;
  /** The sides: answers from the most points to the least, then what does not apply, then what is open. */
  readonly sides: readonly DisagreementSide[];
}

/** What {@link disagreements} can be told. */
export interface DisagreementOptions {
  /** As for `score`; it decides the weights. */
  readonly policy?: ScoringPolicy;
}

/**
 * Where several raters of one city differ: other answers, other views of whether a question applies, or one has answered what another leaves open.
 * Largest spread in points × weight at the root first; ties, and what has no spread, in tree order. Every side comes with its criterion, and with
 * every rater's comment and evidence. Raters who leave a question open for different reasons do not differ here. What two indicators ask alike stands
 * in the list once. Who was not asked (in a review) takes no side.
 *
 * Cost: that of one `score`, and indicators × raters.
 *
 * @param rated assessments of one city, by different raters (give peers ids), or a review
 * @param options policy
 * @returns a frozen list; empty if all agree, and for a single rater
 * @throws BenchmarkError for ratings of several cities or framework versions, or two by one rater
 * @example
 * import { assess, defineFramework, disagreements, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01" } as const;
 * const found = disagreements([
 *   assess(small, { ...head, rater: { role: "self" }, answers: { "small.a": "partly", "small.b": "fully", "small.c": "fully" } }),
 *   assess(small, { ...head, rater: { role: "peer", id: "north" }, answers: { "small.a": "fully", "small.b": { level: "not-at-all", comment: "Closed when we came" } } }),
 * ]);
 * found.map(({ id, kind, spread }) => [id, kind, spread]); // [["small.b", "answers", 100], ["small.a", "answers", 50], ["small.c", "open", null]]
 * found[0]?.sides.map(({ words, raters }) => [words, raters]); // [["Fully", ["self"]], ["Not at all", ["north"]]]
 */
export function disagreements<const I extends string, const G extends string>(
  rated: Rated<I, G>,
  options?: DisagreementOptions,
): readonly Disagreement<I>[] {
  return disagreementsOf(readRated(rated), options);
}

/** The same of ratings that are read already. */
export function disagreementsOf<I extends string>({ panel }: RatedPanel, options?: DisagreementOptions): readonly Disagreement<I>[] {
  const { policy } = readOptions<DisagreementOptions>(options === undefined ? {} : options, { policy: z.optional(z.unknown()) });
  const { tree } = panel;
  const compiled = plan(tree.framework, policy);
  const { effective } = sharesOf(
    compiled,
    evaluate(
      compiled,
      tree.indicators.map(() => OPEN),
    ),
  );
  const weightOf = ({ index, penalty, weight, parent }: PlanNode): Decimal =>
    penalty ? (weight as Decimal).times(effective[parent as number] as Decimal) : (effective[index] as Decimal);
  const listed = new Set<string>();
  const found = tree.indicators.flatMap(({ id, index, kin }, k) => {
    const voices = panel.voices.map((voice) => voice[k] as Voice).filter(({ asked }) => asked);
    const kind = kin.some((other) => listed.has(other)) ? null : kindOf(voices);
    if (kind === null) return [];
    listed.add(id);
    return [differing(panel, k, kind, weightOf(compiled.nodes[index] as PlanNode))];
  });
  const order = found.map((_, k) => k).sort((a, b) => (found[b] as Found).size.cmp((found[a] as Found).size) || a - b);
  return freeze(order.map((k) => (found[k] as Found).row as Disagreement<I>));
}

const OPEN: Leaf = { missing: "not-answered", points: null, level: null, evidenced: false, routed: false };

interface Found {
  readonly row: Disagreement;
  readonly size: Decimal;
}

function kindOf(voices: readonly Voice[]): Disagreement["kind"] | null {
  const answered = voices.filter(({ leaf }) => leaf.missing === null);
  const excluded = voices.filter(({ leaf }) => leaf.missing !== null && isExcluded(leaf.missing));
  if (new Set(answered.map(({ fact }) => fact)).size > 1) return "answers";
  if (excluded.length > 0 && excluded.length < voices.length) return "applies";
  return answered.length > 0 && answered.length < voices.length ? "open" : null;
}

function differing({ tree, raters, voices }: Panel, k: number, kind: Disagreement["kind"], weight: Decimal): Found {
  const { id, node, scale } = tree.indicators[k] as (typeof tree.indicators)[number];
  const here = voices.flatMap((voice, i) => (voice[k]?.asked ? [{ voice: voice[k] as Voice, rater: raters[i] as PanelRater }] : []));
  const points = here.flatMap(({ voice }) => voice.leaf.points ?? []);
  const spread = points.length < 2 ? null : rounded(greatest(points).minus(least(points)));
  // The root runs from 0 to 100, however heavy a penalty is.
  const size = least([rounded((spread ?? ZERO).times(weight)), HUNDRED]);
  const groups = new Map<string, (typeof here)[number][]>();
  for (const one of here) {
    const { fact, leaf } = one.voice;
    const key = leaf.missing === null ? (fact as string) : `(${leaf.missing} ${leaf.routed})`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sides = [...groups.values()].map((members) => ({ rank: rankOf((members[0] as (typeof here)[0]).voice.leaf), members }));
  sides.sort((a, b) => b.rank.cmp(a.rank));
  const { title, question } = node as Indicator;
  return {
    size,
    row: {
      id,
      title,
      question,
      kind,
      spread: spread === null ? null : toDouble(spread),
      weight: toDouble(weight),
      points: toDouble(size),
      sides: sides.map(({ members }) => sideOf(node as Indicator, scale as Scale, members)),
    },
  };
}

/** Answers by their points; below them what does not apply, then what is open. */
function rankOf({ points, missing }: Leaf): Decimal {
  return points ?? ZERO.minus(isExcluded(missing as MissingState) ? 1 : 2);
}

function sideOf(
  node: Indicator,
  scale: Scale,
  members: readonly { readonly voice: Voice; readonly rater: PanelRater }[],
): DisagreementSide {
  const { answer, leaf } = (members[0] as (typeof members)[0]).voice;
  const value = valueOf(answer);
  return {
    state: leaf.missing ?? "answered",
    value,
    words: value === null ? null : answerWords(scale, value),
    points: leaf.points === null ? null : toDouble(leaf.points),
    criterion: leaf.level === null ? null : (own(node.criteria ?? {}, leaf.level) ?? null),
    routed: leaf.routed,
    raters: members.map(({ rater }) => rater.id),
    remarks: members.map(({ rater, voice }) => {
      const detail: AnswerDetail = voice.answer === undefined ? {} : detailOf(voice.answer, scale);
      const { comment = null, reason = null, evidence = [], date = null, confidence = null } = detail;
      return { rater: rater.id, role: rater.role, comment, reason, evidence, date, confidence };
    }),
  };
}
