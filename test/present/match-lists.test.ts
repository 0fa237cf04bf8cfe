/** A matching as a notebook shows it. */
import { describe, expect, test } from "vitest";
import { matchMentors } from "../../src/index.ts";
import { display } from "../../src/present/notebook.ts";
import { learner, mentor, result, themed } from "../analyse/matching-specimen.ts";
import { places, thrownBy } from "../support/issues.ts";

// Elm has 80, Ash 35 of it: 45 behind. Bay and Cob named 30 and 20.5. Dun and Elm share no language.
const elm = { ...mentor("elm", ["tx"]), results: [result("elm", "tx", 80)] };
const ash = { ...learner("ash", { tx: 10 }), results: [result("ash", "tx", 35)] };
const cities = [elm, ash, learner("bay", { tx: 30 }), learner("cob", { tx: 20.5 }), learner("dun", { tx: 40 }, ["German"])];
const found = matchMentors({ cities, themes: [themed("tx")] });
const lines = (text: string): string[] => text.split("\n");

describe("a matching", () => {
  const all = lines(display(found).text);
  const title = found.themes[0]?.title ?? "";

  test("says how many schemes there are, what they come to, and how sure that is", () => {
    expect(all[0]).toBe("Mentoring: 1 scheme in 1 theme");
    const text = all.join(" ").replace(/\s+/g, " ");
    expect(text).toContain("1 scheme was found, with 3 places for implementing cities. The gaps to learn from come to 95.5 points.");
    expect(text).toContain("No other matching within these limits is worth more.");
  });

  test("has a row for each match, with what it rests on", () => {
    const cells = (name: string): string[] => (all.find((line) => line.includes(`  ${name} (invented)`)) ?? "").split(/ {2,}/);
    expect(cells("ash")).toEqual([title, "elm (invented)", "ash (invented)", "45.0", "measured", "80.0", "35.0", "–", "45.0", "English"]);
    expect(cells("cob")).toEqual([title, "elm (invented)", "cob (invented)", "20.5", "declared", "80.0", "–", "–", "20.5", "English"]);
  });

  test("has a row for each wish that is not met", () => {
    const row = all.find((line) => line.startsWith("dun (invented)")) ?? "";
    expect(row.split(/ {2,}/)).toEqual(["dun (invented)", title, "no language", "elm (invented)", "no"]);
    const met = matchMentors({ cities: cities.slice(0, 4), themes: [themed("tx")] });
    expect(display(met).text).not.toContain("not met");
  });

  test("comes back from JSON, takes no options but rows, and nothing that is none", () => {
    expect(display(JSON.parse(JSON.stringify(found))).text).toBe(display(found).text);
    expect(display(found, { rows: 1 }).text).toContain("elm (invented)");
    expect(places(thrownBy(() => display(found, { depth: 1 })))).toContain("option-no-effect at options.depth");
    expect(places(thrownBy(() => display({ ...found, schemes: [{}] } as never))).length).toBeGreaterThan(0);
  });
});
