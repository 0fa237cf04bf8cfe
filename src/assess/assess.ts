/** From answers to a checked assessment: throwing, not throwing, and for a form that is still being filled in. */
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, type Issue, issue, kindOf, MAXIMUM_ISSUES, type Outcome, unwrap } from "../base/issue.ts";
import { copyPlain, isRecord, type Json, own, setOwn } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Framework } from "../model/tree.ts";
import { type Answer, canonicalAnswer, checkEntry, valueOf } from "./answer.ts";
import { type Assessment, type AssessmentInput, checkHead } from "./assessment.ts";
import { checkKin, notAsked } from "./routing.ts";

const known = new WeakSet<object>();
const SUGGESTIONS = 100;

/**
 * A checked, frozen assessment of one city by one rater. Your input is copied, never kept or frozen.
 *
 * @param framework what was asked; its ids type the answers
 * @param input city, date, rater and answers; an indicator that is not among the answers is not answered
 * @throws BenchmarkError with all issues: unknown or misspelt ids, values off the scale, missing reasons, dates that do not exist
 * @example
 * import { assess, score } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const harbourton = assess(generalGovernance, {
 *   city: { id: "harbourton", name: "Harbourton (invented)" },
 *   date: "2026-03-01",
 *   rater: { role: "self" },
 *   answers: { "governance.leadership.public-commitment": "fully", "governance.leadership.named-lead": { level: "partly", comment: "Deputy mayor, no written remit" } },
 * });
 * score(harbourton).nodes["governance.leadership"].counts.answered; // 2
 */
export function assess<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: AssessmentInput<I>,
): Assessment<I, G> {
  return unwrap(tryAssess(framework, input));
}

/**
 * The same as {@link assess} for input of unknown shape, without throwing on it.
 *
 * @param framework what was asked
 * @param input anything, typically parsed JSON
 * @returns the assessment, or every issue
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { tryAssess } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const answers = { "governance.leadership.named-led": "fully" };
 * const outcome = tryAssess(generalGovernance, { city: { id: "a", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers });
 * outcome.ok ? "" : outcome.issues[0]?.params.nearest; // "governance.leadership.named-lead"
 */
export function tryAssess<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): Outcome<Assessment<I, G>> {
  const checked = parseFramework(framework);
  const { head, answers, issues } = inspect(checked, input);
  if (head === null || issues.length > 0) return freeze({ ok: false, issues });
  return freeze({ ok: true, value: finish(checked, head, answers) as Assessment<I, G> });
}

/**
 * For forms that are being filled in: keeps every valid answer, leaves the rest open, and returns the issues beside it.
 *
 * @param framework what was asked
 * @param input city, date and rater must stand; the answers may be in any state
 * @returns the assessment of what is valid, and what is not
 * @throws BenchmarkError if city, date or rater are not valid; never because of answers
 * @example
 * import { assessDraft, score } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const { assessment, issues } = assessDraft(generalGovernance, {
 *   city: { id: "a", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" },
 *   answers: { "governance.leadership.named-lead": "fully", "governance.leadership.public-commitment": "mostly" },
 * });
 * Object.keys(assessment.answers); // ["governance.leadership.named-lead"]
 * issues.map((found) => found.code); // ["value-off-scale"]
 */
export function assessDraft<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  input: unknown,
): { readonly assessment: Assessment<I, G>; readonly issues: readonly Issue[] } {
  const checked = parseFramework(framework);
  const { head, answers, issues } = inspect(checked, input);
  if (head === null) throw new BenchmarkError(issues);
  return freeze({ assessment: finish(checked, head, answers) as Assessment<I, G>, issues });
}

/** An assessment that was made here, or one that came back from JSON with its framework inside, checked again. */
export function ensureAssessment<I extends string, G extends string>(value: Assessment<I, G>): Assessment<I, G> {
  if (typeof value === "object" && value !== null && known.has(value)) return value;
  const plain = typeof value === "object" ? copyPlain(value) : ({ ok: true, value: null } as const);
  if (!plain.ok) throw new BenchmarkError(plain.issues);
  const json: Json = plain.value;
  if (!isRecord(json) || json.kind !== "assessment")
    throw new BenchmarkError([issue("not-an-assessment", [], { received: kindOf(value) })]);
  return unwrap(tryAssess(parseFramework(json.framework), json)) as unknown as Assessment<I, G>;
}

interface Inspection {
  /** The input without its answers; null if city, date or rater cannot be used. */
  readonly head: { readonly [key: string]: Json } | null;
  readonly answers: { readonly [id: string]: Answer };
  readonly issues: readonly Issue[];
}

