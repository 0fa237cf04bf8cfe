/**
 * The values that a comment may state, and how they are held against real ones.
 *
 * JSON, and on top of it: keys without quotes, single quotes, `undefined`, a comma at the end, and the sign `…` (or `...`) for what is left out:
 * after a number's digits (`2.33…` is cut, not rounded), at the end of a text (`"Harb…"`), as the last part of a list or an object (`[1, …]`,
 * `{ status: "scored", … }`), or alone (`…` stands for anything).
 */

export type Claimed =
  | { readonly kind: "anything" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "digits"; readonly text: string }
  | { readonly kind: "beginning"; readonly text: string }
  | { readonly kind: "list"; readonly parts: readonly Claimed[]; readonly open: boolean }
  | { readonly kind: "object"; readonly parts: ReadonlyMap<string, Claimed>; readonly open: boolean };

/** Thrown when a text stops before its value does, so that a caller can add the next line. */
export class Unfinished extends Error {}

/** Whether a text begins like a value; such a text must then be one. */
export function looksLikeValue(text: string): boolean {
  return /^(["'[{]|-?\d|(true|false|null|undefined)\b)/.test(text);
}

/** Reads the value at the beginning of a text. Prose may follow it after a space or a punctuation mark. */
export function readLiteral(text: string): Claimed {
  let at = 0;

  const fail = (wanted: string): never => {
    if (at >= text.length) throw new Unfinished(`${wanted} is expected at the end of: ${text}`);
    throw new Error(`${wanted} is expected at: ${text.slice(at)}`);
  };
  const take = (pattern: RegExp): string | undefined => {
    const match = new RegExp(pattern.source, "y");
    match.lastIndex = at;
    const found = match.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const skip = (pattern: RegExp): boolean => {
    take(/\s*/);
    return take(pattern) !== undefined;
  };

  const readText = (): string | undefined => {
    const quoted = take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/);
    if (quoted === undefined) {
      if (/["']/.test(text[at] ?? "")) throw new Unfinished(`A closing quote is expected at the end of: ${text}`);
      return undefined;
    }
    return JSON.parse(quoted.startsWith("'") ? `"${quoted.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"` : quoted) as string;
  };

  /** The parts of a list or an object, up to its closing bracket; says whether `…` stood last. */
  const readParts = (close: RegExp, readPart: () => void): boolean => {
    let open = false;
    while (!skip(close)) {
      if (skip(/…|\.\.\./)) open = true;
      else readPart();
      if (!skip(/,/)) {
        if (!skip(close)) fail("A comma or a closing bracket");
        return open;
      }
    }
    return open;
  };

  const read = (): Claimed => {
    if (skip(/…|\.\.\./)) return { kind: "anything" };
    if (skip(/\[/)) {
      const parts: Claimed[] = [];
      const open = readParts(/\]/, () => parts.push(read()));
      return { kind: "list", parts, open };
    }
    if (skip(/\{/)) {
      const parts = new Map<string, Claimed>();
      const open = readParts(/\}/, () => {
        const key = take(/[A-Za-z_$][\w$]*|\d+/) ?? readText() ?? fail("A key");
        if (!skip(/:/)) fail("A colon");
        parts.set(key, read());
      });
      return { kind: "object", parts, open };
    }
    const number = take(/-?\d+(\.\d+)?(e[+-]?\d+)?/);
    if (number !== undefined)
      return take(/…|\.\.\./) === undefined ? { kind: "value", value: Number(number) } : { kind: "digits", text: number };
    const word = take(/(true|false|null|undefined)\b/);
    if (word !== undefined) return { kind: "value", value: word === "undefined" ? undefined : JSON.parse(word) };
    const quoted = readText() ?? fail("A value");
    return /(…|\.\.\.)$/.test(quoted) ? { kind: "beginning", text: quoted.replace(/(…|\.\.\.)$/, "") } : { kind: "value", value: quoted };
  };

  const claimed = read();
  if (at < text.length && !/[\s,;:.)]/.test(text[at] as string)) fail("The end of the value");
  return claimed;
}

/** Where a value differs from what is claimed, in words; null if it does not. */
export function difference(claimed: Claimed, actual: unknown, path = "the value"): string | null {
  const differs = (expected: string): string => `${path} is ${shown(actual)}, not ${expected}`;
  switch (claimed.kind) {
    case "anything":
      return null;
    case "value":
      return Object.is(claimed.value, actual) ? null : differs(shown(claimed.value));
    case "digits": {
      const prefix = claimed.text.includes(".") ? claimed.text : `${claimed.text}.`;
      return typeof actual === "number" && String(actual).startsWith(prefix) && String(actual).length > prefix.length
        ? null
        : differs(`${claimed.text}…`);
    }
    case "beginning":
      return typeof actual === "string" && actual.startsWith(claimed.text) ? null : differs(`"${claimed.text}…"`);
    case "list": {
      if (!Array.isArray(actual)) return differs("a list");
      if (claimed.open ? actual.length < claimed.parts.length : actual.length !== claimed.parts.length)
        return differs(`a list of ${claimed.parts.length}`);
      return first(claimed.parts.map((part, i) => () => difference(part, actual[i], `${path}[${i}]`)));
    }
    case "object": {
      if (typeof actual !== "object" || actual === null || Array.isArray(actual)) return differs("an object");
      const record = actual as { readonly [key: string]: unknown };
      const unnamed = claimed.open ? undefined : Object.keys(record).find((key) => !claimed.parts.has(key));
      if (unnamed !== undefined) return `${path} also has the key ${unnamed}: ${shown(record[unnamed])}`;
      const absent = [...claimed.parts.keys()].find((key) => !Object.hasOwn(record, key));
      if (absent !== undefined) return `${path} has no key ${absent}; it is ${shown(actual)}`;
      return first(
        [...claimed.parts].map(
          ([key, part]) =>
            () =>
              difference(part, record[key], `${path}.${key}`),
        ),
      );
    }
  }
}

function first(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const found = check();
    if (found !== null) return found;
  }
  return null;
}

function shown(value: unknown): string {
  if (Object.is(value, -0)) return "-0";
  const text = typeof value === "number" || value === undefined ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 1000 ? `${text.slice(0, 1000)}…` : text;
}
