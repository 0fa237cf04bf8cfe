/**
 * What each kind of scale does: one small object per kind, with the same five answers. Shared code asks the object and never the kind,
 * so a further kind is one more object here and its shape in `scale`.
 */
import * as z from "zod/mini";
import { type Decimal, decimal, HUNDRED, least, ONE, sum, ZERO } from "../base/decimal.ts";
import { type Issue, issue, MAXIMUM_ISSUES, shown } from "../base/issue.ts";
import { nearest } from "../base/nearest.ts";
import type { ChecklistScale, LevelScale, NumberScale, PointsScale, Scale } from "./scale.ts";

/** What an answer's value can be, once its scale has accepted it. */
export type AnswerValue = string | number | readonly string[];

/** The behaviour of one kind of scale. */
export interface ScaleKind<S extends Scale> {
  /** Shape of the scale itself. */
  readonly schema: () => z.ZodMiniType;
  /** What is wrong with a well-formed scale, in words. */
  readonly problems: (scale: S) => readonly string[];
  /** Key under which a detailed answer holds its value. */
  readonly field: "level" | "items" | "number" | "points";
  /** Shape of a bare answer. */
  readonly answer: (scale: S) => z.ZodMiniType;
  /** What is wrong with an answer's value; nothing if the scale accepts it. */
  readonly check: (scale: S, value: unknown, id: string, path: readonly (string | number)[]) => readonly Issue[];
  /** Points of an accepted value, 0 to 100, with all working digits. */
  readonly points: (scale: S, value: AnswerValue) => Decimal;
  /** What is allowed, for forms and messages. */
  readonly allowed: (scale: S) => string;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const key = (): z.ZodMiniType<string> =>
  z
    .string()
    .check(z.maxLength(100))
    .check(z.regex(KEY, { error: "a key of letters, digits, - and _, beginning with a letter or digit" }));
const name = (): z.ZodMiniType<string> => z.string().check(z.minLength(1));

const levels: ScaleKind<LevelScale> = {
  schema: /* @__PURE__ */ once(() =>
    z.strictObject({
      kind: z.literal("levels"),
      id: name(),
      levels: z
        .array(z.strictObject({ key: key(), label: name(), points: z.number().check(z.minimum(0)).check(z.maximum(100)) }))
        .check(z.minLength(2)),
    }),
  ),
  problems: (scale) => repeated(scale.levels.map((level) => level.key)).map((twice) => `the level “${twice}” stands twice`),
  field: "level",
  answer: (scale) => z.enum(scale.levels.map((level) => level.key) as [string, ...string[]]),
  check: (scale, value, id, path) => {
    if (typeof value !== "string")
      return [issue("answer-kind", path, { id, expected: `a level (${levels.allowed(scale)})`, received: shown(value) })];
    const keys = scale.levels.map((level) => level.key);
    if (keys.includes(value)) return [];
    return [issue("value-off-scale", path, { id, received: shown(value), allowed: levels.allowed(scale), nearest: nearest(value, keys) })];
  },
  points: (scale, value) => decimal((scale.levels.find((level) => level.key === value) as { points: number }).points),
  allowed: (scale) => scale.levels.map((level) => level.key).join(" | "),
};

const checklist: ScaleKind<ChecklistScale> = {
  schema: /* @__PURE__ */ once(() =>
    z.strictObject({
      kind: z.literal("checklist"),
      id: name(),
      items: z
        .array(z.strictObject({ key: key(), label: name(), points: z.optional(z.number().check(z.minimum(0)).check(z.maximum(100))) }))
        .check(z.minLength(1)),
      rule: z.enum(["share", "capped-sum"]),
    }),
  ),
  problems: (scale) => [
    ...repeated(scale.items.map((item) => item.key)).map((twice) => `the item “${twice}” stands twice`),
    ...(scale.rule === "capped-sum" && scale.items.some((item) => item.points === undefined)
      ? ["under “capped-sum” every item needs points (0 to 100)"]
      : []),
    ...(sum(scale.items.map(itemPoints)).isZero() ? ["all items together are worth 0"] : []),
  ],
  field: "items",
  answer: (scale) => z.array(z.enum(scale.items.map((item) => item.key) as [string, ...string[]])),
  check: (scale, value, id, path) => {
    if (!Array.isArray(value))
      return [issue("answer-kind", path, { id, expected: `a list of items (${checklist.allowed(scale)})`, received: shown(value) })];
    const keys = scale.items.map((item) => item.key);
    const unknown = value.map((item: unknown, i) => ({ item, i })).filter(({ item }) => !keys.includes(item as string));
    return [
      ...unknown.slice(0, MAXIMUM_ISSUES).map(({ item, i }) =>
        issue("value-off-scale", [...path, i], {
          id,
          received: shown(item),
          allowed: checklist.allowed(scale),
          nearest: nearest(item, keys),
        }),
      ),
      ...repeated(value.filter((item: unknown) => keys.includes(item as string))).map((item) =>
        issue("item-twice", path, { id, item: String(item) }),
      ),
    ];
  },
  points: (scale, value) => {
    const ticked = scale.items.filter((item) => (value as readonly string[]).includes(item.key));
    const earned = sum(ticked.map(itemPoints));
    return scale.rule === "share" ? earned.div(sum(scale.items.map(itemPoints))).times(HUNDRED) : least([earned, HUNDRED]);
  },
  allowed: (scale) => `any of ${scale.items.map((item) => item.key).join(" | ")}`,
};

const number: ScaleKind<NumberScale> = {
  schema: /* @__PURE__ */ once(() =>
    z.strictObject({
      kind: z.literal("number"),
      id: name(),
      unit: z.string(),
      worst: z.number(),
      best: z.number(),
      transform: z.optional(z.enum(["linear", "log"])),
      outside: z.optional(z.enum(["clamp", "refuse"])),
    }),
  ),
  problems: (scale) => [
    ...(scale.worst === scale.best ? ["worst and best are the same number"] : []),
    ...(scale.transform === "log" && !(scale.worst > 0 && scale.best > 0) ? ["a logarithm needs worst and best above 0"] : []),
  ],
  field: "number",
  answer: (scale) =>
    scale.outside === "refuse"
      ? z
          .number()
          .check(z.minimum(Math.min(scale.worst, scale.best)))
          .check(z.maximum(Math.max(scale.worst, scale.best)))
      : z.number(),
  check: (scale, value, id, path) => {
    if (typeof value !== "number")
      return [
        issue("answer-kind", path, { id, expected: `a number${scale.unit === "" ? "" : ` (${scale.unit})`}`, received: shown(value) }),
      ];
    const outside = value < Math.min(scale.worst, scale.best) || value > Math.max(scale.worst, scale.best);
    if (!outside || scale.outside !== "refuse") return [];
    return [
      issue("value-outside-goalposts", path, {
        id,
        received: value,
        worst: scale.worst,
        best: scale.best,
        unit: scale.unit === "" ? null : scale.unit,
      }),
    ];
  },
  points: (scale, value) => {
    const [x, worst, best] = [value as number, scale.worst, scale.best];
    const [low, high] = [Math.min(worst, best), Math.max(worst, best)];
    // The goalposts are reached exactly; only what lies between needs arithmetic.
    if (x <= low) return low === worst ? ZERO : HUNDRED;
    if (x >= high) return high === worst ? ZERO : HUNDRED;
    const position = (n: number): Decimal => (scale.transform === "log" ? decimal(n).ln() : decimal(n));
    return position(x)
      .minus(position(worst))
      .div(position(best).minus(position(worst)))
      .times(HUNDRED);
  },
  allowed: (scale) => {
    const ends = [Math.min(scale.worst, scale.best), Math.max(scale.worst, scale.best)];
    if (scale.outside === "refuse") return `a number from ${ends.join(" to ")}${scale.unit === "" ? "" : ` (${scale.unit})`}`;
    // Clamped: any number is an answer; the goalposts only say what it earns.
    return `a number (${scale.unit === "" ? "" : `${scale.unit}; `}${scale.worst} earns 0, ${scale.best} earns 100)`;
  },
};

const points: ScaleKind<PointsScale> = {
  schema: /* @__PURE__ */ once(() => z.strictObject({ kind: z.literal("points"), id: name(), maximum: z.number().check(z.positive()) })),
  problems: () => [],
  field: "points",
  answer: (scale) => z.number().check(z.minimum(0)).check(z.maximum(scale.maximum)),
  check: (scale, value, id, path) => {
    if (typeof value !== "number") return [issue("answer-kind", path, { id, expected: points.allowed(scale), received: shown(value) })];
    if (value >= 0 && value <= scale.maximum) return [];
    return [issue("value-off-scale", path, { id, received: value, allowed: points.allowed(scale), nearest: null })];
  },
  points: (scale, value) =>
    decimal(value as number)
      .div(decimal(scale.maximum))
      .times(HUNDRED),
  allowed: (scale) => `points from 0 to ${scale.maximum}`,
};

const kinds = { levels, checklist, number, points };

/** The words that name a kind of scale. */
export const scaleKindNames: readonly string[] = ["levels", "checklist", "number", "points"];

/** The behaviour of a scale's kind. */
export function kindOfScale(scale: Scale): ScaleKind<Scale> {
  return kinds[scale.kind] as unknown as ScaleKind<Scale>;
}

function itemPoints(item: ChecklistScale["items"][number]): Decimal {
  return item.points === undefined ? ONE : decimal(item.points);
}

function repeated<T>(values: readonly T[]): T[] {
  const seen = new Set<T>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}

/** A schema costs more to make than to use: it is made when first needed. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
