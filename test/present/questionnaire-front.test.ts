import { describe, expect, test } from "vitest";
import {
  type Block,
  type Framework,
  fullyPartlyNot,
  type HeadingBlock,
  type Indicator,
  questionnaireWords,
  type TableBlock,
} from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { statementOf } from "../../src/model/statement.ts";
import { departmentShares, questionList } from "../../src/present/question-list.ts";
import { frontBlocks } from "../../src/present/questionnaire-front.ts";
import { leaf, tree } from "../small.ts";

const question = (extra: Partial<Indicator> = {}): Indicator => leaf({ scale: fullyPartlyNot, ...extra });
const front = (framework: Framework, { core = false, alone = false, split = false } = {}): Block[] => {
  const list = questionList(outline(framework), core);
  const form = { tree: outline(framework), list, core, words: questionnaireWords, split, mark: !core };
  return frontBlocks(form, list.asked, departmentShares(list, core), alone);
};
const headings = (blocks: readonly Block[]): string[] =>
  blocks.filter((block): block is HeadingBlock => block.kind === "heading").map(({ text }) => text);
const texts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.kind === "list" ? block.items : []));

const framework = tree(
  {
    a: question({ answeredBy: ["mayor"], core: true }),
    b: question({ answeredBy: ["legal office"], onlyIf: { indicator: "t.a", is: ["fully"] } }),
    c: question({ answeredBy: ["legal office"] }),
  },
  {
    standard: "All is well.",
    why: "Well is good.",
    how: "Do well.",
    context: [
      { id: "residents", title: "Residents", type: "number", unit: "people" },
      { id: "port", title: "Port", type: "boolean" },
      { id: "size", title: "Size", type: "choice", choices: ["s", "m"], choiceLabels: { s: "small" } },
      { id: "motto", title: "Motto", type: "text" },
    ],
  },
);

describe("before the questions", () => {
  test("stand standard, statement, time, how to answer, who, when and the city, in this order", () => {
    const blocks = front(framework);
    expect(blocks.slice(0, 2)).toEqual([
      { kind: "paragraph", text: "All is well." },
      { kind: "paragraph", text: statementOf(framework), small: true },
    ]);
    expect(headings(blocks)).toEqual(["How long it takes", "How to answer", "Who", "When", "The city"]);
    expect(texts(blocks)).toEqual(expect.arrayContaining(["Why it matters: Well is good.", "How a city goes about it: Do well."]));
  });
  test("stands the time, as an estimate, with each department's share", () => {
    const blocks = front(framework);
    // 3 × 12 = 36, 3 × 15 = 45.
    expect(texts(blocks)[2]).toBe(
      "Questions: 3. At 12 to 15 minutes each, with the evidence, that is about 36 to 45 minutes. This is an estimate; nobody has measured it. Where an answer makes other questions superfluous, it takes less.",
    );
    const table = blocks.find((block): block is TableBlock => block.kind === "table");
    expect(table?.columns.map(({ title }) => title)).toEqual(["Department", "Questions", "Of these core", "Minutes"]);
    expect(table?.rows).toEqual([
      ["mayor", "1", "1", "12 to 15"],
      ["legal office", "2", "0", "24 to 30"],
    ]);
  });
  test("stands the shorter time of the short form, and no table for a single department", () => {
    const blocks = front(framework, { core: true });
    expect(texts(blocks)[2]).toBe(
      "Questions: 1. At about 6 minutes each, without looking for evidence, that is about 6 minutes. This is an estimate; nobody has measured it.",
    );
    expect(blocks.some(({ kind }) => kind === "table")).toBe(false);
    expect(texts(blocks)).toContain(questionnaireWords.howToNumbers);
    expect(texts(blocks)).not.toContain(questionnaireWords.howToCore);
    expect(texts(front(framework))).toContain(questionnaireWords.howToCore);
    expect(texts(front(framework))).not.toContain(questionnaireWords.howToNumbers);
  });
  test("stands who fills it in, and when", () => {
    const names = front(framework).flatMap((block) => (block.kind === "field" || block.kind === "choice" ? [block.name] : []));
    expect(names).toEqual([
      "city",
      "rater/name",
      "rater/role",
      "answered-by",
      "date",
      "context/residents",
      "context/port",
      "context/size",
      "context/motto",
    ]);
    const roles = front(framework).flatMap((block) => (block.kind === "choice" && block.name === "rater/role" ? block.options : []));
    expect(roles.map(({ value }) => value)).toEqual(["self", "peer", "expert", "stakeholder"]);
  });
  test("stand the context factors, each in its type, with the values that an assessment takes", () => {
    expect(front(framework).slice(-4)).toEqual([
      { kind: "field", label: "Residents", name: "context/residents", unit: "people", number: true },
      {
        kind: "choice",
        legend: "Port",
        name: "context/port",
        options: [
          { label: "Yes", value: "true", inline: true },
          { label: "No", value: "false", inline: true },
        ],
      },
      {
        kind: "choice",
        legend: "Size",
        name: "context/size",
        options: [
          { label: "small", value: "s", inline: true },
          { label: "m", value: "m", inline: true },
        ],
      },
      { kind: "field", label: "Motto", name: "context/motto", lines: 1 },
    ]);
    expect(texts(front(framework))).toContain("These facts describe the city. They are never scored.");
  });
  test("stands no context in a form for one department, which is told so", () => {
    const blocks = front(framework, { alone: true, split: true });
    expect(headings(blocks)).not.toContain("The city");
    expect(texts(blocks)).toEqual(expect.arrayContaining([questionnaireWords.howToContext, questionnaireWords.howToNumbers]));
    expect(texts(front(tree({ a: question() }), { alone: true }))).not.toContain(questionnaireWords.howToContext);
  });
  test("stands nothing that the framework does not say", () => {
    const bare = front(tree({ a: question() }));
    expect(headings(bare)).toEqual(["How long it takes", "How to answer", "Who", "When"]);
    expect(texts(bare).filter((text) => /^(Why|How)/.test(text))).toEqual([]);
    expect(texts(bare)).not.toContain(questionnaireWords.awaitingReview);
    const translated = tree({ a: question() }, { language: "fr", translation: "awaiting-review" });
    expect(texts(front(translated))).toContain(questionnaireWords.awaitingReview);
  });
});
