/**
 * The four INTI-Cities benchmarks as one suite. Official are the project's name and the names of the four; that they are put together in one tree,
 * and everything below the names, is this project's own. There is no overall number unless a policy asks for one.
 */
import { defineFramework } from "../model/framework.ts";
import { administrativeCooperation } from "./administrative-cooperation.ts";
import { generalGovernance } from "./general-governance.ts";
import { individualEmpowerment } from "./individual-empowerment.ts";
import { workingInPartnership } from "./working-in-partnership.ts";

/** The four INTI-Cities benchmarks; a suite, without an overall number unless the policy says `total: "computed"`. */
export const intiCities = /* @__PURE__ */ defineFramework({
  id: "inti-cities",
  title: "INTI-Cities",
  label: "suite",
  version: "0.9.0",
  status: "untested",
  standard: "The city governs integration as a whole, empowers each resident, joins up its administration and works with partners.",
  provenance: { status: "official", relation: "verbatim", source: "SEED-A", note: "The project's name; the suite as a tree is this project's own." },
  why: "The four benchmarks look at one city from four sides: how it is led, what a person finds, how offices work together, and how it works with others. Read side by side they show where strength in one has not yet reached another.",
  how: "This is a review with time and money of its own, not an afternoon: take one benchmark after the other, each with its own coordinator and colleagues, and begin with the core questions. Read the four results beside each other; an overall number hides what the four are for, so none is given unless it is asked for.",
  total: "forbidden",
  bibliography: {
    "SEED-A": "Migration Policy Group, INTI-Cities: project milestones, January 2009. http://www.migpolgroup.org/projects_milestones.php?id=5",
  },
  children: [generalGovernance, individualEmpowerment, administrativeCooperation, workingInPartnership],
});
