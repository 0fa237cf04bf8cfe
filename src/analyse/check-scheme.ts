/** What can be wrong with a mentoring scheme: its shape, the cities and nodes that it names, the assessments, roadmaps and progress in it. */
import * as z from "zod/mini";
import { clip, type Issue, issue, shown } from "../base/issue.ts";
import { isRecord, type Json } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import type { Outline } from "../model/outline.ts";
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
} from "./process-shape.ts";
import { roadmapDigest, tryRecordRoadmap } from "./record-roadmap.ts";
import type { Roadmap } from "./roadmap.ts";
import type { RoadmapProgress } from "./roadmap-progress.ts";
import { ensureRoadmapProgress } from "./roadmap-progress-shape.ts";
import { attempt, type Content, type Flow, moved, whoIssues } from "./run-process.ts";
import { schemeProcess } from "./scheme-process.ts";

type Path = readonly (string | number)[];
type Cities = readonly { readonly id: string; readonly name: string }[];

/** The flow of a scheme. */
export const schemeFlow: Flow = {
  process: schemeProcess,
  head: ["title", "theme"],
  lists: ["implementing", "assessments", "visits", "consulted", "roadmaps", "endorsements", "monitoring", "lessons"],
  stepped: ["lessons"],
  words: ["coordinator", "facilitator"],
  people: (content) => citiesOf(content).map(({ id }) => id),
  lacks: {
    implementing: ({ implementing }) => {
      const count = listed(implementing).length;
      return count === 3 || count === 4 ? [] : [`there ${count === 1 ? "is" : "are"} ${count}`];
    },
    assessments: (content) => without(content, listed(content.assessments).map(cityId)),
    visits: (content) =>
      listed(content.visits).some(({ host, guests }) => [host, ...(Array.isArray(guests) ? guests : [])].includes(idOf(content.mentor)))
        ? []
        : ["a visit by or to the mentor"],
    roadmaps: (content) => without(content, listed(content.roadmaps).map(cityId)),
    endorsements: (content) => {
      const named = listed(content.roadmaps).filter(({ endorsed }) => listed(endorsed).length > 0);
      return without(content, [...named.map(cityId), ...listed(content.endorsements).map(({ city }) => city)]);
    },
    monitoring: (content) => without(content, listed(content.monitoring).map(cityId)),
    lessons: (content) => (listed(content.lessons).some(({ by }) => by === idOf(content.mentor)) ? [] : ["a lesson by the mentor"]),
  },
  read: readScheme,
};

function readScheme(tree: Outline, content: Content): { readonly issues: readonly Issue[]; readonly content: Content } {
  const learners = learnersOf(content);
  const [ids, all] = [learners.map(({ id }) => id), citiesOf(content).map(({ id }) => id)];
  const issues: Issue[] = [...checkShape(schema(), content, []), ...themeIssues(tree, content)];
  const within = (key: string, field: string, known: readonly string[]): Issue[] =>
    listed(content[key]).flatMap((each, i) => elsewhere(known, each[field], [key, i, field]));
  issues.push(
    ...listed(content.implementing).flatMap(({ city }, i) => cityIssues(tree.framework, city, ["implementing", i, "city"])),
    ...cityIssues(tree.framework, content.mentor, ["mentor"]),
    ...twice(listed(content.implementing).map(cityId), (i) => ["implementing", i, "city", "id"]),
    ...(ids.includes(idOf(content.mentor))
      ? [
          issue("listed-twice", ["mentor", "id"], {
            id: idOf(content.mentor),
            first: ids.indexOf(idOf(content.mentor)) + 1,
            second: ids.length + 1,
          }),
        ]
      : []),
    ...within("consulted", "city", ids),
    ...within("endorsements", "city", ids),
    ...within("visits", "host", all),
    ...listed(content.visits).flatMap((visit, i) => [
      ...stayIssues(visit, ["visits", i]),
      ...(Array.isArray(visit.guests) ? visit.guests : []).flatMap((guest: Json, k) => elsewhere(all, guest, ["visits", i, "guests", k])),
    ]),
    ...listed(content.lessons).flatMap(({ by, nodes }, i) => [
      ...whoIssues([...all, "facilitator"], by, ["lessons", i, "by"]),
      ...nodeIssues(tree, nodes, ["lessons", i, "nodes"]),
    ]),
    ...dayIssues(content, [
      ...listed(content.visits).map(({ to }, i) => [to, ["visits", i, "to"]] as const),
      ...listed(content.endorsements).map(({ date }, i) => [date, ["endorsements", i, "date"]] as const),
      ...listed(content.assessments).map(({ date }, i) => [date, ["assessments", i, "date"]] as const),
      ...listed(content.monitoring).map(({ asOf }, i) => [asOf, ["monitoring", i, "asOf"]] as const),
    ]),
    ...twice(listed(content.roadmaps).map(cityId), (i) => ["roadmaps", i, "city", "id"]),
  );
  const assessments = kept(content.assessments, issues, (given, i) =>
    readAssessment(tree.framework, given, { city: all, roles: ["self"] }, ["assessments", i]),
  );
  const roadmaps = kept(content.roadmaps, issues, (given, i) => {
    const outcome = tryRecordRoadmap(tree.framework, given);
    const strange = elsewhere(ids, cityId(isRecord(given) ? given : {}), ["roadmaps", i, "city", "id"]);
    if (!outcome.ok) return { ok: false, issues: outcome.issues.map((each) => moved(each, ["roadmaps", i, ...each.path])) };
    return strange.length > 0 ? { ok: false, issues: strange } : { ok: true, value: outcome.value as unknown as Json };
  });
  const digests = new Map(
    roadmaps.flatMap((roadmap) =>
      isRecord(roadmap) && roadmap.kind === "roadmap" && Array.isArray(roadmap.targets)
        ? [[cityId(roadmap), roadmapDigest(roadmap as unknown as Roadmap)] as const]
        : [],
    ),
  );
  const monitoring = kept(content.monitoring, issues, (given, i) => {
    const outcome = attempt(() => ensureRoadmapProgress(given as unknown as RoadmapProgress));
    if (!outcome.ok) return { ok: false, issues: outcome.issues.map((each) => moved(each, ["monitoring", i, ...each.path])) };
    const { city, roadmap } = outcome.value;
    if (digests.get(city.id) !== roadmap) return { ok: false, issues: [issue("roadmap-differs", ["monitoring", i, "roadmap"])] };
    return { ok: true, value: given };
  });
  return { issues, content: { ...content, assessments, roadmaps, monitoring } };
}

