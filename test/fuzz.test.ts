/**
 * Hostile values through every entry point: whatever comes in, a result or a BenchmarkError comes out, never a foreign exception, and no hang.
 * Results are frozen plain data; where a door has good values of its own, some come through even when one thing in them is spoiled.
 * 2,000 each in the tests; 500 where the argument is a handful of options, or a framework or assessment that passes the same gate everywhere
 * (in full at `parseFramework` and `score`). `npm run fuzz` makes it 100,000 each and prints the counts.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyPlain } from "../src/base/plain.ts";
import * as api from "../src/index.ts";
import {
  type Answer,
  answersSchema,
  assess,
  assessDraft,
  BenchmarkError,
  compare,
  defineFramework,
  describeIssue,
  describeNode,
  explain,
  findGaps,
  formatNumber,
  fullyPartlyNot,
  type GroupId,
  group,
  type IndicatorId,
  type MonitorOptions,
  monitorRoadmap,
  type RoadmapInput,
  rebuild,
  recordRoadmap,
  report,
  revise,
  type ScoringPolicy,
  score,
  textsOf,
  toHtml,
  toMarkdown,
  toText,
  trackProgress,
  tryAssess,
  whatIf,
  yesNo,
} from "../src/index.ts";
import * as io from "../src/io/index.ts";
import { csvTemplate, fromCsv, fromJson, toCsv, toJson, tryFromJson } from "../src/io/index.ts";
import { hostileJson, junk, spoiltJson } from "./arbitraries.ts";
import { deeplyFrozen, survivesJson } from "./support/frozen.ts";

const all = Number(process.env.INDICATREE_FUZZ ?? 2000);
const few = Number(process.env.INDICATREE_FUZZ ?? 500);

/** A bit of everything, and small: every door is entered some thousand times. */
const mini = defineFramework({
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
type Id = IndicatorId<typeof mini>;
const input = (name: string, date: string, answers: { readonly [K in Id]?: Answer }) => ({
  city: { id: name.toLowerCase(), name: `${name} (invented)`, context: { size: "small", population: 1000 * name.length } },
  date,
  rater: { role: "self" as const },
  visibility: "public" as const,
  answers,
});
const evidence = [{ title: "Decision", date: "2024-05", expires: "2029" }];
const answers = {
  "m.g.a": { level: "fully", comment: "Since May", date: "2026-02", confidence: 0.8, evidence },
  "m.g.n": 60,
  "m.g.p": "yes",
  "m.bus": "yes",
  "m.list": ["x"],
} as const;
const inputs = [
  input("Aford", "2026-03-01", answers),
  input("Millbrook", "2025-11-30", { "m.g.a": "partly", "m.g.n": { missing: "not-applicable", reason: "No posts" }, "m.bus": "no" }),
  input("Quarry", "2025-12-31", { "m.g.n": 20, "m.g.p": { missing: "unknown" }, "m.list": ["x", "y"] }),
];
const assessments = inputs.map((each) => assess(mini, each));
const [good, other] = assessments as [(typeof assessments)[0], (typeof assessments)[0]];
const later = assess(mini, {
  ...inputs[0],
  date: "2027-03-01",
  answers: { ...answers, "m.g.n": 70, "m.bus": "no", "m.list": undefined },
} as never);
const cards = assessments.map((assessment) => score(assessment));
const card = cards[0] as (typeof cards)[0];
const policy: ScoringPolicy = {
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
const why = explain(good);
const document = report([good]);
const roadmapInput: RoadmapInput<Id, GroupId<typeof mini>> = {
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
const roadmap = recordRoadmap(mini, roadmapInput);
const monitoring: MonitorOptions = {
  asOf: "2026-10-15",
  progress: [
    { action: "posts", milestone: "plan", status: "done", date: "2026-05-20", by: "Office" },
    { action: "posts", milestone: "money", status: "blocked", date: "2026-09-01", note: "Nobody decides" },
    { action: "bus", status: "in-progress", date: "2026-10-02" },
  ],
  assessments: [good],
};
const watched = monitorRoadmap(roadmap, monitoring);
const changes = { "m.g.n": 72, "m.g.p": "no", "m.list": { missing: "unknown" } } as const;
const change = whatIf(good, changes);
const rounds = trackProgress([good, later]);
const comparison = compare(cards);
const bands = [
  { name: "few", below: 6000 },
  { name: "many", from: 6000 },
];
const by = { size: { factor: "size" }, people: { factor: "population", bands } };
const tables = [{ nodes: ["m", "m.g"], by }, { nodes: ["m.bus"] }];
const { patches } = revise(good, (draft) => {
  draft.answers["m.g.n"] = 60.5;
  draft.answers["m.g.p"] = { level: "no", comment: "Since May" };
  delete draft.answers["m.list"];
});
const gap = findGaps(good, { target: 90 })[0];
const csv = toCsv([good]);
const texts = textsOf(mini);

/** An assignment in a recipe; what the host's own objects throw there is the recipe's affair. */
function set(assign: () => void): void {
  try {
    assign();
  } catch {}
}

/** A public function with one argument left to the fuzz, and good values for it that are spoiled. */
type Door = readonly [enter: (value: never) => unknown, ...good: unknown[]];

const model: { readonly [name: string]: Door } = {
  defineFramework: [api.defineFramework, mini],
  parseFramework: [api.parseFramework, mini],
  checkFramework: [api.checkFramework, mini],
  "subsetOf, as framework": [(value) => api.subsetOf(value, ["m.g", "m.bus"] as never), mini],
  "subsetOf, as ids": [(value) => api.subsetOf(mini, value), ["m.g", "m.list", "m.bus"]],
  "subsetOf, as options": [(value) => api.subsetOf(mini, ["m.bus"] as never, value), { dangling: "drop" }],
  "textsOf, as framework": [api.textsOf, mini],
  "translate, as framework": [(value) => api.translate(value, texts as never), mini],
  "translate, as texts": [(value) => api.translate(mini, value, { missing: "keep" }), texts],
  "translate, as options": [(value) => api.translate(mini, texts as never, value), { missing: "keep" }],
  "checkTranslation, as framework": [(value) => api.checkTranslation(value, texts), mini],
  "checkTranslation, as texts": [(value) => api.checkTranslation(mini, value), texts],
};
const assessing: { readonly [name: string]: Door } = {
  "assess, as input": [(value) => assess(mini, value), ...inputs],
  "assess, as framework": [(value) => assess(value, inputs[0] as never), mini],
  tryAssess: [(value) => tryAssess(mini, value), ...inputs],
  assessDraft: [(value) => assessDraft(mini, value), ...inputs],
  "answersSchema, as framework": [(value) => answersSchema(value) && null, mini],
  "answersSchema, as answers": [(value) => answersSchema(mini).safeParse(value).success, answers],
  "mergeAnswers, as framework": [(value) => api.mergeAnswers(value, {}), mini],
  "mergeAnswers, as parts": [
    (value) => api.mergeAnswers(mini, value),
    { office: answers, desk: { "m.bus": "yes", "m.g.n": { missing: "unknown" } } },
  ],
  "revise, as assessment": [
    (value) =>
      revise(value, (draft) => {
        draft.date = "2026-04-01";
      }),
    good,
  ],
  // What a recipe throws is its own affair.
  "revise, as recipe": [(value) => revise(good, typeof value === "function" ? (undefined as never) : value)],
  "revise, as what a recipe returns": [(value) => revise(good, () => value)],
  "tryRevise, as an answer": [
    (value) =>
      api.tryRevise(good, (draft) => {
        set(() => {
          draft.answers["m.g.a"] = value;
        });
      }),
    answers["m.g.a"],
  ],
  "tryRevise, as all answers": [
    (value) =>
      api.tryRevise(good, (draft) => {
        set(() => {
          draft.answers = value;
        });
      }),
    answers,
  ],
  "replay, as assessment": [(value) => api.replay(value, patches), good],
  "replay, as revision": [(value) => api.replay(good, value), patches],
  "tryReplay, as revision": [(value) => api.tryReplay(good, value), patches],
};
const scoring: { readonly [name: string]: Door } = {
  score: [(value) => score(value), good, other],
  "score, as policy": [(value) => score(good, value), policy],
  "explain, as assessment": [(value) => explain(value), good],
  "explain, as id": [(value) => explain(good, value), "m.g"],
  "explain, as policy": [(value) => explain(good, undefined, value), policy],
  rebuild: [rebuild, why, explain(other, undefined, policy)],
};
const analysing: { readonly [name: string]: Door } = {
  "nextQuestions, as assessment": [api.nextQuestions, other],
  "nextQuestions, as policy": [(value) => api.nextQuestions(other, value), policy],
  "findGaps, as assessment": [(value) => findGaps(value, { target: 80 }), good],
  "findGaps, as options": [
    (value) => findGaps(good, value),
    { target: { m: 90, "m.g.n": 80 }, policy, order: "distance" },
    { target: 90, order: "gain-per-effort", effort: { "m.g.n": 3, "m.bus": 1 }, kind: "indicator" },
    { target: card },
  ],
  "findStrengths, as assessment": [(value) => api.findStrengths(value, { target: 50 }), good],
  "findStrengths, as options": [(value) => api.findStrengths(good, value), { target: { m: 20 }, policy, order: "margin" }],
  "whatIf, as assessment": [(value) => whatIf(value, changes as never), good],
  "whatIf, as changes": [(value) => whatIf(good, value), changes],
  "whatIf, as options": [(value) => whatIf(good, changes, value), { policy }],
  "recordRoadmap, as framework": [(value) => recordRoadmap(value, roadmapInput as never), mini],
  "recordRoadmap, as input": [(value) => recordRoadmap(mini, value), roadmapInput],
  tryRecordRoadmap: [(value) => api.tryRecordRoadmap(mini, value), roadmapInput, roadmap],
  "monitorRoadmap, as roadmap": [(value) => monitorRoadmap(value, { asOf: "2026-10-15" }), roadmap],
  "monitorRoadmap, as options": [(value) => monitorRoadmap(roadmap, value), monitoring],
  "trackProgress, as rounds": [trackProgress, [good, later], [{ assessment: good, policy }, later]],
  "trackProgress, as options": [(value) => trackProgress([good, later], value), { policy }, { raters: "mixed" }],
  progressRows: [api.progressRows, rounds],
};
const comparing: { readonly [name: string]: Door } = {
  "compare, as cards": [compare, cards],
  "compare, as options": [(value) => compare(cards, value), { roles: "mixed", signal: { aborted: false } }],
  "compareShared, as assessments": [api.compareShared, assessments],
  "compareShared, as options": [(value) => api.compareShared([good, other], value), { policy }],
  "describe, as comparison": [(value) => api.describe(value), comparison],
  "describe, as options": [
    (value) => api.describe(comparison, value),
    { by, reference: { city: "aford" } },
    { by, reference: { family: "size" } },
  ],
  "release, as comparison": [(value) => api.release(value, tables, { k: 2 }), comparison],
  "release, as tables": [(value) => api.release(comparison, value, { k: 2 }), tables],
  "release, as options": [(value) => api.release(comparison, tables, value), { k: 2 }],
};
const presenting: { readonly [name: string]: Door } = {
  "report, as assessments": [(value) => report([value]), good],
  "report, as a list": [report, [good, other]],
  "report, as options": [(value) => report([good], value), { policy }],
  toMarkdown: [toMarkdown, document],
  toHtml: [toHtml, document],
  toText: [toText, document],
  "toGuide, as framework": [api.toGuide, mini],
  "toQuestionnaire, as framework": [(value) => api.toQuestionnaire(value), mini],
  "toQuestionnaire, as options": [(value) => api.toQuestionnaire(mini, value), { core: true, by: "department", words: { city: "Town" } }],
  "departments, as framework": [api.departments, mini],
  "describeGap, as gap": [(value) => api.describeGap(mini, value), gap],
  "describeWhatIf, as result": [(value) => api.describeWhatIf(mini, value), change],
  "describeProgress, as progress": [(value) => api.describeProgress(value), rounds],
  "describeProgress, as options": [(value) => api.describeProgress(rounds, value), { node: "m.g", step: 0 }],
  describeRoadmapProgress: [api.describeRoadmapProgress, watched],
  "roadmapReport, as roadmap": [(value) => api.roadmapReport(value), roadmap],
  "roadmapReport, as progress": [(value) => api.roadmapReport(roadmap, value), watched],
};
const exchanging: { readonly [name: string]: Door } = {
  toJson: [toJson, card, why, good, document, mini, roadmap, patches],
  "fromJson, as text": [(value) => fromJson(value, { kind: "explanation" }), toJson(why)],
  "fromJson, as envelope of an explanation": [(value) => fromJson(stringified(value), { kind: "explanation" }), JSON.parse(toJson(why))],
  "fromJson, as envelope of a scorecard": [
    (value) => fromJson(stringified(value), { kind: "scorecard", framework: mini }),
    JSON.parse(toJson(card)),
  ],
  "fromJson, as envelope of a document": [(value) => fromJson(stringified(value), { kind: "document" }), JSON.parse(toJson(document))],
  "fromJson, as envelope of a roadmap": [
    (value) => fromJson(stringified(value), { kind: "roadmap", framework: mini }),
    JSON.parse(toJson(roadmap)),
  ],
  "fromJson, as envelope of a revision": [(value) => fromJson(stringified(value), { kind: "revision" }), JSON.parse(toJson(patches))],
  "fromJson, as options": [(value) => fromJson(toJson(good), value), { kind: "assessment", framework: mini }],
  "tryFromJson, as envelope of an assessment": [
    (value) => tryFromJson(stringified(value), { kind: "assessment", framework: mini }),
    JSON.parse(toJson(good)),
  ],
  "fromCsv, as text": [(value) => fromCsv(value, mini), csv],
  "fromCsv, as options": [(value) => fromCsv(csv, mini, value), { delimiter: ";" }],
  "toCsv, as assessments": [toCsv, [good, other]],
  "toCsv, as options": [(value) => toCsv([good], value), { delimiter: ";" }],
  toRows: [io.toRows, card, cards],
  rowsToCsv: [io.rowsToCsv, io.toRows(card)],
  "toCodebook, as framework": [io.toCodebook, mini],
  "csvTemplate, as framework": [(value) => csvTemplate(value), mini],
  "csvTemplate, as options": [(value) => csvTemplate(mini, value), { delimiter: ";" }],
};
const doors = { ...model, ...assessing, ...scoring, ...analysing, ...comparing, ...presenting, ...exchanging };

/** As text, if it is plain data; what is not has no text, or one without end. */
function stringified(value: unknown): string {
  const plain = copyPlain(value);
  return plain.ok ? JSON.stringify(plain.value) : "not JSON";
}

/** Whether a result says that the value was refused: a failed parse, issues, or something with issues beside it. */
function isRefusal(result: unknown): boolean {
  if (typeof result !== "object" || result === null) return result === false;
  const issues: readonly unknown[] = Array.isArray(result) ? result : ((result as { issues?: readonly unknown[] }).issues ?? []);
  return issues.length > 0 && issues.every((one) => typeof one === "object" && one !== null && "code" in one);
}

/** Whatever else there is: junk, JSON of any shape, products of this library where they do not belong, with something wrong in them. */
const strangers = hostileJson([mini, good, inputs[0], card, why, document, roadmap, watched, rounds, comparison, change, patches, texts]);

describe(`hostile values, ${all.toLocaleString("en")} at each door, ${few.toLocaleString("en")} behind a shared gate`, () => {
  test.each(Object.entries<Door>(doors))("%s", (name, [enter, ...own]) => {
    let [results, refusals] = [0, 0];
    const count = /as (options|policy|framework|assessment)$/.test(name) ? few : all;
    const values = own.length === 0 ? strangers : fc.oneof({ weight: 1, arbitrary: strangers }, { weight: 5, arbitrary: spoiltJson(own) });
    fc.assert(
      fc.property(values, (make) => {
        let value: unknown;
        try {
          value = make();
        } catch {
          return;
        }
        try {
          const result = enter(value as never);
          if (isRefusal(result)) refusals++;
          else results++;
          if (!deeplyFrozen(result) || !survivesJson(result)) throw new TypeError("the result is not frozen plain data");
        } catch (error) {
          if (!(error instanceof BenchmarkError)) throw new Error(`${name}: ${String(error)}`, { cause: error });
          if (error.issues.length === 0) throw new Error(`${name}: an error without issues`, { cause: error });
          refusals++;
        }
      }),
      { numRuns: count, examples: junk.map(([, make]) => [make]) },
    );
    expect(results + refusals).toBeGreaterThan(count * 0.9);
    if (own.length > 0) expect(results, "results").toBeGreaterThan(0);
    expect(refusals, "refusals").toBeGreaterThan(0);
    if (process.env.INDICATREE_FUZZ !== undefined) console.log(`${name}: ${results} results, ${refusals} refusals, no foreign exception`);
  });
});

describe("what only shows takes products of this library, and says nothing foreign of hostile texts in them", () => {
  test("texts of every kind, in every place where a user can type", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }), (name, comment) => {
        const city = { id: name === "" ? "x" : name, name: comment === "" ? "x" : comment };
        const outcome = tryAssess(mini, { ...inputs[0], city });
        if (!outcome.ok) return;
        const document = report([outcome.value]);
        for (const text of [toMarkdown(document), toHtml(document), toText(document)]) expect(typeof text).toBe("string");
        expect(toHtml(document)).not.toMatch(/<script|<img/i);
      }),
      { numRuns: 300 },
    );
  });
  test("the small ones", () => {
    expect(formatNumber(card.total.exact)).toBe(formatNumber(card.total.value));
    expect(describeNode(mini, card.total).length).toBeGreaterThan(0);
    expect(describeIssue({ code: "x", path: [], message: "m", params: {} }, { x: "{__proto__}" })).toBe("?");
    expect(rebuild(why)).toBe(why.exact ?? why.provisional);
  });
});
