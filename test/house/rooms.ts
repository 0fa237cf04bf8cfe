/** Reads the house: every source file as a room with its floor, its lines and what it imports, type imports included. */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** One file of src, by its path from the project's root, with forward slashes. */
export interface Room {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Files of the house as paths; everything else as written ("zod", "node:fs"). */
  readonly imports: readonly string[];
}

export function room(path: string, text: string): Room {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = new Set<string>();
  visit(tree, (node) => {
    const target = importTarget(node);
    if (target !== undefined) imports.add(target.startsWith(".") ? posix.join(posix.dirname(path), target) : target);
  });
  return { path, text, tree, imports: [...imports] };
}

/** Every .ts file below a folder. */
export function readRooms(folder = "src"): readonly Room[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => room(path, readFileSync(path, "utf8")));
}

/** All files below a folder, sorted, as paths with forward slashes. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

/** The folder of src that a file lives in; "" for src/index.ts itself. */
export function floorOf(path: string): string {
  const [, floor, name] = path.split("/");
  return name === undefined ? "" : (floor ?? "");
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function importTarget(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require")
          ? node.arguments[0]
          : undefined;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
