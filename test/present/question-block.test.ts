import { describe, expect, test } from "vitest";
import { fullyPartlyNot, type Indicator, questionnaireWords } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import type { BoxBlock, FieldBlock, FlatBlock } from "../../src/present/document.ts";
import { questionBlock } from "../../src/present/question-block.ts";
import { type Question, questionList } from "../../src/present/question-list.ts";
import { leaf, tree } from "../small.ts";

const setting = { words: questionnaireWords, level: 3, mark: true, conditions: [] } as const;
const box = (indicator: Partial<Indicator>, extra: object = {}): BoxBlock => {
  const [question] = questionList(outline(tree({ a: leaf({ question: "How is it?", ...indicator }) })), false).asked;
  return questionBlock(question as Question, { ...setting, ...extra });
};
const missing = [
  { label: "Don't know yet", value: ":unknown", inline: true },
  { label: "Does not apply here (say why)", value: ":not-applicable", inline: true },
  { label: "Not our competence (say why)", value: ":outside-competence", inline: true },
];
const rest: readonly FlatBlock[] = [
  { kind: "field", label: "Reason, if it does not apply or is not our competence", name: "t.a/reason", lines: 1 },
  { kind: "field", label: "Evidence", name: "t.a/evidence", lines: 2 },
  { kind: "field", label: "Comment", name: "t.a/comment", lines: 1 },
];

test("a note on how to count stands before the question", () => {
  const { blocks } = box({ provenance: { status: "authored", note: "Posts of agencies count too." } });
  expect(blocks[0]).toEqual({ kind: "paragraph", text: "Posts of agencies count too.", small: true });
});

describe("a question on", () => {
  test("levels: one of them to tick, each with its criterion, or one of three reasons for none", () => {
    const criteria = { fully: "In writing.", partly: "By habit.", "not-at-all": "Neither." };
    expect(box({ scale: fullyPartlyNot, criteria })).toEqual({
      kind: "box",
      level: 3,
      title: "1. a",
      blocks: [
        {
          kind: "choice",
          legend: "How is it?",
          name: "t.a",
          options: [
            { label: "Fully", hint: "In writing.", value: "fully" },
            { label: "Partly", hint: "By habit.", value: "partly" },
            { label: "Not at all", hint: "Neither.", value: "not-at-all" },
            ...missing,
          ],
        },
        ...rest,
      ],
    });
    expect(box({ scale: fullyPartlyNot }).blocks[0]).toMatchObject({ options: [{ label: "Fully", value: "fully" }, {}, {}, {}, {}, {}] });
  });
  test("a checklist: any items, or a box for none of them, since an empty list is an answer", () => {
    const items = [
      { key: "none", label: "A monk" },
      { key: "b", label: "B" },
    ];
    expect(box({ scale: { kind: "checklist", id: "c", rule: "share", items } }).blocks[0]).toEqual({
      kind: "choice",
      legend: "How is it?",
      name: "t.a",
      hint: "Tick all that hold.",
      many: true,
      options: [{ label: "A monk", value: "none" }, { label: "B", value: "b" }, { label: "None of these", value: ":none" }, ...missing],
    });
  });
  test("a number: a field with the unit and the range that counts, from the worst to the best", () => {
    const days = { kind: "number", id: "n", unit: "days", worst: 90, best: 10 } as const;
    const [field, instead] = box({ scale: days }).blocks;
    const hint = "Counts from 90 (no points) to 10 (full points); beyond that, nothing changes.";
    expect(field).toEqual({ kind: "field", label: "How is it?", name: "t.a", hint, unit: "days", number: true });
    expect(instead).toEqual({ kind: "choice", legend: "If there is no answer", name: "t.a/missing", many: true, options: missing });
    const strict = box({ scale: { ...days, unit: "", outside: "refuse" } }).blocks[0] as FieldBlock;
    expect(strict.hint).toBe("From 90 (no points) to 10 (full points); other numbers are not possible.");
    expect(strict).not.toHaveProperty("unit");
  });
  test("points: a field from 0 to the maximum", () => {
    expect(box({ scale: { kind: "points", id: "p", maximum: 7.5 } }).blocks[0]).toEqual({
      kind: "field",
      label: "How is it?",
      name: "t.a",
      hint: "0 to 7.5",
      unit: "of 7.5 points",
      number: true,
    });
  });
});

describe("around the question", () => {
  test("stand who knows, where it is found, when it is asked, and what evidence is expected", () => {
    const evidenceExpected = ["Council minutes.", "Budget 1.5; page"];
    const { title, blocks } = box(
      { core: true, answeredBy: ["legal office", "mayor"], collection: "interview", evidenceExpected },
      { conditions: ["Only if it rains."] },
    );
    expect(title).toBe("1. a (core)");
    expect(blocks.slice(0, 2)).toEqual([
      { kind: "paragraph", text: "Usually known by: legal office, mayor. Found by asking people.", small: true },
      { kind: "paragraph", text: "Only if it rains." },
    ]);
    expect(blocks.find((block) => block.kind === "field" && block.label === "Evidence")).toMatchObject({
      hint: "Expected: Council minutes; Budget 1.5; page.",
    });
  });
  test("stands nothing that is not said, and core is marked only where it tells questions apart", () => {
    expect(box({ answeredBy: [], evidenceExpected: [] }).blocks.slice(2)).toEqual(rest);
    expect(box({ core: true }, { mark: false }).title).toBe("1. a");
    expect(box({ collection: "data" }).blocks[0]).toEqual({ kind: "paragraph", text: "Found in data.", small: true });
  });
});
