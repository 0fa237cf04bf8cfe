/** Which questions a form asks, under which numbers, and whom: each fact once, with the number that it has in the full form. */
import { BenchmarkError, issue } from "../base/issue.ts";
import type { Outline, OutlineNode } from "../model/outline.ts";
import type { Indicator } from "../model/tree.ts";
import { questionnaireWords } from "./questionnaire-words.ts";

/** One question of a form. */
export interface Question {
  readonly place: OutlineNode;
  readonly indicator: Indicator;
  /** Its number in the full form. */
  readonly number: number;
  /** Who is named first among those who usually know. */
  readonly department: string;
}

/** The questions of a form in tree order, and where the others are asked. */
export interface QuestionList {
  readonly asked: readonly Question[];
  /** By id of an indicator that is not asked at its own place: the question that asks for the same fact. */
  readonly already: ReadonlyMap<string, Question>;
  /** By id of any indicator: the number under which the full form asks for it. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** What a department is asked, and how long it takes. */
export interface DepartmentShare {
  /** As the framework names it first among those who usually know; "not said" where it names nobody. */
  readonly department: string;
  /** Questions that it is asked. */
  readonly indicators: number;
  /** How many of them belong to the short form. */
  readonly core: number;
  /** Estimate, in minutes; not measured. */
  readonly minutesLow: number;
  /** Estimate, in minutes; not measured. */
  readonly minutesHigh: number;
}

/** The department of indicators that name nobody. */
export const NOT_SAID: string = questionnaireWords.notSaid;

/** Minutes that a question takes, from and to: estimates, not measured. The full form asks for evidence too. */
export const MINUTES = { full: [12, 15], core: [6, 6] } as const;

/**
 * The questions of the full form, or of the short one.
 *
 * @throws BenchmarkError if there is no short form
 */
export function questionList(tree: Outline, core: boolean): QuestionList {
  const full = askedAt(tree.indicators, tree);
  const order = [...new Set(full.values())];
  const numbers = new Map([...full].map(([id, at]) => [id, order.indexOf(at) + 1]));
  const places = tree.indicators.filter(({ node }) => !core || isCore(node as Indicator));
  if (places.length === 0) throw new BenchmarkError([issue("core-none", ["options", "core"], { framework: tree.framework.id })]);
  const at = core ? askedAt(places, tree) : full;
  const questions = new Map(
    places
      .filter(({ id }) => at.get(id) === id)
      .map((place) => {
        const indicator = place.node as Indicator;
        const department = indicator.answeredBy?.[0] ?? NOT_SAID;
        return [place.id, { place, indicator, number: numbers.get(place.id) as number, department }];
      }),
  );
  const already = new Map([...at].filter(([id, first]) => id !== first).map(([id, first]) => [id, questions.get(first) as Question]));
  return { asked: [...questions.values()], already, numbers };
}

/** What each department is asked, in order of first appearance. */
export function departmentShares({ asked }: QuestionList, core: boolean): readonly DepartmentShare[] {
  const [low, high] = core ? MINUTES.core : MINUTES.full;
  return [...new Set(asked.map(({ department }) => department))].map((department) => {
    const own = asked.filter((question) => question.department === department);
    return {
      department,
      indicators: own.length,
      core: own.filter(({ indicator }) => isCore(indicator)).length,
      minutesLow: low * own.length,
      minutesHigh: high * own.length,
    };
  });
}

/** Whether a question belongs to the short form. */
export function isCore(indicator: Indicator): boolean {
  return indicator.core === true;
}

/** For each indicator the place where it is asked: its own, or the first of its kin that is asked wherever this one is. */
function askedAt(places: readonly OutlineNode[], tree: Outline): ReadonlyMap<string, string> {
  const at = new Map<string, string>();
  for (const place of places) {
    const first = place.kin.find((other) => at.get(other) === other && covers(tree.byId.get(other) as OutlineNode, place));
    at.set(place.id, first ?? place.id);
  }
  return at;
}

/** Whether one is asked wherever the other is: it has no condition that the other lacks. */
function covers(one: OutlineNode, other: OutlineNode): boolean {
  const same = (a: OutlineNode["conditions"][number]): boolean =>
    other.conditions.some((b) => a.indicator === b.indicator && b.is.every((level) => a.is.includes(level)));
  return one.conditions.every(same);
}
