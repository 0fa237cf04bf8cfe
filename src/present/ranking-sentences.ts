/** A ranking in words: among whom, in which tiers, who stands apart and why, and what it rests on. */
import * as z from "zod/mini";
import type { ApartReason, Ranking } from "../analyse/ranking.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, issue, kindOf, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { formatPercent } from "./format.ts";

/**
 * A ranking in sentences: among which cities and when; one sentence for each tier, whose cities are named in the order of the comparison; who is not ranked
 * and why; and on how much of the node it rests. No value is named: those stand in the table.
 *
 * @param ranking made by `rank`, or come back from JSON
 * @returns three sentences or more
 * @throws BenchmarkError for anything else
 * @example
 * import { assess, compare, defineFramework, describeRanking, fullyPartlyNot, rank, score } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const card = (id: string, name: string, a: string, b: string) =>
 *   score(assess(small, { city: { id, name }, date: "2026-03-01", rater: { role: "self" }, answers: { "small.a": a, "small.b": b } }));
 * const cards = [card("a", "Aford (invented)", "partly", "fully"), card("b", "Beford (invented)", "not-at-all", "not-at-all"), card("c", "Ceford (invented)", "fully", "partly")];
 * describeRanking(rank(compare(cards), "small", { framework: small })).slice(0, 3);
 * // => [
 * //   "Small: 3 of 3 cities ranked, assessed on 2026-03-01.",
 * //   "Tier 1 (rank 1): Aford (invented), Ceford (invented); not ordered among each other.",
 * //   "Tier 2 (rank 3): Beford (invented).",
 * // ]
 */
export function describeRanking(ranking: Ranking): readonly string[] {
  const { title, reference, rows, tiers, apart, indicators, sharedIndicators, sharedWeight } = checked(ranking);
  const names = new Map(rows.map(({ city, name }) => [city, name]));
  const { n, of, dates, undated } = reference;
  const when =
    dates === null ? "" : dates.first === dates.last ? `, assessed on ${dates.first}` : `, assessed from ${dates.first} to ${dates.last}`;
  const changed = rows.filter((row) => row.sharedRank !== row.rank).length;
  const moved = `${changed === 0 ? "no city has" : changed === 1 ? "1 city has" : `${changed} cities have`} another rank, or none`;
  return freeze([
    `${title}: ${n} of ${of} cities ranked${when}${undated > 0 ? `, ${undated} without a date` : ""}.`,
    ...tiers.map(({ tier, ranks, cities }) => {
      const listed = cities.map((city) => names.get(city) ?? city).join(", ");
      return `Tier ${tier} (rank${ranks.includes("–") ? "s" : ""} ${ranks}): ${listed}${cities.length > 1 ? "; not ordered among each other" : ""}.`;
    }),
    ...(apart.length > 0 ? [`Not ranked: ${apart.map(({ name, reason }) => `${name} (${WHY[reason]})`).join(", ")}.`] : []),
    sharedIndicators === indicators
      ? `All ${indicators} indicators apply in every ranked city.`
      : `${sharedIndicators} of ${indicators} indicators, with ${formatPercent(sharedWeight, 1)} of the weight, apply in every ranked city; on these alone ${moved}.`,
  ]);
}

const WHY: { readonly [R in ApartReason]: string } = {
  "not-applicable": "not applicable there",
  "gate-unmet": "a mandatory part is not met",
  "gate-open": "a mandatory part is not known to be met",
  unscored: "too little is answered",
  "few-apply": "less than half of the indicators apply",
};

let shape: z.ZodMiniType | undefined;

function checked(ranking: unknown): Ranking {
  const plain = copyPlain(ranking);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  if (!isRecord(plain.value) || plain.value.kind !== "ranking")
    throw new BenchmarkError([issue("wrong-type", [], { expected: "a ranking made by rank()", received: kindOf(ranking) })]);
  const [text, number] = [z.string(), z.number()];
  shape ??= z.object({
    title: text,
    reference: z.object({ n: number, of: number, dates: z.nullable(z.object({ first: text, last: text })), undated: number }),
    rows: z.array(z.object({ city: text, name: text, rank: number, sharedRank: z.nullable(number) })),
    tiers: z.array(z.object({ tier: number, ranks: text, cities: z.array(text) })),
    apart: z.array(z.object({ name: text, reason: z.enum(Object.keys(WHY) as [ApartReason, ...ApartReason[]]) })),
    indicators: number,
    sharedIndicators: number,
    sharedWeight: number,
  });
  throwIfAny(checkShape(shape, plain.value, []));
  return plain.value as unknown as Ranking;
}
