/** The catalogue of sentences: each one of the input, framework and answer parts is provoked here, and says what it should. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BenchmarkError, checkFramework, type Issue, mergeAnswers, messages, parseFramework, tryAssess } from "../../src/index.ts";
import { inputs, library } from "../specimen.ts";
import { flawsOf } from "../support/issues.ts";

/** The codes of a part of the catalogue, by its headings. */
function codesOf(part: string): string[] {
  const text = readFileSync("src/base/messages.ts", "utf8");
  const section = text.split(/\/\/ -{9,} /).find((one) => one.startsWith(part)) ?? "";
  return [...section.matchAll(/^ {2}"?([a-z-]+)"?:/gm)].map((match) => match[1] as string);
}

type Loose = { [key: string]: unknown };
const scale = {
  kind: "levels",
  id: "s",
  levels: [
    { key: "yes", label: "Yes", points: 100 },
    { key: "no", label: "No", points: 0 },
  ],
};
const leaf = (extra: Loose = {}): Loose => ({ id: "t.a", title: "A", question: "A?", scale, ...extra });
const other = leaf({ id: "t.b" });
const spec = (extra: Loose = {}, ...children: Loose[]): Loose => ({
  id: "t",
  title: "T",
  version: "1",
  status: "untested",
  children,
  ...extra,
});
const framework = (extra: Loose, ...children: Loose[]) => checkFramework(spec(extra, ...(children.length > 0 ? children : [leaf()])));
const input = (extra: Loose): readonly Issue[] => {
  const outcome = tryAssess(library, { ...inputs.harbourton, ...extra });
  return outcome.ok ? [] : outcome.issues;
};
const answers = (given: Loose) => input({ answers: given });
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const shared = (levels: number): unknown => {
  const part: unknown = levels === 0 ? 1 : shared(levels - 1);
  return [part, part];
};
const cycle: Loose = {};
cycle.self = cycle;

