/** A small framework with a bit of everything, and one of each product that is made in it: every door is entered some thousand times. */
import {
  type Answer,
  assess,
  compare,
  defineFramework,
  describe,
  disagreements,
  dominance,
  explain,
  findGaps,
  findPractices,
  fullyPartlyNot,
  type GroupId,
  group,
  type IndicatorId,
  type MonitorOptions,
  measureAgreement,
  monitorRoadmap,
  type ProposalOptions,
  proposeRoadmap,
  type RoadmapInput,
  rank,
  recordRoadmap,
  release,
  report,
  revise,
  type ScoringPolicy,
  type SettleRule,
  score,
  settle,
  settledTotals,
  similarCities,
  textsOf,
  trackProgress,
  whatIf,
  yesNo,
} from "../../src/index.ts";
import { toCsv } from "../../src/io/index.ts";
import {
  aford,
  reviewAt,
  reviewHead,
  reviewSteps,
  roundAt,
  roundHead,
  roundSteps,
  schemeAt,
  schemeHead,
  schemeSteps,
} from "../analyse/review-specimen.ts";
import { town } from "../analyse/roadmap-specimen.ts";

/** A bit of everything, and small: every door is entered some thousand times. */
export const mini = defineFramework({
  id: "m",
  title: "Mini",
  version: "1.0.0",
  status: "untested",
  standard: "Everybody is welcome.",
  context: [
    { id: "population", title: "Population", type: "number" },
    { id: "size", title: "Size", type: "choice", choices: ["small", "large"] },
  ],
  policy: { coverage: { threshold: 0.4 }, bands: [{ name: "Begun", from: 0 }] },
  children: [
    group({
      id: "m.g",
      title: "Group",
      why: "It matters.",
      weight: 2,
      mandatory: { atLeast: 30 },
      children: [
        { id: "m.g.a", title: "A", question: "Is A in place?", scale: fullyPartlyNot, core: true, answeredBy: ["Office"] },
        { id: "m.g.n", title: "N", question: "How much?", scale: { kind: "number", id: "n", unit: "%", worst: 0, best: 80 } },
        { id: "m.g.p", title: "P", question: "Is there a fee?", scale: yesNo, penalty: true, weight: 0.1 },
      ],
    }),
    { id: "m.bus", title: "Bus", question: "Does a bus drive?", scale: yesNo },
    {
      id: "m.list",
      title: "List",
      question: "Where to?",
      scale: { kind: "checklist", id: "l", rule: "share", items: ["x", "y"].map((key) => ({ key, label: key })) },
      onlyIf: { indicator: "m.bus", is: ["yes"] },
    },
  ],
});
export type Id = IndicatorId<typeof mini>;
export const input = (name: string, date: string, answers: { readonly [K in Id]?: Answer }) => ({
  city: { id: name.toLowerCase(), name: `${name} (invented)`, context: { size: "small", population: 1000 * name.length } },
  date,
  rater: { role: "self" as const },
  visibility: "public" as const,
  answers,
});
export const evidence = [{ title: "Decision", date: "2024-05", expires: "2029" }];
export const answers = {
  "m.g.a": { level: "fully", comment: "Since May", date: "2026-02", confidence: 0.8, evidence },
  "m.g.n": 60,
  "m.g.p": "yes",
  "m.bus": "yes",
  "m.list": ["x"],
} as const;
export const inputs = [
  input("Aford", "2026-03-01", answers),
  input("Millbrook", "2025-11-30", { "m.g.a": "partly", "m.g.n": { missing: "not-applicable", reason: "No posts" }, "m.bus": "no" }),
  input("Quarry", "2025-12-31", { "m.g.n": 20, "m.g.p": { missing: "unknown" }, "m.list": ["x", "y"] }),
];
export const assessments = inputs.map((each) => assess(mini, each));
export const [good, other] = assessments as [(typeof assessments)[0], (typeof assessments)[0]];
export const later = assess(mini, {
  ...inputs[0],
  date: "2027-03-01",
  answers: { ...answers, "m.g.n": 70, "m.bus": "no", "m.list": undefined },
} as never);
export const cards = assessments.map((assessment) => score(assessment));
export const card = cards[0] as (typeof cards)[0];
export const policy: ScoringPolicy = {
  aggregate: { default: { power: 2 }, byDepth: { "1": "median" }, at: { m: "minimum" } },
  weights: { "m.g.n": 3, "m.g.p": 0.2 },
  missing: { unknown: "worst", refused: "block", "not-applicable": "best" },
  coverage: { threshold: 0.3, by: "children", below: "drop" },
  bands: [
    { name: "Low", from: 0 },
    { name: "High", from: 60 },
  ],
  total: "computed",
};
export const why = explain(good);
export const document = report([good]);
export const roadmapInput: RoadmapInput<Id, GroupId<typeof mini>> = {
  city: good.city,
  title: "Open up",
  agreed: "2026-03-15",
  effortUnit: "person-days",
  actions: [
    {
      id: "posts",
      title: "More posts",
      owner: "Office",
      partners: ["Region"],
      serves: ["m.g"],
      levels: { "m.g.n": 72 },
      effort: 20,
      start: "2026-04-01",
      due: "2026-09-30",
      consulted: [{ who: "Residents", date: "2026-02" }],
      milestones: [
        { id: "plan", title: "A plan", due: "2026-05-31" },
        { id: "money", title: "Money", due: "2026-08-31" },
      ],
    },
    {
      id: "bus",
      title: "More stops",
      owner: "Bus company",
      serves: ["m.list"],
      levels: { "m.list": ["x", "y"] },
      effort: 40,
      after: ["posts"],
      start: "2026-10-01",
      due: "2027-03-31",
    },
  ],
  endorsed: [{ by: "City council", date: "2026-03-20" }],
};
export const roadmap = recordRoadmap(mini, roadmapInput);
export const monitoring: MonitorOptions = {
  asOf: "2026-10-15",
  progress: [
    { action: "posts", milestone: "plan", status: "done", date: "2026-05-20", by: "Office" },
    { action: "posts", milestone: "money", status: "blocked", date: "2026-09-01", note: "Nobody decides" },
    { action: "bus", status: "in-progress", date: "2026-10-02" },
  ],
  assessments: [good],
};
export const watched = monitorRoadmap(roadmap, monitoring);
export const changes = { "m.g.n": 72, "m.g.p": "no", "m.list": { missing: "unknown" } } as const;
export const change = whatIf(good, changes);
export const rounds = trackProgress([good, later]);
export const comparison = compare(cards);
export const bands = [
  { name: "few", below: 6000 },
  { name: "many", from: 6000 },
];
export const by = { size: { factor: "size" }, people: { factor: "population", bands } };
export const tables = [{ nodes: ["m", "m.g"], by }, { nodes: ["m.bus"] }];
export const { patches } = revise(good, (draft) => {
  draft.answers["m.g.n"] = 60.5;
  draft.answers["m.g.p"] = { level: "no", comment: "Since May" };
  delete draft.answers["m.list"];
});
export const gap = findGaps(good, { target: 90 })[0];
export const csv = toCsv([good]);
export const texts = textsOf(mini);

