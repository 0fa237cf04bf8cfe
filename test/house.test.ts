/** The house: floors and wings of src, held by reading it. Each rule is also shown to be able to fail, on small invented rooms. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesBelow, readRooms, room } from "./house/rooms.ts";
import * as rules from "./house/rules.ts";

const rooms = readRooms();
const dependencies = Object.keys((JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: object }).dependencies);
const tests = filesBelow("test").filter((path) => path.endsWith(".test.ts"));
const header = "/** A room that says in one sentence what it is for. */\n";

describe("the house", () => {
  test("has rooms to look at", () => expect(rooms.length).toBeGreaterThan(3));
  test("is entered from above: a file imports only its own floor or below", () => expect(rules.wrongFloors(rooms)).toEqual([]));
  test("has doors for guests only: nobody inside imports an index.ts", () => expect(rules.throughTheFrontDoor(rooms)).toEqual([]));
  test("has doors without logic", () => expect(rules.logicInDoors(rooms)).toEqual([]));
  test("lets in its dependencies, no Node builtins, and papaparse only into io", () =>
    expect(rules.strangers(rooms, dependencies)).toEqual([]));
  test("has no import cycles", () => expect(rules.cycles(rooms)).toEqual([]));
  test("has small rooms", () => expect(rules.tooLong(rooms)).toEqual([]));
  test("has a sentence at each door", () => expect(rules.withoutHeader(rooms)).toEqual([]));
  test("has a map of its upper floors, on which every room stands once", () => {
    const named = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/`((?:analyse|present)\/[a-z-]+\*?)`/g)].map(
      ([, name]) => name as string,
    );
    const upper = rooms.flatMap(({ path }) => /^src\/((?:analyse|present)\/.+)\.ts$/.exec(path)?.[1] ?? []);
    const stands = (name: string): string[] =>
      upper.filter((one) => (name.endsWith("*") ? one.startsWith(name.slice(0, -1)) : one === name));
    expect(named.filter((name) => stands(name).length === 0)).toEqual([]);
    const places = upper.map((one) => [one, named.filter((name) => stands(name).includes(one)).length] as const);
    expect(places.filter(([, times]) => times !== 1)).toEqual([]);
  });
  test("has one test of the same name per room", () => expect(rules.mirror(rooms, tests)).toEqual([]));
  test("has no default exports and no classes but the one error", () => expect(rules.unwantedExports(rooms)).toEqual([]));
  test("has no clock, chance, network or console", () => expect(rules.outsideWorld(rooms)).toEqual([]));
  test("imports zod as a namespace", () => expect(rules.heavyZod(rooms)).toEqual([]));
});

