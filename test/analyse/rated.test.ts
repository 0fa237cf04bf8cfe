/** Ratings of a review: each as it was asked, the later of one rater, told apart without ids; and a list as before. */
import { describe, expect, expectTypeOf, test } from "vitest";
import { readRated } from "../../src/analyse/rated.ts";
import {
  type AssessmentInput,
  addToReview,
  anonymise,
  type Disagreement,
  disagreements,
  fullyPartlyNot,
  measureAgreement,
  type Review,
  settle,
  startReview,
} from "../../src/index.ts";
import { leaf, tree } from "../small.ts";
import { places, thrownBy } from "../support/issues.ts";
import { aford, people, rated as rating, reviewAt } from "./review-specimen.ts";

const six = tree({
  g: { a: fullyPartlyNot, b: fullyPartlyNot, c: fullyPartlyNot },
  h: { a: fullyPartlyNot, b: leaf({ scale: fullyPartlyNot, onlyIf: { indicator: "t.h.a", is: ["fully"] } }) },
  i: { a: leaf({ scale: fullyPartlyNot, sameAs: ["t.g.a"] }) },
});
const team = ["north", "south"].map((id) => ({ id, role: "peer" as const, city: id, conflicts: [] }));
const levels = { f: "fully", p: "partly", n: "not-at-all" } as const;
const names = ["g.a", "g.b", "g.c", "h.a", "h.b"];
/** One letter for each of g.a, g.b, g.c, h.a, h.b. */
const said = (rater: AssessmentInput["rater"], letters: string, date = "2026-01-05"): AssessmentInput => ({
  city: aford,
  date,
  rater,
  answers: Object.fromEntries(
    [...letters].flatMap((letter, i) => (letter === "-" ? [] : [[`t.${names[i]}`, levels[letter as keyof typeof levels]]])),
  ),
});
const reviewOf = (...ratings: readonly { readonly assessment: AssessmentInput; readonly asks?: readonly string[] }[]): Review =>
  startReview(six, { host: aford, date: "2026-01-10", by: "host", team, ratings });
const north = said({ role: "peer", id: "north" }, "fpfff");
const south = said({ role: "peer", id: "south" }, "ppfn-");

describe("who was asked only some indicators", () => {
  const residents = said({ role: "stakeholder" }, "n----");
  const review = reviewOf({ assessment: north }, { assessment: south }, { assessment: residents, asks: ["t.g.a"] });

  test("takes no side in what was not asked, and leaves nothing open", () => {
    const found = disagreements(review);
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      // A third of the root in two indicators against three: h.a hangs on more.
      ["t.h.a", "answers"],
      ["t.g.a", "answers"],
      ["t.h.b", "applies"],
    ]);
    expect(found[0]?.sides.flatMap(({ raters }) => raters)).toEqual(["north", "south"]);
    // In a list nobody knows what was asked: there what is not answered is open.
    const listed = disagreements([
      ...review.ratings.map(({ assessment }) => ({ ...assessment, framework: six, kind: "assessment" as const })),
    ]);
    expect(listed.map(({ kind }) => kind)).toContain("open");
  });

  test("counts where it was asked, and in W where it was asked all", () => {
    const { overall, nodes, raters, cautions } = measureAgreement(review);
    expect(raters.map(({ id }) => id)).toEqual(["north", "south", "stakeholder"]);
    expect([overall.units, overall.of, overall.w.raters]).toEqual([4, 5, 2]);
    expect(nodes["t.g.a"]).toMatchObject({ units: 1, same: { value: 0 }, w: { raters: 3 } });
    expect(nodes["t.i.a"]).toMatchObject({ units: 1, same: { value: 0 }, w: { raters: 3 } });
    expect(cautions.find(({ code }) => code === "asked-in-part")?.text).toContain("Asked only some indicators: stakeholder.");
  });

  test("conditions on what was not asked fall away", () => {
    const asked = reviewOf({ assessment: said({ role: "stakeholder" }, "----p"), asks: ["t.h.b"] }, { assessment: south });
    // The south finds h.a not in place, so that h.b is not asked of it; residents were asked h.b alone.
    expect(disagreements(asked).map(({ id, kind }) => [id, kind])).toEqual([["t.h.b", "applies"]]);
  });

  test("has no say elsewhere in what is settled", () => {
    const { sources, unsettled } = settle(review, { otherwise: "leave-open" });
    expect(Object.keys(sources)).toEqual(["t.g.b", "t.g.c"]);
    expect(unsettled.find(({ id }) => id === "t.g.a")?.values).toEqual({ north: "fully", south: "partly", stakeholder: "not-at-all" });
    expect(unsettled.find(({ id }) => id === "t.h.a")?.values).toEqual({ north: "fully", south: "not-at-all" });
  });
});

