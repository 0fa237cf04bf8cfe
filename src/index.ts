/**
 * indicatree: a benchmark self-assessment engine for cities. Define a benchmark as a typed tree of indicators, assess a city, score it exactly,
 * explain the score.
 *
 * @packageDocumentation
 */

// ------------------------------------------------------------------------------------------------ what can be wrong, as data
export { BenchmarkError, describeIssue, type Issue, type IssueParam, type Outcome } from "./base/issue.ts";
export { type IssueCode, messages } from "./base/messages.ts";
// ------------------------------------------------------------------------------------------------ model: what a benchmark is
export { checkFramework } from "./model/check-framework.ts";
export { defineFramework, group, parseFramework } from "./model/framework.ts";
export type { Aggregation, ExcludedState, MissingRule, MissingState, OpenState, ScoringPolicy } from "./model/policy.ts";
export type { Provenance, ProvenanceStatus } from "./model/provenance.ts";
export {
  type ChecklistScale,
  fiveStep,
  fullyPartlyNot,
  type LevelScale,
  type NumberScale,
  type PointsScale,
  type Scale,
  yesNo,
} from "./model/scale.ts";
export type { Branch, Condition, ContextFactor, Framework, Group, GroupId, Indicator, IndicatorId } from "./model/tree.ts";
// ------------------------------------------------------------------------------------------------ assess: what a city says of itself
export type { Answer, AnswerDetail, Evidence } from "./assess/answer.ts";
export { answersSchema } from "./assess/answers-schema.ts";
export { assess, assessDraft, tryAssess } from "./assess/assess.ts";
export type { Assessment, AssessmentInput, City, Rater } from "./assess/assessment.ts";
// ------------------------------------------------------------------------------------------------ score: what it is worth
export { type Explanation, explain } from "./score/explain.ts";
export type { Band, Gate } from "./score/gates.ts";
export { rebuild } from "./score/rebuild.ts";
export { score } from "./score/score.ts";
export type { Counts, NodeScore, PossibleRange, Scorecard } from "./score/scorecard.ts";
// ------------------------------------------------------------------------------------------------ analyse: what follows
export { type NextQuestion, nextQuestions } from "./analyse/next-questions.ts";
// ------------------------------------------------------------------------------------------------ present: how it is shown
export type { Block, Column, Document, HeadingBlock, ListBlock, ParagraphBlock, TableBlock } from "./present/document.ts";
export { formatNumber, formatPercent } from "./present/format.ts";
export { toHtml } from "./present/html.ts";
export { toMarkdown } from "./present/markdown.ts";
export { type ReportOptions, report, sideBySide } from "./present/report.ts";
export { describeNode } from "./present/sentences.ts";
export { toText } from "./present/text.ts";
