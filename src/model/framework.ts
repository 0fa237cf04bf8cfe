/** The front door of the model: define a framework in code, or parse one from JSON. Both check everything and give a frozen copy. */
import { freeze } from "../base/freeze.ts";
import { throwIfAny } from "../base/issue.ts";
import { inspectFramework } from "./check-framework.ts";
import type { Branch, Framework, Group } from "./tree.ts";

const known = new WeakSet<object>();

/**
 * A checked, frozen framework whose ids are literal types. The caller's own object is neither kept nor frozen.
 *
 * @param spec the framework as a literal; split a long one with {@link group}
 * @returns a frozen copy
 * @throws BenchmarkError with every issue that {@link checkFramework} finds
 * @example
 * import { assess, defineFramework, score, yesNo } from "indicatree";
 *
 * const parks = defineFramework({
 *   id: "parks", title: "Parks", version: "1.0.0", status: "untested",
 *   children: [
 *     { id: "parks.lawn", title: "Lawn", question: "Is there a lawn?", scale: yesNo },
 *     { id: "parks.shade", title: "Shade", question: "Is there shade at noon?", scale: yesNo },
 *   ],
 * });
 * const answers = { "parks.lawn": "yes", "parks.shade": "no" } as const;
 * score(assess(parks, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers })).total.exact; // "50"
 */
export function defineFramework<const I extends string, const G extends string>(spec: Framework<I, G>): Framework<I, G> {
  return parseFramework(spec) as Framework<I, G>;
}

/**
 * One branch of a framework, written apart. It is checked when its framework is defined.
 *
 * @param spec the group as a literal
 * @returns the same object, typed so that it can stand beside inline groups
 * @example
 * import { defineFramework, group, yesNo } from "indicatree";
 *
 * const green = group({
 *   id: "parks.green", title: "Green",
 *   children: [{ id: "parks.green.lawn", title: "Lawn", question: "Is there a lawn?", scale: yesNo }],
 * });
 * const parks = defineFramework({ id: "parks", title: "Parks", version: "1.0.0", status: "untested", children: [green] });
 * parks.children[0]?.id; // "parks.green"
 */
export function group<const I extends string, const G extends string>(spec: Group<I, G>): Branch<I, G> {
  return spec;
}

/**
 * A framework from JSON that somebody else wrote: a network's own benchmark, a file, a database.
 *
 * @param json parsed JSON, or any value
 * @returns a frozen copy with plain text ids
 * @throws BenchmarkError with every issue that {@link checkFramework} finds
 * @example
 * import { parseFramework } from "indicatree";
 *
 * const text = `{ "id": "parks", "title": "Parks", "version": "1.0.0", "status": "untested", "children": [
 *   { "id": "parks.lawn", "title": "Lawn", "question": "Is there a lawn?", "scale": { "kind": "points", "id": "marks", "maximum": 5 } }] }`;
 * parseFramework(JSON.parse(text)).title; // "Parks"
 */
export function parseFramework(json: unknown): Framework {
  if (known.has(json as object)) return json as Framework;
  const { copy, issues } = inspectFramework(json);
  throwIfAny(issues);
  const framework = freeze(copy as unknown as Framework);
  known.add(framework);
  return framework;
}
