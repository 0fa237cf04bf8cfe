/** The shape of what `matchMentors` takes, without the products in it: frameworks, results and the solver are checked as what they are. */
import * as z from "zod/mini";
import { someText } from "./check-roadmap.ts";

let made: z.ZodMiniType | undefined;

/** The schema; made once. */
export function matchSchema(): z.ZodMiniType {
  made ??= makeSchema();
  return made;
}

function makeSchema(): z.ZodMiniType {
  const text = someText();
  const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
  const points = z.number().check(z.gt(0), z.maximum(100));
  const texts = z.array(text);
  const context = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()], { error: "a text, a number, true or false" }));
  const capacity = z.optional(whole(0, 20));
  const city = z.strictObject({
    city: z.strictObject({ id: text, name: text, context: z.optional(context) }),
    languages: texts.check(z.minLength(1), z.maxLength(30)),
    mentor: z.optional(texts),
    implement: z.optional(z.array(z.strictObject({ theme: text, gap: z.strictObject({ text, points: z.optional(points) }) }))),
    capacity: z.optional(z.strictObject({ mentor: capacity, implement: capacity })),
  });
  const pair = z.array(text).check(z.minLength(2), z.maxLength(2));
  return z.strictObject({
    cities: z.array(city).check(z.minLength(1), z.maxLength(200)),
    themes: z.array(z.strictObject({ node: z.optional(text), schemes: z.optional(whole(1, 200)) })).check(z.minLength(1), z.maxLength(20)),
    options: z.optional(
      z.strictObject({
        earlier: z.optional(z.array(pair)),
        place: z.optional(z.union([z.literal("all"), texts.check(z.minLength(1))], { error: "“all”, or a list of city ids" })),
        context: z.optional(z.strictObject({ weight: points, factors: texts.check(z.minLength(1)) })),
        leastGap: z.optional(points),
        languages: z.optional(z.enum(["scheme", "pairs"])),
        roles: z.optional(z.enum(["mixed"])),
        nodes: z.optional(whole(1, 100_000_000)),
      }),
    ),
  });
}
