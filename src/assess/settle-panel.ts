/** From a panel of raters to one consensus, in which every answer says where it came from and no judgement is lost. */
import { canonicalJson } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, throwIfAny } from "../base/issue.ts";
import { setOwn } from "../base/plain.ts";
import type { OutlineNode } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { statementOf } from "../model/statement.ts";
import type { Indicator } from "../model/tree.ts";
import { type Answer, type AnswerDetail, canonicalAnswer, detailOf, type Evidence } from "./answer.ts";
import { tryAssess } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { factOf } from "./kin.ts";
import type { Panel, PanelRater, Voice } from "./panel.ts";
import { type FailedCondition, notAsked } from "./routing.ts";
import { decidedAnswer, idle, type ReadRule, readRule, type SettleRule, unanimous } from "./settle-rule.ts";
import type { SettledSource, Settlement, Unsettled } from "./settlement.ts";

/**
 * The consensus of a panel; see `settle`.
 *
 * @throws BenchmarkError for a rule that does not fit the panel
 */
export function settlePanel<I extends string, G extends string>(panel: Panel, rule: SettleRule<I>): Settlement<I, G> {
  const read = readRule(panel, rule);
  const { raters, tree } = panel;
  const found = settledAll(panel, read);
  const all: { [id: string]: Answer } = {};
  for (const [k, { id }] of tree.indicators.entries()) {
    const settled = found[k] as Settled;
    if (typeof settled !== "string") setOwn(all, id, settled.answer);
  }
  const superfluous = tree.indicators.map(({ id }) => notAsked(tree, id, all));
  throwIfAny(superfluousDecisions(panel, read, superfluous));
  const [sources, unsettled, answers] = [{}, [] as Unsettled[], {}];
  for (const [k, { id }] of tree.indicators.entries()) {
    const settled = superfluous[k] === null ? (found[k] as Settled) : "not-asked";
    const values = valuesAt(panel, k);
    if (typeof settled === "string") unsettled.push({ id, reason: settled, values });
    else {
      setOwn(answers, id, settled.answer);
      setOwn(sources, id, sourceOf(panel, settled, values));
    }
  }
  return freeze({
    kind: "settlement",
    assessment: consensus(panel, read, answers) as Assessment<I, G>,
    otherwise: read.otherwise,
    raters: raters.map((rater, i) => ({ ...rater, counts: read.counts[i] as boolean })),
    sources,
    unsettled: unsettled as Unsettled<I>[],
    statement: statementOf(tree.framework),
  } satisfies Settlement<I, G>);
}

/** An answer with its source, or why there is none. */
type Settled =
  | { readonly answer: Answer; readonly from: SettledSource["from"]; readonly reason?: string | undefined }
  | Unsettled["reason"];

/** Every indicator; those that ask the same are settled alike, at the first of them that can be. */
function settledAll(panel: Panel, read: ReadRule): readonly Settled[] {
  const { indicators } = panel.tree;
  const found = indicators.map((_, k) => settledAt(panel, read, k));
  const places = new Map(indicators.map(({ id }, k) => [id, k]));
  return indicators.map(({ id, kin }, k) => {
    if (kin.length === 0 || read.decisions.has(id)) return found[k] as Settled;
    const family = [k, ...kin.map((other) => places.get(other) as number)].sort((a, b) => a - b);
    return found[family.find((member) => typeof found[member] !== "string") ?? k] as Settled;
  });
}

/** Decisions that reach nothing, since all they are on is not asked. */
function superfluousDecisions({ tree }: Panel, { decisions }: ReadRule, superfluous: readonly (FailedCondition | null)[]): Issue[] {
  return tree.indicators.flatMap(({ id }, k) => {
    const condition = superfluous[k] ?? null;
    const reaches = tree.indicators.some((other, j) => decisions.get(other.id)?.at === id && superfluous[j] === null);
    if (condition === null || decisions.get(id)?.at !== id || reaches) return [];
    return [idle(id, ["rule", "decisions", id], `it is not asked where “${condition.indicator}” is settled as “${condition.level}”`)];
  });
}

function settledAt(panel: Panel, { otherwise, counts, joint, decisions }: ReadRule, k: number): Settled {
  const { id, scale, node } = panel.tree.indicators[k] as OutlineNode;
  const decided = decisions.get(id);
  if (decided !== undefined) {
    const at = panel.tree.indicators.indexOf(panel.tree.byId.get(decided.at) as OutlineNode);
    return { answer: decidedAnswer(panel, decided.decision, at), from: "decision", reason: decided.decision.reason };
  }
  const judging = (who: readonly boolean[]) =>
    panel.voices.flatMap((voices, i) => (who[i] && voices[k]?.judged ? [{ ...(voices[k] as Voice), rater: i }] : []));
  const agreed = judging(joint);
  const judged = agreed.length > 0 ? agreed : judging(counts);
  const from = agreed.length > 0 ? "consensus" : otherwise === "leave-open" ? "agreed" : otherwise;
  if (judged.length === 0) return "not-judged";
  if (from === "agreed" && unanimous(panel, k) === null) return "left-open";
  const proven = judged.filter(({ leaf }) => leaf.evidenced);
  const pool = from === "evidence-first" && proven.length > 0 ? proven : judged;
  const fact = middleFact(pool, (node as Indicator).penalty === true);
  if (fact === null) return "states-differ";
  const same = pool
    .filter((voice) => voice.fact === fact)
    .map(({ rater, answer }) => ({ rater: name(panel, rater), answer: answer as Answer }));
  return { answer: together(same, scale as Scale), from };
}

