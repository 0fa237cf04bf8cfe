/** What becomes of a roadmap, and what a proposed one holds, as a notebook shows them in lists. */
import * as z from "zod/mini";
import type { RoadmapProposal } from "../analyse/proposal.ts";
import type { RoadmapProgress } from "../analyse/roadmap-progress.ts";
import { formatNumber } from "./format.ts";
import { columns, type Kind, text } from "./list-kind.ts";
import { describeRoadmapProgress } from "./roadmap-sentences.ts";
import type { PlainRow } from "./row-table.ts";

/** What `monitorRoadmap` gives. */
export const roadmapProgress: Kind<RoadmapProgress> = {
  title: ({ city, asOf }) => `Roadmap of ${city.name} on ${asOf}`,
  opening: (progress) => describeRoadmapProgress(progress),
  // describeRoadmapProgress asks of all the rest.
  head: { city: z.looseObject({ name: text }), asOf: text },
  lists: [
    {
      at: "milestones",
      caption: "Milestones",
      columns: columns(
        "title:Milestone",
        "actionTitle:Action",
        "due:Due",
        "state:State:code",
        "daysLate:Days late:0",
        "reportedOn:Reported",
        "by:By",
      ),
    },
    {
      at: "actions",
      caption: "Actions",
      columns: columns(
        ...["title:Action", "owner:Answers for it", "start:Start", "due:Due", "state:State:code", "done:Done:0", "milestones:Of:0"],
        ...["projectedEnd:Projected end", "slippageDays:Days later:0", "reason:Why none:code"],
      ),
    },
    {
      at: "indicators",
      caption: "Levels that are to be reached",
      columns: columns("title:Indicator", "baseline:Baseline", "planned:Planned", "due:Due", "reached:Latest", "state:State:code"),
    },
  ],
};

const planned = z.looseObject({ value: z.number() });
const action = { title: text, effort: z.number(), reason: text };
/** What `proposeRoadmap` gives. */
export const proposal: Kind<RoadmapProposal> = {
  title: ({ city }) => `What ${city.name} could do`,
  opening: ({ start, end, effort, effortUnit, optimal }) => [
    `With everything that is picked, the total goes from ${formatNumber(start.value)} to ${formatNumber(end.value)}; open answers count as the worst.`,
    `It takes ${effort} ${effortUnit ?? "units of effort"}. ${optimal ? "No plan is better." : "That no plan is better is not proven."}`,
  ],
  head: {
    city: z.looseObject({ name: text }),
    start: planned,
    end: planned,
    effort: z.number(),
    effortUnit: z.nullable(text),
    optimal: z.boolean(),
    phases: z.array(
      z.looseObject({
        number: z.number(),
        title: z.nullable(text),
        picks: z.array(z.looseObject({ ...action, without: planned, moves: z.array(z.looseObject({ title: text })) })),
      }),
    ),
    leftOut: z.array(z.looseObject({ ...action, with: planned })),
  },
  lists: [
    {
      at: "phases",
      caption: "Picked, phase by phase",
      columns: columns(
        "title:Action",
        "phase:Phase",
        "effort:Effort:number",
        "moves:Moves:titles",
        "reason:Why:code",
        "total:Total without it:1",
      ),
      rows: ({ phases }: RoadmapProposal) =>
        phases.flatMap(({ number, title, picks }) =>
          picks.map((pick) => ({ ...(pick as unknown as PlainRow), phase: title ?? String(number), total: pick.without.value })),
        ),
    },
    {
      at: "leftOut",
      caption: "Left out",
      columns: columns("title:Action", "effort:Effort:number", "reason:Why:code", "total:Total with it:1"),
      rows: ({ leftOut }: RoadmapProposal) => leftOut.map((one) => ({ ...(one as unknown as PlainRow), total: one.with.value })),
    },
  ],
};
