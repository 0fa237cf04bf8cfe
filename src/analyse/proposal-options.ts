/** What `proposeRoadmap` is told, checked: the shape of actions and phases, their ids and order, and what would change nothing. */
import * as z from "zod/mini";
import { checkEntry } from "../assess/answer.ts";
import { BenchmarkError, capped, clip, type Issue, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Outline } from "../model/outline.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { someText } from "./check-roadmap.ts";
import type { PhaseInput, ProgramSolver, ProposalOptions } from "./proposal.ts";
import { orderOf } from "./roadmap-order.ts";

/**
 * How many nodes a search visits at most unless it is told otherwise: enough for every choice among 20 actions in one phase; of more, each node costs
 * more.
 */
export function defaultNodes(actions: number): number {
  return actions <= 20 ? 2 ** 21 : 2 ** 18;
}

const [ACTIONS, PHASES, NODES] = [200, 20, 100_000_000] as const;
/** Looking for the nearest id is dear: of very many issues, the first hundred get one. */
const SUGGESTIONS = 100;

/** Options with nothing wrong in them. */
export interface ReadOptions extends Omit<ProposalOptions, "phases" | "budget"> {
  /** Every phase, its budget filled in; null without limit. */
  readonly phases: readonly { readonly title: string | null; readonly budget: number | null }[];
}

/**
 * Options as plain data, and the solver as it is.
 *
 * @throws BenchmarkError with everything wrong with them
 */
export function readProposal(tree: Outline, options: unknown): ReadOptions {
  const { given, solver } = plainOptions(options);
  const issues = checkShape(schema(), given, []);
  if (isRecord(given) && given.phases !== undefined)
    issues.push(...checkShape(Array.isArray(given.phases) ? phaseList() : phaseCount(), given.phases, ["phases"]));
  const actions = isRecord(given) && Array.isArray(given.actions) ? (given.actions as Json[]) : [];
  if (actions.length <= ACTIONS) issues.push(...checkActions(tree, actions));
  if (isRecord(given) && issues.length === 0) issues.push(...checkPhases(given as unknown as ProposalOptions, solver));
  throwIfAny(capped(issues));
  const { phases = 1, budget = null, ...rest } = given as unknown as ProposalOptions;
  const list: readonly PhaseInput[] = typeof phases === "number" ? Array.from({ length: phases }, () => ({})) : phases;
  return {
    ...rest,
    ...(solver === undefined ? {} : { solver }),
    phases: list.map((phase) => ({ title: phase.title ?? null, budget: phase.budget ?? budget })),
  };
}

/** A solver is no plain data; everything else is copied. */
function plainOptions(options: unknown): { readonly given: Json; readonly solver: ProgramSolver | undefined } {
  if (typeof options !== "object" || options === null)
    throw new BenchmarkError([issue("wrong-type", ["options"], { expected: "an object", received: kindOf(options) })]);
  try {
    const { solver, ...rest } = options as { readonly solver?: ProgramSolver };
    const plain = copyPlain(rest);
    const solves = solver === undefined || typeof solver?.solve === "function";
    if (plain.ok && solves) return { given: plain.value, solver };
    throw new BenchmarkError([
      ...(plain.ok ? [] : plain.issues),
      ...(solves ? [] : [issue("not-a-solver", ["solver"], { received: kindOf(solver) })]),
    ]);
  } catch (error) {
    throw error instanceof BenchmarkError ? error : new BenchmarkError([issue("unreadable", ["options"])]);
  }
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  const text = someText();
  const texts = z.optional(z.array(text));
  const amount = z.number().check(z.minimum(0));
  const place = z.optional(phaseCount());
  const action = z.strictObject({
    id: text,
    title: text,
    effort: amount,
    levels: z.optional(z.record(z.string(), z.unknown())),
    after: texts,
    serves: texts,
    phases: z.optional(z.strictObject({ earliest: place, latest: place })),
    note: z.optional(text),
  });
  made ??= z.strictObject({
    actions: z.array(action).check(z.minLength(1), z.maxLength(ACTIONS)),
    phases: z.optional(z.unknown()),
    budget: z.optional(amount),
    effortUnit: z.optional(text),
    target: z.optional(amount.check(z.maximum(100))),
    policy: z.optional(z.unknown()),
    nodes: z.optional(z.int().check(z.minimum(1), z.maximum(NODES))),
  });
  return made;
}

