/**
 * fast-check generators of valid frameworks, assessments and policies, whatever their shape, and of hostile input.
 * What is generated as valid must be accepted: `test/model/framework.test.ts` and `test/assess/assess.test.ts` hold that.
 */
import * as fc from "fast-check";
import {
  type Aggregation,
  type Answer,
  type AnswerDetail,
  type Assessment,
  type AssessmentInput,
  assess,
  type ContextFactor,
  type Framework,
  type Indicator,
  parseFramework,
  type Scale,
  type ScoringPolicy,
} from "../src/index.ts";
import { type OutlineNode, outline } from "../src/model/outline.ts";
import { missingStates } from "../src/model/policy.ts";
import { assessments, inputs, library } from "./specimen.ts";

/** What a scorer is handed. */
export interface Assessed {
  readonly framework: Framework;
  readonly assessment: Assessment;
  /** Undefined: the framework's own. */
  readonly policy: ScoringPolicy | undefined;
}

// ------------------------------------------------------------------------------------------------ frameworks

/** How deep a generated tree is at most: the root is at depth 0. */
export const DEEPEST = 4;

/** Names that are legal as segments of an id, and those that trip over prototypes. */
const NAMES = ["a", "b", "c", "lead", "named-lead", "x_1", "Z", "constructor", "toString", "hasOwnProperty", "valueOf"] as const;
const TEXT = fc.constantFrom("Text", "Łódź — “quoted”", "{where} [[ {nearest} ]]", "<b>&", "=1+1", "𝔘nicode 🏙", "?");

interface Draft {
  readonly name: string;
  readonly weight: number | undefined;
  readonly atLeast: number | undefined;
  /** Which condition it asks for, if there is any to be had. */
  readonly condition: { readonly pick: number; readonly levels: number } | undefined;
}
interface LeafDraft extends Draft {
  readonly scale: Scale;
  /** Whether the scale stands in the framework and is named by the indicator. */
  readonly named: boolean;
  readonly penalty: boolean;
  readonly core: boolean;
}
interface GroupDraft extends Draft {
  readonly children: readonly (LeafDraft | GroupDraft)[];
  readonly aggregate: Aggregation | undefined;
  /** A framework of its own inside the framework. */
  readonly inner: boolean;
  readonly forbidden: boolean;
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>, freq = 4): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq });
const percent = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, 25, 50, 75, 100),
    fc.double({ min: 0, max: 100, noNaN: true }),
    fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
  );
const weight = (): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.1, 0.3, 1 / 3), fc.double({ min: 0.001, max: 1000, noNaN: true }));

/** Any aggregation rule. */
export function aggregations(): fc.Arbitrary<Aggregation> {
  const power = fc.oneof(
    fc.constantFrom(-10, -2, -1, -0.5, 0.5, 1, 2, 3, 10),
    fc.double({ min: 0.05, max: 10, noNaN: true }),
    fc.double({ min: -10, max: -0.05, noNaN: true }),
  );
  return fc.oneof(
    fc.constantFrom<Aggregation>("arithmetic", "geometric", "harmonic", "minimum", "maximum", "median"),
    power.map((p) => ({ power: p })),
    fc.oneof(fc.integer({ min: 1, max: 6 }), fc.double({ min: 0.01, max: 100, noNaN: true })).map((cap) => ({ cappedSum: cap })),
  );
}

const keys = (least: number, most: number): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.constantFrom("yes", "no", "0", "1", "partly", "constructor", "toString", "a-b", "Z_9", "fully"), {
    minLength: least,
    maxLength: most,
  });

