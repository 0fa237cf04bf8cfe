/** What is amiss with a process as data, and what the docs show of it: a table and a drawing. */
import type { Process } from "../../src/index.ts";

/** Each state but the first is reached by one step, each step leads on to the next state, and what is not ours names its source. */
export function flawsOfProcess({ states, transitions }: Process): string[] {
  const keys = states.map(({ key }) => key);
  return [
    ...(new Set(keys).size === keys.length ? [] : ["a state stands twice"]),
    ...(new Set(transitions.map(({ name }) => name)).size === transitions.length ? [] : ["a step stands twice"]),
    ...keys.slice(1).filter((key) => transitions.filter(({ to }) => to === key).length !== 1),
    ...transitions.filter(({ from, to }) => !keys.includes(from) || keys.indexOf(to) !== keys.indexOf(from) + 1).map(({ name }) => name),
    ...[...states, ...transitions]
      .filter(({ origin, source }) => (origin === "ours") !== (source === undefined))
      .map((each) => JSON.stringify(each)),
  ];
}

/** The process as a table for readers: the docs hold it, and tests hold the docs to it. */
export function processTable({ states, transitions }: Process): string {
  const title = (state: string): string => states.find(({ key }) => key === state)?.title ?? "?";
  const from = ({ origin, source }: { readonly origin: string; readonly source?: string }): string =>
    source === undefined ? origin : `${origin}: ${source}`;
  const first = states[0];
  const rows = transitions.map((step) => {
    const needs = step.needs.map(({ key, what }) => `\`${key}\`: ${what}`).join("; ");
    return `| \`${step.name}\` | ${title(step.to)} (\`${step.to}\`) | ${needs === "" ? "nothing" : needs} | ${from(step)} |`;
  });
  return [
    "| step | leads to | needs | documented, generic or ours |",
    "|---|---|---|---|",
    `| | ${first?.title} (\`${first?.key}\`) | | ${first === undefined ? "" : from(first)} |`,
    ...rows,
  ].join("\n");
}

/** The process as a drawing (Mermaid): the states with their titles, a loop for what can be added at any time, and how each state is known. */
export function processDrawing({ states, transitions }: Process): string {
  const marks = { documented: "fill:#dcebdc,stroke:#3a6b3a", generic: "fill:#fdf3d0,stroke:#8a6d1a", ours: "fill:#e4e4f4,stroke:#4a4a8a" };
  const first = states[0]?.key;
  return [
    "```mermaid",
    "stateDiagram-v2",
    "  direction TB",
    ...states.map(({ key, title }) => `  state "${title}" as ${key}`),
    `  [*] --> ${first}`,
    ...transitions.map(({ name, from, to, needs }) => {
      const keys = needs.map(({ key }) => key).join(", ");
      return `  ${from} --> ${to}: ${name}${keys === "" ? "" : ` (${keys})`}`;
    }),
    `  ${states.at(-1)?.key} --> [*]`,
    ...Object.entries(marks).map(([origin, style]) => `  classDef ${origin} ${style},color:#222`),
    ...states.map(({ key, origin }) => `  class ${key} ${origin}`),
    "```",
  ].join("\n");
}

/** What stands between the marks of a process in a page of the docs. */
export function processShown(process: Process): string {
  return `<!-- process: ${process.id} -->\n\n${processDrawing(process)}\n\n${processTable(process)}\n\n<!-- /process -->`;
}
