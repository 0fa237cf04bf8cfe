/**
 * Many cities: cohorts by context, what may be published of them, and what is held back. Sixty invented cities on the Integrating Cities Charter,
 * made up by a rule that is written here, so that everybody gets the same. Run: npx tsx examples/07-cohorts-and-publishing.ts
 */
import { assess, type Block, type CohortRules, compare, describe, formatNumber, release, type Scorecard, score, toText } from "indicatree";
import { integratingCitiesCharter } from "indicatree/frameworks/integrating-cities-charter";

const indicators = integratingCitiesCharter.children.flatMap((role) => ("children" in role ? role.children : []));
const levels = ["fully", "partly", "not-at-all"] as const;

/** City number i: larger cities with more residents born abroad answer "fully" more often; every seventh leaves two questions open. */
function* cities(): Generator<Scorecard> {
  for (let i = 0; i < 60; i++) {
    const population = 20_000 + ((i * 7_919) % 60) * 9_000;
    const strength = Math.floor(population / 200_000);
    const answers = Object.fromEntries(
      indicators.flatMap(({ id }, k) => {
        if (i % 7 === 0 && k > 8) return [];
        const spread = (i * 31 + k * 17) % 5;
        return [[id, levels[Math.max(0, Math.min(2, spread - strength))] ?? "partly"] as const];
      }),
    );
    const context = { population, "born-abroad-share": 4 + ((i * 13) % 30), "charter-signatory": i % 3 !== 0 };
    const city = { id: `city-${i + 1}`, name: `City ${i + 1} (invented)`, context };
    yield score(assess(integratingCitiesCharter, { city, date: "2026-02-01", rater: { role: "self" }, visibility: "scheme", answers }));
  }
}

const print = (...blocks: Block[]): void => {
  console.log(toText({ kind: "document", title: "-", language: "en", blocks }, { width: 100 }).split("\n").slice(3).join("\n"));
};
const right = (...titles: string[]) => titles.map((title) => ({ title, align: "right" as const }));

const comparison = compare(cities());
const by: CohortRules = {
  size: {
    factor: "population",
    bands: [
      { name: "under 100,000", below: 100_000 },
      { name: "100,000 to 300,000", from: 100_000, below: 300_000 },
      { name: "300,000 and more", from: 300_000 },
    ],
  },
  signatories: { where: { "has signed the Charter": ({ context }) => context?.["charter-signatory"] === true } },
};

console.log(`\n${comparison.cities.length} invented cities, assessed by themselves against the ${integratingCitiesCharter.title}\n`);
const described = describe(comparison, { by });
print({
  kind: "table",
  caption: "The whole Charter, by cohort",
  columns: [{ title: "Cohort" }, ...right("Cities", "Scored", "Mean", "Median", "Lower quartile", "Upper quartile")],
  rows: described.rows
    .filter(({ node }) => node === "charter")
    .map((row) => [
      row.cohort,
      `${row.of}`,
      `${row.n}`,
      ...[row.mean, row.median, row.lowerQuartile, row.upperQuartile].map((figure) => formatNumber(figure)),
    ]),
});
console.log(`In no cohort of a family: ${described.unplaced.length} (a city may say nothing of a factor, or lie outside every band).\n`);

const nodes = ["charter", ...integratingCitiesCharter.children.map(({ id }) => id)];
for (const k of [5, 15]) {
  const made = release(comparison, [{ nodes }, { nodes, by }], { k });
  console.log(
    `With at least ${k} cities that stand in for each other: ${made.cells.length} figures can be published, ${made.suppressed.length} are held back.`,
  );
  for (const { cohort, node, reason } of made.suppressed.slice(0, 4)) console.log(`  held back: ${node}, ${cohort} (${reason})`);
  if (k === 5) {
    print({
      kind: "table",
      caption: "What may be published: mean (number of cities)",
      columns: [{ title: "Cohort" }, ...right("Charter", "Policy-maker", "Services", "Employer", "Buyer")],
      rows: [...new Set(made.cells.map(({ cohort }) => cohort))].map((cohort) => [
        cohort,
        ...nodes.map((node) => {
          const cell = made.cells.find((each) => each.cohort === cohort && each.node === node);
          return cell === undefined ? "held back" : `${formatNumber(cell.mean)} (${cell.n})`;
        }),
      ]),
    });
    console.log("Not protected by this:");
    for (const caution of made.notProtected) console.log(`  ${caution}`);
    console.log();
  }
}
console.log(`\n${comparison.statement}`);
