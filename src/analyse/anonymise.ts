/** Strikes people's names, quotations and notes out of a review, round, scheme or assessment: in their own fields, and wherever else they stand. */
import * as z from "zod/mini";
import { assess, ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { BenchmarkError, issue, kindOf, throwIfAny, unwrap } from "../base/issue.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Framework } from "../model/tree.ts";
import { reviewFlow } from "./check-review.ts";
import { someText } from "./check-roadmap.ts";
import { schemeFlow } from "./check-scheme.ts";
import { listed } from "./process-shape.ts";
import { recordRoadmap, roadmapDigest } from "./record-roadmap.ts";
import type { Review } from "./review.ts";
import { roundFlow } from "./review-round.ts";
import type { RoadmapInput } from "./roadmap.ts";
import type { Round } from "./round.ts";
import { type Content, contentOf, ensureProduct, type Flow, fromContent } from "./run-process.ts";
import type { Scheme } from "./scheme.ts";

/** What {@link anonymise} can be told. */
export interface AnonymiseOptions {
  /** Other texts to strike out wherever they stand, such as names that no field holds; one that stands nowhere does no harm. */
  readonly also?: readonly string[];
}

const FLOWS: { readonly [kind: string]: Flow } = { review: reviewFlow, round: roundFlow, scheme: schemeFlow };
/** What stays untouched: what a framework says, and answers by indicator that are not spelt out. */
const UNTOUCHED = ["targets", "nodes", "indicators", "levels", "framework", "statement", "context", "baseline", "latest"];
/** Ids, dates and words of our own: a text, or a list of texts, under these keys stays. */
const STAYS =
  " kind id state transition step date from to due start agreed asOf level items missing priority asks interviews findings serves after cities guests theme version digest roadmap change node city host visibility status action milestone waitsFor ";
/** The keys of people or bodies, and the word that stands for each. */
const PEOPLE: { readonly [key: string]: string } = { owner: "owner", partners: "partner", who: "consulted", by: "person" };
const CITIES = ["city", "host", "mentor", "hosts", "reviewers"];

type Change = (value: Json, key: string) => Json;

/**
 * The same product without names of people, quotations and notes of talks. Role words stand where names stood (“peer 1”, “interviewee 2”, “owner 1”);
 * the same name gets the same word everywhere.
 *
 * Struck out in their own fields: names of team members, raters, interviewees and of who took a step; the ids of team members and raters; quotations; notes of
 * interviews and visits; in roadmaps and their progress, owners, partners, who was consulted, who endorsed and who reported. Each of these texts, whole, is also
 * struck out of all free text: findings, comments, titles of evidence, notes (not distinguishing capitals; within longer words it stays).
 *
 * Kept: cities, organisations, roles, declared conflicts, dates, answers, ids of findings and interviews, and all free text beside what was struck out. A name
 * that stands in no field of its own is not known: hand it in under `also`, and read the result before you publish it.
 *
 * @param product a review, round, scheme or assessment
 * @param options `also`: other texts to strike out
 * @returns a product of the same kind, checked and frozen
 * @throws BenchmarkError if it is none of these
 * @example
 * import { addToReview, anonymise, startReview } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const begun = startReview(generalGovernance, { host: { id: "a", name: "Aford (invented)" }, date: "2026-01-12", by: "host" });
 * const review = addToReview(begun, {
 *   date: "2026-02-01", by: "dana", name: "Dana Doe",
 *   team: [{ id: "dana", role: "peer", city: "bexhaven", name: "Dana Doe", conflicts: [] }],
 *   findings: [{ id: "f1", kind: "gap", nodes: ["governance.voice"], by: "dana", text: "Dana Doe found no rule for hearings." }],
 * });
 * const { team, findings } = anonymise(review);
 * team[0]?.name; // "peer 1"
 * findings[0]?.text; // "peer 1 found no rule for hearings."
 */
export function anonymise<P extends Review | Round | Scheme | Assessment>(product: P, options: AnonymiseOptions = {}): P {
  const plain = copyPlain(options);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  throwIfAny(checkShape(z.strictObject({ also: z.optional(z.array(someText())) }), plain.value, ["options"]));
  const also = (plain.value as AnonymiseOptions).also ?? [];
  const kind = readKind(product);
  const flow = Object.hasOwn(FLOWS, kind) ? FLOWS[kind] : undefined;
  if (flow === undefined) {
    const { kind: _, framework, ...content } = ensureAssessment(product as Assessment);
    return assess(framework, struck(content as unknown as Content, also, []) as never) as Assessment as P;
  }
  const content = contentOf(flow, product);
  const { framework } = ensureProduct(flow, product) as Review;
  const cities = kind === "review" ? [] : flow.people(content);
  const who = [...flow.words, ...(kind === "round" ? reviewFlow.words : []), ...cities];
  const result = struck(content, also, who);
  return unwrap(fromContent(flow, framework, kind === "scheme" ? monitored(framework, result) : result)) as P;
}

function readKind(product: unknown): string {
  try {
    const { kind } = product as { readonly kind?: unknown };
    if (kind === "review" || kind === "round" || kind === "scheme" || kind === "assessment") return kind;
  } catch {
    // What cannot be read is no product.
  }
  throw new BenchmarkError([issue("not-a-process", [], { kind: "review, round, scheme or assessment", received: kindOf(product) })]);
}

/** Everything but the names. `who`: words and ids of cities by which somebody can be named and which stay. */
function struck(content: Content, also: readonly string[], who: readonly string[]): Content {
  const cities = new Set<string>();
  const words = new Map<string, string>();
  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  const next = (word: string): number => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return count;
  };
  const name = (text: Json | undefined, word: string, numbered = true): void => {
    if (typeof text === "string" && !words.has(folded(text))) words.set(folded(text), numbered ? `${word} ${next(word)}` : word);
  };
  // Cities first, then the people whom others name by id, then everybody else.
  walk(content, (value, key) => {
    for (const city of CITIES.includes(key) ? (Array.isArray(value) ? value : [value]) : [])
      for (const text of isRecord(city) ? [city.id, city.name] : []) if (typeof text === "string") cities.add(text);
  });
  walk(content, (value, key) => {
    if (key !== "team") return;
    for (const member of listed(value)) {
      const role = String(member.role);
      const known = ids.get(String(member.id));
      const word = known?.replace("-", " ") ?? `${role} ${next(role)}`;
      ids.set(String(member.id), word.replace(" ", "-"));
      name(member.name, word, false);
    }
  });
  walk(content, (value, key) => {
    if (key === "rater" && isRecord(value)) {
      const role = String(value.role);
      if (typeof value.id === "string" && !ids.has(value.id)) ids.set(value.id, `${role}-${next(role)}`);
      if (typeof value.id === "string") name(value.name, (ids.get(value.id) as string).replace("-", " "), false);
      name(value.name, role);
    }
    if (key === "interviews") for (const talk of listed(value)) name(talk.name, "interviewee");
    if (key === "history") for (const step of listed(value)) name(step.name, "person");
    for (const text of Object.hasOwn(PEOPLE, key) ? (Array.isArray(value) ? value : [value]) : [])
      if (typeof text === "string" && !who.includes(text) && !ids.has(text) && !cities.has(text)) name(text, PEOPLE[key] as string);
    if (key === "quotation" || key === "quotations")
      for (const text of Array.isArray(value) ? value : [value]) name(text, "(quotation struck out)", false);
  });
  for (const text of also) words.set(folded(text), "(struck out)");
  const swept = sweep(
    words,
    [...cities].filter((city) => !also.some((text) => folded(text) === folded(city))),
  );

  const change: Change = (value, key) => {
    if (UNTOUCHED.includes(key)) return value;
    if (typeof value === "string") {
      if (key === "by") return ids.get(value) ?? (who.includes(value) || cities.has(value) ? value : (words.get(folded(value)) ?? value));
      if (key === "name" || Object.hasOwn(PEOPLE, key)) return words.get(folded(value)) ?? swept(value);
      return STAYS.includes(` ${key} `) ? value : swept(value);
    }
    if (Array.isArray(value)) return value.map((each: Json) => change(each, key));
    if (!isRecord(value) || (CITIES.includes(key) && value.id !== undefined)) return value;
    if (key === "answers")
      return Object.fromEntries(Object.entries(value).map(([id, answer]) => [id, isRecord(answer) ? change(answer, "") : answer]));
    const kept = Object.entries(value).filter(
      ([field]) => field !== "quotation" && field !== "quotations" && !(field === "notes" && (key === "interviews" || key === "visits")),
    );
    return Object.fromEntries(
      kept.map(([field, inner]) => {
        if (key === "rater" && field === "role") return [field, inner];
        if (key === "team" && field === "role") return [field, inner];
        if (key === "history" && field === "what") return [field, inner];
        if (key === "team" && field === "name") return [field, (ids.get(String(value.id)) as string).replace("-", " ")];
        if ((key === "team" || key === "rater") && field === "id") return [field, ids.get(String(inner)) ?? inner];
        return [field, change(inner, field)];
      }),
    );
  };
  return change(content, "") as Content;
}

