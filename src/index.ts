/**
 * indicatree: a benchmark self-assessment engine for cities. Define a benchmark as a typed tree of indicators, assess a city, score it exactly,
 * explain the score.
 *
 * @packageDocumentation
 */

// ------------------------------------------------------------------------------------------------ what can be wrong, as data
export { describeIssue } from "./base/describe-issue.ts";
export { BenchmarkError, type Issue, type IssueParam, type Outcome } from "./base/issue.ts";
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
export { type SubsetOptions, subsetOf } from "./model/subset.ts";
export type { AnswerValue } from "./model/scale-kinds.ts";
export { checkTranslation, type FrameworkTexts, type NodeTexts, type TranslateOptions, textsOf, translate } from "./model/translate.ts";
export type { Branch, Condition, ContextFactor, Example, Framework, Group, GroupId, Indicator, IndicatorId } from "./model/tree.ts";
// ------------------------------------------------------------------------------------------------ assess: what a city says of itself
export type { Answer, AnswerDetail, Evidence } from "./assess/answer.ts";
export { answersSchema } from "./assess/answers-schema.ts";
export { assess, assessDraft, tryAssess } from "./assess/assess.ts";
export type { Assessment, AssessmentInput, City, Rater } from "./assess/assessment.ts";
export { mergeAnswers } from "./assess/merge.ts";
export type { PanelRater } from "./assess/panel.ts";
export { replay, tryReplay } from "./assess/replay.ts";
export { type AssessmentDraft, type DraftAnswer, type Revised, revise, tryRevise, type Writable } from "./assess/revise.ts";
export type { Patch, Revision } from "./assess/revision.ts";
export type { Decision, SettleMethod, SettleRule } from "./assess/settle-rule.ts";
export type { SettledSource, Settlement, Unsettled } from "./assess/settlement.ts";
// ------------------------------------------------------------------------------------------------ score: what it is worth
export { type Explanation, explain } from "./score/explain.ts";
export type { Band, Gate } from "./score/gates.ts";
export { rebuild } from "./score/rebuild.ts";
export { score } from "./score/score.ts";
export type { Counts, NodeScore, PossibleRange, Scorecard } from "./score/scorecard.ts";
// ------------------------------------------------------------------------------------------------ analyse: what follows
export { findGaps, type Gap, type GapOptions } from "./analyse/gaps.ts";
export { monitorRoadmap } from "./analyse/monitor-roadmap.ts";
export { type NextQuestion, nextQuestions } from "./analyse/next-questions.ts";
export { trackProgress } from "./analyse/progress.ts";
export type {
  AnswerState,
  Cause,
  IndicatorChange,
  NodeProgress,
  Progress,
  ProgressBasis,
  ProgressStep,
  TrackedRound,
} from "./analyse/progress-product.ts";
export type { ProgressOptions, ProgressRound } from "./analyse/progress-rounds.ts";
export { type ProgressRow, progressRows } from "./analyse/progress-rows.ts";
export type {
  LeftOutAction,
  LeftOutReason,
  PhaseInput,
  PickedAction,
  PickReason,
  PlannedMove,
  PlannedValue,
  PossibleAction,
  ProgramSolver,
  ProposalOptions,
  ProposalTarget,
  ProposedPhase,
  RoadmapProposal,
} from "./analyse/proposal.ts";
export { proposeRoadmap } from "./analyse/propose-roadmap.ts";
export { recordRoadmap, tryRecordRoadmap } from "./analyse/record-roadmap.ts";
export type {
  ActionPlan,
  Consultation,
  Endorsement,
  Milestone,
  Roadmap,
  RoadmapAction,
  RoadmapInput,
  RoadmapTarget,
  ServedNode,
} from "./analyse/roadmap.ts";
export type {
  ActionRow,
  ActionState,
  LastReport,
  LevelRow,
  LevelState,
  MilestoneRow,
  MilestoneState,
  MonitorOptions,
  ProgressEntry,
  RoadmapProgress,
  RoadmapRound,
  RoadmapSummary,
} from "./analyse/roadmap-progress.ts";
export type { TargetOptions } from "./analyse/standings.ts";
export { findStrengths, type Strength, type StrengthOptions } from "./analyse/strengths.ts";
export type { Target } from "./analyse/targets.ts";
export { type BeforeAfter, type GateChange, type NodeChange, type WhatIf, type WhatIfOptions, whatIf } from "./analyse/what-if.ts";
// ------------------------------------------------------------------------------------------------ analyse: cities side by side
export type { Cohort, CohortBand, CohortRule, CohortRules, Unplaced } from "./analyse/cohorts.ts";
export { type CompareOptions, compare, compareShared } from "./analyse/compare.ts";
export type { Comparison, ComparisonBasis, NodeColumns } from "./analyse/comparison.ts";
export {
  type DescribedCohort,
  type DescribedNode,
  type DescribeOptions,
  type Description,
  type DifferenceRow,
  describe,
} from "./analyse/describe.ts";
export { type Dominance, type DominanceOptions, type DominancePair, type DominanceRow, dominance } from "./analyse/dominance.ts";
export { findPractices } from "./analyse/find-practices.ts";
export type { LikenessPart, SimilarCities, SimilarCity, SimilarOptions } from "./analyse/likeness.ts";
export type { Practice, PracticeCount, PracticeOptions, Practices } from "./analyse/practices.ts";
export { type RankOptions, rank } from "./analyse/rank.ts";
export type { ApartReason, ApartRow, CohortRanks, Place, Ranking, RankRow, ReferenceSet, Tier } from "./analyse/ranking.ts";
export { similarCities } from "./analyse/similar-cities.ts";
export {
  type Release,
  type ReleasedCell,
  type ReleaseOptions,
  type ReleaseTable,
  release,
  type SuppressedCell,
} from "./analyse/release.ts";
// ------------------------------------------------------------------------------------------------ analyse: reviews and schemes
export { type AnonymiseOptions, anonymise } from "./analyse/anonymise.ts";
export { matchMentors, tryMatchMentors } from "./analyse/match-mentors.ts";
export type {
  Match,
  MatchCity,
  MatchedScheme,
  Matching,
  MatchInput,
  MatchLikeness,
  MatchOptions,
  MatchPoints,
  MatchReason,
  MatchTheme,
  NamedGap,
  UnplacedReason,
  UnplacedWish,
} from "./analyse/matching.ts";
export {
  addToScheme,
  advanceScheme,
  type SchemeStep,
  startScheme,
  tryAddToScheme,
  tryAdvanceScheme,
  tryStartScheme,
} from "./analyse/mentoring-scheme.ts";
export {
  type AssessmentsOptions,
  addToReview,
  advanceReview,
  assessmentsOf,
  type ReviewStep,
  startReview,
  tryAddToReview,
  tryAdvanceReview,
  tryStartReview,
} from "./analyse/peer-review.ts";
export type {
  HistoryEntry,
  Need,
  Origin,
  Process,
  ProcessState,
  ProcessTransition,
  Sourced,
  StepHead,
} from "./analyse/process.ts";
export type {
  AgendaItem,
  DeskReview,
  Finding,
  HostQuestion,
  Interview,
  Publication,
  Recommendation,
  Review,
  ReviewAdditions,
  ReviewInput,
  ReviewRating,
  ReviewStepContents,
  Said,
  TeamMember,
  Visit,
  VisitPlan,
  WithoutStep,
} from "./analyse/review.ts";
export { type ReviewCaution, reviewCautions } from "./analyse/review-cautions.ts";
export {
  type ReviewState,
  type ReviewTransition,
  type RoundState,
  type RoundTransition,
  reviewProcess,
  roundProcess,
} from "./analyse/review-process.ts";
export {
  addToRound,
  advanceRound,
  type RoundStep,
  startRound,
  tryAddToRound,
  tryAdvanceRound,
  tryStartRound,
} from "./analyse/review-round.ts";
export type {
  BenchmarkRevision,
  CommonFinding,
  ProposedChange,
  Round,
  RoundAdditions,
  RoundComparison,
  RoundInput,
  RoundStepContents,
} from "./analyse/round.ts";
export type {
  ImplementingCity,
  Lesson,
  Scheme,
  SchemeAdditions,
  SchemeConsultation,
  SchemeEndorsement,
  SchemeInput,
  SchemeStepContents,
  SchemeVisit,
} from "./analyse/scheme.ts";
export { type SchemeState, type SchemeTransition, schemeProcess } from "./analyse/scheme-process.ts";
// ------------------------------------------------------------------------------------------------ analyse: raters
export type {
  Agreement,
  AlphaRow,
  BiasRow,
  Caution,
  Estimate,
  Interval,
  KappaRow,
  NodeAgreement,
  PairAgreement,
} from "./analyse/agreement.ts";
export type { AgreementOptions } from "./analyse/agreement-options.ts";
export {
  type Disagreement,
  type DisagreementOptions,
  type DisagreementSide,
  disagreements,
  type RaterRemark,
} from "./analyse/disagreements.ts";
export { concordanceStatistic, kendallW } from "./analyse/kendall-w.ts";
export { type AlphaMetric, type AlphaOptions, alphaStatistic, krippendorffAlpha, type Ratings } from "./analyse/krippendorff-alpha.ts";
export { measureAgreement } from "./analyse/measure-agreement.ts";
export type { Rated } from "./analyse/rated.ts";
export { settle } from "./analyse/settle.ts";
export { type SettledTotals, settledTotals } from "./analyse/settled-totals.ts";
export type { Statistic, StatisticReason } from "./analyse/statistic.ts";
export { type KappaOptions, type KappaWeights, kappaStatistic, weightedKappa } from "./analyse/weighted-kappa.ts";
// ------------------------------------------------------------------------------------------------ present: how it is shown
export { type ComparativeReportOptions, comparativeReport, type RoundSection } from "./present/comparative-report.ts";
export type {
  Block,
  BoxBlock,
  ChoiceBlock,
  ChoiceOption,
  Column,
  Document,
  FieldBlock,
  FlatBlock,
  HeadingBlock,
  HeadingLevel,
  ListBlock,
  ParagraphBlock,
  TableBlock,
} from "./present/document.ts";
export { formatNumber, formatPercent } from "./present/format.ts";
export { toGuide } from "./present/guide.ts";
export { describeGap } from "./present/gap-sentences.ts";
export { toHtml } from "./present/html.ts";
export { type IndividualReportOptions, individualReport, type ReviewSection } from "./present/individual-report.ts";
export { toMarkdown } from "./present/markdown.ts";
export { describeMatching } from "./present/match-sentences.ts";
export { type DescribeProgressOptions, describeProgress } from "./present/progress-sentences.ts";
export type { DepartmentShare } from "./present/question-list.ts";
export { describeProposal } from "./present/proposal-sentences.ts";
export { departments, type QuestionnaireOptions, toQuestionnaire } from "./present/questionnaire.ts";
export { type QuestionnaireWords, questionnaireWords } from "./present/questionnaire-words.ts";
export { describeRanking } from "./present/ranking-sentences.ts";
export { type ReportOptions, report, sideBySide } from "./present/report.ts";
export { roadmapReport } from "./present/roadmap-report.ts";
export { describeRoadmapProgress } from "./present/roadmap-sentences.ts";
export { describeNode } from "./present/sentences.ts";
export { toText } from "./present/text.ts";
export { describeWhatIf } from "./present/what-if-sentences.ts";
