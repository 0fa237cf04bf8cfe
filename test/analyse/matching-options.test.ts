/** What `matchMentors` refuses: ids, languages and factors that are not there, results that may not be seen or belong elsewhere, and hostile values. */
import { describe, expect, test } from "vitest";
import { readMatching } from "../../src/analyse/matching-options.ts";
import { assess, type MatchInput, score, tryMatchMentors } from "../../src/index.ts";
import { percent, tree } from "../small.ts";
import { flawsOf, places, thrownBy } from "../support/issues.ts";
import { learner, mentor, result, theme, themed } from "./matching-specimen.ts";

const cities = [mentor("a", ["ta"]), learner("b", { ta: 10 }), learner("c", { ta: 20 })];
const good: MatchInput = { cities, themes: [themed("ta"), themed("tb")] };
const found = (change: { readonly [key: string]: unknown }): string[] => {
  const issues = thrownBy(() => readMatching({ ...good, ...change }));
  expect(issues.flatMap(flawsOf)).toEqual([]);
  return places(issues);
};
const withCity = (change: object): { readonly cities: readonly unknown[] } => ({
  cities: [{ ...cities[0], ...change }, ...cities.slice(1)],
});

describe("what is read", () => {
  test("by id, with defaults filled in and values of scored nodes", () => {
    const a = { ...mentor("z", ["tb", "ta"], ["French", "English"]), results: [result("z", "tb", 40)], capacity: { mentor: 2 } };
    const { themes, cities: read } = readMatching({
      themes: [themed("tb"), themed("ta", 2)],
      cities: [a, learner("b", { ta: 0, tb: 30 })],
    });
    expect(themes.map(({ id, title, schemes }) => [id, title, schemes])).toEqual([
      ["ta", "Theme ta", 2],
      ["tb", "Theme tb", null],
    ]);
    expect(
      read.map(({ city, languages, mentor: own, capacity, values }) => [
        city.id,
        languages,
        own,
        capacity,
        [...values].map(([t, v]) => [t, String(v)]),
      ]),
    ).toEqual([
      ["b", ["English"], [], { mentor: 1, implement: 1 }, []],
      ["z", ["English", "French"], [0, 1], { mentor: 2, implement: 1 }, [[1, "40"]]],
    ]);
    expect([...(read[0]?.implement ?? [])].map(([t, { text, points }]) => [t, text, points === null ? null : String(points)])).toEqual([
      [0, "Gap of b", null],
      [1, "Gap of b", "30"],
    ]);
  });
  test("a theme may be a group below the root; a node without a score has no value", () => {
    const two = tree({ g: { x: percent, y: percent }, h: percent });
    const own = assess(two, {
      ...{ city: { id: "a", name: "a (invented)" }, date: "2026-03-01", rater: { role: "self" }, visibility: "public" },
      answers: { "t.h": 50, "t.g.x": { missing: "unknown" } },
    });
    const read = readMatching({
      themes: [{ framework: two, node: "t.g" }, { framework: two }],
      cities: [{ ...mentor("a", ["t.g"]), results: [own] }],
    });
    expect(read.themes.map(({ id, title }) => [id, title])).toEqual([
      ["t", "T"],
      ["t.g", "g"],
    ]);
    expect([...(read.cities[0]?.values.keys() ?? [])]).toEqual(score(own).total.status === "scored" ? [0] : []);
  });
});

