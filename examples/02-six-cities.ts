/**
 * The main job: a filled-in table goes in; scores, explanations, a comparison and a report that a mayor can read come out.
 * Six invented cities, the INTI-Cities suite, then the ImpleMentoring themes. Run: npm run demo
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  type Assessment,
  type Block,
  compare,
  describe,
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
import { implementoring, intiCities } from "indicatree/frameworks";
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

const print = (...blocks: Block[]): void => {
  const text = toText({ kind: "document", title: "-", language: "en", blocks }, { width: 100 });
  console.log(text.split("\n").slice(3).join("\n"));
};

/** The children that cost most, as a sentence each. */
function dearest(why: Explanation, count: number): string[] {
  const lost = why.children
    .filter((child) => child.lost !== null && Number(child.lost) > 0)
    .sort((a, b) => Number(b.lost) - Number(a.lost));
  return lost
    .slice(0, count)
    .map((child) => `${child.title}: brings ${formatNumber(child.contribution)} points, costs ${formatNumber(child.lost)}`);
}

for (const [framework, name] of [
  [intiCities, "inti-cities"],
  [implementoring, "implementoring"],
] as const) {
  const suite: Framework = framework;
  const assessments = read(suite, name);
  const cards = assessments.map((assessment) => score(assessment));
  const members = suite.children as readonly Framework[];

  console.log(`\n${suite.title}\n${"=".repeat(suite.title.length)}\n`);
  print(sideBySide(suite, cards));
  console.log(`The lowest and highest possible value of each benchmark, where questions are open:`);
  const comparison = compare(cards);
  const range = (id: string, i: number): string => {
    const { low, high } = comparison.nodes[id] as NonNullable<(typeof comparison.nodes)[string]>;
    return low[i] === high[i] ? "settled" : `${formatNumber(low[i] ?? null)} to ${formatNumber(high[i] ?? null)}`;
  };
  print({
    kind: "table",
    caption: "Possible ranges",
    columns: [{ title: "Benchmark" }, ...comparison.cities.map((city) => ({ title: city.name.replace(" (invented)", "") }))],
    rows: members.map(({ id, title }) => [title, ...comparison.cities.map((_, i) => range(id, i))]),
  });

  const { rows } = describe(comparison);
  print({
    kind: "table",
    caption: "The six together (no city is ranked)",
    columns: [{ title: "Benchmark" }, ...["Scored", "Median", "Least", "Greatest"].map((title) => ({ title, align: "right" as const }))],
    rows: members.map(({ id, title }) => {
      const row = rows.find(({ node }) => node === id);
      return [title, `${row?.n} of ${row?.of}`, ...[row?.median, row?.least, row?.greatest].map((figure) => formatNumber(figure ?? null))];
    }),
  });

  const [first, card] = [assessments[0] as Assessment, cards[0] as (typeof cards)[number]];
  console.log(`${first.city.name}, benchmark by benchmark:`);
  for (const member of members) {
    const node = card.nodes[member.id] as (typeof card)["total"];
    console.log(`  ${member.title}: ${describeNode(suite, node)}`);
    for (const sentence of dearest(explain(first, member.id), 2)) console.log(`    ${sentence}`);
  }

  const document = report(assessments, { title: `${suite.title}: six cities` });
  write(`${name}.scorecards.json`, `${JSON.stringify(cards, null, 2)}\n`);
  write(`${name}.comparison.json`, `${JSON.stringify(comparison)}\n`);
  write(`${name}.rows.csv`, rowsToCsv(toRows(cards)));
  write(`${name}.report.md`, toMarkdown(document));
  write(`${name}.report.html`, toHtml(document));
}

console.log("\nAll six cities are invented. The names of the eight benchmarks are official; their questions, levels and numbers are not.");
console.log(`Written: ${written.join(", ")}`);
