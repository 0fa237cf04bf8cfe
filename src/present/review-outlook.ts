/** What comes after a review: the gaps that matter most, the roadmap if there is one, and what the city was told and replied. */
import { findGaps } from "../analyse/gaps.ts";
import type { Roadmap } from "../analyse/roadmap.ts";
import type { RoadmapProgress } from "../analyse/roadmap-progress.ts";
import type { Target } from "../analyse/targets.ts";
import type { Assessment } from "../assess/assessment.ts";
import type { Scorecard } from "../score/scorecard.ts";
import type { Block, HeadingLevel } from "./document.ts";
import { formatNumber } from "./format.ts";
import { describeGap } from "./gap-sentences.ts";
import { said } from "./node-tables.ts";
import type { ReviewScope } from "./review-scope.ts";
import { ended, heading, listOfItems, plural } from "./review-words.ts";
import { roadmapReport } from "./roadmap-report.ts";

/** Where the answers that gaps are looked for in come from. */
export interface GapGround {
  readonly assessment: Assessment;
  readonly settled: boolean;
}

/** The largest gaps, by what closing each would bring. */
export function reviewGaps({ review, policy }: ReviewScope, { assessment, settled }: GapGround, target: Target, top: number): Block[] {
  const gaps = findGaps(assessment, { target: target as never, kind: "indicator", ...(policy === undefined ? {} : { policy }) });
  const ground = settled ? "on the settled answers" : "on the city's own answers";
  const first = gaps.slice(0, top);
  const many = `${plural(gaps.length, "question")} ${gaps.length === 1 ? "lies" : "lie"} below ${targetWords(target)}, ${ground}.`;
  return [
    heading(2, "Gaps"),
    said(
      gaps.length === 0 ? `No question lies below ${targetWords(target)}, ${ground}.` : `${many} ${shownWords(first.length, gaps.length)}`,
    ),
    ...listOfItems(
      first.map((gap) => describeGap(review.framework, gap)),
      true,
    ),
  ];
}

function shownWords(shown: number, all: number): string {
  const order = "by what closing each alone would add";
  return shown === all ? `All of them, ${order}:` : shown === 0 ? "They are not listed here." : `The first ${shown}, ${order}:`;
}

function targetWords(target: Target): string {
  if (typeof target === "number") return `the target of ${formatNumber(target, Number.isInteger(target) ? 0 : 1)}`;
  return target.kind === "scorecard" ? `the values of ${(target as Scorecard).city.name}` : "the targets that were set for them";
}

/** What was agreed and where it stands: the report on the roadmap, one level further down. */
export function reviewRoadmap(roadmap: Roadmap, progress: RoadmapProgress | undefined): Block[] {
  const { title, blocks } = roadmapReport(roadmap, progress);
  // The statement at its end stands once, at the end of the whole.
  return [heading(2, title), ...blocks.slice(0, -1).map(lower)];
}

function lower(block: Block): Block {
  return block.kind === "heading" ? { ...block, level: Math.min(6, block.level + 1) as HeadingLevel } : block;
}

/** What was said on the spot, and what the host said to it. */
export function reviewReply({ review: { feedback, reply } }: ReviewScope): Block[] {
  return [
    heading(2, "Feedback and reply"),
    said(
      feedback === undefined
        ? "The team has not given its feedback yet."
        : `The team on the spot, ${feedback.date}: ${ended(feedback.text)}`,
    ),
    said(reply === undefined ? "The city has not replied yet." : `The city in reply, ${reply.date}: ${ended(reply.text)}`),
  ];
}
