/** A matching in words: the whole first, then each scheme and each match with its reasons, who is not placed and why, and how sure it is. */
import { ensureMatching } from "../analyse/check-matching.ts";
import type { Match, MatchedScheme, Matching, MatchReason, UnplacedReason, UnplacedWish } from "../analyse/matching.ts";
import { freeze } from "../base/freeze.ts";
import { formatNumber } from "./format.ts";

/**
 * A matching in sentences that a mayor can read: what was found, each scheme, why each city is in it, who is not placed and why, how sure that is, and what it
 * does not know.
 *
 * @param matching made by `matchMentors`, or come back from JSON
 * @throws BenchmarkError for anything else
 * @example
 * import { defineFramework, describeMatching, matchMentors } from "indicatree";
 *
 * const marks = { kind: "points", id: "marks", maximum: 100 } as const;
 * const one = defineFramework({ id: "one", title: "Front desks", version: "1.0.0", status: "untested",
 *   children: [{ id: "one.desk", title: "Desk", question: "How good is the desk?", scale: marks }] });
 * const learner = (name: string, points: number) => ({
 *   city: { id: name.toLowerCase(), name: `${name} (invented)` }, languages: ["English"], implement: [{ theme: "one", gap: { text: "No desk yet.", points } }],
 * } as const);
 * const found = matchMentors({
 *   cities: [{ city: { id: "dunmouth", name: "Dunmouth (invented)" }, languages: ["English"], mentor: ["one"] }, learner("Aford", 40), learner("Beford", 25), learner("Ceford", 30)],
 *   themes: [{ framework: one }],
 * });
 * describeMatching(found);
 * // => [
 * //   "1 scheme was found, with 3 places for implementing cities. The gaps to learn from come to 95.0 points.",
 * //   "“Front desks”: Dunmouth (invented) mentors Aford (invented), Beford (invented) and Ceford (invented). All work in English.",
 * //   "Aford (invented) learns from Dunmouth (invented) in “Front desks”: it named a gap of 40.0 points; both work in English.",
 * //   "Beford (invented) learns from Dunmouth (invented) in “Front desks”: it named a gap of 25.0 points; both work in English.",
 * //   "Ceford (invented) learns from Dunmouth (invented) in “Front desks”: it named a gap of 30.0 points; both work in English.",
 * //   "Every wish to learn is met.",
 * //   "No other matching within these limits is worth more.",
 * //   "This counts points, languages and places. Whether two cities get on, who has the time and what matters more, it cannot know."
 * // ]
 */
export function describeMatching(matching: Matching): readonly string[] {
  const checked = ensureMatching(matching);
  const { schemes, unplaced } = checked;
  const names = namesIn(checked);
  return freeze([
    whole(checked),
    ...schemes.flatMap((scheme) => [schemeSentence(scheme, names), ...scheme.matches.map((match) => matchSentence(scheme, match, names))]),
    ...(unplaced.length === 0 ? [everybody(checked)] : unplaced.map((wish) => wishSentence(wish, names, checked.optimal))),
    sureness(checked),
    "This counts points, languages and places. Whether two cities get on, who has the time and what matters more, it cannot know.",
  ]);
}

/** What readers see for an id of a city or a theme. */
type Names = (id: string) => string;

function namesIn({ cities, themes }: Matching): Names {
  const known = new Map([
    ...themes.map(({ id, title }) => [id, `“${title}”`] as const),
    ...cities.map(({ id, name }) => [`city ${id}`, name] as const),
  ]);
  return (id) => known.get(id) ?? `“${id}”`;
}

