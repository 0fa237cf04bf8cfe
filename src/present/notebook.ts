/** The door `indicatree/notebook`: shows products as tables in Jupyter, through the kernel of Deno or tslab, and as text where there is no HTML. */
import * as z from "zod/mini";
import type { Agreement } from "../analyse/agreement.ts";
import { ensureAgreement } from "../analyse/check-agreement.ts";
import { ensureComparison } from "../analyse/check-comparison.ts";
import { ensureMatching } from "../analyse/check-matching.ts";
import { ensureSettlement } from "../analyse/check-settlement.ts";
import { readOptions } from "../analyse/compared-tree.ts";
import type { Comparison } from "../analyse/comparison.ts";
import type { Description } from "../analyse/describe.ts";
import type { Dominance } from "../analyse/dominance.ts";
import type { SimilarCities } from "../analyse/likeness.ts";
import type { Matching } from "../analyse/matching.ts";
import type { Practices } from "../analyse/practices.ts";
import type { Progress } from "../analyse/progress-product.ts";
import { ensureProgress } from "../analyse/progress-rows.ts";
import type { RoadmapProposal } from "../analyse/proposal.ts";
import type { Ranking } from "../analyse/ranking.ts";
import type { Release } from "../analyse/release.ts";
import type { Roadmap } from "../analyse/roadmap.ts";
import type { RoadmapProgress } from "../analyse/roadmap-progress.ts";
import type { WhatIf } from "../analyse/what-if.ts";
import type { Settlement } from "../assess/settlement.ts";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord, listOf } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { ensureScorecard } from "../score/check-scorecard.ts";
import type { Explanation } from "../score/explain.ts";
import type { Scorecard } from "../score/scorecard.ts";
import { progressShown, whatIfShown } from "./change-tables.ts";
import { ensureDocument } from "./check-document.ts";
import { explanationShape, nodesShape, whatIfShape } from "./check-shown.ts";
import type { Block, Document } from "./document.ts";
import { namesFrom } from "./lent-names.ts";
import { isListed, listIssues, listShown } from "./list-tables.ts";
import { comparisonShown, explanationShown, type Shown, scorecardShown } from "./node-tables.ts";
import { flatSides } from "./rater-lists.ts";
import { roadmapReport } from "./roadmap-report.ts";
import { cutTable, type PlainRow, rowIssues, strangersTable } from "./row-table.ts";
import { type Display, twoForms } from "./two-forms.ts";

export type { Display };

/** What {@link display} can be told. */
export interface DisplayOptions {
  /** At most so many rows in each table, 1 to 10,000; default 50. A sentence below says how many are left out. */
  readonly rows?: number;
  /** The framework that the product was made with: titles in place of ids, levels in words. */
  readonly framework?: Framework;
  /** The deepest level of the tree that is shown: 0 is the root, 1 its children. Needs the framework, but for explanations and progress. */
  readonly depth?: number;
  /** Of a list of rows: which columns, in which order; default: all. */
  readonly columns?: readonly string[];
}

/** What {@link display} can show: products, and lists of flat rows, such as gaps or the rows of a data frame. */
export type Displayable =
  | Scorecard
  | Explanation
  | Comparison
  | Description
  | Ranking
  | Dominance
  | SimilarCities
  | Practices
  | Release
  | WhatIf
  | Progress
  | Roadmap
  | RoadmapProgress
  | RoadmapProposal
  | Agreement
  | Settlement
  | Matching
  | Document
  | Iterable<object>;

/**
 * Shows a product in a notebook, as an HTML table with a text form beside it. Values have one decimal, rounded as `formatNumber` rounds; exact texts stand whole.
 *
 * - Scorecard, explanation, comparison, what-if, progress: a row for each node, in tree order. With more than twelve cities a comparison has a row for each city.
 * - Description, ranking, dominance, similar cities, practices, release, proposal, a roadmap's progress, agreement, settlement, matching: a row for each
 *   row, under heads in words.
 * - Documents, questionnaires among them, and roadmaps: as they are read.
 * - Any other list of flat records, also what gives them one by one: every column under its own name. Numbers have one decimal; none where the whole column has none,
 *   three where all lie between −1 and 1. Of a list of disagreements, each side is said in words.
 *
 * @param product made by this library, also one that was stored as JSON; or rows of texts, finite numbers, true, false, null and lists of these
 * @param options rows, framework, depth, columns
 * @returns HTML and text, and what the Deno kernel looks for: a method under `Symbol.for("Jupyter.display")`
 * @throws BenchmarkError for anything else, for another framework, for options that would change nothing
 * @example
 * import { assess, defineFramework, fullyPartlyNot, score } from "indicatree";
 * import { display } from "indicatree/notebook";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford <invented>" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const card = score(assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly" } }));
 * const shown = display(card, { framework: small });
 * shown.text.split("\n")[0]; // "Aford <invented>: Small 1.0.0"
 * shown.html.includes("Aford &lt;invented&gt;"); // true
 * display([{ city: "aford", value: 66.25 }]).text.split("\n"); // ["1 row", "city   value", "-----  -----", "aford   66.3"]
 */
