/** A framework as a page to read: the standard, the tree, why and how, each question with its criteria, where each part comes from, the sources. */
import { contextFactors } from "../assess/assessment.ts";
import { freeze } from "../base/freeze.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { Provenance } from "../model/provenance.ts";
import type { Scale } from "../model/scale.ts";
import { statementOf } from "../model/statement.ts";
import { type Framework, type Group, type Indicator, isFramework } from "../model/tree.ts";
import type { Block, Document, HeadingLevel } from "./document.ts";
import { formatNumber } from "./format.ts";
import { departmentShares, isCore, type QuestionList, questionList } from "./question-list.ts";

/**
 * Everything that a framework says, as a document: render it with `toMarkdown`, `toHtml` or `toText`. Question numbers are those of
 * `toQuestionnaire`. For a suite, only what is its own, and the tables of all its questions; its members have guides of their own.
 *
 * @param framework any
 * @throws BenchmarkError if it is not a framework
 * @example
 * import { toGuide, toMarkdown } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * toMarkdown(toGuide(generalGovernance)).includes("## Political commitment and leadership"); // true
 */
export function toGuide(framework: Framework): Document {
  const tree = outline(parseFramework(framework));
  const list = questionList(tree, false);
  const root = tree.framework;
  const members = root.children.filter((child) => isFramework(child));
  const isSuite = members.length === root.children.length;
  const blocks: Block[] = [
    ...(root.standard === undefined ? [] : [paragraph(root.standard)]),
    { kind: "paragraph", text: statementOf(root), small: true },
    ...said("Why", root.why),
    ...said("How", root.how),
    contents(tree, list, isSuite),
    work(list),
    ...context(root),
    ...(isSuite ? [] : tree.nodes.slice(1).flatMap((place) => part(tree, list, place))),
    ...sources(root),
  ];
  return freeze({ kind: "document", title: root.title, language: root.language ?? "en", blocks });
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function said(word: string, text: string | undefined): Block[] {
  return text === undefined ? [] : [paragraph(`${word}: ${text}`)];
}

function below(tree: Outline, place: OutlineNode): readonly OutlineNode[] {
  return place.children.flatMap((index) => {
    const child = tree.nodes[index] as OutlineNode;
    return child.scale === null ? below(tree, child) : [child];
  });
}

function contents(tree: Outline, list: QuestionList, isSuite: boolean): Block {
  const top = (tree.nodes[0] as OutlineNode).children.map((index) => tree.nodes[index] as OutlineNode);
  const row = (place: OutlineNode): string[] => {
    const inside = place.scale === null ? below(tree, place) : [place];
    const numbers = inside.map(({ id }) => list.numbers.get(id) as number);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const core = inside.filter(({ node }) => isCore(node as Indicator)).length;
    return [place.node.title, low === high ? `${low}` : `${low} to ${high}`, `${inside.length}`, `${core}`, `${place.node.weight ?? 1}`];
  };
  return {
    kind: "table",
    caption: isSuite ? "The benchmarks of this suite" : "The parts of this benchmark",
    columns: ["Part", "Questions", "Number", "Core", "Weight"].map((title, i) => ({ title, align: i === 0 ? "left" : "right" })),
    rows: top.map(row),
  };
}

/** Who is asked how much: estimates, and said to be. */
function work(list: QuestionList): Block {
  const shares = departmentShares(list, false);
  const core = shares.map((share) => ({ ...share, minutes: 6 * share.core }));
  const hours = (minutes: number): string => formatNumber(minutes / 60);
  const total = (pick: (share: (typeof core)[number]) => number): number => core.reduce((all, share) => all + pick(share), 0);
  const cells = (name: string, pick: (key: "indicators" | "core" | "minutesLow" | "minutesHigh" | "minutes") => number): string[] => [
    name,
    `${pick("indicators")}`,
    `${pick("core")}`,
    `${hours(pick("minutesLow"))} to ${hours(pick("minutesHigh"))}`,
    hours(pick("minutes")),
  ];
  return {
    kind: "table",
    caption: `Expected time by department, in hours (estimates, not measured: 12 to 15 minutes a question with its evidence, 6 in the short form)`,
    columns: ["Department asked first", "Questions", "Core", "Full form", "Short form"].map((title, i) => ({
      title,
      align: i === 0 ? "left" : "right",
    })),
    rows: [...core.map((share) => cells(share.department, (key) => share[key])), cells("All", (key) => total((share) => share[key]))],
  };
}

function context(root: Framework): Block[] {
  const factors = contextFactors(root);
  if (factors.length === 0) return [];
  const items = factors.map(({ id, title, type, unit, choices, choiceLabels }) => {
    const kind = choices === undefined ? (unit ?? type) : choices.map((choice) => choiceLabels?.[choice] ?? choice).join("; ");
    return `${title} (${id}: ${kind})`;
  });
  return [
    { kind: "heading", level: 2, text: "About the city (never scored)" },
    { kind: "list", items },
  ];
}

function part(tree: Outline, list: QuestionList, place: OutlineNode): Block[] {
  const level = Math.min(6, place.depth + 1) as HeadingLevel;
  if (place.scale !== null) return indicator(tree, list, place, level);
  const { title, label, why, how, examples = [], provenance, id, onlyIf } = place.node as Group;
  return [
    { kind: "heading", level, text: title },
    ...said("Why it matters", why),
    ...said("How a city goes about it", how),
    ...examples.map(({ text, source, locator }) => paragraph(`Example: ${text} (${[source, locator].filter(Boolean).join(", ")})`)),
    small([`${label ?? "Group"} ${id}`, condition(tree, list, onlyIf), origin(provenance)]),
  ];
}

function indicator(tree: Outline, list: QuestionList, place: OutlineNode, level: HeadingLevel): Block[] {
  const {
    id,
    title,
    question,
    criteria = {},
    evidenceExpected = [],
    collection,
    answeredBy = [],
    weight,
    onlyIf,
    provenance,
    mandatory,
    penalty,
    sameAs,
  } = place.node as Indicator;
  const tail = [
    `Indicator ${id}`,
    isCore(place.node as Indicator) ? "core" : "",
    weight === undefined ? "" : `weight ${weight}`,
    mandatory === undefined ? "" : `mandatory: at least ${mandatory.atLeast}`,
    penalty === true ? "lowers its group" : "",
    condition(tree, list, onlyIf),
    sameAs === undefined ? "" : `the same fact as ${sameAs.join(", ")}`,
    evidenceExpected.length === 0 ? "" : `evidence: ${evidenceExpected.join("; ")}`,
    collection === undefined ? "" : `collected by ${collection}`,
    answeredBy.length === 0 ? "" : `ask: ${answeredBy.join(", ")}`,
    origin(provenance),
  ];
  return [
    { kind: "heading", level, text: `${list.numbers.get(id)}. ${title}` },
    paragraph(question),
    answers(place.scale as Scale, criteria),
    small(tail),
  ];
}

function answers(scale: Scale, criteria: { readonly [level: string]: string }): Block {
  switch (scale.kind) {
    case "levels":
      return {
        kind: "list",
        items: scale.levels.map(
          ({ key, label, points }) => `${label} (${points})${criteria[key] === undefined ? "" : `: ${criteria[key]}`}`,
        ),
      };
    case "checklist":
      return {
        kind: "list",
        items: scale.items.map(({ label, points }) => (points === undefined ? label : `${label} (${points})`)),
      };
    case "number":
      return paragraph(
        `A number (${scale.unit}): ${scale.worst} counts 0, ${scale.best} counts 100${scale.transform === "log" ? ", on a logarithmic scale" : ""}.`,
      );
    case "points":
      return paragraph(`Points from 0 to ${scale.maximum}.`);
  }
}

function condition(tree: Outline, list: QuestionList, onlyIf: Indicator["onlyIf"]): string {
  if (onlyIf === undefined) return "";
  const scale = tree.byId.get(onlyIf.indicator)?.scale;
  const labels = onlyIf.is.map((key) => (scale?.kind === "levels" ? (scale.levels.find((level) => level.key === key)?.label ?? key) : key));
  return `asked only if question ${list.numbers.get(onlyIf.indicator)} is answered: ${labels.join(" or ")}`;
}

function origin(provenance: Provenance | undefined): string {
  const { status, relation, source, locator, note } = provenance ?? { status: "authored" as const };
  const where = [relation, source, locator].filter((text) => text !== undefined).join(", ");
  return `${status}${where === "" ? "" : ` (${where})`}${note === undefined ? "" : `: ${note}`}`;
}

function small(parts: readonly string[]): Block {
  const text = parts.filter((each) => each !== "").map((each) => each.charAt(0).toUpperCase() + each.slice(1));
  return { kind: "paragraph", text: `${text.map((each) => each.replace(/\.$/, "")).join(". ")}.`, small: true };
}

function sources(root: Framework): Block[] {
  const entries = Object.entries(root.bibliography ?? {});
  return entries.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: "Sources" },
        { kind: "list", items: entries.map(([key, text]) => `${key}: ${text}`) },
      ];
}