/** Any scale, of all four kinds. */
export function scales(): fc.Arbitrary<Scale> {
  const levels = keys(2, 5).chain((names) =>
    fc.tuple(...names.map(() => percent())).map(
      (points): Scale => ({
        kind: "levels",
        id: "levels",
        levels: names.map((key, i) => ({ key, label: key, points: points[i] as number })),
      }),
    ),
  );
  const checklist = fc.tuple(keys(1, 5), fc.constantFrom("share" as const, "capped-sum" as const)).chain(([names, rule]) =>
    fc.tuple(...names.map(() => (rule === "share" ? fc.option(percent(), { nil: undefined }) : percent()))).map((points): Scale => {
      // All items together must be worth something.
      const worth = points.some((one) => one === undefined || one > 0) ? points : points.map(() => 40);
      return {
        kind: "checklist",
        id: "checklist",
        rule,
        items: names.map((key, i) => ({ key, label: key, ...(worth[i] === undefined ? {} : { points: worth[i] as number }) })),
      };
    }),
  );
  const goalpost = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  const positive = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
  const outside = seldom(fc.constantFrom("clamp" as const, "refuse" as const), 2);
  const apart = <T>(end: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, T]> => fc.tuple(end, end).filter(([worst, best]) => worst !== best);
  const linear = fc.tuple(apart(goalpost), outside, seldom(fc.constant("linear" as const)));
  const log = fc.tuple(apart(positive), outside, fc.constant("log" as const));
  const number = fc.oneof(linear, log).map(
    ([[worst, best], where, transform]): Scale => ({
      kind: "number",
      id: "number",
      unit: worst > best ? "" : "% of posts",
      worst: worst + 0,
      best: best + 0,
      ...(transform === undefined ? {} : { transform }),
      ...(where === undefined ? {} : { outside: where }),
    }),
  );
  const points = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.001, max: 1e6, noNaN: true })).map(
    (maximum): Scale => ({
      kind: "points",
      id: "points",
      maximum,
    }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: levels },
    { weight: 2, arbitrary: checklist },
    { weight: 2, arbitrary: number },
    { weight: 1, arbitrary: points },
  );
}

const common = {
  name: fc.constantFrom(...NAMES),
  weight: seldom(weight(), 2),
  atLeast: seldom(percent()),
  condition: seldom(fc.record({ pick: fc.nat(20), levels: fc.integer({ min: 1, max: 31 }) }), 4),
};
const leafDraft: fc.Arbitrary<LeafDraft> = fc.record({
  ...common,
  scale: scales(),
  named: fc.boolean(),
  penalty: fc.boolean().chain((once) => (once ? fc.boolean() : fc.constant(false))),
  core: fc.boolean(),
});
const groupDraft = (depth: number): fc.Arbitrary<GroupDraft> =>
  fc.record({
    ...common,
    aggregate: seldom(aggregations(), 2),
    inner: fc.nat(5).map((n) => n === 0),
    forbidden: fc.nat(9).map((n) => n === 0),
    children: fc.uniqueArray(
      depth + 1 >= DEEPEST
        ? leafDraft
        : fc.oneof(
            { weight: 3, arbitrary: leafDraft as fc.Arbitrary<LeafDraft | GroupDraft> },
            { weight: 2, arbitrary: groupDraft(depth + 1) },
          ),
      { minLength: 1, maxLength: 4, selector: (child) => child.name },
    ),
  });

const factors: fc.Arbitrary<readonly ContextFactor[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({ id: fc.constantFrom("population", "constructor"), title: TEXT, type: fc.constant("number" as const) }),
    fc.record({ id: fc.constantFrom("port", "valueOf"), title: TEXT, type: fc.constant("boolean" as const) }),
    fc.record({ id: fc.constantFrom("motto", "Region_2"), title: TEXT, type: fc.constant("text" as const) }),
    fc.record({
      id: fc.constantFrom("size", "toString"),
      title: TEXT,
      type: fc.constant("choice" as const),
      choices: fc.constant(["small", "large"]),
    }),
  ),
  { maxLength: 4, selector: (factor) => factor.id },
);

/** Valid frameworks as data, not yet parsed: up to 4 levels below the root, every kind of scale, rule, gate, penalty and condition, frameworks inside. */
export function frameworkSpecs(): fc.Arbitrary<Framework> {
  const bare = fc
    .record({ root: groupDraft(0), context: seldom(factors, 2), title: TEXT })
    .map(({ root, context, title }) => built(root, title, context));
  return bare.chain((framework) =>
    seldom(policiesOf(parseFramework(framework)), 3).map((policy) => (policy === undefined ? framework : { ...framework, policy })),
  );
}

/** Checked frameworks. */
export function frameworks(): fc.Arbitrary<Framework> {
  return frameworkSpecs().map(parseFramework);
}

interface Mutable {
  [key: string]: unknown;
}

