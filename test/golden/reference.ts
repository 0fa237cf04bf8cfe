/**
 * Published data and other engines' results that are not ours to ship stand beside the checkout, or where INDICATREE_REFERENCE says.
 * Where they are not at hand, their tests are skipped by name; in CI they must be there.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

const folder = process.env.INDICATREE_REFERENCE ?? fileURLToPath(new URL("../../../shared/reference", import.meta.url));

export function reference<T>(path: string): T {
  return JSON.parse(readFileSync(`${folder}/${path}`, "utf8")) as T;
}

/** A describe block that needs reference data. */
export function withReference(title: string, body: () => void): void {
  if (existsSync(folder) || process.env.CI !== undefined) describe(title, body);
  // The data are not ours to ship: a user's clone says by name what it skips; CI never comes here.
  else describe.skip(`${title} (skipped: the reference data are not here)`, () => {});
}
