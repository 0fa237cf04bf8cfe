/** From what people agreed to a checked roadmap: throwing and not throwing. */
import * as z from "zod/mini";
import { checkHead } from "../assess/assessment.ts";
import { isDate } from "../base/date.ts";
import { exactText } from "../base/decimal.ts";
import { digestOf } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, type Issue, issue, kindOf, type Outcome, shown, throwIfAny, unwrap } from "../base/issue.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { type AnswerValue, kindOfScale } from "../model/scale-kinds.ts";
import { statementOf } from "../model/statement.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { answerWords } from "./answer-words.ts";
import { checkPlan, roadmapSchema } from "./check-roadmap.ts";
import { checkServed } from "./check-served.ts";
import type { Roadmap, RoadmapInput, RoadmapTarget } from "./roadmap.ts";
import { orderOf } from "./roadmap-order.ts";

const known = new WeakSet<object>();

/**
 * A checked, frozen roadmap: what a city's administration and its stakeholders have agreed to do, for which parts of a benchmark, by whom and by when.
 * Your input is copied, never kept or frozen. A roadmap that was recorded before may be spread into a new one: `{ ...old, actions }`.
 *
 * Cost: linear in the size of the input.
 *
 * @param framework what the actions serve; its ids type `serves` and `levels`
 * @param input the city and its actions; at most 1000
 * @throws BenchmarkError with all issues: unknown ids, levels off their scale or not served, dates that do not exist or contradict each other,
 *   prerequisites that go in a circle or end too late, two actions that set different levels without an order between them, efforts without a unit
 * @example
 * import { recordRoadmap } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const roadmap = recordRoadmap(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" },
 *   agreed: "2026-04-20",
 *   actions: [
 *     {
 *       id: "name-a-lead", title: "Name a member of the executive", owner: "Mayor's office", start: "2026-05-01", due: "2026-06-30",
 *       serves: ["governance.leadership"], levels: { "governance.leadership.named-lead": "fully" },
 *       milestones: [{ id: "decree", title: "Portfolio signed and published", due: "2026-06-15" }],
 *     },
 *   ],
 * });
 * roadmap.targets[0]?.planned; // "Fully"
 */
export function recordRoadmap<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: RoadmapInput<NoInfer<I>, NoInfer<G>>,
): Roadmap<I, G> {
  return unwrap(tryRecordRoadmap(framework, input));
}

/**
 * The same as {@link recordRoadmap} for input of unknown shape, without throwing on it.
 *
 * @param framework what the actions serve
 * @param input anything, typically parsed JSON
 * @returns the roadmap, or every issue
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { tryRecordRoadmap } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const action = { id: "a", title: "A", owner: "Council", serves: ["governance.leadership"], start: "2026-05-01", due: "2026-04-01" };
 * const outcome = tryRecordRoadmap(generalGovernance, { city: { id: "a", name: "Aford (invented)" }, actions: [action] });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "due-before-start"
 */
export function tryRecordRoadmap<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): Outcome<Roadmap<I, G>> {
  const tree = outline(parseFramework(framework));
  const plain = copyPlain(input);
  if (!plain.ok) return freeze({ ok: false, issues: plain.issues });
  const { given, issues: foreign } = withoutDerived(tree, plain.value);
  const own = checkPlan(given);
  // An assessment's head is asked for nothing but the city's context.
  const head = { city: isRecord(given) ? (given.city ?? null) : null, date: "undated", rater: { role: "self" }, answers: {} };
  const context = isRecord(given) && own.every(({ path }) => path[0] !== "city") ? checkHead(tree.framework, head) : [];
  const issues = [...foreign, ...own, ...context, ...checkServed(tree, given)];
  if (issues.length > 0) return freeze({ ok: false, issues: capped(issues) });
  return freeze({ ok: true, value: finish(tree, given as unknown as RoadmapInput) as Roadmap<I, G> });
}

