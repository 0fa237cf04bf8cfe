/** The indexed tree: every node of a checked framework in reading order, with its parent, children, resolved scale and conditions. */
import { digestOf } from "../base/digest.ts";
import type { Scale } from "./scale.ts";
import { type Condition, type Framework, type Group, type Indicator, isFramework, isGroup } from "./tree.ts";

/** One node of the outline. Indices point into {@link Outline.nodes}; a parent always comes before its children. */
export interface OutlineNode {
  readonly index: number;
  readonly id: string;
  readonly node: Indicator | Group;
  readonly parent: number | null;
  readonly depth: number;
  readonly children: readonly number[];
  /** Of an indicator: its scale, looked up. */
  readonly scale: Scale | null;
  /** Its own condition and those of the groups above it. */
  readonly conditions: readonly Condition[];
  /** Innermost framework around it. */
  readonly framework: Framework;
  /** Other indicators of the tree that ask for the same fact, in reading order: `sameAs`, said by either, over any number of steps. */
  readonly kin: readonly string[];
}

/** A framework, indexed. */
export interface Outline {
  readonly framework: Framework;
  readonly nodes: readonly OutlineNode[];
  readonly indicators: readonly OutlineNode[];
  readonly byId: ReadonlyMap<string, OutlineNode>;
  readonly digest: string;
}

/** A node whose children are still being found. */
type Growing = OutlineNode & { readonly children: number[] };

const outlines = new WeakMap<Framework, Outline>();

/** The outline of a checked, frozen framework. Made once per framework object and remembered; cost linear in its size. */
export function outline(framework: Framework): Outline {
  const known = outlines.get(framework);
  if (known !== undefined) return known;
  const nodes: Growing[] = [];
  const kin = kinOf(framework);
  const visit = (node: Indicator | Group, parent: Growing | null, around: readonly Framework[]): void => {
    const inside = isFramework(node) ? [...around, node] : around;
    const made = {
      index: nodes.length,
      id: node.id,
      node,
      parent: parent?.index ?? null,
      depth: parent === null ? 0 : parent.depth + 1,
      children: [] as number[],
      scale: isGroup(node) ? null : findScale(node.scale, inside),
      conditions: [...(parent?.conditions ?? []), ...(node.onlyIf === undefined ? [] : [node.onlyIf])],
      framework: inside.at(-1) as Framework,
      kin: kin.get(node.id) ?? [],
    };
    parent?.children.push(made.index);
    nodes.push(made);
    if (isGroup(node)) for (const child of node.children) visit(child, made, inside);
  };
  visit(framework, null, []);
  const made: Outline = {
    framework,
    nodes,
    indicators: nodes.filter((node) => node.scale !== null),
    byId: new Map(nodes.map((node) => [node.id, node])),
    digest: digestOf(structure(framework, kin)),
  };
  outlines.set(framework, made);
  return made;
}

/** The indicators of each that asks for the same fact as another in the tree; who stands alone is not in it. */
function kinOf(framework: Framework): ReadonlyMap<string, readonly string[]> {
  const order: string[] = [];
  const links = new Map<string, Set<string>>();
  const collect = (node: Indicator | Group): void => {
    if (isGroup(node)) {
      for (const child of node.children) collect(child);
      return;
    }
    order.push(node.id);
    for (const other of node.sameAs ?? []) {
      for (const [one, two] of [
        [node.id, other],
        [other, node.id],
      ] as const)
        links.set(one, (links.get(one) ?? new Set()).add(two));
    }
  };
  collect(framework);
  const present = new Set(order);
  const kin = new Map<string, readonly string[]>();
  for (const id of order) {
    const family = new Set([id]);
    for (const member of family) for (const next of links.get(member) ?? []) if (present.has(next)) family.add(next);
    if (family.size > 1)
      kin.set(
        id,
        order.filter((other) => other !== id && family.has(other)),
      );
  }
  return kin;
}

/** The scale of an indicator: itself, or the entry of that name in the innermost framework that has one. */
export function findScale(scale: Scale | string, around: readonly Framework[]): Scale | null {
  if (typeof scale !== "string") return scale;
  let found: Scale | null = null;
  for (const { scales } of around) if (scales !== undefined && Object.hasOwn(scales, scale)) found = scales[scale] as Scale;
  return found;
}

/** What scores depend on, and no texts: a translated framework has the same structure, a changed weight has another. */
function structure(node: Indicator | Group, kin: ReadonlyMap<string, readonly string[]>, around: readonly Framework[] = []): unknown {
  const inside = isFramework(node) ? [...around, node] : around;
  const common = { id: node.id, weight: node.weight ?? 1, mandatory: node.mandatory, onlyIf: node.onlyIf };
  if (!isGroup(node)) {
    const scale = scaleStructure(findScale(node.scale, inside) as Scale);
    return { ...common, penalty: node.penalty === true, scale, kin: kin.get(node.id) };
  }
  return {
    ...common,
    aggregate: node.aggregate,
    children: node.children.map((child) => structure(child, kin, inside)),
    ...(isFramework(node) ? { version: node.version, total: node.total, policy: node.policy } : {}),
  };
}

/** What of a scale decides how an answer is read and what it is worth. */
export function scaleStructure(scale: Scale): unknown {
  if (scale.kind === "levels") return { kind: scale.kind, levels: scale.levels.map(({ key, points }) => ({ key, points })) };
  if (scale.kind === "checklist")
    return { kind: scale.kind, rule: scale.rule, items: scale.items.map(({ key, points }) => ({ key, points })) };
  if (scale.kind === "points") return { kind: scale.kind, maximum: scale.maximum };
  const { kind, worst, best, transform = "linear", outside = "clamp" } = scale;
  return { kind, worst, best, transform, outside };
}
