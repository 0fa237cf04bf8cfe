/**
 * The search for the best matching: branch and bound on which schemes there are, and in which language a scheme meets.
 *
 * Its bound is the best flow in a network that knows all but a few rules (`matching-network`). Where that flow breaks one of them, the search decides the
 * scheme where it does: there is one, or there is none. Where it breaks none, it is the best matching under what was decided. Flows are mended from one
 * decision to the next, in doubles; wherever doubles come close, or a matching is found, the same flow in whole numbers decides, ties included. Nothing
 * depends on time.
 */
import { type Flow, flowOn, mend } from "./matching-flow.ts";
import {
  closeHub,
  copyState,
  exactFlow,
  isMet,
  keepRoom,
  matchesOf,
  type Network,
  networkOf,
  openHub,
  type State,
  TOLD_APART,
} from "./matching-network.ts";
import {
  commonRooms,
  compareMatchings,
  comparePairs,
  type Hub,
  type Matching,
  type Pair,
  type Problem,
  seat,
  worthOf,
} from "./matching-problem.ts";

/** What a search found. */
export interface Found {
  /** The best matching that was found; null if none was. */
  readonly best: Matching | null;
  /** Whether it looked at everything that could be better. */
  readonly finished: boolean;
  /** Whether that settles ties too. */
  readonly tiesSettled: boolean;
  /** Whether none is worth more, for all that it looked at. */
  readonly optimal: boolean;
  /** No matching is worth more, in units of 10⁻³⁰ points; null if there is none. */
  readonly bound: bigint | null;
  readonly nodes: number;
}

/** Closer than this, in points, doubles do not decide. */
const CLOSE = 1e-6;

/**
 * The best matching of a problem, or the best that so many nodes find.
 *
 * @param start a matching that is known, if any is
 */
export function search(problem: Problem, limit: number, start: Matching | null = null): Found {
  return run(problem, limit, start, false);
}

/** Any matching that meets the demands; null if there is none, or none was found. */
export function anyMatching(problem: Problem, limit: number): Found {
  return run(problem, limit, null, true);
}

/** What no matching below a node is worth more than; as a whole number where that is known. */
interface Above {
  readonly points: number;
  readonly worth: bigint | null;
}

/** Where a flow breaks a rule: which hub to decide, and how. */
type Branch = { readonly hub: number; readonly by: "scheme"; readonly openFirst: boolean } | { readonly hub: number; readonly by: "room" };

function run(problem: Problem, limit: number, start: Matching | null, free: boolean): Found {
  const { network, start: begin } = networkOf(problem, free);
  const { points, keys } = network;
  const pointsOf = (matching: Matching): number => matching.reduce((sum, pair) => sum + (points.get(pair) as number), 0);
  const keyOf = (matching: Matching): bigint => matching.reduce((sum, pair) => sum + (keys?.get(pair) ?? 0n), 0n);
  let best: Matching | null = null;
  let [known, key] = [Number.NEGATIVE_INFINITY, -1n];
  let [nodes, finished] = [0, true];
  // What may still be found where it did not look.
  let [open, openWorth]: [number, bigint | null] = [0, 0n];

  function keep(matching: Matching | null): void {
    if (matching === null) return;
    const sorted = [...matching].sort(comparePairs);
    if (best !== null && compareMatchings(best, sorted) <= 0) return;
    best = sorted;
    [known, key] = [pointsOf(sorted), keyOf(sorted)];
  }

  function visit(state: State, above: Above): void {
    if (free && best !== null) return;
    if (nodes >= limit) {
      finished = false;
      open = Math.max(open, above.points);
      openWorth = openWorth === null || above.worth === null ? null : above.worth > openWorth ? above.worth : openWorth;
      return;
    }
    nodes++;
    if (!settled(network, state)) return;
    mend(network.net, state.points);
    if (!isMet(network, state, state.points)) return;
    const matches = matchesOf(network, state.points);
    const value = pointsOf(matches.flat());
    if (value < known - CLOSE) return;
    let branch = branchOf(network, state, state.points, matches);
    let worth: bigint | null = null;
    if (free && branch === null) {
      best = matches.flat();
      return;
    }
    if (!free && (branch === null || value <= known + CLOSE)) {
      const flow = exactFlow(network, state);
      const exact = matchesOf(network, flow);
      const matching = exact.flat();
      if (keyOf(matching) <= key) return;
      worth = worthOf(matching);
      branch = branchOf(network, state, flow, exact);
      if (branch === null) {
        keep(matching);
        return;
      }
    }
    follow(state, branch as Branch, { points: value, worth });
  }

  function follow(state: State, branch: Branch, value: Above): void {
    const { hub } = branch;
    if (branch.by === "room") {
      for (let room = 0; room < (problem.hubs[hub] as Hub).rooms; room++) {
        const next = copyState(state);
        keepRoom(network, next, hub, room);
        visit(next, value);
      }
      return;
    }
    const decide = (next: State, open: boolean): void => {
      if (open && !openHub(network, next, hub)) return;
      if (!open) closeHub(network, next, hub);
      visit(next, value);
    };
    decide(copyState(state), branch.openFirst);
    decide(state, !branch.openFirst);
  }

  keep(start);
  visit(begin(), { points: Number.POSITIVE_INFINITY, worth: null });
  const found = best as Matching | null;
  const reached = found === null ? null : worthOf(found);
  const isBest = finished || (reached !== null && openWorth !== null && openWorth <= reached);
  const bound = isBest ? reached : greater(unitsOf(open + CLOSE), reached ?? 0n);
  return {
    best: found,
    finished: finished || (free && found !== null),
    tiesSettled: finished && problem.pairs.length <= TOLD_APART,
    optimal: isBest,
    bound,
    nodes,
  };
}

