/**
 * A matching problem as a network: everywhere → city → city in a theme → scheme that could be → mentor → everywhere. What flows from city to scheme is a
 * match. The network does not know that a scheme has a least size, that a mentor has so many schemes and not so many cities, that nobody mentors and learns
 * in one theme, and that a scheme meets in one language; the search decides these.
 */
import { addArc, addNode, copyFlow, type Flow, fill, flowOn, mend, type Net, setCost, shut } from "./matching-flow.ts";
import { grouped, type Hub, type Pair, type Problem, seat } from "./matching-problem.ts";

/** The network of a problem. */
export interface Network {
  readonly net: Net;
  readonly problem: Problem;
  /** In the order of the problem's hubs. */
  readonly hubs: readonly HubArcs[];
  /** Arcs that must be filled, for cities that must be placed. */
  readonly musts: readonly number[];
  /** By theme and city: what flows through it, the city learns in that theme. */
  readonly learns: ReadonlyMap<number, number>;
  /** Places of hubs by mentor and by theme. */
  readonly byMentor: ReadonlyMap<number, readonly number[]>;
  readonly byTheme: ReadonlyMap<number, readonly number[]>;
  /** What a match is worth: in points, and as a whole number that also says which of two equals goes first; null where only demands count. */
  readonly points: ReadonlyMap<Pair, number>;
  readonly keys: ReadonlyMap<Pair, bigint> | null;
  /** Above the worth of any matching. */
  readonly above: { readonly points: number; readonly key: bigint };
}

interface HubArcs {
  readonly hub: Hub;
  /** For its least number of cities, and for those beyond. */
  readonly first: number;
  readonly more: number;
  /** One for each pair. */
  readonly pairs: readonly number[];
}

/** What a search has decided, with the best flow under it. */
export interface State {
  /** Of each hub: 0 undecided, 1 there is such a scheme, 2 there is none. */
  readonly decided: Uint8Array;
  /** Arcs that are shut: 1. */
  readonly shut: Uint8Array;
  readonly points: Flow;
  /** Null until it is needed. */
  exact: Flow | null;
}

const UNIT = 1e-30;
/** Of more pairs than these, ties are not told apart by bits: numbers would grow too long. */
export const TOLD_APART = 8192;

/** The network of a problem; `free` if only demands count and no worth. */
export function networkOf(problem: Problem, free: boolean): { readonly network: Network; readonly start: () => State } {
  const { pairs, hubs: all, least, most, asMentor, asImplementer, placed } = problem;
  const net: Net = { from: [], to: [], out: [] };
  const capacity: number[] = [];
  const arc = (tail: number, head: number, room: number): number => {
    capacity.push(room, 0);
    return addArc(net, tail, head);
  };
  const everywhere = addNode(net);
  const sides: number[] = [];
  const [learns, musts] = [new Map<number, number>(), [] as number[]];
  const nodes = new Map<number, number>();
  for (const [city, group] of grouped(pairs, (pair) => pair.city)) {
    const node = addNode(net);
    const room = asImplementer[city] as number;
    const must = placed.has(city) && room > 0 ? 1 : 0;
    if (must === 1) musts.push(arc(everywhere, node, 1));
    arc(everywhere, node, room - must);
    sides.push(node);
    for (const theme of new Set(group.map((pair) => pair.theme))) {
      const place = seat(problem, theme, city);
      nodes.set(place, addNode(net));
      sides.push(nodes.get(place) as number);
      learns.set(place, arc(node, nodes.get(place) as number, 1));
    }
  }
  const byMentor = grouped([...all.keys()], (i) => (all[i] as Hub).mentor);
  const mentors = new Map([...byMentor.keys()].map((mentor) => [mentor, addNode(net)]));
  for (const [mentor, node] of mentors) arc(node, everywhere, Math.min(most * (asMentor[mentor] as number), 30_000));
  const hubs = all.map((hub): HubArcs => {
    const [node, mentor] = [addNode(net), mentors.get(hub.mentor) as number];
    const matches = hub.pairs.map(({ theme, city }) => arc(nodes.get(seat(problem, theme, city)) as number, node, 1));
    return { hub, first: arc(node, mentor, least), more: arc(node, mentor, most - least), pairs: matches };
  });
  const points = new Map(pairs.map((pair) => [pair, free ? 0 : Number(pair.worth) * UNIT]));
  const keys = free ? null : keysOf(pairs);
  // As many as can learn at all, each worth the most.
  const seats = [...new Set(pairs.map(({ city }) => city))].reduce((sum, city) => sum + (asImplementer[city] as number), 0);
  const above = {
    points: 1 + seats * pairs.reduce((most_, pair) => Math.max(most_, points.get(pair) as number), 0),
    key: 1n + [...(keys?.values() ?? [])].reduce((a, b) => a + b, 0n),
  };
  const network: Network = {
    ...{ net, problem, hubs, musts, learns, byMentor, points, keys, above },
    byTheme: grouped([...all.keys()], (i) => (all[i] as Hub).theme),
  };
  /** The best flow when nothing is decided: from the one that sends everybody out. */
  const flow = (zero: number, worth: (pair: Pair) => number, high: number): Flow => {
    const cost: number[] = new Array(net.from.length).fill(zero);
    const price = (at: number, to: number): void => {
      cost[at] = zero - to;
      cost[at + 1] = to;
    };
    for (const { hub, pairs: arcs } of hubs) for (const [k, pair] of hub.pairs.entries()) price(arcs[k] as number, worth(pair));
    for (const must of musts) price(must, high);
    const height: number[] = new Array(net.out.length).fill(zero);
    for (const side of sides) height[side] = high;
    const made = { zero, cost, left: Int16Array.from(capacity), height, excess: new Int16Array(net.out.length) };
    for (let at = 0; at < cost.length; at++) fill(net, made, at);
    mend(net, made);
    return made;
  };
  const exact = (): Flow => flow(big(0n), (pair) => big(keys?.get(pair) ?? 0n), big(above.key));
  let base: Flow | undefined;
  exacts.set(network, () => {
    base ??= exact();
    return copyFlow(base);
  });
  const start = (): State => ({
    decided: new Uint8Array(hubs.length),
    shut: new Uint8Array(net.from.length),
    points: flow(0, (pair) => points.get(pair) as number, above.points),
    exact: null,
  });
  return { network, start };
}