describe("each rule of the house can fail:", () => {
  const base = room("src/base/freeze.ts", header);
  const scoring = room("src/score/score.ts", `${header}import { freeze } from "../base/freeze.ts";\n`);

  test("floors", () => {
    expect(rules.wrongFloors([base, scoring])).toEqual([]);
    const forbidden: readonly (readonly [string, string])[] = [
      ["src/base/freeze.ts", 'import type { Scorecard } from "../score/score.ts";'],
      ["src/base/freeze.ts", 'export type T = import("../score/score.ts").Scorecard;'],
      ["src/base/freeze.ts", 'export const later = () => import("../score/score.ts");'],
      ["src/score/score.ts", 'export { fromCsv } from "../io/csv.ts";'],
      ["src/io/csv.ts", 'import { health } from "../frameworks/health.ts";'],
      ["src/frameworks/health.ts", 'import { freeze } from "../base/freeze.ts";'],
      ["src/index.ts", 'export * from "./io/csv.ts";'],
      ["src/attic/misc.ts", 'import { freeze } from "../base/freeze.ts";'],
    ];
    for (const [path, text] of forbidden) expect(rules.wrongFloors([room(path, text)]), `${path}: ${text}`).toHaveLength(1);
  });

  test("doors", () => {
    expect(rules.throughTheFrontDoor([room("src/io/csv.ts", 'import { score } from "../index.ts";')])).toHaveLength(1);
    expect(rules.throughTheFrontDoor([room("src/io/csv.ts", 'import { fromRows } from "./index.ts";')])).toHaveLength(1);
    expect(rules.logicInDoors([room("src/index.ts", 'export { a } from "./base/a.ts";')])).toEqual([]);
    expect(rules.logicInDoors([room("src/index.ts", "export const a = 1;")])).toHaveLength(1);
  });

  test("strangers", () => {
    const imports = (path: string, name: string) => rules.strangers([room(path, `import "${name}";`)], ["zod"]);
    for (const name of ["zod", "zod/mini"]) expect(imports("src/base/a.ts", name)).toEqual([]);
    expect(imports("src/io/csv.ts", "papaparse")).toEqual([]);
    for (const name of ["node:fs", "fs", "lodash", "papaparse", "./b"]) expect(imports("src/base/a.ts", name), name).toHaveLength(1);
    expect(imports("src/frameworks/health.ts", "zod")).toHaveLength(1);
  });

  test("cycles, of type imports too", () => {
    const a = room("src/base/a.ts", 'import type { B } from "./b.ts";');
    const b = room("src/base/b.ts", 'import { c } from "./c.ts";');
    expect(rules.cycles([a, b, room("src/base/c.ts", "")])).toEqual([]);
    expect(rules.cycles([a, b, room("src/base/c.ts", 'import { a } from "./a.ts";')])).toEqual([
      "src/base/a.ts → src/base/b.ts → src/base/c.ts → src/base/a.ts",
    ]);
    expect(rules.cycles([room("src/base/a.ts", 'import { a } from "./a.ts";')])).toHaveLength(1);
  });

  test("sizes", () => {
    const lines = (path: string, count: number) => room(path, "x;\n".repeat(count));
    expect(rules.tooLong([lines("src/base/a.ts", 10), lines("src/base/b.ts", 400), lines("src/base/c.ts", 20)])).toEqual([]);
    expect(rules.tooLong([lines("src/base/a.ts", 10), lines("src/base/b.ts", 401), lines("src/base/c.ts", 20)])).toHaveLength(1);
    expect(rules.tooLong([lines("src/base/a.ts", 150)])).toHaveLength(1);
    expect(rules.tooLong([lines("src/frameworks/health.ts", 2000)])).toEqual([]);
  });

  test("headers", () => {
    expect(rules.withoutHeader([base])).toEqual([]);
    for (const text of [
      "",
      "export const a = 1;",
      "/** Too short. */",
      "/**\n * @example\n * five words that are no prose\n */",
      `// no\n${header}`,
    ])
      expect(rules.withoutHeader([room("src/base/a.ts", text)]), text).toHaveLength(1);
  });

  test("the mirror, both ways", () => {
    expect(rules.mirror([base], ["test/base/freeze.test.ts", "test/base/freeze.golden.test.ts", "test/house.test.ts"])).toEqual([]);
    expect(rules.mirror([base], ["test/score/freeze.test.ts"])).toHaveLength(2);
  });

  test("exports", () => {
    expect(rules.unwantedExports([room("src/base/issue.ts", "export class BenchmarkError extends Error {}")])).toEqual([]);
    for (const text of ["export default 1;", "export default function f() {}", "class Helper {}", "const a = 1; export { a as default };"])
      expect(rules.unwantedExports([room("src/base/a.ts", text)]), text).toHaveLength(1);
  });

  test("the outside world", () => {
    const innocent = "// console.log\nconst o = { fetch: 1, process: () => 'Date.now()' }; o.fetch; interface P { console: 1 }";
    expect(rules.outsideWorld([room("src/base/a.ts", innocent)])).toEqual([]);
    for (const text of [
      "Date.now();",
      "new Date();",
      "new Date;",
      "Date();",
      "Math.random();",
      "console.log(1);",
      "fetch('x');",
      "f({ fetch });",
      "process.env;",
    ])
      expect(rules.outsideWorld([room("src/base/a.ts", text)]), text).toHaveLength(1);
  });

  test("zod", () => {
    expect(rules.heavyZod([room("src/base/a.ts", 'import * as z from "zod"; import type { ZodType } from "zod";')])).toEqual([]);
    for (const text of ['import { z } from "zod";', 'import z from "zod";', 'import { z } from "zod/mini";'])
      expect(rules.heavyZod([room("src/base/a.ts", text)]), text).toHaveLength(1);
  });
});
