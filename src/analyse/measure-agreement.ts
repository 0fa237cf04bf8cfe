/** From several ratings of one city to how far they agree: at every indicator, every group and overall. */
import type { Assessment } from "../assess/assessment.ts";
import type { Panel, PanelRater, Voice } from "../assess/panel.ts";
import { decimal, rounded } from "../base/decimal.ts";
import { freeze } from "../base/freeze.ts";
import { setOwn } from "../base/plain.ts";
import { statementOf } from "../model/statement.ts";
import type { Indicator } from "../model/tree.ts";
import { type Exact, evaluate } from "../score/exact.ts";
import { type PlanNode, plan } from "../score/plan.ts";
import type { Agreement, AlphaRow, Estimate, Interval, KappaRow, NodeAgreement, PairAgreement } from "./agreement.ts";
import { type AgreementOptions, type ReadAgreementOptions, readAgreementOptions } from "./agreement-options.ts";
import { alphaInterval } from "./alpha-interval.ts";
import { biasAgainst, type Unit } from "./bias.ts";
import { cautionsOf } from "./cautions.ts";
import { kappaIntervals } from "./kappa-interval.ts";
import { concordanceOf } from "./kendall-w.ts";
import { alphaOf } from "./krippendorff-alpha.ts";
import { type Measure, measuresOf, pointsOf } from "./measures.ts";
import { type Rated, type RatedPanel, readRated } from "./rated.ts";
import { intervalsOf, LEAST_UNITS, noInterval } from "./resample.ts";
import { type Statistic, undefinedFor } from "./statistic.ts";
import { costsOf, kappaOf } from "./weighted-kappa.ts";

/**
 * How far several raters of one city agree: percentage agreement, weighted kappa of each two, Krippendorff's alpha, Kendall's W, and how much higher the
 * city rates itself than others do; at every node, with bootstrap intervals. A figure or interval that is undefined says why.
 *
 * Units are indicators. What is open or does not apply is no answer; `disagreements` lists where raters differ in that. Kappa stands on level scales
 * only. Of a review, all ratings count where they were asked, and its peers and experts are one team. `cautions` says what the figures cannot tell, above
 * all: raters who travelled together are not independent.
 *
 * Intervals are percentile intervals: indicators are drawn, not raters. With few indicators they are too narrow. W has none, since a child that is drawn
 * twice ties with itself.
 *
 * Cost: nodes × pairs of raters × scales; each interval `draws` × indicators, and `draws` × the square of the different ratings under ratio.
 *
 * @param rated assessments of one city, by different raters (give peers ids), or a review
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
 * overall.same; // { value: 0.6666…, reason: null, interval: { low: 0.3333…, high: 1, reason: null } }
 * overall.pairs[0]?.kappa[0]?.quadratic.value; // 0.75
 * overall.alpha[0]?.metric; // "ordinal"
 * overall.alpha[0]?.alpha.value; // 0.7635…
 * overall.bias[0]?.mean.value; // 16.66…
 * overall.bias[0]?.interval; // { low: 0, high: 33.33…, reason: null }
 * cautions.map(({ code }) => code); // ["not-independent", "indicators-resampled", "few-units"]
 */
export function measureAgreement<const I extends string, const G extends string>(
  rated: Rated<I, G>,
  options?: AgreementOptions,
): Agreement<I | G> {
  return agreementOf(readRated(rated), options);
}

/** The same of ratings that are read already. */
export function agreementOf<I extends string, G extends string>(
  { panel, teams: known }: RatedPanel,
  options?: AgreementOptions,
): Agreement<I | G> {
  const given = readAgreementOptions(panel, options, known);
  const { tree, raters } = panel;
  const compiled = plan(tree.framework, given.policy);
  const others = raters.flatMap(({ role }, i) => (role === "consensus" ? [] : [i]));
  const context: Context = {
    panel,
    given,
    judges: others.length > 1 ? others : raters.map((_, i) => i),
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
    cautions: cautionsOf(
      raters,
      teams,
      overall.units,
      raters.filter((_, i) => panel.voices[i]?.some(({ asked }) => !asked)),
    ),
    statement: statementOf(tree.framework),
  } satisfies Agreement<I | G>);
}

interface Context {
  readonly panel: Panel;
  readonly given: ReadAgreementOptions;
  /** Places of the raters whose agreement is measured: a consensus that two others led to would agree with them by construction. */
  readonly judges: readonly number[];
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
  const { panel, given, exact, judges } = context;
  const { raters, voices, tree } = panel;
  const places = context.below[node.index] as readonly number[];
  const isPenalty = (k: number): boolean => (tree.indicators[k] as { readonly node: Indicator }).node.penalty === true;
  const units: Unit[] = places.map((k) => ({ voices: voices.map((voice) => voice[k] as Voice), penalty: isPenalty(k) }));
  const children = node.children.filter((child) => !nodes[child]?.penalty);
  const wholly = judges.filter((i) => places.every((k) => voices[i]?.[k]?.asked));
  const columns = children.map((child) => wholly.map((i) => scoredValue(exact[i]?.[child] as Exact)));
  const items = columns.filter((column) => column.every((value) => value !== null));
  const roles = (["peer", "expert", "stakeholder", "consensus"] as const).filter((role) => raters.some((rater) => rater.role === role));
  const few = items.length < 3 && wholly.length > 1;
  return {
    units: places.filter((k) => judges.filter((i) => voices[i]?.[k]?.leaf.missing === null).length > 1).length,
    of: places.length,
    same: sameAt(context, places),
    alpha: alphasAt(context, places),
    w: {
      ...(few
        ? undefinedFor("too-few-units")
        : concordanceOf(wholly.map((_, rater) => items.map((column) => column[rater] as NonNullable<(typeof column)[0]>)))),
      items: items.length,
      raters: wholly.length,
    },
    bias: roles.map((role) => biasAgainst(role, raters, units, given)),
    pairs: raters.flatMap((_, i) => raters.slice(i + 1).map((__, j) => pairAt(context, places, i, i + 1 + j))),
  };
}

