/** The shapes of products that a notebook shows and that may have been stored meanwhile: what is read of them. */
import * as z from "zod/mini";
import { tableSchema } from "../base/schema.ts";
import { aggregationSchema } from "../model/policy.ts";

const text = () => z.string();
const number = () => z.nullable(text().check(z.regex(/^-?\d{1,20}(\.\d{1,30})?$/, { error: "a decimal number as text" })));
const status = () => z.enum(["scored", "unscored", "not-applicable"]);

/** Which framework a product belongs to. */
export function namedFramework(): z.ZodMiniType {
  return z.looseObject({ id: text(), version: text(), digest: text() });
}

/** Results by node: a table without strange keys. What stands in it is looked at elsewhere. */
export function nodesShape(): z.ZodMiniType {
  return z.looseObject({ nodes: tableSchema(z.unknown()) });
}

/** An explanation, all the way down. */
export function explanationShape(): z.ZodMiniType {
  const node: z.ZodMiniType = z.looseObject({
    id: text(),
    title: text(),
    rule: z.union([z.enum(["scale", "excluded", "open"]), aggregationSchema()], { error: "“scale”, “excluded”, “open” or an aggregation" }),
    status: status(),
    exact: number(),
    weight: z.number(),
    penalty: z.boolean(),
    contribution: number(),
    lost: number(),
    floor: number(),
    jointLoss: number(),
    get children() {
      return z.array(node);
    },
  });
  return node;
}

/** A what-if. */
export function whatIfShape(): z.ZodMiniType {
  const both = (value: z.ZodMiniType) => ({ before: value, after: value });
  const items = z.array(text());
  const answer = z.union(
    [
      z.null(),
      text(),
      z.number(),
      items,
      z.looseObject({
        level: z.optional(text()),
        number: z.optional(z.number()),
        points: z.optional(z.number()),
        items: z.optional(items),
        missing: z.optional(text()),
      }),
    ],
    { error: "an answer" },
  );
  const node = z.looseObject({ exact: z.looseObject({ ...both(number()), change: number() }), status: z.looseObject(both(status())) });
  return z.looseObject({
    framework: namedFramework(),
    city: z.looseObject({ name: text() }),
    changes: tableSchema(z.looseObject(both(answer))),
    nodes: tableSchema(node),
    statement: text(),
  });
}
