/** Products over a tree of nodes as tables for a notebook: scorecard, explanation, comparison. They come here checked. */
import type { Comparison, NodeColumns } from "../analyse/comparison.ts";
import { own } from "../base/plain.ts";
import type { Framework } from "../model/tree.ts";
import type { Explanation } from "../score/explain.ts";
import type { NodeScore, Scorecard } from "../score/scorecard.ts";
import type { Block, Column } from "./document.ts";
import { formatNumber, formatPercent, NO_VALUE } from "./format.ts";
import { inside, type Names } from "./lent-names.ts";
import { cutTable, leftOut } from "./row-table.ts";
import { describeCounts, describeValue } from "./sentences.ts";

/** What is shown of a product: its title and parts. */
export interface Shown {
  readonly title: string;
  /** English if not said. */
  readonly language?: string;
  readonly blocks: readonly Block[];
}

/** What the tables are made with. */
export interface NodeScope {
  readonly names: Names;
  readonly framework: Framework | null;
  readonly most: number;
}

/** A column of numbers. */
export const right = (title: string): Column => ({ title, align: "right" });
/** Small print. */
export const small = (text: string): Block => ({ kind: "paragraph", text, small: true });
/** A sentence. */
export const said = (text: string): Block => ({ kind: "paragraph", text });

/** A scorecard: what each part stands on, its value and possible range. */
export function scorecardShown(card: Scorecard, { names, framework, most }: NodeScope): Shown {
  const nodes = card.nodes as { readonly [id: string]: NodeScore };
  const ids = Object.keys(nodes).filter(names.within);
  const root = (own(nodes, card.framework.id) ?? Object.values(nodes)[0]) as NodeScore;
  const counts = (node: NodeScore): string => (framework === null ? countsAlone(node) : describeCounts(framework, node));
  const row = (id: string): string[] => {
    const node = nodes[id] as NodeScore;
    return [names.indented(id), counts(node), valueOf(node), rangeOf(node.range), formatPercent(node.coverage, 1)];
  };
  const gates = (state: string): string =>
    card.gates
      .filter((gate) => gate.state === state)
      .map(({ id }) => names.title(id))
      .join(", ");
  const lines = [
    [gates("unmet"), "Mandatory and not met"],
    [gates("open"), "Mandatory and not known to be met"],
    [card.band.name ?? "", "Band"],
  ].flatMap(([what, head]) => (what === "" ? [] : [said(`${head}: ${what}.`)]));
  const columns = [{ title: "Part" }, { title: "Counts" }, right("Value"), right("Possible range"), right("Answered")];
  return {
    title: `${card.city.name}: ${names.title(card.framework.id)} ${card.framework.version}`,
    blocks: [
      said(`Assessed ${on(card.date)} (${card.rater.role}): ${counts(root)}; ${describeValue(root)}.`),
      ...lines,
      ...cutTable(`What each part stands on (0 to 100; ${LEGEND})`, columns, ids.length, most, (i) => row(ids[i] as string)),
      small(card.statement),
    ],
  };
}

/** What stands where there is no value. */
export const LEGEND = `${NO_VALUE} not scored, n/a not applicable`;

function on(date: string): string {
  return date === "undated" ? "on a day that is not stated" : `on ${date}`;
}

function countsAlone({ counts: { answered, open, excluded } }: NodeScore): string {
  return `${answered} answered${open > 0 ? `, ${open} open` : ""}${excluded > 0 ? `, ${excluded} not applicable` : ""}`;
}

/** A value, or why there is none, in a cell. */
export function valueOf({ status, exact }: Pick<NodeScore, "status" | "exact">): string {
  return status === "not-applicable" ? "n/a" : formatNumber(exact);
}

function rangeOf(range: NodeScore["range"]): string {
  if (range === null) return NO_VALUE;
  return range.low === range.high ? "settled" : `${formatNumber(range.low)} to ${formatNumber(range.high)}`;
}

/** An explanation: what each part brings and costs, a group before its children. */
export function explanationShown(why: Explanation, depth: number, most: number): Shown {
  const rows: string[][] = [];
  const visit = (part: Explanation, level: number): void => {
    const { title, rule, weight, contribution, lost, floor, jointLoss, children, penalty } = part;
    const under = (text: string, brings: string | null, costs: string | null): number =>
      rows.push([inside(text, level + 1), "", "", "", formatNumber(brings), formatNumber(costs)]);
    const heavy = formatNumber(weight, Number.isInteger(weight) ? 0 : 3);
    rows.push([inside(title, level), ruleText(rule, penalty), heavy, valueOf(part), formatNumber(contribution), formatNumber(lost)]);
    if (level >= depth) return;
    for (const child of children) visit(child, level + 1);
    if (floor !== null) under("given back at the floor of 0", floor, floor === "0" ? "0" : `-${floor}`);
    if (jointLoss !== null) under("lost by all of them together", null, jointLoss);
  };
  visit(why, 0);
  const columns = [{ title: "Part" }, { title: "Rule" }, right("Weight"), right("Value"), right("Brings"), right("Costs")];
  const caption = `What each part brings to the one above it, and costs there, in points (${LEGEND})`;
  return {
    title: `Why ${why.title} ${why.exact === null ? "has no value" : `stands at ${formatNumber(why.exact)}`}`,
    blocks: cutTable(caption, columns, rows.length, most, (i) => rows[i] as string[]),
  };
}

