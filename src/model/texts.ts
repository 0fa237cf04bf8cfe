/** Where the texts of a framework are: read out by id, and laid over it again. */
import { isRecord, type Json, own, setOwn } from "../base/plain.ts";
import type { Scale } from "./scale.ts";
import { type ContextFactor, type Framework, type Group, type Indicator, isFramework, isGroup } from "./tree.ts";

type Table = { [key: string]: Json };

/** The keys of a translation that are not tables of texts. */
export function isFrameworkTextKey(key: string): boolean {
  return key === "language" || key === "translation";
}

/** Text fields of a node, each a text, a list of texts or a table of texts. */
const FIELDS = ["title", "question", "criteria", "evidenceExpected", "answeredBy", "label", "why", "how", "standard"] as const;

/** Every text of a framework: of nodes, scales and context factors. */
export function textsIn(framework: Framework): Table {
  const nodes: Table = {};
  const scales: Table = {};
  const context: Table = {};
  const visit = (node: Indicator | Group): void => {
    setOwn(nodes, node.id, nodeTexts(node));
    if (!isGroup(node)) {
      if (typeof node.scale !== "string") scaleTexts(scales, node.scale);
      return;
    }
    if (isFramework(node)) {
      for (const scale of Object.values(node.scales ?? {})) scaleTexts(scales, scale);
      for (const factor of node.context ?? []) setOwn(context, factor.id, factorTexts(factor));
    }
    for (const child of node.children) visit(child);
  };
  visit(framework);
  const { language = "en", translation = "reviewed" } = framework;
  const tables = Object.entries({ scales, context }).filter(([, table]) => Object.keys(table).length > 0);
  return { language, translation, nodes, ...Object.fromEntries(tables) };
}

function nodeTexts(node: Indicator | Group): Table {
  const texts: Table = {};
  for (const field of FIELDS) {
    const text = own(node as unknown as Table, field);
    if (text !== undefined) texts[field] = text;
  }
  if (isGroup(node) && node.examples !== undefined) texts.examples = node.examples.map((example) => example.text);
  if (node.provenance?.note !== undefined) texts.note = node.provenance.note;
  return texts;
}

function scaleTexts(scales: Table, scale: Scale): void {
  const texts = { ...(own(scales, scale.id) as Table | undefined) };
  const entries = scale.kind === "levels" ? scale.levels : scale.kind === "checklist" ? scale.items : [];
  for (const { key, label } of entries) setOwn(texts, key, label);
  if (scale.kind === "number") texts.unit = scale.unit;
  if (Object.keys(texts).length > 0) setOwn(scales, scale.id, texts);
}

function factorTexts(factor: ContextFactor): Table {
  const texts: Table = { title: factor.title };
  if (factor.unit !== undefined) texts.unit = factor.unit;
  if (factor.provenance?.note !== undefined) texts.note = factor.provenance.note;
  if (factor.choices !== undefined)
    texts.choices = Object.fromEntries(factor.choices.map((choice) => [choice, own(factor.choiceLabels ?? {}, choice) ?? choice]));
  return texts;
}

/** A copy of the framework with the texts of a checked translation; what it lacks stays. */
export function withTexts(framework: Framework, given: { readonly [key: string]: Json }): unknown {
  const table = (name: string): Table => (isRecord(given[name]) ? (given[name] as Table) : {});
  const [nodes, scales, context] = [table("nodes"), table("scales"), table("context")];
  const scaled = (scale: Scale): Scale => withScaleTexts(scale, own(scales, scale.id) as Table | undefined);
  const visit = (node: Indicator | Group): unknown => {
    const { note, examples, ...fields } = (own(nodes, node.id) ?? {}) as Table;
    const made: { [key: string]: unknown } = { ...node };
    for (const [field, text] of Object.entries(fields)) made[field] = merged(made[field] as Json, text);
    if (node.provenance !== undefined) made.provenance = translated(node.provenance, note, fields.title);
    if (!isGroup(node)) return { ...made, scale: typeof node.scale === "string" ? node.scale : scaled(node.scale) };
    if (node.examples !== undefined)
      made.examples = node.examples.map((example, i) => ({ ...example, text: (examples as string[] | undefined)?.[i] ?? example.text }));
    made.children = node.children.map(visit);
    if (!isFramework(node)) return made;
    if (node.scales !== undefined)
      made.scales = Object.fromEntries(Object.entries(node.scales).map(([name, scale]) => [name, scaled(scale)]));
    if (node.context !== undefined) made.context = node.context.map((factor) => withFactorTexts(factor, own(context, factor.id) as Table));
    return { ...made, language: given.language, translation: given.translation };
  };
  return visit(framework);
}

/** A list or a table of texts may be given in part; the rest stays. */
function merged(original: Json, text: Json): Json {
  if (Array.isArray(original) && Array.isArray(text)) return original.map((each, i) => text[i] ?? each);
  return isRecord(original) && isRecord(text) ? { ...original, ...text } : text;
}

/** A title in other words is no longer the source's own. */
function translated(provenance: NonNullable<Group["provenance"]>, note: Json | undefined, title: Json | undefined): unknown {
  const relation = provenance.relation === "verbatim" && title !== undefined ? { relation: "paraphrase" } : {};
  return { ...provenance, ...relation, ...(note === undefined ? {} : { note }) };
}

function withScaleTexts(scale: Scale, texts: Table = {}): Scale {
  const labelled = <T extends { readonly key: string; readonly label: string }>(entries: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, label: (own(texts, entry.key) as string | undefined) ?? entry.label }));
  if (scale.kind === "levels") return { ...scale, levels: labelled(scale.levels) };
  if (scale.kind === "checklist") return { ...scale, items: labelled(scale.items) };
  return scale.kind === "number" ? { ...scale, unit: (texts.unit as string | undefined) ?? scale.unit } : scale;
}

function withFactorTexts(factor: ContextFactor, texts: Table = {}): unknown {
  const { choices, note, ...fields } = texts;
  const labels = isRecord(choices) ? { choiceLabels: { ...factor.choiceLabels, ...choices } } : {};
  const provenance = note === undefined ? {} : { provenance: { ...factor.provenance, note } };
  return { ...factor, ...fields, ...labels, ...provenance };
}
