/** Frozen all the way down. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { freeze } from "../../src/base/freeze.ts";
import { deeplyFrozen } from "../support/frozen.ts";

test("freeze gives back the same object, frozen at every level", () => {
  const value = { a: [{ b: { c: 1 } }, []], d: {} };
  expect(freeze(value)).toBe(value);
  expect(Object.isFrozen(value.a)).toBe(true);
  expect(Object.isFrozen(value.a[0])).toBe(true);
  expect(Object.isFrozen((value.a[0] as { b: object }).b)).toBe(true);
  expect(Object.isFrozen(value.d)).toBe(true);
  expect(() => value.a.push([])).toThrow(TypeError);
});

test("freeze passes scalars through", () => {
  for (const value of [1, "a", true, null, undefined]) expect(freeze(value)).toBe(value);
});

test("freeze freezes any JSON value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(deeplyFrozen(freeze(value))).toBe(true);
    }),
  );
});

test("freeze reaches an own key named __proto__", () => {
  const value = JSON.parse('{"__proto__": {"a": []}}') as object;
  freeze(value);
  expect(Object.isFrozen(Object.getOwnPropertyDescriptor(value, "__proto__")?.value.a)).toBe(true);
});

test("freeze ends on a cycle", () => {
  const value: { self?: unknown } = {};
  value.self = [value];
  expect(Object.isFrozen(freeze(value))).toBe(true);
  expect(Object.isFrozen(value.self)).toBe(true);
});

test("freeze goes 100,000 levels down without overflow", () => {
  let inner: object = {};
  const innermost = inner;
  for (let i = 0; i < 100_000; i++) inner = { inner };
  freeze(inner);
  expect(Object.isFrozen(innermost)).toBe(true);
});

test("freeze takes what is frozen already as frozen below, since only we freeze", () => {
  const held = { inner: {} };
  freeze({ held: Object.freeze(held) });
  expect(Object.isFrozen(held.inner)).toBe(false);
});
