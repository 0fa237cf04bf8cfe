/** Every fixed word of a questionnaire, in one table: another table makes the form speak another language. */
import * as z from "zod/mini";
import { formatNumber } from "./format.ts";

/**
 * The words of a questionnaire, in English. Hand another table, or a part of one, to {@link toQuestionnaire} as `words`; what stands in braces is
 * filled in.
 *
 * @example
 * import { questionnaireWords } from "indicatree";
 *
 * questionnaireWords.onlyIf; // "Only if question {number} (“{title}”) is answered: “{levels}”."
 */
export const questionnaireWords = {
  titleCore: "{title}: short form",
  titleDepartment: "{title}: questions for {department}",
  statement: "{statement}",
  awaitingReview: "This is a translation that no native speaker of the field has reviewed yet.",
  time: "How long it takes",
  timeFull:
    "Questions: {questions}. At {each} minutes each, with the evidence, that is about {time}. This is an estimate; nobody has measured it.",
  timeCore:
    "Questions: {questions}. At about {each} minutes each, without looking for evidence, that is about {time}. This is an estimate; nobody has measured it.",
  timeIf: "Where an answer makes other questions superfluous, it takes less.",
  range: "{low} to {high}",
  minutes: "{time} minutes",
  hours: "{time} hours",
  byDepartment: "By department that usually knows (minutes estimated, not measured)",
  department: "Department",
  questions: "Questions",
  questionsCore: "Of these core",
  minutesColumn: "Minutes",
  notSaid: "not said",
  howTo: "How to answer",
  why: "Why it matters: {text}",
  how: "How a city goes about it: {text}",
  howToTick: "Tick the one description that fits on the date of this form. Where several boxes can be ticked, the question says so.",
  howToOpen: "“Don't know yet” leaves a question open. It does not count as a no.",
  howToExclude: "“Does not apply here” and “Not our competence” take a question out of the score. Say why; readers will ask.",
  howToCore: "Questions marked “core” make up the short form.",
  howToNumbers: "Questions keep the number that they have in the full form, so that parts can be put together again.",
  howToContext: "The facts about the city are asked once, in the form of the person who puts the parts together.",
  who: "Who",
  city: "City",
  rater: "Name of the person who fills this in",
  role: "In the role of",
  self: "the city itself",
  peer: "a peer from another city",
  expert: "an expert",
  stakeholder: "a stakeholder",
  answeredBy: "Who else answered (names and departments)",
  when: "When",
  date: "Date",
  dateHint: "year-month-day, e.g. 2026-03-01",
  context: "The city",
  contextNote: "These facts describe the city. They are never scored.",
  yes: "Yes",
  no: "No",
  partTime: "Questions: {questions}, about {time}.",
  partBy: "Answered by",
  question: "{number}. {title}",
  questionMarked: "{number}. {title} (core)",
  usuallyKnows: "Usually known by: {departments}.",
  document: "Found in documents.",
  data: "Found in data.",
  interview: "Found by asking people.",
  observation: "Found by looking on the spot.",
  onlyIf: "Only if question {number} (“{title}”) is answered: “{levels}”.",
  onlyIfPart: "That question is asked of: {department}.",
  onlyIfFull: "That question is in the full form.",
  or: "” or “",
  asked: "“{title}” is asked already as question {number}; one answer serves both.",
  several: "Tick all that hold.",
  none: "None of these",
  numberRange: "Counts from {worst} (no points) to {best} (full points); beyond that, nothing changes.",
  numberBounds: "From {worst} (no points) to {best} (full points); other numbers are not possible.",
  pointsRange: "0 to {maximum}",
  points: "of {maximum} points",
  instead: "If there is no answer",
  unknown: "Don't know yet",
  notApplicable: "Does not apply here (say why)",
  outsideCompetence: "Not our competence (say why)",
  reason: "Reason, if it does not apply or is not our competence",
  evidence: "Evidence",
  evidenceExpected: "Expected: {evidence}.",
  comment: "Comment",
} as const satisfies { readonly [name: string]: string };

/** A table of the words of a questionnaire. */
export type QuestionnaireWords = { readonly [name in keyof typeof questionnaireWords]: string };

/** A text with its places filled in, each once: what is filled in is not read again. */
export function fillIn(text: string, params: { readonly [name: string]: string | number }): string {
  return text.replace(PLACE, (place, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place));
}

/** A department as readers see it. */
export function named(words: QuestionnaireWords, department: string): string {
  return department === questionnaireWords.notSaid ? words.notSaid : department;
}

/** From and to, or the one number that both are. */
export function span(words: QuestionnaireWords, low: number | string, high: number | string): string {
  return low === high ? String(low) : fillIn(words.range, { low, high });
}

/** Minutes below two hours, else hours with at most one decimal. */
export function duration(words: QuestionnaireWords, low: number, high: number): string {
  if (high < 120) return fillIn(words.minutes, { time: span(words, low, high) });
  const hours = (minutes: number): string => formatNumber(minutes / 60).replace(/\.0$/, "");
  return fillIn(words.hours, { time: span(words, hours(low), hours(high)) });
}

/** Shape of a table that replaces some of the words: no unknown word, no empty text, no place that nothing fills. */
export function wordsSchema(): z.ZodMiniType {
  const word = ([name, text]: readonly [string, string]): [string, z.ZodMiniType] => {
    const known = placesIn(text);
    const error = known.length === 0 ? "a text without braces" : `a text with no other places than ${known.join(" ")}`;
    const fits = (own: string): boolean => placesIn(own).every((place) => known.includes(place));
    return [name, z.optional(z.string().check(z.minLength(1)).check(z.refine(fits, { error })))];
  };
  return z.strictObject(Object.fromEntries(Object.entries(questionnaireWords).map(word)));
}

const PLACE = /\{(\w+)\}/g;

function placesIn(text: string): string[] {
  return text.match(PLACE) ?? [];
}
