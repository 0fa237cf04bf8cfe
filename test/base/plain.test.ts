/** The gate at every door: plain data are copied, everything else is named. */
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BenchmarkError, MAXIMUM_ISSUES } from "../../src/base/issue.ts";
import { copyPlain, fieldsOf, isRecord, type Json, listOf, MAXIMUM_DEPTH, MAXIMUM_VALUES, own, setOwn } from "../../src/base/plain.ts";
import { junk } from "../arbitraries.ts";
import { survivesJson } from "../support/frozen.ts";
import { flawsOf, places } from "../support/issues.ts";

function copied(value: unknown): Json {
  const outcome = copyPlain(value);
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issue.message).join("\n"));
  return outcome.value;
}
function refused(value: unknown): string[] {
  const outcome = copyPlain(value);
  return outcome.ok ? [] : outcome.issues.map((issue) => issue.message);
}
function paths(value: unknown): string[] {
  const outcome = copyPlain(value);
  return outcome.ok ? [] : places(outcome.issues);
}
function nest(levels: number, innermost: unknown): unknown {
  let value = innermost;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

describe("copyPlain on plain data", () => {
  test("gives what a round trip through JSON gives, keys in the same order", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(copied(value))).toBe(JSON.stringify(value));
        expect(survivesJson(copied(value))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps the order of keys whatever their values are", () => {
    expect(JSON.stringify(copied({ z: {}, a: 1, m: [{ y: 1, b: 2 }], c: null }))).toBe('{"z":{},"a":1,"m":[{"y":1,"b":2}],"c":null}');
  });

  test("references nothing of the input's, and freezes and changes nothing in it", () => {
    const inner = { b: 1 };
    const input = { a: [inner, 2] };
    const copy = copied(input) as { a: [{ b: number }, number] };
    inner.b = 7;
    input.a.push(3);
    expect(copy).toEqual({ a: [{ b: 1 }, 2] });
    expect(Object.isFrozen(input)).toBe(false);
    expect(Object.isFrozen(inner)).toBe(false);
  });

  test("counts a key whose value is undefined as absent", () => {
    expect(Object.keys(copied({ a: undefined, b: 1, c: { d: undefined } }) as object)).toEqual(["b", "c"]);
    expect(copied({ c: { d: undefined } })).toEqual({ c: {} });
    expect("d" in ((copied({ c: { d: undefined } }) as { c: object }).c as object)).toBe(false);
  });

  test("turns minus zero into zero", () => {
    expect(Object.is((copied([-0]) as number[])[0], 0)).toBe(true);
    expect(Object.is(copied(-0), 0)).toBe(true);
  });

  test("keeps a key named __proto__ as a key, and leaves the prototype alone", () => {
    const copy = copied(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}')) as object;
    expect(Object.keys(copy)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect((copy as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":1},"constructor":2}');
  });

  test("takes objects without a prototype, and of another realm, and makes them ours", () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(Object.getPrototypeOf(copied(bare))).toBe(Object.prototype);
    const foreign: unknown = runInNewContext("({ list: [1, { b: 2 }] })");
    expect(foreign).not.toBeInstanceOf(Object);
    expect(copied(foreign)).toStrictEqual({ list: [1, { b: 2 }] });
  });

  test("takes the same object in two places, which is no cycle", () => {
    const shared = { a: [1] };
    expect(copied({ x: shared, y: [shared, shared] })).toEqual({ x: { a: [1] }, y: [{ a: [1] }, { a: [1] }] });
  });

  test("takes a text of 10 MB as it is, at once", () => {
    const text = "x".repeat(10_000_000);
    const start = performance.now();
    expect((copied({ text }) as { text: string }).text).toHaveLength(10_000_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("copyPlain on anything else", () => {
  test("names what it met, and where", () => {
    expect(refused({ a: { b: [1, Number.NaN] } })).toEqual(["“a › b › 1” is NaN; a finite number is expected."]);
    expect(refused({ a: Number.NEGATIVE_INFINITY })).toEqual(["“a” is -Infinity; a finite number is expected."]);
    expect(refused(Number.POSITIVE_INFINITY)).toEqual(["The input is Infinity; a finite number is expected."]);
    const rest = "only plain JSON values can be used here. Turn it into text, a number, true or false, a list or a plain object.";
    expect(refused({ when: new Date(0) })).toEqual([`“when” holds an object of the class “Date”; ${rest}`]);
    expect(refused([() => 1])).toEqual([`“0” holds a function; ${rest}`]);
    expect(refused(Symbol("s"))).toEqual([`The input holds a symbol; ${rest}`]);
    expect(refused({ n: 10n })).toEqual([`“n” holds a big integer; ${rest}`]);
    expect(refused(undefined)).toEqual([`The input holds nothing; ${rest}`]);
    expect(refused([1, undefined])).toEqual([`“1” holds nothing (undefined); ${rest}`]);
    expect(refused({ a: { [Symbol("key")]: 1 } })).toEqual([`“a” holds a symbol as key; ${rest}`]);
  });

  test("refuses each class, with its name", () => {
    class Level {}
    const named: readonly (readonly [unknown, string])[] = [
      [new Level(), "Level"],
      [new Map(), "Map"],
      [new Set(), "Set"],
      [new Uint8Array(1), "Uint8Array"],
      [Object(1), "Number"],
      [/x/, "RegExp"],
      [Object.create({ a: 1 }), "unknown"],
      [new (class {})(), "unknown"],
      [Object.create(Object.create(null, { constructor: { value: "text" }, x: {} })) as unknown, ""],
    ];
    for (const [value, name] of named.slice(0, -1)) expect(refused(value).join(), name).toContain(`the class “${name}”`);
    expect(refused(named.at(-1)?.[0])).toEqual([]);
  });

  test("refuses a hole in a list", () => {
    const list = [1, 2, 3];
    delete list[1];
    expect(paths({ list })).toEqual(["not-plain at list.1"]);
  });

  test("refuses getters and setters, without calling them", () => {
    let called = 0;
    const value = {
      get a() {
        called++;
        return 1;
      },
      set b(_: number) {
        called++;
      },
      c: Object.defineProperty([], "0", { get: () => called++, enumerable: true }),
    };
    expect(paths(value)).toEqual(["not-plain at a", "not-plain at b", "not-plain at c.0"]);
    expect(refused(value)[0]).toContain("“a” holds a getter;");
    expect(called).toBe(0);
  });

  test("finds a cycle through objects and lists, once", () => {
    const a: { list: unknown[] } = { list: [] };
    a.list.push({ back: a });
    expect(refused({ a })).toEqual(["“a › list › 0 › back” contains itself. Remove the circular reference."]);
    const list: unknown[] = [];
    list.push(list);
    expect(paths(list)).toEqual(["cycle at 0"]);
  });

  test("reports everything that is wrong, in the order of the input", () => {
    expect(paths({ a: [Number.NaN, { b: Symbol("s") }], c: new Date(0), d: 1 })).toEqual([
      "not-finite at a.0",
      "not-plain at a.1.b",
      "not-plain at c",
    ]);
  });

  test("reports the same bad object in each place where it stands", () => {
    const bad = { x: Number.NaN };
    expect(paths([bad, bad])).toEqual(["not-finite at 0.x", "not-finite at 1.x"]);
  });

  test("stops after a thousand issues", () => {
    expect(paths(new Array(1001).fill(Number.NaN))).toHaveLength(MAXIMUM_ISSUES + 1);
    expect(paths(new Array(999).fill(Number.NaN))).toHaveLength(999);
    const start = performance.now();
    expect(paths(new Array(4_999_999))).toHaveLength(MAXIMUM_ISSUES + 1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("copyPlain on depth", () => {
  test(`goes ${MAXIMUM_DEPTH} objects and lists deep and no deeper`, () => {
    expect(refused(nest(MAXIMUM_DEPTH, 1))).toEqual([]);
    expect(copied(nest(MAXIMUM_DEPTH, 1))).toEqual(nest(MAXIMUM_DEPTH, 1));
    expect(refused(nest(MAXIMUM_DEPTH + 1, 1))).toEqual([expect.stringContaining("is nested more than 144 levels deep. Flatten it.")]);
    expect(refused(nest(MAXIMUM_DEPTH, []))).toHaveLength(1);
  });

  test("says of too deep a place where it begins, not all of the way", () => {
    const outcome = copyPlain(nest(10_000, 1));
    expect(!outcome.ok && outcome.issues.map((issue) => issue.path)).toEqual([[0, "a", 0, "a", 0, "a", 0, "a"]]);
  });

  test("is not deceived by a deep part that was met before at a shallower place", () => {
    const part = nest(100, 1);
    expect(refused({ shallow: part, deeper: nest(MAXIMUM_DEPTH - 101, part) })).toEqual([]);
    expect(paths({ shallow: part, deeper: nest(MAXIMUM_DEPTH - 100, part) })).toHaveLength(1);
    expect(paths({ shallow: [part], deeper: nest(MAXIMUM_DEPTH - 101, [part]) })).toHaveLength(1);
  });

  test("minds how deep a part is whose own parts were met before", () => {
    const part = nest(100, 1);
    const holder = [part, part];
    expect(refused({ part, holder, deeper: nest(MAXIMUM_DEPTH - 102, holder) })).toEqual([]);
    expect(paths({ part, holder, deeper: nest(MAXIMUM_DEPTH - 101, holder) })).toHaveLength(1);
    // A shallow part that comes after a deep one does not hide it.
    const mixed = [part, [1]];
    expect(refused({ mixed, deeper: nest(MAXIMUM_DEPTH - 102, mixed) })).toEqual([]);
    expect(paths({ mixed, deeper: nest(MAXIMUM_DEPTH - 101, mixed) })).toHaveLength(1);
    const low = { far: { down: { holder: [part] } } };
    expect(refused({ part, low, deeper: nest(MAXIMUM_DEPTH - 102, low.far.down.holder) })).toEqual([]);
    expect(paths({ part, low, deeper: nest(MAXIMUM_DEPTH - 101, low.far.down.holder) })).toHaveLength(1);
  });
});

describe("copyPlain on size", () => {
  /** Exactly `n` values, most of them shared. */
  function ofSize(n: number): unknown {
    if (n === 1) return 0;
    const half = Math.floor((n - 1) / 2);
    const rest = n - 1 - 2 * half;
    const part = half > 0 ? ofSize(half) : null;
    return [...(half > 0 ? [part, part] : []), ...(rest > 0 ? [0] : [])];
  }

  test("takes five million values and not one more, shared ones counted each time", () => {
    expect(MAXIMUM_VALUES).toBe(5_000_000);
    expect(copyPlain(ofSize(MAXIMUM_VALUES)).ok).toBe(true);
    expect(refused(ofSize(MAXIMUM_VALUES + 1))).toEqual(["The input holds more than 5000000 values. Split it into parts."]);
    expect(refused({ a: ofSize(2_500_000), b: ofSize(2_500_000) })).toHaveLength(1);
  });

  test("refuses a list that is too long by its length alone", () => {
    expect(refused(new Array(MAXIMUM_VALUES + 1))).toHaveLength(1);
    expect(paths({ a: new Array(2 ** 32 - 1) })).toEqual(["too-large at a"]);
  });

  test("meets references that would explode to 2 to the power of 140 values without walking them", () => {
    let value: unknown = 1;
    for (let i = 0; i < 140; i++) value = [value, value];
    const start = performance.now();
    expect(paths(value)).toEqual(["too-large at "]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("copies 400,000 different values in a moment", () => {
    const value = Array.from({ length: 100_000 }, (_, i) => ({ i, text: "t" }));
    const start = performance.now();
    expect(copyPlain(value).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("copyPlain on proxies", () => {
  const throwing = (trap: string): unknown =>
    new Proxy(
      { a: 1 },
      {
        [trap]: () => {
          throw new Error("a trap");
        },
      },
    );

  test("says that a value cannot be read when reading it throws", () => {
    for (const trap of ["getPrototypeOf", "ownKeys"])
      expect(refused({ a: throwing(trap) }), trap).toEqual(["“a” cannot be read: reading it threw an error. Hand in plain data."]);
    expect(paths({ a: throwing("getOwnPropertyDescriptor") })).toEqual(["unreadable at a"]);
    const held = Proxy.revocable([], {});
    held.revoke();
    expect(paths([held.proxy])).toEqual(["unreadable at 0"]);
  });

  test("asks a proxy for its properties and never for its values", () => {
    expect(copied(throwing("get"))).toEqual({ a: 1 });
  });

  test("is not led astray by lists that lie about their length", () => {
    const lying = (length: unknown): unknown =>
      new Proxy([1], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
    for (const length of [-1, 0.5, Number.NaN, "1", null, {}]) expect(paths(lying(length)), String(length)).toEqual(["unreadable at "]);
    expect(paths(lying(Number.POSITIVE_INFINITY))).toEqual(["too-large at "]);
    expect(paths(lying(3))).toEqual(["not-plain at 1", "not-plain at 2"]);
  });

  test("names the one place that cannot be read, and reads on", () => {
    let asked = 0;
    const late = new Proxy(
      { a: 1, b: 2 },
      {
        // The first two questions come from listing the keys.
        getOwnPropertyDescriptor: (target, key) => {
          if (++asked > 2 && key === "a") throw new Error("a trap");
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      },
    );
    expect(paths({ late, c: Number.NaN })).toEqual(["unreadable at late.a", "not-finite at c"]);
  });

  test("survives a proxy that revokes itself in the middle", () => {
    const held = Proxy.revocable(
      { a: 1, b: 2 },
      {
        ownKeys: () => {
          held.revoke();
          return ["a"];
        },
      },
    );
    expect(paths({ held: held.proxy })[0]).toMatch(/^unreadable at held/);
  });
});

test("copyPlain answers every kind of junk with a plain copy or with issues that are well said", () => {
  for (const [what, make] of junk) {
    const outcome = copyPlain({ inside: make() });
    if (outcome.ok) expect(survivesJson(outcome.value), what).toBe(true);
    else expect(outcome.issues.flatMap(flawsOf), what).toEqual([]);
  }
});

test("setOwn sets an own key whatever its name", () => {
  const target = {};
  setOwn(target, "__proto__", { a: 1 });
  setOwn(target, "constructor", 2);
  expect(Object.keys(target)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  setOwn(target, "__proto__", 3);
  expect(Object.getOwnPropertyDescriptor(target, "__proto__")).toEqual({ value: 3, writable: true, enumerable: true, configurable: true });
});

test("isRecord tells objects from lists, null and scalars", () => {
  expect([{}, Object.create(null), [], null, "a", 1, undefined].map(isRecord)).toEqual([true, true, false, false, false, false, false]);
});

test("own gives what is the record's own and nothing of its prototype's", () => {
  const record: { readonly [key: string]: unknown } = { a: 1 };
  expect(own(record, "a")).toBe(1);
  expect(own(record, "constructor")).toBeUndefined();
  expect(own(record, "__proto__")).toBeUndefined();
  expect(own(record, "toString")).toBeUndefined();
});

describe("listOf", () => {
  const codes = (value: unknown): unknown[] => {
    try {
      return ["read", ...listOf(value)];
    } catch (error) {
      return error instanceof BenchmarkError ? error.issues.map(({ code, path, params }) => ({ code, path, params })) : ["foreign"];
    }
  };
  const lying = (length: unknown): unknown =>
    new Proxy([1, 2], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
  const unreadable = [{ code: "unreadable", path: [], params: { where: "The input" } }];

  test("gives the entries of a list, and a single value as a list of one", () => {
    expect(listOf([1, 2])).toEqual([1, 2]);
    expect(listOf([])).toEqual([]);
    expect([1, "ab", null, undefined].map((value) => listOf(value))).toEqual([[1], ["ab"], [null], [undefined]]);
  });

  test("reads each entry once, as many as the list first said", () => {
    const asked: PropertyKey[] = [];
    const list = new Proxy([7, 8], {
      get: (target, key) => {
        asked.push(key);
        return Reflect.get(target, key);
      },
    });
    expect(listOf(list)).toEqual([7, 8]);
    expect(asked).toEqual(["length", "0", "1"]);
    expect(listOf(lying(0) as number[])).toEqual([]);
  });

  test("refuses lists that lie about their length, or throw", () => {
    for (const length of [-1, 0.5, "2", null]) expect(codes(lying(length)), String(length)).toEqual(unreadable);
    const held = Proxy.revocable([], {});
    held.revoke();
    expect(codes(held.proxy)).toEqual(unreadable);
  });

  test("refuses a list that is too long, and takes the longest one", () => {
    expect(codes(new Array(MAXIMUM_VALUES + 1))).toEqual([{ code: "too-large", path: [], params: { maximum: MAXIMUM_VALUES } }]);
    expect(listOf(new Array(MAXIMUM_VALUES))).toHaveLength(MAXIMUM_VALUES);
  });
});

test("fieldsOf gives the own fields of an object, and null for everything else", () => {
  const inner = {};
  expect(fieldsOf({ a: inner, b: undefined })).toEqual({ a: inner, b: undefined });
  expect(fieldsOf({ a: inner })?.a).toBe(inner);
  for (const value of [null, [], "a", 1, undefined]) expect(fieldsOf(value)).toBeNull();
  const throwing = {
    get a(): number {
      throw new Error("a trap");
    },
  };
  expect(fieldsOf(throwing)).toBeNull();
});
