/** What rounds are compared on: the whole framework, or the indicators that all their versions share, in the tree of the latest round. */
import type { Assessment } from "../assess/assessment.ts";
import type { Leaf } from "../assess/leaf.ts";
import { type Decimal, sum, toDouble } from "../base/decimal.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { type Outline, type OutlineNode, outline, scaleStructure } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { subsetOf } from "../model/subset.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { evaluate } from "../score/exact.ts";
import { plan } from "../score/plan.ts";
import { sharesOf } from "../score/shares.ts";
import type { ProgressBasis } from "./progress-product.ts";

/** The tree in which all rounds are scored, and how it stands to theirs. */
export interface CommonTree {
  readonly framework: Framework;
  readonly basis: ProgressBasis;
}

/**
 * @param rounds by date; of one framework unless only what they share is wanted
 * @param onlyShared whether to leave out what not all of them hold
 * @throws BenchmarkError if they share nothing
 */
export function commonTree(rounds: readonly Assessment[], onlyShared: boolean): CommonTree {
  const trees = rounds.map(({ framework }) => outline(framework));
  const latest = trees.at(-1) as Outline;
  const roles = [...new Set(rounds.map(({ rater }) => rater.role))];
  const of = trees.map(({ indicators }) => indicators.length);
  if (!onlyShared) {
    const { digest, framework, indicators } = latest;
    const weight = of.map(() => 1);
    return { framework, basis: { kind: "whole", digest, indicators: indicators.length, of, weight, leftOut: [], roles } };
  }
  const ids = new Set([latest, ...trees].flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  const all = [...ids].map((id) => ({ id, why: difference(trees, id) }));
  const shared = all.filter(({ why }) => why === null).map(({ id }) => id);
  if (!shared.some((id) => !isPenalty(latest.byId.get(id)))) throw new BenchmarkError([issue("nothing-shared", [])]);
  const framework = subsetOf(latest.framework, shared, { dangling: "drop" });
  const { byId, digest, indicators } = outline(framework);
  const leftOut = all.flatMap(({ id, why }) => (byId.has(id) ? [] : [{ id, why: why ?? "penalty-alone" }]));
  const weight = trees.map((tree) => weightOf(tree, byId));
  return { framework, basis: { kind: "shared-indicators", digest, indicators: indicators.length, of, weight, leftOut, roles } };
}

/** Why an indicator is not the same question in every tree; null if it is. */
function difference(trees: readonly Outline[], id: string): string | null {
  const places = trees.map(({ byId }) => byId.get(id)).filter((place) => place !== undefined && place.scale !== null) as OutlineNode[];
  const differ = (of: (place: OutlineNode) => unknown): boolean => new Set(places.map((place) => JSON.stringify(of(place)))).size > 1;
  if (places.length < trees.length) return "not-in-all";
  if (differ(({ scale }) => scaleStructure(scale as Scale))) return "scale-differs";
  return differ(isPenalty) ? "penalty-differs" : null;
}

function isPenalty(place: OutlineNode | undefined): boolean {
  return (place?.node as Indicator | undefined)?.penalty === true;
}

/** Share of a framework's weight that lies on some of its indicators, by its own policy and with nothing excluded. */
function weightOf({ framework, indicators }: Outline, ids: ReadonlyMap<string, unknown>): number {
  const compiled = plan(framework);
  const open: Leaf = { missing: "not-answered", points: null, level: null, evidenced: false, routed: false };
  const { effective } = sharesOf(
    compiled,
    evaluate(
      compiled,
      indicators.map(() => open),
    ),
  );
  return toDouble(sum(indicators.filter(({ id }) => ids.has(id)).map(({ index }) => effective[index] as Decimal)));
}
