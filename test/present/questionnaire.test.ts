import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as shipped from "../../src/frameworks/index.ts";
import {
  type Block,
  type BoxBlock,
  type Document,
  departments,
  type Framework,
  fullyPartlyNot,
  type Indicator,
  parseFramework,
  toHtml,
  toMarkdown,
  toQuestionnaire,
  toText,
} from "../../src/index.ts";
import { fromJson, toJson } from "../../src/io/index.ts";
import { outline } from "../../src/model/outline.ts";
import { frameworkSpecs, hostileJson } from "../arbitraries.ts";
import { leaf, tree } from "../small.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { formFlaws } from "./html-tree.ts";

const boxes = ({ blocks }: Document): readonly BoxBlock[] => blocks.filter((block): block is BoxBlock => block.kind === "box");
const titles = (document: Document): string[] => boxes(document).map(({ title }) => title);
/** The indicators that a form asks, by the names of what is filled in. */
const asked = (document: Document): string[] =>
  boxes(document).flatMap(({ blocks }) =>
    blocks.flatMap((block) => ("name" in block && block.name?.endsWith("/evidence") ? [block.name.slice(0, -9)] : [])),
  );
const pages = (document: Document): string[] =>
  document.blocks.flatMap((block: Block) => (block.kind === "heading" && block.page === true ? [block.text] : []));
const question = (extra: Partial<Indicator> = {}): Indicator => leaf({ scale: fullyPartlyNot, ...extra });

const framework = tree(
  {
    g: { a: question({ answeredBy: ["mayor"], core: true }), b: question({ answeredBy: ["legal office", "mayor"] }) },
    h: { c: question({ answeredBy: ["mayor"], onlyIf: { indicator: "t.g.b", is: ["fully"] } }), d: question({ core: true }) },
  },
  { title: "Parks", context: [{ id: "size", title: "Size", type: "number" }] },
);

describe("a form", () => {
  test("is a document: front matter on the first page, who and when on the next, then the questions", () => {
    const form = toQuestionnaire(framework);
    expect([form.kind, form.title, form.language]).toEqual(["document", "Parks", "en"]);
    expect(titles(form)).toEqual(["1. a (core)", "2. b", "3. c", "4. d (core)"]);
    expect(pages(form)).toEqual(["Who"]);
    expect(toQuestionnaire(framework, {})).toEqual(form);
    expect(toQuestionnaire(framework, { core: false, by: "group" })).toEqual(form);
    expect(toQuestionnaire({ ...framework, language: "fr" }).language).toBe("fr");
  });
  test("can be the short form: core questions alone, with their numbers", () => {
    const form = toQuestionnaire(framework, { core: true });
    expect(form.title).toBe("Parks: short form");
    expect(titles(form)).toEqual(["1. a", "4. d"]);
  });
  test("marks no question as core where all are", () => {
    expect(titles(toQuestionnaire(tree({ a: question({ core: true }), b: question({ core: true }) })))).toEqual(["1. a", "2. b"]);
  });
  test("can go to one department: what names it first, with its numbers", () => {
    const form = toQuestionnaire(framework, { department: "mayor" });
    expect(form.title).toBe("Parks: questions for mayor");
    expect(titles(form)).toEqual(["1. a (core)", "3. c"]);
    expect(toMarkdown(form)).toContain("That question is asked of: legal office.");
    expect(toText(form)).not.toContain("Size");
    expect(titles(toQuestionnaire(framework, { department: "not said" }))).toEqual(["4. d (core)"]);
    expect(titles(toQuestionnaire(framework, { department: "mayor", core: true }))).toEqual(["1. a"]);
    expect(toQuestionnaire(framework, { department: "mayor", core: true }).title).toBe("Parks: short form: questions for mayor");
  });
  test("can be ordered by department, each part on pages of its own, each question once", () => {
    const form = toQuestionnaire(framework, { by: "department" });
    expect(pages(form)).toEqual(["Who", "mayor", "legal office", "not said"]);
    expect(titles(form)).toEqual(["1. a (core)", "3. c", "2. b", "4. d (core)"]);
    expect(toText(form)).toContain("Size");
    // Two questions at 12 to 15 minutes.
    expect(toText(form)).toContain("Questions: 2, about 24 to 30 minutes.");
    const names = form.blocks.flatMap((block) => (block.kind === "field" && block.name?.startsWith("part-") ? [block.name] : []));
    expect(names).toEqual([1, 2, 3].flatMap((n) => [`part-${n}/answered-by`, `part-${n}/date`]));
  });
  test("speaks another language where it is given other words, and keeps its names and numbers", () => {
    const words = {
      question: "{number} – {title}",
      questionMarked: "{number} – {title} (Kern)",
      city: "Stadt",
      notSaid: "niemand",
      titleDepartment: "{title}, {department}",
    };
    const form = toQuestionnaire(framework, { by: "department", words });
    expect(titles(form)).toEqual(["1 – a (Kern)", "3 – c", "2 – b", "4 – d (Kern)"]);
    expect(pages(form).at(-1)).toBe("niemand");
    expect(asked(form)).toEqual(asked(toQuestionnaire(framework, { by: "department" })));
    expect(toText(form)).toContain("Stadt ___");
    // The department is named as `departments` names it, in any language.
    expect(toQuestionnaire(framework, { department: "not said", words }).title).toBe("Parks, niemand");
  });
  test("fills texts in once: braces that a framework brings stay", () => {
    const braces = tree({ a: question({ answeredBy: ["{title}"], evidenceExpected: ["{number}"] }) }, { title: "{statement}" });
    expect(toQuestionnaire(braces).title).toBe("{statement}");
    expect(toText(toQuestionnaire(braces, { department: "{title}" }))).toMatch(
      /\{statement\}: questions for \{title\}[\s\S]*Expected: \{number\}\./,
    );
  });
});

