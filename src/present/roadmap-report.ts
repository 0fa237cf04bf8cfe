/** The report on a roadmap: what was agreed and, with its progress, where it stands. */
import { ensureRoadmap, roadmapDigest } from "../analyse/record-roadmap.ts";
import type { Roadmap, RoadmapAction } from "../analyse/roadmap.ts";
import type { ActionRow, LevelRow, LevelState, MilestoneRow, MilestoneState, RoadmapProgress } from "../analyse/roadmap-progress.ts";
import { ensureRoadmapProgress } from "../analyse/roadmap-progress-shape.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { own } from "../base/plain.ts";
import type { Block, Column, Document } from "./document.ts";
import { formatNumber, NO_VALUE } from "./format.ts";
import { actionSentences, levelSentences, milestoneSentences } from "./roadmap-sentences.ts";

/**
 * A report on a roadmap, for those who agreed to it and those who pay for it. With its progress it begins with where things stand: milestones, then projected
 * ends, then levels; what was agreed follows, action by action.
 *
 * @param roadmap made by `recordRoadmap`
 * @param progress of this roadmap, made by `monitorRoadmap`
 * @returns a document for `toMarkdown`, `toHtml` or `toText`
 * @throws BenchmarkError for anything else, and for the progress of another roadmap
 * @example
 * import { recordRoadmap, roadmapReport, toText } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const roadmap = recordRoadmap(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" },
 *   actions: [{ id: "log", title: "Log of incidents", owner: "Mayor's office", start: "2026-05-01", due: "2026-07-30", serves: ["governance.leadership"] }],
 * });
 * toText(roadmapReport(roadmap)).split("\n")[0]; // "Roadmap of Harbourton (invented)"
 */
export function roadmapReport(roadmap: Roadmap, progress?: RoadmapProgress): Document {
  const plan = ensureRoadmap(roadmap);
  const now = progress === undefined ? null : ensureRoadmapProgress(progress);
  if (now !== null && now.roadmap !== roadmapDigest(plan)) throw new BenchmarkError([issue("roadmap-differs", ["progress"])]);
  return freeze({
    kind: "document",
    title: plan.title ?? `Roadmap of ${plan.city.name}`,
    language: "en",
    blocks: [
      { kind: "paragraph", text: opening(plan) },
      ...(now === null ? [] : standing(now)),
      ...agreed(plan),
      { kind: "paragraph", text: plan.statement, small: true },
    ],
  } satisfies Document);
}

function opening({ city, actions, agreed: day, endorsed = [] }: Roadmap): string {
  const first = actions.reduce((a, { start }) => (start < a ? start : a), "9999-12-31");
  const last = actions.reduce((a, { due }) => (due > a ? due : a), "0000-01-01");
  const count = `${actions.length} ${actions.length === 1 ? "action" : "actions"}, from ${first} to ${last}.`;
  const backed = endorsed.map(({ by, date }) => `${by} (${date})`).join(", ");
  const signed = day === undefined ? "" : ` Agreed on ${day}.`;
  return `${city.name}: ${count}${signed} ${backed === "" ? "No endorsement is recorded." : `Endorsed by ${backed}.`}`;
}

function standing(progress: RoadmapProgress): Block[] {
  const { asOf, milestones, actions } = progress;
  return [
    { kind: "heading", level: 2, text: `Where it stands on ${asOf}` },
    { kind: "heading", level: 3, text: "Milestones" },
    { kind: "list", items: milestoneSentences(progress) },
    ...table("Milestones, action by action", ["Milestone", "Action", "Due", "State", "Reported"], milestones.map(milestoneCells)),
    { kind: "heading", level: 3, text: "When it ends" },
    { kind: "list", items: actionSentences(progress) },
    ...table(
      "Actions, with their ends if nothing more is lost",
      ["Action", "Answers for it", "Milestones done", "Earliest start", "Due", "Projected end", "Days later"],
      actions.map(actionCells),
      [6],
    ),
    { kind: "heading", level: 3, text: "What was reached" },
    { kind: "list", items: levelSentences(progress) },
    ...levels(progress),
    {
      kind: "paragraph",
      text: "A projected end adds the delay so far to the plan, as if nothing were caught up and nothing more were lost. A level that is reached need not have been reached because of the action.",
      small: true,
    },
  ];
}