function built(root: GroupDraft, title: string, context: readonly ContextFactor[] | undefined): Framework {
  const wishes: { readonly node: Mutable; readonly wish: NonNullable<Draft["condition"]> }[] = [];
  const triggers: { readonly id: string; readonly levels: readonly string[] }[] = [];
  let inner = 0;

  const shared = (draft: Draft, id: string): Mutable => ({
    id,
    title,
    ...(draft.weight === undefined ? {} : { weight: draft.weight }),
    ...(draft.atLeast === undefined ? {} : { mandatory: { atLeast: draft.atLeast + 0 } }),
  });
  const leaf = (draft: LeafDraft, id: string, only: boolean, conditional: boolean, framework: Mutable): Mutable => {
    const node: Mutable = { ...shared(draft, id), question: "?", core: draft.core, scale: draft.scale };
    if (draft.penalty && !only) node.penalty = true;
    if (draft.named) {
      const named = (framework.scales ?? {}) as Mutable;
      const name = Object.hasOwn(named, "constructor") ? `s${Object.keys(named).length}` : "constructor";
      framework.scales = { ...named, [name]: draft.scale };
      node.scale = name;
    }
    if (draft.scale.kind === "levels" && !conditional) triggers.push({ id, levels: draft.scale.levels.map((level) => level.key) });
    return node;
  };
  const group = (draft: GroupDraft, id: string, conditional: boolean, around: Mutable | null): Mutable => {
    const node: Mutable = { ...shared(draft, id), ...(draft.aggregate === undefined ? {} : { aggregate: draft.aggregate }) };
    const isFramework = around === null || draft.inner;
    if (isFramework) Object.assign(node, { version: "0.1.0", status: "untested", ...(draft.forbidden ? { total: "forbidden" } : {}) });
    const onlyPenalties = draft.children.every((child) => !("children" in child) && child.penalty);
    node.children = draft.children.map((child, i) => {
      const wished = child.condition !== undefined;
      const inside = conditional || wished;
      const path = `${id}.${child.name}`;
      const made =
        "children" in child
          ? group(child, child.inner ? `inner${inner++}` : path, inside, isFramework ? node : around)
          : leaf(child, path, onlyPenalties && i === 0, inside, (isFramework ? node : around) as Mutable);
      if (child.condition !== undefined) wishes.push({ node: made, wish: child.condition });
      return made;
    });
    return node;
  };

  const framework = group(root, root.name, false, null);
  for (const { node, wish } of wishes) {
    const trigger = triggers[wish.pick % Math.max(1, triggers.length)];
    if (trigger === undefined) continue;
    const is = trigger.levels.filter((_, i) => (wish.levels >> i) & 1);
    node.onlyIf = { indicator: trigger.id, is: is.length > 0 ? is : trigger.levels.slice(0, 1) };
  }
  return { ...framework, ...(context === undefined ? {} : { context }) } as unknown as Framework;
}

// ------------------------------------------------------------------------------------------------ assessments

/** Any answer that a scale accepts, with its value or without, bare or in detail. */
export function answersOn(scale: Scale): fc.Arbitrary<Answer> {
  const field = ({ levels: "level", checklist: "items", number: "number", points: "points" } as const)[scale.kind];
  const date = fc.constantFrom("2026-03-01", "2026-02", "2024-02-29", "2025");
  const remarks = {
    comment: fc.constantFrom("", "A comment", "=cmd|' /C calc'!A0"),
    evidence: fc.array(
      fc.record({ title: fc.constant("Minutes"), kind: fc.constant(""), date, expires: date }, { requiredKeys: ["title"] }),
      {
        maxLength: 2,
      },
    ),
    date,
    confidence: fc.constantFrom(0, 0.5, 1),
  };
  const detail = valuesOn(scale).chain(
    (value) => fc.record<Mutable>({ [field]: fc.constant(value), ...remarks }, { requiredKeys: [field] }) as fc.Arbitrary<AnswerDetail>,
  );
  const missing = fc.constantFrom(...missingStates).chain((state) => {
    const excluded = state === "not-applicable" || state === "outside-competence";
    const reason = excluded ? fc.constant("Because") : fc.constantFrom("", "Because");
    return fc.record(
      { missing: fc.constant(state), reason, ...remarks },
      { requiredKeys: excluded ? ["missing", "reason"] : ["missing"] },
    ) as fc.Arbitrary<AnswerDetail>;
  });
  const remarked = fc.record(remarks, { requiredKeys: [] }) as fc.Arbitrary<AnswerDetail>;
  return fc.oneof(
    { weight: 5, arbitrary: valuesOn(scale) },
    { weight: 2, arbitrary: detail },
    { weight: 3, arbitrary: missing },
    { weight: 1, arbitrary: remarked },
  );
}

