/** What can be wrong with a review: its shape, whom and what it names, conflicts of the team, and the assessments in it. */
import * as z from "zod/mini";
import { clip, type Issue, issue } from "../base/issue.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { type Outline, outline } from "../model/outline.ts";
import { subsetOf } from "../model/subset.ts";
import type { Framework } from "../model/tree.ts";
import {
  cityIssues,
  dayIssues,
  listed,
  nodeIssues,
  processShape,
  readAssessment,
  shapes,
  stayIssues,
  textOf,
  twice,
  unknownEntries,
} from "./process-shape.ts";
import { reviewProcess } from "./review-process.ts";
import { attempt, type Content, type Flow, moved, whoIssues } from "./run-process.ts";

/** Who can have said something, beside the members of the team. */
const WORDS = ["host", "team", "stakeholders", "coordinator"];
const ROLES = ["peer", "expert", "stakeholder", "consensus"];

/** The flow of a review. */
export const reviewFlow: Flow = {
  process: reviewProcess,
  head: ["host", "title"],
  lists: ["questions", "team", "interviews", "ratings", "findings", "recommendations"],
  stepped: ["ratings", "findings", "recommendations"],
  words: WORDS,
  people: (content) => listed(content.team).map(({ id }) => textOf(id)),
  lacks: { team: (content) => (listed(content.team).some(({ role }) => role === "peer") ? [] : ["a peer"]) },
  read: readReview,
};

function readReview(tree: Outline, content: Content): { readonly issues: readonly Issue[]; readonly content: Content } {
  const issues = [...checkShape(schema(), content, []), ...named(tree, content), ...teamIssues(content)];
  const host = isRecord(content.host) ? textOf(content.host.id) : "";
  const keep: { [key: string]: Json } = { ...content };
  if (isRecord(content.initialReport)) {
    const outcome = readAssessment(tree.framework, content.initialReport, { city: [host], roles: ["self"] }, ["initialReport"]);
    if (outcome.ok) keep.initialReport = outcome.value;
    else issues.push(...outcome.issues);
  }
  const ratings = listed(content.ratings).map((rating, i) => {
    const framework = asked(tree, rating.asks, ["ratings", i, "asks"]);
    if ("issues" in framework) issues.push(...framework.issues);
    if ("issues" in framework || !isRecord(rating.assessment)) return rating;
    const read = (under: Framework) =>
      readAssessment(under, rating.assessment as Json, { city: [host], roles: ROLES }, ["ratings", i, "assessment"]);
    const part = read(framework.value);
    // What one place asks can stand in another that was not asked: it must hold under the whole benchmark too.
    const outcome = part.ok && framework.value !== tree.framework ? read(tree.framework) : part;
    if (!outcome.ok) issues.push(...outcome.issues);
    return outcome.ok ? { ...rating, assessment: outcome.value } : rating;
  });
  issues.push(...raterIssues(content, ratings));
  return { issues, content: Array.isArray(content.ratings) ? { ...keep, ratings } : keep };
}

/** The framework that a rater was asked; a subset where only some indicators were. */
function asked(
  tree: Outline,
  asks: Json | undefined,
  path: readonly (string | number)[],
): { readonly value: Framework } | { readonly issues: readonly Issue[] } {
  if (!Array.isArray(asks) || asks.length === 0 || asks.some((id) => typeof id !== "string")) return { value: tree.framework };
  const alone = (id: string, i: number): Issue =>
    issue("node-unsuitable", [...path, i], { id, why: "it is a penalty, and nothing that it could lower is asked" });
  const outcome = attempt(() => askedOf(tree.framework, asks));
  if (!outcome.ok) {
    const own = outcome.issues.filter((each) => each.path[0] === "ids");
    return { issues: own.length > 0 ? own.map((each) => moved(each, [...path, ...each.path.slice(1)])) : asks.map(alone) };
  }
  const left = outline(outcome.value).byId;
  const lost = asks.flatMap((id: string, i) => (left.has(id) ? [] : [alone(id, i)]));
  return lost.length > 0 ? { issues: lost } : { value: outcome.value };
}

/** What was asked of somebody, as a framework. */
export function askedOf(framework: Framework, asks: readonly string[]): Framework {
  return subsetOf(framework, asks, { dangling: "drop" });
}

/** Nodes, people, interviews, findings and days that are named. */
function named(tree: Outline, content: Content): Issue[] {
  const who = [...WORDS, ...reviewFlow.people(content)];
  const [interviews, findings] = [listed(content.interviews), listed(content.findings)];
  const nodes = (list: string): Issue[] => listed(content[list]).flatMap(({ nodes: ids }, i) => nodeIssues(tree, ids, [list, i, "nodes"]));
  const said = ["findings", "recommendations"].flatMap((list) =>
    listed(content[list]).flatMap(({ by }, i) => whoIssues(who, by, [list, i, "by"])),
  );
  const day = (key: string, field = "date"): readonly [Json | undefined, readonly string[]] => {
    const part = content[key];
    return [isRecord(part) ? part[field] : undefined, [key, field]];
  };
  return [
    ...cityIssues(tree.framework, content.host, ["host"]),
    ...["questions", "interviews", "findings", "recommendations"].flatMap(nodes),
    ...nodeIssues(tree, isRecord(content.deskReview) ? content.deskReview.nodes : undefined, ["deskReview", "nodes"]),
    ...["team", "interviews", "findings", "recommendations"].flatMap((list) =>
      twice(
        listed(content[list]).map(({ id }) => id),
        (i) => [list, i, "id"],
      ),
    ),
    ...said,
    ...findings.flatMap(({ interviews: ids }, i) => unknownEntries(ids, content.interviews, "interviews", ["findings", i, "interviews"])),
    ...listed(content.recommendations).flatMap(({ findings: ids }, i) =>
      unknownEntries(ids, content.findings, "findings", ["recommendations", i, "findings"]),
    ),
    ...stayIssues(content.visitPlan, ["visitPlan"]),
    ...stayIssues(content.visit, ["visit"]),
    ...dayIssues(content, [
      day("visit", "to"),
      day("feedback"),
      day("reply"),
      day("report"),
      ...interviews.map(({ date }, i) => [date, ["interviews", i, "date"]] as const),
    ]),
  ];
}

