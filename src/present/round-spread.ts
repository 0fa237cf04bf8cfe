/** Where the cities of a round are alike and where they lie apart, by their own answers: from the least to the greatest, with how many there are. */
import { decimal, HUNDRED } from "../base/decimal.ts";
import type { OutlineNode } from "../model/outline.ts";
import type { Indicator } from "../model/tree.ts";
import type { Block } from "./document.ts";
import { formatNumber, NO_VALUE } from "./format.ts";
import { inside } from "./lent-names.ts";
import { right, said } from "./node-tables.ts";
import { nodeOn, type Part } from "./review-scope.ts";
import { heading, joined, listOfItems, plural, type Span, spanOf, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";

/** From here a part counts as strong, and up to here as weak: a convention, said with every result. */
export const STRONG = 75;
export const WEAK = 50;

/** A node with the span of the cities' values; of a penalty, how little of it there is. */
export interface SpannedNode {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  /** Of how many cities. */
  readonly of: number;
  /** Null if no city has a value. */
  readonly span: Span | null;
}

/** Spans of the parts. */
export function partSpans(scope: RoundScope): SpannedNode[] {
  return (scope.reviews[0]?.parts ?? []).map((part) => spanned(scope, part));
}

/** Spans of the questions. */
export function questionSpans(scope: RoundScope): SpannedNode[] {
  return scope.tree.indicators.map(({ id, node }) => spanned(scope, { id, title: node.title, depth: 0 }));
}

function spanned({ reviews, tree }: RoundScope, { id, title, depth }: Part): SpannedNode {
  const penalty = ((tree.byId.get(id) as OutlineNode).node as Indicator).penalty === true;
  const values = reviews.map(({ self }) => nodeOn(self.card, id).exact);
  const turned = values.map((value) => (value === null || !penalty ? value : HUNDRED.minus(value).toFixed()));
  // A part says itself that it is a penalty; what is turned round here is said in any case.
  const said = penalty ? `${tree.byId.get(id)?.node.title} (penalty, counted as 100 less its points)` : title;
  return { id, title: said, depth, of: values.length, span: spanOf(turned) };
}

/** Where every city that has a value is strong, or weak; only of two cities or more. */
export function allAlike(nodes: readonly SpannedNode[]): {
  readonly strong: readonly SpannedNode[];
  readonly weak: readonly SpannedNode[];
} {
  const some = nodes.filter(({ span }) => span !== null && span.n > 1);
  return {
    strong: some.filter(({ span }) => decimal((span as Span).low).gte(STRONG)),
    weak: some.filter(({ span }) => decimal((span as Span).high).lte(WEAK)),
  };
}

/** The nodes that lie furthest apart, of two cities or more; ties in tree order. */
export function furthestApart(nodes: readonly SpannedNode[], top = nodes.length): SpannedNode[] {
  const some = nodes.filter(({ span }) => span !== null && span.n > 1 && span.spread !== "0");
  return [...some].sort((a, b) => decimal((b.span as Span).spread).cmp((a.span as Span).spread)).slice(0, top);
}

/** Parts, then questions. */
export function roundSpread(scope: RoundScope, top: number): Block[] {
  const [parts, questions] = [partSpans(scope), questionSpans(scope)];
  const [alike, same] = [allAlike(parts), allAlike(questions)];
  const apart = furthestApart(questions);
  return [
    heading(2, "Where the cities are alike, and where they differ"),
    said(
      `By the cities' own answers. ${plural(scope.reviews.length, "city", "cities")} are no sample: nothing here speaks of other cities. “Strong” means that every city with a value has ${STRONG} or more, “weak” that none has more than ${WEAK}; both are conventions of this report.`,
    ),
    ...listOfItems([
      listed("Parts that are strong everywhere", alike.strong),
      listed("Parts that are weak everywhere", alike.weak),
      listed("Single questions that are strong everywhere", same.strong),
      listed("Single questions that are weak everywhere", same.weak),
    ]),
    ...tableOf("Parts: the cities from the least to the greatest value", HEADS("Part"), parts.map(row)),
    ...tableOf(
      `Questions on which the cities lie furthest apart${apart.length > top ? ` (the first ${top} of ${apart.length}; ties in the order of the benchmark)` : ""}`,
      HEADS("Question"),
      apart.slice(0, top).map(row),
    ),
  ];
}

const HEADS = (first: string) => [first, right("Cities"), right("Least"), right("Greatest"), right("Apart")];

function row({ title, depth, of, span }: SpannedNode): string[] {
  if (span === null) return [inside(title, depth), `0 of ${of}`, NO_VALUE, NO_VALUE, NO_VALUE];
  return [inside(title, depth), `${span.n} of ${of}`, ...[span.low, span.high, span.spread].map((text) => formatNumber(text))];
}

function listed(head: string, nodes: readonly SpannedNode[]): string {
  const names = nodes.map(({ title, of, span }) => (span?.n === of ? title : `${title} (${span?.n} of ${of} cities)`));
  return `${head}: ${names.length === 0 ? "none" : joined(names)}.`;
}
