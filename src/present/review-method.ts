/** How a review was done: the process as it was, the team and its conflicts, desk review, visit and talks, and who rated what. */

import type { Interview } from "../analyse/review.ts";
import { reviewProcess } from "../analyse/review-process.ts";
import { ruleTable } from "../model/check-policy.ts";
import type { Aggregation, ScoringPolicy } from "../model/policy.ts";
import type { Block } from "./document.ts";
import { formatPercent } from "./format.ts";
import { right, said } from "./node-tables.ts";
import { historyShown } from "./review-history.ts";
import { cityName } from "./review-people.ts";
import type { Judgement, ReviewScope } from "./review-scope.ts";
import { days, ended, evidenceWords, heading, listOfItems, plural, tableOf } from "./review-words.ts";
import { describeCounts } from "./sentences.ts";

/** The whole of it. */
export function reviewMethod(scope: ReviewScope): Block[] {
  return [
    heading(2, "How the review was done"),
    ...steps(scope),
    heading(3, "The team"),
    ...team(scope),
    heading(3, "Before the visit"),
    ...desk(scope),
    heading(3, "The visit"),
    ...visit(scope),
    heading(3, "Who rated"),
    ...raters(scope),
  ];
}

function steps({ review, who }: ReviewScope): Block[] {
  return historyShown(review.history, reviewProcess, who);
}

function team({ review, cities }: ReviewScope): Block[] {
  const rows = review.team.map(({ id, name, role, city, organisation, conflicts }) => [
    name ?? id,
    role,
    [city === undefined ? undefined : cityName(cities, city), organisation].filter((part) => part !== undefined).join(", "),
    conflicts.length === 0 ? "none declared" : conflicts.join("; "),
  ]);
  if (rows.length === 0) return [said("No team is named yet.")];
  return tableOf("Who reviewed", ["Who", "Role", "From", "Conflicts of interest"], rows);
}

function desk({ review: { deskReview }, titles }: ReviewScope): Block[] {
  if (deskReview === undefined) return [said("There has been no desk review yet.")];
  const { summary, nodes, documents = [] } = deskReview;
  const read = documents.length === 0 ? "No other documents are named." : "Read beside the initial report:";
  return [
    said(`The team's preliminary analysis: ${ended(summary)}${nodes === undefined ? "" : ` It looks at: ${titles(nodes)}.`} ${read}`),
    ...listOfItems(documents.map(evidenceWords)),
  ];
}

function visit({ review, titles }: ReviewScope): Block[] {
  const { visitPlan: plan, visit: done, interviews } = review;
  const places = (sites: readonly string[] | undefined): string => (sites === undefined || sites.length === 0 ? "" : sites.join("; "));
  const kept = plan !== undefined && plan.from === done?.from && plan.to === done.to;
  const planned = plan === undefined || kept ? [] : [`It was planned for ${days(plan.from, plan.to)}.`];
  const was =
    done === undefined
      ? [plan === undefined ? "No visit is planned yet." : "It has not taken place yet."]
      : [
          `The team was there ${done.from === done.to ? `on ${done.from}` : `from ${done.from} to ${done.to}`}${kept ? ", as planned" : ""}.`,
          places(done.sites) === "" ? "No sites are named." : `Sites: ${places(done.sites)}.`,
          ...(done.changes === undefined ? [] : [ended(`Other than planned: ${done.changes}`)]),
        ];
  // Sites that were planned are named only where they are not those that were seen.
  const differ = places(plan?.sites) !== places(done?.sites) && places(plan?.sites) !== "";
  const sites = differ ? [`Planned sites: ${places(plan?.sites)}.`] : [];
  const agenda = (plan?.agenda ?? []).map(({ date, what, place = "" }) => [date, what, place]);
  return [
    said([...planned, ...was, ...sites].join(" ")),
    ...tableOf("Agenda, as planned", ["Day", "What", "Where"], agenda),
    ...(interviews.length === 0
      ? [said("No talks are recorded.")]
      : tableOf(
          `${plural(interviews.length, "talk")}, by the role of who was asked`,
          ["Role", right("Talks"), "When", "About"],
          talks(interviews, titles),
        )),
  ];
}