/** Code → something that is wrong in that way, and what is said of it. */
const provoked: { readonly [code: string]: readonly [issues: () => readonly Issue[], message: string] } = {
  "not-plain": [
    () => framework({ title: new Map() }),
    "“title” holds an object of the class “Map”; only plain JSON values can be used here. Turn it into text, a number, true or false, a list or a plain object.",
  ],
  "not-finite": [() => framework({ weight: Number.NaN }), "“weight” is NaN; a finite number is expected."],
  "too-deep": [
    () => framework({ title: deep(200) }),
    "“title › 0 › 0 › 0 › 0 › 0 › 0 › 0” is nested more than 144 levels deep. Flatten it.",
  ],
  cycle: [() => framework({ title: cycle }), "“title › self” contains itself. Remove the circular reference."],
  "too-large": [() => framework({ title: shared(30) }), "The input holds more than 5000000 values. Split it into parts."],
  "too-many-issues": [
    () => framework({}, ...new Array(1001).fill(5)).slice(-1),
    "There are more than 1000 issues; the others are not listed. Mend these first.",
  ],
  unreadable: [
    () => framework({ title: new Proxy({}, { ownKeys: () => [1] as unknown as string[] }) }),
    "“title” cannot be read: reading it threw an error. Hand in plain data.",
  ],
  "wrong-type": [() => framework({ title: 5 }), "“title” should be a text, but is a number."],
  "missing-key": [() => framework({ title: undefined }), "“title” is missing; a text is expected. Add it."],
  "unknown-key": [
    () => framework({}, leaf({ weigth: 2 })),
    "“children › 0 › weigth” is not a known key here. Did you mean “weight”? Known keys: id, title, weight, mandatory, onlyIf, provenance, question, scale, core, criteria, evidenceExpected, collection, answeredBy, sameAs, penalty.",
  ],
  "not-allowed": [() => framework({ status: "tried" }), "“status” is “tried”; allowed are “untested”, “tested”, “superseded”."],
  "out-of-range": [() => framework({ weight: 0 }), "“weight” is 0; it must be more than 0."],
  "bad-format": [
    () => framework({ aggregate: "arithmetical" }),
    "“aggregate” is “arithmetical”; “arithmetic”, “geometric”, “harmonic”, “minimum”, “maximum”, “median”, { power: -10 to 10, not 0 } or { cappedSum: above 0 } is expected.",
  ],
  "text-empty": [() => framework({ title: "" }), "“title” is empty. Write a text, or leave the key out."],
  "date-invalid": [
    () => input({ date: "2026-02-30" }),
    "“date” is “2026-02-30”, which is not a date of the calendar. Write it as YYYY-MM-DD (or the word undated).",
  ],
  "duplicate-id": [
    () => framework({}, leaf(), leaf()),
    "The id “t.a” is used twice: first at children.0. Ids are unique in a framework; rename one.",
  ],
  "id-outside-parent": [
    () => framework({}, leaf({ id: "u.a" })),
    "The id “u.a” should begin with its parent's, “t.”. Rename it, or move it.",
  ],
  "group-empty": [() => checkFramework(spec()), "The group “t” has no children. Give it at least one indicator, or remove it."],
  "unknown-scale": [
    () => framework({ scales: { level: scale } }, leaf({ scale: "levle" })),
    "“t.a” refers to the scale “levle”, which no framework around it defines. Did you mean “level”? Add it under scales.",
  ],
  "scale-invalid": [
    () => framework({}, leaf({ scale: { kind: "number", id: "n", unit: "", worst: 1, best: 1 } })),
    "The scale “n” cannot be used: worst and best are the same number.",
  ],
  "criterion-unknown": [
    () => framework({}, leaf({ criteria: { yes: "y", no: "n", noo: "?" } })),
    "“t.a” has a criterion for “noo”, which is not a level of its scale. Did you mean “no”?",
  ],
  "criterion-missing": [
    () => framework({}, leaf({ criteria: { yes: "y" } })),
    "“t.a” has criteria, but none for the level “no”. Write one for each level, or none.",
  ],
  "source-unknown": [
    () => framework({ bibliography: { charter: "Charter" } }, leaf({ provenance: { status: "published", source: "chartre" } })),
    "“t.a” names the source “chartre”, which is not in the bibliography. Did you mean “charter”? Add it there.",
  ],
  "source-missing": [
    () => framework({ provenance: { status: "official" } }),
    "“t” is marked official, but names no source. Add source, or mark it authored.",
  ],
  "routing-unknown": [
    () => framework({}, leaf({ onlyIf: { indicator: "t.bb", is: ["yes"] } }), other),
    "“t.a” depends on “t.bb”, which is not an indicator of this framework. Did you mean “t.b”?",
  ],
  "routing-level": [
    () => framework({}, leaf({ onlyIf: { indicator: "t.b", is: ["yess"] } }), other),
    "“t.a” depends on the level “yess” of “t.b”, which its scale does not have. Did you mean “yes”?",
  ],
  "routing-chain": [
    () =>
      framework(
        {},
        leaf({ onlyIf: { indicator: "t.b", is: ["yes"] } }),
        leaf({ id: "t.b", onlyIf: { indicator: "t.c", is: ["yes"] } }),
        leaf({ id: "t.c" }),
      ),
    "“t.a” depends on “t.b”, which is itself asked only under a condition. Let it depend on an indicator that is always asked.",
  ],
  "routing-self": [
    () => framework({}, leaf({ onlyIf: { indicator: "t.a", is: ["yes"] } })),
    "“t.a” depends on “t.a”, which lies inside it. Let it depend on an indicator outside.",
  ],
  "same-as-unknown": [
    () => framework({}, leaf({ sameAs: ["t.z"] })),
    "“t.a” says that it is the same as “t.z”, which is not in this framework. Name an indicator, or remove it.",
  ],
  "same-as-scale": [
    () => framework({}, leaf({ sameAs: ["t.b"] }), leaf({ id: "t.b", scale: { kind: "points", id: "p", maximum: 5 } })),
    "“t.a” says that it is the same as “t.b”, but their scales differ, so one answer cannot serve both. Give them one scale, or remove it.",
  ],
  "context-differs": [
    () => {
      const member = (id: string, type: string) => ({
        ...spec({ id, context: [{ id: "size", title: "S", type }] }),
        children: [leaf({ id: `${id}.a` })],
      });
      return framework({}, member("u", "number"), member("v", "text"));
    },
    "“v” and “u” both have the context factor “size”, but with another type or other choices. Make them equal, or rename one.",
  ],
  "nested-policy": [
    () => framework({}, { ...spec({ id: "u", policy: {} }), children: [leaf({ id: "u.a" })] }),
    "“u” is a framework inside another and has a policy of its own, which would not be used there: the outer framework says how all of it is scored. Take it in with policy: undefined, and state the policy outside.",
  ],
  "penalty-group": [
    () => framework({}, leaf({ penalty: true })),
    "“t.a” is a penalty, but its group “t” has nothing else. A penalty lowers what its siblings earn; add one.",
  ],
  "unknown-indicator": [
    () => answers({ "library.access.member-ship": "fully" }),
    "“library.access.member-ship” is not an indicator of “library”. Did you mean “library.access.membership”?",
  ],
  "group-answered": [
    () => answers({ "library.access": "fully" }),
    "“library.access” is a group of “library”; answers belong to its indicators.",
  ],
  "value-off-scale": [
    () => answers({ "library.access.membership": "fuly" }),
    "“library.access.membership” has the answer “fuly”; its scale allows fully | partly | not-at-all. Did you mean “fully”?",
  ],
  "value-outside-goalposts": [
    () => answers({ "reading.loans": 17 }),
    "“reading.loans” has the answer 17, outside 1 to 16; its scale refuses such values. Check the number and its unit (books).",
  ],
  "answer-kind": [
    () => answers({ "library.access.hours": "50" }),
    "“library.access.hours” should be answered by a number (hours a week), but the answer is “50”.",
  ],
  "answer-null": [
    () => answers({ "library.has-bus": null }),
    "“library.has-bus” is answered with null. Leave the key out if it is not answered, or say why in missing.",
  ],
  "answer-ambiguous": [
    () => answers({ "library.access.membership": { level: "fully", missing: "unknown" } }),
    "“library.access.membership” has level and missing in one answer. Keep one of them.",
  ],
  "reason-missing": [
    () => answers({ "library.access.membership": { missing: "not-applicable" } }),
    "“library.access.membership” is marked not-applicable without a reason. Say why in reason; it leaves the score, so readers will ask.",
  ],
  "reason-unused": [
    () => answers({ "library.access.membership": { level: "fully", reason: "Because" } }),
    "“library.access.membership” has a reason but is not marked missing. Move the text to comment, or say which state is meant in missing.",
  ],
  "item-twice": [() => answers({ "reading.circles": ["adults", "adults"] }), "“reading.circles” ticks “adults” twice. Tick it once."],
  "not-asked": [
    () => answers({ "library.has-bus": "no", "library.bus.stops": 3 }),
    "“library.bus.stops” is answered, but it is asked only where “library.has-bus” is “yes”; that one is answered “no”. Remove one of the two answers.",
  ],
  "same-as-conflict": [
    () => {
      const twins = parseFramework(spec({}, leaf({ sameAs: ["t.b"] }), other));
      const { city, date, rater } = inputs.harbourton;
      const outcome = tryAssess(twins, {
        city: { id: city.id, name: city.name },
        date,
        rater,
        answers: { "t.a": "yes", "t.b": { level: "no" } },
      });
      return outcome.ok ? [] : outcome.issues;
    },
    "“t.b” and “t.a” ask for the same fact, but are answered differently (“no” and “yes”). Answer one of them, or both alike.",
  ],
  "unknown-context": [
    () => input({ city: { id: "a", name: "A", context: { populaton: 1 } } }),
    "“populaton” is not a context factor of “library”. Did you mean “population”?",
  ],
  "context-kind": [
    () => input({ city: { id: "a", name: "A", context: { size: "huge" } } }),
    "The context factor “size” should be “small” or “medium” or “large”, but is “huge”.",
  ],
  "parts-contradict": [
    () => {
      const id = "library.access.membership";
      const outcome = mergeAnswers(library, { desk: { [id]: "fully" }, office: { [id]: { missing: "unknown" } } });
      return outcome.ok ? [] : outcome.issues;
    },
    "“library.access.membership” is answered by desk (“fully”) and otherwise by office (“unknown”). Let them agree on value, reason, date and confidence.",
  ],
  "wrong-framework": [
    () => input({ kind: "assessment", framework: { id: "library", version: "2.0.0" } }),
    "These answers belong to “library 2.0.0”, but “library 1.0.0” was asked for. Use the framework they were given for.",
  ],
};

