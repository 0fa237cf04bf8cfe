/** Each reason why a wish is not met, one city at a time; and why a match was made. */
import { describe, expect, test } from "vitest";
import { type MatchCity, type MatchOptions, matchMentors } from "../../src/index.ts";
import { learner, mentor, result, themed } from "./matching-specimen.ts";

const three = ["b", "c", "d"].map((id) => learner(id, { ta: 50 }));
const [ta, tb] = [themed("ta"), themed("tb")];

/** What is said of one city. */
function said(id: string, cities: readonly MatchCity[], options: MatchOptions = {}): readonly unknown[] {
  const { unplaced } = matchMentors({ cities, themes: [ta, tb], options });
  return unplaced
    .filter(({ city }) => city === id)
    .map(({ theme, reason, others, placedElsewhere }) => [theme, reason, others, ...(placedElsewhere ? ["elsewhere"] : [])]);
}

describe("a wish is not met because", () => {
  const a = mentor("a", ["ta"]);
  test("nobody else mentors there, shares a language, or was not together with it before", () => {
    expect(said("b", [...three, { ...learner("x", {}), mentor: ["tb"] }])).toEqual([["ta", "no-mentor", []]]);
    expect(said("x", [a, ...three, learner("x", { ta: 9 }, ["Greek"])])).toEqual([["ta", "no-language", ["a"]]]);
    expect(said("x", [a, ...three, learner("x", { ta: 9 })], { earlier: [["a", "x"]] })).toEqual([["ta", "earlier", ["a"]]]);
  });
  test("nothing says how large the gap is, or it is not large enough; the mentors that are left are named", () => {
    expect(said("x", [a, mentor("g", ["ta"], ["Greek"]), ...three, learner("x", { ta: 0 })])).toEqual([["ta", "no-value", ["a"]]]);
    expect(said("x", [a, ...three, learner("x", { ta: 9 })], { leastGap: 10 })).toEqual([["ta", "nothing-to-learn", ["a"]]]);
    const equal = { ...learner("x", { ta: 90 }), results: [result("x", "ta", 60)] };
    expect(said("x", [{ ...a, results: [result("a", "ta", 60)] }, ...three, equal])).toEqual([["ta", "nothing-to-learn", ["a"]]]);
  });
  test("it mentors there itself, or learns in another theme and takes on no more", () => {
    const x = { ...learner("x", { ta: 9 }), mentor: ["ta"] };
    expect(said("x", [mentor("a", ["ta"]), ...three, x, ...["e", "f", "g"].map((id) => learner(id, { ta: 40 }))])).toEqual([
      ["ta", "mentors-itself", []],
    ]);
    const both = learner("x", { ta: 60, tb: 5 });
    const others = ["h", "i", "j"].map((id) => learner(id, { tb: 20 }));
    expect(said("x", [a, mentor("e", ["tb"]), ...three.slice(1), both, ...others])).toEqual([["tb", "capacity-used", ["ta"], "elsewhere"]]);
  });
  test("no mentor could bring three together, also for want of a language or of any room", () => {
    expect(said("b", [a, ...three.slice(0, 2)])).toEqual([["ta", "too-few", ["a"]]]);
    const two = mentor("a", ["ta"], ["English", "Greek"]);
    expect(said("x", [two, ...three, learner("x", { ta: 9 }, ["Greek"])])).toEqual([["ta", "too-few", ["a"]]]);
    expect(said("b", [{ ...a, capacity: { mentor: 0 } }, ...three])).toEqual([["ta", "too-few", ["a"]]]);
  });
  test("its mentors are in another theme, or learn in this one", () => {
    const busy = mentor("a", ["ta", "tb"]);
    const others = ["e", "f", "g"].map((id) => learner(id, { tb: 90 }));
    expect(said("b", [busy, ...three, ...others])).toEqual([["ta", "mentors-elsewhere", ["a"]]]);
    const learns = { ...learner("x", { ta: 80 }), mentor: ["ta"] };
    const deaf = ["y", "z"].map((id) => learner(id, { ta: 5 }, ["English"]));
    const greek = learner("w", { ta: 30 }, ["Greek"]);
    expect(
      said(
        "w",
        [a, learns, ...three, { ...greek, languages: ["Greek"] }, ...deaf].map((city) =>
          city.city.id === "x"
            ? { ...city, languages: ["English", "Greek"] }
            : city.city.id === "y" || city.city.id === "z"
              ? { ...city, languages: ["Greek"] }
              : city,
        ),
      ),
    ).toEqual([["ta", "mentors-elsewhere", ["x"]]]);
  });
  test("their schemes are full, or with it the whole would be worth no more", () => {
    expect(said("x", [a, ...three, learner("e", { ta: 50 }), learner("x", { ta: 9 })])).toEqual([["ta", "schemes-full", ["a"]]]);
    // With x, d would have to leave the scheme of its language.
    const bi = mentor("a", ["ta"], ["English", "Greek"]);
    const greek = ["x", "y", "z"].map((id) => learner(id, { ta: 9 }, ["Greek"]));
    expect(said("x", [bi, ...three, ...greek])).toEqual([["ta", "worth-less", ["a"]]]);
  });
});

describe("a match was made because", () => {
  const { schemes } = matchMentors({
    themes: [ta],
    cities: [
      { ...mentor("a", ["ta"]), results: [result("a", "ta", 75)], city: { id: "a", name: "a (invented)", context: { size: "small" } } },
      { ...mentor("m", ["ta"]), results: [result("m", "ta", 80)] },
      ...["b", "c"].map((id) => ({
        ...learner(id, { ta: 0 }),
        results: [result(id, "ta", 40)],
        city: { id, name: `${id} (invented)`, context: { size: "small" } },
      })),
      learner("d", { ta: 20 }),
      ...["e", "f"].map((id) => learner(id, { ta: 30 })),
    ],
    options: { context: { weight: 10, factors: ["size"] }, earlier: [["m", "c"]] },
  });
  test("of its gap, the languages, likeness, and of what other mentors would have been worth", () => {
    const matches = schemes.flatMap(({ mentor: by, matches: all }) =>
      all.map(({ city, reasons }) => [by.id, city, reasons.map(({ code, params }) => [code, ...Object.values(params)])]),
    );
    expect(matches[0]).toEqual([
      "a",
      "b",
      [["measured-gap", "35", "75", "40"], ["shared-language", "English"], ["similar-context", "1", "size"], ["best-mentor"]],
    ]);
    expect(matches.find(([, city]) => city === "e")?.[2]).toEqual([
      ["declared-gap", "30"],
      ["shared-language", "English"],
      ["best-mentor"],
    ]);
  });
  test("a better mentor who has no room is named, with what it would be worth more", () => {
    const found = matchMentors({
      themes: [ta],
      cities: [
        { ...mentor("a", ["ta"]), results: [result("a", "ta", 60)] },
        { ...mentor("m", ["ta"]), results: [result("m", "ta", 80.5)] },
        ...["b", "c", "d", "e", "f", "g", "h"].map((id) => ({ ...learner(id, { ta: 0 }), results: [result(id, "ta", 40)] })),
      ],
    });
    const [first] = found.schemes;
    expect([first?.mentor.id, first?.matches.map(({ reasons }) => reasons.at(-1)?.params)]).toEqual([
      "a",
      Array.from({ length: 3 }, () => ({ city: "m", name: "m (invented)", more: "20.5" })),
    ]);
  });
});
