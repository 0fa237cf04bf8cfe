/** Matching by hand: a case worked on paper, each rule seen from the front door, and what a match becomes. `match-mentors.properties` has the brute force. */
import { describe, expect, test } from "vitest";
import { neighbourhoodParticipation } from "../../src/frameworks/neighbourhood-participation.ts";
import { advanceScheme, matchMentors, startScheme, tryMatchMentors } from "../../src/index.ts";
import { deeplyFrozen, survivesJson } from "../support/frozen.ts";
import { places, thrownBy } from "../support/issues.ts";
import { learner, mentor, result, theme, themed } from "./matching-specimen.ts";

const shown = ({ schemes }: ReturnType<typeof matchMentors>) =>
  schemes.map(({ theme: own, mentor: by, implementing }) => [own, by.id, implementing.map(({ city }) => city.id).join(" ")]);

/**
 * By hand. In ta, m has 80 and n 70; b has 40, c 50, d 60, e 65, f 30.
 * Gaps from m: b 40, c 30, d 20, e 15, f 50; from n: b 30, c 20, d 10, e 5, f 40.
 * One scheme of m takes the best four: 40 + 30 + 20 + 50 = 140. A second one of n would need three, and five are not enough for two schemes. So 140.
 */
const five = Object.entries({ b: 40, c: 50, d: 60, e: 65, f: 30 }).map(([id, value]) => ({
  ...learner(id, { ta: 0 }),
  results: [result(id, "ta", value)],
}));
const [m, n] = [
  { ...mentor("m", ["ta"]), results: [result("m", "ta", 80)] },
  { ...mentor("n", ["ta"]), results: [result("n", "ta", 70)] },
];

describe("by hand", () => {
  test("the four largest gaps go to the stronger mentor", () => {
    const found = matchMentors({ cities: [m, n, ...five], themes: [themed("ta")] });
    expect([shown(found), found.total.exact]).toEqual([[["ta", "m", "b c d f"]], "140"]);
    expect(found.unplaced).toEqual([{ city: "e", theme: "ta", reason: "worth-less", others: ["m", "n"], placedElsewhere: false }]);
    expect(found.schemes[0]?.matches[0]).toEqual({
      city: "b",
      gap: { value: 40, exact: "40" },
      basis: "measured",
      values: { mentor: { value: 80, exact: "80" }, own: { value: 40, exact: "40" } },
      likeness: null,
      worth: { value: 40, exact: "40" },
      languages: ["English"],
      reasons: [
        { code: "measured-gap", params: { points: "40", mentor: "80", own: "40" } },
        { code: "shared-language", params: { languages: "English" } },
        { code: "best-mentor", params: {} },
      ],
    });
  });
  test("a sixth city makes two schemes: of six, any three with m and three with n come to the same, so the first ids go to m", () => {
    // m takes three of b c d e f g, n the others: 3 × 80 + 3 × 70 − (40 + 50 + 60 + 65 + 30 + 20) = 450 − 265 = 185, whoever goes where. Four with m: 145 at most and no second.
    const g = { ...learner("g", { ta: 0 }), results: [result("g", "ta", 20)] };
    const found = matchMentors({ cities: [n, m, g, ...five], themes: [themed("ta")] });
    expect([shown(found), found.total.exact]).toEqual([
      [
        ["ta", "m", "b c d"],
        ["ta", "n", "e f g"],
      ],
      "185",
    ]);
  });
  test("two themes share a city that takes on one scheme: it goes where it is missed more", () => {
    // b, c and x for ta, d, e and x for tb; neither has three without x: 10 + 10 + 30 against 10 + 10 + 29.
    const cities = [
      mentor("m", ["ta"]),
      mentor("n", ["tb"]),
      ...["b", "c"].map((id) => learner(id, { ta: 10 })),
      ...["d", "e"].map((id) => learner(id, { tb: 10 })),
      learner("x", { ta: 30, tb: 29 }),
    ];
    const themes = [themed("ta"), themed("tb")];
    expect(shown(matchMentors({ cities, themes }))).toEqual([["ta", "m", "b c x"]]);
    expect(shown(matchMentors({ cities, themes, options: { place: ["d"] } }))).toEqual([["tb", "n", "d e x"]]);
    const roomy = cities.map((city) => (city.city.id === "x" ? { ...city, capacity: { implement: 2 } } : city));
    expect(matchMentors({ cities: roomy, themes }).schemes.length).toBe(2);
  });
  test("likeness decides between equal gaps, at the weight that was given", () => {
    const sized = (id: string, size: string) => ({ ...learner(id, { ta: 10 }), city: { id, name: `${id} (invented)`, context: { size } } });
    const cities = [
      { ...mentor("m", ["ta"]), city: { id: "m", name: "m (invented)", context: { size: "large" } } },
      ...["b", "c", "d"].map((id) => sized(id, "small")),
      ...["e", "f"].map((id) => sized(id, "large")),
    ];
    expect(shown(matchMentors({ cities, themes: [themed("ta")] }))).toEqual([["ta", "m", "b c d e"]]);
    const found = matchMentors({ cities, themes: [themed("ta")], options: { context: { weight: 4, factors: ["size"] } } });
    expect([shown(found), found.total.exact]).toEqual([[["ta", "m", "b c e f"]], "48"]);
    expect(found.schemes[0]?.matches[2]?.likeness).toEqual({ value: 1, exact: "1", near: ["size"] });
  });
  test("a scheme meets in one language, unless pairs are enough", () => {
    const cities = [
      mentor("m", ["ta"], ["English", "French"]),
      ...["b", "c"].map((id) => learner(id, { ta: 10 })),
      learner("d", { ta: 10 }, ["French"]),
    ];
    expect(shown(matchMentors({ cities, themes: [themed("ta")] }))).toEqual([]);
    const found = matchMentors({ cities, themes: [themed("ta")], options: { languages: "pairs" } });
    expect([shown(found), found.schemes[0]?.languages]).toEqual([[["ta", "m", "b c d"]], []]);
    expect(found.schemes[0]?.matches.map(({ languages }) => languages)).toEqual([["English"], ["English"], ["French"]]);
  });
  test("whoever was together before, as mentor or the other way round, is not again", () => {
    const cities = [mentor("m", ["ta"]), ...["b", "c", "d", "e"].map((id) => learner(id, { ta: 10 }))];
    for (const pair of [
      ["m", "c"],
      ["c", "m"],
    ] as const)
      expect(shown(matchMentors({ cities, themes: [themed("ta")], options: { earlier: [pair] } }))).toEqual([["ta", "m", "b d e"]]);
  });
  test("thirds add up exactly: three gaps of 33⅓ are worth 99.99… with thirty digits each", () => {
    const third = theme("ta");
    const value = (id: string, exact: number) => ({ ...learner(id, { ta: 0 }), results: [result(id, "ta", exact)] });
    const found = matchMentors({
      cities: [{ ...mentor("m", ["ta"]), results: [result("m", "ta", 66.7)] }, ...["b", "c", "d"].map((id) => value(id, 33.4))],
      themes: [{ framework: third }],
    });
    // 66.7 − 33.4 is 33.3, three times 99.9; in doubles it is 33.300000000000004.
    expect([found.total.exact, found.schemes[0]?.worth.exact, 66.7 - 33.4 === 33.3]).toEqual(["99.9", "99.9", false]);
  });
  test("nothing to match gives no scheme, and says so", () => {
    const found = matchMentors({ cities: [mentor("m", ["ta"])], themes: [themed("ta")] });
    expect([found.schemes, found.unplaced, found.total, found.optimal, found.nodesVisited]).toEqual([
      [],
      [],
      { value: 0, exact: "0" },
      true,
      0,
    ]);
  });
});

