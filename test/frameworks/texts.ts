/** Reads the texts of a framework as a proof-reader would: each check returns complaints, an empty list if there are none. */
import { type OutlineNode, outline } from "../../src/model/outline.ts";
import { type Framework, type Group, type Indicator, isGroup } from "../../src/model/tree.ts";
import { americanSpellings, blamingWords, vagueWords } from "./words.ts";

/** One text with its place. */
export interface Said {
  readonly at: string;
  readonly text: string;
}

/** Every text that is this project's own: titles of sources and quoted names are left out. */
export function textsOfProject(framework: Framework): Said[] {
  const said: Said[] = [];
  const say = (at: string, text: string | undefined): void => {
    if (text !== undefined) said.push({ at, text });
  };
  for (const { node } of outline(framework).nodes) {
    for (const field of ["title", "question", "why", "how", "standard"] as const) say(`${node.id} ${field}`, (node as never)[field]);
    say(`${node.id} note`, node.provenance?.note);
    if (isGroup(node)) for (const example of node.examples ?? []) say(`${node.id} example`, example.text);
    else {
      for (const [level, text] of Object.entries(node.criteria ?? {})) say(`${node.id} ${level}`, text);
      for (const text of [...(node.evidenceExpected ?? []), ...(node.answeredBy ?? [])]) say(`${node.id} evidence or department`, text);
    }
  }
  for (const [name, scale] of Object.entries(framework.scales ?? {})) {
    if (scale.kind === "number") say(`${framework.id} scale ${name}`, scale.unit);
    for (const entry of scale.kind === "levels" ? scale.levels : scale.kind === "checklist" ? scale.items : [])
      say(`${framework.id} scale ${name} ${entry.key}`, entry.label);
  }
  for (const factor of framework.context ?? [])
    for (const text of [factor.title, ...(factor.choices ?? [])]) say(`${framework.id} context ${factor.id}`, text);
  return said;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const SMALL = new Set(
  "a an the of in on at to by for with from as its it is are was were be been has have had does do did can city city's cities which what who whom whose how that this these those or and not no than more least one all any each last months".split(
    " ",
  ),
);

/** The words of a question that carry its meaning. */
function contentWords(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}'-]+/u)
      .filter((word) => word !== "" && !SMALL.has(word)),
  );
}

/** Shared content words of all content words of the two: 0 to 1. */
export function overlap(one: string, other: string): number {
  const [a, b] = [contentWords(one), contentWords(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

/** How many words one text has and the other has not. */
function differingWords(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(text.toLowerCase().split(/[^\p{L}\p{N}'-]+/u))) as [Set<string>, Set<string>];
  return [...a].filter((word) => !b.has(word)).length + [...b].filter((word) => !a.has(word)).length;
}

/** Two questions in one: a joining word that begins a clause of its own. */
export function isDoubleBarrelled(question: string): boolean {
  const joined =
    /\b(?:and|or|but)\s+(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|whether|how|what|which|when|why|who)\b/i;
  return joined.test(question) || (question.match(/\?/g) ?? []).length !== 1 || /;/.test(question);
}

/** What is amiss with one question. */
export function questionFlaws({ id, question, title }: Indicator): string[] {
  const flaws: string[] = [];
  if (!/^[\p{Lu}].*[^\s]\?$/u.test(question)) flaws.push("does not begin with a capital and end with a question mark");
  if (countWords(question) > 25) flaws.push(`has ${countWords(question)} words, more than 25`);
  if (isDoubleBarrelled(question)) flaws.push("asks two things");
  if (title.length > 32) flaws.push(`has a title of ${title.length} characters, more than 32`);
  return flaws.map((flaw) => `${id}: ${flaw} (${question})`);
}

/** What is amiss with the criteria of one indicator. */
export function criteriaFlaws({ node, scale }: OutlineNode): string[] {
  const { id, criteria } = node as Indicator;
  if (scale?.kind !== "levels") return [];
  if (criteria === undefined) return [`${id}: has levels but no criteria`];
  const texts = Object.entries(criteria);
  return [
    ...texts
      .filter(([, text]) => countWords(text) < 6 || countWords(text) > 50)
      .map(([level, text]) => `${id} ${level}: ${countWords(text)} words`),
    ...texts.flatMap(([level, text], i) =>
      texts
        .slice(i + 1)
        .filter(([, other]) => differingWords(text, other) < 2)
        .map(([other]) => `${id}: ${level} and ${other} hardly differ`),
    ),
    // “How many” and “how often” ask for a number; alone they avoid one.
    ...texts.flatMap(([level, text]) =>
      matches(text.replace(/\bhow (?:many|much|often)\b/gi, ""), vagueWords).map((word) => `${id} ${level}: “${word}” cannot be seen`),
    ),
  ];
}

function matches(text: string, words: readonly string[]): string[] {
  return words.flatMap((word) => new RegExp(`\\b(?:${word})\\b`, "iu").exec(text)?.[0] ?? []);
}

/** Words that blame or assume, and American spellings. */
export function wordFlaws({ at, text }: Said): string[] {
  return [
    ...blamingWords.flatMap(({ word, instead }) => matches(text, [word]).map((met) => `${at}: “${met}”; better: ${instead}`)),
    ...americanSpellings.flatMap(([american, british]) => {
      const met = new RegExp(`\\b(?:${american})`, "iu").exec(text)?.[0];
      return met === undefined ? [] : [`${at}: “${met}”; British: ${british}`];
    }),
  ];
}

/** Siblings that a city may meet at one time: those under conditions that exclude each other are counted apart. */
export function siblingFlaws(group: Group): string[] {
  const common = group.children.filter((child) => child.onlyIf === undefined).length;
  const byCondition = new Map<string, number>();
  for (const { onlyIf } of group.children)
    for (const level of onlyIf?.is ?? [])
      byCondition.set(`${onlyIf?.indicator} ${level}`, (byCondition.get(`${onlyIf?.indicator} ${level}`) ?? 0) + 1);
  const most = common + Math.max(0, ...byCondition.values());
  return most < 2 || most > 9 ? [`${group.id} has ${most} children at one time`] : [];
}