/** Any bare value that a scale accepts. */
export function valuesOn(scale: Scale): fc.Arbitrary<string | number | readonly string[]> {
  if (scale.kind === "levels") return fc.constantFrom(...scale.levels.map((level) => level.key));
  if (scale.kind === "checklist") return fc.shuffledSubarray(scale.items.map((item) => item.key));
  const [low, high] = scale.kind === "points" ? [0, scale.maximum] : [Math.min(scale.worst, scale.best), Math.max(scale.worst, scale.best)];
  const within = fc.oneof(fc.constantFrom(low, high), fc.double({ min: low + 0, max: high + 0, noNaN: true }));
  const beyond = fc.constantFrom(low - 1, high + 1, -1e300, 1e300, Number.MIN_VALUE);
  const free = scale.kind === "number" && scale.outside !== "refuse";
  return (free ? fc.oneof({ weight: 4, arbitrary: within }, { weight: 1, arbitrary: beyond }) : within).map((value) => value + 0);
}

/** The answers of an assessment: some of all indicators, and none to a question that another answer makes superfluous. */
export function answersOf(framework: Framework): fc.Arbitrary<{ readonly [id: string]: Answer }> {
  const { indicators } = outline(framework);
  const each = indicators.map(({ scale }) => fc.option(answersOn(scale as Scale), { nil: undefined, freq: 4 }));
  return fc.tuple(...each).map((answers) => {
    const given = new Map(indicators.map(({ id }, i) => [id, answers[i]]));
    const level = (id: string): unknown => {
      const answer = given.get(id);
      return typeof answer === "object" && !Array.isArray(answer) ? (answer as AnswerDetail).level : answer;
    };
    const asked = ({ conditions }: OutlineNode): boolean =>
      conditions.every((condition) => {
        const value = level(condition.indicator);
        return typeof value !== "string" || condition.is.includes(value);
      });
    const kept = indicators.filter((place) => given.get(place.id) !== undefined && asked(place));
    return Object.fromEntries(kept.map(({ id }) => [id, given.get(id) as Answer]));
  });
}

/** Checked assessments of a framework. */
export function assessmentsOf(framework: Framework): fc.Arbitrary<Assessment> {
  const values = {
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    text: TEXT,
    choice: fc.constantFrom("small", "large"),
    boolean: fc.boolean(),
  };
  const context = Object.fromEntries(
    (framework.context ?? []).map(({ id, type }) => [id, values[type] as fc.Arbitrary<string | number | boolean>]),
  );
  const city = fc.record(
    {
      id: fc.constantFrom("aford", "constructor"),
      name: fc.constant("Aford (invented)"),
      context: fc.record(context, { requiredKeys: [] }),
    },
    { requiredKeys: ["id", "name"] },
  );
  const role = fc.constantFrom("self" as const, "peer" as const, "expert" as const, "stakeholder" as const, "consensus" as const);
  const rater = fc.record({ role, id: TEXT, name: TEXT, city: TEXT }, { requiredKeys: ["role"] });
  return fc
    .record(
      {
        city,
        date: fc.constantFrom("2026-03-01", "2024-02-29", "undated"),
        rater,
        visibility: fc.constantFrom("city" as const, "scheme" as const, "public" as const),
        answers: answersOf(framework),
      },
      { requiredKeys: ["city", "date", "rater", "answers"] },
    )
    .map((input) => assess(framework, input as AssessmentInput));
}

// ------------------------------------------------------------------------------------------------ policies

