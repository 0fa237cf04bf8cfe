/** What changes, as tables for a notebook: a what-if and progress. They come here checked. */
import type { Progress } from "../analyse/progress-product.ts";
import { type ProgressRow, progressRows } from "../analyse/progress-rows.ts";
import type { BeforeAfter, NodeChange, WhatIf } from "../analyse/what-if.ts";
import type { Answer } from "../assess/answer.ts";
import { formatNumber, NO_VALUE } from "./format.ts";
import { inside } from "./lent-names.ts";
import { LEGEND, type NodeScope, right, type Shown, said, small, valueOf } from "./node-tables.ts";
import { describeProgress } from "./progress-sentences.ts";
import { cutTable } from "./row-table.ts";
import { describeWhatIf } from "./what-if-sentences.ts";

/** A what-if: the changed answers, and the parts that move. */
export function whatIfShown(result: WhatIf, { names, framework, most }: NodeScope): Shown {
  const changes = Object.entries(result.changes as { readonly [id: string]: BeforeAfter<Answer | null> });
  const all = (Object.entries(result.nodes) as [string, NodeChange][]).filter(([id]) => names.within(id));
  const moving = all.filter(([, { exact, status }]) => exact.before !== exact.after || status.before !== status.after);
  const row = ([id, { exact, status }]: [string, NodeChange]): string[] => {
    const at = (when: "before" | "after"): string => valueOf({ status: status[when], exact: exact[when] });
    return [names.indented(id), at("before"), at("after"), signed(exact.change)];
  };
  const columns = [{ title: "Part" }, right("Before"), right("After"), right("Change")];
  const answers = [{ title: "Indicator" }, { title: "Before" }, { title: "After" }];
  return {
    title: `What if: ${result.city.name}, ${names.title(result.framework.id)} ${result.framework.version}`,
    blocks: [
      ...(framework === null ? [] : [said(describeWhatIf(framework, result))]),
      ...cutTable("Changed answers", answers, changes.length, most, (i) => {
        const [id, { before, after }] = changes[i] as (typeof changes)[0];
        return [names.title(id), answerText(before), answerText(after)];
      }),
      ...cutTable(`Parts that move (0 to 100; ${LEGEND})`, columns, moving.length, most, (i) => row(moving[i] as [string, NodeChange])),
      ...(moving.length === all.length ? [] : [small(rest(all.length - moving.length, all.length))]),
      small(result.statement),
    ],
  };
}

function rest(still: number, all: number): string {
  return `${still} of ${all} parts ${still === 1 ? "stays as it is" : "stay as they are"}.`;
}

function signed(change: string | number | null): string {
  const text = formatNumber(change);
  return change === null || /^-|^0\.0$/.test(text) ? text : `+${text}`;
}

/** An answer in few words; its comment and evidence stay where they are. */
function answerText(answer: Answer | null): string {
  if (answer === null) return NO_VALUE;
  if (typeof answer === "string" || typeof answer === "number") return String(answer);
  if (Array.isArray(answer)) return answer.length === 0 ? "(none)" : answer.join("; ");
  const { level, number, points, items, missing } = answer as Exclude<Answer, string | number | readonly string[]>;
  return missing === undefined ? answerText(level ?? number ?? points ?? items ?? null) : missing.replaceAll("-", " ");
}

/** Progress: in sentences, then from one round to the next with its parts. */
export function progressShown(progress: Progress, depth: number, most: number): Shown {
  const parents = new Map(progress.tree.map(({ id, parent }) => [id, parent]));
  const depthOf = (id: string): number => {
    let [level, at] = [0, parents.get(id) ?? null];
    for (const seen = new Set([id]); at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      level++;
    }
    return level;
  };
  const rows = progressRows(progress).filter(({ node }) => depthOf(node) <= depth);
  const spans = [...new Set(rows.map(({ from, to }) => `${from} to ${to}`))];
  const cells = (row: ProgressRow): string[] => [
    inside(row.title, depthOf(row.node)),
    formatNumber(row.before),
    formatNumber(row.after),
    ...PARTS.map((part) => signed(row[part])),
    (row.reason ?? NO_VALUE).replaceAll("-", " "),
  ];
  const heads = ["Before", "After", "Change", "Answers changed", "Became known", "Came to apply", "Policy"];
  const columns = [{ title: "Part" }, ...heads.map(right), { title: "Why not" }];
  return {
    title: `${progress.city.name}: progress from ${progress.overall.from} to ${progress.overall.to}`,
    blocks: [
      ...describeProgress(progress).map(said),
      ...spans.flatMap((span) => {
        const own = rows.filter(({ from, to }) => `${from} to ${to}` === span);
        return cutTable(`From ${span}, in points of 100`, columns, own.length, most, (i) => cells(own[i] as ProgressRow));
      }),
      small(progress.statement),
    ],
  };
}

const PARTS = ["change", "answers", "known", "applicable", "policy"] as const;
