/**
 * Prints the table of docs/mutation.md from reports of Stryker: a line for each floor, and with `--list` every mutant that no test noticed.
 *
 *     npx tsx scripts/mutation-table.ts [--list] [reports/mutation/mutation.json …]
 *
 * Several reports may be given, each of other floors. Static mutants are left out (`ignoreStatic`), and so is what does not compile.
 */
import { readFileSync } from "node:fs";

interface Mutant {
  readonly status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "Ignored" | "CompileError" | "RuntimeError" | "Pending";
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}
interface Report {
  readonly files: { readonly [path: string]: { readonly source: string; readonly mutants: readonly Mutant[] } };
}

const COUNTED = ["Killed", "Timeout", "Survived", "NoCoverage"] as const;
const args = process.argv.slice(2);
const paths = args.filter((arg) => arg !== "--list");
const found = new Map<string, { readonly path: string; readonly source: string; readonly mutant: Mutant }[]>();
for (const file of paths.length > 0 ? paths : ["reports/mutation/mutation.json"]) {
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const floors = new Set<string>();
  for (const [path, { source, mutants }] of Object.entries(report.files)) {
    const floor = path.split("/")[1] as string;
    if (found.has(floor) && !floors.has(floor)) throw new Error(`${file}: the floor ${floor} is in another report too`);
    floors.add(floor);
    found.set(floor, [...(found.get(floor) ?? []), ...mutants.map((mutant) => ({ path, source, mutant }))]);
  }
}

const row = (floor: string, mutants: readonly Mutant[]): string => {
  const [killed, timeout, survived, uncovered] = COUNTED.map((status) => mutants.filter((mutant) => mutant.status === status).length) as [
    number,
    number,
    number,
    number,
  ];
  const all = killed + timeout + survived + uncovered;
  return `| ${floor} | ${[all, killed, timeout, survived, uncovered].join(" | ")} | ${((100 * (killed + timeout)) / all).toFixed(1)} % |`;
};

console.log("| floor | mutants | killed | timed out | survived | no coverage | noticed |\n|---|---:|---:|---:|---:|---:|---:|");
for (const [floor, places] of found)
  console.log(
    row(
      `\`${floor}\``,
      places.map(({ mutant }) => mutant),
    ),
  );
if (found.size > 1)
  console.log(
    row(
      "all",
      [...found.values()].flat().map(({ mutant }) => mutant),
    ),
  );

if (args.includes("--list")) {
  for (const { path, source, mutant } of [...found.values()].flat()) {
    if (mutant.status !== "Survived" && mutant.status !== "NoCoverage") continue;
    const { line, column } = mutant.location.start;
    const code = (source.split("\n")[line - 1] as string).trim().slice(0, 100);
    const made = (mutant.replacement ?? "").replace(/\s+/g, " ").slice(0, 60);
    console.log(
      `${path}:${line}:${column} ${mutant.mutatorName}: ${code} → ${made}${mutant.status === "NoCoverage" ? " (no coverage)" : ""}`,
    );
  }
}
