/**
 * From score to action: what holds one city down, what closing each gap alone would bring, where a city that has got further stands, what is strong, and
 * what would come of a change. Invented cities. Run: npx tsx examples/05-gaps-and-what-if.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  type Assessment,
  type Block,
  describeGap,
  describeNode,
  describeWhatIf,
  findGaps,
  findStrengths,
  formatNumber,
  type Gap,
  type NodeChange,
  score,
  toText,
  type WhatIf,
  whatIf,
} from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import { fromCsv, rowsToCsv } from "indicatree/io";

const here = new URL(".", import.meta.url);
const out = new URL("../out/", here);
const table = readFileSync(new URL("data/six-cities-general-governance.csv", here), "utf8");
const { assessments, issues } = fromCsv(table, generalGovernance);
for (const issue of issues) console.error(issue.message);
if (issues.length > 0) process.exit(1);

const [model, city] = assessments as [Assessment<string, string>, Assessment<string, string>];
const name = (of: Assessment): string => of.city.name.replace(/ \(invented\)$/, "");

/** Blocks under a title, in 100 columns. */
function show(title: string, blocks: readonly Block[]): void {
  console.log(toText({ kind: "document", title, language: "en", blocks }, { width: 100 }));
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const list = (items: readonly string[]): Block => ({ kind: "list", items });

/** What it takes, as much of it as fits into a cell. */
function briefly({ to, state }: Gap): string {
  const text = `${state === "answer-first" ? "answer first; " : ""}${to ?? ""}`;
  return text.length <= 50 ? text : `${text.slice(0, text.lastIndexOf(" ", 49))} …`;
}

// ------------------------------------------------------------------------------------------------ gaps
const options = { target: 80 } as const;
const gaps = findGaps(city, { ...options, kind: "indicator" });
const groups = findGaps(city, { ...options, kind: "group" });
const shown = gaps.slice(0, 12);
const bare = gaps.filter((gap) => gap.evidenceMissing).length;
const open = gaps.filter((gap) => gap.state === "answer-first").length;

show(`${name(city)}: what holds it down, and what closing it would bring`, [
  paragraph(`${describeNode(generalGovernance, score(city).total)}. Target: ${options.target} everywhere.`),
  {
    kind: "table",
    caption: "By part (gain: points of the total, if this part alone came to its target)",
    columns: [{ title: "Part" }, { title: "Now", align: "right" }, { title: "Lost", align: "right" }, { title: "Gain", align: "right" }],
    rows: groups.map(({ title, current, lost, gain }) => [title, formatNumber(current), formatNumber(lost), formatNumber(gain)]),
  },
  {
    kind: "table",
    caption: `By question: the first ${shown.length} of ${gaps.length}, by gain`,
    columns: [{ title: "Question" }, { title: "Now", align: "right" }, { title: "Gain", align: "right" }, { title: "What it takes" }],
    rows: shown.map((gap) => [gap.title, formatNumber(gap.current, 0), formatNumber(gap.gain), briefly(gap)]),
  },
  paragraph(`${open} of them are open: answer these first. ${bare} have an answer without evidence. The first three in words:`),
  list(shown.slice(0, 3).map((gap) => describeGap(generalGovernance, gap))),
]);

// Not the points alone: what is cheap may come first. Effort is the city's own estimate, here in days of work.
const effort = { "governance.learning.progress-report": 30, "governance.learning.outside-evaluation": 90, "governance.strategy.scope": 5 };
const cheap = findGaps(city, { target: 80, order: "gain-per-effort", effort }).slice(0, Object.keys(effort).length);
show("The most for a day of work, where somebody estimated the effort", [
  list(cheap.map(({ id, title, gain }) => `${title}: ${formatNumber(gain)} points, ${effort[id as keyof typeof effort]} days`)),
]);

show(`${name(city)} beside ${name(model)}, a city that has got further`, [
  {
    kind: "table",
    caption: `Parts in which ${name(model)} is ahead, by distance`,
    columns: [
      { title: "Part" },
      { title: "Now", align: "right" },
      { title: name(model), align: "right" },
      { title: "Gain", align: "right" },
    ],
    rows: findGaps(city, { target: score(model), kind: "group", order: "distance" }).map(({ title, current, target, gain }) => [
      title,
      formatNumber(current),
      formatNumber(target),
      formatNumber(gain),
    ]),
  },
]);

const strong = findStrengths(city, { target: 80, kind: "indicator" });
show(`What is strong in ${name(city)}: 80 or more`, [
  list(
    strong.map(({ title, current, stake, evidenceMissing }) => {
      const evidence = evidenceMissing ? "; no evidence is attached" : "";
      return `${title}: ${formatNumber(current, 0)}; falling back to 80 would cost ${formatNumber(stake)} points of the total${evidence}`;
    }),
  ),
]);

mkdirSync(out, { recursive: true });
writeFileSync(new URL("gaps.rows.csv", out), rowsToCsv(gaps));
console.log("Written: out/gaps.rows.csv");

// ------------------------------------------------------------------------------------------------ what if
/** Before and after of every part, as a table and in words. */
function compared(result: WhatIf): readonly Block[] {
  const signed = (change: string | null): string => `${Number(change) > 0 ? "+" : ""}${formatNumber(change)}`;
  const rows = [...generalGovernance.children.map(({ id, title }) => [title, id] as const), ["Total", generalGovernance.id] as const].map(
    ([title, id]) => {
      const { before, after, change } = (result.nodes[id] as NodeChange).exact;
      return [title, formatNumber(before), formatNumber(after), signed(change)];
    },
  );
  const numbers = ["Before", "After", "Change"].map((heading) => ({ title: heading, align: "right" as const }));
  return [
    { kind: "table", caption: `${name(city)}, ${result.date}: from 0 to 100`, columns: [{ title: "Part" }, ...numbers], rows },
    paragraph(describeWhatIf(generalGovernance, result)),
  ];
}

const closed = whatIf(city, {
  "governance.knowledge.needs-survey": "fully",
  "governance.equality.policy-check": "fully",
  "governance.equality.complaint-route": "partly",
});
show("What if the survey and the check were fully in place, and the way to complain partly", compared(closed));

const lost = whatIf(city, {
  "governance.leadership.public-commitment": "not-at-all",
  "governance.leadership.named-lead": { missing: "unknown" },
});
show("What if the commitment lapsed, and nobody could say who leads", compared(lost));

// ------------------------------------------------------------------------------------------------
console.log("\nAll cities are invented. The benchmark's name is official; its questions, levels and numbers are not.");
