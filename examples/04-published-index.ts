/**
 * An index that others publish, expressed as an ordinary framework: the Human Development Index of 2014, printed beside UNDP's own column.
 * The figures are those of Table 1 of the Human Development Report 2015 (first ten countries); inputs are printed to one decimal there, so the
 * third decimal of the index may differ. Run: npx tsx examples/04-published-index.ts
 */
import { assess, explain, formatNumber, score } from "indicatree";
import { hdiFramework } from "./hdi.ts";

/** Country, life expectancy, expected and mean years of schooling, income per head (2011 PPP $), published index. */
const table1 = [
  ["Norway", 81.6, 17.5, 12.6, 64992, 0.944],
  ["Australia", 82.4, 20.2, 13.0, 42261, 0.935],
  ["Switzerland", 83.0, 15.8, 12.8, 56431, 0.93],
  ["Denmark", 80.2, 18.7, 12.7, 44025, 0.923],
  ["Netherlands", 81.6, 17.9, 11.9, 45435, 0.922],
  ["Germany", 80.9, 16.5, 13.1, 43919, 0.916],
  ["Ireland", 80.9, 18.6, 12.2, 39568, 0.916],
  ["United States", 79.1, 16.5, 12.9, 52947, 0.915],
  ["Canada", 82.0, 15.9, 13.0, 42155, 0.913],
  ["New Zealand", 81.8, 19.2, 12.5, 32689, 0.913],
] as const;

console.log("Human Development Index 2014   published  computed  lost most in");
for (const [country, life, expected, mean, income, published] of table1) {
  const assessment = assess(hdiFramework, {
    city: { id: country.toLowerCase().replaceAll(" ", "-"), name: country },
    date: "2014-12-31",
    rater: { role: "expert" },
    answers: { "hdi.health": life, "hdi.education.expected": expected, "hdi.education.mean": mean, "hdi.income": income },
  });
  const { total } = score(assessment);
  const dearest = [...explain(assessment).children].sort((a, b) => Number(b.lost) - Number(a.lost))[0];
  const computed = formatNumber((total.value ?? 0) / 100, 3);
  console.log(
    `${country.padEnd(30)} ${published.toFixed(3)}      ${computed}     ${dearest?.title ?? ""} (${formatNumber(dearest?.lost ?? null)} of 100)`,
  );
}
console.log("\nSource: UNDP, Human Development Report 2015, Table 1; goalposts from its technical notes.");
