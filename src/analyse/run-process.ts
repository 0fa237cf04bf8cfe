/** How reviews, rounds and schemes are begun, taken a step further, added to and read back: one engine for the three, each with its own checks. */

import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, clip, type Issue, issue, kindOf, type Outcome, shown } from "../base/issue.ts";
import type { IssueCode } from "../base/messages.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import { statementOf } from "../model/statement.ts";
import type { Framework } from "../model/tree.ts";
import type { HistoryEntry, Process, ProcessTransition } from "./process.ts";

/** A product without its framework and what is derived from it. */
export type Content = { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** What tells a review, a round and a scheme apart. */
export interface Flow {
  readonly process: Process;
  /** Keys that can only be handed in when it begins. */
  readonly head: readonly string[];
  /** Lists that grow; they are always there. */
  readonly lists: readonly string[];
  /** Those lists whose entries keep the state in which they came in. */
  readonly stepped: readonly string[];
  /** The words for who took a step, beside the ids that it knows. */
  readonly words: readonly string[];
  /** Ids of those who can be named. */
  readonly people: (content: Content) => readonly string[];
  /** A need that is not simply there or not: for whom it is missing. */
  readonly lacks: { readonly [need: string]: (content: Content, tree: Outline) => readonly string[] };
  /** Everything wrong with it but its history; and it in the form in which it is kept. */
  readonly read: (tree: Outline, content: Content) => { readonly issues: readonly Issue[]; readonly content: Content };
  /** A list of other products in it. */
  readonly inner?: { readonly key: string; readonly flow: Flow };
}

interface Made {
  readonly flow: Flow;
  readonly tree: Outline;
  readonly content: Content;
  /** Not there while it is in the making. */
  readonly product?: object;
}

const known = new WeakMap<object, Made>();
const HEAD = ["date", "by", "name", "note"] as const;

/** A new product in the first state. */
export function begin(flow: Flow, framework: Framework, input: unknown): Outcome<object> {
  const tree = outline(parseFramework(framework));
  const start = { kind: flow.process.id, state: flow.process.states[0]?.key as string, history: [] };
  return freeze(taken({ flow, tree, content: start }, "start", input));
}

/** The product one step further; with `null` for the step, in the same state with something more. */
export function advance(flow: Flow, product: unknown, transition: unknown, content: unknown): Outcome<object> {
  const made = attempt(() => ensureMade(flow, product));
  return freeze(made.ok ? taken(made.value, transition, content) : made);
}

/** A product that was made here, or a plain copy of one, checked again. */
export function ensureProduct(flow: Flow, value: unknown): object {
  return ensureMade(flow, value).product as object;
}

/** The product from its content and framework, checked as if it came from a stranger. */
export function fromContent(flow: Flow, framework: Framework, content: unknown): Outcome<object> {
  const plain = copyPlain(content);
  if (!plain.ok) return plain;
  if (!isRecord(plain.value)) return { ok: false, issues: [issue("wrong-type", [], { expected: "an object", received: kindOf(content) })] };
  return checked(flow, outline(parseFramework(framework)), plain.value);
}

/** What is kept of a product beside its framework. */
export function contentOf(flow: Flow, product: unknown): Content {
  return ensureMade(flow, product).content;
}

/** Calls, and gives the issues of an error of ours. */
export function attempt<T>(make: () => T): Outcome<T> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (error instanceof BenchmarkError) return { ok: false, issues: error.issues };
    throw error;
  }
}

/** The same issue at another place. */
export function moved(found: Issue, path: Path): Issue {
  const { where, ...params } = found.params;
  return issue(found.code as IssueCode, path, params);
}

