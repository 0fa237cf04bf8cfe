/** What proposing a roadmap costs: seconds and nodes visited, by rule and size, without a solver and with one. Run: npx tsx bench/roadmap.ts */
import loadHighs from "highs";
import { type Aggregation, type Assessment, assess, type PossibleAction, parseFramework, proposeRoadmap, type Scale } from "indicatree";
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
print("60 actions, 4 phases, arithmetic, by the search until it stops", () =>
  proposeRoadmap(plain, { actions: actions(60), phases: 4, budget: 25 }),
);

// Harder: nothing at zero that would decide a mean, efforts and gains that look drawn, room for half; then efforts and gains that are the same number, so that every
// bound is tight.
let state = 7;
const next = (low: number, high: number): number => {
  state = (state * 1664525 + 1013904223) % 2 ** 32;
  return low + Math.floor(((high - low) * state) / 2 ** 32);
};
const points = (maximum: number): Scale => ({ kind: "points", id: `points-${maximum}`, maximum });

function drawn(
  aggregate: Aggregation,
  groups: number,
  count: number,
): { readonly assessment: Assessment; readonly actions: PossibleAction[]; readonly room: number } {
  const children = Array.from({ length: groups }, (_, g) => ({
    id: `d.g${g}`,
    title: `Group ${g}`,
    children: Array.from({ length: 4 }, (__, i) => ({ id: `d.g${g}.i${i}`, title: `Indicator ${i}`, question: "?", scale: points(100) })),
  }));
  const made = parseFramework({ id: "d", title: "Drawn", version: "1.0.0", status: "untested", policy: { aggregate }, children });
  const places = children.flatMap((group) => group.children.map(({ id }) => id));
  const start = Object.fromEntries(places.map((id) => [id, next(5, 66)]));
  const chosen = Array.from({ length: count }, (_, i) => ({
    id: `a${String(i).padStart(2, "0")}`,
    title: `Action ${i}`,
    effort: next(1, 10),
    levels: Object.fromEntries(Array.from({ length: next(1, 3) }, () => [places[next(0, places.length)] as string, next(60, 101)])),
    ...(i > 5 && next(0, 4) === 0 ? { after: [`a${String(next(0, i)).padStart(2, "0")}`] } : {}),
  }));
  return {
    assessment: assess(made, { ...head, answers: start }),
    actions: chosen,
    room: chosen.reduce((sum, { effort }) => sum + effort, 0) / 2,
  };
}

for (const aggregate of ["arithmetic", "geometric", "harmonic", "median", { power: 2 }, { power: -2 }] satisfies Aggregation[])
  for (const [count, phases] of [
    [20, 1],
    [12, 3],
  ] as const) {
    const { assessment, actions: chosen, room } = drawn(aggregate, 6, count);
    const options = { actions: chosen, phases, budget: Math.floor(room / phases) };
    const name = `drawn: ${count} actions, ${phases} phase${phases === 1 ? "" : "s"}, ${JSON.stringify(aggregate)}`;
    print(name, () => proposeRoadmap(assessment, options));
    print(`${name}, target 50`, () => proposeRoadmap(assessment, { ...options, target: 50 }));
  }

for (const aggregate of ["arithmetic", "geometric"] satisfies Aggregation[])
  for (const [count, phases] of [
    [20, 1],
    [12, 3],
  ] as const) {
    const million = points(1_000_000);
    const children = Array.from({ length: count }, (_, i) => ({ id: `d.i${i}`, title: `Indicator ${i}`, question: "?", scale: million }));
    const made = parseFramework({ id: "d", title: "Tight", version: "1.0.0", status: "untested", policy: { aggregate }, children });
    const assessment = assess(made, { ...head, answers: Object.fromEntries(children.map(({ id }) => [id, 100_000])) });
    const chosen = children.map(({ id }, i) => {
      const effort = next(1, 900_000);
      return { id: `a${i}`, title: `Action ${i}`, effort, levels: { [id]: 100_000 + effort } };
    });
    const room = chosen.reduce((sum, { effort }) => sum + effort, 0) / 2;
    print(`tight: ${count} actions, ${phases} phase${phases === 1 ? "" : "s"}, ${JSON.stringify(aggregate)}`, () =>
      proposeRoadmap(assessment, { actions: chosen, phases, budget: Math.floor(room / phases) }),
    );
  }

for (const k of [1, 2, 3]) {
  const { assessment, actions: chosen, room } = drawn("arithmetic", 24, 60);
  const options = { actions: chosen, phases: 4, budget: Math.floor(room / 4) };
  print(`drawn: 60 actions, 4 phases, arithmetic, number ${k}, by the search until it stops`, () => proposeRoadmap(assessment, options));
  print(`drawn: 60 actions, 4 phases, arithmetic, number ${k}, with a solver`, () => proposeRoadmap(assessment, { ...options, solver }));
}
