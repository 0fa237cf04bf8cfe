/** Reading texts out and laying them over again; the front door to it is tested in translate.test.ts. */
import { expect, test } from "vitest";
import { parseFramework } from "../../src/model/framework.ts";
import { isFrameworkTextKey, textsIn, withTexts } from "../../src/model/texts.ts";

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

test("language and state are no texts", () => {
  expect(["language", "translation", "nodes"].map(isFrameworkTextKey)).toEqual([true, true, false]);
});
