/**
 * Is this a framework? Types are not the gate: a spread, a variable or a JSON file passes them. Everything is checked here, and everything
 * that is wrong is reported at once: first plain data, then each node's own shape (zod), then what only the whole tree can tell.
 */
import * as z from "zod/mini";
import { freeze } from "../base/freeze.ts";
import { capped, type Issue, issue, kindOf, MAXIMUM_ISSUES, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain, isRecord, type Json, own } from "../base/plain.ts";
import { checkShape, tableSchema } from "../base/schema.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkReferences } from "./check-references.ts";
import { outline } from "./outline.ts";
import { aggregationSchema, policySchema } from "./policy.ts";
import { provenanceSchema } from "./provenance.ts";
import type { Scale } from "./scale.ts";
import { kindOfScale, scaleKindNames } from "./scale-kinds.ts";
import type { Framework } from "./tree.ts";

/** How many levels of nodes a tree may have, from the root down to the deepest indicator. */
export const MAXIMUM_LEVELS = 64;

type Path = readonly (string | number)[];
interface Place {
  readonly node: Json;
  readonly path: Path;
  readonly parent: string | null;
  readonly level: number;
}

const MAXIMUM_ID = 200;
const SEGMENT = "[A-Za-z][A-Za-z0-9_-]*";
const ROOT_ID = new RegExp(`^${SEGMENT}$`);
const ID = new RegExp(`^${SEGMENT}(?:\\.${SEGMENT})*$`);

/**
 * Everything that keeps an unknown value from being a framework; an empty list if nothing does. Never throws, whatever it is given.
 *
 * @param json anything, typically parsed JSON
 * @returns issues with path, code, params and a sentence that says what to do
 * @example
 * import { checkFramework } from "indicatree";
 *
 * const issues = checkFramework({
 *   id: "parks", title: "Parks", version: "1.0.0", status: "untested",
 *   children: [{ id: "parks.lawn", title: "Lawn", question: "Is there a lawn?", scale: "yes-no", weigth: 2 }],
 *   scales: { "yes-not": { kind: "levels", id: "yn", levels: [{ key: "yes", label: "Yes", points: 100 }, { key: "no", label: "No", points: 0 }] } },
 * });
 * issues.map((found) => found.code); // ["unknown-key", "unknown-scale"]
 */
export function checkFramework(json: unknown): readonly Issue[] {
  return freeze(inspectFramework(json).issues);
}

/** The plain copy of a framework beside everything that is wrong with it. */
export function inspectFramework(json: unknown): { readonly copy: Json; readonly issues: readonly Issue[] } {
  const plain = copyPlain(json);
  if (!plain.ok) return { copy: null, issues: plain.issues };
  const shape = checkNodes(plain.value);
  // References are looked up only in a tree whose nodes have their parts: otherwise each slip would be reported three times.
  const blocked = shape.some((found) => !HARMLESS.includes(found.code));
  if (blocked) return { copy: plain.value, issues: shape };
  const framework = plain.value as unknown as Framework;
  const issues = [...shape, ...checkReferences(framework)];
  // Ids of a policy are looked up in the indexed tree, which only a sound framework has.
  const policy = issues.length > 0 || framework.policy === undefined ? [] : checkPolicy(outline(framework), framework.policy);
  return { copy: plain.value, issues: [...issues, ...policy] };
}

/** What is wrong with a node but leaves its references readable. */
const HARMLESS: readonly string[] = ["unknown-key", "text-empty", "duplicate-id", "id-outside-parent", "scale-invalid", "group-empty"];

function checkNodes(root: Json): Issue[] {
  const issues: Issue[] = [];
  const schemas = makeSchemas();
  const stack: Place[] = [{ node: root, path: [], parent: null, level: 1 }];
  const seen = new Map<string, Path>();
  for (let place = stack.pop(); place !== undefined && issues.length <= MAXIMUM_ISSUES; place = stack.pop()) {
    const { node, path, parent, level } = place;
    if (!isRecord(node)) {
      issues.push(
        issue("wrong-type", path, {
          expected: path.length === 0 ? "a framework (an object)" : "an indicator or a group (an object)",
          received: shown(node),
        }),
      );
      continue;
    }
    const kind =
      path.length === 0 || Object.hasOwn(node, "version") ? "framework" : Object.hasOwn(node, "children") ? "group" : "indicator";
    const { children, ...fields } = node;
    issues.push(...checkShape(schemas[kind], fields, path), ...checkScales(node, kind, path));
    issues.push(...checkId(node.id, kind === "framework", parent, path, seen));
    if (kind === "indicator") continue;
    if (!Array.isArray(children)) {
      issues.push(
        children === undefined
          ? issue("missing-key", [...path, "children"], { expected: "a list of indicators and groups" })
          : issue("wrong-type", [...path, "children"], { expected: "a list of indicators and groups", received: shown(children) }),
      );
    } else if (children.length === 0)
      issues.push(issue("group-empty", [...path, "children"], { id: typeof node.id === "string" ? node.id : kindOf(node.id) }));
    else if (level >= MAXIMUM_LEVELS) issues.push(issue("too-deep", path.slice(0, 8), { maximum: MAXIMUM_LEVELS }));
    else {
      const id = typeof node.id === "string" ? node.id : null;
      for (let i = children.length - 1; i >= 0; i--)
        stack.push({ node: children[i] as Json, path: [...path, "children", i], parent: id, level: level + 1 });
    }
  }
  return [...capped(issues)];
}

