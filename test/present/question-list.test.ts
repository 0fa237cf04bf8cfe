import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Framework, fullyPartlyNot, type Indicator, parseFramework, yesNo } from "../../src/index.ts";
import { type OutlineNode, outline } from "../../src/model/outline.ts";
import { departmentShares, MINUTES, questionList } from "../../src/present/question-list.ts";
import { leaf, type Tree, tree } from "../small.ts";
import { thrownBy } from "../support/issues.ts";

const list = (framework: Framework, core = false) => questionList(outline(framework), core);
const asked = (framework: Framework, core = false) => list(framework, core).asked.map(({ number, place }) => `${number} ${place.id}`);
const elsewhere = (framework: Framework, core = false) =>
  Object.fromEntries([...list(framework, core).already].map(([id, { number }]) => [id, number]));
const question = (extra: Partial<Indicator> = {}): Indicator => leaf({ scale: fullyPartlyNot, ...extra });

describe("the questions of a form", () => {
  test("stand in tree order and are numbered from 1", () => {
    expect(asked(tree({ g: { a: question(), b: question() }, h: { c: question() } }))).toEqual(["1 t.g.a", "2 t.g.b", "3 t.h.c"]);
  });
  test("keep their number in the short form", () => {
    const framework = tree({ a: question(), b: question({ core: true }), c: question(), d: question({ core: true }) });
    expect(asked(framework, true)).toEqual(["2 t.b", "4 t.d"]);
  });
  test("ask for one fact once, where it comes first; the rest is numbered without gaps", () => {
    const framework = tree({ a: question(), b: question({ sameAs: ["t.d"] }), c: question(), d: question(), e: question() });
    expect(asked(framework)).toEqual(["1 t.a", "2 t.b", "3 t.c", "4 t.e"]);
    expect(elsewhere(framework)).toEqual({ "t.d": 2 });
  });
  test("ask in the short form where the first of its kind that belongs to it stands, under the number of the full form", () => {
    const same = { core: true, sameAs: ["t.a"] };
    const framework = tree({ x: question(), a: question(), b: question(same), c: question(), d: question(same) });
    expect(asked(framework, true)).toEqual(["2 t.b"]);
    expect(elsewhere(framework, true)).toEqual({ "t.d": 2 });
  });
  test("ask again where the first place might be passed over: it has a condition that the second lacks", () => {
    const onlyIf = { indicator: "t.q", is: ["yes"] };
    const q = leaf({ scale: yesNo });
    const same = { sameAs: ["t.a"] };
    expect(asked(tree({ q, a: question({ onlyIf }), b: question(same) }))).toEqual(["1 t.q", "2 t.a", "3 t.b"]);
    expect(elsewhere(tree({ q, a: question({ onlyIf }), b: question({ ...same, onlyIf }) }))).toEqual({ "t.b": 2 });
    expect(elsewhere(tree({ q, a: question(), b: question({ ...same, onlyIf }) }))).toEqual({ "t.b": 2 });
    // Yes or no is asked of everybody who is asked at all, so it is wider than yes alone, and not the other way round.
    const wide = { indicator: "t.q", is: ["yes", "no"] };
    expect(elsewhere(tree({ q, a: question({ onlyIf: wide }), b: question({ ...same, onlyIf }) }))).toEqual({ "t.b": 2 });
    expect(elsewhere(tree({ q, a: question({ onlyIf }), b: question({ ...same, onlyIf: wide }) }))).toEqual({});
  });
  test("are none where there is no short form: that is an issue", () => {
    expect(thrownBy(() => list(tree({ a: question({ core: false }) }), true)).map(({ code }) => code)).toEqual(["core-none"]);
  });
});

describe("what departments are asked", () => {
  const framework = tree({
    a: question({ answeredBy: ["legal office", "mayor"] }),
    b: question({ core: true }),
    c: question({ answeredBy: ["mayor", "legal office"], core: true }),
    d: question({ answeredBy: ["legal office"], core: true }),
    e: question({ answeredBy: [] }),
    f: question({ answeredBy: ["library"], sameAs: ["t.a"] }),
  });
  test("is what names them first, each question once; minutes by hand", () => {
    // Full: 12 to 15 each, so 2 questions are 24 to 30. f asks what a asks: the library is asked nothing.
    expect(departmentShares(list(framework), false)).toEqual([
      { department: "legal office", indicators: 2, core: 1, minutesLow: 24, minutesHigh: 30 },
      { department: "not said", indicators: 2, core: 1, minutesLow: 24, minutesHigh: 30 },
      { department: "mayor", indicators: 1, core: 1, minutesLow: 12, minutesHigh: 15 },
    ]);
    // Short: 6 each.
    expect(departmentShares(list(framework, true), true)).toEqual([
      { department: "not said", indicators: 1, core: 1, minutesLow: 6, minutesHigh: 6 },
      { department: "mayor", indicators: 1, core: 1, minutesLow: 6, minutesHigh: 6 },
      { department: "legal office", indicators: 1, core: 1, minutesLow: 6, minutesHigh: 6 },
    ]);
    expect(MINUTES).toEqual({ full: [12, 15], core: [6, 6] });
  });
});

describe("for any tree of kindred questions", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const trees = fc
    .array(
      fc.record({
        same: fc.subarray(names, { maxLength: 2 }),
        core: fc.boolean(),
        only: fc.constantFrom(null, ["yes"], ["no"], ["yes", "no"]),
      }),
      {
        minLength: 1,
        maxLength: names.length,
      },
    )
    .map((drafts): Framework => {
      const present = names.slice(0, drafts.length);
      const children: Tree = { q: leaf({ scale: yesNo, core: true }) };
      for (const [i, { same, core, only }] of drafts.entries()) {
        const own = names[i] as string;
        const sameAs = same.filter((name) => name !== own && present.includes(name)).map((name) => `t.${name}`);
        children[own] = question({ sameAs, core, ...(only === null ? {} : { onlyIf: { indicator: "t.q", is: only } }) });
      }
      return parseFramework(tree(children));
    });
  // What the one trigger may say where a question is asked on paper; the last stands for a trigger that nobody has answered.
  const answersOf = (place: OutlineNode): string[] =>
    ["yes", "no", ""].filter((level) => place.conditions.every((condition) => condition.is.includes(level)));

  test("every fact is asked wherever it is wanted, and nothing is asked twice without need", () => {
    fc.assert(
      fc.property(trees, fc.boolean(), (framework, core) => {
        const made = outline(framework);
        const { asked, already, numbers } = questionList(made, core);
        const wanted = made.indicators.filter(({ node }) => !core || (node as Indicator).core === true);
        expect([...asked.map(({ place }) => place.id), ...already.keys()].sort()).toEqual(wanted.map(({ id }) => id).sort());
        for (const [id, { place, number }] of already) {
          const other = made.byId.get(id) as OutlineNode;
          expect(place.kin).toContain(id);
          expect(place.index).toBeLessThan(other.index);
          // Brute force over the answers of the one trigger: wherever the second is wanted, the first is asked.
          expect(answersOf(place)).toEqual(expect.arrayContaining(answersOf(other)));
          expect(number).toBe(numbers.get(place.id));
        }
        for (const { place } of asked)
          for (const other of asked)
            if (other.place.index < place.index && place.kin.includes(other.place.id))
              expect(answersOf(place).every((level) => answersOf(other.place).includes(level))).toBe(false);
        const full = questionList(made, false);
        expect(full.asked.map(({ number }) => number)).toEqual(full.asked.map((_, i) => i + 1));
        for (const { place, number } of asked) expect(number).toBe(full.numbers.get(place.id));
      }),
    );
  });
});