function cityOf(names: Names, id: string): string {
  return names(`city ${id}`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function points(exact: string): string {
  const text = formatNumber(exact);
  return `${text} ${text === "1.0" ? "point" : "points"}`;
}

function whole({ schemes, total, settings }: Matching): string {
  const places = schemes.reduce((sum, { matches }) => sum + matches.length, 0);
  if (places === 0) return "No scheme could be formed.";
  const found = schemes.length === 1 ? "1 scheme was found" : `${schemes.length} schemes were found`;
  const what = settings.context === null ? "The gaps to learn from come" : "Gaps to learn from, and likeness, come";
  return `${found}, with ${places} places for implementing cities. ${what} to ${points(total.exact)}.`;
}

function schemeSentence({ theme, mentor, implementing, languages }: MatchedScheme, names: Names): string {
  const meet =
    languages.length > 0 ? `All work in ${listed(languages)}.` : "No language is shared by all of them; each works with the mentor in one.";
  return `${names(theme)}: ${mentor.name} mentors ${listed(implementing.map(({ city }) => city.name))}. ${meet}`;
}

function matchSentence({ theme, mentor }: MatchedScheme, { city, reasons }: Match, names: Names): string {
  const said = reasons.flatMap((reason) => reasonWords(reason) ?? []);
  return `${cityOf(names, city)} learns from ${mentor.name} in ${names(theme)}: ${said.join("; ")}.`;
}

/** A reason in words; null where it needs none. */
function reasonWords(reason: MatchReason): string | null {
  switch (reason.code) {
    case "measured-gap":
      return `${points(reason.params.points)} behind (${formatNumber(reason.params.own)} and ${formatNumber(reason.params.mentor)} of 100)`;
    case "declared-gap":
      return `it named a gap of ${points(reason.params.points)}`;
    case "shared-language":
      return `both work in ${listed(reason.params.languages.split(", "))}`;
    case "similar-context": {
      const { likeness, near } = reason.params;
      return `alike by ${formatNumber(likeness, 2)} of 1${near === null ? "" : `, closest in ${listed(near.split(", "))}`}`;
    }
    case "best-mentor":
      return null;
    case "other-mentor":
      return `${reason.params.name} would be worth ${points(reason.params.more)} more for it alone, but not for all`;
  }
}

function wishSentence({ city, theme, reason, others, placedElsewhere }: UnplacedWish, names: Names, optimal: boolean): string {
  const cities = listed(others.map((id) => cityOf(names, id)));
  const said: { readonly [R in UnplacedReason]: string } = {
    "no-mentor": "nobody else is willing to mentor there",
    "no-language": `it shares no language with ${cities}`,
    earlier: `it was together before with all that it could talk to (${cities})`,
    "no-value": `no result and no points that it named say how far it is from ${cities}`,
    "nothing-to-learn": `the gap is not large enough to learn from ${cities}`,
    "mentors-itself": "it mentors there itself",
    "capacity-used": `it takes on no more schemes than it has in ${listed(others.map(names))}`,
    "too-few": `fewer than three cities could be brought together by ${cities}`,
    "mentors-elsewhere": `${cities} ${others.length === 1 ? "is" : "are"} taken by other schemes`,
    "schemes-full": `the ${others.length === 1 ? "scheme" : "schemes"} of ${cities} ${others.length === 1 ? "is" : "are"} full`,
    "worth-less": `no matching ${optimal ? "" : "was found "}with it in a scheme of ${cities.replace(/ and /, " or ")}${optimal ? " is" : " that is"} worth more`,
  };
  return `${cityOf(names, city)} has no place in ${names(theme)}${placedElsewhere ? ", but in another theme" : ""}: ${said[reason]}.`;
}

function everybody({ cities }: Matching): string {
  return cities.some(({ implement }) => implement.length > 0) ? "Every wish to learn is met." : "No city wishes to learn.";
}

function sureness({ optimal, tiesSettled, bound, tolerance, nodesVisited }: Matching): string {
  if (!optimal)
    return `The search stopped after ${nodesVisited} nodes. There may be a better matching, but none is worth more than ${points(bound.exact)}.`;
  const more =
    tolerance === 0 ? "worth more" : `worth more by over ${tolerance === 0.000001 ? "a millionth of a point" : `${tolerance} points`}`;
  return `No other matching within these limits is ${more}.${tiesSettled ? "" : " Others may be worth as much."}`;
}
