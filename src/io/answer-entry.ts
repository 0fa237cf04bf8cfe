/** One answer of a table: its cells, read together. What cannot be read is an issue and stays open; the rest is kept. */

import type { Answer, AnswerDetail } from "../assess/answer.ts";
import { type Issue, issue, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { missingStates } from "../model/policy.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { readAnswer, readMissing } from "./answer-cell.ts";
import { readNumber } from "./cell.ts";
import type { AnswerField } from "./columns.ts";
import { readEvidence } from "./evidence-cell.ts";

/** What the cells of one answer say; an empty text where a cell is empty or there is no column. */
export type AnswerCells = (field: AnswerField) => string;

/** One answer, with what was wrong in its cells. */
export interface Entry {
  readonly answer: Answer;
  /** The value or missing state as it was typed, for messages. */
  readonly said: string;
  readonly issues: readonly { readonly field: AnswerField; readonly issue: Issue }[];
}

/** Reads one answer; null if all its cells are empty. Comment and reason are kept as they stand, all other cells are trimmed. */
export function readEntry(cells: AnswerCells, id: string, scale: Scale, mark?: "." | ","): Entry | null {
  const [answer, missing, evidence, date, confidence] = [
    cells("answer").trim(),
    cells("missing").trim(),
    cells("evidence").trim(),
    cells("answered on").trim(),
    cells("confidence").trim(),
  ];
  const [comment, reason] = [cells("comment"), cells("reason")];
  if (`${answer}${missing}${evidence}${date}${confidence}` === "" && comment === "" && reason === "") return null;

  const issues: { field: AnswerField; issue: Issue }[] = [];
  const found = (field: AnswerField, wrong: Issue): void => {
    issues.push({ field, issue: wrong });
  };
  const detail = readValue(answer, missing, reason, id, scale, mark, found);
  const said = answer !== "" ? answer : missing;
  const list = evidence === "" ? [] : readEvidence(evidence);
  if (list === null) found("evidence", issue("evidence-unreadable", [], { received: shown(evidence) }));
  const sure = confidence === "" ? null : readNumber(confidence, mark);
  if (sure === "ambiguous") found("confidence", issue("number-ambiguous", [], { id, received: shown(confidence) }));
  else if (confidence !== "" && sure === null)
    found("confidence", issue("bad-format", [], { expected: "a number from 0 to 1", received: shown(confidence) }));
  const whole: AnswerDetail = {
    ...detail,
    ...(comment === "" ? {} : { comment }),
    ...(list === null || list.length === 0 ? {} : { evidence: list }),
    ...(date === "" ? {} : { date }),
    ...(typeof sure === "number" ? { confidence: sure } : {}),
  };
  const [value, ...more] = Object.values(whole);
  const isBare = more.length === 0 && Object.hasOwn(whole, kindOfScale(scale).field);
  return { answer: isBare ? value : whole, said, issues };
}

/** What the cells answer, missing and reason say together. */
function readValue(
  answer: string,
  missing: string,
  reason: string,
  id: string,
  scale: Scale,
  mark: "." | "," | undefined,
  found: (field: AnswerField, wrong: Issue) => void,
): AnswerDetail {
  const read = answer === "" ? null : readAnswer(answer, id, scale, mark);
  const state = missing === "" ? null : readMissing(missing);
  if (missing !== "" && state === null) {
    const allowed = missingStates.map((word) => `“${word}”`).join(", ");
    found("missing", issue("not-allowed", [], { received: shown(missing), allowed, nearest: nearest(missing, missingStates) }));
  }
  if (read?.says === "nothing readable") found("answer", read.issue);
  if (read?.says === "nothing readable" || (missing !== "" && state === null)) return {};
  const said = reason === "" ? {} : { reason };
  if (read === null) return state === null ? said : { missing: state, ...said };
  if (state !== null && !(read.says === "missing" && read.missing === state)) {
    found("missing", issue("missing-and-answer", [], { id, received: shown(answer), state }));
    return {};
  }
  if (read.says === "value") return { [kindOfScale(scale).field]: read.value, ...said };
  if (read.reason !== "" && reason.trim() !== "" && read.reason !== reason.trim()) {
    found("reason", issue("answer-ambiguous", [], { id, first: `the reason ${shown(read.reason)}`, second: shown(reason) }));
    return {};
  }
  return { missing: read.missing, ...(reason.trim() === "" && read.reason !== "" ? { reason: read.reason } : said) };
}
