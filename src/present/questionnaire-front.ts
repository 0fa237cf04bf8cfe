/** What stands before the questions of a form: what is official, how long it takes, how to answer, who, when, and the city's context. */
import { contextFactors } from "../assess/assessment.ts";
import { own } from "../base/plain.ts";
import { statementOf } from "../model/statement.ts";
import type { ContextFactor } from "../model/tree.ts";
import type { Block, ChoiceBlock } from "./document.ts";
import { type DepartmentShare, isCore, MINUTES, type Question } from "./question-list.ts";
import { type Form, reasons, text } from "./question-tree.ts";
import { duration, fillIn, named, type QuestionnaireWords, span } from "./questionnaire-words.ts";

/** Everything before the questions; `alone`: the form goes to one department. */
export function frontBlocks(form: Form, asked: readonly Question[], shares: readonly DepartmentShare[], alone: boolean): Block[] {
  return [...opening(form), ...time(form, asked, shares), ...howTo(form, asked, alone), ...head(form, alone)];
}

function opening({ tree, words }: Form): Block[] {
  const { standard, translation } = tree.framework;
  return [
    ...(standard === undefined ? [] : [text(standard)]),
    text(fillIn(words.statement, { statement: statementOf(tree.framework) }), true),
    ...(translation === "awaiting-review" ? [text(words.awaitingReview, true)] : []),
  ];
}

function time(form: Form, asked: readonly Question[], shares: readonly DepartmentShare[]): Block[] {
  const { words, core, mark } = form;
  const [low, high] = core ? MINUTES.core : MINUTES.full;
  const sentence = fillIn(core ? words.timeCore : words.timeFull, {
    questions: asked.length,
    each: span(words, low, high),
    time: duration(words, low * asked.length, high * asked.length),
  });
  const conditional = asked.some(({ place }) => place.conditions.length > 0);
  const marked = mark && asked.some(({ indicator }) => isCore(indicator));
  const right = (title: string) => ({ title, align: "right" as const });
  return [
    heading(words.time),
    text(conditional ? `${sentence} ${words.timeIf}` : sentence),
    ...(shares.length < 2
      ? []
      : [
          {
            kind: "table",
            caption: words.byDepartment,
            columns: [
              { title: words.department },
              right(words.questions),
              ...(marked ? [right(words.questionsCore)] : []),
              right(words.minutesColumn),
            ],
            rows: shares.map(({ department, indicators, core, minutesLow, minutesHigh }) => [
              named(words, department),
              String(indicators),
              ...(marked ? [String(core)] : []),
              span(words, minutesLow, minutesHigh),
            ]),
          } satisfies Block,
        ]),
  ];
}

function howTo({ tree, words, core, split, mark }: Form, asked: readonly Question[], alone: boolean): Block[] {
  const items = [
    words.howToTick,
    words.howToOpen,
    words.howToExclude,
    ...(mark && asked.some(({ indicator }) => isCore(indicator)) ? [words.howToCore] : []),
    ...(core || split ? [words.howToNumbers] : []),
    ...(alone && contextFactors(tree.framework).length > 0 ? [words.howToContext] : []),
  ];
  return [heading(words.howTo), { kind: "list", items }, ...reasons(tree.framework, words)];
}

/** Who and when; and the city's context, unless the form goes to one department alone. */
function head({ tree, words }: Form, alone: boolean): Block[] {
  const roles = ["self", "peer", "expert", "stakeholder"] as const;
  const factors = alone ? [] : contextFactors(tree.framework);
  return [
    { kind: "heading", level: 2, text: words.who, page: true },
    { kind: "field", label: words.city, name: "city" },
    { kind: "field", label: words.rater, name: "rater/name" },
    {
      kind: "choice",
      legend: words.role,
      name: "rater/role",
      options: roles.map((role) => ({ label: words[role], value: role, inline: true })),
    },
    { kind: "field", label: words.answeredBy, name: "answered-by", lines: 2 },
    heading(words.when),
    { kind: "field", label: words.date, name: "date", hint: words.dateHint },
    ...(factors.length === 0
      ? []
      : [heading(words.context), text(words.contextNote), ...factors.map((factor) => contextBlock(factor, words))]),
  ];
}

function contextBlock({ id, title, type, choices = [], choiceLabels = {}, unit }: ContextFactor, words: QuestionnaireWords): Block {
  const name = `context/${id}`;
  const choice = (options: readonly (readonly [value: string, label: string])[]): ChoiceBlock => ({
    kind: "choice",
    legend: title,
    name,
    options: options.map(([value, label]) => ({ label, value, inline: true })),
  });
  if (type === "choice") return choice(choices.map((value) => [value, own(choiceLabels, value) ?? value]));
  if (type === "boolean")
    return choice([
      ["true", words.yes],
      ["false", words.no],
    ]);
  const room = type === "number" ? { number: true } : { lines: 1 };
  return { kind: "field", label: title, name, ...(unit === undefined || unit === "" ? {} : { unit }), ...room };
}

function heading(words: string): Block {
  return { kind: "heading", level: 2, text: words };
}
