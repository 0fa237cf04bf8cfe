/**
 * One small honest framework with a bit of everything, and three invented cities, at each stage: framework, inputs, assessments, scorecards.
 * Tests take from it what they need; whoever wants to know what a valid thing looks like can read it here.
 */
import {
  type Assessment,
  type AssessmentInput,
  assess,
  defineFramework,
  fullyPartlyNot,
  group,
  type IndicatorId,
  type Scorecard,
  score,
  yesNo,
} from "../src/index.ts";

/** A framework inside another: its ids begin anew. */
const reading = defineFramework({
  id: "reading",
  title: "Reading together",
  version: "0.2.0",
  status: "untested",
  aggregate: "geometric",
  scales: {
    circles: {
      kind: "checklist",
      id: "circles",
      rule: "capped-sum",
      items: [
        { key: "children", label: "A circle for children", points: 50 },
        { key: "adults", label: "A circle for adults", points: 40 },
        { key: "two-languages", label: "A circle in two languages", points: 30 },
      ],
    },
  },
  children: [
    { id: "reading.circles", title: "Reading circles", question: "Which reading circles meet at least once a month?", scale: "circles" },
    {
      id: "reading.loans",
      title: "Loans",
      question: "How many books does a resident borrow in a year?",
      scale: { kind: "number", id: "loans", unit: "books", worst: 1, best: 16, transform: "log", outside: "refuse" },
      collection: "data",
    },
  ],
});

const access = group({
  id: "library.access",
  title: "Access",
  label: "key factor",
  why: "A library that cannot be entered helps nobody.",
  how: "Count what holds on an ordinary week.",
  weight: 2,
  mandatory: { atLeast: 30 },
  children: [
    {
      id: "library.access.membership",
      title: "Membership",
      question: "Can everybody who lives in the city become a member?",
      scale: "level",
      core: true,
      criteria: {
        fully: "Everybody, without papers that some residents lack.",
        partly: "Everybody with a registered address.",
        "not-at-all": "Some residents are shut out by rule.",
      },
      evidenceExpected: ["Statutes of the library"],
      collection: "document",
      answeredBy: ["Head of the library"],
    },
    {
      id: "library.access.hours",
      title: "Opening hours",
      question: "How many hours a week is the main library open?",
      scale: { kind: "number", id: "hours", unit: "hours a week", worst: 20, best: 60 },
      weight: 1.5,
    },
    {
      id: "library.access.languages",
      title: "Languages",
      children: [
        { id: "library.access.languages.signs", title: "Signs", question: "In which languages are the signs?", scale: "languages" },
        {
          id: "library.access.languages.desk",
          title: "Desk",
          question: "Is interpreting on request at the desk?",
          scale: yesNo,
          mandatory: { atLeast: 50 },
        },
      ],
    },
    { id: "library.access.fee", title: "Fee", question: "Is a fee asked for a card?", scale: yesNo, penalty: true, weight: 0.2 },
  ],
});

/** The specimen: invented, authored here, and nobody's benchmark. */
export const library = defineFramework({
  id: "library",
  title: "A library for all (specimen)",
  label: "benchmark",
  version: "1.0.0",
  status: "untested",
  standard: "Everybody who lives in the city can use its library.",
  provenance: { status: "authored", note: "Invented for the tests of this library." },
  bibliography: { handbook: "OECD and JRC, Handbook on Constructing Composite Indicators, 2008." },
  scales: {
    level: fullyPartlyNot,
    languages: {
      kind: "checklist",
      id: "languages",
      rule: "share",
      items: [
        { key: "official", label: "The official language" },
        { key: "neighbour", label: "A neighbour's language", points: 2 },
        { key: "newcomers", label: "The languages of newcomers", points: 3 },
      ],
    },
  },
  context: [
    { id: "population", title: "Population", type: "number", unit: "residents" },
    { id: "size", title: "Size", type: "choice", choices: ["small", "medium", "large"] },
    { id: "port", title: "Has a port", type: "boolean" },
    { id: "motto", title: "Motto", type: "text" },
  ],
  policy: {
    coverage: { threshold: 0.5 },
    bands: [
      { name: "Starting", from: 0 },
      { name: "Growing", from: 40 },
      { name: "Established", from: 70 },
    ],
  },
  children: [
    access,
    { id: "library.has-bus", title: "Bus", question: "Does a library bus drive?", scale: yesNo, core: true },
    {
      id: "library.bus",
      title: "The bus",
      onlyIf: { indicator: "library.has-bus", is: ["yes"] },
      children: [
        {
          id: "library.bus.stops",
          title: "Stops",
          question: "How many of the ten outer quarters does it reach?",
          scale: { kind: "points", id: "quarters", maximum: 10 },
          sameAs: ["transport.bus.quarters"],
        },
      ],
    },
    reading,
  ],
});