/** Points as units, not below them. */
export function unitsOf(points: number): bigint {
  return BigInt(Math.ceil(points * 1e9)) * 10n ** 21n;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Opens what must be opened for a theme to have its schemes; false if it cannot have them. */
function settled(network: Network, state: State): boolean {
  return [...network.problem.wanted].every(([theme, count]) => {
    const open = (network.byTheme.get(theme) ?? []).filter((at) => state.decided[at] !== 2);
    return open.length >= count && (open.length > count || open.every((at) => openHub(network, state, at)));
  });
}

/** The undecided hub where most is at stake among those where the flow breaks a rule; null if it breaks none. */
function branchOf(network: Network, state: State, flow: Flow, matches: readonly (readonly Pair[])[]): Branch | null {
  const { problem, hubs, learns, byMentor, byTheme, points } = network;
  const size = (at: number): number => (matches[at] as readonly Pair[]).length;
  const led = new Map([...byMentor].map(([mentor, group]) => [mentor, group.filter((at) => size(at) > 0).length]));
  let [picked, stake] = [-1, -1];
  for (const [at, { hub }] of hubs.entries()) {
    if (size(at) === 0 || state.decided[at] !== 0) continue;
    const own = learns.get(seat(problem, hub.theme, hub.mentor));
    const learnsToo = own !== undefined && flowOn(flow, own) > 0;
    const tooMany = (led.get(hub.mentor) as number) > (problem.asMentor[hub.mentor] as number);
    if (!learnsToo && !tooMany && size(at) >= problem.least) continue;
    const here = (matches[at] as readonly Pair[]).reduce((sum, pair) => sum + (points.get(pair) as number), 0);
    if (here > stake) [picked, stake] = [at, here];
  }
  if (picked >= 0) return { hub: picked, by: "scheme", openFirst: size(picked) >= problem.least };
  const apart = matches.findIndex((pairs) => pairs.length > 0 && commonRooms(pairs) === 0);
  if (apart >= 0) return { hub: apart, by: "room" };
  for (const [theme, count] of problem.wanted) {
    const group = byTheme.get(theme) ?? [];
    if (group.filter((at) => size(at) > 0).length >= count) continue;
    const free = group.filter((at) => state.decided[at] === 0 && size(at) === 0);
    const promise = (at: number): number => (hubs[at]?.hub.pairs ?? []).reduce((sum, pair) => sum + 1 + (points.get(pair) as number), 0);
    return { hub: free.reduce((a, b) => (promise(b) > promise(a) ? b : a)), by: "scheme", openFirst: true };
  }
  return null;
}
