/** The tests of types can fail: a wrong case is caught, and none lies where the compiler does not look (there it would pass in silence). */
import { execFile } from "node:child_process";
import { relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "./house/rooms.ts";
import { projectConfig } from "./support/compile.ts";

test("every test of types is part of the project", () => {
  const included = projectConfig().fileNames.map((path) => relative(".", path).replaceAll("\\", "/"));
  const cases = filesBelow("test").filter((path) => path.endsWith(".test-d.ts") && !path.startsWith("test/types/wrong/"));
  expect(cases).not.toEqual([]);
  for (const path of cases) {
    expect(path).toMatch(/^test\/types\/[a-z-]+\.test-d\.ts$/);
    expect(included).toContain(path);
  }
});

test("a case that is wrong on purpose is caught", async () => {
  const wrong = ["--typecheck.include=test/types/wrong/*.test-d.ts", "--typecheck.tsconfig=test/types/wrong/tsconfig.json"];
  const said = await new Promise<string>((done) => {
    const vitest = [resolve("node_modules/vitest/vitest.mjs"), "run", "--typecheck.only", "--reporter=verbose", ...wrong];
    execFile(process.execPath, vitest, { env: { ...process.env, NO_COLOR: "1" } }, (error, out, errors) =>
      done(`exit ${error?.code ?? 0}\n${out}${errors}`),
    );
  });
  expect(said).toMatch(/^exit 1\n/);
  expect(said).toContain("this case is wrong on purpose");
  expect(said).toContain("1 failed");
}, 60_000);
