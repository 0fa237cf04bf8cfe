/** Shapes that reviews, rounds and schemes share, and the checks of what they say of nodes, dates, cities and assessments. */
import * as z from "zod/mini";
import { tryAssess } from "../assess/assess.ts";
import { checkHead } from "../assess/assessment.ts";
import { isDate, isPartialDate } from "../base/date.ts";
import { clip, type Issue, issue, type Outcome, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json } from "../base/plain.ts";
import type { Outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { someText } from "./check-roadmap.ts";
import type { Process } from "./process.ts";
import { moved } from "./run-process.ts";

type Path = readonly (string | number)[];

/** A list of what is plain; nothing where it is no list. */
export function listed(value: Json | undefined): readonly { readonly [key: string]: Json }[] {
  return Array.isArray(value) ? value.map((each) => (isRecord(each) ? each : {})) : [];
}

/** What is a text; nothing where it is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The schemas that more than one of them needs. */
export function shapes() {
  const text = someText();
  const said = z.optional(text);
  const date = z.string().check(z.refine(isDate, { error: "a date, YYYY-MM-DD" }));
  const partial = z.string().check(z.refine(isPartialDate, { error: "a date, YYYY-MM-DD, YYYY-MM or YYYY" }));
  const texts = z.optional(z.array(text));
  const days = { from: date, to: date };
  const nodes = z.array(text).check(z.minLength(1));
  const evidence = z.optional(
    z.array(z.strictObject({ title: text, kind: said, url: said, date: z.optional(partial), expires: z.optional(partial) })),
  );
  const city = z.strictObject({ id: text, name: text, context: z.optional(z.record(z.string(), z.unknown())) });
  return { text, said, date, partial, texts, days, nodes, evidence, city };
}

/** What every one of them has: its kind, where it stands and how it got there. */
export function processShape({ id, states, transitions }: Process): z.core.$ZodShape {
  const { text, said, date } = shapes();
  const state = z.enum(states.map(({ key }) => key) as [string, ...string[]]);
  const transition = z.enum(["start", "add", ...transitions.map(({ name }) => name)]);
  const entry = z.strictObject({ transition, state, date, by: text, name: said, note: said, what: z.array(z.string()) });
  return { kind: z.literal(id), title: said, state, history: z.array(entry).check(z.minLength(1)) };
}

/** Where ids are named that are not nodes of the tree. */
export function nodeIssues(tree: Outline, ids: Json | undefined, path: Path): Issue[] {
  return (Array.isArray(ids) ? ids : []).flatMap((id: Json, i) =>
    typeof id !== "string" || id.trim() === "" || tree.byId.has(id)
      ? []
      : [issue("unknown-node", [...path, i], { id: clip(id, 200), framework: tree.framework.id, nearest: nearest(id, tree.byId.keys()) })],
  );
}

/** Where one id, or what stands for it, is in a list twice. */
export function twice(values: readonly (Json | undefined)[], path: (i: number) => Path): Issue[] {
  const seen = new Map<string, number>();
  return values.flatMap((value, i) => {
    if (typeof value !== "string") return [];
    const first = seen.get(value);
    if (first === undefined) seen.set(value, i);
    return first === undefined ? [] : [issue("listed-twice", path(i), { id: clip(value, 200), first: first + 1, second: i + 1 })];
  });
}

/** Where something is named that is not in another list. */
export function unknownEntries(ids: Json | undefined, entries: Json | undefined, list: string, path: Path): Issue[] {
  const all = listed(entries).map(({ id }) => textOf(id));
  return (Array.isArray(ids) ? ids : []).flatMap((id: Json, i) =>
    typeof id !== "string" || all.includes(id)
      ? []
      : [issue("unknown-entry", [...path, i], { id: clip(id, 200), list, nearest: nearest(id, all) })],
  );
}

/** A day that is later than the last step, or a stay that ends before it begins. */
export function dayIssues(
  content: { readonly [key: string]: Json },
  days: readonly (readonly [value: Json | undefined, path: Path])[],
): Issue[] {
  const asOf = listed(content.history).at(-1)?.date;
  return days.flatMap(([value, path]) =>
    isDate(value) && isDate(asOf) && value > asOf ? [issue("after-as-of", path, { date: value, asOf })] : [],
  );
}

/** A stay from one day to another, and what must lie in it. */
export function stayIssues(stay: Json | undefined, path: Path): Issue[] {
  if (!isRecord(stay) || !isDate(stay.from) || !isDate(stay.to)) return [];
  const { from, to } = stay;
  if (to < from) return [issue("out-of-range", [...path, "to"], { received: shown(to), expected: `not before ${from}` })];
  return listed(stay.agenda).flatMap(({ date }, i) =>
    isDate(date) && (date < from || date > to)
      ? [issue("out-of-range", [...path, "agenda", i, "date"], { received: shown(date), expected: `from ${from} to ${to}` })]
      : [],
  );
}

/** Where a city states something of itself that the framework does not ask. */
export function cityIssues(framework: Framework, city: Json | undefined, path: Path): Issue[] {
  if (!isRecord(city)) return [];
  const found = checkHead(framework, { city, date: "undated", rater: { role: "self" }, answers: {} });
  return found.filter(({ path: at }) => at[1] === "context").map((each) => moved(each, [...path, ...each.path.slice(1)]));
}

/** An assessment as it is kept: checked, dated, of this city and role, without its framework. */
export function readAssessment(
  framework: Framework,
  given: Json,
  wanted: { readonly city: readonly string[]; readonly roles: readonly string[] },
  path: Path,
): Outcome<Json> {
  const outcome = tryAssess(framework, given);
  if (!outcome.ok) return { ok: false, issues: outcome.issues.map((each) => moved(each, [...path, ...each.path])) };
  const { kind, framework: _, ...kept } = outcome.value;
  const { city, date, rater } = kept;
  const issues = [
    ...(wanted.city.includes(city.id)
      ? []
      : [issue("city-elsewhere", [...path, "city", "id"], { city: clip(city.id, 200), known: wanted.city.join(", ") })]),
    ...(date === "undated" ? [issue("assessment-undated", [...path, "date"])] : []),
    ...(wanted.roles.includes(rater.role)
      ? []
      : [
          issue("not-allowed", [...path, "rater", "role"], {
            received: shown(rater.role),
            allowed: wanted.roles.map((role) => `“${role}”`).join(", "),
            nearest: null,
          }),
        ]),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: kept as unknown as Json };
}
