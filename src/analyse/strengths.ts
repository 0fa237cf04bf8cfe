/** The mirror of gaps: every node that reaches its target, what it brings, and what falling back to the target would cost. */
import * as z from "zod/mini";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { toDouble } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { outline } from "../model/outline.ts";
import { headOf, readOptions, standings, type TargetOptions } from "./standings.ts";

/** One node that reaches its target; of a penalty, one that does not exceed it. Flat: a row as it stands. */
export type Strength<K extends string = string> = {
  /** Id of the node. */
  readonly id: K;
  /** Its title. */
  readonly title: string;
  /** Whether it is answered itself, or stands for what is below it. */
  readonly kind: "indicator" | "group";
  /** Its value as on the scorecard, 0 to 100; null unless scored. Of a penalty, less is better. */
  readonly current: number | null;
  /** What it was to reach, 0 to 100; of a penalty, what it was not to exceed. */
  readonly target: number;
  /** Points from the target to its value, 0 or more. */
  readonly margin: number;
  /** Id of the root at which `contribution` and `stake` are measured, as for a gap. */
  readonly at: K;
  /** Points that it brings to the root, as `explain` shares them out, handed down level by level; of a penalty 0 or less. */
  readonly contribution: number;
  /** Points that the root would lose if this node fell back to its target and everything else stayed. */
  readonly stake: number;
  /** Ids of the gates that would then no longer be met, separated by “; ”; null if all would. */
  readonly gates: string | null;
  /** A strength whatever the open answers turn out to be; or one that they may still take away, so that answering comes first. */
  readonly state: "strength" | "answer-first";
  /** Whether it, or anything below it, is answered without evidence. */
  readonly evidenceMissing: boolean;
};

/** What {@link findStrengths} can be told. */
export interface StrengthOptions<K extends string = string> extends TargetOptions<K> {
  /** Greatest first: stake (default), or margin. */
  readonly order?: "stake" | "margin";
}

/**
 * Every node that reaches its target: with the same target, each node that applies and has a target is either here or in {@link findGaps}, never in both.
 * Targets, places of measurement and cost are as there.
 *
 * Order: as asked, ties by the other of the two, the greater first, then in tree order. All by exact decimals.
 *
 * @param assessment made by `assess` or `assessDraft`
 * @param options target; policy, kind, order
 * @returns a frozen list; empty if nothing reaches its target
 * @throws BenchmarkError as `findGaps` does
 * @example
 * import { assess, defineFramework, findStrengths, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly", "small.c": "not-at-all" } });
 * findStrengths(aford, { target: 40 }).map(({ id, margin, stake }) => [id, margin, stake]);
 * // => [["small.a", 60, 20], ["small", 10, 10], ["small.b", 10, 3.33…]]
 */
export function findStrengths<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  options: StrengthOptions<I | G>,
): readonly Strength<I | G>[] {
  const checked = ensureAssessment(assessment);
  const tree = outline(checked.framework);
  const shape = { order: z.optional(z.enum(["stake", "margin"])) };
  const given = readOptions<StrengthOptions>(tree, options, shape, () => []);
  const { all, move } = standings(checked, given);
  const found = all
    .filter(({ reached }) => reached)
    .map((standing) => {
      const { change, lost } = move(standing);
      return { standing, stake: change.neg(), lost };
    });
  found.sort((a, b) => {
    const [stakes, margins] = [b.stake.cmp(a.stake), b.standing.distance.cmp(a.standing.distance)];
    return (given.order === "margin" ? margins || stakes : stakes || margins) || a.standing.index - b.standing.index;
  });
  const list = found.map(
    ({ standing, stake, lost }): Strength => ({
      ...headOf(standing),
      margin: toDouble(standing.distance),
      at: tree.nodes[standing.top]?.id as string,
      contribution: toDouble(standing.brought),
      stake: toDouble(stake),
      gates: lost,
      state: standing.worst ? "strength" : "answer-first",
      evidenceMissing: standing.evidenceMissing,
    }),
  );
  return freeze(list as Strength<never>[]);
}
