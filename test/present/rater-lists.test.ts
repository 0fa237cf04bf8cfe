/** What several raters say, as a notebook shows it: figures with intervals, what was settled and who said what, and the sides of disagreements. */
import { describe, expect, test } from "vitest";
import { disagreements, measureAgreement, settle } from "../../src/index.ts";
import { display } from "../../src/present/notebook.ts";
import { flatSides } from "../../src/present/rater-lists.ts";
import { hall, peer, rows, self, town } from "../assess/panel-cases.ts";
import { places, thrownBy } from "../support/issues.ts";

const lines = (text: string): string[] => text.split("\n");
const ratings = [self(hall("fpn")), peer("north", { ...hall("np-"), "town.ways.posts": 40 }), peer("south", hall("-pp"))];

describe("agreement", () => {
  // The city F F F P P N, a peer F F P P N N: worked by hand in measure-agreement.test.ts.
  const two = measureAgreement(rows(["self", "city", "fffppn"], ["peer", "north", "ffppnn"]));
  const { text } = display(two);
  test("has a row for each part with its intervals, what the city claims, and each two raters", () => {
    const all = lines(text);
    expect(all[0]).toBe("Aford (invented): how far 2 raters agree, rows 1.0.0");
    expect(text).toContain("Raters: city (self), north (peer).");
    expect(text).toContain("Intervals hold 95 % of 2000 draws of indicators (percentile bootstrap, seed 1).");
    expect(all.find((line) => line.startsWith("rows  "))).toMatch(/^rows +6 +6 +0\.67 +0\.33 to 1\.00 +0\.76 +-?\d\.\d\d to 1\.00 +0\.92$/);
    expect(all.find((line) => line.startsWith("rows.q2"))).toMatch(/^rows\.q2 +1 +1 +0\.00 +– +too few units +– +too few units$/);
    expect(text).toMatch(/\nrows +peer +6 +16\.7 +0\.0 to 33\.3\n/);
    expect(text).toMatch(/\ncity, north +no +6 +0\.67 +fully-partly-not +0\.50 +0\.63 +0\.75 +/);
    for (const { text: caution } of two.cautions) expect(text.replace(/\s+/g, " ")).toContain(caution.replace(/\s+/g, " "));
  });
  test("takes framework and depth, for titles", () => {
    const shown = display(measureAgreement(ratings), { framework: town, depth: 1 }).text;
    expect(shown).toMatch(/\n· Hall +3 +4 /);
    expect(shown).not.toContain("Warm");
  });
});

describe("a settlement", () => {
  const settled = settle(ratings, {
    otherwise: "lower-median-of-peers",
    decisions: { "town.hall.open": { take: "city", reason: "Seen" } },
  });
  test("says what holds, from where, and all that was said, in words", () => {
    const all = lines(display(settled).text);
    expect(all[0]).toBe("Aford (invented): what was settled, A small town (invented) 1.0.0");
    expect(all.find((line) => line.startsWith("Open"))).toMatch(/^Open +Fully +decision +city +Seen +city: Fully; north: Not at all$/);
    expect(all.find((line) => line.startsWith("Posts"))).toMatch(/^Posts +40 % +lower median of peers +north +– +north: 40 %$/);
    expect(all.find((line) => line.startsWith("Signs"))).toMatch(/^Signs +not judged +–$/);
  });
  test("has its framework with it", () =>
    expect(places(thrownBy(() => display(settled, { framework: town })))).toEqual(["option-no-effect at options.framework"]));
});

describe("disagreements", () => {
  const found = disagreements(ratings);
  test("have a row each, with the sides in words", () => {
    const all = lines(display(found).text);
    expect(all[0]).toBe("3 rows");
    expect(all[3]).toMatch(/^town\.hall\.open +Open +answers +100 +0\.125 +12\.5 +Fully: city; Not at all: north; /);
    expect(lines(display(found, { columns: ["title", "sides"] }).text)[1]).toMatch(/^title +sides$/);
    expect(display([]).text).toContain("No rows.");
  });
  test("other rows stay as they are", () => {
    for (const row of [{ a: 1 }, { sides: "two", spread: 1 }, { sides: [{ words: 5 }], spread: 1 }])
      expect(flatSides(row as never)).toBe(row);
  });
});