/** A table, unless it would be empty. */
function table(caption: string, titles: readonly string[], rows: readonly string[][], right: readonly number[] = []): Block[] {
  const columns = titles.map((title, i): Column => (right.includes(i) ? { title, align: "right" } : { title }));
  return rows.length === 0 ? [] : [{ kind: "table", caption, columns, rows }];
}

const MILESTONES: { readonly [S in MilestoneState]: string } = {
  "done-on-time": "done in time",
  "done-late": "done late",
  "done-undated": "done, nobody knows when",
  blocked: "blocked",
  late: "late",
  due: "due on this day",
  "not-yet-due": "not yet due",
};

function milestoneCells({ title, actionTitle, due, state, daysLate, reportedOn, by }: MilestoneRow): string[] {
  const days = daysLate === null || daysLate === 0 ? "" : ` (${daysLate} ${daysLate === 1 ? "day" : "days"})`;
  const said = [reportedOn, by].filter((part) => part !== null).join(", ");
  return [title, actionTitle, due, MILESTONES[state] + days, said === "" ? NO_VALUE : said];
}

const REASONS: { readonly [reason: string]: string } = {
  undated: "done, nobody knows when",
  "prerequisite-late": "not known: what it waits for is late",
  "no-milestones": "not known: no milestones",
  "no-progress": "not known: nothing is done",
  "beyond-calendar": "not before the year 10000",
};

function actionCells(row: ActionRow): string[] {
  const { title, owner, milestones, done, earliestStart, due, projectedEnd, reason, slippageDays, state } = row;
  const end = projectedEnd ?? own(REASONS, reason ?? "") ?? NO_VALUE;
  return [
    title,
    owner,
    milestones === 0 ? "none planned" : `${done} of ${milestones}`,
    earliestStart ?? "begun",
    due,
    state === "done" && projectedEnd !== null ? `done ${projectedEnd}` : end,
    formatNumber(slippageDays, 0),
  ];
}

const LEVELS: { readonly [S in LevelState]: string } = {
  reached: "reached",
  behind: "behind",
  "not-assessed-since": "not assessed since",
  "not-yet-due": "not yet due",
  unknown: "not known",
};

/** The baseline has a column of its own only where something later stands beside it. */
function levels({ baseline, latest, indicators }: RoadmapProgress): Block[] {
  const before = baseline !== null && baseline.date !== latest?.date ? [`On ${baseline.date}`] : [];
  const cells = (row: LevelRow): string[] => [
    row.title,
    ...before.map(() => row.baseline ?? NO_VALUE),
    row.planned,
    row.due,
    row.reached ?? NO_VALUE,
    LEVELS[row.state],
  ];
  const now = latest === null ? "Reached" : `On ${latest.date}`;
  return table("Levels that are to be reached", ["Indicator", ...before, "Planned", "Due", now, "State"], indicators.map(cells));
}

function agreed({ actions, nodes, targets, effortUnit }: Roadmap): Block[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const names = new Map(actions.map(({ id, title }) => [id, title]));
  const facts = (action: RoadmapAction): string[] => {
    const { id, serves, owner, partners = [], consulted = [], effort, after = [], milestones = [], note } = action;
    const levels = targets.filter((target) => target.action === id).map(({ title, planned }) => `${title} (${planned})`);
    const all: readonly (readonly [head: string, entries: readonly string[]])[] = [
      ["Answers for it", [owner]],
      ["With", partners],
      ["For", serves.map((node) => titles.get(node) ?? node)],
      ["To reach", levels],
      ["Consulted", consulted.map(({ who, date }) => `${who} (${date})`)],
      ["After", after.map((one) => `“${names.get(one) ?? one}”`)],
      ["Effort", effort === undefined ? [] : [`${effort} ${effortUnit}`]],
      ["Milestones", milestones.map(({ title, due }) => `${title} (${due})`)],
      ["Note", note === undefined ? [] : [note]],
    ];
    return all.flatMap(([head, entries]) => (entries.length === 0 ? [] : [`${head}: ${entries.join("; ")}`]));
  };
  return [
    { kind: "heading", level: 2, text: "What was agreed" },
    ...actions.flatMap((action): Block[] => [
      { kind: "heading", level: 3, text: `${action.title} (${action.start} to ${action.due})` },
      { kind: "list", items: facts(action) },
    ]),
  ];
}