// ------------------------------------------------------------------------------------------------ plans

export const proposal: ProposalOptions<Id, GroupId<typeof mini>> = {
  actions: [
    { id: "posts", title: "More posts", effort: 20, levels: { "m.g.n": 72 }, serves: ["m.g"], note: "Soon" },
    { id: "stops", title: "More stops", effort: 4.5, levels: { "m.list": ["x", "y"] }, after: ["posts"], phases: { earliest: 2 } },
    { id: "fee", title: "No fee", effort: 7, levels: { "m.g.p": "no" } },
  ],
  phases: [{ title: "First", budget: 30 }, { title: "Then" }],
  budget: 10,
  effortUnit: "person-days",
  target: 99,
  policy,
  nodes: 1000,
};
export const proposed = proposeRoadmap(good, proposal);

// ------------------------------------------------------------------------------------------------ cities side by side

const rankable = [
  input("Aford", "2026-03-01", answers),
  input("Millbrook", "2025-11-30", { ...answers, "m.g.n": 70, "m.list": ["x", "y"] }),
  input("Quarry", "2025-12-31", { ...answers, "m.g.n": { number: 66, evidence }, "m.g.a": "partly" }),
].map((each) => assess(mini, each));
export const ranked = rankable;
export const rankedTogether = compare(rankable.map((each) => score(each)));
export const ranking = rank(rankedTogether, "m", { framework: mini, by });
export const dominant = dominance(rankedTogether, "m", { framework: mini });
export const similar = similarCities(rankedTogether, "aford", { on: "profile", framework: mini });
export const practices = findPractices(rankable, "m", { audience: "public", for: "quarry", on: "context", factors: ["population"] });
export const description = describe(comparison, { by, reference: { city: "aford" } });
export const released = release(comparison, tables, { k: 2 });

