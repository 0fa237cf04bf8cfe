/** Every shipped benchmark is read here, word by word: structure, questions, criteria, sources, spelling, and what the benchmarks say of each other. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import * as shipped from "../../src/frameworks/index.ts";
import { outline } from "../../src/model/outline.ts";
import { type Framework, type Group, type Indicator, isGroup } from "../../src/model/tree.ts";
import { findCommand } from "../package/hosts.ts";
import { departmentNames, ownWords } from "./departments.ts";
import { criteriaFlaws, isDoubleBarrelled, overlap, questionFlaws, siblingFlaws, textsOfProject, wordFlaws } from "./texts.ts";

const all = Object.values(shipped) as readonly Framework[];
const suites = all.filter(({ children }) => children.every((child) => "version" in child));
const single = all.filter((framework) => !suites.includes(framework));
const charter = shipped.integratingCitiesCharter as Framework;
const eight = single.filter((framework) => framework !== charter);
const indicators = (framework: Framework): Indicator[] => outline(framework).indicators.map(({ node }) => node as Indicator);
const groups = (framework: Framework): Group[] => outline(framework).nodes.flatMap(({ node }) => (isGroup(node) ? [node] : []));

test("eight benchmarks, two suites of four, and the Charter", () => {
  const title = (framework: Framework): string => framework.title;
  expect(eight.map(title).sort()).toEqual(
    [
      "General Governance",
      "Individual Empowerment",
      "Administrative Cooperation",
      "Working in Partnership",
      "Enhancing public perception of migration and diversity",
      "Reflecting and managing diversity in public administration and service provision",
      "Activating and enhancing participation in diverse neighbourhoods",
      "Promoting political participation of migrants through local consultative bodies",
    ].sort(),
  );
  expect(suites.map(({ title }) => title)).toEqual(["INTI-Cities", "ImpleMentoring"]);
  for (const suite of suites) {
    expect(suite.children).toHaveLength(4);
    expect(suite.total).toBe("forbidden");
    expect(
      suite.children.every(
        (child) => outline(child as Framework).digest === outline(single.find(({ id }) => id === child.id) as Framework).digest,
      ),
    ).toBe(true);
  }
  expect(eight.flatMap((framework) => groups(framework).slice(1)).length).toBeGreaterThanOrEqual(60);
});

describe.each(single.map((framework) => [framework.id, framework] as const))("%s", (_, framework) => {
  const small = framework === charter;

  test("is version 0.9.0, untested, with the counts that a city can answer", () => {
    expect(framework).toMatchObject({ version: "0.9.0", status: "untested" });
    expect(framework.standard?.length).toBeGreaterThan(40);
    const [count, core] = [indicators(framework).length, indicators(framework).filter((each) => each.core === true).length];
    if (small) return expect([count, core]).toEqual([11, 11]);
    expect(count).toBeGreaterThanOrEqual(24);
    expect(count).toBeLessThanOrEqual(32);
    expect(core).toBeGreaterThanOrEqual(8);
    expect(core).toBeLessThanOrEqual(12);
    const kinds = outline(framework).indicators.map(({ scale }) => scale?.kind);
    expect(kinds).toContain("number");
    expect(kinds).toContain("checklist");
    return undefined;
  });

  test("every group says why and how, what suggested it, and has three or four questions", () => {
    const [root, ...below] = groups(framework);
    expect((root?.why ?? "").length * (root?.how ?? "").length).toBeGreaterThan(0);
    for (const group of below) {
      expect(group.why?.length, group.id).toBeGreaterThan(60);
      expect(group.how?.length, group.id).toBeGreaterThan(60);
      expect(group.provenance, group.id).toMatchObject({ relation: small ? "paraphrase" : "analogue" });
      if (!small) expect([3, 4], group.id).toContain(group.children.length);
    }
    expect(groups(framework).flatMap(siblingFlaws)).toEqual([]);
  });

  test("only names are official, and only the Charter paraphrases", () => {
    const [root, ...below] = outline(framework).nodes.map(({ node }) => node.provenance?.status ?? "authored");
    expect(root).toBe(small ? "published" : "official");
    expect(new Set(below)).toEqual(new Set([small ? "published" : "authored"]));
  });

  test("each question is one question, with a short title", () => {
    expect(indicators(framework).flatMap(questionFlaws)).toEqual([]);
    const titles = indicators(framework).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("criteria differ, and can be seen", () => {
    expect(outline(framework).indicators.flatMap(criteriaFlaws)).toEqual([]);
  });

  test("each question says what shows it, how it is collected, and who usually knows", () => {
    for (const { id, evidenceExpected, collection, answeredBy, scale, provenance, criteria, weight } of indicators(framework)) {
      expect(evidenceExpected?.length, id).toBeGreaterThan(0);
      expect(collection, id).toBeDefined();
      expect(departmentNames, id).toContain(answeredBy?.[0]);
      const named = typeof scale === "string" ? framework.scales?.[scale] : scale;
      // Goalposts, items and weights are choices, and are argued.
      if (named?.kind !== "levels" || weight !== undefined) expect(provenance?.note?.length, id).toBeGreaterThan(30);
      if (named?.kind !== "levels") expect(criteria, id).toBeUndefined();
    }
  });

  test("ids are short and readable", () => {
    for (const { id } of outline(framework).nodes) expect(id).toMatch(/^(?=.{1,60}$)[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*){0,2}$/);
  });

  test("every source is used", () => {
    const used = JSON.stringify(framework.children) + JSON.stringify(framework.provenance) + JSON.stringify(framework.context ?? []);
    expect(Object.keys(framework.bibliography ?? {}).filter((key) => !used.includes(key))).toEqual([]);
  });

  test("no word blames or assumes, and the spelling is British", () => {
    expect(textsOfProject(framework).flatMap(wordFlaws)).toEqual([]);
    expect(textsOfProject(framework).filter(({ text }) => text !== text.trim() || text === "" || / {2}|\bTODO\b/.test(text))).toEqual([]);
  });
});

const hunspell = findCommand(["hunspell"]);
const skip = hunspell === null && process.env.CI === undefined;
test.skipIf(skip)(
  skip ? "every word is in the dictionary (skipped: hunspell is not on this machine)" : "every word is in the dictionary",
  () => {
    if (hunspell === null) throw new Error("hunspell is not on this machine.");
    const text = all
      .flatMap(textsOfProject)
      .map(({ text }) => text.replaceAll("’", "'"))
      .join("\n");
    const unknown = execFileSync(hunspell, ["-d", "en_GB", "-l"], { input: text, encoding: "utf8" }).split("\n");
    expect([...new Set(unknown)].filter((word) => word !== "" && !ownWords.includes(word)).sort()).toEqual([]);
  },
);

describe("what the benchmarks say of each other", () => {
  test("no two questions are alike, unless they say that they are the same", () => {
    const questions = single.flatMap(indicators);
    const alike = questions.flatMap((one, i) =>
      questions.slice(i + 1).flatMap((other) => {
        const declared = (one.sameAs ?? []).includes(other.id) || (other.sameAs ?? []).includes(one.id);
        return !declared && overlap(one.question, other.question) > 0.8 ? [`${one.id} and ${other.id}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  });

  test("what is the same elsewhere is there, on the same scale, with the same question", () => {
    const everyId = new Map(single.flatMap(indicators).map((each) => [each.id, each]));
    for (const { id, sameAs, scale } of everyId.values())
      for (const other of sameAs ?? []) expect(everyId.get(other)?.scale, `${id} = ${other}`).toEqual(scale);
  });

  test("a context factor means the same everywhere", () => {
    const known = new Map<string, object>();
    for (const { id, provenance: _, ...rest } of single.flatMap(({ context }) => context ?? [])) {
      if (known.has(id)) expect(rest, id).toEqual(known.get(id));
      known.set(id, rest);
    }
  });

  test("a source reads the same everywhere", () => {
    const known = new Map<string, string>();
    for (const [key, text] of all.flatMap(({ bibliography }) => Object.entries(bibliography ?? {}))) {
      if (known.has(key)) expect(text).toBe(known.get(key));
      known.set(key, text);
    }
  });

  test("all eight and the Charter stand together in one framework of a user", async () => {
    const { defineFramework } = await import("../../src/model/framework.ts");
    const together = defineFramework({
      id: "everything",
      title: "All",
      version: "1",
      status: "untested",
      total: "forbidden",
      children: single as never,
    });
    expect(outline(together).indicators).toHaveLength(single.flatMap(indicators).length);
    const kin = outline(together).indicators.filter((each) => each.kin.length > 0);
    expect(kin.length).toBeGreaterThan(0);
  });
});

test("the reader of texts finds what is wrong", () => {
  const question = (text: string, title = "Short") => questionFlaws({ id: "x", title, question: text, scale: "level" }).length;
  expect(question("Does the city have a plan?")).toBe(0);
  expect(question("Does the city have a plan and is it funded?")).toBe(1);
  expect(question("does the city have a plan")).toBe(2);
  expect(question("Does the city have a plan?", "A title that is much too long for a chart")).toBe(1);
  expect(question(`Does ${"the city ".repeat(13)}plan?`)).toBe(1);
  expect(isDoubleBarrelled("Is there a budget? Is it spent?")).toBe(true);
  expect(isDoubleBarrelled("Do young and old residents take part?")).toBe(false);
  expect(overlap("Is there a budget line for integration?", "Is there an integration budget line?")).toBe(1);
  expect(overlap("Is there a budget line for integration?", "Are newcomers met at the station?")).toBe(0);
  expect(wordFlaws({ at: "x", text: "Programs for hard to reach neighbors in the host society" }).length).toBe(4);
  expect(wordFlaws({ at: "x", text: "Programmes for neighbours" })).toEqual([]);
  const node = {
    id: "x",
    criteria: {
      fully: "A plan adopted by council in the last 24 months is in force.",
      partly: "A plan adopted by council in the last 24 months is in force.",
      "not-at-all": "None that is adequate for the whole city.",
    },
  };
  expect(criteriaFlaws({ node, scale: { kind: "levels" } } as never).length).toBe(2);
  expect(siblingFlaws({ id: "g", title: "G", children: Array.from({ length: 10 }, (_, i) => ({ id: `g.${i}` })) as never })).toHaveLength(
    1,
  );
});
