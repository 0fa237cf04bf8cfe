/** A network brings its own benchmark as JSON; and what the checks say about one that is broken. Run: npx tsx examples/03-own-framework.ts */
import { readFileSync } from "node:fs";
import { assess, checkFramework, describeNode, nextQuestions, parseFramework, score } from "indicatree";
import { csvTemplate } from "indicatree/io";

const load = (name: string): unknown => JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), "utf8"));

const libraries = parseFramework(load("own-benchmark.json"));
console.log(`${libraries.title} ${libraries.version}, ${libraries.status}`);

const head = { city: { id: "reedham-mills", name: "Reedham Mills (invented)" }, date: "2026-04-12", rater: { role: "self" } } as const;
const empty = assess(libraries, { ...head, answers: {} });
console.log(`asks ${nextQuestions(empty).length} questions, first of all: ${nextQuestions(empty)[0]?.question}`);

const first = nextQuestions(empty)[0]?.id ?? "";
const started = assess(libraries, { ...head, answers: { [first]: { missing: "unknown", comment: "The head librarian will know." } } });
console.log(`after one "unknown": ${describeNode(libraries, score(started).total)}`);

console.log("\nA blank table to fill in begins:");
console.log(csvTemplate(libraries).split(/\r?\n/).slice(0, 3).join("\n"));

const issues = checkFramework(load("broken-benchmark.json"));
console.log(`\nThe broken copy has ${issues.length} issues, all found at once:`);
for (const issue of issues) console.log(`- ${issue.path.join(".")}: ${issue.message}`);
