/** What every product must be: frozen at every level, and plain JSON. */

/** Whether a value is frozen all the way down. */
export function deeplyFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Reflect.ownKeys(value).every((key) => deeplyFrozen(Reflect.get(value, key)));
}

/** Whether `JSON.parse(JSON.stringify(x))` says the same: no undefined, NaN, -0, Date or class in it. */
export function survivesJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value !== "object") return false;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return (
    isPlain && Reflect.ownKeys(value).every((key) => key === "length" || (typeof key === "string" && survivesJson(Reflect.get(value, key))))
  );
}
