/**
 * The nearest known word to a misspelt one, for "Did you mean …?": Damerau-Levenshtein distance (optimal string alignment), at most a third of
 * the word's length. Words over 200 characters have no neighbour: the cost grows with the product of the lengths.
 */
export function nearest(word: unknown, known: Iterable<string>): string | null {
  if (typeof word !== "string" || word.length === 0 || word.length > 200) return null;
  const wanted = word.toLowerCase();
  const most = Math.max(1, Math.floor(word.length / 3));
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    // A last segment that is right counts as near: "named-lead" means "governance.leadership.named-lead".
    const distance = lower.endsWith(`.${wanted}`) ? 0.5 : editDistance(wanted, lower, bestDistance);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  return best;
}

/** Edit distance with transpositions; stops and returns `limit` as soon as it cannot be below it. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      // Before the first letter there is none, which is like no letter.
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
