/** A zod schema of a framework's answers, for forms: field by field, with this library's own sentences. */
import * as z from "zod/mini";
import { type Issue, issue, kindOf, MAXIMUM_ISSUES } from "../base/issue.ts";
import { copyPlain, isRecord, type Json } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { type Outline, outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import type { Framework } from "../model/tree.ts";
import { type Answer, answerDetailSchema, checkEntry } from "./answer.ts";

/**
 * A zod schema that accepts exactly the answers that {@link tryAssess} accepts one by one (it implements Standard Schema, so form libraries
 * take it). Conditions between answers are left to {@link tryAssess}.
 *
 * @param framework what is asked
 * @returns a schema of an object with one optional field per indicator and no others
 * @throws BenchmarkError if the framework is not one
 * @example
 * import { answersSchema } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const schema = answersSchema(generalGovernance);
 * schema.safeParse({ "governance.leadership.named-lead": "fully" }).success; // true
 * schema.safeParse({ "governance.leadership.named-lead": "mostly" }).success; // false
 */
export function answersSchema<const I extends string, const G extends string>(
  framework: Framework<I, G>,
): z.ZodMiniType<{ readonly [K in I]?: Answer }> {
  const tree = outline(parseFramework(framework));
  // Our own check comes first, on plain data: zod would read getters, take a Date for an empty object, and mind a key whose value is undefined.
  const checked = z.transform((input: unknown, context) => {
    const plain = copyPlain(input);
    const issues = plain.ok ? problems(tree, plain.value) : plain.issues;
    for (const { code, path, message } of issues)
      context.issues.push({ code: "custom", message, path: [...path], params: { code }, input: undefined });
    return plain.ok && issues.length === 0 ? plain.value : z.NEVER;
  });
  // The shapes behind it say the same to whoever reads the schema.
  const field = (scale: Scale): z.ZodMiniType => z.optional(z.union([kindOfScale(scale).answer(scale), answerDetailSchema()]));
  const fields = Object.fromEntries(tree.indicators.map(({ id, scale }) => [id, field(scale as Scale)]));
  return z.pipe(checked as z.ZodMiniType<unknown>, z.strictObject(fields)) as unknown as z.ZodMiniType<{ readonly [K in I]?: Answer }>;
}

function problems(tree: Outline, answers: Json): Issue[] {
  if (!isRecord(answers)) return [issue("wrong-type", [], { expected: "an object", received: kindOf(answers) })];
  const issues: Issue[] = [];
  for (const [id, answer] of Object.entries(answers)) {
    if (issues.length >= MAXIMUM_ISSUES) break;
    issues.push(...checkEntry(tree, id, answer, [id], issues.length < 100));
  }
  return issues;
}
