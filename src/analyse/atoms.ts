/**
 * Who could be told apart by what is published together: an atom is the set of cities that are in exactly the same published cohorts and have a value
 * at exactly the same published nodes. Cells are held back until every atom is large enough; then two cities of one atom can swap all their
 * answers, and no published figure changes.
 */

/** One cell that somebody wants to publish: a cohort at a node. */
export interface Cell {
  /** Positions of the cohort's cities. */
  readonly cohort: readonly number[];
  /** Position of the node. */
  readonly node: number;
}

/** Which cells can be published, and how the cities stand in them. */
export interface Suppression {
  /** For each cell whether it is published. */
  readonly published: readonly boolean[];
  /** Why a cell is held back: it has fewer values than allowed, or it would single out too few together with others. */
  readonly reasons: readonly ("too-few" | "singles-out" | null)[];
  /** Sizes of the atoms whose cities are in a published figure, ascending. */
  readonly atoms: readonly number[];
}

/**
 * Holds cells back until every atom has at least `k` cities: first cells with too few values; then, step by step, the cell, or all cells of a node or
 * of a cohort, that brings most cities out of small atoms for each cell lost; at the end every cell that can be put back is. Deterministic, and no
 * cell is held back that could be published beside the others; whether another choice would have kept more is not searched.
 *
 * Cost: at each step cells × different patterns of cities.
 *
 * @param scored for each node and city whether there is a value
 */
export function suppress(cells: readonly Cell[], scored: readonly (readonly boolean[])[], k: number): Suppression {
  const sizes = cells.map(({ cohort, node }) => cohort.filter((city) => scored[node]?.[city]).length);
  const patterns = patternsOf(cells, scored);
  const published = sizes.map((size) => size >= k);
  const reasons: ("too-few" | "singles-out" | null)[] = published.map((open) => (open ? null : "too-few"));
  const moves = movesOf(cells);
  for (let now = exposed(cells, patterns, published, k); now > 0; now = exposed(cells, patterns, published, k)) {
    const best = moves
      .map((move) => move.filter((i) => published[i]))
      .filter((move) => move.length > 0)
      .map((move) => {
        const left = exposed(cells, patterns, without(published, move), k);
        return { move, won: (now - left) / move.length, values: move.reduce((sum, i) => sum + (sizes[i] as number), 0) };
      })
      .reduce((a, b) => (b.won > a.won || (b.won === a.won && b.values < a.values) ? b : a));
    for (const i of best.move) {
      published[i] = false;
      reasons[i] = "singles-out";
    }
  }
  for (const i of cells.keys()) {
    if (reasons[i] !== "singles-out") continue;
    published[i] = true;
    if (exposed(cells, patterns, published, k) > 0) published[i] = false;
    else reasons[i] = null;
  }
  const atoms = [...atomsUnder(cells, patterns, published).values()].filter(({ counts }) => counts).map(({ size }) => size);
  return { published, reasons, atoms: atoms.sort((a, b) => a - b) };
}

/** Number of cities by mask: the cohorts of cells that they are in, and the nodes where they have a value. */
type Patterns = ReadonlyMap<bigint, number>;

/** Bit of a cell's cohort; bits of nodes stand above those of cells. */
const bit = (i: number): bigint => 1n << BigInt(i);

function patternsOf(cells: readonly Cell[], scored: readonly (readonly boolean[])[]): Patterns {
  const masks: bigint[] = new Array(scored[0]?.length ?? 0).fill(0n);
  const set = (city: number, i: number): void => {
    masks[city] = (masks[city] as bigint) | bit(i);
  };
  for (const [i, { cohort }] of cells.entries()) for (const city of cohort) set(city, i);
  for (const [node, column] of scored.entries()) for (const [city, has] of column.entries()) if (has) set(city, cells.length + node);
  const patterns = new Map<bigint, number>();
  for (const mask of masks) patterns.set(mask, (patterns.get(mask) ?? 0) + 1);
  return patterns;
}

/** What can be held back in one step: a cell, all cells of a node, all cells of a cohort. */
function movesOf(cells: readonly Cell[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const add = (key: string, i: number): void => {
    groups.set(key, [...(groups.get(key) ?? []), i]);
  };
  for (const [i, { cohort, node }] of cells.entries()) {
    add(`node ${node}`, i);
    add(`cohort ${cohort.join()}`, i);
  }
  return [...cells.map((_, i) => [i]), ...groups.values()];
}

function without(published: readonly boolean[], move: readonly number[]): boolean[] {
  const rest = [...published];
  for (const i of move) rest[i] = false;
  return rest;
}

/** The atoms under what is published, and whether their cities are in any figure. */
function atomsUnder(
  cells: readonly Cell[],
  patterns: Patterns,
  published: readonly boolean[],
): ReadonlyMap<bigint, { size: number; counts: boolean }> {
  const open = cells.flatMap(({ node }, i) => (published[i] ? [bit(i) | bit(cells.length + node)] : []));
  const visible = open.reduce((all, both) => all | both, 0n);
  const atoms = new Map<bigint, { size: number; counts: boolean }>();
  for (const [mask, size] of patterns) {
    const seen = mask & visible;
    const atom = atoms.get(seen) ?? { size: 0, counts: open.some((both) => (seen & both) === both) };
    atom.size += size;
    atoms.set(seen, atom);
  }
  return atoms;
}

/** Cities that are in a figure, but in an atom that is too small. */
function exposed(cells: readonly Cell[], patterns: Patterns, published: readonly boolean[], k: number): number {
  let cities = 0;
  for (const { size, counts } of atomsUnder(cells, patterns, published).values()) if (counts && size < k) cities += size;
  return cities;
}
