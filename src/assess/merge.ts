/** Answers from several departments, put together: each part answers what it was asked, and where two contradict each other, both are told. */
import { canonicalJson } from "../base/digest.ts";
import { freeze } from "../base/freeze.ts";
import { BenchmarkError, capped, type Issue, issue, kindOf, type Outcome, shown } from "../base/issue.ts";
import { copyPlain, isRecord, setOwn } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import type { Framework } from "../model/tree.ts";
import { type Answer, type AnswerDetail, canonicalAnswer, checkEntry, detailOf, type Evidence, missingOf, valueOf } from "./answer.ts";

/**
 * One table of answers from the tables of several departments, as `toQuestionnaire` splits them. Where two give the same value to one indicator, their
 * evidence is put together and each comment keeps the name of its department. Where they differ, it is an issue; nothing is chosen for you.
 *
 * @param framework what was asked
 * @param parts the answers by department, in any state
 * @returns all answers, for `assess`; or every issue, with the department in its path
 * @throws BenchmarkError only if the framework itself is not one
 * @example
 * import { mergeAnswers } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const merged = mergeAnswers(generalGovernance, {
 *   "mayor's office": { "governance.leadership.named-lead": "fully" },
 *   finance: { "governance.resources.posts": 45, "governance.leadership.named-lead": { level: "fully", comment: "See the budget book" } },
 * });
 * merged.ok && merged.value["governance.resources.posts"]; // 45
 * merged.ok && merged.value["governance.leadership.named-lead"]; // { level: "fully", comment: "finance: See the budget book" }
 */
export function mergeAnswers<const I extends string, const G extends string>(
  framework: Framework<I, G>,
  parts: { readonly [department: string]: { readonly [K in I]?: Answer } },
): Outcome<{ readonly [K in I]?: Answer }> {
  const tree = outline(parseFramework(framework));
  const plain = copyPlain(parts);
  if (!plain.ok) return freeze({ ok: false, issues: plain.issues });
  if (!isRecord(plain.value)) throwKind(parts);
  const issues: Issue[] = [];
  const given = new Map<string, { readonly from: string; readonly answer: Answer }[]>();
  for (const [from, answers] of Object.entries(plain.value as object)) {
    if (!isRecord(answers)) {
      issues.push(issue("wrong-type", [from], { expected: "answers by indicator id (an object)", received: kindOf(answers) }));
      continue;
    }
    for (const [id, answer] of Object.entries(answers)) {
      const found = checkEntry(tree, id, answer, [from, id]);
      issues.push(...found);
      const canonical = found.length === 0 ? canonicalAnswer(answer as Answer) : undefined;
      if (canonical !== undefined) given.set(id, [...(given.get(id) ?? []), { from, answer: canonical }]);
    }
  }
  const merged: { [id: string]: Answer } = {};
  for (const { id, scale } of tree.indicators) {
    const said = given.get(id) ?? [];
    const first = said[0];
    if (first === undefined) continue;
    issues.push(...said.slice(1).flatMap((other) => contradiction(id, first, other)));
    setOwn(merged, id, said.length === 1 ? first.answer : together(said, scale as Scale));
  }
  return issues.length > 0 ? freeze({ ok: false, issues: capped(issues) }) : freeze({ ok: true, value: merged as { [K in I]?: Answer } });
}

function throwKind(parts: unknown): never {
  throw new BenchmarkError([issue("wrong-type", [], { expected: "tables of answers by department (an object)", received: kindOf(parts) })]);
}

interface Part {
  readonly from: string;
  readonly answer: Answer;
}

/** Value, or why there is none, with everything that cannot stand twice. */
function fixed(answer: Answer): string {
  const value = valueOf(answer);
  const { reason = null, date = null, confidence = null } = typeof answer === "object" ? (answer as AnswerDetail) : {};
  return canonicalJson([Array.isArray(value) ? [...value].sort() : value, missingOf(answer), reason, date, confidence]);
}

function contradiction(id: string, first: Part, other: Part): Issue[] {
  if (fixed(first.answer) === fixed(other.answer)) return [];
  const said = ({ answer }: Part): string => shown(valueOf(answer) ?? missingOf(answer));
  return [
    issue("parts-contradict", [other.from, id], {
      id,
      firstFrom: first.from,
      first: said(first),
      secondFrom: other.from,
      second: said(other),
    }),
  ];
}

function together(parts: readonly Part[], scale: Scale): Answer {
  const details = parts.map(({ from, answer }) => ({ from, ...detailOf(answer, scale) }));
  const { from: _, comment: __, evidence: ___, ...common } = details[0] as AnswerDetail & { readonly from: string };
  const comments = details.flatMap(({ from, comment }) => (comment === undefined ? [] : [`${from}: ${comment}`]));
  const evidence = new Map<string, Evidence>();
  for (const one of details.flatMap((detail) => detail.evidence ?? [])) evidence.set(canonicalJson(one), one);
  return canonicalAnswer({
    ...common,
    ...(comments.length > 0 ? { comment: comments.join("\n") } : {}),
    ...(evidence.size > 0 ? { evidence: [...evidence.values()] } : {}),
  }) as Answer;
}
