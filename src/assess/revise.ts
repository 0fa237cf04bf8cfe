/** From one checked assessment to the next: a recipe changes a draft, and what changed comes back beside the result, to store, undo and redo. */
import { Immer } from "immer";
import { freeze } from "../base/freeze.ts";
import { type Issue, issue, kindOf, type Outcome, unwrap } from "../base/issue.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { outline } from "../model/outline.ts";
import type { Answer, AnswerDetail } from "./answer.ts";
import { ensureAssessment, tryAssess } from "./assess.ts";
import type { Assessment, City, Rater } from "./assessment.ts";
import { carryOver } from "./kin.ts";
import { digestOfAssessment, editable, type Revision, revisionBetween } from "./revision.ts";

/** What a recipe can change: everything but the framework. It can be used until the recipe returns. */
export interface AssessmentDraft<I extends string = string> {
  /** The city that is assessed. */
  city: Writable<City>;
  /** When: YYYY-MM-DD, or the word "undated". */
  date: string;
  /** Who answered. */
  rater: Writable<Rater>;
  /** Who may see it. */
  visibility?: "city" | "scheme" | "public" | undefined;
  /** Answers by indicator id; delete one to take it away in that place. */
  answers: { [K in I]?: DraftAnswer | undefined };
}

/** An answer in a draft. Lists in it (items, evidence) are replaced as a whole. */
export type DraftAnswer = Exclude<Answer, AnswerDetail> | Writable<AnswerDetail>;

/** The same object, with fields that can be set. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What {@link revise} gives. */
export interface Revised<I extends string = string, G extends string = string> {
  /** The assessment after the recipe, checked and frozen. */
  readonly assessment: Assessment<I, G>;
  /** The way from the old one to it. */
  readonly patches: Revision;
  /** The way back. */
  readonly inverse: Revision;
}

// An instance of our own: the host's settings of immer change nothing here, and ours nothing there. Patches are worked out between the two
// checked assessments (revision.ts), so that immer's plugin for them, which would be switched on for the host too, is not needed.
const immer = /* @__PURE__ */ new Immer({ autoFreeze: false });

/**
 * A new assessment from an old one. The recipe changes a draft of its city, date, rater, visibility and answers; the old assessment stays as it
 * is, and nothing that the recipe puts into the draft is kept or frozen. The result is checked as by {@link assess}.
 *
 * Where a framework asks for one fact in several places (`sameAs`), the change of one place is carried to those that said the same before; the
 * patches show it. A recipe that changes nothing gives the same assessment and no patches. What a recipe throws passes through.
 *
 * Cost: that of one `assess`, and a digest of all answers (linear).
 *
 * @param assessment made by `assess`
 * @param recipe changes the draft and returns nothing; it is called once, at once
 * @throws BenchmarkError with all issues of the result, or if the recipe is asynchronous or returns something
 * @example
 * import { assess, replay, revise } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, {
 *   city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.named-lead": "partly" },
 * });
 * const { assessment, patches, inverse } = revise(aford, (draft) => {
 *   draft.answers["governance.leadership.named-lead"] = "fully";
 * });
 * assessment.answers; // { "governance.leadership.named-lead": "fully" }
 * patches.patches; // [{ op: "replace", path: ["answers", "governance.leadership.named-lead"], value: "fully" }]
 * replay(assessment, inverse).answers; // { "governance.leadership.named-lead": "partly" }
 */
export function revise<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  // biome-ignore lint/suspicious/noConfusingVoidType: plain `void` would let asynchronous recipes compile
  recipe: (draft: AssessmentDraft<I>) => void | undefined,
): Revised<I, G> {
  return unwrap(tryRevise(assessment, recipe));
}

/**
 * The same as {@link revise}, without throwing on what the recipe made of the draft.
 *
 * @param assessment made by `assess`
 * @param recipe changes the draft and returns nothing
 * @returns the assessment with its patches, or every issue
 * @throws BenchmarkError only if the assessment itself is not one; and whatever the recipe itself throws
 * @example
 * import { assess, tryRevise } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const aford = assess(generalGovernance, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: {} });
 * const outcome = tryRevise(aford, (draft) => {
 *   draft.answers["governance.leadership.named-lead"] = "mostly";
 * });
 * outcome.ok ? [] : outcome.issues.map((found) => found.path); // [["answers", "governance.leadership.named-lead"]]
 */
export function tryRevise<const I extends string, const G extends string>(
  assessment: Assessment<I, G>,
  // biome-ignore lint/suspicious/noConfusingVoidType: as above
  recipe: (draft: AssessmentDraft<I>) => void | undefined,
): Outcome<Revised<I, G>> {
  const before = ensureAssessment(assessment);
  const outcome = drafted(before, recipe as (draft: unknown) => unknown);
  if (!outcome.ok) return freeze(outcome);
  const same = digestOfAssessment(outcome.value) === digestOfAssessment(before);
  const after = same ? before : (outcome.value as Assessment<I, G>);
  return freeze({
    ok: true,
    value: { assessment: after, patches: revisionBetween(before, after), inverse: revisionBetween(after, before) },
  });
}

/** Runs a recipe over a draft, and checks what the draft then says. */
function drafted(before: Assessment, recipe: (draft: unknown) => unknown): Outcome<Assessment> {
  if (typeof recipe !== "function")
    return { ok: false, issues: [issue("wrong-type", ["recipe"], { expected: "a function", received: kindOf(recipe) })] };
  const done: { outcome?: Outcome<Assessment> } = {};
  try {
    immer.produce(editable(before), (draft: unknown) => {
      const returned = recipe(draft);
      done.outcome = returned === undefined || returned === draft ? checked(before, draft) : { ok: false, issues: [misplaced(returned)] };
      // Left by throwing, immer revokes the draft and does not walk through what the recipe has put into it.
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  return done.outcome as Outcome<Assessment>;
}

function checked(before: Assessment, draft: unknown): Outcome<Assessment> {
  const { framework } = before;
  const plain = copyPlain(draft);
  if (!plain.ok || !isRecord(plain.value) || !isRecord(plain.value.answers)) return tryAssess(framework, draft);
  const answers: Json = carryOver(outline(framework), before.answers, plain.value.answers);
  return tryAssess(framework, { ...plain.value, answers });
}

/** What a recipe should not have returned. */
function misplaced(returned: unknown): Issue {
  try {
    if (returned instanceof Promise) {
      // Its draft is gone; that it fails on it later is no news.
      returned.catch(() => {});
      return issue("recipe-async", ["recipe"]);
    }
  } catch {
    // Something that only looks like one.
  }
  return issue("recipe-result", ["recipe"], { received: kindOf(returned) });
}
