/**
 * The documentation is a program: every snippet of README, docs/ and the docstrings is type-checked and run, and each value that it states is
 * compared with the one it computes. How to write snippets and claims: the headers of test/docs/blocks.ts, claims.ts and literals.ts.
 */
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Program, programsInDocstrings, programsInMarkdown } from "./docs/blocks.ts";
import { runErrors, typeErrors } from "./docs/check.ts";
import { instrument } from "./docs/claims.ts";
import { anchorsOf, deadLinks } from "./docs/links.ts";
import { difference, readLiteral } from "./docs/literals.ts";
import { filesBelow } from "./house/rooms.ts";

const pages = [...["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].filter((page) => existsSync(page)), ...filesBelow("docs")].filter(
  (page) => page.endsWith(".md") && !page.startsWith("docs/api/"),
);
const read = (path: string): string => readFileSync(path, "utf8");
const programs = [
  ...pages.flatMap((page) => programsInMarkdown(page, read(page))),
  ...filesBelow("src")
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => programsInDocstrings(path, read(path))),
];

const program = (code: string): Program => ({ page: "page.md", code, lines: code.split("\n").map((_, i) => i + 1), run: true });
const invented = {
  right: program('const total: number = 7 / 3;\ntotal; // 2.33…\n({ a: [1, "b"] }); // { a: [1, "b"] } as ever'),
  wrongValue: program("const total: number = 7 / 3;\ntotal; // 2.34…"),
  wrongType: program('const total: number = "seven";'),
  throwing: program('throw new RangeError("far out");'),
  unreached: program("if (1 > 2) {\n  1; // 1\n}"),
  unreadable: program("[1]; // [1"),
  error: program('const refuse = () => { throw new RangeError("far out"); };\nrefuse(); // throws RangeError: far'),
  noError: program("Math.max(1); // throws RangeError"),
  async: program("await Promise.resolve([1]); // [1]\nconsole.log(await Promise.resolve(2)); // 2"),
  notRun: { ...program("1; // 2"), run: false },
};
const everything = [...programs, ...Object.values(invented)];
const types = new Map<Program, readonly string[]>();
const runs = new Map<Program, readonly string[]>();

beforeAll(async () => {
  for (const [i, errors] of typeErrors(everything).entries()) types.set(everything[i] as Program, errors);
  const sound = everything.filter((each) => types.get(each)?.length === 0);
  for (const [i, errors] of (await runErrors(sound)).entries()) runs.set(sound[i] as Program, errors);
}, 60_000);

describe("every snippet compiles, runs and says what it computes:", () => {
  test("README.md has snippets", () => expect(programs.filter(({ page }) => page === "README.md")).not.toEqual([]));
  for (const each of programs) {
    test(`${each.page}:${each.lines[0]}`, () => {
      expect(types.get(each)).toEqual([]);
      expect(runs.get(each)).toEqual([]);
    });
  }
});

describe("every link inside the project leads somewhere:", () => {
  for (const page of pages) test(page, () => expect(deadLinks(page, read(page))).toEqual([]));
});

describe("the checker of snippets", () => {
  test("passes a right program", () => {
    expect(types.get(invented.right)).toEqual([]);
    expect(runs.get(invented.right)).toEqual([]);
  });
  test("catches a wrong value, and names its line", () =>
    expect(runs.get(invented.wrongValue)).toEqual(["page.md:2: the value is 2.3333333333333335, not 2.34…"]));
  test("catches a type error, and names its line", () =>
    expect(types.get(invented.wrongType)).toEqual(["page.md:1: Type 'string' is not assignable to type 'number'."]));
  test("catches a program that throws", () => expect(runs.get(invented.throwing)?.[0]).toContain("RangeError: far out"));
  test("catches a claim that is never reached", () =>
    expect(runs.get(invented.unreached)).toEqual(["page.md:2: this claim is never reached"]));
  test("catches a claim that cannot be read", () => expect(runs.get(invented.unreadable)?.[0]).toContain("cannot be read"));
  test("reads claims of errors", () => {
    expect(runs.get(invented.error)).toEqual([]);
    expect(runs.get(invented.noError)).toEqual(["page.md:1: it does not throw RangeError"]);
  });
  test("waits for promises", () => expect(runs.get(invented.async)).toEqual([]));
  test("does not run what is marked no-run", () => expect(runs.get(invented.notRun)).toEqual([]));
});