/** Every value of an object, and of the objects in it, with its key; entries of a list go by the list's key. */
function walk(value: Json, visit: (value: Json, key: string) => void, key = ""): void {
  if (UNTOUCHED.includes(key)) return;
  if (key !== "") visit(value, key);
  for (const each of Array.isArray(value) ? value : [value])
    if (isRecord(each)) for (const [field, inner] of Object.entries(each)) walk(inner, visit, field);
}

/** Replaces whole names in running text, the longest first; a city's name stays whole. */
function sweep(words: ReadonlyMap<string, string>, cities: readonly string[]): (text: string) => string {
  const kept = new Set(cities.map(folded));
  const all = [...new Set([...words.keys(), ...kept])].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  if (all.length === 0) return (text) => text;
  const pattern = all.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+")).join("|");
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.replace(expression, (met) => (kept.has(folded(met)) ? met : (words.get(folded(met)) ?? "(struck out)")));
}

/** How a text is looked up: capitals and spacing make no difference. */
function folded(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/** A roadmap without names is another state of it; its progress belongs to that one. */
function monitored(framework: Framework, scheme: Content): Content {
  const digests = new Map(
    listed(scheme.roadmaps).map((roadmap) => {
      const recorded = recordRoadmap(framework, roadmap as unknown as RoadmapInput);
      return [recorded.city.id, roadmapDigest(recorded)] as const;
    }),
  );
  const monitoring = listed(scheme.monitoring).map((progress) => {
    const digest = digests.get(String((progress.city as { readonly id: Json }).id));
    return { ...progress, roadmap: digest ?? (progress.roadmap as Json) };
  });
  return { ...scheme, monitoring };
}
