/** Freezes plain data all the way down, without recursion; parts already frozen are taken as frozen below too (only we freeze them). */
export function freeze<T>(value: T): T {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop() as { readonly [key: string]: unknown };
    // Texts, numbers, null and the like count as frozen.
    if (Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const inner of Object.values(next)) stack.push(inner);
  }
  return value;
}
