/** Products about many cities that a notebook shows as lists. */
import * as z from "zod/mini";
import type { Description } from "../analyse/describe.ts";
import type { Dominance } from "../analyse/dominance.ts";
import type { SimilarCities } from "../analyse/likeness.ts";
import type { Practices } from "../analyse/practices.ts";
import type { Ranking, ReferenceSet } from "../analyse/ranking.ts";
import type { Release } from "../analyse/release.ts";
import { formatPercent } from "./format.ts";
import { columns, type Kind, text } from "./list-kind.ts";
import { said } from "./node-tables.ts";

const reference = z.looseObject({
  n: z.number(),
  of: z.number(),
  dates: z.nullable(z.looseObject({ first: text, last: text })),
  roles: z.array(text),
});

function period({ first, last }: { readonly first: string; readonly last: string }): string {
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}

function among({ n, of, dates, roles }: ReferenceSet): string {
  return `${n} of ${of} cities${dates === null ? "" : `, assessed ${period(dates)}`}${roles.length === 0 ? "" : ` (${roles.join(", ")})`}.`;
}

/** What `describe` gives. */
export const description: Kind<Description> = {
  title: ({ framework }, names) => `${names.title(framework.id)} ${framework.version}: cohorts in figures`,
  opening: ({ cohorts, unplaced }) => [
    cohorts.map(({ family, name, cities, dates }) => {
      const when = dates === null ? "" : `, assessed ${period(dates)}`;
      return `${name}${family === null ? "" : ` (${family})`}: ${cities.length} ${cities.length === 1 ? "city" : "cities"}${when}`;
    }),
    ...(unplaced.length === 0
      ? []
      : [`In no cohort: ${unplaced.map(({ city, family, reason }) => `${city} (${family}: ${reason.replaceAll("-", " ")})`).join("; ")}.`]),
  ],
  head: {
    cohorts: z.array(
      z.looseObject({
        family: z.nullable(text),
        name: text,
        cities: z.array(text),
        dates: z.nullable(z.looseObject({ first: text, last: text })),
      }),
    ),
    unplaced: z.array(z.looseObject({ city: text, family: text, reason: text })),
  },
  lists: [
    {
      at: "rows",
      caption: "Each part in each cohort (0 to 100; quartiles of type 7)",
      columns: columns(
        ...[
          "node:Part:indented",
          "cohort:Cohort",
          "n:Scored:0",
          "of:Of:0",
          "mean:Mean:1",
          "median:Median:1",
          "lowerQuartile:Lower quartile:1",
        ],
        ...["upperQuartile:Upper quartile:1", "least:Least:1", "greatest:Greatest:1", "standardDeviation:Standard deviation:1"],
      ),
    },
    {
      at: "differences",
      caption: "Each city beside the reference, in points",
      columns: columns(
        "node:Part:indented",
        "city:City",
        "against:Beside",
        "value:Value:1",
        "reference:Reference:1",
        "difference:Difference:1",
      ),
      ifAny: true,
    },
  ],
};

/** What `rank` gives. */
export const ranking: Kind<Ranking> = {
  title: ({ title }) => `${title}: tiers and ranks`,
  opening: ({ reference: cities, sharedWeight, notShared }, names) => [
    `Ranked are ${among(cities)} Cities of one tier are not ordered among each other, whatever their ranks: their possible ranges overlap, or one level on one indicator would change their order.`,
    notShared.length === 0
      ? "All indicators apply in all ranked cities."
      : `They share ${formatPercent(sharedWeight, 1)} of the weight; not shared: ${notShared.map(names.title).join(", ")}.`,
  ],
  head: { title: text, reference, sharedWeight: z.number(), notShared: z.array(text) },
  lists: [
    {
      at: "rows",
      caption: "Ranked cities (values from 0 to 100)",
      columns: columns(
        ...["name:City", "tier:Tier:0", "label:Rank:right", "value:Value:1", "low~high:Possible range:1"],
        ...["oneLevelDown~oneLevelUp:One level down or up:1", "sharedValue:On what all share:1", "sharedLabel:Rank on it:right"],
      ),
    },
    {
      at: "apart",
      caption: "Cities that are not ranked",
      columns: columns("name:City", "reason:Why:code", "gates:Mandatory parts:ids"),
      ifAny: true,
    },
  ],
};

/** What `release` gives. */
export const release: Kind<Release> = {
  title: ({ framework }, names) => `${names.title(framework.id)} ${framework.version}: figures that may be published together`,
  opening: ({ reference: { cities, first, last }, k }) => [
    `From ${cities} cities, assessed ${period({ first, last })}; at least ${k} cities stand in for each other.`,
  ],
  head: { reference: z.looseObject({ cities: z.number(), first: text, last: text }), k: z.number(), notProtected: z.array(text) },
  lists: [
    {
      at: "cells",
      caption: "Published (0 to 100)",
      columns: columns(
        ...["node:Part:id", "cohort:Cohort", "n:Cities:0", "mean:Mean:1", "median:Median:1"],
        ...["lowerQuartile:Lower quartile:1", "upperQuartile:Upper quartile:1"],
      ),
    },
    { at: "suppressed", caption: "Held back", columns: columns("node:Part:id", "cohort:Cohort", "reason:Why:code") },
  ],
  closing: ({ notProtected }) => [said("Not protected:"), { kind: "list", items: notProtected }],
};

/** What `findPractices` gives. */
export const practices: Kind<Practices> = {
  title: ({ node }, names) => `Practices: ${names.title(node)}`,
  opening: ({ audience, method, reference: cities }) => [
    `Among ${among(cities)} For the ${audience === "public" ? "public" : "cities of the scheme"} to read.${method === null ? "" : ` Distance: ${method}.`}`,
  ],
  head: { node: text, audience: text, method: z.nullable(text), reference },
  lists: [
    {
      at: "rows",
      caption: "Cities that lead",
      columns: columns(
        ...[
          "title:Indicator",
          "name:City",
          "points:Points:1",
          "evidence:Evidence:titles",
          "comment:What the city says",
          "date:Date",
          "distance:Distance:number",
        ],
      ),
    },
    {
      at: "counts",
      caption: "How many lead",
      columns: columns(
        ...[
          "indicator:Indicator:id",
          "leading:Leading:0",
          "named:Named:0",
          "withoutEvidence:Without evidence:0",
          "notNamed:Not to be named:0",
        ],
      ),
    },
  ],
};

/** What `similarCities` gives. */
export const similar: Kind<SimilarCities> = {
  title: ({ city }) => `Cities most like ${city}`,
  opening: ({ method, reference: cities }) => [`Distance: ${method}. Among ${among(cities)}`],
  head: { city: text, method: text, reference },
  lists: [
    {
      at: "rows",
      caption: "The nearest first",
      columns: columns("name:City", "date:Assessed", "distance:Distance:number", "compared:Compared:0", "of:Of:0"),
    },
    { at: "apart", caption: "Too little in common", columns: columns("name:City", "compared:Compared:0", "of:Of:0"), ifAny: true },
  ],
};

/** What `dominance` gives. */
export const dominance: Kind<Dominance> = {
  title: ({ title }) => `${title}: who is at least as good everywhere`,
  opening: ({ reference: cities }) => [`Compared without weights, child by child. Placed are ${among(cities)}`],
  head: { title: text, reference },
  lists: [
    {
      at: "rows",
      caption: "Cities in the order given",
      columns: columns(
        "name:City",
        "tier:Tier:0",
        "dominates:Dominates:0",
        "dominatedBy:Dominated by:0",
        "comparable:Comparable with:0",
        "reason:Why not:code",
      ),
    },
  ],
};