function checkId(id: Json | undefined, isRoot: boolean, parent: string | null, path: Path, seen: Map<string, Path>): Issue[] {
  if (typeof id !== "string") return [];
  const at = [...path, "id"];
  const expected = isRoot
    ? "one word of letters, digits, - and _, beginning with a letter, without dots (all ids of the framework begin with it), at most 200 characters long"
    : "words of letters, digits, - and _, each beginning with a letter, joined by dots, at most 200 characters long";
  if (id.length > MAXIMUM_ID || !(isRoot ? ROOT_ID : ID).test(id)) return [issue("bad-format", at, { received: shown(id), expected })];
  const first = seen.get(id);
  if (first !== undefined) return [issue("duplicate-id", at, { id, first: first.length === 0 ? "the root" : first.join(".") })];
  seen.set(id, path);
  // A parent without an id of its own leaves nothing to compare with.
  return !isRoot && parent !== null && !id.startsWith(`${parent}.`) ? [issue("id-outside-parent", at, { id, parent })] : [];
}

function checkScales(node: { readonly [key: string]: Json }, kind: string, path: Path): Issue[] {
  const scale = own(node, "scale");
  if (kind === "indicator") return isRecord(scale) ? checkScale(scale, [...path, "scale"]) : [];
  const named = own(node, "scales");
  if (!isRecord(named)) return [];
  return Object.entries(named).flatMap(([name, entry]) => {
    if (isRecord(entry)) return checkScale(entry, [...path, "scales", name]);
    return [issue("wrong-type", [...path, "scales", name], { expected: "a scale (an object)", received: shown(entry) })];
  });
}

function checkScale(scale: { readonly [key: string]: Json }, path: Path): Issue[] {
  const kind = own(scale, "kind");
  if (typeof kind !== "string" || !scaleKindNames.includes(kind)) {
    const allowed = scaleKindNames.map((name) => `“${name}”`).join(", ");
    return [issue("not-allowed", [...path, "kind"], { received: shown(kind), allowed, nearest: nearest(kind, scaleKindNames) })];
  }
  const checked = scale as unknown as Scale;
  const shape = checkShape(kindOfScale(checked).schema(), scale, path);
  if (shape.length > 0) return shape;
  return kindOfScale(checked)
    .problems(checked)
    .map((problem) => issue("scale-invalid", path, { scale: checked.id, problem }));
}

interface Schemas {
  readonly framework: z.ZodMiniType;
  readonly group: z.ZodMiniType;
  readonly indicator: z.ZodMiniType;
}

let schemas: Schemas | undefined;

/** The shapes of one node each, children apart: the walk above goes down, so that no schema is recursive. */
function makeSchemas(): Schemas {
  if (schemas !== undefined) return schemas;
  const text = z.string().check(z.minLength(1));
  const percent = z.strictObject({ atLeast: z.number().check(z.minimum(0)).check(z.maximum(100)) });
  const condition = z.strictObject({ indicator: text, is: z.array(text).check(z.minLength(1)) });
  const node = {
    id: z.string(),
    title: text,
    weight: z.optional(z.number().check(z.positive())),
    mandatory: z.optional(percent),
    onlyIf: z.optional(condition),
    provenance: z.optional(provenanceSchema()),
  };
  const group = {
    ...node,
    label: z.optional(text),
    why: z.optional(text),
    how: z.optional(text),
    examples: z.optional(z.array(z.strictObject({ text, source: text, locator: z.optional(text) }))),
    aggregate: z.optional(aggregationSchema()),
  };
  const factor = z.strictObject({
    id: z.string().check(z.regex(ROOT_ID, { error: "letters, digits, - and _, beginning with a letter" })),
    title: text,
    type: z.enum(["number", "text", "choice", "boolean"]),
    choices: z.optional(z.array(text).check(z.minLength(1))),
    choiceLabels: z.optional(tableSchema(text)),
    unit: z.optional(z.string()),
    provenance: z.optional(provenanceSchema()),
  });
  schemas = {
    indicator: z.strictObject({
      ...node,
      question: text,
      scale: z
        .unknown()
        .check(
          z.refine((scale) => (typeof scale === "string" && scale.length > 0) || isRecord(scale), { error: "a scale, or the name of one" }),
        ),
      core: z.optional(z.boolean()),
      criteria: z.optional(z.record(z.string(), text)),
      evidenceExpected: z.optional(z.array(text)),
      collection: z.optional(z.enum(["document", "data", "interview", "observation"])),
      answeredBy: z.optional(z.array(text)),
      sameAs: z.optional(z.array(text)),
      penalty: z.optional(z.boolean()),
    }),
    group: z.strictObject(group),
    framework: z.strictObject({
      ...group,
      version: text,
      status: z.enum(["untested", "tested", "superseded"]),
      standard: z.optional(text),
      total: z.optional(z.literal("forbidden")),
      scales: z.optional(z.record(z.string(), z.unknown())),
      context: z.optional(z.array(factor)),
      policy: z.optional(policySchema()),
      bibliography: z.optional(tableSchema(text)),
      language: z.optional(text),
      translation: z.optional(z.enum(["awaiting-review", "reviewed"])),
    }),
  };
  return schemas;
}
