/** One city, a handful of answers: what they are worth, why, and what to ask next. Run: npx tsx examples/01-one-city.ts */
import { assess, describeNode, explain, formatNumber, nextQuestions, rebuild, score } from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";

const harbourton = assess(generalGovernance, {
  city: { id: "harbourton", name: "Harbourton (invented)" },
  date: "2026-03-01",
  rater: { role: "self" },
  answers: {
    "governance.leadership.public-commitment": "fully", // ids complete in the editor; a misspelt one does not compile
    "governance.leadership.named-lead": {
      level: "partly",
      comment: "A deputy mayor speaks for it, without a written remit.",
      evidence: [{ title: "Letter of the mayor", date: "2025-11-03" }],
    },
    "governance.leadership.council-debate": "fully",
    "governance.leadership.hostile-incidents": { missing: "unknown" },
    "governance.resources.budget-line": "partly",
    "governance.resources.posts": { missing: "outside-competence", reason: "The posts are staffed and paid by the region." },
    "governance.resources.medium-term": "not-at-all",
    "governance.resources.staff-review": "fully",
  },
});

const card = score(harbourton);
console.log(harbourton.city.name);
for (const id of ["governance.leadership", "governance.resources"] as const) {
  console.log(`  ${id}: ${describeNode(generalGovernance, card.nodes[id])}`);
}
console.log(`  all of it: ${describeNode(generalGovernance, card.total)}`);

const why = explain(harbourton, "governance.leadership");
console.log("\nWhy leadership has this value:");
for (const child of why.children) {
  const brings = child.counted
    ? `brings ${formatNumber(child.contribution)}, loses ${formatNumber(child.lost)}`
    : `does not count (${child.rule})`;
  console.log(`  ${child.title}: ${brings}`);
}
console.log(`  rebuilt from the answers alone: ${formatNumber(rebuild(why))}`);

console.log("\nWhat to ask next:");
for (const question of nextQuestions(harbourton).slice(0, 3)) console.log(`  ${question.question}`);

console.log(`\n${card.statement}`);