function scoredValue({ status, value }: Exact) {
  return status === "scored" && value !== null ? rounded(value) : null;
}

/** Of all pairs of answers to one indicator, those that are alike. */
function sameAt({ panel: { voices }, given, judges }: Context, places: readonly number[]): Estimate {
  const found = places.flatMap((k) => {
    const facts = judges.flatMap((i) => (voices[i]?.[k]?.leaf.missing === null ? [voices[i]?.[k]?.fact] : []));
    const pairs = (n: number): number => (n * (n - 1)) / 2;
    const alike = [...new Set(facts)].reduce((n, fact) => n + pairs(facts.filter((other) => other === fact).length), 0);
    return facts.length < 2 ? [] : [{ alike, of: pairs(facts.length) }];
  });
  return shareOf(found, judges.length, given);
}

function shareOf(units: readonly { readonly alike: number; readonly of: number }[], raters: number, given: ReadAgreementOptions): Estimate {
  const share = (counts: ArrayLike<number>): number => {
    let [alike, of] = [0, 0];
    for (const [u, unit] of units.entries()) {
      alike += (counts[u] as number) * unit.alike;
      of += (counts[u] as number) * unit.of;
    }
    return alike / of;
  };
  if (units.length === 0) return estimate(undefinedFor(raters < 2 ? "one-rater" : "too-few-units"));
  const [interval] = intervalsOf(units.length, given, 1, (counts, into) => {
    into[0] = share(counts);
  });
  return estimate({ value: share(units.map(() => 1)), reason: null }, interval);
}

/** A figure with its interval; where there is no figure, there is none for the same reason. */
function estimate(figure: Statistic, interval: Interval = noInterval(figure.reason)): Estimate {
  return { ...figure, interval: figure.value === null ? noInterval(figure.reason) : interval };
}

function alphasAt({ panel, measures, given, judges }: Context, places: readonly number[]): AlphaRow[] {
  const row = (scale: string | null, metric: AlphaRow["metric"], of: readonly number[], value: Measure["value"]): AlphaRow => {
    const table = judges.map((i) => of.map((k) => value(panel.voices[i]?.[k] as Voice)));
    const units = of.filter((_, u) => table.filter((ratings) => ratings[u] !== null).length > 1).length;
    const alpha = alphaOf(table, metric);
    return { scale, metric, units, alpha: alpha.value === null ? estimate(alpha) : estimate(alpha, alphaInterval(table, metric, given)) };
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

function pairAt({ panel, given, measures }: Context, places: readonly number[], i: number, j: number): PairAgreement {
  const [first, second] = [panel.voices[i] as readonly Voice[], panel.voices[j] as readonly Voice[]];
  const [one, other] = [panel.raters[i] as PanelRater, panel.raters[j] as PanelRater];
  const both = places.filter((k) => first[k]?.leaf.missing === null && second[k]?.leaf.missing === null);
  const used = [...new Set(places.map((k) => measures[k] as Measure))].filter(({ categories }) => categories !== null);
  return {
    raters: [one.id, other.id],
    sameTeam: given.teams.some((team) => team.includes(one.id) && team.includes(other.id)),
    units: both.length,
    same: shareOf(
      both.map((k) => ({ alike: first[k]?.fact === second[k]?.fact ? 1 : 0, of: 1 })),
      2,
      given,
    ),
    kappa: used.map((measure) =>
      kappaAt(
        measure,
        given,
        both.filter((k) => measures[k] === measure).map((k) => [first[k] as Voice, second[k] as Voice]),
      ),
    ),
  };
}

function kappaAt(measure: Measure, given: ReadAgreementOptions, units: readonly (readonly [Voice, Voice])[]): KappaRow {
  const points = measure.categories as readonly number[];
  const size = points.length;
  const category = (voice: Voice): number => points.indexOf((voice.leaf.points as NonNullable<Voice["leaf"]["points"]>).toNumber());
  const chosen = units.map(([one, other]) => category(one) * size + category(other));
  const table = points.map((_, i) => points.map((__, j) => chosen.filter((cell) => cell === i * size + j).length));
  const cells = table.map((row) => row.map(decimal));
  const own = Object.hasOwn(given.weights, measure.scale) ? (given.weights[measure.scale] as readonly (readonly number[])[]) : null;
  const costs = [...(["unweighted", "linear", "quadratic"] as const), ...(own === null ? [] : [own])].map((weights) =>
    costsOf(weights, size),
  );
  const doubles = costs.map((cost) => cost.flatMap((row) => row.map((cell) => cell.toNumber())));
  const intervals = kappaIntervals(chosen, size, doubles, given);
  const [unweighted, linear, quadratic, last = null] = costs.map((cost, f) =>
    estimate(units.length < 2 ? undefinedFor("too-few-units") : kappaOf(cells, cost), intervals[f]),
  ) as [Estimate, Estimate, Estimate, Estimate?];
  return { scale: measure.scale, points, units: units.length, table, unweighted, linear, quadratic, own: last };
}
