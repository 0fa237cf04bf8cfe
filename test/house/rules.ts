/** The rules of the house. Each takes rooms and returns complaints, one sentence each; an empty list means that the rule is kept. */
import { builtinModules } from "node:module";
import ts from "typescript";
import { floorOf, type Room, visit } from "./rooms.ts";

const FLOORS = ["base", "model", "assess", "score", "analyse", "present"];

/** Imports go down the stairs; `io` may use any floor, `frameworks` only `model`, the front door only the floors. */
export function wrongFloors(rooms: readonly Room[]): string[] {
  return rooms.flatMap((from) =>
    from.imports
      .filter((to) => to.startsWith("src/") && !mayImport(from.path, to))
      .map((to) => `${from.path} imports ${to}: ${floorOf(from.path) || "the front door"} may not use ${floorOf(to) || "the front door"}.`),
  );
}

function mayImport(from: string, to: string): boolean {
  const [floor, target] = [floorOf(from), floorOf(to)];
  if (floor === "") return FLOORS.includes(target);
  if (floor === "frameworks") return target === "frameworks" || target === "model";
  if (floor === "io") return target === "io" || FLOORS.includes(target);
  return FLOORS.includes(floor) && FLOORS.includes(target) && FLOORS.indexOf(target) <= FLOORS.indexOf(floor);
}

/** The doors (index.ts) are for those outside. */
export function throughTheFrontDoor(rooms: readonly Room[]): string[] {
  return rooms.flatMap((from) =>
    from.imports.filter((to) => /^src\/(.*\/)?index(\.ts)?$/.test(to)).map((to) => `${from.path} imports ${to}: import the room itself.`),
  );
}

/** A door holds exports and no logic. */
export function logicInDoors(rooms: readonly Room[]): string[] {
  return rooms
    .filter(({ path }) => path.endsWith("/index.ts"))
    .filter(
      ({ tree }) => !tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined),
    )
    .map(({ path }) => `${path} holds more than \`export … from\`.`);
}

/** What may be imported from outside, and where. */
export function strangers(rooms: readonly Room[], dependencies: readonly string[]): string[] {
  const builtins = new Set(builtinModules);
  return rooms.flatMap(({ path, imports }) =>
    imports.flatMap((to) => {
      if (to.startsWith("src/")) return to.endsWith(".ts") ? [] : [`${path} imports ${to} without its extension.`];
      if (to.startsWith("node:") || builtins.has(to)) return [`${path} imports ${to}: the library runs where there is no Node.`];
      if (floorOf(path) === "frameworks") return [`${path} imports ${to}: a framework is data.`];
      if (to === "papaparse") return floorOf(path) === "io" ? [] : [`${path} imports ${to}: it travels inside indicatree/io only.`];
      return dependencies.some((name) => to === name || to.startsWith(`${name}/`))
        ? []
        : [`${path} imports ${to}, which is not a dependency.`];
    }),
  );
}

/** The first import cycle through each room, as a walk that ends where it began. */
export function cycles(rooms: readonly Room[]): string[] {
  const byPath = new Map(rooms.map((each) => [each.path, each]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) if (byPath.has(next)) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of rooms) walk(path, []);
  return found;
}

