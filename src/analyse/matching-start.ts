/** A matching to begin with: again and again the scheme that is worth most among those that are still possible. */
import { type Hub, isMatching, type Matching, type Pair, type Problem, seat } from "./matching-problem.ts";

/** A good matching; null if it does not meet the demands. */
export function goodStart(problem: Problem): Matching | null {
  const { hubs, least, most } = problem;
  const [leads, learns] = [[...problem.asMentor], [...problem.asImplementer]];
  const [led, learnt] = [new Set<number>(), new Set<number>()];
  const ranked = new Map(
    hubs.map((hub) => [hub, [...hub.pairs].sort((a, b) => (a.worth === b.worth ? a.city - b.city : a.worth > b.worth ? -1 : 1))]),
  );
  /** The best that a mentor could still bring together. */
  const offer = (hub: Hub): readonly Pair[] => {
    if ((leads[hub.mentor] as number) < 1 || learnt.has(seat(problem, hub.theme, hub.mentor))) return [];
    const free = (ranked.get(hub) as readonly Pair[]).filter(({ theme, city }) => {
      const place = seat(problem, theme, city);
      return (learns[city] as number) > 0 && !led.has(place) && !learnt.has(place);
    });
    const choices = Array.from({ length: hub.rooms }, (_, room) => free.filter(({ rooms }) => ((rooms >> room) & 1) === 1).slice(0, most));
    return choices.reduce((a, b) => (b.length >= least && total(b) > total(a) ? b : a), []);
  };
  let open = hubs.map((hub) => ({ hub, worth: total(hub.pairs) }));
  const chosen: Pair[] = [];
  for (;;) {
    // What a mentor can offer only shrinks: nobody whose last offer was less needs another look.
    let [best, pairs] = [0n, [] as readonly Pair[]];
    open = open.filter(({ worth }) => worth > 0n).sort((a, b) => (a.worth === b.worth ? 0 : a.worth > b.worth ? -1 : 1));
    for (const each of open) {
      if (each.worth <= best) break;
      const now = offer(each.hub);
      each.worth = now.length >= least ? total(now) : 0n;
      if (each.worth > best) [best, pairs] = [each.worth, now];
    }
    if (pairs.length === 0) break;
    const { theme, mentor } = pairs[0] as Pair;
    led.add(seat(problem, theme, mentor));
    leads[mentor] = (leads[mentor] as number) - 1;
    for (const { city } of pairs) {
      learnt.add(seat(problem, theme, city));
      learns[city] = (learns[city] as number) - 1;
    }
    chosen.push(...pairs);
    open = open.filter(({ hub }) => hub.theme !== theme || hub.mentor !== mentor);
  }
  return isMatching(problem, chosen) ? chosen : null;
}

function total(pairs: readonly Pair[]): bigint {
  return pairs.reduce((sum, { worth }) => sum + worth, 0n);
}
