/**
 * Finds what a program claims of itself, and makes each claim a check.
 *
 *     score(harbourton).total.value; // 61.45…                  a statement, and beside it the value of its expression
 *     const gaps = findGaps(harbourton, { target: 80 }); // [ … ]  the same for a variable that is being declared
 *     console.log(card.band.name); // "steady" is what it prints     of console.log, the value of its argument; prose may follow a value
 *     explain(harbourton);                                      or below it, after an arrow, over as many lines as it takes:
 *     // => {
 *     //   id: "governance", …
 *     // }
 *     assess(generalGovernance, wrong); // throws BenchmarkError: no such indicator      the error's name and a part of its message
 *
 * Values are written as test/docs/literals.ts says. A comment that begins otherwise is prose. A claim that is never reached is wrong.
 */
import ts from "typescript";
import { type Claimed, difference, looksLikeValue, readLiteral, Unfinished } from "./literals.ts";

export interface Claim {
  /** Line in the program, from 1. */
  readonly line: number;
  readonly expected:
    | { readonly kind: "value"; readonly value: Claimed }
    | { readonly kind: "throws"; readonly name: string; readonly message: string };
}

/** The program with a call of `__claim(i, value)` at each claim; the i-th claim is in the list. */
export function instrument(code: string): { readonly code: string; readonly claims: readonly Claim[] } {
  const tree = ts.createSourceFile("program.ts", code, ts.ScriptTarget.Latest, true);
  const lines = code.split("\n");
  const claims: Claim[] = [];
  const edits: { readonly at: number; readonly text: string }[] = [];

  const look = (node: ts.Node): void => {
    const subject = subjectOf(node);
    if (subject !== undefined) {
      const line = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
      const expected = expectedAfter(code.slice(node.getEnd()).split("\n", 1)[0] ?? "", lines.slice(line + 1), line + 1);
      if (expected !== undefined) {
        const [open, close] = expected.kind === "throws" ? ["() => (", ")"] : ["(", ")"];
        edits.push({ at: subject.getStart(), text: `__claim(${claims.length}, ${open}` }, { at: subject.getEnd(), text: `${close})` });
        claims.push({ line: line + 1, expected });
      }
    }
    ts.forEachChild(node, look);
  };
  look(tree);

  // Later places first, so that earlier positions stay true.
  const marked = edits.map((edit, i) => ({ ...edit, i })).sort((a, b) => b.at - a.at || b.i - a.i);
  return { code: marked.reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), code), claims };
}

/** Holds what happened against what was claimed; null if it is so. `outcome` is a function for claims of an error. */
export function broken(claim: Claim, outcome: unknown): string | null {
  if (claim.expected.kind === "value") return difference(claim.expected.value, outcome);
  const { name, message } = claim.expected;
  try {
    (outcome as () => unknown)();
  } catch (error) {
    const { name: thrown, message: said } = error as Error;
    return thrown === name && said.includes(message) ? null : `it throws ${thrown}: ${said}`;
  }
  return `it does not throw ${name}`;
}

/** The expression that a statement's comment speaks of. */
function subjectOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isExpressionStatement(node)) {
    const { expression } = node;
    const printed =
      ts.isCallExpression(expression) && expression.expression.getText() === "console.log" && expression.arguments.length === 1;
    return printed ? expression.arguments[0] : expression;
  }
  return ts.isVariableStatement(node) ? node.declarationList.declarations.at(-1)?.initializer : undefined;
}

function expectedAfter(rest: string, below: readonly string[], line: number): Claim["expected"] | undefined {
  const beside = /^\s*\/\/ ?(.*)$/.exec(rest)?.[1]?.trim();
  const end = below.findIndex((each) => !/^\s*\/\//.test(each));
  const comments = below.slice(0, end < 0 ? below.length : end).map((each) => each.replace(/^\s*\/\/ ?/, ""));
  const arrowBelow = rest.trim() === "" && comments[0]?.startsWith("=>");
  const [text = "", ...more] = arrowBelow ? comments : [beside, ...comments];

  const error = /^throws ([A-Z]\w*)(?:: (.+))?$/.exec(text);
  if (error !== null) return { kind: "throws", name: error[1] as string, message: error[2] ?? "" };

  const arrow = text.startsWith("=>");
  const value = text.replace(/^=>\s*/, "");
  if (!arrow && !looksLikeValue(value)) return undefined;
  for (let taken = 0; ; taken++) {
    try {
      return { kind: "value", value: readLiteral([value, ...more.slice(0, taken)].join("\n")) };
    } catch (failure) {
      if (!(failure instanceof Unfinished) || taken >= more.length)
        throw new Error(`Line ${line} claims something that cannot be read: ${(failure as Error).message}`);
    }
  }
}
