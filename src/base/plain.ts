/**
 * The gate at every door: walks an unknown value without recursion, and either copies it as plain JSON data or says what cannot be used.
 * After it, nothing of the caller's is referenced, depth is bounded, there are no cycles, getters, classes, NaN, -0, holes or undefined,
 * so that the schemas behind it may be recursive and simple.
 */
import { type Issue, issue, kindOf, type Outcome, shown } from "./issue.ts";

/** A value that `JSON.parse(JSON.stringify(x))` leaves unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How deep an input may be nested: room for a tree of 64 levels (a list and an object each) and what its nodes hold. */
export const MAXIMUM_DEPTH = 144;
/** How many values an input may hold in all; shared references count each time (a short text can otherwise expand without end). */
export const MAXIMUM_VALUES = 5_000_000;
const MAXIMUM_ISSUES = 100;

interface Step {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly put: (copy: Json) => void;
  readonly leave?: object;
}

/** A deep copy as plain JSON data, or everything that is not. Time and memory are linear in the number of values. */
export function copyPlain(input: unknown): Outcome<Json> {
  const issues: Issue[] = [];
  const open = new Set<object>();
  let result: Json = null;
  let count = 0;
  const stack: Step[] = [{ value: input, path: [], put: (copy) => { result = copy; } }];
  for (let step = stack.pop(); step !== undefined && issues.length < MAXIMUM_ISSUES; step = stack.pop()) {
    const { value, path, put } = step;
    if (step.leave !== undefined) {
      open.delete(step.leave);
      continue;
    }
    if (++count > MAXIMUM_VALUES) return { ok: false, issues: [...issues, issue("too-large", [], { maximum: MAXIMUM_VALUES })] };
    if (value === null || typeof value === "string" || typeof value === "boolean") put(value);
    else if (typeof value === "number") {
      if (Number.isFinite(value)) put(value + 0);
      else issues.push(issue("not-finite", path, { received: String(value) }));
    } else if (typeof value !== "object") issues.push(issue("not-plain", path, { received: kindOf(value) }));
    else if (open.has(value)) issues.push(issue("cycle", path));
    else if (path.length >= MAXIMUM_DEPTH) issues.push(issue("too-deep", path.slice(0, 8), { maximum: MAXIMUM_DEPTH }));
    else {
      const entries = readEntries(value, path, issues);
      if (entries === null) continue;
      const copy: Json[] | { [key: string]: Json } = Array.isArray(value) ? [] : {};
      put(copy);
      open.add(value);
      stack.push({ value: null, path, put, leave: value });
      // Every key gets its place now, so that their order survives; the stack fills in the values, first child first.
      for (const [key] of entries) setOwn(copy, key, null);
      for (const [key, child] of entries.reverse()) stack.push({ value: child, path: [...path, key], put: (made) => setOwn(copy, key, made) });
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: result };
}

/** The own entries of a plain object or array; null (and an issue) when it is something else. Undefined values count as absent. */
function readEntries(value: object, path: readonly (string | number)[], issues: Issue[]): [string | number, unknown][] | null {
  try {
    const isArray = Array.isArray(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isArray && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      issues.push(issue("not-plain", path, { received: `an object of the class ${shown(className(value))}` }));
      return null;
    }
    if (Object.getOwnPropertySymbols(value).length > 0) {
      issues.push(issue("not-plain", path, { received: "a symbol as key" }));
      return null;
    }
    const entries: [string | number, unknown][] = [];
    if (isArray && value.length > MAXIMUM_VALUES) {
      issues.push(issue("too-large", path, { maximum: MAXIMUM_VALUES }));
      return null;
    }
    const keys: (string | number)[] = isArray ? Array.from({ length: value.length }, (_, i) => i) : Object.keys(value);
    for (const key of keys) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property !== undefined && !("value" in property)) {
        issues.push(issue("not-plain", [...path, key], { received: "a getter" }));
        continue;
      }
      const held: unknown = property?.value;
      if (held !== undefined) entries.push([key, held]);
      else if (isArray) issues.push(issue("not-plain", [...path, key], { received: "nothing (undefined)" }));
    }
    return entries;
  } catch {
    issues.push(issue("unreadable", path));
    return null;
  }
}

function className(value: object): string {
  const constructor: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) as object, "constructor")?.value;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "unknown";
}

/** Sets an own property even where the key is `__proto__`. */
export function setOwn(target: object, key: string | number, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else (target as { [key: string | number]: unknown })[key] = value;
}

/** Whether a value is an object that is neither null nor a list. */
export function isRecord(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own value under a key, never one from a prototype. */
export function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