describe("each sentence on inputs, frameworks and answers", () => {
  test("is provoked here", () => {
    const all = ["any input", "frameworks", "answers"].flatMap(codesOf);
    expect(all.length).toBeGreaterThan(40);
    expect(Object.keys(provoked).sort()).toEqual(all.sort());
  });

  for (const [code, [provoke, message]] of Object.entries(provoked)) {
    test(`${code} is said of what it means, with nothing left to fill in`, () => {
      const issues = provoke();
      const said = issues.find((issue) => issue.code === code);
      expect(said?.message, issues.map((issue) => issue.code).join()).toBe(message);
      expect(issues.flatMap(flawsOf)).toEqual([]);
      expect(message.replace(/ Did you mean “[^”]+”\?/, "")).not.toMatch(/\{\w+\}|\?|\[\[|\]\]/);
    });
  }
});

describe("the catalogue", () => {
  test("has kebab-case codes and whole sentences", () => {
    for (const [code, text] of Object.entries(messages)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(text, code).toMatch(/[.?\]]$/);
      expect(text.replace(/\{\w+\}/g, "").replace(/\[\[|\]\]/g, ""), code).not.toMatch(/[{}]|\[\[|\]\]/);
    }
  });

  test("asks “Did you mean …?” only in parts that can fall away", () => {
    for (const [code, text] of Object.entries(messages))
      expect(text.replace(/\[\[.*?\]\]/g, ""), code).not.toMatch(/Did you mean|\{nearest\}/);
  });
});

test("a BenchmarkError shows the sentences of its issues", () => {
  const [provoke, message] = provoked["group-empty"] as (typeof provoked)[string];
  expect(new BenchmarkError(provoke()).message).toBe(`1 issue:\n- children: ${message}`);
});
