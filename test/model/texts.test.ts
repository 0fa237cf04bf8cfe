/** Reading texts out and laying them over again; the front door to it is tested in translate.test.ts. */
import { describe, expect, test } from "vitest";
import { parseFramework } from "../../src/model/framework.ts";
import { isFrameworkTextKey, textsIn, withTexts } from "../../src/model/texts.ts";
import type { Group, Indicator } from "../../src/model/tree.ts";

const scale = {
  kind: "levels",
  id: "yn",
  levels: [
    { key: "y", label: "Yes", points: 100 },
    { key: "n", label: "No", points: 0 },
  ],
};
const inner = {
  id: "inner",
  title: "Inner",
  version: "1",
  status: "untested",
  children: [{ id: "inner.a", title: "A", question: "A?", scale }],
};
const suite = parseFramework({ id: "outer", title: "Outer", version: "1", status: "untested", children: [inner] });

test("a suite's texts are those of its members too, scales by their id", () => {
  expect(textsIn(suite)).toEqual({
    language: "en",
    translation: "reviewed",
    nodes: { outer: { title: "Outer" }, inner: { title: "Inner" }, "inner.a": { title: "A", question: "A?" } },
    scales: { yn: { y: "Yes", n: "No" } },
  });
});

test("texts laid over reach inline scales and inner frameworks; what is not given stays", () => {
  const done = withTexts(suite, {
    language: "fr",
    translation: "reviewed",
    nodes: { "inner.a": { title: "Un" } },
    scales: { yn: { y: "Oui" } },
  });
  const a = (
    done as typeof suite & { children: [{ language: string; children: [{ title: string; question: string; scale: typeof scale }] }] }
  ).children[0];
  expect(a.language).toBe("fr");
  expect(a.children[0]).toMatchObject({ title: "Un", question: "A?" });
  expect(a.children[0].scale.levels.map(({ label, points }) => [label, points])).toEqual([
    ["Oui", 100],
    ["No", 0],
  ]);
});

