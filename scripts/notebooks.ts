/**
 * Runs the notebooks in examples/notebooks in a Deno kernel of the project's own, by Jupyter's converter. `npm run notebooks` writes their outputs anew;
 * with --check it fails if a stored output is not what the kernel gives, or if no page can be made of it. Works on the build in dist.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly outputs?: readonly unknown[];
}
interface Notebook {
  readonly cells: readonly Cell[];
}

const folder = "examples/notebooks";
const work = mkdtempSync(join(tmpdir(), "indicatree-notebooks-"));
const kernel = join(work, "jupyter/kernels/deno");
mkdirSync(kernel, { recursive: true });
writeFileSync(
  join(kernel, "kernel.json"),
  JSON.stringify({
    argv: [resolve("node_modules/.bin/deno"), "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
  }),
);

function convert(...args: readonly string[]): void {
  const env = { ...process.env, JUPYTER_PATH: join(work, "jupyter"), DENO_DIR: join(work, "deno") };
  execFileSync("jupyter-nbconvert", [...args, "--output-dir", work], { env, stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
}

const read = (path: string): Notebook => JSON.parse(readFileSync(path, "utf8")) as Notebook;

try {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".ipynb"))) {
    const path = join(folder, name);
    convert("--config", "scripts/notebooks.config.py", "--to", "notebook", path);
    const [stored, made] = [read(path), read(join(work, name))];
    const stale = made.cells.filter((cell, i) => !isDeepStrictEqual(cell.outputs, stored.cells[i]?.outputs)).map(({ id }) => id);
    if (!process.argv.includes("--check")) {
      writeFileSync(path, `${JSON.stringify({ ...stored, cells: made.cells }, null, 1)}\n`);
      console.log(stale.length === 0 ? `${path} is as it was.` : `${path} is written anew: ${stale.join(", ")}.`);
    } else if (stale.length > 0) {
      console.error(
        `${path}: the kernel gives other outputs than are stored, in ${stale.join(", ")}. Run \`npm run notebooks\`, and look at what changed.`,
      );
      process.exitCode = 1;
    } else {
      convert("--to", "html", path);
      const page = readFileSync(join(work, name.replace(/ipynb$/, "html")), "utf8");
      if (!page.includes('<div class="indicatree"')) throw new Error(`The page of ${path} shows no table.`);
      console.log(`${path} is up to date.`);
    }
  }
} catch (error) {
  console.error(String((error as { readonly stderr?: unknown }).stderr ?? error));
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
