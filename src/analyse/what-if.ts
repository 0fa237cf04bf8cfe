/** What if some answers were others: before, after and difference of every node, and which gates and bands would change. */
import * as z from "zod/mini";
import { type Answer, checkEntry } from "../assess/answer.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment, City, Rater } from "../assess/assessment.ts";
import { type Leaf, leaves } from "../assess/leaf.ts";
import { type Revised, revise } from "../assess/revise.ts";
import { decimal, exactText } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord, own, setOwn } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { ScoringPolicy } from "../model/policy.ts";
import type { Band, Gate } from "../score/gates.ts";
import { score } from "../score/score.ts";
import type { NodeScore, PossibleRange, Scorecard } from "../score/scorecard.ts";

/** One thing before and after. */
export interface BeforeAfter<T> {
  /** As it is. */
  readonly before: T;
  /** As it would be. */
  readonly after: T;
}

/** One node before and after. */
export interface NodeChange extends BeforeAfter<number | null> {
  /** After less before, in points of 100; null unless both are scored. */
  readonly change: number | null;
  /** The same three as exact texts: the text before and that of the change add up to the text after. */
  readonly exact: BeforeAfter<string | null> & { /** After less before; null unless both are scored. */ readonly change: string | null };
  /** Whether it is scored. */
  readonly status: BeforeAfter<NodeScore["status"]>;
  /** What the open answers still allow; null if not applicable. */
  readonly range: BeforeAfter<PossibleRange | null>;
}

/** A gate that changes. A state is null where the gate's node is not applicable. */
export interface GateChange extends BeforeAfter<Gate["state"] | null> {
  /** Id of the node. */
  readonly id: string;
  /** Least value, 0 to 100. */
  readonly required: number;
}

/** What {@link whatIf} gives. */
export interface WhatIf<I extends string = string, G extends string = string> {
  /** Tells products apart. */
  readonly kind: "what-if";
  /** Which framework. */
  readonly framework: Scorecard["framework"];
  /** The city that was assessed. */
  readonly city: City;
  /** When it was assessed. */
  readonly date: string;
  /** Who answered. */
  readonly rater: Rater;
  /** The policy in force, every default filled in. */
  readonly policy: ScoringPolicy;
  /** The answers that differ, as they are kept, in tree order; null where there is none. With them those that ask for the same fact elsewhere. */
  readonly changes: { readonly [K in I]?: BeforeAfter<Answer | null> };
  /** The root. */
  readonly total: NodeChange;
  /** Every node by id, in tree order. */
  readonly nodes: { readonly [K in I | G]: NodeChange };
  /** Ids of nodes that would be scored and are not, in tree order. */
  readonly becameScored: readonly (I | G)[];
  /** Ids of nodes that are scored and would not be: too little answered, or not applicable any more. */
  readonly becameUnscored: readonly (I | G)[];
  /** Gates whose state would change, in tree order. */
  readonly gates: readonly GateChange[];
  /** The band of the total, or why none is named. */
  readonly band: BeforeAfter<Band>;
  /** What is official and what is not. */
  readonly statement: string;
}

/** What {@link whatIf} can be told. */
export interface WhatIfOptions {
  /** As for `score`. */
  readonly policy?: ScoringPolicy;
}

/**
 * What would become of the scores if some answers were others. The assessment itself stays as it is; the changed one is checked as by `assess`
 * and scored by the same policy. Nothing is said of how likely the change is, or what it would take.
 *
 * An answer is taken away by `{ missing: "not-answered" }`. What asks for the same fact elsewhere (`sameAs`) moves along, as with {@link revise}.
 *
 * Cost: that of one `assess` and two `score`.
 *
 * @param assessment made by `assess`
 * @param changes answers by indicator id; what is not there stays
 * @param options `policy`, as for `score`
 * @throws BenchmarkError for ids and values that `assess` refuses, for a policy that `score` refuses, and if nothing at all would change
 * @example
 * import { assess, defineFramework, fullyPartlyNot, whatIf } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: [
 *     { id: "small.a", title: "A", question: "Is A in place?", scale: fullyPartlyNot },
 *     { id: "small.b", title: "B", question: "Is B in place?", scale: fullyPartlyNot, weight: 2 },
 *   ],
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "not-at-all" } });
 * const { before, after, exact } = whatIf(aford, { "small.b": "partly" }).total;
 * [before, after]; // [33.33…, 66.66…]
 * exact.change; // "33.333333333333333333333333333334"
 */
