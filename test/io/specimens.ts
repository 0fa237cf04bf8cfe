/** A small framework with every kind of scale, context factor and trap for tables; and assessments of it with hostile texts. */
import fc from "fast-check";
import { type Answer, type Assessment, assess, type Framework, parseFramework, type Scale, yesNo } from "../../src/index.ts";

const levels = (id: string, words: readonly (readonly [string, string])[]): Scale => ({
  kind: "levels",
  id,
  levels: words.map(([key, label], i) => ({ key, label, points: Math.min(100, i * 10) })),
});

/** Its id makes the indicator `context.size` and the column of the factor `size` the same word. */
export const traps: Framework = parseFramework({
  id: "context",
  title: "Traps",
  version: "1.0.0",
  status: "untested",
  context: [
    { id: "size", title: "Size", type: "number", unit: "people" },
    { id: "area", title: "Area", type: "number", unit: "km²" },
    { id: "note", title: "Note", type: "text" },
    { id: "duty", title: "Duty", type: "choice", choices: ["own duty", " shared ", "=none", '"quoted"'] },
    { id: "member", title: "Member", type: "boolean" },
  ],
  children: [
    { id: "context.size", title: "Size", question: "=Is it big?", scale: yesNo, core: true },
    {
      id: "context.deep",
      title: "@Deep",
      children: [
        {
          id: "context.deep.level",
          title: "Level",
          question: "Which, or none?",
          scale: levels("words", [
            ["not", "Not at all"],
            ["partly", "Partly"],
            ["fully", "Fully"],
          ]),
        },
        {
          id: "context.deep.odd",
          title: "Odd words",
          question: "Which?",
          scale: levels("odd", [
            ["unknown", "We do not know"],
            ["a", "B"],
            ["b", "A"],
            ["Aa", "x"],
            ["aA", "y"],
            ["4", "five"],
          ]),
        },
        {
          id: "context.deep.list",
          title: "List",
          question: "What is there?",
          scale: {
            kind: "checklist",
            id: "items",
            rule: "share",
            items: [
              { key: "a", label: "Interpreters, also at night" },
              { key: "b", label: "a|c" },
              { key: "c", label: "Childcare; free" },
              { key: "refused", label: "(none)" },
            ],
          },
        },
        {
          id: "context.deep.share",
          title: "Share",
          question: "How much?",
          scale: { kind: "number", id: "n", unit: "%", worst: 0, best: 80 },
        },
        {
          id: "context.deep.strict",
          title: "Strict",
          question: "How much?",
          scale: { kind: "number", id: "s", unit: "", worst: 10, best: -10, outside: "refuse" },
        },
        { id: "context.deep.points", title: "Points", question: "How many?", scale: { kind: "points", id: "p", maximum: 5 } },
      ],
    },
  ],
});

export const head = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;

/** Answers to a header of the long form. */
export function long(rows: string, columns = "city,indicator,answer,missing,reason,comment,evidence"): string {
  return `${columns}\n${rows}\n`;
}

const edge = fc.constantFrom(
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\r\n",
  '"',
  '""',
  "'",
  "''",
  "=",
  "+",
  "-",
  "@",
  ",",
  ";",
  "|",
  "\uFEFF",
  "\u00a0",
  "<",
  ">",
  "(2024)",
  "; ",
  "\u0000",
  "\ud800",
);
const middle = fc.constantFrom(
  "",
  "x",
  "__proto__",
  "constructor",
  "Zoë Ümlaut 漢字 🏙",
  "1,234",
  "unknown",
  "[{",
  "{}",
  '"a"',
  "=1+1",
  "'=x",
  "a\nb",
  'say "hi"',
  "a;b,c\td",
  "https://example.org/a;b",
);

/** Texts that a table can stumble over; may be empty. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(edge, middle, edge).map((parts) => parts.join("")),
  fc.array(fc.oneof(edge, middle), { maxLength: 5 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const text = hostile.filter((value) => value !== "");
const date = fc.constantFrom("2024", "2024-02", "2024-02-29");
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 0.1, 1.234, 12.5, -3.125, 1e21, 1e-7, 5e-324, 1.7976931348623157e308),
  fc.integer(),
);

const values: { readonly [id: string]: fc.Arbitrary<object> } = {
  "context.size": fc.record({ level: fc.constantFrom("yes", "no") }),
  "context.deep.level": fc.record({ level: fc.constantFrom("not", "partly", "fully") }),
  "context.deep.odd": fc.record({ level: fc.constantFrom("unknown", "a", "b", "Aa", "aA", "4") }),
  "context.deep.list": fc.record({ items: fc.shuffledSubarray(["a", "b", "c", "refused"]) }),
  "context.deep.share": fc.record({ number: finite }),
  "context.deep.strict": fc.record({ number: fc.double({ min: -10, max: 10, noNaN: true }) }),
  "context.deep.points": fc.record({ points: fc.double({ min: 0, max: 5, noNaN: true }) }),
};
const missing = fc.oneof(
  fc.record({ missing: fc.constantFrom("not-answered", "unknown", "refused"), reason: maybe(hostile) }),
  fc.record({ missing: fc.constantFrom("not-applicable", "outside-competence"), reason: hostile.filter((reason) => reason.trim() !== "") }),
);
const evidence = fc.array(fc.record({ title: text, kind: maybe(hostile), url: maybe(hostile), date: maybe(date), expires: maybe(date) }), {
  maxLength: 3,
});
const around = fc.record({
  comment: maybe(hostile),
  evidence: maybe(evidence),
  date: maybe(date),
  confidence: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
});
const answers = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      fc
        .tuple(fc.oneof(value, value, missing, fc.constant({})), fc.oneof(fc.constant({}), around))
        .map(([said, rest]) => ({ ...said, ...rest }) as Answer),
    ]),
  ),
  { requiredKeys: [] },
);
const context = fc.record(
  { size: finite, area: finite, note: hostile, duty: fc.constantFrom("own duty", " shared ", "=none", '"quoted"'), member: fc.boolean() },
  { requiredKeys: [] },
);
const assessment = fc.record({
  city: fc.record({ id: text, name: text, context: maybe(context) }),
  date: fc.constantFrom("2026-03-01", "2024-02-29", "undated"),
  rater: fc.record({
    role: fc.constantFrom("self", "peer", "expert", "stakeholder", "consensus"),
    id: maybe(text),
    name: maybe(text),
    city: maybe(text),
  }),
  visibility: maybe(fc.constantFrom("city", "scheme", "public")),
  answers,
});

/** Assessments that a table can tell apart. */
export const assessments: fc.Arbitrary<readonly Assessment[]> = fc
  .uniqueArray(assessment, {
    maxLength: 4,
    selector: ({ city, date: when, rater }) => JSON.stringify([city.id, when, rater.role, rater.id ?? ""]),
  })
  .map((list) => list.map((input) => assess(traps, input as Parameters<typeof assess>[1])));
