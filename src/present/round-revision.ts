/** What becomes of the benchmark after a round: the changes that are proposed, and questions that reviewers read differently wherever it can be seen. */
import { readPanel, type Voice } from "../assess/panel.ts";
import type { Block } from "./document.ts";
import { said } from "./node-tables.ts";
import { capital, ended, heading, joined, listOfItems, plural, quoted, tableOf } from "./review-words.ts";
import type { RoundScope } from "./round-scope.ts";

/** So many cities must have let it be seen before a question is named. */
export const LEAST_CITIES = 3;

/** The proposal, and the candidates. */
export function roundRevision(scope: RoundScope): Block[] {
  const { round, tree } = scope;
  const { revision, publication, framework } = round;
  const title = (id: string): string => tree.byId.get(id)?.node.title ?? id;
  return [
    heading(2, "The benchmark after this round"),
    ...(revision === undefined
      ? [said("No revision of the benchmark is proposed yet.")]
      : [
          said(
            `Version ${revision.version} is proposed in place of ${framework.version}, with ${plural(revision.changes.length, "change")}. Proposing changes no benchmark by itself.`,
          ),
          ...tableOf(
            "Proposed changes",
            ["Part", "Change", "What is proposed", "What speaks for it"],
            revision.changes.map(({ node, change, text, reason }) => [title(node), change, text, reason]),
          ),
        ]),
    heading(3, "Questions that reviewers read differently"),
    ...candidatesShown(scope),
    ...(publication === undefined
      ? []
      : [
          said(
            ended(
              [
                `The final report is ${quoted(publication.title)} (${publication.date})`,
                ...(publication.reference === undefined ? [] : [`kept at ${publication.reference}`]),
                ...(publication.summary === undefined ? [] : [`in its own words: ${publication.summary}`]),
              ].join("; "),
            ),
          ),
        ]),
  ];
}

/** A question with the number of cities in which two peers or experts judged it, and in which they judged it differently. */
export interface ReadDifferently {
  readonly id: string;
  readonly title: string;
  readonly judged: number;
  readonly differently: number;
}

/** Every question on which that can be seen in at least one city. The city's own answer is left aside: it may differ for other reasons. */
export function readings({ reviews, tree }: RoundScope): ReadDifferently[] {
  const panels = reviews.flatMap(({ panel }) => {
    const judges = panel.filter(({ role }) => role === "peer" || role === "expert").map(({ assessment }) => assessment);
    return judges.length < 2 ? [] : [readPanel(judges).voices];
  });
  return tree.indicators.flatMap(({ id, node }, k) => {
    const seen = panels
      .map((voices) => voices.map((voice) => voice[k] as Voice).filter(({ judged }) => judged))
      .filter((some) => some.length > 1);
    const differently = seen.filter((some) => new Set(some.map(({ fact }) => fact)).size > 1).length;
    return seen.length === 0 ? [] : [{ id, title: node.title, judged: seen.length, differently }];
  });
}

function candidatesShown(scope: RoundScope): Block[] {
  const enough = readings(scope).filter(({ judged }) => judged >= LEAST_CITIES);
  const named = new Set((scope.round.revision?.changes ?? []).map(({ node }) => node as string));
  const found = enough.filter(({ judged, differently }) => differently === judged);
  if (enough.length === 0)
    return [said(`It cannot be said: on no question did two or more peers or experts judge in ${LEAST_CITIES} cities or more.`)];
  const basis = `${capital(plural(enough.length, "question"))} ${enough.length === 1 ? "was" : "were"} judged by two or more peers or experts in ${LEAST_CITIES} cities or more.`;
  if (found.length === 0) return [said(`${basis} On none of them did they answer differently in every city.`)];
  return [
    said(
      `${basis} On ${joined([plural(found.length, "question")])} they answered differently in every one of these cities. That may lie in the wording, in what each of them saw, or in the matter itself: it is a reason to look at the wording, not yet one to change it.`,
    ),
    ...listOfItems(
      found.map(
        ({ id, title, judged }) => `${title}: in all ${judged} cities.${named.has(id) ? " A change of it is proposed above." : ""}`,
      ),
    ),
  ];
}
