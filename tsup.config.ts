import { defineConfig } from "tsup";

/**
 * The library: every file of src is an entry, so that each stays a module of its own and an importer of one function does
 * not pay for decimal.js (which does not declare itself free of side effects). Kept plain, so that a move away is cheap.
 */
export default defineConfig({
  entry: ["src/**/*.ts"],
  format: ["esm", "cjs"],
  splitting: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } }, // tsup sets baseUrl, which TypeScript 6 calls deprecated
  platform: "neutral",
  noExternal: ["papaparse"], // docs/decisions/0002-csv-parser-inlined.md
});
