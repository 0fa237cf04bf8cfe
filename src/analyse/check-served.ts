/** What a roadmap's actions serve and the levels they set, held against the framework. */
import { checkEntry } from "../assess/answer.ts";
import { clip, type Issue, issue, MAXIMUM_ISSUES } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import { isRecord, type Json } from "../base/plain.ts";
import type { Outline, OutlineNode } from "../model/outline.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import { type GivenAction, givenActions, givenOrder } from "./check-roadmap.ts";

/** Looking for the nearest id is dear: of very many issues, the first hundred get one. */
const SUGGESTIONS = 100;

/** An accepted level: which action sets it, by its place among the given ones, and for which indicator. */
interface Level {
  readonly action: number;
  readonly id: string;
  readonly value: Json;
}

/** Everything wrong with what the actions of a roadmap serve. Cost: linear in the size of the input. */
export function checkServed(tree: Outline, input: Json): Issue[] {
  const issues: Issue[] = [];
  const actions = givenActions(input);
  const levels: Level[] = [];
  for (const [action, { place, given }] of actions.entries()) {
    const serves: readonly Json[] = Array.isArray(given.serves) ? given.serves : [];
    for (const [k, id] of serves.entries()) {
      if (typeof id !== "string" || id.trim() === "" || tree.byId.has(id)) continue;
      if (issues.length > MAXIMUM_ISSUES) return issues;
      const near = issues.length < SUGGESTIONS ? nearest(id, tree.byId.keys()) : null;
      issues.push(
        issue("unknown-node", ["actions", place, "serves", k], { id: clip(id, 200), framework: tree.framework.id, nearest: near }),
      );
    }
    const around = new Set(serves);
    for (const [id, value] of Object.entries(isRecord(given.levels) ? given.levels : {})) {
      if (issues.length > MAXIMUM_ISSUES) return issues;
      const path = ["actions", place, "levels", id];
      const node = tree.byId.get(id);
      const found = node?.scale
        ? kindOfScale(node.scale).check(node.scale, value, id, path)
        : checkEntry(tree, id, value, path, issues.length < SUGGESTIONS);
      issues.push(...found);
      if (node === undefined || found.length > 0) continue;
      levels.push({ action, id, value });
      if (!isServed(tree, node, around)) issues.push(issue("level-not-served", path, { id, action: nameOf(actions, action) }));
    }
  }
  return [...issues, ...disputes(actions, levels)];
}

/** Levels for one indicator that differ, although neither action comes after the other. */
function disputes(actions: readonly GivenAction[], levels: readonly Level[]): Issue[] {
  const { sequence, before } = givenOrder(actions);
  const rank = new Map(sequence.map((action, i) => [action, i]));
  const ordered = levels.filter(({ action }) => rank.has(action));
  ordered.sort((a, b) => (rank.get(a.action) as number) - (rank.get(b.action) as number));
  const met = new Map<string, { all: bigint; readonly same: Map<string, bigint> }>();
  return ordered.flatMap(({ action, id, value }) => {
    const others = met.get(id) ?? { all: 0n, same: new Map<string, bigint>() };
    met.set(id, others);
    // Ticks in any order are the same answer.
    const level = JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
    const same = others.same.get(level) ?? 0n;
    // One bit for each action: those that set another level, less those that come before this one.
    const apart = (others.all & ~same & ~(before.get(action) ?? 0n)).toString(2);
    others.all |= 1n << BigInt(action);
    others.same.set(level, same | (1n << BigInt(action)));
    if (apart === "0") return [];
    const first = nameOf(actions, apart.length - 1 - apart.lastIndexOf("1"));
    const place = (actions[action] as GivenAction).place;
    return [issue("levels-differ", ["actions", place, "levels", id], { id, first, action: nameOf(actions, action) })];
  });
}

/** Whether a node, or a group around it, is among what an action serves. */
function isServed(tree: Outline, node: OutlineNode, serves: ReadonlySet<Json>): boolean {
  for (let at: OutlineNode | undefined = node; at !== undefined; at = at.parent === null ? undefined : tree.nodes[at.parent])
    if (serves.has(at.id)) return true;
  return false;
}

function nameOf(actions: readonly GivenAction[], action: number): string {
  const id = actions[action]?.given.id;
  return typeof id === "string" ? clip(id, 200) : "?";
}