function taken({ flow, tree, content: before }: Made, step: unknown, input: unknown): Outcome<object> {
  const plain = copyPlain(input);
  if (!plain.ok) return plain;
  if (!isRecord(plain.value)) return { ok: false, issues: [issue("wrong-type", [], { expected: "an object", received: kindOf(input) })] };
  const given = plain.value;
  const state = before.state as string;
  const transition = step === "start" || step === null ? null : stepFrom(flow, step, state, []);
  if (transition !== null && "code" in transition) return { ok: false, issues: [transition] };
  const fits = (key: string): boolean =>
    flow.lists.includes(key) || (step === "start" ? flow.head : (transition?.needs ?? []).map((need) => need.key)).includes(key);
  const to = transition?.to ?? state;
  const next: { [key: string]: Json } = { ...before, state: to };
  for (const list of flow.lists) next[list] = before[list] ?? [];
  const issues: Issue[] = [];
  const what: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    if ((HEAD as readonly string[]).includes(key)) continue;
    if (!fits(key)) {
      const allowed = [
        ...HEAD,
        ...flow.head,
        ...flow.process.transitions.flatMap(({ needs }) => needs.map((need) => need.key)),
        ...flow.lists,
      ];
      const keys = [...new Set(allowed)].filter((word) => fits(word) || (HEAD as readonly string[]).includes(word));
      issues.push(issue("unknown-key", [key], { nearest: nearest(key, keys), known: keys.join(", ") }));
      continue;
    }
    what.push(key);
    const isList = flow.lists.includes(key) && Array.isArray(value);
    if (isList && flow.stepped.includes(key))
      for (const [i, each] of value.entries())
        if (isRecord(each) && each.step !== undefined) issues.push(issue("step-given", [key, i, "step"]));
    next[key] = isList
      ? [
          ...(next[key] as readonly Json[]),
          ...value.map((each) => (flow.stepped.includes(key) && isRecord(each) ? { ...each, step: to } : each)),
        ]
      : value;
  }
  if (step === null && what.length + issues.length === 0) issues.push(issue("nothing-added", []));
  const head = Object.fromEntries(HEAD.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
  const name = step === null ? "add" : (step as string);
  next.history = [...(before.history as readonly Json[]), { transition: name, state: to, ...head, what } as Json];
  const outcome = checked(flow, tree, next);
  if (outcome.ok && issues.length === 0) return outcome;
  const found = outcome.ok ? [] : outcome.issues.map((each) => moved(each, place(flow, before, each.path)));
  return freeze({ ok: false, issues: capped([...issues, ...found]) });
}

/** Where in the input of a step something stands of which the place in the product is known. */
function place(flow: Flow, before: Content, path: Path): Path {
  const [key, i, ...rest] = path;
  if (key === "history") return rest;
  if (typeof key !== "string" || typeof i !== "number" || !flow.lists.includes(key)) return path;
  return [key, i - ((before[key] as readonly Json[] | undefined)?.length ?? 0), ...rest];
}

function stepFrom(flow: Flow, name: unknown, state: string, path: Path): ProcessTransition | Issue {
  const { transitions } = flow.process;
  const step = transitions.find((one) => one.name === name);
  if (step === undefined) {
    const names = transitions.map((one) => one.name);
    return issue("step-unknown", path, {
      step: clip(String(kindOf(name) === "a text" ? name : kindOf(name)), 200),
      known: names.join(", "),
      nearest: nearest(name, names),
    });
  }
  if (step.from === state) return step;
  const next = transitions.filter(({ from }) => from === state).map((one) => one.name);
  return issue("step-not-now", path, {
    step: step.name,
    from: step.from,
    state,
    next: next.length > 0 ? next.join(", ") : "none, it has ended",
  });
}

function checked(flow: Flow, tree: Outline, content: Content): Outcome<object> {
  const { issues, content: kept } = flow.read(tree, content);
  const all = [
    ...issues,
    ...(issues.some(({ path }) => path[0] === "history" || path[0] === "state") ? [] : historyIssues(flow, tree, content)),
  ];
  return all.length > 0 ? freeze({ ok: false, issues: capped(all) }) : { ok: true, value: finished({ flow, tree, content: kept }) };
}

