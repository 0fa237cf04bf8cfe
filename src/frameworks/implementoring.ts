/**
 * The four ImpleMentoring benchmarks, one for each toolkit, as one suite. Official are the project's name and the names of the four; that they are put
 * together in one tree, and everything below the names, is this project's own. There is no overall number unless a policy asks for one.
 */
import { defineFramework } from "../model/framework.ts";
import { consultativeBodies } from "./consultative-bodies.ts";
import { managingDiversity } from "./managing-diversity.ts";
import { neighbourhoodParticipation } from "./neighbourhood-participation.ts";
import { publicPerception } from "./public-perception.ts";

/** The four ImpleMentoring toolkit benchmarks; a suite, without an overall number unless the policy says `total: "computed"`. */
export const implementoring = /* @__PURE__ */ defineFramework({
  id: "implementoring",
  title: "ImpleMentoring",
  label: "suite",
  version: "0.9.0",
  status: "untested",
  standard: "The city shapes how diversity is seen, reflects it in its own ranks, lives it in its neighbourhoods and shares its decisions.",
  provenance: { status: "official", relation: "verbatim", source: "SEED-B", note: "The project's name; the suite as a tree is this project's own." },
  why: "The four themes are where cities of the project had named gaps and others had experience to give. A city rarely works on all four at once; side by side they show where it could learn, and where it could teach.",
  how: "Choose the theme where a gap has been named, and take its benchmark alone; a mentoring scheme works on one theme. Take several only to find out where to begin. The themes are four tasks rather than four parts of one, so no overall number is given unless it is asked for.",
  total: "forbidden",
  bibliography: {
    "SEED-B": "Integrating Cities (EUROCITIES), launch notice of the ImpleMentoring project, 17 December 2012. https://integratingcities.eu/blog/implementoring-launch/",
  },
  children: [publicPerception, managingDiversity, neighbourhoodParticipation, consultativeBodies],
});
