/**
 * The gate at every door: walks an unknown value without recursion, and either copies it as plain JSON data or says what cannot be used.
 * After it, nothing of the caller's is referenced, depth is bounded, there are no cycles, getters, classes, NaN, -0, holes or undefined,
 * so that the schemas behind it may be recursive and simple.
 */
import { BenchmarkError, capped, type Issue, issue, kindOf, MAXIMUM_ISSUES, type Outcome, shown } from "./issue.ts";

/** A value that `JSON.parse(JSON.stringify(x))` leaves unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How deep an input may be nested: room for a tree of 64 levels (a list and an object each) and what its nodes hold. */
export const MAXIMUM_DEPTH = 144;
/** How many values an input may hold in all; shared references count each time (a short text can otherwise expand without end). */
export const MAXIMUM_VALUES = 5_000_000;

/** An object or list that is being copied, and how far. */
interface Frame {
  readonly source: object;
  readonly copy: Json[] | { [key: string]: Json };
  /** Null for a list. */
  readonly keys: readonly string[] | null;
  readonly size: number;
  next: number;
  /** The key that is being looked at. */
  key: string | number;
  /** How many values, and how many issues, were met before it. */
  readonly before: { readonly values: number; readonly issues: number };
  /** Levels of objects and lists in it, itself included. */
  height: number;
}

/** What is kept of an object or list that is done: met again, it is not walked again, but counts again. */
interface Done {
  readonly copy: Json;
  readonly values: number;
  readonly height: number;
}

/**
 * A deep copy as plain JSON data, or everything that is not (up to 1000 issues). Where the input holds one object in several places, so does the
 * copy; freeze it before handing it out. Time and memory are linear in the number of different values.
 */
export function copyPlain(input: unknown): Outcome<Json> {
  const issues: Issue[] = [];
  const frames: Frame[] = [];
  const met = new Map<object, Done | "open">();
  // Values below the root.
  let count = 0;
  const path = (): (string | number)[] => frames.map((frame) => frame.key);
  const refuse = (found: Issue): undefined => {
    issues.push(found);
  };
  // A scalar is its own copy; an object or list opens a frame, which the loop below fills.
  const copyOf = (value: unknown): Json | undefined => {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number")
      return Number.isFinite(value) ? value + 0 : refuse(issue("not-finite", path(), { received: String(value) }));
    if (typeof value !== "object") return refuse(issue("not-plain", path(), { received: kindOf(value) }));
    const known = met.get(value);
    if (known === "open") return refuse(issue("cycle", path()));
    if (frames.length + (known?.height ?? 1) > MAXIMUM_DEPTH)
      return refuse(issue("too-deep", path().slice(0, 8), { maximum: MAXIMUM_DEPTH }));
    if (known !== undefined) {
      count += known.values;
      raise(frames.at(-1), known.height);
      return known.copy;
    }
    const frame = opened(value, path, { values: count, issues: issues.length });
    if ("code" in frame) return refuse(frame);
    frames.push(frame);
    met.set(value, "open");
    return frame.copy;
  };

  const result = copyOf(input);
  for (let frame = frames.at(-1); frame !== undefined && issues.length <= MAXIMUM_ISSUES && count < MAXIMUM_VALUES; frame = frames.at(-1)) {
    if (frame.next === frame.size) {
      frames.pop();
      raise(frames.at(-1), frame.height);
      if (frame.before.issues < issues.length) met.delete(frame.source);
      else met.set(frame.source, { copy: frame.copy, values: count - frame.before.values, height: frame.height });
      continue;
    }
    count++;
    frame.key = frame.keys?.[frame.next] ?? frame.next;
    frame.next++;
    let property: PropertyDescriptor | undefined;
    try {
      property = Object.getOwnPropertyDescriptor(frame.source, frame.key);
    } catch {
      refuse(issue("unreadable", path()));
      continue;
    }
    if (property !== undefined && !("value" in property)) refuse(issue("not-plain", path(), { received: "a getter" }));
    else if (property?.value !== undefined) {
      const copy = copyOf(property.value);
      if (copy !== undefined) setOwn(frame.copy, frame.key, copy);
    } else if (frame.keys === null) refuse(issue("not-plain", path(), { received: "nothing (undefined)" }));
  }
  if (count >= MAXIMUM_VALUES) refuse(issue("too-large", [], { maximum: MAXIMUM_VALUES }));
  return issues.length > 0 ? { ok: false, issues: capped(issues) } : { ok: true, value: result as Json };
}

function raise(frame: Frame | undefined, inner: number): void {
  if (frame !== undefined && frame.height <= inner) frame.height = inner + 1;
}

/** A frame for a plain object or list, whose keys are its own and readable; an issue when it is something else. */
function opened(value: object, path: () => (string | number)[], before: Frame["before"]): Frame | Issue {
  try {
    const isList = Array.isArray(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isList && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return issue("not-plain", path(), { received: `an object of the class ${shown(className(value))}` });
    }
    if (Object.getOwnPropertySymbols(value).length > 0) return issue("not-plain", path(), { received: "a symbol as key" });
    const keys = isList ? null : Object.keys(value);
    const size = isList ? value.length : (keys as string[]).length;
    if (size > MAXIMUM_VALUES) return issue("too-large", path(), { maximum: MAXIMUM_VALUES });
    // A proxy of a list can say anything of its length.
    if (!Number.isSafeInteger(size) || size < 0) return issue("unreadable", path());
    return { source: value, copy: isList ? [] : {}, keys, size, next: 0, key: "", before, height: 1 };
  } catch {
    return issue("unreadable", path());
  }
}

function className(value: object): string {
  const constructor: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) as object, "constructor")?.value;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "unknown";
}

/**
 * The entries of a list, or a single value as a list of one. A list is read once, entry by entry: a proxy can lie about its length or throw.
 *
 * @throws BenchmarkError if it cannot be read, or is too long
 */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  try {
    if (!Array.isArray(value)) return [value as T];
    const size: number = value.length;
    if (!Number.isSafeInteger(size) || size < 0) throw new BenchmarkError([issue("unreadable", [])]);
    if (size > MAXIMUM_VALUES) throw new BenchmarkError([issue("too-large", [], { maximum: MAXIMUM_VALUES })]);
    return Array.from({ length: size }, (_, i) => value[i] as T);
  } catch (error) {
    throw error instanceof BenchmarkError ? error : new BenchmarkError([issue("unreadable", [])]);
  }
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

/** The fields of an object, each read once; what they hold is not looked into. Null if it is none, or cannot be read. */
export function fieldsOf(value: unknown): { readonly [key: string]: unknown } | null {
  try {
    return isRecord(value) ? { ...(value as object) } : null;
  } catch {
    return null;
  }
}

/** The own value under a key, never one from a prototype. */
export function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
