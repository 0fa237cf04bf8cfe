/**
 * Matching as a problem of whole numbers: pairs of mentor and implementing city with what each is worth, and what may not go together. It knows nothing of
 * gaps and languages; which of two matchings is better, and what is wrong with one, is said here and nowhere else.
 */

/** A mentor and a city that could learn from it in a theme. Themes and cities are places in lists that are sorted by id. */
export interface Pair {
  readonly theme: number;
  readonly mentor: number;
  readonly city: number;
  /** In units of 10⁻³⁰ points. */
  readonly worth: bigint;
  /** Bits: the languages of its hub in which the two can talk. */
  readonly rooms: number;
}

/** A scheme that could be: a mentor in a theme, with all that could learn from it there. */
export interface Hub {
  readonly theme: number;
  readonly mentor: number;
  readonly pairs: readonly Pair[];
  /** How many languages tell its pairs apart; 1 if all can meet. */
  readonly rooms: number;
}

/** What is matched. */
export interface Problem {
  /** By theme, mentor, city. */
  readonly pairs: readonly Pair[];
  /** By theme, mentor. */
  readonly hubs: readonly Hub[];
  /** How many schemes each city takes on. */
  readonly asMentor: readonly number[];
  readonly asImplementer: readonly number[];
  /** How many cities learn in a scheme. */
  readonly least: number;
  readonly most: number;
  /** How many schemes a theme must have. */
  readonly wanted: ReadonlyMap<number, number>;
  /** Cities that must learn in some scheme. */
  readonly placed: ReadonlySet<number>;
}

/** Some of all pairs, sorted as they are there. */
export type Matching = readonly Pair[];

export function worthOf(matching: Matching): bigint {
  return matching.reduce((sum, { worth }) => sum + worth, 0n);
}

/** A list by theme, mentor and city. */
export function comparePairs(a: Pair, b: Pair): number {
  return a.theme - b.theme || a.mentor - b.mentor || a.city - b.city;
}

/** Below 0 if the first is the better one: worth more; then more cities in schemes; then the first pair that only one of them has. */
export function compareMatchings(a: Matching, b: Matching): number {
  const [one, two] = [worthOf(a), worthOf(b)];
  if (one !== two) return one > two ? -1 : 1;
  if (a.length !== b.length) return b.length - a.length;
  for (const [i, pair] of a.entries()) {
    const order = comparePairs(pair, b[i] as Pair);
    if (order !== 0) return order;
  }
  return 0;
}

/** Pairs by what they share. */
export function grouped<T>(items: readonly T[], key: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const of = key(item);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [item]);
    else group.push(item);
  }
  return groups;
}

/** A number for a theme and a city. */
export function seat({ asMentor }: Pick<Problem, "asMentor">, theme: number, city: number): number {
  return theme * asMentor.length + city;
}

/** The languages in which all of these can talk, as bits. */
export function commonRooms(pairs: readonly Pair[]): number {
  return pairs.reduce((rooms, pair) => rooms & pair.rooms, -1);
}

/** Whether these pairs are a matching that keeps every limit and meets every demand. */
export function isMatching(problem: Problem, pairs: Matching): boolean {
  const { asMentor, asImplementer, least, most, wanted, placed } = problem;
  const known = new Set(problem.pairs);
  const schemes = [...grouped(pairs, ({ theme, mentor }) => seat(problem, theme, mentor)).values()].map((group) => ({
    theme: (group[0] as Pair).theme,
    mentor: (group[0] as Pair).mentor,
    group,
  }));
  const led = new Set(schemes.map(({ theme, mentor }) => seat(problem, theme, mentor)));
  const learns = pairs.map(({ theme, city }) => seat(problem, theme, city));
  const within = (groups: ReadonlyMap<number, readonly unknown[]>, most_: readonly number[]): boolean =>
    [...groups].every(([city, group]) => group.length <= (most_[city] as number));
  const byCity = grouped(pairs, ({ city }) => city);
  const byTheme = grouped(schemes, ({ theme }) => theme);
  return (
    pairs.every((pair) => known.has(pair)) &&
    schemes.every(({ group }) => group.length >= least && group.length <= most && commonRooms(group) !== 0) &&
    new Set(learns).size === learns.length &&
    learns.every((one) => !led.has(one)) &&
    within(byCity, asImplementer) &&
    within(
      grouped(schemes, ({ mentor }) => mentor),
      asMentor,
    ) &&
    [...wanted].every(([theme, count]) => (byTheme.get(theme)?.length ?? 0) >= count) &&
    [...placed].every((city) => byCity.has(city))
  );
}

/**
 * A problem in parts that have nothing to do with each other: the best matching of the whole is the best of each. Parts that no pair belongs to are left
 * out, and with them demands that nobody can meet; {@link isHopeless} finds those.
 */
export function partsOf(problem: Problem): readonly Problem[] {
  const { hubs, pairs, asMentor, asImplementer, wanted, placed } = problem;
  const links = hubs.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (links[at] !== at) at = links[at] as number;
    links[i] = at;
    return at;
  };
  const join = (group: readonly number[]): void => {
    for (const hub of group) links[root(hub)] = root(group[0] as number);
  };
  const at = new Map(hubs.map((hub, i) => [seat(problem, hub.theme, hub.mentor), i]));
  const hubOf = (pair: Pair): number => at.get(seat(problem, pair.theme, pair.mentor)) as number;
  // A city learns once in a theme, and does not mentor there.
  for (const [place, group] of grouped(pairs, ({ theme, city }) => seat(problem, theme, city)))
    join([...group.map(hubOf), ...(at.has(place) ? [at.get(place) as number] : [])]);
  for (const [city, group] of grouped(pairs, (pair) => pair.city))
    if (placed.has(city) || new Set(group.map(({ theme }) => theme)).size > (asImplementer[city] as number)) join(group.map(hubOf));
  for (const [mentor, group] of grouped([...hubs.keys()], (i) => (hubs[i] as Hub).mentor))
    if (group.length > (asMentor[mentor] as number)) join(group);
  for (const [theme, group] of grouped([...hubs.keys()], (i) => (hubs[i] as Hub).theme)) if (wanted.has(theme)) join(group);
  return [...grouped([...hubs.keys()], root).values()].map((group) => {
    const own = group.map((i) => hubs[i] as Hub);
    const inside = own.flatMap((hub) => hub.pairs);
    const [themes, cities] = [new Set(own.map(({ theme }) => theme)), new Set(inside.map(({ city }) => city))];
    return {
      ...problem,
      hubs: own,
      pairs: inside,
      wanted: new Map([...wanted].filter(([theme]) => themes.has(theme))),
      placed: new Set([...placed].filter((city) => cities.has(city))),
    };
  });
}

/** Whether a demand cannot be met for want of any pair at all. */
export function isHopeless({ hubs, pairs, wanted, placed }: Problem): boolean {
  const [themes, cities] = [new Set(hubs.map(({ theme }) => theme)), new Set(pairs.map(({ city }) => city))];
  return [...wanted.keys()].some((theme) => !themes.has(theme)) || [...placed].some((city) => !cities.has(city));
}
