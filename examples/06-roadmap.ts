/**
 * From gaps to a roadmap, and to what became of it: Torrefucina (invented) agrees on five actions and looks at them twice.
 * The answers are those of examples/data; everything after them is invented. Run: npx tsx examples/06-roadmap.ts
 */
import { readFileSync } from "node:fs";
import {
  type Assessment,
  assess,
  type Document,
  describeRoadmapProgress,
  monitorRoadmap,
  type ProgressEntry,
  recordRoadmap,
  roadmapReport,
  toText,
} from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import { fromCsv } from "indicatree/io";

const table = readFileSync(new URL("data/six-cities-general-governance.csv", import.meta.url), "utf8");
const before = fromCsv(table, generalGovernance).assessments.find(({ city }) => city.id === "torrefucina") as Assessment;

const roadmap = recordRoadmap(generalGovernance, {
  city: before.city,
  title: "Torrefucina (invented): roadmap 2026-2027",
  agreed: "2026-03-20",
  endorsed: [{ by: "City council", date: "2026-04-09" }],
  effortUnit: "person-days",
  actions: [
    {
      id: "hearing",
      title: "Rules for hearing residents",
      serves: ["governance.voice"],
      levels: { "governance.voice.before-decisions": "fully", "governance.voice.account-given": "partly" },
      owner: "Council secretariat",
      partners: ["Integration office"],
      consulted: [{ who: "Six associations of residents", date: "2026-03-05" }],
      start: "2026-04-15",
      due: "2026-09-30",
      milestones: [
        { id: "reply", title: "Reply to the hearing on language courses", due: "2026-05-15" },
        { id: "draft", title: "Rules drafted with associations", due: "2026-07-15" },
        { id: "adopted", title: "Rules adopted", due: "2026-09-30" },
      ],
      effort: 60,
    },
    {
      id: "incidents",
      title: "Procedure for hostile incidents",
      serves: ["governance.leadership.hostile-incidents"],
      levels: { "governance.leadership.hostile-incidents": "fully" },
      owner: "Mayor's office",
      partners: ["Local police"],
      start: "2026-05-01",
      due: "2026-10-31",
      milestones: [
        { id: "roles", title: "Who speaks, who decides: agreed", due: "2026-07-31" },
        { id: "log", title: "Procedure and log in use", due: "2026-10-31" },
      ],
      effort: 20,
    },
    {
      id: "survey",
      title: "Survey of needs",
      serves: ["governance.knowledge"],
      levels: { "governance.knowledge.needs-survey": "fully", "governance.knowledge.data-rules": "fully" },
      owner: "Statistics office",
      partners: ["University of Torrefucina (invented)"],
      start: "2026-06-01",
      due: "2027-01-31",
      milestones: [
        { id: "rules", title: "Data rules signed", due: "2026-07-31" },
        { id: "questions", title: "Questions tested in five languages", due: "2026-09-30" },
        { id: "field", title: "Interviews finished", due: "2026-11-30" },
        { id: "results", title: "Results published", due: "2027-01-31" },
      ],
      effort: 140,
    },
    {
      id: "posts",
      title: "Two posts from the regular budget",
      serves: ["governance.resources"],
      levels: { "governance.resources.posts": 45 },
      owner: "Finance department",
      start: "2026-09-01",
      due: "2027-01-31",
      effort: 5,
      note: "Decided with the budget for 2027; there are no steps between.",
    },
    {
      id: "strategy",
      title: "First integration strategy",
      serves: ["governance.strategy"],
      levels: { "governance.strategy.in-force": "fully", "governance.strategy.department-duties": "fully" },
      owner: "Integration office",
      partners: ["Schools department", "Housing department"],
      start: "2027-02-01",
      due: "2027-12-15",
      milestones: [
        { id: "draft", title: "Draft laid open", due: "2027-06-30" },
        { id: "vote", title: "Adopted by the council", due: "2027-12-15" },
      ],
      effort: 180,
      after: ["hearing", "survey"],
    },
  ],
});

const reports: readonly ProgressEntry[] = [
  { action: "hearing", milestone: "reply", status: "done", date: "2026-05-12", by: "Council secretariat" },
  { action: "hearing", milestone: "draft", status: "done", date: "2026-08-06", by: "Council secretariat" },
  {
    action: "incidents",
    milestone: "roles",
    status: "blocked",
    date: "2026-08-20",
    by: "Mayor's office",
    note: "Police want a legal opinion first",
  },
  { action: "survey", milestone: "rules", status: "done", date: "2026-08-31", by: "Data protection officer" },
  { action: "hearing", milestone: "adopted", status: "done", date: "2026-11-19", by: "City council" },
  { action: "survey", milestone: "questions", status: "done", date: "2026-12-04", by: "Statistics office" },
  { action: "posts", status: "done", date: "2026-12-17", by: "Finance department" },
  { action: "incidents", milestone: "roles", status: "done", date: "2027-01-22", by: "Mayor's office" },
];
const until = (date: string): readonly ProgressEntry[] => reports.filter((entry) => entry.date <= date);

/** A year later the city answers the same questions again. */
const after = assess(generalGovernance, {
  ...before,
  date: "2027-02-15",
  answers: {
    ...before.answers,
    "governance.voice.before-decisions": "fully",
    "governance.voice.account-given": "partly",
    "governance.knowledge.data-rules": "fully",
    "governance.resources.posts": 41.7,
  },
});

const autumn = monitorRoadmap(roadmap, { asOf: "2026-10-01", progress: until("2026-10-01"), assessments: [before, after] });
const spring = monitorRoadmap(roadmap, { asOf: "2027-03-01", progress: until("2027-03-01"), assessments: [before, after] });

// At the first date the sentences and the tables; at the second the whole report, as it would go to the mayor.
const first: Document = {
  kind: "document",
  title: "On 1 October 2026",
  language: "en",
  blocks: [
    { kind: "list", items: describeRoadmapProgress(autumn) },
    ...roadmapReport(roadmap, autumn).blocks.filter((block) => block.kind === "table"),
  ],
};
console.log(toText(first, { width: 100 }));
console.log(toText(roadmapReport(roadmap, spring), { width: 100 }));
