/** The doors of how it is shown: documents, sentences, numbers, notebooks. */
import * as api from "../../src/index.ts";
import { report, toHtml, toMarkdown, toText } from "../../src/index.ts";
import { display } from "../../src/present/notebook.ts";
import type { Doors } from "./door.ts";
import {
  card,
  cards,
  change,
  comparison,
  description,
  document,
  dominant,
  gap,
  good,
  mini,
  other,
  policy,
  practices,
  proposed,
  ranking,
  released,
  roadmap,
  rounds,
  similar,
  watched,
  why,
} from "./specimens.ts";

/** A display shows itself by methods; what is data in it is looked at. */
function forms(...given: Parameters<typeof display>): readonly string[] {
  const { html, text } = display(...given);
  return Object.freeze([html, text]);
}

const rows = [
  { city: "aford", value: 66.25, tags: ["a", "b"], open: true, why: null },
  { city: "beford", value: 7, tags: [], open: false, why: "…" },
];

export const presenting: Doors = {
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
  "toText, as options": [(value) => toText(document, value), { width: 60 }],
  "departments, as options": [(value) => api.departments(mini, value), { core: true }],
  "describeGap, as framework": [(value) => api.describeGap(value, gap as never), mini],
  "describeWhatIf, as framework": [(value) => api.describeWhatIf(value, change), mini],
  "describeNode, as framework": [(value) => api.describeNode(value, card.total), mini],
  "describeNode, as node": [(value) => api.describeNode(mini, value), card.total],
  describeProposal: [api.describeProposal, proposed],
  describeRanking: [api.describeRanking, ranking],
  "sideBySide, as framework": [(value) => api.sideBySide(value, cards), mini],
  "sideBySide, as cards": [(value) => api.sideBySide(mini, value), cards],
  "formatNumber, as value": [(value) => api.formatNumber(value), "61.458333", 12.5],
  "formatNumber, as decimals": [(value) => api.formatNumber("61.45", value), 2],
  "formatPercent, as share": [(value) => api.formatPercent(value), 0.285],
  "formatPercent, as decimals": [(value) => api.formatPercent(0.285, value), 1],
  "describeIssue, as issue": [(value) => api.describeIssue(value), { code: "x", path: ["a", 1], message: "m", params: { a: 1 } }],
  "describeIssue, as templates": [
    (value) => api.describeIssue({ code: "x", path: [], message: "m", params: { a: 1 } }, value),
    { x: "It is {a}[[, not {b}]]." },
  ],
  "display, as product": [
    (value) => forms(value),
    ...[card, why, comparison, description, ranking, dominant, similar, practices, released, change, rounds, roadmap, watched],
    ...[proposed, document, rows],
  ],
  "display, as options of a product": [(value) => forms(card, value), { rows: 5, framework: mini, depth: 1 }],
  "display, as options of rows": [(value) => forms(rows, value), { rows: 1, columns: ["value", "city"] }],
};