function talks(interviews: readonly Interview[], titles: ReviewScope["titles"]): string[][] {
  return [...new Set(interviews.map(({ role }) => role))].map((role) => {
    const some = interviews.filter((talk) => talk.role === role);
    const dates = some.flatMap(({ date = [] }) => date).sort();
    const about = [...new Set(some.flatMap(({ nodes = [] }) => nodes))];
    const when = dates.length === 0 ? "" : days(dates[0] as string, dates.at(-1) as string);
    return [role, String(some.length), when, titles(about)];
  });
}

function raters(scope: ReviewScope): Block[] {
  const { self, others, review, tree } = scope;
  const partly = others.some(({ asks }) => asks !== null);
  const rows = [self, ...others].map((one) => [
    `${one.full}${one === self && one.rater.name !== undefined ? ` (${one.rater.name})` : ""}`,
    one.assessment.date,
    partly ? askedWords(scope, one) : "",
    describeCounts(review.framework, one.asked.total),
    one.last ? "" : "a later rating by the same rater counts instead",
  ]);
  return [
    ...tableOf(
      `Ratings${partly ? "" : ` (everybody was asked all ${plural(tree.indicators.length, "question")})`}`,
      ["Who", "Date", "Asked", "Answers", "Note"],
      rows,
    ),
    ...(others.length === 0 ? [said("Nobody but the city itself has rated it so far.")] : []),
    said(policyWords(self.card.policy)),
  ];
}

/** What somebody was asked, by titles where they are few. */
function askedWords({ tree, titles }: ReviewScope, { asks, asked }: Judgement): string {
  const n = asked.total.counts.indicators;
  if (asks === null) return `all ${plural(tree.indicators.length, "question")}`;
  return `${n} of ${plural(tree.indicators.length, "question")}: ${titles(asks)}`;
}

/** The policy in force, as far as a reader needs it. */
export function policyWords({ aggregate, coverage, weights = "declared", missing = {} }: ScoringPolicy): string {
  const { default: general = "arithmetic", byDepth = {}, at = {} } = ruleTable(aggregate);
  const rules = { arithmetic: "arithmetic means", geometric: "geometric means", harmonic: "harmonic means" } as const;
  const name = (rule: Aggregation): string =>
    typeof rule !== "string"
      ? (Object.entries(rule).map(
          ([key, value]) => `${key === "power" ? "power means with exponent" : "sums with the cap"} ${value}`,
        )[0] as string)
      : Object.hasOwn(rules, rule)
        ? rules[rule as keyof typeof rules]
        : `the ${rule}`;
  const others = Object.keys(byDepth).length + Object.keys(at).length;
  const heavy = {
    declared: "weights as the benchmark states them",
    equal: "all parts of a group weighing the same",
    "equal-leaves": "all questions weighing the same",
  };
  const weighed =
    typeof weights === "string"
      ? heavy[weights]
      : `weights as the benchmark states them, but for ${plural(Object.keys(weights).length, "part")}`;
  const kept = Object.entries(missing)
    .filter(([, rule]) => rule !== "leave-out")
    .map(([state, rule]) => `${state.replace(/-/g, " ")} (${MISSING[rule as keyof typeof MISSING]})`);
  const threshold = coverage?.threshold;
  return [
    `Values are ${name(general)}, with ${weighed}${others > 0 ? "; some parts follow rules of their own" : ""}.`,
    ...(kept.length === 0 ? [] : [`Without a value, and not left out: ${kept.join(", ")}.`]),
    ...(threshold === undefined ? [] : [`A part is scored where at least ${formatPercent(threshold)} of what applies in it is answered.`]),
  ].join(" ");
}

const MISSING = { worst: "counted as 0", best: "counted as 100", block: "leaves no value above it" } as const;
