/**
 * The main job: a filled-in table goes in; scores, explanations, a table side by side and a report that a mayor can read come out.
 * Six invented cities, two benchmarks. Run: npm run demo
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  type Assessment,
  describeNode,
  type Explanation,
  explain,
  type Framework,
  formatNumber,
  report,
  score,
  sideBySide,
  toHtml,
  toMarkdown,
  toText,
} from "indicatree";
import { consultativeBodies } from "indicatree/frameworks/consultative-bodies";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import { fromCsv, rowsToCsv, toRows } from "indicatree/io";

const here = new URL(".", import.meta.url);
const out = new URL("../out/", here);
mkdirSync(out, { recursive: true });

/** Reads one table; an example may insist on a table without issues. */
function read(framework: Framework, name: string): readonly Assessment[] {
  const { assessments, issues } = fromCsv(readFileSync(new URL(`data/six-cities-${name}.csv`, here), "utf8"), framework);
  for (const issue of issues) console.error(issue.message);
  if (issues.length > 0) process.exit(1);
  return assessments;
}

const written: string[] = [];
function write(name: string, text: string): void {
  writeFileSync(new URL(name, out), text);
  written.push(`out/${name}`);
}

/** The three children that cost most, as a sentence each. */
function dearest(why: Explanation): string[] {
  const lost = why.children
    .filter((child) => child.lost !== null && Number(child.lost) > 0)
    .sort((a, b) => Number(b.lost) - Number(a.lost));
  return lost
    .slice(0, 3)
    .map((child) => `${child.title}: brings ${formatNumber(child.contribution)} points, costs ${formatNumber(child.lost)}`);
}

for (const [framework, name] of [
  [generalGovernance, "general-governance"],
  [consultativeBodies, "consultative-bodies"],
] as const) {
  const assessments = read(framework, name);
  const cards = assessments.map((assessment) => score(assessment));

  console.log(`\n${toText({ kind: "document", title: framework.title, language: "en", blocks: [sideBySide(framework, cards)] })}`);
  console.log("What each total stands on:");
  for (const card of cards) console.log(`  ${card.city.name}: ${describeNode(framework, card.total)}`);

  const first = assessments[0] as Assessment;
  const why = explain(first);
  console.log(`\nWhy ${first.city.name} stands at ${formatNumber(why.exact)} (the parts add up to it, digit for digit):`);
  for (const sentence of dearest(why)) console.log(`  ${sentence}`);

  const document = report(assessments, { title: `${framework.title}: six cities` });
  write(`${name}.scorecards.json`, `${JSON.stringify(cards, null, 2)}\n`);
  write(`${name}.rows.csv`, rowsToCsv(toRows(cards)));
  write(`${name}.report.md`, toMarkdown(document));
  write(`${name}.report.html`, toHtml(document));
}

console.log("\nAll six cities are invented. The names of the two benchmarks are official; their questions, levels and numbers are not.");
console.log(`Written: ${written.join(", ")}`);