/** Valid policies for a framework: every part, and only ids and depths that exist. */
export function policiesOf(framework: Framework): fc.Arbitrary<ScoringPolicy> {
  const { nodes } = outline(framework);
  const groups = nodes.filter((node) => node.children.length > 0);
  const deepest = Math.max(...groups.map((node) => node.depth));
  const rule = aggregations();
  const some = <T>(ids: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [id: string]: T }> =>
    fc.record(Object.fromEntries(ids.map((id) => [id, value])), { requiredKeys: [] }) as fc.Arbitrary<{ readonly [id: string]: T }>;
  const depths = Array.from({ length: deepest + 1 }, (_, depth) => String(depth));
  const groupIds = groups.map((node) => node.id);
  const rules = fc.record({ default: rule, byDepth: some(depths, rule), at: some(groupIds, rule) }, { requiredKeys: [] });
  const weights = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: weight() });
  const ids = nodes.slice(1).map((node) => node.id);
  const table = some(ids, weights).map((made) => withoutWeightless(framework, made));
  const missing = fc.constantFrom("leave-out" as const, "worst" as const, "best" as const, "block" as const);
  const threshold = fc.oneof(fc.constantFrom(0, 0.5, 0.65, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  const band = fc.record({ name: fc.constantFrom("low", "middle", "high"), from: percent().map((from) => from + 0) });
  return fc.record(
    {
      aggregate: fc.oneof(rule, rules),
      weights: fc.oneof(fc.constantFrom("declared" as const, "equal" as const, "equal-leaves" as const), table),
      missing: fc.record(
        { "not-answered": missing, unknown: missing, refused: missing, "not-applicable": missing, "outside-competence": missing },
        { requiredKeys: [] },
      ),
      coverage: fc.record(
        {
          threshold: threshold.map((share) => share + 0),
          by: fc.constantFrom("weight" as const, "children" as const),
          below: fc.constantFrom("provisional" as const, "drop" as const),
        },
        { requiredKeys: [] },
      ),
      bands: fc.uniqueArray(band, { maxLength: 4, selector: ({ from }) => from }),
      total: fc.constantFrom("forbidden" as const, "computed" as const),
    },
    { requiredKeys: [] },
  );
}

/** A group all of whose regular children weigh 0 cannot be computed and is refused: such a table loses the zero of its first child. */
function withoutWeightless(framework: Framework, weights: { readonly [id: string]: number }): { readonly [id: string]: number } {
  const kept = new Map(Object.entries(weights));
  const { nodes } = outline(framework);
  for (const { children } of nodes) {
    const regular = children.map((child) => nodes[child] as OutlineNode).filter(({ node }) => (node as Indicator).penalty !== true);
    if (regular.length > 0 && regular.every(({ id }) => kept.get(id) === 0)) kept.delete((regular[0] as OutlineNode).id);
  }
  return Object.fromEntries(kept);
}

/** A framework, an assessment of it, and a policy to score it by. */
export function assessed(): fc.Arbitrary<Assessed> {
  return frameworks().chain((framework) =>
    fc.record({ framework: fc.constant(framework), assessment: assessmentsOf(framework), policy: seldom(policiesOf(framework), 3) }),
  );
}

// ------------------------------------------------------------------------------------------------ hostile input

/** Makes one hostile value, anew at each call. (fast-check looks into the values that it makes, and trips over hostile ones itself.) */
export type Hostile = () => unknown;

const boom = (): never => {
  throw new RangeError("a trap of the host");
};
const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const;

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "deep";
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

function cyclic(): unknown {
  const node: Mutable = { id: "cycle", title: "Cycle", version: "1", status: "untested" };
  node.children = [node];
  return node;
}

function cyclicList(): unknown {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function revokingItself(): unknown {
  const held = Proxy.revocable(
    { id: "a" },
    {
      ownKeys: () => {
        held.revoke();
        return ["id"];
      },
    },
  );
  return held.proxy;
}

function shifting(): unknown {
  let n = 0;
  const getOwnPropertyDescriptor = () => ({
    value: n++ % 2 ? "fully" : Number.NaN,
    configurable: true,
    enumerable: true,
    writable: true,
  });
  return new Proxy({ level: "fully", id: "a" }, { getOwnPropertyDescriptor });
}

class Level {
  level = "fully";
}

/** Things that are not JSON, or not as they seem; each with what it is called. */
export const junk: readonly (readonly [what: string, make: Hostile])[] = [
  ["NaN", () => Number.NaN],
  ["Infinity", () => Number.POSITIVE_INFINITY],
  ["minus Infinity", () => Number.NEGATIVE_INFINITY],
  ["minus zero", () => -0],
  ["undefined", () => undefined],
  ["null", () => null],
  ["an empty text", () => ""],
  ["a number as text", () => "1"],
  ["a text named __proto__", () => "__proto__"],
  ["a text named constructor", () => "constructor"],
  ["half a surrogate pair", () => "\ud800"],
  ["a date that does not exist", () => "2026-02-30"],
  ["true", () => true],
  ["a big number", () => 1e308],
  ["a small number", () => Number.MIN_VALUE],
  ["a big integer", () => 10n],
  ["a symbol", () => Symbol("s")],
  ["a function", () => boom],
  ["an empty list", () => []],
  ["an empty object", () => ({})],
  ["a Date", () => new Date(0)],
  ["an invalid Date", () => new Date(Number.NaN)],
  ["a Map", () => new Map([["id", 1]])],
  ["a Set", () => new Set([1])],
  ["a RegExp", () => /x/],
  ["an Error", () => new Error("e")],
  ["a Promise", () => Promise.resolve()],
  ["typed numbers", () => new Float64Array(3)],
  ["a boxed text", () => Object("text")],
  ["an instance of a class", () => new Level()],
  ["an object without prototype", () => Object.assign(Object.create(null), { level: "fully" })],
  ["an object that inherits", () => Object.create({ level: "fully", id: "inherited" })],
  ["a symbol as key", () => ({ [Symbol.iterator]: 1 })],
  ["a getter", () => Object.defineProperty({}, "level", { get: () => "fully", enumerable: true })],
  ["a getter that throws", () => Object.defineProperty({}, "level", { get: boom, enumerable: true })],
  ["a setter", () => Object.defineProperty({}, "level", { set: () => {}, enumerable: true })],
  ["toString as data", () => ({ toString: 1, valueOf: null })],
  ["toJSON that throws", () => ({ toJSON: boom })],
  ["toString that throws", () => ({ toString: boom, [Symbol.toPrimitive]: boom })],
  ["__proto__ as data", () => JSON.parse('{"__proto__": {"level": "fully", "id": "p"}, "id": "q"}')],
  ["__proto__ as text", () => JSON.parse('{"__proto__": "x"}')],
  ["constructor as data", () => JSON.parse('{"constructor": {"prototype": {"x": 1}}, "prototype": 1, "hasOwnProperty": 2}')],
  ["a cycle", cyclic],
  ["a cyclic list", cyclicList],
  ["10,000 lists", () => nested(10_000, (inner) => [inner])],
  ["10,000 groups", () => nested(10_000, (inner) => ({ id: "a", title: "A", children: [inner] }))],
  ["10,000 rules", () => nested(10_000, (inner) => ({ aggregate: inner }))],
  ["shared references that explode", () => nested(60, (inner) => [inner, inner])],
  ["groups that explode", () => nested(60, (inner) => ({ id: "a", title: "A", children: [inner, inner, inner] }))],
  ["a huge empty list", () => new Array(2 ** 32 - 1)],
  ["a list of holes", () => new Array(200)],
  ["a long list", () => new Array(200).fill("fully")],
  ["a long text", () => "x".repeat(10_000)],
  ["a revoked proxy", () => revoked({})],
  ["a revoked proxy of a list", () => revoked([])],
  ["a proxy that revokes itself", revokingItself],
  ["a proxy that is another thing each time", shifting],
  ["a list that lies about its length", () => new Proxy([], { get: (_, key) => (key === "length" ? -7.5 : undefined) })],
  ["a list without an end", () => new Proxy([], { get: (_, key) => (key === "length" ? Number.POSITIVE_INFINITY : 1) })],
  ...traps.map((trap) => [`a proxy that throws at ${trap}`, () => new Proxy({ id: "a", level: "fully" }, { [trap]: boom })] as const),
];

/** Hostile values: junk by itself, JSON of any shape, and otherwise valid input (by default the specimen's) with something wrong in it anywhere. */
export function hostileJson(
  around: readonly unknown[] = [library, ...Object.values(inputs), ...Object.values(assessments)],
): fc.Arbitrary<Hostile> {
  const named = (what: () => string, make: Hostile): Hostile => Object.assign(() => make(), { [fc.toStringMethod]: what });
  const bad = fc.constantFrom(...junk).map(([what, make]) => named(() => what, make));
  const anything = fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
      maxDepth: 3,
    })
    .map((value) =>
      named(
        () => `anything: ${fc.stringify(value)}`,
        () => value,
      ),
    );
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) =>
    named(
      () => JSON.stringify(value),
      () => value,
    ),
  );
  const inside = fc
    .record({
      of: fc.constantFrom(...around.map(groundOf)),
      way: fc.constantFrom("replace" as const, "remove" as const, "add" as const, "repeat" as const),
      seed: fc.nat(),
      bad,
    })
    .map(({ of, way, seed, bad: make }) => spoilt(of, way, seed, make));
  return fc.oneof(
    { weight: 1, arbitrary: bad },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: json },
    { weight: 5, arbitrary: inside },
  );
}

