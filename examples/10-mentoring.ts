/**
 * Fourteen invented cities into mentoring schemes, in the four themes of ImpleMentoring. Six have assessed themselves (examples/data); the other eight have named
 * their gaps, and nothing else. Everything is invented. Run: npx tsx examples/10-mentoring.ts
 */
import { readFileSync } from "node:fs";
import {
  advanceScheme,
  type City,
  type Document,
  describeMatching,
  type MatchCity,
  type MatchOptions,
  matchMentors,
  startScheme,
  toText,
  tryMatchMentors,
} from "indicatree";
import { consultativeBodies } from "indicatree/frameworks/consultative-bodies";
import { implementoring } from "indicatree/frameworks/implementoring";
import { fromCsv } from "indicatree/io";

const say = (title: string, items: readonly string[]): void => {
  const document: Document = { kind: "document", title, language: "en", blocks: [{ kind: "list", items }] };
  console.log(toText(document, { width: 100 }));
};

// The benchmark of all four toolkits: each of them is a group of it, and a theme.
const ids = ["consultative-bodies", "diversity", "neighbourhoods", "perception"] as const;
type Theme = (typeof ids)[number];
const themes = ids.map((node) => ({ framework: implementoring, node }));

const gap = (theme: Theme, text: string, points?: number) => ({ theme, gap: { text, ...(points === undefined ? {} : { points }) } });

// Six cities with answers. What they say in the table may be seen by the scheme; otherwise it would be refused here.
const table = readFileSync(new URL("data/six-cities-implementoring.csv", import.meta.url), "utf8");
const { assessments } = fromCsv(table, implementoring);
const roles: { readonly [id: string]: Omit<MatchCity<Theme>, "city" | "results"> } = {
  harbourton: {
    languages: ["English", "French"],
    mentor: ["consultative-bodies", "diversity"],
    implement: [gap("perception", "Papers report on us, not with us.")],
    capacity: { mentor: 2 },
  },
  torrefucina: {
    languages: ["Italian", "English"],
    implement: [
      gap("diversity", "Few of our staff speak a second language at work."),
      gap("consultative-bodies", "Our council of foreign residents has not met for two years."),
    ],
    capacity: { implement: 2 },
  },
  lardomsvik: {
    languages: ["English"],
    mentor: ["perception"],
    implement: [gap("consultative-bodies", "Students are heard, and nobody else.")],
  },
  stolecznow: {
    languages: ["Polish", "English"],
    mentor: ["diversity"],
    implement: [gap("neighbourhoods", "Meetings are downtown and in the official language.")],
  },
  minneroux: {
    languages: ["French"],
    mentor: ["neighbourhoods"],
    implement: [gap("diversity", "We do not know who works for us.")],
  },
  hatarhida: {
    languages: ["German", "English"],
    implement: [
      gap("perception", "After the border closed, rumours travelled faster than we did."),
      gap("neighbourhoods", "Two quarters never answer our letters."),
    ],
    capacity: { implement: 2 },
  },
};
const assessed = assessments.map(
  (own): MatchCity<Theme> => ({ city: own.city, ...(roles[own.city.id] as (typeof roles)[string]), results: [own] }),
);

// Eight that have not. A gap may be named before any assessment; with points it can be weighed.
const named = (
  name: string,
  population: number,
  languages: readonly string[],
  implement: MatchCity<Theme>["implement"],
): MatchCity<Theme> => {
  const city: City = { id: name.toLowerCase(), name: `${name} (invented)`, context: { population } };
  return { city, languages, implement: implement ?? [] };
};
const cities: readonly MatchCity<Theme>[] = [
  ...assessed,
  named(
    "Aldermere",
    88_000,
    ["English"],
    [gap("perception", "We answer rumours late or never.", 35), gap("diversity", "No training.", 20)],
  ),
  named("Brunnfelde", 140_000, ["German"], [gap("consultative-bodies", "The body exists on paper.", 45)]),
  named("Castelvento", 61_000, ["Italian", "French"], [gap("neighbourhoods", "Nobody comes to our meetings.", 40)]),
  named("Dovrehavn", 210_000, ["English"], [gap("consultative-bodies", "The election to the body drew few voters.", 30)]),
  named("Estavoire", 125_000, ["French"], [gap("neighbourhoods", "Residents of the towers are not asked.", 30)]),
  named("Fosswick", 74_000, ["English", "French"], [gap("neighbourhoods", "Groups meet, and we do not know them.", 25)]),
  named(
    "Gardenza",
    190_000,
    ["Italian", "English"],
    [gap("diversity", "Front desks in one language.", 35), gap("perception", "No plan.", 15)],
  ),
  named(
    "Holmsted",
    330_000,
    ["English"],
    [gap("diversity", "Few applicants from migrant families.", 30), gap("consultative-bodies", "No body.", 50)],
  ),
];

// Likeness counts a little: a city of the same size is worth up to ten points of gap.
const options: MatchOptions = { context: { weight: 10, factors: ["population"] }, earlier: [["lardomsvik", "gardenza"]] };
const matching = matchMentors({ cities, themes, options });
say("Fourteen cities, four themes", describeMatching(matching));

// What cannot be had is not silently left out: the issue names what is in the way.
const asked = tryMatchMentors({
  cities,
  themes: themes.map((theme) => (theme.node === "neighbourhoods" ? { ...theme, schemes: 2 } : theme)),
  options: { ...options, place: ["brunnfelde"] },
});
say("Two schemes on neighbourhoods, and a place for Brunnfelde (invented)?", asked.ok ? [] : asked.issues.map(({ message }) => message));

// A match is where a scheme begins: the cities named their gaps, and the mentor is found.
for (const { theme, mentor, implementing } of matching.schemes) {
  if (theme !== "consultative-bodies") continue;
  const begun = startScheme(consultativeBodies, { theme, implementing, date: "2026-04-13", by: "coordinator" });
  const scheme = advanceScheme(begun, "match", { mentor, date: "2026-05-04", by: "facilitator" });
  say("A scheme begins", [
    ...scheme.history.map(({ date, by, transition, state }) => `${date}: ${transition}, by ${by}; the scheme stands at “${state}”.`),
    ...scheme.implementing.map(({ city, gap: own }) => `${city.name}: “${own.text}”`),
    "Next: each city assesses itself with the toolkit's benchmark.",
  ]);
}