function ruleText(rule: Explanation["rule"], penalty: boolean): string {
  const names = { scale: "answer", open: "open", excluded: "not applicable" } as const;
  const text = typeof rule !== "string" ? ("power" in rule ? `power ${rule.power}` : `capped sum ${rule.cappedSum}`) : rule;
  return `${Object.hasOwn(names, text) ? names[text as keyof typeof names] : text}${penalty ? ", penalty" : ""}`;
}

/** So many cities stand beside each other; more stand below each other, with the first so many parts beside. */
const ABREAST = 12;

/** A comparison: parts down and cities across, or, of many cities, the other way round. Nothing is ranked. */
export function comparisonShown(comparison: Comparison, { names, most }: NodeScope): Shown {
  const { cities, basis, framework } = comparison;
  const columns = comparison.nodes as { readonly [id: string]: NodeColumns };
  const ids = Object.keys(columns).filter(names.within);
  const root = Object.keys(columns)[0] as string;
  const unmet = (id: string, i: number): boolean =>
    (comparison.gates[i] ?? []).some((gate) => gate.state === "unmet" && (id === root || names.holds(id, gate.id)));
  const cell = (id: string, i: number): string => {
    const column = columns[id] as NodeColumns;
    const nothing = column.answered[i] === 0 && column.open[i] === 0;
    return (nothing ? "n/a" : formatNumber(column.exact[i] ?? null)) + (unmet(id, i) ? "*" : "");
  };
  const ends = columns[root] as NodeColumns;
  const about: readonly (readonly [string, (i: number) => string])[] = [
    ["lowest possible", (i) => formatNumber(ends.low[i] ?? null)],
    ["highest possible", (i) => formatNumber(ends.high[i] ?? null)],
    ["answered", (i) => formatPercent(ends.coverage[i] as number, 1)],
  ];
  const places = cities.map((_, i) => i);
  const marked = comparison.gates.some((gates) => gates.some(({ state }) => state === "unmet"));
  const caption = `Values from 0 to 100 (${LEGEND}${marked ? ", * a mandatory part in it is not met" : ""})`;
  const shared = `Compared are the ${basis.indicators} indicators that versions ${basis.versions.join(", ")} share: ${formatPercent(basis.weight, 1)} of the weight. `;
  const abreast = ids.slice(0, ABREAST);
  const table =
    cities.length <= ABREAST
      ? partsDown(caption, names, ids, about, places, { cell, most, root, heads: cities.map(({ name }) => right(plainName(name))) })
      : [
          ...cutTable(
            caption,
            [
              { title: "City" },
              ...abreast.map((id) => right(names.title(id))),
              ...about.map(([head]) => right(`${names.title(root)}: ${head}`)),
            ],
            cities.length,
            most,
            (i) => [cities[i]?.name as string, ...abreast.map((id) => cell(id, i)), ...about.map(([, text]) => text(i))],
          ),
          ...leftOut("parts", abreast.length, ids.length, "the option depth chooses the upper ones"),
        ];
  return {
    title: `${names.title(framework.id)} ${framework.version}: ${cities.length} ${cities.length === 1 ? "city" : "cities"}`,
    blocks: [
      said(`${basis.kind === "whole" ? "" : shared}${whenAndWho(comparison)} The order of the cities says nothing.`),
      ...table,
      small(comparison.statement),
    ],
  };
}

interface Crossing {
  readonly cell: (id: string, i: number) => string;
  readonly most: number;
  readonly root: string;
  readonly heads: readonly Column[];
}

/** Below the parts, of which some may be left out, always what the root rests on. */
function partsDown(
  caption: string,
  names: Names,
  ids: readonly string[],
  about: readonly (readonly [string, (i: number) => string])[],
  places: readonly number[],
  { cell, most, root, heads }: Crossing,
): Block[] {
  const rows = ids.slice(0, most).map((id) => [names.indented(id), ...places.map((i) => cell(id, i))]);
  const below = about.map(([head, text]) => [`${names.title(root)}: ${head}`, ...places.map(text)]);
  const known = below.filter(([, ...cells]) => cells.some((cell) => cell !== NO_VALUE));
  return [
    { kind: "table", caption, columns: [{ title: "Part" }, ...heads], rows: [...rows, ...known] },
    ...leftOut("parts", rows.length, ids.length, "the option rows shows more, depth the upper ones"),
  ];
}

/** Heads of columns are narrow; the text above them says that cities are invented. */
function plainName(name: string): string {
  return name.replace(/ \(invented\)$/, "");
}

function whenAndWho({ dates, raters, cities }: Pick<Comparison, "dates" | "raters" | "cities">): string {
  const days = [...new Set(dates)].filter((date) => date !== "undated").sort();
  const invented = cities.filter(({ name }) => plainName(name) !== name).length;
  const roles = [...new Set(raters.map(({ role }) => role))].join(", ");
  const cast =
    invented === 0
      ? ""
      : invented === cities.length
        ? " All cities are invented."
        : ` ${invented} of the cities ${invented === 1 ? "is" : "are"} invented.`;
  const when = days.length < 2 ? on(days[0] ?? "undated") : `from ${days[0]} to ${days.at(-1)}`;
  return `Assessed ${when} (${roles}).${cast}`;
}
