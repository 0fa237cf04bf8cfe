/** A codebook: one row for every node of a framework, with everything that it says, for a spreadsheet, a data frame or an archive. */
import { freeze } from "../base/freeze.ts";
import { parseFramework } from "../model/framework.ts";
import { type OutlineNode, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import type { Framework, Group, Indicator } from "../model/tree.ts";
import type { Row } from "./to-rows.ts";

/**
 * The codebook of a framework as rows, in tree order; write it with `rowsToCsv`. Columns: framework, version, id, parent, depth, kind (group or
 * indicator), label, title, question, scale (its kind), unit, worst, best, values (what can be answered, each with its points: `fully = 100 | …`),
 * criteria (`fully: … | …`), weight, core, mandatory (least value), penalty, only_if (`indicator = level | level`), same_as, why, how, evidence,
 * collection, answered_by, status, relation, source, locator, note. What a node does not say is null; lists stand in one cell, separated by ` | `.
 *
 * @param framework any
 * @returns frozen rows with the same columns in each
 * @throws BenchmarkError if it is not a framework
 * @example
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 * import { rowsToCsv, toCodebook } from "indicatree/io";
 *
 * toCodebook(generalGovernance)[2]?.values; // "fully = 100 | partly = 50 | not-at-all = 0"
 * rowsToCsv(toCodebook(generalGovernance)).startsWith("framework,version,id,parent"); // true
 */
export function toCodebook(framework: Framework): readonly Row[] {
  const tree = outline(parseFramework(framework));
  return freeze(
    tree.nodes.map((place) => ({
      ...position(place, place.parent === null ? null : (tree.nodes[place.parent]?.id ?? null)),
      ...asked(place),
      ...rules(place),
      ...texts(place),
    })),
  );
}

type Cells = { readonly [column: string]: string | number | boolean | null };

function position({ id, depth, scale, node, framework }: OutlineNode, parent: string | null): Cells {
  return {
    framework: framework.id,
    version: framework.version,
    id,
    parent,
    depth,
    kind: scale === null ? "group" : "indicator",
    label: (node as Group).label ?? null,
    title: node.title,
    question: (node as Indicator).question ?? null,
  };
}

function asked({ node, scale }: OutlineNode): Cells {
  const number = scale?.kind === "number" ? scale : null;
  return {
    scale: scale?.kind ?? null,
    unit: number?.unit ?? null,
    worst: number?.worst ?? null,
    best: number?.best ?? null,
    values: scale === null ? null : values(scale),
    criteria: listed(Object.entries((node as Indicator).criteria ?? {}).map(([level, text]) => `${level}: ${text}`)),
  };
}

function values(scale: Scale): string {
  switch (scale.kind) {
    case "levels":
      return scale.levels.map(({ key, points }) => `${key} = ${points}`).join(" | ");
    case "checklist":
      return scale.items.map(({ key, label, points }) => `${key}${points === undefined ? "" : ` = ${points}`}: ${label}`).join(" | ");
    case "number":
      return `a number; ${scale.worst} = 0, ${scale.best} = 100${scale.transform === "log" ? ", logarithmic" : ""}${scale.outside === "refuse" ? ", none outside" : ""}`;
    case "points":
      return `0 to ${scale.maximum}`;
  }
}

function rules({ node, scale }: OutlineNode): Cells {
  const { core, penalty, sameAs } = node as Indicator;
  const isIndicator = scale !== null;
  return {
    weight: node.weight ?? 1,
    core: isIndicator ? core === true : null,
    mandatory: node.mandatory?.atLeast ?? null,
    penalty: isIndicator ? penalty === true : null,
    only_if: node.onlyIf === undefined ? null : `${node.onlyIf.indicator} = ${node.onlyIf.is.join(" | ")}`,
    same_as: listed(sameAs ?? []),
  };
}

function texts({ node }: OutlineNode): Cells {
  const { why, how } = node as Group;
  const { evidenceExpected, collection, answeredBy } = node as Indicator;
  const { status = "authored", relation, source, locator, note } = node.provenance ?? {};
  return {
    why: why ?? null,
    how: how ?? null,
    evidence: listed(evidenceExpected ?? []),
    collection: collection ?? null,
    answered_by: listed(answeredBy ?? []),
    status,
    relation: relation ?? null,
    source: source ?? null,
    locator: locator ?? null,
    note: note ?? null,
  };
}

function listed(entries: readonly string[]): string | null {
  return entries.length === 0 ? null : entries.join(" | ");
}
