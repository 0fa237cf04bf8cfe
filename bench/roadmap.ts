/** What proposing a roadmap costs: seconds and nodes visited, by rule and size, without a solver and with one. Run: npx tsx bench/roadmap.ts */
import loadHighs from "highs";
import { type Aggregation, assess, type PossibleAction, parseFramework, proposeRoadmap } from "indicatree";
import { framework, head } from "./timing.ts";

const tree = framework(64);
const ids = tree.children.flatMap((standard) =>
  "children" in standard ? standard.children.flatMap((group) => ("children" in group ? group.children.map(({ id }) => id) : [])) : [],
);
const answers = Object.fromEntries(ids.map((id, i) => [id, ["not-at-all", "partly", "fully"][(i * 7) % 3]]));

/** Actions of different effort, some on two questions, every fourth after the one before. */
const actions = (count: number): PossibleAction[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `a${String(i).padStart(2, "0")}`,
    title: `Action ${i}`,
    effort: 1 + ((i * 5) % 7),
    levels: { [ids[i] as string]: "fully", ...(i % 3 === 0 ? { [ids[(i + 11) % ids.length] as string]: "fully" } : {}) },
    ...(i % 4 === 3 ? { after: [`a${String(i - 1).padStart(2, "0")}`] } : {}),
  }));

function print(name: string, run: () => { readonly optimal: boolean; readonly nodesVisited: number }): void {
  const start = performance.now();
  const { optimal, nodesVisited } = run();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(2)} s, ${nodesVisited} nodes, optimal: ${optimal}`);
}

for (const aggregate of ["arithmetic", "geometric", "minimum"] satisfies Aggregation[]) {
  const assessment = assess(parseFramework({ ...tree, policy: { aggregate } }), { ...head, answers } as never);
  print(`20 actions, 1 phase, ${aggregate}`, () => proposeRoadmap(assessment, { actions: actions(20), budget: 25 }));
  print(`12 actions, 3 phases, ${aggregate}`, () => proposeRoadmap(assessment, { actions: actions(12), phases: 3, budget: 10 }));
}
const solver = await loadHighs();
const plain = assess(tree, { ...head, answers } as never);
print("60 actions, 4 phases, arithmetic, with a solver", () =>
  proposeRoadmap(plain, { actions: actions(60), phases: 4, budget: 25, solver }),
);