function phaseCount(): z.ZodMiniType {
  return z.int().check(z.minimum(1), z.maximum(PHASES));
}

function phaseList(): z.ZodMiniType {
  const phase = z.strictObject({ title: z.optional(someText()), budget: z.optional(z.number().check(z.minimum(0))) });
  return z.array(phase).check(z.minLength(1), z.maxLength(PHASES));
}

function checkActions(tree: Outline, given: readonly Json[]): Issue[] {
  const issues: Issue[] = [];
  const actions = given.flatMap((action, place) => (isRecord(action) ? [{ action, place }] : []));
  const ids = new Map<string, number>();
  const suggested = (id: string, among: Iterable<string>): string | null => (issues.length < SUGGESTIONS ? nearest(id, among) : null);
  for (const { action, place } of actions) {
    if (typeof action.id !== "string") continue;
    const first = ids.get(action.id);
    if (first === undefined) ids.set(action.id, place);
    else issues.push(issue("listed-twice", ["actions", place, "id"], { id: clip(action.id, 200), first: first + 1, second: place + 1 }));
  }
  for (const { action, place } of actions) {
    for (const [k, id] of texts(action.after))
      if (!ids.has(id))
        issues.push(issue("unknown-action", ["actions", place, "after", k], { id: clip(id, 200), nearest: suggested(id, ids.keys()) }));
    for (const [k, id] of texts(action.serves)) {
      const params = { id: clip(id, 200), framework: tree.framework.id };
      if (!tree.byId.has(id))
        issues.push(issue("unknown-node", ["actions", place, "serves", k], { ...params, nearest: suggested(id, tree.byId.keys()) }));
    }
    for (const [id, value] of Object.entries(isRecord(action.levels) ? action.levels : {})) {
      const path = ["actions", place, "levels", id];
      const scale = tree.byId.get(id)?.scale;
      issues.push(
        ...(scale ? kindOfScale(scale).check(scale, value, id, path) : checkEntry(tree, id, value, path, issues.length < SUGGESTIONS)),
      );
    }
  }
  const order = orderOf(actions.map(({ action }, i) => ({ id: idOf(action) ?? `\n${i}`, after: texts(action.after).map(([, id]) => id) })));
  for (const cycle of order.cycles) {
    const names = clip(cycle.map((id) => `“${id}”`).join(" → "), 500);
    issues.push(issue("action-cycle", ["actions", ids.get(cycle[0] as string) ?? 0, "after"], { cycle: names }));
  }
  return issues;
}

/** What hangs on how many phases there are, and options that would do nothing; the shape is right by now. */
function checkPhases({ actions, phases = 1, budget, nodes }: ProposalOptions, solver: ProgramSolver | undefined): Issue[] {
  const count = typeof phases === "number" ? phases : phases.length;
  const issues = actions.flatMap(({ id, phases: window = {} }, place) => {
    const { earliest = 1, latest = count } = window;
    return earliest <= latest && latest <= count
      ? []
      : [issue("phase-window", ["actions", place, "phases"], { id: clip(id, 200), earliest, latest, phases: count })];
  });
  const noEffect = (option: string, why: string): void => {
    issues.push(issue("option-no-effect", [option], { option, why }));
  };
  if (budget !== undefined && typeof phases !== "number" && phases.every((phase) => phase.budget !== undefined))
    noEffect("budget", "every phase has a budget of its own");
  if (nodes !== undefined && solver !== undefined) noEffect("nodes", "the solver takes the place of the search");
  return issues;
}

/** The texts of a list, with their places. */
function texts(list: Json | undefined): (readonly [place: number, text: string])[] {
  return (Array.isArray(list) ? list : []).flatMap((text: Json, i) => (typeof text === "string" ? [[i, text] as const] : []));
}

function idOf(action: { readonly [key: string]: Json }): string | null {
  return typeof action.id === "string" ? action.id : null;
}