/** The indicator ids of the specimen. */
export type LibraryId = IndicatorId<typeof library>;
type Input = AssessmentInput<LibraryId>;

/** What three invented cities hand in. Harbourton answers everything, Millbrook has gaps and no bus, Quarry Vale has hardly begun. */
export const inputs: { readonly harbourton: Input; readonly millbrook: Input; readonly quarryVale: Input } = {
  harbourton: {
    city: {
      id: "harbourton",
      name: "Harbourton (invented)",
      context: { population: 210_000, size: "large", port: true, motto: "Fair winds" },
    },
    date: "2026-03-01",
    rater: { role: "self", id: "r1", name: "Library office" },
    visibility: "scheme",
    answers: {
      "library.access.membership": {
        level: "fully",
        evidence: [{ title: "Statutes, section 2", kind: "statute", date: "2024-05", expires: "2029" }],
      },
      "library.access.hours": 50,
      "library.access.languages.signs": ["official", "newcomers"],
      "library.access.languages.desk": { level: "yes", comment: "By telephone", date: "2026-02", confidence: 0.8 },
      "library.access.fee": "yes",
      "library.has-bus": "yes",
      "library.bus.stops": { points: 7.5 },
      "reading.circles": { items: ["children", "adults"] },
      "reading.loans": { number: 4 },
    },
  },
  millbrook: {
    city: { id: "millbrook", name: "Millbrook (invented)", context: { size: "medium" } },
    date: "2025-11-30",
    rater: { role: "peer", city: "harbourton" },
    visibility: "public",
    answers: {
      "library.access.membership": "partly",
      "library.access.hours": { missing: "unknown", comment: "Asked again in spring" },
      "library.access.languages.signs": [],
      "library.access.languages.desk": "no",
      "library.access.fee": { missing: "refused" },
      "library.has-bus": "no",
      "reading.circles": { missing: "not-applicable", reason: "Run by an association" },
      "reading.loans": 12.5,
    },
  },
  quarryVale: {
    city: { id: "quarry-vale", name: "Quarry Vale (invented)" },
    date: "undated",
    rater: { role: "consensus" },
    answers: {
      "library.access.membership": { missing: "not-answered", comment: "Next week" },
      "library.access.fee": { missing: "outside-competence", reason: "Set by the region" },
      "reading.loans": 2,
    },
  },
};

type LibraryAssessment = Assessment<LibraryId, string>;
type Name = keyof typeof inputs;

const each = <A, B>(of: { readonly [N in Name]: A }, make: (one: A) => B): { readonly [N in Name]: B } => ({
  harbourton: make(of.harbourton),
  millbrook: make(of.millbrook),
  quarryVale: make(of.quarryVale),
});

/** The three cities, assessed. */
export const assessments: { readonly [N in Name]: LibraryAssessment } = each(inputs, (input) => assess(library, input));

type Scorecards = { readonly [N in Name]: Scorecard<LibraryId, string> };
let scored: Scorecards | undefined;

/** The three cities, scored by the framework's own policy. Made when first asked for, so that tests of lower floors do not stand on the score. */
export function scorecards(): Scorecards {
  scored ??= each(assessments, (assessment) => score(assessment));
  return scored;
}
