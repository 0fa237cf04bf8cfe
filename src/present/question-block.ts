/** One question as a part of a form: what is asked, what to tick or to write, why there may be no answer, room for evidence and a comment. */
import { own } from "../base/plain.ts";
import type { Scale } from "../model/scale.ts";
import type { BoxBlock, ChoiceOption, FlatBlock, HeadingLevel } from "./document.ts";
import { isCore, type Question } from "./question-list.ts";
import { fillIn, type QuestionnaireWords } from "./questionnaire-words.ts";

/** What stands around a question. */
export interface QuestionSetting {
  readonly words: QuestionnaireWords;
  readonly level: HeadingLevel;
  /** Whether to mark the questions of the short form. */
  readonly mark: boolean;
  /** Sentences on when it is asked. */
  readonly conditions: readonly string[];
}

/** The box of one question. Names of what is filled in begin with the indicator's id, which no other box has. */
export function questionBlock({ indicator, place, number }: Question, { words, level, mark, conditions }: QuestionSetting): BoxBlock {
  const { id, title, collection, answeredBy = [], evidenceExpected = [], provenance } = indicator;
  const known = answeredBy.length === 0 ? [] : [fillIn(words.usuallyKnows, { departments: answeredBy.join(", ") })];
  const source = [...known, ...(collection === undefined ? [] : [words[collection]])].join(" ");
  const expected = evidenceExpected.length === 0 ? {} : { hint: fillIn(words.evidenceExpected, { evidence: listed(evidenceExpected) }) };
  return {
    kind: "box",
    level,
    title: fillIn(mark && isCore(indicator) ? words.questionMarked : words.question, { number, title }),
    blocks: [
      ...(source === "" ? [] : [{ kind: "paragraph", text: source, small: true } satisfies FlatBlock]),
      // How to count, and why so: what the criteria have no room for.
      ...(provenance?.note === undefined ? [] : [{ kind: "paragraph", text: provenance.note, small: true } satisfies FlatBlock]),
      ...conditions.map((text): FlatBlock => ({ kind: "paragraph", text })),
      ...answerBlocks(id, indicator.question, place.scale as Scale, indicator.criteria ?? {}, words),
      { kind: "field", label: words.reason, name: `${id}/reason`, lines: 1 },
      { kind: "field", label: words.evidence, name: `${id}/evidence`, ...expected, lines: 2 },
      { kind: "field", label: words.comment, name: `${id}/comment`, lines: 1 },
    ],
  };
}

/** What to tick or write on each kind of scale. Values that are not the scale's own begin with a colon, which no key has. */
function answerBlocks(
  id: string,
  question: string,
  scale: Scale,
  criteria: { readonly [level: string]: string },
  words: QuestionnaireWords,
): FlatBlock[] {
  const missing: ChoiceOption[] = [
    { label: words.unknown, value: ":unknown", inline: true },
    { label: words.notApplicable, value: ":not-applicable", inline: true },
    { label: words.outsideCompetence, value: ":outside-competence", inline: true },
  ];
  const field = (hint: string, unit: string): FlatBlock[] => [
    { kind: "field", label: question, name: id, hint, ...(unit === "" ? {} : { unit }), number: true },
    { kind: "choice", legend: words.instead, name: `${id}/missing`, many: true, options: missing },
  ];
  switch (scale.kind) {
    case "levels": {
      const levels = scale.levels.map(({ key, label }): ChoiceOption => {
        const criterion = own(criteria, key);
        return { label, ...(criterion === undefined ? {} : { hint: criterion }), value: key };
      });
      return [{ kind: "choice", legend: question, name: id, options: [...levels, ...missing] }];
    }
    case "checklist": {
      const items = scale.items.map(({ key, label }): ChoiceOption => ({ label, value: key }));
      const none = { label: words.none, value: ":none" };
      return [{ kind: "choice", legend: question, name: id, hint: words.several, many: true, options: [...items, none, ...missing] }];
    }
    case "number": {
      const { worst, best, unit } = scale;
      return field(fillIn(scale.outside === "refuse" ? words.numberBounds : words.numberRange, { worst, best }), unit);
    }
    case "points": {
      const { maximum } = scale;
      return field(fillIn(words.pointsRange, { maximum }), fillIn(words.points, { maximum }));
    }
  }
}

/** Several texts in a row; each loses the full stop that the row has at its end. */
function listed(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/\.$/, "")).join("; ");
}
