/** Freezes plain data all the way down, without recursion; parts already frozen are taken as frozen below too (only we freeze them). */
export function freeze<T>(value: T): T {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== "object" || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const key of Object.keys(next)) stack.push((next as { [key: string]: unknown })[key]);
  }
  return value;
}
