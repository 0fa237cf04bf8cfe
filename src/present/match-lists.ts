/** Who mentors whom, as a notebook shows it: a row for each match, and one for each wish to learn that is not met. */
import type { Matching } from "../analyse/matching.ts";
import { columns, type Kind } from "./list-kind.ts";
import { describeMatching } from "./match-sentences.ts";

/** What `matchMentors` gives; checked before, by its own room. */
export const matching: Kind<Matching> = {
  title: ({ schemes, themes }) =>
    `Mentoring: ${schemes.length} ${schemes.length === 1 ? "scheme" : "schemes"} in ${themes.length} ${themes.length === 1 ? "theme" : "themes"}`,
  // The whole, how sure it is, and what it cannot know; the matches stand in the tables.
  opening: (found) => {
    const all = describeMatching(found);
    return [all[0] as string, ...all.slice(-2)];
  },
  head: {},
  lists: [
    {
      at: "schemes",
      caption: "Schemes (gap and worth in points; values from 0 to 100)",
      columns: columns(
        ...[
          "theme:Theme",
          "mentor:Mentor",
          "city:Learns",
          "gap:Gap:1",
          "basis:Known from:code",
          "mentors:Mentor's value:1",
          "own:Own value:1",
        ],
        ...["likeness:Likeness:2", "worth:Worth:1", "languages:Languages"],
      ),
      rows: ({ schemes, themes, cities }: Matching) =>
        schemes.flatMap(({ theme, mentor, matches }) =>
          matches.map(({ city, gap, basis, values, likeness, worth, languages }) => ({
            theme: calledOf(themes, theme),
            mentor: mentor.name,
            city: calledOf(cities, city),
            gap: gap.value,
            basis,
            mentors: values.mentor?.value ?? null,
            own: values.own?.value ?? null,
            likeness: likeness?.value ?? null,
            worth: worth.value,
            languages: languages.join(", "),
          })),
        ),
    },
    {
      at: "unplaced",
      caption: "Wishes to learn that are not met",
      columns: columns("city:City", "theme:Theme", "reason:Why:code", "others:Because of", "elsewhere:Learns elsewhere"),
      ifAny: true,
      rows: ({ unplaced, themes, cities }: Matching) =>
        unplaced.map(({ city, theme, reason, others, placedElsewhere }) => ({
          city: calledOf(cities, city),
          theme: calledOf(themes, theme),
          reason,
          others: others.map((id) => calledOf(reason === "capacity-used" ? themes : cities, id)).join(", "),
          elsewhere: placedElsewhere ? "yes" : "no",
        })),
    },
  ],
};

/** What readers see for an id: a title or a name. */
function calledOf(all: readonly { readonly id: string; readonly title?: string; readonly name?: string }[], id: string): string {
  const found = all.find((one) => one.id === id);
  return found?.title ?? found?.name ?? id;
}
