/** From several ratings of one city to how far they agree: at every indicator, every group and overall. */
import type { Assessment } from "../assess/assessment.ts";
import { type Panel, type PanelRater, readPanel, type Voice } from "../assess/panel.ts";
import { decimal, rounded } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { setOwn } from "../base/plain.ts";
import { statementOf } from "../model/statement.ts";
import type { Indicator } from "../model/tree.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import { type PlanNode, plan } from "../score/plan.ts";
import type { Agreement, AlphaRow, KappaRow, NodeAgreement, PairAgreement } from "./agreement.ts";
import { type AgreementOptions, type ReadAgreementOptions, readAgreementOptions } from "./agreement-options.ts";
import { biasAgainst, LEAST_UNITS, type Unit } from "./bias.ts";
import { cautionsOf } from "./cautions.ts";
import { concordanceOf } from "./kendall-w.ts";
import { alphaOf } from "./krippendorff-alpha.ts";
import { type Measure, measuresOf, pointsOf } from "./measures.ts";
import { type Statistic, undefinedFor } from "./statistic.ts";
import { costsOf, kappaOf } from "./weighted-kappa.ts";

/**
 * How far several raters of one city agree: percentage agreement, weighted kappa of each two, Krippendorff's alpha, Kendall's W, and how much higher the
 * city rates itself than others do, with a bootstrap interval; at every node. A figure that is undefined says why.
 *
 * Units are indicators. What is open or does not apply is no answer; `disagreements` lists where raters differ in that. Kappa stands on level scales
 * only. `cautions` says what the figures cannot tell, above all: raters who travelled together are not independent.
 *
 * Cost: nodes × pairs of raters × scales, and for each node and role `draws` × indicators.
 *
 * @param assessments of one city, by different raters (give peers ids)
 * @param options teams, weights of one's own, what numbers are, policy, chance
 * @returns a frozen product
 * @throws BenchmarkError for ratings of several cities or framework versions, or two by one rater; options that name what is not there or would change nothing
 * @example
 * import { assess, defineFramework, fullyPartlyNot, measureAgreement } from "indicatree";
 *
 * const names = ["a", "b", "c", "d", "e", "f"] as const;
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: names.map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const by = (rater: { role: "self" | "peer"; id: string }, levels: readonly ("fully" | "partly" | "not-at-all")[]) =>
 *   assess(small, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater, answers: Object.fromEntries(names.map((name, i) => [`small.${name}`, levels[i]])) });
 * const { overall, cautions } = measureAgreement([
 *   by({ role: "self", id: "city" }, ["fully", "fully", "fully", "partly", "partly", "not-at-all"]),
 *   by({ role: "peer", id: "north" }, ["fully", "fully", "partly", "partly", "not-at-all", "not-at-all"]),
 * ]);
 * overall.same.value; // 0.6666…
 * overall.pairs[0]?.kappa[0]?.quadratic.value; // 0.75
 * overall.alpha[0]; // { scale: "fully-partly-not", metric: "ordinal", units: 6, alpha: { value: 0.7635…, reason: null } }
 * overall.bias[0]?.mean.value; // 16.66…
 * overall.bias[0]?.interval; // { low: 0, high: 33.33…, reason: null }
 * cautions.map(({ code }) => code); // ["not-independent", "indicators-resampled", "few-units"]
 */
export function measureAgreement<const I extends string, const G extends string>(
  assessments: readonly Assessment<I, G>[],
  options?: AgreementOptions,
): Agreement<I | G> {
  const panel = readPanel(assessments);
  const given = readAgreementOptions(panel, options);
  const { tree, raters } = panel;
  const compiled = plan(tree.framework, given.policy);
  const context: Context = {
    panel,
    given,
    measures: measuresOf(tree.indicators, given.numbers),
    exact: panel.voices.map((voices) =>
      evaluate(
        compiled,
        voices.map(({ leaf }) => leaf),
      ),
    ),
    below: indicatorsBelow(panel),
  };
  const nodes = {};
  for (const node of compiled.nodes) setOwn(nodes, node.id, agreementAt(context, compiled.nodes, node));
  const { seed, draws, level, teams } = given;
  const overall = (nodes as { readonly [id: string]: NodeAgreement })[tree.framework.id] as NodeAgreement;
  const { id, version } = tree.framework;
  return freeze({
    kind: "agreement",
    framework: { id, version, digest: tree.digest },
    city: (panel.assessments.find(({ rater }) => rater.role === "self") ?? (panel.assessments[0] as Assessment)).city,
    raters,
    teams,
    policy: compiled.policy,
    bootstrap: { method: "percentile", units: "indicators", draws, level, seed, leastUnits: LEAST_UNITS },
    overall,
    nodes: nodes as Agreement<I | G>["nodes"],
    cautions: cautionsOf(raters, teams, overall.units),
    statement: statementOf(tree.framework),
  } satisfies Agreement<I | G>);
}

interface Context {
  readonly panel: Panel;
  readonly given: ReadAgreementOptions;
  readonly measures: readonly Measure[];
  /** Of each rater. */
  readonly exact: readonly (readonly Exact[])[];
  /** For each node the places of its indicators; of those that ask the same, the first. */
  readonly below: readonly (readonly number[])[];
}

function indicatorsBelow({ tree }: Panel): readonly (readonly number[])[] {
  const below: number[][] = tree.nodes.map(() => []);
  const met = tree.nodes.map(() => new Set<string>());
  for (const [k, place] of tree.indicators.entries())
    for (let at: number | null = place.index; at !== null; at = tree.nodes[at]?.parent ?? null) {
      const ids = met[at] as Set<string>;
      if (!place.kin.some((other) => ids.has(other))) below[at]?.push(k);
      ids.add(place.id);
    }
  return below;
}

