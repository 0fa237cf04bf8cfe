/** What a what-if says, in words: the total first, then the groups that move most, then what becomes scored, gates and band. */
import * as z from "zod/mini";
import type { NodeChange, WhatIf } from "../analyse/what-if.ts";
import { decimal } from "../base/decimal.ts";
import { BenchmarkError, issue, kindOf, shown, throwIfAny } from "../base/issue.ts";
import { copyPlain, isRecord } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { formatNumber } from "./format.ts";

const SHOWN = 3;

/**
 * What would become of the scores, in a few sentences. Of the groups just below the root those three are named that move most.
 *
 * @param framework whose titles are used
 * @param result made by `whatIf` under that framework; also one that was stored as JSON
 * @throws BenchmarkError for anything else, and for a what-if of another framework
 * @example
 * import { assess, describeWhatIf, whatIf } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: {
 *     "governance.leadership.public-commitment": "fully", "governance.leadership.named-lead": "not-at-all", "governance.leadership.council-debate": "fully",
 *   },
 * });
 * describeWhatIf(generalGovernance, whatIf(aford, { "governance.leadership.named-lead": "fully" }));
 * // => "With one answer changed, the total is still not scored. Political commitment and leadership: from 66.7 to 100.0 (up 33.3)."
 */
export function describeWhatIf(framework: Framework, result: WhatIf): string {
  const tree = outline(parseFramework(framework));
  return sentences(tree, checkedWhatIf(tree, result));
}

function sentences(tree: Outline, result: WhatIf): string {
  const titled = (ids: readonly string[]): string => ids.map((id) => tree.byId.get(id)?.node.title ?? id).join(", ");
  const changes = Object.keys(result.changes).length;
  const isTopGroup = (id: string): boolean => tree.byId.get(id)?.parent === 0 && tree.byId.get(id)?.scale === null;
  const groups = (Object.entries(result.nodes) as [string, NodeChange][]).filter(([id]) => isTopGroup(id));
  const moving = groups.filter(([, node]) => ![null, "0"].includes(node.exact.change));
  moving.sort(([, a], [, b]) => size(b).cmp(size(a)));
  const listed = moving.slice(0, SHOWN).map(([id, node]) => `${titled([id])}: ${describeMove(node)}`);
  const among = (ids: readonly string[]): string[] => ids.filter(isTopGroup);
  const gates = (state: string): string[] => result.gates.filter((gate) => gate.after === state).map(({ id }) => id);
  const { before, after } = result.band;
  const lists: readonly (readonly [words: string, ids: readonly string[]])[] = [
    ["Then scored", among(result.becameScored)],
    ["Then not scored any more", among(result.becameUnscored)],
    ["Mandatory and then met", gates("met")],
    ["Mandatory and then not met", gates("unmet")],
    ["Mandatory and then not known to be met", gates("open")],
  ];
  return [
    `With ${changes === 1 ? "one answer" : `${changes} answers`} changed, ${isForbidden(tree, result) ? "there is still no overall number, by design" : `the total ${totalMove(result.total)}`}.`,
    ...(listed.length > 0 ? [`${listed.join("; ")}${moving.length > SHOWN ? `; and ${moving.length - SHOWN} more` : ""}.`] : []),
    ...lists.flatMap(([words, ids]) => (ids.length > 0 ? [`${words}: ${titled(ids)}.`] : [])),
    ...(before.name === after.name ? [] : [`Band: ${before.name ?? "none"} before, ${after.name ?? "none"} then.`]),
  ].join(" ");
}

function size(node: NodeChange): ReturnType<typeof decimal> {
  return decimal(node.exact.change ?? "0").abs();
}

/** From where to where, and how far; the difference is rounded by itself. */
function describeMove({ exact: { before, after, change } }: NodeChange): string {
  const far = change?.startsWith("-") ? `down ${formatNumber(change.slice(1))}` : `up ${formatNumber(change)}`;
  return `from ${formatNumber(before)} to ${formatNumber(after)} (${far})`;
}

function isForbidden({ framework }: Outline, { policy }: WhatIf): boolean {
  return (policy.total ?? framework.total) === "forbidden";
}

function totalMove(total: NodeChange): string {
  const { before, after, change } = total.exact;
  if (change === "0") return `stays at ${formatNumber(after)}`;
  if (change !== null) return `goes ${describeMove(total)}`;
  if (after !== null) return `would be ${formatNumber(after)}; it is not scored now`;
  return before === null ? "is still not scored" : `would not be scored any more; it is ${formatNumber(before)} now`;
}

let schema: z.ZodMiniType | undefined;

/** What is read of a what-if: it may have been stored, and come back from anywhere. */
function whatIfSchema(): z.ZodMiniType {
  const [text, record] = [z.string(), z.record(z.string(), z.unknown())];
  const exact = z.nullable(text.check(z.regex(/^-?\d{1,3}(\.\d{1,30})?$/, { error: "a number as text" })));
  const node = z.object({ exact: z.object({ before: exact, after: exact, change: exact }) });
  const band = z.object({ name: z.nullable(text) });
  schema ??= z.object({
    framework: z.object({ digest: text }),
    policy: z.object({ total: z.optional(text) }),
    changes: record,
    total: node,
    nodes: z.record(z.string(), node),
    becameScored: z.array(text),
    becameUnscored: z.array(text),
    gates: z.array(z.object({ id: text, after: z.nullable(text) })),
    band: z.object({ before: band, after: band }),
  });
  return schema;
}

function checkedWhatIf(tree: Outline, result: unknown): WhatIf {
  const plain = copyPlain(result);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  const found = plain.value;
  if (!isRecord(found) || found.kind !== "what-if")
    throw new BenchmarkError([issue("wrong-type", ["result"], { expected: "a what-if made by whatIf()", received: kindOf(result) })]);
  throwIfAny(checkShape(whatIfSchema(), found, ["result"]));
  const { digest } = (found as unknown as WhatIf).framework;
  const params = { part: "digest", received: shown(digest), expected: tree.digest };
  throwIfAny(digest === tree.digest ? [] : [issue("framework-differs", ["result", "framework", "digest"], params)]);
  return found as unknown as WhatIf;
}
