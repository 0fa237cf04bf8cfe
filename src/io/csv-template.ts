/** A blank table for a framework, to be filled in and read by `fromCsv`. */

import { contextFactors } from "../assess/assessment.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { type CellValue, tableText, textCell } from "./cell.ts";
import { contextColumn } from "./columns.ts";
import type { Delimiter } from "./csv-records.ts";
import { clipped } from "./table-issue.ts";
import { checkedOptions, templateShape } from "./table-options.ts";

/** What a blank table holds. */
export interface CsvTemplateOptions {
  /** Cities for which it is filled in; one block without a city if left out. */
  readonly cities?: readonly {
    /** Identity across rounds and tables. */
    readonly id: string;
    /** What readers see. */
    readonly name: string;
  }[];
  /** Long: one row an indicator, with its question (default). Wide: one row a city, a column for each indicator. */
  readonly form?: "long" | "wide";
  /** Only the short form: the indicators that are marked `core`. */
  readonly core?: boolean;
  /** What stands between cells; default a comma. */
  readonly delimiter?: Delimiter;
}

/**
 * A blank table: for each city the questions with what is allowed as an answer, and columns for the context of the city. Where nothing is filled
 * in, {@link fromCsv} reads it without an issue. The columns group, title, question, allowed and core are for the reader; they are not read back.
 *
 * @param framework what is asked
 * @param options cities, form, short form, delimiter
 * @throws BenchmarkError if the framework or the options are not valid, if a city is listed twice, or if there is no short form
 * @example
 * import { consultativeBodies } from "indicatree/frameworks/consultative-bodies";
 * import { csvTemplate, fromCsv } from "indicatree/io";
 *
 * const blank = csvTemplate(consultativeBodies, { cities: [{ id: "aford", name: "Aford (invented)" }], core: true });
 * const filledIn = blank.replace(",yes,,,,,\n", ",yes,standing,,,,\n");
 * const { assessments, issues } = fromCsv(filledIn, consultativeBodies);
 * issues.length; // 0
 * assessments[0]?.answers; // { "consultative-bodies.mandate.standing-body": "standing" }
 */
export function csvTemplate(framework: Framework, options?: CsvTemplateOptions): string {
  const tree = outline(parseFramework(framework));
  const { cities, form = "long", core = false, delimiter } = checkedOptions<CsvTemplateOptions>(options, templateShape);
  const twice = cities?.find((city, i) => cities.findIndex((other) => other.id === city.id) < i);
  if (twice !== undefined) throw new BenchmarkError([issue("city-twice", ["options", "cities"], { city: clipped(twice.id) })]);
  const asked = tree.indicators.filter(({ node }) => !core || (node as Indicator).core === true);
  if (asked.length === 0) throw new BenchmarkError([issue("core-none", ["options", "core"], { framework: tree.framework.id })]);

  const context = contextFactors(tree.framework).flatMap((factor) => contextColumn(factor.id, tree) ?? []);
  const blocks = cities?.map(({ id, name }) => [textCell(id), textCell(name)]) ?? [[null, null]];
  const rows = blocks.flatMap((city) =>
    form === "long" ? asked.map((place) => longRow(city, context, place, tree)) : [wideRow(city, context, asked)],
  );
  const head = ["city", "name", "date", "role", ...context];
  const rest = form === "long" ? LONG : asked.map(({ id }) => id);
  return tableText([[...head, ...rest], ...rows], delimiter === undefined ? {} : { delimiter });
}

const LONG = ["group", "indicator", "title", "question", "allowed", "core", "answer", "missing", "reason", "comment", "evidence"];

function longRow(
  city: readonly CellValue[],
  context: readonly string[],
  { id, node, scale, parent }: OutlineNode,
  tree: Outline,
): CellValue[] {
  const { title, question, core } = node as Indicator;
  const group = tree.nodes[parent ?? 0]?.node.title ?? "";
  const allowed = kindOfScale(scale as Scale).allowed(scale as Scale);
  const blank = ["answer", "missing", "reason", "comment", "evidence"].map(() => null);
  return [...city, null, null, ...context.map(() => null), group, id, title, question, allowed, core === true ? "yes" : null, ...blank];
}

/** The role is filled in, so that a row without a city is a row. */
function wideRow(city: readonly CellValue[], context: readonly string[], asked: readonly OutlineNode[]): CellValue[] {
  return [...city, null, "self", ...context.map(() => null), ...asked.map(() => null)];
}
