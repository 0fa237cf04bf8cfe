/** The state of every indicator of an assessment: answered with points, open, or excluded. The one place where answers become states. */
import type { Decimal } from "../base/decimal.ts";
import { own } from "../base/plain.ts";
import { type Outline, outline } from "../model/outline.ts";
import { isExcluded, type MissingState } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { type Answer, missingOf, valueOf } from "./answer.ts";
import type { Assessment } from "./assessment.ts";
import { answerFor, notAsked } from "./routing.ts";

/** One indicator as the score sees it. */
export interface Leaf {
  /** Why there is no value; null if answered. */
  readonly missing: MissingState | null;
  /** 0 to 100 with all working digits; null if missing. */
  readonly points: Decimal | null;
  /** Chosen level on a level scale. */
  readonly level: string | null;
  /** Whether evidence is attached. */
  readonly evidenced: boolean;
  /** Whether it is not applicable because of another answer. */
  readonly routed: boolean;
}

/** Leaves in the order of the outline's indicators. */
export function leaves(assessment: Assessment): readonly Leaf[] {
  const tree: Outline = outline(assessment.framework);
  return tree.indicators.map(({ id, scale, conditions }) => {
    const routed = conditions.length > 0 && notAsked(tree, id, assessment.answers) !== null;
    // What is not asked here takes no answer from its kin.
    const answer = routed ? own(assessment.answers, id) : answerFor(tree, id, assessment.answers);
    return leaf(answer, scale as Scale, routed);
  });
}

function leaf(answer: Answer | undefined, scale: Scale, routed: boolean): Leaf {
  const value = valueOf(answer);
  const evidenced = typeof answer === "object" && "evidence" in answer && (answer.evidence?.length ?? 0) > 0;
  if (value === null) {
    // What the city itself has excluded stays excluded in its own words, whatever else is answered.
    const stated = missingOf(answer) as MissingState;
    const missing = routed && !isExcluded(stated) ? "not-applicable" : stated;
    return { missing, points: null, level: null, evidenced, routed };
  }
  return {
    missing: null,
    points: kindOfScale(scale).points(scale, value),
    level: scale.kind === "levels" ? (value as string) : null,
    evidenced,
    routed: false,
  };
}
