/** The questions of a form in the order of the tree: headings of groups with why and how, conditions in words, what is asked elsewhere. */
import type { Outline, OutlineNode } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { type Condition, type Group, isFramework } from "../model/tree.ts";
import type { Block, HeadingLevel } from "./document.ts";
import { questionBlock } from "./question-block.ts";
import type { Question, QuestionList } from "./question-list.ts";
import { fillIn, named, type QuestionnaireWords } from "./questionnaire-words.ts";

/** What every part of a form needs. */
export interface Form {
  readonly tree: Outline;
  readonly list: QuestionList;
  /** The short form. */
  readonly core: boolean;
  readonly words: QuestionnaireWords;
  /** Whether each department sees its own questions alone. */
  readonly split: boolean;
  /** Whether core questions are marked: only where there are others beside them. */
  readonly mark: boolean;
}

/** The given questions in the order of the tree, each under the headings of its groups; `deeper` levels below the title's. */
export function questionBlocks(form: Form, asked: readonly Question[], deeper: number): Block[] {
  const { tree, list, words, mark, split } = form;
  const here = new Map(asked.map((question) => [question.place.id, question]));
  const visit = (index: number): Block[] => {
    const place = tree.nodes[index] as OutlineNode;
    const level = Math.min(place.depth + 1 + deeper, 6) as HeadingLevel;
    const conditions = place.node.onlyIf === undefined ? [] : [when(form, place.node.onlyIf, here)];
    if (place.scale !== null) {
      const question = here.get(place.id);
      if (question !== undefined) return [questionBlock(question, { words, level, mark, conditions })];
      const elsewhere = split ? undefined : list.already.get(place.id);
      return elsewhere === undefined ? [] : [text(fillIn(words.asked, { title: place.node.title, number: elsewhere.number }))];
    }
    const inside = place.children.flatMap(visit);
    if (place.parent === null || inside.length === 0) return inside;
    const group = place.node as Group;
    const standard = isFramework(group) && group.standard !== undefined ? [text(group.standard)] : [];
    return [
      { kind: "heading", level, text: group.title, ...(isFramework(group) && !split ? { page: true } : {}) },
      ...conditions.map((sentence) => text(sentence)),
      ...standard,
      ...reasons(group, words),
      ...inside,
    ];
  };
  return visit(0);
}

/** A condition in words, and who is asked the question on which it rests, if that is somebody else. */
function when({ tree, list, words }: Form, { indicator, is }: Condition, here: ReadonlyMap<string, Question>): string {
  const { node, scale } = tree.byId.get(indicator) as OutlineNode;
  const labels = (scale as Extract<Scale, { kind: "levels" }>).levels.filter(({ key }) => is.includes(key)).map(({ label }) => label);
  const params = { number: list.numbers.get(indicator) as number, title: node.title, levels: labels.join(words.or) };
  const sentence = fillIn(words.onlyIf, params);
  const source = list.already.get(indicator) ?? list.asked.find(({ place }) => place.id === indicator);
  if (source === undefined) return `${sentence} ${words.onlyIfFull}`;
  if (here.has(source.place.id)) return sentence;
  return `${sentence} ${fillIn(words.onlyIfPart, { department: named(words, source.department) })}`;
}

/** Why a group matters, and how a city goes about it. */
export function reasons({ why, how }: Group, words: QuestionnaireWords): Block[] {
  return [
    ...(why === undefined ? [] : [text(fillIn(words.why, { text: why }))]),
    ...(how === undefined ? [] : [text(fillIn(words.how, { text: how }))]),
  ];
}

/** A paragraph. */
export function text(words: string, small = false): Block {
  return { kind: "paragraph", text: words, ...(small ? { small } : {}) };
}