/** The fact of the lower median; of what does not apply, the one thing that all say; null if there is no middle. */
function middleFact(pool: readonly Voice[], penalty: boolean): string | null {
  const facts = new Set(pool.map(({ fact }) => fact as string));
  if (facts.size === 1) return [...facts][0] as string;
  if (pool.some(({ leaf }) => leaf.points === null)) return null;
  const text = ({ fact }: Voice): string => fact as string;
  // Equal points can be said in several ways, as by ticks: then the texts decide, so that the order of raters does not.
  const order = [...pool].sort(
    (a, b) => favour(a, penalty).cmp(favour(b, penalty)) || (text(a) < text(b) ? -1 : Number(text(a) > text(b))),
  );
  return text(order[Math.floor((order.length - 1) / 2)] as Voice);
}

function favour({ leaf }: Voice, penalty: boolean) {
  const points = leaf.points as NonNullable<typeof leaf.points>;
  return penalty ? points.neg() : points;
}

function name({ raters }: Panel, rater: number): string {
  return (raters[rater] as PanelRater).id;
}

/** One answer from those that say the same: its value, the comments and reasons of all, the evidence of all. */
function together(parts: readonly { readonly rater: string; readonly answer: Answer }[], scale: Scale): Answer {
  const details = parts.map(({ rater, answer }) => ({ rater, detail: detailOf(answer, scale) }));
  const { comment: _, evidence: __, date: ___, confidence: ____, reason: _____, ...fact } = (details[0] as (typeof details)[0]).detail;
  const said = (key: "comment" | "reason"): Partial<AnswerDetail> => {
    const all = details.flatMap(({ rater, detail }) => (detail[key] === undefined ? [] : [`${rater}: ${detail[key]}`]));
    return all.length === 0 ? {} : { [key]: all.join("\n") };
  };
  const evidence = new Map<string, Evidence>();
  for (const one of details.flatMap(({ detail }) => detail.evidence ?? [])) evidence.set(canonicalJson(one), one);
  // Ticks in the order of the scale, so that the order of raters does not show.
  const ticks =
    scale.kind === "checklist" && fact.items !== undefined
      ? { items: scale.items.map(({ key }) => key).filter((key) => fact.items?.includes(key)) }
      : {};
  return canonicalAnswer({
    ...fact,
    ...ticks,
    ...said("reason"),
    ...said("comment"),
    ...(evidence.size === 0 ? {} : { evidence: [...evidence.values()] }),
  }) as Answer;
}

function valuesAt(panel: Panel, k: number): { readonly [rater: string]: Answer } {
  const values = {};
  for (const [i, voices] of panel.voices.entries()) {
    const { answer } = voices[k] as Voice;
    if (answer !== undefined) setOwn(values, name(panel, i), answer);
  }
  return values;
}

function sourceOf({ raters }: Panel, settled: Exclude<Settled, string>, values: SettledSource["values"]): SettledSource {
  const fact = factOf(settled.answer);
  return {
    from: settled.from,
    raters: raters.filter(({ id }) => Object.hasOwn(values, id) && factOf(values[id]) === fact).map(({ id }) => id),
    values,
    ...(settled.reason === undefined ? {} : { reason: settled.reason }),
  };
}

/** The consensus as an assessment, checked. */
function consensus({ assessments, raters }: Panel, { date }: ReadRule, answers: { readonly [id: string]: Answer }): Assessment {
  const dated = raters.map((rater) => rater.date).filter((day) => day !== "undated");
  const own = assessments.find(({ rater }) => rater.role === "self") ?? (assessments[0] as Assessment);
  const seen = ["city", "scheme", "public"] as const;
  const narrowest = seen.find((who) => assessments.some(({ visibility = "city" }) => visibility === who)) as (typeof seen)[number];
  const outcome = tryAssess(own.framework, {
    city: own.city,
    date: date ?? dated.sort().at(-1) ?? "undated",
    rater: { role: "consensus" },
    visibility: narrowest,
    answers,
  });
  if (outcome.ok) return outcome.value;
  throw new BenchmarkError(outcome.issues.map((found) => ({ ...found, path: ["rule", "decisions", ...found.path.slice(1)] })));
}
