/**
 * The notebooks are programs with a stored result: their cells are type-checked as one module and run here without Jupyter, and what they show is compared with what
 * is stored. `npm run notebooks` runs them in a real kernel and writes the outputs anew; .ci/run holds the two together.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { typeErrors } from "./docs/check.ts";

interface Cell {
  readonly cell_type: "markdown" | "code";
  readonly id: string;
  readonly source: readonly string[];
  readonly execution_count?: number | null;
  readonly metadata: object;
  readonly outputs?: readonly Output[];
}
interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: readonly string[];
  readonly data?: { readonly [type: string]: readonly string[] };
}
/** What a cell shows: what it prints, then what its last expression says of itself. */
type Shown = { readonly [type: string]: string };

const folder = "examples/notebooks";
const read = (
  name: string,
): { readonly cells: readonly Cell[]; readonly metadata: { readonly kernelspec: object }; readonly nbformat: number } =>
  JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

/** Before a cell its number; around its last expression, if it is one, a call that takes what it says of itself. */
function instrumented(code: string, i: number): string {
  const { statements } = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true);
  const last = statements.at(-1);
  if (last === undefined || !ts.isExpressionStatement(last)) return `__cell(${i});\n${code}`;
  const { expression } = last;
  const taken = `__take((${expression.getText()}));`;
  return `__cell(${i});\n${code.slice(0, last.getStart())}${taken}${code.slice(last.getEnd())}`;
}

const prelude = `
const __shown: { [type: string]: string }[] = [];
const __cell = (i: number) => { while (__shown.length <= i) __shown.push({}); };
const __add = (type: string, text: string) => { const at = __shown.at(-1)!; at[type] = (at[type] ?? "") + text; };
const __take = (value: unknown) => {
  if (value === undefined) return;
  // A cell's last value can be anything, and any object may have this method.
  const show = (value as any)?.[Symbol.for("Jupyter.display")];
  for (const [type, text] of Object.entries(typeof show === "function" ? show.call(value) : { "of its own": String(value) })) __add(type, text as string);
};
const __write = console.log;
console.log = (...words: unknown[]) => __add("stdout", words.join(" ") + "\\n");
process.on("exit", () => __write(JSON.stringify(__shown)));
`;

/** Runs the cells as one module in the notebook's folder, as a kernel would, but in Node and on the sources. */
async function shownBy(cells: readonly Cell[]): Promise<readonly Shown[]> {
  const code = cells.map(({ source }, i) => instrumented(source.join(""), i)).join("\n;\n");
  const { outputFiles } = await build({
    stdin: { contents: prelude + code, resolveDir: resolve("."), sourcefile: "notebook.ts", loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["arquero"], // reads the text of the functions it is given
    logLevel: "silent",
  });
  const said = execFileSync(process.execPath, ["--input-type=module", "-"], {
    cwd: folder,
    input: outputFiles[0]?.text ?? "",
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return JSON.parse(said) as readonly Shown[];
}

function stored({ outputs = [] }: Cell): Shown {
  const found: { [type: string]: string } = {};
  for (const { name = "", text = [], data = {} } of outputs) {
    if (name !== "") found[name] = (found[name] ?? "") + text.join("");
    for (const [type, lines] of Object.entries(data)) found[type] = (found[type] ?? "") + lines.join("");
  }
  return found;
}

const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

test("there are notebooks", () => expect(names).toContain("six-cities.ipynb"));

describe.each(names)("%s", (name) => {
  const notebook = read(name);
  const cells = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  const code = cells.map(({ source }) => source.join("")).join("\n");

  test("is stored as it was run, from top to bottom, in the Deno kernel", () => {
    expect(notebook.nbformat).toBe(4);
    expect(notebook.metadata.kernelspec).toEqual({ display_name: "Deno", language: "typescript", name: "deno" });
    expect(cells.map(({ execution_count }) => execution_count)).toEqual(cells.map((_, i) => i + 1));
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
    for (const cell of notebook.cells) expect(cell.metadata, cell.id).toEqual({});
    for (const { outputs = [], id } of cells)
      expect(
        outputs.filter(({ output_type: type }) => type === "error" || type === "display_data"),
        id,
      ).toEqual([]);
    expect(notebook.cells[0]?.source.join(""), "says that its cities are invented").toContain("invented");
  });

  test("compiles as one module", () => {
    const lines = code.split("\n").map((_, i) => i + 1);
    expect(typeErrors([{ page: name, code, lines, run: false }])[0]).toEqual([]);
  });

  test("shows what is stored", async () => {
    const shown = await shownBy(cells);
    expect(shown.length).toBe(cells.length);
    for (const [i, cell] of cells.entries()) expect(shown[i], `${cell.id}: run \`npm run notebooks\``).toEqual(stored(cell));
  });
});

test("a type error, a wrong output and a value that a kernel would print its own way are found", async () => {
  const cell = (source: string): Cell => ({ cell_type: "code", id: "x", metadata: {}, source: [source] });
  expect(typeErrors([{ page: "x", code: 'const a: number = "one";', lines: [1], run: false }])[0]).toHaveLength(1);
  const library = 'import { display } from "indicatree/notebook";\ndisplay([{ a: 1 }])';
  const [first, second, third, last] = await shownBy([cell("const b = 2;"), cell('console.log("one", b)'), cell("b + 1;"), cell(library)]);
  expect([first, second, third]).toEqual([{}, { stdout: "one 2\n" }, { "of its own": "3" }]);
  expect(Object.keys(last ?? {})).toEqual(["text/html", "text/plain"]);
});
