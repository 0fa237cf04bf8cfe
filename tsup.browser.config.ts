import { readFileSync, writeFileSync } from "node:fs";
import { defineConfig } from "tsup";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };

/** Whose code travels inside our files: papaparse in `indicatree/io`, the dependencies too in the browser build. */
const inlined = [...Object.keys(manifest.dependencies), "papaparse"];

function licenceOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string };
  for (const file of ["LICENSE", "LICENCE.md", "LICENSE.md", "LICENCE"]) {
    try {
      return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/${file}`, "utf8").trim()}\n`;
    } catch {}
  }
  throw new Error(`${name} has no licence file`);
}

/** The second step of the build: one file for browsers without a bundler, its declarations, and the licences of what is inlined. */
export default defineConfig({
  entry: { indicatree: "scripts/browser-entry.ts" },
  outDir: "dist/browser",
  format: ["esm"],
  platform: "browser",
  noExternal: [/.*/],
  minify: true,
  banner: { js: "export {};" }, // an export at the beginning of a line, by which checkers of packages know a module
  define: { "process.env.NODE_ENV": '"production"' }, // immer reads it, and a browser has no process
  onSuccess: async () => {
    const doors = ["./index.js", "./io/index.js", "./present/notebook.js", "./frameworks/index.js"];
    writeFileSync("dist/browser.d.ts", doors.map((door) => `export * from "${door}";\n`).join(""));
    writeFileSync(
      "dist/THIRD-PARTY.txt",
      `Code of others inside these files, and its licences.\n\n${inlined.map(licenceOf).join(`\n${"-".repeat(72)}\n\n`)}`,
    );
  },
});
