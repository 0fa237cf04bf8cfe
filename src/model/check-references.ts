/** What only the whole tree can tell: scales, sources, conditions and kindred indicators that are named must exist and make sense. */
import { capped, type Issue, issue, MAXIMUM_ISSUES } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { findScale, scaleStructure } from "./outline.ts";
import type { Provenance } from "./provenance.ts";
import type { Scale } from "./scale.ts";
import { type Condition, type ContextFactor, type Framework, type Group, type Indicator, isFramework, isGroup } from "./tree.ts";

type Path = readonly (string | number)[];

interface Place {
  readonly node: Indicator | Group;
  readonly path: Path;
  readonly around: readonly Framework[];
  readonly scale: Scale | null;
  readonly conditional: boolean;
}

/** Issues of a tree whose nodes are each well formed. */
export function checkReferences(framework: Framework): Issue[] {
  const places = walk(framework);
  const byId = new Map(places.map((place) => [place.node.id, place]));
  const issues: Issue[] = [];
  for (const place of places) {
    if (issues.length > MAXIMUM_ISSUES) break;
    issues.push(
      ...checkScaleAndCriteria(place),
      ...checkSource(place.node.id, place.node.provenance, place.around, [...place.path, "provenance"]),
      ...checkCondition(place, byId),
      ...(isGroup(place.node) ? checkGroup(place.node, place) : checkIndicator(place.node, place, byId)),
    );
  }
  return [...capped([...issues, ...checkContexts(places)])];
}

/** In a suite, a context factor of one id is asked once, so all that have it must mean the same kind of value. */
function checkContexts(places: readonly Place[]): Issue[] {
  const first = new Map<string, { readonly factor: ContextFactor; readonly framework: string }>();
  return places.flatMap(({ node, path }) => {
    if (!isFramework(node)) return [];
    return (node.context ?? []).flatMap((factor, i) => {
      const known = first.get(factor.id);
      if (known === undefined || known.framework === node.id) {
        first.set(factor.id, { factor, framework: node.id });
        return [];
      }
      const same = known.factor.type === factor.type && JSON.stringify(known.factor.choices) === JSON.stringify(factor.choices);
      return same
        ? []
        : [issue("context-differs", [...path, "context", i], { factor: factor.id, framework: node.id, other: known.framework })];
    });
  });
}

function walk(framework: Framework): Place[] {
  const places: Place[] = [];
  const stack = [{ node: framework as Indicator | Group, path: [] as Path, around: [] as readonly Framework[], conditional: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, path } = next;
    const around = isFramework(node) ? [...next.around, node] : next.around;
    const conditional = next.conditional || node.onlyIf !== undefined;
    places.push({ node, path, around, conditional, scale: isGroup(node) ? null : findScale(node.scale, around) });
    if (isGroup(node)) {
      for (let i = node.children.length - 1; i >= 0; i--) {
        stack.push({ node: node.children[i] as Indicator | Group, path: [...path, "children", i], around, conditional });
      }
    }
  }
  return places;
}

function checkScaleAndCriteria({ node, path, around, scale }: Place): Issue[] {
  if (isGroup(node)) return [];
  if (scale === null) {
    const names = around.flatMap((framework) => Object.keys(framework.scales ?? {}));
    return [issue("unknown-scale", [...path, "scale"], { id: node.id, scale: String(node.scale), nearest: nearest(node.scale, names) })];
  }
  if (node.criteria === undefined) return [];
  const keys = scale.kind === "levels" ? scale.levels.map((level) => level.key) : [];
  const given = Object.keys(node.criteria);
  return [
    ...given
      .filter((level) => !keys.includes(level))
      .map((level) => issue("criterion-unknown", [...path, "criteria", level], { id: node.id, level, nearest: nearest(level, keys) })),
    ...keys
      .filter((level) => !given.includes(level))
      .map((level) => issue("criterion-missing", [...path, "criteria"], { id: node.id, level })),
  ];
}

function checkSource(id: string, provenance: Provenance | undefined, around: readonly Framework[], path: Path): Issue[] {
  if (provenance === undefined) return [];
  const { status, source } = provenance;
  if (source === undefined) return status === "authored" ? [] : [issue("source-missing", [...path, "source"], { id, status })];
  return checkReference(id, source, around, path);
}

