/** A gap in words, for reports and minutes: where it stands, what closing it would bring, what it takes. */
import * as z from "zod/mini";
import { lower } from "../analyse/closing.ts";
import type { Gap } from "../analyse/gaps.ts";
import { BenchmarkError, issue } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { copyPlain } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, type OutlineNode, outline } from "../model/outline.ts";
import type { Framework, Indicator } from "../model/tree.ts";
import { formatNumber } from "./format.ts";

/**
 * A gap in a few sentences: “Named political lead: now partly (50), target 100. Closing it alone adds 1.6 points to the total. Reach “fully”: …”
 *
 * @param framework whose titles and labels are used
 * @param gap made by `findGaps`; also one that was stored as JSON
 * @throws BenchmarkError for anything else, and for a gap of another framework
 * @example
 * import { assess, defineFramework, describeGap, findGaps, fullyPartlyNot } from "indicatree";
 *
 * const small = defineFramework({
 *   id: "small", title: "Small", version: "1.0.0", status: "untested",
 *   children: ["a", "b"].map((name) => ({ id: `small.${name}`, title: name, question: `Is ${name} in place?`, scale: fullyPartlyNot })),
 * });
 * const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
 * const aford = assess(small, { ...head, answers: { "small.a": "fully", "small.b": "partly" } });
 * findGaps(aford, { target: 100, kind: "indicator" }).map((gap) => describeGap(small, gap));
 * // => ["b: now partly (50), target 100. Closing it alone adds 25 points to the total. Reach “fully”. No evidence is attached."]
 */
export function describeGap(framework: Framework, gap: Gap): string {
  const tree = outline(parseFramework(framework));
  const checked = checkedGap(tree, gap);
  const place = tree.byId.get(checked.id) as OutlineNode;
  return [
    now(place, checked),
    first(checked),
    gain(tree, checked),
    gates(tree, checked),
    takes(place, checked),
    checked.kind === "indicator" && checked.evidenceMissing ? "No evidence is attached." : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

let schema: z.ZodMiniType | undefined;

function checkedGap(tree: Outline, gap: unknown): Gap {
  const [text, number] = [z.string(), z.number()];
  schema ??= z.object({
    id: text,
    title: text,
    kind: z.enum(["indicator", "group"]),
    current: z.nullable(number),
    target: number,
    at: text,
    gain: number,
    gates: z.nullable(text),
    state: z.enum(["gap", "answer-first"]),
    to: z.nullable(text),
    evidenceMissing: z.boolean(),
  });
  const plain = copyPlain(gap);
  const issues = plain.ok ? checkShape(schema, plain.value, ["gap"]) : plain.issues;
  if (!plain.ok || issues.length > 0) throw new BenchmarkError(issues);
  const checked = plain.value as unknown as Gap;
  for (const key of ["id", "at"] as const) {
    const id = checked[key];
    if (!tree.byId.has(id))
      throw new BenchmarkError([
        issue("unknown-node", ["gap", key], { id, framework: tree.framework.id, nearest: nearest(id, tree.byId.keys()) }),
      ]);
  }
  return checked;
}

function now({ node, scale }: OutlineNode, { kind, title, current, target }: Gap): string {
  const levels = scale?.kind === "levels" ? scale.levels.filter(({ points }) => points === current) : [];
  const value =
    current === null
      ? `not ${kind === "indicator" ? "answered" : "scored"} yet`
      : levels.length === 1
        ? `now ${lower(levels[0]?.label as string)} (${short(current)})`
        : `now ${short(current)}`;
  return `${title}: ${value}, target ${(node as Indicator).penalty ? "at most " : ""}${short(target)}.`;
}

/** One decimal, or none where there is nothing behind the point. */
function short(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}

function first({ state, kind }: Gap): string {
  if (state === "gap") return "";
  return kind === "indicator" ? "Answer it first." : "Open answers may close it: answer them first.";
}

function gain(tree: Outline, { id, at, gain: points }: Gap): string {
  if (id === at) return "";
  const where = at === tree.framework.id ? "the total" : `“${tree.byId.get(at)?.node.title}”`;
  if (points === 0) return `Closing it alone adds nothing to ${where}.`;
  const size = short(Math.abs(points));
  if (points < 0) return `Counted at its target it would take ${size} points off ${where}, which leaves it out so far.`;
  return `Closing it alone adds ${size === "0.0" ? "less than 0.1" : size} points to ${where}.`;
}

function gates(tree: Outline, { gates: ids }: Gap): string {
  if (ids === null) return "";
  const titles = ids.split("; ").map((id) => tree.byId.get(id)?.node.title ?? id);
  return `What is mandatory would then be met: ${titles.join(", ")}.`;
}

function takes({ scale }: OutlineNode, { kind, to }: Gap): string {
  if (kind === "group") return "";
  if (to === null) return "No answer on its scale reaches the target.";
  const labels = scale?.kind === "levels" ? scale.levels.map(({ label }) => lower(label)) : [];
  const label = labels.find((one) => to === one || to.startsWith(`${one}: `));
  const words = label === undefined ? `It takes ${to}` : `Reach “${label}”${to.slice(label.length)}`;
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
