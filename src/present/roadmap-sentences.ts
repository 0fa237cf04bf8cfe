/** A roadmap's progress in words: milestones first, then when its actions end if nothing more is lost, then what was reached. */
import type { ActionRow, MilestoneRow, RoadmapProgress, RoadmapSummary } from "../analyse/roadmap-progress.ts";
import { ensureRoadmapProgress } from "../analyse/roadmap-progress-shape.ts";
import { freeze } from "../base/freeze.ts";
import { formatNumber } from "./format.ts";

/**
 * What has become of a roadmap, in sentences: how many milestones are done, each one that is blocked or late, when actions end that do not end as planned,
 * and how many levels are reached.
 *
 * @param progress made by `monitorRoadmap`, or come back from JSON
 * @throws BenchmarkError for anything else
 * @example
 * import { describeRoadmapProgress, monitorRoadmap, recordRoadmap } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const roadmap = recordRoadmap(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" },
 *   actions: [
 *     {
 *       id: "log", title: "Log of hostile incidents", owner: "Mayor's office", start: "2026-05-01", due: "2026-07-30", serves: ["governance.leadership"],
 *       milestones: [{ id: "form", title: "Form agreed", due: "2026-05-31" }, { id: "log", title: "Log in use", due: "2026-07-30" }],
 *     },
 *   ],
 * });
 * const progress = [{ action: "log", milestone: "form", status: "done", date: "2026-06-10" }] as const;
 * describeRoadmapProgress(monitorRoadmap(roadmap, { asOf: "2026-06-20", progress }));
 * // => [
 * //   "On 2026-06-20, 1 of 2 milestones is done (1 late); 1 is not yet due.",
 * //   "“Log of hostile incidents” is 10 days behind: due on 2026-07-30, it ends on 2026-08-09 if nothing more is lost.",
 * //   "The roadmap as a whole is 10 days behind: due on 2026-07-30, it ends on 2026-08-09 if nothing more is lost.",
 * //   "The roadmap sets no levels to be reached."
 * // ]
 */
export function describeRoadmapProgress(progress: RoadmapProgress): readonly string[] {
  const checked = ensureRoadmapProgress(progress);
  return freeze([...milestoneSentences(checked), ...actionSentences(checked), ...levelSentences(checked)]);
}

/** How many milestones are done, and which are blocked or late. */
export function milestoneSentences({ asOf, milestones, summary }: RoadmapProgress): string[] {
  const counts = summary.milestones;
  const done = counts["done-on-time"] + counts["done-late"] + counts["done-undated"];
  if (milestones.length === 0) return [`On ${asOf}: the roadmap has no milestones by which progress could be seen.`];
  const how = joined([
    [counts["done-on-time"], "in time"],
    [counts["done-late"], "late"],
    [counts["done-undated"], "at a time that nobody knows"],
  ]);
  const rest = joined([
    [counts.blocked, is(counts.blocked, "blocked")],
    [counts.late, is(counts.late, "late")],
    [counts.due, is(counts.due, "due on this day")],
    [counts["not-yet-due"], is(counts["not-yet-due"], "not yet due")],
  ]);
  const first = `On ${asOf}, ${done} of ${plural(milestones.length, "milestone")} ${is(done, "done")}`;
  return [
    `${first}${done > 0 && done > counts["done-on-time"] ? ` (${how})` : ""}${rest === "" ? "" : `; ${rest}`}.`,
    ...milestones.filter(({ state }) => state === "blocked").map((row) => `Blocked: ${named(row)}${ago(row)}${quoted(row)}`),
    ...milestones.filter(({ state }) => state === "late").map((row) => `Late: ${named(row)}${ago(row)}; ${row.owner} answers for it.`),
  ];
}

/** When actions end that do not end as planned, and the whole. */
export function actionSentences({ asOf, actions, summary }: RoadmapProgress): string[] {
  const titles = new Map(actions.map(({ action, title }) => [action, title]));
  return [...actions.flatMap((row) => actionSentence(row, titles, asOf)), wholeSentence(actions, summary)];
}

function wholeSentence(actions: readonly ActionRow[], { due, projectedEnd, slippageDays }: RoadmapSummary): string {
  if (actions.every(({ state }) => state === "done"))
    return projectedEnd === null ? "All actions are done." : `All actions are done, the last on ${projectedEnd}; due was ${due}.`;
  if (projectedEnd !== null) return ends("The roadmap as a whole", due, projectedEnd, slippageDays as number);
  const open = actions.filter((row) => row.state !== "done" && row.projectedEnd === null).map(({ title }) => `“${title}”`);
  return `When the roadmap as a whole ends cannot be said, because there is no projection for ${open.join(", ")}.`;
}

