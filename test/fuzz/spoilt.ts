/**
 * Good values with something in them that JSON cannot hold or should not: getters, proxies, cycles, depth, endless texts, numbers on the edge, other names
 * for keys, true products where they do not belong. `spoiltJson` does the mild harm, this the other.
 */
import * as fc from "fast-check";
import { type Ground, groundOf, type Hostile, spoiltJson } from "../arbitraries.ts";

type Path = readonly (string | number)[];
interface Node {
  [key: string]: unknown;
}

const boom = (): never => {
  throw new RangeError("a trap of the host");
};

/** Numbers and texts of numbers that a reader trips over. */
const EDGES: readonly unknown[] = [
  ...[-0, Number.POSITIVE_INFINITY, Number.NaN, 5e-324, 1e21, 2 ** 53, -1e-7, 0.1 + 0.2, 1.5, 1e308],
  ...[
    "NaN",
    "-0",
    "1e400",
    "Infinity",
    "0x10",
    "1_000",
    "5.",
    ".5",
    "+1",
    " 5",
    "1,5",
    "٣",
    "100.0000000000000000000000000000001",
    "1e-400",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "a\nb",
    "{where} [[{nearest}]]",
    "<script>",
    "=1+1",
    "9999-12-31",
    "0000-00-00",
  ],
];
/** Long texts: what is not linear in them shows. */
const LONG = ["x", " ", "(", "9", "\n", "–", "a b ", "\\", "\ud83c\udfd9"].map((part) => part.repeat(20_000));
const KEYS = ["__proto__", "constructor", "toString", "", "kind", "Kind", "length", "0", "then", "toJSON"];

/** How a place is made hostile, from the value that was there. */
type Way = (good: unknown, around: { readonly parent: Node; readonly key: string; readonly root: Node }, n: number) => void;

function put(parent: object, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function proxied(good: unknown, throwsAt: number): unknown {
  if (typeof good !== "object" || good === null) return good;
  let count = 0;
  const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const;
  const handler = Object.fromEntries(
    traps.map((trap) => [
      trap,
      (...given: unknown[]) => {
        if (count++ === throwsAt) boom();
        return (Reflect[trap] as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  );
  return new Proxy(good, handler as ProxyHandler<object>);
}

/** Says something else every other time. */
function fickle(good: unknown, edge: unknown): unknown {
  if (typeof good !== "object" || good === null) return edge;
  let count = 0;
  return new Proxy(good, {
    get: (target, key) => (key !== "length" && count++ % 2 === 1 ? edge : Reflect.get(target, key)),
    getOwnPropertyDescriptor: (target, key) => {
      const found = Reflect.getOwnPropertyDescriptor(target, key);
      return found !== undefined && "value" in found && found.configurable === true && count++ % 2 === 1
        ? { ...found, value: edge }
        : found;
    },
  });
}

function deep(depth: number, list: boolean): unknown {
  let value: unknown = "deep";
  for (let i = 0; i < depth; i++) value = list ? [value] : { nodes: value };
  return value;
}

const edge = (n: number): unknown => EDGES[n % EDGES.length];

const WAYS: { readonly [way: string]: Way } = {
  "an edge": (_, { parent, key }, n) => put(parent, key, edge(n)),
  "a getter": (good, { parent, key }) => Object.defineProperty(parent, key, { get: () => good, enumerable: true, configurable: true }),
  "a getter that throws": (_, { parent, key }) => Object.defineProperty(parent, key, { get: boom, enumerable: true, configurable: true }),
  "a proxy": (good, { parent, key }) => put(parent, key, proxied(good, -1)),
  "a proxy that throws late": (good, { parent, key }, n) => put(parent, key, proxied(good, n % 40)),
  "a fickle proxy": (good, { parent, key }, n) => put(parent, key, fickle(good, edge(n))),
  "a cycle": (_, { parent, key, root }, n) => put(parent, key, n % 2 === 0 ? root : parent),
  depth: (_, { parent, key }, n) => put(parent, key, deep([20, 70, 150, 10_000][n % 4] as number, n % 8 < 4)),
  "a long text": (_, { parent, key }, n) => put(parent, key, LONG[n % LONG.length]),
  "another key": (good, { parent, key }, n) => {
    delete parent[key];
    put(parent, KEYS[n % KEYS.length] as string, good);
  },
  "another case": (good, { parent, key }) => {
    if (typeof good === "string") put(parent, key, good === good.toUpperCase() ? good.toLowerCase() : good.toUpperCase());
    else if (typeof good === "number") put(parent, key, String(good));
    else if (typeof good === "boolean") put(parent, key, Number(good));
    else put(parent, key, [good]);
  },
  "a list twice as long": (good, { parent, key }) => put(parent, key, Array.isArray(good) ? [...good, ...good] : [good, good]),
  "a list turned round": (good, { parent, key }) => put(parent, key, Array.isArray(good) ? [...good].reverse() : {}),
  emptied: (good, { parent, key }) => put(parent, key, Array.isArray(good) ? [] : typeof good === "string" ? " " : {}),
  "a class": (good, { parent, key }) =>
    put(parent, key, Object.setPrototypeOf(typeof good === "object" ? { ...good } : {}, { extra: good })),
};

function at(root: Node, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Node)[key], root);
}

interface Harm {
  readonly way: string;
  readonly place: number;
  readonly n: number;
}

function spoil(ground: Ground, harms: readonly Harm[], products: readonly unknown[]): unknown {
  const holder: Node = { value: JSON.parse(ground.text) };
  const places: readonly Path[] = [[], ...ground.places];
  for (const { way, place, n } of harms) {
    const path: Path = ["value", ...(places[place % places.length] as Path)];
    const [key, parent] = [String(path.at(-1)), at(holder, path.slice(0, -1)) as Node | undefined];
    // What was spoiled before may have taken the place away.
    if (typeof parent !== "object" || parent === null) continue;
    if (way === "a product") put(parent, key, products[n % products.length]);
    else (WAYS[way] as Way)(parent[key], { parent, key, root: holder.value as Node }, n);
  }
  return holder.value;
}

/** Good values made hostile at one place, seldom at two; every third by `spoiltJson`. `products` are put in as they are, where they do not belong. */
export function spoiltValues(good: readonly unknown[], products: readonly unknown[]): fc.Arbitrary<Hostile> {
  const grounds = good.filter((one) => typeof one !== "string").map(groundOf);
  const mild = spoiltJson(good);
  if (grounds.length === 0) return mild;
  const way = fc.constantFrom(...Object.keys(WAYS), ...(products.length === 0 ? [] : ["a product"]));
  const harm = fc.record({ way, place: fc.nat(), n: fc.nat(9999) });
  const harms = fc.oneof({ weight: 5, arbitrary: fc.tuple(harm) }, { weight: 1, arbitrary: fc.tuple(harm, harm) });
  const hosted = fc
    .tuple(fc.constantFrom(...grounds), harms)
    .map(
      ([ground, done]): Hostile =>
        Object.assign(() => spoil(ground, done, products), { [fc.toStringMethod]: () => `good value with ${JSON.stringify(done)}` }),
    );
  return fc.oneof({ weight: 1, arbitrary: mild }, { weight: 2, arbitrary: hosted });
}
