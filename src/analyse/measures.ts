/** What of an answer is compared between raters, by its scale: the order of levels, numbers as they are, points of everything else. */
import { valueOf } from "../assess/answer.ts";
import type { Voice } from "../assess/panel.ts";
import { type Decimal, decimal } from "../base/decimal.ts";
import { canonicalJson } from "../base/digest.ts";
import { type OutlineNode, scaleStructure } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import type { AlphaMetric } from "./krippendorff-alpha.ts";

/** One scale, and how two answers on it are set against each other. */
export interface Measure {
  /** Equal for scales that are read alike. */
  readonly key: string;
  readonly scale: string;
  readonly metric: AlphaMetric;
  /** Of a level scale: the different points of its levels, from the least. */
  readonly categories: readonly number[] | null;
  /** What is compared; null if there is no answer. */
  readonly value: (voice: Voice) => Decimal | null;
}

/** The measure of every indicator of an outline, in its order; the same object where scales are read alike. */
export function measuresOf(indicators: readonly OutlineNode[], numbers: "interval" | "ratio"): readonly Measure[] {
  const known = new Map<string, Measure>();
  return indicators.map((place) => {
    const scale = place.scale as Scale;
    const key = canonicalJson([scale.id, scaleStructure(scale)]);
    const measure = known.get(key) ?? measureOf(scale, key, numbers);
    known.set(key, measure);
    return measure;
  });
}

function measureOf(scale: Scale, key: string, numbers: "interval" | "ratio"): Measure {
  const raw = (voice: Voice): Decimal | null => (voice.leaf.missing === null ? decimal(valueOf(voice.answer) as number) : null);
  const levels = scale.kind === "levels";
  const number = scale.kind === "number";
  return {
    key,
    scale: scale.id,
    metric: levels ? "ordinal" : number ? numbers : "interval",
    categories: levels ? categoriesOf(scale) : null,
    value: number ? raw : pointsOf,
  };
}

/** Points, 0 to 100; null if there is no answer. */
export function pointsOf({ leaf }: Voice): Decimal | null {
  return leaf.points;
}

/** The different points of a level scale's levels, from the least. */
export function categoriesOf(scale: Scale): readonly number[] {
  return scale.kind === "levels" ? [...new Set(scale.levels.map(({ points }) => points))].sort((a, b) => a - b) : [];
}
