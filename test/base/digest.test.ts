/** SHA-256 held against node:crypto, and canonical JSON. */
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, digestOf, sha256 } from "../../src/base/digest.ts";

const reference = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

describe("sha256", () => {
  test("gives the digests that FIPS 180-4's examples give", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
  });

  test("agrees with node:crypto at every length around the borders of a block", () => {
    for (let length = 0; length <= 260; length++)
      expect(sha256("x".repeat(length)), `length ${length}`).toBe(reference("x".repeat(length)));
  });

  test("agrees with node:crypto on any text, half surrogates included", () => {
    const text = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, (one) => {
        expect(sha256(one)).toBe(reference(one));
      }),
    );
    expect(sha256("\ud800 🏙")).toBe(reference("\ud800 🏙"));
  });

  test("writes 10 MB within two seconds, and the same as node:crypto", () => {
    const text = "ten characters".repeat(714_286);
    const start = performance.now();
    const digest = sha256(text);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(digest).toBe(reference(text));
  });
});

describe("canonicalJson", () => {
  test("sorts keys at every level and keeps the order of lists", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 3], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},3]}');
    expect(canonicalJson([2, 1])).toBe("[2,1]");
  });

  test("leaves out keys without a value", () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));

  test("escapes as JSON does", () =>
    expect(canonicalJson({ 'a"\n': "ü\u2028\ud800" })).toBe(`{"a\\"\\n":${JSON.stringify("ü\u2028\ud800")}}`));

  test("is JSON of the same value, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  for (const [key, inner] of Object.entries(value).reverse())
    Object.defineProperty(copy, key, { value: reversed(inner), enumerable: true, configurable: true, writable: true });
  return copy;
}

test("digestOf is the digest of the canonical text, with its method in front", () => {
  expect(digestOf({ b: 1, a: [true] })).toBe(`sha256-${reference('{"a":[true],"b":1}')}`);
  expect(digestOf({ a: [true], b: 1 })).toBe(digestOf({ b: 1, a: [true] }));
  expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: "1" }));
});