describe("the reader of pages", () => {
  const fence = "```";
  test("takes ts fences only, with their line numbers", () => {
    const page = `# A\n${fence}sh\nnpm ci\n${fence}\n\n- b\n  ${fence}ts\n  1;\n    2;\n  ${fence}\n${fence}ts no-run\n3;\n${fence}`;
    expect(programsInMarkdown("a.md", page)).toEqual([
      { page: "a.md", code: "1;\n  2;", lines: [8, 9], run: true },
      { page: "a.md", code: "3;", lines: [12], run: false },
    ]);
  });
  test("appends what continues", () => {
    const page = `${fence}ts\nconst a = 1;\n${fence}\n\n${fence}ts\n// continues\na;\n${fence}\n${fence}ts\nconst a = 2;\n${fence}`;
    expect(programsInMarkdown("a.md", page).map(({ code, lines }) => [code, lines])).toEqual([
      ["const a = 1;\n// continues\na;", [2, 6, 7]],
      ["const a = 2;", [10]],
    ]);
    expect(() => programsInMarkdown("a.md", `${fence}ts\n// continues\n${fence}`)).toThrow("continues nothing");
  });
  test("refuses a fence that is not closed", () => expect(() => programsInMarkdown("a.md", `${fence}ts\n1;`)).toThrow("not closed"));
  test("reads examples of docstrings, fenced or bare", () => {
    const source = `/** None. */\nlet a;\n/**\n * Two.\n * @example\n * 1;\n *   2;\n * @example With a title\n * ${fence}ts\n * 3;\n * ${fence}\n * @returns nothing\n */`;
    expect(programsInDocstrings("a.ts", source).map(({ code, lines }) => [code, lines])).toEqual([
      ["1;\n  2;", [6, 7]],
      ["3;", [10]],
    ]);
  });
});

describe("the reader of claims", () => {
  const claimsOf = (code: string) =>
    instrument(code).claims.map(({ line, expected }) => [line, expected.kind === "value" ? expected.value : expected]);
  const one = { kind: "value", value: 1 };
  test("finds them beside statements, declarations and console.log", () => {
    expect(claimsOf("a; // 1")).toEqual([[1, one]]);
    expect(claimsOf("const a = f(); // 1")).toEqual([[1, one]]);
    expect(instrument("console.log(a); // 1").code).toBe("console.log(__claim(0, (a))); // 1");
    expect(claimsOf("if (a) {\n  b;  // 1\n}")).toEqual([[2, one]]);
    expect(claimsOf("f(\n  a, // 2\n); // 1")).toEqual([[3, one]]);
  });
  test("finds them below, after an arrow, over several lines", () => {
    const list = { kind: "list", parts: [one, one], open: false };
    expect(claimsOf("a;\n// => [1,\n//  1]\nb;")).toEqual([[1, list]]);
    expect(claimsOf("a; // [1,\n   // 1]")).toEqual([[1, list]]);
    expect(claimsOf("a;\n// 1\nb;")).toEqual([]);
  });
  test("takes other comments for prose", () =>
    expect(claimsOf("a; // one of many\n// throws if it must\nb; // throws if it must")).toEqual([]));
});

describe("the reader of values", () => {
  const holds = (text: string, value: unknown): boolean => difference(readLiteral(text), value) === null;
  test("reads JSON and a little more", () => {
    const value = { a: [1, -2.5, "x", null, true], "b.c": {}, d: undefined };
    expect(holds(`{ a: [1, -2.5, 'x', null, true], "b.c": {}, d: undefined, }`, value)).toBe(true);
    expect(holds('"it\'s"', "it's")).toBe(true);
    expect(holds("'it\\'s \"so\"'", 'it\'s "so"')).toBe(true);
  });
  test("compares all of it", () => {
    for (const [text, value] of [
      ["1", 2],
      ["0", -0],
      ["[1]", [1, 2]],
      ["[1]", { 0: 1 }],
      ["{ a: 1 }", { a: 1, b: 2 }],
      ["{ a: 1, b: 2 }", { a: 1 }],
      ["{}", []],
      ["null", undefined],
      ['"1"', 1],
    ] as const)
      expect(holds(text, value), text).toBe(false);
  });
  test("cuts numbers at …", () => {
    expect(holds("61.45…", 61.458333)).toBe(true);
    expect(holds("61.46…", 61.458333)).toBe(false);
    expect(holds("61…", 61.5)).toBe(true);
    expect(holds("61…", 612)).toBe(false);
    expect(holds("61.5…", 61.5)).toBe(false);
  });
  test("leaves out what … stands for", () => {
    for (const [text, value] of [
      ["[1, …]", [1, 2]],
      ["{ a: 1, ... }", { a: 1, b: 2 }],
      ["{ a: … }", { a: [] }],
      ['"Harb…"', "Harbourton"],
      ["{ … }", {}],
    ] as const)
      expect(holds(text, value), text).toBe(true);
    for (const [text, value] of [
      ["[1, …]", [2, 2]],
      ["[1, …]", []],
      ["{ a: 1, … }", { b: 2 }],
      ["{ a: … }", {}],
      ['"Harb…"', "Hull"],
    ] as const)
      expect(holds(text, value), text).toBe(false);
  });
  test("lets prose follow", () => {
    expect(holds("5 cities", 5)).toBe(true);
    expect(holds("[1], of course", [1])).toBe(true);
    expect(() => readLiteral("5th")).toThrow("The end of the value");
  });
});

describe("the reader of links", () => {
  test("finds dead ones", () => {
    const page =
      "# Über `score()`: it's A\n[a](#über-score-its-a) [b](#nowhere) [c](package.json) [d](nowhere.md) [e](https://example.org/x) `[f](nowhere)` ![g](no.png)";
    expect(deadLinks("README.md", page)).toEqual([
      "README.md links to #nowhere: there is no such heading.",
      "README.md links to nowhere.md, which does not exist.",
      "README.md links to no.png, which does not exist.",
    ]);
  });
  test("numbers headings of the same name", () => expect([...anchorsOf("# A\n## A\n```sh\n# no\n```\n")]).toEqual(["a", "a-1"]));
});
