/** The shape of an explanation that comes back from JSON: a result is taken as it stands, so its shape must. */
import * as z from "zod/mini";
import { aggregationSchema } from "../model/policy.ts";

let made: z.ZodMiniType | undefined;
const text = () => z.string();

/** An explanation, all the way down. */
export function explanationSchema(): z.ZodMiniType {
  if (made !== undefined) return made;
  const node: z.ZodMiniType = z.strictObject({
    id: text(),
    title: text(),
    rule: z.union([z.enum(["scale", "excluded", "open"]), aggregationSchema()], { error: "“scale”, “excluded”, “open” or an aggregation" }),
    status: z.enum(["scored", "unscored", "not-applicable"]),
    exact: z.nullable(text()),
    provisional: z.nullable(text()),
    points: z.nullable(text()),
    counted: z.boolean(),
    weight: z.number(),
    penalty: z.boolean(),
    contribution: z.nullable(text()),
    lost: z.nullable(text()),
    zeroed: z.boolean(),
    floor: z.nullable(text()),
    jointLoss: z.nullable(text()),
    get children() {
      return z.array(node);
    },
  });
  made = node;
  return node;
}