/** Small rooms: median under 150 lines, none over 400; framework data is exempt. */
export function tooLong(rooms: readonly Room[]): string[] {
  const lengths = rooms
    .filter(({ path }) => floorOf(path) !== "frameworks")
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .sort((a, b) => a.lines - b.lines);
  const median = lengths[Math.floor(lengths.length / 2)]?.lines ?? 0;
  return [
    ...lengths.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path} has ${lines} lines; 400 are allowed.`),
    ...(median < 150 ? [] : [`The median file has ${median} lines; it should have fewer than 150.`]),
  ];
}

/** A room says at its door what it is for: the file begins with a comment whose first paragraph has at least five words. */
export function withoutHeader(rooms: readonly Room[]): string[] {
  return rooms
    .filter(({ path }) => !path.endsWith("/index.ts") && floorOf(path) !== "frameworks")
    .filter(({ text }) => {
      const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
      const prose = comment.replace(/^\s*\* ?/gm, "").trim();
      const paragraph = prose.split(/\n\s*\n|^@/m)[0] ?? "";
      return paragraph.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < 5;
    })
    .map(({ path }) => `${path} does not begin with a paragraph that says what it is for.`);
}

/** Whether there is nothing in a room that could run. */
function isTypesOnly({ tree: { statements } }: Room): boolean {
  const vanishes = (statement: ts.Statement): boolean =>
    ts.isImportDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return statements.length > 0 && statements.every(vanishes);
}

/** One test file of the same name per room, and no test that has lost its room ("kernel.golden.test.ts" belongs to kernel). */
export function mirror(rooms: readonly Room[], tests: readonly string[]): string[] {
  const wanted = rooms
    .filter((room) => !isTypesOnly(room))
    .map(({ path }) => path)
    .filter((path) => !path.endsWith("/index.ts") && floorOf(path) !== "frameworks");
  const floors = [...FLOORS, "io"];
  return [
    ...wanted
      .filter((path) => !tests.includes(path.replace(/^src\//, "test/").replace(/\.ts$/, ".test.ts")))
      .map((path) => `${path} has no test file of the same name.`),
    ...tests
      .filter((path) => floors.includes(floorOf(path)))
      .filter((path) => !wanted.includes(path.replace(/^test\//, "src/").replace(/(\.[a-z-]+)*\.test\.ts$/, ".ts")))
      .map((path) => `${path} tests no room of that name.`),
  ];
}

/** No default exports, and no class in the public but the one error. */
export function unwantedExports(rooms: readonly Room[]): string[] {
  return rooms.flatMap(({ path, tree }) => {
    const complaints: string[] = [];
    visit(tree, (node) => {
      const words = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []).map(({ kind }) => kind) : [];
      const isDefault =
        ts.isExportAssignment(node) ||
        words.includes(ts.SyntaxKind.DefaultKeyword) ||
        (ts.isExportSpecifier(node) && node.name.text === "default");
      if (isDefault) complaints.push(`${path} has a default export.`);
      if (ts.isClassDeclaration(node) && node.name?.text !== "BenchmarkError")
        complaints.push(`${path} declares the class ${node.name?.text}.`);
    });
    return complaints;
  });
}

/** No clock, no chance, no network, no console, no host: what a result depends on is handed in. */
export function outsideWorld(rooms: readonly Room[]): string[] {
  const globals = ["fetch", "console", "process", "performance", "setTimeout", "XMLHttpRequest"];
  return rooms.flatMap(({ path, tree }) => {
    const complaints: string[] = [];
    visit(tree, (node) => {
      const text =
        ts.isPropertyAccessExpression(node) || ts.isNewExpression(node) || ts.isCallExpression(node)
          ? node.expression.getText()
          : undefined;
      if (ts.isPropertyAccessExpression(node) && ["Date.now", "Math.random"].includes(node.getText()))
        complaints.push(`${path} uses ${node.getText()}.`);
      if (!ts.isPropertyAccessExpression(node) && text === "Date") complaints.push(`${path} makes a Date.`);
      if (ts.isIdentifier(node) && globals.includes(node.text) && isUse(node)) complaints.push(`${path} uses ${node.text}.`);
    });
    return complaints;
  });
}

/** A name that stands for a value from outside, not the name of a property or of something declared here. */
function isUse(name: ts.Identifier): boolean {
  const parent = name.parent as ts.Node & { readonly name?: ts.Node };
  return parent.name !== name || ts.isShorthandPropertyAssignment(parent);
}

/** `import { z } from "zod"` carries every locale into a bundle (77 KB against 23 KB). */
export function heavyZod(rooms: readonly Room[]): string[] {
  return rooms.flatMap(({ path, tree }) =>
    tree.statements
      .filter((node) => ts.isImportDeclaration(node))
      .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && /^zod(\/|$)/.test(moduleSpecifier.text))
      .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      .filter(({ importClause }) => importClause?.namedBindings === undefined || !ts.isNamespaceImport(importClause.namedBindings))
      .map(() => `${path}: import zod as a namespace, \`import * as z from …\`.`),
  );
}
