/** A revision: what changed from one assessment to the next, as data that can be stored, undone and done again. */
import * as z from "zod/mini";
import { canonicalJson, digestOf } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { issue, kindOf, type Outcome } from "../base/issue.ts";
import { copyPlain, isRecord, type Json, own } from "../base/plain.ts";
import { checkShape } from "../base/schema.ts";
import { outline } from "../model/outline.ts";
import type { Assessment } from "./assessment.ts";

/** One step from one assessment to the next, as immer and JSON Patch have them; an answer is given, replaced or taken away as a whole. */
export interface Patch {
  /** Something is put where nothing was, put in the place of something, or taken away. */
  readonly op: "add" | "replace" | "remove";
  /** Keys from the assessment's root: `["date"]`, `["city", "name"]`, `["answers", "governance.leadership.named-lead"]`. */
  readonly path: readonly string[];
  /** What is put there; none where something is taken away. */
  readonly value?: unknown;
}

/** What changed from one assessment to the next. Frozen, plain; says which framework and which two states it belongs to. */
export interface Revision {
  /** Tells products apart. */
  readonly kind: "revision";
  /** The framework of both assessments. */
  readonly framework: {
    /** Id of its root. */
    readonly id: string;
    /** Its version. */
    readonly version: string;
    /** SHA-256 of what scores depend on. */
    readonly digest: string;
  };
  /** Digest (SHA-256) of the assessment before: its city, date, rater, visibility and answers, and its framework's digest. */
  readonly base: string;
  /** Digest of the assessment after, made alike. */
  readonly result: string;
  /** Steps in order, at most one a place; none if the two are equal. */
  readonly patches: readonly Patch[];
}

/** The parts of an assessment that can be revised. Its framework is none of them. */
export const EDITABLE = ["city", "date", "rater", "visibility", "answers"] as const;

type Table = { readonly [key: string]: Json };

/** The parts of an assessment that can be revised. */
export function editable(assessment: Assessment): Table {
  const parts = assessment as unknown as Table;
  return Object.fromEntries(EDITABLE.flatMap((key) => (parts[key] === undefined ? [] : [[key, parts[key]]])));
}

const digests = new WeakMap<Assessment, string>();

/** The digest of a checked assessment, remembered. Two that say the same of the same framework have the same. */
export function digestOfAssessment(assessment: Assessment): string {
  const known = digests.get(assessment);
  if (known !== undefined) return known;
  const made = digestOf({ framework: outline(assessment.framework).digest, ...editable(assessment) });
  digests.set(assessment, made);
  return made;
}

/** The way from one checked assessment to another of the same framework. */
export function revisionBetween(before: Assessment, after: Assessment): Revision {
  const { id, version } = after.framework;
  return freeze({
    kind: "revision",
    framework: { id, version, digest: outline(after.framework).digest },
    base: digestOfAssessment(before),
    result: digestOfAssessment(after),
    patches: differences(editable(before), editable(after), []),
  } satisfies Revision);
}

function differences(before: Table, after: Table, path: readonly string[]): Patch[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Patch[] => {
    const [old, next, at] = [own(before, key), own(after, key), [...path, key]];
    if (next === undefined) return [{ op: "remove", path: at }];
    if (old === undefined) return [{ op: "add", path: at, value: next }];
    if (canonicalJson(old) === canonicalJson(next)) return [];
    return isRecord(old) && isRecord(next) && path[0] !== "answers"
      ? differences(old, next, at)
      : [{ op: "replace", path: at, value: next }];
  });
}

let schema: z.ZodMiniType | undefined;

function revisionSchema(): z.ZodMiniType {
  const digest = z.string().check(z.regex(/^sha256-[0-9a-f]{64}$/, { error: "a digest (sha256-…)" }));
  schema ??= z.strictObject({
    kind: z.literal("revision"),
    framework: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
    base: digest,
    result: digest,
    patches: z.array(
      z.strictObject({
        op: z.enum(["add", "replace", "remove"]),
        path: z.array(z.string()).check(z.minLength(1)),
        value: z.optional(z.unknown()),
      }),
    ),
  });
  return schema;
}

/** A frozen copy of a revision of unknown origin; whether it fits an assessment is another question. */
export function readRevision(input: unknown, path: readonly string[] = []): Outcome<Revision> {
  const plain = copyPlain(input);
  if (!plain.ok) return freeze({ ok: false, issues: plain.issues.map((found) => ({ ...found, path: [...path, ...found.path] })) });
  if (!isRecord(plain.value) || plain.value.kind !== "revision")
    return freeze({ ok: false, issues: [issue("not-a-revision", path, { received: kindOf(input) })] });
  const issues = checkShape(revisionSchema(), plain.value, path);
  return freeze(issues.length > 0 ? { ok: false, issues } : { ok: true, value: plain.value as unknown as Revision });
}
