/** Every product that a notebook can show, made from one small framework and cities whose names try to break out. */
import {
  type Answer,
  type Assessment,
  assess,
  compare,
  describe,
  dominance,
  explain,
  findGaps,
  findPractices,
  fullyPartlyNot,
  monitorRoadmap,
  parseFramework,
  proposeRoadmap,
  rank,
  recordRoadmap,
  release,
  report,
  score,
  similarCities,
  toQuestionnaire,
  trackProgress,
  whatIf,
} from "../../src/index.ts";
import { percent } from "../small.ts";

export const nasty = `<img src=x onerror="alert('1')">&amp; | \u001b[31m`;

/** t.a (fully, partly, not at all), t.g with t.g.x and t.g.y (points of 100); every text is hostile but the ids. */
export const town = parseFramework({
  id: "t",
  title: `Town ${nasty}`,
  version: "1.0.0",
  status: "untested",
  context: [{ id: "population", title: "Residents", type: "number" }],
  children: [
    { id: "t.a", title: `A ${nasty}`, question: nasty, scale: fullyPartlyNot },
    {
      id: "t.g",
      title: `G ${nasty}`,
      children: ["x", "y"].map((name) => ({ id: `t.g.${name}`, title: `${name} ${nasty}`, question: nasty, scale: percent })),
    },
  ],
});

/** One city's answers. */
export function answered(id: string, a: string, x: number, y: number | null, date = "2026-03-01"): Assessment {
  const level: Answer = { level: a, comment: nasty, evidence: [{ title: nasty }] };
  return assess(town, {
    city: { id, name: `${id} ${nasty} (invented)`, context: { population: 1000 * x } },
    date,
    rater: { role: "self" },
    visibility: "public",
    answers: { "t.a": level, "t.g.x": x, ...(y === null ? {} : { "t.g.y": y }) },
  });
}

export const assessments = [
  answered("aford", "partly", 80, null),
  answered("beford", "fully", 60, 40),
  answered("ceford", "not-at-all", 20, 20),
];
const [aford, beford] = assessments as [Assessment, Assessment, Assessment];
export const cards = assessments.map((assessment) => score(assessment));
export const comparison = compare(cards);
const size = {
  factor: "population",
  bands: [
    { name: `under ${nasty}`, below: 50_000 },
    { name: "more", from: 70_000 },
  ],
};

const roadmap = recordRoadmap(town, {
  city: aford.city,
  actions: [
    {
      id: "one",
      title: nasty,
      owner: nasty,
      start: "2026-01-01",
      due: "2026-06-30",
      serves: ["t.g", "t.a"],
      levels: { "t.a": "fully" },
      milestones: [{ id: "m", title: nasty, due: "2026-02-01" }],
    },
  ],
});

/** By what they are; whether the framework lends them titles; whether they have levels. */
export const products: { readonly [name: string]: { readonly product: unknown; readonly framework?: true; readonly depth?: true } } = {
  scorecard: { product: cards[0], framework: true, depth: true },
  explanation: { product: explain(beford), depth: true },
  comparison: { product: comparison, framework: true, depth: true },
  description: { product: describe(comparison, { by: { [nasty]: size }, reference: { city: "aford" } }), framework: true, depth: true },
  ranking: { product: rank(compare(cards.slice(1)), "t", { framework: town }), framework: true },
  dominance: { product: dominance(comparison, "t", { framework: town }) },
  "similar cities": { product: similarCities(comparison, "aford", { on: "profile", framework: town }) },
  practices: { product: findPractices(assessments, "t", { audience: "public" }), framework: true },
  release: {
    product: release(comparison, [{ nodes: ["t", "t.a"] }, { nodes: ["t"], by: { size } }], { k: 2 }),
    framework: true,
    depth: true,
  },
  "what-if": { product: whatIf(aford, { "t.a": "fully", "t.g.y": 90 }), framework: true, depth: true },
  progress: { product: trackProgress([answered("aford", "not-at-all", 10, null, "2024-03-01"), aford]), depth: true },
  roadmap: { product: roadmap },
  "roadmap-progress": { product: monitorRoadmap(roadmap, { asOf: "2026-04-01", assessments: [aford] }) },
  "roadmap-proposal": {
    product: proposeRoadmap(aford, {
      actions: [
        { id: "p", title: nasty, effort: 2, levels: { "t.a": "fully" } },
        { id: "q", title: `${nasty} 2`, effort: 9, levels: { "t.g.x": 90 } },
      ],
      budget: 5,
      effortUnit: nasty,
    }),
  },
  document: { product: report(assessments) },
  questionnaire: { product: toQuestionnaire(town) },
  gaps: { product: findGaps(aford, { target: 90 }), framework: true },
};
