/** Planned against reached: where each level that a roadmap is to reach stands, by the earliest and the latest assessment up to a day. */

import { valueOf } from "../assess/answer.ts";
import type { Assessment } from "../assess/assessment.ts";
import { leaves } from "../assess/leaf.ts";
import { answerFor } from "../assess/routing.ts";
import { type Decimal, decimal, rounded, toDouble } from "../base/decimal.ts";
import { BenchmarkError, clip, issue } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import type { AnswerValue } from "../model/scale-kinds.ts";
import { answerWords } from "./answer-words.ts";
import type { RoadmapTarget } from "./roadmap.ts";
import type { LevelRow, LevelState } from "./roadmap-progress.ts";

/** What an assessment says of one indicator. */
interface Reading {
  readonly words: string | null;
  /** Rounded as published, so that true ties are ties. */
  readonly points: Decimal | null;
  readonly reason: string | null;
}

/** The rows of all levels. */
export function levelRows(
  targets: readonly RoadmapTarget[],
  baseline: Assessment | null,
  latest: Assessment | null,
  asOf: string,
): LevelRow[] {
  const [before, now] = [readings(baseline), readings(latest)];
  return targets.map(({ indicator, title, action, due, planned, exact, penalty }) => {
    const [old, met, wanted] = [before(indicator), now(indicator), decimal(exact)];
    const isThere = met.points !== null && (penalty ? met.points.lte(wanted) : met.points.gte(wanted));
    return {
      indicator,
      title,
      action,
      due,
      baseline: old.words,
      baselinePoints: old.points === null ? null : toDouble(old.points),
      planned,
      plannedPoints: toDouble(wanted),
      reached: met.words,
      reachedPoints: met.points === null ? null : toDouble(met.points),
      reason: met.reason,
      change: old.points === null || met.points === null ? null : toDouble(met.points.minus(old.points)),
      state: met.points === null ? "unknown" : isThere ? "reached" : missed(due, (latest as Assessment).date, asOf),
    };
  });
}

/** A level that is not reached: nobody can say so who has not looked since it was due. */
function missed(due: string, assessed: string, asOf: string): LevelState {
  if (asOf <= due) return "not-yet-due";
  return assessed < due ? "not-assessed-since" : "behind";
}

function readings(assessment: Assessment | null): (indicator: string) => Reading {
  if (assessment === null) return () => ({ words: null, points: null, reason: "no-assessment" });
  const tree = outline(assessment.framework);
  const found = leaves(assessment);
  const places = new Map(tree.indicators.map(({ id }, i) => [id, i]));
  return (indicator) => {
    const place = places.get(indicator) ?? -1;
    const leaf = found[place];
    // A roadmap that was changed by hand may name what is not there.
    if (leaf === undefined) {
      const framework = tree.framework.id;
      throw new BenchmarkError([
        issue("unknown-indicator", ["targets"], { id: clip(indicator, 200), framework, nearest: nearest(indicator, places.keys()) }),
      ]);
    }
    if (leaf.points === null) return { words: null, points: null, reason: leaf.missing };
    const value = valueOf(answerFor(tree, indicator, assessment.answers)) as AnswerValue;
    const scale = tree.indicators[place]?.scale as Scale;
    return { words: answerWords(scale, value), points: rounded(leaf.points), reason: null };
  };
}
