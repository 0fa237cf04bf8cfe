import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const src = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // A self-import in a test means the sources, as "paths" in tsconfig.json says for the types.
    alias: [
      { find: /^indicatree$/, replacement: src("index.ts") },
      { find: /^indicatree\/io$/, replacement: src("io/index.ts") },
      { find: /^indicatree\/notebook$/, replacement: src("present/notebook.ts") },
      { find: /^indicatree\/frameworks$/, replacement: src("frameworks/index.ts") },
      { find: /^indicatree\/frameworks\/(.+)$/, replacement: src("frameworks/$1.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000, // a slow machine is no failure
    // CI counts what ran.
    reporters: process.env.CI === undefined ? ["default"] : ["default", ["json", { outputFile: "reports/tests.json" }]],
    typecheck: { enabled: true, include: ["test/types/*.test-d.ts"] },
    coverage: { provider: "v8", include: ["src/**/*.ts"], exclude: ["src/frameworks/**", "src/**/index.ts"], reporter: ["text", "html"] },
  },
});
