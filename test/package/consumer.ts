/** A user's project in a temporary folder: the packed tarball unpacked into its node_modules, the dependencies linked beside it. No network. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

export interface Consumer {
  readonly folder: string;
  /** Where the package is installed. */
  readonly installed: string;
  readonly remove: () => void;
}

export function installPacked(): Consumer {
  if (!existsSync("dist/index.js") || !existsSync("dist/browser.d.ts"))
    throw new Error("There is no build to test: run `npm run build` first.");
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "indicatree-consumer-")));
  const installed = join(folder, "node_modules", "indicatree");
  mkdirSync(installed, { recursive: true });
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    stdio: "ignore",
    shell: process.platform === "win32",
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], { cwd: folder });
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
  return { folder, installed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a bundler makes of this module in a user's project, minified. */
export async function bundled(consumer: Consumer, code: string): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: consumer.folder, loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Bytes on the wire. */
export function brotli(text: string): number {
  return brotliCompressSync(text).length;
}