function actionSentence(row: ActionRow, titles: ReadonlyMap<string, string>, asOf: string): string[] {
  const { title, due, earliestStart, knockOnDays, waitsFor, projectedEnd, slippageDays } = row;
  if (row.state === "done") return [];
  if (knockOnDays !== null && knockOnDays > 0) {
    const cause = `because it waits for “${titles.get(waitsFor ?? "") ?? waitsFor}”`;
    const held = `“${title}” cannot start before ${earliestStart ?? "the year 10000"}, ${plural(knockOnDays, "day")} later than planned, ${cause}`;
    return [projectedEnd === null ? `${held}, and perhaps later still.` : `${held}; it would then end on ${projectedEnd}.`];
  }
  if (projectedEnd !== null) return slippageDays === 0 ? [] : [ends(`“${title}”`, due, projectedEnd, slippageDays as number)];
  // Where nothing is late, silence is no news.
  if (row.reason === "no-milestones")
    return asOf > due ? [`“${title}” was due on ${due}; it has no milestones that would tell how far it is.`] : [];
  if (row.reason !== "no-progress") return [`“${title}” does not end before the year 10000 if nothing more is lost.`];
  const which = row.milestones === 1 ? "its milestone is not" : `none of its ${row.milestones} milestones is`;
  return [`No end can be projected for “${title}”: ${which} done, and the first was due by now.`];
}

function ends(what: string, due: string, end: string, days: number): string {
  if (days === 0) return `${what} is due on ${due}, and ends on that day if nothing more is lost.`;
  const where = `${plural(Math.abs(days), "day")} ${days > 0 ? "behind" : "ahead"}`;
  return `${what} is ${where}: due on ${due}, it ends on ${end} if nothing more is lost.`;
}

/** How many levels are reached, and which are not although they were due. */
export function levelSentences({ baseline, latest, later, indicators, summary }: RoadmapProgress): string[] {
  if (indicators.length === 0) return ["The roadmap sets no levels to be reached."];
  const counts = summary.levels;
  const parts = joined([
    [counts.reached, is(counts.reached, "reached")],
    [counts.behind, is(counts.behind, "behind")],
    [counts["not-assessed-since"], `${counts["not-assessed-since"] === 1 ? "has" : "have"} not been assessed since due`],
    [counts["not-yet-due"], is(counts["not-yet-due"], "not yet due")],
    [counts.unknown, is(counts.unknown, "not known")],
  ]);
  const aside = later === 0 ? "" : ` ${plural(later, "later assessment")} ${is(later, "left aside")}.`;
  if (baseline === null || latest === null)
    return [`There is no assessment, so nothing can be said of the ${plural(indicators.length, "level")} to be reached.${aside}`];
  const basis =
    baseline.date === latest.date
      ? `There is one assessment only, of ${latest.date}, so nothing can be said of change.`
      : `Assessed on ${latest.date}; the baseline is of ${baseline.date}.`;
  return [
    `Of ${plural(indicators.length, "level")} to be reached, ${parts}. ${basis}${aside}`,
    ...indicators
      .filter(({ state }) => state === "behind")
      .map(
        (row) =>
          `Behind: “${row.title}” is at ${row.reached} (${formatNumber(row.reachedPoints)} points); ${row.planned} (${formatNumber(row.plannedPoints)}) was due on ${row.due}.`,
      ),
    ...indicators
      .filter(({ state }) => state === "not-assessed-since")
      .map((row) => `“${row.title}” was to reach ${row.planned} by ${row.due}, and has not been assessed since.`),
  ];
}

function named({ title, actionTitle, due }: MilestoneRow): string {
  return `“${title}” (${actionTitle}), due on ${due}`;
}

function ago({ daysLate }: MilestoneRow): string {
  return daysLate === null || daysLate === 0 ? "" : `, ${plural(daysLate, "day")} ago`;
}

/** Who said so, when, and what was noted, which is the user's own text. */
function quoted({ by, reportedOn, note }: MilestoneRow): string {
  const who = [by === null ? "" : ` by ${by}`, reportedOn === null ? "" : ` on ${reportedOn}`].join("");
  return `${who === "" ? "" : `; reported${who}`}${note === null ? "." : `: “${note}”.`}`;
}

function is(n: number, what: string): string {
  return `${n === 1 ? "is" : "are"} ${what}`;
}

function joined(parts: readonly (readonly [count: number, words: string])[]): string {
  return parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`])).join(", ");
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