export function whatIf<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  changes: { readonly [K in NoInfer<I>]?: Answer },
  options: WhatIfOptions = {},
): WhatIf<I, G> {
  const before = ensureAssessment(assessment);
  const tree = outline(before.framework);
  const given = checkedChanges(tree, changes);
  const policy = policyOf(options);
  const revised = revise(before, (draft) => {
    for (const [id, answer] of Object.entries(given)) (draft.answers as { [id: string]: Answer })[id] = answer;
  });
  const after = revised.assessment;
  throwIfAny(isIdle(leaves(before), leaves(after)) ? [issue("what-if-idle", ["changes"])] : []);
  const [old, next] = [score(before, policy), score(after, policy)];
  const nodes = {};
  for (const { id } of tree.nodes) setOwn(nodes, id, nodeChange(nodeOf(old, id), nodeOf(next, id)));
  const becomes = (scored: "before" | "after"): (I | G)[] =>
    (Object.entries(nodes) as [I | G, NodeChange][])
      .filter(([, { status }]) => status[scored] === "scored" && status.before !== status.after)
      .map(([id]) => id);
  const { framework, city, date, rater, statement } = old;
  return freeze({
    kind: "what-if",
    framework,
    city,
    date,
    rater,
    policy: old.policy,
    changes: answerChanges(tree, before, revised) as WhatIf<I, G>["changes"],
    total: (nodes as { [id: string]: NodeChange })[framework.id] as NodeChange,
    nodes: nodes as WhatIf<I, G>["nodes"],
    becameScored: becomes("after"),
    becameUnscored: becomes("before"),
    gates: gateChanges(tree, old.gates, next.gates),
    band: { before: old.band, after: next.band },
    statement,
  } satisfies WhatIf<I, G>);
}

function checkedChanges(tree: Outline, changes: unknown): { readonly [id: string]: Answer } {
  const plain = copyPlain(changes);
  const here = (found: Issue): Issue => ({ ...found, path: ["changes", ...found.path] });
  if (!plain.ok) throw new BenchmarkError(plain.issues.map(here));
  const table = plain.value;
  if (!isRecord(table))
    throw new BenchmarkError([issue("wrong-type", ["changes"], { expected: "a table of answers", received: kindOf(changes) })]);
  throwIfAny(capped(Object.entries(table).flatMap(([id, answer], i) => checkEntry(tree, id, answer, ["changes", id], i < 100))));
  return table as { readonly [id: string]: Answer };
}

function policyOf(options: WhatIfOptions): ScoringPolicy | undefined {
  const plain = copyPlain(options);
  const here = (found: Issue): Issue => ({ ...found, path: ["options", ...found.path] });
  if (!plain.ok) throw new BenchmarkError(plain.issues.map(here));
  throwIfAny(checkShape(z.strictObject({ policy: z.optional(z.unknown()) }), plain.value, ["options"]));
  return (plain.value as WhatIfOptions).policy;
}

/** Whether no score could tell the two apart. */
function isIdle(before: readonly Leaf[], after: readonly Leaf[]): boolean {
  const says = ({ missing, points, level, evidenced }: Leaf): string => `${missing}/${points}/${level}/${evidenced}`;
  return before.every((leaf, k) => says(leaf) === says(after[k] as Leaf));
}

function nodeOf(card: Scorecard, id: string): NodeScore {
  return (card.nodes as { readonly [id: string]: NodeScore })[id] as NodeScore;
}

function nodeChange(old: NodeScore, next: NodeScore): NodeChange {
  // The difference of the published texts: whoever adds it to the one has the other.
  const change = old.exact === null || next.exact === null ? null : exactText(decimal(next.exact).minus(decimal(old.exact)));
  return {
    before: old.value,
    after: next.value,
    change: change === null ? null : Number(change),
    exact: { before: old.exact, after: next.exact, change },
    status: { before: old.status, after: next.status },
    range: { before: old.range, after: next.range },
  };
}

/** The revised answers in tree order, as both assessments hold them. */
function answerChanges(
  tree: Outline,
  before: Assessment,
  { assessment, patches }: Revised,
): { readonly [id: string]: BeforeAfter<Answer | null> } {
  const changed = new Set(patches.patches.map(({ path }) => path[1]));
  const held = ({ answers }: Assessment, id: string): Answer | null => own(answers, id) ?? null;
  return Object.fromEntries(
    tree.indicators.flatMap(({ id }) => (changed.has(id) ? [[id, { before: held(before, id), after: held(assessment, id) }]] : [])),
  );
}

function gateChanges(tree: Outline, before: readonly Gate[], after: readonly Gate[]): GateChange[] {
  return tree.nodes.flatMap(({ id, node }) => {
    if (node.mandatory === undefined) return [];
    const [old, next] = [before, after].map((gates) => gates.find((gate) => gate.id === id)?.state ?? null) as [
      Gate["state"],
      Gate["state"],
    ];
    return old === next ? [] : [{ id, required: node.mandatory.atLeast, before: old, after: next }];
  });
}
