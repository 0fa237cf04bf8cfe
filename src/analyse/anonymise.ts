/** Strikes people's names, quotations and notes out of a review, round, scheme or assessment: in their own fields, and wherever else they stand. */
import * as z from "zod/mini";
import { assess, ensureAssessment } from "../assess/assess.ts";
import { type Assessment, contextFactors } from "../assess/assessment.ts";
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
/** Where a text stands under a key of {@link STAYS} and is said freely all the same. */
const FREE: { readonly [place: string]: string } = { evidence: "kind", documents: "kind", practice: "city" };
/** An id of a member of the team is looked for in texts from so many signs on: shorter ones are words. */
const LEAST_ID = 3;

type Change = (value: Json, key: string) => Json;

/**
 * The same product without names of people, quotations and notes of talks. Role words stand where names stood (“peer 1”, “interviewee 2”, “owner 1”);
 * the same name gets the same word everywhere.
 *
 * Struck out in their own fields: names of team members, raters, interviewees and of who took a step; the ids of team members and raters; quotations; notes of
 * interviews and visits; in roadmaps and their progress, owners, partners, who was consulted, who endorsed and who reported. Each of these names and
 * quotations, whole, is also struck out of all free text: findings, comments, evidence, notes, texts of a city's context. So are ids of team members from three
 * signs on. Capitals make no difference, nor does what joins the parts of a name (“Dana Doe”, “dana.doe”, “Dana_Doe”); within longer words it stays.
 *
 * Kept: cities, organisations, roles, declared conflicts, dates, answers, ids of findings, interviews, actions and milestones, and all free text beside what was
 * struck out. A name that stands in no field of its own, a part of a name and a part of a quotation are not known: hand them in under `also`, and read the
 * result before you publish it. What is computed from a product without names has none either: strike out first, then measure, settle and report.
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
    return assess(framework, struck(framework, content as unknown as Content, also, []) as never) as Assessment as P;
  }
  const content = contentOf(flow, product);
  const { framework } = ensureProduct(flow, product) as Review;
  const cities = kind === "review" ? [] : flow.people(content);
  const who = [...flow.words, ...(kind === "round" ? reviewFlow.words : []), ...cities];
  const result = struck(framework, content, also, who);
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
function struck(framework: Framework, content: Content, also: readonly string[], who: readonly string[]): Content {
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
  // Who sits in a team is a person: the id can be a name, and stand in a text.
  walk(content, (value, key) => {
    if (key === "team")
      for (const { id } of listed(value))
        if (typeof id === "string" && folded(id).length >= LEAST_ID) name(id, (ids.get(id) as string).replace("-", " "), false);
  });
  for (const text of also) words.set(folded(text), "(struck out)");
  const swept = sweep(
    words,
    [...cities].filter((city) => !also.some((text) => folded(text) === folded(city))),
  );

  const texts = contextFactors(framework).flatMap(({ id, type }) => (type === "text" ? [id] : []));
  const change: Change = (value, key) => {
    if (UNTOUCHED.includes(key)) return value;
    if (typeof value === "string") {
      if (key === "by") return ids.get(value) ?? (who.includes(value) || cities.has(value) ? value : (words.get(folded(value)) ?? value));
      if (key === "name" || Object.hasOwn(PEOPLE, key)) return words.get(folded(value)) ?? swept(value);
      return STAYS.includes(` ${key} `) ? value : swept(value);
    }
    if (Array.isArray(value)) return value.map((each: Json) => change(each, key));
    if (!isRecord(value)) return value;
    if (CITIES.includes(key) && value.id !== undefined) return withContext(value, texts, swept);
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
        if (FREE[key] === field && typeof inner === "string") return [field, swept(inner)];
        if (key === "team" && field === "name") return [field, (ids.get(String(value.id)) as string).replace("-", " ")];
        if ((key === "team" || key === "rater") && field === "id") return [field, ids.get(String(inner)) ?? inner];
        return [field, change(inner, field)];
      }),
    );
  };
  return change(content, "") as Content;
}

/** A city as it is, but for what it says of itself in texts of its own. */
function withContext(city: Content, texts: readonly string[], swept: (text: string) => string): Json {
  if (!isRecord(city.context)) return city;
  const said = Object.entries(city.context).map(([id, value]) => [id, texts.includes(id) ? swept(String(value)) : value]);
  return { ...city, context: Object.fromEntries(said) as Json };
}

/** Every value of an object, and of the objects in it, with its key; entries of a list go by the list's key. */
function walk(value: Json, visit: (value: Json, key: string) => void, key = ""): void {
  if (UNTOUCHED.includes(key)) return;
  if (key !== "") visit(value, key);
  for (const each of Array.isArray(value) ? value : [value])
    if (isRecord(each)) for (const [field, inner] of Object.entries(each)) walk(inner, visit, field);
}

/** Replaces whole names in running text, the longest first; a city's name stays whole. A pattern would not do: quotations can be too long for one. */
function sweep(words: ReadonlyMap<string, string>, cities: readonly string[]): (text: string) => string {
  const kept = new Set(cities.map(folded));
  const all = [...new Set([...words.keys(), ...kept])].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  const byFirst = new Map<string, { readonly word: string; readonly letters: readonly string[] }[]>();
  for (const word of all) {
    const letters = [...word];
    byFirst.set(letters[0] as string, [...(byFirst.get(letters[0] as string) ?? []), { word, letters }]);
  }
  return (text) => {
    const read = lettersOf(text);
    const isEdge = (at: number, beyond: number): boolean =>
      read[at]?.place !== read[beyond]?.place && !/[\p{L}\p{M}\p{N}]/u.test(read[beyond]?.from ?? "");
    let [swept, done] = ["", 0];
    for (let at = 0; at < read.length; ) {
      const met = (byFirst.get(read[at]?.letter as string) ?? []).find(({ letters }) => {
        const last = at + letters.length - 1;
        return letters.every((letter, k) => read[at + k]?.letter === letter) && isEdge(at, at - 1) && isEdge(last, last + 1);
      });
      if (met !== undefined && !kept.has(met.word)) {
        const end = read[at + met.letters.length]?.place ?? text.length;
        swept += text.slice(done, read[at]?.place) + (words.get(met.word) ?? "(struck out)");
        done = end;
      }
      at += met?.letters.length ?? 1;
    }
    return swept + text.slice(done);
  };
}

/** What can join the parts of a name. */
const JOINED = /[\s._+-]|%20/g;

/** A text letter by letter, folded: what was written, and where. White space and what else joins the parts of a name is one blank. */
function lettersOf(text: string): { readonly letter: string; readonly from: string; readonly place: number }[] {
  const read: { letter: string; from: string; place: number }[] = [];
  let place = 0;
  for (const [from] of text.matchAll(/%20|./gsu)) {
    const blank = from.length === from.match(JOINED)?.[0].length;
    if (!blank || read.at(-1)?.letter !== " ") for (const letter of blank ? " " : apart(from)) read.push({ letter, from, place });
    place += from.length;
  }
  return read;
}

/** Small letters, accents apart from them. */
function apart(text: string): string {
  return text.normalize("NFD").toLowerCase().replaceAll("ς", "σ");
}

/** How a text is looked up: capitals, how accents are written and what joins the parts make no difference. */
function folded(text: string): string {
  return apart(text).replace(JOINED, " ").replace(/ +/g, " ").trim();
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
