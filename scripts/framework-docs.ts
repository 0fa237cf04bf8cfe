/**
 * Writes the pages that come from the data of the shipped benchmarks: docs/frameworks/<name>.md, docs/codebook.csv and docs/codebook.md.
 * `--check` writes nothing and fails if a page is not what the data say.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as shipped from "../src/frameworks/index.ts";
import { type Document, type Framework, toGuide, toMarkdown } from "../src/index.ts";
import { rowsToCsv, toCodebook } from "../src/io/index.ts";

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const frameworks = Object.entries(shipped).map(([name, framework]) => [kebab(name), name, framework as Framework] as const);
const isSuite = (framework: Framework): boolean => framework.children.every((child) => "version" in child);
const single = frameworks.filter(([, , framework]) => !isSuite(framework));
const reasons = new Set(readdirSync("docs/frameworks/reasons"));

/** Pages by path. */
const pages = new Map<string, string>();

for (const [file, name, framework] of frameworks) {
  const lead = [
    `\`import { ${name} } from "indicatree/frameworks/${file}";\` · [all benchmarks](README.md)`,
    ...(reasons.has(`${file}.md`) ? [`[why the tree is as it is](reasons/${file}.md)`] : []),
    "[what is official](../honesty.md)",
    "this page comes from the data, and is renewed by `npm run docs:frameworks`",
  ];
  const [title, ...rest] = toMarkdown(toGuide(framework)).split("\n");
  const members = framework.children
    .filter((child) => "version" in child)
    .map((child) => frameworks.find(([, , other]) => other.id === child.id));
  const links = members.flatMap((member) => (member === undefined ? [] : [`- [${member[2].title}](${member[0]}.md)`]));
  pages.set(`docs/frameworks/${file}.md`, [title, "", lead.join(" · "), ...(links.length > 0 ? ["", ...links] : []), ...rest].join("\n"));
}

const rows = single.flatMap(([, , framework]) => toCodebook(framework));
pages.set("docs/codebook.csv", rowsToCsv(rows));
pages.set("docs/codebook.md", toMarkdown(codebookPage()));

/** The codebook to read: the columns that fit on a page; all of them are in the CSV. */
function codebookPage(): Document {
  const columns = ["id", "title", "question", "scale", "weight", "core", "status", "source"] as const;
  return {
    kind: "document",
    title: "Codebook",
    language: "en",
    blocks: [
      {
        kind: "paragraph",
        text: "Every group and indicator of the shipped benchmarks. This page shows some columns; codebook.csv beside it has all, texts and criteria included.",
      },
      ...single.flatMap(([, , framework]) => [
        { kind: "heading" as const, level: 2 as const, text: framework.title },
        {
          kind: "table" as const,
          caption: `${framework.id}, version ${framework.version}`,
          columns: columns.map((title) => ({ title, align: title === "weight" ? ("right" as const) : ("left" as const) })),
          rows: toCodebook(framework).map((row) => columns.map((column) => text(row[column]))),
        },
      ]),
    ],
  };
}

function text(value: string | number | boolean | null | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "";
  return value === null || value === undefined ? "" : String(value);
}

const check = process.argv.includes("--check");
const stale = [...pages].filter(([path, page]) => {
  try {
    return readFileSync(path, "utf8") !== page;
  } catch {
    return true;
  }
});
if (!check) {
  mkdirSync("docs/frameworks", { recursive: true });
  for (const [path, page] of pages) writeFileSync(path, page);
}
console.log(
  check
    ? `${stale.length} of ${pages.size} pages are stale${stale.length > 0 ? `: ${stale.map(([path]) => path).join(", ")}` : ""}`
    : `${pages.size} pages written`,
);
if (check && stale.length > 0) {
  console.log("Renew them with `npm run docs:frameworks`, and look at the difference.");
  process.exit(1);
}