/** A city never reviews itself; nobody sits in the team twice. */
function teamIssues(content: Content): Issue[] {
  const team = listed(content.team);
  const own = hostWords(content);
  const names = team.map(({ name }) => (typeof name === "string" ? folded(name) : undefined));
  return team.flatMap(({ id, role, city, name }, i) => {
    const at = ["team", i];
    const again = names[i] !== undefined && names.indexOf(names[i]) < i;
    return [
      ...(typeof id === "string" && WORDS.includes(id) ? [issue("id-reserved", [...at, "id"], { id })] : []),
      ...(role === "peer" && city === undefined
        ? [issue("missing-key", [...at, "city"], { expected: "the id of the peer's own city" })]
        : []),
      ...(typeof city === "string" && own.includes(folded(city)) ? [issue("own-city", [...at, "city"], { city: clip(city, 200) })] : []),
      ...(again ? [issue("named-twice", [...at, "name"], { name: clip(String(name), 200) })] : []),
    ];
  });
}

/** Peers and experts who rate sit in the team and come from elsewhere; two ratings of one rater and day could not be told apart. */
function raterIssues(content: Content, ratings: readonly { readonly [key: string]: Json }[]): Issue[] {
  const own = hostWords(content);
  const seen = new Map<string, number>();
  const days = ratings.map(
    ({ assessment }, i) => [isRecord(assessment) ? assessment.date : undefined, ["ratings", i, "assessment", "date"]] as const,
  );
  const initial = [isRecord(content.initialReport) ? content.initialReport.date : undefined, ["initialReport", "date"]] as const;
  return [
    ...dayIssues(content, [initial, ...days]),
    ...ratings.flatMap(({ assessment }, i) => {
      if (!isRecord(assessment) || !isRecord(assessment.rater)) return [];
      const { role, id, name, city } = assessment.rater;
      const at = ["ratings", i, "assessment", "rater"];
      const judge = role === "peer" || role === "expert";
      const members = listed(content.team)
        .filter((member) => member.role === role)
        .map((member) => textOf(member.id));
      const key = JSON.stringify([role, id ?? name ?? null, assessment.date]);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, i);
      return [
        ...(judge && typeof city === "string" && own.includes(folded(city))
          ? [issue("own-city", [...at, "city"], { city: clip(city, 200) })]
          : []),
        ...(judge && members.length === 0 ? [issue("team-lacks-role", at, { role })] : judge ? whoIssues(members, id, [...at, "id"]) : []),
        ...(first === undefined ? [] : [issue("rating-twice", ["ratings", i], { first: first + 1, second: i + 1 })]),
      ];
    }),
  ];
}

/** How the host may be written where a city is named. */
function hostWords(content: Content): readonly string[] {
  const { id, name } = isRecord(content.host) ? content.host : {};
  return [id, name].flatMap((word) => (typeof word === "string" ? [folded(word)] : []));
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  made ??= makeSchema();
  return made;
}

function makeSchema(): z.ZodMiniType {
  const { text, said, date, texts, days, nodes, evidence, city } = shapes();
  const step = z.enum(reviewProcess.states.map(({ key }) => key) as [string, ...string[]]);
  const some = z.optional(nodes);
  const spoken = z.optional(z.strictObject({ date, text }));
  return z.strictObject({
    ...processShape(reviewProcess),
    host: city,
    questions: z.array(z.strictObject({ text, nodes: some })),
    team: z.array(
      z.strictObject({
        id: text,
        role: z.enum(["peer", "expert", "facilitator"]),
        city: said,
        organisation: said,
        name: said,
        conflicts: z.array(text),
      }),
    ),
    initialReport: z.optional(z.record(z.string(), z.unknown())),
    deskReview: z.optional(z.strictObject({ summary: text, nodes: some, documents: evidence })),
    visitPlan: z.optional(
      z.strictObject({ ...days, agenda: z.array(z.strictObject({ date, what: text, place: said })).check(z.minLength(1)), sites: texts }),
    ),
    visit: z.optional(z.strictObject({ ...days, sites: texts, changes: said })),
    interviews: z.array(
      z.strictObject({ id: text, role: text, date: z.optional(date), nodes: some, name: said, notes: said, quotations: texts }),
    ),
    ratings: z.array(z.strictObject({ assessment: z.record(z.string(), z.unknown()), asks: some, step })),
    findings: z.array(
      z.strictObject({
        id: text,
        kind: z.enum(["strength", "gap", "challenge"]),
        nodes,
        text,
        by: text,
        evidence,
        interviews: texts,
        quotation: said,
        step,
      }),
    ),
    recommendations: z.array(
      z.strictObject({
        id: text,
        priority: z.enum(["high", "medium", "low"]),
        nodes,
        text,
        by: text,
        findings: texts,
        practice: z.optional(z.strictObject({ title: text, city: said, source: said })),
        step,
      }),
    ),
    feedback: spoken,
    reply: spoken,
    report: z.optional(publication()),
  });
}

/** Something that was issued. */
export function publication(): z.ZodMiniType {
  const { text, said, date } = shapes();
  return z.strictObject({ title: text, date, reference: said, summary: said });
}