describe("who rated", () => {
  test("twice counts as of the later day, where it was asked then", () => {
    const first = said({ role: "peer", id: "north" }, "nnnn-", "2026-01-02");
    const again = said({ role: "peer", id: "north" }, "f----", "2026-01-06");
    const whole = readRated(reviewOf({ assessment: again }, { assessment: first })).panel;
    expect(whole.raters.map(({ id, date }) => [id, date])).toEqual([["north", "2026-01-06"]]);
    expect(whole.voices[0]?.map(({ leaf: { level } }) => level)).toEqual(["fully", null, null, null, null, "fully"]);
    const part = readRated(reviewOf({ assessment: first }, { assessment: again, asks: ["t.g.a"] })).panel;
    expect(part.voices[0]?.map(({ leaf: { level } }) => level)).toEqual([
      ...["fully", "not-at-all", "not-at-all", "not-at-all", null, "fully"],
    ]);
  });

  test("without an id goes by the role; where several of one role have none, by the name", () => {
    const by = (name?: string) => ({ assessment: said({ role: "stakeholder", ...(name === undefined ? {} : { name }) }, "f----") });
    const ids = (review: Review) => readRated(review).panel.raters.map(({ id }) => id);
    expect(ids(reviewOf(by("Six associations")))).toEqual(["stakeholder"]);
    expect(ids(reviewOf(by("Six associations"), by("Tenants"), by()))).toEqual(["Six associations", "Tenants", "stakeholder"]);
    const same = { assessment: said({ role: "stakeholder", id: "north" }, "f----") };
    expect(ids(reviewOf({ assessment: north }, same))).toEqual(["peer north", "stakeholder north"]);
  });

  test("as peer or expert travelled together, unless the options say otherwise", () => {
    const review = reviewOf({ assessment: north }, { assessment: south }, { assessment: said({ role: "stakeholder" }, "f----") });
    expect(readRated(review).teams).toEqual([["north", "south"]]);
    const { teams, overall, cautions } = measureAgreement(review);
    expect(teams).toEqual([["north", "south"]]);
    expect(overall.pairs.map(({ raters, sameTeam }) => [raters.join(), sameTeam])).toEqual([
      ["north,south", true],
      ["north,stakeholder", false],
      ["south,stakeholder", false],
    ]);
    expect(cautions[0]?.text).toContain("north, south worked together");
    expect(measureAgreement(review, { teams: [] }).teams).toEqual([]);
    expect(readRated(reviewOf({ assessment: north })).teams).toEqual([]);
  });
});

describe("a review's own consensus", () => {
  const joint = said({ role: "consensus" }, "n-f--");
  const review = reviewOf({ assessment: north }, { assessment: south }, { assessment: joint });
  test("is settled already; the rule holds where it says nothing", () => {
    const { sources, assessment, raters } = settle(review, { otherwise: "lower-median-of-peers" });
    expect(Object.entries(sources as { [id: string]: { from: string } }).map(([id, { from }]) => [id, from])).toEqual([
      ["t.g.a", "consensus"],
      ["t.g.b", "lower-median-of-peers"],
      ["t.g.c", "consensus"],
      ["t.h.a", "lower-median-of-peers"],
      ["t.i.a", "consensus"],
    ]);
    expect((assessment.answers as { [id: string]: string })["t.g.a"]).toBe("not-at-all");
    expect(raters.map(({ counts }) => counts)).toEqual([true, true, true]);
  });
  test("gives way to a decision, and to `among`", () => {
    const rule = { otherwise: "lower-median-of-peers", decisions: { "t.g.a": { take: "north" } } } as const;
    expect((settle(review, rule).sources as { [id: string]: unknown })["t.g.a"]).toMatchObject({ from: "decision", raters: ["north"] });
    const among = settle(review, { otherwise: "lower-median-of-peers", among: ["peer"] });
    expect((among.sources as { [id: string]: unknown })["t.g.a"]).toMatchObject({ from: "lower-median-of-peers", raters: ["south"] });
  });
  test("is enough without peers", () =>
    expect(settle(reviewOf({ assessment: joint }), { otherwise: "leave-open" }).unsettled.map(({ reason }) => reason)).toEqual([
      ...["not-judged", "not-judged", "not-judged"],
    ]));
});

test("all three take a review in any state, and its plain copy", () => {
  for (const state of ["visited", "reportIssued"]) {
    const review = reviewAt(state);
    const copy = JSON.parse(JSON.stringify(review)) as Review;
    expect(measureAgreement(copy)).toEqual(measureAgreement(review));
    expect(disagreements(copy)).toEqual(disagreements(review));
    expect(settle(copy, { otherwise: "evidence-first" })).toEqual(settle(review, { otherwise: "evidence-first" }));
  }
  expect(places(thrownBy(() => measureAgreement(reviewAt("draft"))))).toEqual(["no-raters at "]);
  expect(places(thrownBy(() => measureAgreement({ kind: "review" } as never)))[0]).toMatch(/ at framework/);
});

test("what is made of a review without names has none", () => {
  const more = addToReview(reviewAt(), {
    date: "2026-07-01",
    by: "host",
    ratings: [{ assessment: rating(aford, "2026-06-30", { role: "expert", id: "xenia", name: "Xenia Expert" }, "not-at-all") }],
  });
  const made = (review: Review): string =>
    JSON.stringify([measureAgreement(review), disagreements(review), settle(review, { otherwise: "evidence-first" })]);
  const left = (text: string) => [...people, "petra", "xenia"].filter((name) => text.includes(name));
  expect(left(made(more)).length).toBeGreaterThan(3);
  expect(left(made(anonymise(more)))).toEqual([]);
});

test("ids are typed by the review", () => {
  const typed = startReview(tree({ a: fullyPartlyNot }) as never as typeof six, { host: aford, date: "2026-01-10", by: "host" });
  expectTypeOf<ReturnType<typeof disagreements<"t.a", "t">>>().toEqualTypeOf<readonly Disagreement<"t.a">[]>();
  expect(typed.kind).toBe("review");
});