describe("the departments of a form", () => {
  test("stand in order of first appearance; minutes by hand", () => {
    expect(departments(framework)).toEqual([
      { department: "mayor", indicators: 2, core: 1, minutesLow: 24, minutesHigh: 30 },
      { department: "legal office", indicators: 1, core: 0, minutesLow: 12, minutesHigh: 15 },
      { department: "not said", indicators: 1, core: 1, minutesLow: 12, minutesHigh: 15 },
    ]);
    expect(departments(framework, { core: true })).toEqual([
      { department: "mayor", indicators: 1, core: 1, minutesLow: 6, minutesHigh: 6 },
      { department: "not said", indicators: 1, core: 1, minutesLow: 6, minutesHigh: 6 },
    ]);
    expect(deeplyFrozen(departments(framework))).toBe(true);
  });
});

describe("options that cannot be followed", () => {
  const wrong: readonly (readonly [options: unknown, place: string])[] = [
    [{ department: "mayr" }, "department-unknown at options.department"],
    [{ department: "" }, "department-unknown at options.department"],
    [{ department: "legal office", core: true }, "department-unknown at options.department"],
    [{ department: "mayor", by: "department" }, "department-and-by at options.by"],
    [{ core: "yes" }, "wrong-type at options.core"],
    [{ by: "groups" }, "not-allowed at options.by"],
    [{ departments: "mayor" }, "unknown-key at options.departments"],
    [{ words: { qestion: "?" } }, "unknown-key at options.words.qestion"],
    [{ words: { question: "{nummer}" } }, "bad-format at options.words.question"],
    [{ words: { city: "" } }, "text-empty at options.words.city"],
    [{ core: () => true }, "not-plain at options.core"],
    ["core", "wrong-type at options"],
    [null, "wrong-type at options"],
    [[], "wrong-type at options"],
  ];
  test.each(wrong)("%j", (options, place) => {
    const issues = thrownBy(() => toQuestionnaire(framework, options as object));
    expect(places(issues)).toEqual([place]);
    expect(issues.flatMap(flawsOf)).toEqual([]);
  });
  test("name what is near", () => {
    const [issue] = thrownBy(() => toQuestionnaire(framework, { department: "mayr" }));
    expect(issue?.message).toBe(
      "Nothing in “t” is asked of “mayr” first. Did you mean “mayor”? Departments: “mayor”, “legal office”, “not said”.",
    );
    const [word] = thrownBy(() => toQuestionnaire(framework, { words: { qestion: "?" } as object }));
    expect(word?.params.nearest).toBe("question");
  });
  test("are issues of departments too, and there is no short form without core questions", () => {
    expect(places(thrownBy(() => departments(framework, { by: "group" } as object)))).toEqual(["unknown-key at options.by"]);
    const none = tree({ a: question() });
    for (const run of [() => departments(none, { core: true }), () => toQuestionnaire(none, { core: true })])
      expect(places(thrownBy(run))).toEqual(["core-none at options.core"]);
  });
  test("whatever comes in, a form or our own error comes out", () => {
    fc.assert(
      fc.property(hostileJson(), (make) => {
        for (const run of [(value: never) => toQuestionnaire(value), (value: never) => toQuestionnaire(framework, value)]) {
          let value: unknown;
          try {
            value = make();
          } catch {
            return;
          }
          try {
            expect(run(value as never).kind).toBe("document");
          } catch (error) {
            expect((error as Error).name).toBe("BenchmarkError");
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Any framework, with departments, core questions and texts given out by place. */
const anyFramework = fc.tuple(frameworkSpecs(), fc.array(fc.nat(5), { minLength: 1, maxLength: 7 })).map(([spec, picks]): Framework => {
  let count = 0;
  const offices = ["mayor", "legal office", "<b>", "“a | b”\n- c"];
  const visit = (node: Indicator): Indicator => {
    if ("children" in node) return { ...(node as object), why: "<script>", children: (node.children as Indicator[]).map(visit) } as never;
    const pick = picks[count++ % picks.length] as number;
    const office = offices[pick];
    return {
      ...node,
      core: pick % 2 === 0,
      evidenceExpected: ["# x", "*"],
      ...(office === undefined ? {} : { answeredBy: [office, "mayor"] }),
    };
  };
  return parseFramework(visit(spec as never));
});

describe("for any framework", () => {
  test("every indicator is asked once in every order, under the number of the full form, and departments add up to the whole", () => {
    fc.assert(
      fc.property(anyFramework, fc.boolean(), (any, wish) => {
        const all = outline(any).indicators;
        const core = wish && all.some(({ node }) => (node as Indicator).core === true);
        const ids = all.filter(({ node }) => !core || (node as Indicator).core === true).map(({ id }) => id);
        const whole = toQuestionnaire(any, { core });
        expect(asked(whole)).toEqual(ids);
        const ordered = toQuestionnaire(any, { core, by: "department" });
        const shares = departments(any, { core });
        const parts = shares.map(({ department }) => toQuestionnaire(any, { core, department }));
        expect(asked(ordered)).toEqual(parts.flatMap(asked));
        expect(asked(ordered).sort()).toEqual([...ids].sort());
        expect(titles(ordered).sort()).toEqual(titles(whole).sort());
        expect(parts.flatMap(titles)).toEqual(titles(ordered));
        expect(parts.map((part) => asked(part).length)).toEqual(shares.map(({ indicators }) => indicators));
        expect(shares.reduce((sum, { minutesHigh }) => sum + minutesHigh, 0)).toBe(ids.length * (core ? 6 : 15));
      }),
      { numRuns: 60 },
    );
  });
  test("a form is frozen JSON, survives the trip, and is sound HTML, whatever the texts", () => {
    fc.assert(
      fc.property(anyFramework, fc.constantFrom("group" as const, "department" as const), (any, by) => {
        const form = toQuestionnaire(any, { by });
        expect(deeplyFrozen(form) && survivesJson(form)).toBe(true);
        expect(fromJson(toJson(form), { kind: "document" })).toEqual(form);
        expect(formFlaws(toHtml(form))).toEqual([]);
        expect(toMarkdown(form)).not.toMatch(/(^|[^\\])<(?!\/?small>)/);
        for (const line of toText(form, { width: 60 }).split("\n")) expect(line.length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 60 },
    );
  });
});

describe("for each shipped framework", () => {
  test.each(Object.entries(shipped as { readonly [name: string]: Framework }))(
    "%s: a sound form, in full, short and by department",
    (_, any) => {
      const forms = [toQuestionnaire(any), toQuestionnaire(any, { core: true }), toQuestionnaire(any, { by: "department" })];
      for (const form of forms) expect(formFlaws(toHtml(form))).toEqual([]);
      const [full, short, split] = forms as [Document, Document, Document];
      expect(asked(split).sort()).toEqual(asked(full).sort());
      const elsewhere = full.blocks.filter((block) => block.kind === "paragraph" && /is asked already as question \d+;/.test(block.text));
      expect(asked(full).length + elsewhere.length).toBe(outline(any).indicators.length);
      expect(asked(short).length).toBe(departments(any, { core: true }).reduce((sum, { indicators }) => sum + indicators, 0));
      expect(toMarkdown(short)).not.toContain("(core)");
      const members = any.children.filter((child) => "version" in child).map(({ title }) => title);
      const headings = full.blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block.text] : []));
      expect(headings).toEqual(expect.arrayContaining(members));
      expect(pages(full)).toEqual(["Who", ...members]);
      expect(pages(split)).toEqual(["Who", ...departments(any).map(({ department }) => department)]);
    },
  );
});