function agreementAt(context: Context, nodes: readonly PlanNode[], node: PlanNode): NodeAgreement {
  const { panel, given, exact } = context;
  const { raters, voices, tree } = panel;
  const places = context.below[node.index] as readonly number[];
  const at = (k: number): readonly Voice[] => voices.map((voice) => voice[k] as Voice);
  const isPenalty = (k: number): boolean => (tree.indicators[k] as { readonly node: Indicator }).node.penalty === true;
  const units: Unit[] = places.map((k) => ({ voices: at(k), penalty: isPenalty(k) }));
  const pairs = raters.flatMap((_, i) => raters.slice(i + 1).map((__, j) => pairAt(context, places, i, i + 1 + j)));
  const both = pairs.reduce((n, pair) => n + pair.units, 0);
  const alike = pairs.reduce((n, pair) => n + pair.alike, 0);
  const children = node.children.filter((child) => !nodes[child]?.penalty);
  const columns = children.map((child) => exact.map((found) => scoredValue(found[child] as Exact)));
  const items = columns.filter((column) => column.every((value) => value !== null));
  const roles = (["peer", "expert", "stakeholder", "consensus"] as const).filter((role) => raters.some((rater) => rater.role === role));
  const few = items.length < 3 && raters.length > 1;
  return {
    units: units.filter((unit) => unit.voices.filter(({ leaf }) => leaf.missing === null).length > 1).length,
    of: places.length,
    same: shareOf(alike, both, raters.length),
    alpha: alphasAt(context, places),
    w: {
      ...(few
        ? undefinedFor("too-few-units")
        : concordanceOf(raters.map((_, rater) => items.map((column) => column[rater] as NonNullable<(typeof column)[0]>)))),
      items: items.length,
    },
    bias: roles.map((role) => biasAgainst(role, raters, units, given)),
    pairs: pairs.map(({ alike: _, ...pair }) => pair),
  };
}

function scoredValue({ status, value }: Exact) {
  return status === "scored" && value !== null ? rounded(value) : null;
}

function shareOf(alike: number, of: number, raters: number): Statistic {
  if (of === 0) return undefinedFor(raters < 2 ? "one-rater" : "too-few-units");
  return { value: alike / of, reason: null };
}

function alphasAt({ panel, measures }: Context, places: readonly number[]): AlphaRow[] {
  const row = (scale: string | null, metric: AlphaRow["metric"], of: readonly number[], value: Measure["value"]): AlphaRow => {
    const table = panel.voices.map((voices) => of.map((k) => value(voices[k] as Voice)));
    const units = of.filter((_, u) => table.filter((ratings) => ratings[u] !== null).length > 1).length;
    return { scale, metric, units, alpha: alphaOf(table, metric) };
  };
  const used = [...new Set(places.map((k) => measures[k] as Measure))];
  const rows = used.map((measure) =>
    row(
      measure.scale,
      measure.metric,
      places.filter((k) => measures[k] === measure),
      measure.value,
    ),
  );
  return used.length > 1 ? [...rows, row(null, "interval", places, pointsOf)] : rows;
}

function pairAt({ panel, given, measures }: Context, places: readonly number[], i: number, j: number): PairAgreement & { alike: number } {
  const [first, second] = [panel.voices[i] as readonly Voice[], panel.voices[j] as readonly Voice[]];
  const [one, other] = [panel.raters[i] as PanelRater, panel.raters[j] as PanelRater];
  const both = places.filter((k) => first[k]?.leaf.missing === null && second[k]?.leaf.missing === null);
  const alike = both.filter((k) => first[k]?.fact === second[k]?.fact).length;
  const used = [...new Set(places.map((k) => measures[k] as Measure))].filter(({ categories }) => categories !== null);
  return {
    raters: [one.id, other.id],
    sameTeam: given.teams.some((team) => team.includes(one.id) && team.includes(other.id)),
    units: both.length,
    alike,
    same: shareOf(alike, both.length, 2),
    kappa: used.map((measure) =>
      kappaAt(
        measure,
        given,
        both.filter((k) => measures[k] === measure).map((k) => [first[k] as Voice, second[k] as Voice]),
      ),
    ),
  };
}

function kappaAt(measure: Measure, { weights }: ReadAgreementOptions, units: readonly (readonly [Voice, Voice])[]): KappaRow {
  const points = measure.categories as readonly number[];
  const table = points.map(() => points.map(() => 0));
  const category = (voice: Voice): number => points.indexOf((voice.leaf.points as NonNullable<Voice["leaf"]["points"]>).toNumber());
  for (const [one, other] of units) {
    const row = table[category(one)] as number[];
    row[category(other)] = (row[category(other)] as number) + 1;
  }
  const cells = table.map((row) => row.map(decimal));
  const kappa = (costs: Parameters<typeof costsOf>[0]): Statistic =>
    units.length < 2 ? undefinedFor("too-few-units") : kappaOf(cells, costsOf(costs, points.length));
  const own = Object.hasOwn(weights, measure.scale) ? kappa(weights[measure.scale] as readonly (readonly number[])[]) : null;
  return {
    scale: measure.scale,
    points,
    units: units.length,
    table,
    unweighted: kappa("unweighted"),
    linear: kappa("linear"),
    quadratic: kappa("quadratic"),
    own,
  };
}
