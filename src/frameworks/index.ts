/**
 * The shipped benchmarks, all of them. Import one from `indicatree/frameworks/<name>` to keep the others out of a bundle.
 *
 * @packageDocumentation
 */
export { consultativeBodies } from "./consultative-bodies.ts";
export { generalGovernance } from "./general-governance.ts";