export function display(product: Displayable, options: DisplayOptions = {}): Display {
  const given = readOptions<DisplayOptions>(options, optionsShape(), ["framework"]);
  const { title, blocks, language = "en" } = shownOf(product, given);
  // Whatever a stored product holds where a text should be is found here.
  const document = ensureDocument({ kind: "document", title, language, blocks });
  return twoForms(document);
}

const MOST = 50;

function optionsShape(): z.core.$ZodLooseShape {
  const level = z.int().check(z.minimum(0)).check(z.maximum(64));
  const names = z.array(z.string()).check(z.minLength(1));
  return { rows: z.optional(z.int().check(z.minimum(1)).check(z.maximum(10_000))), depth: z.optional(level), columns: z.optional(names) };
}

function shownOf(product: unknown, options: DisplayOptions): Shown {
  const { rows: most = MOST, depth = Number.POSITIVE_INFINITY } = options;
  const kind = kindWord(product);
  if (kind === null) return rowsShown(product as Iterable<object>, options);
  refuseIdle(kind, options);
  switch (kind) {
    case "document":
      return cut(ensureDocument(product as Document), most);
    case "roadmap":
      return cut(roadmapReport(product as Roadmap), most);
    case "progress":
      return progressShown(ensureProgress(product as Progress), depth, most);
    case "settlement": {
      const settled = ensureSettlement(product);
      return listShown(kind, settled as unknown as PlainRow, namesFrom(outline(settled.assessment.framework)), most);
    }
    case "matching":
      return listShown(kind, ensureMatching(product) as unknown as PlainRow, namesFrom(null), most);
    case "explanation":
      return explanationShown(plainOf(product, explanationShape()) as Explanation, depth, most);
  }
  const checked = checkedOf(kind, product);
  const tree = treeOf(checked, options);
  const scope = { names: namesFrom(tree, depth), framework: tree?.framework ?? null, most };
  if (kind === "scorecard") return scorecardShown(checked as Scorecard, scope);
  if (kind === "comparison") return comparisonShown(checked as Comparison, scope);
  if (kind === "what-if") return whatIfShown(checked as WhatIf, scope);
  return listShown(kind, checked as unknown as PlainRow, scope.names, most);
}

/** What a product calls itself; null for rows. */
function kindWord(product: unknown): string | null {
  let kind: unknown;
  try {
    if (typeof product !== "object" || product === null) throw strange(product);
    if (typeof (product as Iterable<object>)[Symbol.iterator] === "function") return null;
    const { kind: word, rule, children } = product as { readonly kind?: unknown; readonly rule?: unknown; readonly children?: unknown };
    kind = word ?? (rule !== undefined && Array.isArray(children) ? "explanation" : undefined);
  } catch (error) {
    throw error instanceof BenchmarkError ? error : new BenchmarkError([issue("unreadable", [])]);
  }
  if (typeof kind === "string" && isShown(kind)) return kind;
  throw strange(product, kind);
}

function strange(product: unknown, kind?: unknown): BenchmarkError {
  const received = typeof kind === "string" ? `An object of the kind ${shown(kind)}` : capital(kindOf(product));
  return new BenchmarkError([issue("not-displayable", [], { received })]);
}