/** Whether each step followed from the one before it, and has what it needed. Its shape is known to hold. */
function historyIssues(flow: Flow, tree: Outline, content: Content): Issue[] {
  const history = content.history as unknown as readonly HistoryEntry[];
  const issues: Issue[] = [];
  const who = [...flow.words, ...flow.people(content)];
  const keys = [...flow.head, ...flow.lists, ...flow.process.transitions.flatMap(({ needs }) => needs.map(({ key }) => key))];
  let state = flow.process.states[0]?.key as string;
  let before: string | null = null;
  for (const [i, entry] of history.entries()) {
    const at = ["history", i];
    if (before !== null && entry.date < before) issues.push(issue("step-too-early", [...at, "date"], { date: entry.date, before }));
    before = entry.date;
    issues.push(...whoIssues(who, entry.by, [...at, "by"]));
    for (const [k, key] of entry.what.entries())
      if (!keys.includes(key))
        issues.push(
          issue("not-allowed", [...at, "what", k], { received: shown(key), allowed: keys.join(", "), nearest: nearest(key, keys) }),
        );
    const plain = entry.transition === (i === 0 ? "start" : "add");
    if (i === 0 && !plain)
      return [
        ...issues,
        issue("not-allowed", [...at, "transition"], { received: `“${entry.transition}”`, allowed: "“start”", nearest: null }),
      ];
    const step = plain ? null : stepFrom(flow, entry.transition, state, [...at, "transition"]);
    if (step !== null && "code" in step) return [...issues, step];
    state = step?.to ?? state;
    if (entry.state !== state)
      return [...issues, issue("not-allowed", [...at, "state"], { received: `“${entry.state}”`, allowed: `“${state}”`, nearest: null })];
    for (const { key, what } of step?.needs ?? []) {
      const own = flow.lacks[key];
      const value = content[key];
      const lacking = own?.(content, tree) ?? (value === undefined || (Array.isArray(value) && value.length === 0) ? [null] : []);
      for (const whom of lacking) issues.push(issue("need-missing", [key], { step: entry.transition, need: key, what, whom }));
    }
  }
  if (content.state !== state)
    issues.push(issue("not-allowed", ["state"], { received: `“${content.state}”`, allowed: `“${state}”`, nearest: null }));
  return issues;
}

/** An issue if somebody is named who is not known. */
export function whoIssues(who: readonly string[], by: Json | undefined, path: Path): Issue[] {
  if (typeof by !== "string" || by.trim() === "" || who.includes(by)) return [];
  return [issue("who-unknown", path, { who: clip(by, 200), known: who.map((word) => `“${word}”`).join(", "), nearest: nearest(by, who) })];
}

function ensureMade(flow: Flow, value: unknown): Made {
  const made = typeof value === "object" && value !== null ? known.get(value) : undefined;
  if (made?.flow === flow) return made;
  const plain = copyPlain(value);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== flow.process.id)
    throw new BenchmarkError([
      issue("not-a-process", [], { kind: flow.process.id, received: made === undefined ? kindOf(value) : `a ${made.flow.process.id}` }),
    ]);
  const { framework, statement, ...rest } = plain.value;
  const parsed = attempt(() => outline(parseFramework(framework)));
  if (!parsed.ok) throw new BenchmarkError(parsed.issues.map((each) => moved(each, ["framework", ...each.path])));
  const tree = parsed.value;
  const outcome = checked(flow, tree, rest);
  if (!outcome.ok) throw new BenchmarkError(outcome.issues);
  return known.get(outcome.value) as Made;
}

/** Issues where another framework is named than the one that is expected; and the product without it. */
export function withoutFramework(tree: Outline, product: Json, path: Path): { readonly issues: readonly Issue[]; readonly content: Json } {
  if (!isRecord(product) || product.framework === undefined) return { issues: [], content: product };
  const { framework, statement, ...content } = product;
  const other = attempt(() => outline(parseFramework(framework)));
  if (!other.ok) return { issues: other.issues.map((each) => moved(each, [...path, "framework", ...each.path])), content };
  const name = ({ framework: { id, version }, digest }: Outline): string => `${id} ${version} (${digest.slice(0, 12)})`;
  const same = other.value.digest === tree.digest;
  return {
    issues: same ? [] : [issue("wrong-framework", [...path, "framework"], { received: name(other.value), expected: name(tree) })],
    content,
  };
}

function finished(made: Made): object {
  const { flow, tree, content } = made;
  const { kind, ...rest } = content;
  const { key, flow: inner } = flow.inner ?? {};
  const held =
    key === undefined || inner === undefined
      ? {}
      : { [key]: (content[key] as readonly Content[]).map((each) => finished({ flow: inner, tree, content: each })) };
  const product = freeze({ kind, framework: tree.framework, ...rest, ...held, statement: statementOf(tree.framework) });
  known.set(product, { ...made, content: freeze(content), product });
  return product;
}
