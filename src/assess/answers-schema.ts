/** A zod schema of a framework's answers, for forms: field by field, with this library's own sentences. */
import * as z from "zod";
import { copyPlain } from "../base/plain.ts";
import { parseFramework } from "../model/framework.ts";
import { outline } from "../model/outline.ts";
import type { Scale } from "../model/scale.ts";
import { kindOfScale } from "../model/scale-kinds.ts";
import type { Framework } from "../model/tree.ts";
import { type Answer, answerDetailSchema, checkAnswer } from "./answer.ts";

/**
 * A zod schema that accepts exactly the answers that {@link tryAssess} accepts one by one (it implements Standard Schema, so form libraries
 * take it). Conditions between answers are left to {@link tryAssess}.
 *
 * @param framework what is asked
 * @returns a strict object schema with one optional field per indicator
 * @throws BenchmarkError if the framework is not one
 * @example
 * import { answersSchema } from "indicatree";
 * import { generalGovernance } from "indicatree/frameworks/general-governance";
 *
 * const schema = answersSchema(generalGovernance);
 * schema.safeParse({ "governance.leadership.named-lead": "fully" }).success; // true
 * schema.safeParse({ "governance.leadership.named-lead": "mostly" }).success; // false
 */
export function answersSchema<const I extends string, const G extends string>(framework: Framework<I, G>): z.ZodType<{ readonly [K in I]?: Answer }> {
  const tree = outline(parseFramework(framework));
  const fields = Object.fromEntries(tree.indicators.map(({ id, scale }) => [id, fieldSchema(id, scale as Scale).optional()]));
  return z.strictObject(fields) as unknown as z.ZodType<{ readonly [K in I]?: Answer }>;
}

function fieldSchema(id: string, scale: Scale): z.ZodType<Answer> {
  const problems = (input: unknown) => {
    const plain = copyPlain(input);
    return plain.ok ? checkAnswer(id, scale, plain.value, []) : plain.issues;
  };
  return z
    .union([kindOfScale(scale).answer(scale), answerDetailSchema()], { error: ({ input }) => problems(input)[0]?.message })
    .superRefine((answer, context) => {
      for (const found of problems(answer)) context.addIssue({ code: "custom", message: found.message, path: [...found.path], params: { code: found.code } });
    }) as unknown as z.ZodType<Answer>;
}
