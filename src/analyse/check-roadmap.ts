/** What can be wrong with a roadmap by itself, whatever its framework: its shape, dates, ids and the order of its actions. */
import * as z from "zod/mini";
import { isDate, isPartialDate } from "../base/date.ts";
import { clip, type Issue, issue, MAXIMUM_ISSUES, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { type ActionOrder, orderOf } from "./roadmap-order.ts";

/** How many actions a roadmap may have. */
export const MAXIMUM_ACTIONS = 1000;
/** Looking for the nearest id is dear: of very many issues, the first hundred get one. */
const SUGGESTIONS = 100;

type Path = readonly (string | number)[];

let schema: z.ZodMiniType | undefined;

/** A text with something in it. */
export function someText(): z.ZodMiniType<string> {
  return z.string().check(z.minLength(1, { abort: true }), z.regex(/\S/, { error: "a text that says something" }));
}

/** The shape of what `recordRoadmap` takes. */
export function roadmapSchema(): z.ZodMiniObject {
  schema ??= makeSchema();
  return schema as z.ZodMiniObject;
}

function makeSchema(): z.ZodMiniType {
  const text = someText();
  const texts = z.optional(z.array(text));
  const date = z.string();
  const action = z.strictObject({
    id: text,
    title: text,
    serves: z.array(text).check(z.minLength(1)),
    levels: z.optional(z.record(z.string(), z.unknown())),
    effort: z.optional(z.number().check(z.minimum(0))),
    after: texts,
    note: z.optional(text),
    owner: text,
    partners: texts,
    consulted: z.optional(z.array(z.strictObject({ who: text, date }))),
    start: date,
    due: date,
    milestones: z.optional(z.array(z.strictObject({ id: text, title: text, due: date }))),
  });
  return z.strictObject({
    city: z.strictObject({
      id: text,
      name: text,
      context: z.optional(
        z.record(z.string(), z.union([z.string(), z.number(), z.boolean()], { error: "a text, a number, true or false" })),
      ),
    }),
    title: z.optional(text),
    agreed: z.optional(date),
    effortUnit: z.optional(text),
    actions: z.array(action).check(z.minLength(1), z.maxLength(MAXIMUM_ACTIONS)),
    endorsed: z.optional(z.array(z.strictObject({ by: text, date }))),
  });
}

/** An action of which nothing is certain yet but that it is an object, with its place in the list. */
export interface GivenAction {
  readonly place: number;
  readonly given: { readonly [key: string]: Json };
}

/** The actions that can be looked at one by one; none where there are too many. */
export function givenActions(input: Json): readonly GivenAction[] {
  const all = isRecord(input) ? list(input.actions) : [];
  return all.length > MAXIMUM_ACTIONS ? [] : all.flatMap((given, place) => (isRecord(given) ? [{ place, given }] : []));
}

/** The order of given actions, by their places in what {@link givenActions} gives. */
export function givenOrder(actions: readonly GivenAction[]): ActionOrder {
  // A newline and a number: what has no id of its own is nobody's prerequisite.
  return orderOf(
    actions.map(({ given }, i) => ({ id: text(given.id) ?? `\n${i}`, after: list(given.after).filter((id) => typeof id === "string") })),
  );
}

/** Everything wrong with a roadmap that needs no framework to be seen. */
export function checkPlan(input: Json, shape: z.ZodMiniType = roadmapSchema()): Issue[] {
  const issues = checkShape(shape, input, []);
  if (!isRecord(input)) return issues;
  const actions = givenActions(input);
  dated(issues, ["agreed"], input.agreed);
  for (const [i, endorsement] of list(input.endorsed).entries())
    if (isRecord(endorsement) && issues.length <= MAXIMUM_ISSUES) dated(issues, ["endorsed", i, "date"], endorsement.date);
  const ids = actions.map(({ given }) => given.id ?? null);
  repeated(issues, ids, (i) => ["actions", (actions[i] as GivenAction).place, "id"]);
  for (const { place, given } of actions) {
    if (issues.length > MAXIMUM_ISSUES) return issues;
    checkAction(issues, ["actions", place], given);
    if (given.effort !== undefined && input.effortUnit === undefined)
      issues.push(issue("effort-unit-missing", ["actions", place, "effort"], { id: named(given) }));
  }
  if (input.effortUnit !== undefined && !actions.some(({ given }) => given.effort !== undefined))
    issues.push(issue("effort-unit-unused", ["effortUnit"]));
  checkOrder(issues, actions);
  return issues;
}

function checkAction(issues: Issue[], path: Path, given: GivenAction["given"]): void {
  const [start, due] = [dated(issues, [...path, "start"], given.start), dated(issues, [...path, "due"], given.due)];
  const reversed = start !== null && due !== null && due < start;
  if (reversed) issues.push(issue("due-before-start", [...path, "due"], { id: named(given), start, due }));
  for (const [i, one] of list(given.consulted).entries()) {
    const date = isRecord(one) ? text(one.date) : null;
    if (date !== null && !isPartialDate(date) && issues.length <= MAXIMUM_ISSUES)
      issues.push(issue("date-invalid", [...path, "consulted", i, "date"], { received: shown(date), form: "YYYY-MM-DD, YYYY-MM or YYYY" }));
  }
  const milestones = list(given.milestones);
  for (const [i, one] of milestones.entries()) {
    if (!isRecord(one) || issues.length > MAXIMUM_ISSUES) continue;
    const at = [...path, "milestones", i, "due"];
    const day = dated(issues, at, one.due);
    if (day === null || start === null || due === null || reversed || (day >= start && day <= due)) continue;
    issues.push(issue("milestone-outside", at, { id: named(one), due: day, start, end: due }));
  }
  const ids = milestones.map((one) => (isRecord(one) ? (one.id ?? null) : null));
  repeated(issues, ids, (i) => [...path, "milestones", i, "id"]);
  for (const key of ["serves", "after"]) repeated(issues, list(given[key]), (i) => [...path, key, i]);
}

function checkOrder(issues: Issue[], actions: readonly GivenAction[]): void {
  const ids = new Set(actions.flatMap(({ given }) => text(given.id) ?? []));
  const { sequence, prerequisites, cycles } = givenOrder(actions);
  const ordered = new Set(sequence);
  for (const [i, { place, given }] of actions.entries()) {
    const after = list(given.after);
    for (const [k, id] of after.entries()) {
      if (typeof id !== "string" || ids.has(id)) continue;
      if (issues.length > MAXIMUM_ISSUES) return;
      const near = issues.length < SUGGESTIONS ? nearest(id, ids) : null;
      issues.push(issue("unknown-action", ["actions", place, "after", k], { id: clip(id, 200), nearest: near }));
    }
    for (const waits of prerequisites[i] ?? []) {
      const before = (actions[waits] as GivenAction).given;
      // Within a cycle every date is too early for one of them: the cycle is what is wrong.
      if (!ordered.has(waits) || !isDate(before.due) || !isDate(given.start) || before.due <= given.start) continue;
      const at = ["actions", place, "after", after.indexOf(before.id as string)];
      issues.push(issue("starts-too-early", at, { id: named(given), start: given.start, after: named(before), due: before.due }));
    }
  }
  for (const cycle of cycles) {
    const place = actions.find(({ given }) => given.id === cycle[0])?.place ?? 0;
    issues.push(issue("action-cycle", ["actions", place, "after"], { cycle: clip(cycle.map((id) => `“${id}”`).join(" → "), 500) }));
  }
}

/** The date, if it is one; an issue if it is a text that is none. */
function dated(issues: Issue[], path: Path, value: Json | undefined): string | null {
  if (typeof value !== "string") return null;
  if (isDate(value)) return value;
  issues.push(issue("date-invalid", path, { received: shown(value), form: "YYYY-MM-DD" }));
  return null;
}

function repeated(issues: Issue[], ids: readonly Json[], path: (place: number) => Path): void {
  const seen = new Map<Json, number>();
  for (const [i, id] of ids.entries()) {
    if (issues.length > MAXIMUM_ISSUES) return;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, i);
    else if (typeof id === "string") issues.push(issue("listed-twice", path(i), { id: clip(id, 200), first: first + 1, second: i + 1 }));
  }
}

/** The id of an action or milestone, for a message. */
function named(given: { readonly [key: string]: Json }): string {
  return clip(text(given.id) ?? "?", 200);
}

function text(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
