/** Who the city is and what it wants to know: its context, never scored, and the host's own questions beside the findings that speak to them. */

import type { City } from "../assess/assessment.ts";
import { contextFactors } from "../assess/assessment.ts";
import { own } from "../base/plain.ts";
import type { ContextFactor, Framework } from "../model/tree.ts";
import type { Block } from "./document.ts";
import { formatNumber, NO_VALUE } from "./format.ts";
import { said } from "./node-tables.ts";
import type { Numbered } from "./review-findings.ts";
import type { ReviewScope } from "./review-scope.ts";
import { ended, heading, listOfItems, tableOf } from "./review-words.ts";

/** The context factors that one of the cities states, each with a cell for each city. */
export function contextRows(framework: Framework, cities: readonly City[]): string[][] {
  const stated = (factor: ContextFactor) => cities.map(({ context = {} }) => own(context, factor.id));
  return contextFactors(framework).flatMap((factor) => {
    const values = stated(factor);
    if (values.every((value) => value === undefined)) return [];
    const unit = factor.unit === undefined ? "" : ` (${factor.unit})`;
    return [[`${factor.title}${unit}`, ...values.map(contextWords)]];
  });
}

function contextWords(value: string | number | boolean | undefined): string {
  if (value === undefined) return NO_VALUE;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? grouped(value) : value;
}

/** A stated number with at most the decimals that it came with, thousands apart. */
function grouped(value: number): string {
  const decimals = Math.min(10, (/\.(\d+)$/.exec(String(value))?.[1] ?? "").length);
  const [whole = "", part] = formatNumber(value, decimals).split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? apart : `${apart}.${part}`;
}

/** Profile and questions. */
export function reviewProfile(scope: ReviewScope, numbered: Numbered): Block[] {
  const { review, self } = scope;
  // The initial report may say more of the city than the review was begun with; what it does not say stands.
  const { host } = review;
  const context = { ...host.context, ...self.assessment.city.context };
  const rows = contextRows(review.framework, [{ ...host, context }]);
  const asked = review.questions.map(({ text, nodes }) => `${ended(text)} ${answering(scope, numbered, nodes)}`);
  return [
    heading(2, "The city and its questions"),
    ...(rows.length === 0
      ? [said("The city states no context.")]
      : tableOf(`${host.name}: context (describes the city, never scored)`, ["What", "The city says"], rows)),
    heading(3, "What the city wants to know"),
    ...(asked.length === 0 ? [said("The host put no questions of its own.")] : listOfItems(asked, true)),
  ];
}

/** Which findings name what a question is about, or parts of it. */
function answering({ review, tree, titles }: ReviewScope, numbered: Numbered, nodes: readonly string[] | undefined): string {
  if (nodes === undefined) return "(It names no part of the benchmark, so no finding can be set beside it.)";
  const inside = (id: string): boolean => {
    for (let at = tree.byId.get(id); at !== undefined; at = at.parent === null ? undefined : tree.nodes[at.parent])
      if (nodes.includes(at.id)) return true;
    return false;
  };
  const ids = review.findings.filter((finding) => finding.nodes.some(inside)).map(({ id }) => id);
  const about = `(About: ${titles(nodes)}.)`;
  return ids.length === 0 ? `${about} No finding speaks to it.` : `${about} See ${numbered.cite(ids)}.`;
}