/** Plain values that might stand in a place, and seldom should. */
const MILD = [
  0,
  1,
  50,
  100.5,
  -1,
  1e-30,
  1e300,
  "0",
  "1e2",
  "",
  "x",
  "undated",
  "2026-03-01",
  "2024-02",
  true,
  false,
  null,
  [],
  {},
] as const;

/**
 * Good values with one thing spoiled deep inside: exchanged for another part of the same value or for a plain word or number, taken away, doubled,
 * added to; seldom for junk. Part of them is still good. Of good texts: cut, or with something in them, at one place.
 */
export function spoiltJson(around: readonly unknown[]): fc.Arbitrary<Hostile> {
  const grounds = around.filter((one) => typeof one !== "string").map(groundOf);
  const texts = around.filter((one) => typeof one === "string");
  const ways = fc.constantFrom("replace" as const, "replace" as const, "remove" as const, "add" as const, "repeat" as const);
  const at = fc.record({ way: ways, seed: fc.nat(), other: fc.nat() });
  const mild = fc.constantFrom(...MILD).map((value) => () => value);
  const makes = fc.oneof({ weight: 4, arbitrary: mild }, { weight: 1, arbitrary: fc.constantFrom(...junk).map(([, make]) => make) });
  const inside = (ground: Ground): fc.Arbitrary<Hostile> =>
    fc
      .tuple(at, makes, fc.boolean())
      .map(([{ way, seed, other }, make, moved]) => spoilt(ground, way, seed, moved ? () => partOf(ground, other) : make));
  const put = fc.constantFrom("", "", " ", "0", "9", "-", '"', "{", "}", "]", ",", ";", "\n", "\\", "é", "\u0000", "\ud800");
  const cut = (text: string): fc.Arbitrary<Hostile> =>
    fc
      .record({ place: fc.nat(text.length), length: fc.nat(3), put })
      .map((made) => () => text.slice(0, made.place) + made.put + text.slice(made.place + made.length));
  return fc.oneof(...grounds.map(inside), ...texts.map(cut));
}

