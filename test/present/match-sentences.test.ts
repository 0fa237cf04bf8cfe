/** A matching in sentences: every kind of match, of wish and of sureness, as a reader sees it. */
import { describe, expect, test } from "vitest";
import { describeMatching, type MatchCity, type Matching, matchMentors, type UnplacedReason } from "../../src/index.ts";
import { learner, mentor, result, themed } from "../analyse/matching-specimen.ts";
import { thrownBy } from "../support/issues.ts";

const three = ["b", "c", "d"].map((id, i) => learner(id, { ta: 10 * (i + 1) }));
const themes = [themed("ta"), themed("tb")];
const whole = matchMentors({ cities: [mentor("a", ["ta"]), ...three], themes });

describe("describeMatching", () => {
  test("says the whole, each scheme, each match and how sure it is", () => {
    expect(describeMatching(whole)).toEqual([
      "1 scheme was found, with 3 places for implementing cities. The gaps to learn from come to 60.0 points.",
      "“Theme ta”: a (invented) mentors b (invented), c (invented) and d (invented). All work in English.",
      "b (invented) learns from a (invented) in “Theme ta”: it named a gap of 10.0 points; both work in English.",
      "c (invented) learns from a (invented) in “Theme ta”: it named a gap of 20.0 points; both work in English.",
      "d (invented) learns from a (invented) in “Theme ta”: it named a gap of 30.0 points; both work in English.",
      "Every wish to learn is met.",
      "No other matching within these limits is worth more.",
      "This counts points, languages and places. Whether two cities get on, who has the time and what matters more, it cannot know.",
    ]);
  });
  test("measured gaps with both values; likeness; a better mentor; languages in pairs", () => {
    const city = (id: string) => ({ id, name: `${id} (invented)`, context: { population: id.charCodeAt(0) * 1000, port: id === "b" } });
    const valued = (own: MatchCity, value: number): MatchCity => ({
      ...own,
      city: city(own.city.id),
      results: [result(own.city.id, "ta", value)],
    });
    const cities = [
      valued(mentor("a", ["ta"], ["English", "French"]), 75),
      valued(mentor("m", ["ta"], ["English"]), 80),
      ...["b", "c", "d"].map((id) => valued(learner(id, { ta: 0 }), 40)),
      ...["e", "f", "g"].map((id) => valued(learner(id, { ta: 0 }, id === "e" ? ["French", "English"] : ["English"]), 40)),
    ];
    const options = { context: { weight: 4, factors: ["population", "port"] }, languages: "pairs" } as const;
    const said = describeMatching(matchMentors({ cities, themes, options }));
    expect(said[0]).toBe(
      "2 schemes were found, with 6 places for implementing cities. Gaps to learn from, and likeness, come to 242.5 points.",
    );
    // b and a: 1,000 of 12,000 residents apart, and one is a port: 1 − (1/12 + 1) / 2 = 0.46. m would be worth 5 − 4 × (0.458… − 0.041…) = 3.33 more.
    expect(said.slice(1, 4)).toEqual([
      "“Theme ta”: a (invented) mentors b (invented), c (invented) and d (invented). All work in English.",
      "b (invented) learns from a (invented) in “Theme ta”: 35.0 points behind (40.0 and 75.0 of 100); both work in English; alike by 0.46 of 1, closest in population; m (invented) would be worth 3.3 points more for it alone, but not for all.",
      "c (invented) learns from a (invented) in “Theme ta”: 35.0 points behind (40.0 and 75.0 of 100); both work in English; alike by 0.92 of 1, closest in port; m (invented) would be worth 3.7 points more for it alone, but not for all.",
    ]);
  });
  test("each reason why a wish is not met", () => {
    const say = (reason: UnplacedReason, others: readonly string[], placedElsewhere = false): string => {
      const unplaced = [{ city: "b", theme: "ta", reason, others, placedElsewhere }];
      return (describeMatching({ ...whole, unplaced } as Matching).at(-3) as string).replace(
        "b (invented) has no place in “Theme ta”",
        "…",
      );
    };
    expect(say("no-mentor", [])).toBe("…: nobody else is willing to mentor there.");
    expect(say("no-language", ["a", "c"])).toBe("…: it shares no language with a (invented) and c (invented).");
    expect(say("earlier", ["a"])).toBe("…: it was together before with all that it could talk to (a (invented)).");
    expect(say("no-value", ["a"])).toBe("…: no result and no points that it named say how far it is from a (invented).");
    expect(say("nothing-to-learn", ["a"])).toBe("…: the gap is not large enough to learn from a (invented).");
    expect(say("mentors-itself", [])).toBe("…: it mentors there itself.");
    expect(say("capacity-used", ["tb"], true)).toBe("…, but in another theme: it takes on no more schemes than it has in “Theme tb”.");
    expect(say("too-few", ["a"])).toBe("…: fewer than three cities could be brought together by a (invented).");
    expect(say("mentors-elsewhere", ["a", "c"])).toBe("…: a (invented) and c (invented) are taken by other schemes.");
    expect(say("schemes-full", ["a"])).toBe("…: the scheme of a (invented) is full.");
    expect(say("worth-less", ["a", "c"])).toBe("…: no matching with it in a scheme of a (invented) or c (invented) is worth more.");
  });
  test("nothing found, nothing wished, and languages that not all share", () => {
    const none = describeMatching(matchMentors({ cities: [mentor("a", ["ta"])], themes }));
    expect(none.slice(0, 2)).toEqual(["No scheme could be formed.", "No city wishes to learn."]);
    const [scheme] = whole.schemes;
    expect(describeMatching({ ...whole, schemes: [{ ...scheme, languages: [] }] } as unknown as Matching)[1]).toContain(
      "No language is shared by all of them; each works with the mentor in one.",
    );
  });
  test("how sure it is: by a solver, with ties open, or stopped", () => {
    const sure = (change: Partial<Matching>): string => describeMatching({ ...whole, ...change }).at(-2) as string;
    expect(sure({ tolerance: 0.000001, tiesSettled: false })).toBe(
      "No other matching within these limits is worth more by over a millionth of a point. Others may be worth as much.",
    );
    expect(sure({ tolerance: 0.000002 })).toBe("No other matching within these limits is worth more by over 0.000002 points.");
    expect(sure({ optimal: false, tiesSettled: false, bound: { value: 70.25, exact: "70.25" }, nodesVisited: 12 })).toBe(
      "The search stopped after 12 nodes. There may be a better matching, but none is worth more than 70.3 points.",
    );
    const stopped = {
      ...whole,
      optimal: false,
      unplaced: [{ city: "b", theme: "ta", reason: "worth-less", others: ["a"], placedElsewhere: false }],
    };
    expect(describeMatching(stopped as Matching).at(-3)).toContain(
      "no matching was found with it in a scheme of a (invented) that is worth more.",
    );
  });
  test("anything else is refused", () => {
    expect(thrownBy(() => describeMatching({ kind: "matching" } as never))[0]?.code).toBe("missing-key");
    expect(thrownBy(() => describeMatching(null as never))[0]?.code).toBe("not-a-matching");
  });
});