function isShown(kind: string): boolean {
  return (Object.hasOwn(TAKES, kind) && kind !== "rows") || isListed(kind);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Option = keyof DisplayOptions;
/** Which options change something, beside `rows`; of what is shown as lists, framework and depth do. */
const TAKES: { readonly [kind: string]: readonly Option[] } = {
  scorecard: ["framework", "depth"],
  comparison: ["framework", "depth"],
  "what-if": ["framework", "depth"],
  explanation: ["depth"],
  progress: ["depth"],
  document: [],
  roadmap: [],
  "roadmap-progress": [],
  dominance: [],
  "similar-cities": [],
  "roadmap-proposal": [],
  settlement: [],
  matching: [],
  ranking: ["framework"],
  practices: ["framework"],
  rows: ["framework", "columns"],
};

function refuseIdle(kind: string, options: DisplayOptions): void {
  const takes = TAKES[kind] ?? ["framework", "depth"];
  const idle = (["framework", "depth", "columns"] as const).filter((name) => options[name] !== undefined && !takes.includes(name));
  const why = kind === "rows" ? "rows are shown as they are" : `nothing in what is shown of the kind ${kind} depends on it`;
  throwIfAny([
    ...idle.map((option) => issue("option-no-effect", ["options", option], { option, why })),
    ...(options.depth !== undefined && options.framework === undefined && takes.includes("framework")
      ? [issue("missing-key", ["options", "framework"], { expected: "the framework, which knows how deep each node stands" })]
      : []),
  ]);
}

/** What every product over a framework says of it. */
interface OfFramework {
  readonly framework: { readonly id: string; readonly version: string; readonly digest: string };
  readonly basis?: unknown;
}

function checkedOf(kind: string, product: unknown): OfFramework {
  if (kind === "scorecard" || kind === "comparison") {
    const checked = kind === "scorecard" ? ensureScorecard(product) : ensureComparison(product as Comparison);
    throwIfAny(checkShape(nodesShape(), checked, []));
    return checked;
  }
  if (kind === "what-if") return plainOf(product, whatIfShape()) as WhatIf;
  if (kind === "agreement") return ensureAgreement(product);
  const plain = plainOf(product);
  throwIfAny(listIssues(kind, plain));
  return plain as OfFramework;
}

function plainOf(product: unknown, shape?: z.ZodMiniType): unknown {
  const plain = copyPlain(product);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (shape !== undefined) throwIfAny(checkShape(shape, plain.value, []));
  return plain.value;
}

/** The tree of the framework that was handed in, if it is the product's; what rests on shared indicators belongs to a part of it. */
function treeOf({ framework: { id, version, digest }, basis }: OfFramework, { framework }: DisplayOptions): Outline | null {
  if (framework === undefined) return null;
  const tree = outline(parseFramework(framework));
  const shared = isRecord(basis) && basis.kind === "shared-indicators";
  const part = tree.framework.id !== id ? "id" : "digest";
  if (part === "digest" && (shared || tree.digest === digest)) return tree;
  const params =
    part === "id"
      ? { part, received: shown(id), expected: tree.framework.id }
      : { part, received: `${version}, ${digest}`, expected: `${tree.framework.version}, ${tree.digest}` };
  throw new BenchmarkError([issue("framework-differs", ["options", "framework"], params)]);
}

function rowsShown(product: Iterable<object>, options: DisplayOptions): Shown {
  refuseIdle("rows", options);
  const list = listed(product);
  const word = firstKind(list);
  if (word !== null)
    throw new BenchmarkError([issue("not-displayable", [], { received: `A list of products (the first of the kind “${word}”)` })]);
  const plain = plainOf(list) as readonly PlainRow[];
  const rows = plain.map((row) => (isRecord(row) ? flatSides(row) : row));
  throwIfAny(rowIssues(rows, options.columns));
  const names = namesFrom(options.framework === undefined ? null : outline(parseFramework(options.framework)));
  return { title: "", blocks: strangersTable(rows, options.columns, options.rows ?? MOST, names) };
}

/** Products in a list are no rows; null if the first entry is none. */
function firstKind(list: readonly unknown[]): string | null {
  try {
    const word = (list[0] as { readonly kind?: unknown } | null | undefined)?.kind;
    return typeof word === "string" && isShown(word) ? word : null;
  } catch {
    return null;
  }
}

/** Rows may be given one by one, but not without end. */
const ENOUGH = 1_000_000;

function listed(rows: Iterable<object>): readonly object[] {
  if (Array.isArray(rows)) return listOf(rows as readonly object[]);
  const list: object[] = [];
  try {
    for (const row of rows) {
      list.push(row);
      if (list.length > ENOUGH) throw new BenchmarkError([issue("too-large", [], { maximum: ENOUGH })]);
    }
  } catch (error) {
    throw error instanceof BenchmarkError ? error : new BenchmarkError([issue("unreadable", [])]);
  }
  return list;
}

/** A document with tables of so many rows. */
function cut({ title, blocks, language }: Document, most: number): Shown {
  const parts = (part: Block): readonly Block[] => {
    if (part.kind === "box") return [{ ...part, blocks: part.blocks.flatMap(parts) as never }];
    if (part.kind !== "table" || part.rows.length <= most) return [part];
    return cutTable(part.caption, part.columns, part.rows.length, most, (i) => part.rows[i] as string[]);
  };
  return { title, language, blocks: blocks.flatMap(parts) };
}
