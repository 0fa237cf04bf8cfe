/**
 * Cheapest circulations in a network, mended after small changes instead of found anew: excess flows along cheapest ways to where it lacks (Edmonds and
 * Karp; Dijkstra's algorithm on reduced costs). All capacities are whole, so all flows are.
 *
 * Costs are numbers; or big integers in their place, for exact ones: the code only adds, subtracts and compares them.
 */

/** Nodes and arcs. Each arc has an even number; the odd one after it leads back. */
export interface Net {
  readonly from: number[];
  readonly to: number[];
  /** Arcs that leave each node. */
  readonly out: number[][];
}

/** A circulation, or one that is to be mended. */
export interface Flow {
  /** 0, or 0n. */
  readonly zero: number;
  /** Of each arc; the way back costs the negative. */
  cost: number[];
  /** What still fits through each arc; on the way back that is what flows. */
  readonly left: Int16Array;
  /** Potentials: no arc with room costs less than they fall along it. */
  readonly height: number[];
  /** What flows into each node and not out of it; zero everywhere in a circulation. */
  readonly excess: Int16Array;
}

export function addNode({ out }: Net): number {
  return out.push([]) - 1;
}

export function addArc({ from, to, out }: Net, tail: number, head: number): number {
  const arc = from.length;
  from.push(tail, head);
  to.push(head, tail);
  out[tail]?.push(arc);
  out[head]?.push(arc + 1);
  return arc;
}

export function flowOn({ left }: Flow, arc: number): number {
  return left[arc + 1] as number;
}

/** A copy that can be changed apart. Costs are shared until they change. */
export function copyFlow({ zero, cost, left, height, excess }: Flow): Flow {
  return { zero, cost, left: left.slice(), height: height.slice(), excess: excess.slice() };
}

/** Nothing flows through an arc any more. */
export function shut(net: Net, { left, excess }: Flow, arc: number): void {
  const flow = left[arc + 1] as number;
  left[arc] = left[arc + 1] = 0;
  add(excess, net.from[arc] as number, flow);
  add(excess, net.to[arc] as number, -flow);
}

/** An arc has another cost. Other flows that share the list of costs keep theirs. */
export function setCost(net: Net, flow: Flow, arc: number, cost: number): void {
  flow.cost = flow.cost.slice();
  flow.cost[arc] = cost;
  flow.cost[arc + 1] = flow.zero - cost;
  fill(net, flow, arc);
  fill(net, flow, arc + 1);
}

/** Fills an arc that costs less than the potentials fall along it. */
export function fill(net: Net, { zero, cost, left, height, excess }: Flow, arc: number): void {
  const [tail, head, room] = [net.from[arc] as number, net.to[arc] as number, left[arc] as number];
  if (room === 0 || (cost[arc] as number) + (height[tail] as number) - (height[head] as number) >= zero) return;
  push(left, arc, room);
  add(excess, head, room);
  add(excess, tail, -room);
}

function push(left: Int16Array, arc: number, amount: number): void {
  left[arc] = (left[arc] as number) - amount;
  left[arc ^ 1] = (left[arc ^ 1] as number) + amount;
}

function add(list: Int16Array, place: number, amount: number): void {
  list[place] = (list[place] as number) + amount;
}

/** Mends a circulation: afterwards it is a cheapest one. */
export function mend(net: Net, flow: Flow): void {
  const { zero, left, height, excess } = flow;
  const { out, to, from } = net;
  const dist: number[] = new Array(out.length).fill(zero);
  const via = new Int32Array(out.length);
  const heap = heapOf(dist);
  for (;;) {
    heap.clear();
    for (const node of out.keys())
      if ((excess[node] as number) > 0) {
        dist[node] = zero;
        via[node] = -1;
        heap.put(node);
      }
    if (heap.isEmpty()) return;
    const done: number[] = [];
    let target = -1;
    while (!heap.isEmpty()) {
      const node = heap.take();
      if ((excess[node] as number) < 0) {
        target = node;
        break;
      }
      done.push(node);
      const base = (dist[node] as number) + (height[node] as number);
      const here = dist[node] as number;
      for (const arc of out[node] as number[]) {
        const next = to[arc] as number;
        if (left[arc] === 0 || heap.isDone(next)) continue;
        let length = base + (flow.cost[arc] as number) - (height[next] as number);
        // Only rounding can make it shorter than the way so far.
        if (length < here) length = here;
        const isNew = heap.isNew(next);
        if (!isNew && length >= (dist[next] as number)) continue;
        dist[next] = length;
        via[next] = arc;
        heap.put(next);
      }
    }
    const far = dist[target] as number;
    for (const node of done) height[node] = (height[node] as number) + (dist[node] as number) - far;
    let amount = -(excess[target] as number);
    let source = target;
    for (let arc = via[source] as number; arc >= 0; arc = via[source] as number) {
      amount = Math.min(amount, left[arc] as number);
      source = from[arc] as number;
    }
    amount = Math.min(amount, excess[source] as number);
    add(excess, source, -amount);
    add(excess, target, amount);
    for (let at = target; at !== source; at = from[via[at] as number] as number) push(left, via[at] as number, amount);
  }
}

/** Nodes by distance, the nearest first. */
function heapOf(dist: readonly number[]) {
  const heap: number[] = [];
  // Where a node stands; −1 before it was put in, −2 after it was taken.
  const place = new Int32Array(dist.length);
  const set = (at: number, node: number): void => {
    heap[at] = node;
    place[node] = at;
  };
  const isNearer = (a: number, b: number): boolean => (dist[a] as number) < (dist[b] as number);
  const rise = (from: number, node: number): void => {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isNearer(node, heap[above] as number)) break;
      set(at, heap[above] as number);
      at = above;
    }
    set(at, node);
  };
  const sink = (node: number): void => {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isNearer(heap[below + 1] as number, heap[below] as number)) below++;
      if (!isNearer(heap[below] as number, node)) break;
      set(at, heap[below] as number);
      at = below;
    }
    set(at, node);
  };
  return {
    clear: (): void => {
      heap.length = 0;
      place.fill(-1);
    },
    isEmpty: (): boolean => heap.length === 0,
    isNew: (node: number): boolean => place[node] === -1,
    isDone: (node: number): boolean => place[node] === -2,
    /** Puts a node in, or moves it up when its distance fell. */
    put: (node: number): void => rise(place[node] === -1 ? heap.push(node) - 1 : (place[node] as number), node),
    take: (): number => {
      const first = heap[0] as number;
      const last = heap.pop() as number;
      if (heap.length > 0) sink(last);
      place[first] = -2;
      return first;
    },
  };
}