function checkReference(id: string, source: string, around: readonly Framework[], path: Path): Issue[] {
  const keys = around.flatMap((framework) => Object.keys(framework.bibliography ?? {}));
  return keys.includes(source) ? [] : [issue("source-unknown", [...path, "source"], { id, source, nearest: nearest(source, keys) })];
}

function checkCondition({ node, path }: Place, byId: ReadonlyMap<string, Place>): Issue[] {
  const condition: Condition | undefined = node.onlyIf;
  if (condition === undefined) return [];
  const at = [...path, "onlyIf"];
  const target = byId.get(condition.indicator);
  const params = { id: node.id, indicator: condition.indicator };
  if (target === undefined || isGroup(target.node)) {
    const indicators = [...byId.values()].filter((place) => !isGroup(place.node)).map((place) => place.node.id);
    return [issue("routing-unknown", [...at, "indicator"], { ...params, nearest: nearest(condition.indicator, indicators) })];
  }
  if (target.node.id === node.id || target.node.id.startsWith(`${node.id}.`)) return [issue("routing-self", [...at, "indicator"], params)];
  if (target.conditional) return [issue("routing-chain", [...at, "indicator"], params)];
  const keys = target.scale?.kind === "levels" ? target.scale.levels.map((level) => level.key) : [];
  return condition.is.flatMap((level, i) =>
    keys.includes(level) ? [] : [issue("routing-level", [...at, "is", i], { ...params, level, nearest: nearest(level, keys) })],
  );
}

function checkGroup(node: Group, { path, around }: Place): Issue[] {
  const issues: Issue[] = [];
  if (node.children.length > 0 && node.children.every((child) => !isGroup(child) && child.penalty === true)) {
    issues.push(issue("penalty-group", [...path, "children"], { id: (node.children[0] as Indicator).id, group: node.id }));
  }
  for (const [i, example] of (node.examples ?? []).entries())
    issues.push(...checkReference(node.id, example.source, around, [...path, "examples", i]));
  if (!isFramework(node)) return issues;
  if (path.length > 0 && node.policy !== undefined) issues.push(issue("nested-policy", [...path, "policy"], { id: node.id }));
  const seen = new Map<string, number>();
  for (const [i, factor] of (node.context ?? []).entries()) {
    const at = [...path, "context", i];
    const first = seen.get(factor.id);
    if (first === undefined) seen.set(factor.id, i);
    else issues.push(issue("duplicate-id", [...at, "id"], { id: factor.id, first: `context.${first}` }));
    issues.push(...checkChoices(factor, at), ...checkSource(factor.id, factor.provenance, around, [...at, "provenance"]));
  }
  return issues;
}

function checkChoices(factor: ContextFactor, path: Path): Issue[] {
  if (factor.type === "choice" && factor.choices === undefined)
    return [issue("missing-key", [...path, "choices"], { expected: "the list of allowed values" })];
  if (factor.type !== "choice" && factor.choices !== undefined) {
    return [
      issue("bad-format", [...path, "choices"], {
        received: `a list of ${factor.choices.length}`,
        expected: "no list of choices unless the type is “choice”",
      }),
    ];
  }
  return [];
}

function checkIndicator(node: Indicator, { path, scale }: Place, byId: ReadonlyMap<string, Place>): Issue[] {
  const structure = JSON.stringify(scale === null ? null : scaleStructure(scale));
  return (node.sameAs ?? []).flatMap((other, i) => {
    // An indicator may name its kin in another benchmark: that one is at hand only in a suite.
    const elsewhere = other.split(".")[0] !== node.id.split(".")[0];
    const target = byId.get(other);
    const at = [...path, "sameAs", i];
    if (target === undefined && elsewhere) return [];
    if (target === undefined || isGroup(target.node) || other === node.id) return [issue("same-as-unknown", at, { id: node.id, other })];
    const same = scale === null || target.scale === null || JSON.stringify(scaleStructure(target.scale)) === structure;
    return same ? [] : [issue("same-as-scale", at, { id: node.id, other })];
  });
}