describe("refused, with the place:", () => {
  test.each<[string, { readonly [key: string]: unknown }, readonly string[]]>([
    ["no cities, no themes", { cities: [], themes: [] }, ["out-of-range at cities", "out-of-range at themes"]],
    ["no lists", { cities: 3, themes: "x" }, ["wrong-type at cities", "wrong-type at themes"]],
    ["another key", { city: [] }, ["unknown-key at city"]],
    ["a theme without a framework", { themes: [{}] }, ["missing-key at themes.0.framework"]],
    [
      "a theme that is no node",
      { themes: [{ framework: theme("ta"), node: "ta.x" }, themed("tb")] },
      [
        "unknown-node at themes.0.node",
        "theme-unknown at cities.0.mentor.0",
        "theme-unknown at cities.1.implement.0.theme",
        "theme-unknown at cities.2.implement.0.theme",
      ],
    ],
    [
      "a theme that is an indicator",
      { themes: [themed("ta"), { framework: theme("tb"), node: "tb.q" }] },
      ["node-unsuitable at themes.1.node"],
    ],
    ["a theme twice", { themes: [themed("ta"), themed("ta")] }, ["listed-twice at themes.1"]],
    ["no schemes asked for", { themes: [{ ...themed("ta"), schemes: 0 }] }, ["out-of-range at themes.0.schemes"]],
    ["a city twice", { cities: [...cities, cities[0]] }, ["city-twice at cities.3.city.id"]],
    ["no language", withCity({ languages: [] }), ["out-of-range at cities.0.languages"]],
    [
      "a language in two spellings, and twice",
      withCity({ languages: ["english", "English", "english"] }),
      [
        "language-spelling at cities.0.languages.1",
        "named-twice at cities.0.languages.2",
        "language-spelling at cities.1.languages.0",
        "language-spelling at cities.2.languages.0",
      ],
    ],
    [
      "themes that are none, or twice",
      withCity({ mentor: ["tc", "ta", "ta"] }),
      ["theme-unknown at cities.0.mentor.0", "named-twice at cities.0.mentor.2"],
    ],
    [
      "a gap of nothing",
      withCity({ implement: [{ theme: "ta", gap: { text: "x", points: 0 } }] }),
      ["out-of-range at cities.0.implement.0.gap.points"],
    ],
    [
      "a gap without a word",
      withCity({ implement: [{ theme: "ta", gap: { text: " " } }] }),
      ["bad-format at cities.0.implement.0.gap.text"],
    ],
    ["half a scheme", withCity({ capacity: { mentor: 0.5 } }), ["wrong-type at cities.0.capacity.mentor"]],
    [
      "a context that is no value",
      withCity({ city: { id: "a", name: "A", context: { x: null } } }),
      ["bad-format at cities.0.city.context.x"],
    ],
  ])("%s", (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });
  test.each<[string, object, readonly string[]]>([
    [
      "earlier pairs of strangers, and of one city",
      {
        earlier: [
          ["a", "x"],
          ["b", "b"],
        ],
      },
      ["city-unknown at options.earlier.0.1", "named-twice at options.earlier.1.1"],
    ],
    ["a pair of three", { earlier: [["a", "b", "c"]] }, ["out-of-range at options.earlier.0"]],
    [
      "a place for a stranger, or for one twice",
      { place: ["x", "b", "b"] },
      ["city-unknown at options.place.0", "named-twice at options.place.2"],
    ],
    ["a place for some", { place: "some" }, ["bad-format at options.place"]],
    [
      "a factor that nobody states, twice",
      { context: { weight: 1, factors: ["size", "size"] } },
      ["context-not-stated at options.context.factors.0", "named-twice at options.context.factors.1"],
    ],
    ["a weight of nothing", { context: { weight: 0, factors: ["size"] } }, ["out-of-range at options.context.weight"]],
    ["a least gap of nothing", { leastGap: 0 }, ["out-of-range at options.leastGap"]],
    ["no nodes", { nodes: 0 }, ["out-of-range at options.nodes"]],
    ["a promise of a solver", { solver: Promise.resolve({}) }, ["not-a-solver at options.solver"]],
    ["another way to meet", { languages: "any" }, ["not-allowed at options.languages"]],
  ])("%s", (_, options, expected) => {
    expect(found({ options })).toEqual(expected);
  });
});