/** Each entry of a list in the form in which it is kept, or as it is where something is wrong with it. */
function kept(
  given: Json | undefined,
  issues: Issue[],
  read: (each: Json, i: number) => { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly issues: readonly Issue[] },
): Json[] {
  return (Array.isArray(given) ? given : []).map((each: Json, i) => {
    const outcome = read(each, i);
    if (!outcome.ok) issues.push(...outcome.issues);
    return outcome.ok ? outcome.value : each;
  });
}

function themeIssues(tree: Outline, content: Content): Issue[] {
  const { theme } = content;
  const unknown = nodeIssues(tree, theme === undefined ? [] : [theme], []).map((each) => moved(each, ["theme"]));
  const node = typeof theme === "string" ? tree.byId.get(theme) : undefined;
  if (node === undefined) return unknown;
  if (node.scale !== null)
    return [issue("node-unsuitable", ["theme"], { id: node.id, why: "a theme is a group, and this is an indicator" })];
  const inside = new Set([node.index]);
  for (const { index, parent } of tree.nodes) if (parent !== null && inside.has(parent)) inside.add(index);
  return listed(content.implementing).flatMap(({ gap }, i) => {
    const at = ["implementing", i, "gap", "nodes"];
    const nodes = isRecord(gap) ? gap.nodes : undefined;
    const outside = (Array.isArray(nodes) ? nodes : []).flatMap((id: Json, k) => {
      const place = tree.byId.get(id as string);
      return place === undefined || inside.has(place.index) ? [] : [issue("outside-theme", [...at, k], { id: place.id, theme: node.id })];
    });
    return [...nodeIssues(tree, nodes, at), ...outside];
  });
}

function learnersOf(content: Content): Cities {
  return listed(content.implementing).flatMap(({ city }) => (isRecord(city) ? [{ id: textOf(city.id), name: textOf(city.name) }] : []));
}

function citiesOf(content: Content): Cities {
  const mentor = content.mentor;
  return [...learnersOf(content), ...(isRecord(mentor) ? [{ id: textOf(mentor.id), name: textOf(mentor.name) }] : [])];
}

/** Names of the implementing cities that are not among those for which something is there. */
function without(content: Content, there: readonly (Json | undefined)[]): readonly string[] {
  return learnersOf(content).flatMap(({ id, name }) => (there.includes(id) ? [] : [name]));
}

function cityId(one: { readonly [key: string]: Json }): string {
  return idOf(one.city);
}

function idOf(city: Json | undefined): string {
  return isRecord(city) ? textOf(city.id) : "";
}

function elsewhere(known: readonly string[], city: Json | undefined, path: Path): Issue[] {
  if (typeof city !== "string" || known.includes(city)) return [];
  return [
    issue("city-elsewhere", path, { city: clip(city, 200), known: known.length > 0 ? known.join(", ") : shown("a city of the scheme") }),
  ];
}

let made: z.ZodMiniType | undefined;

function schema(): z.ZodMiniType {
  made ??= makeSchema();
  return made;
}

function makeSchema(): z.ZodMiniType {
  const { text, said, date, partial, texts, days, nodes, city } = shapes();
  const some = z.optional(nodes);
  const product = z.array(z.record(z.string(), z.unknown()));
  return z.strictObject({
    ...processShape(schemeProcess),
    theme: text,
    mentor: z.optional(city),
    implementing: z.array(z.strictObject({ city, gap: z.strictObject({ text, nodes: some }) })).check(z.minLength(1)),
    assessments: product,
    visits: z.array(z.strictObject({ ...days, host: text, guests: nodes, purpose: text, sites: texts, changes: said, notes: said })),
    consulted: z.array(z.strictObject({ city: text, who: text, date: partial })),
    roadmaps: product,
    endorsements: z.array(z.strictObject({ city: text, by: text, date })),
    monitoring: product,
    lessons: z.array(
      z.strictObject({ by: text, text, nodes: some, step: z.enum(schemeProcess.states.map(({ key }) => key) as [string, ...string[]]) }),
    ),
  });
}
