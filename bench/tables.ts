/** What a large table costs to read and to write: 10,000 cities of 32 indicators in long form (320,000 rows). One run, after a small warm-up. */

import { assess, score } from "indicatree";
import { fromCsv, rowsToCsv, toCsv, toRows } from "indicatree/io";
import { framework, head, indicatorIds } from "./timing.ts";

const made = framework(32);
const ids = indicatorIds(32);
const cities = (count: number) =>
  Array.from({ length: count }, (_, c) => {
    const answers = Object.fromEntries(ids.map((id, i) => [id, ["fully", "partly", "not-at-all"][(c + i) % 3] as string]));
    return assess(made, { ...head, city: { id: `city-${c}`, name: `City ${c} (invented)` }, answers });
  });
fromCsv(toCsv(cities(50)), made);

const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const rows: { [column: string]: string | number }[] = [];
function step<T>(what: string, run: () => T): T {
  collect();
  const heap = process.memoryUsage().heapUsed;
  const start = performance.now();
  const result = run();
  const seconds = (performance.now() - start) / 1000;
  collect();
  rows.push({ what, seconds: seconds.toFixed(2), "MB kept": Math.round((process.memoryUsage().heapUsed - heap) / 2 ** 20) });
  return result;
}

for (const count of [1000, 10_000]) {
  const all = cities(count);
  const text = step(`toCsv, ${count} cities`, () => toCsv(all));
  const read = step(`fromCsv, ${count} cities (${(text.length / 2 ** 20).toFixed(1)} MB)`, () => fromCsv(text, made));
  const cards = step(`score, ${count} cities`, () => read.assessments.map((assessment) => score(assessment)));
  step(`rowsToCsv(toRows(…)), ${count} scorecards`, () => rowsToCsv(toRows(cards)).length);
  if (read.issues.length > 0 || read.assessments.length !== count) throw new Error("the table was not read back whole");
}
console.table(rows);
