/** The shapes of products that come back from JSON: a result is taken as it stands, so its shape must. */
import * as z from "zod/mini";
import { tableSchema } from "../base/schema.ts";
import { aggregationSchema, policySchema } from "../model/policy.ts";

/** A schema that is made once, when first needed. */
function once(make: () => z.ZodMiniType): () => z.ZodMiniType {
  let made: z.ZodMiniType | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const text = () => z.string();
const share = () => z.number();

/** A scorecard's content, without its kind, framework and total. */
export const scorecardSchema = /* @__PURE__ */ once(() => {
  const node = z.strictObject({
    status: z.enum(["scored", "unscored", "not-applicable"]),
    value: z.nullable(share()),
    exact: z.nullable(text()),
    provisional: z.nullable(share()),
    range: z.nullable(z.strictObject({ low: share(), high: share() })),
    coverage: share(),
    counts: z.strictObject({
      indicators: share(),
      answered: share(),
      open: share(),
      excluded: share(),
      evidenced: share(),
      levels: z.record(text(), share()),
    }),
    weight: z.strictObject({ local: share(), effective: share() }),
    reason: z.nullable(text()),
  });
  return z.strictObject({
    city: z.strictObject({ id: text(), name: text(), context: z.optional(z.record(text(), z.union([text(), share(), z.boolean()]))) }),
    date: text(),
    rater: z.strictObject({
      role: z.enum(["self", "peer", "expert", "stakeholder", "consensus"]),
      id: z.optional(text()),
      name: z.optional(text()),
      city: z.optional(text()),
    }),
    policy: policySchema(),
    nodes: tableSchema(node),
    gates: z.array(z.strictObject({ id: text(), required: share(), state: z.enum(["met", "unmet", "open"]) })),
    band: z.strictObject({ name: z.nullable(text()), reason: z.nullable(text()) }),
    statement: text(),
  });
});

/** An explanation, all the way down. */
export const explanationSchema = /* @__PURE__ */ once(() => {
  const node: z.ZodMiniType = z.strictObject({
    id: text(),
    title: text(),
    rule: z.union([z.enum(["scale", "excluded", "open"]), aggregationSchema()], { error: "“scale”, “excluded”, “open” or an aggregation" }),
    status: z.enum(["scored", "unscored", "not-applicable"]),
    exact: z.nullable(text()),
    provisional: z.nullable(text()),
    points: z.nullable(text()),
    counted: z.boolean(),
    weight: share(),
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
  return node;
});