// ------------------------------------------------------------------------------------------------ raters

const rated = (role: "self" | "peer" | "expert", id: string, said: { readonly [K in Id]?: Answer }) =>
  assess(mini, { ...input("Aford", "2026-03-01", said), rater: { role, id, name: `Rater ${id}` } });
export const panel = [
  rated("self", "city", answers),
  rated("peer", "north", { ...answers, "m.g.a": { level: "partly", comment: "Seen on site", evidence }, "m.g.n": 50 }),
  rated("peer", "south", { "m.g.a": "partly", "m.g.n": { missing: "unknown" }, "m.g.p": "no", "m.bus": "no" }),
  rated("expert", "west", { ...answers, "m.g.a": "not-at-all", "m.list": ["x", "y"] }),
];
export const rule: SettleRule<Id> = {
  decisions: {
    "m.g.a": { take: "north", reason: "Seen on site" },
    "m.g.n": { answer: { number: 55, comment: "Agreed" } },
    "m.bus": { answer: "yes", reason: "It drives" },
  },
  otherwise: "evidence-first",
  among: ["peer", "expert"],
  date: "2026-04-01",
};
export const settled = settle(panel, rule);
export const totals = settledTotals(settled);
export const agreementOptions = {
  teams: [["north", "south"]],
  weights: {
    "fully-partly-not": [
      [0, 1, 2],
      [1, 0, 1],
      [2, 1, 0],
    ],
  },
  numbers: "ratio",
  policy,
  seed: 7,
  draws: 100,
  level: 0.9,
} as const;
export const agreement = measureAgreement(panel, { draws: 100 });
export const differing = disagreements(panel);

// ------------------------------------------------------------------------------------------------ reviews, rounds and schemes

export { town };
export const host = aford;
export const review = reviewAt();
export const plannedReview = reviewAt("visitPlanned");
export const feltReview = reviewAt("feedbackGiven");
export const round = roundAt();
export const preparedRound = roundAt("prepared");
export const comparedRound = roundAt("reviewed");
export const scheme = schemeAt();
export const begunScheme = schemeAt("gapNamed");
export const matchedScheme = schemeAt("benchmarked");
export const heads = { review: reviewHead(aford), round: roundHead, scheme: schemeHead };
export const steps = { review: reviewSteps(aford), round: roundSteps(), scheme: schemeSteps() };

/** One of each, made here, to be put where it does not belong. */
export const products: readonly unknown[] = [
  ...[
    mini,
    good,
    card,
    why,
    document,
    roadmap,
    watched,
    rounds,
    comparison,
    change,
    patches,
    proposed,
    ranking,
    dominant,
    similar,
    practices,
  ],
  ...[description, released, settled, totals, agreement, review, round, scheme, texts],
];
