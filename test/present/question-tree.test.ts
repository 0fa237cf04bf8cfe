import { describe, expect, test } from "vitest";
import { type Framework, fullyPartlyNot, type Indicator, questionnaireWords, yesNo } from "../../src/index.ts";
import { outline } from "../../src/model/outline.ts";
import { type Question, questionList } from "../../src/present/question-list.ts";
import { questionBlocks } from "../../src/present/question-tree.ts";
import { leaf, type Tree, tree } from "../small.ts";

const question = (extra: Partial<Indicator> = {}): Indicator => leaf({ scale: fullyPartlyNot, ...extra });
const shown = (framework: Framework, { core = false, split = false, deeper = 0, keep = (_: Question): boolean => true } = {}): string[] => {
  const list = questionList(outline(framework), core);
  const blocks = questionBlocks(
    { tree: outline(framework), list, core, words: questionnaireWords, split, mark: !core },
    list.asked.filter(keep),
    deeper,
  );
  return blocks.flatMap((block) => {
    if (block.kind === "heading") return [`${"#".repeat(block.level)} ${block.text}`];
    if (block.kind === "box")
      return [
        `[${"#".repeat(block.level)} ${block.title}]`,
        ...block.blocks.flatMap((part) => (part.kind === "paragraph" && !part.small ? [`  ${part.text}`] : [])),
      ];
    return block.kind === "paragraph" ? [block.text] : [block.kind];
  });
};
const suite = (first: Tree, second: Tree, extra: object = {}): Framework => {
  const member = (id: string, children: Tree): object => ({
    ...(JSON.parse(JSON.stringify(tree(children)).replaceAll('"t.', `"${id}.`)) as object),
    id,
  });
  return tree({ x: question() }, { children: [member("u", first), { ...member("v", second), ...extra }] as never });
};

describe("the questions in the order of the tree", () => {
  test("stand under their groups, with why and how, one level down at each step", () => {
    const framework = tree(
      { a: question(), g: { b: question(), h: { c: question() } } },
      {},
      { "t.g": { why: "It matters.", how: "Do it." } },
    );
    expect(shown(framework)).toEqual([
      "[## 1. a]",
      "## g",
      "Why it matters: It matters.",
      "How a city goes about it: Do it.",
      "[### 2. b]",
      "### h",
      "[#### 3. c]",
    ]);
    expect(shown(framework, { deeper: 1 })[0]).toBe("[### 1. a]");
  });
  test("go no deeper than six levels", () => {
    const deep = tree({ a: { b: { c: { d: { e: { f: { g: question() } } } } } } });
    expect(shown(deep).map((line) => /#+/.exec(line)?.[0].length)).toEqual([2, 3, 4, 5, 6, 6, 6]);
  });
  test("leave out groups in which nothing is asked", () => {
    const framework = tree({ g: { a: question({ core: true }) }, h: { b: question() } });
    expect(shown(framework, { core: true })).toEqual(["## g", "[### 1. a]"]);
    expect(shown(framework, { keep: ({ number }) => number === 2 })).toEqual(["## h", "[### 2. b]"]);
  });
  test("in a suite stand under each member, with its standard", () => {
    const framework = suite({ a: question() }, { g: { b: question() } }, { standard: "V stands.", how: "Do v." });
    expect(shown(framework)).toEqual([
      "## T",
      "[### 1. a]",
      "## T",
      "V stands.",
      "How a city goes about it: Do v.",
      "### g",
      "[#### 2. b]",
    ]);
  });
  test("ask once what two members ask: the second place says where", () => {
    const framework = suite({ a: question(), c: question() }, { b: question({ sameAs: ["u.a"] }), d: question() });
    expect(shown(framework)).toEqual([
      "## T",
      "[### 1. a]",
      "[### 2. c]",
      "## T",
      "“b” is asked already as question 1; one answer serves both.",
      "[### 3. d]",
    ]);
    expect(shown(framework, { split: true })).not.toContain("“b” is asked already as question 1; one answer serves both.");
  });
});

describe("a condition", () => {
  const onlyIf = { indicator: "t.q", is: ["partly", "fully"] };
  const first = question({ answeredBy: ["mayor"], core: true });
  const framework = tree(
    { q: first, a: question({ onlyIf, core: true }), g: { b: question() } },
    {},
    { "t.g": { onlyIf: { ...onlyIf, is: ["not-at-all"] } } },
  );

  test("is said in words at the question, or at the group, with the levels in the order of the scale", () => {
    expect(shown(framework)).toEqual([
      "[## 1. q (core)]",
      "[## 2. a (core)]",
      "  Only if question 1 (“q”) is answered: “Fully” or “Partly”.",
      "## g",
      "Only if question 1 (“q”) is answered: “Not at all”.",
      "[### 3. b]",
    ]);
  });
  test("says who is asked the question on which it rests, if that is somebody else", () => {
    expect(shown(framework, { split: true, keep: ({ number }) => number === 2 })).toEqual([
      "[## 2. a (core)]",
      "  Only if question 1 (“q”) is answered: “Fully” or “Partly”. That question is asked of: mayor.",
    ]);
  });
  test("says that the full form has the question, if the short one has not", () => {
    const short = tree({ q: question(), a: question({ onlyIf, core: true }) });
    expect(shown(short, { core: true })[1]).toBe(
      "  Only if question 1 (“q”) is answered: “Fully” or “Partly”. That question is in the full form.",
    );
  });
  test("that rests on a question asked elsewhere names the number under which it is asked", () => {
    const same = tree({
      p: leaf({ scale: yesNo, answeredBy: ["mayor"] }),
      q: leaf({ scale: yesNo, sameAs: ["t.p"] }),
      a: question({ onlyIf: { indicator: "t.q", is: ["yes"] } }),
    });
    expect(shown(same).at(-1)).toBe("  Only if question 1 (“q”) is answered: “Yes”.");
    expect(shown(same, { split: true, keep: ({ place }) => place.id === "t.a" }).at(-1)).toBe(
      "  Only if question 1 (“q”) is answered: “Yes”. That question is asked of: mayor.",
    );
  });
});