describe("what comes out", () => {
  const input = { cities: [m, n, ...five], themes: [themed("ta", 1), themed("tb")], options: { place: ["b"], leastGap: 5 } } as const;
  const found = matchMentors(input);
  test("is frozen and plain, with all defaults filled in", () => {
    expect([deeplyFrozen(found), survivesJson(found), JSON.parse(JSON.stringify(found))]).toEqual([true, true, found]);
    expect(found.settings).toEqual({
      ...{ earlier: [], place: ["b"], context: null, leastGap: 5, languages: "scheme", roles: "one", nodes: 32_768 },
      size: { least: 3, most: 4 },
    });
    expect(found.themes.map(({ id, title, schemes }) => [id, title, schemes])).toEqual([
      ["ta", "Theme ta", 1],
      ["tb", "Theme tb", null],
    ]);
    expect(found.cities[0]).toEqual({
      ...{ id: "b", name: "b (invented)", languages: ["English"], mentor: [], implement: ["ta"] },
      capacity: { mentor: 1, implement: 1 },
    });
    expect(found.statement).toContain("Nothing in “Theme ta” is official");
    expect(found.statement).toContain("How cities are matched is this project's own.");
  });
  test("shows values of matched cities alone", () => {
    expect(JSON.stringify(found)).not.toContain('"65"');
  });
  test("a match begins a scheme as it stands", () => {
    const themes = [{ framework: neighbourhoodParticipation }];
    const gap = { text: "Few residents come to meetings.", points: 20 };
    const head = (id: string) => ({ city: { id, name: `${id} (invented)` }, languages: ["English"] });
    const learners = ["b", "c", "d"].map((id) => ({ ...head(id), implement: [{ theme: "neighbourhoods", gap } as const] }));
    const matched = matchMentors({ themes, cities: [{ ...head("m"), mentor: ["neighbourhoods"] }, ...learners] });
    for (const { mentor: by, implementing } of matched.schemes) {
      const begun = startScheme(neighbourhoodParticipation, {
        theme: "neighbourhoods",
        implementing,
        date: "2026-01-12",
        by: "coordinator",
      });
      expect(advanceScheme(begun, "match", { mentor: by, date: "2026-02-02", by: "facilitator" })).toMatchObject({
        state: "matched",
        mentor: { id: "m" },
      });
    }
    expect(matched.schemes.length).toBe(1);
  });
});

describe("what is refused", () => {
  test("all at once, thrown or not", () => {
    const wrong = { cities: [{ ...m, languages: [], mentor: [3] }], themes: [themed("ta")], options: { nodes: 0 } };
    const expected = ["out-of-range at cities.0.languages", "wrong-type at cities.0.mentor.0", "out-of-range at options.nodes"];
    expect(places(thrownBy(() => matchMentors(wrong as never)))).toEqual(expected);
    const outcome = tryMatchMentors(wrong);
    expect([outcome.ok, outcome.ok ? [] : places(outcome.issues), deeplyFrozen(outcome)]).toEqual([false, expected, true]);
  });
  test("a demand that so few nodes neither meet nor refute", () => {
    const mentors = ["m", "n", "o", "p"].map((id) => mentor(id, ["ta"]));
    const learners = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => learner(id, { ta: 10 }));
    const input = { cities: [...mentors, ...learners], themes: [themed("ta", 3)] };
    expect(thrownBy(() => matchMentors({ ...input, options: { nodes: 1 } })).map(({ code, params }) => [code, params.nodes])).toEqual([
      ["matching-not-found", 1],
    ]);
    expect(thrownBy(() => matchMentors(input)).map(({ code }) => code)).toEqual(["demand-unmet"]);
  });
});