function inspect(framework: Framework, input: unknown): Inspection {
  const nothing = { head: null, answers: {} };
  const { rest, issues: foreign } = withoutFramework(framework, input);
  if (foreign.length > 0) return { ...nothing, issues: foreign };
  const plain = copyPlain(rest);
  if (!plain.ok) return inspectRest(framework, rest, plain.issues);
  const headIssues = checkHead(framework, plain.value);
  const tree = outline(framework);
  const given = isRecord(plain.value) && isRecord(plain.value.answers) ? plain.value.answers : {};
  const { answers, issues } = inspectAnswers(tree, given);
  // Answers that are missing, or no object, are an issue like any other; the head stands without them.
  const stands = headIssues.every((found) => found.path[0] === "answers");
  return { head: stands ? (plain.value as { readonly [key: string]: Json }) : null, answers, issues: [...headIssues, ...issues] };
}

/** When something is not plain data: the answers one by one, so that one bad value does not cost a draft all others. */
function inspectRest(framework: Framework, input: unknown, issues: readonly Issue[]): Inspection {
  const found = issues.filter((each) => each.code !== "too-many-issues");
  if (found.some((each) => each.path[0] !== "answers")) return { head: null, answers: {}, issues };
  try {
    const { answers: given, ...head } = input as { readonly answers: object };
    const apart = found.every((each) => each.path.length > 1) && !Array.isArray(given);
    const answers = {};
    const refused: Issue[] = apart ? [] : [...found];
    for (const id of apart ? Object.keys(given) : []) {
      const single = Object.defineProperty({}, id, Object.getOwnPropertyDescriptor(given, id) ?? {});
      const plain = copyPlain({ answers: single });
      if (!plain.ok) refused.push(...plain.issues);
      else setOwn(answers, id, own((plain.value as { readonly answers: { readonly [id: string]: Json } }).answers, id));
    }
    const rest = inspect(framework, { ...head, answers });
    return { ...rest, issues: capped([...refused, ...rest.issues]) };
  } catch {
    return { head: null, answers: {}, issues: [...issues, issue("unreadable", [])] };
  }
}

/** Lets a spread of an older assessment in: `{ ...old, answers }` brings its kind and its framework along. */
function withoutFramework(framework: Framework, input: unknown): { readonly rest: unknown; readonly issues: readonly Issue[] } {
  try {
    if (typeof input !== "object" || input === null || !Object.hasOwn(input, "kind")) return { rest: input, issues: [] };
    const {
      kind,
      framework: other,
      ...rest
    } = input as { readonly kind: unknown; readonly framework?: { readonly id?: unknown; readonly version?: unknown } | null };
    if (kind !== "assessment") return { rest: input, issues: [] };
    const { id, version } = other ?? {};
    if (other === undefined || (id === framework.id && version === framework.version)) return { rest, issues: [] };
    const received = typeof id === "string" && typeof version === "string" ? `${id} ${version}` : kindOf(other);
    return { rest, issues: [issue("wrong-framework", ["framework"], { received, expected: `${framework.id} ${framework.version}` })] };
  } catch {
    return { rest: input, issues: [issue("unreadable", [])] };
  }
}

function inspectAnswers(
  tree: Outline,
  given: { readonly [id: string]: Json },
): { readonly answers: { [id: string]: Answer }; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  const answers: { [id: string]: Answer } = {};
  for (const id of Object.keys(given)) {
    if (issues.length > MAXIMUM_ISSUES && !(tree.byId.get(id)?.scale ?? null)) continue;
    // Looking for the nearest id is the dearest step: where everything is wrong, a hundred suggestions are enough.
    const found = checkEntry(tree, id, given[id], ["answers", id], issues.length < SUGGESTIONS);
    const canonical = found.length === 0 ? canonicalAnswer(given[id] as Answer) : undefined;
    if (canonical !== undefined) answers[id] = canonical;
    issues.push(...found);
  }
  issues.push(...checkKin(tree, answers));
  const ordered: { [id: string]: Answer } = {};
  for (const { id } of tree.indicators) {
    const answer = own(answers, id);
    if (answer === undefined) continue;
    const conflict = valueOf(answer) === null ? null : notAsked(tree, id, answers);
    if (conflict === null) ordered[id] = answer;
    else
      issues.push(
        issue("not-asked", ["answers", id], {
          id,
          indicator: conflict.indicator,
          levels: conflict.is.map((level) => `“${level}”`).join(" or "),
          level: conflict.level,
        }),
      );
  }
  return { answers: ordered, issues: [...capped(issues)] };
}

function finish(framework: Framework, head: { readonly [key: string]: Json }, answers: { readonly [id: string]: Answer }): Assessment {
  const assessment = freeze({ kind: "assessment", framework, ...(head as unknown as AssessmentInput), answers } satisfies Assessment);
  known.add(assessment);
  return assessment;
}
