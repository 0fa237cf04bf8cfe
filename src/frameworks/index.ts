/**
 * The shipped benchmarks, all of them. Import one from `indicatree/frameworks/<name>` to keep the others out of a bundle.
 *
 * @packageDocumentation
 */
// ------------------------------------------------------------------------------------------------ INTI-Cities
export { administrativeCooperation } from "./administrative-cooperation.ts";
export { generalGovernance } from "./general-governance.ts";
export { individualEmpowerment } from "./individual-empowerment.ts";
export { intiCities } from "./inti-cities.ts";
export { workingInPartnership } from "./working-in-partnership.ts";
// ------------------------------------------------------------------------------------------------ ImpleMentoring
export { consultativeBodies } from "./consultative-bodies.ts";
export { implementoring } from "./implementoring.ts";
export { managingDiversity } from "./managing-diversity.ts";
export { neighbourhoodParticipation } from "./neighbourhood-participation.ts";
export { publicPerception } from "./public-perception.ts";
// ------------------------------------------------------------------------------------------------ the Charter
export { integratingCitiesCharter } from "./integrating-cities-charter.ts";
