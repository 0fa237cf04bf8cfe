/** Cities to learn from: who leads on an indicator, shows evidence and has agreed to be named; the most similar ones first. */
import * as z from "zod/mini";
import { detailOf } from "../assess/answer.ts";
import { ensureAssessment } from "../assess/assess.ts";
import type { Assessment } from "../assess/assessment.ts";
import { leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { type Decimal, decimal, greatest, HUNDRED, least, rounded, toDouble, ZERO } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, type Issue, issue, throwIfAny } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { listOf } from "../base/plain.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { statementOf } from "../model/statement.ts";
import type { Indicator } from "../model/tree.ts";
import { plan } from "../score/plan.ts";
import { score } from "../score/score.ts";
import { compare } from "./compare.ts";
import { leavesOf, nodeOf, planFrom, readOptions, referenceOf } from "./compared-tree.ts";
import type { Practice, PracticeCount, PracticeOptions, Practices } from "./practices.ts";
import { similarCities } from "./similar-cities.ts";

/**
 * Practices to learn from: cities that lead on an indicator, with evidence attached, and agreed to be named; the most similar ones first. The others are counted and
 * not named. Scorecards hold neither evidence nor consent, so it takes the assessments.
 *
 * A city has agreed if its assessment's `visibility` says so: “public” for the public, “public” or “scheme” for the scheme. Not said means: not agreed.
 *
 * Cost: one pass over the answers; with `for` also one `score` for each city.
 *
 * @param assessments of one framework version, one for each city
 * @param node id of an indicator, or of a group whose indicators are all looked at
 * @param options audience; for whom, and like it in what; what counts as leading
 * @returns a frozen list with evidence, and counts
 * @throws BenchmarkError for assessments of several versions, a city twice, an unknown id, options that would change nothing
 * @example
 * import { assess, defineFramework, findPractices, fullyPartlyNot } from "indicatree";
 *
 * const one = defineFramework({ id: "one", title: "One", version: "1.0.0", status: "untested",
 *   children: [{ id: "one.desk", title: "Desk", question: "Is there a desk?", scale: fullyPartlyNot }] });
 * const city = (id: string, visibility: "city" | "public", title: string | null) => assess(one, { city: { id, name: `${id} (invented)` }, date: "2026-03-01", rater: { role: "self" }, visibility,
 *   answers: { "one.desk": { level: "fully", ...(title === null ? {} : { evidence: [{ title }] }) } } });
 * const found = findPractices([city("aford", "public", "Opening hours"), city("beford", "city", "Annual report"), city("ceford", "public", null)], "one.desk", { audience: "public" });
 * found.rows.map((row) => [row.city, row.level, row.evidence[0]?.title]); // [["aford", "fully", "Opening hours"]]
 * found.counts; // [{ indicator: "one.desk", leading: 3, named: 1, withoutEvidence: 1, notNamed: 1 }]
 */
export function findPractices<const I extends string, const G extends string>(
  assessments: readonly Assessment<I, G>[],
  node: NoInfer<I | G>,
  options: PracticeOptions,
): Practices {
  const checked = listOf(assessments as readonly Assessment[]).map((assessment) => ensureAssessment(assessment));
  const given = readOptions<PracticeOptions>(options, shape());
  const [first] = checked;
  if (first === undefined) throw new BenchmarkError([issue("nothing-to-compare", [])]);
  const tree = outline(first.framework);
  const ids = checked.map(({ city }) => city.id);
  const stranger = given.for !== undefined && !ids.includes(given.for);
  throwIfAny([
    ...differences(tree, checked),
    ...unused(given),
    ...(stranger ? [issue("reference-unknown", ["options", "for"], { city: given.for ?? "", nearest: nearest(given.for, ids) })] : []),
  ]);
  const place = nodeOf(plan(first.framework), node);
  const indicators = leavesOf(planFrom(plan(first.framework), place)).map(({ id }) => tree.byId.get(id) as OutlineNode);
  const like = likeness(checked, given);
  const others = checked.filter(({ city }) => city.id !== given.for);
  const found = others.map((assessment) => leaves(assessment));
  const agreed = given.audience === "public" ? ["public"] : ["public", "scheme"];
  const rows: Practice[] = [];
  const counts = indicators.map((indicator): PracticeCount => {
    const { id, node: own, scale } = indicator;
    const k = tree.indicators.indexOf(indicator);
    const leads = leading(own as Indicator, scale as Scale, given.atLeast);
    const leaders = others.flatMap((assessment, i) => {
      const { points = null, evidenced = false, level = null } = found[i]?.[k] ?? {};
      return points !== null && leads(points) ? [{ assessment, points, evidenced, level }] : [];
    });
    const evidenced = leaders.filter((leader) => leader.evidenced);
    const named = evidenced.filter(({ assessment }) => agreed.includes(assessment.visibility ?? "city"));
    const practices = named.map(({ assessment, points, level }): Practice => {
      const {
        evidence = [],
        comment = null,
        date = assessment.date,
      } = detailOf(answerFor(tree, id, assessment.answers) ?? {}, scale as Scale);
      const { city, rater } = assessment;
      const distance = like.distances.get(city.id) ?? null;
      return {
        indicator: id,
        title: own.title,
        city: city.id,
        name: city.name,
        points: toDouble(points),
        level,
        evidence,
        comment,
        date,
        rater: rater.role,
        distance,
      };
    });
    rows.push(...practices.sort((a, b) => (like.order.get(a.city) ?? 0) - (like.order.get(b.city) ?? 0)));
    return {
      indicator: id,
      leading: leaders.length,
      named: named.length,
      withoutEvidence: leaders.length - evidenced.length,
      notNamed: evidenced.length - named.length,
    };
  });
  const { id, version } = first.framework;
  return freeze({
    kind: "practices",
    framework: { id, version, digest: tree.digest },
    node: place.id,
    audience: given.audience,
    atLeast: given.atLeast ?? null,
    for: given.for ?? null,
    method: like.method,
    reference: referenceOf(
      { dates: others.map(({ date }) => date), raters: others.map(({ rater }) => rater) },
      others.map((_, i) => i),
      others.length,
    ),
    rows,
    counts,
    statement: statementOf(first.framework),
  } satisfies Practices);
}

