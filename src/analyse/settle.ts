/** From several ratings of one city, or a review, to one consensus, in which every answer says where it came from and no judgement is lost. */
import { settlePanel } from "../assess/settle-panel.ts";
import type { SettleRule } from "../assess/settle-rule.ts";
import type { Settlement } from "../assess/settlement.ts";
import { type Rated, readRated } from "./rated.ts";

/**
 * One consensus from several ratings of one city, or from those of a review. Decisions come first. What a rating of the role consensus says has been agreed
 * already (unless `among` says whose judgement counts). Elsewhere, what is open is no judgement, and:
 *
 * - lower-median-of-peers: of the peers' answers (or of those in `among`) the middle one by points, of an even number the one less favourable to the
 *   city; so it is always an answer that somebody gave. Of a penalty, more points are less favourable.
 * - evidence-first: answers with evidence beat those without; among several, the lower median as above.
 * - leave-open: only what all who judged, two or more, say alike.
 *
 * A value and “does not apply” have no middle: that stays unsettled. What a settled answer makes superfluous is not asked. A settled answer carries the
 * comments (each with its rater) and the evidence of those who gave it; dates and confidence stay in `sources`. `visibility` is the narrowest of the
 * ratings'. City and context are those of the self-assessment, or of the first.
 *
 * @param rated assessments of one city, by different raters (give peers ids), or a review; one joint judgement is enough
 * @param rule decisions, and what holds elsewhere
 * @returns the consensus, where each answer comes from, and what is not settled
 * @throws BenchmarkError for ratings of several cities, framework versions or twice by one rater; decisions on unknown indicators, by unknown raters, or that would change nothing;
 * a rule for which there is no rating
 * @example
 * import { assess, defineFramework, fullyPartlyNot, settle } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b", "c"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * type Level = "fully" | "partly" | "not-at-all";
 * const by = (rater: { role: "self" | "peer"; id: string }, [a, b, c]: readonly [Level, Level, Level]) =>
 *   assess(small, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater, answers: { "small.a": a, "small.b": b, "small.c": c } });
 * const ratings = [
 *   by({ role: "self", id: "city" }, ["fully", "fully", "partly"]),
 *   by({ role: "peer", id: "north" }, ["partly", "fully", "partly"]),
 *   by({ role: "peer", id: "south" }, ["fully", "partly", "partly"]),
 * ];
 * const settled = settle(ratings, { otherwise: "lower-median-of-peers", decisions: { "small.b": { take: "city", reason: "Seen on site" } } });
 * settled.assessment.answers; // { "small.a": "partly", "small.b": "fully", "small.c": "partly" }
 * settled.sources["small.b"]?.raters; // ["city", "north"]
 */
export function settle<const I extends string, const G extends string>(rated: Rated<I, G>, rule: SettleRule<NoInfer<I>>): Settlement<I, G> {
  return settlePanel<I, G>(readRated(rated).panel, rule);
}