/** A roadmap that was recorded here, or a plain copy of one, with everything checked that needs no framework. */
export function ensureRoadmap(value: Roadmap): Roadmap {
  if (typeof value === "object" && value !== null && known.has(value)) return value;
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "roadmap")
    throw new BenchmarkError([issue("not-a-roadmap", [], { received: kindOf(value) })]);
  throwIfAny(capped(checkPlan(plain.value, productSchema())));
  return freeze(plain.value as unknown as Roadmap);
}

/** What tells one state of a roadmap from another: everything that was agreed, and nothing of the framework's words. */
export function roadmapDigest(roadmap: Roadmap): string {
  const { nodes, targets, statement, ...agreed } = roadmap;
  return digestOf(agreed);
}

/** Where a product belongs to another framework, version or structure than is expected; each part that differs is an issue. */
export function frameworkIssues(named: Json | undefined, wanted: Roadmap["framework"], path: readonly (string | number)[]): Issue[] {
  const parts = isRecord(named) ? named : {};
  return (["id", "version", "digest"] as const).flatMap((part) =>
    parts[part] === wanted[part]
      ? []
      : [issue("framework-differs", [...path, part], { part, received: shown(parts[part]), expected: wanted[part] })],
  );
}

let product: z.ZodMiniType | undefined;

function productSchema(): z.ZodMiniType {
  const text = z.string();
  product ??= z.extend(roadmapSchema(), {
    kind: z.literal("roadmap"),
    framework: z.strictObject({ id: text, version: text, digest: text }),
    nodes: z.array(z.strictObject({ id: text, title: text })),
    targets: z.array(
      z.strictObject({
        indicator: text,
        title: text,
        action: text,
        due: z.string().check(z.refine(isDate, { error: "a date, YYYY-MM-DD" })),
        planned: text,
        exact: z.string().check(z.regex(/^(100|\d\d?(\.\d{1,30})?)$/, { error: "a number from 0 to 100 as text" })),
        penalty: z.boolean(),
      }),
    ),
    statement: text,
  });
  return product;
}

/** Lets a recorded roadmap in again: what was derived from it is left aside, and derived anew. */
function withoutDerived(tree: Outline, input: Json): { readonly given: Json; readonly issues: Issue[] } {
  if (!isRecord(input) || input.kind !== "roadmap") return { given: input, issues: [] };
  const { kind, framework, nodes, targets, statement, ...given } = input;
  return { given, issues: framework === undefined ? [] : frameworkIssues(framework, reference(tree), ["framework"]) };
}

function reference({ framework, digest }: Outline): Roadmap["framework"] {
  return { id: framework.id, version: framework.version, digest };
}

function finish(tree: Outline, input: RoadmapInput): Roadmap {
  const served = new Set(input.actions.flatMap((action) => action.serves));
  const targets = orderOf(input.actions).sequence.flatMap((place): (RoadmapTarget & { readonly index: number })[] => {
    const { id, due, levels = {} } = input.actions[place] as RoadmapInput["actions"][number];
    return Object.entries(levels as { readonly [id: string]: AnswerValue }).map(([indicator, value]) => {
      const { index, node, scale } = tree.byId.get(indicator) as OutlineNode;
      const exact = exactText(kindOfScale(scale as Scale).points(scale as Scale, value));
      const planned = answerWords(scale as Scale, value);
      return { index, indicator, title: node.title, action: id, due, planned, exact, penalty: (node as Indicator).penalty === true };
    });
  });
  const roadmap: Roadmap = freeze({
    kind: "roadmap",
    framework: reference(tree),
    ...input,
    nodes: tree.nodes.filter(({ id }) => served.has(id)).map(({ id, node }) => ({ id, title: node.title })),
    targets: targets.sort((a, b) => a.index - b.index).map(({ index, ...target }) => target),
    statement: statementOf(tree.framework),
  });
  known.add(roadmap);
  return roadmap;
}
