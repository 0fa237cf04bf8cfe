/** What a door is: a public function with one argument left to the fuzz, and good values for it that are spoiled. */
import { copyPlain } from "../../src/base/plain.ts";

/** How to enter; good values, some of which get in even when one thing in them is spoiled. */
export type Door = readonly [enter: (value: never) => unknown, ...good: unknown[]];
/** By the name of the function, and of the argument where there are several: “compare, as options”. */
export type Doors = { readonly [name: string]: Door };

/** An assignment in a recipe; what the host's own objects throw there is the recipe's affair. */
export function set(assign: () => void): void {
  try {
    assign();
  } catch {}
}

/** As text, if it is plain data; what is not has no text, or one without end. */
export function stringified(value: unknown): string {
  const plain = copyPlain(value);
  return plain.ok ? JSON.stringify(plain.value) : "not JSON";
}
