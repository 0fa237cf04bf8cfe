/** The package as its users get it: packed, unpacked into a project of theirs, bundled, type-checked and run. Works on the build in dist. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brotli, bundled, type Consumer, installPacked } from "./package/consumer.ts";
import { findCommand, outputOf, pageIn } from "./package/hosts.ts";
import { compile, messageOf } from "./support/compile.ts";

interface Node {
  readonly id: string;
  readonly standard?: string;
  readonly children?: readonly Node[];
}

/** What an app needs to embed self-assessment: from a framework to gaps and a comparison. */
const core = [
  ...[
    "BenchmarkError",
    "describeIssue",
    "checkFramework",
    "defineFramework",
    "group",
    "parseFramework",
    "fiveStep",
    "fullyPartlyNot",
    "yesNo",
  ],
  ...["checkTranslation", "textsOf", "translate", "answersSchema", "assess", "assessDraft", "tryAssess", "mergeAnswers"],
  ...["score", "explain", "rebuild", "nextQuestions", "findGaps", "compare", "describeNode", "formatNumber", "formatPercent"],
];

let consumer: Consumer;
let frameworks: ReadonlyMap<string, Node>;

beforeAll(async () => {
  consumer = installPacked();
  const folder = join(consumer.installed, "dist/frameworks");
  const names = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "index.js");
  const modules = names.map(async (name) => {
    const module = (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as Record<string, Node>;
    return [name.slice(0, -".js".length), Object.values(module).find(({ id }) => typeof id === "string") as Node] as const;
  });
  frameworks = new Map(await Promise.all(modules));
}, 60_000);

afterAll(() => consumer?.remove());

const everyNode = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(everyNode)];

