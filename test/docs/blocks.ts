/**
 * Finds the programs in pages and docstrings.
 *
 * A program is a fence marked `ts` in Markdown, or an `@example` in a docstring of src: its `ts` fences if it has any, else all of its text.
 * Programs run on their own, unless one begins with the line `// continues`: then it is appended to the program before it on that page.
 * A fence marked `ts no-run` is type-checked only.
 */

export interface Program {
  /** Path from the project's root. */
  readonly page: string;
  readonly code: string;
  /** For each line of the code, the line of the page that it stands on. */
  readonly lines: readonly number[];
  readonly run: boolean;
}

export function programsInMarkdown(page: string, text: string): readonly Program[] {
  return chained(fences(text.split("\n")).map(({ words, ...fence }) => ({ page, ...fence, run: !words.includes("no-run") })));
}

export function programsInDocstrings(page: string, text: string): readonly Program[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
    const first = text.slice(0, comment.index).split("\n").length;
    const lines = comment[0]
      .slice(0, -2)
      .split("\n")
      .map((line) => line.replace(/^\s*(\/\*\*|\*) ?/, ""));
    return examples(lines).flatMap(({ from, to }) => {
      const inside = lines.slice(from, to);
      const fenced = fences(inside);
      const found = fenced.length > 0 ? fenced : [{ code: inside.join("\n"), lines: inside.map((_, i) => i + 1), words: ["ts"] }];
      return found.map(({ words, code, lines: at }) => ({
        page,
        code,
        lines: at.map((line) => first + from + line - 1),
        run: !words.includes("no-run"),
      }));
    });
  });
}

/** The `ts` fences among lines; lines count from 1. A fence may be indented, as in a list. */
function fences(
  text: readonly string[],
): readonly { readonly code: string; readonly lines: readonly number[]; readonly words: readonly string[] }[] {
  const found: { code: string; lines: number[]; words: string[] }[] = [];
  let open: { indent: string; marks: string; from: number; words: string[] } | undefined;
  for (const [i, line] of text.entries()) {
    const [, indent = "", marks = "", info = ""] = /^(\s*)(`{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined) {
      if (marks !== "") open = { indent, marks, from: i + 1, words: info.trim().split(/\s+/) };
    } else if (marks.length >= open.marks.length && info.trim() === "") {
      const { indent: margin, from, words } = open;
      const inside = text.slice(from, i).map((each) => (each.startsWith(margin) ? each.slice(margin.length) : each));
      if (words[0] === "ts") found.push({ code: inside.join("\n"), lines: inside.map((_, k) => from + k + 1), words });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`The fence opened before line ${open.from + 1} is not closed.`);
  return found;
}

/** From the line after each `@example` up to the next tag outside a fence, or the end. */
function examples(lines: readonly string[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from: number | undefined;
  let fenced = false;
  for (const [i, line] of [...lines, "@end"].entries()) {
    if (line.startsWith("```")) fenced = !fenced;
    if (fenced || !/^@\w/.test(line)) continue;
    if (from !== undefined) found.push({ from, to: i });
    from = /^@example\b/.test(line) ? i + 1 : undefined;
  }
  return found;
}

function chained(programs: readonly Program[]): readonly Program[] {
  const chains: Program[] = [];
  for (const next of programs) {
    if (!/^\/\/ continues\b/.test(next.code)) {
      chains.push(next);
      continue;
    }
    const previous = chains.pop();
    if (previous === undefined) throw new Error(`${next.page}:${next.lines[0]} continues nothing.`);
    chains.push({
      ...next,
      code: `${previous.code}\n${next.code}`,
      lines: [...previous.lines, ...next.lines],
      run: previous.run && next.run,
    });
  }
  return chains;
}