/** A copy of what stands at one place. */
function partOf({ text, places }: Ground, seed: number): unknown {
  return (places[seed % Math.max(1, places.length)] ?? []).reduce<unknown>((value, key) => (value as Mutable)[key], JSON.parse(text));
}

type Way = "replace" | "remove" | "add" | "repeat";

/** A valid input as text, with the way to each place in it. */
export interface Ground {
  readonly text: string;
  readonly places: readonly (readonly (string | number)[])[];
}

/** A valid input and all places in it. */
export function groundOf(input: unknown): Ground {
  const places: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) walk((value as Mutable)[key], [...path, key]);
  };
  walk(input, []);
  return { text: JSON.stringify(input), places };
}

function spoilt({ text, places }: Ground, way: Way, seed: number, bad: Hostile): Hostile {
  const path = places[seed % places.length];
  const make = (): unknown => {
    if (path === undefined) return bad();
    const copy = JSON.parse(text) as Mutable;
    const parent = path.slice(0, -1).reduce((value, key) => value[key] as Mutable, copy);
    const key = path.at(-1) as string;
    if (way === "replace") parent[key] = bad();
    else if (way === "remove") delete parent[key];
    else if (way === "repeat" && Array.isArray(parent)) parent.push(parent[key]);
    else if (Array.isArray(parent)) parent.push(bad());
    else {
      const added = ["__proto__", "constructor", "kind", "version", "extra"][seed % 5] as string;
      Object.defineProperty(parent, added, { value: bad(), enumerable: true, configurable: true, writable: true });
    }
    return copy;
  };
  return Object.assign(make, { [fc.toStringMethod]: () => `valid input with ${way} of ${fc.stringify(bad)} at ${path?.join(" › ")}` });
}