describe("results", () => {
  const handed = (...results: readonly unknown[]): string[] => found(withCity({ results }));
  test("that only the city may see are refused, also where nothing is said; a scorecard says nothing of that", () => {
    expect(handed(result("a", "ta", 50, "city"))).toEqual(["result-not-shared at cities.0.results.0"]);
    expect(handed(result("a", "ta", 50, null))).toEqual(["result-not-shared at cities.0.results.0"]);
    const read = readMatching({ ...good, ...withCity({ results: [score(result("a", "ta", 50, "city"))] }) });
    expect(String(read.cities[0]?.values.get(0))).toBe("50");
    expect(String(readMatching({ ...good, ...withCity({ results: [result("a", "ta", 50, "public")] }) }).cities[0]?.values.get(0))).toBe(
      "50",
    );
  });
  test("of another city, of no theme, and twice", () => {
    expect(handed(result("b", "ta", 50))).toEqual(["city-elsewhere at cities.0.results.0.city.id"]);
    expect(handed(result("a", "tc", 50))).toEqual(["result-of-no-theme at cities.0.results.0"]);
    expect(handed(result("a", "ta", 50), score(result("a", "ta", 60)))).toEqual(["result-twice at cities.0.results.1"]);
    expect(handed(3, null, theme("ta"), { kind: "scorecard" })).toEqual([
      "not-a-scorecard at cities.0.results.0",
      "not-a-scorecard at cities.0.results.1",
      "not-a-scorecard at cities.0.results.2",
      ...[
        "missing-key at cities.0.results.3.framework",
        "missing-key at cities.0.results.3.city",
        "missing-key at cities.0.results.3.date",
      ],
      ...["rater", "policy", "nodes", "gates", "band", "statement"].map((key) => `missing-key at cities.0.results.3.${key}`),
    ]);
    expect(found(withCity({ results: "all" }))).toEqual(["wrong-type at cities.0.results"]);
  });
  test("under other policies, or by raters in other roles unless that is asked for", () => {
    const peers = assess(theme("ta"), { ...result("b", "ta", 20), rater: { role: "peer" } });
    const mixed = {
      cities: [
        { ...cities[0], results: [result("a", "ta", 50)] },
        { ...cities[1], results: [peers] },
      ],
    };
    expect(found(mixed)).toEqual(["roles-mixed at cities.1.results.0"]);
    expect(readMatching({ ...good, ...mixed, options: { roles: "mixed" } }).cities.map(({ values }) => values.size)).toEqual([1, 1]);
    const other = score(result("b", "ta", 20), { aggregate: "geometric" });
    expect(found({ cities: [mixed.cities[0], { ...cities[1], results: [other] }] })).toEqual(["policies-mixed at cities.1.results.0"]);
  });
});

describe("hostile values", () => {
  const thrower = {
    get x(): never {
      throw new Error("no");
    },
  };
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const hostile: readonly unknown[] = [
    null,
    undefined,
    7,
    "x",
    [],
    {},
    thrower,
    cycle,
    () => 1,
    Number.NaN,
    new Map(),
    Symbol("s"),
    Object.create(null),
    JSON.parse('{"__proto__":{"a":1}}'),
    [cycle],
    Proxy.revocable({}, {}).proxy,
  ];
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  test("everywhere give issues and nothing else", () => {
    let refused = 0;
    for (const value of [...hostile, proxy])
      for (const input of [
        value,
        { ...good, cities: value },
        { ...good, cities: [value] },
        { ...good, themes: value },
        { ...good, themes: [value] },
        { ...good, themes: [{ framework: value }] },
        { ...good, options: value },
        { ...good, options: { solver: value } },
        { ...good, options: { earlier: [value], place: value, context: value } },
        { ...good, cities: [{ ...cities[0], results: value }] },
        { ...good, cities: [{ ...cities[0], results: [value] }] },
        { ...good, cities: [{ ...cities[0], implement: [value], capacity: value }] },
      ]) {
        const outcome = tryMatchMentors(input);
        if (outcome.ok) continue;
        refused++;
        expect(outcome.issues.flatMap(flawsOf)).toEqual([]);
      }
    expect(refused).toBeGreaterThan(150);
  });
  test("the input is neither kept nor frozen", () => {
    const input = { cities: [{ ...mentor("a", ["ta"]), languages: ["English"] }], themes: [themed("ta")] };
    tryMatchMentors(input);
    expect([Object.isFrozen(input), Object.isFrozen(input.cities), Object.isFrozen(input.cities[0]?.languages)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
