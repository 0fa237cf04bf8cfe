/** Sections of a report that can be chosen, and options that nothing in the chosen ones looks at. */
import { attempt, moved } from "../analyse/run-process.ts";
import { type Issue, issue, throwIfAny } from "../base/issue.ts";

/** Which sections an option is for. */
export type Uses = readonly (readonly [option: string, sections: readonly string[]])[];

/** A section that is named twice, and options for sections that are left out. */
export function sectionIssues(given: { readonly [option: string]: unknown }, shown: readonly string[], uses: Uses): Issue[] {
  return [
    ...shown.flatMap((name, i) => (shown.indexOf(name) < i ? [issue("named-twice", ["options", "sections", i], { name })] : [])),
    ...uses
      .filter(([option, sections]) => given[option] !== undefined && !sections.some((name) => shown.includes(name)))
      .map(([option, sections]) => idleOption(option, `it is for ${sections.join(", ")}, which this report leaves out`)),
  ];
}

/** An issue for an option that would change nothing. */
export function idleOption(option: string, why: string): Issue {
  return issue("option-no-effect", ["options", option], { option, why });
}

/** The result, or its issues at the place of an option. */
export function within<T>(option: string, make: () => T): T {
  const outcome = attempt(make);
  if (outcome.ok) return outcome.value;
  throwIfAny(outcome.issues.map((each) => moved(each, ["options", ...(each.path[0] === option ? [] : [option]), ...each.path])));
  return undefined as never;
}
