/** What may come of a call with hostile input: a sound product, or a BenchmarkError whose issues are well said. */
import { BenchmarkError, type Issue } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "./frozen.ts";
import { flawsOf } from "./issues.ts";

/** Throws whatever a call should not have done; nothing if all is well. (Plain checks: it runs tens of thousands of times.) */
export function meets(call: () => unknown): void {
  let issues: readonly Issue[];
  try {
    const result = call();
    if (!deeplyFrozen(result)) throw new TypeError("the result is not frozen");
    if (!survivesJson(result)) throw new TypeError("the result does not survive JSON");
    issues = Array.isArray(result) ? result : ((result as { readonly issues?: readonly Issue[] }).issues ?? []);
    if (issues.some((issue) => !("code" in issue))) issues = [];
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    issues = error.issues;
    if (issues.length === 0) throw new TypeError("the error carries no issues");
  }
  const flaws = issues.slice(0, 20).flatMap(flawsOf);
  if (flaws.length > 0) throw new TypeError(flaws.join("\n"));
}
