/** Ratings of one invented city by several raters: a small framework with every kind of scale, worked cases on it, and any ratings of any framework. */
import * as fc from "fast-check";
import {
  type Answer,
  type Assessment,
  assess,
  defineFramework,
  type Framework,
  fullyPartlyNot,
  type PanelRater,
  yesNo,
} from "../../src/index.ts";
import { answersOf, frameworks } from "../arbitraries.ts";

export const city = { id: "aford", name: "Aford (invented)" } as const;

/** Three questions on levels, a number, a list to tick, and a bus stop that is asked only where there is a bus; broken stairs cost points. */
export const town = defineFramework({
  id: "town",
  title: "A small town (invented)",
  version: "1.0.0",
  status: "untested",
  policy: { coverage: { threshold: 0.3 } },
  children: [
    {
      id: "town.hall",
      title: "Hall",
      children: [
        {
          id: "town.hall.open",
          title: "Open",
          question: "Is the hall open?",
          scale: fullyPartlyNot,
          criteria: { fully: "Every day", partly: "Some days", "not-at-all": "Never" },
        },
        { id: "town.hall.warm", title: "Warm", question: "Is it warm?", scale: fullyPartlyNot, weight: 2 },
        { id: "town.hall.lit", title: "Lit", question: "Is it lit?", scale: fullyPartlyNot },
        { id: "town.hall.stairs", title: "Broken stairs", question: "Are stairs broken?", scale: yesNo, penalty: true, weight: 0.1 },
      ],
    },
    {
      id: "town.ways",
      title: "Ways",
      children: [
        {
          id: "town.ways.posts",
          title: "Posts",
          question: "What share of posts is filled?",
          scale: { kind: "number", id: "share", unit: "%", worst: 0, best: 80 },
        },
        {
          id: "town.ways.signs",
          title: "Signs",
          question: "Which signs are there?",
          scale: {
            kind: "checklist",
            id: "signs",
            rule: "share",
            items: ["north", "south", "east", "west"].map((key) => ({ key, label: key })),
          },
        },
        { id: "town.ways.bus", title: "Bus", question: "Is there a bus?", scale: yesNo },
        {
          id: "town.ways.stop",
          title: "Stop",
          question: "Is the stop lit?",
          scale: fullyPartlyNot,
          onlyIf: { indicator: "town.ways.bus", is: ["yes"] },
        },
      ],
    },
  ],
});

export type TownAnswers = { readonly [id: string]: Answer };
type Who = Partial<Assessment["rater"]> & Pick<Assessment["rater"], "role">;

export function by(rater: Who, answers: TownAnswers, framework: Framework = town as Framework, more: Partial<Assessment> = {}): Assessment {
  return assess(framework, { city, date: "2026-03-01", rater, answers, ...more });
}

export const self = (answers: TownAnswers, more: Partial<Assessment> = {}): Assessment =>
  by({ role: "self", id: "city" }, answers, undefined, more);
export const peer = (id: string, answers: TownAnswers, more: Partial<Assessment> = {}): Assessment =>
  by({ role: "peer", id }, answers, undefined, more);

/** Levels of `town.hall.*` in order: "fpn" is fully, partly, not at all; "-" is not answered. */
export function hall(letters: string): TownAnswers {
  const names = ["open", "warm", "lit"];
  const levels: { readonly [letter: string]: string } = { f: "fully", p: "partly", n: "not-at-all" };
  return Object.fromEntries(
    names.flatMap((name, i) => (letters[i] === "-" ? [] : [[`town.hall.${name}`, levels[letters[i] as string] as string]])),
  );
}

/** A framework of so many questions on three levels, and ratings of it: one letter for each. */
export function rows(...raters: readonly (readonly [PanelRater["role"], string, string])[]): readonly Assessment[] {
  const letters = (raters[0] as readonly [string, string, string])[2];
  const names = [...letters].map((_, i) => `q${i}`);
  const framework = defineFramework({
    id: "rows",
    title: "Rows",
    version: "1.0.0",
    status: "untested",
    children: names.map((name) => ({ id: `rows.${name}`, title: name, question: "?", scale: fullyPartlyNot })),
  });
  const levels: { readonly [letter: string]: string } = { f: "fully", p: "partly", n: "not-at-all" };
  return raters.map(([role, id, said]) =>
    by(
      { role, id },
      Object.fromEntries([...said].flatMap((letter, i) => (letter === "-" ? [] : [[`rows.q${i}`, levels[letter] as string]]))),
      framework as Framework,
    ),
  );
}

/** Any ratings of one city, by the city itself and any others, against any framework. */
export function panels(most = 4): fc.Arbitrary<readonly Assessment[]> {
  const roles = fc.constantFrom("peer" as const, "peer" as const, "expert" as const, "stakeholder" as const, "self" as const);
  return frameworks().chain((framework) =>
    fc
      .array(fc.tuple(roles, answersOf(framework)), { minLength: 1, maxLength: most })
      .map((all) => all.map(([role, answers], i) => by({ role: i === 0 ? "self" : role, id: `r${i}` }, answers, framework))),
  );
}
