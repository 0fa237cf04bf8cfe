/** The order of actions by their prerequisites: a sequence in which each comes after what it waits for, and the cycles that stand in its way. */

/** The order of some actions. */
export interface ActionOrder {
  /** Places of actions, each after all its prerequisites; what is in a cycle, or waits for one, is not in it. */
  readonly sequence: readonly number[];
  /** Of each action, the places of its prerequisites; ids that are not there are left out. */
  readonly prerequisites: readonly (readonly number[])[];
  /** Ids of actions that wait for each other in a ring; the first is named again at the end. */
  readonly cycles: readonly (readonly string[])[];
  /** What comes before an action of the sequence, by any number of steps: one bit for each place. */
  readonly before: ReadonlyMap<number, bigint>;
}

/** Orders actions. Of two with the same id, the first is the one that others refer to. */
export function orderOf(actions: readonly { readonly id: string; readonly after?: readonly string[] }[]): ActionOrder {
  const places = new Map<string, number>();
  for (const [i, { id }] of actions.entries()) if (!places.has(id)) places.set(id, i);
  const prerequisites = actions.map(({ after = [] }) => [...new Set(after.flatMap((id) => places.get(id) ?? []))]);
  const followers: number[][] = actions.map(() => []);
  for (const [i, waits] of prerequisites.entries()) for (const place of waits) followers[place]?.push(i);
  const open = prerequisites.map((waits) => waits.length);
  const sequence = [...actions.keys()].filter((i) => open[i] === 0);
  const before = new Map<number, bigint>();
  for (const place of sequence) {
    before.set(
      place,
      (prerequisites[place] ?? []).reduce((bits, waits) => bits | (before.get(waits) ?? 0n) | (1n << BigInt(waits)), 0n),
    );
    for (const next of followers[place] ?? []) if (--(open[next] as number) === 0) sequence.push(next);
  }
  const rings = ringsOf(prerequisites, new Set(sequence));
  return {
    sequence,
    prerequisites,
    cycles: rings.map((ring) => ring.map((place) => actions[place]?.id ?? "")),
    before,
  };
}

/** Rings among the actions that could not be put in sequence: each of them has a prerequisite that could not be either, so going back ends in a ring. */
function ringsOf(prerequisites: readonly (readonly number[])[], ordered: ReadonlySet<number>): number[][] {
  const rings: number[][] = [];
  const seen = new Set<number>();
  for (const begin of prerequisites.keys()) {
    const trail = new Set<number>();
    let place: number | undefined = begin;
    while (place !== undefined && !ordered.has(place) && !seen.has(place)) {
      seen.add(place);
      trail.add(place);
      place = prerequisites[place]?.find((waits) => !ordered.has(waits));
    }
    if (place === undefined || !trail.has(place)) continue;
    const walked = [...trail];
    // Walked from follower to prerequisite; told from what comes first to what waits for it.
    rings.push([...walked.slice(walked.indexOf(place)), place].reverse());
  }
  return rings;
}