describe("a framework with every kind of text", () => {
  const points = { kind: "points", id: "marks", maximum: 5 };
  const maybe = { ...scale, levels: [scale.levels[0], { key: "m", label: "Maybe", points: 50 }] };
  const note = (text: string) => ({ provenance: { status: "published", relation: "verbatim", source: "b", note: text } });
  const fair = parseFramework({
    id: "f",
    title: "Fair",
    version: "1",
    status: "untested",
    language: "de",
    translation: "awaiting-review",
    standard: "There is a fair.",
    bibliography: { b: "A book." },
    scales: {
      stalls: { kind: "checklist", id: "stalls", rule: "share", items: [{ key: "food", label: "Food" }] },
      length: { kind: "number", id: "length", unit: "m", worst: 0, best: 9 },
    },
    context: [
      { id: "language", title: "Language", type: "choice", choices: ["de", "fr"], choiceLabels: { de: "German" }, ...note("Spoken most.") },
      { id: "area", title: "Area", type: "number", unit: "ha" },
      { id: "port", title: "Port", type: "boolean" },
    ],
    children: [
      {
        id: "f.g",
        title: "Ground",
        label: "part",
        why: "W",
        how: "H",
        examples: [
          { text: "One.", source: "b", locator: "p. 1" },
          { text: "Two.", source: "b" },
        ],
        ...note("As in the book."),
        children: [
          { id: "f.g.a", title: "A", question: "A?", scale, criteria: { y: "There.", n: "Not." }, answeredBy: ["Clerk", "Mayor"] },
          { id: "f.g.b", title: "B", question: "B?", scale: maybe, evidenceExpected: ["Plan"] },
        ],
      },
      { id: "f.p", title: "P", question: "P?", scale: points },
      { id: "f.s", title: "S", question: "S?", scale: "stalls" },
      { id: "f.l", title: "L", question: "L?", scale: "length" },
    ],
  });

  test("gives them by the ids of nodes, scales and factors; scales of one id share a table, and one without texts has none", () => {
    expect(textsIn(fair)).toStrictEqual({
      language: "de",
      translation: "awaiting-review",
      nodes: {
        f: { title: "Fair", standard: "There is a fair." },
        "f.g": { title: "Ground", label: "part", why: "W", how: "H", examples: ["One.", "Two."], note: "As in the book." },
        "f.g.a": { title: "A", question: "A?", criteria: { y: "There.", n: "Not." }, answeredBy: ["Clerk", "Mayor"] },
        "f.g.b": { title: "B", question: "B?", evidenceExpected: ["Plan"] },
        "f.p": { title: "P", question: "P?" },
        "f.s": { title: "S", question: "S?" },
        "f.l": { title: "L", question: "L?" },
      },
      scales: { stalls: { food: "Food" }, length: { unit: "m" }, yn: { y: "Yes", n: "No", m: "Maybe" } },
      context: {
        language: { title: "Language", note: "Spoken most.", choices: { de: "German", fr: "fr" } },
        area: { title: "Area", unit: "ha" },
        port: { title: "Port" },
      },
    });
  });

  test("stays as it is but for language and state where nothing is given", () => {
    expect(withTexts(fair, { language: "fr", translation: "reviewed" })).toStrictEqual({
      ...fair,
      language: "fr",
      translation: "reviewed",
    });
    expect(
      withTexts(fair, { language: "fr", translation: "reviewed", nodes: { "f.g": { why: "Pour" } }, scales: {}, context: {} }),
    ).toStrictEqual({
      ...fair,
      language: "fr",
      translation: "reviewed",
      children: [{ ...fair.children[0], why: "Pour" }, ...fair.children.slice(1)],
    });
  });

  test("takes each text at its place, in a list or table also some of them", () => {
    const done = parseFramework(
      withTexts(fair, {
        language: "fr",
        translation: "reviewed",
        nodes: {
          "f.g": { title: "Terrain", examples: ["Un."], note: "Du livre." },
          "f.g.a": { criteria: { n: "Rien." }, answeredBy: ["Greffe"] },
        },
        scales: { length: { unit: "pieds" }, stalls: { food: "Vivres" }, yn: { m: "Peut-être" } },
        context: { language: { title: "Langue", note: "La plus parlée.", choices: { fr: "français" } }, area: { unit: "acres" } },
      }),
    );
    const [ground, ...rest] = done.children as [Group, ...Indicator[]];
    const [before, ...others] = fair.children as [Group, ...Indicator[]];
    expect(ground).toEqual({
      ...before,
      title: "Terrain",
      examples: [
        { text: "Un.", source: "b", locator: "p. 1" },
        { text: "Two.", source: "b" },
      ],
      provenance: { status: "published", relation: "paraphrase", source: "b", note: "Du livre." },
      children: [
        { ...before.children[0], criteria: { y: "There.", n: "Rien." }, answeredBy: ["Greffe", "Mayor"] },
        { ...before.children[1], scale: { ...maybe, levels: [maybe.levels[0], { key: "m", label: "Peut-être", points: 50 }] } },
      ],
    });
    expect(rest).toEqual(others);
    expect(done.scales).toMatchObject({ length: { unit: "pieds", best: 9 }, stalls: { items: [{ key: "food", label: "Vivres" }] } });
    expect(done.context).toEqual([
      {
        ...fair.context?.[0],
        title: "Langue",
        choiceLabels: { de: "German", fr: "français" },
        provenance: { ...fair.context?.[0]?.provenance, note: "La plus parlée." },
      },
      { ...fair.context?.[1], unit: "acres" },
      fair.context?.[2],
    ]);
  });
});

test("language and state are no texts", () => {
  expect(["language", "translation", "nodes"].map(isFrameworkTextKey)).toEqual([true, true, false]);
});