const exacts = new WeakMap<Network, () => Flow>();

/** A big integer where the code of flows is written for numbers: it only adds, subtracts and compares. */
function big(value: bigint): number {
  return value as unknown as number;
}

/**
 * Whole numbers whose sums compare as matchings do: first by worth; then by the number of pairs; then by the first pair that only one has, as bits, unless
 * there are very many pairs.
 */
function keysOf(pairs: readonly Pair[]): ReadonlyMap<Pair, bigint> {
  const isTold = pairs.length <= TOLD_APART;
  const count = isTold ? BigInt(pairs.length) : 0n;
  const shift = count + BigInt(pairs.length.toString(2).length);
  return new Map(pairs.map((pair, i) => [pair, (pair.worth << shift) + (1n << count) + (isTold ? 1n << (count - 1n - BigInt(i)) : 0n)]));
}

export function copyState({ decided, shut: closed, points, exact }: State): State {
  return { decided: decided.slice(), shut: closed.slice(), points: copyFlow(points), exact: exact === null ? null : copyFlow(exact) };
}

function shutArc({ net }: Network, state: State, arc: number): void {
  if (state.shut[arc] === 1) return;
  state.shut[arc] = 1;
  shut(net, state.points, arc);
  if (state.exact !== null) shut(net, state.exact, arc);
}

/** No such scheme. */
export function closeHub(network: Network, state: State, at: number): void {
  const { first, more } = network.hubs[at] as HubArcs;
  state.decided[at] = 2;
  shutArc(network, state, first);
  shutArc(network, state, more);
}

/** There is such a scheme. False if that cannot be. */
export function openHub(network: Network, state: State, at: number): boolean {
  if (state.decided[at] !== 0) return state.decided[at] === 1;
  state.decided[at] = 1;
  const { net, problem, hubs, learns, byMentor, above } = network;
  const { hub, first } = hubs[at] as HubArcs;
  setCost(net, state.points, first, -above.points);
  if (state.exact !== null) setCost(net, state.exact, first, big(-above.key));
  const own = learns.get(seat(problem, hub.theme, hub.mentor));
  if (own !== undefined) shutArc(network, state, own);
  const others = byMentor.get(hub.mentor) as readonly number[];
  const led = others.filter((other) => state.decided[other] === 1).length;
  const room = problem.asMentor[hub.mentor] as number;
  if (led === room) for (const other of others) if (state.decided[other] === 0) closeHub(network, state, other);
  return led <= room;
}

/** A scheme meets in one of its languages. */
export function keepRoom(network: Network, state: State, at: number, room: number): void {
  const { hub, pairs } = network.hubs[at] as HubArcs;
  for (const [k, pair] of hub.pairs.entries()) if (((pair.rooms >> room) & 1) === 0) shutArc(network, state, pairs[k] as number);
}

/** The best flow in whole numbers, brought up to what is decided. */
export function exactFlow(network: Network, state: State): Flow {
  const { net, hubs, above } = network;
  if (state.exact === null) {
    const flow = exacts.get(network)?.() as Flow;
    for (const [at, { first }] of hubs.entries()) if (state.decided[at] === 1) setCost(net, flow, first, big(-above.key));
    for (const [arc, closed] of state.shut.entries()) if (closed === 1) shut(net, flow, arc);
    state.exact = flow;
  }
  mend(net, state.exact);
  return state.exact;
}

/** Whether every scheme that must be has its least number, and everybody who must be placed is. */
export function isMet({ problem, hubs, musts }: Network, { decided }: State, flow: Flow): boolean {
  return (
    musts.every((arc) => flowOn(flow, arc) === 1) &&
    hubs.every(({ first }, at) => decided[at] !== 1 || flowOn(flow, first) === problem.least)
  );
}

/** What flows from cities to each hub. */
export function matchesOf({ hubs }: Network, flow: Flow): readonly (readonly Pair[])[] {
  return hubs.map(({ hub, pairs, first, more }) =>
    flowOn(flow, first) + flowOn(flow, more) === 0 ? [] : hub.pairs.filter((_, k) => flowOn(flow, pairs[k] as number) === 1),
  );
}
