/** What is amiss with a process as data. */
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
