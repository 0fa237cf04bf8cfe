/** A mentoring scheme as data: states, steps, what each step needs and where it comes from. */
import { freeze } from "../base/freeze.ts";
import type { Process } from "./process.ts";

const LAUNCH = "ImpleMentoring launch notice, 17 December 2012";
const ORDER = "the place in the order is inferred";

/** Where a scheme can stand. */
export type SchemeState =
  | "gapNamed"
  | "matched"
  | "benchmarked"
  | "roadmapDrafted"
  | "roadmapEndorsed"
  | "implementing"
  | "monitored"
  | "reviewed";

/** The steps of a scheme. */
export type SchemeTransition =
  | "match"
  | "benchmark"
  | "draftRoadmaps"
  | "endorseRoadmaps"
  | "startImplementing"
  | "monitor"
  | "reviewLessons";

/**
 * A mentoring scheme, as ImpleMentoring (2012 to 2014) and later projects of its family describe it. `startScheme` and `advanceScheme` follow it.
 *
 * @example
 * import { schemeProcess } from "indicatree";
 *
 * schemeProcess.states.map(({ key }) => key).join(" → "); // "gapNamed → matched → benchmarked → roadmapDrafted → roadmapEndorsed → implementing → monitored → reviewed"
 */
export const schemeProcess: Process<SchemeTransition, SchemeState> = /* @__PURE__ */ freeze({
  id: "scheme",
  title: "Mentoring scheme",
  states: [
    { key: "gapNamed", title: "Gap named", what: "Cities have named a gap in the theme.", origin: "documented", source: LAUNCH },
    {
      key: "matched",
      title: "Matched",
      what: "An experienced city mentors three or four implementing cities.",
      origin: "documented",
      source: `${LAUNCH}; ${ORDER}`,
    },
    {
      key: "benchmarked",
      title: "Benchmarked",
      what: "Each implementing city has assessed itself with the toolkit's benchmark.",
      origin: "generic",
      source: `MIXITIES toolkits; ${ORDER}`,
    },
    {
      key: "roadmapDrafted",
      title: "Roadmap drafted",
      what: "After a visit of the mentor, each city has a roadmap, made with administration and stakeholders.",
      origin: "documented",
      source: LAUNCH,
    },
    {
      key: "roadmapEndorsed",
      title: "Roadmap endorsed",
      what: "Each city's administration stands behind its roadmap.",
      origin: "generic",
      source: "CITIES-GroW, 2017 to 2019",
    },
    { key: "implementing", title: "Implementing", what: "The cities carry their roadmaps out.", origin: "documented", source: LAUNCH },
    {
      key: "monitored",
      title: "Monitored",
      what: "It has been seen how far each roadmap has come.",
      origin: "documented",
      source: LAUNCH,
    },
    {
      key: "reviewed",
      title: "Reviewed",
      what: "It is written down what was learnt, by the mentor too.",
      origin: "generic",
      source: "IncluCities (a third visit as review); that mentors learn: ImpleMentoring findings",
    },
  ],
  transitions: [
    {
      name: "match",
      from: "gapNamed",
      to: "matched",
      needs: [
        { key: "mentor", what: "the mentor city, none of the implementing cities" },
        { key: "implementing", what: "three or four cities, each with the gap that it named" },
      ],
      origin: "documented",
      source: LAUNCH,
    },
    {
      name: "benchmark",
      from: "matched",
      to: "benchmarked",
      needs: [{ key: "assessments", what: "an assessment by each implementing city of itself" }],
      origin: "generic",
      source: "MIXITIES toolkits",
    },
    {
      name: "draftRoadmaps",
      from: "benchmarked",
      to: "roadmapDrafted",
      needs: [
        { key: "visits", what: "at least one visit of the mentor" },
        { key: "consulted", what: "the stakeholders who were consulted" },
        { key: "roadmaps", what: "a roadmap of each implementing city, made by recordRoadmap()" },
      ],
      origin: "documented",
      source: LAUNCH,
    },
    {
      name: "endorseRoadmaps",
      from: "roadmapDrafted",
      to: "roadmapEndorsed",
      needs: [{ key: "endorsements", what: "an endorsement of each city's roadmap, unless the roadmap names one" }],
      origin: "generic",
      source: "CITIES-GroW, 2017 to 2019",
    },
    { name: "startImplementing", from: "roadmapEndorsed", to: "implementing", needs: [], origin: "documented", source: LAUNCH },
    {
      name: "monitor",
      from: "implementing",
      to: "monitored",
      needs: [{ key: "monitoring", what: "the progress of each city's roadmap, made by monitorRoadmap()" }],
      origin: "documented",
      source: LAUNCH,
    },
    {
      name: "reviewLessons",
      from: "monitored",
      to: "reviewed",
      needs: [{ key: "lessons", what: "what was learnt, by the mentor among others" }],
      origin: "generic",
      source: "ImpleMentoring findings; IncluCities",
    },
  ],
});
