/** Type-checks programs against the sources, all in one go, and runs them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { compile, messageOf, projectConfig } from "../support/compile.ts";
import type { Program } from "./blocks.ts";
import { broken, instrument } from "./claims.ts";

/** For each program, what the compiler says of it. */
export function typeErrors(programs: readonly Program[]): readonly (readonly string[])[] {
  const names = programs.map((_, i) => `docs-program-${i}.ts`);
  const texts = Object.fromEntries(programs.map(({ code }, i) => [names[i], `${code}\nexport {};\n`]));
  const compilation = compile(texts, projectConfig({ noUnusedLocals: false, noUnusedParameters: false }).options);
  return programs.map(({ page, lines }, i) => {
    const file = compilation.getSourceFile(resolve(names[i] as string));
    return [...compilation.getSyntacticDiagnostics(file), ...compilation.getSemanticDiagnostics(file)].map((diagnostic) => {
      const { line } = file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0 };
      return `${page}:${lines[line]}: ${messageOf(diagnostic)}`;
    });
  });
}

/** Runs the programs one after the other; for each, what is not as it claims. They share one copy of the library. */
export async function runErrors(programs: readonly Program[]): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), "indicatree-docs-"));
  try {
    const wanted = programs.map((program, i) => ({
      program,
      name: `program-${i}`,
      ...(program.run ? safely(program) : { code: "", claims: [], errors: [] }),
    }));
    await build({
      entryPoints: wanted.map(({ name }) => ({ in: `docs:${name}`, out: name })),
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "silent",
      plugins: [
        {
          name: "docs",
          setup(plugin) {
            plugin.onResolve({ filter: /^docs:/ }, ({ path }) => ({ path: path.slice("docs:".length), namespace: "docs" }));
            plugin.onLoad({ filter: /.*/, namespace: "docs" }, ({ path }) => {
              const contents = wanted.find(({ name }) => name === path)?.code ?? "";
              return { contents, loader: "ts", resolveDir: resolve(".") };
            });
          },
        },
      ],
    });
    const errors: (readonly string[])[] = [];
    for (const { program, name, claims, errors: unreadable } of wanted) {
      const at = (line: number): string => `${program.page}:${program.lines[line - 1] ?? "?"}`;
      const reached = new Set<number>();
      const found = [...unreadable];
      const claim = (i: number, outcome: unknown): unknown => {
        reached.add(i);
        const expected = claims[i];
        const complaint = expected === undefined ? null : broken(expected, outcome);
        if (complaint !== null && expected !== undefined) found.push(`${at(expected.line)}: ${complaint}`);
        return outcome;
      };
      const { log } = console;
      console.log = () => {};
      try {
        Object.assign(globalThis, { __claim: claim });
        await import(/* @vite-ignore */ pathToFileURL(join(folder, `${name}.mjs`)).href);
      } catch (error) {
        found.push(`${at(1)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      } finally {
        console.log = log;
      }
      for (const [i, { line }] of claims.entries())
        if (!reached.has(i) && found.length === 0) found.push(`${at(line)}: this claim is never reached`);
      errors.push(found);
    }
    return errors;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A program whose claims cannot be read is an error of that program, not of all. */
function safely(program: Program): ReturnType<typeof instrument> & { readonly errors: readonly string[] } {
  try {
    return { ...instrument(program.code), errors: [] };
  } catch (error) {
    return { code: "", claims: [], errors: [`${program.page}:${program.lines[0]}: ${(error as Error).message}`] };
  }
}