describe("what a bundle holds", () => {
  test("one framework brings no text of another; a suite brings those of its members", async () => {
    const sentences = (node: Node): readonly string[] => everyNode(node).flatMap(({ standard }) => standard ?? []);
    const all = new Set([...frameworks.values()].flatMap(sentences));
    expect(all.size).toBeGreaterThan(1);
    for (const [name, framework] of frameworks) {
      const text = await bundled(consumer, `export * from "indicatree/frameworks/${name}"; export { score } from "indicatree";`);
      const own = sentences(framework);
      expect([...all].filter((sentence) => text.includes(sentence)).sort(), name).toEqual([...new Set(own)].sort());
    }
  });

  // What counts as core, and why: docs/decisions/0008-what-the-core-weighs.md
  test("the core with one framework and all dependencies stays under 60 KB on the wire", async () => {
    const one = 'export { generalGovernance } from "indicatree/frameworks/general-governance";';
    const size = brotli(await bundled(consumer, `export { ${core.join(", ")} } from "indicatree"; ${one}`));
    const everything = brotli(await bundled(consumer, `export * from "indicatree"; ${one}`));
    console.log(`core + general-governance: ${size} bytes (brotli); everything behind the front door: ${everything}`);
    console.log(`the framework alone, with what it imports: ${brotli(await bundled(consumer, one))}`);
    expect(size).toBeLessThan(61_440);
    expect(everything).toBeLessThan(163_840);
  });

  test("a name that needs no engine brings none: a scale stays under 1 KB, an issue's sentences under 8 KB", async () => {
    expect(brotli(await bundled(consumer, 'export { fullyPartlyNot } from "indicatree";'))).toBeLessThan(1024);
    expect(brotli(await bundled(consumer, 'export { describeIssue } from "indicatree";'))).toBeLessThan(8192);
  });

  test("the licences of inlined code are shipped with it", async () => {
    const { metafile } = await build({
      entryPoints: ["scripts/browser-entry.ts"],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      logLevel: "silent",
    });
    const inlined = new Set(Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
    const shipped = readFileSync(join(consumer.installed, "dist/THIRD-PARTY.txt"), "utf8");
    expect(inlined).toContain("papaparse");
    for (const name of inlined) expect(shipped).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\n.*MIT`, "m"));
    expect(readdirSync(consumer.installed)).toEqual(
      expect.arrayContaining(["CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md", "dist"]),
    );
  });
});

/** A framework of two questions, a third of the weight on a half answer: 250/3. Everywhere the same text. */
const body = `
  const scale = fullyPartlyNot;
  const children = [
    { id: "tiny.much", title: "Much", question: "Much?", scale, weight: 2 },
    { id: "tiny.little", title: "Little", question: "Little?", scale, weight: 1 },
  ];
  const framework = defineFramework({ id: "tiny", title: "Tiny", version: "1.0.0", status: "untested", children });
  const answers = { "tiny.much": "fully", "tiny.little": "partly" };
  const card = score(assess(framework, { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers }));
  const said = [generalGovernance.id, card.total.exact].join(" ");
`;
const names = "{ assess, defineFramework, fullyPartlyNot, score }";
const asModule = `import ${names} from "indicatree";
import { generalGovernance } from "indicatree/frameworks/general-governance";
import * as all from "indicatree/frameworks";
import * as io from "indicatree/io";
import * as notebook from "indicatree/notebook";
if (all.generalGovernance !== generalGovernance || Object.keys(io).length === 0 || Object.keys(notebook).join() !== "display") throw new Error("the doors differ");
${body}
console.log(said);`;
const expected = `governance 83.${"3".repeat(30)}`;

/** Where a user's machine lacks a program, its test is skipped and says so; on CI it fails. */
function testWith(command: string | null, title: string, run: (command: string) => Promise<void>): void {
  const skip = command === null && process.env.CI === undefined;
  test.skipIf(skip)(skip ? `${title} (skipped: it is not on this machine)` : title, async () => {
    if (command === null) throw new Error("It is not on this machine.");
    await run(command);
  });
}

describe("the same score everywhere:", () => {
  test("Node, import", async () => {
    writeFileSync(join(consumer.folder, "main.mjs"), asModule);
    expect(await outputOf(process.execPath, ["main.mjs"], consumer.folder)).toBe(expected);
  });

  test("Node, require", async () => {
    const asScript = asModule.replaceAll(/import (?:\* as )?(.+) from (".+");/g, "const $1 = require($2);");
    writeFileSync(join(consumer.folder, "main.cjs"), asScript);
    expect(await outputOf(process.execPath, ["main.cjs"], consumer.folder)).toBe(expected);
  });

  testWith(findCommand(["deno"]), "Deno", async (deno) => {
    writeFileSync(join(consumer.folder, "main.mjs"), asModule);
    const flags = ["run", "--quiet", "--no-lock", "--node-modules-dir=manual", "--cached-only", "--allow-env=NODE_ENV"];
    expect(await outputOf(deno, [...flags, "main.mjs"], consumer.folder)).toBe(expected);
  });

  testWith(findCommand(["chromium", "chromium-browser", "google-chrome"]), "Chromium, one file and no bundler", async (chromium) => {
    const script = `import { assess, defineFramework, fullyPartlyNot, generalGovernance, score } from "/indicatree.js"; ${body} document.body.textContent = said;`;
    const page = `<!doctype html><title>indicatree</title><body>not yet</body><script type="module">${script}</script>`;
    expect(await pageIn(chromium, page, join(consumer.installed, "dist/browser/indicatree.js"))).toContain(expected);
  });
}, 60_000);

describe("the declarations", () => {
  const strict: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const nodenext: ts.CompilerOptions = { ...strict, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const bundler: ts.CompilerOptions = { ...strict, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

  const checked = (name: string, text: string, options: ts.CompilerOptions) => {
    const program = compile({ [join(consumer.folder, name)]: text }, options);
    return { errors: ts.getPreEmitDiagnostics(program).map(messageOf), instantiations: program.getInstantiationCount() };
  };
  const firstIndicator = (): string =>
    everyNode(frameworks.get("general-governance") as Node).find(({ children }) => children === undefined)?.id ?? "";
  const usage = (id: string) => `
    import { assess, score, type IndicatorId } from "indicatree";
    import { generalGovernance } from "indicatree/frameworks/general-governance";
    const id: IndicatorId<typeof generalGovernance> = "${id}";
    const input = { city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" } } as const;
    const assessment = assess(generalGovernance, { ...input, answers: { "${id}": "fully" } });
    export const value: number | null = score(assessment).total.value;
    export { id };
  `;
  const firstOf = (name: string): string =>
    everyNode(frameworks.get(name) as Node).find(({ children }) => children === undefined)?.id ?? "";
  const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  /** Ids, answers and scorecards of every benchmark and suite, each from its own door. */
  const everything = (spoil: (id: string) => string = (id) => id): string =>
    ['import { assess, score, type GroupId, type IndicatorId, type Scorecard } from "indicatree";']
      .concat(
        [...frameworks.keys()].map((name) => {
          const [made, id] = [camel(name), spoil(firstOf(name))];
          return `import { ${made} } from "indicatree/frameworks/${name}";
            export const ${made}Id: IndicatorId<typeof ${made}> = "${id}";
            export const ${made}Card: Scorecard<IndicatorId<typeof ${made}>, GroupId<typeof ${made}>> = score(assess(${made}, {
              city: { id: "aford", name: "Aford (invented)" }, date: "2026-03-01", rater: { role: "self" }, answers: { "${id}": { missing: "unknown" } } }));
            export const ${made}Value: number | null = ${made}Card.nodes["${firstOf(name)}"].value;`;
        }),
      )
      .join("\n");
  const definition = (key: string) => `
    import { defineFramework, fullyPartlyNot } from "indicatree";
    export const tiny = defineFramework({ id: "tiny", title: "Tiny", version: "1.0.0", status: "untested", children: [
      { id: "tiny.a", title: "A", children: [{ id: "tiny.a.one", title: "One", question: "One?", scale: fullyPartlyNot, ${key}: 2 }] },
    ] });
  `;

  for (const [resolution, options] of [
    ["nodenext", nodenext],
    ["bundler", bundler],
  ] as const) {
    test(`are sound under ${resolution}, dependencies included`, () => {
      const doors =
        'export * as all from "indicatree/frameworks"; export * as io from "indicatree/io"; export * as notebook from "indicatree/notebook"; export * as browser from "indicatree/browser";';
      expect(checked("consumer.ts", `${usage(firstIndicator())} ${doors}`, { ...options, skipLibCheck: false }).errors).toEqual([]);
    });
  }

  test("are sound for a CommonJS consumer", () => {
    const doors =
      'export * as all from "indicatree/frameworks"; export * as io from "indicatree/io"; export * as notebook from "indicatree/notebook";';
    expect(checked("consumer.cts", `${usage(firstIndicator())} ${doors}`, { ...nodenext, skipLibCheck: false }).errors).toEqual([]);
  });

  test("cost a consumer at most 2,000 instantiations", () => {
    expect(frameworks.size).toBe(11);
    const options = { ...bundler, skipLibCheck: true };
    const { errors, instantiations } = checked("consumer.ts", everything(), options);
    const cost = instantiations - checked("empty.ts", "export {};", options).instantiations;
    console.log(`instantiations of a consumer: ${cost}`);
    expect(errors).toEqual([]);
    expect(cost).toBeLessThanOrEqual(2000);
  });

  test("refuse a misspelt indicator, in a short sentence", () => {
    const { errors } = checked("consumer.ts", usage(`${firstIndicator()}x`), { ...bundler, skipLibCheck: true });
    expect(errors).toHaveLength(2);
    for (const error of errors) expect(error.length, error).toBeLessThan(600);
  });

  test("refuse a misspelt indicator of every benchmark and suite, in short sentences", () => {
    const { errors } = checked(
      "consumer.ts",
      everything((id) => `${id}x`),
      { ...bundler, skipLibCheck: true },
    );
    expect(errors).toHaveLength(2 * frameworks.size);
    for (const error of errors) expect(error.length, error).toBeLessThan(600);
  });

  test("refuse a misspelt optional key, in a short sentence", () => {
    expect(checked("consumer.ts", definition("weight"), { ...bundler, skipLibCheck: true }).errors).toEqual([]);
    const { errors } = checked("consumer.ts", definition("weigth"), { ...bundler, skipLibCheck: true });
    expect(errors).toHaveLength(1);
    for (const error of errors) expect(error.length, error).toBeLessThan(600);
  });

  test("of each framework stay under 12 KB, of a suite under 20 KB", () => {
    for (const [name, { children }] of frameworks) {
      const isSuite = (children ?? []).every((child) => child.standard !== undefined);
      const size = statSync(join(consumer.installed, `dist/frameworks/${name}.d.ts`)).size;
      console.log(`declarations of ${name}: ${size} bytes`);
      expect(size, name).toBeLessThan(isSuite ? 20_480 : 12_288);
    }
  });
}, 60_000);
