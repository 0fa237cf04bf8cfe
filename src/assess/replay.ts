/** Applies a stored revision to the very assessment that it was made for: undo, redo, and an audit trail that can be followed. */
import { freeze } from "../base/freeze.ts";
import { clip, type Issue, issue, type Outcome, shown, unwrap } from "../base/issue.ts";
import { copyPlain, isRecord, type Json, setOwn } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import { ensureAssessment, tryAssess } from "./assess.ts";
import type { Assessment } from "./assessment.ts";
import { digestOfAssessment, EDITABLE, editable, type Patch, type Revision, readRevision } from "./revision.ts";

/**
 * The assessment that a revision leads to. It is refused where it does not belong: on another state than its `base`, under another framework,
 * with steps that do not fit, or where they lead to something else than its `result`. The result is checked as by {@link assess}.
 *
 * Digests tell states apart; they are no signature. Whoever can write the store can write a revision that fits.
 *
 * @param assessment the state that the revision was made for
 * @param revision `patches` (to redo) or `inverse` (to undo) of {@link revise}, as it was made or back from JSON
 * @throws BenchmarkError with all issues
 * @example
 * import { assess, replay, revise } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const first = assess(generalGovernance, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
 * const { assessment: second, patches, inverse } = revise(first, (draft) => {
 *   draft.date = "2026-03-08";
 * });
 * replay(second, inverse).date; // "2026-03-01"
 * replay(first, patches).date; // "2026-03-08"
 * replay(second, patches); // throws BenchmarkError: another state
 */
export function replay<const I extends string, const G extends string>(assessment: Assessment<I, G>, revision: Revision): Assessment<I, G> {
  return unwrap(tryReplay(assessment, revision));
}

/**
 * The same as {@link replay} for a revision of unknown shape, without throwing on it.
 *
 * @param assessment the state that the revision was made for
 * @param revision anything, typically parsed JSON
 * @returns the assessment, or every issue
 * @throws BenchmarkError only if the assessment itself is not one
 * @example
 * import { assess, tryReplay } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
 * const outcome = tryReplay(aford, { kind: "scorecard" });
 * outcome.ok ? "" : outcome.issues[0]?.code; // "not-a-revision"
 */
export function tryReplay<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  revision: unknown,
): Outcome<Assessment<I, G>> {
  const before = ensureAssessment(assessment);
  const read = readRevision(revision, ["revision"]);
  if (!read.ok) return read;
  const misfits = misfitsOf(before, read.value);
  if (misfits.length > 0) return freeze({ ok: false, issues: misfits });
  const parts = copyPlain(editable(before)) as { readonly value: Json };
  for (const [i, patch] of read.value.patches.entries()) {
    const problem = applied(parts.value as Table, patch);
    if (problem !== null) return freeze({ ok: false, issues: [issue("patch-misfit", ["revision", "patches", i], { problem })] });
  }
  const outcome = tryAssess(before.framework, parts.value);
  if (!outcome.ok) return outcome;
  const digest = digestOfAssessment(outcome.value);
  if (digest === read.value.result) return outcome as Outcome<Assessment<I, G>>;
  const [received, expected] = [short(digest), short(read.value.result)];
  return freeze({ ok: false, issues: [issue("revision-result", ["revision", "result"], { received, expected })] });
}

type Table = { [key: string]: Json };

/** Why a revision does not belong to this state; framework first, as another one means another state anyway. */
function misfitsOf(before: Assessment, revision: Revision): Issue[] {
  const { id, version } = before.framework;
  const wanted: Revision["framework"] = { id, version, digest: outline(before.framework).digest };
  const parts = (["id", "version", "digest"] as const).filter((part) => revision.framework[part] !== wanted[part]);
  if (parts.length > 0)
    return parts.map((part) =>
      issue("framework-differs", ["revision", "framework", part], {
        part,
        received: shown(revision.framework[part]),
        expected: wanted[part],
      }),
    );
  const base = digestOfAssessment(before);
  if (revision.base === base) return [];
  return [issue("revision-base", ["revision", "base"], { received: short(revision.base), expected: short(base) })];
}

/** The first digits of a digest: enough to tell two states apart by eye. */
function short(digest: string): string {
  return clip(digest.replace("sha256-", ""), 13);
}

/** Does one step in place; says what hinders it, if anything does. Only own keys are followed. */
function applied(root: Table, { op, path, ...rest }: Patch): string | null {
  if (!(EDITABLE as readonly string[]).includes(path[0] as string)) return `${shown(path[0])} cannot be revised`;
  const key = path.at(-1) as string;
  let parent: Json | undefined = root;
  for (const step of path.slice(0, -1)) parent = isRecord(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined;
  if (!isRecord(parent)) return "its path leads nowhere";
  if (Object.hasOwn(parent, key) === (op === "add")) return op === "add" ? "there is something already" : "there is nothing";
  if ("value" in rest === (op === "remove")) return op === "remove" ? "it brings a value" : "it brings no value";
  if (op === "remove") delete (parent as Table)[key];
  else setOwn(parent, key, rest.value);
  return null;
}