function shape(): z.core.$ZodLooseShape {
  return {
    audience: z.enum(["scheme", "public"]),
    for: z.optional(z.string()),
    on: z.optional(z.enum(["profile", "context"])),
    factors: z.optional(z.array(z.string())),
    atLeast: z.optional(z.number().check(z.minimum(0)).check(z.maximum(100))),
  };
}

function differences(tree: Outline, assessments: readonly Assessment[]): Issue[] {
  const name = ({ framework, digest }: Outline): string => `${framework.id} ${framework.version} (${digest.slice(0, 15)}…)`;
  const seen = new Map<string, number>();
  return assessments.flatMap(({ framework, city }, i) => {
    const [own, before] = [outline(framework), seen.get(city.id)];
    if (before === undefined) seen.set(city.id, i);
    return [
      ...(own.digest === tree.digest
        ? []
        : [issue("assessments-differ", [i], { city: city.name, received: name(own), expected: name(tree) })]),
      ...(before === undefined ? [] : [issue("city-rated-twice", [i], { city: city.name })]),
    ];
  });
}

function unused({ for: learner, on, factors }: PracticeOptions): Issue[] {
  const idle = (option: string, why: string): Issue => issue("option-no-effect", ["options", option], { option, why });
  return [
    ...(learner === undefined && on !== undefined ? [idle("on", "without for there is nobody to be like")] : []),
    ...(on !== "context" && factors !== undefined ? [idle("factors", "they are looked at under on: “context”")] : []),
  ];
}

/** Distances from the city that wants to learn, and the order that they give. */
function likeness(
  assessments: readonly Assessment[],
  { for: city, on = "profile", factors }: PracticeOptions,
): { readonly distances: ReadonlyMap<string, number | null>; readonly order: ReadonlyMap<string, number>; readonly method: string | null } {
  if (city === undefined) return { distances: new Map(), order: new Map(), method: null };
  const comparison = compare(
    assessments.map((assessment) => score(assessment)),
    { roles: "mixed" },
  );
  const similar = similarCities(
    comparison,
    city,
    on === "profile" ? { on, framework: (assessments[0] as Assessment).framework } : { on, factors: factors as readonly string[] },
  );
  const all = [...similar.rows, ...similar.apart];
  return {
    distances: new Map(all.map((row) => [row.city, row.distance])),
    order: new Map(all.map((row, k) => [row.city, k])),
    method: similar.method,
  };
}

/** Whether points are those of a leader. */
function leading(node: Indicator, scale: Scale, atLeast: number | undefined): (points: Decimal) => boolean {
  const levels = scale.kind === "levels" ? scale.levels.map(({ points }) => decimal(points)) : [];
  if (node.penalty === true) {
    const most = atLeast === undefined ? (levels.length > 0 ? least(levels) : ZERO) : HUNDRED.minus(atLeast);
    return (points) => rounded(points).lte(rounded(most));
  }
  const all =
    scale.kind === "checklist"
      ? kindOfScale(scale).points(
          scale,
          scale.items.map(({ key }) => key),
        )
      : HUNDRED;
  const enough = atLeast === undefined ? (levels.length > 0 ? greatest(levels) : all) : decimal(atLeast);
  return (points) => rounded(points).gte(rounded(enough));
}
