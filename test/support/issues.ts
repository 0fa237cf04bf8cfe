/** What every issue must be, whatever found it. */
import { BenchmarkError, type Issue, messages } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "./frozen.ts";

/** What is amiss with an issue itself; an empty list if nothing is. */
export function flawsOf(issue: Issue): string[] {
  const flaws: string[] = [];
  const template: string | undefined = Object.hasOwn(messages, issue.code) ? messages[issue.code as keyof typeof messages] : undefined;
  if (template === undefined) return [`“${issue.code}” has no sentence`];
  const param = (name: string): unknown => (Object.hasOwn(issue.params, name) ? issue.params[name] : undefined);
  const always = template.replace(/\[\[.*?\]\]/g, "");
  for (const [, name = ""] of template.matchAll(/\{(\w+)\}/g)) {
    if (param(name) === undefined) flaws.push(`${issue.code}: no param ${name}`);
    if (param(name) === null && always.includes(`{${name}}`)) flaws.push(`${issue.code}: ${name} is null and would read “?”`);
  }
  if (issue.message.length === 0) flaws.push(`${issue.code}: an empty message`);
  if (!deeplyFrozen(issue)) flaws.push(`${issue.code}: not frozen`);
  if (!survivesJson(issue)) flaws.push(`${issue.code}: does not survive JSON`);
  if (!issue.path.every((step) => typeof step === "string" || Number.isInteger(step))) flaws.push(`${issue.code}: a strange path`);
  if (Object.keys(issue).join() !== "code,path,message,params") flaws.push(`${issue.code}: other keys`);
  return flaws;
}

/** The codes of issues, in their order. */
export function codes(issues: readonly Issue[]): string[] {
  return issues.map((issue) => issue.code);
}

/** Code and path of issues, in their order: "wrong-type at city.id". */
export function places(issues: readonly Issue[]): string[] {
  return issues.map((issue) => `${issue.code} at ${issue.path.join(".")}`);
}

/** The issues of the error that a function throws; it must be ours. */
export function thrownBy(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof BenchmarkError) return error.issues;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
