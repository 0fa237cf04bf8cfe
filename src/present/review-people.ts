/** Who is meant, in words: members of the team, raters and those who said something, so that nobody is named in two ways. */
import type { Review, TeamMember } from "../analyse/review.ts";
import type { Rater } from "../assess/assessment.ts";
import { own } from "../base/plain.ts";

/** Names of cities by id; one that is not there goes by its id. */
export type CityNames = { readonly [id: string]: string };

/** The name of a city. */
export function cityName(cities: CityNames, id: string): string {
  return own(cities, id) ?? id;
}

/** A name where room is short: without the remark that it is invented. */
export function shortName(name: string): string {
  return name.replace(/ \(invented\)$/, "");
}

/** A member of the team: “Petra Peer (peer, Elm)”. */
export function memberWords({ id, name, role, city, organisation }: TeamMember, cities: CityNames): string {
  // The table of the team has names in full.
  const called = shortName(name ?? id);
  const from = city === undefined ? organisation : shortName(cityName(cities, city));
  // Where names were struck out, the name says the role already.
  const about = [called.startsWith(`${role} `) ? undefined : role, from].filter((part) => part !== undefined);
  return about.length === 0 ? called : `${called} (${about.join(", ")})`;
}

/** Who says something: a member of the team by id, or a word such as “host”. */
export function whoWords({ team, host }: Pick<Review, "team" | "host">, by: string, cities: CityNames): string {
  const member = team.find(({ id }) => id === by);
  if (member !== undefined) return memberWords(member, cities);
  const words: { readonly [word: string]: string } = { team: "the team", host: host.name, coordinator: "the coordinator" };
  return own(words, by) ?? by;
}

/** A rater: a member of the team, somebody with a name or id, or all of a role together. */
export function raterWords({ team }: Pick<Review, "team">, { role, id, name, city }: Rater, cities: CityNames): string {
  if (role === "self") return "the city itself";
  const member = id === undefined ? undefined : team.find((one) => one.id === id && one.role === role);
  if (member !== undefined) return memberWords(member.name === undefined && name !== undefined ? { ...member, name } : member, cities);
  const called = name ?? id;
  if (called === undefined) return TOGETHER[role];
  const from = city === undefined ? "" : `, ${shortName(cityName(cities, city))}`;
  if (role === "consensus") return `the consensus (${called}${from})`;
  return /^(peer|expert|stakeholder)[ -]\d+$/.test(called) && from === "" ? called.replace("-", " ") : `${called} (${role}${from})`;
}

/** A rater where many stand beside each other: of a member of the team the name alone. */
export function raterName({ team }: Pick<Review, "team">, rater: Rater, cities: CityNames): string {
  const member = team.find(({ id, role }) => id === rater.id && role === rater.role);
  return member === undefined ? raterWords({ team }, rater, cities) : shortName(member.name ?? rater.name ?? member.id);
}

const TOGETHER = {
  peer: "the peers together",
  expert: "the experts together",
  stakeholder: "stakeholders together",
  consensus: "the consensus",
} as const;

/** Labels of which no two are equal: the second of the same is numbered. */
export function distinct(labels: readonly string[]): string[] {
  const used = new Set(labels);
  return labels.map((label, i) => {
    if (labels.indexOf(label) === i) return label;
    let n = 2;
    while (used.has(`${label}, no. ${n}`)) n++;
    const made = `${label}, no. ${n}`;
    used.add(made);
    return made;
  });
}
